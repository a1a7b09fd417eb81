"""What an observer of a model is told: calls of modules, and operations with their arguments by name."""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass
from functools import cache, cached_property
from typing import Any, Protocol

from torch import Tensor, nn
from torch.utils._pytree import tree_leaves

__all__ = ["ModuleCall", "Observer", "Operation", "tensors_in"]


@dataclass(eq=False)
class ModuleCall:
    """One call of one module.

    Attributes
    ----------
    path : str
        The module's name in the model ("layer1.0.conv1"), "" for the model itself. A module that the model does not
        register has its place in a plain list or dictionary, "layers[0]", or its class, "blocks.<Conv2d>".
    module : nn.Module
    index : int
        How many calls of this module came before.
    registered : bool
    parent : ModuleCall or None
    inputs : tuple
        Its positional arguments.
    """

    path: str
    module: nn.Module
    index: int
    registered: bool
    parent: ModuleCall | None
    inputs: tuple[Any, ...]


@dataclass(eq=False)
class Operation:
    """One operation of torch's core library, as it is carried out.

    Attributes
    ----------
    func : torch._ops.OpOverload
        ``torch.ops.aten.convolution.default`` and the like.
    args, kwargs
        Tensors among them are the ones the model holds; weights are real, compare them with ``is``.
    output
        A tensor, or a tuple or list of them.
    call : ModuleCall
        The innermost module that was running.
    """

    func: Any
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    output: Any
    call: ModuleCall

    @property
    def name(self) -> str:
        """The operation without its overload: "convolution"."""
        return str(self.func._schema.name).removeprefix("aten::")

    @cached_property
    def arguments(self) -> dict[str, Any]:
        """All arguments by name, those left out with their defaults."""
        names, defaults = _signature(self.func)
        return {**defaults, **dict(zip(names, self.args, strict=False)), **self.kwargs}


class Observer(Protocol):
    """What `trace` tells, in the order in which it happens."""

    def enter(self, call: ModuleCall) -> None:
        """A module is called."""

    def operation(self, operation: Operation) -> None:
        """An operation has run."""

    def leave(self, call: ModuleCall, output: Any) -> None:
        """A module has returned."""


@cache
def _signature(func: Any) -> tuple[list[str], dict[str, Any]]:
    """Return the names of an operation's arguments, and None or what else they are where they are left out."""
    arguments = func._schema.arguments
    return [a.name for a in arguments], {a.name: a.default_value for a in arguments if a.has_default_value()}


def tensors_in(tree: Any) -> list[Tensor]:
    """Return all tensors in nested tuples, lists and dictionaries, or in a dataclass, in order."""
    if isinstance(tree, Tensor):
        return [tree]
    if is_dataclass(tree):
        tree = vars(tree)
    return [leaf for leaf in tree_leaves(tree) if isinstance(leaf, Tensor)]
