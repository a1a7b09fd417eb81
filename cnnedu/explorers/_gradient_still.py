"""The gradient explorer as a still picture: maps above their gradients, or a chart of layers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.explorers._gradient_chain import PARTS, Backpropagation, backward_steps
from cnnedu.explorers._gradient_measured import measured_spread
from cnnedu.explorers._gradient_text import magnitude_text
from cnnedu.explorers.format import cell_text
from cnnedu.explorers.svg import CELL, RULE, Drawing, activation_colour, input_colour, weight_colour

__all__ = ["chain_still", "layers_still"]

_LEFT, _TOP, _GAP = 4, 26, 30
_COLOURS = {"input": input_colour, "kernel": weight_colour}


def chain_still(state: Mapping[str, Any], done: Backpropagation, title: str) -> str:
    """Draw the forward maps in a row, and below each the gradient with respect to it."""
    drawing = Drawing(title)
    names = {"input": "input", "kernel": "kernel", "features": "feature map", "active": "ReLU", "output": "output"}
    if state["activation"] == "none":
        del names["active"]
    names["output"] = "max" if state["pooling"] == "max" else "average"
    steps = backward_steps(state, done)
    shown = steps[min(state["step"], len(steps) - 1)]
    part, row, col = shown if shown[0] in names else ("features", *shown[1:])
    bottom = _TOP + max(done.values["input"].shape[0], 1) * CELL + _TOP + 12
    left = _LEFT
    for name in (name for name in PARTS if name in names):
        values, grads = done.values[name], done.grads[name]
        for top, map, label in ((_TOP, values, names[name]), (bottom, grads, f"∂L/∂{names[name]}")):
            drawing.label(left, top - 8, label)
            texts = [[cell_text(value) for value in line] for line in map.tolist()]
            colour = activation_colour if map is grads else _COLOURS.get(name, activation_colour)
            drawing.grid(left, top, map, texts, colour, float(np.abs(map).max()))
        if name == part:
            drawing.outline(left + col * CELL, bottom + row * CELL)
        left += max(values.shape[1] * CELL, 8 * len(f"∂L/∂{names[name]}")) + _GAP
    drawing.paragraph(_LEFT, drawing.height + 20, title)
    return drawing.render()


def layers_still(state: Mapping[str, Any], title: str) -> str:
    """Draw the norms of the plain and the residual network over their layers, on a logarithmic axis."""
    drawing = Drawing(title)
    curves = [("plain", "#b3500b", "", False), ("residual", "#1f63a8", ' stroke-dasharray="7 3"', True)]
    all_norms = [measured_spread(state, shortcuts)["median"] for *_, shortcuts in curves]
    low, high = (f(math.log10(value) for norms in all_norms for value in norms) for f in (min, max))
    left, top, width, height = 76, 20, 480, 220
    span = max(high - low, 1e-9)

    def place(index: int, count: int, value: float) -> tuple[float, float]:
        return left + width * index / (count - 1), top + height * (high - math.log10(value)) / span

    for at in range(6):
        y = top + height * at / 5
        drawing.parts.append(f'<path d="M{left} {y:.1f}h{width}" stroke="{RULE}" stroke-opacity="0.4"/>')
        drawing.label(4, round(y) + 4, magnitude_text(10 ** (high - span * at / 5)))
    for (name, colour, dash, _), norms in zip(curves, all_norms, strict=True):
        points = [place(index, len(norms), value) for index, value in enumerate(norms)]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        drawing.parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        drawing.label(left + width + 8, round(points[-1][1]) + (0 if name == "plain" else 16), name)
    for index in range(0, state["depth"], 9 if state["depth"] == 56 else 4):
        drawing.label(round(place(index, state["depth"], 1.0)[0]) - 4, top + height + 18, str(index + 1))
    drawing.label(left, top + height + 36, "layer; norm of the gradient, median of five seeds")
    drawing.paragraph(_LEFT, drawing.height + 20, title)
    return drawing.render()
