"""The layers of the equivariance explorer, all from `cnnedu.functional`, with weights that every page knows too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from cnnedu.explorers.presets import PRESETS
from cnnedu.functional import avg_pool2d, conv2d, linear, locally_connected2d, max_pool2d, pad

__all__ = ["BORDERS", "FUNCTIONS", "SIZE", "border", "layer", "layer_weight", "noise", "output_stride"]

SIZE = 32  # pixels a side
FUNCTIONS = ("convolution", "locally_connected", "dense", "max_pool", "avg_pool", "blur_pool")
BORDERS = ("zeros", "circular", "none")
_WINDOW = 2  # side of a pooling window


def noise(seed: int, count: int) -> np.ndarray:
    """Return numbers from −1 to 1 that look random and are the same everywhere.

    Examples
    --------
    >>> noise(1, 3).round(3)
    array([-0.984,  0.245, -0.94 ])
    """
    with np.errstate(over="ignore"):
        h = np.arange(count, dtype=np.uint32) + np.uint32(seed * 0x9E3779B9 % 2**32)
        h ^= h >> np.uint32(16)
        h *= np.uint32(0x7FEB352D)
        h ^= h >> np.uint32(15)
        h *= np.uint32(0x846CA68B)
        h ^= h >> np.uint32(16)
    return h / 2**31 - 1


@lru_cache(maxsize=1)
def _dense() -> np.ndarray:
    weight: np.ndarray = (noise(2, SIZE**4) * (3**0.5 / SIZE)).reshape(SIZE**2, SIZE**2)
    weight.flags.writeable = False
    return weight


def border(window: int, mode: str) -> tuple[int, int] | None:
    """Return the cells added before and behind, so that a window of this side keeps the size; None for none."""
    return None if mode == "none" else ((window - 1) // 2, window // 2)


def _bordered(x: np.ndarray, window: int, mode: str) -> np.ndarray:
    sides = border(window, mode)
    return x if sides is None else pad(x, sides * 2, "circular" if mode == "circular" else "constant")


def output_stride(state: Mapping[str, Any]) -> int:
    """Return pixels per output position; a dense layer has no stride."""
    return 1 if state["function"] == "dense" else int(state["stride"])


def layer_weight(state: Mapping[str, Any]) -> np.ndarray | None:
    """Return the weights of the layer, or None where it has none."""
    kernel, name = PRESETS[state["kernel"]], state["function"]
    if name == "dense":
        return _dense()
    if name == "convolution":
        return kernel[None, None].astype(float)
    if name == "blur_pool":
        return PRESETS["gaussian_blur"][None, None].copy()
    if name != "locally_connected":
        return None
    k = len(kernel)
    side = (SIZE + (0 if state["padding"] == "none" else k - 1) - k) // state["stride"] + 1
    own = np.moveaxis(noise(1, side * side * k * k).reshape(side, side, k, k), (0, 1), (2, 3))
    weight: np.ndarray = (kernel[:, :, None, None] + 0.5 * np.abs(kernel).max() * own)[None, None]
    return weight


def layer(state: Mapping[str, Any]) -> Callable[[np.ndarray], np.ndarray]:
    """Return f, from (1, 32, 32) to (1, h_out, w_out)."""
    name, mode, stride, weight = state["function"], state["padding"], state["stride"], layer_weight(state)

    def f(x: np.ndarray) -> np.ndarray:
        if name in ("max_pool", "avg_pool"):
            pool = max_pool2d if name == "max_pool" else avg_pool2d
            return pool(_bordered(x, _WINDOW, mode), _WINDOW, stride)
        assert weight is not None
        if name == "dense":
            return linear(x.reshape(1, -1), weight).reshape(x.shape)
        if name == "blur_pool":
            x = max_pool2d(_bordered(x, _WINDOW, mode), _WINDOW, 1)
        apply = locally_connected2d if name == "locally_connected" else conv2d
        return apply(_bordered(x, len(PRESETS[state["kernel"]]), mode), weight, stride=stride)

    return f
