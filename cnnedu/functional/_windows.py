"""The geometry every sliding operation shares, along any number of axes: how many windows, and a view of all."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from jaxtyping import Num, Shaped
from numpy.lib.stride_tricks import as_strided

from cnnedu.errors import ShapeError
from cnnedu.functional._arguments import SIDES, TUPLES, per_axis

__all__ = ["Padding", "Sides", "Sizes", "add_windows", "crop", "output_size", "pad_sides", "resolve_padding", "windows"]

Padding = int | tuple[int, ...] | Literal["valid", "same"]
Sizes = tuple[int, ...]  # one number per spatial axis
Sides = tuple[tuple[int, int], ...]  # (before, after) per spatial axis


def resolve_padding(operation: str, padding: Any, kernel_size: Sizes, stride: Sizes, dilation: Sizes) -> Sides:
    """Return the zeros to add on each side; "same" puts the odd one at the end, as torch does."""
    if not isinstance(padding, str):
        return tuple((p, p) for p in per_axis(operation, "padding", padding, 0, len(kernel_size)))
    if padding == "valid":
        return ((0, 0),) * len(kernel_size)
    if padding != "same":
        allowed = f"an integer, {TUPLES[len(kernel_size)]}, 'valid' or 'same'"
        raise ValueError(f"{operation}: padding must be {allowed}, got {padding!r}.")
    if set(stride) != {1}:
        raise ValueError(f"{operation}: padding='same' is defined for stride 1 only, got stride {stride}.")
    totals = [d * (k - 1) for k, d in zip(kernel_size, dilation, strict=True)]
    return tuple((total // 2, total - total // 2) for total in totals)


def output_size(
    operation: str, size: Sizes, kernel_size: Sizes, stride: Sizes, padding: Sides, dilation: Sizes
) -> Sizes:
    """Return floor((n + p_before + p_after - d (k - 1) - 1) / s) + 1 for each side, or say why nothing fits."""
    out = []
    for side, n, k, s, p, d in zip(SIDES[len(size)], size, kernel_size, stride, padding, dilation, strict=True):
        span = d * (k - 1) + 1
        if span > n + sum(p):
            dilated = f" spans {span} with dilation {d}, which" if d > 1 else ""
            raise ShapeError(
                f"{operation}: a kernel of {side} {k}{dilated} is larger than the padded input of {side} {n + sum(p)}"
                f" ({n} + {sum(p)} of padding): use a smaller kernel or dilation, or at least"
                f" {span - n} of padding in all."
            )
        out.append((n + sum(p) - span) // s + 1)
    return tuple(out)


def pad_sides(
    input: Shaped[np.ndarray, "n c *size"], padding: Sides, value: int | float = 0
) -> Shaped[np.ndarray, "n c *padded"]:
    """Return `input` with a border of `value`, or `input` itself where there is no border to add."""
    if not any(map(any, padding)):
        return input
    size = [before + n + after for n, (before, after) in zip(input.shape[2:], padding, strict=True)]
    padded = np.full((*input.shape[:2], *size), value, input.dtype)
    crop(padded, padding, input.shape[2:])[:] = input
    return padded


def crop(padded: Shaped[np.ndarray, "*n c *padded"], padding: Sides, size: Sizes) -> Shaped[np.ndarray, "*n c *size"]:
    """Return a view of what stands inside the border."""
    inside: Any = tuple(slice(before, before + n) for (before, _), n in zip(padding, size, strict=True))
    return padded[(..., *inside)]


def windows(
    input: Shaped[np.ndarray, "n c *size"], kernel_size: Sizes, stride: Sizes, dilation: Sizes, out_size: Sizes
) -> Shaped[np.ndarray, "n c *taps_and_positions"]:
    """Return a read-only view in which `[n, c, m, k, i, j]` is what weight (m, k) meets at output (i, j).

    One axis per side of the kernel, then one per side of the output. Nothing is copied: the view steps through
    the same memory with other strides, which is why it costs nothing to make and must never be written to.
    """
    batch, sides = input.strides[:2], input.strides[2:]
    between_taps = [step * d for step, d in zip(sides, dilation, strict=True)]
    between_outputs = [step * s for step, s in zip(sides, stride, strict=True)]
    shape = (*input.shape[:2], *kernel_size, *out_size)
    return as_strided(input, shape, (*batch, *between_taps, *between_outputs), writeable=False)


def add_windows(target: Num[np.ndarray, ...], values: Num[np.ndarray, ...], stride: Sizes, dilation: Sizes) -> None:
    """Add each window's values back to where they were read: the transpose of `windows`, in place.

    `values` has the axes of `windows`, `target` those of its input. Windows overlap, so the sum runs over the few
    kernel positions; for one of them no two outputs share a pixel.
    """
    rank = len(stride)
    kernel_size, out_size = values.shape[-2 * rank : -rank], values.shape[-rank:]
    for tap in np.ndindex(*kernel_size):
        first = [m * d for m, d in zip(tap, dilation, strict=True)]
        read: Any = tuple(slice(at, at + s * (n - 1) + 1, s) for at, s, n in zip(first, stride, out_size, strict=True))
        target[(..., *read)] += values[(..., *tap, *(slice(None),) * rank)]
