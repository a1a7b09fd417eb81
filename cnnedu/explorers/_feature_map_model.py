"""The network that ships, and a student's own, checked for what a page can carry."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import prod
from typing import Any

import numpy as np

from cnnedu.data import load_weights
from cnnedu.errors import ShapeError, format_shape
from cnnedu.explorers._feature_map_network import Layer, Network

__all__ = ["network_of", "shipped_network"]

MOST_PARAMETERS, MOST_ACTIVATIONS, MOST_WORK = 2_000_000, 3_000_000, 60_000_000
_MOST_LABELS = 1000
_AXES = ("channels", "height", "width")
Size = tuple[int, int, int]


@lru_cache(maxsize=1)
def shipped_network() -> Network:
    """Return LeNet-5 as it was trained by ``make weights``."""
    weights = load_weights("lenet5")

    def part(name: str) -> dict[str, np.ndarray | None]:
        return {"weight": weights[f"{name}.weight"], "bias": weights[f"{name}.bias"]}

    def conv(name: str) -> Layer:
        plain = {"stride": [1, 1], "dilation": [1, 1], "border": [0] * 4, "border_mode": "zeros", "groups": 1}
        return Layer("conv", name, {"kernel": [5, 5], **plain}, part(name))

    def halve(name: str) -> Layer:
        square = {"kernel": [2, 2], "stride": [2, 2], "dilation": [1, 1], "padding": [0, 0], "ceil": False}
        return Layer("pool", name, {"mode": "avg", **square, "divisor": "window"}, {})

    act = Layer("act", "act", {"f": "tanh", "params": []}, {})
    flatten = Layer("flatten", "flatten", {}, {})
    f6, output = Layer("linear", "f6", {}, part("f6")), Layer("linear", "output", {}, part("output"))
    layers = [conv("c1"), act, halve("s2"), conv("c3"), act, halve("s4"), conv("c5"), act, flatten, f6, act, output]
    return Network(layers, (1, 32, 32), tuple("0123456789"), "lenet5")


def network_of(model: Any, input_size: Size | None, labels: Sequence[str] | None) -> Network:
    """Return a student's model as layers; without `input_size`, it is the first of two usual sizes that fits.

    One channel stands for as many as the model reads, and a 28×28 digit may stand for one in a border of two.

    Raises
    ------
    TypeError, ValueError, ShapeError
        A layer the page cannot run, weights that are not finite, an input that does not fit, labels that do not, or
        a model too big for a page.
    """
    from cnnedu.explorers._feature_map_torch import layers_of

    layers = layers_of(model)
    if not layers:
        raise ValueError("FeatureMapExplorer: the model has no layers.")
    parameters = Network(layers, (1, 1, 1), (), "yours").parameters
    if parameters > MOST_PARAMETERS:
        raise ValueError(
            f"FeatureMapExplorer: the model has {parameters:,} parameters; a page carries at most {MOST_PARAMETERS:,}."
            " summarize(model) takes models of any size."
        )
    first = next((layer for layer in layers if layer.kind == "conv"), None)
    channels, height, width = input_size or (1, 28, 28)
    if channels == 1 and first is not None:
        channels = _channels(first)
    sizes = [(channels, height, width)] + [(channels, 32, 32)] * ((height, width) == (28, 28))
    input_size = _first_that_fits(layers, sizes)
    network = Network(_without_idle(layers, input_size), input_size, (), "yours")
    _check_size(network)
    return Network(network.layers, input_size, _labels(network, labels), "yours")


def _channels(layer: Layer) -> int:
    weight = layer.arrays["weight"]
    assert weight is not None
    return int(weight.shape[1] * layer.settings["groups"])


def _first_that_fits(layers: Sequence[Layer], sizes: Sequence[Size]) -> Size:
    problems = []
    for size in sizes:
        try:
            _walk(layers, size)
        except ShapeError as error:
            problems.append(str(error))
        else:
            return size
    raise ShapeError(f"{problems[0]} Give one picture that fits the model: input=array of (channels, height, width).")


def _without_idle(layers: Sequence[Layer], size: Size) -> list[Layer]:
    """Leave out the mean of `LeNet5` over positions where there is one position."""
    sizes = [size, *_walk(layers, size)]
    return [
        layer
        for layer, before in zip(layers, sizes[:-1], strict=True)
        if not (layer.name == "mean" and before[1:] == (1, 1))
    ]


def _walk(layers: Sequence[Layer], size: Size) -> list[Size]:
    """Return the size of what comes out of each layer, or say which layer cannot take what comes in."""
    x = np.zeros(size, np.float32)
    sizes: list[Size] = []
    for layer in layers:
        told = f"FeatureMapExplorer: layer {layer.name!r} ({layer.title}) reads"
        got = format_shape(x.shape, _AXES)
        needs = _needs(layer, x.shape)
        if needs is not None:
            raise ShapeError(f"{told} {needs}, but gets {got} when the input is {format_shape(size, _AXES)}.")
        try:
            x = layer.run(x)
        except ValueError as error:
            raise ShapeError(f"{told} {got} when the input is {format_shape(size, _AXES)}: {error}") from None
        sizes.append((x.shape[0], x.shape[1], x.shape[2]))
    return sizes


def _needs(layer: Layer, size: tuple[int, ...]) -> str | None:
    """Say what a layer needs, where that is not what it gets."""
    weight = layer.arrays.get("weight")
    if layer.kind == "conv" and size[0] != _channels(layer):
        return _counted(_channels(layer), "channel")
    if layer.kind == "linear" and weight is not None:
        if size[1:] != (1, 1):
            return f"a vector of {weight.shape[1]} numbers (put nn.Flatten() before it)"
        return _counted(weight.shape[1], "number") if size[0] != weight.shape[1] else None
    scale = layer.arrays.get("scale")
    return _counted(len(scale), "channel") if scale is not None and len(scale) != size[0] else None


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _check_size(network: Network) -> None:
    numbers = sum(prod(size) for size in network.sizes)
    if numbers > MOST_ACTIVATIONS:
        raise ValueError(
            f"FeatureMapExplorer: on this input the model computes {numbers:,} activations; a page shows at most"
            f" {MOST_ACTIVATIONS:,}. Try a smaller picture."
        )
    if network.work > MOST_WORK:
        raise ValueError(
            f"FeatureMapExplorer: on this input the model takes {network.work:,} multiply-accumulates; at most"
            f" {MOST_WORK:,} are done while one draws. Try a smaller picture."
        )


def _labels(network: Network, labels: Sequence[str] | None) -> tuple[str, ...]:
    count, *place = network.sizes[-1]
    vector = place == [1, 1] and 1 < count <= _MOST_LABELS
    if labels is None:
        return tuple(map(str, range(count))) if vector else ()
    if isinstance(labels, str) or not all(isinstance(label, str) for label in labels):
        raise TypeError(f"FeatureMapExplorer: labels must be a list of str, got {labels!r}.")
    if not vector or len(labels) != count:
        got = format_shape(network.sizes[-1], _AXES)
        raise ValueError(f"FeatureMapExplorer: labels must name each output, which is {got}; got {len(labels)} labels.")
    return tuple(labels)
