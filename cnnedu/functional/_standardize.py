"""Taking the mean away and dividing by the standard deviation, forward and backward: what every normalisation shares.

All work on arrays (n, c, l): images, channels, positions. The mean and variance of a channel run over n and l.
Channels are taken in blocks that stay in the processor's cache while they are read and written several times.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
from jaxtyping import Float

__all__ = ["Moments", "Standardized", "broadcasting", "channel_sums", "spread", "standardize", "standardize_backward"]

_CACHED = 2**18  # numbers in a block; the blocks of up to three arrays are in use at once
_ROW = 2**8  # the shortest row of numbers along which one is broadcast
_RUN, _IMAGES = 2**10, 2**7  # positions, and images, that are added in the input's own precision
_SHORT = 2**5  # an image of fewer positions is too short a run


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


@contextmanager
def broadcasting() -> Iterator[None]:
    """Let NumPy broadcast without a detour: it first copies rows to a buffer where they are shorter than that is.

    With its usual 8192 numbers that triples the time of adding one number per channel to feature maps.
    """
    usual = np.setbufsize(_ROW)
    try:
        yield
    finally:
        np.setbufsize(usual)


@broadcasting()
def standardize(
    x: Float[np.ndarray, "n c l"],
    eps: int | float,
    scale: Float[np.ndarray, " c"] | None = None,
    shift: Float[np.ndarray, " c"] | None = None,
    given: Moments | None = None,
    out: Float[np.ndarray, "n c l"] | None = None,
) -> Standardized:
    """Standardise each channel with its own statistics, or those given, then scale and shift it; write to `out`."""
    output, c = np.empty_like(x) if out is None else out, x.shape[1]
    moments = Moments(np.empty(c), np.empty(c)) if given is None else given
    for block in _blocks(x):
        centred = output[:, block]
        rest = _centre(x[:, block], centred, moments, block, measure=given is None)
        factor = 1 / np.sqrt(moments.var[block] + eps)
        if scale is not None:
            factor = factor * scale[block]
        centred *= spread(factor, centred)
        faint = 0.1 * np.finfo(x.dtype).eps * np.sqrt(moments.var[block])  # as a rule the mean lacks no more
        if shift is not None or given is not None or (np.abs(rest) > faint).any():
            centred += spread((0 if shift is None else shift[block]) - rest * factor, centred)
    return Standardized(output, moments)


@broadcasting()
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
    for block in _blocks(x):
        g, centred = grad[:, block], output[:, block]
        rest = _centre(x[:, block], centred, moments, block, measure=given is None)
        inverse = 1 / np.sqrt(moments.var[block] + eps)
        total = channel_sums(g)
        along = (channel_sums(g, centred) - rest * total) * inverse  # sum of g x̂
        grad_scale[block], grad_shift[block] = along, total
        factor = inverse if scale is None else inverse * scale[block]
        if given is None:
            slope = -inverse * along / count
            centred *= spread(slope, centred)
            centred += spread(-total / count - slope * rest, centred)
            centred += g
            centred *= spread(factor, centred)
        else:
            np.multiply(g, spread(factor, centred), out=centred)
    return StandardizedGradients(output, grad_scale, grad_shift)


def _centre(
    x: np.ndarray, centred: np.ndarray, moments: Moments, block: slice, measure: bool
) -> Float[np.ndarray, " c"]:
    """Write the input minus its mean to `centred`, measure the moments if asked, return what the mean still lacks.

    The variance is the mean square of the *centred* numbers: the shorter ``mean(x**2) - mean(x)**2`` takes two large
    numbers from each other and loses all digits where the mean is far from zero. The mean itself is first known
    only to the input's precision; what is left of it shows once it is taken away (Chan, Golub & LeVeque 1983).
    """
    if not measure:
        rounded = moments.mean[block].astype(x.dtype)
        np.subtract(x, spread(rounded, centred), out=centred)
        return np.asarray(moments.mean[block] - rounded)
    count = max(1, x.shape[0] * x.shape[2])  # one for an empty batch
    mean = (channel_sums(x) / count).astype(x.dtype)
    np.subtract(x, spread(mean, centred), out=centred)
    rest = channel_sums(centred) / count
    square = channel_sums(centred, centred) / count
    moments.mean[block] = np.where(np.isfinite(mean), mean + rest, mean)
    moments.var[block] = square - rest * rest
    return np.asarray(rest)


def _blocks(x: Float[np.ndarray, "n c l"]) -> Iterator[slice]:
    """Cut the channels into equal blocks that fit the cache, unless these would make rows too short."""
    n, c, length = x.shape
    most = max(_CACHED // max(1, n * length), math.ceil(_ROW / length))
    step = math.ceil(c / max(1, math.ceil(c / most))) or 1  # 1 where there are no channels at all
    return (slice(start, start + step) for start in range(0, c, step))


def spread(values: Float[np.ndarray, " c"], x: Float[np.ndarray, "n c l"]) -> np.ndarray:
    """Return one number per channel in a shape that combines with (n, c, l), written out along short rows."""
    length, column = x.shape[2], values.astype(x.dtype)[:, None]
    return column if length == 1 or length >= _ROW else np.repeat(column, length, axis=1)


def channel_sums(*factors: Float[np.ndarray, "n c l"]) -> Float[np.ndarray, " c"]:
    """Sum the product of one or two arrays over images and positions.

    Adding many numbers one after the other in float32 loses digits: short runs are, and their sums in float64.
    """
    n, c, length = factors[0].shape
    if length < _SHORT:  # across images: within one there is little to add
        rows, rule = [factor.reshape(n, c * length) for factor in factors], ",".join(["nk"] * len(factors)) + "->k"
        some = [np.einsum(rule, *[row[start : start + _IMAGES] for row in rows]) for start in range(0, n, _IMAGES)]
        total = np.asarray(sum(some[1:], start=some[0].astype(np.float64)) if some else np.zeros(c * length))
        return total if length == 1 else np.asarray(total.reshape(c, length).sum(axis=1))
    whole, rule = length - length % _RUN, ",".join(["nckr"] * len(factors)) + "->nck"
    runs = [factor[..., :whole].reshape(n, c, whole // _RUN, _RUN) for factor in factors]
    rest = [factor[..., None, whole:] for factor in factors]
    sums = [np.einsum(rule, *part).sum(axis=(0, 2), dtype=np.float64) for part in (runs, rest) if part[0].size]
    return np.asarray(sum(sums, start=np.zeros(c)))
