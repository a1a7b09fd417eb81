"""From one traced run to a `Summary`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from torch import Tensor, nn
from torch.nn.parameter import is_lazy

from cnnedu.analysis._calls import ModuleCall
from cnnedu.analysis._counts import COLUMNS
from cnnedu.analysis._fields import FieldObserver
from cnnedu.analysis._summary_notes import notes
from cnnedu.analysis._summary_observer import CostObserver, Node
from cnnedu.analysis._trace import trace
from cnnedu.analysis.summary import Summary, SummaryRow, Uncounted

__all__ = ["build_summary", "put_together"]


def build_summary(model: nn.Module, input_size: Sequence[Any], input_dtype: str | Sequence[str]) -> Summary:
    """Run the model once and put together what the observers saw."""
    _, (costs, fields) = trace("summarize", model, input_size, CostObserver, FieldObserver, input_dtype=input_dtype)
    return put_together(costs, fields, input_size)


def put_together(costs: CostObserver, fields: FieldObserver, input_size: Sequence[Any]) -> Summary:
    """Return the summary of a run that these two have seen."""
    nodes = list(costs.nodes.values())
    model = nodes[0].call.module  # a copy, where lazy modules had to be initialised
    rows = _rows(nodes, fields)
    parameters, buffers = _initialised(model.parameters()), _initialised(model.buffers())
    whole = rows[0]
    return Summary(
        model=whole.kind,
        input_size=_frozen(input_size),
        output_shape=whole.output_shape,
        rows=tuple(rows),
        parameters=whole.parameters,
        trainable_parameters=whole.trainable_parameters,
        buffers=_elements(buffers),
        parameter_bytes=sum(p.numel() * p.element_size() for p in parameters),
        buffer_bytes=sum(b.numel() * b.element_size() for b in buffers),
        activation_bytes=whole.activation_bytes,
        receptive_field=fields.final,
        uncounted=tuple(
            Uncounted(name, node.call.path, times) for node in nodes for name, times in node.uncounted.items()
        ),
        notes=(*notes(model, costs), *(f"Receptive field: {note[0].lower()}{note[1:]}" for note in fields.notes)),
        **{column: getattr(whole, column) for column in COLUMNS},
    )


def _rows(nodes: list[Node], fields: FieldObserver) -> list[SummaryRow]:
    totals = {node.call: {**node.own, "activation_bytes": node.own_bytes} for node in nodes}
    for node in reversed(nodes):  # children come after their parents
        if node.call.parent is not None:
            above = totals[node.call.parent]
            for column, number in totals[node.call].items():
                above[column] += number
    callers = {node.call.parent for node in nodes}
    owners: dict[int, str] = {}
    sizes: dict[nn.Module, tuple[int, int]] = {}
    rows = []
    for node in nodes:
        call, module = node.call, node.call.module
        if module not in sizes:
            own = _initialised(module.parameters())
            sizes[module] = _elements(own), _elements(p for p in own if p.requires_grad)
        rows.append(
            SummaryRow(
                path=call.path,
                kind=type(module).__name__,
                setting=_setting(module),
                depth=node.depth,
                call=call.index + 1,
                leaf=call not in callers,
                output_shape=node.output if node.returned else None,
                parameters=sizes[module][0],
                trainable_parameters=sizes[module][1],
                own_macs=node.own["macs"],
                receptive_field=fields.at(call),
                shared_with=_shared(call, owners),
                **totals[call],
            )
        )
    return rows


def _shared(call: ModuleCall, owners: dict[int, str]) -> str:
    """Return where the call's own parameters were met first, "" where that is here."""
    if call.index:
        return call.path
    first = ""
    for parameter in call.module.parameters(recurse=False):
        owner = owners.setdefault(id(parameter), call.path)
        first = first or (owner if owner != call.path else "")
    return first


def _setting(module: nn.Module) -> str:
    """Return kernel, stride, dilation and groups of a layer that has them, in words."""
    parts = []
    kernel = getattr(module, "kernel_size", None)
    if isinstance(kernel, int | tuple) and type(module).__module__.startswith("torch.nn"):
        rank = next((int(digit) for digit in type(module).__name__ if digit.isdigit()), 1)
        sides = (kernel,) * rank if isinstance(kernel, int) else kernel
        parts.append("×".join(map(str, sides)))
        for name in ("stride", "dilation", "groups"):
            value = getattr(module, name, 1)
            value = value[0] if isinstance(value, tuple) and len(set(value)) == 1 else value
            if value != 1 and value is not None:
                parts.append(f"{name} {value}")
    return ", ".join(parts)


def _initialised(tensors: Iterable[Tensor]) -> list[Tensor]:
    """Return the tensors that have a shape: a lazy module that was never called has none."""
    return [tensor for tensor in tensors if not is_lazy(tensor)]


def _elements(tensors: Iterable[Tensor]) -> int:
    return sum(tensor.numel() for tensor in tensors)


def _frozen(size: Any) -> Any:
    return tuple(_frozen(part) for part in size) if isinstance(size, Sequence) else int(size)
