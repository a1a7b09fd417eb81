"""The training explorer: curves, confusion and filters, while a network trains and afterwards."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from cnnedu.errors import suggest
from cnnedu.explorers._training_page import page_record, page_run
from cnnedu.explorers._training_record import METRICS, LoggedRun, TrainingRecord
from cnnedu.explorers._training_still import training_still
from cnnedu.explorers._training_text import training_sentence, training_source
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.traits import (
    ChoiceTrait,
    FlagTrait,
    ListTrait,
    NumberTrait,
    TableTrait,
    TextTrait,
    WholeTrait,
    to_json,
)

__all__ = ["TrainingExplorer"]

_MOST_RUNS, _LAST = 8, 100_000
_PAUSE, _SHARE = 0.5, 0.005  # seconds between messages at least, and the share of all time that messages may take


class TrainingExplorer(Explorer):
    """Trainings as they run, and afterwards: loss, accuracy, learning rate, gradient norm, confusion and filters.

    Without anything logged it shows a recording that ships: plain and residual networks of 20 and 56 layers on real
    digits. The deeper plain network does worse than the shallower one even on the digits that it learns from; with
    shortcuts it does not. The first `begin`, or `log`, puts your own training in its place. To compare, begin several
    runs.

    As a callback it is told by `on_train_begin(name)`, `on_step_end(step, metrics)`, `on_epoch_end(epoch, metrics)`
    and `on_train_end()`; metrics that it has no chart for are passed over.

    Parameters
    ----------
    run : int
        The run whose confusion and filters are shown, in the order of `runs`; beyond the last: the last.
    frame : int
        Which of its moments, from 0; beyond the last: the last.
    split : "training", "validation" or "both"
        Whose loss and accuracy are drawn.
    smoothing : float
        0 to 0.95: in each point of a curve, the point n before it counts smoothing**n. 0 draws what was logged.
    log_scale : bool
        Draw the loss on a logarithmic axis; the gradient norm always is.
    hidden : sequence of str
        Names of runs that are not drawn.
    playing : bool
        Whether time is moving.
    speed : float
        Moments per second, 0.25 to 8.

    Attributes
    ----------
    runs : list of str
        Names of the runs.
    problems : list of str
        What went wrong, in sentences: "plain: the training loss became NaN at step 120."
    record : mapping
        Everything that was logged, as the page is given it.
    about : dict of str
        When, on what kind of machine and on what data the record was made.

    Raises
    ------
    TypeError, ValueError
        A wrong name, kind or range; something logged that is not what its name says.

    Examples
    --------
    >>> explorer = TrainingExplorer()
    >>> explorer.runs
    ['plain-20', 'residual-20', 'plain-56', 'residual-56']

    Your own:

    >>> explorer.begin("mine", data="digits")
    >>> for step in range(1, 4):
    ...     explorer.log(step, train_loss=2.3 / step, learning_rate=0.1)
    >>> explorer.log(epoch=1, train_accuracy=0.9, confusion=[[9, 1], [0, 10]])
    >>> explorer
    TrainingExplorer(runs=['mine'])
    >>> explorer.history("mine", "train_loss")[1].round(2)
    array([2.3 , 1.15, 0.77])
    """

    section = 10
    run = WholeTrait(2, (0, _MOST_RUNS - 1))
    frame = WholeTrait(_LAST, (0, _LAST))
    split = ChoiceTrait(("training", "validation", "both"))
    smoothing = NumberTrait(0, (0, 0.95))
    log_scale = FlagTrait(True)
    hidden = ListTrait(TextTrait(longest=40), (), (0, _MOST_RUNS))
    playing = FlagTrait()
    speed = NumberTrait(2, (0.25, 8))
    record = TableTrait({})

    def __init__(self, **settings: Any) -> None:
        self._record, self._shipped = TrainingRecord.from_json(_shipped()), True
        self._current: LoggedRun | None = None
        self._made: dict[str, tuple[tuple[int, ...], dict[str, Any]]] = {}
        self._next = 0.0
        self._publish()
        super().__init__(**settings)

    @classmethod
    def load(cls, path: str | os.PathLike[str], **settings: Any) -> TrainingExplorer:
        """Return an explorer of a record that `save` wrote.

        Raises
        ------
        ValueError
            The file is no such record; the message says what is wrong with it.
        """
        record = TrainingRecord.load(path)
        explorer = cls(**{"run": 0, **settings})
        explorer._record, explorer._shipped, explorer._current = record, False, None
        explorer.flush()
        return explorer

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write all runs to a JSON file, whole or not at all: every number exactly, filters to 8 bits."""
        return self._record.save(path)

    def begin(self, name: str, *, data: str = "", classes: Any = ()) -> None:
        """Start a run; the recording that ships makes way for the first.

        Parameters
        ----------
        name : str
            What the curves are called, up to 40 characters, each run differently; 8 runs at most.
        data : str
            What is trained on, in words; shown beneath the charts.
        classes : sequence of str
            Names of the classes, for the confusion matrix.
        """
        record = TrainingRecord() if self._shipped else self._record
        if len(record.runs) >= _MOST_RUNS:
            raise ValueError(f"begin: {_MOST_RUNS} runs are shown at most; make another TrainingExplorer.")
        self._current = record.begin(name, data)
        record.classes = tuple(map(str, classes)) or record.classes
        if self._shipped:
            self._record, self._shipped = record, False
            self.set(run=0, frame=_LAST, hidden=[])
        self.flush()

    def log(self, step: int | None = None, *, epoch: int | None = None, **values: Any) -> None:
        """Tell what was measured at a step, or at the end of an epoch.

        Numbers may be Python's, NumPy's or tensors of one number. NaN and infinity are drawn as gaps, and said.
        Thousands of steps are cheap: the page is told about twice a second, with fewer points; all are kept here.

        Parameters
        ----------
        step, epoch : int
            One of both at least, never falling within a run. An epoch's end stands at the last step logged.
        train_loss, validation_loss, learning_rate, gradient_norm : number, 0 or more
        train_accuracy, validation_accuracy : number, 0 to 1
        confusion : array-like, (classes, classes)
            Counts: row the true class, column the class predicted; 2 to 30 classes.
        filters : array-like, (filters, channels, k_h, k_w)
            The first layer's weight, 1 or 3 channels, sides up to 11; the first 64 filters are kept.

        Raises
        ------
        TypeError, ValueError, ShapeError
            An unknown name, a step that falls, a number out of range, a wrong shape; nothing of the call is taken.
        """
        if self._current is None:
            self.begin("run 1")
        assert self._current is not None
        at = self._current.place(step, epoch)
        self._current.add(at, epoch, values)
        if time.monotonic() >= self._next:
            self.flush()

    def flush(self) -> None:
        """Show the page all that was logged, now."""
        start = time.monotonic()
        self._publish()
        end = time.monotonic()
        self._next = end + max(_PAUSE, (end - start) / _SHARE)

    def on_train_begin(self, name: str = "") -> None:
        """Begin a run; without a name it is numbered."""
        self.begin(name or f"run {1 if self._shipped else len(self.runs) + 1}")

    def on_step_end(self, step: int, metrics: Mapping[str, Any]) -> None:
        """Log a step: those metrics that have a chart."""
        self.log(step, **_known(metrics))

    def on_epoch_end(self, epoch: int, metrics: Mapping[str, Any]) -> None:
        """Log the end of an epoch: those metrics that have a chart, confusion and filters."""
        self.log(epoch=epoch, **_known(metrics))

    def on_train_end(self) -> None:
        """Show the page the last of it."""
        self.flush()

    @property
    def runs(self) -> list[str]:
        """Names of the runs, in the order of their beginning."""
        return [run.name for run in self._record.runs]

    @property
    def problems(self) -> list[str]:
        """What went wrong, in sentences."""
        return [problem for run in self._record.runs for problem in run.problems.values()]

    @property
    def about(self) -> dict[str, str]:
        """When, where and on what the record was made, in words."""
        return dict(self._record.about)

    def history(self, run: str, metric: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the steps and the values of a metric, every one that was logged."""
        return self._named(run).history(metric)

    def confusion(self, run: str, frame: int = -1) -> np.ndarray:
        """Return the confusion matrix of one of a run's moments: row the true class, column the class predicted."""
        frames = self._named(run).frames
        if not -len(frames) <= frame < len(frames):
            raise ValueError(f"confusion: run {run!r} has {len(frames)} moments, there is no moment {frame}.")
        found = frames[frame].confusion
        if found is None:
            raise ValueError(f"confusion: run {run!r} logged no confusion at moment {frame}.")
        return found.copy()

    def _named(self, name: str) -> LoggedRun:
        for run in self._record.runs:
            if run.name == name:
                return run
        raise ValueError(f"there is no run {name!r}.{suggest(name, self.runs)} Runs: {', '.join(self.runs) or 'none'}.")

    def _publish(self) -> None:
        made = [self._page_run(run) for run in self._record.runs]
        self.set_trait("record", page_record(self._record, made, self._shipped))

    def _page_run(self, run: LoggedRun) -> dict[str, Any]:
        """Return a run for the page; one that has not grown is not made again."""
        key = (len(run.frames), *(len(values) for values in run.values.values()))
        known = self._made.get(run.name)
        if known is None or known[0] != key:
            self._made[run.name] = known = key, page_run(run)
        return known[1]

    def python(self) -> str:
        """Return Python source that prints the numbers behind the picture."""
        return training_source(self._record, self._state(), self._shipped)

    def describe(self) -> str:
        """Say how far each run has come."""
        return training_sentence(self._record, self._state())

    def still(self) -> str:
        """Draw loss and accuracy of all runs, as SVG."""
        return training_still(self._record, self._state())

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        self.flush()  # what is shown first is up to date
        return super()._repr_mimebundle_(**kwargs)

    def _summary(self) -> dict[str, str]:
        names = (name for name in self.settings if getattr(self, name) != self._trait(name).default())
        shown = {name: repr(to_json(getattr(self, name))) for name in names if name != "run"}
        return {"runs": repr(self.runs), **shown}


def _known(metrics: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in metrics.items() if name in METRICS or name in ("confusion", "filters")}


@cache
def _shipped() -> dict[str, Any]:
    """Return the recording that ``benchmarks/record_training.py`` made."""
    text = files("cnnedu.data").joinpath("training_runs.json").read_text(encoding="utf-8")
    record: dict[str, Any] = json.loads(text)
    return record
