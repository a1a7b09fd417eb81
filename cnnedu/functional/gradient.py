"""What a backward pass returns."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

__all__ = ["Gradients", "InputGradient"]


class Gradients(NamedTuple):
    """Gradients of a scalar loss, each in the shape of its argument; `bias` is None where there was no bias."""

    input: np.ndarray
    weight: np.ndarray
    bias: np.ndarray | None


class InputGradient(NamedTuple):
    """Gradient of a scalar loss with respect to the input of an operation that has nothing to learn."""

    input: np.ndarray
