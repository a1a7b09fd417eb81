"""The geometry every sliding operation shares: how many windows there are, and a view of all of them."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from jaxtyping import Num, Shaped
from numpy.lib.stride_tricks import as_strided

from cnnedu.errors import ShapeError
from cnnedu.functional._arguments import pair

__all__ = ["Padding", "Sides", "add_windows", "output_size", "pad_sides", "resolve_padding", "windows"]

Padding = int | tuple[int, int] | Literal["valid", "same"]
Sides = tuple[tuple[int, int], tuple[int, int]]  # ((top, bottom), (left, right))


def resolve_padding(
    operation: str, padding: Any, kernel_size: tuple[int, int], stride: tuple[int, int], dilation: tuple[int, int]
) -> Sides:
    """Return the zeros to add on each side; "same" puts the odd one at the bottom and right, as torch does."""
    if not isinstance(padding, str):
        top, left = pair(operation, "padding", padding, 0)
        return (top, top), (left, left)
    if padding == "valid":
        return (0, 0), (0, 0)
    if padding != "same":
        raise ValueError(f"{operation}: padding must be an integer, a pair, 'valid' or 'same', got {padding!r}.")
    if stride != (1, 1):
        raise ValueError(f"{operation}: padding='same' is defined for stride 1 only, got stride {stride}.")
    totals = [d * (k - 1) for k, d in zip(kernel_size, dilation, strict=True)]
    (top, bottom), (left, right) = [(total // 2, total - total // 2) for total in totals]
    return (top, bottom), (left, right)


def output_size(
    operation: str,
    size: tuple[int, int],
    kernel_size: tuple[int, int],
    stride: tuple[int, int],
    padding: Sides,
    dilation: tuple[int, int],
) -> tuple[int, int]:
    """Return floor((n + p_before + p_after - d (k - 1) - 1) / s) + 1 for each side, or say why nothing fits."""
    out = []
    for side, n, k, s, p, d in zip(("height", "width"), size, kernel_size, stride, padding, dilation, strict=True):
        span = d * (k - 1) + 1
        if span > n + sum(p):
            dilated = f" spans {span} with dilation {d}, which" if d > 1 else ""
            raise ShapeError(
                f"{operation}: a kernel of {side} {k}{dilated} is larger than the padded input of {side} {n + sum(p)}"
                f" ({n} + {sum(p)} of padding): use a smaller kernel or dilation, or at least"
                f" {span - n} of padding in all."
            )
        out.append((n + sum(p) - span) // s + 1)
    return out[0], out[1]


def pad_sides(
    input: Shaped[np.ndarray, "n c h w"], padding: Sides, value: int | float = 0
) -> Shaped[np.ndarray, "n c h2 w2"]:
    """Return `input` with a border of `value`, or `input` itself where there is no border to add."""
    (top, bottom), (left, right) = padding
    if not (top or bottom or left or right):
        return input
    n, c, h, w = input.shape
    padded = np.full((n, c, top + h + bottom, left + w + right), value, input.dtype)
    padded[:, :, top : top + h, left : left + w] = input
    return padded


def windows(
    input: Shaped[np.ndarray, "n c h w"],
    kernel_size: tuple[int, int],
    stride: tuple[int, int],
    dilation: tuple[int, int],
    out_size: tuple[int, int],
) -> Shaped[np.ndarray, "n c k_h k_w h_out w_out"]:
    """Return a read-only view in which `[n, c, m, k, i, j]` is what weight (m, k) meets at output (i, j).

    Nothing is copied: the view steps through the same memory with other strides, which is why it costs
    nothing to make and must never be written to.
    """
    n, c, h, w = input.strides
    (s_h, s_w), (d_h, d_w) = stride, dilation
    shape = (*input.shape[:2], *kernel_size, *out_size)
    return as_strided(input, shape, (n, c, h * d_h, w * d_w, h * s_h, w * s_w), writeable=False)


def add_windows(
    target: Num[np.ndarray, "*n c h w"],
    values: Num[np.ndarray, "*n c k_h k_w h_out w_out"],
    stride: tuple[int, int],
    dilation: tuple[int, int],
) -> None:
    """Add each window's values back to where they were read: the transpose of `windows`, in place.

    Windows overlap, so the sum runs over the few kernel positions; for one of them no two outputs share a pixel.
    """
    k_h, k_w, h_out, w_out = values.shape[-4:]
    (s_h, s_w), (d_h, d_w) = stride, dilation
    for m in range(k_h):
        for k in range(k_w):
            rows = slice(m * d_h, m * d_h + s_h * (h_out - 1) + 1, s_h)
            columns = slice(k * d_w, k * d_w + s_w * (w_out - 1) + 1, s_w)
            target[..., rows, columns] += values[..., m, k, :, :]
