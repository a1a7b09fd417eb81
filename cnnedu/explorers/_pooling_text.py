"""What the pooling explorer says in words and in code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from cnnedu.explorers._pooling_windows import cells_of, maxima
from cnnedu.explorers.format import number_text
from cnnedu.explorers.source import array_source, pair_source

__all__ = ["equations", "pooling_source", "told"]

_LONGEST = 16  # numbers written out


def equations(state: Mapping[str, Any], map: np.ndarray) -> tuple[str, str]:
    """Write out the maximum and the average of the shown window, on a map that may be the shifted one.

    Examples
    --------
    >>> from cnnedu.explorers import PoolingExplorer
    >>> equations(PoolingExplorer()._state(), PoolingExplorer().input)
    ('max(1, 3, 2, 0) = 3', '(1 + 3 + 2 + 0) / 4 = 1.5')
    """
    inside, padding, divisor = cells_of(state, map)
    values = [number_text(value) for value in inside]
    count = len(values) + padding
    largest = number_text(max(inside)) if inside else "−∞"
    mean = number_text(sum(inside) / divisor)
    if count > _LONGEST:
        return f"the largest of {count} numbers = {largest}", f"{number_text(sum(inside))} / {divisor} = {mean}"
    zeros = ["0"] * (divisor - len(values))
    first = ", ".join([*values, *["−∞"] * padding])
    return f"max({first}) = {largest}", f"({' + '.join([*values, *zeros])}) / {divisor} = {mean}"


def told(state: Mapping[str, Any], changed: tuple[int, int], outputs: int) -> str:
    """Say what the picture shows."""
    row, column = state["position"]
    where = "whole map" if state["window"] == "global" else f"window row {row}, column {column}"
    largest, mean = equations(state, state["input"])
    text = f"{where}: {largest}; average {mean}"
    if state["mode"] == "shift":
        down, right = state["shift"]
        counts = f"{changed[0]} of {outputs} maxima and {changed[1]} averages change"
        return f"shifted by {down} down, {right} right: {counts}. {text}"
    if state["mode"] == "backward":
        grad = state["grad_output"][row, column]
        _, won = maxima(state["input"][None], state)
        at = np.unravel_index(won[0, row, column], state["input"].shape)
        inside, _, divisor = cells_of(state, state["input"])
        return (
            f"gradient {number_text(grad)} at {where}: max sends all of it to row {at[0]}, column {at[1]};"
            f" average sends {number_text(grad / divisor)} to each of {len(inside)} cells"
        )
    return text


def _arguments(state: Mapping[str, Any]) -> tuple[str, str]:
    """Return the arguments of max_pool2d and avg_pool2d after the input, without those at their defaults."""
    if state["window"] == "global":
        return "1", "1"
    parts = [pair_source(state["kernel_size"])]
    if state["stride"] != state["kernel_size"]:
        parts.append(f"stride={pair_source(state['stride'])}")
    if state["padding"] != (0, 0):
        parts.append(f"padding={pair_source(state['padding'])}")
    if state["ceil_mode"]:
        parts.append("ceil_mode=True")
    shared = ", ".join(parts)
    return shared, shared if state["count_include_pad"] else f"{shared}, count_include_pad=False"


def pooling_source(state: Mapping[str, Any]) -> str:
    """Return the calls that reproduce the screen; ``frontend/ops/pooling.ts`` writes the same."""
    kind = "adaptive_{}_pool2d" if state["window"] == "global" else "{}_pool2d"
    largest, average = kind.format("max"), kind.format("avg")
    rest = _arguments(state)
    zero = state["mode"] == "shift" and state["boundary"] == "zero"
    backward = [f"{average}_backward", f"{largest}_backward"] if state["mode"] == "backward" else []
    names = sorted([average, largest, *backward, *["pad"] * zero])
    lines = ["import numpy as np", f"from cnnedu.functional import {', '.join(names)}", ""]
    lines.append(array_source("input", state["input"][None]))
    lines += [f"maximum = {largest}(input, {rest[0]})", f"average = {average}(input, {rest[1]})"]
    if state["mode"] == "backward":
        lines.append(array_source("grad_output", state["grad_output"][None]))
        lines.append(f"grad_max = {largest}_backward(grad_output, input, {rest[0]}).input")
        lines.append(f"grad_average = {average}_backward(grad_output, input, {rest[1]}).input")
    if state["mode"] == "shift":
        lines += _shift_source(state["shift"], zero, (largest, average), rest)
    return "\n".join(lines) + "\n"


def _shift_source(shift: tuple[int, int], zero: bool, names: Sequence[str], rest: Sequence[str]) -> list[str]:
    down, right = shift
    cut = f"pad(input, ({right}, {-right}, {down}, {-down}))  # left, right, top, bottom"
    whats = (("maximum", "maxima"), ("average", "averages"))
    return [
        f"shifted = {cut if zero else f'np.roll(input, ({down}, {right}), (1, 2))'}",
        *(
            f'print(np.sum(np.abs({name}(shifted, {arguments}) - {before}) > 1e-9), "{plural} changed")'
            for name, arguments, (before, plural) in zip(names, rest, whats, strict=True)
        ),
    ]
