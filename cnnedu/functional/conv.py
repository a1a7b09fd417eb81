"""Two-dimensional convolution, as networks compute it, forward and backward.

Start with `conv2d_loops`, which is the definition. `conv2d` gives the same numbers by gathering every patch
into a column and multiplying matrices (im2col), and `conv2d_backward` runs that product in reverse.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Num

from cnnedu.functional._arguments import Pair
from cnnedu.functional._convolution import Convolution
from cnnedu.functional._im2col import im2col, input_gradient, weight_gradient
from cnnedu.functional._windows import Padding
from cnnedu.functional.gradient import Gradients

__all__ = ["conv2d", "conv2d_backward", "conv2d_loops"]


def conv2d_loops(
    input: Num[np.ndarray, "*n c_in h w"],
    weight: Num[np.ndarray, "c_out c_in_per_group k_h k_w"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
    groups: int = 1,
) -> Num[np.ndarray, "*n c_out h_out w_out"]:
    """Convolve by the definition, one number at a time: slow on purpose, and the judge of every faster way.

    Arguments, shapes and errors are those of `conv2d`.

    Examples
    --------
    >>> image = np.arange(9.0).reshape(1, 1, 3, 3)
    >>> conv2d_loops(image, np.ones((1, 1, 2, 2)))
    array([[[[ 8., 12.],
             [20., 24.]]]])
    """
    call = Convolution("conv2d_loops", input, weight, bias, stride, padding, dilation, groups)
    padded, output = call.padded(), call.empty_output()
    (s_h, s_w), (d_h, d_w) = call.stride, call.dilation
    c_out, c_in_per_group, k_h, k_w = weight.shape
    for n, o, i, j in np.ndindex(output.shape):  # image, filter, row, column
        first = o // (c_out // groups) * c_in_per_group  # of filter o's group
        total = output.dtype.type(0 if bias is None else bias[o])
        for c in range(c_in_per_group):
            for m in range(k_h):
                for k in range(k_w):
                    pixel = padded[n, first + c, i * s_h + m * d_h, j * s_w + k * d_w]
                    total += pixel * weight[o, c, m, k]
        output[n, o, i, j] = total
    return call.as_given(output)


def conv2d(
    input: Num[np.ndarray, "*n c_in h w"],
    weight: Num[np.ndarray, "c_out c_in_per_group k_h k_w"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
    groups: int = 1,
) -> Num[np.ndarray, "*n c_out h_out w_out"]:
    r"""Slide every filter over the input and sum the products: `torch.nn.functional.conv2d` in NumPy.

    .. math:: S(o, i, j) = b(o) + \sum_c \sum_m \sum_n I(c,\, i s + m d,\, j s + n d)\, K(o, c, m, n)

    This is cross-correlation, which deep learning calls convolution: the kernel is not flipped.

    Parameters
    ----------
    input : array, (n, c_in, h, w) or (c_in, h, w)
        Images or feature maps, integers or floats.
    weight : array, (c_out, c_in / groups, k_h, k_w)
        One filter per output channel; a filter sees *every* channel of its group, so it has
        ``c_in / groups * k_h * k_w`` weights, not ``k_h * k_w``.
    bias : array, (c_out,), optional
        One number per filter, added to its whole feature map.
    stride : int or (int, int)
        Step of the kernel in input pixels. Last rows and columns that a step does not reach are dropped.
    padding : int, (int, int), "valid" or "same"
        Zeros added on *each* side; "same" keeps the size at stride 1 (an odd total puts one more at the end).
    dilation : int or (int, int)
        Distance between neighbouring weights in input pixels; 1 means adjacent.
    groups : int
        Channels are cut into this many independent groups; ``groups=c_in`` is the depthwise convolution.

    Returns
    -------
    array, (n, c_out, h_out, w_out)
        With ``h_out = floor((h + 2 padding - dilation (k_h - 1) - 1) / stride) + 1``. Its dtype is that of the
        arguments, promoted by NumPy's rules where they differ; integers are convolved exactly.

    Raises
    ------
    ShapeError
        The axes do not fit together, or the kernel is larger than the padded input.
    ValueError, TypeError
        A setting is out of range, an argument is no NumPy array, or its dtype is object, bool or complex.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), *Deep Learning*, eq. 9.6; Chellapilla, Puri & Simard (2006) for im2col.

    Examples
    --------
    A vertical-edge filter answers where dark (0) meets bright (1), and is silent elsewhere:

    >>> image = np.array([[0, 0, 1, 1]] * 3)
    >>> edge = np.array([[-1, 0, 1]] * 3)
    >>> conv2d(image[None, None], edge[None, None])
    array([[[[3, 3]]]])

    Three colour channels, two filters, the size kept:

    >>> conv2d(np.ones((1, 3, 8, 8)), np.ones((2, 3, 3, 3)), padding="same").shape
    (1, 2, 8, 8)
    """
    call = Convolution("conv2d", input, weight, bias, stride, padding, dilation, groups)
    output = im2col(call)
    if bias is not None:
        output += bias.reshape(-1, 1, 1)
    return call.as_given(output)


def conv2d_backward(
    grad_output: Num[np.ndarray, "*n c_out h_out w_out"],
    input: Num[np.ndarray, "*n c_in h w"],
    weight: Num[np.ndarray, "c_out c_in_per_group k_h k_w"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
    groups: int = 1,
) -> Gradients:
    r"""Carry the gradient of a loss from the output of `conv2d` back to its three arguments.

    With ``columns`` the patches that `conv2d` multiplied, ``output = filters @ columns``, so

    .. math:: \frac{\partial L}{\partial\,\text{filters}} = G\, \text{columns}^\top, \qquad
              \frac{\partial L}{\partial\,\text{columns}} = \text{filters}^\top G,

    and each pixel then collects the gradients of all the columns it was copied to. At stride 1 that is the full
    true convolution of the output gradient with the kernel. The bias was added everywhere: its gradient is a sum.

    Parameters
    ----------
    grad_output : array, shaped as the output of ``conv2d(input, weight, ...)``
        Gradient of the loss with respect to that output.
    input, weight, bias, stride, padding, dilation, groups
        The arguments that `conv2d` was called with.

    Returns
    -------
    Gradients
        Named tuple ``(input, weight, bias)``, each gradient in the shape of its argument.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `conv2d`; also where `grad_output` has not the shape of the output.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), *Deep Learning*, section 9.5; Dumoulin & Visin (2016), arXiv:1603.07285.

    Examples
    --------
    The gradient of a sum of outputs: an input pixel's is the sum of the weights that touched it.

    >>> grads = conv2d_backward(np.ones((1, 1, 2, 2)), np.zeros((1, 1, 3, 3)), np.ones((1, 1, 2, 2)))
    >>> grads.input
    array([[[[1., 2., 1.],
             [2., 4., 2.],
             [1., 2., 1.]]]])
    """
    call = Convolution("conv2d_backward", input, weight, bias, stride, padding, dilation, groups)
    grad = call.check_grad_output(grad_output)
    size = call.input.shape[2:]
    grad_input = input_gradient(grad, call.weight, size, call.stride, call.padding, call.dilation, call.groups)
    return Gradients(
        input=call.as_given(grad_input),
        weight=weight_gradient(call, grad),
        bias=None if bias is None else _sum_per_channel(grad),
    )


def _sum_per_channel(grad: Num[np.ndarray, "n c h w"]) -> Num[np.ndarray, " c"]:
    """Sum over images and positions, in float64 where that is wider: thousands of terms may nearly cancel."""
    wide = np.result_type(grad, np.float64) if grad.dtype.kind == "f" else grad.dtype
    total: np.ndarray = grad.sum(axis=(0, 2, 3), dtype=wide)
    return total.astype(grad.dtype)
