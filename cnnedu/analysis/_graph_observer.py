"""What `model_graph` notes down while a model runs: who made each tensor, and who takes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from torch import Tensor, nn
from torch.utils.weak import WeakTensorKeyDictionary

from cnnedu.analysis._calls import ModuleCall, Operation, tensors_in
from cnnedu.analysis._costs import cost
from cnnedu.analysis._fields import FieldObserver
from cnnedu.analysis._fields_field import Field
from cnnedu.analysis._graph_operations import is_fresh, operation_name, passes_on, setting_of
from cnnedu.analysis._summary_observer import CostObserver, written_bytes
from cnnedu.analysis.receptive_field import ReceptiveField

__all__ = ["Entered", "GraphObserver", "Left", "Ran"]


@dataclass(eq=False)
class Entered:
    """A module is called."""

    call: ModuleCall


@dataclass(eq=False)
class Left:
    """A module has returned `outputs`; `given` were its arguments."""

    call: ModuleCall
    outputs: tuple[int, ...]
    given: frozenset[int]


@dataclass(eq=False)
class Ran:
    """An operation has run. Tensors are numbers here: the same number is the same tensor.

    `passes` says that it makes no node, `views` that its output is a window on what it took, `writes` that it writes
    into its first argument.
    """

    call: ModuleCall
    taken: tuple[int, ...]
    made: tuple[int, ...]
    passes: bool
    views: bool
    writes: bool
    name: str
    setting: str = ""
    shape: tuple[int, ...] = ()
    macs: int = 0
    written: int = 0
    seen: Field | None = None
    parameters: list[nn.Parameter] = field(default_factory=list)


class GraphObserver(FieldObserver):
    """Note every event for `_graph_build`, beside what `summarize` notes.

    Attributes
    ----------
    events : list of Entered, Ran and Left
        In the order in which they happened.
    inputs : list of (int, tuple)
        The model's input tensors: number and shape.
    costs : CostObserver
    """

    def __init__(self) -> None:
        super().__init__()
        self.costs = CostObserver()
        self.events: list[Entered | Ran | Left] = []
        self.inputs: list[tuple[int, tuple[int, ...]]] = []
        self._number: WeakTensorKeyDictionary = WeakTensorKeyDictionary()
        self._count = 0
        self._activations: set[int] = set()
        self._learned: dict[int, list[nn.Parameter]] = {}  # what a constant was made from

    def enter(self, call: ModuleCall) -> None:
        """Note the call; the model's own arguments are the inputs of the graph."""
        super().enter(call)
        self.costs.enter(call)
        if call.parent is None and not self.inputs:
            self.inputs = [(self._of(tensor), tuple(tensor.shape)) for tensor in tensors_in(call.inputs)]
            self._activations.update(number for number, _ in self.inputs)
        self.events.append(Entered(call))

    def operation(self, operation: Operation) -> None:
        """Note what the operation takes and makes, what it costs and sees."""
        super().operation(operation)
        self.costs.operation(operation)
        if is_fresh(operation):
            return
        given, outputs = tensors_in((operation.args, operation.kwargs)), tensors_in(operation.output)
        taken, made = tuple(map(self._of, given)), tuple(map(self._of, outputs))
        constants = [x for x, number in zip(given, taken, strict=True) if number not in self._activations]
        parameters = self._parameters(given, taken)
        if len(constants) == len(given):
            self._learned.update(dict.fromkeys(made, parameters))
        else:
            self._activations.update(made)
        returns = operation.func._schema.returns
        alias = returns[0].alias_info if returns else None
        first = outputs[0] if outputs and not outputs[0].is_nested else None
        counts = cost(operation)
        self.events.append(
            Ran(
                operation.call,
                taken,
                made,
                passes=passes_on(operation, len(given) - len(constants), constants),
                views=alias is not None and not alias.is_write,
                writes=alias is not None and alias.is_write,
                name=operation_name(operation),
                setting=setting_of(operation),
                shape=tuple(first.shape) if first is not None else (),
                macs=counts.macs if counts else 0,
                written=written_bytes(operation),
                seen=self._field_of(first) if first is not None else None,
                parameters=parameters,
            )
        )

    def leave(self, call: ModuleCall, output: Any) -> None:
        """Note what the module returned."""
        super().leave(call, output)
        self.costs.leave(call, output)
        outputs = tuple(map(self._of, tensors_in(output)))
        self._activations.update(outputs)
        self.events.append(Left(call, outputs, frozenset(map(self._of, tensors_in(call.inputs)))))

    def seen_by(self, event: Ran) -> ReceptiveField | None:
        """Return the receptive field of what an operation made, or None where it has none."""
        return None if event.seen is None else self._describe(event.seen)

    def _of(self, tensor: Tensor) -> int:
        if tensor not in self._number:
            self._number[tensor] = self._count
            self._count += 1
        number: int = self._number[tensor]
        return number

    def _parameters(self, given: list[Tensor], taken: tuple[int, ...]) -> list[nn.Parameter]:
        found = [p for number in taken for p in self._learned.get(number, ())]
        found += [x for x in given if isinstance(x, nn.Parameter)]
        return list({id(p): p for p in found}.values())
