"""The right answers, by name: each takes a probe's inputs and returns what a correct function returns.

They call the library when they are called. The student's process has the library, the safe grader's sandbox will not:
there, only the grader outside calls these.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Reference = Callable[..., Any]

REFERENCES: dict[str, Reference] = {}
"""Name -> function of the probe's arguments, called by keyword."""


def reference(function: Reference) -> Reference:
    """Register a right answer under its own name."""
    REFERENCES[function.__name__] = function
    return function


@reference
def output_size(n: int, k: int, stride: int = 1, padding: int = 0, dilation: int = 1) -> int:
    """One side of a convolution's output."""
    from cnnedu.analysis import conv_output_size

    return conv_output_size(n, k, stride, padding, dilation)


@reference
def conv2d_one_channel(input: np.ndarray, weight: np.ndarray, bias: float = 0.0) -> np.ndarray:
    """Correlate one (H, W) image with one (kh, kw) kernel."""
    return np.asarray(conv2d(input[None], weight[None, None], np.full(1, bias, input.dtype))[0])


@reference
def conv2d(
    input: np.ndarray, weight: np.ndarray, bias: np.ndarray | None = None, stride: int = 1, padding: int = 0
) -> np.ndarray:
    """Apply the layer: (C, H, W) with (O, C, kh, kw)."""
    from cnnedu import functional

    return np.asarray(functional.conv2d(input, weight, bias, stride=stride, padding=padding))
