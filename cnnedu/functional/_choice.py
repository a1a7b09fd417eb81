"""Which algorithm computes a convolution soonest? Count what each would do, and take the smallest sum.

The unit is one multiply-accumulate inside a large matrix product, of which a core does some sixty in a nanosecond.
Everything else costs time on top: copying numbers, adding products up, starting a routine. The constants were fitted
to the times of fifty convolutions on one core (`benchmarks/functional.py`); only their rough size matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2, prod

from cnnedu.functional._patches import short_runs
from cnnedu.functional._windows import Sizes
from cnnedu.functional.algorithms import DEPTHWISE_TILE
from cnnedu.functional.winograd import LARGEST_KERNEL, OUTPUTS

__all__ = ["cheapest"]

MOVE = 5  # to copy one number into a buffer, in a long run
RUN = 24  # numbers that could be copied in the time it takes to start one run
SCATTER = 40  # to copy one number from, or to, a place where its neighbours do not follow
ADD = 8  # to add one product to a sum
NARROW = 8  # filters, or terms of their sums, that slow a product of matrices down by half
CALL = 9e5  # to start one more round of NumPy calls
BUTTERFLY = 14  # of a Fourier transform, per number and level
COMPLEX = 24  # one complex multiply-accumulate, spread over many small products


def cheapest(input_shape: Sizes, weight_shape: Sizes, stride: Sizes, dilation: Sizes, groups: int) -> str:
    """Return the name of the algorithm with the smallest estimate, for a padded input of floats."""
    work = _Work(input_shape, weight_shape, stride, dilation, groups)
    if work.macs < CALL or work.taps == prod(stride) == 1:  # too small to matter, or nothing to copy
        return "im2col"
    if work.filters == work.channels == 1:
        return "im2col" if work.depthwise() < work.fft() else "fft"
    estimates = {"im2col": work.im2col(), "mec": work.mec(), "shift": work.shift(), "fft": work.fft()}
    if len(stride) == 2 and {*stride, *dilation} == {1} and max(work.kernel) <= LARGEST_KERNEL:
        estimates["winograd"] = work.winograd()
    return min(estimates, key=lambda name: estimates[name])


@dataclass
class _Work:
    """What a convolution has to do."""

    input_shape: Sizes
    weight_shape: Sizes
    stride: Sizes
    dilation: Sizes
    groups: int

    def __post_init__(self) -> None:
        self.n, self.c_in, *self.size = self.input_shape
        self.c_out, self.channels, *self.kernel = self.weight_shape  # channels: that one filter sees
        sides = zip(self.size, self.kernel, self.stride, self.dilation, strict=True)
        self.out_size = [(n - d * (k - 1) - 1) // s + 1 for n, k, s, d in sides]
        self.filters, self.taps = self.c_out // self.groups, prod(self.kernel)  # filters: of one group
        self.positions = self.n * prod(self.out_size)
        self.outputs = self.positions * self.c_out
        self.macs = self.outputs * self.channels * self.taps
        self.sorted = SCATTER * self.c_out * self.channels * self.taps  # weights, into another order
        self.move = MOVE * (1 + RUN / self.out_size[-1])

    def im2col(self) -> float:
        columns = self.positions * self.c_in * self.taps
        product = _product(self.macs, self.filters, self.channels * self.taps)
        if not short_runs((self.n, self.c_out, *self.out_size), tuple(self.kernel)):
            return product + self.move * columns + CALL
        turned = self.n * self.c_in * prod(self.size) + self.outputs  # images last, and first again
        return product + MOVE * (1 + RUN / (self.out_size[-1] * self.n)) * columns + SCATTER * turned + CALL

    def depthwise(self) -> float:
        """Estimate what `im2col` does with one filter per channel, where there is no matrix to multiply."""
        span = DEPTHWISE_TILE * self.stride[-1] + (self.kernel[-1] - 1) * self.dilation[-1]
        terms = self.taps // self.kernel[-1] * span
        columns = self.outputs / DEPTHWISE_TILE * terms
        return _product(self.outputs * terms, DEPTHWISE_TILE, terms) + MOVE * (1 + 2 * RUN / span) * columns + CALL

    def mec(self) -> float:
        rows, s, d = self.kernel[0], self.stride[0], self.dilation[0]
        phases = 1 if d % s == 0 else min(s, rows)
        lines = (self.out_size[0] + (rows - 1) * d // s) * phases
        unrolled = self.positions // self.out_size[0] * lines * self.c_in * self.taps // rows
        product = _product(self.macs, self.filters, self.channels * self.taps // rows)
        return product + self.sorted + self.move * unrolled + ADD * self.outputs * rows + CALL * rows

    def shift(self) -> float:
        read = prod(self.size) / prod(self.stride) / prod(self.out_size)  # pixels of a phase per output
        stacked = self.filters * max(1, self.kernel[-1] // self.stride[-1])
        product = _product(self.macs * read, stacked, self.channels)
        return product + self.sorted + 1.5 * ADD / MOVE * self.move * self.outputs * self.taps + CALL * self.taps

    def winograd(self) -> float:
        tile = prod(k + OUTPUTS - 1 for k in self.kernel)
        tiles = self.n * prod(-(-side // OUTPUTS) for side in self.out_size)
        moved = tiles * (self.c_in * tile + self.c_out * OUTPUTS**2)
        filters = self.c_out * self.channels * tile * (self.taps + SCATTER)
        product = _product(tiles * tile * self.c_out * self.channels, self.filters, self.channels)
        return product + filters + moved * (tile + SCATTER * (1 + RUN / self.out_size[-1])) + 3 * CALL

    def fft(self) -> float:
        planes = self.n * self.c_in + self.n * self.c_out * prod(self.stride) + self.c_out * self.channels
        pixels = prod(self.size)
        spectra = planes * (BUTTERFLY * log2(pixels) + SCATTER)
        return pixels * (spectra + COMPLEX * self.n * self.c_out * self.channels) + (2 + self.groups) * CALL


def _product(macs: int | float, rows: int, terms: int) -> float:
    """Return the cost of a matrix product whose left side has so many rows and columns."""
    return macs * (1 + NARROW / rows + NARROW / terms)
