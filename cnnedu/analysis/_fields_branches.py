"""Where branches meet: what the sum or the concatenation sees, and whether the branches lie on top of each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from cnnedu.analysis._fields_call import AtenCall
from cnnedu.analysis._fields_describe import whole
from cnnedu.analysis._fields_field import Field
from cnnedu.analysis._fields_result import Misalignment
from cnnedu.analysis._fields_span import Span

__all__ = ["join"]

_GATES = {"mul", "div", "sub"}


def join(call: AtenCall, fields: Sequence[Field], along: int | None = None) -> Field:
    """Return what is seen where tensors meet, element by element or one behind the other along an axis."""
    several = [field for field in fields if not field.sees_nothing]
    for other in several[1:]:
        _compare(call, several[0], other, along)
    if along is not None:
        return Field.chain(fields, along)
    joined = several[0]
    for other in several[1:]:
        joined = _gated(call, joined, other) if call.name.rstrip("_") in _GATES else joined.union(other)
    return joined


def _gated(call: AtenCall, one: Field, two: Field) -> Field:
    """Let a factor per channel, computed from the whole map, count for nothing where the other sees a part."""
    a, b = one.aligned(two)
    spans = []
    for x, y in zip(a.spans, b.spans, strict=True):
        gate = [s.sees_everything and s.pooled for s in (x, y)]
        if gate[0] != gate[1]:
            call.say("a factor computed from the whole map (a gate, or its statistics) is left out of the field")
            spans.append(y if gate[0] else x)
        else:
            spans.append(x.union(y))
    return Field(a.axes, tuple(spans))


def _compare(call: AtenCall, one: Field, two: Field, along: int | None) -> None:
    a, b = one.aligned(two) if along is None else (one.plain(), two.plain())
    causal = len(a.spans) == 1  # in a sequence, branches that end at the same step are in step
    for axis, (x, y) in enumerate(zip(a.spans, b.spans, strict=True)):
        if x is y or (along is not None and (x.moves(along) and x.rates[along] is not None)):
            continue
        shared = [place for place, (p, q) in enumerate(zip(x.rates, y.rates, strict=True)) if p and q]
        if len(shared) == 1 and (found := _apart(x, y, shared[0], causal)):
            by, jumps = found
            call.report(Misalignment(call.operation.call.path, call.name.rstrip("_"), axis, by, jumps))


def _apart(
    x: Span, y: Span, place: int, causal: bool
) -> tuple[int | Fraction, tuple[int | Fraction, int | Fraction]] | None:
    """Return the distance of the centres and the jumps of two branches, or None where they agree."""
    (p, a), (q, b) = x.rates[place], y.rates[place]  # type: ignore[misc]
    jumps = whole(Fraction(a, p)), whole(Fraction(b, q))
    if jumps[0] != jumps[1]:
        return 0, jumps
    period = math.lcm(p, q)
    index = np.arange(period) + max(0, (x.places[place] - period) // 2)
    first, second = x.along(place, index), y.along(place, index)
    if causal and np.array_equal(first[1], second[1]):
        return None
    gap = (first[0] - first[1] - second[0] + second[1]).sum()
    if not np.isfinite(gap) or gap == 0:
        return None
    return whole(abs(Fraction(int(gap), 2 * period))), jumps
