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
    count: int  # of taps
    step: int = 1
    padding: int = 0
    stride: int | None = None  # where windows are equally large and far apart

    @classmethod
    def sliding(cls, size: int, out: int, kernel: int, stride: int, padding: int, dilation: int) -> Axis:
        """Return windows that move by `stride`, the first beginning `padding` cells before the border."""
        start = np.arange(out) * stride - padding
        count = min(kernel, size + padding)  # further taps lie behind the last cell for all windows
        return cls(size, start, start + dilation * (kernel - 1) + 1, count, dilation, padding, stride)

    @classmethod
    def adaptive(cls, size: int, out: int) -> Axis:
        """Return `out` windows that cover `size` cells as evenly as whole cells allow.

        Window o runs from floor(o size / out) to ceil((o + 1) size / out), so neighbours may share a cell.
        """
        if size % out == 0:
            return cls.sliding(size, out, size // out, size // out, 0, 1)
        window = np.arange(out)
        start, stop = window * size // out, -(-(window + 1) * size // out)
        return cls(size, start, stop, int((stop - start).max()))

    @cached_property
    def taps(self) -> list[Tap]:
        """The cells of all windows, in the order in which they stand there."""
        taps = []
        for m in range(self.count):
            if self.stride is None:
                windows = np.flatnonzero(self.start + m < self.stop)
                taps.append(Tap(slice(0, self.out) if len(windows) == self.out else windows, self.start[windows] + m))
                continue
            cell, stride = m * self.step - self.padding, self.stride  # of window 0
            low = max(0, -(cell // stride))
            high = max(low, min(self.out, (self.size - 1 - cell) // stride + 1))
            cells = slice(cell + low * stride, cell + high * stride, stride) if high > low else slice(0)
            taps.append(Tap(slice(low, high), cells))
        return taps

    @property
    def out(self) -> int:
        """The number of windows."""
        return len(self.start)

    @property
    def whole(self) -> bool:
        """Whether there is a single window, and it holds every cell."""
        return self.out == self.step == 1 and (self.start.item(), self.stop.item()) == (0, self.size)

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
        if self.stride is None and not self._few:
            # Cell i lies in window o exactly where o lies in window i of the same rule with the sizes swapped.
            return Axis.adaptive(self.out, self.size).fold(array, at, np.add, 0)
        windows = [Tap(slice(o, o + 1), cells) for o, cells in enumerate(self._cells())] if self._few else self.taps
        spread = np.zeros((*array.shape[:at], self.size, *array.shape[at + 1 :]), array.dtype)
        for window, cells in windows:
            spread[_along(at, cells)] += array[_along(at, window)]
        return spread

    def champions(
        self,
        array: Num[np.ndarray, ...],
        at: int,
        empty: int | float,
        pitch: int,
        far: UInt[np.ndarray, ...],
        nan: bool,
    ) -> tuple[Num[np.ndarray, ...], UInt[np.ndarray, ...]]:
        """Return the largest number of each window along axis `at`, and how far from the window's start it stands.

        Each tap challenges the best of the taps before it, so the winner is the *last* that won: the first of equals,
        as in torch. NaN, if there is any, beats everything, another NaN included. Neighbours along the axis are `pitch`
        numbers apart; `far` is what this returned for the axes done before, a lone zero at first.
        """
        if self._few:
            return self._one_by_one(array, at, pitch, far, nan)
        best, place = self._read(array, at, self.taps[0], empty), self._opening(array, at, pitch, far)
        for m, tap in enumerate(self.taps[1:], start=1):
            challenger = self._read(array, at, tap, empty)
            beats = challenger > best
            if nan:
                beats |= challenger != challenger
            np.maximum(best, challenger, out=best)
            # What follows is `place = where(beats, there, place)` without a branch, by overflow if need be.
            there = (self._read(far, at, tap, 0) if far.ndim else far) + far.dtype.type(m * self.step * pitch)
            change = np.subtract(there, place)
            change *= beats.view(np.uint8)
            place += change
        return best, place

    def _opening(
        self, array: Num[np.ndarray, ...], at: int, pitch: int, far: UInt[np.ndarray, ...]
    ) -> UInt[np.ndarray, ...]:
        """Return where each window's first cell inside the border stands: the best until beaten, even if `empty`."""
        shape = (*array.shape[:at], self.out, *array.shape[at + 1 :])
        place = self._read(far, at, self.taps[0], 0) if far.ndim else np.zeros(shape, far.dtype)
        for o in np.flatnonzero(self.missed).tolist():
            before = far[_along(at, min(int(self.first[o]), self.size - 1))] if far.ndim else far
            place[_along(at, o)] = before + far.dtype.type(self.missed[o] * self.step * pitch)
        return place

    def _one_by_one(
        self, array: Num[np.ndarray, ...], at: int, pitch: int, far: UInt[np.ndarray, ...], nan: bool
    ) -> tuple[Num[np.ndarray, ...], UInt[np.ndarray, ...]]:
        """Do as `champions`, window by window."""
        found = []
        for cells, missed in zip(self._cells(), self.missed, strict=True):
            part = array[_along(at, cells)]
            tap = _argmax(part, at, nan)
            place = ((tap + missed) * (self.step * pitch)).astype(far.dtype)
            if far.ndim:
                place += np.take_along_axis(far[_along(at, cells)], tap, at)
            found.append((np.take_along_axis(part, tap, at), place))
        best, places = (np.concatenate(arrays, axis=at) for arrays in zip(*found, strict=True))
        return best, places

    @property
    def _few(self) -> bool:
        """Whether there are fewer windows than taps, so many fewer that larger steps make up for their shape."""
        return 4 * self.out < self.count and bool(self.seen.all())

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


def _along(at: int, index: int | slice | np.ndarray) -> Any:
    """Return an index of axis `at` alone."""
    return (*(slice(None),) * at, index)


def _argmax(array: Num[np.ndarray, ...], at: int, nan: bool) -> Int[np.ndarray, ...]:
    """Return where the largest number stands along axis `at`: of equals the first, but of several NaN the last."""
    place: np.ndarray = array.argmax(axis=at, keepdims=True)
    if nan:
        unknown = array != array
        last = array.shape[at] - 1 - np.flip(unknown, at).argmax(axis=at, keepdims=True)
        place = np.where(unknown.any(axis=at, keepdims=True), last, place)
    return place
