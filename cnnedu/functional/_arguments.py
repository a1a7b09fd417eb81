"""Checks shared by all operations: every message names the operation, the argument, what it got and what is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Integral
from typing import Any

import numpy as np

from cnnedu.errors import DTypeError, ShapeError, format_shape

__all__ = [
    "SIDES",
    "TUPLES",
    "Pair",
    "Single",
    "Triple",
    "at_least",
    "check_array",
    "check_flag",
    "check_float",
    "check_same_shape",
    "pair",
    "per_axis",
]

Single = int | tuple[int]
Pair = int | tuple[int, int]
Triple = int | tuple[int, int, int]
SIDES = {1: ("length",), 2: ("height", "width"), 3: ("depth", "height", "width")}  # of a signal, an image, a volume
TUPLES = {1: "a tuple (length,)", 2: "a pair (height, width)", 3: "a triple (depth, height, width)"}
_LARGEST = 2**31 - 1  # beyond it the arithmetic of strides would overflow

_REFUSED = {
    "O": "an object array has no numeric meaning",
    "b": "booleans do not add up to a sum: convert with .astype(float)",
    "c": "complex numbers are outside this chapter: take .real and .imag apart",
}


def check_array(operation: str, name: str, value: Any, axes: Sequence[str], unbatched: bool = False) -> np.ndarray:
    """Return `value` if it is a NumPy array of real numbers with these axes (or all but the first)."""
    if not isinstance(value, np.ndarray):
        hint = (
            " Convert it with .detach().cpu().numpy()."
            if hasattr(value, "detach")
            else " Convert it with np.asarray(...)."
        )
        raise DTypeError(f"{operation}: {name} must be a NumPy array, got {type(value).__name__}.{hint}")
    if isinstance(value, np.ma.MaskedArray):
        raise DTypeError(f"{operation}: {name} must be a plain array, got a masked one: fill it with .filled(...).")
    if value.dtype.kind not in "iuf":
        reason = _REFUSED.get("b" if value.dtype == bool else value.dtype.kind, "it does not hold numbers")
        raise DTypeError(f"{operation}: {name} must hold integers or floats, got dtype {value.dtype}: {reason}.")
    allowed = [len(axes), len(axes) - 1] if unbatched else [len(axes)]
    if value.ndim not in allowed:
        expected = " or ".join("(" + ", ".join(axes[len(axes) - n :]) + ")" for n in allowed)
        raise ShapeError(f"{operation}: {name} must have the axes {expected}, got shape {value.shape}.")
    empty = [axis for axis, size in zip(axes[::-1], value.shape[::-1], strict=False) if size == 0 and axis != "n"]
    if empty:
        given = format_shape(value.shape, axes[len(axes) - value.ndim :])
        raise ShapeError(f"{operation}: {name} may be empty along the batch axis n only, got {given}.")
    return value


def check_float(operation: str, name: str, value: np.ndarray, reason: str) -> None:
    """Refuse integers where the result could not be an integer."""
    if value.dtype.kind != "f":
        raise DTypeError(
            f"{operation}: {name} must hold floats, got dtype {value.dtype}: {reason}. Use .astype(float)."
        )


def check_same_shape(operation: str, name: str, value: np.ndarray, expected: Sequence[int], why: str) -> None:
    """Refuse a shape that is not exactly the expected one."""
    if value.shape != tuple(expected):
        raise ShapeError(f"{operation}: {name} must have shape {tuple(expected)} ({why}), got {value.shape}.")


def at_least(operation: str, name: str, value: Any, minimum: int) -> int:
    """Return an integer that is not too small; bool is not an integer here."""
    if not isinstance(value, Integral) or isinstance(value, bool | np.bool_):
        raise TypeError(f"{operation}: {name} must be an integer, got {value!r} ({type(value).__name__}).")
    if value < minimum:
        raise ValueError(f"{operation}: {name} must be at least {minimum}, got {int(value)}.")
    if int(value) > _LARGEST:
        raise ValueError(f"{operation}: {name} must be at most {_LARGEST}, got {int(value)}.")
    return int(value)


def check_flag(operation: str, name: str, value: Any) -> None:
    """Refuse what is neither True nor False: a "no" would count as true."""
    if not isinstance(value, bool | np.bool_):
        raise TypeError(f"{operation}: {name} must be True or False, got {value!r} ({type(value).__name__}).")


def per_axis(operation: str, name: str, value: Any, minimum: int, rank: int) -> tuple[int, ...]:
    """Return `value` as one integer per spatial axis; a single one stands for all."""
    if isinstance(value, tuple | list) and len(value) == rank:
        return tuple(at_least(operation, name, size, minimum) for size in value)
    if not isinstance(value, Integral) or isinstance(value, bool | np.bool_):
        error = ValueError if isinstance(value, tuple | list) else TypeError
        raise error(f"{operation}: {name} must be an integer or {TUPLES[rank]}, got {value!r}.")
    return (at_least(operation, name, value, minimum),) * rank


def pair(operation: str, name: str, value: Any, minimum: int) -> tuple[int, int]:
    """Return `value` as (height, width); one integer stands for both."""
    height, width = per_axis(operation, name, value, minimum, 2)
    return height, width
