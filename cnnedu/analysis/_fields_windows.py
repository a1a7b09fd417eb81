"""What sliding windows see: convolution, pooling, upsampling, padding."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np

from cnnedu.analysis._fields_call import AtenCall, rule
from cnnedu.analysis._fields_field import Field
from cnnedu.analysis._fields_span import Span

__all__ = ["slide", "slide_back"]


def slide(field: Field, axis: int, size: int, kernel: int, stride: int, padding: int, dilation: int) -> Field:
    """Output o sees positions ``o * stride - padding + t * dilation`` for every tap t."""
    index = np.arange(size)[:, None] * stride - padding + np.arange(kernel) * dilation
    return field.gather(axis, index, 1, stride)


def slide_back(field: Field, axis: int, size: int, kernel: int, stride: int, padding: int, dilation: int) -> Field:
    """The transpose of `slide`: position i reaches outputs ``i * stride - padding + t * dilation``."""
    index = np.arange(size)[:, None] + padding - np.arange(kernel) * dilation
    valid = index % stride == 0
    field = field.gather(axis, index // stride, stride, 1, valid).resized(axis, size)
    missed = ~valid.any(1)  # outputs between the taps, where the stride is larger than the kernel
    if missed.any():
        field = field.each(partial(Span.blanked, place=field.start(axis), empty=missed))
    return field


def _each(values: Sequence[int] | int, rank: int) -> list[int]:
    """Return one value per axis; torch lets a single one stand for all."""
    listed = [values] if isinstance(values, int) else list(values)
    return listed * rank if len(listed) == 1 else listed


@rule("convolution", "_convolution", "convolution_overrideable", "cudnn_convolution", "mkldnn_convolution")
def _convolution(call: AtenCall) -> Field | None:
    weight, shape = call["weight"], call.shape
    rank = len(shape) - 2
    transposed = bool(call.get("transposed"))
    field = call.field("input" if "input" in call.arguments else "self").groups(1, call["groups"], shape[1])
    settings = [_each(call[name], rank) for name in ("stride", "padding", "dilation")]
    for i, (kernel, s, p, d) in enumerate(zip(weight.shape[2:], *settings, strict=True)):
        field = (slide_back if transposed else slide)(field, 2 + i, shape[2 + i], kernel, s, p, d)
    made = call.field_of(weight)  # a kernel may be computed from the image too
    return field if made.sees_nothing else field.union(made.everywhere(shape))


@rule("avg_pool1d", "avg_pool2d", "avg_pool3d", "max_pool2d_with_indices", "max_pool3d_with_indices")
def _pool(call: AtenCall) -> list[Field]:
    field, shape = call.field(), call.shape
    rank = int(call.name[call.name.index("pool") + 4])
    kernels = _each(call["kernel_size"], rank)
    usual: dict[str, Any] = {"stride": kernels, "padding": 0, "dilation": 1}
    settings = [_each(call.get(name) or value, rank) for name, value in usual.items()]
    first = len(shape) - rank
    for i, (kernel, s, p, d) in enumerate(zip(kernels, *settings, strict=True)):
        field = slide(field, first + i, shape[first + i], kernel, s, p, d)
    return [field, field]


@rule("_adaptive_avg_pool2d", "_adaptive_avg_pool3d", "adaptive_avg_pool2d", "adaptive_avg_pool3d")
@rule("adaptive_avg_pool1d", "adaptive_max_pool2d", "adaptive_max_pool3d")
def _adaptive_pool(call: AtenCall) -> list[Field]:
    field, shape = call.field(), call.shape
    rank = int(call.name[call.name.index("pool") + 4])
    whole = tuple(axis for axis in range(len(shape) - rank, len(shape)) if shape[axis] == 1)
    field = field.mix(whole, pooled=True)
    for axis in range(len(shape) - rank, len(shape)):
        if axis in whole:
            field = field.resized(axis, 1)
            continue
        have, want = field.shape[axis], shape[axis]
        starts = np.arange(want) * have // want
        ends = -(-(np.arange(want) + 1) * have // want)
        index = np.minimum(starts[:, None] + np.arange((ends - starts).max()), ends[:, None] - 1)
        common = math.gcd(have, want)
        field = field.gather(axis, index, want // common, have // common)
    return [field, field]


@rule("constant_pad_nd", "reflection_pad1d", "reflection_pad2d", "reflection_pad3d")
@rule("replication_pad1d", "replication_pad2d", "replication_pad3d")
def _pad(call: AtenCall) -> Field:
    field = call.field()
    pad = call["pad"] if "pad" in call.arguments else call["padding"]
    for i in range(len(pad) // 2):
        axis = len(field.axes) - 1 - i
        before, after = pad[2 * i], pad[2 * i + 1]
        if before or after:
            index = np.arange(-before, field.shape[axis] + after)
            field = field.gather(axis, index) if _moves(field, axis) else field.resized(axis, len(index))
    return field


def _moves(field: Field, axis: int) -> bool:
    return any(span.moves(place) for span in field.spans for place in field.places(axis))


_RANKS = {"nearest1d": 1, "nearest2d": 2, "nearest3d": 3, "exact1d": 1, "exact2d": 2, "exact3d": 3}
_RANKS |= {"linear1d": 1, "bilinear2d": 2, "trilinear3d": 3, "bicubic2d": 2}


@rule(*(f"upsample_{kind}" for kind in _RANKS if "exact" not in kind))
@rule(*(f"_upsample_nearest_{kind}" for kind in _RANKS if "exact" in kind))
@rule("_upsample_bilinear2d_aa", "_upsample_bicubic2d_aa")
def _upsample(call: AtenCall) -> Field | None:
    field, shape, name = call.field(), call.shape, call.name
    smooth = name.endswith("_aa")
    kind = name.removesuffix("_aa").rpartition("_")[2]
    rank = _RANKS[kind]
    for i in range(rank):
        axis = len(shape) - rank + i
        have, want = field.shape[axis], shape[axis]
        if have == want == 1 or not _moves(field, axis):
            field = field.resized(axis, want) if have != want else field
            continue
        corners = bool(call.get("align_corners"))
        scale = Fraction(have - 1, max(want - 1, 1)) if corners else _scale(call, i, rank, have, want)
        index, valid = _taps(kind, want, scale, corners, smooth)
        field = field.gather(axis, index, scale.denominator, scale.numerator, valid)
    return field


def _scale(call: AtenCall, i: int, rank: int, have: int, want: int) -> Fraction:
    """Return pixels of the input per pixel of the output; a factor given by the caller counts, not the sizes."""
    given = call.get("scale_factors")
    names = ["scales"] if rank == 1 else ["scales_d", "scales_h", "scales_w"][3 - rank :]
    factor = given[i] if given else call.get(names[i])
    return 1 / Fraction(factor).limit_denominator(4096) if factor else Fraction(have, want)


def _taps(kind: str, want: int, scale: Fraction, corners: bool, smooth: bool) -> tuple[np.ndarray, np.ndarray | None]:
    """Return which positions each output of a resampling reads, and which of them with a weight."""
    p, q, o = scale.numerator, scale.denominator, np.arange(want)
    if kind.startswith("nearest"):
        return (o * p // q)[:, None], None
    if kind.startswith("exact"):
        return ((2 * o + 1) * p // (2 * q))[:, None], None
    # The source, o * scale or (o + 1/2) * scale - 1/2, in units of 1 / (2q).
    source = 2 * o * p if corners else (2 * o + 1) * p - q
    below = source // (2 * q)
    wide = 2 if kind == "bicubic2d" else 1
    stretch = max(scale, Fraction(1)) if smooth else Fraction(1)
    reach = math.ceil(wide * stretch) + 1
    index = below[:, None] + np.arange(-reach, reach + 1)
    distance = np.abs(index * 2 * q - source[:, None])  # in the same units
    valid = distance * stretch.denominator < wide * stretch.numerator * 2 * q
    if kind == "bicubic2d":  # the cubic is zero at whole steps but for its middle
        unit = 2 * q * stretch
        valid &= (distance == 0) | (distance * unit.denominator % unit.numerator != 0)
    return index, valid
