"""Transposed convolution of signals; `conv_transpose` tells what the operation is, with images."""

from __future__ import annotations

import numpy as np
from jaxtyping import Num

from cnnedu.functional._arguments import Single
from cnnedu.functional._convolve import add_bias
from cnnedu.functional._transposed import TransposedConvolution
from cnnedu.functional.conv_transpose import transpose, transpose_backward
from cnnedu.functional.gradient import Gradients

__all__ = ["conv_transpose1d", "conv_transpose1d_backward", "conv_transpose1d_loops"]


def conv_transpose1d_loops(
    input: Num[np.ndarray, "*n c_in l"],
    weight: Num[np.ndarray, "c_in c_out_per_group k"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Single = 1,
    padding: Single = 0,
    output_padding: Single = 0,
    groups: int = 1,
    dilation: Single = 1,
) -> Num[np.ndarray, "*n c_out l_out"]:
    """Transpose a convolution of signals by the definition: every sample paints its kernel, and paintings add.

    Arguments, shapes and errors are those of `conv_transpose1d`.

    Examples
    --------
    >>> conv_transpose1d_loops(np.array([[[1, 10]]]), np.array([[[1, 2, 3]]]))
    array([[[ 1, 12, 23, 30]]])
    """
    name = "conv_transpose1d_loops"
    call = TransposedConvolution(name, input, weight, bias, stride, padding, output_padding, groups, dilation, rank=1)
    canvas, output = call.canvas()
    (s,), (d,) = call.stride, call.dilation
    c_in, c_out_per_group, _ = weight.shape
    for n, c, i in np.ndindex(call.input.shape):  # signal, channel, position: each sample ...
        first = c // (c_in // groups) * c_out_per_group  # of channel c's group
        for o, m in np.ndindex(weight.shape[1:]):  # ... meets each weight of its kernel
            canvas[n, first + o, i * s + m * d] += call.input[n, c, i] * weight[c, o, m]
    add_bias(output, bias)
    return call.as_given(np.ascontiguousarray(output))


def conv_transpose1d(
    input: Num[np.ndarray, "*n c_in l"],
    weight: Num[np.ndarray, "c_in c_out_per_group k"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Single = 1,
    padding: Single = 0,
    output_padding: Single = 0,
    groups: int = 1,
    dilation: Single = 1,
) -> Num[np.ndarray, "*n c_out l_out"]:
    r"""Paint every sample's kernel onto a longer signal: `torch.nn.functional.conv_transpose1d` in NumPy.

    .. math:: S(o, x) = b(o) + \sum_c \sum_{i, m} I(c, i)\, K(c, o, m), \qquad x = i s + m d - p

    Parameters
    ----------
    input : array, (n, c_in, l) or (c_in, l)
        Signals.
    weight : array, (c_in, c_out / groups, k)
        The weight of the `conv1d` that is transposed.
    bias, stride, padding, output_padding, groups, dilation
        As in `conv_transpose2d`, along one axis.

    Returns
    -------
    array, (n, c_out, l_out)
        With ``l_out = (l - 1) stride - 2 padding + dilation (k - 1) + output_padding + 1``.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `conv_transpose2d`.

    Examples
    --------
    A triangle as the kernel, a stride of two: linear interpolation is a transposed convolution.

    >>> triangle = np.array([[[0.5, 1.0, 0.5]]])
    >>> conv_transpose1d(np.array([[[0.0, 4.0, 8.0, 2.0]]]), triangle, stride=2, padding=1)
    array([[[0., 2., 4., 6., 8., 5., 2.]]])
    """
    name = "conv_transpose1d"
    call = TransposedConvolution(name, input, weight, bias, stride, padding, output_padding, groups, dilation, rank=1)
    return transpose(call)


def conv_transpose1d_backward(
    grad_output: Num[np.ndarray, "*n c_out l_out"],
    input: Num[np.ndarray, "*n c_in l"],
    weight: Num[np.ndarray, "c_in c_out_per_group k"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Single = 1,
    padding: Single = 0,
    output_padding: Single = 0,
    groups: int = 1,
    dilation: Single = 1,
) -> Gradients:
    """Carry the gradient of a loss from the output of `conv_transpose1d` back to its three arguments.

    Arguments, results and errors are those of `conv_transpose2d_backward`, with one axis.

    Examples
    --------
    What was painted at two places gathers from both: 1 + 2 and 2 + 4.

    >>> signal, kernel = np.array([[[1.0, 10.0]]]), np.ones((1, 1, 2))
    >>> conv_transpose1d_backward(np.array([[[1.0, 2.0, 4.0]]]), signal, kernel).input
    array([[[3., 6.]]])
    """
    name = "conv_transpose1d_backward"
    call = TransposedConvolution(name, input, weight, bias, stride, padding, output_padding, groups, dilation, rank=1)
    return transpose_backward(call, grad_output)
