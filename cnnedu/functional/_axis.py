"""The windows along one axis, and what pooling does with them there: add up, find the largest, spread back.

Pooling is separable: the largest number of a 3×3 window is the largest of three row maxima. So an image is pooled
one axis after the other, and a window of k×k costs 2 k steps instead of k². Each step handles one *tap*, the m-th
cell of every window at once: one operation on long vectors instead of many on tiny windows. Cells of the padding
are never made; a tap leaves out the windows whose m-th cell lies beyond the border. Only where windows are few and
large, as in global pooling, each is handled by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Bool, Int, Num, UInt

__all__ = ["Axis"]


class Tap(NamedTuple):
    """Which windows have an m-th cell inside the border, and which cells these are: two indices of equal length."""

    windows: slice | np.ndarray
    cells: slice | np.ndarray


@dataclass(frozen=True, eq=False)
class Axis:
    """Windows on `size` cells: window o looks at start[o], start[o] + step, … as far as stop[o] - 1."""

    size: int
    start: Int[np.ndarray, " out"]
    stop: Int[np.ndarray, " out"]
    taps: list[Tap]
    step: int = 1
    padding: int = 0
    even: bool = True

    @classmethod
    def sliding(cls, size: int, out: int, kernel: int, stride: int, padding: int, dilation: int) -> Axis:
        """Return windows that move by `stride`, the first beginning `padding` cells before the border."""
        start, taps = np.arange(out) * stride - padding, []
        for m in range(min(kernel, size + padding)):  # further taps lie behind the last cell for all windows
            cell = m * dilation - padding  # of window 0
            low = max(0, -(cell // stride))
            high = max(low, min(out, (size - 1 - cell) // stride + 1))
            cells = slice(cell + low * stride, cell + high * stride, stride) if high > low else slice(0)
            taps.append(Tap(slice(low, high), cells))
        return cls(size, start, start + dilation * (kernel - 1) + 1, taps, dilation, padding)

    @classmethod
    def adaptive(cls, size: int, out: int) -> Axis:
        """Return `out` windows that cover `size` cells as evenly as whole cells allow.

        Window o runs from floor(o size / out) to ceil((o + 1) size / out), so neighbours may share a cell.
        """
        if size % out == 0:
            return cls.sliding(size, out, size // out, size // out, 0, 1)
        window = np.arange(out)
        start, stop = window * size // out, -(-(window + 1) * size // out)
        taps = []
        for m in range(int((stop - start).max())):
            windows = np.flatnonzero(start + m < stop)
            taps.append(Tap(slice(0, out) if len(windows) == out else windows, start[windows] + m))
        return cls(size, start, stop, taps, even=False)

    @property
    def out(self) -> int:
        """The number of windows."""
        return len(self.start)

    @cached_property
    def missed(self) -> Int[np.ndarray, " out"]:
        """How many taps of each window come before the border."""
        missed: np.ndarray = np.maximum(0, -(self.start // self.step))
        return missed

    @cached_property
    def first(self) -> Int[np.ndarray, " out"]:
        """Each window's first cell not before the border; behind it where a window holds padding only."""
        first: np.ndarray = self.start + self.missed * self.step
        return first

    @cached_property
    def seen(self) -> Bool[np.ndarray, " out"]:
        """Whether a window holds any cell: dilated wider than the input, it can miss it altogether."""
        return self.first < self.size

    def lengths(self, padding: int = 0) -> Int[np.ndarray, " out"]:
        """Return how many cells each window holds, with those of so much padding."""
        lengths: np.ndarray = np.minimum(self.stop, self.size + padding) - np.maximum(self.start, -padding)
        return lengths

    def fold(self, array: Num[np.ndarray, ...], at: int, ufunc: np.ufunc, empty: int | float) -> Num[np.ndarray, ...]:
        """Combine the cells of each window along axis `at` by `ufunc`; a window without any is `empty`."""
        if self._few:
            parts = (array[_along(at, cells)] for cells in self._cells())
            return np.concatenate([ufunc.reduce(part, axis=at, keepdims=True) for part in parts], axis=at)
        first, *others = self.taps
        folded = self._read(array, at, first, empty)
        for windows, cells in others:
            target = folded[_along(at, windows)]
            ufunc(target, array[_along(at, cells)], out=target)
            if not isinstance(windows, slice):  # then `target` is a copy
                folded[_along(at, windows)] = target
        return folded

    def spread(self, array: Num[np.ndarray, ...], at: int) -> Num[np.ndarray, ...]:
        """Give each window's number to all its cells, where the numbers add up: the transpose of a sum."""
        if not (self.even or self._few):
            # Cell i lies in window o exactly where o lies in window i of the same rule with the sizes swapped.
            return Axis.adaptive(self.out, self.size).fold(array, at, np.add, 0)
        windows = [Tap(slice(o, o + 1), cells) for o, cells in enumerate(self._cells())] if self._few else self.taps
        spread = np.zeros((*array.shape[:at], self.size, *array.shape[at + 1 :]), array.dtype)
        for window, cells in windows:
            spread[_along(at, cells)] += array[_along(at, window)]
        return spread

    def champions(
        self, array: Num[np.ndarray, ...], at: int, empty: int | float, weight: np.generic, ranks: np.ndarray | None
    ) -> tuple[Num[np.ndarray, ...], UInt[np.ndarray, ...]]:
        """Return the largest number of each window along axis `at`, and its rank in the window's reading order.

        Each tap challenges the best of the taps before it, so the winner is the *last* that won: the first of equals,
        as in torch. NaN beats everything, another NaN included. A number ranks by its tap m, ``weight * m`` after
        tap 0, and within a tap by the rank that the axes done before gave it.
        """
        if self._few:
            return self._one_by_one(array, at, weight, ranks)

        def rank_of(tap: Tap, m: Any) -> Any:
            return weight * m if ranks is None else self._read(ranks, at, tap, 0) + weight * m

        best = self._read(array, at, self.taps[0], empty)
        # Until beaten, the first cell inside the border holds the title, even if it is no more than `empty`.
        opening = Tap(slice(None), np.minimum(self.first, self.size - 1)) if self.padding else self.taps[0]
        rank = np.empty(best.shape, weight.dtype)
        rank[:] = rank_of(opening, self.missed.astype(rank.dtype).reshape(-1, *(1,) * (array.ndim - 1 - at)))
        for m, tap in enumerate(self.taps[1:], start=1):
            challenger = self._read(array, at, tap, empty)
            beats = (challenger > best) | (challenger != challenger)
            np.maximum(best, challenger, out=best)
            np.maximum(rank, beats * rank_of(tap, rank.dtype.type(m)), out=rank)
        return best, rank

    def _one_by_one(
        self, array: Num[np.ndarray, ...], at: int, weight: Any, ranks: np.ndarray | None
    ) -> tuple[Num[np.ndarray, ...], UInt[np.ndarray, ...]]:
        """Do as `champions`, window by window."""
        found = []
        for cells, missed in zip(self._cells(), self.missed.astype(weight.dtype), strict=True):
            part = array[_along(at, cells)]
            tap = _argmax(part, at)
            rank = weight * (tap.astype(weight.dtype) + missed)
            if ranks is not None:
                rank += np.take_along_axis(ranks[_along(at, cells)], tap, at)
            found.append((np.take_along_axis(part, tap, at), rank))
        best, rank = (np.concatenate(arrays, axis=at) for arrays in zip(*found, strict=True))
        return best, rank

    @property
    def _few(self) -> bool:
        """Whether there are fewer windows than taps, so many fewer that larger steps make up for their shape."""
        return 4 * self.out < len(self.taps) and bool(self.seen.all())

    def _cells(self) -> Iterator[slice]:
        """Walk through the windows: what each holds."""
        for first, stop in zip(self.first.tolist(), self.stop.tolist(), strict=True):
            yield slice(first, min(stop, self.size), self.step)

    def _read(self, array: np.ndarray, at: int, tap: Tap, empty: int | float) -> np.ndarray:
        """Copy one cell of each window, `empty` where it has none: contiguous, so that what follows is fast."""
        cells: np.ndarray = array[_along(at, tap.cells)]
        if cells.shape[at] == self.out:
            return cells.copy()
        read = np.full((*array.shape[:at], self.out, *array.shape[at + 1 :]), empty, array.dtype)
        read[_along(at, tap.windows)] = cells
        return read


def _along(at: int, index: slice | np.ndarray) -> Any:
    """Return an index of axis `at` alone."""
    return (*(slice(None),) * at, index)


def _argmax(array: Num[np.ndarray, ...], at: int) -> Int[np.ndarray, ...]:
    """Return where the largest number stands along axis `at`: of equals the first, but of several NaN the last."""
    place: np.ndarray = array.argmax(axis=at, keepdims=True)
    nan = array != array
    if nan.any():
        last = array.shape[at] - 1 - np.flip(nan, at).argmax(axis=at, keepdims=True)
        place = np.where(nan.any(axis=at, keepdims=True), last, place)
    return place
