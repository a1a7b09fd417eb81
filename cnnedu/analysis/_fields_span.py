"""What every position of a tensor sees along one axis of the input: tables of intervals, and how they combine.

A table holds, for every position, the first and the last pixel seen. Convolutions look tables up; sums of branches take
the smaller first and the larger last pixel. Nothing is assumed about regularity, so the tables are exact after flips,
crops, upsampling or unequal branches too. What lies outside a map, in the padding, is found by the map's *rate*:
P positions further, everything seen lies Q pixels further.

NumPy only; `cnnedu.analysis._fields` reads torch's operations and calls this.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

__all__ = ["LARGEST", "Rate", "Span", "advance"]

LARGEST = 2**22  # positions in one table; beyond it everything is taken to be seen
Rate = tuple[int, int] | None  # (positions, pixels); None where the table says it all
_SIGN = np.array([1.0, -1.0])


def advance(rate: Rate, outputs: int, inputs: int) -> Rate:
    """Return the rate of a map of which `outputs` positions correspond to `inputs` positions of the map below.

    Examples
    --------
    >>> advance((1, 4), 1, 2), advance((1, 4), 2, 1), advance((2, 1), 1, 2)
    ((1, 8), (2, 4), (1, 1))
    """
    if rate is None:
        return None
    period, pixels = rate
    turns = period // math.gcd(period, inputs)
    return outputs * turns, pixels * inputs * turns // period


@dataclass(frozen=True, eq=False)
class Span:
    """What is seen along one axis of the input.

    Attributes
    ----------
    reach : array (2, *places)
        First pixel and *minus* the last pixel seen, so that a union is one minimum. A side of 1 says that all
        positions along it are alike. Infinite: nothing is seen; minus infinite: everything.
    rates : tuple of Rate
        One per place.
    length : int
        Pixels of the input along this axis.
    pooled : bool
        Everything is seen because of a pooling over all positions, and of nothing else.
    """

    reach: np.ndarray
    rates: tuple[Rate, ...]
    length: int
    pooled: bool = False

    @classmethod
    def pixels(cls, rank: int, place: int, length: int) -> Span:
        """Return what the pixels of an input see: each sees itself."""
        sides = [1] * rank
        sides[place] = length
        reach = np.multiply.outer(_SIGN, np.arange(length, dtype=float)).reshape(2, *sides)
        return cls(reach, tuple((1, 1) if i == place else None for i in range(rank)), length)

    @classmethod
    def nothing(cls, rank: int, length: int) -> Span:
        """Return what constants see."""
        return cls(np.full((2,) + (1,) * rank, np.inf), (None,) * rank, length)

    @classmethod
    def everything(cls, rank: int, length: int, pooled: bool = False) -> Span:
        """Return what is seen after all positions were mixed."""
        return cls(np.full((2,) + (1,) * rank, -np.inf), (None,) * rank, length, pooled)

    @property
    def sees_nothing(self) -> bool:
        """Whether no position sees any pixel."""
        return self.reach.size == 2 and self.reach.flat[0] == np.inf

    @property
    def sees_everything(self) -> bool:
        """Whether each position sees the whole input."""
        return self.reach.size == 2 and self.reach.flat[0] == -np.inf

    @property
    def places(self) -> tuple[int, ...]:
        """Sides of the table."""
        return self.reach.shape[1:]

    def moves(self, place: int) -> bool:
        """Whether positions along this place see different pixels."""
        return self.rates[place] is not None or self.places[place] > 1

    def settled(self) -> Span:
        """Return the short form where everything is seen."""
        if self.reach.max() == -np.inf:
            return Span.everything(len(self.rates), self.length, self.pooled)
        return self

    def look(self, place: int, index: np.ndarray) -> np.ndarray:
        """Return the table at these positions, inside the map or beyond its border."""
        side, rate = self.places[place], self.rates[place]
        inside = index.clip(0, side - 1)
        beyond = index - inside
        moved: np.ndarray | None = None
        if rate is not None and beyond.any():
            period, pixels = rate
            if period <= side:  # an equal phase of the pattern, as near as there is
                turns = np.where(beyond < 0, beyond // period, -(-beyond // period))
                inside, moved = index - turns * period, turns * pixels
            else:
                moved = beyond * pixels / period
        found = self.reach.take(inside, axis=place + 1)
        if moved is not None:
            signed = np.floor(np.multiply.outer(_SIGN, moved))
            found = found + signed.reshape((2,) + (1,) * place + index.shape + (1,) * (len(self.rates) - place - 1))
        return found

    def along(self, place: int, index: np.ndarray) -> np.ndarray:
        """Return what is seen at positions along one place, whatever the position along the others: (2, positions)."""
        others = tuple(i + 1 for i in range(len(self.rates)) if i != place)
        table = replace(self, reach=self.reach.min(axis=others, keepdims=True))
        return table.look(place, index).reshape(2, -1)

    def gather(self, place: int, index: np.ndarray, outputs: int, inputs: int, valid: np.ndarray | None = None) -> Span:
        """Let output o see what the positions ``index[o]`` see together; the rest is `advance`'s."""
        if not self.moves(place):
            return self
        found = self.look(place, index)
        if index.ndim == 2:
            if valid is not None:
                trailing = (1,) * (len(self.rates) - place - 1)
                found = np.where(valid.reshape(valid.shape + trailing), found, np.inf)
            found = found.min(axis=place + 2)
        return self._with(place, found, advance(self.rates[place], outputs, inputs)).settled()

    def blanked(self, place: int, empty: np.ndarray) -> Span:
        """Return the table in which some positions of a place see nothing."""
        if self.sees_nothing:
            return self
        trailing = (1,) * (len(self.rates) - place - 1)
        return replace(self, reach=np.where(empty.reshape(empty.shape + trailing), np.inf, self.reach))

    def _with(self, place: int, reach: np.ndarray, rate: Rate) -> Span:
        return replace(self, reach=reach, rates=(*self.rates[:place], rate, *self.rates[place + 1 :]))

    def mixed(self, places: tuple[int, ...], pooled: bool = False) -> Span:
        """Let every position see what all positions along these places see."""
        moving = [place for place in places if self.moves(place)]
        if not moving or self.sees_everything:
            return self
        travels = [rate for place in moving if (rate := self.rates[place]) is not None]
        reach = self.reach.min(axis=tuple(place + 1 for place in moving), keepdims=True)
        rates = tuple(None if place in moving else rate for place, rate in enumerate(self.rates))
        span = replace(self, reach=reach, rates=rates)
        if travels and (not any(rates) or span._all_see_all(max(1, *(abs(q / p) for p, q in travels)))):
            return Span.everything(len(rates), self.length, pooled)
        return span.settled()

    def _all_see_all(self, slack: float) -> bool:
        """Whether each position sees the whole input, but for less than one step at its ends."""
        first, last = self.reach[0].max(), -self.reach[1].max()
        return bool(first < slack and last > self.length - 1 - slack)

    def union(self, other: Span) -> Span:
        """Let every position see what it sees in either."""
        if self.sees_nothing or other.sees_nothing:
            return other if self.sees_nothing else self
        if math.prod(np.broadcast_shapes(self.places, other.places)) > LARGEST:  # every query against every key
            return Span.everything(len(self.rates), self.length)
        whole = [span for span in (self, other) if span.sees_everything]
        rates = tuple(a if a is not None else b for a, b in zip(self.rates, other.rates, strict=True))
        pooled = bool(whole) and all(span.pooled for span in whole)
        joined = Span(np.minimum(self.reach, other.reach), rates, self.length, pooled)
        for place, (a, b) in enumerate(zip(self.rates, other.rates, strict=True)):
            if (a is None) != (b is None):
                joined = joined._level(place)
        return joined.settled()

    def _level(self, place: int) -> Span:
        """Return the table without a rate where all positions of a place turn out to see the same."""
        one = self.reach.take([0], axis=place + 1)
        if self.places[place] == 1 or not (self.reach == one).all():
            return self
        return self._with(place, one, None)

    def so_far(self, place: int) -> Span:
        """Let every position see what it and all before it see."""
        return replace(self, reach=np.minimum.accumulate(self.reach, axis=place + 1))

    def unfolded(self, place: int, index: np.ndarray, dilation: int, stride: int) -> Span:
        """Return the table with a place turned into (tap, window): ``index[tap, window]`` is what stands there."""
        if not self.moves(place):
            return self.inserted(place)
        rate = self.rates[place]
        rates = (*self.rates[:place], advance(rate, 1, dilation), advance(rate, 1, stride), *self.rates[place + 1 :])
        return replace(self, reach=self.look(place, index), rates=rates)

    def written(self, place: int, side: int, index: np.ndarray, new: Span) -> Span:
        """Return the table after positions of a place have been overwritten by another tensor's."""
        steps = set(np.diff(index).tolist()) or {1}
        shape = np.broadcast_shapes(self.places, (*new.places[:place], side, *new.places[place + 1 :]))
        reach = np.broadcast_to(self.reach, (2, *shape)).copy()
        reach[(slice(None),) * (place + 1) + (index,)] = new.reach
        rates = [a if a is not None else b for a, b in zip(self.rates, new.rates, strict=True)]
        if self.rates[place] is None and (rate := new.rates[place]) is not None:
            rates[place] = (rate[0] * min(steps), rate[1]) if len(steps) == 1 else None
        return replace(self, reach=reach, rates=tuple(rates), pooled=False).regular(place).settled()

    def regular(self, place: int) -> Span:
        """Return the table with its rate along a place found from the table, where it has none yet."""
        if any(self.rates):
            return self
        rate = self._found_rate(place)
        if rate is None and self.places[place] > 1 and np.isfinite(self.reach).all():
            steps = np.diff(self.reach, axis=place + 1)  # step by step, and all before: only the last pixel moves on
            if (steps[0] == 0).all() and steps.flat[-1] != 0 and (steps[1] == steps.flat[-1]).all():
                rate = (1, -int(steps.flat[-1]))
        return self if rate is None else self._with(place, self.reach, rate)

    def _found_rate(self, place: int) -> Rate:
        if not np.isfinite(self.reach).all():
            return None
        table = np.moveaxis(self.reach, place + 1, 1)
        for period in range(1, min(9, self.places[place] // 2 + 1)):
            steps = table[:, period:] - table[:, :-period]
            pixels = steps.flat[0]
            if (steps[0] == pixels).all() and (steps[1] == -pixels).all():
                return (period, int(pixels)) if pixels else None
        return None

    def stilled(self, place: int) -> Span:
        """Return the table of which the only position along a place stands for many."""
        return replace(self, rates=(*self.rates[:place], None, *self.rates[place + 1 :]))

    def permuted(self, order: tuple[int, ...]) -> Span:
        """Return the table with its places in another order."""
        reach = self.reach.transpose(0, *(place + 1 for place in order))
        return replace(self, reach=reach, rates=tuple(self.rates[place] for place in order))

    def inserted(self, place: int) -> Span:
        """Return the table with a place along which all is alike."""
        sides = (*self.places[:place], 1, *self.places[place:])
        rates = (*self.rates[:place], None, *self.rates[place:])
        return replace(self, reach=self.reach.reshape(2, *sides), rates=rates)

    def dropped(self, place: int) -> Span:
        """Return the table without a place of side 1."""
        sides = (*self.places[:place], *self.places[place + 1 :])
        return replace(self, reach=self.reach.reshape(2, *sides), rates=(*self.rates[:place], *self.rates[place + 1 :]))

    def split(self, place: int, outer: int, inner: int) -> Span:
        """Return the table with one place of side ``outer * inner`` as two."""
        if not self.moves(place):
            return self.inserted(place)
        sides = (*self.places[:place], outer, inner, *self.places[place + 1 :])
        rate = self.rates[place]
        rates = (*self.rates[:place], advance(rate, 1, inner), rate, *self.rates[place + 1 :])
        span = replace(self, reach=self.reach.reshape(2, *sides), rates=rates)._level(place)._level(place + 1)
        if span.places[place + 1] > 1 and rate is not None and rate[0] >= inner:  # it says nothing about less
            span = span._with(place + 1, span.reach, span._found_rate(place + 1))
        return span

    def merged(self, place: int, outer: int, inner: int) -> Span:
        """Return the table with two neighbouring places, of these full sides, as one."""
        before, after = self.places[:place], self.places[place + 2 :]
        rates = (*self.rates[:place], self._merged_rate(place, outer, inner), *self.rates[place + 2 :])
        if not self.moves(place) and not self.moves(place + 1):
            return replace(self, reach=self.reach.reshape(2, *before, 1, *after), rates=rates)
        full = np.broadcast_to(self.reach, (2, *before, outer, inner, *after))
        return replace(self, reach=full.reshape(2, *before, outer * inner, *after), rates=rates)

    def _merged_rate(self, place: int, outer: int, inner: int) -> Rate:
        above, below = self.rates[place], self.rates[place + 1]
        if outer == 1 and above is None:
            return below
        if above is None:
            return None if below is None or self.moves(place) else (inner, 0)
        if below is not None and below[0] <= inner and above[1] * below[0] == above[0] * inner * below[1]:
            return below
        return above[0] * inner, above[1]
