"""Softmax and its logarithm: scores become probabilities that sum to one along an axis."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from cnnedu.functional._arguments import at_least
from cnnedu.functional._numbers import as_result, check_floats, check_grad_output, working
from cnnedu.functional.gradient import InputGradient

__all__ = ["log_softmax", "log_softmax_backward", "softmax", "softmax_backward"]


def softmax(input: Float[np.ndarray, "*shape"], dim: int) -> Float[np.ndarray, "*shape"]:
    r"""Turn scores into probabilities: `torch.nn.functional.softmax` in NumPy.

    .. math:: p_i = \frac{e^{x_i}}{\sum_j e^{x_j}} = \frac{e^{x_i - m}}{\sum_j e^{x_j - m}}, \qquad m = \max_j x_j

    Parameters
    ----------
    input : array of floats, any shape
        Scores, called logits.
    dim : int
        The axis along which the results sum to one; negative ones count from the end. It must be given: torch
        still guesses one, with a warning.

    Returns
    -------
    array, shaped as the input
        In the input's dtype.

    Raises
    ------
    DTypeError, TypeError, ValueError
        The input does not hold floats, or `dim` is none of its axes.

    Notes
    -----
    Adding one number to all scores changes nothing. Taking the largest away leaves no exponential above one, so
    that none overflows.

    Examples
    --------
    >>> softmax(np.array([1000.0, 1000.0, 1000.0 + np.log(2)]), dim=0)
    array([0.25, 0.25, 0.5 ])
    """
    x, axis = _check("softmax", input, dim)
    _, raised, total = exponentials(x, axis)
    return as_result((raised / total).reshape(input.shape), input)


def softmax_backward(
    grad_output: Float[np.ndarray, "*shape"], input: Float[np.ndarray, "*shape"], dim: int
) -> InputGradient:
    r"""Carry a gradient from probabilities back to scores.

    .. math:: \frac{\partial L}{\partial x_i} = p_i \Big(g_i - \sum_j g_j\, p_j\Big), \qquad
              g_i = \frac{\partial L}{\partial p_i}

    The scores compete: what raises one probability lowers the others, and the gradients sum to zero.

    Parameters
    ----------
    grad_output : array, shaped as the input
        Gradient of the loss with respect to the probabilities.
    input, dim
        The arguments that `softmax` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``.

    Raises
    ------
    DTypeError, ShapeError, TypeError, ValueError
        As `softmax`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    >>> softmax_backward(np.array([1.0, 0.0]), np.array([0.0, 0.0]), dim=0).input
    array([ 0.25, -0.25])
    """
    x, axis = _check("softmax_backward", input, dim)
    grad = working(check_grad_output("softmax_backward", grad_output, input.shape)).reshape(x.shape)
    _, raised, total = exponentials(x, axis)
    with np.errstate(all="ignore"):
        probability = raised / total
        gradient = probability * (grad - sum_along(grad * probability, axis))
    return InputGradient(as_result(gradient.reshape(input.shape), input))


def log_softmax(input: Float[np.ndarray, "*shape"], dim: int) -> Float[np.ndarray, "*shape"]:
    r"""Return the logarithm of the softmax, in one step: `torch.nn.functional.log_softmax` in NumPy.

    .. math:: \log p_i = x_i - m - \log \sum_j e^{x_j - m}, \qquad m = \max_j x_j

    The logarithm of a softmax would be minus infinity wherever a probability is too small to be written.

    Parameters
    ----------
    input, dim
        As in `softmax`.

    Returns
    -------
    array, shaped as the input
        In the input's dtype; never above zero.

    Raises
    ------
    DTypeError, TypeError, ValueError
        As `softmax`.

    Examples
    --------
    >>> log_softmax(np.array([0.0, 1000.0]), dim=0)
    array([-1000.,     0.])
    """
    x, axis = _check("log_softmax", input, dim)
    return as_result(log_probabilities(x, axis).reshape(input.shape), input)


def log_softmax_backward(
    grad_output: Float[np.ndarray, "*shape"], input: Float[np.ndarray, "*shape"], dim: int
) -> InputGradient:
    r"""Carry a gradient from log-probabilities back to scores.

    .. math:: \frac{\partial L}{\partial x_i} = g_i - p_i \sum_j g_j, \qquad
              g_i = \frac{\partial L}{\partial \log p_i}

    Parameters
    ----------
    grad_output : array, shaped as the input
        Gradient of the loss with respect to the log-probabilities.
    input, dim
        The arguments that `log_softmax` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``.

    Raises
    ------
    DTypeError, ShapeError, TypeError, ValueError
        As `softmax_backward`.

    Examples
    --------
    The gradient of ``-log_softmax(scores)[0]``, the cross-entropy of class 0, is probability minus one-hot target:

    >>> log_softmax_backward(np.array([-1.0, 0.0]), np.array([0.0, 0.0]), dim=0).input
    array([-0.5,  0.5])
    """
    x, axis = _check("log_softmax_backward", input, dim)
    grad = working(check_grad_output("log_softmax_backward", grad_output, input.shape)).reshape(x.shape)
    _, raised, total = exponentials(x, axis)
    with np.errstate(all="ignore"):
        gradient = grad - raised / total * sum_along(grad, axis)
    return InputGradient(as_result(gradient.reshape(input.shape), input))


def _check(operation: str, input: np.ndarray, dim: int) -> tuple[np.ndarray, int]:
    """Return the input, a lone number as an array of one, and the axis counted from the front."""
    check_floats(operation, "input", input, "probabilities are fractions")
    x = working(np.atleast_1d(input))
    axis = at_least(operation, "dim", dim, -(2**31))
    if not -x.ndim <= axis < x.ndim:
        raise ValueError(
            f"{operation}: dim must be one of the axes {-x.ndim}..{x.ndim - 1} of shape {input.shape}, got {dim}."
        )
    return x, axis % x.ndim


def exponentials(x: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return scores with the largest taken away, their exponentials, and the sum of these along the axis."""
    with np.errstate(all="ignore"):  # where the largest is infinite all become NaN, as in torch
        shifted = x - x.max(axis=axis, keepdims=True, initial=-np.inf)
        raised = np.exp(shifted)
        return shifted, raised, sum_along(raised, axis)


def log_probabilities(x: np.ndarray, axis: int) -> np.ndarray:
    """Return the log-softmax of floats that were checked."""
    shifted, _, total = exponentials(x, axis)
    with np.errstate(all="ignore"):
        return np.asarray(shifted - np.log(total))


def sum_along(values: np.ndarray, axis: int) -> np.ndarray:
    """Sum along an axis that is kept, in float64 where that is wider: there may be thousands of classes."""
    wide = np.result_type(values, np.float64)
    return np.asarray(values.sum(axis=axis, keepdims=True, dtype=wide), values.dtype)
