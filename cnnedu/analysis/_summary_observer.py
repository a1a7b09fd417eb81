"""What `summarize` notes down while a model runs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, is_dataclass
from typing import Any

from torch import Tensor, nn

from cnnedu.analysis._calls import ModuleCall, Operation, tensors_in
from cnnedu.analysis._costs import cost
from cnnedu.analysis._counts import COLUMNS, Counts

__all__ = ["CostObserver", "Node", "written_bytes"]

_SHARES_MEMORY = {"_unsafe_view", "unsafe_split", "unsafe_split_with_sizes"}  # though their signatures do not say so
_DRAWS = {"bernoulli", "bernoulli_", "native_dropout"}


@dataclass(eq=False)
class Node:
    """A call with what its own operations cost, those of the modules it calls left out."""

    call: ModuleCall
    depth: int
    own: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COLUMNS, 0))
    own_bytes: int = 0
    output: Any = None
    returned: bool = False
    uncounted: Counter[str] = field(default_factory=Counter)


class CostObserver:
    """Prices every operation and books it on the module that was running.

    Attributes
    ----------
    nodes : dict of ModuleCall to Node
        In the order of the calls.
    used : dict of int to Tensor
        Parameters that met an operation, and other tensors that want a gradient, by id.
    draws : dict of str
        Paths of modules that draw random numbers though they are in evaluation mode.
    writes : list of (Tensor, str)
        Trainable parameters that are written into, and by which module.
    """

    def __init__(self) -> None:
        self.nodes: dict[ModuleCall, Node] = {}
        self.used: dict[int, tuple[Tensor, ModuleCall]] = {}
        self.draws: dict[str, None] = {}
        self.writes: list[tuple[Tensor, str]] = []
        self._made: set[int] = set()  # results: a view of a parameter looks like one

    def enter(self, call: ModuleCall) -> None:
        """Open a node."""
        self.nodes[call] = Node(call, 0 if call.parent is None else self.nodes[call.parent].depth + 1)

    def operation(self, operation: Operation) -> None:
        """Add what the operation costs to the module that was running."""
        node = self.nodes[operation.call]
        counts = cost(operation)
        if counts is None:
            node.uncounted[operation.name] += 1
        elif counts != _NOTHING:
            for column in COLUMNS:
                node.own[column] += getattr(counts, column)
        node.own_bytes += written_bytes(operation)
        for tensor in tensors_in((operation.args, operation.kwargs)):
            if (isinstance(tensor, nn.Parameter) or tensor.requires_grad) and id(tensor) not in self._made:
                self.used.setdefault(id(tensor), (tensor, operation.call))
        self._made.update(map(id, tensors_in(operation.output)))
        if operation.name in _DRAWS:
            self.draws[operation.call.path] = None
        first = operation.args[0] if operation.args and operation.name.endswith("_") else None
        if isinstance(first, nn.Parameter) and first.requires_grad:
            self.writes.append((first, operation.call.path))

    def leave(self, call: ModuleCall, output: Any) -> None:
        """Keep the output for its shape."""
        self.nodes[call].output, self.nodes[call].returned = _shape(output), True


_NOTHING = Counts()


def written_bytes(operation: Operation) -> int:
    """Return the bytes of the result, 0 where it shares memory with an argument or is made from nothing."""
    returns = operation.func._schema.returns
    if not returns or returns[0].alias_info is not None or operation.name in _SHARES_MEMORY:
        return 0
    if not tensors_in((operation.args, operation.kwargs)):
        return 0
    results = tensors_in(operation.output)
    if len(returns) > 1:  # indices of maxima, means of a normalisation: what follows uses the first only
        results = results[:1]
    return sum(result.numel() * result.element_size() for result in results)


def _shape(output: Any) -> Any:
    """Return the shapes in an output, nested as they were: a tuple of int for a tensor."""
    if isinstance(output, Tensor) and not output.is_nested:
        return tuple(output.shape)
    if isinstance(output, dict):
        return {str(key): _shape(value) for key, value in output.items()}
    if isinstance(output, list | tuple):
        return [_shape(value) for value in output]
    if is_dataclass(output):
        return _shape(vars(output))
    return type(output).__name__
