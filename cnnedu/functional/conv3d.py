"""Convolution of volumes and videos: three axes to slide along."""

from __future__ import annotations

import numpy as np
from jaxtyping import Num

from cnnedu.functional._arguments import Triple
from cnnedu.functional._convolution import Convolution
from cnnedu.functional._convolve import convolve, convolve_backward
from cnnedu.functional._windows import Padding
from cnnedu.functional.gradient import Gradients

__all__ = ["conv3d", "conv3d_backward", "conv3d_loops"]


def conv3d_loops(
    input: Num[np.ndarray, "*n c_in d h w"],
    weight: Num[np.ndarray, "c_out c_in_per_group k_d k_h k_w"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Triple = 1,
    padding: Padding = 0,
    dilation: Triple = 1,
    groups: int = 1,
) -> Num[np.ndarray, "*n c_out d_out h_out w_out"]:
    """Convolve volumes by the definition, one number at a time.

    Arguments, shapes and errors are those of `conv3d`.

    Examples
    --------
    A kernel of ones, as large as the volume, adds all of it up: 0 + 1 + … + 7.

    >>> conv3d_loops(np.arange(8).reshape(1, 1, 2, 2, 2), np.ones((1, 1, 2, 2, 2), int)).item()
    28
    """
    call = Convolution("conv3d_loops", input, weight, bias, stride, padding, dilation, groups, rank=3)
    padded, output = call.padded(), call.empty_output()
    (s_d, s_h, s_w), (d_d, d_h, d_w) = call.stride, call.dilation
    c_out, c_in_per_group = weight.shape[:2]
    for n, o, i, j, k in np.ndindex(output.shape):  # volume, filter, slice, row, column
        first = o // (c_out // groups) * c_in_per_group  # of filter o's group
        total = output.dtype.type(0 if bias is None else bias[o])
        for c, p, q, r in np.ndindex(weight.shape[1:]):
            voxel = padded[n, first + c, i * s_d + p * d_d, j * s_h + q * d_h, k * s_w + r * d_w]
            total += voxel * weight[o, c, p, q, r]
        output[n, o, i, j, k] = total
    return call.as_output(output)


def conv3d(
    input: Num[np.ndarray, "*n c_in d h w"],
    weight: Num[np.ndarray, "c_out c_in_per_group k_d k_h k_w"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Triple = 1,
    padding: Padding = 0,
    dilation: Triple = 1,
    groups: int = 1,
) -> Num[np.ndarray, "*n c_out d_out h_out w_out"]:
    r"""Slide every filter through the volume and sum the products: `torch.nn.functional.conv3d` in NumPy.

    .. math:: S(o, i, j, k) = b(o) + \sum_{c, p, q, r} I(c,\, i s + p d,\, j s + q d,\, k s + r d)\, K(o, c, p, q, r)

    for filter o, slice i, row j and column k, with I the padded input, K the weight, s the stride and d the dilation; c
    runs over the input channels of the filter's group.

    The third axis is the depth of a scan or the time of a video. A 3×3×3 filter has 27 weights per channel where
    a 3×3 one has 9, and it is applied to every slice: cost grows with both, so networks for video often split it
    into 1×3×3 (space) followed by 3×1×1 (time).

    Parameters
    ----------
    input : array, (n, c_in, d, h, w) or (c_in, d, h, w)
        Volumes: depth (or time), height, width.
    weight : array, (c_out, c_in / groups, k_d, k_h, k_w)
        One filter per output channel.
    bias : array, (c_out,), optional
        One number per filter, added at every position.
    stride, padding, dilation : int or (int, int, int)
        As in `conv2d`, for (depth, height, width); `padding` may also be "valid" or "same".
    groups : int
        Channels are cut into this many independent groups.

    Returns
    -------
    array, (n, c_out, d_out, h_out, w_out)
        Each side ``floor((side + 2 padding - dilation (k - 1) - 1) / stride) + 1``, in the common dtype of the
        arguments; integers are convolved exactly.

    Raises
    ------
    ShapeError
        The axes do not fit together, or the kernel is larger than the padded input.
    ValueError, TypeError
        A setting is out of range, an argument is no NumPy array, or its dtype is object, bool or complex.

    References
    ----------
    Tran et al. (2015), *Learning Spatiotemporal Features with 3D Convolutional Networks*, arXiv:1412.0767;
    Tran et al. (2018) for the split into space and time, arXiv:1711.11248.

    Examples
    --------
    A filter over time sees what moves and is silent on what stays:

    >>> video = np.zeros((1, 1, 2, 3, 4), int)  # two frames of three rows
    >>> video[..., 1, :] = 7  # a line that stays
    >>> video[0, 0, [0, 1], 0, [0, 1]] = 5  # a point that moves right
    >>> conv3d(video, np.array([-1, 1]).reshape(1, 1, 2, 1, 1))[0, 0, 0]
    array([[-5,  5,  0,  0],
           [ 0,  0,  0,  0],
           [ 0,  0,  0,  0]])
    """
    return convolve(Convolution("conv3d", input, weight, bias, stride, padding, dilation, groups, rank=3))


def conv3d_backward(
    grad_output: Num[np.ndarray, "*n c_out d_out h_out w_out"],
    input: Num[np.ndarray, "*n c_in d h w"],
    weight: Num[np.ndarray, "c_out c_in_per_group k_d k_h k_w"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Triple = 1,
    padding: Padding = 0,
    dilation: Triple = 1,
    groups: int = 1,
) -> Gradients:
    """Carry the gradient of a loss from the output of `conv3d` back to its three arguments.

    The formulas are those of `conv2d_backward`, with one more axis to sum along.

    Parameters
    ----------
    grad_output : array, shaped as the output of ``conv3d(input, weight, ...)``
        Gradient of the loss with respect to that output.
    input, weight, bias, stride, padding, dilation, groups
        The arguments that `conv3d` was called with.

    Returns
    -------
    Gradients
        Named tuple ``(input, weight, bias)``, each gradient in the shape of its argument.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `conv3d`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    With a loss that sums the outputs, a voxel's gradient counts the windows that hold it: the middle is in all.

    >>> input, weight = np.zeros((1, 1, 3, 3, 3)), np.ones((1, 1, 2, 2, 2))
    >>> conv3d_backward(np.ones((1, 1, 2, 2, 2)), input, weight).input[0, 0, 1]
    array([[2., 4., 2.],
           [4., 8., 4.],
           [2., 4., 2.]])
    """
    call = Convolution("conv3d_backward", input, weight, bias, stride, padding, dilation, groups, rank=3)
    return convolve_backward(call, grad_output)
