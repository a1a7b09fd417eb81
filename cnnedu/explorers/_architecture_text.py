"""What the architecture explorer says in words and in code; ``frontend/architecture/words.ts`` writes the same code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnnedu.explorers._architecture_state import Opened
from cnnedu.explorers.format import count_text

__all__ = ["architecture_source", "output_words", "sight_in_words"]

_NAMES = {"macs": "multiply-accumulates", "parameters": "parameters", "memory": "bytes of activations"}


def output_words(shape: Any) -> str:
    """Write the size of an output without its batch axis: 64×112×112; of several, how many."""
    if isinstance(shape, list) and shape and all(isinstance(side, int) for side in shape):
        return "×".join(map(str, shape[1:])) or "1"
    if isinstance(shape, list | dict):
        return f"{len(shape)} outputs"
    return "no tensor"


def sight_in_words(model: Opened, focus: str, cost: str) -> str:
    """Say what is in sight, and which part of it costs most."""
    units = model.shown(focus)
    where = f"{model.name}, {focus}" if focus else model.name
    first, last = model.nodes[0]["shape"], model.nodes[-1]["shape"]
    told = f"{where}: {len(units)} part{'s' * (len(units) != 1)} in sight"
    if not focus:
        told += f", from {output_words(first)} to {output_words(last)}"
    whole = sum(unit[cost] for unit in units)
    if whole:
        most = max(units, key=lambda unit: unit[cost])
        share = round(100 * most[cost] / whole)
        part, total = count_text(most[cost]), count_text(whole)
        told += f". Most {_NAMES[cost]}: {most['key']}, {part} of {total} ({share} %)"
    return f"{told}."


def architecture_source(state: Mapping[str, Any], model: Opened) -> str:
    """Return the calls that follow and price what is in sight."""
    if state["view"] == "all":
        lines = ["from cnnedu.models import compare, list_models", "", "print(compare(list_models()))"]
        return "\n".join(lines) + "\n"
    lines = ["from cnnedu.analysis import model_graph"]
    names = [name for name in ("model", "compare") if name == "model" or state["view"] == "two"]
    if any(_is_registered(state[name]) for name in names):
        lines.append("from cnnedu.models import create_model")
    for name in names:
        lines += ["", *_of_one(state[name], state["focus" if name == "model" else "compare_focus"])]
    return "\n".join(lines) + "\n"


def _is_registered(value: Any) -> bool:
    return isinstance(value, str)


def _of_one(value: Any, focus: str) -> list[str]:
    from cnnedu.explorers._architecture_state import opened

    model = opened(value)
    size = [f"({', '.join(map(str, part))}{',' * (len(part) == 1)})" for part in model.graph["input"]]
    sizes = size[0] if len(size) == 1 else f"[{', '.join(size)}]"
    if _is_registered(value):
        dtype = ', input_dtype="int64"' if len(model.graph["input"][0]) == 2 else ""
        lines = [f'model = create_model("{value}")', f"graph = model_graph(model, {sizes}{dtype})"]
    else:
        lines = [f"# model is your {model.graph['model']}", f"graph = model_graph(model, {sizes})"]
    unit = model.units[focus]
    part = f"graph.nodes[{unit.start}:{unit.end}]" if focus else "graph.nodes"
    printed = "node.path, node.name, node.output_shape, node.parameters, node.macs, node.inputs"
    return [*lines, "print(graph.summary)", f"for node in {part}:", f"    print({printed})"]
