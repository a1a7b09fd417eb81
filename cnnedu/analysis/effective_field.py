"""Effective receptive fields: how much of what an output could see it really uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from cnnedu.functional._arguments import at_least

if TYPE_CHECKING:
    from torch import nn

    from cnnedu.analysis.receptive_field import Number

__all__ = ["EffectiveField", "effective_receptive_field"]

HELD = 0.9545  # of the mass: what a normal distribution has within two standard deviations


@dataclass(frozen=True, eq=False)
class EffectiveField:
    """Where in the input the centre unit of a layer looks.

    Attributes
    ----------
    map : array, one axis per spatial axis of the input
        Mean absolute gradient of the unit with respect to each pixel, summed over channels; its sum is 1.
    size : int
        Side of the smallest square (interval, cube) around the centre of the theoretical field that holds 95.45 % of
        the map: 2r + 1 for the smallest r, a multiple of 1/2, for which the pixels at a distance of at most r along
        each axis do.
    theoretical : number, tuple or None
        Size of the theoretical field; None where the layer sees everything.
    ratio : float or None
        ``size`` over ``theoretical`` (its largest side).
    layer : str
        Path of the layer, "" for the model itself.
    """

    map: np.ndarray = field(repr=False)
    size: int
    theoretical: Number | tuple[Number, ...] | None
    ratio: float | None
    layer: str


def effective_receptive_field(
    model: nn.Module, input_size: Sequence[int], *, layer: str | None = None, samples: int = 10, seed: int = 0
) -> EffectiveField:
    r"""Measure where the centre unit of a layer really looks: :math:`E\,|\partial y / \partial x|` over random inputs.

    There are many paths from the middle of the window to the output, and few from its border. With random weights
    the map is close to a bell whose width grows like the square root of the depth, while the window grows like the
    depth itself: the deeper a network, the smaller the part of its field that it uses. Training can change that,
    either way.

    Parameters
    ----------
    model : nn.Module
        With its weights as they are, in evaluation mode. It, its gradients, its modes and torch's random numbers are
        left as they were.
    input_size : sequence of int
        (n, c, ...) with at least one spatial axis. Take it larger than the theoretical field, or the map is cut.
        Inputs are measured one at a time, so n says nothing but where the batch is.
    layer : str, optional
        Path of the module whose output is looked at, in its last call. Where omitted, the model's own output if it
        still has spatial axes, else the last module's whose output has.
    samples : int
        Inputs to average over, of normal numbers. One is enough for a linear model.
    seed : int
        Of the inputs.

    Returns
    -------
    EffectiveField

    Raises
    ------
    ModelError
        The model fails, has no numbers (meta device), or its layer does not depend on the input smoothly.
    ShapeError, ValueError, TypeError
        An input without spatial axes; a layer that is not called, or has no spatial axes left.

    References
    ----------
    Luo, Li, Urtasun, Zemel (2016). Understanding the Effective Receptive Field in Deep Convolutional Neural Networks.
    https://arxiv.org/abs/1701.04128.

    Examples
    --------
    Two means of three pixels see five, and the middle one most, for three paths lead there:

    >>> from torch import nn
    >>> means = nn.Sequential(nn.AvgPool1d(3, 1), nn.AvgPool1d(3, 1))
    >>> (effective_receptive_field(means, (1, 1, 5)).map * 9).round(6)
    array([1., 2., 3., 2., 1.])
    """
    from cnnedu.analysis._gradient_map import gradient_map

    name = "effective_receptive_field"
    at_least(name, "samples", samples, 1)
    at_least(name, "seed", seed, 0)
    path, centre, theoretical, mass = gradient_map(name, model, input_size, layer, samples, seed)
    size = _held(mass, centre)
    largest = max(theoretical) if isinstance(theoretical, tuple) else theoretical
    ratio = float(size / largest) if largest is not None and np.isfinite(float(largest)) else None
    return EffectiveField(mass, size, theoretical, ratio, path)


def _held(mass: np.ndarray, centre: Sequence[float]) -> int:
    """Return 2r + 1 for the smallest r such that the pixels no further than r from the centre hold the mass."""
    places = np.ogrid[tuple(slice(side) for side in mass.shape)]
    distance = np.zeros(mass.shape)
    for place, middle in zip(places, centre, strict=True):
        distance = np.maximum(distance, np.abs(place - middle))
    order = np.argsort(distance, axis=None, kind="stable")
    reached = np.searchsorted(np.cumsum(mass.ravel()[order]), HELD * mass.sum() * (1 - 1e-12))
    return int(2 * distance.ravel()[order[min(reached, mass.size - 1)]]) + 1
