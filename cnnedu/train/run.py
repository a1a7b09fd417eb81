"""A run as it is written: a folder in which at every moment all is there that is needed to go on.

`recipe.json` and `environment.json` say what is trained on what, `metrics.jsonl` takes a line for each step and epoch,
`checkpoints/` holds the last two moments to go on from; at the end come `model.safetensors` and `summary.json`.
`Run` reads it.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from torch import Tensor

from cnnedu.errors import TrainingError
from cnnedu.train._files import FolderLock, dump_json, missing_folders, plain_values, remove_empty
from cnnedu.train._metrics import MetricsLog
from cnnedu.train._packing import without_wrappers
from cnnedu.train._run_files import (
    CHECKPOINTS,
    ENVIRONMENT,
    METRICS,
    RECIPE,
    SUMMARY,
    changed_fields,
    read_json,
    read_recipe,
    write_file,
    write_weights,
)
from cnnedu.train.checkpoint import TrainState, latest_checkpoint, what_is_safe
from cnnedu.train.distributed import Processes
from cnnedu.train.machine import describe_data, describe_machine
from cnnedu.train.recipe import Recipe
from cnnedu.train.result import Run

if TYPE_CHECKING:
    from cnnedu.train.data import ImageData
    from cnnedu.train.evaluate import Judgement

__all__ = ["Run", "RunFolder"]

_NOTHING, _BEGUN, _FINISHED = range(3)


class RunFolder:
    """Writes a run down while it is trained: the first process does, the others only read.

    `open` makes one. Nothing is written before `restore`, so that a training that cannot begin leaves no run behind.

    Attributes
    ----------
    path : Path or None
        The folder; without one everything stays in memory, and there are no checkpoints.
    environment : dict
        When, with which versions, on what kind of machine, on which data.
    finished : bool
        The run in the folder came to its end: there is nothing to go on with.
    """

    def __init__(self, path: Path | None, recipe: Recipe, here: Processes) -> None:
        self.path, self.recipe, self.here = path, recipe, here
        self.environment = describe_machine(here.device, here.world)
        self.finished = False
        self._begun, self._lock_made, self._epoch = False, False, 0
        self._made: list[Path] = []
        self._log, self._lock = MetricsLog(), _no_lock()

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str] | None,
        recipe: Recipe,
        here: Processes,
        *,
        resume: bool = False,
        data: ImageData | None = None,
    ) -> RunFolder:
        """Take a folder for a run, for as long as this process lives or until `close`.

        Parameters
        ----------
        path : path or None
            The folder; it is made.
        recipe : Recipe
            What is trained.
        here : Processes
            Who trains.
        resume : bool
            Go on with the run that is there; where none is, begin one.
        data : ImageData, optional
            What is trained on, noted so that the network of an unfinished run can be used.

        Raises
        ------
        TrainingError
            The folder holds a run, or anything else, and ``resume`` was not asked for; its recipe is another; another
            process writes there; it cannot be made.
        """
        folder = cls(None if path is None else Path(path), recipe, here)
        if data is not None:
            folder.environment["data"] = describe_data(data)
        state = _NOTHING
        if folder.path is not None and here.first:
            folder._take(folder.path)
            try:
                state = _what_is_there(folder.path, recipe, resume)
            except TrainingError:
                folder._release()
                if folder._lock_made:
                    (folder.path / ".lock").unlink(missing_ok=True)
                raise
        state = here.from_first(state)
        folder._begun, folder.finished = state != _NOTHING, state == _FINISHED
        return folder

    @property
    def _writes(self) -> Path | None:
        """The folder, in the process that writes."""
        return self.path if self.here.first else None

    def _take(self, path: Path) -> None:
        try:
            self._made, self._lock_made = missing_folders(path), not (path / ".lock").exists()
            path.mkdir(parents=True, exist_ok=True)
            self._lock = FolderLock(path)
        except OSError as error:
            raise TrainingError(f"{path} cannot be written to: {error.strerror}.") from None

    def restore(self, state: TrainState) -> None:
        """Begin the run, or bring ``state`` to where its last checkpoint was; every process calls it.

        Raises
        ------
        TrainingError
            No checkpoint can be read, or it does not fit the model; the disk takes nothing.
        """
        if self._writes is not None:
            self._write_beginning(self._writes)
            self._log = MetricsLog(self._writes / METRICS)
        if self.path is not None and self._begun:
            self._go_on(self.path / CHECKPOINTS, state)
        self._log.cut(state.step)
        self._epoch, self._begun = state.epoch, True

    def _go_on(self, checkpoints: Path, state: TrainState) -> None:
        with warnings.catch_warnings():
            if not self.here.first:  # one complaint about a damaged checkpoint will do
                warnings.simplefilter("ignore")
            found = latest_checkpoint(checkpoints)
        step = -1 if found is None else found.step
        if self.here.from_first(step) != step:
            raise TrainingError(
                f"process {self.here.rank} does not find the checkpoint that the first goes on from: {checkpoints} must"
                " be on a disk that all processes see."
            )
        if found is not None:
            state.restore(found)

    def _write_beginning(self, path: Path) -> None:
        """Write recipe and environment; where there are some, the new environment stands behind the first."""
        environment = read_json(path / ENVIRONMENT)
        if environment and self._begun:
            earlier = environment.get("resumed")
            resumed = [*(earlier if isinstance(earlier, list) else ()), self.environment]
            self.environment = {**environment, "resumed": resumed}
        write_file(path / ENVIRONMENT, dump_json(self.environment), "Nothing was trained yet.")
        if not self._begun:  # last: it is what makes the folder a run
            write_file(path / RECIPE, self.recipe.to_json().encode(), "Nothing was trained yet.")

    def log_step(self, step: int, epoch: int, metrics: Mapping[str, Any]) -> None:
        """Take down a step: ``train_loss``, ``learning_rate`` and whatever else was measured."""
        self._log.append("step", step, epoch, metrics)

    def log_epoch(self, step: int, epoch: int, metrics: Mapping[str, Any]) -> None:
        """Take down the end of an epoch, before the checkpoint that is kept there."""
        self._log.append("epoch", step, epoch, metrics)
        self._epoch = epoch

    def save(self, state: TrainState) -> None:
        """Keep a checkpoint, after the log has reached the disk.

        Raises
        ------
        TrainingError
            The disk does not take it, or a weight is no longer a number; the checkpoint before is still there.
        """
        state.epoch = self._epoch
        if self._writes is not None:
            self._log.sync()
            state.save(self._writes / CHECKPOINTS, self.recipe.to_dict())

    def flush(self) -> None:
        """See to it, as far as the disk allows, that the log reaches it."""
        with suppress(TrainingError):  # what is missing comes after the last checkpoint, and will be made again
            self._log.sync()

    def what_is_safe(self) -> str:
        """Return a sentence: the checkpoint to go on from, if there is a folder."""
        return "" if self._writes is None else what_is_safe(self._writes / CHECKPOINTS)

    def finish(self, state: TrainState, data: ImageData, test: Judgement) -> Run:
        """Write the trained network and then the summary, which makes the run a finished one; and close.

        Parameters
        ----------
        state : TrainState
            At its end; the moving average is the network that is kept, if there is one.
        data : ImageData
            What was trained on.
        test : Judgement
            Of that network, on the test images.
        """
        network = without_wrappers(state.model) if state.ema is None else state.ema
        weights = {name: tensor.detach().cpu().clone() for name, tensor in network.state_dict().items()}
        summary = _summary(self.recipe, state, about := describe_data(data), test)
        self.environment.setdefault("data", about)
        if self._writes is not None:
            safe = self.what_is_safe()
            # one entry: safetensors writes several in another order each time
            metadata = {"cnnedu": dump_json({"recipe": self.recipe.to_dict(), "data": about}).decode()}
            summary["model_sha256"] = write_weights(self._writes, weights, metadata, safe)
            write_file(self._writes / ENVIRONMENT, dump_json(self.environment), safe)
            write_file(self._writes / SUMMARY, dump_json(summary), safe)
            return self.close()
        return self._in_memory(weights, summary)

    def close(self) -> Run:
        """Let others write into the folder, and return the run as it is."""
        self._release()
        if self._writes is not None and (self._writes / RECIPE).exists():
            return Run.load(self._writes)
        return self._in_memory(None, {})

    def _in_memory(self, weights: Mapping[str, Tensor] | None, summary: Mapping[str, Any]) -> Run:
        records = self._log.records()
        return Run(self.recipe, self.environment, records, summary, weights=weights, first=self.here.first)

    def _release(self) -> None:
        self._log.close()
        if self._lock is not None:
            self._lock.release()
        if self._writes is not None and self._made and not self._begun:
            with suppress(OSError):
                (self._writes / ".lock").unlink(missing_ok=True)
            remove_empty(self._made)

    def __enter__(self) -> RunFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._release()


def _no_lock() -> FolderLock | None:
    return None


def _what_is_there(path: Path, recipe: Recipe, resume: bool) -> int:
    """Return whether a folder holds nothing, a run or a finished run, or say why it must not be used."""
    if not (path / RECIPE).exists():
        ours = {".lock", f"{RECIPE}.part", ENVIRONMENT, f"{ENVIRONMENT}.part"}  # of a run that was stopped before
        others = sorted(entry.name for entry in path.iterdir() if entry.name not in ours)
        if others:
            raise TrainingError(f"{path} holds other things ({others[0]}); use another --out.")
        return _NOTHING
    if not resume:
        raise TrainingError(f"{path} holds a run already: --resume goes on with it, another --out begins one.")
    changed = changed_fields(read_recipe(path), recipe)
    if changed:
        raise TrainingError(f"the run in {path} has another recipe: {'; '.join(changed)}. Use another --out.")
    return _FINISHED if (path / SUMMARY).exists() else _BEGUN


def _summary(recipe: Recipe, state: TrainState, data: Mapping[str, Any], test: Judgement) -> dict[str, Any]:
    images = state.step * (recipe.batch_size or 0)
    noise = data["throughput_only"]
    found = {
        "test_accuracy": None if noise else test.accuracy,
        "test_loss": None if noise else test.loss,
        "images_per_second": images / state.seconds if state.seconds else None,
        "seconds": state.seconds,
        "epochs": recipe.epochs,
        "steps": state.step,
        "parameters": sum(parameter.numel() for parameter in without_wrappers(state.model).parameters()),
        "throughput_only": noise,
        "confusion": None if noise else test.confusion,
    }
    return dict(plain_values(found))
