"""Which cells of its input a layer reads, axis by axis: all geometry in one form, so that the page needs none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from cnnedu.functional import pad

__all__ = ["page_settings"]

Size = tuple[int, int, int]
_ZERO = -1  # stands for a zero of the padding


def page_settings(kind: str, settings: Mapping[str, Any], before: Size, after: Size) -> dict[str, Any]:
    """Return the settings of a layer as ``frontend/ops/network.ts`` takes them: windows instead of strides.

    Examples
    --------
    >>> pooling = {"mode": "max", "kernel": [2, 2], "stride": [2, 2], "dilation": [1, 1], "padding": [0, 0]}
    >>> page_settings("pool", {**pooling, "ceil": False, "divisor": "window"}, (1, 5, 4), (1, 2, 2))["rows"]
    [[0, 1], [2, 3]]
    """
    if kind == "conv":
        rows, columns = (_taps(settings, axis, before[axis + 1], after[axis + 1]) for axis in (0, 1))
        return {"rows": rows, "cols": columns, "groups": settings["groups"]}
    if kind == "pool":
        found = [_pooled(settings, axis, before[axis + 1], after[axis + 1]) for axis in (0, 1)]
        if not isinstance(settings["divisor"], str):  # a number that divides every sum
            found = [(found[0][0], [1 / settings["divisor"]] * after[1]), (found[1][0], [1] * after[2])]
    elif kind == "adaptive":
        found = [_adaptive(before[axis + 1], after[axis + 1]) for axis in (0, 1)]
    else:
        return dict(settings)
    (rows, row_shares), (columns, column_shares) = found
    return {"mode": settings["mode"], "rows": rows, "cols": columns, "shares": [row_shares, column_shares]}


def _taps(settings: Mapping[str, Any], axis: int, size: int, count: int) -> list[list[int]]:
    """Return, for each output of a convolution, the input cell under each tap."""
    first, last = settings["border"][axis], settings["border"][axis + 2]
    cells = np.arange(size, dtype=float)[None, None]
    if settings["border_mode"] == "zeros":
        bordered = pad(cells, (first, last), value=_ZERO)
    else:
        bordered = pad(cells, (first, last), settings["border_mode"])
    source = bordered[0, 0].astype(int)
    span = settings["dilation"][axis] * np.arange(settings["kernel"][axis])
    windows: list[list[int]] = source[settings["stride"][axis] * np.arange(count)[:, None] + span].tolist()
    return windows


def _pooled(settings: Mapping[str, Any], axis: int, size: int, count: int) -> tuple[list[list[int]], Sequence[float]]:
    """Return the cells of each pooling window, and its share: one over the length that counts."""
    kernel, stride = settings["kernel"][axis], settings["stride"][axis]
    dilation, padding = settings["dilation"][axis], settings["padding"][axis]
    starts = [i * stride - padding for i in range(count)]
    windows = [[start + m * dilation for m in range(kernel) if 0 <= start + m * dilation < size] for start in starts]
    inside = settings["divisor"] == "inside"
    lengths = [
        len(window) if inside else min(start + kernel, size + padding) - start
        for start, window in zip(starts, windows, strict=True)
    ]
    return windows, [1 / length for length in lengths]


def _adaptive(size: int, count: int) -> tuple[list[list[int]], Sequence[float]]:
    windows = [list(range(i * size // count, -(-(i + 1) * size // count))) for i in range(count)]
    return windows, [1 / len(window) for window in windows]
