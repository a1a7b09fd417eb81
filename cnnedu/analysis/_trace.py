"""Run a model once and see every operation, without computing one.

The input is a tensor on torch's meta device: it has a shape and no numbers. Weights are seen as meta tensors too, each
in the moment an operation meets it, so that the model itself is neither moved nor copied. A model that needs numbers
(``if x.sum() > 0``) is run a second time with real ones.

This file imports torch; what imports it does so inside a function (`tests/test_house.py`).
"""

from __future__ import annotations

import contextlib
import copy
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import torch
from torch import Tensor, nn
from torch.nn.modules.lazy import LazyModuleMixin
from torch.nn.modules.module import register_module_forward_hook, register_module_forward_pre_hook
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_map_only

from cnnedu.analysis._inputs import make_inputs
from cnnedu.errors import ModelError

__all__ = ["ModuleCall", "Observer", "Operation", "trace"]


@dataclass(eq=False)
class ModuleCall:
    """One call of one module.

    Attributes
    ----------
    path : str
        The module's name in the model ("layer1.0.conv1"), "" for the model itself. A module that the model does not
        register, because it sits in a plain list, has its class in brackets: "blocks.<Conv2d>".
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


class Observer(Protocol):
    """What `trace` tells, in the order in which it happens."""

    def enter(self, call: ModuleCall) -> None:
        """A module is called."""

    def operation(self, operation: Operation) -> None:
        """An operation has run."""

    def leave(self, call: ModuleCall, output: Any) -> None:
        """A module has returned."""


def trace(
    name: str,
    model: nn.Module,
    input_size: Sequence[int] | Sequence[Sequence[int]],
    *observers: Callable[[], Observer],
    input_dtype: str | Sequence[str] = "float32",
) -> tuple[Any, list[Any]]:
    """Run a model in evaluation mode, tell observers what happens, and leave the model as it was.

    Parameters
    ----------
    name : str
        Who asks, for error messages.
    model : nn.Module
    input_size : sequence of int, or one such sequence per input
        With the batch axis.
    *observers : callable
        Each makes an `Observer`; called once per attempt, for a model that needs numbers is run twice.
    input_dtype : str, or one per input
        "float32", "int64" …

    Returns
    -------
    output : object
        What the model returned: on the meta device, unless the model needs numbers.
    observers : list of Observer
        Those of the run that succeeded.

    Raises
    ------
    ModelError
        The model fails: the message names the module, what it was given and what it says.
    ShapeError, ValueError, TypeError
        ``model`` is no module, ``input_size`` no size.
    """
    if not isinstance(model, nn.Module):
        hint = " create_model(name) builds a registered one." if isinstance(model, str) else ""
        raise TypeError(f"{name}: model must be an nn.Module, got {type(model).__name__}.{hint}")
    meta = make_inputs(name, input_size, input_dtype, "meta")
    if any(isinstance(module, LazyModuleMixin) and module.has_uninitialized_params() for module in model.modules()):
        model = _initialised(name, model, input_size, input_dtype)
    try:
        return _attempt(name, model, meta, [make() for make in observers], "meta")
    except ModelError:
        home = next((tensor.device for tensor in [*model.parameters(), *model.buffers()]), torch.device("cpu"))
        if home.type == "meta":
            raise
        real = make_inputs(name, input_size, input_dtype, home)
        return _attempt(name, model, real, [make() for make in observers], None)


def _initialised(name: str, model: nn.Module, input_size: Sequence[Any], input_dtype: str | Sequence[str]) -> nn.Module:
    """Return a copy of a model whose lazy modules know their shapes."""
    model = copy.deepcopy(model)
    _attempt(name, model, make_inputs(name, input_size, input_dtype, "cpu"), [], None)
    return model


def _attempt(
    name: str, model: nn.Module, inputs: Sequence[Tensor], observers: list[Observer], device: str | None
) -> tuple[Any, list[Observer]]:
    run = _Run(model, observers, device)
    place = torch.device(device) if device else contextlib.nullcontext()
    with _in_evaluation(model), torch.random.fork_rng(devices=[]), torch.no_grad(), run.hooks():
        try:
            with place, run:
                return model(*inputs), observers
        except Exception as error:
            raise ModelError(run.describe(name, error)) from error


class _Run(TorchDispatchMode):
    """Every operation and every call of a module, told to the observers."""

    def __init__(self, model: nn.Module, observers: Sequence[Observer], device: str | None) -> None:
        super().__init__()
        self.observers = observers
        self.device = device
        self.paths: dict[nn.Module, str] = {module: path for path, module in model.named_modules()}
        self.counts: Counter[nn.Module] = Counter()
        self.stack: list[ModuleCall] = []
        self.seen: dict[int, tuple[Tensor, Tensor]] = {}  # keeps the tensor too, so that its id stays its own

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        if self.device is None:
            output = func(*args, **kwargs)
        else:
            placed, named = tree_map_only(Tensor, self._without_numbers, (args, kwargs))
            if "device" in named:
                named["device"] = self.device
            output = func(*placed, **named)
        if self.stack:
            operation = Operation(func, args, kwargs, output, self.stack[-1])
            for observer in self.observers:
                observer.operation(operation)
        return output

    def _without_numbers(self, tensor: Tensor) -> Tensor:
        """Return the tensor's shape, strides and dtype on the meta device; the same one each time."""
        if tensor.is_meta:
            return tensor
        if id(tensor) not in self.seen:
            empty = torch.empty_strided(tensor.shape, tensor.stride(), dtype=tensor.dtype, device="meta")
            self.seen[id(tensor)] = tensor, empty
        return self.seen[id(tensor)][1]

    @contextlib.contextmanager
    def hooks(self) -> Iterator[None]:
        """Hear of every module that is called, registered in the model or not."""
        handles = [register_module_forward_pre_hook(self._enter), register_module_forward_hook(self._leave)]
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()

    def _enter(self, module: nn.Module, inputs: tuple[Any, ...]) -> None:
        parent = self.stack[-1] if self.stack else None
        registered = module in self.paths
        above = f"{parent.path}." if parent and parent.path else ""
        path = self.paths[module] if registered else f"{above}<{type(module).__name__}>"
        call = ModuleCall(path, module, self.counts[module], registered, parent, inputs)
        self.counts[module] += 1
        self.stack.append(call)
        for observer in self.observers:
            observer.enter(call)

    def _leave(self, module: nn.Module, inputs: tuple[Any, ...], output: Any) -> None:
        while self.stack[-1].module is not module:  # calls that ended in an exception the model caught
            self.stack.pop()
        call = self.stack.pop()
        for observer in self.observers:
            observer.leave(call, output)

    def describe(self, name: str, error: Exception) -> str:
        """Say in which module the model failed, on what, and why."""
        message = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        if not self.stack:
            return f"{name}: {message}"
        call = self.stack[-1]
        leaf = not list(call.module.children())
        what = repr(call.module) if leaf else type(call.module).__name__
        where = f"{call.path!r} ({what})" if call.path else what
        shapes = ", ".join(str(tuple(x.shape)) for x in call.inputs if isinstance(x, Tensor))
        return f"{name}: {where} failed on input {shapes or 'without tensors'}: {message}"


@contextlib.contextmanager
def _in_evaluation(model: nn.Module) -> Iterator[None]:
    """Switch every module to evaluation, and back to what each was."""
    before = {module: module.training for module in model.modules()}
    model.eval()
    try:
        yield
    finally:
        for module, training in before.items():
            module.training = training
