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
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.modules.lazy import LazyModuleMixin
from torch.nn.modules.module import register_module_forward_hook, register_module_forward_pre_hook
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_map_only

from cnnedu.analysis._calls import ModuleCall, Observer, Operation, tensors_in
from cnnedu.analysis._inputs import check_model, make_inputs
from cnnedu.analysis._shortcuts import SHORTCUTS
from cnnedu.analysis._strict import refuse
from cnnedu.analysis._unchanged import in_evaluation, layer_by_layer, unchanged
from cnnedu.errors import ModelError

__all__ = ["trace"]


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
    check_model(name, model)
    meta = make_inputs(name, input_size, input_dtype, "meta")
    if any(isinstance(module, LazyModuleMixin) and module.has_uninitialized_params() for module in model.modules()):
        model = _initialised(name, model, input_size, input_dtype)
    try:
        with unchanged(model, real=False):
            return _attempt(name, model, meta, [make() for make in observers], "meta")
    except ModelError:
        home = next((tensor.device for tensor in [*model.parameters(), *model.buffers()]), torch.device("cpu"))
        if home.type == "meta":
            raise
        real = make_inputs(name, input_size, input_dtype, home)
        with unchanged(model, real=True):
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
    cards = [inputs[0].device] if inputs[0].is_cuda else []
    with contextlib.ExitStack() as stack:
        for context in (in_evaluation(model), torch.random.fork_rng(cards), torch.no_grad(), layer_by_layer()):
            stack.enter_context(context)
        stack.enter_context(run.hooks())
        try:
            with place, run:
                output = model(*inputs)
        except Exception as error:
            raise ModelError(run.describe(name, error, inputs)) from error
    if run.faults:  # ours, not the model's
        raise run.faults[0]
    if not tensors_in(output):
        what = "None: its forward must end with return" if output is None else f"no tensor: {type(output).__name__}"
        raise ModelError(f"{name}: {type(model).__name__} returned {what}.")
    return output, observers


class _Run(TorchDispatchMode):
    """Every operation and every call of a module, told to the observers."""

    def __init__(self, model: nn.Module, observers: Sequence[Observer], device: str | None) -> None:
        super().__init__()
        self.observers = list(observers)
        self.faults: list[Exception] = []
        self.device = device
        self.paths: dict[nn.Module, str] = {module: path for path, module in model.named_modules()}
        self.counts: Counter[nn.Module] = Counter()
        self.stack: list[ModuleCall] = []
        self.switched: list[nn.Module] = []
        self.failed: tuple[str, list[Tensor]] = ("", [])
        self.seen: dict[int, tuple[Tensor, Tensor]] = {}  # keeps the tensor too, so that its id stays its own

    @classmethod
    def _should_skip_dynamo(cls) -> bool:
        """Keep torch from loading its compiler, 900 modules, only to tell it to stay away from this class."""
        return False

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        if torch.is_inference_mode_enabled():  # where a layer comes as it was called, and not as the steps it takes
            with self:
                output = func.decompose(*args, **kwargs)
            if output is not NotImplemented:
                return output
        try:
            output = self._carry_out(func, args, kwargs)
        except Exception:
            name = str(func._schema.name).removeprefix("aten::")
            self.failed = name, tensors_in((args, kwargs))
            raise
        if self.stack:
            self._tell("operation", Operation(func, args, kwargs, output, self.stack[-1]))
        return output

    def _carry_out(self, func: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        if self.device is None:
            return func(*args, **kwargs)
        placed, named = tree_map_only(Tensor, self._without_numbers, (args, kwargs))
        if "device" in named:
            named["device"] = self.device
        refuse(func._schema.name, placed)
        shortcut = SHORTCUTS.get(func._schema.name)
        output = shortcut(*placed, **named) if shortcut and self.device == "meta" else None
        return func(*placed, **named) if output is None else output

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
            for module in self.switched:
                module.training = True

    def _enter(self, module: nn.Module, inputs: tuple[Any, ...]) -> None:
        parent = self.stack[-1] if self.stack else None
        registered = module in self.paths
        above = f"{parent.path}." if parent and parent.path else ""
        path = self.paths[module] if registered else above + _holder(parent, module)
        call = ModuleCall(path, module, self.counts[module], registered, parent, inputs)
        self.counts[module] += 1
        if not registered:  # the model's own modules are in evaluation already
            self.switched += [part for part in module.modules() if part.training]
            for part in self.switched:
                part.training = False
        self.stack.append(call)
        self._tell("enter", call)

    def _leave(self, module: nn.Module, inputs: tuple[Any, ...], output: Any) -> None:
        while self.stack[-1].module is not module:  # calls that ended in an exception the model caught
            self.stack.pop()
        call = self.stack.pop()
        self._tell("leave", call, output)

    def _tell(self, what: str, *told: Any) -> None:
        """Tell the observers. One that fails hears no more, and the model never hears of it."""
        for observer in list(self.observers):
            try:
                getattr(observer, what)(*told)
            except Exception as error:
                self.observers.remove(observer)
                self.faults.append(error)

    def describe(self, name: str, error: Exception, inputs: Sequence[Tensor]) -> str:
        """Say in which module the model failed, on what, and why."""
        if not self.stack:
            return f"{name}: {error}"
        from cnnedu.analysis._explain import explain
        from cnnedu.analysis._failure import Failure

        call = self.stack[-1]
        failure = Failure(error, call.module, call.inputs, tuple(inputs), len(self.stack) > 1, *self.failed)
        return explain(name, call.path, failure)


def _holder(parent: ModuleCall | None, module: nn.Module) -> str:
    """Return where its caller keeps a module that is not registered: "layers[0]"; its class, where that is unknown."""
    for name, value in vars(parent.module).items() if parent else ():
        if isinstance(value, list | tuple | dict) and not name.startswith("_"):
            for key, held in value.items() if isinstance(value, dict) else enumerate(value):
                if held is module:
                    return f"{name}[{key!r}]"
    return f"<{type(module).__name__}>"
