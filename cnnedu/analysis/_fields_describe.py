"""Tables of intervals in a reader's terms: size, jump and start, and what one position sees exactly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from cnnedu.analysis._fields_field import Field
from cnnedu.analysis._fields_span import Span
from cnnedu.analysis.receptive_field import Number, ReceptiveField

__all__ = ["describe", "followers", "interval", "is_local", "whole"]


def is_local(field: Field) -> bool:
    """Whether a tensor has an axis that follows one of the input's, and that axis alone, and sees a part of it."""
    for number, span in enumerate(field.spans):
        others = [other.rates for other in field.spans[:number] + field.spans[number + 1 :]]
        alone = any(rate and not any(rates[place] for rates in others) for place, rate in enumerate(span.rates))
        if alone and span.reach.min() > -np.inf and _follower(field, span)[0] >= 0:
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


def followers(field: Field) -> list[int]:
    """Return the axes of a tensor that follow axes of the input."""
    return sorted({axis for span in field.spans if (axis := _follower(field, span)[0]) >= 0})


def interval(field: Field, position: Sequence[int]) -> tuple[tuple[Number, Number], ...]:
    """Return the first and the last pixel that a position along `followers` sees, per spatial axis of the input."""
    field = field.plain()
    found: list[tuple[Number, Number]] = []
    for span in field.spans:
        table = span.reach
        for axis, place in zip(followers(field), position, strict=True):
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
    covered: list[tuple[float, int, Fraction]] = []
    for axis, sides in enumerate(field.axes):
        alike, steps = 1, []
        for place, side in zip(reversed(field.places(axis)), reversed(sides), strict=True):
            if rate := span.rates[place]:
                steps.append((Fraction(rate[1], rate[0] * alike), side * alike))
            elif not any(other.rates[place] for other in field.spans):
                alike *= side  # neighbours that see the same
        if steps:
            covered.append(
                (max(float(abs(jump) * side) for jump, side in steps), axis, min((j for j, _ in steps), key=abs))
            )
    covered.sort(key=lambda each: -each[0])
    if not covered or (len(covered) > 1 and covered[1][0] > 0.75 * covered[0][0]):
        return -1, Fraction(0)  # no axis, or a table of pairs, query against key, in which two do
    return covered[0][1:]


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
