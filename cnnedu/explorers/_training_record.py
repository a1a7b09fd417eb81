"""What is kept of trainings: every number that was logged, and now and then a confusion matrix and the filters."""

from __future__ import annotations

import base64
import datetime
import json
import os
import platform
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from cnnedu.errors import suggest
from cnnedu.explorers._training_values import as_confusion, as_filters, as_number

__all__ = ["FORMAT", "METRICS", "Frame", "LoggedRun", "TrainingRecord"]

FORMAT = "cnnedu training record, version 1"
#: Numbers that can be logged, and what a sentence calls them.
METRICS = {
    "train_loss": "training loss",
    "validation_loss": "validation loss",
    "train_accuracy": "training accuracy",
    "validation_accuracy": "validation accuracy",
    "learning_rate": "learning rate",
    "gradient_norm": "gradient norm",
}
_PICTURES = ("confusion", "filters")
_ACCURACIES = ("train_accuracy", "validation_accuracy")


@dataclass
class Frame:
    """What was seen at one moment: confusion (k, k) as counts, filters (filters, channels, k_h, k_w), or only one."""

    step: int
    epoch: int | None = None
    confusion: np.ndarray | None = None
    filters: np.ndarray | None = None


@dataclass
class LoggedRun:
    """One training. `steps[metric]` and `values[metric]` belong together, in the order of logging."""

    name: str
    unit: str = "step"  # or "epoch", where nothing finer was ever told
    steps: dict[str, array[int]] = field(default_factory=dict)
    values: dict[str, array[float]] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    #: Sentences on what went wrong, one for each metric.
    problems: dict[str, str] = field(default_factory=dict)
    last: int = -1

    def history(self, metric: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the steps and the values of a metric, all of them."""
        if metric not in METRICS:
            raise ValueError(
                f"history: metric must be one of {', '.join(METRICS)}, got {metric!r}.{suggest(metric, METRICS)}"
            )
        return np.array(self.steps.get(metric, []), dtype=int), np.array(self.values.get(metric, []), dtype=float)

    def place(self, step: int | None, epoch: int | None) -> int:
        """Return where on the run's axis something belongs that was logged at a step, or at the end of an epoch."""
        if (step is None) == (epoch is None) and step is None:
            raise TypeError("log: tell the step or the epoch, such as log(step=1, train_loss=2.3).")
        given = "step" if step is not None else "epoch"
        for name, value in (("step", step), ("epoch", epoch)):
            if value is not None and (isinstance(value, bool) or not hasattr(value, "__index__") or value < 0):
                raise ValueError(f"log: {name} must be a whole number from 0 on, got {value!r}.")
        if given == "epoch" and self.unit == "step" and self.last > 0:
            return self.last  # the end of an epoch is its last step
        if given == "step" and self.unit == "epoch" and self.last > 0:
            raise ValueError(f"log: run {self.name!r} counts epochs so far; tell the epoch, or begin another run.")
        at = int(step if step is not None else epoch)  # type: ignore[arg-type]
        if at < self.last:
            raise ValueError(
                f"log: {given} {at} comes after {self.unit} {self.last} in run {self.name!r}; "
                "a run only goes on. Begin another one for a new start."
            )
        self.unit = given
        return at

    def add(self, at: int, epoch: int | None, values: Mapping[str, Any]) -> None:
        """Take what was logged at one place, all of it or, if something is wrong, nothing."""
        numbers, pictures = {}, {}
        for name, value in values.items():
            if name in METRICS:
                numbers[name] = as_number(name, value, 1.0 if name in _ACCURACIES else np.inf)
            elif name == "confusion":
                pictures[name] = as_confusion(value, self._size("confusion"))
            elif name == "filters":
                pictures[name] = as_filters(value, self._size("filters"))
            else:
                known = [*METRICS, *_PICTURES]
                raise TypeError(f"log: there is no {name!r}.{suggest(name, known)} Known: {', '.join(known)}.")
        for name, value in numbers.items():
            self.steps.setdefault(name, array("q")).append(at)
            self.values.setdefault(name, array("d")).append(value)
            if value - value != 0 and name not in self.problems:
                became = "NaN" if value != value else "infinite"
                self.problems[name] = f"{self.name}: the {METRICS[name]} became {became} at {self.unit} {at}."
        if pictures:
            self.frames.append(Frame(at, epoch, **pictures))
        self.last = max(self.last, at)

    def _size(self, name: str) -> tuple[int, ...] | None:
        """Return the shape that this run's earlier matrices or filters had."""
        for frame in reversed(self.frames):
            if (seen := getattr(frame, name)) is not None:
                return tuple(seen.shape)
        return None


@dataclass
class TrainingRecord:
    """Runs, and in a few words when, where and on what they were made."""

    runs: list[LoggedRun] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    classes: tuple[str, ...] = ()

    def begin(self, name: str, data: str = "") -> LoggedRun:
        """Add a run; a name that is taken raises."""
        if not isinstance(name, str) or not 1 <= len(name) <= 40:
            raise ValueError(f"begin: name must be a text of 1 to 40 characters, got {name!r}.")
        if name in [run.name for run in self.runs]:
            raise ValueError(f"begin: there is a run {name!r} already; give this one another name.")
        self.about = {**here(), **({"data": data} if data else {})} if not self.runs else self.about
        self.runs.append(LoggedRun(name))
        return self.runs[-1]

    def save(self, path: str | os.PathLike[str], digits: int | None = None) -> Path:
        """Write everything as JSON, whole or not at all; numbers to so many digits, filters to 8 bits."""
        path = Path(path)
        part = path.with_name(f"{path.name}.part")
        part.write_text(json.dumps(self.json(digits), separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
        return part.replace(path)

    def json(self, digits: int | None = None) -> dict[str, Any]:
        """Return the record as JSON holds it."""
        return {
            "format": FORMAT,
            "about": self.about,
            "classes": list(self.classes),
            "runs": [
                {
                    "name": run.name,
                    "unit": run.unit,
                    "numbers": {
                        name: [list(run.steps[name]), [_number(value, digits) for value in run.values[name]]]
                        for name in run.values
                    },
                    "frames": [packed(frame) for frame in run.frames],
                }
                for run in self.runs
            ],
        }

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> TrainingRecord:
        """Read what `save` wrote."""
        try:
            return cls.from_json(json.loads(Path(path).read_text(encoding="utf-8")))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"load: {Path(path).name} is no {FORMAT}: {error}") from None

    @classmethod
    def from_json(cls, made: Mapping[str, Any]) -> TrainingRecord:
        """Check a record and take it, value by value, as if it were logged again."""
        if made.get("format") != FORMAT:
            raise ValueError(f"its format is {made.get('format')!r}")
        record = cls(about={str(k): str(v) for k, v in made["about"].items()}, classes=tuple(map(str, made["classes"])))
        for told in made["runs"]:
            run = LoggedRun(str(told["name"]), "epoch" if told["unit"] == "epoch" else "step")
            logged = [
                (int(step), None, {name: _BACK.get(value, value)})
                for name, (steps, values) in told["numbers"].items()
                for step, value in zip(steps, values, strict=True)
            ]
            logged += [(frame["step"], frame.get("epoch"), unpacked(frame)) for frame in told["frames"]]
            for at, epoch, values in logged:
                run.add(at, epoch, values)
            record.runs.append(run)
        return record


def here() -> dict[str, str]:
    """Return today and the kind of machine, which is all that a record says about where it was made."""
    return {"recorded": str(datetime.date.today()), "machine": f"{platform.system()} {platform.machine()}"}


def packed(frame: Frame) -> dict[str, Any]:
    """Return a frame as JSON: counts as they are, filters in steps of most/127, as base64."""
    made: dict[str, Any] = {"step": frame.step}
    if frame.epoch is not None:
        made["epoch"] = int(frame.epoch)
    if frame.confusion is not None:
        made["confusion"] = frame.confusion.tolist()
    if frame.filters is not None:
        most = float(f"{np.abs(frame.filters).max():.4g}")
        levels = np.clip(np.rint(frame.filters * (127 / most if most else 0)), -127, 127).astype(np.int8)
        text = base64.b64encode(levels.tobytes()).decode()
        made["filters"] = {"shape": list(frame.filters.shape), "most": most, "levels": text}
    return made


def unpacked(frame: Mapping[str, Any]) -> dict[str, np.ndarray]:
    """Return the matrices of a frame that was packed."""
    made = {}
    if "confusion" in frame:
        made["confusion"] = np.array(frame["confusion"])
    if "filters" in frame:
        told = frame["filters"]
        levels = np.frombuffer(base64.b64decode(told["levels"]), np.int8).reshape(told["shape"])
        made["filters"] = levels * (float(told["most"]) / 127)
    return made


_BACK = {"nan": np.nan, "inf": np.inf, "-inf": -np.inf}


def _number(value: float, digits: int | None) -> float | int | str:
    """Write what JSON has no number for as text."""
    if value - value != 0:
        return str(value)
    rounded = value if digits is None else float(f"{value:.{digits}g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 2**53 else rounded
