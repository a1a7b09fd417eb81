"""Convolution as others teach it: each idea written anew in a few lines, from its description and not from its code.

A peer convolves one group and returns (n, o, i, j), in whatever memory order it falls out; `in_groups` serves the
others. Their letters: n images, c channels, o filters, (m, k) a place in the kernel, (i, j) a place in the output.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.lib.stride_tricks import sliding_window_view
from scipy import signal
from torch.nn import functional as F

__all__ = ["PEERS", "Peer", "add_at_input_gradient", "in_groups"]

Array = np.ndarray
Convolve = Callable[[Array, Array, int, int, int], Array]  # input, weight, stride, padding, dilation


def _pad(x: Array, padding: int) -> Array:
    return np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding))) if padding else x


def _windows(x: Array, w: Array, stride: int, padding: int, dilation: int) -> Array:
    """Return a view of every patch, (n, c, i, j, m, k)."""
    span = dilation * (w.shape[2] - 1) + 1
    view = sliding_window_view(_pad(x, padding), (span, span), axis=(2, 3))
    return view[:, :, ::stride, ::stride, ::dilation, ::dilation]


def tensordot_filters_first(x: Array, w: Array, stride: int, padding: int, dilation: int) -> Array:
    """Contract filters with patches in one call, the filters on the left of the product."""
    windows = _windows(x, w, stride, padding, dilation)
    return np.tensordot(w, windows, ((1, 2, 3), (1, 4, 5))).transpose(1, 0, 2, 3)


def tensordot_windows_first(x: Array, w: Array, stride: int, padding: int, dilation: int) -> Array:
    """Contract patches with filters in one call, the patches on the left of the product."""
    windows = _windows(x, w, stride, padding, dilation)
    return np.tensordot(windows, w, ((1, 4, 5), (1, 2, 3))).transpose(0, 3, 1, 2)


def einsum(x: Array, w: Array, stride: int, padding: int, dilation: int) -> Array:
    """Write the sum in index notation; without ``optimize`` NumPy loops over it and never calls BLAS."""
    return np.einsum("ncijmk,ocmk->noij", _windows(x, w, stride, padding, dilation), w)


def einsum_optimized(x: Array, w: Array, stride: int, padding: int, dilation: int) -> Array:
    """Let ``optimize`` turn the same sum into a tensordot."""
    return np.einsum("ncijmk,ocmk->noij", _windows(x, w, stride, padding, dilation), w, optimize=True)


def _indices(x: Array, w: Array, stride: int, dilation: int, size: tuple[int, int]) -> tuple[Array, Array, Array]:
    """Return channel, row and column of every number of every patch, together (c, m, k, i, j)."""
    taps, (height, width) = np.arange(w.shape[2]) * dilation, size
    channels = np.arange(x.shape[1]).reshape(-1, 1, 1, 1, 1)
    rows = taps.reshape(-1, 1, 1, 1) + stride * np.arange(height).reshape(-1, 1)
    columns = taps.reshape(-1, 1, 1) + stride * np.arange(width)
    return channels, rows, columns


def _out(x: Array, w: Array, stride: int, padding: int, dilation: int) -> tuple[int, int]:
    height, width = ((n + 2 * padding - dilation * (w.shape[2] - 1) - 1) // stride + 1 for n in x.shape[2:])
    return height, width


def fancy_im2col(x: Array, w: Array, stride: int, padding: int, dilation: int) -> Array:
    """Gather all patches by integer indexing, then multiply matrices."""
    size = _out(x, w, stride, padding, dilation)
    channels, rows, columns = _indices(x, w, stride, dilation, size)
    patches = _pad(x, padding)[:, channels, rows, columns]
    return (w.reshape(len(w), -1) @ patches.reshape(len(x), w[0].size, -1)).reshape(len(x), len(w), *size)


def kernel_loop(x: Array, w: Array, stride: int, padding: int, dilation: int) -> Array:
    """Add up one matrix product for every place in the kernel (kn2row, shift-and-add)."""
    height, width = _out(x, w, stride, padding, dilation)
    padded, total = _pad(x, padding), np.zeros((len(x), len(w), height * width), x.dtype)
    for m, k in np.ndindex(w.shape[2:]):
        top, left = m * dilation, k * dilation
        seen = padded[:, :, top : top + stride * height : stride, left : left + stride * width : stride]
        total += w[:, :, m, k] @ seen[:, :, :height, :width].reshape(len(x), x.shape[1], -1)
    return total.reshape(len(x), len(w), height, width)


def four_loops(x: Array, w: Array, stride: int, padding: int, dilation: int) -> Array:
    """Loop over images, filters, rows and columns in Python, and sum one patch times one filter."""
    output = np.empty((len(x), len(w), *_out(x, w, stride, padding, dilation)), x.dtype)
    padded, span = _pad(x, padding), dilation * (w.shape[2] - 1) + 1
    for n, o, i, j in np.ndindex(output.shape):
        top, left = i * stride, j * stride
        patch = padded[n, :, top : top + span : dilation, left : left + span : dilation]
        output[n, o, i, j] = np.sum(patch * w[o])
    return output


def _spread(w: Array, dilation: int) -> Array:
    """Return filters with the zeros between their weights that dilation means."""
    span = dilation * (w.shape[2] - 1) + 1
    spread = np.zeros((*w.shape[:2], span, span), w.dtype)
    spread[:, :, ::dilation, ::dilation] = w
    return spread


def scipy_correlate(x: Array, w: Array, stride: int, padding: int, dilation: int) -> Array:
    """Sum ``correlate2d`` over the channels, for every image and filter; drop what a stride skips."""
    padded, filters = _pad(x, padding), _spread(w, dilation)
    maps = [[sum(map(_correlate, image, kernel)) for kernel in filters] for image in padded]
    return np.array(maps)[:, :, ::stride, ::stride]


def _correlate(plane: Array, kernel: Array) -> Array:
    return signal.correlate2d(plane, kernel, mode="valid")


def scipy_fft(x: Array, w: Array, stride: int, padding: int, dilation: int) -> Array:
    """Sum ``fftconvolve`` with the flipped kernel over the channels, for every image and filter."""
    padded, flipped = _pad(x, padding), _spread(w, dilation)[:, :, ::-1, ::-1]
    maps = [[signal.fftconvolve(image, kernel, "valid", (1, 2)).sum(0) for kernel in flipped] for image in padded]
    return np.array(maps)[:, :, ::stride, ::stride]


def torch_unfold(x: Array, w: Array, stride: int, padding: int, dilation: int) -> Array:
    """Multiply by ``torch.nn.functional.unfold``, torch's own im2col."""
    size = _out(x, w, stride, padding, dilation)
    columns = F.unfold(torch.from_numpy(x), w.shape[2], dilation, padding, stride)
    return (torch.from_numpy(w).reshape(len(w), -1) @ columns).reshape(len(x), len(w), *size).numpy()


def numba_loops(x: Array, w: Array, stride: int, padding: int, dilation: int) -> Array:
    """Write the definition as seven loops and compile them."""
    output = np.zeros((len(x), len(w), *_out(x, w, stride, padding, dilation)), x.dtype)
    _compiled()(_pad(x, padding), w, output, stride, dilation)
    return output


@cache
def _compiled() -> Callable[..., None]:
    import numba

    def loops(x: Any, w: Any, output: Any, stride: int, dilation: int) -> None:
        for n in range(output.shape[0]):
            for o in range(output.shape[1]):
                for i in range(output.shape[2]):
                    for j in range(output.shape[3]):
                        for c in range(w.shape[1]):
                            for m in range(w.shape[2]):
                                for k in range(w.shape[3]):
                                    pixel = x[n, c, i * stride + m * dilation, j * stride + k * dilation]
                                    output[n, o, i, j] += pixel * w[o, c, m, k]

    compiled: Callable[..., None] = numba.njit(loops)
    return compiled


def add_at_input_gradient(
    grad: Array, x: Array, w: Array, stride: int, padding: int, dilation: int, groups: int = 1
) -> Array:
    """Scatter the gradients of all patches back to their pixels with ``np.add.at`` (col2im)."""
    channels, rows, columns = _indices(x, w, stride, dilation, grad.shape[2:])
    filters = w.reshape(groups, len(w) // groups, -1)
    scattered = filters.swapaxes(1, 2) @ grad.reshape(len(x), groups, filters.shape[1], -1)
    total = _pad(np.zeros_like(x), padding)
    per_patch = (len(x), x.shape[1], *w.shape[2:], *grad.shape[2:])
    np.add.at(total, (slice(None), channels, rows, columns), scattered.reshape(per_patch))
    return total[:, :, padding : padding + x.shape[2], padding : padding + x.shape[3]]


def in_groups(convolve: Convolve, x: Array, w: Array, steps: tuple[int, int, int], groups: int) -> Array:
    """Give every group its own call, and set the results side by side."""
    if groups == 1:
        return convolve(x, w, *steps)
    parts = zip(np.split(x, groups, axis=1), np.split(w, groups), strict=True)
    return np.concatenate([convolve(np.ascontiguousarray(a), b, *steps) for a, b in parts], axis=1)


class Peer(NamedTuple):
    """An idea, where a reader may know it from, and whether a part of a shape is all one would wait for."""

    idea: str
    known_from: str
    convolve: Convolve | None  # None: what it needs is not installed
    sampled: bool = False


PEERS = (
    Peer("`tensordot(weight, windows)`", "the better order of the next", tensordot_filters_first),
    Peer("`tensordot(windows, weight)`", "Chainer's CPU code", tensordot_windows_first),
    Peer("`einsum(windows, weight, optimize=True)`", "course notes, blog posts", einsum_optimized),
    Peer("`einsum(windows, weight)`", "course notes, blog posts", einsum),
    Peer("im2col by integer indexing", "CS231n, assignment 2", fancy_im2col),
    Peer("K·K matrix products", "kn2row; CMU 10-414 builds up to it", kernel_loop),
    Peer("four Python loops, one patch each ¹", "CS231n's and d2l's first version", four_loops, sampled=True),
    Peer("`scipy.signal.correlate2d` per channel ¹", "SciPy", scipy_correlate, sampled=True),
    Peer("`scipy.signal.fftconvolve` per channel ¹", "SciPy", scipy_fft, sampled=True),
    Peer("seven loops in numba", "numba", numba_loops if importlib.util.find_spec("numba") else None),
    Peer("`torch.nn.functional.unfold` and matmul", "PyTorch", torch_unfold),
)
