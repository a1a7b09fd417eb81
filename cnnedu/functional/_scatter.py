"""From the small side of a convolution to the large: the input's gradient, and what a transposed convolution is.

Every number paints the kernel, ``stride`` apart, and where paintings overlap they add up. The adding is what costs:
it visits memory with gaps, once for each tap of the kernel. Two ideas make it cheap.

Phases. At stride s the outputs fall into s interleaved sets, one for each remainder of their position, and no tap
of the kernel serves two of them. Taken apart, each is a convolution of stride 1 with the taps that are its own
("sub-pixel convolution": Shi et al. 2016, arXiv:1609.05158), and its sums run over long stretches of memory.

Gathering the last axis. A matrix product adds up for nothing. So along the last axis the inputs of a phase's taps
are put above each other, as im2col does, and only along the other axes the products are painted: for a k×k kernel
k copies and k sums, where painting alone takes k² sums and im2col alone k² copies. Few channels that come from many
(an image's gradient, of its three colours) are cheaper to paint, and `scatter` then gathers nothing.
"""

from __future__ import annotations

from itertools import product
from math import prod
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Num

from cnnedu.functional._windows import Sides, Sizes

__all__ = ["scatter"]

_BLOCK = 2**19  # numbers held at a time: 2 MB in float32, which stays in a core's cache
_FEW = 100  # positions below which rearranging the weights costs more than gathering saves


class Phase(NamedTuple):
    """The outputs at one remainder along one axis: ``outputs[write] += weight m times input[read]`` for each tap."""

    outputs: slice
    size: int
    taps: list[tuple[int, slice, slice]]  # (m, read, write)


def scatter(
    grad: Num[np.ndarray, "n c_out *out"],
    weight: Num[np.ndarray, "c_out c_in_per_group *kernel"],
    size: Sizes,
    stride: Sizes,
    padding: Sides,
    dilation: Sizes,
    groups: int,
) -> Num[np.ndarray, "n c_in *size"]:
    """Return the gradient with respect to a convolution's input, whose sides are `size`, given that of its output.

    That is also what a transposed convolution returns for the input `grad`. It is computed a band of rows and a few
    images at a time, so that what is copied and multiplied stays in the cache, whatever the size of the whole.
    """
    (n, c, *positions), (_, channels, *kernel) = grad.shape, weight.shape
    dtype, (s, before, span) = np.result_type(grad, weight), (stride[0], padding[0][0], dilation[0] * (kernel[0] - 1))
    grad = grad.astype(dtype, copy=False).reshape(n, groups, c // groups, *positions)
    filters = weight.astype(dtype, copy=False).reshape(groups, c // groups, channels, *kernel)
    total = np.empty((n, groups, channels, *size), dtype)
    rows, products = c * kernel[-1], channels * groups * prod(kernel)  # per position: copies or sums
    gather = rows <= products and n * prod(positions) > _FEW
    gather = gather and bool(np.isfinite(filters).all())  # zeros beyond the border times infinity would be NaN
    per_row = prod(positions[1:]) * (max(rows, products // kernel[-1]) if gather else products)
    least = max(s * max(1, _BLOCK // per_row), 8 * span)  # so high that what neighbouring bands share is little
    band = -(-size[0] // -(-size[0] // least))
    batch = max(1, _BLOCK // (per_row * max(1, band // s)))
    for top in range(0, size[0], band):
        bottom = min(top + band, size[0])
        first, last = max(0, -((span - top - before) // s)), (bottom - 1 + before) // s  # the rows that paint here
        part = grad[:, :, :, first : last + 1]
        befores = before + top - first * s, *(sides[0] for sides in padding[1:])
        sizes = bottom - top, *size[1:]
        axes = zip(part.shape[3:], sizes, kernel, stride, befores, dilation, strict=True)
        phases = [_phases(*axis) for axis in axes]
        _fill(part, filters, total[:, :, :, top:bottom], phases, gather, batch)
    return total.reshape(n, groups * channels, *size)


def _fill(
    grad: Num[np.ndarray, "n groups c *positions"],
    filters: Num[np.ndarray, "groups c channels *kernel"],
    total: Num[np.ndarray, "n groups channels *size"],
    axes: list[list[Phase]],
    gather: bool,
    batch: int,
) -> None:
    """Fill `total`, `batch` images at a time: gather along the last axis or not, paint along the others."""
    images, (*others, last) = np.moveaxis(grad, 0, 2), axes
    gather = gather and max(len(phase.taps) for phase in last) > 1
    own = [_own(filters, phase) for phase in last] if gather else []
    for first in range(0, len(grad), batch):
        some, target = images[:, :, first : first + batch], total[first : first + batch]
        if not gather:
            _paint(filters, some, target, axes)
        for phase, weights in zip(last, own, strict=False):
            _paint(weights, _gathered(some, phase), target[..., phase.outputs], others)


def _phases(n_in: int, size: int, kernel: int, stride: int, before: int, dilation: int) -> list[Phase]:
    """Take one axis apart: input i and tap m meet in output ``i stride + m dilation - before``."""
    found = []
    for first in range(min(stride, size)):
        outputs = range(first, size, stride)
        taps = []
        for m in range(kernel):
            start, remainder = divmod(first + before - m * dilation, stride)  # output j of this phase reads start + j
            low, high = max(0, -start), min(len(outputs), n_in - start)
            if remainder == 0 and low < high:
                taps.append((m, slice(start + low, start + high), slice(low, high)))
        taps.sort(key=lambda tap: tap[2].start - tap[2].stop)  # the one that reaches most outputs comes first
        found.append(Phase(slice(first, size, stride), len(outputs), taps))
    return found


def _own(filters: Num[np.ndarray, "groups c channels *kernel"], phase: Phase) -> Num[np.ndarray, "groups rows ..."]:
    """Return the weights of a phase's taps, in the order of `_gathered`."""
    groups, c, *rest, _ = filters.shape
    taps = np.empty((groups, len(phase.taps), c, *rest), filters.dtype)
    for tap, (m, _, _) in enumerate(phase.taps):
        taps[:, tap] = filters[..., m]
    return taps.reshape(groups, len(phase.taps) * c, *rest)


def _gathered(images: Num[np.ndarray, "groups c n *positions"], phase: Phase) -> Num[np.ndarray, "groups rows ..."]:
    """Put above each other what the taps of a phase read along the last axis, zeros beyond the border."""
    groups, c, *others, _ = images.shape
    columns = np.empty((groups, len(phase.taps), c, *others, phase.size), images.dtype)
    for tap, (_, read, write) in enumerate(phase.taps):
        columns[:, tap, ..., : write.start] = 0
        columns[:, tap, ..., write] = images[..., read]
        columns[:, tap, ..., write.stop :] = 0
    return columns.reshape(groups, len(phase.taps) * c, *others, phase.size)


def _paint(
    filters: Num[np.ndarray, "groups rows channels *kernel"],
    columns: Num[np.ndarray, "groups rows n *positions"],
    target: Num[np.ndarray, "n groups channels *size"],
    axes: list[list[Phase]],
) -> None:
    """Multiply, and sum up in `target` what meets along these axes."""
    (groups, rows, channels, *kernel), (n, *positions) = filters.shape, columns.shape[2:]
    flat, rest = columns.reshape(groups, rows, n * prod(positions)), positions[len(axes) :]
    products = filters.reshape(groups, rows, channels * prod(kernel)).swapaxes(1, 2) @ flat
    products = products.reshape(groups, channels, *kernel, n, *positions)
    for phases in product(*axes):
        shape = (groups, channels, n, *(phase.size for phase in phases), *rest)
        painted = []
        for taps in product(*(phase.taps for phase in phases)):
            m, reads, writes = ([tap[part] for tap in taps] for part in range(3))
            here: Any = (slice(None), slice(None), *m, slice(None), *reads)
            there: Any = (slice(None), slice(None), slice(None), *writes)
            painted.append((there, products[here]))
        # The products of a tap that reaches all outputs can take the others in: no other phase wants them.
        sums = painted.pop(0)[1] if painted and painted[0][1].shape == shape else np.zeros(shape, target.dtype)
        for there, values in painted:
            sums[there] += values
        outputs: Any = (slice(None), slice(None), slice(None), *(phase.outputs for phase in phases))
        target[outputs] = np.moveaxis(sums, 2, 0)
