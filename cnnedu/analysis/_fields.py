"""What every tensor inside a model sees of its input: an observer for `cnnedu.analysis._trace.trace`.

Along each spatial axis of the (first) input, every tensor has a table of intervals (`_fields_span`), kept per axis of
the tensor (`_fields_field`). Each ATen operation has a rule that makes the tables of its outputs from those of its
inputs (`_fields_windows`, `_fields_mixing`, `_fields_views`). Where no rule knows an operation, its outputs are taken
to see everything, and a note says so.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import numpy as np
from torch import Tensor
from torch.utils.weak import WeakTensorKeyDictionary

from cnnedu.analysis import _fields_mixing, _fields_windows  # noqa: F401  their rules register themselves
from cnnedu.analysis._calls import ModuleCall, Operation, tensors_in
from cnnedu.analysis._fields_call import RULES, AtenCall
from cnnedu.analysis._fields_describe import describe, is_local
from cnnedu.analysis._fields_field import Field
from cnnedu.analysis._fields_mixing import is_pointwise, pointwise
from cnnedu.analysis._fields_result import Misalignment
from cnnedu.analysis._fields_views import VIEWS, View
from cnnedu.analysis.receptive_field import ReceptiveField

__all__ = ["FieldObserver", "spatial_axes"]

Answer = TypeVar("Answer")

_UNKNOWN = "{} is not known here, and taken to see the whole input"
_FRESH = {"fill", "zero", "normal", "uniform", "random", "exponential", "zeros_like", "ones_like", "full_like"}
_FRESH |= {"empty_like", "rand_like", "randn_like", "randint_like", "new_empty", "new_zeros", "new_ones", "new_full"}
_FRESH |= {"new_empty_strided", "is_same_size", "_local_scalar_dense"}


_IN_WORDS = {"mean": "a mean", "sum": "a sum", "amax": "a maximum", "max": "a maximum"}
_IN_WORDS |= dict.fromkeys(("_softmax", "_safe_softmax"), "a softmax (attention)")
_IN_WORDS |= dict.fromkeys(("mm", "bmm", "addmm", "baddbmm"), "a matrix product (dense layer, attention)")


def spatial_axes(tensor: Tensor) -> tuple[int, ...]:
    """Return the axes of an input that have a place: (n, c, ...) for images, (n, token) for two axes of integers."""
    if tensor.dim() == 2 and not (tensor.is_floating_point() or tensor.is_complex()):
        return (1,)
    return tuple(range(2, tensor.dim()))


class _Slot:
    """What is known of a tensor; a view asks the tensor it is a view of, which may have been written to."""

    def __init__(self, field: Field, base: _Slot | None = None, view: View | None = None, fresh: bool = False) -> None:
        self.field = field
        self.base = base
        self.view = view
        self.fresh = fresh  # made empty, to be written to
        self.version = 0
        self.seen = base.version if base else 0

    def read(self) -> Field:
        if self.base is not None and self.view is not None:
            below = self.base.read()
            if self.base.version != self.seen:
                self.seen = self.base.version
                now = _foreseen(partial(self.view.get, below))
                self.field = now or below.everywhere(self.field.shape)
                self.version += 1
        return self.field

    def write(self, field: Field) -> None:
        self.field = field
        self.version += 1
        if self.base is not None and self.view is not None:
            below = self.base.read()
            new = self.view.put(below, field) if self.view.put else None
            self.base.write(new or below.union(field.everywhere(below.shape)))
            self.seen = self.base.version

    @property
    def root(self) -> _Slot:
        return self.base.root if self.base else self


class FieldObserver:
    """Follow the receptive field through a model; what it found is there after the run.

    Attributes
    ----------
    calls : list of ModuleCall
        In the order in which they began.
    fields : dict
        For a call that returned: the field of its (first) output that still has a place.
    misaligned : list of Misalignment
    last : Field or None
        Of the last operation whose output still has a place.
    """

    def __init__(self) -> None:
        self.calls: list[ModuleCall] = []
        self.fields: dict[ModuleCall, Field] = {}
        self.shapes: dict[ModuleCall, tuple[int, ...] | None] = {}
        self.misaligned: list[Misalignment] = []
        self.last: Field | None = None
        self._described: dict[Field, ReceptiveField | None] = {}
        self._said: dict[str, list[str]] = {}
        self._slots: WeakTensorKeyDictionary = WeakTensorKeyDictionary()
        self._numbers: WeakTensorKeyDictionary = WeakTensorKeyDictionary()
        self._lengths: tuple[int, ...] = ()

    # What a reader asks

    def at(self, call: ModuleCall) -> ReceptiveField | None:
        """Return the receptive field of a call's output, or None where it has none that is local."""
        field = self.fields.get(call)
        return self._describe(field) if field is not None else None

    @property
    def final(self) -> ReceptiveField | None:
        """The field of the model's output, or of the last operation whose output still has a place."""
        field = self.fields.get(self.calls[0], self.last) if self.calls else None
        return self._describe(field) if field is not None else None

    @property
    def notes(self) -> list[str]:
        """What was approximated, not known, or seen whole, and where."""
        notes = []
        for what, paths in self._said.items():
            named = ", ".join(path or "the model's own forward" for path in paths[:3])
            notes.append(f"In {named}{f' and {len(paths) - 3} more' if len(paths) > 3 else ''}, {what}.")
        return notes

    # What the trace tells

    def enter(self, call: ModuleCall) -> None:
        """Start from the first input when the model is called."""
        if not self.calls and (inputs := tensors_in(call.inputs)):
            axes = spatial_axes(inputs[0])
            self._lengths = tuple(inputs[0].shape[axis] for axis in axes)
            self._slots[inputs[0]] = _Slot(Field.of_input(inputs[0].shape, axes))
        self.calls.append(call)

    def leave(self, call: ModuleCall, output: Any) -> None:
        """Keep what the call's output sees."""
        tensors = [tensor for tensor in tensors_in(output) if not tensor.is_nested]
        self.shapes[call] = tuple(tensors[0].shape) if tensors else None
        if tensors and is_local(field := self._field_of(tensors[0])):
            self.fields[call] = field

    def operation(self, operation: Operation) -> None:
        """Find what the outputs of an operation see; where that fails, they are taken to see everything."""
        if not self._lengths:
            return
        try:
            self._follow(operation)
        except Exception:  # must not cost the reader the other numbers
            for tensor in tensors_in(operation.output):
                if not tensor.is_nested:
                    self._slots[tensor] = _Slot(Field.everything(tensor.shape, self._lengths))
            self._noter(operation)(_UNKNOWN.format(operation.name))

    # How

    def _follow(self, operation: Operation) -> None:
        call = AtenCall(
            operation, self._field_of, self._numbers_of, self._source_of, self._noter(operation), self._report
        )
        if operation.name in {"lift_fresh", "arange"}:
            self._learn(call)
        outputs = tensors_in(operation.output)
        written = _written(operation)
        views = VIEWS.get(operation.name.removesuffix("_"))
        if views and written == operation.name.endswith("_") and isinstance(call.get("self"), Tensor):
            self._view(call, views, outputs)
            return
        fields = self._apply(call, outputs)
        for tensor, field in zip(outputs, fields, strict=True):
            if tensor in self._slots:
                if written and not self._wraps(call, tensor):
                    self._slots[tensor].write(field)
            elif not field.sees_nothing:
                self._slots[tensor] = _Slot(field)
            if is_local(field):
                self.last = field

    def _describe(self, field: Field) -> ReceptiveField | None:
        if field not in self._described:  # many modules hand the same field on
            self._described[field] = _foreseen(partial(describe, field))
        return self._described[field]

    def _field_of(self, tensor: Tensor) -> Field:
        slot = self._slots.get(tensor)
        return slot.read() if slot is not None else Field.nothing(tensor.shape, self._lengths)

    def _numbers_of(self, tensor: Tensor) -> np.ndarray | None:
        numbers: np.ndarray | None = self._numbers.get(tensor) if tensor.is_meta else tensor.detach().cpu().numpy()
        return numbers

    def _source_of(self, tensor: Tensor) -> object:
        slot = self._slots.get(tensor)
        return slot.root if slot is not None else tensor

    def _learn(self, call: AtenCall) -> None:
        """Remember the numbers of a small index, which a tensor on the meta device does not have."""
        output = call.operation.output
        if call.name == "arange":
            self._numbers[output] = np.arange(call.get("start") or 0, call["end"], call.get("step") or 1)
        elif (numbers := self._numbers_of(call["self"])) is not None:
            self._numbers[output] = numbers

    def _noter(self, operation: Operation) -> Callable[[str], None]:
        def say(what: str) -> None:
            paths = self._said.setdefault(what, [])
            if operation.call.path not in paths:
                paths.append(operation.call.path)

        return say

    def _report(self, found: Misalignment) -> None:
        if found not in self.misaligned:
            self.misaligned.append(found)

    def _view(self, call: AtenCall, views_of: Callable[[AtenCall], list[View]], outputs: list[Tensor]) -> None:
        """Follow views of a tensor; one that is turned in place, by ``transpose_``, becomes a view of what it was."""
        source = call["self"]
        if source not in self._slots:
            self._slots[source] = _Slot(self._field_of(source), fresh=True)
        base = self._slots[source]
        views = _foreseen(partial(views_of, call)) or [View(lambda field: None)] * len(outputs)
        for tensor, view in zip(outputs, views, strict=True):
            if tensor is source and not call.name.endswith("_"):
                continue
            field = _foreseen(partial(view.get, base.read()))
            if field is None or field.shape != tuple(tensor.shape):
                field = self._unknown(call, [base.read()], tensor)
            self._slots[tensor] = _Slot(field, base, view)

    def _wraps(self, call: AtenCall, tensor: Tensor) -> bool:
        """Whether a tensor is being padded with its own other end."""
        source = call.get("src")
        if call.name != "copy_" or source not in self._slots:
            return False
        slot = self._slots[tensor]
        filled = not any(np.isposinf(span.reach).any() for span in slot.read().spans)  # as padding, by an earlier write
        wraps = filled and slot.root.fresh and self._slots[source].root is slot.root
        if wraps:
            call.say("circular padding is followed as if the map went on beyond its border")
        return wraps

    def _apply(self, call: AtenCall, outputs: list[Tensor]) -> list[Field]:
        """Return the fields of the outputs of an operation that is no view."""
        inputs = call.fields
        if not inputs or call.name.rstrip("_") in _FRESH:
            return [Field.nothing(tensor.shape, self._lengths) for tensor in outputs]
        if call.name == "copy_":
            return [self._field_of(call["src"]).expand(call.shape)]
        known = RULES.get(call.name) or RULES.get(call.name.rstrip("_"))
        if known is None and is_pointwise(call):
            known = pointwise
        found = _foreseen(partial(known, call)) if known else None
        several = found if isinstance(found, list) else [found]
        fields = []
        for i, tensor in enumerate(outputs):
            field = several[i] if i < len(several) else Field.nothing(tensor.shape, self._lengths)
            if field is None or field.shape != tuple(tensor.shape):
                field = self._unknown(call, inputs, tensor)
            elif i == 0:
                self._tell(call, inputs, field)
            fields.append(field)
        return fields

    def _unknown(self, call: AtenCall, inputs: list[Field], tensor: Tensor) -> Field:
        field = inputs[0].everywhere(tensor.shape)
        for other in inputs[1:]:
            field = field.union(other.everywhere(tensor.shape))
        if any(is_local(each) for each in inputs):
            recurrent = any(name in call.name for name in ("lstm", "gru", "rnn"))
            steps = "a recurrent layer runs through all steps: from there on the whole input is seen"
            call.say(steps if recurrent else _UNKNOWN.format(call.name))
        return field

    def _tell(self, call: AtenCall, inputs: list[Field], output: Field) -> None:
        """Say where a local view of the input ends."""
        pairs = zip(output.spans, *(field.spans for field in inputs), strict=True)
        if any(out.sees_everything and not any(one.sees_everything for one in ins) for out, *ins in pairs):
            what = _IN_WORDS.get(call.name, call.name.strip("_"))
            call.say(f"{what} takes in all positions: from there on the whole input is seen")


def _foreseen(rule: Callable[[], Answer]) -> Answer | None:
    """Return a rule's answer, or None: an operation used as no rule foresaw must not stop the reader's model."""
    try:
        return rule()
    except Exception:
        return None


def _written(operation: Operation) -> bool:
    return any(a.alias_info is not None and a.alias_info.is_write for a in operation.func._schema.arguments)
