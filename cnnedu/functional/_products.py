"""The three products of a convolution, of one, two or three dimensions: forward, and its two transposes.

With ``columns`` the patches laid side by side (`unfold`) and ``filters`` the weights, one filter a row:

forward           output       = filters   @ columns
weight gradient   grad_filters = grad      @ columns.T
input gradient    grad_columns = filters.T @ grad, then every pixel collects what its copies received

Each is computed in a dtype that BLAS multiplies, and given back in that of its arguments.
"""

from __future__ import annotations

from math import prod
from typing import Any

import numpy as np
from jaxtyping import Num

from cnnedu.errors import DTypeError, check_choice
from cnnedu.functional._choice import cheapest
from cnnedu.functional._convolution import Convolution
from cnnedu.functional._matmul import all_finite, as_matrices, matmul
from cnnedu.functional._numbers import working_dtype
from cnnedu.functional._patches import patch_columns, row_columns, short_runs
from cnnedu.functional._scatter import scatter
from cnnedu.functional._windows import Sides, Sizes, pad_sides
from cnnedu.functional.algorithms import fft, im2col, mec, shift
from cnnedu.functional.winograd import LARGEST_KERNEL, winograd

__all__ = ["ALGORITHMS", "MIXING", "check_algorithm", "forward", "input_gradient", "weight_gradient"]

_NARROW = 24  # rows of a matrix product below which it is better to have more of them, even at the price of copies
ALGORITHMS = {"im2col": im2col, "shift": shift, "mec": mec, "fft": fft, "winograd": winograd}
MIXING = {"fft", "winograd"}  # sums hold more than one patch: they round, and one NaN or infinity spreads


def check_algorithm(call: Convolution, algorithm: str) -> None:
    """Refuse an algorithm that is unknown or cannot do this convolution."""
    check_choice(call.operation, "algorithm", algorithm, ["auto", "loops", *ALGORITHMS])
    if algorithm in MIXING and call.dtype.kind != "f":
        raise DTypeError(
            f"{call.operation}: algorithm {algorithm!r} rounds, and integers are convolved exactly: got dtype"
            f" {call.dtype}. Use .astype(float), or another algorithm."
        )
    fits = {*call.stride, *call.dilation} == {1} and max(call.kernel_size) <= LARGEST_KERNEL
    if algorithm == "winograd" and not fits:
        raise ValueError(
            f"{call.operation}: algorithm 'winograd' needs stride 1, dilation 1 and a kernel of at most"
            f" {LARGEST_KERNEL}×{LARGEST_KERNEL}, got stride {call.stride}, dilation {call.dilation} and kernel"
            f" {call.kernel_size}."
        )


def forward(call: Convolution, algorithm: str = "auto") -> Num[np.ndarray, "n c_out *out"]:
    """Return the convolution without its bias, by the algorithm named or the one that is likely the fastest."""
    reach = ((n - 1) * s + d * (k - 1) + 1 for n, s, d, k in
             zip(call.size, call.stride, call.dilation, call.kernel_size, strict=True))  # fmt: skip
    needed: Any = tuple(map(slice, reach))  # rows and columns that no patch reaches are left out
    dtype = _blas_dtype(call.dtype, call.weight[:1].size, call.input, call.weight)
    input, weight = call.padded()[(..., *needed)].astype(dtype, copy=False), call.weight.astype(dtype, copy=False)
    settings = call.stride, call.dilation, call.groups
    if not len(input):
        algorithm = "im2col"
    elif algorithm == "auto":
        algorithm = cheapest(input.shape, weight.shape, *settings)
        if algorithm in MIXING and not (call.dtype.kind == "f" and all_finite(input, weight)):
            algorithm = "im2col"
    return _cast(ALGORITHMS[algorithm](input, weight, *settings), working_dtype(call.dtype))


def input_gradient(
    grad: Num[np.ndarray, "n c_out *out"],
    weight: Num[np.ndarray, "c_out c_in_per_group *kernel"],
    size: Sizes,
    stride: Sizes,
    padding: Sides,
    dilation: Sizes,
    groups: int,
) -> Num[np.ndarray, "n c_in *size"]:
    """Return the gradient with respect to an input whose sides are `size`, given that of the output.

    At stride 1 it is one more convolution: of `grad`, with the kernel flipped and its two channel axes exchanged.
    Where Winograd's or Fourier's way does that best, it is done so, and scattered otherwise. The same map, from
    small to large, is what a transposed convolution computes.
    """
    dtype = np.result_type(grad, weight)
    working = _blas_dtype(dtype, len(weight) // groups * prod(weight.shape[2:]), grad, weight)
    grad, weight = grad.astype(working, copy=False), weight.astype(working, copy=False)
    axes = zip(size, padding, grad.shape[2:], weight.shape[2:], dilation, strict=True)
    border = tuple((d * (k - 1) - before, n + before - out) for n, (before, _), out, k, d in axes)
    if {*stride} == {1} and min(map(min, border)) >= 0 and dtype.kind == "f" and len(grad):
        by_group = weight.reshape(groups, len(weight) // groups, *weight.shape[1:]).swapaxes(1, 2)
        flipped = np.flip(by_group.reshape(-1, *by_group.shape[2:]), axis=tuple(range(2, weight.ndim)))
        padded = (*grad.shape[:2], *(n + sum(sides) for n, sides in zip(grad.shape[2:], border, strict=True)))
        algorithm = cheapest(padded, flipped.shape, stride, dilation, groups)
        if algorithm in MIXING and all_finite(grad, weight):
            gradient = ALGORITHMS[algorithm](pad_sides(grad, border), flipped, stride, dilation, groups)
            return _cast(gradient, working_dtype(dtype))
    return _cast(scatter(grad, weight, size, stride, padding, dilation, groups), working_dtype(dtype))


def weight_gradient(
    call: Convolution, grad: Num[np.ndarray, "n c_out *out"]
) -> Num[np.ndarray, "c_out c_in_per_group *kernel"]:
    """Return the gradient with respect to ``call.weight``, given that of the output."""
    dtype = working_dtype(np.result_type(call.dtype, grad))
    working = _blas_dtype(dtype, len(grad) * prod(call.size), call.input, grad)
    input, grad = call.padded().astype(working, copy=False), np.ascontiguousarray(grad, working)
    kernel_size, stride, dilation = call.kernel_size, call.stride, call.dilation
    if short_runs(grad.shape, kernel_size):  # make the images the last axis
        input, grad = (np.ascontiguousarray(np.moveaxis(array, 0, -1))[None] for array in (input, grad))
        kernel_size, stride, dilation = (*kernel_size, 1), (*stride, 1), (*dilation, 1)
    outputs = as_matrices(grad, call.groups)
    per_group, c_out = input.shape[1] // call.groups, len(call.weight)
    settings = kernel_size, stride, dilation, call.groups
    if call.weight.size > grad.size:  # a large weight: do not sort it afterwards
        by_filter = np.zeros((call.groups, c_out // call.groups, per_group * prod(kernel_size)), working)
        for images, at, columns in patch_columns(input, grad, *settings):
            by_filter += _product(outputs[images, ..., at], columns.swapaxes(2, 3)).sum(axis=0)
        return _cast(by_filter.reshape(call.weight.shape), dtype)
    by_row = per_group * prod(kernel_size[1:]) >= _NARROW
    whole = ((images, at, 0, columns) for images, at, columns in patch_columns(input, grad, *settings))
    parts = row_columns(input, grad, *settings) if by_row else whole
    rows = kernel_size[0] if by_row else 1
    by_tap = np.zeros((rows, call.groups, per_group * prod(kernel_size) // rows, c_out // call.groups), working)
    for images, at, row, columns in parts:
        grads = outputs[images, ..., at].swapaxes(2, 3)
        by_tap[row] += _product(columns, grads).sum(axis=0)  # the faster way round
    by_tap = by_tap.reshape(rows, call.groups, per_group, -1, c_out // call.groups)
    return _cast(np.ascontiguousarray(by_tap.transpose(1, 4, 2, 0, 3)).reshape(call.weight.shape), dtype)


def _product(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return ``left @ right``, long sums rounded with care."""
    product = np.empty((*left.shape[:-1], right.shape[-1]), left.dtype)
    matmul(left, right, product)
    return product


def _blas_dtype(dtype: np.dtype, terms: int, first: np.ndarray, second: np.ndarray) -> np.dtype:
    """Return float64 for integers whose sums of so many products it holds exactly: BLAS multiplies no integers."""
    if dtype.kind != "f" and terms * _largest(first) * _largest(second) < 2**53:
        return np.dtype(np.float64)
    return working_dtype(dtype)


def _largest(array: np.ndarray) -> int:
    """Return the largest absolute value."""
    return max(abs(int(array.min())), abs(int(array.max()))) if array.size else 0


def _cast(result: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """Return `result` in `dtype`; an integer too large for it wraps around, as NumPy's and torch's sums do."""
    if dtype.kind != "f" and result.dtype.kind == "f":
        result = result.astype(np.int64)
    return result.astype(dtype, copy=False)
