"""Taking the mean away and dividing by the standard deviation, forward and backward: what every normalisation shares.

All work on arrays (n, c, l): images, channels, positions. The mean and variance of a channel run over n and l.
Channels are taken in blocks that stay in the processor's cache while they are read and written several times.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from jaxtyping import Float

__all__ = ["Moments", "Standardized", "channel_sums", "standardize", "standardize_backward"]

_CACHED = 2**17  # numbers in a block; three such blocks are in use at once
_ROW = 2**13  # shorter rows are copied to NumPy's buffer (of this size) where an operand is broadcast along them
_IN_SEQUENCE = 128  # terms added one after the other before float64 takes over


class Moments(NamedTuple):
    """Mean and biased variance of each channel."""

    mean: Float[np.ndarray, " c"]
    var: Float[np.ndarray, " c"]


class Standardized(NamedTuple):
    """The result, and the statistics it was standardised with."""

    output: Float[np.ndarray, "n c l"]
    moments: Moments


class StandardizedGradients(NamedTuple):
    """Gradients of the input and of each channel's scale and shift."""

    input: Float[np.ndarray, "n c l"]
    scale: Float[np.ndarray, " c"]
    shift: Float[np.ndarray, " c"]


def standardize(
    x: Float[np.ndarray, "n c l"],
    eps: int | float,
    scale: Float[np.ndarray, " c"] | None = None,
    shift: Float[np.ndarray, " c"] | None = None,
    given: Moments | None = None,
) -> Standardized:
    """Standardise each channel with its own statistics, or those given, then scale and shift it."""
    output, c = np.empty_like(x), x.shape[1]
    moments = Moments(np.empty(c), np.empty(c)) if given is None else given
    for block, scratch in _blocks(x):
        centred = output[:, block]
        rest = _centre(x[:, block], centred, scratch, moments, block, measure=given is None)
        factor = 1 / np.sqrt(moments.var[block] + eps)
        if scale is not None:
            factor = factor * scale[block]
        centred *= _spread(factor, centred)
        centred += _spread((0 if shift is None else shift[block]) - rest * factor, centred)
    return Standardized(output, moments)


def standardize_backward(
    grad: Float[np.ndarray, "n c l"],
    x: Float[np.ndarray, "n c l"],
    eps: int | float,
    scale: Float[np.ndarray, " c"] | None = None,
    given: Moments | None = None,
) -> StandardizedGradients:
    r"""Carry a gradient back through `standardize`.

    With its own statistics every number of a channel moves the mean and the variance, hence the last two terms:

    .. math:: \frac{\partial L}{\partial x} = \frac{\text{scale}}{\sqrt{\text{var} + \epsilon}}
              \left(g - \overline{g} - \hat{x}\, \overline{g \hat{x}}\right)
    """
    output, (n, c, length) = np.empty_like(x), x.shape
    count = max(1, n * length)
    moments = Moments(np.empty(c), np.empty(c)) if given is None else given
    grad_scale, grad_shift = np.empty(c), np.empty(c)
    for block, scratch in _blocks(x):
        g, centred = grad[:, block], output[:, block]
        rest = _centre(x[:, block], centred, scratch, moments, block, measure=given is None)
        inverse = 1 / np.sqrt(moments.var[block] + eps)
        total = channel_sums(g)
        along = (channel_sums(np.multiply(g, centred, out=scratch)) - rest * total) * inverse  # sum of g x̂
        grad_scale[block], grad_shift[block] = along, total
        factor = inverse if scale is None else inverse * scale[block]
        if given is None:
            slope = -inverse * along / count
            centred *= _spread(slope, centred)
            centred += _spread(-total / count - slope * rest, centred)
            centred += g
            centred *= _spread(factor, centred)
        else:
            np.multiply(g, _spread(factor, centred), out=centred)
    return StandardizedGradients(output, grad_scale, grad_shift)


def _centre(
    x: np.ndarray, centred: np.ndarray, scratch: np.ndarray, moments: Moments, block: slice, measure: bool
) -> Float[np.ndarray, " c"]:
    """Write the input minus its mean to `centred`, measure the moments if asked, return what the mean still lacks.

    The variance is the mean square of the *centred* numbers: the shorter ``mean(x**2) - mean(x)**2`` takes two large
    numbers from each other and loses all digits where the mean is far from zero. The mean itself is first known
    only to the input's precision; what is left of it shows once it is taken away (Chan, Golub & LeVeque 1983).
    """
    if not measure:
        rounded = moments.mean[block].astype(x.dtype)
        np.subtract(x, _spread(rounded, centred), out=centred)
        return np.asarray(moments.mean[block] - rounded)
    count = max(1, x.shape[0] * x.shape[2])  # one for an empty batch
    mean = (channel_sums(x) / count).astype(x.dtype)
    np.subtract(x, _spread(mean, centred), out=centred)
    rest = channel_sums(centred) / count
    square = channel_sums(np.multiply(centred, centred, out=scratch)) / count
    moments.mean[block] = np.where(np.isfinite(mean), mean + rest, mean)
    moments.var[block] = square - rest * rest
    return np.asarray(rest)


def _blocks(x: Float[np.ndarray, "n c l"]) -> Iterator[tuple[slice, np.ndarray]]:
    """Cut the channels into equal blocks; lend each an array of its size to write to."""
    n, c, length = x.shape
    long_row = -(-_ROW // length)  # channels, rounded up
    most = max(long_row, _CACHED // max(1, n * length))
    step = max(1, -(-c // max(1, -(-c // most))))
    scratch = np.empty((n, step, length), x.dtype)
    for start in range(0, c, step):
        block = slice(start, min(start + step, c))
        yield block, scratch[:, : block.stop - start]


def _spread(values: Float[np.ndarray, " c"], x: Float[np.ndarray, "n c l"]) -> np.ndarray:
    """Return one number per channel in a shape that combines with (n, c, l), written out where rows are short."""
    length, column = x.shape[2], values.astype(x.dtype)[:, None]
    return column if length == 1 or length >= _ROW else np.repeat(column, length, axis=1)


def channel_sums(x: Float[np.ndarray, "n c l"]) -> Float[np.ndarray, " c"]:
    """Sum over images and positions, with an error that hardly grows with their number."""
    parts = [x[start : start + _IN_SEQUENCE] for start in range(0, len(x), _IN_SEQUENCE)]
    rows = [part[0] if len(part) == 1 else np.add.reduce(part, axis=0) for part in parts]  # image by image
    sums = [np.add.reduce(row, axis=1) for row in rows]  # NumPy adds neighbours pairwise
    total: np.ndarray = np.add.reduce(np.asarray(sums, np.float64).reshape(len(sums), x.shape[1]), axis=0)
    return total
