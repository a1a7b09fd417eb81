"""Layers that are looked at as one: what computes, with what changes its numbers one by one."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

from cnnedu.explorers._feature_map_network import Layer, Network

__all__ = ["Stage", "stages_of"]

_ONE_BY_ONE = {"act", "norm", "identity", "softmax"}
_SHORT = {"convolution": "conv", "average pooling": "mean pool", "max pooling": "max pool"}


@dataclass(frozen=True)
class Stage:
    """A column of the picture.

    Parameters
    ----------
    name : str
        What the network calls the layer that computes.
    title : str
        What it is, in a word or two.
    main, last : int
        The layer that computes, and the last that belongs to it; layers count from 1, the input is 0.
    size : (int, int, int)
        Of what comes out of the last.
    shape : str
        The same, to be read.
    story : str
        How one of its numbers comes about.
    """

    name: str
    title: str
    main: int
    last: int
    size: tuple[int, int, int]
    shape: str
    story: str

    def to_json(self) -> dict[str, Any]:
        """Return what the page shows."""
        return {**vars(self), "size": list(self.size), "vector": self.size[1:] == (1, 1)}


def stages_of(network: Network) -> list[Stage]:
    """Return input and layers in groups; what only rearranges numbers belongs to the layer that reads them."""
    groups: list[tuple[int, int]] = [(0, 0)]
    rearranged = False
    for at, layer in enumerate(network.layers, 1):
        if layer.kind == "flatten" or (rearranged and layer.kind == "identity"):
            rearranged = True
        elif layer.kind in _ONE_BY_ONE and len(groups) > 1 and not rearranged:
            groups[-1] = (groups[-1][0], at)
        else:
            groups.append((at, at))
            rearranged = False
    if rearranged and len(groups) > 1:  # nothing reads them any more: they end the last
        groups[-1] = (groups[-1][0], len(network.layers))
    stages: list[Stage] = []
    for main, last in groups:
        stages.append(_stage(network, main, last, stages[-1].name if stages else ""))
    return stages


def _stage(network: Network, main: int, last: int, below: str) -> Stage:
    size = network.sizes[last]
    labelled = bool(network.labels) and last == len(network.layers)
    shape = "×".join(map(str, size))
    if size[1:] == (1, 1) and main:
        shape = f"{size[0]} {'classes' if labelled else 'units'}"
    if not main:
        story = "A pixel of the picture. Point at a unit of any layer to see its sum."
        return Stage("input", "picture", 0, 0, size, shape, story)
    layer = network.layers[main - 1]
    title = _SHORT.get(layer.title, layer.title)
    return Stage(layer.name, title, main, last, size, shape, _story(layer, network.sizes[main - 1], below))


def _story(layer: Layer, before: tuple[int, int, int], below: str) -> str:
    """Say how one number of the layer comes about."""
    weight = layer.arrays.get("weight")
    if layer.kind in ("pool", "adaptive"):
        what = "The mean" if layer.settings["mode"] == "avg" else "The largest"
        return f"{what} of neighbours in the same map of {below}. Pooling has no weights."
    if layer.kind == "linear":
        return f"A dense unit: every number of {below}, each times a weight of its own: {prod(before):,} products."
    if weight is None:
        return f"One number of {below}, and what {layer.title} makes of it."
    depth, height, width = weight.shape[1:]
    if depth == 1:
        return f"A {height}×{width} patch of {below} times a filter of as many weights, the same at every position."
    return (
        f"A {height}×{width} patch of each of {depth} maps of {below}, times a filter of {height}×{width}×{depth}"
        f" weights, the same at every position: {depth * height * width:,} products."
    )
