"""Max and average pooling of images: one number per window and channel, and no weights at all.

`pool1d` does the same to signals; `adaptive_pool` starts from the output's size instead of the window's.
"""

from __future__ import annotations

from typing import Literal, overload

import numpy as np
from jaxtyping import Float, Int, Num

from cnnedu.functional._arguments import Pair, check_flag, check_float
from cnnedu.functional._pooling import Pooling
from cnnedu.functional.gradient import InputGradient

__all__ = ["avg_pool2d", "avg_pool2d_backward", "max_pool2d", "max_pool2d_backward"]


@overload
def max_pool2d(
    input: np.ndarray,
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
    dilation: Pair = 1,
    ceil_mode: bool = False,
    return_indices: Literal[False] = False,
) -> np.ndarray: ...
@overload
def max_pool2d(
    input: np.ndarray,
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
    dilation: Pair = 1,
    ceil_mode: bool = False,
    *,
    return_indices: Literal[True],
) -> tuple[np.ndarray, np.ndarray]: ...
def max_pool2d(
    input: Num[np.ndarray, "*n c h w"],
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
    dilation: Pair = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> (
    Num[np.ndarray, "*n c h_out w_out"]
    | tuple[Num[np.ndarray, "*n c h_out w_out"], Int[np.ndarray, "*n c h_out w_out"]]
):
    r"""Keep the largest number of each window: `torch.nn.functional.max_pool2d` in NumPy.

    .. math:: S(c, i, j) = \max_{m, n} I(c,\, i s + m d,\, j s + n d)

    Parameters
    ----------
    input : array, (n, c, h, w) or (c, h, w)
        Feature maps, integers or floats.
    kernel_size : int or (int, int)
        Height and width of the window.
    stride : int or (int, int), optional
        Step of the window; `kernel_size` where omitted, so that windows tile the input.
    padding : int or (int, int)
        Cells of minus infinity on each side, which never win; at most half the kernel.
    dilation : int or (int, int)
        Distance between neighbouring cells of a window.
    ceil_mode : bool
        Round the output size up instead of down: a last window that overhangs the border is kept, unless it would
        start behind the last input.
    return_indices : bool
        Also return where each maximum was found, as ``row * w + column`` of the unpadded input.

    Returns
    -------
    array, (n, c, h_out, w_out), or that and an integer array of the same shape
        In the input's dtype, with ``h_out = floor((h + 2 padding - dilation (k_h - 1) - 1) / stride) + 1``. Of
        equal numbers the first in reading order wins, and NaN wins over all, as in torch. A dilated window can step
        over a small input: then its maximum is minus infinity and its index, as torch's, points beyond the border.

    Raises
    ------
    ShapeError, ValueError, TypeError
        The window does not fit, the padding is more than half of it, or an argument is no array of real numbers.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), *Deep Learning*, section 9.3.

    Examples
    --------
    A row moves by one pixel: its maxima stay, and only their indices tell. That is what pooling is for.

    >>> row = np.array([[[9, 0, 2, 0, 7, 0]]])
    >>> max_pool2d(row, (1, 2), return_indices=True)
    (array([[[9, 2, 7]]]), array([[[0, 2, 4]]]))
    >>> max_pool2d(np.roll(row, 1), (1, 2), return_indices=True)
    (array([[[9, 2, 7]]]), array([[[1, 3, 5]]]))
    """
    call = Pooling.sliding("max_pool2d", input, kernel_size, stride, padding, dilation, ceil_mode)
    check_flag("max_pool2d", "return_indices", return_indices)
    return (call.maximum(), call.winners()) if return_indices else call.maximum()


def max_pool2d_backward(
    grad_output: Num[np.ndarray, "*n c h_out w_out"],
    input: Num[np.ndarray, "*n c h w"],
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
    dilation: Pair = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> InputGradient:
    """Route each output's gradient to the input that won its window; all others get zero.

    A tie sends everything to the first of the equals in reading order, as torch does. Where windows overlap, an
    input that won several times collects the sum. The gradient of a window that holds only padding goes nowhere;
    torch writes it outside the array.

    Parameters
    ----------
    grad_output : array, shaped as the output of `max_pool2d`
        Gradient of the loss with respect to that output.
    input, kernel_size, stride, padding, dilation, ceil_mode, return_indices
        The arguments that `max_pool2d` was called with; the last makes no difference.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``, in the shape of the input.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `max_pool2d`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    >>> image = np.array([[[[1.0, 2.0], [4.0, 3.0]]]])
    >>> max_pool2d_backward(np.array([[[[5.0]]]]), image, 2).input
    array([[[[0., 0.],
             [5., 0.]]]])
    """
    call = Pooling.sliding("max_pool2d_backward", input, kernel_size, stride, padding, dilation, ceil_mode)
    check_flag("max_pool2d_backward", "return_indices", return_indices)
    return InputGradient(call.route(call.check_grad_output(grad_output)))


def avg_pool2d(
    input: Float[np.ndarray, "*n c h w"],
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
    divisor_override: int | None = None,
) -> Float[np.ndarray, "*n c h_out w_out"]:
    r"""Average each window: `torch.nn.functional.avg_pool2d` in NumPy.

    .. math:: S(c, i, j) = \frac{1}{k_h k_w} \sum_m \sum_n I(c,\, i s + m,\, j s + n)

    It is the depthwise convolution with equal weights that sum to one.

    Parameters
    ----------
    input : array of floats, (n, c, h, w) or (c, h, w)
        Feature maps. The mean of integers is no integer, so integers are refused.
    kernel_size, stride, padding, ceil_mode
        As in `max_pool2d`, but the padding is zeros.
    count_include_pad : bool
        Divide by the whole window, zeros of the padding included; if False, by the number of real inputs in it.
    divisor_override : int, optional
        Divide by this instead; 1 makes it a sum.

    Returns
    -------
    array, (n, c, h_out, w_out)
        In the input's dtype.

    Raises
    ------
    ShapeError, ValueError, TypeError
        The window does not fit, the padding is more than half of it, or the input does not hold floats.

    References
    ----------
    LeCun, Bottou, Bengio & Haffner (1998), "Gradient-based learning": the subsampling layers of LeNet-5.

    Examples
    --------
    >>> avg_pool2d(np.arange(16.0).reshape(1, 1, 4, 4), 2)
    array([[[[ 2.5,  4.5],
             [10.5, 12.5]]]])

    At a corner three of four cells are padding. Whether they count is a choice:

    >>> avg_pool2d(np.ones((1, 1, 1)), 2, padding=1)
    array([[[0.25]]])
    >>> avg_pool2d(np.ones((1, 1, 1)), 2, padding=1, count_include_pad=False)
    array([[[1.]]])
    """
    call = Pooling.sliding("avg_pool2d", input, kernel_size, stride, padding, 1, ceil_mode)
    check_float("avg_pool2d", "input", input, "the mean of integers is no integer")
    return call.mean(call.divisor(count_include_pad, divisor_override))


def avg_pool2d_backward(
    grad_output: Float[np.ndarray, "*n c h_out w_out"],
    input: Float[np.ndarray, "*n c h w"],
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
    divisor_override: int | None = None,
) -> InputGradient:
    """Spread each output's gradient evenly over its window.

    Parameters
    ----------
    grad_output : array, shaped as the output of `avg_pool2d`
        Gradient of the loss with respect to that output.
    input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override
        The arguments that `avg_pool2d` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``, in the shape of the input.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `avg_pool2d`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    >>> avg_pool2d_backward(np.array([[[[8.0]]]]), np.zeros((1, 1, 2, 2)), 2).input
    array([[[[2., 2.],
             [2., 2.]]]])
    """
    call = Pooling.sliding("avg_pool2d_backward", input, kernel_size, stride, padding, 1, ceil_mode)
    check_float("avg_pool2d_backward", "input", input, "the mean of integers is no integer")
    grad = call.check_grad_output(grad_output)
    return InputGradient(call.share(grad, call.divisor(count_include_pad, divisor_override)))
