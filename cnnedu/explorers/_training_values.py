"""What may be logged of a training: numbers, a confusion matrix, filters; each refused in a sentence otherwise."""

from __future__ import annotations

from typing import Any

import numpy as np

from cnnedu.errors import DTypeError, ShapeError

__all__ = ["as_confusion", "as_filters", "as_number"]

_CLASSES, _FILTERS, _SIDE = 30, 64, 11


def as_number(name: str, value: Any, most: float) -> float:
    """Return one number, which may be NaN or infinite: that is news, not an error."""
    if isinstance(value, bool | str | bytes) or value is None:
        raise DTypeError(f"log: {name} must be a number, got {value!r} ({type(value).__name__}).")
    try:
        number = float(value.detach() if hasattr(value, "detach") else value)  # also a tensor, on any device
    except (TypeError, ValueError, RuntimeError) as error:
        raise ShapeError(f"log: {name} must be one number, got {type(value).__name__}: {error}.") from None
    if number < 0 or (number > most and number - number == 0):
        allowed = f"from 0 to {most:g}" if np.isfinite(most) else "0 or more"
        hint = " Divide percentages by 100." if 1 < number <= 100 else ""
        raise ValueError(f"log: {name} must be {allowed}, got {number:g}.{hint}")
    return number


def as_confusion(value: Any, before: tuple[int, ...] | None) -> np.ndarray:
    """Return counts, (classes, classes): row the true class, column what it was taken for."""
    matrix = _array("confusion", value)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or not 2 <= len(matrix) <= _CLASSES:
        raise ShapeError(
            f"log: confusion must be (classes, classes), from 2 to {_CLASSES} classes, got shape {matrix.shape}."
        )
    _as_before("confusion", matrix, before)
    if (matrix < 0).any() or (matrix != np.rint(matrix)).any():
        raise ValueError("log: confusion must hold counts: whole numbers, none below 0.")
    return matrix.astype(np.int64)


def as_filters(value: Any, before: tuple[int, ...] | None) -> np.ndarray:
    """Return filters as float32, (filters, channels, k_h, k_w), of which the first 64 are kept."""
    array = _array("filters", value)
    array = array[:, None] if array.ndim == 3 else array
    fits = array.ndim == 4 and array.shape[0] > 0 and array.shape[1] in (1, 3) and min(array.shape[2:]) >= 1
    if not fits or max(array.shape[2:]) > _SIDE:
        raise ShapeError(
            f"log: filters must be (filters, 1 or 3 channels, k_h, k_w) with sides up to {_SIDE}, such as the weight of"
            f" a first layer, got shape {array.shape}."
        )
    array = array[:_FILTERS]
    _as_before("filters", array, before)
    return array.astype(np.float32)


def _as_before(name: str, array: np.ndarray, before: tuple[int, ...] | None) -> None:
    if before is not None and array.shape != before:
        raise ShapeError(f"log: {name} had shape {before} earlier in this run, got {array.shape}.")


def _array(name: str, value: Any) -> np.ndarray:
    """Return a copy of what may be an array, nested lists or a tensor, on any device, with or without a gradient."""
    if hasattr(value, "detach"):
        value = value.detach().cpu().numpy()
    try:
        array = np.array(value)
    except ValueError:
        raise ShapeError(f"log: {name} must be an array: the rows given differ in length.") from None
    if array.dtype.kind not in "iuf":
        raise DTypeError(f"log: {name} must hold numbers, got {type(value).__name__} of dtype {array.dtype}.")
    if not np.isfinite(array).all():
        raise ValueError(f"log: {name} must hold finite numbers.")
    return array
