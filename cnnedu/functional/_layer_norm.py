"""What `layer_norm` and `group_norm` share: runs of numbers that lie side by side are normalised together."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from cnnedu.errors import ShapeError
from cnnedu.functional._arguments import at_least, check_array, check_float, check_same_shape
from cnnedu.functional._batch_norm import FRACTIONS, check_per_channel
from cnnedu.functional._numbers import as_result, check_floats, check_number
from cnnedu.functional._standardize import broadcasting, channel_sums, standardize, standardize_backward

__all__ = ["check_group_norm", "check_layer_norm", "normalize_runs", "normalize_runs_backward", "per_channel"]


def per_channel(values: np.ndarray, input: np.ndarray) -> np.ndarray:
    """Return one number per channel in a shape that combines with the input."""
    return values.reshape(-1, *[1] * (input.ndim - 2))


def normalize_runs(
    input: np.ndarray, length: int, scale: np.ndarray | None, shift: np.ndarray | None, eps: int | float
) -> np.ndarray:
    """Standardise each run of `length` numbers, then scale and shift."""
    rows = _working(input, input, scale, shift).reshape(1, -1, length)
    with broadcasting(), np.errstate(all="ignore"):  # infinite inputs become NaN, as in torch
        output = standardize(rows, eps).output.reshape(input.shape)
        if scale is not None:
            output *= scale
        if shift is not None:
            output += shift
        return as_result(output, input, scale, shift)


def normalize_runs_backward(
    grad_output: np.ndarray,
    input: np.ndarray,
    length: int,
    owners: tuple[int, int, int],
    scale: np.ndarray | None,
    weight: np.ndarray | None,
    bias: np.ndarray | None,
    eps: int | float,
) -> tuple[np.ndarray, np.ndarray | None, np.ndarray | None]:
    """Go back through `normalize_runs`; `owners` is the input's shape with each weight's numbers in the middle axis."""
    rows = _working(input, input, weight, bias).reshape(1, -1, length)
    grad = _working(grad_output, input, weight, bias)
    with broadcasting(), np.errstate(all="ignore"):
        scaled = grad if scale is None else grad * scale
        grad_input = standardize_backward(scaled.reshape(rows.shape), rows, eps).input
        standard, grad = standardize(rows, eps).output.reshape(owners), grad.reshape(owners)
        return (
            as_result(grad_input.reshape(input.shape), input),
            None if weight is None else as_result(channel_sums(grad, standard).reshape(weight.shape), weight),
            None if bias is None else as_result(channel_sums(grad).reshape(bias.shape), bias),
        )


def _working(array: np.ndarray, *arguments: np.ndarray | None) -> np.ndarray:
    """Return an array as it is computed with: in the common dtype, contiguous, half precision widened to single."""
    given = [argument.dtype for argument in arguments if argument is not None]
    return np.ascontiguousarray(array, np.result_type(np.float32, *given))


def check_layer_norm(
    operation: str,
    input: np.ndarray,
    normalized_shape: int | Sequence[int],
    weight: np.ndarray | None,
    bias: np.ndarray | None,
    eps: int | float,
) -> int:
    """Check the arguments of `layer_norm` and return how many numbers are normalised together."""
    check_floats(operation, "input", input, FRACTIONS)
    given = normalized_shape if isinstance(normalized_shape, tuple | list) else (normalized_shape,)
    shape = tuple(at_least(operation, f"normalized_shape[{axis}]", size, 1) for axis, size in enumerate(given))
    if not shape or input.shape[-len(shape) :] != shape:
        raise ShapeError(
            f"{operation}: normalized_shape must be the sizes of the input's last axes, at least one of them,"
            f" got {shape} for an input of shape {input.shape}."
        )
    for name, value in (("weight", weight), ("bias", bias)):
        if value is not None:
            check_floats(operation, name, value, FRACTIONS)
            check_same_shape(operation, name, value, shape, "normalized_shape: one number per position")
    check_number(operation, "eps", eps, 0)
    return math.prod(shape)


def check_group_norm(
    operation: str,
    input: np.ndarray,
    num_groups: int,
    weight: np.ndarray | None,
    bias: np.ndarray | None,
    eps: int | float,
) -> int:
    """Check the arguments of `group_norm` and return how many numbers are normalised together."""
    axes = ("n", "c", *["size"] * (getattr(input, "ndim", 2) - 2))
    check_array(operation, "input", input, axes)
    check_float(operation, "input", input, FRACTIONS)
    n, c = input.shape[:2]
    groups = at_least(operation, "num_groups", num_groups, 1)
    if c % groups:
        raise ShapeError(f"{operation}: num_groups={groups} does not divide the {c} channels.")
    length = math.prod(input.shape[1:]) // groups
    if n * length == 1:  # torch lets it pass for two images, and returns the bias
        raise ValueError(f"{operation}: a group of one value has no variance, got an input of shape {input.shape}.")
    for name, value in (("weight", weight), ("bias", bias)):
        if value is not None:
            check_per_channel(operation, name, value, c)
    check_number(operation, "eps", eps, 0)
    return length
