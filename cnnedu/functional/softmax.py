"""Softmax and its logarithm: scores become probabilities that sum to one along an axis."""

from __future__ import annotations

import math

import numpy as np
from jaxtyping import Float, Num

from cnnedu.functional._arguments import at_least
from cnnedu.functional._elementwise import in_parts
from cnnedu.functional._numbers import check_floats, check_grad_output
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
    axis = _check("softmax", input, dim)
    return in_parts(_probabilities, input.dtype, as_scores(input, axis)).reshape(input.shape)


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
    axis = _check("softmax_backward", input, dim)
    check_grad_output("softmax_backward", grad_output, input.shape)

    def gradient(scores: np.ndarray, grad: np.ndarray) -> np.ndarray:
        probability = _probabilities(scores)
        return np.asarray(probability * (grad - over_classes(grad * probability)))

    return InputGradient(
        in_parts(gradient, input.dtype, as_scores(input, axis), as_scores(grad_output, axis)).reshape(input.shape)
    )


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
    axis = _check("log_softmax", input, dim)
    return in_parts(log_probabilities, input.dtype, as_scores(input, axis)).reshape(input.shape)


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
    axis = _check("log_softmax_backward", input, dim)
    check_grad_output("log_softmax_backward", grad_output, input.shape)
    scores, grad = as_scores(input, axis), as_scores(grad_output, axis)
    return InputGradient(in_parts(log_probabilities_backward, input.dtype, scores, grad).reshape(input.shape))


def _check(operation: str, input: np.ndarray, dim: int) -> int:
    """Return the axis, counted from the front; a lone number has one, too."""
    check_floats(operation, "input", input, "probabilities are fractions")
    axis, axes = at_least(operation, "dim", dim, -(2**31)), max(1, input.ndim)
    if not -axes <= axis < axes:
        raise ValueError(
            f"{operation}: dim must be one of the axes {-axes}..{axes - 1} of shape {input.shape}, got {dim}."
        )
    return axis % axes


def as_scores(array: np.ndarray, axis: int) -> Num[np.ndarray, "n classes positions"]:
    """Return an array with what competes in the middle, and all axes before it and after it made one each."""
    shape = array.shape or (1,)
    return array.reshape(math.prod(shape[:axis]), shape[axis], math.prod(shape[axis + 1 :]))


def _exponentials(scores: Float[np.ndarray, "n classes positions"]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return scores with the largest taken away, their exponentials, and the sum of these over the classes."""
    shifted = scores - scores.max(axis=1, keepdims=True, initial=-np.inf)  # NaN where that is infinite, as in torch
    raised = np.exp(shifted)
    return shifted, raised, over_classes(raised)


def _probabilities(scores: Float[np.ndarray, "n classes positions"]) -> Float[np.ndarray, "n classes positions"]:
    _, raised, total = _exponentials(scores)
    raised /= total
    return raised


def log_probabilities(scores: Float[np.ndarray, "n classes positions"]) -> Float[np.ndarray, "n classes positions"]:
    """Return the log-softmax of floats that were checked."""
    shifted, _, total = _exponentials(scores)
    shifted -= np.log(total)
    return shifted


def log_probabilities_backward(
    scores: Float[np.ndarray, "n classes positions"], grad: Num[np.ndarray, "n classes positions"]
) -> Float[np.ndarray, "n classes positions"]:
    """Carry a gradient back through `log_probabilities`."""
    return np.asarray(grad - _probabilities(scores) * over_classes(grad))


def over_classes(values: Num[np.ndarray, "n classes positions"]) -> Num[np.ndarray, "n 1 positions"]:
    """Sum over the classes, of which there may be thousands.

    Numbers that lie side by side NumPy adds in pairs, which keeps their digits; others one after the other, which
    takes double precision.
    """
    dtype = values.dtype if values.shape[2] == 1 else np.result_type(values, np.float64)
    return np.asarray(values.sum(axis=1, keepdims=True, dtype=dtype), values.dtype)
