"""Activations that look at one number at a time: what stands between two convolutions.

Without one, two convolutions in a row are a single convolution. Each backward pass multiplies what arrives by the
slope of the curve at the input.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float, Num

from cnnedu.functional._elementwise import elementwise, where_true
from cnnedu.functional._numbers import as_result, check_floats, check_grad_output, check_number, check_numbers, working
from cnnedu.functional.gradient import InputGradient

__all__ = [
    "leaky_relu",
    "leaky_relu_backward",
    "relu",
    "relu_backward",
    "sigmoid",
    "sigmoid_backward",
    "tanh",
    "tanh_backward",
]

_WHY_LEAKY, _WHY_SQUASHED = "a fraction of an integer is no integer", "the curve runs through fractions"


def relu(input: Num[np.ndarray, "*shape"]) -> Num[np.ndarray, "*shape"]:
    r"""Replace what is negative by zero: the rectified linear unit, `torch.nn.functional.relu` in NumPy.

    .. math:: \mathrm{relu}(x) = \max(0, x)

    Parameters
    ----------
    input : array of any shape
        Integers or floats.

    Returns
    -------
    array, shaped as the input
        In the input's dtype. NaN stays NaN.

    Raises
    ------
    DTypeError
        The input is no NumPy array of real numbers.

    References
    ----------
    Nair & Hinton (2010), *Rectified Linear Units Improve Restricted Boltzmann Machines*.

    Examples
    --------
    >>> relu(np.array([-2, 0, 3]))
    array([0, 0, 3])
    """
    return as_result(np.maximum(check_numbers("relu", "input", input), 0), input)


def relu_backward(grad_output: Num[np.ndarray, "*shape"], input: Num[np.ndarray, "*shape"]) -> InputGradient:
    """Let the gradient pass where the input was positive, and nowhere else.

    At exactly zero, where the slope jumps from 0 to 1, it is taken as 0, as torch does. A unit whose input is
    negative for every image gets no gradient at all and stays as it is: it is called dead.

    Parameters
    ----------
    grad_output : array, shaped as the input
        Gradient of the loss with respect to the output.
    input : array of any shape
        What `relu` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``.

    Raises
    ------
    DTypeError, ShapeError
        As `relu`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    >>> relu_backward(np.array([1.0, 1.0, 1.0]), np.array([-2.0, 0.0, 3.0])).input
    array([0., 0., 1.])
    """
    check_numbers("relu_backward", "input", input)
    check_grad_output("relu_backward", grad_output, input.shape)
    dtype = input.dtype if input.dtype.kind == "f" else np.result_type(input, grad_output)
    return InputGradient(elementwise(lambda x, grad: where_true(~(x <= 0), grad), dtype, input, grad_output))


def leaky_relu(input: Float[np.ndarray, "*shape"], negative_slope: int | float = 0.01) -> Float[np.ndarray, "*shape"]:
    r"""Scale what is negative down instead of cutting it off: `torch.nn.functional.leaky_relu` in NumPy.

    .. math:: \mathrm{leaky\_relu}(x) = x \text{ if } x > 0, \text{ else negative\_slope} \cdot x

    The small slope keeps a gradient alive on the negative side, so that no unit dies.

    Parameters
    ----------
    input : array of floats, any shape
        A fraction of an integer is no integer, so integers are refused.
    negative_slope : float
        The slope below zero.

    Returns
    -------
    array, shaped as the input
        In the input's dtype.

    Raises
    ------
    DTypeError, TypeError, ValueError
        The input does not hold floats, or the slope is no finite number.

    References
    ----------
    Maas, Hannun & Ng (2013), *Rectifier Nonlinearities Improve Neural Network Acoustic Models*.

    Examples
    --------
    >>> leaky_relu(np.array([-2.0, 0.0, 3.0]), 0.1)
    array([-0.2,  0. ,  3. ])
    """
    check_floats("leaky_relu", "input", input, _WHY_LEAKY)
    slope = check_number("leaky_relu", "negative_slope", negative_slope)
    # One of the two is zero. (A slope of 0 at minus infinity is NaN, as in torch.)
    return elementwise(lambda x: np.maximum(x, 0) + slope * np.minimum(x, 0), input.dtype, input)


def leaky_relu_backward(
    grad_output: Float[np.ndarray, "*shape"], input: Float[np.ndarray, "*shape"], negative_slope: int | float = 0.01
) -> InputGradient:
    """Let the gradient pass where the input was positive, scaled by `negative_slope` elsewhere, zero included.

    Parameters
    ----------
    grad_output : array, shaped as the input
        Gradient of the loss with respect to the output.
    input, negative_slope
        The arguments that `leaky_relu` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``.

    Raises
    ------
    DTypeError, ShapeError, TypeError, ValueError
        As `leaky_relu`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    >>> leaky_relu_backward(np.array([1.0, 1.0]), np.array([-2.0, 3.0]), 0.1).input
    array([0.1, 1. ])
    """
    name = "leaky_relu_backward"
    check_floats(name, "input", input, _WHY_LEAKY)
    check_grad_output(name, grad_output, input.shape)
    slope = check_number(name, "negative_slope", negative_slope)

    def gradient(x: np.ndarray, grad: np.ndarray) -> np.ndarray:
        return np.asarray(where_true(x > 0, grad) + slope * where_true(~(x > 0), grad))

    return InputGradient(elementwise(gradient, input.dtype, input, grad_output))


def sigmoid(input: Float[np.ndarray, "*shape"]) -> Float[np.ndarray, "*shape"]:
    r"""Squash every number between 0 and 1, as a probability: `torch.sigmoid` in NumPy.

    .. math:: \sigma(x) = \frac{1}{1 + e^{-x}} = \frac{e^{x}}{1 + e^{x}}

    Parameters
    ----------
    input : array of floats, any shape
        Called logits where the result is read as probabilities.

    Returns
    -------
    array, shaped as the input
        In the input's dtype.

    Raises
    ------
    DTypeError
        The input does not hold floats.

    Notes
    -----
    The second form is infinity over infinity for large numbers. The first overflows for very negative ones, harmlessly:
    one over infinity is the zero that is wanted.

    Examples
    --------
    >>> sigmoid(np.array([-1000.0, 0.0, 1000.0]))
    array([0. , 0.5, 1. ])
    """
    check_floats("sigmoid", "input", input, _WHY_SQUASHED)
    return elementwise(logistic, input.dtype, input)


def logistic(x: np.ndarray) -> np.ndarray:
    """Return the sigmoid of floats that were checked."""
    output = np.negative(x)
    np.exp(output, out=output)
    output += 1
    return np.asarray(np.reciprocal(output, out=output))


def sigmoid_backward(grad_output: Float[np.ndarray, "*shape"], input: Float[np.ndarray, "*shape"]) -> InputGradient:
    r"""Multiply the gradient by the slope of the sigmoid, :math:`\sigma(x)\,(1 - \sigma(x))`.

    That is a quarter at best and nearly zero far from the origin: gradients vanish through many sigmoids in a row.

    Parameters
    ----------
    grad_output : array, shaped as the input
        Gradient of the loss with respect to the output.
    input : array of floats, any shape
        What `sigmoid` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``.

    Raises
    ------
    DTypeError, ShapeError
        As `sigmoid`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    >>> sigmoid_backward(np.array([1.0, 1.0]), np.array([0.0, 5.0])).input.round(4)
    array([0.25  , 0.0066])
    """
    check_floats("sigmoid_backward", "input", input, _WHY_SQUASHED)
    check_grad_output("sigmoid_backward", grad_output, input.shape)

    def gradient(x: np.ndarray, grad: np.ndarray) -> np.ndarray:
        output = logistic(x)
        return np.asarray(grad * output * (1 - output))

    return InputGradient(elementwise(gradient, input.dtype, input, grad_output))


def tanh(input: Float[np.ndarray, "*shape"]) -> Float[np.ndarray, "*shape"]:
    r"""Squash every number between −1 and 1: `torch.tanh` in NumPy, the sigmoid stretched to be odd.

    .. math:: \tanh(x) = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}} = 2\,\sigma(2x) - 1

    Parameters
    ----------
    input : array of floats, any shape
        Often the sum that a convolution returns.

    Returns
    -------
    array, shaped as the input
        In the input's dtype.

    Raises
    ------
    DTypeError
        The input does not hold floats.

    Examples
    --------
    >>> x = np.linspace(-2.0, 2.0, 5)
    >>> np.allclose(tanh(x), 2 * sigmoid(2 * x) - 1)
    True
    """
    check_floats("tanh", "input", input, _WHY_SQUASHED)
    return as_result(np.tanh(working(input)), input)


def tanh_backward(grad_output: Float[np.ndarray, "*shape"], input: Float[np.ndarray, "*shape"]) -> InputGradient:
    r"""Multiply the gradient by the slope of the curve, :math:`1 - \tanh^2(x)`: one at the origin, zero far away.

    Parameters, result and errors are those of `sigmoid_backward`.

    Examples
    --------
    >>> tanh_backward(np.array([1.0, 1.0]), np.array([0.0, 2.0])).input.round(4)
    array([1.    , 0.0707])
    """
    check_floats("tanh_backward", "input", input, _WHY_SQUASHED)
    check_grad_output("tanh_backward", grad_output, input.shape)
    return InputGradient(elementwise(lambda x, grad: grad * (1 - np.tanh(x) ** 2), input.dtype, input, grad_output))
