"""The kernels that every explorer offers by name. Written once, here, and synced to the page.

Each is meant for cross-correlation (what networks compute, and `flip=False` here): rows increase downwards and
columns to the right, so `sobel_x` answers positively where brightness rises from left to right.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

__all__ = ["PRESETS"]

# Sums to 0: silent on a flat region. Sums to 1: keeps its brightness.
_PRESETS = {
    "identity": np.array([[0, 0, 0], [0, 1, 0], [0, 0, 0]]),
    "vertical_edge": np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]),  # Prewitt (1970)
    "horizontal_edge": np.array([[-1, -1, -1], [0, 0, 0], [1, 1, 1]]),
    "sobel_x": np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]),  # Sobel & Feldman (1968)
    "sobel_y": np.array([[-1, -2, -1], [0, 0, 0], [1, 2, 1]]),
    "laplacian": np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]]),
    "ridge": np.array([[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]),
    "sharpen": np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),  # identity minus laplacian
    "emboss": np.array([[-2, -1, 0], [-1, 1, 1], [0, 1, 2]]),
    "box_blur": np.array([[1, 1, 1], [1, 1, 1], [1, 1, 1]]) / 9,
    "gaussian_blur": np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16,  # (1 2 1)/4 down times (1 2 1)/4 across
}
for _kernel in _PRESETS.values():
    _kernel.flags.writeable = False

#: The kernels by name, as read-only arrays of shape (k_h, k_w).
PRESETS = MappingProxyType(_PRESETS)
