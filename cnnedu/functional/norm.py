"""Batch normalisation, forward and backward, and folding it into the layer before it.

What each image normalises by itself, `layer_norm` and `group_norm`, is in `layer_norm`; the arithmetic that all
share in `_standardize`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from cnnedu.errors import ShapeError
from cnnedu.functional._batch_norm import FRACTIONS, BatchNormalization, check_per_channel
from cnnedu.functional._numbers import as_result, check_floats, check_grad_output, check_number
from cnnedu.functional._standardize import standardize, standardize_backward

__all__ = ["FoldedLayer", "NormGradients", "batch_norm", "batch_norm_backward", "fold_batch_norm"]


class NormGradients(NamedTuple):
    """Gradients of a scalar loss, each in the shape of its argument; None where there was no weight or bias."""

    input: np.ndarray
    weight: np.ndarray | None
    bias: np.ndarray | None


class FoldedLayer(NamedTuple):
    """The weight and bias of a layer that does its own work and that of the batch normalisation after it."""

    weight: np.ndarray
    bias: np.ndarray


def batch_norm(
    input: Float[np.ndarray, "n c *size"],
    running_mean: Float[np.ndarray, " c"] | None,
    running_var: Float[np.ndarray, " c"] | None,
    weight: Float[np.ndarray, " c"] | None = None,
    bias: Float[np.ndarray, " c"] | None = None,
    training: bool = False,
    momentum: int | float = 0.1,
    eps: int | float = 1e-5,
) -> Float[np.ndarray, "n c *size"]:
    r"""Give every channel mean zero and variance one: `torch.nn.functional.batch_norm` in NumPy.

    .. math:: y = \frac{x - \mu_c}{\sqrt{\sigma_c^2 + \epsilon}}\, w_c + b_c

    In training the mean and variance are those of the channel in this batch, over all images and positions, so that
    an image's output depends on the images beside it. In evaluation they are the running averages.

    Parameters
    ----------
    input : array of floats, (n, c), (n, c, l), (n, c, h, w) or (n, c, d, h, w)
        A batch; in training more than one value per channel.
    running_mean, running_var : array, (c,), or None
        Averages over past batches. In training **both are updated in place**, to ``(1 - momentum) * running +
        momentum * batch``; they may be None there. The variance that enters them is the unbiased one, divided by
        one less than the number of values; the batch itself is divided by the biased one.
    weight, bias : array, (c,), optional
        Learned scale and shift of each channel, called γ and β in the paper.
    training : bool
        Use the batch's own statistics.
    momentum : float
        Weight of the newest batch, between 0 and 1: one minus what other fields call momentum.
    eps : float
        Added to the variance, so that a constant channel divides by no zero.

    Returns
    -------
    array, shaped as the input
        In the common dtype of the arrays.

    Raises
    ------
    ShapeError, ValueError, TypeError
        The axes do not fit, statistics are missing, cannot be written or have one value to be taken from, or an array
        does not hold floats. Nothing is updated then.

    Notes
    -----
    The mean is taken away before anything is squared or scaled. In float32 an input of mean 10,000 and variance 1
    is normalised to six digits; ``x * scale + shift``, as it is often computed, keeps three.

    References
    ----------
    Ioffe & Szegedy (2015), *Batch Normalization*, arXiv:1502.03167, algorithm 1.

    Examples
    --------
    Two images of one pixel, two channels of very different scale:

    >>> batch = np.array([[1.0, 100.0], [3.0, 300.0]])
    >>> running_mean, running_var = np.zeros(2), np.ones(2)
    >>> batch_norm(batch, running_mean, running_var, training=True).round(3)
    array([[-1., -1.],
           [ 1.,  1.]])
    >>> running_mean
    array([ 0.2, 20. ])
    """
    call = BatchNormalization(
        "batch_norm", input, running_mean, running_var, weight, bias, training, momentum, eps, writes=training
    )
    with np.errstate(all="ignore"):  # infinite inputs and negative variances become NaN, as in torch
        output, moments = standardize(call.channels(input), eps, weight, bias, call.given)
        result = as_result(output.reshape(input.shape), *call.arrays)
        if training:
            call.update(moments)
    return result


def batch_norm_backward(
    grad_output: Float[np.ndarray, "n c *size"],
    input: Float[np.ndarray, "n c *size"],
    running_mean: Float[np.ndarray, " c"] | None,
    running_var: Float[np.ndarray, " c"] | None,
    weight: Float[np.ndarray, " c"] | None = None,
    bias: Float[np.ndarray, " c"] | None = None,
    training: bool = False,
    momentum: int | float = 0.1,
    eps: int | float = 1e-5,
) -> NormGradients:
    r"""Carry the gradient of a loss from the output of `batch_norm` back to its input, weight and bias.

    With :math:`\hat{x}` the standardised input and bars for means over the channel, in training

    .. math:: \frac{\partial L}{\partial w} = \sum g \hat{x}, \qquad \frac{\partial L}{\partial b} = \sum g, \qquad
              \frac{\partial L}{\partial x} = \frac{w}{\sqrt{\sigma^2 + \epsilon}}
              \left(g - \overline{g} - \hat{x}\, \overline{g \hat{x}}\right).

    The last two terms are there because every value moves the mean and the variance: adding one number to a whole
    channel, or scaling it, changes nothing. In evaluation the statistics are constants, and these terms fall away.

    Parameters
    ----------
    grad_output : array, shaped as the input
        Gradient of the loss with respect to the output.
    input, running_mean, running_var, weight, bias, training, momentum, eps
        The arguments that `batch_norm` was called with. In training the statistics are measured again on the batch;
        the running ones are neither read nor updated.

    Returns
    -------
    NormGradients
        Named tuple ``(input, weight, bias)``; None where there was no weight or bias.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `batch_norm`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    A gradient that is equal everywhere would move a whole channel, which the normalisation takes away again:

    >>> batch = np.array([[1.0], [2.0], [6.0]])
    >>> batch_norm_backward(np.ones((3, 1)), batch, None, None, training=True).input.round(6) + 0
    array([[0.],
           [0.],
           [0.]])
    """
    name = "batch_norm_backward"
    call = BatchNormalization(name, input, running_mean, running_var, weight, bias, training, momentum, eps)
    check_grad_output(name, grad_output, input.shape)
    with np.errstate(all="ignore"):
        x, grad = call.channels(input), call.channels(grad_output)
        grads = standardize_backward(grad, x, eps, weight, call.given)
        return NormGradients(
            input=as_result(grads.input.reshape(input.shape), input),
            weight=None if weight is None else as_result(grads.scale, weight),
            bias=None if bias is None else as_result(grads.shift, bias),
        )


def fold_batch_norm(
    weight: Float[np.ndarray, "c_out c_in *kernel"],
    bias: Float[np.ndarray, " c_out"] | None,
    running_mean: Float[np.ndarray, " c_out"],
    running_var: Float[np.ndarray, " c_out"],
    bn_weight: Float[np.ndarray, " c_out"] | None = None,
    bn_bias: Float[np.ndarray, " c_out"] | None = None,
    eps: int | float = 1e-5,
) -> FoldedLayer:
    r"""Fold the batch normalisation of a trained network into the layer before it, at no cost and to the same output.

    In evaluation batch normalisation scales and shifts each channel by constants, which a convolution can do by
    itself:

    .. math:: K'_o = s_o K_o, \qquad b'_o = s_o (b_o - \mu_o) + \beta_o, \qquad
              s_o = \frac{\gamma_o}{\sqrt{\sigma_o^2 + \epsilon}}

    Parameters
    ----------
    weight : array, (c_out, ...)
        Of a convolution of any rank or of a linear layer: anything whose first axis is the output channel. (That of a
        transposed convolution is not.)
    bias : array, (c_out,), or None
        Of that layer. With batch normalisation behind it, it usually has none: the mean would take it away.
    running_mean, running_var, bn_weight, bn_bias, eps
        What `batch_norm` is called with in evaluation.

    Returns
    -------
    FoldedLayer
        Named tuple ``(weight, bias)``, in the common dtype of the arrays.

    Raises
    ------
    ShapeError, ValueError, TypeError
        An array has not one entry per output channel or does not hold floats, or `eps` is negative.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> images, kernels, mean, var = rng.random((1, 3, 8, 8)), rng.random((4, 3, 3, 3)), rng.random(4), rng.random(4)
    >>> from cnnedu.functional import conv2d
    >>> folded = fold_batch_norm(kernels, None, mean, var)
    >>> np.allclose(conv2d(images, *folded), batch_norm(conv2d(images, kernels), mean, var))
    True
    """
    name = "fold_batch_norm"
    check_floats(name, "weight", weight, FRACTIONS)
    if weight.ndim < 2:
        raise ShapeError(f"{name}: weight must have the axes (c_out, c_in, ...), got shape {weight.shape}.")
    check_per_channel(name, "running_mean", running_mean, len(weight))
    check_per_channel(name, "running_var", running_var, len(weight))
    for argument, value in (("bias", bias), ("bn_weight", bn_weight), ("bn_bias", bn_bias)):
        if value is not None:
            check_per_channel(name, argument, value, len(weight))
    check_number(name, "eps", eps, 0)
    with np.errstate(all="ignore"):
        scale = (1 if bn_weight is None else bn_weight) / np.sqrt(running_var.astype(np.float64) + eps)
        shift = (0 if bn_bias is None else bn_bias) - running_mean.astype(np.float64) * scale
        folded = weight * scale.reshape(-1, *[1] * (weight.ndim - 1))
        if bias is not None:
            shift = shift + bias * scale
    arrays = (weight, bias, running_mean, running_var, bn_weight, bn_bias)
    return FoldedLayer(as_result(folded, *arrays), as_result(shift, *arrays))
