"""Winograd's minimal filtering: fewer multiplications for small kernels (Lavin & Gray, 2016, arXiv:1509.09308).

Four outputs of a k-tap filter come from a tile of t = k + 3 inputs. The transpose of that map makes t numbers of four:
it multiplies a polynomial of four coefficients by one of k. Their product is known once its values at t points are, and
at a point the two simply multiply. So evaluate both, multiply point by point, and interpolate: t multiplications where
the definition needs 4 k, and as many in the transpose, which is the filter again. For tiles of a plane it is t² instead
of 16 k²: 36 instead of 144 for a 3×3 kernel. The transforms cost additions, but those are shared: a channel's tile is
transformed once for all filters, and an output's once for all channels.
"""

from __future__ import annotations

import functools
from math import prod

import numpy as np
from jaxtyping import Float

from cnnedu.functional._matmul import Scratch, blocks, matmul
from cnnedu.functional._windows import Sizes, pad_sides, windows

__all__ = ["winograd"]

OUTPUTS = 4  # per tile and side
LARGEST_KERNEL = 5
_POINTS = (0, 1, -1, 1 / 2, -2, 2, -1 / 2)  # and infinity; numbers near 1 keep rounding errors of powers small


def winograd(
    input: Float[np.ndarray, "n c_in h w"],
    weight: Float[np.ndarray, "c_out c_in_per_group k_h k_w"],
    stride: Sizes,
    dilation: Sizes,
    groups: int,
) -> Float[np.ndarray, "n c_out h_out w_out"]:
    """Transform overlapping tiles, multiply them with transformed filters point by point, transform back.

    For floats, kernels of up to 5×5, stride and dilation 1. Rounding is coarser than in the other algorithms: in
    float32 about 3e-6 of the largest output for 3×3, 1e-5 for 5×5.
    """
    n, c_in, kernel = len(input), input.shape[1], weight.shape[2:]
    dtype = np.result_type(input, weight).newbyteorder("=")
    size = [side - k + 1 for side, k in zip(input.shape[2:], kernel, strict=True)]
    rows, columns = (-(-side // OUTPUTS) for side in size)  # of tiles
    tile = [k + OUTPUTS - 1 for k in kernel]
    missing = [(0, OUTPUTS * count - side) for count, side in zip((rows, columns), size, strict=True)]
    step = (OUTPUTS, OUTPUTS)
    tiles = windows(pad_sides(input, tuple(missing)), tuple(tile), step, (1, 1), (rows, columns)).swapaxes(0, 1)

    of_filter, of_tile, of_product = (
        np.kron(*pair).astype(dtype) for pair in zip(*map(_transforms, kernel), strict=True)
    )
    filters = of_filter @ weight.reshape(-1, prod(kernel)).T.astype(dtype)
    filters = filters.reshape(prod(tile), groups, len(weight) // groups, -1)
    output = np.empty((n, len(weight), *size), dtype)
    gathered, transformed, products, outputs = (Scratch(dtype) for _ in range(4))
    for images, band, positions in blocks((n, 0, rows, columns), prod(tile) * c_in * dtype.itemsize):
        block = tiles[:, images, :, :, band].transpose(0, 2, 3, 1, 4, 5)  # channel, tap, image, tile
        count = block.shape[3] * (positions.stop - positions.start)
        patches = gathered((c_in, prod(tile), count))
        patches.reshape(block.shape)[...] = block
        values = transformed((prod(tile), c_in, count))
        np.matmul(of_tile, patches, out=values.swapaxes(0, 1))
        product = products((prod(tile), groups, len(weight) // groups, count))
        matmul(filters, values.reshape(prod(tile), groups, -1, count), product)
        result = outputs((len(weight), OUTPUTS**2, count))
        np.matmul(of_product, product.reshape(prod(tile), len(weight), count).swapaxes(0, 1), out=result)
        result = result.reshape(len(weight), OUTPUTS, OUTPUTS, *block.shape[3:]).swapaxes(0, 3)
        for p, q in np.ndindex(OUTPUTS, OUTPUTS):  # the same output of every tile; the last tiles may overhang
            where = output[images, :, OUTPUTS * band.start + p : OUTPUTS * band.stop : OUTPUTS, q::OUTPUTS]
            where[...] = result[:, p, q, :, : where.shape[2], : where.shape[3]]
    return output


@functools.cache
def _transforms(kernel_size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the matrices G, B^T and A^T of one side, so that ``A^T ((G w) * (B^T x))`` correlates x with w.

    Multiplying two polynomials: evaluate both (E w and E y), multiply, and interpolate with V^-1, V the Vandermonde
    matrix of the points. Correlation is the transpose of that in y, which swaps the parts of interpolating and
    evaluating: B^T = V^-T, A^T = E^T.
    """
    taps = kernel_size + OUTPUTS - 1

    def evaluate(coefficients: int) -> np.ndarray:
        at_points = np.vander(_POINTS[: taps - 1], coefficients, increasing=True)
        at_infinity = np.eye(1, coefficients, coefficients - 1)  # the leading coefficient
        return np.vstack([at_points, at_infinity])

    return evaluate(kernel_size), np.linalg.inv(evaluate(taps)).T, evaluate(OUTPUTS).T
