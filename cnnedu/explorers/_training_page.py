"""What of a training record travels to the page: fewer points and fewer frames, in a form that JSON can hold."""

from __future__ import annotations

from typing import Any

import numpy as np

from cnnedu.explorers._training_record import LoggedRun, TrainingRecord, packed

__all__ = ["page_record", "page_run", "thinned"]

_POINTS, _FRAMES = 300, 60


def page_record(record: TrainingRecord, runs: list[dict[str, Any]], shipped: bool) -> dict[str, Any]:
    """Return the record for the page, its runs already made by `page_run`."""
    return {"about": dict(record.about), "classes": list(record.classes), "shipped": shipped, "runs": runs}


def page_run(run: LoggedRun) -> dict[str, Any]:
    """Return a run for the page: at most 300 points of each number, at most 60 frames, filters in 8 bits."""
    numbers = {}
    for name in run.values:
        steps, values = run.history(name)
        kept = thinned(values, _POINTS)
        numbers[name] = [steps[kept].tolist(), [_json(value) for value in values[kept].tolist()]]
    frames = run.frames
    if len(frames) > _FRAMES:
        frames = [frames[at] for at in np.linspace(0, len(frames) - 1, _FRAMES).round().astype(int)]
    return {
        "name": run.name,
        "unit": run.unit,
        "numbers": numbers,
        "frames": [packed(frame) for frame in frames],
        "problems": list(run.problems.values()),
    }


def thinned(values: np.ndarray, most: int) -> np.ndarray:
    """Return the indices of at most `most` values that keep the ends and every stretch's least and most.

    So that a spike of one step stays visible among a hundred thousand.

    Examples
    --------
    >>> thinned(np.array([0, 0, 9, 0, 0, 0, 0, -5, 0, 0.0]), 6)
    array([0, 1, 2, 5, 7, 9])
    """
    if len(values) <= most:
        return np.arange(len(values))
    size = -(-(len(values) - 2) // ((most - 2) // 2))
    starts = np.arange(1, len(values) - 1, size)
    kept = {0, len(values) - 1}
    for start in starts.tolist():
        part = values[start : min(start + size, len(values) - 1)]
        bad = np.flatnonzero(~np.isfinite(part))
        if len(bad):
            kept.update({start + int(bad[0]), start + int(bad[-1])})
        else:
            kept.update({start + int(part.argmin()), start + int(part.argmax())})
    return np.array(sorted(kept))


def _json(value: float) -> float | int | None:
    """Write a number with six digits; what is not finite as None."""
    if value - value != 0:
        return None
    rounded = float(f"{value:.6g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 2**53 else rounded
