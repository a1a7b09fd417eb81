"""The files of a run's folder: their names, reading them, and what is said where they cannot be read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import safetensors.torch
from safetensors import SafetensorError
from torch import Tensor

from cnnedu.errors import TrainingError
from cnnedu.train import _files
from cnnedu.train._packing import to_disk
from cnnedu.train.checkpoint import latest_checkpoint
from cnnedu.train.recipe import Recipe

__all__ = ["changed_fields", "read_json", "read_recipe", "read_weights", "write_file", "write_weights"]

RECIPE, ENVIRONMENT, METRICS, SUMMARY = "recipe.json", "environment.json", "metrics.jsonl", "summary.json"
WEIGHTS, CHECKPOINTS = "model.safetensors", "checkpoints"
#: What may differ when a run goes on: it decides where and how fast, not what is learned.
_FREE = ("data_dir", "device", "workers", "resident", "checkpoint_steps")


def read_json(path: Path) -> dict[str, Any]:
    """Return the object in a file, or an empty one where there is no such file."""
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise TrainingError(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise TrainingError(f"{path} is damaged: {error}.") from None
    if not isinstance(found, dict):
        raise TrainingError(f"{path} is damaged: it holds no JSON object.")
    return found


def read_recipe(folder: Path) -> Recipe:
    """Return the recipe of a run."""
    try:
        return Recipe.from_json((folder / RECIPE).read_text(encoding="utf-8"))
    except OSError as error:
        raise TrainingError(f"{folder / RECIPE} cannot be read: {error.strerror}.") from None
    except (ValueError, TypeError) as error:
        raise TrainingError(f"{folder / RECIPE} is damaged, or of another version of cnnedu: {error}") from None


def changed_fields(kept: Recipe, given: Recipe) -> list[str]:
    """Return "name: kept, not given" for each field that must not differ when a run goes on, and does."""
    old, new = (_files.plain_values(recipe.to_dict()) for recipe in (kept, given))
    return [f"{name}: {old[name]!r}, not {new[name]!r}" for name in old if name not in _FREE and old[name] != new[name]]


def write_file(path: Path, data: bytes, safe: str) -> None:
    """Write a file whole, or say why not and what is safe."""
    try:
        _files.write_whole(path, data)
    except OSError as error:
        raise _files.disk_problem(error, path, len(data), safe) from error


def write_weights(folder: Path, weights: Mapping[str, Tensor], about: Mapping[str, str], safe: str) -> str:
    """Write the trained weights and what they are of, and return their checksum."""
    data = safetensors.torch.save(to_disk(weights, "the end", safe), dict(about))
    write_file(folder / WEIGHTS, data, safe)
    return hashlib.sha256(data).hexdigest()


def read_weights(folder: Path, summary: Mapping[str, Any]) -> dict[str, Tensor]:
    """Return the trained weights; of a run that is not finished, those of its last checkpoint.

    Raises
    ------
    TrainingError
        There are none yet, or they are damaged.
    """
    if not summary:
        found = latest_checkpoint(folder / CHECKPOINTS)
        if found is None:
            raise TrainingError(f"{folder} has no weights yet: no checkpoint was reached.")
        averaged = any(name.startswith("ema.") for name in found.tensors)
        prefix = "ema." if averaged else "model."
        return {name.removeprefix(prefix): t for name, t in found.tensors.items() if name.startswith(prefix)}
    path = folder / WEIGHTS
    try:
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != summary.get("model_sha256"):
            raise TrainingError(f"{path} is damaged: its bytes are not those that were written.")
        return safetensors.torch.load(data)
    except OSError as error:
        raise TrainingError(f"{path} cannot be read: {error.strerror}.") from None
    except SafetensorError as error:
        raise TrainingError(f"{path} is damaged: {error}.") from None
