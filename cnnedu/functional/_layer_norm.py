"""What `layer_norm` and `group_norm` share: runs of numbers that lie side by side are normalised together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from cnnedu.errors import ShapeError
from cnnedu.functional._arguments import at_least, check_array, check_float, check_same_shape
from cnnedu.functional._batch_norm import FRACTIONS, check_per_channel
from cnnedu.functional._numbers import as_result, check_floats, check_number
from cnnedu.functional._standardize import broadcasting, channel_sums, spread, standardize

__all__ = ["check_group_norm", "check_layer_norm", "normalize_runs", "normalize_runs_backward"]

_PART = 2**17  # numbers handled at a time


def normalize_runs(
    input: np.ndarray,
    owners: tuple[int, int, int],
    length: int,
    weight: np.ndarray | None,
    bias: np.ndarray | None,
    eps: int | float,
) -> np.ndarray:
    """Standardise each run of `length` numbers, then scale and shift.

    `owners` is the input's shape with each weight's numbers in the middle axis. A run never crosses the first.
    """
    x = _working(input, input, weight, bias).reshape(owners)
    output = np.empty_like(x)
    scale, shift = (None if values is None else spread(values.reshape(-1), x) for values in (weight, bias))
    with broadcasting(), np.errstate(all="ignore"):  # infinite inputs become NaN, as in torch
        for part in _parts(owners):
            out = output[part]
            standardize(x[part].reshape(1, -1, length), eps, out=out.reshape(1, -1, length))
            if scale is not None:
                out *= scale
            if shift is not None:
                out += shift
        return as_result(output.reshape(input.shape), input, weight, bias)


def normalize_runs_backward(
    grad_output: np.ndarray,
    input: np.ndarray,
    owners: tuple[int, int, int],
    length: int,
    weight: np.ndarray | None,
    bias: np.ndarray | None,
    eps: int | float,
) -> tuple[np.ndarray, np.ndarray | None, np.ndarray | None]:
    """Go back through `normalize_runs`, with the formula of `layer_norm_backward`."""
    x, grad = (_working(array, input, weight, bias).reshape(owners) for array in (input, grad_output))
    grad_input, grad_weight, grad_bias = np.empty_like(x), np.zeros(owners[1]), np.zeros(owners[1])
    scale = 1 if weight is None else spread(weight.reshape(-1), x)
    with broadcasting(), np.errstate(all="ignore"):
        for part in _parts(owners):
            g, out = grad[part], grad_input[part].reshape(1, -1, length)
            _, moments = standardize(x[part].reshape(out.shape), eps, out=out)
            grad_weight += channel_sums(g, out.reshape(g.shape))
            grad_bias += channel_sums(g)
            h = np.multiply(g, scale).reshape(out.shape)
            mean, along = channel_sums(h) / length, channel_sums(h, out) / length
            out *= spread(-along, h)
            out += h
            out -= spread(mean, h)
            out *= spread(1 / np.sqrt(moments.var + eps), h)
        return (
            as_result(grad_input.reshape(input.shape), input),
            None if weight is None else as_result(grad_weight.reshape(weight.shape), weight),
            None if bias is None else as_result(grad_bias.reshape(bias.shape), bias),
        )


def _parts(owners: tuple[int, int, int]) -> Iterator[slice]:
    """Cut the first axis into parts that fit the cache."""
    some = max(1, _PART // max(1, owners[1] * owners[2]))
    return (slice(start, start + some) for start in range(0, owners[0], some))


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
