"""The convolutions that are timed: thirteen chosen ones, as many seeded draws again and more, and telling ones."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import numpy as np

__all__ = ["CHOSEN", "TELLING", "Case", "drawn", "floats"]


@dataclass(frozen=True)
class Case:
    """One convolution of `n` square images: everything but the numbers."""

    n: int
    c: int
    h: int
    filters: int
    kernel: int
    stride: int = 1
    padding: int = 0
    dilation: int = 1
    groups: int = 1

    @property
    def settings(self) -> dict[str, Any]:
        """Keywords of `conv2d`, ours and torch's."""
        return {name: getattr(self, name) for name in ("stride", "padding", "dilation", "groups")}

    @property
    def size(self) -> int:
        """Height, and width, of the output."""
        return (self.h + 2 * self.padding - self.dilation * (self.kernel - 1) - 1) // self.stride + 1

    @property
    def macs(self) -> int:
        """Multiplications of the definition."""
        return self.n * self.filters * self.size**2 * (self.c // self.groups) * self.kernel**2

    @property
    def kind(self) -> str:
        """Return dense, depthwise (a filter sees one channel of several) or grouped."""
        return "dense" if self.groups == 1 else "depthwise" if self.groups == self.c else "grouped"

    @property
    def label(self) -> str:
        """The shape as a row's name, with the settings that are not the default."""
        grouping = "depthwise" if self.kind == "depthwise" else f"groups {self.groups}"
        extras = {f"s{self.stride}": self.stride > 1, f"p{self.padding}": self.padding > 0}
        extras |= {f"d{self.dilation}": self.dilation > 1, grouping: self.groups > 1}
        shape = f"{self.n}×{self.c}×{self.h}² → {self.filters}, {self.kernel}×{self.kernel}"
        return " ".join([shape, *(name for name, said in extras.items() if said)])

    def arrays(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return input, weight and a gradient of the output, float32 and always the same."""
        image, output = (self.n, self.c, self.h, self.h), (self.n, self.filters, self.size, self.size)
        weight = (self.filters, self.c // self.groups, self.kernel, self.kernel)
        return floats(*image), floats(*weight), floats(*output)


CHOSEN = (  # first layers, bodies and heads of known networks, and what is awkward: large, dilated, grouped kernels
    Case(1, 1, 28, 6, 5, padding=2),
    Case(8, 3, 64, 16, 3),
    Case(8, 64, 56, 64, 3),
    Case(1, 256, 14, 256, 3),
    Case(8, 32, 56, 32, 3, groups=32),
    Case(8, 256, 14, 64, 1),
    Case(8, 32, 32, 32, 3, dilation=2),
    Case(32, 16, 32, 16, 3),
    Case(2, 3, 224, 64, 7, stride=2),
    Case(8, 64, 56, 128, 3, stride=2),
    Case(4, 16, 64, 16, 11),
    Case(1, 8, 128, 8, 31),
    Case(8, 64, 28, 64, 3, groups=4),
)

TELLING = (  # where another algorithm wins
    CHOSEN[5],  # 1×1
    CHOSEN[1],  # few channels
    CHOSEN[2],  # many channels, large planes
    CHOSEN[3],  # many channels, small planes
    Case(8, 32, 32, 32, 5, padding=2),
    CHOSEN[10],  # 11×11
    CHOSEN[11],  # 31×31
    CHOSEN[4],  # depthwise
    CHOSEN[9],  # strided
    CHOSEN[7],  # few filters
    Case(8, 128, 28, 4, 3, padding=1),  # fewer filters than channels
)


def drawn(count: int = 24, seed: int = 9) -> tuple[Case, ...]:
    """Return shapes nobody chose: seeded draws, kept where one call takes about 1 to 60 ms."""
    fitting = (case for case in _draws(np.random.default_rng(seed)) if 1e7 <= case.macs <= 1e9)
    return tuple(islice(fitting, count))


def _draws(rng: np.random.Generator) -> Iterator[Case]:
    """Yield shapes without end, spread evenly on a logarithmic scale, 3×3 and dense more often than not."""

    def between(low: int, high: int) -> int:
        return round(math.exp(rng.uniform(math.log(low), math.log(high))))

    while True:
        kernel = int(rng.choice([1, 2, 3, 3, 3, 4, 5, 7, 9, 11]))
        case = Case(between(1, 16), between(1, 256), between(7, 128), between(1, 256), kernel)
        case = replace(case, stride=int(rng.choice([1, 1, 2])), padding=int(rng.integers(kernel // 2 + 1)))
        case = replace(case, dilation=1 if kernel == 1 else int(rng.choice([1, 1, 1, 2])))
        case = _grouped(case, str(rng.choice(["dense", "dense", "dense", "depthwise", "grouped"])), rng)
        if case.size >= 1:
            yield case


def _grouped(case: Case, kind: str, rng: np.random.Generator) -> Case:
    """Return the case with one group, with one for every channel, or with some number between."""
    if kind == "dense" or case.c == 1:
        return case
    if kind == "depthwise":
        return replace(case, filters=case.c, groups=case.c)
    groups = int(rng.choice([2, 4, 8]))
    c, filters = (max(2, round(channels / groups)) * groups for channels in (case.c, case.filters))
    return replace(case, c=c, filters=filters, groups=groups)


def floats(*shape: int) -> np.ndarray:
    """Return float32 numbers, always the same."""
    return np.asarray(np.random.default_rng(0).standard_normal(shape, np.float32))
