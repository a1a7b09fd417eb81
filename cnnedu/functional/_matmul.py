"""Matrix products on blocks that fit the cache."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod

import numpy as np

__all__ = ["Scratch", "all_finite", "as_matrices", "blocks", "matmul", "planes"]

_BUFFER = 2**20  # bytes of columns at a time, about half a core's second-level cache
_SMALL = 10**6  # multiply-accumulates up to which OpenBLAS skips repacking its arguments: up to 1.3 times faster
_BAND = 128  # columns: eight of the widest vector registers
_FEW = 24  # rows that are too few to keep a processor busy when they are repacked
_MANY = 1024  # terms of a sum that may be added one after another
_LINE = 64  # bytes in a cache line, and in the widest vector register


def blocks(
    output_shape: Sequence[int], bytes_per_position: int, overlap: int = 0
) -> Iterator[tuple[slice, slice, slice]]:
    """Cut an output (n, c, rows, *rest) into parts whose columns fill one buffer: whole images, or rows of one.

    Yields
    ------
    (images, rows, positions)
        Positions count along all of ``rows, *rest``. Each part needs `overlap` rows of columns more than it has.
    """
    n, _, rows, *rest = output_shape
    width = prod(rest)
    at_once = max(1, _BUFFER // (bytes_per_position * width) - overlap)  # rows
    images = max(1, at_once // rows)
    band = -(-rows // -(-rows // min(at_once, rows)))  # of equal parts
    for image in range(0, n, images):
        for row in range(0, rows, band):
            last = min(row + band, rows)
            yield slice(image, min(image + images, n)), slice(row, last), slice(row * width, last * width)


def all_finite(*arrays: np.ndarray) -> bool:
    """Return whether all numbers are finite; a sum tells, and where it overflows caution does no harm."""
    with np.errstate(over="ignore", invalid="ignore"):
        return all(np.isfinite(array.sum()) for array in arrays)


def planes(n: int, channels: int, bytes_per_plane: int) -> Iterator[tuple[slice, slice]]:
    """Cut images and channels into parts that fill one buffer: whole images, or channels of one."""
    at_once = max(1, _BUFFER // bytes_per_plane)
    images = max(1, at_once // channels)
    for image in range(0, n, images):
        for channel in range(0, channels, at_once):
            yield slice(image, image + images), slice(channel, channel + at_once)


def as_matrices(array: np.ndarray, groups: int) -> np.ndarray:
    """View (n, c, *positions) as a matrix per image and group: (n, groups, c / groups, positions)."""
    return array.reshape(len(array), groups, array.shape[1] // groups, prod(array.shape[2:]))


def matmul(left: np.ndarray, right: np.ndarray, out: np.ndarray) -> None:
    """Write ``left @ right`` to `out`, in bands of columns where those are small enough to multiply in place.

    A small product adds its terms one after another, and a long sum then rounds too much: it is cut into parts.
    """
    (rows, terms), columns = left.shape[-2:], right.shape[-1]
    if left.dtype.kind == "f" and terms > _MANY and (rows <= _FEW or rows * terms * columns <= _SMALL):
        part = -(-terms // -(-terms // _MANY))
        matmul(left[..., :part], right[..., :part, :], out)
        product = np.empty(out.shape, out.dtype)
        for first in range(part, terms, part):
            matmul(left[..., first : first + part], right[..., first : first + part, :], product)
            np.add(out, product, out=out)
        return
    step = _BAND if rows > _FEW else _BAND // 4  # few rows gain so much that even narrow bands pay
    band = _SMALL // (rows * terms) // step * step if left.dtype.kind == "f" and terms <= _MANY else 0
    whole = columns // band * band if band else 0
    if whole:
        np.matmul(left, _bands(right[..., :whole], band), out=_bands(out[..., :whole], band))
    if whole < columns:
        np.matmul(left, right[..., whole:], out=out[..., whole:])


def _bands(matrices: np.ndarray, band: int) -> np.ndarray:
    """View (*, rows, columns) as (bands, *, rows, band)."""
    return np.moveaxis(matrices.reshape(*matrices.shape[:-1], -1, band), -2, 0)


class Scratch:
    """Memory to work in, taken once and handed out again and again: fresh memory costs more than the copy into it."""

    def __init__(self, dtype: np.dtype) -> None:
        self.memory = np.empty(0, dtype)

    def __call__(self, shape: Sequence[int]) -> np.ndarray:
        """Return an array of `shape` with anything in it, and forget the one returned before.

        Each row (of the last axis) starts a cache line, so that no vector read straddles two. Rows are an odd number
        of lines apart: were it a power of two, they would all compete for the same few places in the cache.
        """
        per_line = _LINE // self.memory.itemsize
        pitch = (-(-shape[-1] // per_line) | 1) * per_line
        size = prod(shape[:-1]) * pitch
        if self.memory.size < size + per_line:
            self.memory = np.empty(size + per_line, self.memory.dtype)
        first = -self.memory.ctypes.data % _LINE // self.memory.itemsize
        return self.memory[first : first + size].reshape(*shape[:-1], pitch)[..., : shape[-1]]
