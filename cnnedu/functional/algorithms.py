"""Fast ways to one convolution; `conv2d` tells when each wins.

Each takes an input that is already padded and returns the convolution without its bias:
``(n, c_in, *size), (c_out, c_in / groups, *kernel) -> (n, c_out, *out)``. `im2col`, `mec`, `shift` and `fft` work
along any number of axes, so that they serve signals, images and volumes alike.
"""

from __future__ import annotations

from math import prod
from typing import Any

import numpy as np
from jaxtyping import Num

from cnnedu.functional._matmul import Scratch, all_finite, as_matrices, blocks, matmul, planes
from cnnedu.functional._patches import patch_columns, row_columns, short_runs
from cnnedu.functional._windows import Sizes, windows

__all__ = ["fft", "im2col", "mec", "shift"]

_NARROW = 32  # outputs in a row up to which a depthwise convolution had better not copy patch by patch
DEPTHWISE_TILE = 16  # outputs that then share a column

Padded = Num[np.ndarray, "n c_in *padded"]
Weight = Num[np.ndarray, "c_out c_in_per_group *kernel"]
Output = Num[np.ndarray, "n c_out *out"]


def im2col(input: Padded, weight: Weight, stride: Sizes, dilation: Sizes, groups: int) -> Output:
    """Copy every patch into a column of a matrix ("image to columns"); its product with the filters gives all outputs.

    The copy makes each pixel appear once per tap. It costs memory traffic and buys the fastest routine a computer
    has, the matrix product. A small buffer, refilled every few rows or images, is still in the cache when it is
    multiplied; it also keeps the copies from ever filling the memory.
    """
    output = empty_output(input, weight, stride, dilation)
    kernel_size = weight.shape[2:]
    depthwise = groups == len(weight) == input.shape[1] and (prod(kernel_size) > 9 or output.shape[-1] <= _NARROW)
    if depthwise and all_finite(input):  # zeros times infinity would be NaN
        return _depthwise(input, weight, stride, dilation, output)
    if short_runs(output.shape, kernel_size):
        return _images_last(input, weight, stride, dilation, groups)
    filters = weight.astype(output.dtype, copy=False).reshape(groups, len(weight) // groups, -1)
    if prod(kernel_size) == prod(stride) == 1:  # 1×1: every pixel is a column already
        matmul(filters, as_matrices(input.astype(output.dtype, copy=False), groups), as_matrices(output, groups))
        return output
    for images, positions, columns in patch_columns(input, output, kernel_size, stride, dilation, groups):
        matmul(filters, columns, as_matrices(output, groups)[images, ..., positions])
    return output


def _images_last(input: Padded, weight: Weight, stride: Sizes, dilation: Sizes, groups: int) -> Output:
    """Call `im2col` with the images as one more axis, the last: rows of a few pixels become long runs to copy."""
    images_last = np.ascontiguousarray(np.moveaxis(input, 0, -1))[None]
    output = im2col(images_last, weight[..., None], (*stride, 1), (*dilation, 1), groups)
    return np.ascontiguousarray(np.moveaxis(output[0], -1, 0))


def _depthwise(input: Padded, weight: Weight, stride: Sizes, dilation: Sizes, output: Output) -> Output:
    """Let neighbouring outputs share a column where filters cannot, there being one for each channel.

    A column holds what some sixteen outputs of a row see together, and the matrix beside it one kernel per output,
    each a step further along: a Toeplitz matrix, most of it zeros. Ten times the multiplications, but as a product.
    """
    (*leading, width), (*rows, taps) = output.shape[2:], weight.shape[2:]
    tile = -(-width // -(-width // DEPTHWISE_TILE))
    reach = (taps - 1) * dilation[-1] + 1
    span = (tile - 1) * stride[-1] + reach
    toeplitz = np.zeros((len(weight), *rows, span, tile), output.dtype)
    for step in range(tile):
        first = step * stride[-1]
        toeplitz[..., first : first + reach : dilation[-1], step] = weight[:, 0]
    toeplitz = toeplitz.reshape(len(weight), 1, -1, tile)

    starts = input.shape[-1] - span + 1
    patches = windows(input, (*rows, span), (*stride[:-1], 1), (*dilation[:-1], 1), (*leading, starts))
    rank = len(stride)
    patches = np.moveaxis(patches, range(2, 2 + rank), range(-rank, 0))  # n, c, *leading, start, *rows, span
    by_row = output.reshape(len(output), len(weight), prod(leading), width)
    scratch = Scratch(output.dtype)
    for images, channels in planes(len(input), len(weight), prod(leading) * toeplitz.shape[2] * output.itemsize):
        for first in (min(start, width - tile) for start in range(0, width, tile)):
            part = patches[images, channels, ..., first * stride[-1], *(slice(None),) * rank]
            columns = scratch((part.size,)).reshape(part.shape)
            columns[...] = part
            columns = columns.reshape(*part.shape[:2], prod(leading), -1)
            np.matmul(columns, toeplitz[channels, 0], out=by_row[images, channels, :, first : first + tile])
    return output


def mec(input: Padded, weight: Weight, stride: Sizes, dilation: Sizes, groups: int) -> Output:
    """Unroll the patches along all axes but the first; the kernel's rows then slide over one buffer.

    An im2col buffer holds a pixel once per tap; this one holds it once per kernel *column*, hence the name of Cho &
    Brand (2017, arXiv:1706.06873), memory-efficient convolution.
    Row i of the kernel meets the same buffer i rows further down, so that only the view moves. The price is one
    product per kernel row, and adding them up.
    """
    output = empty_output(input, weight, stride, dilation)
    by_row = np.moveaxis(weight, 2, 0).astype(output.dtype).reshape(weight.shape[2], groups, len(weight) // groups, -1)
    scratch = Scratch(output.dtype)
    for images, positions, row, columns in row_columns(input, output, weight.shape[2:], stride, dilation, groups):
        total = as_matrices(output, groups)[images, ..., positions]
        if row == 0:
            matmul(by_row[0], columns, total)
            continue
        product = scratch(total.shape)
        matmul(by_row[row], columns, product)
        np.add(total, product, out=total)
    return output


def shift(input: Padded, weight: Weight, stride: Sizes, dilation: Sizes, groups: int) -> Output:
    """Multiply the image as it stands by every tap, then shift the products into place and add them up.

    A convolution is a sum of 1×1 convolutions, one per tap, each shifted (kn2row: Vasudevan, Anderson & Gregg, 2017,
    arXiv:1704.04428). No patch is copied; what moves is the output, once per tap, so that this pays where filters are
    few and channels many. A stride reads every s-th pixel only: pixels are first dealt out into one smaller image per
    phase, which is the remainder of their row and column divided by s.
    """
    output = empty_output(input, weight, stride, dilation)
    output[...] = 0
    scratch = Scratch(output.dtype)
    for (phase, first), taps in _taps_by_row(weight.shape[2:], stride, dilation).items():
        dealt: Any = tuple(slice(p, None, s) for p, s in zip(phase, stride, strict=True))
        pixels = np.ascontiguousarray(input[(..., *dealt)], output.dtype)
        per_tap = np.moveaxis(weight, (0, 1), (-2, -1))  # one matrix (c_out, c_in / groups) for each tap
        filters = np.stack([per_tap[tap].reshape(groups, -1, weight.shape[1]) for tap, _ in taps], axis=1)
        filters = filters.reshape(groups, -1, weight.shape[1]).astype(output.dtype, copy=False)
        for images, rows, _ in blocks(output.shape, len(taps) * len(weight) * output.itemsize):
            block = pixels[images, :, first + rows.start : first + rows.stop]
            columns = as_matrices(block, groups)
            products = scratch((*columns.shape[:2], filters.shape[1], columns.shape[3]))
            matmul(filters, columns, products)
            products = products.reshape(len(block), groups, len(taps), -1, *block.shape[2:])
            total = output[images, :, rows]
            total = total.reshape(len(block), groups, -1, *total.shape[2:])
            for product, (_, offset) in zip(products.swapaxes(0, 2), taps, strict=True):
                here: Any = tuple(slice(at, at + n) for at, n in zip(offset, output.shape[3:], strict=True))
                total += product[(..., *here)].swapaxes(0, 1)
    return output


def _taps_by_row(
    kernel_size: Sizes, stride: Sizes, dilation: Sizes
) -> dict[tuple[Sizes, int], list[tuple[Sizes, Sizes]]]:
    """Group taps that read the same rows of the same phase: {(phase, first row): [(tap, offsets in the row)]}."""
    rows: dict[tuple[Sizes, int], list[tuple[Sizes, Sizes]]] = {}
    for tap in np.ndindex(*kernel_size):
        reach = [m * d for m, d in zip(tap, dilation, strict=True)]
        first, *offset = (r // s for r, s in zip(reach, stride, strict=True))
        phase = tuple(r % s for r, s in zip(reach, stride, strict=True))
        rows.setdefault((phase, first), []).append((tap, tuple(offset)))
    return rows


def fft(input: Padded, weight: Weight, stride: Sizes, dilation: Sizes, groups: int) -> Output:
    """Multiply spectra: the cost no longer depends on the kernel's size.

    By the convolution theorem a circular correlation is a product of one spectrum with the other's conjugate.
    Outputs that a kernel inside the input gives never wrap around; strides keep every s-th of them, and dilation
    is a kernel with zeros between its weights. One rounding error for all: every output is off by about the
    precision of the *largest*, and one NaN reaches all.
    """
    from scipy.fft import next_fast_len  # scipy is slow to import, and few calls need it

    output = empty_output(input, weight, stride, dilation)
    size = [next_fast_len(n, real=True) for n in input.shape[2:]]
    kernel = [d * (k - 1) + 1 for k, d in zip(weight.shape[2:], dilation, strict=True)]
    spectra = _by_frequency(_spectrum(input.astype(output.dtype, copy=False), size))
    between: Any = tuple(slice(None, None, d) for d in dilation)
    per_group = len(weight) // groups
    filters_at_once = max(1, 2**18 // (weight.shape[1] * prod(size)))
    for first in (g * per_group + o for g in range(groups) for o in range(0, per_group, filters_at_once)):
        group = first // per_group
        chosen = slice(first, min(first + filters_at_once, (group + 1) * per_group))
        dilated = np.zeros((chosen.stop - first, weight.shape[1], *kernel), output.dtype)
        dilated[(..., *between)] = weight[chosen]
        channels = slice(group * weight.shape[1], (group + 1) * weight.shape[1])
        product = _by_frequency(_spectrum(dilated, size)).conj().swapaxes(1, 2) @ spectra[:, channels]
        output[:, chosen] = _valid(product, size, stride, output.shape[2:])
    return output


def _spectrum(real: np.ndarray, size: list[int]) -> np.ndarray:
    """Transform all spatial axes, zeros appended up to `size`; the last first, while the others are still short."""
    from scipy.fft import fft, rfft

    spectrum: np.ndarray = rfft(real, size[-1])
    for axis, n in enumerate(size[:-1]):
        spectrum = fft(spectrum, n, axis=2 + axis)
    return spectrum


def _by_frequency(spectra: np.ndarray) -> np.ndarray:
    """Turn (a, c, *frequencies) into one (c, a) matrix per frequency."""
    return np.ascontiguousarray(spectra.reshape(*spectra.shape[:2], -1).T)


def _valid(product: np.ndarray, size: list[int], stride: Sizes, out_size: Sizes) -> np.ndarray:
    """Transform (frequency, filter, image) back and keep the outputs that did not wrap around."""
    from scipy.fft import irfftn

    spectra = product.T.reshape(*product.shape[:0:-1], *size[:-1], size[-1] // 2 + 1)
    everywhere: np.ndarray = irfftn(spectra, size, axes=range(2, 2 + len(size)))
    kept: Any = tuple(slice(0, s * (n - 1) + 1, s) for s, n in zip(stride, out_size, strict=True))
    return everywhere[(..., *kept)]


def empty_output(input: Padded, weight: Weight, stride: Sizes, dilation: Sizes) -> Output:
    """Return the array a convolution of padded `input` fills, in the dtype both share."""
    sides = zip(input.shape[2:], weight.shape[2:], stride, dilation, strict=True)
    size = ((n - d * (k - 1) - 1) // s + 1 for n, k, s, d in sides)
    return np.empty((len(input), len(weight), *size), np.result_type(input, weight).newbyteorder("="))
