"""Convolution as a matrix product, in its two forms: gather the patches, or spread the kernel."""

from __future__ import annotations

import numpy as np
from jaxtyping import Num

from cnnedu.errors import ShapeError
from cnnedu.functional._arguments import Pair, at_least, check_array, pair
from cnnedu.functional._windows import Padding, add_windows, output_size, pad_sides, resolve_padding, windows

__all__ = ["toeplitz_matrix", "unfold"]


def unfold(
    input: Num[np.ndarray, "*n c h w"], kernel_size: Pair, dilation: Pair = 1, padding: Pair = 0, stride: Pair = 1
) -> Num[np.ndarray, "*n taps positions"]:
    """Lay every patch out as a column (im2col): `torch.nn.functional.unfold` in NumPy.

    Then ``weight.reshape(c_out, -1) @ unfold(input, ...)`` is the convolution. The patches overlap, so the
    result holds each pixel up to k_h k_w times: the price of turning convolution into one matrix product.

    Parameters
    ----------
    input : array, (n, c, h, w) or (c, h, w)
        Images or feature maps.
    kernel_size, dilation, padding, stride : int or (int, int)
        As in `conv2d`. The order is torch's.

    Returns
    -------
    array, (n, c * k_h * k_w, h_out * w_out)
        Rows run over channel, then kernel row, then kernel column; columns over output positions in reading order.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `conv2d`.

    References
    ----------
    Chellapilla, Puri & Simard (2006), *High Performance Convolutional Neural Networks for Document Processing*.

    Examples
    --------
    >>> unfold(np.arange(9).reshape(1, 3, 3), 2)
    array([[0, 1, 3, 4],
           [1, 2, 4, 5],
           [3, 4, 6, 7],
           [4, 5, 7, 8]])
    """
    check_array("unfold", "input", input, ("n", "c", "h", "w"), unbatched=True)
    batch = input[None] if input.ndim == 3 else input
    kernel, steps = pair("unfold", "kernel_size", kernel_size, 1), pair("unfold", "stride", stride, 1)
    gaps = pair("unfold", "dilation", dilation, 1)
    sides = resolve_padding("unfold", pair("unfold", "padding", padding, 0), kernel, steps, gaps)
    size = output_size("unfold", batch.shape[2:], kernel, steps, sides, gaps)
    view = windows(pad_sides(batch, sides), kernel, steps, gaps, size)
    taps = batch.shape[1] * kernel[0] * kernel[1]
    columns = view.copy().reshape(len(batch), taps, size[0] * size[1])  # the caller's own, never a view of the input
    return columns[0] if input.ndim == 3 else columns


def toeplitz_matrix(
    weight: Num[np.ndarray, "c_out c_in k_h k_w"],
    input_shape: tuple[int, int, int],
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
) -> Num[np.ndarray, "outputs inputs"]:
    """Return the dense matrix that *is* the convolution: ``T @ image.ravel() == conv2d(image, weight).ravel()``.

    Each row holds one output's weights at the inputs it sees, and zero everywhere else. For one channel at
    stride 1 the matrix is doubly block Toeplitz: constant along the diagonals of its blocks, and its blocks
    constant along the block diagonals. Its transpose carries gradients from output to input.

    Parameters
    ----------
    weight : array, (c_out, c_in, k_h, k_w)
        The filters.
    input_shape : (int, int, int)
        Channels, height and width of one image.
    stride, padding, dilation
        As in `conv2d`.

    Returns
    -------
    array, (c_out * h_out * w_out, c_in * h * w)
        In the dtype of `weight`. It grows with the square of the image: for small images only.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `conv2d`.

    Examples
    --------
    A 1×2 kernel on an image of one row and four columns: the weights shift right by one, row after row.

    >>> toeplitz_matrix(np.array([[[[1, 2]]]]), (1, 1, 4))
    array([[1, 2, 0, 0],
           [0, 1, 2, 0],
           [0, 0, 1, 2]])
    """
    name = "toeplitz_matrix"
    check_array(name, "weight", weight, ("c_out", "c_in", "k_h", "k_w"))
    if not isinstance(input_shape, tuple | list) or len(input_shape) != 3:
        raise ShapeError(f"{name}: input_shape must be (c_in, h, w), got {input_shape!r}.")
    c_in, h, w = (at_least(name, f"input_shape[{axis}]", size, 1) for axis, size in enumerate(input_shape))
    if c_in != weight.shape[1]:
        raise ShapeError(f"{name}: weight has filters of {weight.shape[1]} channels, input_shape has c_in={c_in}.")
    kernel, steps, gaps = weight.shape[2:], pair(name, "stride", stride, 1), pair(name, "dilation", dilation, 1)
    sides = resolve_padding(name, padding, kernel, steps, gaps)
    size = output_size(name, (h, w), kernel, steps, sides, gaps)
    (top, bottom), (left, right) = sides
    # One image per output position, holding the kernel where that output reads: the transpose of gathering.
    positions = size[0] * size[1]
    here = np.eye(positions, dtype=weight.dtype).reshape(positions, 1, 1, 1, *size)
    rows = np.zeros((len(weight), positions, c_in, top + h + bottom, left + w + right), weight.dtype)
    add_windows(rows, weight[:, None, :, :, :, None, None] * here, steps, gaps)
    return rows[..., top : top + h, left : left + w].reshape(len(weight) * positions, -1)
