"""From one traced run to a `ModelGraph`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from torch import nn

from cnnedu.analysis._calls import ModuleCall
from cnnedu.analysis._graph_observer import Entered, GraphObserver, Left, Ran
from cnnedu.analysis._summary_build import put_together
from cnnedu.analysis._trace import trace
from cnnedu.analysis.graph import GraphNode, ModelGraph
from cnnedu.analysis.summary import Summary

__all__ = ["build_graph"]


def build_graph(model: nn.Module, input_size: Sequence[Any], input_dtype: str | Sequence[str]) -> ModelGraph:
    """Run the model once and follow every tensor from who makes it to who takes it."""
    _, (observer,) = trace("model_graph", model, input_size, GraphObserver, input_dtype=input_dtype)
    summary = put_together(observer.costs, observer, input_size)
    draft = _Draft(observer)
    for event in observer.events:
        draft.follow(event)
    return ModelGraph(
        model=summary.model, input_size=summary.input_size, nodes=_finished(draft, observer, summary), summary=summary
    )


@dataclass(eq=False)
class _Node:
    """A node while it is made. `doubtful`: a layer that did nothing, so that who takes its output is a guess."""

    kind: str
    name: str
    call: ModuleCall
    setting: str = ""
    inputs: list[_Node] = field(default_factory=list)
    event: Ran | None = None
    shape: Any = None
    made: bool = False
    doubtful: _Value | None = None


@dataclass(eq=False)
class _Value:
    """What a tensor holds: the nodes that made it, and those that take it."""

    sources: tuple[_Node, ...]
    takers: set[_Node] = field(default_factory=set)


class _Draft:
    """The graph as it grows, event by event."""

    def __init__(self, observer: GraphObserver) -> None:
        calls = [event.call for event in observer.events if isinstance(event, Entered)]
        callers = {call.parent for call in calls}
        root = calls[0]
        plain = type(root.module).__module__.startswith("torch.nn")  # a lone layer; else its own steps are shown
        self.leaves = {call for call in calls if call not in callers and (call is not root or plain)}
        self.root = root
        self.nodes: list[_Node] = []
        self.values: dict[int, _Value] = {}
        self.base: dict[int, int] = {}
        self.same: dict[int, list[int]] = {}  # by base: all windows on it
        self.current: dict[ModuleCall, _Node] = {}
        for number, shape in observer.inputs:
            self.values[number] = _Value((self._add(_Node("input", "input", root, shape=shape)),))

    def follow(self, event: Entered | Ran | Left) -> None:
        if isinstance(event, Entered):
            if event.call in self.leaves:
                self.current[event.call] = _Node("layer", type(event.call.module).__name__, event.call)
        elif isinstance(event, Ran):
            self._ran(event)
        elif event.call in self.leaves:
            self._left(event)
        if isinstance(event, Left) and event.call is self.root:
            given = [source for number in event.outputs for source in self._sources([number])]
            self._take(event.outputs, self._add(_Node("output", "output", self.root, inputs=given)))

    def _ran(self, event: Ran) -> None:
        if event.views:
            for number in event.made:
                self._window(number, event.taken[0])
        known = [number for number in event.taken if number in self.values]
        leaf = self.current.get(event.call)
        if leaf is None and not known:
            return
        if event.passes:
            self._hand_on(event, known)
            return
        if leaf is None:
            node = _Node("operation", event.name, event.call, event.setting, event=event, shape=event.shape)
            node.inputs = [source for number in known for source in self.values[number].sources]
            self._take(known, self._add(node))
            self._make(event, node)
            return
        self._into(leaf, known)
        self._make(event, leaf)

    def _into(self, leaf: _Node, known: Sequence[int]) -> None:
        """Let a layer take tensors; its own intermediate ones do not count."""
        outside = [number for number in known if self.values[number].sources != (leaf,)]
        self._take(outside, leaf)
        leaf.inputs += [s for s in self._sources(outside) if s is not leaf and s not in leaf.inputs]

    def _left(self, event: Left) -> None:
        node = self.current.pop(event.call)
        unmade = [n for n in event.outputs if n not in self.values or self.values[n].sources != (node,)]
        fresh = [number for number in unmade if number not in event.given]
        self._into(node, [number for number in fresh if number in self.values])
        for number in fresh:
            self.values[number] = _Value((node,))
        if node.made or fresh:
            self._add(node)
        elif (
            len(unmade) == 1
            and unmade[0] in self.values
            and not isinstance(node.call.module, nn.Sequential | nn.ModuleList)
        ):
            self._did_nothing(node, unmade[0])

    def _did_nothing(self, node: _Node, number: int) -> None:
        """Place a layer that returned what it was given, unless others have taken that already."""
        before = self.values[number]
        if before.takers:
            return
        before.takers.add(node)
        node.inputs = list(before.sources)
        node.doubtful = after = _Value((node,))
        for other in [n for n, value in self.values.items() if value is before]:
            self.values[other] = after
        self._add(node)

    def _hand_on(self, event: Ran, known: Sequence[int]) -> None:
        if not known:
            return
        taken = [n for n in known if n != event.made[0]] if event.writes and event.name == "copy" else known
        if len({id(self.values[number]) for number in taken}) == 1:
            value = self.values[taken[0]]
        else:
            value = _Value(tuple(dict.fromkeys(self._sources(taken))))
        for number in event.made:
            if event.writes:
                self._write(number, value)
            else:
                self.values[number] = value

    def _make(self, event: Ran, node: _Node) -> None:
        node.made = True
        for number in event.made:
            value = _Value((node,))
            if event.writes:
                self._write(number, value)
            else:
                self.values[number] = value

    def _window(self, number: int, on: int) -> None:
        base = self.base.get(on, on)
        if number != base:
            self.base[number] = base
            self.same.setdefault(base, [base]).append(number)

    def _write(self, number: int, value: _Value) -> None:
        """Give a tensor a new content; who looks at it through another window sees that too."""
        base = self.base.get(number, number)
        for other in self.same.get(base, ()):
            old = self.values.get(other)
            if other == number or old is None or number == base:
                self.values[other] = value
            else:
                self.values[other] = _Value(tuple(dict.fromkeys((*old.sources, *value.sources))))
        self.values[number] = value

    def _sources(self, numbers: Iterable[int]) -> list[_Node]:
        return [source for number in numbers if number in self.values for source in self.values[number].sources]

    def _take(self, numbers: Iterable[int], node: _Node) -> None:
        for number in numbers:
            if number in self.values:
                self.values[number].takers.add(node)

    def _add(self, node: _Node) -> _Node:
        self.nodes.append(node)
        return node


def _finished(draft: _Draft, observer: GraphObserver, summary: Summary) -> tuple[GraphNode, ...]:
    dropped = {node for node in draft.nodes if node.doubtful is not None and _is_a_guess(node, node.doubtful)}
    # A number that only decides where the model goes on, x.sum() > 0, is no step.
    taken = {source for node in draft.nodes for source in node.inputs}
    dropped |= {node for node in draft.nodes if node.event is not None and node.shape == () and node not in taken}
    kept = [node for node in draft.nodes if node not in dropped]
    index = {node: number for number, node in enumerate(kept)}
    rows = {call: number for number, call in enumerate(observer.costs.nodes)}
    learned: set[int] = set()
    finished = []
    for number, node in enumerate(kept):
        inputs = tuple(index[source] for source in _resolved(node.inputs, dropped))
        around = _around(node, rows)
        finished.append(
            GraphNode(index=number, inputs=inputs, modules=around, **_numbers(node, observer, summary, rows, learned))
        )
    return tuple(finished)


def _is_a_guess(node: _Node, value: _Value) -> bool:
    """Say whether others may have taken what the layer was given, and not what it returned."""
    drops = type(node.call.module).__name__.startswith("Drop")  # nobody uses both sides of a dropout
    return not value.takers or (len(value.takers) > 1 and not drops)


def _resolved(nodes: Iterable[_Node], dropped: set[_Node]) -> list[_Node]:
    return [kept for node in nodes for kept in (_resolved(node.inputs, dropped) if node in dropped else [node])]


def _around(node: _Node, rows: dict[ModuleCall, int]) -> tuple[int, ...]:
    """Return the rows of the calls that stand around a node, the model first."""
    call = node.call if node.kind == "operation" else node.call.parent
    if node.kind in ("input", "output"):
        return ()
    found = []
    while call is not None:
        found.append(rows[call])
        call = call.parent
    return tuple(reversed(found))


def _numbers(
    node: _Node, observer: GraphObserver, summary: Summary, rows: dict[ModuleCall, int], learned: set[int]
) -> dict[str, Any]:
    """Return what a node costs and sees: a layer as its row in the summary says, an operation as it was priced."""
    base = {"kind": node.kind, "name": node.name, "path": node.call.path if node.kind != "input" else ""}
    if node.kind == "layer":
        row = summary.rows[rows[node.call]]
        return {
            **base,
            "setting": row.setting,
            "call": row.call,
            "row": rows[node.call],
            "output_shape": row.output_shape,
            "parameters": 0 if row.shared_with else row.parameters,
            "macs": row.macs,
            "activation_bytes": row.activation_bytes,
            "receptive_field": row.receptive_field,
        }
    shape = summary.output_shape if node.kind == "output" else node.shape
    if node.event is None:
        return {**base, "output_shape": shape}
    new = [p for p in node.event.parameters if id(p) not in learned]
    learned.update(map(id, new))
    return {
        **base,
        "setting": node.setting,
        "output_shape": shape,
        "parameters": sum(p.numel() for p in new),
        "macs": node.event.macs,
        "activation_bytes": node.event.written,
        "receptive_field": observer.seen_by(node.event),
    }
