"""The pooling explorer as a still picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.explorers._pooling_text import equations, told
from cnnedu.explorers._pooling_windows import averages, changes, gradients, maxima, moved
from cnnedu.explorers.format import cell_text
from cnnedu.explorers.svg import CELL, Drawing, activation_colour, input_colour

__all__ = ["pooling_still"]

_LEFT, _TOP, _GAP = 4, 26, 40


def pooling_still(state: Mapping[str, Any]) -> str:
    """Draw the map with the current window, its maxima and its averages; below, the shifted map or the gradients."""
    map = state["input"]
    largest, mean = maxima(map[None], state)[0][0], averages(map[None], state)[0]
    drawing = Drawing(told(state, changes(state), largest.size))
    columns = _Row(drawing, _TOP, state)
    columns.window(columns.add("input", map, False))
    for name, values in (("max", largest), ("average", mean)):
        columns.cell(columns.add(name, values, True))
    top = drawing.height + _GAP
    if state["mode"] == "shift":
        after = moved(state)
        row = _Row(drawing, top, state)
        row.window(row.add("shifted", after, False))
        for name, values in (("max", maxima(after[None], state)[0][0]), ("average", averages(after[None], state)[0])):
            row.cell(row.add(name, values, True))
    if state["mode"] == "backward":
        row = _Row(drawing, top, state)
        row.cell(row.add("gradient arriving", state["grad_output"], True))
        for name, values in zip(("through max", "through average"), gradients(state), strict=True):
            row.window(row.add(name, values, True))
    for line in equations(state, map):
        drawing.label(_LEFT, drawing.height + 24, line)
    drawing.label(_LEFT, drawing.height + 20, "Weights to learn: 0")
    return drawing.render()


class _Row:
    """Maps side by side."""

    def __init__(self, drawing: Drawing, top: int, state: Mapping[str, Any]) -> None:
        self.drawing, self.top, self.state, self.left = drawing, top, state, _LEFT

    def add(self, name: str, values: np.ndarray, output: bool) -> int:
        """Draw a map and return its left edge."""
        left = self.left
        self.drawing.label(left, self.top - 8, name)
        texts = [[cell_text(value, characters=5) for value in line] for line in values.tolist()]
        finite = values[np.isfinite(values)]
        most = float(np.abs(finite).max(initial=0))
        shown = np.where(np.isfinite(values), values, 0)
        self.drawing.grid(left, self.top, shown, texts, activation_colour if output else input_colour, most)
        self.left += max(values.shape[1] * CELL, 7 * len(name)) + _GAP
        return left

    def cell(self, left: int) -> None:
        """Outline the output shown."""
        row, column = self.state["position"]
        self.drawing.outline(left + column * CELL, self.top + row * CELL)

    def window(self, left: int) -> None:
        """Outline what lies on the map of the window shown."""
        height, width = self.state["input"].shape
        if self.state["window"] == "global":
            return self.drawing.outline(left, self.top, height, width)
        sizes = zip(self.state["position"], self.state["stride"], self.state["padding"], strict=True)
        starts = [at * step - pad for at, step, pad in sizes]
        ends = [start + size for start, size in zip(starts, self.state["kernel_size"], strict=True)]
        (row, column), (bottom, right) = (max(0, at) for at in starts), map(min, ends, (height, width))
        self.drawing.outline(left + column * CELL, self.top + row * CELL, max(0, bottom - row), max(0, right - column))
