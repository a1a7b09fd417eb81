"""Depthwise separable convolution: look at each channel alone, then mix the channels at each position."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Num

from cnnedu.errors import ShapeError, format_shape
from cnnedu.functional._arguments import Pair, check_array, check_same_shape
from cnnedu.functional._convolution import Convolution
from cnnedu.functional._windows import Padding
from cnnedu.functional.conv import conv2d, conv2d_backward

__all__ = ["SeparableGradients", "depthwise_separable_conv2d", "depthwise_separable_conv2d_backward"]


class SeparableGradients(NamedTuple):
    """Gradients of a scalar loss, each in the shape of its argument; `bias` is None where there was no bias."""

    input: np.ndarray
    depthwise_weight: np.ndarray
    pointwise_weight: np.ndarray
    bias: np.ndarray | None


def depthwise_separable_conv2d(
    input: Num[np.ndarray, "*n c_in h w"],
    depthwise_weight: Num[np.ndarray, "c_mid 1 k_h k_w"],
    pointwise_weight: Num[np.ndarray, "c_out c_mid 1 1"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
) -> Num[np.ndarray, "*n c_out h_out w_out"]:
    r"""Filter every channel by itself, then mix channels with a 1×1 convolution. In torch: two calls of conv2d.

    .. math:: S(o, i, j) = b(o) + \sum_c P(o, c) \sum_m \sum_n I(c,\, i s + m d,\, j s + n d)\, D(c, m, n)

    with D the depthwise and P the pointwise weight, and for each channel c one kernel (or several, as channels of their
    own). A standard convolution does both at once, with a weight for every (output channel, input channel, tap). Taken
    apart, a k×k kernel costs, in weights and in multiplications,

    .. math:: \frac{c_{in} k^2 + c_{in} c_{out}}{c_{in} c_{out} k^2} = \frac{1}{c_{out}} + \frac{1}{k^2}

    of it: about a ninth for 3×3 and many channels. It computes what a standard convolution would with filters of
    the form ``P[o, c] D[c]``: every output channel uses the same spatial kernels, only weighted differently.

    Parameters
    ----------
    input : array, (n, c_in, h, w) or (c_in, h, w)
        Images or feature maps, integers or floats.
    depthwise_weight : array, (c_in * multiplier, 1, k_h, k_w)
        The spatial kernels, `multiplier` of them for each input channel, side by side.
    pointwise_weight : array, (c_out, c_in * multiplier, 1, 1)
        How much of each filtered channel goes into each output channel.
    bias : array, (c_out,), optional
        One number per output channel, added at the end. A bias between the two steps would only add to it: with
        nothing non-linear in between, ``P @ (x + b) = P @ x + P @ b``.
    stride, padding, dilation
        Of the depthwise step; as in `conv2d`.

    Returns
    -------
    array, (n, c_out, h_out, w_out)
        In the common dtype of the arguments.

    Raises
    ------
    ShapeError
        The axes do not fit together, or the kernel is larger than the padded input.
    ValueError, TypeError
        A setting is out of range, an argument is no NumPy array, or its dtype is object, bool or complex.

    References
    ----------
    Sifre (2014), *Rigid-Motion Scattering for Image Classification*; Chollet (2017), *Xception*, arXiv:1610.02357;
    Howard et al. (2017), *MobileNets*, arXiv:1704.04861, section 3.1 for the cost.

    Examples
    --------
    A filter for each channel (here: horizontal steps in one, vertical ones in the other), then one mixture:

    >>> image = np.array([[[0, 1], [0, 1]], [[0, 0], [5, 5]]])
    >>> steps = np.array([[[[-1, 1], [-1, 1]]], [[[-1, -1], [1, 1]]]])
    >>> depthwise_separable_conv2d(image, steps, np.array([1, 100]).reshape(1, 2, 1, 1))
    array([[[1002]]])
    """
    _check("depthwise_separable_conv2d", input, depthwise_weight, pointwise_weight, bias, stride, padding, dilation)
    filtered = conv2d(input, depthwise_weight, None, stride, padding, dilation, groups=input.shape[-3])
    return conv2d(filtered, pointwise_weight, bias)


def depthwise_separable_conv2d_backward(
    grad_output: Num[np.ndarray, "*n c_out h_out w_out"],
    input: Num[np.ndarray, "*n c_in h w"],
    depthwise_weight: Num[np.ndarray, "c_mid 1 k_h k_w"],
    pointwise_weight: Num[np.ndarray, "c_out c_mid 1 1"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
) -> SeparableGradients:
    """Carry the gradient of a loss from the output of `depthwise_separable_conv2d` back to its four arguments.

    The chain rule and nothing else: back through the mixing, whose input gradient is what enters the filtering.

    Parameters
    ----------
    grad_output : array, shaped as the output of ``depthwise_separable_conv2d(input, ...)``
        Gradient of the loss with respect to that output.
    input, depthwise_weight, pointwise_weight, bias, stride, padding, dilation
        The arguments that `depthwise_separable_conv2d` was called with.

    Returns
    -------
    SeparableGradients
        Named tuple ``(input, depthwise_weight, pointwise_weight, bias)``, each in the shape of its argument.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `depthwise_separable_conv2d`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    A 1×1 convolution is a matrix product at each pixel, so its weight's gradient is an outer product:

    >>> pixel = np.array([2.0, 3.0]).reshape(2, 1, 1)
    >>> grad = np.array([1.0, 10.0]).reshape(2, 1, 1)
    >>> grads = depthwise_separable_conv2d_backward(grad, pixel, np.ones((2, 1, 1, 1)), np.eye(2)[..., None, None])
    >>> grads.pointwise_weight[..., 0, 0]
    array([[ 2.,  3.],
           [20., 30.]])
    """
    name = "depthwise_separable_conv2d_backward"
    size = _check(name, input, depthwise_weight, pointwise_weight, bias, stride, padding, dilation)
    check_array(name, "grad_output", grad_output, ("n", "c_out", "h_out", "w_out"), unbatched=True)
    expected = (*input.shape[:-3], len(pointwise_weight), *size)
    check_same_shape(name, "grad_output", grad_output, expected, "that of the output")
    groups = input.shape[-3]
    filtered = conv2d(input, depthwise_weight, None, stride, padding, dilation, groups)
    mixing = conv2d_backward(grad_output, filtered, pointwise_weight, bias)
    filtering = conv2d_backward(mixing.input, input, depthwise_weight, None, stride, padding, dilation, groups)
    return SeparableGradients(filtering.input, filtering.weight, mixing.weight, mixing.bias)


def _check(
    name: str,
    input: np.ndarray,
    depthwise: np.ndarray,
    pointwise: np.ndarray,
    bias: np.ndarray | None,
    stride: Pair,
    padding: Padding,
    dilation: Pair,
) -> tuple[int, ...]:
    """Return the output's (height, width), or say by name what does not fit."""
    check_array(name, "input", input, ("n", "c_in", "h", "w"), unbatched=True)
    axes = ("c_in * multiplier", "1", "k_h", "k_w")
    check_array(name, "depthwise_weight", depthwise, axes)
    check_array(name, "pointwise_weight", pointwise, ("c_out", "c_in * multiplier", "1", "1"))
    c_in, (c_mid, depth) = input.shape[-3], depthwise.shape[:2]
    if depth != 1:
        given = format_shape(depthwise.shape, axes)
        raise ShapeError(f"{name}: depthwise_weight must have filters of one channel, as shape[1], got {given}.")
    if c_mid % c_in:
        raise ShapeError(
            f"{name}: depthwise_weight must have as many filters for each of the {c_in} input channels, so a"
            f" multiple of {c_in}, got {c_mid}."
        )
    why = "a 1×1 kernel for each depthwise filter"
    check_same_shape(name, "pointwise_weight", pointwise, (len(pointwise), c_mid, 1, 1), why)
    if bias is not None:
        check_array(name, "bias", bias, ("c_out",))
        check_same_shape(name, "bias", bias, (len(pointwise),), "one number per output channel")
    return Convolution(name, input, depthwise, None, stride, padding, dilation, groups=c_in).size
