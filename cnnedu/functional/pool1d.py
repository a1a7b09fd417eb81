"""Max and average pooling of signals: `pool` with one axis to slide along."""

from __future__ import annotations

from typing import Literal, overload

import numpy as np
from jaxtyping import Float, Int, Num

from cnnedu.functional._arguments import Single, check_flag, check_float
from cnnedu.functional._pooling import Pooling
from cnnedu.functional.gradient import InputGradient

__all__ = ["avg_pool1d", "avg_pool1d_backward", "max_pool1d", "max_pool1d_backward"]


@overload
def max_pool1d(
    input: np.ndarray,
    kernel_size: Single,
    stride: Single | None = None,
    padding: Single = 0,
    dilation: Single = 1,
    ceil_mode: bool = False,
    return_indices: Literal[False] = False,
) -> np.ndarray: ...
@overload
def max_pool1d(
    input: np.ndarray,
    kernel_size: Single,
    stride: Single | None = None,
    padding: Single = 0,
    dilation: Single = 1,
    ceil_mode: bool = False,
    *,
    return_indices: Literal[True],
) -> tuple[np.ndarray, np.ndarray]: ...
def max_pool1d(
    input: Num[np.ndarray, "*n c l"],
    kernel_size: Single,
    stride: Single | None = None,
    padding: Single = 0,
    dilation: Single = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Num[np.ndarray, "*n c l_out"] | tuple[Num[np.ndarray, "*n c l_out"], Int[np.ndarray, "*n c l_out"]]:
    r"""Keep the largest number of each window: `torch.nn.functional.max_pool1d` in NumPy.

    .. math:: S(c, i) = \max_m I(c,\, i s + m d)

    Over a sentence, with a window as long as the sentence, it keeps of each feature only *that* it occurred
    ("max over time").

    Parameters
    ----------
    input : array, (n, c, l) or (c, l)
        Signals, integers or floats.
    kernel_size, stride, padding, dilation : int or (int,)
        As in `max_pool2d`, along the one axis.
    ceil_mode : bool
        Round the output size up instead of down: a last window that overhangs the border is kept, unless it would
        start behind the last input.
    return_indices : bool
        Also return the position at which each maximum was found.

    Returns
    -------
    array, (n, c, l_out), or that and an integer array of the same shape
        In the input's dtype. Of equal numbers the first wins, and NaN wins over all, as in torch.

    Raises
    ------
    ShapeError, ValueError, TypeError
        The window does not fit, the padding is more than half of it, or an argument is no array of real numbers.

    References
    ----------
    Collobert et al. (2011), *Natural Language Processing (Almost) from Scratch*, for the maximum over time.

    Examples
    --------
    >>> max_pool1d(np.array([[1, 3, 2, 2, 5]]), 2, ceil_mode=True, return_indices=True)
    (array([[3, 2, 5]]), array([[1, 2, 4]]))
    """
    call = Pooling.sliding("max_pool1d", input, kernel_size, stride, padding, dilation, ceil_mode, rank=1)
    check_flag("max_pool1d", "return_indices", return_indices)
    return (call.maximum(), call.winners()) if return_indices else call.maximum()


def max_pool1d_backward(
    grad_output: Num[np.ndarray, "*n c l_out"],
    input: Num[np.ndarray, "*n c l"],
    kernel_size: Single,
    stride: Single | None = None,
    padding: Single = 0,
    dilation: Single = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> InputGradient:
    """Route each output's gradient to the input that won its window, as `max_pool2d_backward` does.

    Parameters
    ----------
    grad_output : array, shaped as the output of `max_pool1d`
        Gradient of the loss with respect to that output.
    input, kernel_size, stride, padding, dilation, ceil_mode, return_indices
        The arguments that `max_pool1d` was called with; the last makes no difference.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``, in the shape of the input.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `max_pool1d`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    The 5 wins both windows, and is paid by both:

    >>> signal = np.array([[1.0, 5.0, 3.0]])
    >>> max_pool1d_backward(np.array([[10.0, 1.0]]), signal, 2, stride=1).input
    array([[ 0., 11.,  0.]])
    """
    call = Pooling.sliding("max_pool1d_backward", input, kernel_size, stride, padding, dilation, ceil_mode, rank=1)
    check_flag("max_pool1d_backward", "return_indices", return_indices)
    return InputGradient(call.route(call.check_grad_output(grad_output)))


def avg_pool1d(
    input: Float[np.ndarray, "*n c l"],
    kernel_size: Single,
    stride: Single | None = None,
    padding: Single = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
) -> Float[np.ndarray, "*n c l_out"]:
    r"""Average each window: `torch.nn.functional.avg_pool1d` in NumPy.

    .. math:: S(c, i) = \frac{1}{k} \sum_m I(c,\, i s + m)

    At stride 1 it is the moving average; at a larger stride, the simplest smoothing before samples are dropped.

    Parameters
    ----------
    input : array of floats, (n, c, l) or (c, l)
        Signals. The mean of integers is no integer, so integers are refused.
    kernel_size, stride, padding : int or (int,)
        As in `avg_pool2d`, along the one axis.
    ceil_mode, count_include_pad : bool
        As in `avg_pool2d`.

    Returns
    -------
    array, (n, c, l_out)
        In the input's dtype.

    Raises
    ------
    ShapeError, ValueError, TypeError
        The window does not fit, the padding is more than half of it, or the input does not hold floats.

    Examples
    --------
    >>> avg_pool1d(np.array([[0.0, 3.0, 0.0, 3.0, 6.0]]), 3, stride=1)
    array([[1., 2., 3.]])
    """
    call = Pooling.sliding("avg_pool1d", input, kernel_size, stride, padding, 1, ceil_mode, rank=1)
    check_float("avg_pool1d", "input", input, "the mean of integers is no integer")
    return call.mean(call.divisor(count_include_pad))


def avg_pool1d_backward(
    grad_output: Float[np.ndarray, "*n c l_out"],
    input: Float[np.ndarray, "*n c l"],
    kernel_size: Single,
    stride: Single | None = None,
    padding: Single = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
) -> InputGradient:
    """Spread each output's gradient evenly over its window.

    Parameters
    ----------
    grad_output : array, shaped as the output of `avg_pool1d`
        Gradient of the loss with respect to that output.
    input, kernel_size, stride, padding, ceil_mode, count_include_pad
        The arguments that `avg_pool1d` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``, in the shape of the input.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `avg_pool1d`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    >>> avg_pool1d_backward(np.array([[2.0, 4.0]]), np.zeros((1, 3)), 2, stride=1).input
    array([[1., 3., 2.]])
    """
    call = Pooling.sliding("avg_pool1d_backward", input, kernel_size, stride, padding, 1, ceil_mode, rank=1)
    check_float("avg_pool1d_backward", "input", input, "the mean of integers is no integer")
    grad = call.check_grad_output(grad_output)
    return InputGradient(call.share(grad, call.divisor(count_include_pad)))
