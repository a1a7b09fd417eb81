"""Transposed convolution: the same connections as a convolution, walked from its output to its input.

A convolution gathers: each output looks at a patch of inputs. Read the same lines backwards and each number
scatters: it paints the kernel, multiplied by itself, onto a larger canvas, and where the paintings overlap they
add up. As matrices (`toeplitz_matrix`), one is T and the other is T transposed. That is all. It undoes the change
of *shape* that a convolution makes, and not the convolution: "deconvolution", its other name, means an inverse.

So no new arithmetic is needed. Beside the convolution ``conv(a) = b`` that maps *our output's* shape to *our
input's* shape, with the same weight, stride, padding and dilation,

- our forward pass is its input gradient,
- our input gradient is its forward pass, and
- our weight gradient is its weight gradient, with the two arrays in exchanged roles.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Num

from cnnedu.functional._arguments import Pair
from cnnedu.functional._convolve import add_bias, sum_per_channel
from cnnedu.functional._numbers import as_gradient, working_dtype
from cnnedu.functional._products import forward, input_gradient, weight_gradient
from cnnedu.functional._transposed import TransposedConvolution
from cnnedu.functional.gradient import Gradients

__all__ = ["conv_transpose2d", "conv_transpose2d_backward", "conv_transpose2d_loops"]


def conv_transpose2d_loops(
    input: Num[np.ndarray, "*n c_in h w"],
    weight: Num[np.ndarray, "c_in c_out_per_group k_h k_w"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Pair = 1,
    padding: Pair = 0,
    output_padding: Pair = 0,
    groups: int = 1,
    dilation: Pair = 1,
) -> Num[np.ndarray, "*n c_out h_out w_out"]:
    """Transpose a convolution by the definition: every input number paints its kernel onto the canvas.

    Arguments, shapes and errors are those of `conv_transpose2d`.

    Examples
    --------
    Two pixels, a stride of 1: the two kernels overlap in the middle column, where they add.

    >>> conv_transpose2d_loops(np.array([[[[1, 10]]]]), np.array([[[[1, 2], [3, 4]]]]))
    array([[[[ 1, 12, 20],
             [ 3, 34, 40]]]])
    """
    call = TransposedConvolution(
        "conv_transpose2d_loops", input, weight, bias, stride, padding, output_padding, groups, dilation
    )
    canvas, output = call.canvas()
    (s_h, s_w), (d_h, d_w) = call.stride, call.dilation
    c_in, c_out_per_group = weight.shape[:2]
    for n, c, i, j in np.ndindex(call.input.shape):  # image, channel, row, column: each input number ...
        first = c // (c_in // groups) * c_out_per_group  # of channel c's group
        for o, m, k in np.ndindex(weight.shape[1:]):  # ... meets each weight of its kernel
            canvas[n, first + o, i * s_h + m * d_h, j * s_w + k * d_w] += call.input[n, c, i, j] * weight[c, o, m, k]
    add_bias(output, bias)
    return call.as_given(np.ascontiguousarray(output))


def conv_transpose2d(
    input: Num[np.ndarray, "*n c_in h w"],
    weight: Num[np.ndarray, "c_in c_out_per_group k_h k_w"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Pair = 1,
    padding: Pair = 0,
    output_padding: Pair = 0,
    groups: int = 1,
    dilation: Pair = 1,
) -> Num[np.ndarray, "*n c_out h_out w_out"]:
    r"""Paint every input number's kernel onto a larger map: `torch.nn.functional.conv_transpose2d` in NumPy.

    .. math:: S(o, y, x) = b(o) + \sum_c \sum_{i, j, m, n} I(c, i, j)\, K(c, o, m, n), \qquad
              y = i s + m d - p, \quad x = j s + n d - p

    Pixel (i, j) times weight (m, n) lands at row y, column x, with s the stride, d the dilation and p the padding; the
    sum runs over all that lands there, and c over the input channels of o's group.

    This is how generators, decoders and segmentation networks grow a map, with weights that are learnt. The
    paintings lie `stride` apart; where the kernel size is no multiple of the stride, some outputs are covered by
    more paintings than their neighbours, and a chequered pattern shows through (Odena et al.; see the example).

    Parameters
    ----------
    input : array, (n, c_in, h, w) or (c_in, h, w)
        Feature maps, integers or floats.
    weight : array, (c_in, c_out / groups, k_h, k_w)
        The weight of the convolution that is transposed, which maps c_out channels to c_in: hence its axes.
    bias : array, (c_out,), optional
        One number per output channel, added to its whole map.
    stride : int or (int, int)
        Distance between neighbouring inputs' paintings: the factor by which the map grows.
    padding : int or (int, int)
        Rows and columns to *take away* on each side, as the convolution would have added them.
    output_padding : int or (int, int)
        Rows and columns to add at the end only. Where ``stride > 1`` a convolution maps inputs of several sizes
        to one; this chooses among them. Smaller than the stride or the dilation.
    groups : int
        Channels are cut into this many independent groups.
    dilation : int or (int, int)
        Distance between neighbouring weights on the canvas.

    Returns
    -------
    array, (n, c_out, h_out, w_out)
        With ``h_out = (h - 1) stride - 2 padding + dilation (k_h - 1) + output_padding + 1``, in the common dtype
        of the arguments.

    Raises
    ------
    ShapeError
        The axes do not fit together, or the padding takes the whole output away.
    ValueError, TypeError
        A setting is out of range, an argument is no NumPy array, or its dtype is object, bool or complex.

    References
    ----------
    Dumoulin & Visin (2016), *A guide to convolution arithmetic*, arXiv:1603.07285, chapter 4; Odena, Dumoulin &
    Olah (2016), *Deconvolution and Checkerboard Artifacts*, doi:10.23915/distill.00003; Zeiler et al. (2010) for
    the name deconvolution.

    Examples
    --------
    A constant map, grown with a kernel of ones. Three is no multiple of two: a chequered result. Four is:

    >>> flat = np.ones((1, 1, 3, 3), int)
    >>> conv_transpose2d(flat, np.ones((1, 1, 3, 3), int), stride=2, padding=1)[0, 0]
    array([[1, 2, 1, 2, 1],
           [2, 4, 2, 4, 2],
           [1, 2, 1, 2, 1],
           [2, 4, 2, 4, 2],
           [1, 2, 1, 2, 1]])
    >>> conv_transpose2d(flat, np.ones((1, 1, 4, 4), int), stride=2, padding=2)[0, 0]
    array([[4, 4, 4, 4],
           [4, 4, 4, 4],
           [4, 4, 4, 4],
           [4, 4, 4, 4]])
    """
    name = "conv_transpose2d"
    call = TransposedConvolution(name, input, weight, bias, stride, padding, output_padding, groups, dilation)
    return transpose(call)


def conv_transpose2d_backward(
    grad_output: Num[np.ndarray, "*n c_out h_out w_out"],
    input: Num[np.ndarray, "*n c_in h w"],
    weight: Num[np.ndarray, "c_in c_out_per_group k_h k_w"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Pair = 1,
    padding: Pair = 0,
    output_padding: Pair = 0,
    groups: int = 1,
    dilation: Pair = 1,
) -> Gradients:
    """Carry the gradient of a loss from the output of `conv_transpose2d` back to its three arguments.

    What was scattered is gathered: the gradient of the input is an ordinary convolution of `grad_output` with the
    same weight, stride, padding and dilation.

    Parameters
    ----------
    grad_output : array, shaped as the output of ``conv_transpose2d(input, weight, ...)``
        Gradient of the loss with respect to that output.
    input, weight, bias, stride, padding, output_padding, groups, dilation
        The arguments that `conv_transpose2d` was called with.

    Returns
    -------
    Gradients
        Named tuple ``(input, weight, bias)``, each gradient in the shape of its argument.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `conv_transpose2d`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    The input's gradient is that convolution:

    >>> from cnnedu.functional import conv2d
    >>> rng = np.random.default_rng(9)
    >>> input, weight = rng.standard_normal((1, 4, 5, 5)), rng.standard_normal((4, 3, 2, 2))
    >>> grad_output = rng.standard_normal((1, 3, 10, 10))
    >>> grads = conv_transpose2d_backward(grad_output, input, weight, stride=2)
    >>> np.allclose(grads.input, conv2d(grad_output, weight, stride=2))
    True
    """
    name = "conv_transpose2d_backward"
    call = TransposedConvolution(name, input, weight, bias, stride, padding, output_padding, groups, dilation)
    return transpose_backward(call, grad_output)


@np.errstate(over="ignore", invalid="ignore")  # as quiet as torch about infinities
def transpose(call: TransposedConvolution) -> Num[np.ndarray, "*n c_out *out"]:
    """Send the input through a convolution backwards."""
    input = np.ascontiguousarray(call.input, working_dtype(call.dtype))
    output = input_gradient(input, call.weight, call.size, call.stride, call.padding, call.dilation, call.groups)
    add_bias(output, call.bias)
    return call.as_given(output).astype(call.dtype, copy=False)


@np.errstate(over="ignore", invalid="ignore")  # as quiet as torch about infinities
def transpose_backward(call: TransposedConvolution, grad_output: np.ndarray) -> Gradients:
    """Send the output's gradient through that convolution forwards."""
    grad = call.check_grad_output(grad_output)
    common, grad = grad, grad.astype(working_dtype(grad.dtype), copy=False)
    convolution = call.transposed(grad)
    grad_weight = weight_gradient(convolution, np.ascontiguousarray(call.input, grad.dtype))
    return Gradients(
        input=as_gradient(call.as_given(forward(convolution)), call.input, common),
        weight=as_gradient(grad_weight, call.weight, common),
        bias=None if call.bias is None else as_gradient(sum_per_channel(grad), call.bias, common),
    )
