"""The three matrix products of every convolution, of one, two or three dimensions: forward and its two transposes.

With ``columns`` the patches laid side by side (`unfold`) and ``filters`` the weights, one filter a row:

forward           output       = filters   @ columns
weight gradient   grad_filters = grad      @ columns.T
input gradient    grad_columns = filters.T @ grad, then every pixel collects what its copies received
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Num

from cnnedu.functional._convolution import Convolution
from cnnedu.functional._windows import Sides, Sizes, add_windows, crop

__all__ = ["im2col", "input_gradient", "weight_gradient"]


def im2col(call: Convolution) -> Num[np.ndarray, "n c_out *out"]:
    """Return the convolution (without its bias): gather patches into columns, multiply by the filters."""
    patches, filters, output = call.patches(), call.filters(), call.empty_output()
    columns = np.empty(patches.shape[1:], output.dtype)  # the patches of one image, the same buffer for all
    for image in range(len(output)):
        columns[:] = patches[image]
        np.matmul(filters, call.per_group(columns), out=call.per_group(output[image]))
    return output


def weight_gradient(
    call: Convolution, grad: Num[np.ndarray, "n c_out *out"]
) -> Num[np.ndarray, "c_out c_in_per_group *kernel"]:
    """Return the gradient with respect to ``call.weight``, given that of the output."""
    patches = call.patches()
    grad_filters = np.zeros(call.filters().shape, grad.dtype)
    columns = np.empty(patches.shape[1:], grad.dtype)
    for image in range(len(grad)):
        columns[:] = patches[image]
        grad_filters += call.per_group(grad[image]) @ call.per_group(columns).swapaxes(1, 2)
    return grad_filters.reshape(call.weight.shape)


def input_gradient(
    grad: Num[np.ndarray, "n c_out *out"],
    weight: Num[np.ndarray, "c_out c_in_per_group *kernel"],
    size: Sizes,
    stride: Sizes,
    padding: Sides,
    dilation: Sizes,
    groups: int,
) -> Num[np.ndarray, "n c_in *size"]:
    """Return the gradient with respect to an input whose sides are `size`, given that of the output.

    The same map, from small to large, is what a transposed convolution computes.
    """
    (c_out, c_in_per_group), kernel = weight.shape[:2], weight.shape[2:]
    filters = weight.reshape(groups, c_out // groups, -1)
    padded = [before + n + after for n, (before, after) in zip(size, padding, strict=True)]
    total = np.zeros((len(grad), groups * c_in_per_group, *padded), np.result_type(grad, weight))
    for image in range(len(grad)):
        grad_columns = filters.swapaxes(1, 2) @ grad[image].reshape(groups, c_out // groups, -1)
        add_windows(total[image], grad_columns.reshape(-1, *kernel, *grad.shape[2:]), stride, dilation)
    return np.ascontiguousarray(crop(total, padding, size))
