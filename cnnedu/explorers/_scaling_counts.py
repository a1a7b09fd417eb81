"""EfficientNet of any width, depth and resolution, counted without building it: the real model's counts, exactly."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

__all__ = ["GROWTHS", "PUBLISHED_SIZES", "NetworkSize", "ScaledNetwork", "count_network", "scaled_sizes", "work_growth"]

# Expansion, kernel, stride, channels and layers of B0's stages, as in `cnnedu.models.efficientnet`.
_STAGES = (
    (1, 3, 1, 16, 1),
    (6, 3, 2, 24, 2),
    (6, 5, 2, 40, 2),
    (6, 3, 2, 80, 3),
    (6, 5, 1, 112, 3),
    (6, 5, 2, 192, 4),
    (6, 3, 1, 320, 1),
)
_SIDE, _CLASSES = 224, 1000
GROWTHS = ("compound", "depth", "width", "resolution")


class NetworkSize(NamedTuple):
    """How much wider and deeper than B0, and the side of the images: what `published_scaling` returns."""

    width: float
    depth: float
    resolution: int


#: What the authors settled on; a test holds it to `published_scaling`.
PUBLISHED_SIZES: Mapping[str, NetworkSize] = {
    "b0": NetworkSize(1.0, 1.0, 224),
    "b1": NetworkSize(1.0, 1.1, 240),
    "b2": NetworkSize(1.1, 1.2, 260),
    "b3": NetworkSize(1.2, 1.4, 300),
    "b4": NetworkSize(1.4, 1.8, 380),
    "b5": NetworkSize(1.6, 2.2, 456),
    "b6": NetworkSize(1.8, 2.6, 528),
    "b7": NetworkSize(2.0, 3.1, 600),
}


class ScaledNetwork(NamedTuple):
    """A network counted: of each of the seven stages its layers, channels and the side of its maps."""

    parameters: int
    macs: int
    layers: tuple[int, ...]
    channels: tuple[int, ...]
    sides: tuple[int, ...]


def work_growth(alpha: float, beta: float, gamma: float) -> float:
    """Return α·β²·γ², by which the work grows with every step of φ.

    Examples
    --------
    >>> round(work_growth(1.2, 1.1, 1.15), 2)
    1.92
    """
    return alpha * beta * beta * gamma * gamma


def scaled_sizes(state: Mapping[str, Any]) -> NetworkSize:
    """Return the size of the network that is shown: by the rule, by one dimension for the same work, or published."""
    if state["network"] != "formula":
        return PUBLISHED_SIZES[state["network"]]
    phi, alpha, beta, gamma = (state[name] for name in ("phi", "alpha", "beta", "gamma"))
    work = work_growth(alpha, beta, gamma)
    if state["grow"] == "depth":
        return NetworkSize(1.0, work**phi, _SIDE)
    if state["grow"] == "width":
        return NetworkSize(work ** (phi / 2), 1.0, _SIDE)
    if state["grow"] == "resolution":
        return NetworkSize(1.0, 1.0, round(_SIDE * work ** (phi / 2)))
    return NetworkSize(beta**phi, alpha**phi, round(_SIDE * gamma**phi))


def _divisible(channels: float) -> int:
    """Round to a multiple of 8, never down by more than a tenth: `make_divisible` of cnnedu.models."""
    rounded = max(8, int(channels + 4) // 8 * 8)
    return rounded + 8 if rounded < 0.9 * channels else rounded


def _block(inside: int, outside: int, expansion: int, kernel: int, side: int, after: int) -> tuple[int, int]:
    """Return parameters and multiply-accumulates of one MBConv from maps of `side` to maps of `after`."""
    hidden, squeezed = expansion * inside, max(1, inside // 4)
    expand = inside * hidden if expansion != 1 else 0
    depthwise, project, gate = kernel * kernel * hidden, hidden * outside, 2 * hidden * squeezed
    norms = 2 * (hidden * (expansion != 1) + hidden + outside)
    parameters = expand + depthwise + project + gate + squeezed + hidden + norms
    return parameters, expand * side * side + (depthwise + project) * after * after + gate


def count_network(width: float, depth: float, resolution: int) -> ScaledNetwork:
    """Count an EfficientNet, with its classifier for 1,000 classes.

    Examples
    --------
    >>> b0 = count_network(1, 1, 224)
    >>> b0.parameters, b0.macs
    (5288548, 385814752)
    """
    inside, side = _divisible(32 * width), (resolution + 1) // 2
    parameters, macs = 29 * inside, 27 * inside * side * side
    layers, channels, sides = [], [], []
    for expansion, kernel, stride, full, repeats in _STAGES:
        outside, count = _divisible(full * width), math.ceil(repeats * depth)
        after = (side + stride - 1) // stride
        first = _block(inside, outside, expansion, kernel, side, after)
        other = _block(outside, outside, expansion, kernel, after, after)
        parameters += first[0] + (count - 1) * other[0]
        macs += first[1] + (count - 1) * other[1]
        inside, side = outside, after
        layers.append(count)
        channels.append(outside)
        sides.append(after)
    head = 4 * inside
    parameters += inside * head + 2 * head + head * _CLASSES + _CLASSES
    macs += inside * head * side * side + head * _CLASSES
    return ScaledNetwork(parameters, macs, tuple(layers), tuple(channels), tuple(sides))
