"""Shapes that are known without torch's own shape functions.

torch infers the shapes of many operations in Python, and the first call loads its compiler and a computer algebra
system for it: 900 modules, a second. These few, which is all that most networks need, cost nothing. Where anything is
unusual or wrong they return None, and torch decides, or says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor

__all__ = ["SHORTCUTS"]


def _plain(*tensors: Tensor | None) -> bool:
    """Say whether all are floats of one dtype in the usual order."""
    given = [x for x in tensors if x is not None]
    return given[0].is_floating_point() and all(x.is_contiguous() and x.dtype == given[0].dtype for x in given)


def _sides(
    input: Tensor, kernel: Sequence[int], stride: Sequence[int], padding: Sequence[int], dilation: Sequence[int]
) -> list[int] | None:
    """Return the output's spatial sides where every setting has one number per axis and the kernel fits."""
    settings = kernel, stride, padding, dilation
    if any(len(setting) != input.dim() - 2 for setting in settings) or min(*kernel, *stride, *dilation) < 1:
        return None
    rooms = [n + 2 * p - d * (k - 1) - 1 for n, k, _, p, d in zip(input.shape[2:], *settings, strict=True)]
    fits = min(rooms) >= 0 and min(padding) >= 0
    return [room // s + 1 for room, s in zip(rooms, stride, strict=True)] if fits else None


def _convolution(
    input: Tensor,
    weight: Tensor,
    bias: Tensor | None,
    stride: Sequence[int],
    padding: Sequence[int],
    dilation: Sequence[int],
    transposed: bool,
    output_padding: Sequence[int],
    groups: int,
) -> Tensor | None:
    """Return an empty (n, c_out, ...) for a plain convolution of a batch whose channels fit."""
    fits = input.dim() == weight.dim() > 2 and input.shape[1] == weight.shape[1] * groups
    if transposed or not fits or not _plain(input, weight, bias) or weight.shape[0] % groups:
        return None
    if bias is not None and bias.shape != weight.shape[:1]:
        return None
    sides = _sides(input, weight.shape[2:], stride, padding, dilation)
    return input.new_empty((input.shape[0], weight.shape[0], *sides)) if sides else None


def _max_pool2d(
    input: Tensor,
    kernel_size: Sequence[int],
    stride: Sequence[int] = (),
    padding: Sequence[int] = (0, 0),
    dilation: Sequence[int] = (1, 1),
    ceil_mode: bool = False,
) -> tuple[Tensor, Tensor] | None:
    """Return an empty map and empty indices."""
    if (
        ceil_mode
        or input.dim() != 4
        or not _plain(input)
        or any(2 * p > k for p, k in zip(padding, kernel_size, strict=False))
    ):
        return None
    sides = _sides(input, kernel_size, stride or kernel_size, padding, dilation)
    if not sides:
        return None
    shape = (*input.shape[:2], *sides)
    return input.new_empty(shape), input.new_empty(shape, dtype=torch.int64)


def _batch_norm(
    input: Tensor,
    weight: Tensor | None,
    bias: Tensor | None,
    running_mean: Tensor | None,
    running_var: Tensor | None,
    training: bool,
    momentum: float,
    eps: float,
) -> tuple[Tensor, Tensor, Tensor] | None:
    """Return an empty tensor like the input, and two for statistics."""
    given = weight, bias, running_mean, running_var
    if training or any(x is None or x.shape != input.shape[1:2] for x in given) or not _plain(input, *given):
        return None
    return input.new_empty(input.shape), input.new_empty(input.shape[1]), input.new_empty(input.shape[1])


def _activation(input: Tensor, *settings: Any, **named: Any) -> Tensor | None:
    """Return an empty tensor like the input."""
    return input.new_empty(input.shape) if _plain(input) else None


def _elementwise(input: Tensor, other: Any, **named: Any) -> Tensor | None:
    """Return an empty tensor like the input for a sum or product of two of the same shape."""
    same = isinstance(other, Tensor) and other.shape == input.shape and "out" not in named
    return input.new_empty(input.shape) if same and _plain(input, other) else None


def _mean(input: Tensor, dim: Sequence[int] | None, keepdim: bool = False, **named: Any) -> Tensor | None:
    """Return an empty tensor without the axes that are averaged, or with 1 in their place."""
    axes = {axis % input.dim() for axis in dim or ()}
    if not axes or named or not _plain(input) or any(not -input.dim() <= axis < input.dim() for axis in dim or ()):
        return None
    sizes = enumerate(input.shape)
    return input.new_empty([1 if axis in axes else n for axis, n in sizes if keepdim or axis not in axes])


def _dense(bias: Tensor, input: Tensor, weight: Tensor, **named: Any) -> Tensor | None:
    """Return an empty (n, out_features) for a dense layer, whose weight comes transposed."""
    fits = input.dim() == weight.dim() == 2 and input.shape[1] == weight.shape[0] and bias.shape == weight.shape[1:]
    return input.new_empty((input.shape[0], weight.shape[1])) if fits and _plain(bias, input, weight.t()) else None


SHORTCUTS: dict[str, Callable[..., Any]] = {
    "aten::addmm": _dense,
    "aten::convolution": _convolution,
    "aten::max_pool2d_with_indices": _max_pool2d,
    "aten::native_batch_norm": _batch_norm,
    "aten::mean": _mean,
    **dict.fromkeys(("aten::relu", "aten::silu", "aten::gelu", "aten::hardtanh"), _activation),
    **dict.fromkeys(("aten::add", "aten::mul"), _elementwise),
}
"""By operation: a function of its arguments, on the meta device, that returns its output or None."""
