"""What the connectivity explorer says in words and in code; ``frontend/ops/connectivity.ts`` writes the same code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.explorers._connectivity_layers import KINDS, drawn_costs, layer_costs, layer_matrices, shuffle
from cnnedu.explorers.format import number_text
from cnnedu.explorers.source import array_source

__all__ = ["LAYER_NAMES", "connectivity_source", "connectivity_words"]

LAYER_NAMES = {"dense": "dense", "local": "locally connected", "convolutional": "convolutional"}

_SOURCE = """\
outputs = {
    "dense": linear(input, dense),
    "locally connected": locally_connected2d(input[None, None], local.T[None, None, None, :, None])[0, 0],
    "convolutional": conv1d(input[None], kernel[None, None])[0],
}
for name, output in outputs.items():
    print(f"{name:>17}: {output}")
"""
_COUNTS = """
side = conv_output_size(size, kernel_size)
inputs, patch, outputs = size * size * channels, kernel_size * kernel_size * channels, filters * side * side
weights = {"dense": units * inputs, "locally connected": outputs * patch, "convolutional": filters * patch}
biases = {"dense": units, "locally connected": outputs, "convolutional": filters}
macs = {"dense": units * inputs, "locally connected": outputs * patch, "convolutional": outputs * patch}
for name in weights:
    print(f"{name:>17}: {weights[name] + biases[name]:,} parameters, {macs[name]:,} multiply-accumulates")
"""


def connectivity_source(state: Mapping[str, Any]) -> str:
    """Return the calls that compute the three outputs and the counts."""
    lines = [
        "import numpy as np",
        "from cnnedu.analysis import conv_output_size",
        "from cnnedu.functional import conv1d, linear, locally_connected2d",
        "",
        array_source("input", state["input"]),
        array_source("dense", state["dense_weight"]),
    ]
    if state["shuffled"]:
        order = ", ".join(map(str, shuffle(len(state["input"]))))
        lines.append(f"order = [{order}]")
        lines.append("input, dense = input[order], dense[:, order]  # shuffled: only a dense layer can follow")
    lines += [array_source("local", state["local_weight"]), array_source("kernel", state["kernel"])]
    names = ("size", "channels", "kernel_size", "filters", "units")
    counted = f"{', '.join(names)} = {', '.join(str(state[name]) for name in names)}\n"
    return "\n".join(lines) + "\n" + _SOURCE + "\n" + counted + _COUNTS.lstrip("\n")


def sum_text(input: np.ndarray, row: np.ndarray, first: int, taps: int) -> str:
    """Write the products of one output and their sum: 2×1 + −1×0 = 2."""
    pairs = zip(input[first : first + taps].tolist(), row[first : first + taps].tolist(), strict=True)
    products = " + ".join(f"{number_text(x)}×{number_text(w)}" for x, w in pairs)
    return f"{products} = {number_text(float(row @ input))}"


def connectivity_words(state: Mapping[str, Any], outputs: Mapping[str, np.ndarray]) -> str:
    """Say what the shown output is in each layer, and what the layers cost."""
    at, taps, inputs = state["position"], len(state["kernel"]), len(state["input"])
    input = state["input"][shuffle(inputs)] if state["shuffled"] else state["input"]
    first, seen = (0, inputs) if state["kind"] == "dense" else (at, taps)
    row = layer_matrices(state)[state["kind"]][at]
    others = [f"{LAYER_NAMES[kind]} {number_text(outputs[kind][at])}" for kind in KINDS if kind != state["kind"]]
    drawn = drawn_costs(inputs, taps)
    weights = ", ".join(f"{LAYER_NAMES[kind]} {drawn[kind].weights}" for kind in KINDS)
    names = ("size", "channels", "kernel_size", "filters", "units")
    costs = layer_costs(**{name: state[name] for name in names})
    counted = ", ".join(f"{LAYER_NAMES[kind]} {costs[kind].parameters:,}" for kind in KINDS)
    return (
        f"Output {at}, {LAYER_NAMES[state['kind']]}: {sum_text(input, row, first, seen)}; {'; '.join(others)}."
        f" Weights drawn: {weights}. Parameters on {state['size']}×{state['size']}×{state['channels']}: {counted}."
    )
