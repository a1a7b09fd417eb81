"""Which units a unit sees and reaches, along how many paths, and its gradient in random networks.

``frontend/ops/receptive_field.ts`` computes the same numbers; tests hold the two to each other and to torch.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from cnnedu.analysis.effective_field import HELD
from cnnedu.explorers._receptive_field_layers import FieldLayer, layer_sizes
from cnnedu.functional import (
    avg_pool2d,
    avg_pool2d_backward,
    conv2d,
    conv2d_backward,
    max_pool2d,
    max_pool2d_backward,
)

__all__ = ["NETWORKS", "held_size", "mean_gradient", "paths_down", "paths_up"]

NETWORKS = 24  # random networks that are averaged
HIDDEN = 4  # channels of a random network with ReLU, which would die with one

Unit = tuple[int, int, int]


def paths_down(layers: Sequence[FieldLayer], sizes: Sequence[int], layer: int, unit: int) -> list[np.ndarray]:
    """Return, for the input and each layer up to `layer`, how many paths lead from its units to the unit.

    Examples
    --------
    >>> [paths.tolist() for paths in paths_down([FieldLayer(3), FieldLayer(3)], [5, 3, 1], 2, 0)]
    [[1.0, 2.0, 3.0, 2.0, 1.0], [1.0, 1.0, 1.0], [1.0]]
    """
    found = [_one_hot(sizes[layer], unit)]
    for number in range(layer, 0, -1):
        found.append(_spread(layers[number - 1], found[-1], sizes[number - 1]))
    return found[::-1]


def paths_up(layers: Sequence[FieldLayer], sizes: Sequence[int], layer: int, unit: int) -> list[np.ndarray]:
    """Return, for `layer` and each above it, how many paths lead from the unit to its units."""
    found = [_one_hot(sizes[layer], unit)]
    for number in range(layer + 1, len(sizes)):
        taps, inside = _taps(layers[number - 1], np.arange(sizes[number]), sizes[number - 1])
        found.append((found[-1][np.where(inside, taps, 0)] * inside).sum(1))
    return found


def _one_hot(size: int, unit: int) -> np.ndarray:
    return np.asarray(np.arange(size) == unit, dtype=float)


def _taps(layer: FieldLayer, outputs: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Return what each output reads, (outputs, k), and whether that is inside rather than padding."""
    taps = outputs[:, None] * layer.stride - layer.padding + layer.dilation * np.arange(layer.kernel_size)
    return taps, (taps >= 0) & (taps < size)


def _spread(layer: FieldLayer, above: np.ndarray, size: int) -> np.ndarray:
    taps, inside = _taps(layer, np.arange(len(above)), size)
    each = np.broadcast_to(above[:, None], taps.shape)[inside]
    return np.asarray(np.bincount(taps[inside], each, minlength=size))


def held_size(mass: np.ndarray, centre: Sequence[float]) -> int:
    """Return 2r + 1 for the smallest r such that what is within r of the centre, along each axis, holds 95.45 %."""
    if not mass.any():  # nothing but padding
        return 1
    places = np.ogrid[tuple(slice(side) for side in mass.shape)]
    distance = np.zeros(mass.shape)
    for place, middle in zip(places, centre, strict=True):
        distance = np.maximum(distance, np.abs(place - middle))
    order = np.argsort(distance, axis=None, kind="stable")
    reached = np.searchsorted(np.cumsum(mass.ravel()[order]), HELD * mass.sum() * (1 - 1e-12))
    return int(2 * distance.ravel()[order[min(reached, mass.size - 1)]]) + 1


def mean_gradient(
    layers: Sequence[FieldLayer], size: int, axes: int, unit: Unit, weights: str, networks: int = NETWORKS
) -> np.ndarray:
    """Return how much each input pixel moves the unit, (rows, columns) with sum 1; one row on one axis.

    With equal weights every path counts the same. Else the mean absolute gradient of some random networks.
    """
    layer, row, column = unit
    sizes = layer_sizes(layers, size)
    if weights == "equal":
        across = paths_down(layers, sizes, layer, column)[0]
        down = paths_down(layers, sizes, layer, row)[0] if axes == 2 else np.ones(1)
        mass = np.outer(down, across)
    else:
        grads = [_gradient(layers, sizes, axes, unit, weights == "relu", number) for number in range(networks)]
        mass = np.abs(grads).sum(0)
    total = mass.sum()
    return mass / total if total else mass


def _gradient(
    layers: Sequence[FieldLayer], sizes: Sequence[int], axes: int, unit: Unit, relu: bool, number: int
) -> np.ndarray:
    """Return the gradient of the unit, in channel 0, of one random network on noise."""
    last, row, column = unit
    below = layers[:last]
    x = _draw(64 * number, (1, sizes[0] if axes == 2 else 1, sizes[0]))
    kept = []
    for place, layer in enumerate(below, 1):
        weight = None
        if layer.kind in ("conv", "causal"):
            kernel = (layer.kernel_size if axes == 2 else 1, layer.kernel_size)
            shape = (HIDDEN if relu else 1, len(x), *kernel)
            weight = _draw(64 * number + place, shape) / np.sqrt(shape[1] * kernel[0] * kernel[1])
        y = _forward(layer, x, weight, axes)
        kept.append((x, weight, y))
        x = np.maximum(y, 0) if relu and weight is not None and place < last else y
    grad = np.zeros(x.shape)
    grad[0, row if axes == 2 else 0, column] = 1
    for place in range(last, 0, -1):
        x, weight, y = kept[place - 1]
        if relu and weight is not None and place < last:
            grad = grad * (y > 0)
        grad = _backward(below[place - 1], grad, x, weight, axes)
    return np.asarray(grad[0])


def _per_axis(value: int, axes: int, idle: int) -> tuple[int, int]:
    return (value if axes == 2 else idle), value


def _framed(layer: FieldLayer, x: np.ndarray, axes: int) -> np.ndarray:
    """Return x with its padding: zeros, or for the maximum what never wins."""
    top, left = _per_axis(layer.padding, axes, 0)
    bottom, right = _per_axis(layer.after, axes, 0)
    fill = -1e300 if layer.kind == "max" else 0.0
    return np.pad(x, ((0, 0), (top, bottom), (left, right)), constant_values=fill)


def _window(layer: FieldLayer, axes: int) -> dict[str, Any]:
    window: dict[str, Any] = {"stride": _per_axis(layer.stride, axes, 1)}
    if layer.kind != "avg":
        window["dilation"] = _per_axis(layer.dilation, axes, 1)
    return window


def _forward(layer: FieldLayer, x: np.ndarray, weight: np.ndarray | None, axes: int) -> np.ndarray:
    x, window, kernel = _framed(layer, x, axes), _window(layer, axes), _per_axis(layer.kernel_size, axes, 1)
    if weight is not None:
        return np.asarray(conv2d(x, weight, **window))
    return np.asarray(max_pool2d(x, kernel, **window) if layer.kind == "max" else avg_pool2d(x, kernel, **window))


def _backward(layer: FieldLayer, grad: np.ndarray, x: np.ndarray, weight: np.ndarray | None, axes: int) -> np.ndarray:
    framed, window, kernel = _framed(layer, x, axes), _window(layer, axes), _per_axis(layer.kernel_size, axes, 1)
    if weight is not None:
        back = conv2d_backward(grad, framed, weight, **window).input
    elif layer.kind == "max":
        back = max_pool2d_backward(grad, framed, kernel, **window).input
    else:
        back = avg_pool2d_backward(grad, framed, kernel, **window).input
    (top, left), (_, height, width) = (_per_axis(layer.padding, axes, 0)), x.shape
    return np.asarray(back[:, top : top + height, left : left + width])


def _draw(stream: int, shape: tuple[int, ...]) -> np.ndarray:
    """Return numbers with mean 0 and variance 1, evenly from -√3 to √3, that the page draws too."""
    with np.errstate(over="ignore"):
        start = _mixed(np.array(stream + 1, np.uint32))
        hashed = _mixed(np.arange(np.prod(shape), dtype=np.uint32) ^ start)
    return np.asarray((2 * (hashed / 2**32) - 1) * np.sqrt(3)).reshape(shape)


def _mixed(x: np.ndarray) -> np.ndarray:
    """Scatter the bits of 32-bit numbers (the finaliser "lowbias32")."""
    x = (x ^ (x >> 16)) * np.uint32(0x7FEB352D)
    x = (x ^ (x >> 15)) * np.uint32(0x846CA68B)
    return np.asarray(x ^ (x >> 16))
