"""What the equivariance explorer says in words and in code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import ceil, floor
from typing import Any

from cnnedu.explorers._equivariance_claims import Claim
from cnnedu.explorers._equivariance_layers import border, layer_weight, output_stride
from cnnedu.explorers.format import number_text
from cnnedu.explorers.source import array_source, number_source

__all__ = ["equivariance_source", "equivariance_told"]


def equivariance_told(state: Mapping[str, Any], equivariance: Claim, invariance: Claim) -> str:
    """Say how far f(shift(x)) is from shift(f(x)), and where."""
    down, right = state["shift"]
    name = state["function"].replace("_", " ")
    text = f"{name}, shifted by {down} down, {right} right: {_claim('shift(f(x))', equivariance)}"
    return f"{text} {_claim('f(x)', invariance)}" if state["invariance"] else text


def _claim(other: str, comparison: Claim) -> str:
    if comparison.largest == 0:
        return f"f(shift(x)) equals {other} exactly."
    row, column = comparison.where
    largest = number_text(comparison.largest)
    return f"f(shift(x)) differs from {other} by up to {largest}, at row {row}, column {column}."


def _pad_source(x: str, window: int, mode: str) -> str:
    sides = border(window, mode)
    if sides is None:
        return x
    told = ', mode="circular"' if mode == "circular" else ""
    return f"pad({x}, ({sides[0]}, {sides[1]}, {sides[0]}, {sides[1]}){told})"


def _layer_source(state: Mapping[str, Any], side: int) -> tuple[list[str], str]:
    """Return the names to import and the expression that is f(x)."""
    name, mode, stride = state["function"], state["padding"], state["stride"]
    step = "" if stride == 1 else f", stride={stride}"
    pads = [] if mode == "none" else ["pad"]
    pool = f"{_pad_source('x', 2, mode)}, 2"
    if name == "dense":
        return ["linear"], "linear(x.reshape(1, -1), weight).reshape(x.shape)"
    if name in ("max_pool", "avg_pool"):
        return [f"{name}2d", *pads], f"{name}2d({pool}, stride={stride})"
    if name == "blur_pool":
        inner = _pad_source(f"max_pool2d({pool}, stride=1)", 3, mode)
        return ["conv2d", "max_pool2d", *pads], f"conv2d({inner}, weight{step})"
    call = "conv2d" if name == "convolution" else "locally_connected2d"
    return [call, *pads], f"{call}({_pad_source('x', side, mode)}, weight{step})"


def equivariance_source(state: Mapping[str, Any], picture: str, side: int) -> str:
    """Return source that measures what is shown; ``frontend/ops/equivariance.ts`` writes the same.

    `picture` is the name of a sample or a data URL, `side` that of the kernel.
    """
    (down, right), boundary, stride = state["shift"], state["boundary"], output_stride(state)
    names, body = _layer_source(state, side)
    own = state["function"] in ("dense", "locally_connected")
    settings = [f"picture={json.dumps(picture)}", *[f'function="{state["function"]}"'] * own]
    if state["function"] == "locally_connected":
        settings += [f'kernel="{state["kernel"]}"', f'padding="{state["padding"]}"', f"stride={stride}"]
    whole = down % stride == 0 and right % stride == 0
    lines = ["import numpy as np", *["from cnnedu.analysis import equivariance_error"] * whole]
    lines += [
        "from cnnedu.explorers import EquivarianceExplorer",
        f"from cnnedu.functional import {', '.join(names)}",
        "",
    ]
    lines.append(f"explorer = EquivarianceExplorer({', '.join(settings)})")
    lines.append("x = explorer.input  # one channel of 32×32 numbers from 0 to 1")
    weight = layer_weight(state)
    if weight is not None:
        lines.append("weight = explorer.weight" if own else array_source("weight", weight))
    lines += ["", "", "def f(x):", f"    return {body}", "", ""]
    if whole:
        lines.append(f'print(equivariance_error(f, x, ({down}, {right}), boundary="{boundary}", stride={stride}))')
    else:
        lines += _between_source((down, right), stride, boundary)
    if state["invariance"]:
        lines.append(f"shifted = {_shift_source((down, right), boundary)}")
        lines.append('print("invariant up to", np.abs(f(shifted) - f(x)).max())')
    return "\n".join(lines) + "\n"


def _shift_source(shift: tuple[int, int], boundary: str) -> str:
    ones = f" * np.roll(np.pad(np.ones((32, 32)), 32), {shift}, (0, 1))[32:64, 32:64]"
    return f"np.roll(x, {shift}, (1, 2)){ones if boundary == 'zero' else ''}"


def _between_source(shift: tuple[int, int], stride: int, boundary: str) -> list[str]:
    """Return lines for a shift that the stride does not divide: the output stands between two positions."""
    (m, a), (n, b) = ((by // stride, by / stride - by // stride) for by in shift)
    weights = {(0, 0): (1 - a) * (1 - b), (0, 1): (1 - a) * b, (1, 0): a * (1 - b), (1, 1): a * b}
    corners = [
        f"    + {number_source(weight)} * np.roll(y, ({m + i}, {n + j}), (1, 2))"
        for (i, j), weight in weights.items()
        if weight > 0
    ]
    lines = [
        f"# Stride {stride} does not divide the shift: y would have to move by a part of a position. Interpolate.",
        "y = f(x)",
        "between = (",
        *corners,
        ")",
        f"difference = np.abs(f({_shift_source(shift, boundary)}) - between)",
    ]
    if boundary == "zero":
        rows, columns = (_cut(by / stride) for by in shift)
        lines.append(f"difference = difference[:, {rows}, {columns}]  # what was inside before and is inside now")
    return [*lines, "print(difference.max())"]


def _cut(by: float) -> str:
    low, high = ceil(by), floor(by)
    return f"{low}:" if low > 0 else f":{high}" if high < 0 else ":"
