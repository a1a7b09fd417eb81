"""What a training remembers, as named tensors, and back into the objects that remember it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel
from torch.optim import Optimizer

from cnnedu.errors import TrainingError, suggest

__all__ = ["check_same_tensors", "optimizer_entries", "place_optimizer_state", "to_disk", "without_wrappers"]


def without_wrappers(model: nn.Module) -> nn.Module:
    """Return the network inside those that torch wraps around it for several processes and for its compiler."""
    while True:
        inner = model.module if isinstance(model, DistributedDataParallel) else getattr(model, "_orig_mod", None)
        if not isinstance(inner, nn.Module):
            return model
        model = inner


def to_disk(tensors: Mapping[str, Tensor], when: str, safe: str) -> dict[str, Tensor]:
    """Return tensors as safetensors takes them: on the CPU, in plain layout, none sharing another's memory.

    Raises
    ------
    TrainingError
        One is no tensor, or holds NaN or infinity.
    """
    ready, used = {}, set()
    for name, tensor in tensors.items():
        if not isinstance(tensor, Tensor):
            raise TrainingError(f"{name} is a {type(tensor).__name__}; only tensors are kept in a checkpoint.")
        tensor = tensor.detach().cpu().contiguous()
        if tensor.is_floating_point() and not torch.isfinite(tensor).all():
            raise TrainingError(f"{name} holds NaN or infinity at {when}: this is not kept. {safe}")
        if tensor.untyped_storage().data_ptr() in used or tensor.untyped_storage().nbytes() != tensor.nbytes:
            tensor = tensor.clone()
        used.add(tensor.untyped_storage().data_ptr())
        ready[name] = tensor
    return ready


def check_same_tensors(source: str, live: Mapping[str, Tensor], saved: Mapping[str, Tensor]) -> None:
    """Refuse saved tensors whose names, shapes or dtypes are not those of the live ones."""
    for name in saved:
        if name not in live:
            raise TrainingError(f"{source} does not fit: nothing here is called {name}.")
    for name, mine in live.items():
        if name not in saved:
            raise TrainingError(f"{source} does not fit: it has no {name}.")
        tensor = saved[name]
        if tensor.shape != mine.shape:
            raise TrainingError(
                f"{source} does not fit: {name} has shape {tuple(tensor.shape)} there, {tuple(mine.shape)} here."
            )
        if tensor.dtype != mine.dtype:
            raise TrainingError(f"{source} does not fit: {name} is {tensor.dtype} there, {mine.dtype} here.")


def optimizer_entries(optimizer: Optimizer, model: nn.Module) -> Iterator[tuple[str, Any]]:
    """Yield what an optimizer remembers: "<parameter>.<name>" and a tensor, a number or None.

    Raises
    ------
    TrainingError
        It remembers something else.
    """
    for parameter_name, parameter, _ in _parameters(optimizer, model):
        for key, value in optimizer.state.get(parameter, {}).items():
            plain = isinstance(value, Tensor | bool | int | str | None)
            if not plain and not (isinstance(value, float) and math.isfinite(value)):
                raise TrainingError(
                    f"{type(optimizer).__name__} remembers {value!r} as {key!r}; a checkpoint keeps tensors, finite"
                    " numbers and text."
                )
            yield f"{parameter_name}.{key}", value


def place_optimizer_state(
    source: str, optimizer: Optimizer, model: nn.Module, entries: Mapping[str, Any], apply: bool
) -> None:
    """Put entries back into an optimizer, each where torch would have it; without ``apply`` only look at them.

    Raises
    ------
    TrainingError
        An entry belongs to no parameter of this optimizer.
    """
    known = {name: (parameter, group) for name, parameter, group in _parameters(optimizer, model)}
    state: dict[Tensor, dict[str, Any]] = {}
    for name, value in entries.items():
        owner, _, key = name.rpartition(".")
        if owner not in known:
            raise TrainingError(
                f"{source} does not fit: {type(optimizer).__name__} has no parameter {owner}.{suggest(owner, known)}"
            )
        parameter, group = known[owner]
        state.setdefault(parameter, {})[key] = _placed(key, value, parameter, group) if apply else None
    if apply:
        optimizer.state.clear()
        optimizer.state.update(state)


def _placed(key: str, value: Any, parameter: Tensor, group: Mapping[str, Any]) -> Any:
    """Return an entry on its device and in its layout."""
    if not isinstance(value, Tensor):
        return value
    if key == "step" and not (group.get("fused") or group.get("capturable")):
        return value.clone()  # counted on the CPU, wherever the parameter is
    if value.shape == parameter.shape:
        return torch.empty_like(parameter, dtype=value.dtype, requires_grad=False).copy_(value)
    return value.to(parameter.device, copy=True)


def _parameters(optimizer: Optimizer, model: nn.Module) -> Iterator[tuple[str, Tensor, Mapping[str, Any]]]:
    """Yield an optimizer's parameters by their names in the model; those that are views of one, by their place."""
    names = {id(parameter): name for name, parameter in without_wrappers(model).named_parameters()}
    for number, group in enumerate(optimizer.param_groups):
        for place, parameter in enumerate(group["params"]):
            yield names.get(id(parameter), f"group {number} parameter {place}"), parameter, group
