"""The convolution explorer as a still picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from cnnedu.explorers._convolution_text import equation, pad_mode
from cnnedu.explorers.format import cell_text, number_text, weight_text
from cnnedu.explorers.source import common_denominator
from cnnedu.explorers.svg import CELL, Colour, Drawing, activation_colour, input_colour, weight_colour
from cnnedu.functional import pad

__all__ = ["convolution_still"]

_LEFT, _TOP, _GAP = 2, 26, 36
_WORD = 7  # pixels of a character in a label, about


def convolution_still(
    state: Mapping[str, Any], output: np.ndarray, gradients: tuple[np.ndarray, np.ndarray] | None = None
) -> str:
    """Draw the padded input with the current patch, the current filter, and its map with the current cell.

    `gradients` of that cell, with respect to input and weight, are drawn beside them when they are given.
    """
    filter_, row, column = state["position"]
    height, width = state["padding"]
    padded = pad(state["input"], (width, width, height, height), pad_mode(state))
    kernel = state["weight"][filter_][:, ::-1, ::-1] if state["flip"] else state["weight"][filter_]
    drawing = Drawing(equation(state, output))

    columns = _Columns(drawing, step=max(padded.shape[1], kernel.shape[1]) * CELL + _TOP + 10)
    columns.add("input", padded, input_colour, np.abs(padded).max())
    for channel in range(len(padded)):
        top = _TOP + channel * columns.step
        if height or width:
            rows, cells = state["input"].shape[1:]
            drawing.outline(_LEFT + width * CELL, top + height * CELL, rows, cells, accent=False)
        _outline_patch(drawing, top, state, kernel.shape[1:])
    q = common_denominator(kernel.ravel())
    name = "rotated kernel" if state["flip"] else "kernel"
    columns.add(name, kernel, weight_colour, np.abs(state["weight"]).max(), lambda w: weight_text(w, q))
    name = f"output, filter {filter_}" if len(output) > 1 else "output"
    left = columns.add(name, output[filter_][None], activation_colour, np.abs(output).max())
    drawing.outline(left + column * CELL, _TOP + row * CELL)
    if gradients is not None:
        for name, grad in (("to input", gradients[0]), ("to kernel", gradients[1][filter_])):
            columns.add(f"gradient {name}", grad, activation_colour, np.abs(grad).max())
    drawing.label(_LEFT, drawing.height + 24, drawing.title)
    return drawing.render()


class _Columns:
    """Stacks of maps, side by side, one map per channel."""

    def __init__(self, drawing: Drawing, step: int) -> None:
        self.drawing, self.step, self.left = drawing, step, _LEFT

    def add(
        self, name: str, maps: np.ndarray, colour: Colour, most: float, write: Callable[[float], str] = number_text
    ) -> int:
        """Draw a stack and return its left edge."""
        left = self.left
        names = [f"{name}, channel {channel}" for channel in range(len(maps))] if len(maps) > 1 else [name]
        for channel, (label, values) in enumerate(zip(names, maps, strict=True)):
            top = _TOP + channel * self.step
            self.drawing.label(left, top - 8, label)
            texts = [[cell_text(value, write) for value in line] for line in values.tolist()]
            self.drawing.grid(left, top, values, texts, colour, float(most))
        self.left += max(maps.shape[2] * CELL, _WORD * len(names[-1])) + _GAP
        return left


def _outline_patch(drawing: Drawing, top: int, state: Mapping[str, Any], kernel_size: tuple[int, ...]) -> None:
    """Frame the cells the kernel reads: one block, or each by itself where dilation leaves gaps."""
    _, row, column = state["position"]
    (s_h, s_w), (d_h, d_w), (k_h, k_w) = state["stride"], state["dilation"], kernel_size
    if d_h == d_w == 1:
        drawing.outline(_LEFT + column * s_w * CELL, top + row * s_h * CELL, k_h, k_w)
        return
    for m, n in np.ndindex(k_h, k_w):
        drawing.outline(_LEFT + (column * s_w + n * d_w) * CELL, top + (row * s_h + m * d_h) * CELL)
