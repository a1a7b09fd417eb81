"""What is seen where tensors stand one behind the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cnnedu.analysis._fields_span import Span

__all__ = ["chained"]


def chained(spans: Sequence[Span], place: int, sides: Sequence[int]) -> Span:
    """Return the table of tensors one behind the other along a place; constants among them are padding."""
    seeing = [i for i, span in enumerate(spans) if not span.sees_nothing]
    if not seeing:
        return spans[0]
    first = spans[seeing[0]]
    if all(not s.moves(place) and (s is first or np.array_equal(s.reach, first.reach)) for s in spans):
        return first
    starts, tables = np.cumsum([0, *sides]), []
    for i, (span, side) in enumerate(zip(spans, sides, strict=True)):
        near = min(seeing, key=lambda k: abs(k - i))
        if near != i and spans[near].rates[place] is not None:
            tables.append(spans[near].look(place, np.arange(side) + starts[i] - starts[near]))
        else:
            tables.append(span.reach)
    common = [max(table.shape[axis] for table in tables) for axis in range(len(first.rates) + 1)]
    full = [
        np.broadcast_to(table, (*common[: place + 1], side, *common[place + 2 :]))
        for table, side in zip(tables, sides, strict=True)
    ]
    rates = tuple(
        next((r for r in each if r is not None), None) for each in zip(*(s.rates for s in spans), strict=True)
    )
    pooled = all(spans[i].pooled for i in seeing)
    return Span(np.concatenate(full, axis=place + 1), rates, first.length, pooled).regular(place).settled()
