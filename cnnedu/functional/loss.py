"""Losses: one number that says how wrong a network is, and where its gradients start."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
from jaxtyping import Float, Num

from cnnedu.errors import check_choice
from cnnedu.functional._arguments import check_same_shape
from cnnedu.functional._cross_entropy import CrossEntropy, check_loss_gradient, reduce_loss
from cnnedu.functional._elementwise import in_parts
from cnnedu.functional._numbers import as_result, check_floats
from cnnedu.functional.softmax import log_probabilities, log_probabilities_backward, over_classes

__all__ = [
    "CrossEntropyGradients",
    "MSELossGradients",
    "cross_entropy",
    "cross_entropy_backward",
    "mse_loss",
    "mse_loss_backward",
]

Reduction = Literal["none", "mean", "sum"]


class CrossEntropyGradients(NamedTuple):
    """Gradients of a scalar loss; `target` is None where it holds class indices, which have no gradient."""

    input: np.ndarray
    target: np.ndarray | None


class MSELossGradients(NamedTuple):
    """Gradients of a scalar loss, each in the shape of its argument; `weight` is None where there was none."""

    input: np.ndarray
    target: np.ndarray
    weight: np.ndarray | None


def cross_entropy(
    input: Float[np.ndarray, "*scores"],
    target: Num[np.ndarray, "*targets"],
    weight: Float[np.ndarray, " classes"] | None = None,
    ignore_index: int = -100,
    reduction: Reduction = "mean",
    label_smoothing: int | float = 0.0,
) -> Float[np.ndarray, "*losses"]:
    r"""Say how surprising the right classes are to a classifier: `torch.nn.functional.cross_entropy` in NumPy.

    .. math:: L = -\sum_c w_c\, q_c \log p_c, \qquad p = \mathrm{softmax}(\text{input}), \qquad
              q = (1 - \alpha)\,\text{target} + \alpha / \text{classes}

    With a class index t and nothing smoothed it is :math:`-w_t \log p_t`, the negative log-likelihood.

    Parameters
    ----------
    input : array of floats, (classes,), (n, classes) or (n, classes, ...)
        Scores (logits), one per class; any further axes are positions that are classified each.
    target : array
        Class indices, integers in the input's shape without its classes; or probabilities, floats in the input's shape.
    weight : array, (classes,), optional
        What each class counts, for instance more where it is rare.
    ignore_index : int
        Positions with this target, which need be no class, count nothing and get no gradient. For class indices only.
    reduction : "none", "mean" or "sum"
        One loss per position, or their average or sum. The average of class indices is weighted: it divides by the
        class weights of the targets that are not ignored, and is NaN where all are.
    label_smoothing : float
        α above, from 0 to 1: how much of the target is spread over all classes evenly.

    Returns
    -------
    array, () or the input's shape without its classes
        In the dtype of the input (and of weight and probabilities, promoted where they differ).

    Raises
    ------
    ShapeError, ValueError, TypeError
        The axes do not fit together, a target names no class, a setting is out of range, or a dtype is wrong.

    Notes
    -----
    Give scores, not probabilities: the softmax is in here. One more before it still trains, but poorly, for it squeezes
    all scores between 0 and 1, and no loss gets near zero.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), *Deep Learning*, section 6.2.2; Szegedy et al. (2016), arXiv:1512.00567,
    section 7, for label smoothing.

    Examples
    --------
    A classifier that knows nothing is as surprised as by the throw of a fair die:

    >>> loss = cross_entropy(np.zeros((1, 6)), np.array([3]))
    >>> print(loss.round(4), np.log(6).round(4))
    1.7918 1.7918
    """
    call = CrossEntropy("cross_entropy", input, target, weight, ignore_index, reduction, label_smoothing)
    with np.errstate(all="ignore"):  # infinite scores may become NaN, as in torch
        log_probability = in_parts(log_probabilities, call.scores.dtype, call.scores)
        if call.by_index:
            losses = _surprise(call, log_probability)
        else:
            losses = -over_classes(log_probability * call.target_weights())
        return as_result(reduce_loss(losses.reshape(call.loss_shape), reduction, call.total()), *call.arrays)


def _surprise(call: CrossEntropy, log_probability: Float[np.ndarray, "n classes positions"]) -> np.ndarray:
    """Return the loss of each class index: other classes are read only where smoothed, so they may be impossible."""
    index, kept = call.indices()
    weight, smoothing = call.class_weight, call.label_smoothing
    losses = -np.take_along_axis(log_probability, index, axis=1) * weight[:, 0][index]
    if smoothing:
        every = -over_classes(log_probability * weight) / call.classes
        losses = (1 - smoothing) * losses + smoothing * every
    return np.where(kept, losses, 0)


def cross_entropy_backward(
    grad_output: Float[np.ndarray, "*losses"] | np.floating | int | float,
    input: Float[np.ndarray, "*scores"],
    target: Num[np.ndarray, "*targets"],
    weight: Float[np.ndarray, " classes"] | None = None,
    ignore_index: int = -100,
    reduction: Reduction = "mean",
    label_smoothing: int | float = 0.0,
) -> CrossEntropyGradients:
    r"""Carry the gradient of a loss from `cross_entropy` back to the scores, and to target probabilities.

    .. math:: \frac{\partial L}{\partial x_c} = g\,\Big(p_c \sum_k w_k q_k - w_c q_c\Big) = g\,(p_c - q_c)
              \text{ without weights}

    Exponential and logarithm have cancelled: what is left is the error itself, prediction minus target.

    Parameters
    ----------
    grad_output : number, or array shaped as the loss
        Gradient of the final loss with respect to this one, 1 where it is the final one.
    input, target, weight, ignore_index, reduction, label_smoothing
        The arguments that `cross_entropy` was called with.

    Returns
    -------
    CrossEntropyGradients
        Named tuple ``(input, target)``, each in the shape of its argument; `target` is None for class indices.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `cross_entropy`; also where `grad_output` has not the shape of the loss.

    Examples
    --------
    >>> cross_entropy_backward(1, np.zeros((1, 4)), np.array([2])).input
    array([[ 0.25,  0.25, -0.75,  0.25]])
    """
    name = "cross_entropy_backward"
    call = CrossEntropy(name, input, target, weight, ignore_index, reduction, label_smoothing)
    grad = check_loss_gradient(name, grad_output, call.loss_shape if reduction == "none" else ())
    with np.errstate(all="ignore"):
        share = call.share_of(grad)
        arriving = call.target_weights()  # at the log-probabilities
        arriving *= -share
        grad_input = in_parts(log_probabilities_backward, call.scores.dtype, call.scores, arriving)
        grad_target = None
        if not call.by_index:
            per_target = -share * (1 - label_smoothing) * call.class_weight * log_probabilities(call.scores)
            grad_target = as_result(per_target.reshape(target.shape), target)
        return CrossEntropyGradients(as_result(grad_input.reshape(input.shape), input), grad_target)


def mse_loss(
    input: Float[np.ndarray, "*shape"],
    target: Float[np.ndarray, "*shape"],
    reduction: Reduction = "mean",
    weight: Float[np.ndarray, "*shape"] | None = None,
) -> Float[np.ndarray, "*losses"]:
    r"""Square the differences: `torch.nn.functional.mse_loss` in NumPy.

    .. math:: L = \frac{\sum_i w_i\, (x_i - t_i)^2}{\sum_i w_i}

    Parameters
    ----------
    input, target : array of floats, any shape
        Predictions and what they should be, in the same shape. torch stretches axes of size one, with a warning that
        this is most likely a mistake; here it is an error.
    reduction : "none", "mean" or "sum"
        One loss per number, or their weighted average (the formula), or its numerator.
    weight : array of floats, shaped as the input, optional
        What each number counts; ones by default.

    Returns
    -------
    array, () or shaped as the input
        In the common dtype of the arrays. The mean of nothing is NaN.

    Raises
    ------
    ShapeError, ValueError, TypeError
        The shapes differ, the reduction is unknown, or an array does not hold floats.

    Examples
    --------
    >>> print(mse_loss(np.array([1.0, 2.0]), np.array([1.0, 4.0])))
    2.0
    """
    difference = _difference("mse_loss", input, target, reduction, weight)
    with np.errstate(all="ignore"):
        square = difference * difference
        losses = np.asarray(square if weight is None else square * weight)
        total = None if weight is None else weight.sum(dtype=np.float64)
        return as_result(reduce_loss(losses, reduction, total), input, target, weight)


def mse_loss_backward(
    grad_output: Float[np.ndarray, "*losses"] | np.floating | int | float,
    input: Float[np.ndarray, "*shape"],
    target: Float[np.ndarray, "*shape"],
    reduction: Reduction = "mean",
    weight: Float[np.ndarray, "*shape"] | None = None,
) -> MSELossGradients:
    r"""Carry the gradient of a loss from `mse_loss` back to its arrays.

    .. math:: \frac{\partial L}{\partial x_i} = -\frac{\partial L}{\partial t_i}
              = g\, \frac{2\, w_i\, (x_i - t_i)}{\sum_k w_k}, \qquad
              \frac{\partial L}{\partial w_i} = g\, \frac{(x_i - t_i)^2 - L}{\sum_k w_k}

    Parameters
    ----------
    grad_output : number, or array shaped as the loss
        Gradient of the final loss with respect to this one, 1 where it is the final one.
    input, target, reduction, weight
        The arguments that `mse_loss` was called with.

    Returns
    -------
    MSELossGradients
        Named tuple ``(input, target, weight)``; `weight` is None where there was none.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `mse_loss`; also where `grad_output` has not the shape of the loss.

    Examples
    --------
    The pull is proportional to the distance, like a spring's:

    >>> mse_loss_backward(1, np.array([1.0, 2.0]), np.array([1.0, 4.0])).input
    array([ 0., -2.])
    """
    name = "mse_loss_backward"
    difference = _difference(name, input, target, reduction, weight)
    grad = check_loss_gradient(name, grad_output, input.shape if reduction == "none" else ())
    with np.errstate(all="ignore"):
        total = np.float64(difference.size if weight is None else weight.sum(dtype=np.float64))
        share = grad / total if reduction == "mean" else grad
        grad_weight = None
        if weight is not None:
            square = difference * difference
            average = (square * weight).sum(dtype=np.float64) / total if reduction == "mean" else 0
            grad_weight = as_result(share * (square - average), weight)
        pull = 2 * difference * share * (1 if weight is None else weight)
        return MSELossGradients(as_result(pull, input), as_result(-pull, target), grad_weight)


def _difference(
    operation: str, input: np.ndarray, target: np.ndarray, reduction: str, weight: np.ndarray | None
) -> np.ndarray:
    """Check the arguments of `mse_loss` and return input minus target, half precision widened to single."""
    given = {"input": input, "target": target} | ({} if weight is None else {"weight": weight})
    for name, value in given.items():
        check_floats(operation, name, value, "a mean of integers is no integer")
        check_same_shape(operation, name, value, input.shape, "the input's: nothing is stretched")
    check_choice(operation, "reduction", reduction, ["none", "mean", "sum"])
    dtype = np.result_type(np.float32, *[value.dtype for value in given.values()])
    with np.errstate(all="ignore"):
        return np.asarray(input.astype(dtype) - target.astype(dtype))
