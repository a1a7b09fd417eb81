"""An operation with its arguments by name, and the table of rules that say what its output sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from torch import Tensor

from cnnedu.analysis._calls import Operation, tensors_in
from cnnedu.analysis._fields_field import Field

__all__ = ["RULES", "AtenCall", "Rule", "axes_of", "rule"]


class AtenCall:
    """One operation, as a rule reads it.

    Parameters
    ----------
    operation : Operation
    field_of : callable
        Gives a tensor's `Field`.
    numbers_of : callable
        Gives a tensor's numbers, or None where they are not known.
    source_of : callable
        Gives the tensor that a tensor is a view of, or something that stands for it.
    say : callable
        Takes a note for the reader.
    report : callable
        Takes branches that do not lie on top of each other.
    """

    def __init__(
        self,
        operation: Operation,
        field_of: Callable[[Tensor], Field],
        numbers_of: Callable[[Tensor], np.ndarray | None],
        source_of: Callable[[Tensor], object],
        say: Callable[[str], None],
        report: Callable[[Any], None],
    ) -> None:
        self.operation = operation
        self.name = operation.name
        self.field_of = field_of
        self.numbers_of = numbers_of
        self.source_of = source_of
        self.say = say
        self.report = report
        self.arguments = operation.arguments

    def __getitem__(self, name: str) -> Any:
        return self.arguments[name]

    def get(self, name: str) -> Any:
        """Return an argument, or None where the operation has none of this name."""
        return self.arguments.get(name)

    def field(self, name: str = "self") -> Field:
        """Return the field of a tensor among the arguments."""
        return self.field_of(self.arguments[name])

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the (first) output."""
        return tuple(tensors_in(self.operation.output)[0].shape)

    @property
    def fields(self) -> list[Field]:
        """The fields of all tensors among the arguments that see anything."""
        found = [self.field_of(tensor) for tensor in tensors_in((self.operation.args, self.operation.kwargs))]
        return [field for field in found if not field.sees_nothing]


Rule = Callable[[AtenCall], "Field | list[Field] | None"]
RULES: dict[str, Rule] = {}


def rule(*names: str) -> Callable[[Rule], Rule]:
    """Say which operations a function knows; it returns None where it does not know after all."""

    def register(function: Rule) -> Rule:
        RULES.update(dict.fromkeys(names, function))
        return function

    return register


def axes_of(dims: int | Sequence[int] | None, rank: int) -> tuple[int, ...]:
    """Return axes as torch means them: negative ones from the end, none for all."""
    if dims is None or (not isinstance(dims, int) and len(dims) == 0):
        return tuple(range(rank))
    chosen = [dims] if isinstance(dims, int) else dims
    return tuple(dim % rank for dim in chosen) if rank else ()
