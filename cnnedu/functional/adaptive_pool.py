"""Pooling to a size: the caller says how many windows, and they are laid so that they cover the input.

It is what lets a classifier take images of any size: ``adaptive_avg_pool2d(features, 1)``, global average pooling.
"""

from __future__ import annotations

from typing import Literal, overload

import numpy as np
from jaxtyping import Float, Int, Num

from cnnedu.functional._arguments import check_flag, check_float
from cnnedu.functional._pooling import Pooling
from cnnedu.functional.gradient import InputGradient

__all__ = ["adaptive_avg_pool2d", "adaptive_avg_pool2d_backward", "adaptive_max_pool2d", "adaptive_max_pool2d_backward"]

OutputSize = int | tuple[int | None, int | None]


def adaptive_avg_pool2d(
    input: Float[np.ndarray, "*n c h w"], output_size: OutputSize
) -> Float[np.ndarray, "*n c h_out w_out"]:
    r"""Average as many windows as are asked for: `torch.nn.functional.adaptive_avg_pool2d` in NumPy.

    Of :math:`h'` windows along a height :math:`h`, window i holds the rows

    .. math:: \left\lfloor i\, h / h' \right\rfloor, \dots, \left\lceil (i + 1)\, h / h' \right\rceil - 1

    and likewise for the columns. Where h' divides h, they tile the input as `avg_pool2d` with a kernel of h / h'
    does; elsewhere some neighbours share a row.

    Parameters
    ----------
    input : array of floats, (n, c, h, w) or (c, h, w)
        Feature maps. The mean of integers is no integer, so integers are refused.
    output_size : int or (int, int)
        Height and width of the output, of any size; None keeps that of the input.

    Returns
    -------
    array, (n, c, h_out, w_out)
        In the input's dtype.

    Raises
    ------
    ShapeError, ValueError, TypeError
        A size is less than 1 or no integer, or the input is no array of floats with these axes.

    References
    ----------
    Lin, Chen & Yan (2013), *Network in Network*, arXiv:1312.4400, section 3.2, for global average pooling.

    Examples
    --------
    Three windows on four columns: each holds two, and shares one with its neighbour.

    >>> adaptive_avg_pool2d(np.array([[[0.0, 2.0, 4.0, 6.0]]]), (None, 3))
    array([[[1., 3., 5.]]])
    """
    call = Pooling.adaptive("adaptive_avg_pool2d", input, output_size)
    check_float("adaptive_avg_pool2d", "input", input, "the mean of integers is no integer")
    return call.mean(call.divisor(count_include_pad=False))


def adaptive_avg_pool2d_backward(
    grad_output: Float[np.ndarray, "*n c h_out w_out"], input: Float[np.ndarray, "*n c h w"], output_size: OutputSize
) -> InputGradient:
    """Spread each output's gradient evenly over its window; an input that two windows share collects from both.

    Parameters
    ----------
    grad_output : array, shaped as the output of `adaptive_avg_pool2d`
        Gradient of the loss with respect to that output.
    input, output_size
        The arguments that `adaptive_avg_pool2d` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``, in the shape of the input.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `adaptive_avg_pool2d`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    >>> row = np.zeros((1, 1, 4))
    >>> adaptive_avg_pool2d_backward(np.array([[[2.0, 2.0, 2.0]]]), row, (1, 3)).input
    array([[[1., 2., 2., 1.]]])
    """
    call = Pooling.adaptive("adaptive_avg_pool2d_backward", input, output_size)
    check_float("adaptive_avg_pool2d_backward", "input", input, "the mean of integers is no integer")
    return InputGradient(call.share(call.check_grad_output(grad_output), call.divisor(count_include_pad=False)))


@overload
def adaptive_max_pool2d(
    input: np.ndarray, output_size: OutputSize, return_indices: Literal[False] = False
) -> np.ndarray: ...
@overload
def adaptive_max_pool2d(
    input: np.ndarray, output_size: OutputSize, return_indices: Literal[True]
) -> tuple[np.ndarray, np.ndarray]: ...
def adaptive_max_pool2d(
    input: Num[np.ndarray, "*n c h w"], output_size: OutputSize, return_indices: bool = False
) -> (
    Num[np.ndarray, "*n c h_out w_out"]
    | tuple[Num[np.ndarray, "*n c h_out w_out"], Int[np.ndarray, "*n c h_out w_out"]]
):
    """Keep the largest number of as many windows as are asked for: `torch.nn.functional.adaptive_max_pool2d` in NumPy.

    The windows are those of `adaptive_avg_pool2d`.

    Parameters
    ----------
    input : array, (n, c, h, w) or (c, h, w)
        Feature maps, integers or floats.
    output_size : int or (int, int)
        Height and width of the output, of any size; None keeps that of the input.
    return_indices : bool
        Also return where each maximum was found, as ``row * w + column`` of the input.

    Returns
    -------
    array, (n, c, h_out, w_out), or that and an integer array of the same shape
        In the input's dtype. Of equal numbers the first in reading order wins, and NaN wins over all, as in torch.

    Raises
    ------
    ShapeError, ValueError, TypeError
        A size is less than 1 or no integer, or the input is no array of real numbers with these axes.

    References
    ----------
    He, Zhang, Ren & Sun (2014), *Spatial Pyramid Pooling*, arXiv:1406.4729: bins whose number is fixed, not their size.

    Examples
    --------
    Where is the brightest pixel of the left half, and of the right one?

    >>> image = np.array([[[0, 3, 1, 1], [0, 2, 5, 1]]])
    >>> adaptive_max_pool2d(image, (1, 2), return_indices=True)
    (array([[[3, 5]]]), array([[[1, 6]]]))
    """
    call = Pooling.adaptive("adaptive_max_pool2d", input, output_size)
    check_flag("adaptive_max_pool2d", "return_indices", return_indices)
    return (call.maximum(), call.winners()) if return_indices else call.maximum()


def adaptive_max_pool2d_backward(
    grad_output: Num[np.ndarray, "*n c h_out w_out"],
    input: Num[np.ndarray, "*n c h w"],
    output_size: OutputSize,
    return_indices: bool = False,
) -> InputGradient:
    """Route each output's gradient to the input that won its window, as `max_pool2d_backward` does.

    Parameters
    ----------
    grad_output : array, shaped as the output of `adaptive_max_pool2d`
        Gradient of the loss with respect to that output.
    input, output_size, return_indices
        The arguments that `adaptive_max_pool2d` was called with; the last makes no difference.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``, in the shape of the input.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `adaptive_max_pool2d`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    >>> row = np.array([[[0.0, 3.0, 1.0, 5.0]]])
    >>> adaptive_max_pool2d_backward(np.array([[[7.0, 9.0]]]), row, (1, 2)).input
    array([[[0., 7., 0., 9.]]])
    """
    call = Pooling.adaptive("adaptive_max_pool2d_backward", input, output_size)
    check_flag("adaptive_max_pool2d_backward", "return_indices", return_indices)
    return InputGradient(call.route(call.check_grad_output(grad_output)))
