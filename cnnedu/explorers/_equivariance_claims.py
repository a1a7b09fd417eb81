"""What the equivariance explorer compares: f(shift(x)) with shift(f(x)), and with f(x)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from cnnedu.analysis import EquivarianceReport, equivariance_error
from cnnedu.explorers._equivariance_layers import layer, output_stride

__all__ = ["Claim", "claims_of", "moved_picture", "report"]


@dataclass(frozen=True, eq=False)
class Claim:
    """The pictures of one claim: what f gives, what it should give, and their difference, NaN where none is made."""

    found: np.ndarray
    expected: np.ndarray
    difference: np.ndarray

    @property
    def scale(self) -> float:
        """The largest output, in absolute value."""
        return float(max(np.abs(self.found).max(), np.nanmax(np.abs(self.expected), initial=0)))

    @property
    def largest(self) -> float:
        """The largest difference; 0 where there is only rounding."""
        most = float(np.nanmax(self.difference, initial=0))
        return most if most > 64 * np.finfo(float).eps * self.scale else 0.0

    @property
    def where(self) -> tuple[int, int]:
        """Row and column of the largest difference."""
        row, column = np.unravel_index(np.nanargmax(self.difference), self.difference.shape)
        return int(row), int(column)


def moved_picture(x: np.ndarray, shift: tuple[int, int], boundary: str) -> np.ndarray:
    """Return (1, h, w) shifted; what leaves comes back on the other side, or zeros come in."""
    moved = np.roll(x, shift, (1, 2))
    if boundary == "zero":
        for axis, by in enumerate(shift, 1):
            at = np.arange(x.shape[axis]) - by
            lost = (at < 0) | (at >= x.shape[axis])
            moved[:, lost if axis == 1 else slice(None), lost if axis == 2 else slice(None)] = 0
    return moved


def moved_output(y: np.ndarray, shift: tuple[int, int], stride: int, boundary: str) -> np.ndarray:
    """Return (1, h, w) shifted by shift / stride positions, interpolated between two; NaN where nothing stood."""
    for axis, by in enumerate(shift, 1):
        whole, rest = divmod(by, stride)
        part, size = rest / stride, y.shape[axis]
        y = (1 - part) * np.roll(y, whole, axis) + (part * np.roll(y, whole + 1, axis) if rest else 0)
        if boundary == "zero":
            at = np.arange(size) - whole
            lost = (at - (1 if rest else 0) < 0) | (at >= size)
            y[:, lost if axis == 1 else slice(None), lost if axis == 2 else slice(None)] = np.nan
    return y


def claims_of(state: Mapping[str, Any], x: np.ndarray) -> tuple[Claim, Claim]:
    """Return the comparisons of equivariance and of invariance."""
    f, shift, boundary = layer(state), state["shift"], state["boundary"]
    plain, found = f(x), f(moved_picture(x, shift, boundary))
    expected = moved_output(plain, shift, output_stride(state), boundary)
    moves, stays = (Claim(found[0], other[0], np.abs(found - other)[0]) for other in (expected, plain))
    return moves, stays


def report(state: Mapping[str, Any], x: np.ndarray) -> EquivarianceReport | None:
    """Return what `equivariance_error` says; None where the stride does not divide the shift, which it refuses."""
    stride = output_stride(state)
    if any(by % stride for by in state["shift"]):
        return None
    return equivariance_error(layer(state), x, state["shift"], state["boundary"], stride)
