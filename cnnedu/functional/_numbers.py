"""Numbers in and out: what operations on arrays of any shape check alike, and the dtype they compute in and return."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from cnnedu.functional._arguments import check_array, check_float, check_same_shape

__all__ = [
    "as_gradient",
    "as_result",
    "check_floats",
    "check_grad_output",
    "check_number",
    "check_numbers",
    "working",
    "working_dtype",
]


def check_numbers(operation: str, name: str, value: Any) -> np.ndarray:
    """Return `value` if it is an array of real numbers, of any shape, empty ones included."""
    return check_array(operation, name, value, ("n",) * getattr(value, "ndim", 0))


def check_floats(operation: str, name: str, value: Any, reason: str) -> np.ndarray:
    """Return `value` if it is an array of floats, of any shape; `reason` says why integers will not do."""
    array = check_numbers(operation, name, value)
    check_float(operation, name, array, reason)
    return array


def check_grad_output(operation: str, value: Any, shape: tuple[int, ...]) -> np.ndarray:
    """Return `value` if it is an array shaped as the output."""
    array = check_numbers(operation, "grad_output", value)
    check_same_shape(operation, "grad_output", array, shape, "that of the output")
    return array


def check_number(
    operation: str, name: str, value: Any, low: int | float = -math.inf, high: int | float = math.inf
) -> float:
    """Return a finite real number between `low` and `high`, both allowed; bool is not a number here."""
    if not isinstance(value, int | float | np.integer | np.floating) or isinstance(value, bool):
        raise TypeError(f"{operation}: {name} must be a number, got {value!r} ({type(value).__name__}).")
    if not math.isfinite(value):
        raise ValueError(f"{operation}: {name} must be finite, got {value}.")
    if not low <= value <= high:
        bounds = f"at least {low}" if high == math.inf else f"between {low} and {high}"
        raise ValueError(f"{operation}: {name} must be {bounds}, got {value}.")
    return float(value)


def working_dtype(dtype: np.dtype) -> np.dtype:
    """Return the dtype to add up in: half precision rounds each sum to three digits, so float16 counts in float32."""
    return np.dtype(np.float32) if dtype == np.float16 else dtype.newbyteorder("=")


def working(array: np.ndarray) -> np.ndarray:
    """Return floats as they are computed with: this machine's byte order, half precision widened to single."""
    return array.astype(np.result_type(array.dtype, np.float32), copy=False)


def as_result(value: Any, *arguments: np.ndarray | None) -> np.ndarray:
    """Return a result as an array in the common dtype of the arguments, this machine's byte order."""
    given = [argument.dtype for argument in arguments if argument is not None]
    with np.errstate(all="ignore"):  # what half precision cannot hold becomes infinite, as in torch
        return np.asarray(value, np.result_type(*given).newbyteorder("="))


def as_gradient(value: Any, argument: np.ndarray, grad_output: np.ndarray) -> np.ndarray:
    """Return a gradient in the dtype of its argument; one of integers takes fractions where they arrive."""
    return as_result(value, argument) if argument.dtype.kind == "f" else as_result(value, argument, grad_output)
