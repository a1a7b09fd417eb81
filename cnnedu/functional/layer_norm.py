"""Normalising each image by itself: over everything it holds, or over groups of its channels.

Unlike `batch_norm`, an output here does not depend on the other images of the batch, and training and evaluation
are the same.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from jaxtyping import Float

from cnnedu.functional._layer_norm import (
    check_group_norm,
    check_layer_norm,
    normalize_runs,
    normalize_runs_backward,
)
from cnnedu.functional._numbers import check_grad_output
from cnnedu.functional.norm import NormGradients

__all__ = ["group_norm", "group_norm_backward", "layer_norm", "layer_norm_backward"]


def layer_norm(
    input: Float[np.ndarray, "*shape"],
    normalized_shape: int | Sequence[int],
    weight: Float[np.ndarray, "*normalized"] | None = None,
    bias: Float[np.ndarray, "*normalized"] | None = None,
    eps: int | float = 1e-5,
) -> Float[np.ndarray, "*shape"]:
    r"""Give the last axes mean zero and variance one together: `torch.nn.functional.layer_norm` in NumPy.

    .. math:: y = \frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}} \odot w + b, \qquad
              \mu, \sigma^2 \text{ over the last axes}

    Parameters
    ----------
    input : array of floats, (..., *normalized_shape)
        For images (n, c, h, w), ``normalized_shape=(c, h, w)`` normalises each image as a whole.
    normalized_shape : int or sequence of int
        Sizes of the last axes, over which mean and (biased) variance are taken.
    weight, bias : array of shape `normalized_shape`, optional
        Learned scale and shift of each *position*, where `batch_norm` has one per channel.
    eps : float
        Added to the variance.

    Returns
    -------
    array, shaped as the input
        In the common dtype of the arrays.

    Raises
    ------
    ShapeError, ValueError, TypeError
        The input does not end in `normalized_shape`, the weight or bias has another shape, or an array does not hold
        floats.

    References
    ----------
    Ba, Kiros & Hinton (2016), *Layer Normalization*, arXiv:1607.06450.

    Examples
    --------
    >>> layer_norm(np.array([[1.0, 2.0, 3.0], [10.0, 20.0, 30.0]]), 3).round(3)
    array([[-1.225,  0.   ,  1.225],
           [-1.225,  0.   ,  1.225]])
    """
    length = check_layer_norm("layer_norm", input, normalized_shape, weight, bias, eps)
    positions = (input.size // length, length, 1)  # each has a weight of its own
    return normalize_runs(input, positions, length, weight, bias, eps)


def layer_norm_backward(
    grad_output: Float[np.ndarray, "*shape"],
    input: Float[np.ndarray, "*shape"],
    normalized_shape: int | Sequence[int],
    weight: Float[np.ndarray, "*normalized"] | None = None,
    bias: Float[np.ndarray, "*normalized"] | None = None,
    eps: int | float = 1e-5,
) -> NormGradients:
    r"""Carry the gradient of a loss from the output of `layer_norm` back to its input, weight and bias.

    With :math:`h = g \odot w` and bars for means over the last axes,

    .. math:: \frac{\partial L}{\partial x} = \frac{1}{\sqrt{\sigma^2 + \epsilon}}
              \left(h - \overline{h} - \hat{x}\, \overline{h \hat{x}}\right);

    those of weight and bias are the sums of :math:`g \odot \hat{x}` and of :math:`g` over all other axes.

    Parameters
    ----------
    grad_output : array, shaped as the input
        Gradient of the loss with respect to the output.
    input, normalized_shape, weight, bias, eps
        The arguments that `layer_norm` was called with.

    Returns
    -------
    NormGradients
        Named tuple ``(input, weight, bias)``; None where there was no weight or bias.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `layer_norm`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    Each row's gradients sum to zero: moving a whole row changes nothing.

    >>> grads = layer_norm_backward(np.array([[1.0, 0.0, 0.0]]), np.array([[1.0, 2.0, 3.0]]), 3)
    >>> grads.input.round(3)
    array([[ 0.204, -0.408,  0.204]])
    """
    name = "layer_norm_backward"
    length = check_layer_norm(name, input, normalized_shape, weight, bias, eps)
    check_grad_output(name, grad_output, input.shape)
    positions = (input.size // length, length, 1)
    return NormGradients(*normalize_runs_backward(grad_output, input, positions, length, weight, bias, eps))


def group_norm(
    input: Float[np.ndarray, "n c *size"],
    num_groups: int,
    weight: Float[np.ndarray, " c"] | None = None,
    bias: Float[np.ndarray, " c"] | None = None,
    eps: int | float = 1e-5,
) -> Float[np.ndarray, "n c *size"]:
    r"""Give each group of channels of each image mean zero and variance one: `torch.nn.functional.group_norm`.

    .. math:: y = \frac{x - \mu_{n,g}}{\sqrt{\sigma_{n,g}^2 + \epsilon}}\, w_c + b_c

    One group for all channels normalises an image as a whole (as `layer_norm`, but scaled per channel); as many
    groups as channels is instance normalisation.

    Parameters
    ----------
    input : array of floats, (n, c, ...)
        Feature maps with any number of spatial axes.
    num_groups : int
        Neighbouring channels are cut into this many groups of equal size.
    weight, bias : array, (c,), optional
        Learned scale and shift of each channel.
    eps : float
        Added to the variance.

    Returns
    -------
    array, shaped as the input
        In the common dtype of the arrays.

    Raises
    ------
    ShapeError, ValueError, TypeError
        The groups do not divide the channels, there is a single value to take a variance from, or an array does
        not fit or does not hold floats.

    References
    ----------
    Wu & He (2018), *Group Normalization*, arXiv:1803.08494.

    Examples
    --------
    Four channels of one pixel in two groups:

    >>> group_norm(np.array([[1.0, 3.0, 10.0, 30.0]]), 2).round(3)
    array([[-1.,  1., -1.,  1.]])
    """
    length = check_group_norm("group_norm", input, num_groups, weight, bias, eps)
    channels = (*input.shape[:2], math.prod(input.shape[2:]))
    return normalize_runs(input, channels, length, weight, bias, eps)


def group_norm_backward(
    grad_output: Float[np.ndarray, "n c *size"],
    input: Float[np.ndarray, "n c *size"],
    num_groups: int,
    weight: Float[np.ndarray, " c"] | None = None,
    bias: Float[np.ndarray, " c"] | None = None,
    eps: int | float = 1e-5,
) -> NormGradients:
    """Carry the gradient of a loss from the output of `group_norm` back to its input, weight and bias.

    The formulas are those of `layer_norm_backward`, with means over each group of channels of an image.

    Parameters
    ----------
    grad_output : array, shaped as the input
        Gradient of the loss with respect to the output.
    input, num_groups, weight, bias, eps
        The arguments that `group_norm` was called with.

    Returns
    -------
    NormGradients
        Named tuple ``(input, weight, bias)``; None where there was no weight or bias.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `group_norm`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    One number's gradient reaches its whole group, whose mean and variance it moved, and no other:

    >>> grad, input = np.array([[1.0, 0.0, 0.0, 0.0, 0.0, 0.0]]), np.array([[1.0, 2.0, 3.0, 1.0, 2.0, 6.0]])
    >>> group_norm_backward(grad, input, 2).input.round(3)
    array([[ 0.204, -0.408,  0.204,  0.   ,  0.   ,  0.   ]])
    """
    name = "group_norm_backward"
    length = check_group_norm(name, input, num_groups, weight, bias, eps)
    check_grad_output(name, grad_output, input.shape)
    channels = (*input.shape[:2], math.prod(input.shape[2:]))
    return NormGradients(*normalize_runs_backward(grad_output, input, channels, length, weight, bias, eps))
