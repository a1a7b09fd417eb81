"""Where a number stands along an axis, and which numbers are written beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

__all__ = ["Scale", "number_label"]

_PREFIXES = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))


def number_label(value: float) -> str:
    """Write the number beside a tick: a true minus, a prefix from ten thousand on, no needless digits.

    Examples
    --------
    >>> number_label(-0.25), number_label(20000), number_label(3e6)
    ('−0.25', '20 k', '3 M')
    """
    for size, prefix in _PREFIXES:
        if abs(value) >= max(size, 1e4):
            return f"{value / size:.4g} {prefix}".replace("-", "−")
    return (f"{value:,.6g}" if abs(value) >= 1e-4 or value == 0 else f"{value:.0e}").replace("-", "−")


@dataclass(frozen=True)
class Scale:
    """An axis from `low` to `high`, linear or logarithmic."""

    kind: str
    low: float
    high: float

    @classmethod
    def over(
        cls,
        operation: str,
        axis: str,
        values: Sequence[np.ndarray],
        kind: str,
        ends: tuple[float, float] | None,
        *,
        from_zero: bool = False,
    ) -> Scale:
        """Return the axis that holds all finite values, or the one that `ends` asks for.

        Raises
        ------
        ValueError
            Ends that are no interval, or zero and less on a logarithmic axis.
        """
        finite = np.concatenate([array[np.isfinite(array)] for array in values])
        low, high = ends or (float(finite.min(initial=math.inf)), float(finite.max(initial=-math.inf)))
        if ends is None and kind == "linear" and from_zero and 0 < low < 0.6 * high:
            low = 0.0
        if ends is None and low >= high:  # one value, or none at all
            low, high = (low / 2, low * 2) if kind == "log" else (low - 1, low + 1)
        if not low < high or not math.isfinite(high - low):
            raise ValueError(f"{operation}: {axis}_range must be finite numbers (low, high), low first, got {ends}.")
        if kind == "log" and low <= 0:
            raise ValueError(f"{operation}: a logarithmic {axis} axis takes positive numbers only, got {low:g}.")
        return cls(kind, low, high)

    def place(self, value: float) -> float:
        """Return where `value` stands, in per cent of the axis, to a five-hundredth of it.

        Beyond the ends is the end, a little outside, so that a curve leaves the picture instead of bending.
        """
        if self.kind == "log":
            share = (math.log(max(value, 1e-300)) - math.log(self.low)) / (math.log(self.high) - math.log(self.low))
        else:
            share = (value - self.low) / (self.high - self.low)
        return round(500 * min(1.0, max(0.0, share))) / 5

    def ticks(self) -> list[float]:
        """Return three to seven round numbers on the axis."""
        if self.kind == "log":
            return self._decades()
        step = 10 ** math.floor(math.log10((self.high - self.low) / 4))
        step *= next(factor for factor in (1, 2, 2.5, 5, 10) if (self.high - self.low) / (factor * step) <= 6)
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [float(f"{at * step:.12g}") for at in range(first, last + 1)]

    def _decades(self) -> list[float]:
        first, last = math.ceil(math.log10(self.low) - 1e-9), math.floor(math.log10(self.high) + 1e-9)
        if last - first >= 2:
            every = math.ceil((last - first) / 6)
            return [10.0**power for power in range(first, last + 1, every)]
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        candidates = [factor * 10.0**power for power in powers for factor in (1, 2, 5)]
        return [tick for tick in candidates if self.low <= tick <= self.high] or [self.low, self.high]
