"""Patches as columns: what `unfold`, `fold` and their backward passes share."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from cnnedu.errors import ShapeError
from cnnedu.functional._arguments import check_array, pair
from cnnedu.functional._numbers import working_dtype
from cnnedu.functional._windows import Sides, Sizes, add_windows, crop, output_size, resolve_padding

__all__ = ["COLUMNS", "Geometry", "add_columns", "check_fold", "geometry_of"]

Geometry = tuple[Sizes, Sizes, Sizes, Sides, Sizes]  # kernel, stride, dilation, padding, number of patches
COLUMNS = ("n", "c * k_h * k_w", "positions")


def geometry_of(operation: str, size: Sizes, kernel_size: Any, dilation: Any, padding: Any, stride: Any) -> Geometry:
    """Return kernel, stride, dilation, padding and number of patches, each per side."""
    kernel = pair(operation, "kernel_size", kernel_size, 1)
    gaps = pair(operation, "dilation", dilation, 1)
    border = pair(operation, "padding", padding, 0)
    steps = pair(operation, "stride", stride, 1)
    sides = resolve_padding(operation, border, kernel, steps, gaps)
    return kernel, steps, gaps, sides, output_size(operation, size, kernel, steps, sides, gaps)


def check_fold(operation: str, input: Any, size_given: Any, *settings: Any) -> tuple[Sizes, Geometry]:
    """Return the images' size and the geometry of their patches, if the columns are such patches."""
    check_array(operation, "input", input, COLUMNS, unbatched=True)
    size = pair(operation, "output_size", size_given, 1)
    geometry = geometry_of(operation, size, *settings)
    (k_h, k_w), count = geometry[0], geometry[-1]
    rows, positions = input.shape[-2:]
    if rows % (k_h * k_w):
        raise ShapeError(
            f"{operation}: input must have columns of whole channels, a multiple of {k_h} * {k_w} = {k_h * k_w}"
            f" numbers, got {rows}."
        )
    if positions != math.prod(count):
        raise ShapeError(
            f"{operation}: input must have a column for each patch of output_size {size[0]}×{size[1]}:"
            f" {count[0]} * {count[1]} = {math.prod(count)} with these settings, got {positions}."
        )
    return size, geometry


def add_columns(columns: np.ndarray, size: Sizes, geometry: Geometry, dtype: np.dtype) -> np.ndarray:
    """Add columns up to images, one at a time: it stays in the cache while its patches arrive."""
    kernel, steps, gaps, sides, count = geometry
    *batch, rows, _ = columns.shape
    patches = columns.reshape(math.prod(batch), rows // math.prod(kernel), *kernel, *count)
    images = np.empty((*patches.shape[:2], *size), dtype)
    summing = working_dtype(dtype)
    padded = np.empty((patches.shape[1], *(n + sum(side) for n, side in zip(size, sides, strict=True))), summing)
    for image, patch in zip(images, patches, strict=True):
        padded[:] = 0
        add_windows(padded, patch, steps, gaps)
        image[:] = crop(padded, sides, size)
    return images.reshape(*batch, *images.shape[1:])
