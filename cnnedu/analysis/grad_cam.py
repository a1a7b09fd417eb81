"""Grad-CAM: which places of a layer's maps raise the score of one class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from cnnedu.functional import interpolate
from cnnedu.functional._arguments import at_least

if TYPE_CHECKING:
    from torch import Tensor, nn

__all__ = ["ClassMap", "grad_cam"]


@dataclass(frozen=True, eq=False)
class ClassMap:
    """Which places of a layer speak for a class, and how loudly.

    Attributes
    ----------
    map : array of float64, (h, w)
        As large as the layer's maps, 0 where nothing speaks for the class. Not scaled: `map.max()` compares classes.
    target : int
        The class that was asked about.
    score : float
        Its score for this input: the logit, before any softmax.
    layer : str
        Path of the layer, "" for the model itself.
    channels : array of float64, (c,)
        What each channel of the layer counts for the class: α in the paper.
    """

    map: np.ndarray = field(repr=False)
    target: int
    score: float
    layer: str
    channels: np.ndarray = field(repr=False)

    def enlarged(self, size: Sequence[int]) -> np.ndarray:
        """Return the map at the size of the picture, (h, w), blown up bilinearly, with 1 as its largest value.

        Nothing is gained by it but looks: the map is as coarse as it was. A map of zeros stays one.
        """
        height, width = size
        large = np.asarray(interpolate(self.map[None, None], (height, width), mode="bilinear")[0, 0])
        return large / large.max() if large.max() > 0 else large


def grad_cam(
    model: nn.Module, x: np.ndarray[Any, Any] | Tensor, target: int | None = None, *, layer: str | None = None
) -> ClassMap:
    r"""Ask a classifier where it sees a class: a sum of a layer's maps, each weighed by its mean gradient.

    .. math::
        \alpha_k = \frac{1}{h w} \sum_{i, j} \frac{\partial y}{\partial A_{k, i, j}}, \qquad
        L_{i, j} = \max\Bigl(0, \sum_k \alpha_k A_{k, i, j}\Bigr)

    with the maps :math:`A` of the layer and the score :math:`y` of the class. Where global average pooling and one
    dense layer follow the maps, :math:`\alpha_k` is the dense layer's weight over :math:`h w`.

    Parameters
    ----------
    model : nn.Module
        A classifier: one score for each class. It is run in evaluation mode; it, its gradients and its modes are left
        as they were.
    x : array or Tensor, (1, c, h, w)
        One picture, prepared as the model wants it.
    target : int, optional
        The class to ask about; where omitted, the one with the highest score.
    layer : str, optional
        Path of the module whose maps are weighed, in its last call. Where omitted, the last that returns maps with
        more than one place, as the paper has it: there the maps know most of classes, and still something of places.

    Returns
    -------
    ClassMap

    Raises
    ------
    ModelError
        The score does not depend on the layer, or the model has no numbers (meta device).
    ShapeError, ValueError, TypeError
        More than one picture; a layer that is not called, or returns no maps; a class the model does not have.

    References
    ----------
    Selvaraju, Cogswell, Das, Vedantam, Parikh, Batra (2017). Grad-CAM: Visual Explanations from Deep Networks via
    Gradient-based Localization. https://arxiv.org/abs/1610.02391, equations 1 and 2.

    Examples
    --------
    A network that looks for what is bright, in a picture that is bright above:

    >>> from torch import nn
    >>> looks = nn.Conv2d(1, 1, 1)
    >>> _ = nn.init.ones_(looks.weight), nn.init.zeros_(looks.bias)
    >>> model = nn.Sequential(looks, nn.AdaptiveAvgPool2d(1), nn.Flatten())
    >>> grad_cam(model, np.array([[[[1.0, 1.0], [0.0, 0.0]]]]), layer="0").map
    array([[0.25, 0.25],
           [0.  , 0.  ]])
    """
    from cnnedu.analysis._class_gradient import class_gradient

    if target is not None:
        at_least("grad_cam", "target", target, 0)
    path, chosen, score, maps, gradient = class_gradient("grad_cam", model, x, target, layer)
    channels = gradient.mean(axis=(1, 2))
    weighed = np.maximum(np.tensordot(channels, maps, axes=1), 0)
    return ClassMap(weighed, chosen, score, path, channels)
