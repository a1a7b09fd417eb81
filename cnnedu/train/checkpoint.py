"""Checkpoints: all that a training needs to go on, kept so that a whole one is always there.

A checkpoint is a folder, ``step-00000480``, with the tensors in `tensors.safetensors` and all else in `state.json`.
It is written beside its place, waited for until the disk has it, and only then renamed. Reading one runs no code that
came with it: numbers and text are all there is.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import safetensors.torch
import torch
from safetensors import SafetensorError
from torch import Tensor, nn
from torch.optim import Optimizer

from cnnedu.errors import TrainingError
from cnnedu.train import _files
from cnnedu.train._packing import (
    check_same_tensors,
    optimizer_entries,
    place_optimizer_state,
    to_disk,
    without_wrappers,
)

__all__ = ["Checkpoint", "TrainState", "latest_checkpoint", "load_checkpoint", "save_checkpoint", "what_is_safe"]

FORMAT = 1
TENSORS, STATE = "tensors.safetensors", "state.json"
_COUNTED = ("step", "epoch", "right", "seconds")
_NAME = re.compile(r"step-(\d{8,})(\.old)?")


@dataclass(frozen=True, repr=False)
class Checkpoint:
    """A checkpoint that was read and found whole.

    Attributes
    ----------
    path : Path
        Its folder.
    step, epoch : int
        Steps and epochs that were over.
    right : int
        Training images of the epoch so far that were told right.
    seconds : float
        How long all steps took.
    recipe : dict
        As `Recipe.to_dict` gives it.
    optimizers : list of dict
        The class of each optimizer and what of its state is no tensor.
    tensors : dict of str to Tensor
        ``model.…``, ``ema.…`` and ``optimizer.<index>.<parameter>.<name>``, on the CPU.
    """

    path: Path
    step: int
    epoch: int
    right: int
    seconds: float
    recipe: dict[str, Any]
    optimizers: list[dict[str, Any]]
    tensors: dict[str, Tensor]

    def __repr__(self) -> str:
        return f"Checkpoint(step={self.step}, epoch={self.epoch}, {str(self.path)!r})"


@dataclass
class TrainState:
    """What changes while a network trains.

    Parameters
    ----------
    model : nn.Module
        May be wrapped for several processes or compiled: names are those of the network inside.
    optimizers : sequence of Optimizer
        Their settings are the recipe's business; what is kept is what they remember of each parameter.
    ema : nn.Module, optional
        The moving average.
    step, epoch : int
        Steps and epochs that are over.
    right : int
        Training images of the epoch so far that were told right.
    seconds : float
        How long all steps took.
    """

    model: nn.Module
    optimizers: Sequence[Optimizer]
    ema: nn.Module | None = None
    step: int = 0
    epoch: int = 0
    right: int = 0
    seconds: float = 0.0

    def save(self, folder: Path, recipe: Mapping[str, Any], keep: int = 2) -> Path:
        """Write a checkpoint into a folder of them; see `save_checkpoint`."""
        tensors, optimizers = dict(self._live()), []
        for index, optimizer in enumerate(self.optimizers):
            numbers = {}
            for name, value in optimizer_entries(optimizer, self.model):
                if isinstance(value, Tensor):
                    tensors[f"optimizer.{index}.{name}"] = value
                else:
                    numbers[name] = value
            optimizers.append({"class": type(optimizer).__name__, "numbers": numbers})
        about = {name: getattr(self, name) for name in _COUNTED}
        return save_checkpoint(folder, tensors, {**about, "recipe": dict(recipe), "optimizers": optimizers}, keep)

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go back, or on, to a checkpoint: all of it, or nothing where it does not fit.

        Raises
        ------
        TrainingError
            Names, shapes or kinds of number are not those of the model, the average or the optimizers.
        """
        live = self._live()
        weights = {name: t for name, t in checkpoint.tensors.items() if not name.startswith("optimizer.")}
        check_same_tensors(str(checkpoint.path), live, weights)
        made, saved = [type(o).__name__ for o in self.optimizers], [o["class"] for o in checkpoint.optimizers]
        if made != saved:
            raise TrainingError(f"{checkpoint.path} was made with {' and '.join(saved)}, not {' and '.join(made)}.")
        entries = [
            {**_below(f"optimizer.{index}.", checkpoint.tensors), **kept["numbers"]}
            for index, kept in enumerate(checkpoint.optimizers)
        ]
        for apply in (False, True):  # all are looked at before any is changed
            for optimizer, found in zip(self.optimizers, entries, strict=True):
                place_optimizer_state(str(checkpoint.path), optimizer, self.model, found, apply)
        with torch.no_grad():
            for name, tensor in live.items():
                tensor.copy_(weights[name])  # into its own layout, on its own device
        for name in _COUNTED:
            setattr(self, name, getattr(checkpoint, name))

    def _live(self) -> dict[str, Tensor]:
        parts = {"model": without_wrappers(self.model), **({} if self.ema is None else {"ema": self.ema})}
        return {f"{part}.{name}": t for part, module in parts.items() for name, t in module.state_dict().items()}


def _below(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Any]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}


def save_checkpoint(folder: Path, tensors: Mapping[str, Tensor], about: Mapping[str, Any], keep: int = 2) -> Path:
    """Write a checkpoint, whole or not at all, and then remove those that it makes superfluous.

    Parameters
    ----------
    folder : Path
        Where the checkpoints of a run are.
    tensors : mapping of str to Tensor
        On any device, in any layout; several names may share one tensor.
    about : mapping
        ``step``, ``epoch``, ``right``, ``seconds``, ``recipe`` and ``optimizers``, as `Checkpoint` has them.
    keep : int
        How many stay. Those of later steps belong to a past that was given up, and go.

    Returns
    -------
    Path
        The checkpoint's folder.

    Raises
    ------
    TrainingError
        A number is NaN or infinite, or the disk does not take it: earlier checkpoints stay as they are.
    """
    if keep < 1:
        raise ValueError(f"save_checkpoint: keep must be 1 or more, got {keep}.")
    place, safe = folder / f"step-{about['step']:08d}", what_is_safe(folder)
    data = safetensors.torch.save(to_disk(tensors, f"step {about['step']}", safe))
    state = {"format": FORMAT, **about, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    state = json.loads(_files.dump_json(state))
    text = _files.dump_json({**state, "state_sha256": _digest(state)})
    temporary, at = place.with_name(f"{place.name}.part"), folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir()
        for name, content in ((TENSORS, data), (STATE, text)):
            at = temporary / name
            _files.write_synced(at, content)
        _files.sync_folder(temporary)
        at = place
        _files.put_folder(temporary, place)
    except OSError as error:
        shutil.rmtree(temporary, ignore_errors=True)
        raise _files.disk_problem(error, at, len(data) + len(text), safe) from error
    _remove_superfluous(folder, place, keep)
    return place


def _remove_superfluous(folder: Path, newest: Path, keep: int) -> None:
    earlier = [found for found in _found(folder) if _order(found) < _order(newest) and found.suffix != ".old"]
    staying = {newest, *earlier[: keep - 1]}
    for path in folder.iterdir():
        if (_NAME.fullmatch(path.name) or path.name.endswith(".part")) and path not in staying:
            shutil.rmtree(path, ignore_errors=True)


def _found(folder: Path) -> list[Path]:
    """Return the folders that are named like checkpoints, newest first."""
    paths = folder.iterdir() if folder.is_dir() else []
    return sorted((path for path in paths if _NAME.fullmatch(path.name)), key=_order, reverse=True)


def _order(path: Path) -> tuple[int, bool]:
    """Sort by step; of two of one step, the one that stepped aside comes first."""
    return int(path.stem.removeprefix("step-")), path.suffix != ".old"


def what_is_safe(folder: Path) -> str:
    """Return a sentence: the checkpoint that is there."""
    found = _found(folder)
    if not found:
        return "There was no checkpoint yet: begin again with another --out."
    return f"The last checkpoint, {found[0]}, is still there."


def _digest(state: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()


def latest_checkpoint(folder: Path) -> Checkpoint | None:
    """Return the newest checkpoint that is whole, or None where there is none at all.

    A damaged one is passed over with a warning that names it.

    Raises
    ------
    TrainingError
        There are checkpoints, but each is damaged.
    """
    found = _found(folder)
    for path in found:
        try:
            return load_checkpoint(path)
        except TrainingError as error:
            warnings.warn(f"{error} It is passed over.", RuntimeWarning, stacklevel=2)
    if found:
        raise TrainingError(f"none of the {len(found)} checkpoints in {folder} can be read.")
    return None


def load_checkpoint(path: Path) -> Checkpoint:
    """Read a checkpoint and make sure that not one bit of it has changed.

    Raises
    ------
    TrainingError
        It is damaged, or of another format: which file, and how.
    """
    state = _read_state(path)
    data = _read(path / TENSORS)
    if len(data) != state["bytes"]:
        raise TrainingError(f"{path / TENSORS} is cut off: {len(data):,} of {state['bytes']:,} bytes.")
    if hashlib.sha256(data).hexdigest() != state["sha256"]:
        raise TrainingError(f"{path / TENSORS} is damaged: its bytes are not those that were written.")
    try:
        tensors = safetensors.torch.load(data)
    except SafetensorError as error:
        raise TrainingError(f"{path / TENSORS} is no safetensors file: {error}.") from None
    return Checkpoint(path, tensors=tensors, **{name: state[name] for name in (*_COUNTED, "recipe", "optimizers")})


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TrainingError(f"{path} cannot be read: {error.strerror or error}.") from None


def _read_state(path: Path) -> dict[str, Any]:
    try:
        state = json.loads(_read(path / STATE))
    except ValueError as error:  # UnicodeDecodeError is one too
        raise TrainingError(f"{path / STATE} is damaged: {error}.") from None
    if isinstance(state, dict) and state.get("format", FORMAT) != FORMAT:
        raise TrainingError(f"{path} is of format {state['format']!r}; this cnnedu reads {FORMAT}.")
    if not isinstance(state, dict) or state.pop("state_sha256", None) != _digest(state):
        raise TrainingError(f"{path / STATE} is damaged: it is not what was written.")
    return state
