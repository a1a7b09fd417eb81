"""Convolution of signals: one axis to slide along, be it time, text or the genome."""

from __future__ import annotations

import numpy as np
from jaxtyping import Num

from cnnedu.functional._arguments import Single
from cnnedu.functional._convolution import Convolution
from cnnedu.functional._convolve import convolve, convolve_backward
from cnnedu.functional._windows import Padding
from cnnedu.functional.gradient import Gradients

__all__ = ["conv1d", "conv1d_backward", "conv1d_loops"]


def conv1d_loops(
    input: Num[np.ndarray, "*n c_in l"],
    weight: Num[np.ndarray, "c_out c_in_per_group k"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Single = 1,
    padding: Padding = 0,
    dilation: Single = 1,
    groups: int = 1,
) -> Num[np.ndarray, "*n c_out l_out"]:
    """Convolve signals by the definition, one number at a time: the shortest of all definitions to read.

    Arguments, shapes and errors are those of `conv1d`.

    Examples
    --------
    Ten times each sample plus the next:

    >>> conv1d_loops(np.array([[[1, 2, 4, 8]]]), np.array([[[10, 1]]]))
    array([[[12, 24, 48]]])
    """
    call = Convolution("conv1d_loops", input, weight, bias, stride, padding, dilation, groups, rank=1)
    padded, output = call.padded(), call.empty_output()
    (s,), (d,) = call.stride, call.dilation
    c_out, c_in_per_group, _ = weight.shape
    for n, o, i in np.ndindex(output.shape):  # signal, filter, position
        first = o // (c_out // groups) * c_in_per_group  # of filter o's group
        total = output.dtype.type(0 if bias is None else bias[o])
        for c, m in np.ndindex(weight.shape[1:]):  # channel, tap
            total += padded[n, first + c, i * s + m * d] * weight[o, c, m]
        output[n, o, i] = total
    return call.as_output(output)


def conv1d(
    input: Num[np.ndarray, "*n c_in l"],
    weight: Num[np.ndarray, "c_out c_in_per_group k"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Single = 1,
    padding: Padding = 0,
    dilation: Single = 1,
    groups: int = 1,
) -> Num[np.ndarray, "*n c_out l_out"]:
    r"""Slide every filter along the signal and sum the products: `torch.nn.functional.conv1d` in NumPy.

    .. math:: S(o, i) = b(o) + \sum_c \sum_m I(c,\, i s + m d)\, K(o, c, m)

    for filter o at position i, with I the padded input, K the weight, s the stride and d the dilation; c runs over the
    input channels of the filter's group.

    With a large `stride` and long filters it learns a filter bank from raw audio; with `dilation` doubled from
    layer to layer its reach grows exponentially while the weights grow linearly (WaveNet). Zeros put before the
    signal only, ``d (k - 1)`` of them, make it *causal*: no output sees its future.

    Parameters
    ----------
    input : array, (n, c_in, l) or (c_in, l)
        Signals: samples or tokens along the last axis, features along the one before.
    weight : array, (c_out, c_in / groups, k)
        One filter per output channel.
    bias : array, (c_out,), optional
        One number per filter, added at every position.
    stride, padding, dilation : int or (int,)
        As in `conv2d`, along the one axis; `padding` may also be "valid" or "same".
    groups : int
        Channels are cut into this many independent groups.

    Returns
    -------
    array, (n, c_out, l_out)
        With ``l_out = floor((l + 2 padding - dilation (k - 1) - 1) / stride) + 1``, in the common dtype of the
        arguments; integers are convolved exactly.

    Raises
    ------
    ShapeError
        The axes do not fit together, or the kernel is longer than the padded input.
    ValueError, TypeError
        A setting is out of range, an argument is no NumPy array, or its dtype is object, bool or complex.

    References
    ----------
    Waibel et al. (1989), *Phoneme Recognition Using Time-Delay Neural Networks*; van den Oord et al. (2016),
    *WaveNet*, arXiv:1609.03499.

    Examples
    --------
    A difference finds the steps of a signal, and dilation compares samples further apart:

    >>> signal = np.array([[[0, 0, 5, 5, 5, 0]]])
    >>> difference = np.array([[[-1, 1]]])
    >>> conv1d(signal, difference)
    array([[[ 0,  5,  0,  0, -5]]])
    >>> conv1d(signal, difference, dilation=3)
    array([[[ 5,  5, -5]]])
    """
    return convolve(Convolution("conv1d", input, weight, bias, stride, padding, dilation, groups, rank=1))


def conv1d_backward(
    grad_output: Num[np.ndarray, "*n c_out l_out"],
    input: Num[np.ndarray, "*n c_in l"],
    weight: Num[np.ndarray, "c_out c_in_per_group k"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Single = 1,
    padding: Padding = 0,
    dilation: Single = 1,
    groups: int = 1,
) -> Gradients:
    r"""Carry the gradient of a loss from the output of `conv1d` back to its three arguments.

    With G the gradient that arrives at the output, and I, K, s and d as in `conv1d`:

    .. math:: \frac{\partial L}{\partial K(o, c, m)} = \sum_i G(o, i)\, I(c,\, i s + m d), \qquad
              \frac{\partial L}{\partial I(c, x)} = \sum_{o,\, i s + m d = x} G(o, i)\, K(o, c, m)

    Parameters
    ----------
    grad_output : array, shaped as the output of ``conv1d(input, weight, ...)``
        Gradient of the loss with respect to that output.
    input, weight, bias, stride, padding, dilation, groups
        The arguments that `conv1d` was called with.

    Returns
    -------
    Gradients
        Named tuple ``(input, weight, bias)``, each gradient in the shape of its argument.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `conv1d`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    A weight's gradient is the correlation of the input with the output's gradient:

    >>> signal, filters = np.array([[[1.0, 2.0, 4.0]]]), np.ones((1, 1, 2))
    >>> grads = conv1d_backward(np.array([[[1.0, 10.0]]]), signal, filters)
    >>> grads.weight
    array([[[21., 42.]]])
    >>> grads.input
    array([[[ 1., 11., 10.]]])
    """
    call = Convolution("conv1d_backward", input, weight, bias, stride, padding, dilation, groups, rank=1)
    return convolve_backward(call, grad_output)
