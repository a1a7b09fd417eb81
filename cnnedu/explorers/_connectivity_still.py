"""The connectivity explorer as a still picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.explorers._connectivity_layers import (
    KINDS,
    drawn_costs,
    layer_costs,
    layer_matrices,
    layer_outputs,
    shuffle,
)
from cnnedu.explorers._connectivity_text import LAYER_NAMES
from cnnedu.explorers.format import number_text
from cnnedu.explorers.svg import ACCENT, CELL, RULE, Drawing, activation_colour, input_colour, weight_colour

__all__ = ["connectivity_still"]

_LEFT, _TOP, _GAP, _FAN = 2, 26, 28, 84


def connectivity_still(state: Mapping[str, Any], title: str) -> str:
    """Draw outputs, edges, inputs and matrix of each layer, columns of the matrix below their inputs."""
    drawing = Drawing(title)
    inputs, taps = len(state["input"]), len(state["kernel"])
    matrices, outputs = layer_matrices(state), layer_outputs(state)
    input = state["input"][shuffle(inputs)] if state["shuffled"] else state["input"]
    for place, kind in enumerate(KINDS):
        left = _LEFT + place * (max(inputs * CELL, 232) + _GAP)
        _layer(drawing, left, kind, input, outputs[kind], matrices[kind], state)
        cost = drawn_costs(inputs, taps)[kind]
        drawing.label(left, _TOP - 8, f"{LAYER_NAMES[kind]}: {cost.weights} weights, {cost.macs} products")
    names = ("size", "channels", "kernel_size", "filters", "units")
    costs = layer_costs(**{name: state[name] for name in names})
    below = drawing.height + 24
    size, k = state["size"], state["kernel_size"]
    drawing.label(_LEFT, below, f"On {size}×{size}×{state['channels']}, {state['filters']} filters of {k}×{k}:")
    for line, (name, cost) in enumerate(costs.items(), start=1):
        aim = f" to {state['units']:,} units" if name == "dense" else ""
        label = (
            f"{LAYER_NAMES.get(name, name)}{aim}: {cost.parameters:,} parameters, {cost.macs:,} multiply-accumulates"
        )
        drawing.label(_LEFT, below + 20 * line, label)
    return drawing.render()


def _layer(
    drawing: Drawing,
    left: int,
    kind: str,
    input: np.ndarray,
    output: np.ndarray,
    matrix: np.ndarray,
    state: Mapping[str, Any],
) -> None:
    """Draw one layer: outputs above, a fan of edges, inputs, and the matrix beneath."""
    inputs, taps, at = len(input), len(state["kernel"]), state["position"]
    shift = (inputs - len(output)) * CELL // 2
    low, under = _TOP + CELL + _FAN, _TOP + 2 * CELL + _FAN + 14
    texts = [[number_text(value) for value in output.tolist()]]
    first, seen = (0, inputs) if kind == "dense" else (at, taps)
    for i, row in enumerate(matrix):
        columns = range(inputs) if kind == "dense" else range(i, i + taps)
        for j in columns:
            ends = left + shift + i * CELL + CELL // 2, _TOP + CELL, left + j * CELL + CELL // 2, low
            lit = i == at
            look = f'stroke="{ACCENT if lit else RULE}" stroke-width="{2.5 if lit else 1}"'
            drawing.parts.append(f'<path d="M{ends[0]} {ends[1]}L{ends[2]} {ends[3]}" fill="none" {look}/>')
        absent = [j not in columns for j in range(inputs)]
        cells = [["" if gone else number_text(w) for gone, w in zip(absent, row.tolist(), strict=True)]]
        drawing.grid(left, under + i * CELL, row[None], cells, weight_colour, float(np.abs(matrix).max()))
    drawing.grid(left + shift, _TOP, output[None], texts, activation_colour, float(np.abs(output).max()))
    numbers = [[number_text(value) for value in input.tolist()]]
    drawing.grid(left, low, input[None], numbers, input_colour, float(np.abs(input).max()))
    drawing.outline(left + shift + at * CELL, _TOP)
    drawing.outline(left + first * CELL, low, columns=seen)
    drawing.outline(left + first * CELL, under + at * CELL, columns=seen)
