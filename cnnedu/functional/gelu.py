"""Gated activations: the input times a gate between 0 and 1 that opens as the input grows.

Rectifiers without the corner: GELU's gate is the normal distribution function, SiLU's the sigmoid.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from jaxtyping import Float

from cnnedu.errors import check_choice
from cnnedu.functional._elementwise import elementwise
from cnnedu.functional._numbers import check_floats, check_grad_output
from cnnedu.functional.activation import logistic
from cnnedu.functional.gradient import InputGradient

__all__ = ["gelu", "gelu_backward", "silu", "silu_backward"]

_WHY = "a gate scales by fractions"
# The log-odds of the normal distribution, log Φ / (1 - Φ), are nearly a straight line; their sigmoid is Φ again. As odd
# polynomials x (c₀ + c₁ x² + …): with the two terms of the paper, and with those that leave out less than single
# precision can hold, 3e-8 (least squares on -6…6, weighted by the slope of the sigmoid).
_PAPER = (2 * math.sqrt(2 / math.pi), 2 * math.sqrt(2 / math.pi) * 0.044715)
_SINGLE = (1.59576988, 7.26661691e-2, -6.51899452e-5, -1.10612390e-4, 7.92948941e-6, -2.64526730e-7, 3.51234303e-9)


def gelu(
    input: Float[np.ndarray, "*shape"], approximate: Literal["none", "tanh"] = "none"
) -> Float[np.ndarray, "*shape"]:
    r"""Multiply each number by the chance that a standard normal one is smaller: `torch.nn.functional.gelu` in NumPy.

    .. math:: \mathrm{gelu}(x) = x\, \Phi(x) \approx
              \tfrac{1}{2} x \left(1 + \tanh\!\left(\sqrt{2 / \pi}\,(x + 0.044715\, x^3)\right)\right)

    Parameters
    ----------
    input : array of floats, any shape
        What a convolution or a linear layer returns.
    approximate : "none" or "tanh"
        The distribution function itself, or the second form, off by less than 0.0005.

    Returns
    -------
    array, shaped as the input
        In the input's dtype.

    Raises
    ------
    DTypeError, ValueError
        The input does not hold floats, or `approximate` is neither name.

    References
    ----------
    Hendrycks & Gimpel (2016), *Gaussian Error Linear Units (GELUs)*, arXiv:1606.08415.

    Examples
    --------
    The curve dips below zero and returns: unlike the ReLU it is not monotonic.

    >>> gelu(np.array([-5.0, -1.0, 0.0, 1.0, 5.0])).round(4)
    array([-0.    , -0.1587,  0.    ,  0.8413,  5.    ])
    """
    check_floats("gelu", "input", input, _WHY)
    check_choice("gelu", "approximate", approximate, ["none", "tanh"])
    # Minus infinity times a closed gate is NaN, as in torch.
    return elementwise(lambda x: x * _normal_gate(x, approximate), input.dtype, input)


def gelu_backward(
    grad_output: Float[np.ndarray, "*shape"],
    input: Float[np.ndarray, "*shape"],
    approximate: Literal["none", "tanh"] = "none",
) -> InputGradient:
    r"""Multiply the gradient by the slope of the curve.

    .. math:: \frac{d}{dx}\, x\, \Phi(x) = \Phi(x) + x\, \varphi(x), \qquad
              \varphi(x) = \Phi'(x) = \frac{e^{-x^2 / 2}}{\sqrt{2 \pi}}

    With "tanh" it is the exact slope of the approximation, not an approximation of the exact slope.

    Parameters
    ----------
    grad_output : array, shaped as the input
        Gradient of the loss with respect to the output.
    input, approximate
        The arguments that `gelu` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``.

    Raises
    ------
    DTypeError, ShapeError, ValueError
        As `gelu`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    >>> gelu_backward(np.ones(3), np.array([-1.0, 0.0, 1.0])).input.round(4)
    array([-0.0833,  0.5   ,  1.0833])
    """
    check_floats("gelu_backward", "input", input, _WHY)
    check_grad_output("gelu_backward", grad_output, input.shape)
    check_choice("gelu_backward", "approximate", approximate, ["none", "tanh"])

    def gradient(x: np.ndarray, grad: np.ndarray) -> np.ndarray:
        gate, square = _normal_gate(x, approximate), x * x
        if approximate == "none":
            slope = np.exp(square * -0.5) * (1 / math.sqrt(2 * math.pi))
        else:
            slope = gate * (1 - gate) * (_PAPER[0] + 3 * _PAPER[1] * square)
        return np.asarray(grad * (gate + x * slope))

    return InputGradient(elementwise(gradient, input.dtype, input, grad_output))


def _normal_gate(x: np.ndarray, approximate: str) -> np.ndarray:
    """Return the normal distribution function, or its approximation."""
    if approximate == "none" and x.dtype != np.float32:
        # (1 + erf(x / sqrt(2))) / 2, without losing the digits of its left tail.
        from scipy.special import ndtr

        return np.asarray(ndtr(x.astype(np.float64, copy=False)))
    *terms, before, last = _PAPER if approximate == "tanh" else _SINGLE
    square = x * x
    log_odds = last * square + before
    for term in reversed(terms):  # Horner's rule
        log_odds *= square
        log_odds += term
    log_odds *= x
    return logistic(log_odds)


def silu(input: Float[np.ndarray, "*shape"]) -> Float[np.ndarray, "*shape"]:
    r"""Multiply each number by its sigmoid: `torch.nn.functional.silu` in NumPy, also called swish.

    .. math:: \mathrm{silu}(x) = x\, \sigma(x)

    Parameters
    ----------
    input : array of floats, any shape
        What a convolution or a linear layer returns.

    Returns
    -------
    array, shaped as the input
        In the input's dtype.

    Raises
    ------
    DTypeError
        The input does not hold floats.

    References
    ----------
    Hendrycks & Gimpel (2016), arXiv:1606.08415; Ramachandran, Zoph & Le (2017), arXiv:1710.05941, who call it swish.

    Examples
    --------
    >>> silu(np.array([-5.0, -1.0, 0.0, 1.0, 5.0])).round(4)
    array([-0.0335, -0.2689,  0.    ,  0.7311,  4.9665])
    """
    check_floats("silu", "input", input, _WHY)
    return elementwise(lambda x: x * logistic(x), input.dtype, input)


def silu_backward(grad_output: Float[np.ndarray, "*shape"], input: Float[np.ndarray, "*shape"]) -> InputGradient:
    r"""Multiply the gradient by the slope of the curve, :math:`\sigma(x)\,(1 + x\,(1 - \sigma(x)))`.

    Parameters
    ----------
    grad_output : array, shaped as the input
        Gradient of the loss with respect to the output.
    input : array of floats, any shape
        What `silu` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``.

    Raises
    ------
    DTypeError, ShapeError
        As `silu`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    >>> silu_backward(np.ones(3), np.array([-1.0, 0.0, 1.0])).input.round(4)
    array([0.0723, 0.5   , 0.9277])
    """
    check_floats("silu_backward", "input", input, _WHY)
    check_grad_output("silu_backward", grad_output, input.shape)

    def gradient(x: np.ndarray, grad: np.ndarray) -> np.ndarray:
        gate = logistic(x)
        return np.asarray(grad * gate * (1 + x * (1 - gate)))

    return InputGradient(elementwise(gradient, input.dtype, input, grad_output))
