"""What the feature map explorer says in words and in code; ``frontend/feature_map/words.ts`` writes the same code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from cnnedu.explorers._feature_map_network import Network
from cnnedu.explorers._feature_map_picture import sample_digits
from cnnedu.explorers._feature_map_stages import stages_of
from cnnedu.explorers.format import number_text, percent_text
from cnnedu.explorers.source import array_source, literal, number_source

__all__ = ["feature_map_sentence", "feature_map_source", "layer_variables", "network_source"]

_LENET5 = """\
w = load_weights("lenet5")
c1 = tanh(conv2d(input, w["c1.weight"], w["c1.bias"]))
s2 = avg_pool2d(c1, 2)
c3 = tanh(conv2d(s2, w["c3.weight"], w["c3.bias"]))
s4 = avg_pool2d(c3, 2)
c5 = tanh(conv2d(s4, w["c5.weight"], w["c5.bias"]))
f6 = tanh(linear(c5.ravel(), w["f6.weight"], w["f6.bias"]))
output = linear(f6, w["output.weight"], w["output.bias"])
print(softmax(output, 0).round(4))
"""
_YOURS = """\
# model: the network that this explorer was given
x = torch.tensor(input)[None]
outputs = [x]
with torch.no_grad():
    for name in {names}:
        outputs.append(model.get_submodule(name).eval()(outputs[-1]))
print(outputs[-1])
"""


def feature_map_sentence(network: Network, outputs: Sequence[np.ndarray], unit: tuple[int, ...]) -> str:
    """Say what the network answers, and what the unit shown is worth."""
    layer, channel, row, column = unit
    name = next(stage.name for stage in stages_of(network) if layer <= stage.last)
    vector = outputs[layer].shape[1:] == (1, 1)
    where = f"unit {channel}" if vector else f"map {channel}, row {row}, column {column}"
    shown = f"Shown: {name}, {where} = {number_text(float(outputs[layer][channel, row, column]))}."
    shares = network.probabilities(outputs[-1])
    if shares is None:
        return shown
    best, second = np.argsort(shares, kind="stable")[::-1][:2]
    first = f"Read as {network.labels[best]} ({percent_text(float(shares[best]))})"
    return f"{first}, then {network.labels[second]} ({percent_text(float(shares[second]))}). {shown}"


def network_source(network: Network) -> str:
    """Return the lines that run the network on ``input``."""
    if network.origin == "lenet5":
        return _LENET5
    return _YOURS.format(names=literal([layer.name for layer in network.layers]))


def layer_variables(network: Network) -> list[str | None]:
    """Return, for the input and each layer, what these lines call its numbers; None where they have no name."""
    if network.origin != "lenet5":
        return [f"outputs[{i}][0]" for i in range(len(network.layers) + 1)]
    made: list[str | None] = ["input"]
    for layer in network.layers:
        follows = network.layers[len(made) - 2].name  # what an activation belongs to
        made.append(layer.name if layer.name in ("s2", "s4", "output") else follows if layer.kind == "act" else None)
    return made


def feature_map_source(state: Mapping[str, Any], network: Network, paper: float) -> str:
    """Return the code that computes what is on the screen."""
    picture, source = state["input"], _sample(state["input"])
    shipped = network.origin == "lenet5"
    data = [*["centre_digit"] * state["centre"], *["load_digit_samples"] * (source is not None)]
    lines = ["import numpy as np", *["import torch"] * (not shipped)]
    if data or shipped:
        lines.append(f"from cnnedu.data import {', '.join([*data, *['load_weights'] * shipped])}")
    if shipped:
        lines.append("from cnnedu.functional import avg_pool2d, conv2d, linear, softmax, tanh")
    lines.append("")
    if source is not None:
        channels = len(picture)
        border = (picture.shape[1] - 28) // 2
        lines.append(f"digit = {source} / 255")
        lines.append(f"input = np.pad(digit, {border})[None]" if border else "input = digit[None]")
        if channels > 1:
            lines.append(f"input = np.repeat(input, {channels}, axis=0)")
    else:
        lines.append(array_source("input", picture))
    if state["centre"]:
        minus, plus = (f" - {number_source(paper)}", f" + {number_source(paper)}") if paper else ("", "")
        lines.append(f"input = np.stack([centre_digit(plane{minus}){plus} for plane in input])")
    lines += _moved(state, picture.shape, paper)
    lines.append("input = input.astype(np.float32)")
    text = "\n".join(lines) + "\n" + network_source(network)
    return text + _unit_line(network, state["unit"])


def _moved(state: Mapping[str, Any], size: tuple[int, ...], paper: float) -> list[str]:
    """Shift, then cover."""
    _, height, width = size
    (down, right), (row, column, side) = state["shift"], state["patch"]
    lines = []
    if down or right:
        room = max(abs(down), abs(right))
        fill = f", constant_values={number_source(paper)}" if paper else ""
        rows, columns = f"{room - down}:{room - down + height}", f"{room - right}:{room - right + width}"
        lines.append(f"room = ((0, 0), ({room}, {room}), ({room}, {room}))")
        lines.append(f"input = np.pad(input, room{fill})[:, {rows}, {columns}]  # {down} down, {right} to the right")
    if side:
        lines.append(f"input[:, {row}:{row + side}, {column}:{column + side}] = {number_source(paper)}  # the patch")
    return lines


def _unit_line(network: Network, unit: tuple[int, ...]) -> str:
    layer, channel, row, column = unit
    name = layer_variables(network)[layer]
    if name is None:
        return ""
    flat = {"flatten", "linear"} & {before.kind for before in network.layers[:layer]}
    place = f"{channel}" if flat else f"{channel}, {row}, {column}"
    return f"print({name}[{place}])  # the unit shown\n"


def _sample(picture: np.ndarray) -> str | None:
    """Return the Python that loads a picture, if it is a digit that the page carries, as it came."""
    images, _, sources = sample_digits()
    _, height, width = picture.shape
    if (height, width) not in {(28, 28), (32, 32)} or (picture != picture[0]).any():
        return None
    border = (height - 28) // 2
    plane = picture[0]
    inner = plane[border : height - border, border : width - border]
    if (plane != np.pad(inner, border)).any():
        return None
    same = np.flatnonzero((images / 255 == inner).all((1, 2)))
    return sources[int(same[0])] if len(same) else None
