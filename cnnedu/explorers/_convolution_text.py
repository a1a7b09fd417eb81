"""What the convolution explorer says in words and in code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.explorers.format import number_text, weight_text
from cnnedu.explorers.source import array_source, common_denominator, pair_source
from cnnedu.functional import pad
from cnnedu.functional.padding import PadMode

__all__ = ["convolution_source", "equation", "pad_mode", "patch"]

_LONGEST = 9  # products written out; a 3 by 3 kernel on one channel


def pad_mode(state: Mapping[str, Any]) -> PadMode:
    """Return the padding mode as `pad` calls it."""
    return "constant" if state["padding_mode"] == "zeros" else state["padding_mode"]


def patch(state: Mapping[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """Return what the shown output cell multiplies: its patch and its kernel, both (channels, k_h, k_w)."""
    (filter_, row, column), (height, width) = state["position"], state["padding"]
    padded = pad(state["input"], (width, width, height, height), pad_mode(state))
    kernel = state["weight"][filter_]
    (s_h, s_w), (d_h, d_w), (k_h, k_w) = state["stride"], state["dilation"], kernel.shape[1:]
    rows = row * s_h + d_h * np.arange(k_h)
    columns = column * s_w + d_w * np.arange(k_w)
    return padded[:, rows[:, None], columns], kernel[:, ::-1, ::-1] if state["flip"] else kernel


def equation(state: Mapping[str, Any], output: np.ndarray) -> str:
    """Write the sum behind the shown output cell: output row 1, column 2: 1×0 + 2×3 + … = 29.

    With several channels, the sum of each channel stands for its products.
    """
    cells, kernel = patch(state)
    filter_, row, column = state["position"]
    bias, q = state["bias"][filter_], common_denominator(kernel.ravel())
    if len(cells) > 1:
        terms = [f"{number_text(total)} (channel {c})" for c, total in enumerate((cells * kernel).sum((1, 2)))]
    else:
        pairs = zip(cells.ravel().tolist(), kernel.ravel().tolist(), strict=True)
        terms = [f"{number_text(x)}×{weight_text(w, q)}" for x, w in pairs]
        if len(terms) > _LONGEST:
            terms = [*terms[:_LONGEST], f"… ({len(terms)} products)"]
    if bias:
        terms.append(f"{number_text(bias)} (bias)")
    where = (f"filter {filter_}, " if len(output) > 1 else "") + f"output row {row}, column {column}"
    return f"{where}: {' + '.join(terms)} = {number_text(output[state['position']])}"


def convolution_source(state: Mapping[str, Any]) -> str:
    """Return the call that reproduces the screen; ``frontend/ops/source.ts`` writes the same."""
    backward, biased = state["mode"] == "backward", bool(state["bias"].any())
    padded = state["padding_mode"] != "zeros" and any(state["padding"])
    names = ["conv2d", *["conv2d_backward"] * backward, *["pad"] * padded]
    lines = ["import numpy as np", f"from cnnedu.functional import {', '.join(names)}", ""]
    lines.append(array_source("input", state["input"]))
    if padded:
        height, width = state["padding"]
        border = f"({width}, {width}, {height}, {height})"
        lines.append(f'input = pad(input, {border}, mode="{state["padding_mode"]}")  # left, right, top, bottom')
    lines.append(array_source("weight", state["weight"]))
    if state["flip"]:
        lines.append("weight = weight[..., ::-1, ::-1]  # rotated by 180 degrees: true convolution")
    if biased:
        lines.append(array_source("bias", state["bias"]))
    operands = f"input, weight{', bias' if biased else ''}{_options(state, padded)})"
    lines.append(f"output = conv2d({operands}")
    if backward:
        lines.append("grad_output = np.zeros_like(output)")
        lines.append(f"grad_output[{', '.join(map(str, state['position']))}] = 1")
        lines.append(f"gradients = conv2d_backward(grad_output, {operands}")
        if padded:
            lines.append("# gradients.input is that of the padded input")
        if state["flip"]:
            lines.append("# gradients.weight is that of the rotated weight")
    return "\n".join(lines) + "\n"


def _options(state: Mapping[str, Any], padded: bool) -> str:
    """Return the keyword arguments that differ from their defaults, in the order of the signature."""
    padding = (0, 0) if padded else state["padding"]
    options = [("stride", state["stride"], 1), ("padding", padding, 0), ("dilation", state["dilation"], 1)]
    return "".join(f", {name}={pair_source(pair)}" for name, pair, usual in options if pair != (usual, usual))
