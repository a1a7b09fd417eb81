"""Convolution as a matrix product, in its two forms: gather the patches, or spread the kernel."""

from __future__ import annotations

import math

import numpy as np
from jaxtyping import Num

from cnnedu.errors import ShapeError
from cnnedu.functional._arguments import Pair, at_least, check_array, check_same_shape
from cnnedu.functional._columns import COLUMNS, add_columns, check_fold, geometry_of
from cnnedu.functional._convolution import Convolution
from cnnedu.functional._numbers import as_gradient
from cnnedu.functional._windows import Padding, pad_sides, windows
from cnnedu.functional.gradient import InputGradient

__all__ = ["fold", "fold_backward", "toeplitz_matrix", "unfold", "unfold_backward"]


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
    kernel, steps, gaps, sides, count = geometry_of("unfold", batch.shape[2:], kernel_size, dilation, padding, stride)
    view = windows(pad_sides(batch, sides), kernel, steps, gaps, count)
    taps = batch.shape[1] * math.prod(kernel)
    columns = np.empty(view.shape, input.dtype.newbyteorder("="))  # the caller's own, never a view of the input
    columns[:] = view
    columns = columns.reshape(len(batch), taps, math.prod(count))
    return columns[0] if input.ndim == 3 else columns


def unfold_backward(
    grad_output: Num[np.ndarray, "*n taps positions"],
    input: Num[np.ndarray, "*n c h w"],
    kernel_size: Pair,
    dilation: Pair = 1,
    padding: Pair = 0,
    stride: Pair = 1,
) -> InputGradient:
    """Add up, for each pixel, the gradients of all its copies in the columns: this is `fold`.

    Parameters
    ----------
    grad_output : array, shaped as the output of `unfold`
        Gradient of the loss with respect to that output.
    input, kernel_size, dilation, padding, stride
        The arguments that `unfold` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``, in the shape of the input.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `unfold`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    The middle of a 3×3 image stands in four 2×2 patches, a corner in one:

    >>> unfold_backward(np.ones((4, 4)), np.zeros((1, 3, 3)), 2).input
    array([[[1., 2., 1.],
            [2., 4., 2.],
            [1., 2., 1.]]])
    """
    name = "unfold_backward"
    check_array(name, "input", input, ("n", "c", "h", "w"), unbatched=True)
    *batch, c, h, w = input.shape
    kernel, *_, count = geometry = geometry_of(name, (h, w), kernel_size, dilation, padding, stride)
    check_array(name, "grad_output", grad_output, COLUMNS, unbatched=True)
    expected = (*batch, c * math.prod(kernel), math.prod(count))
    check_same_shape(name, "grad_output", grad_output, expected, "that of the output")
    dtype = np.result_type(input, grad_output).newbyteorder("=")
    return InputGradient(as_gradient(add_columns(grad_output, (h, w), geometry, dtype), input, grad_output))


def fold(
    input: Num[np.ndarray, "*n taps positions"],
    output_size: Pair,
    kernel_size: Pair,
    dilation: Pair = 1,
    padding: Pair = 0,
    stride: Pair = 1,
) -> Num[np.ndarray, "*n c h w"]:
    """Put patches back where they were taken, adding where they overlap (col2im): `torch.nn.functional.fold` in NumPy.

    It is the transpose of `unfold`, not its inverse: a pixel comes back as often as patches held it. Dividing by
    ``fold(unfold(np.ones(...)))`` makes it the inverse, wherever some patch looked.

    Parameters
    ----------
    input : array, (n, c * k_h * k_w, positions) or (c * k_h * k_w, positions)
        One patch per column, as `unfold` lays them out.
    output_size : int or (int, int)
        Height and width of the images.
    kernel_size, dilation, padding, stride : int or (int, int)
        As `unfold` took them from those images.

    Returns
    -------
    array, (n, c, h, w)
        In the input's dtype.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `unfold`; also where the columns are not as long, or as many, as these patches.

    Examples
    --------
    >>> image = np.arange(9.0).reshape(1, 3, 3)
    >>> fold(unfold(image, 2), 3, 2) / fold(unfold(np.ones_like(image), 2), 3, 2)
    array([[[0., 1., 2.],
            [3., 4., 5.],
            [6., 7., 8.]]])
    """
    size, geometry = check_fold("fold", input, output_size, kernel_size, dilation, padding, stride)
    return add_columns(input, size, geometry, input.dtype.newbyteorder("="))


def fold_backward(
    grad_output: Num[np.ndarray, "*n c h w"],
    input: Num[np.ndarray, "*n taps positions"],
    output_size: Pair,
    kernel_size: Pair,
    dilation: Pair = 1,
    padding: Pair = 0,
    stride: Pair = 1,
) -> InputGradient:
    """Hand each pixel's gradient to every patch that was added to it: this is `unfold`.

    Parameters
    ----------
    grad_output : array, shaped as the output of `fold`
        Gradient of the loss with respect to that output.
    input, output_size, kernel_size, dilation, padding, stride
        The arguments that `fold` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``, in the shape of the input.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `fold`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    The middle one of three pixels was in both patches of two, so both get its gradient:

    >>> grad_output = np.array([[[5.0, 7.0, 9.0]]])
    >>> fold_backward(grad_output, np.zeros((2, 2)), (1, 3), (1, 2)).input
    array([[5., 7.],
           [7., 9.]])
    """
    name = "fold_backward"
    size, (kernel, *_) = check_fold(name, input, output_size, kernel_size, dilation, padding, stride)
    *batch, rows, _ = input.shape
    check_array(name, "grad_output", grad_output, ("n", "c", "h", "w"), unbatched=True)
    expected = (*batch, rows // math.prod(kernel), *size)
    check_same_shape(name, "grad_output", grad_output, expected, "that of the output")
    gradient = unfold(grad_output, kernel_size, dilation, padding, stride)
    return InputGradient(as_gradient(gradient, input, grad_output))


def toeplitz_matrix(
    weight: Num[np.ndarray, "c_out c_in_per_group k_h k_w"],
    input_shape: tuple[int, int, int],
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
    groups: int = 1,
) -> Num[np.ndarray, "outputs inputs"]:
    """Return the dense matrix that *is* the convolution: ``T @ image.ravel() == conv2d(image, weight).ravel()``.

    Each row holds one output's weights at the inputs it sees, and zero everywhere else. For one channel at
    stride 1 the matrix is doubly block Toeplitz: constant along the diagonals of its blocks, and its blocks
    constant along the block diagonals. Its transpose carries gradients from output to input.

    Parameters
    ----------
    weight : array, (c_out, c_in / groups, k_h, k_w)
        The filters.
    input_shape : (int, int, int)
        Channels, height and width of one image.
    stride, padding, dilation, groups
        As in `conv2d`. Groups leave blocks of zeros: channels that do not see each other.

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
    if not isinstance(input_shape, tuple | list) or len(input_shape) != 3:
        raise ShapeError(f"{name}: input_shape must be (c_in, h, w), got {input_shape!r}.")
    c_in, h, w = (at_least(name, f"input_shape[{axis}]", size, 1) for axis, size in enumerate(input_shape))
    check_array(name, "weight", weight, ("c_out", "c_in / groups", "k_h", "k_w"))
    call = Convolution(name, np.empty((c_in, h, w), weight.dtype), weight, None, stride, padding, dilation, groups)
    filters = _without_groups(weight, c_in, groups)
    (s_h, s_w), (d_h, d_w), (top, bottom), (left, right) = call.stride, call.dilation, *call.padding
    matrix = np.zeros((len(weight), *call.size, c_in, top + h + bottom, left + w + right), call.dtype)
    i, j = np.ogrid[: call.size[0], : call.size[1]]
    for m, k in np.ndindex(weight.shape[2:]):  # output (i, j) meets weight (m, k) at this pixel:
        matrix[:, i, j, :, i * s_h + m * d_h, j * s_w + k * d_w] = filters[:, :, m, k]
    inside = matrix[..., top : top + h, left : left + w]  # the border holds zeros: its columns meet nothing
    return inside.reshape(len(weight) * math.prod(call.size), c_in * h * w)


def _without_groups(weight: np.ndarray, c_in: int, groups: int) -> Num[np.ndarray, "c_out c_in k_h k_w"]:
    """Return filters that see every channel, with zeros for the channels of other groups."""
    filters = np.zeros((len(weight), c_in, *weight.shape[2:]), weight.dtype)
    outputs, inputs = len(weight) // groups, c_in // groups
    for group in range(groups):
        own = slice(group * outputs, (group + 1) * outputs)
        filters[own, group * inputs : (group + 1) * inputs] = weight[own]
    return filters
