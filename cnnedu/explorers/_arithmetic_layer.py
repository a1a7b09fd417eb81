"""One convolution layer as the calculator knows it: its sizes, its price, and what it costs done otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd
from typing import Any

import numpy as np

from cnnedu.analysis import conv_output_size, conv_transpose_output_size

__all__ = ["BYTES", "ConvolutionLayer", "comparison"]

Pair = tuple[int, int]

BYTES = {"float32": 4, "float16": 2, "int8": 1}


@dataclass(frozen=True)
class ConvolutionLayer:
    """A legal layer and the input it stands on; pairs are (height, width)."""

    operation: str
    input_size: Pair
    in_channels: int
    out_channels: int
    kernel_size: Pair
    stride: Pair
    padding: Pair | str
    dilation: Pair
    groups: int
    bias: bool
    output_padding: Pair
    dtype: str

    @classmethod
    def of(cls, state: Mapping[str, Any]) -> ConvolutionLayer:
        """Return the layer of an explorer's settings."""
        return cls(**{name: state[name] for name in cls.settings()})

    @classmethod
    def settings(cls) -> tuple[str, ...]:
        """Return the names of the settings that make a layer."""
        return tuple(cls.__dataclass_fields__)

    @property
    def transposed(self) -> bool:
        """Whether this is a transposed convolution."""
        return self.operation == "transposed"

    def span(self, axis: int) -> int:
        """Return how many cells the kernel covers, gaps included."""
        return self.dilation[axis] * (self.kernel_size[axis] - 1) + 1

    def sides(self, axis: int) -> Pair:
        """Return the padding before and after; "same" puts the odd cell at the end, as torch does."""
        if isinstance(self.padding, tuple):
            return self.padding[axis], self.padding[axis]
        total = self.span(axis) - 1
        if self.padding == "full":
            return total, total
        return (total // 2, total - total // 2) if self.padding == "same" else (0, 0)

    def side(self, axis: int) -> int:
        """Return one side of the output."""
        n, k, s, d = (pair[axis] for pair in (self.input_size, self.kernel_size, self.stride, self.dilation))
        if self.transposed:
            return conv_transpose_output_size(n, k, s, self.sides(axis)[0], self.output_padding[axis], d)
        return conv_output_size(n, k, s, "same" if self.padding == "same" else self.sides(axis)[0], d)

    @property
    def output_size(self) -> Pair:
        """Height and width of the output."""
        return self.side(0), self.side(1)

    @property
    def positions(self) -> Pair:
        """Rows and columns of the places where the kernel is laid: outputs, or inputs when it is transposed."""
        return self.input_size if self.transposed else self.output_size

    @property
    def parameters(self) -> int:
        """Weights, and one bias per output channel."""
        k_h, k_w = self.kernel_size
        weights = self.out_channels * self.in_channels // self.groups * k_h * k_w
        return weights + (self.out_channels if self.bias else 0)

    @property
    def macs(self) -> int:
        """Products of a weight and a value: every weight is used once at every position."""
        rows, columns = self.positions
        k_h, k_w = self.kernel_size
        return self.out_channels * self.in_channels // self.groups * k_h * k_w * rows * columns

    @property
    def memory(self) -> dict[str, int]:
        """Bytes of the input, the output and the parameters, for one image."""
        size = BYTES[self.dtype]
        (height, width), (rows, columns) = self.input_size, self.output_size
        return {
            "input": self.in_channels * height * width * size,
            "output": self.out_channels * rows * columns * size,
            "parameters": self.parameters * size,
        }

    def reads(self, axis: int) -> np.ndarray:
        """Return how many taps read each row (or column) of the padded input of a convolution."""
        before, after = self.sides(axis)
        counts = np.zeros(self.input_size[axis] + before + after, int)
        starts = np.arange(self.side(axis)) * self.stride[axis]
        for tap in range(self.kernel_size[axis]):
            counts[starts + tap * self.dilation[axis]] += 1
        return counts

    def writes(self, axis: int) -> np.ndarray:
        """Return how many taps write each row (or column) of the output of a transposed convolution."""
        n, s, d = self.input_size[axis], self.stride[axis], self.dilation[axis]
        counts = np.zeros((n - 1) * s + self.span(axis) + self.output_padding[axis], int)
        for tap in range(self.kernel_size[axis]):
            counts[np.arange(n) * s + tap * d] += 1
        cut = self.sides(axis)[0]
        return counts[cut : len(counts) - cut]


def comparison(layer: ConvolutionLayer) -> list[dict[str, Any]]:
    """Return parameters and MACs of four kinds of layer that give an output of this size; `ratio` is of the MACs."""
    c, o, (k_h, k_w) = layer.in_channels, layer.out_channels, layer.kernel_size
    places = layer.output_size[0] * layer.output_size[1]
    taps, biases = k_h * k_w, layer.bias * o
    groups = layer.groups if layer.groups > 1 else _some_divisor(gcd(c, o))
    kinds = [("standard", c * o * taps, biases)]
    if groups > 1:
        name = "depthwise" if groups == c else "grouped"
        kinds.append((f"{name}, {groups} groups", c // groups * o * taps, biases))
    kinds.append(("depthwise separable", c * taps + c * o, layer.bias * c + biases))
    kinds.append(("1×1", c * o, biases))
    standard = kinds[0][1]
    return [
        {"kind": kind, "parameters": weights + extra, "macs": weights * places, "ratio": weights / standard}
        for kind, weights, extra in kinds
    ]


def _some_divisor(n: int) -> int:
    """Return 4 where it divides n, else the smallest divisor beyond 1, else 1."""
    return 4 if n % 4 == 0 else next((d for d in range(2, n + 1) if n % d == 0), 1)
