"""The pooling explorer's numbers, all from `cnnedu.functional`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.functional import (
    adaptive_avg_pool2d,
    adaptive_avg_pool2d_backward,
    adaptive_max_pool2d,
    adaptive_max_pool2d_backward,
    avg_pool2d,
    avg_pool2d_backward,
    max_pool2d,
    max_pool2d_backward,
)

__all__ = ["averages", "cells_of", "changes", "gradients", "maxima", "moved"]

_ROUNDING = 1e-9  # what rounding leaves is no change


def _options(state: Mapping[str, Any]) -> dict[str, Any]:
    return {name: state[name] for name in ("kernel_size", "stride", "padding", "ceil_mode")}


def maxima(map: np.ndarray, state: Mapping[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """Return the largest number of each window of (1, h, w), and the index where it stands."""
    if state["window"] == "global":
        return adaptive_max_pool2d(map, 1, return_indices=True)
    return max_pool2d(map, **_options(state), return_indices=True)


def averages(map: np.ndarray, state: Mapping[str, Any]) -> np.ndarray:
    """Return the mean of each window of (1, h, w)."""
    if state["window"] == "global":
        return adaptive_avg_pool2d(map, 1)
    return avg_pool2d(map, **_options(state), count_include_pad=state["count_include_pad"])


def gradients(state: Mapping[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """Return the gradient of the map through max and through average pooling, both (h, w)."""
    grad, map = state["grad_output"][None], state["input"][None]
    if state["window"] == "global":
        pair = adaptive_max_pool2d_backward(grad, map, 1), adaptive_avg_pool2d_backward(grad, map, 1)
    else:
        options = _options(state)
        pair = (
            max_pool2d_backward(grad, map, **options),
            avg_pool2d_backward(grad, map, **options, count_include_pad=state["count_include_pad"]),
        )
    return pair[0].input[0], pair[1].input[0]


def moved(state: Mapping[str, Any]) -> np.ndarray:
    """Return the map shifted, round the border or with zeros coming in."""
    map, (down, right) = state["input"], state["shift"]
    rolled: np.ndarray = np.roll(map, (down, right), (0, 1))
    if state["boundary"] == "zero":
        rows, columns = np.arange(map.shape[0]) - down, np.arange(map.shape[1]) - right
        inside = ((rows >= 0) & (rows < len(rows)))[:, None] & (columns >= 0) & (columns < len(columns))
        rolled = np.where(inside, rolled, 0.0)
    return rolled


def changes(state: Mapping[str, Any]) -> tuple[int, int]:
    """Return how many maxima and how many averages the shift changes."""
    before, after = state["input"][None], moved(state)[None]
    pairs = [(maxima(m, state)[0], averages(m, state)) for m in (before, after)]
    largest, mean = (int(np.sum(np.abs(a - b) > _ROUNDING)) for a, b in zip(*pairs, strict=True))
    return largest, mean


def cells_of(state: Mapping[str, Any], map: np.ndarray) -> tuple[list[float], int, int]:
    """Return the numbers in the shown window, how many cells of padding are in it, and what its mean divides by."""
    (h, w), (row, column) = map.shape, state["position"]
    if state["window"] == "global":
        return map.ravel().tolist(), 0, map.size
    (k_h, k_w), (s_h, s_w), (p_h, p_w) = state["kernel_size"], state["stride"], state["padding"]
    rows, columns = row * s_h - p_h + np.arange(k_h), column * s_w - p_w + np.arange(k_w)
    inside = map[np.ix_(rows[(rows >= 0) & (rows < h)], columns[(columns >= 0) & (columns < w)])].ravel().tolist()
    counted = int(np.sum(rows < h + p_h) * np.sum(columns < w + p_w))
    return inside, counted - len(inside), counted if state["count_include_pad"] else len(inside)
