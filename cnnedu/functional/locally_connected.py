"""Locally connected layers: a convolution's connections without its shared weights.

Every output position has a filter of its own. What convolution gains is seen by what is lost here: h_out * w_out
times the weights, each of them learnt from one position only, and an output that does not move with its input.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from jaxtyping import Num

from cnnedu.functional._arguments import Pair, check_array, check_same_shape
from cnnedu.functional._convolution import Convolution
from cnnedu.functional._numbers import as_gradient, working_dtype
from cnnedu.functional._windows import Padding, add_windows, crop
from cnnedu.functional.gradient import Gradients

__all__ = ["locally_connected2d", "locally_connected2d_backward", "locally_connected2d_loops"]

_BLOCK = 2**20  # numbers gathered at a time, though one channel at least: 4 MB in float32
_DENSE = 8  # products per number moved from which it pays to rearrange everything for matrix products


def locally_connected2d_loops(
    input: Num[np.ndarray, "*n c_in h w"],
    weight: Num[np.ndarray, "c_out c_in k_h k_w h_out w_out"],
    bias: Num[np.ndarray, "c_out h_out w_out"] | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
) -> Num[np.ndarray, "*n c_out h_out w_out"]:
    """Apply every position's own filter by the definition, one number at a time.

    Arguments, shapes and errors are those of `locally_connected2d`. Beside `conv2d_loops`, the weight alone has
    gained two indices: where the output stands.

    Examples
    --------
    One position, one weight: 1 · 5, 2 · 7 and 3 · 9.

    >>> weight = np.array([5, 7, 9]).reshape(1, 1, 1, 1, 1, 3)
    >>> locally_connected2d_loops(np.array([[[[1, 2, 3]]]]), weight)
    array([[[[ 5, 14, 27]]]])
    """
    call = _checked("locally_connected2d_loops", input, weight, bias, stride, padding, dilation)
    padded, (s_h, s_w), (d_h, d_w) = call.padded(), call.stride, call.dilation
    output = np.empty((len(padded), len(weight), *call.size), _dtype(input, weight, bias))
    for n, o, i, j in np.ndindex(output.shape):  # image, filter, row, column
        total = output.dtype.type(0 if bias is None else bias[o, i, j])
        for c, m, k in np.ndindex(weight.shape[1:4]):  # channel, row and column of the kernel
            total += padded[n, c, i * s_h + m * d_h, j * s_w + k * d_w] * weight[o, c, m, k, i, j]
        output[n, o, i, j] = total
    return call.as_given(output)


def locally_connected2d(
    input: Num[np.ndarray, "*n c_in h w"],
    weight: Num[np.ndarray, "c_out c_in k_h k_w h_out w_out"],
    bias: Num[np.ndarray, "c_out h_out w_out"] | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
) -> Num[np.ndarray, "*n c_out h_out w_out"]:
    r"""Look at every patch through a filter of its own: convolution with untied weights. torch has no such function.

    .. math:: S(o, i, j) = b(o, i, j) + \sum_c \sum_m \sum_n I(c,\, i s + m d,\, j s + n d)\, K(o, c, m, n, i, j)

    With the same K at every position this is `conv2d`. It suits inputs whose places mean different things, as in
    aligned faces (DeepFace), and it needs far more data: nothing learnt in one corner is known in another.

    Parameters
    ----------
    input : array, (n, c_in, h, w) or (c_in, h, w)
        Images or feature maps, integers or floats.
    weight : array, (c_out, c_in, k_h, k_w, h_out, w_out)
        For each output position one filter per output channel. Its last two axes fix the output's size, so a
        layer made for one image size serves no other.
    bias : array, (c_out, h_out, w_out), optional
        One number per output.
    stride, padding, dilation
        As in `conv2d`.

    Returns
    -------
    array, (n, c_out, h_out, w_out)
        In the common dtype of the arguments.

    Raises
    ------
    ShapeError
        The axes do not fit together; the message gives the shape that `weight` must have.
    ValueError, TypeError
        A setting is out of range, an argument is no NumPy array, or its dtype is object, bool or complex.

    References
    ----------
    LeCun (1989), *Generalization and Network Design Strategies*; Goodfellow, Bengio & Courville (2016), *Deep
    Learning*, eq. 9.9 ("unshared convolution"); Taigman et al. (2014), *DeepFace*.

    Examples
    --------
    Two positions, two filters: the left one adds its patch up, the right one takes differences.

    >>> weight = np.array([[1, 1], [-1, 1]]).T.reshape(1, 1, 1, 2, 1, 2)
    >>> locally_connected2d(np.array([[[[2, 3, 7]]]]), weight)
    array([[[[5, 4]]]])
    """
    call = _checked("locally_connected2d", input, weight, bias, stride, padding, dilation)
    dtype = _dtype(input, weight, bias)
    output = np.zeros((len(call.input), len(weight), *call.size), working_dtype(dtype))
    for channels, columns in _columns(call, output.dtype):
        output += _products(columns, _flat(weight[:, channels], output.dtype)).reshape(output.shape)
    if bias is not None:
        output += bias
    return call.as_given(output).astype(dtype, copy=False)


def locally_connected2d_backward(
    grad_output: Num[np.ndarray, "*n c_out h_out w_out"],
    input: Num[np.ndarray, "*n c_in h w"],
    weight: Num[np.ndarray, "c_out c_in k_h k_w h_out w_out"],
    bias: Num[np.ndarray, "c_out h_out w_out"] | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
) -> Gradients:
    r"""Carry the gradient of a loss from the output of `locally_connected2d` back to its three arguments.

    .. math:: \frac{\partial L}{\partial K(o, c, m, n, i, j)} = G(o, i, j)\, I(c,\, i s + m d,\, j s + n d)

    Only the batch is summed over. Tie the weights, and the sum over positions appears: the gradient of a
    convolution's weight is that of these filters, added up over (i, j).

    Parameters
    ----------
    grad_output : array, shaped as the output of ``locally_connected2d(input, weight, ...)``
        Gradient of the loss with respect to that output.
    input, weight, bias, stride, padding, dilation
        The arguments that `locally_connected2d` was called with.

    Returns
    -------
    Gradients
        Named tuple ``(input, weight, bias)``, each gradient in the shape of its argument.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `locally_connected2d`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    >>> from cnnedu.functional import conv2d_backward
    >>> rng = np.random.default_rng(9)
    >>> image, kernel, grad = rng.random((1, 2, 5, 5)), rng.random((3, 2, 3, 3)), rng.random((1, 3, 3, 3))
    >>> untied = np.broadcast_to(kernel[..., None, None], (3, 2, 3, 3, 3, 3))
    >>> each = locally_connected2d_backward(grad, image, untied).weight
    >>> np.allclose(each.sum(axis=(4, 5)), conv2d_backward(grad, image, kernel).weight)
    True
    """
    call = _checked("locally_connected2d_backward", input, weight, bias, stride, padding, dilation)
    grad = call.check_grad_output(grad_output)
    dtype = np.result_type(grad, _dtype(input, weight, bias))
    wide = working_dtype(dtype)
    n, c_out, h_out, w_out = grad.shape
    flat = grad.reshape(n, c_out, h_out * w_out).astype(wide, copy=False)
    padded, grad_weight = np.zeros(call.padded().shape, wide), np.empty(weight.shape, dtype)
    for channels, columns in _columns(call, wide):
        grad_filters, filters = grad_weight[:, channels], _flat(weight[:, channels], wide)
        grad_filters[:] = _products(flat.swapaxes(0, 1), columns.swapaxes(0, 1)).reshape(grad_filters.shape)
        grad_columns = _products(flat, filters.swapaxes(0, 1)).reshape(n, *grad_filters.shape[1:])
        add_windows(padded[:, channels], grad_columns, call.stride, call.dilation)
    grad_input = np.ascontiguousarray(crop(padded, call.padding, call.input.shape[2:]), dtype)
    return Gradients(
        input=as_gradient(call.as_given(grad_input), input, grad_input),
        weight=as_gradient(grad_weight, weight, grad_weight),
        bias=None if bias is None else as_gradient(flat.sum(axis=0).reshape(bias.shape), bias, grad_input),
    )


def _checked(
    name: str,
    input: np.ndarray,
    weight: np.ndarray,
    bias: np.ndarray | None,
    stride: Pair,
    padding: Padding,
    dilation: Pair,
) -> Convolution:
    """Return the convolution whose windows these are, if every argument fits it."""
    check_array(name, "weight", weight, ("c_out", "c_in", "k_h", "k_w", "h_out", "w_out"))
    call = Convolution(name, input, weight[..., 0, 0], None, stride, padding, dilation, groups=1)
    h_out, w_out = call.size
    expected = (*weight.shape[:4], h_out, w_out)
    check_same_shape(name, "weight", weight, expected, f"filters of its own for each of {h_out}×{w_out} outputs")
    if bias is not None:
        check_array(name, "bias", bias, ("c_out", "h_out", "w_out"))
        check_same_shape(name, "bias", bias, (len(weight), h_out, w_out), "one number per output")
    return call


def _dtype(input: np.ndarray, weight: np.ndarray, bias: np.ndarray | None) -> np.dtype:
    """Return the common dtype of the arguments, in this machine's byte order."""
    return np.result_type(input, weight, *([] if bias is None else [bias])).newbyteorder("=")


def _flat(filters: Num[np.ndarray, "c_out c k_h k_w h_out w_out"], dtype: np.dtype) -> Num[np.ndarray, "c_out taps p"]:
    """Return the filters with one axis for what they sum over and one for where they stand."""
    c_out, c, k_h, k_w, h_out, w_out = filters.shape
    return filters.astype(dtype, copy=False).reshape(c_out, c * k_h * k_w, h_out * w_out)


def _columns(call: Convolution, dtype: np.dtype) -> Iterator[tuple[slice, Num[np.ndarray, "n taps p"]]]:
    """Yield the patches, a block of input channels at a time: bounded memory, and shorter sums, which round less."""
    patches = call.patches()
    n, c_in, k_h, k_w, h_out, w_out = patches.shape
    block = max(1, _BLOCK // max(1, n * k_h * k_w * h_out * w_out))
    for first in range(0, c_in, block):
        channels = slice(first, min(first + block, c_in))
        taps = (channels.stop - first) * k_h * k_w
        yield channels, patches[:, channels].astype(dtype, order="C").reshape(n, taps, h_out * w_out)


def _products(a: Num[np.ndarray, "i s p"], b: Num[np.ndarray, "j s p"]) -> Num[np.ndarray, "i j p"]:
    """Return sum over s of a[i, s, p] b[j, s, p]: one small matrix product at every position p.

    Few products per number moved: multiply whole rows of positions as they lie in memory. Many: it pays to bring
    each position's two matrices together first, for the processor's fast matrix product.
    """
    (i, s, _), j = a.shape, len(b)
    if i * j * s < _DENSE * (i * s + j * s + i * j):
        products: np.ndarray = np.einsum("isp,jsp->ijp", a, b)
        return products
    rows, columns = np.ascontiguousarray(a.transpose(2, 0, 1)), np.ascontiguousarray(b.transpose(2, 1, 0))
    return np.ascontiguousarray((rows @ columns).transpose(1, 2, 0))
