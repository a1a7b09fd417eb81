"""Tables of intervals in a reader's terms: size, jump and start, and what one position sees exactly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from cnnedu.analysis._fields_field import Field
from cnnedu.analysis._fields_span import Span
from cnnedu.analysis.receptive_field import Number, ReceptiveField

__all__ = ["describe", "interval", "is_local", "whole"]


def is_local(field: Field) -> bool:
    """Whether a tensor has an axis that follows one of the input's, and that axis alone, and sees a part of it."""
    for number, span in enumerate(field.spans):
        others = [other.rates for other in field.spans[:number] + field.spans[number + 1 :]]
        alone = any(rate and not any(rates[place] for rates in others) for place, rate in enumerate(span.rates))
        if alone and span.reach.min() > -np.inf:
            return True
    return False


def describe(field: Field) -> ReceptiveField | None:
    """Return size, jump and start of a field, or None where it sees everything or has no place.

    Where positions see windows of different sizes, after upsampling, the largest counts.
    """
    if not is_local(field):
        return None
    axes = [_along_axis(field, span) for span in field.spans]
    if not any(axes):
        return None
    unbounded: tuple[Number, Number, Number] = (math.inf, 0, -math.inf)
    size, jump, start = (_same(values) for values in zip(*(axis or unbounded for axis in axes), strict=True))
    return ReceptiveField(size, jump, start)


def interval(field: Field, position: Sequence[int]) -> tuple[tuple[Number, Number], ...]:
    """Return the first and the last pixel that an output position sees, for every spatial axis of the input."""
    field = field.plain()
    at = {
        axis: place
        for span, place in zip(field.spans, position, strict=True)
        if (axis := _follower(field, span)[0]) >= 0
    }
    found: list[tuple[Number, Number]] = []
    for span in field.spans:
        table = span.reach
        for axis, place in at.items():
            table = table.take([place if table.shape[axis + 1] > 1 else 0], axis=axis + 1)
        first, last = table.reshape(2, -1).min(axis=1)
        found.append((_number(first), _number(-last)))
    return tuple(found)


def whole(number: Fraction) -> int | Fraction:
    """Return an integer where it is one."""
    return int(number) if number.denominator == 1 else number


def _number(value: float) -> Number:
    return int(value) if math.isfinite(value) else float(value)


def _same(values: tuple[Number, ...]) -> Number | tuple[Number, ...]:
    return values[0] if len(set(values)) == 1 else values


def _follower(field: Field, span: Span) -> tuple[int, Fraction]:
    """Return which of the tensor's axes follows a span, and its jump; of several the one that goes furthest."""
    best, furthest, found = -1, -1.0, Fraction(0)
    for axis, sides in enumerate(field.axes):
        rates = [(side, span.rates[place]) for place, side in zip(field.places(axis), sides, strict=True)]
        rated = [(side, Fraction(rate[1], rate[0])) for side, rate in rates if rate]
        if rated and (reach := max(float(side * abs(jump)) for side, jump in rated)) > furthest:
            best, furthest, found = axis, reach, min((jump for _, jump in rated), key=abs)
    return best, found


def _along_axis(field: Field, span: Span) -> tuple[Number, Number, Number] | None:
    """Return size, jump and start along one axis of the input, over all channels."""
    axis, jump = _follower(field, span)
    if axis < 0:
        return None
    others = tuple(place + 1 for place in range(len(span.rates)) if place not in field.places(axis))
    table = span.reach.min(axis=others, keepdims=True)
    sides = [side if number == axis else 1 for number, group in enumerate(field.axes) for side in group]
    first, last = np.broadcast_to(table, (2, *sides)).reshape(2, -1) * [[1], [-1]]
    seen = np.isfinite(first)
    if not seen.any():
        return None
    at = int(seen.argmax())
    return int((last - first)[seen].max()) + 1, whole(jump), whole(int(first[at]) - at * jump)
