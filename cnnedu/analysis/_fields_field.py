"""What a tensor sees of the input: one table per axis of the input, and how its places make up the tensor's axes.

An axis made of several places, (h, w) flattened to one, keeps them apart, so that a reshape back costs and loses
nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from cnnedu.analysis._fields_chain import chained
from cnnedu.analysis._fields_span import LARGEST, Span

__all__ = ["Field"]


@dataclass(frozen=True, eq=False)
class Field:
    """What every element of a tensor sees.

    Attributes
    ----------
    axes : tuple of tuples of int
        For each axis of the tensor the sides of its places; their product is the axis' size.
    spans : tuple of Span
        One per spatial axis of the input; their places are those of all axes, one after the other.
    """

    axes: tuple[tuple[int, ...], ...]
    spans: tuple[Span, ...]

    @classmethod
    def of_input(cls, shape: Sequence[int], spatial: Sequence[int]) -> Field:
        """Return what an input sees of itself."""
        spans = tuple(Span.pixels(len(shape), axis, shape[axis]) for axis in spatial)
        return cls(tuple((side,) for side in shape), spans)

    @classmethod
    def nothing(cls, shape: Sequence[int], lengths: Sequence[int]) -> Field:
        """Return what a constant sees."""
        return cls(tuple((side,) for side in shape), tuple(Span.nothing(len(shape), n) for n in lengths))

    @classmethod
    def everything(cls, shape: Sequence[int], lengths: Sequence[int]) -> Field:
        """Return what sees the whole input."""
        return cls(tuple((side,) for side in shape), tuple(Span.everything(len(shape), n) for n in lengths))

    def everywhere(self, shape: Sequence[int]) -> Field:
        """Return what a tensor of this shape sees that mixes all of this one."""
        rank = len(shape)
        spans = [
            Span.nothing(rank, span.length) if span.sees_nothing else Span.everything(rank, span.length)
            for span in self.spans
        ]
        return Field(tuple((side,) for side in shape), tuple(spans))

    @property
    def shape(self) -> tuple[int, ...]:
        """The tensor's shape."""
        return tuple(math.prod(sides) for sides in self.axes)

    @property
    def sees_nothing(self) -> bool:
        """Whether this is a constant."""
        return all(span.sees_nothing for span in self.spans)

    def start(self, axis: int) -> int:
        """Return the first place of an axis."""
        return sum(map(len, self.axes[:axis]))

    def places(self, axis: int) -> tuple[int, ...]:
        """Return the places of an axis."""
        return tuple(range(self.start(axis), self.start(axis) + len(self.axes[axis])))

    def each(self, change: Callable[[Span], Span], axes: tuple[tuple[int, ...], ...] | None = None) -> Field:
        """Return the field with every table changed."""
        return Field(self.axes if axes is None else axes, tuple(change(span) for span in self.spans))

    def plain(self, *axes: int) -> Field:
        """Return the field with one place per axis, for these axes or all."""
        field = self
        for axis in axes or range(len(self.axes)):
            while len(field.axes[axis]) > 1:
                outer, inner, *rest = field.axes[axis]
                sides = (*field.axes[:axis], (outer * inner, *rest), *field.axes[axis + 1 :])
                place = field.start(axis)
                field = field.each(partial(Span.merged, place=place, outer=outer, inner=inner), sides)
        return field

    def permute(self, order: Sequence[int]) -> Field:
        """Return the field of the tensor with its axes in another order."""
        places = tuple(place for axis in order for place in self.places(axis))
        return self.each(lambda span: span.permuted(places), tuple(self.axes[axis] for axis in order))

    def insert(self, axis: int) -> Field:
        """Return the field with a new axis of size 1."""
        place = self.start(axis)
        return self.each(lambda span: span.inserted(place), (*self.axes[:axis], (1,), *self.axes[axis:]))

    def drop(self, axis: int) -> Field:
        """Return the field without an axis of size 1."""
        field = self.plain(axis)
        place = field.start(axis)
        return field.each(lambda span: span.dropped(place), (*field.axes[:axis], *field.axes[axis + 1 :]))

    def view(self, shape: Sequence[int]) -> Field | None:
        """Return the field of the reshaped tensor, or None where that would take too large a table."""
        field, todo = self, [side for sides in self.axes for side in sides]
        axes: list[tuple[int, ...]] = []
        for size in shape:
            sides: list[int] = []
            need, place = size, sum(map(len, axes))
            while need > 1 or (size == 1 and not sides):
                if not todo or (need == 1 and todo[0] > 1):  # a new axis of size 1
                    field = field.each(partial(Span.inserted, place=place))
                    sides.append(1)
                elif need % todo[0] == 0:
                    sides.append(todo.pop(0))
                    need //= sides[-1]
                elif todo[0] % need == 0:
                    todo[0] //= need
                    field = field.each(partial(Span.split, place=place, outer=need, inner=todo[0]))
                    sides.append(need)
                    need = 1
                elif len(todo) > 1 and todo[0] * todo[1] <= LARGEST:  # the old places cut across the new axis
                    field = field.each(partial(Span.merged, place=place, outer=todo[0], inner=todo[1]))
                    todo[:2] = [todo[0] * todo[1]]
                    continue
                else:
                    return None
                place += 1
            axes.append(tuple(sides))
        if axes:
            axes[-1] = (*axes[-1], *todo)  # what is left are places of side 1
        return Field(tuple(axes), field.spans) if axes or not todo else None

    def expand(self, shape: Sequence[int]) -> Field:
        """Return the field of the tensor broadcast to a shape."""
        field = self
        while len(field.axes) < len(shape):
            field = field.insert(0)
        for axis, (have, want) in enumerate(zip(field.shape, shape, strict=True)):
            if have != want:
                field = field.plain(axis)
                axes = (*field.axes[:axis], (want,), *field.axes[axis + 1 :])
                field = field.each(partial(Span.stilled, place=field.start(axis)), axes)
        return field

    def aligned(self, other: Field) -> tuple[Field, Field]:
        """Return both, of one shape, with the same places."""
        one, two = self, other
        for axis in range(len(one.axes)):
            if len(one.axes[axis]) == 1:
                one = one._apart(axis, two.axes[axis])
            elif len(two.axes[axis]) == 1:
                two = two._apart(axis, one.axes[axis])
            elif one.axes[axis] != two.axes[axis]:
                one, two = one.plain(axis), two.plain(axis)
        return one, two

    def _apart(self, axis: int, sides: tuple[int, ...]) -> Field:
        """Return the field with the one place of an axis as several."""
        field, place = self, self.start(axis)
        for number in range(1, len(sides)):
            inner = math.prod(sides[number:])
            if inner == 1:
                field = field.each(partial(Span.inserted, place=place + number))
            else:
                field = field.each(partial(Span.split, place=place + number - 1, outer=sides[number - 1], inner=inner))
        return Field((*field.axes[:axis], sides, *field.axes[axis + 1 :]), field.spans)

    def union(self, other: Field) -> Field:
        """Return what is seen in either of two tensors of one shape."""
        one, two = self.aligned(other)
        return Field(one.axes, tuple(a.union(b) for a, b in zip(one.spans, two.spans, strict=True)))

    def mix(self, axes: Sequence[int], pooled: bool = False) -> Field:
        """Return the field where every position sees what all along these axes see."""
        places = tuple(place for axis in axes for place in self.places(axis))
        return self.each(lambda span: span.mixed(places, pooled))

    def reduce(self, axes: Sequence[int], keep: bool = False, pooled: bool = False) -> Field:
        """Return the field of a sum over axes. A sum over one position mixes nothing."""
        summed = [axis for axis in axes if self.shape[axis] != 1]
        field = self.mix(summed, pooled)
        for axis in sorted(axes, reverse=True):
            field = field.resized(axis, 1) if axis in summed else field
            field = field if keep else field.drop(axis)
        return field

    def resized(self, axis: int, size: int) -> Field:
        """Return the field with another size along an axis whose positions are all alike."""
        field = self.plain(axis)
        return Field((*field.axes[:axis], (size,), *field.axes[axis + 1 :]), field.spans)

    def gather(
        self,
        axis: int,
        index: np.ndarray,
        outputs: int = 1,
        inputs: int = 1,
        valid: np.ndarray | None = None,
    ) -> Field:
        """Let position o of an axis see what the positions ``index[o]`` see; `Span.gather` has the arguments."""
        field = self.plain(axis)
        place = field.start(axis)
        axes = (*field.axes[:axis], (len(index),), *field.axes[axis + 1 :])
        return field.each(lambda span: span.gather(place, index, outputs, inputs, valid), axes)

    def groups(self, axis: int, groups: int, size: int) -> Field:
        """Let each of `size` channels see what all channels of its group see."""
        if groups == 1:
            return self.mix((axis,)).resized(axis, size)
        field = self.plain(axis)
        place, channels = field.start(axis), field.shape[axis]
        apart = field.each(lambda span: span.split(place, groups, channels // groups).mixed((place + 1,)))
        merged = apart.each(lambda span: span.merged(place, groups, size // groups))
        return Field((*field.axes[:axis], (size,), *field.axes[axis + 1 :]), merged.spans)

    def pick(self, axis: int, index: Sequence[int]) -> Field:
        """Return the field of these positions of an axis, in this order."""
        if isinstance(index, range) and index == range(self.shape[axis]):
            return self
        if not any(span.moves(place) for span in self.spans for place in self.places(axis)):
            return self.resized(axis, len(index))
        return self.gather(axis, np.array(index, dtype=int), *_pattern(index))

    def put(self, axis: int, index: Sequence[int], new: Field) -> Field:
        """Return the field after these positions of an axis have been overwritten."""
        one, two = self.plain(), new.plain()
        place, side, at = axis, one.shape[axis], np.array(index, dtype=int)
        if one.sees_nothing and (np.diff(at) == 1).all() and any(span.rates[axis] for span in two.spans):
            return two.gather(axis, np.arange(side) - at[0])  # what is not written is padding
        spans = tuple(a.written(place, side, at, b) for a, b in zip(one.spans, two.spans, strict=True))
        return Field(one.axes, spans)

    def so_far(self, axis: int) -> Field:
        """Let every position of an axis see what it and all before it see."""
        field = self.plain(axis)
        return field.each(partial(Span.so_far, place=field.start(axis)))

    def unfold(self, axis: int, taps: int, windows: int, stride: int, padding: int, dilation: int) -> Field:
        """Turn an axis into two: the taps of a sliding window, and the windows."""
        field = self.plain(axis)
        index = np.arange(windows) * stride - padding + np.arange(taps)[:, None] * dilation
        axes = (*field.axes[:axis], (taps,), (windows,), *field.axes[axis + 1 :])
        place = field.start(axis)
        return field.each(lambda span: span.unfolded(place, index, dilation, stride), axes)

    @staticmethod
    def chain(fields: Sequence[Field], axis: int) -> Field:
        """Return the field of tensors one behind the other along an axis."""
        plain = [field.plain() for field in fields]
        sides = [field.shape[axis] for field in plain]
        spans = (chained(each, axis, sides) for each in zip(*(field.spans for field in plain), strict=True))
        axes = plain[0].axes
        return Field((*axes[:axis], (sum(sides),), *axes[axis + 1 :]), tuple(spans))


def _pattern(index: Sequence[int]) -> tuple[int, int]:
    """Return how many positions on the choice of positions repeats, and how far away: (outputs, inputs)."""
    at = np.array(index)
    for period in range(1, min(len(at), 64)):
        steps = set((at[period:] - at[:-period]).tolist())
        if len(steps) == 1 and (step := steps.pop()):
            return period, step
    return 1, 1
