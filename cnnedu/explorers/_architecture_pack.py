"""A model's graph in few bytes, for the page: rows that repeat are written once, costs as multiples, wires as steps.

``frontend/ops/architecture.ts`` unpacks the same form; a test holds the two to each other.

A pack is a dictionary of tables that its graphs share and of the graphs themselves, by name:

- ``texts``: words. ``shapes``: sizes of outputs.
- ``rows``: what a node is. ``[kind, name, setting, shape, parameters, macs, bytes, field, step, ...]``, where macs and
  bytes count per output number, or are written as negative wholes; a field is told by what it adds to that of the first
  input; a step is how many nodes back an input stands.
- ``forms``: what a unit holds, ``[kind, times, child, ...]``; a child is ``label`` for a node, or ``[label, form]``.
- ``graphs``: ``{"model": class, "input": sizes, "totals": [parameters, macs, bytes], "order": rows, "form": form}``;
  in ``order``, ``[times, row, ...]`` is a run that repeats.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING, Any

from cnnedu.explorers._architecture_tree import Unit, unit_tree

if TYPE_CHECKING:
    from cnnedu.analysis import GraphNode, ModelGraph

__all__ = ["KINDS", "LARGEST", "Shown", "pack", "unpack", "unpack_tree"]

KINDS = ("input", "layer", "operation", "output")
LARGEST = 3000  # nodes
_LONGEST_RUN = 120  # nodes of a repeated block


class _Table:
    """Values by number, each once."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._numbers: dict[str, int] = {}

    def number(self, value: Any) -> int:
        key = repr(value)
        if key not in self._numbers:
            self._numbers[key] = len(self.values)
            self.values.append(value)
        return self._numbers[key]


def pack(graphs: Mapping[str, ModelGraph]) -> dict[str, Any]:
    """Return graphs, each under a name, as JSON holds them.

    Raises
    ------
    ValueError
        One has too many nodes for a page.
    """
    tables = {name: _Table() for name in ("texts", "shapes", "rows", "forms")}
    tables["texts"].number("")
    packed = {name: _packed(graph, **tables) for name, graph in graphs.items()}
    return {**{name: table.values for name, table in tables.items()}, "graphs": packed}


def _packed(graph: ModelGraph, texts: _Table, shapes: _Table, rows: _Table, forms: _Table) -> dict[str, Any]:
    if not any(node.kind in ("layer", "operation") for node in graph.nodes):
        raise ValueError(f"{graph.model} computes nothing: what goes in comes out. Give a model with a layer.")
    if len(graph.nodes) > LARGEST:
        raise ValueError(
            f"{graph.model} has {len(graph.nodes):,} steps; a page can show {LARGEST:,}. Give a part of it,"
            " model.encoder for example."
        )
    fields: list[Any] = []
    order = []
    for node in graph.nodes:
        shape, seen = _plain(node.output_shape), _field(node)
        before = fields[node.inputs[0]] if node.inputs else None
        fields.append(seen)
        order.append(rows.number(_row(node, shape, seen, before, texts, shapes)))
    summary = graph.summary
    return {
        "model": graph.model,
        "input": _plain(graph.input_size if isinstance(graph.input_size[0], tuple) else (graph.input_size,)),
        "totals": [summary.parameters, summary.macs, summary.activation_bytes],
        "order": _shorter(order),
        "form": _form(unit_tree(graph), "", texts, forms),
    }


def _row(node: GraphNode, shape: Any, seen: Any, before: Any, texts: _Table, shapes: _Table) -> list[Any]:
    size = prod(shape) if _is_size(shape) else 0
    return [
        KINDS.index(node.kind),
        texts.number(node.name),
        texts.number(node.setting),
        shapes.number(shape),
        node.parameters,
        node.macs // size if size and node.macs % size == 0 else -node.macs,
        node.activation_bytes // (4 * size)
        if size and node.activation_bytes % (4 * size) == 0
        else -node.activation_bytes,
        _growth(seen, before),
        *[node.index - i for i in node.inputs],
    ]


def _is_size(shape: Any) -> bool:
    return isinstance(shape, list) and bool(shape) and all(isinstance(side, int) for side in shape)


def _plain(shape: Any) -> Any:
    if isinstance(shape, tuple | list):
        return [_plain(part) for part in shape]
    return {key: _plain(part) for key, part in shape.items()} if isinstance(shape, dict) else shape


def _field(node: GraphNode) -> list[Any] | None:
    """Return size and jump of a receptive field, each a whole number or a text; [1, 1] for an input."""
    if node.kind == "input":
        return [1, 1]
    field = node.receptive_field
    if field is None:
        return None
    return [value if isinstance(value, int) else _write(value) for value in (field.size, field.jump)]


def _write(value: Any) -> str:
    if isinstance(value, tuple):
        return "×".join(map(_write, value))
    return "all" if value == float("inf") else str(value)


def _growth(seen: Any, before: Any) -> Any:
    """Return what a field has grown by and the factor of its jump, as a list; itself where that says nothing."""
    if seen is None or before is None or not all(isinstance(v, int) for v in (*seen, *before)) or seen[1] % before[1]:
        return None if seen is None else ["=", *seen]
    return [seen[0] - before[0], seen[1] // before[1]] if seen != before else 0


def _shorter(order: Sequence[int]) -> list[Any]:
    """Write runs that repeat once, with how often."""
    made: list[Any] = []
    at = 0
    while at < len(order):
        best = (0, 0, 0)
        for length in range(1, min(_LONGEST_RUN, (len(order) - at) // 2) + 1):
            run, times = order[at : at + length], 1
            while order[at + times * length : at + (times + 1) * length] == run:
                times += 1
            best = max(best, ((times - 1) * length, times, length))
        saved, times, length = best
        if saved > 2:
            made.append([times, *order[at : at + length]])
            at += times * length
        else:
            made.append(order[at])
            at += 1
    return made


def _form(unit: Unit, above: str, texts: _Table, forms: _Table) -> int:
    """Return the number of what a unit holds. Labels are relative to the module around, so that like blocks are one."""
    around = above if unit.kind in ("fold", "stage") else unit.path
    held: list[Any] = [texts.number(unit.kind), unit.times]
    for child in unit.children:
        label = texts.number(_label(child, around))
        held.append([label, _form(child, around, texts, forms)] if child.children else label)
    return forms.number(held)


def _label(unit: Unit, around: str) -> str:
    """Return what joined to the module around gives the unit's path: ".conv1", ":add", or all of it."""
    if not around or not unit.path:
        return unit.path
    below = unit.path.removeprefix(around)
    return below if below != unit.path and below[0] in ".:" else f"/{unit.path}"


def unpack(packed: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the nodes of a graph in a pack, as dictionaries of what `GraphNode` holds; of a field its size and jump.

    Raises
    ------
    ValueError, TypeError, LookupError
        It is no pack.
    """
    order: list[int] = []
    for item in packed["graphs"][name]["order"]:
        run = item[1:] * min(item[0], LARGEST) if isinstance(item, list) else [item]
        order += run
        if len(order) > LARGEST:
            raise ValueError("too many nodes")
    nodes: list[dict[str, Any]] = []
    for index, number in enumerate(order):
        kind, called, setting, shape_number, parameters, macs, held, growth, *steps = packed["rows"][number]
        shape = packed["shapes"][shape_number]
        size = prod(shape) if _is_size(shape) else 0
        inputs = [index - step for step in steps]
        before = nodes[inputs[0]]["field"] if inputs else None
        nodes.append(
            {
                "kind": KINDS[kind],
                "name": packed["texts"][called],
                "setting": packed["texts"][setting],
                "shape": shape,
                "parameters": parameters,
                "macs": macs * size if macs > 0 else -macs,
                "memory": held * 4 * size if held > 0 else -held,
                "field": _grown(growth, before),
                "inputs": inputs,
            }
        )
    return nodes


def _grown(growth: Any, before: Any) -> Any:
    if growth is None:
        return None
    if growth == 0:
        return before
    return growth[1:] if growth[0] == "=" else [before[0] + growth[0], before[1] * growth[1]]


def unpack_tree(packed: Mapping[str, Any], name: str) -> Shown:
    """Return the units of a graph in a pack, the whole model first; every key is unlike all others.

    Raises
    ------
    ValueError, TypeError, LookupError
        It is no pack.
    """
    seen: dict[str, int] = {}

    def opened(label: str, form: int, around: str, start: int) -> Shown:
        kind, times, *held = packed["forms"][form]
        kind = packed["texts"][kind]
        path = label[1:] if label.startswith("/") else around + label
        children: list[Shown] = []
        at = start
        for child in held:
            text = packed["texts"][child[0] if isinstance(child, list) else child]
            if isinstance(child, list):
                if not 0 <= child[1] < form:
                    raise ValueError("a unit holds itself")
                unit = opened(text, child[1], around if kind in ("fold", "stage") else path, at)
            else:
                inner = text[1:] if text.startswith("/") else (around if kind in ("fold", "stage") else path) + text
                unit = Shown(inner, "", at, at + 1)
            children.append(unit)
            at = unit.end
        return Shown(path, kind, start, at, times, children)

    def keyed(unit: Shown) -> None:
        if unit.kind in ("fold", "stage"):
            first, last = unit.children[0], unit.children[-1]
            unit.path = f"{first.path}…{last.path}"
        seen[unit.path] = count = seen.get(unit.path, 0) + 1
        unit.key = unit.path if count == 1 else f"{unit.path}#{count}"
        for child in unit.children:
            keyed(child)

    graph = packed["graphs"][name]
    root = opened("", graph["form"], "", len(graph["input"]))
    keyed(root)
    return root


@dataclass
class Shown:
    """A unit as it is shown: `key` names it, `kind` is "" for a single node."""

    path: str
    kind: str
    start: int
    end: int
    times: int = 1
    children: list[Shown] = field(default_factory=list)
    key: str = ""

    def walk(self) -> Iterator[Shown]:
        """Yield this unit and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()
