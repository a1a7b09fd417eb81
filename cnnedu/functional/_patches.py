"""Patches laid out for a matrix product, a buffer at a time: whole ones, or row by row of the kernel."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

import numpy as np

from cnnedu.functional._matmul import Scratch, blocks
from cnnedu.functional._windows import Sizes, windows

__all__ = ["patch_columns", "row_columns", "short_runs"]


def patch_columns(
    input: np.ndarray, output: np.ndarray, kernel_size: Sizes, stride: Sizes, dilation: Sizes, groups: int
) -> Iterator[tuple[slice, slice, np.ndarray]]:
    """Copy every patch into a column, for the positions of `output` part by part.

    Yields
    ------
    (images, positions, columns)
        Columns are (images, groups, taps, positions), in memory that the next part takes again.
    """
    patches = windows(input, kernel_size, stride, dilation, output.shape[2:])
    taps, before = input.shape[1] * prod(kernel_size), (slice(None),) * (1 + len(kernel_size))
    scratch = Scratch(output.dtype)
    for images, rows, positions in blocks(output.shape, taps * output.itemsize):
        part = patches[(images, *before, rows)]
        columns = scratch((len(part), groups, taps // groups, positions.stop - positions.start))
        columns.reshape(part.shape)[...] = part
        yield images, positions, columns


def row_columns(
    input: np.ndarray, output: np.ndarray, kernel_size: Sizes, stride: Sizes, dilation: Sizes, groups: int
) -> Iterator[tuple[slice, slice, int, np.ndarray]]:
    """Unroll the patches along all axes but the first; row i of the kernel meets the same buffer, i rows on.

    Yields
    ------
    (images, positions, row, columns)
        For each part of the output each row of the kernel. Where the stride skips rows, those it reads together
        are gathered together.
    """
    kernel_rows, *others = kernel_size
    (s, *between), (d, *gaps), (_, *sides) = stride, dilation, output.shape[2:]
    unrolled = windows(input, (1, *others), (1, *between), (1, *gaps), (input.shape[2], *sides))[:, :, 0]
    taps, width, before = input.shape[1] * prod(others), prod(sides), (slice(None),) * len(kernel_size)
    scratch, reach = Scratch(output.dtype), (kernel_rows - 1) * d
    by_phase = [[row for row in range(kernel_rows) if row * d % s == phase] for phase in range(s)]
    for images, rows, positions in blocks(output.shape, (taps + output.shape[1]) * output.itemsize, reach // s):
        for phase, kernel_rows_here in enumerate(by_phase):
            if not kernel_rows_here:
                continue
            first = rows.start * s + phase
            count = rows.stop - rows.start + kernel_rows_here[-1] * d // s
            part = unrolled[(images, *before, slice(first, first + (count - 1) * s + 1, s))]
            columns = scratch((len(part), groups, taps // groups, count * width))
            columns.reshape(part.shape)[...] = part
            for row in kernel_rows_here:
                start = row * d // s * width
                yield images, positions, row, columns[..., start : start + positions.stop - positions.start]


def short_runs(output_shape: Sizes, kernel_size: Sizes) -> bool:
    """Return whether copying patches of these images would copy a few numbers at a time, image by image."""
    return output_shape[0] >= 4 and output_shape[-1] <= 16 and prod(kernel_size) > 1
