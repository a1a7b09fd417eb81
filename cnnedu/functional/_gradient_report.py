"""What `check_gradient` returns: each gradient beside its measurement, and in print what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

__all__ = ["Comparison", "GradientReport"]


class Comparison(NamedTuple):
    """One argument's gradient beside finite differences; `finding` says what is wrong and is empty where nothing is.

    `kinks` counts the values where the slope differs on the two sides and the gradient lies between them.
    """

    analytic: np.ndarray | None
    numeric: np.ndarray
    finding: str
    kinks: int


@dataclass(frozen=True, eq=False)
class GradientReport(Mapping[str, Comparison]):
    """What `check_gradient` found: true where every gradient is right, and printed, it says what is wrong."""

    backward: str
    tolerance: float
    comparisons: dict[str, Comparison]

    def __bool__(self) -> bool:
        return not any(comparison.finding for comparison in self.comparisons.values())

    def __getitem__(self, argument: str) -> Comparison:
        return self.comparisons[argument]

    def __iter__(self) -> Iterator[str]:
        return iter(self.comparisons)

    def __len__(self) -> int:
        return len(self.comparisons)

    def __repr__(self) -> str:
        verdict = "agrees" if self else "does not agree"
        lines = [f"{self.backward} {verdict} with finite differences (tolerance {self.tolerance:g}):"]
        width = max(map(len, self.comparisons), default=0)
        for argument, comparison in self.comparisons.items():
            kinks = f" ({comparison.kinks} at a kink: any slope between its two sides is right)"
            text = comparison.finding or f"right{kinks if comparison.kinks else ''}"
            lines.append(f"  {argument.ljust(width)}  " + text.replace("\n", "\n" + " " * (width + 4)))
        return "\n".join(lines)
