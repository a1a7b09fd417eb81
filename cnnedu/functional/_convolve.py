"""A checked convolution of any number of axes, computed: forward, and back to its three arguments."""

from __future__ import annotations

import numpy as np
from jaxtyping import Num

from cnnedu.functional._convolution import Convolution
from cnnedu.functional._numbers import as_gradient, working_dtype
from cnnedu.functional._products import forward, input_gradient, weight_gradient
from cnnedu.functional.gradient import Gradients

__all__ = ["add_bias", "convolve", "convolve_backward", "sum_per_channel"]


@np.errstate(over="ignore", invalid="ignore")  # as quiet as torch about infinities
def convolve(call: Convolution, algorithm: str = "auto") -> Num[np.ndarray, "*n c_out *out"]:
    """Return the output of `call`."""
    output = forward(call, algorithm)
    add_bias(output, call.bias)
    return call.as_output(output)


@np.errstate(over="ignore", invalid="ignore")  # as quiet as torch about infinities
def convolve_backward(call: Convolution, grad_output: Num[np.ndarray, "*n c_out *out"]) -> Gradients:
    """Return the gradients of a loss with respect to the arguments of `call`, given that of its output."""
    grad = call.check_grad_output(grad_output)
    common, grad = grad, grad.astype(working_dtype(grad.dtype), copy=False)
    size = call.input.shape[2:]
    grad_input = input_gradient(grad, call.weight, size, call.stride, call.padding, call.dilation, call.groups)
    return Gradients(
        input=as_gradient(call.as_given(grad_input), call.input, common),
        weight=as_gradient(weight_gradient(call, grad), call.weight, common),
        bias=None if call.bias is None else as_gradient(sum_per_channel(grad), call.bias, common),
    )


def add_bias(output: Num[np.ndarray, "n c_out *out"], bias: Num[np.ndarray, " c_out"] | None) -> None:
    """Add each channel's number to all of its positions, in place."""
    if bias is not None:
        output += bias.reshape(-1, *[1] * (output.ndim - 2))


def sum_per_channel(grad: Num[np.ndarray, "n c_out *out"]) -> Num[np.ndarray, " c_out"]:
    """Sum over images and positions, in float64 where that is wider: thousands of terms may nearly cancel."""
    wide = np.result_type(grad, np.float64) if grad.dtype.kind == "f" else grad.dtype
    total: np.ndarray = grad.sum(axis=(0, *range(2, grad.ndim)), dtype=wide)
    return total.astype(grad.dtype)
