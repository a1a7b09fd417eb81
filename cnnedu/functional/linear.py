"""The linear layer: every output sees every input. A 1×1 convolution does the same at each pixel."""

from __future__ import annotations

import math

import numpy as np
from jaxtyping import Num

from cnnedu.errors import ShapeError
from cnnedu.functional._arguments import check_same_shape
from cnnedu.functional._numbers import as_gradient, as_result, check_grad_output, check_numbers
from cnnedu.functional._standardize import channel_sums
from cnnedu.functional.gradient import Gradients

__all__ = ["linear", "linear_backward"]


def linear(
    input: Num[np.ndarray, "*batch in_features"],
    weight: Num[np.ndarray, "*out_features in_features"],
    bias: Num[np.ndarray, "*out_features"] | None = None,
) -> Num[np.ndarray, "*batch_and_out_features"]:
    r"""Multiply by a matrix and add: `torch.nn.functional.linear` in NumPy.

    .. math:: y = x W^\top + b

    Parameters
    ----------
    input : array, (..., in_features)
        Any number of leading axes, none included.
    weight : array, (out_features, in_features) or (in_features,)
        One row per output; a single row without its axis gives outputs without one.
    bias : array, (out_features,) or (), optional
        One number per output.

    Returns
    -------
    array, (..., out_features) or (...)
        In the common dtype of the arrays; integers are multiplied exactly.

    Raises
    ------
    ShapeError, DTypeError
        The axes do not fit together, or an argument is no NumPy array of real numbers.

    Examples
    --------
    >>> linear(np.array([1, 2]), np.array([[3, 4], [5, 6], [7, 8]]), np.array([0, 0, 100]))
    array([ 11,  17, 123])

    On feature maps with the channels last it is the 1×1 convolution:

    >>> from cnnedu.functional import conv2d
    >>> rng = np.random.default_rng(0)
    >>> maps, weight = rng.random((1, 3, 8, 8)), rng.random((4, 3))
    >>> pixels = linear(maps.transpose(0, 2, 3, 1), weight).transpose(0, 3, 1, 2)
    >>> np.allclose(pixels, conv2d(maps, weight[:, :, None, None]))
    True
    """
    x, matrix = _check("linear", input, weight, bias)
    with np.errstate(all="ignore"):  # infinite inputs may become NaN, as in torch
        output = x @ matrix.T
        if bias is not None:
            output += bias.reshape(-1)
    return as_result(output.reshape(_output_shape(input, weight)), input, weight, bias)


def linear_backward(
    grad_output: Num[np.ndarray, "*batch_and_out_features"],
    input: Num[np.ndarray, "*batch in_features"],
    weight: Num[np.ndarray, "*out_features in_features"],
    bias: Num[np.ndarray, "*out_features"] | None = None,
) -> Gradients:
    r"""Carry the gradient of a loss from the output of `linear` back to its three arguments.

    .. math:: \frac{\partial L}{\partial x} = g W, \qquad \frac{\partial L}{\partial W} = g^\top x, \qquad
              \frac{\partial L}{\partial b} = \sum g

    To remember: each is the only product of the other two whose shape fits.

    Parameters
    ----------
    grad_output : array, (..., out_features) or (...)
        Gradient of the loss with respect to the output.
    input, weight, bias
        The arguments that `linear` was called with.

    Returns
    -------
    Gradients
        Named tuple ``(input, weight, bias)``, each gradient in the shape of its argument.

    Raises
    ------
    ShapeError, DTypeError
        As `linear`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    Only the first output counts here, so that only its row of weights matters, and learns:

    >>> input, weight = np.array([5, 6, 7]), np.array([[1, 2, 3], [4, 5, 6]])
    >>> grads = linear_backward(np.array([1, 0]), input, weight)
    >>> grads.input
    array([1, 2, 3])
    >>> grads.weight
    array([[5, 6, 7],
           [0, 0, 0]])
    """
    x, matrix = _check("linear_backward", input, weight, bias)
    check_grad_output("linear_backward", grad_output, _output_shape(input, weight))
    grad = np.ascontiguousarray(grad_output, np.result_type(grad_output, x)).reshape(len(x), len(matrix))
    with np.errstate(all="ignore"):
        return Gradients(
            input=as_gradient((grad @ matrix).reshape(input.shape), input, grad),
            weight=as_gradient((grad.T @ x).reshape(weight.shape), weight, grad),
            bias=None if bias is None else as_gradient(_sum(grad).reshape(bias.shape), bias, grad),
        )


def _sum(grad: Num[np.ndarray, "n out_features"]) -> Num[np.ndarray, " out_features"]:
    """Sum over all axes but the last; floats with little error, integers exactly."""
    return channel_sums(grad[:, :, None]) if grad.dtype.kind == "f" else np.asarray(grad.sum(axis=0))


def _output_shape(input: np.ndarray, weight: np.ndarray) -> tuple[int, ...]:
    return input.shape[:-1] + weight.shape[:-1]


def _check(
    operation: str, input: np.ndarray, weight: np.ndarray, bias: np.ndarray | None
) -> tuple[Num[np.ndarray, "n in_features"], Num[np.ndarray, "out_features in_features"]]:
    """Return input and weight as matrices, in the dtype computed with."""
    check_numbers(operation, "input", input)
    check_numbers(operation, "weight", weight)
    if input.ndim == 0:
        raise ShapeError(f"{operation}: input must have the axes (..., in_features), got shape ().")
    if weight.ndim not in (1, 2):
        raise ShapeError(
            f"{operation}: weight must have the axes (out_features, in_features) or (in_features), got"
            f" shape {weight.shape}."
        )
    if weight.shape[-1] != input.shape[-1]:
        raise ShapeError(
            f"{operation}: weight has rows of {weight.shape[-1]} numbers, but the input has"
            f" in_features={input.shape[-1]}: its shape is {input.shape}."
        )
    if bias is not None:
        check_numbers(operation, "bias", bias)
        check_same_shape(operation, "bias", bias, weight.shape[:-1], "one number per output feature")
    dtype = np.result_type(*[array.dtype for array in (input, weight, bias) if array is not None])
    dtype = np.result_type(dtype, np.float32) if dtype.kind == "f" else dtype
    rows = [np.ascontiguousarray(a, dtype).reshape(math.prod(a.shape[:-1]), a.shape[-1]) for a in (input, weight)]
    return rows[0], rows[1]
