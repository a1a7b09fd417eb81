"""Stages, blocks and layers: the nodes of a graph gathered as a reader opens them, level by level.

A unit is a run of neighbouring nodes. Calls of modules are units as they are nested in the model. On top of that,
repeated blocks are folded into one unit, a long row of lone layers is cut where the picture changes its size, and a
module that holds nearly everything is opened from the start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cnnedu.analysis import GraphNode, ModelGraph

__all__ = ["Unit", "unit_tree"]

_MOST = 0.6  # of the nodes: such a module is opened from the start
_FEW = 5  # units at the top, where that is done
_LONG = 16  # a row of lone layers that is cut into stages
_REPEATED = 3  # like blocks in a row that are folded
_SMALL = 6  # nodes of a module that is opened among the layers beside it
_FULL = 18  # boxes up to which that is done
_MANY = 8  # like blocks that are folded although they fill a level


@dataclass
class Unit:
    """Nodes from `start` up to `end`, as one thing that can be opened.

    Attributes
    ----------
    path : str
        The module's name in the model; of an operation, behind a colon, what it does: "layer1.0:add".
    kind : str
        The class of a module, the name of a node, "fold" or "stage".
    times : int
        How many like blocks a fold stands for; 1 otherwise.
    children : list of Unit
        Empty for a single node.
    """

    path: str
    kind: str
    start: int
    end: int
    times: int = 1
    children: list[Unit] = field(default_factory=list)


def unit_tree(graph: ModelGraph) -> Unit:
    """Return the whole model as a unit."""
    nodes = [node for node in graph.nodes if node.kind in ("layer", "operation")]
    start = nodes[0].index if nodes else 0
    root = Unit("", graph.model, start, start + len(nodes))
    root.children = _gathered(graph, nodes, depth=1)
    while len(root.children) <= _FEW:
        large = [u for u in root.children if u.children and u.end - u.start >= _MOST * len(nodes)]
        if not large:
            break
        place = root.children.index(large[0])
        root.children[place : place + 1] = large[0].children
    _tidy(root, graph)
    return root


def _gathered(graph: ModelGraph, nodes: Sequence[GraphNode], depth: int) -> list[Unit]:
    """Return the units of a level: nodes that stand there themselves, and calls that hold others."""
    rows = graph.summary.rows
    units: list[Unit] = []

    def place(node: GraphNode) -> tuple[int, int]:
        return (1, node.modules[depth]) if len(node.modules) > depth else (0, node.index)

    for (is_call, number), run in groupby(nodes, key=place):
        held = list(run)
        if not is_call:
            node = held[0]
            named = node.kind == "layer" and node.path != ""  # a model may be a single layer
            path = node.path if named else f"{node.path}:{node.name}"
            units.append(Unit(path, node.name, number, number + 1))
            continue
        unit = Unit(rows[number].path, rows[number].kind, held[0].index, held[-1].index + 1)
        unit.children = _gathered(graph, held, depth + 1)
        if len(unit.children) == 1:  # a module around one thing is that thing
            unit.kind = unit.kind if unit.children[0].children else unit.children[0].kind
            unit.children = unit.children[0].children
        units.append(unit)
    return units


def _tidy(unit: Unit, graph: ModelGraph) -> None:
    """Fold and cut every level, the innermost first."""
    for child in unit.children:
        _tidy(child, graph)
    unit.children = _cut(_folded(_flattened(unit), graph), graph)


def _flattened(unit: Unit) -> list[Unit]:
    """Return the level below a unit; modules that are small, or most of it, are opened where there is room."""
    count = unit.end - unit.start
    mixed = any(not child.children for child in unit.children)
    if unit.path == "" or count > (_FULL if mixed else _MANY):
        return unit.children
    parts: list[Unit] = []
    for child in unit.children:
        size = child.end - child.start
        opens = bool(child.children) and (size <= _SMALL or size >= _MOST * count)
        parts += _flattened(child) if opens else [child]
    return parts


def _folded(units: list[Unit], graph: ModelGraph) -> list[Unit]:
    """Put one unit in the place of three or more like blocks in a row."""
    made: list[Unit] = []
    for _, run in groupby(units, key=lambda unit: _form(unit, graph) if unit.children else unit.start):
        like = list(run)
        if len(like) < _REPEATED or (len(like) == len(units) and len(like) <= _MANY):
            made += like
        elif len(like) == len(units):  # the first and the last stay in sight
            made += [like[0], _fold(like[1:-1]), like[-1]]
        else:
            made.append(_fold(like))
    return made


def _fold(units: list[Unit]) -> Unit:
    return Unit("", "fold", units[0].start, units[-1].end, len(units), units)


def _form(unit: Unit, graph: ModelGraph) -> tuple[Any, ...]:
    """Return what like blocks have in common: layers, wiring and the size of their maps; not the channels."""
    form = []
    for node in graph.nodes[unit.start : unit.end]:
        inputs = tuple(node.index - i if i >= unit.start else 0 for i in node.inputs)
        form.append((node.name, node.setting, _side(node.output_shape), inputs))
    return tuple(form)


def _side(shape: Any) -> tuple[int, ...]:
    """Return the sides of the maps, () where there are none."""
    plain = isinstance(shape, tuple) and len(shape) > 2 and all(isinstance(side, int) for side in shape)
    return shape[2:] if plain else ()


def _cut(units: list[Unit], graph: ModelGraph) -> list[Unit]:
    """Cut long rows of lone layers into stages, behind each that makes the maps smaller by pooling, before others."""
    made: list[Unit] = []
    for lone, run in groupby(units, key=lambda unit: not unit.children):
        row = list(run)
        stages = _stages(row, graph) if lone and len(row) >= _LONG else [[unit] for unit in row]
        made += [stage[0] if len(stage) == 1 else _stage(stage) for stage in stages]
    return made


def _stages(row: list[Unit], graph: ModelGraph) -> list[list[Unit]]:
    stages: list[list[Unit]] = [[]]
    before = None
    closed = False
    for unit in row:
        node = graph.nodes[unit.start]
        side = _side(node.output_shape)
        pools = "pool" in node.name.lower()
        if stages[-1] and (closed or (before is not None and side != before and not pools)):
            stages.append([])
        stages[-1].append(unit)
        closed = pools and before is not None and side != before
        before = side
    return stages if len(stages) > 1 else [[unit] for unit in row]


def _stage(units: list[Unit]) -> Unit:
    return Unit("", "stage", units[0].start, units[-1].end, 1, units)
