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
    """Whether a tensor has an axis that follows one of the input's, and that axis alone."""
    followed = [[rate is not None for rate in span.rates] for span in field.spans]
    return any(sum(place) == 1 for place in zip(*followed, strict=True))


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
    found: list[tuple[Number, Number]] = []
    for number, span in enumerate(field.spans):
        table, _ = _over_axis(field, span) or (None, None)
        if table is None:
            everywhere = span.along(0, np.arange(1))[:, 0]
            found.append((_number(everywhere[0]), _number(-everywhere[1])))
        else:
            first, last = table[:, position[number]]
            found.append((_number(first), _number(last)))
    return tuple(found)


def whole(number: Fraction) -> int | Fraction:
    """Return an integer where it is one."""
    return int(number) if number.denominator == 1 else number


def _number(value: float) -> Number:
    return int(value) if math.isfinite(value) else float(value)


def _same(values: tuple[Number, ...]) -> Number | tuple[Number, ...]:
    return values[0] if len(set(values)) == 1 else values


def _over_axis(field: Field, span: Span) -> tuple[np.ndarray, Fraction] | None:
    """Return first and last pixels along the tensor's axis that follows a span, over all channels, and the jump."""
    covered: dict[int, tuple[float, Fraction]] = {}
    for axis, sides in enumerate(field.axes):
        rates = [(side, span.rates[place]) for place, side in zip(field.places(axis), sides, strict=True)]
        rated = [(side, Fraction(rate[1], rate[0])) for side, rate in rates if rate]
        if rated:
            reach = max(float(side * abs(jump)) for side, jump in rated)
            covered[axis] = reach, min((jump for _, jump in rated), key=abs)
    if not covered:
        return None
    axis = max(covered, key=lambda each: covered[each][0])
    kept = field.places(axis)
    others = tuple(place + 1 for place in range(len(span.rates)) if place not in kept)
    table = span.reach.min(axis=others, keepdims=True)
    full = [side if place in kept else 1 for place, side in enumerate(s for sides in field.axes for s in sides)]
    return np.broadcast_to(table, (2, *full)).reshape(2, -1) * [[1], [-1]], covered[axis][1]


def _along_axis(field: Field, span: Span) -> tuple[Number, Number, Number] | None:
    found = _over_axis(field, span)
    if found is None:
        return None
    (first, last), jump = found
    seen = np.isfinite(first)
    if not seen.any():
        return None
    at = int(seen.argmax())
    return int((last - first)[seen].max()) + 1, whole(jump), whole(int(first[at]) - at * jump)
