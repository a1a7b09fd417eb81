"""The training explorer as a still picture: loss and accuracy of every run."""

from __future__ import annotations

from typing import Any

import numpy as np

from cnnedu.explorers._training_record import TrainingRecord
from cnnedu.explorers._training_text import about_text, training_sentence
from cnnedu.explorers.format import number_text
from cnnedu.explorers.svg import RULE, Drawing

__all__ = ["training_still"]

_COLOURS = ("#b3500b", "#1f63a8", "#24733a", "#6d45ab", "#c8005f", "#7d7d7d", "#00707a", "#7a5d00")
_DASHES = ("", "7 3", "2 3", "9 3 2 3", "12 4", "4 4", "1 4", "10 2 2 2 2 2")
_WIDTH, _HEIGHT = 280, 160


def training_still(record: TrainingRecord, state: dict[str, Any]) -> str:
    """Draw both charts, what the lines are called, and where the numbers come from."""
    drawing = Drawing(training_sentence(record, state))
    split = "validation" if state["split"] == "validation" else "train"
    named = "held out" if split == "validation" else "training"
    _chart(drawing, record, state, f"{split}_loss", 40, f"loss, {named}")
    _chart(drawing, record, state, f"{split}_accuracy", 400, f"accuracy, {named}")
    top = drawing.height + 14
    for index, run in enumerate(record.runs):
        y = top + 20 * index
        drawing.parts.append(f'<path d="M4 {y - 4}h28" {_look(index)}/>')
        drawing.label(40, y, run.name)
        steps, values = run.history(f"{split}_accuracy")
        if len(values):
            drawing.label(180, y, f"accuracy {number_text(values[-1])} at {run.unit} {steps[-1]}")
    for line in (*(p for run in record.runs for p in run.problems.values()), about_text(record)):
        drawing.label(4, drawing.height + 20, line)
    return drawing.render()


def _look(index: int) -> str:
    dash = f' stroke-dasharray="{_DASHES[index]}"' if _DASHES[index] else ""
    return f'fill="none" stroke="{_COLOURS[index]}" stroke-width="2"{dash}'


def _chart(drawing: Drawing, record: TrainingRecord, state: dict[str, Any], metric: str, left: int, title: str) -> None:
    """Draw one metric of all runs over their steps."""
    top = 26
    drawing.label(left, top - 10, title)
    curves = [(at, *run.history(metric)) for at, run in enumerate(record.runs) if run.name not in state["hidden"]]
    finite = [values[np.isfinite(values)] for _, _, values in curves]
    high = max((float(values.max()) for values in finite if len(values)), default=1.0) or 1.0
    last = max((int(steps[-1]) for _, steps, _ in curves if len(steps)), default=1) or 1
    for share in (0, 0.5, 1):
        y = top + _HEIGHT * (1 - share)
        drawing.parts.append(f'<path d="M{left} {y:g}h{_WIDTH}" stroke="{RULE}" stroke-opacity="0.4"/>')
        drawing.label(left - 36, round(y) + 4, number_text(high * share))
        drawing.label(round(left + _WIDTH * share) - 8, top + _HEIGHT + 18, number_text(round(last * share)))
    for at, steps, values in curves:
        kept = np.flatnonzero(np.isfinite(values))[:: max(1, len(values) // 150)]
        places = [
            f"{left + _WIDTH * steps[i] / last:.1f} {top + _HEIGHT * (1 - values[i] / high):.1f}" for i in kept.tolist()
        ]
        if places:
            drawing.parts.append(f'<path d="M{"L".join(places)}" {_look(at)}/>')
    drawing.label(left + 110, top + _HEIGHT + 36, "step")
