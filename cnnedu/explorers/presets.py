"""The kernels that every explorer offers by name. Written once, here, and synced to the page.

Each is meant for cross-correlation (what networks compute, and `flip=False` here): rows increase downwards and
columns to the right, so `sobel_x` answers positively where brightness rises from left to right.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

__all__ = ["PRESETS"]

_BINOMIAL_5, _BINOMIAL_7 = [1, 4, 6, 4, 1], [1, 6, 15, 20, 15, 6, 1]

# A wave of about 6 pixels under a bell, in whole numbers that sum to 0. The first is separable, the second is not.
_GABOR_UPRIGHT = np.outer([1, 2, 3, 4, 3, 2, 1], [-1, -2, 1, 4, 1, -2, -1])
_GABOR_FALLING = np.array(
    [
        [1, 1, 0, -3, -3, -2, -1],
        [1, 3, 3, -1, -4, -4, -2],
        [0, 3, 6, 5, -1, -4, -3],
        [-3, -1, 5, 8, 5, -1, -3],
        [-3, -4, -1, 5, 6, 3, 0],
        [-2, -4, -4, -1, 3, 3, 1],
        [-1, -2, -3, -3, 0, 1, 1],
    ]
)

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
    "box_blur_5": np.ones((5, 5)) / 25,
    "gaussian_blur_5": np.outer(_BINOMIAL_5, _BINOMIAL_5) / 256,
    "gaussian_blur_7": np.outer(_BINOMIAL_7, _BINOMIAL_7) / 4096,
    "motion_blur": np.fliplr(np.eye(7)) / 7,  # the camera moved along the rising diagonal
    "spot": np.array(  # a Laplacian of a Gaussian: answers to a bright spot, and to dark around it
        [[0, 0, -1, 0, 0], [0, -1, -2, -1, 0], [-1, -2, 16, -2, -1], [0, -1, -2, -1, 0], [0, 0, -1, 0, 0]]
    ),
    "gabor_upright": _GABOR_UPRIGHT,
    "gabor_level": _GABOR_UPRIGHT.T,
    "gabor_falling": _GABOR_FALLING,
    "gabor_rising": np.fliplr(_GABOR_FALLING),
}
for _kernel in _PRESETS.values():
    _kernel.flags.writeable = False

#: The kernels by name, as read-only arrays of shape (k_h, k_w).
PRESETS = MappingProxyType(_PRESETS)
