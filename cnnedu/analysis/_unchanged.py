"""Look at a model as it stands, and leave it as it was found, whatever its forward writes into it."""

from __future__ import annotations

import contextlib
import copy
import random
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.parameter import is_lazy

__all__ = ["in_evaluation", "layer_by_layer", "unchanged"]


@contextlib.contextmanager
def unchanged(model: nn.Module, *, real: bool) -> Iterator[None]:
    """Undo what happens to a model's modules: caches, counters, weights, buffers, layers made on the way.

    A forward that keeps a tensor (``self.mask = torch.ones(...)``) would otherwise keep one without numbers, and fail
    when it is used in earnest. Numbers are kept only for a real run, for no other can change them.
    """
    modules = list(model.modules())
    attributes = [dict(vars(module)) for module in modules]
    contents = [(value, copy.copy(value)) for held in attributes for value in held.values() if _holds(value)]
    numbers = [(x, x.data, x.data.clone()) for x in _tensors(attributes)] if real else []
    wishes = [(p, p.requires_grad, p.grad) for p in model.parameters()]
    draws = random.getstate(), np.random.get_state()
    try:
        yield
    finally:
        for module, before in zip(modules, attributes, strict=True):
            _restore(vars(module), before)
        for value, content in contents:
            _refill(value, content)
        for tensor, data, copied in numbers:
            tensor.data = data  # half() gives a parameter other numbers in another place
            if not torch.equal(data, copied):
                data.copy_(copied)
        for parameter, trainable, gradient in wishes:
            parameter.grad = gradient
            if parameter.requires_grad != trainable:
                parameter.requires_grad = trainable
        random.setstate(draws[0])
        np.random.set_state(draws[1])


def _holds(value: Any) -> bool:
    return isinstance(value, dict | list | set)


def _tensors(attributes: list[dict[str, Any]]) -> list[Tensor]:
    """Return every tensor with numbers among attributes, and in the containers among those; each once."""
    found: dict[int, Tensor] = {}
    for value in (value for held in attributes for value in held.values()):
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | set) else [value]
        for x in parts:
            if isinstance(x, Tensor) and not is_lazy(x) and not x.is_meta and x.layout is torch.strided:
                found[id(x)] = x
    return list(found.values())


def _restore(now: dict[str, Any], before: dict[str, Any]) -> None:
    for name in [name for name in now if name not in before]:
        del now[name]
    for name, value in before.items():
        if name not in now or now[name] is not value:
            now[name] = value


def _refill(value: Any, content: Any) -> None:
    """Give a dictionary, a list or a set its content back, without a new object in its place."""
    if isinstance(value, list):
        value[:] = content
    else:
        value.clear()
        value.update(content)


@contextlib.contextmanager
def in_evaluation(model: nn.Module) -> Iterator[None]:
    """Switch every module to evaluation, and back to what each was."""
    before = {module: module.training for module in model.modules()}
    for module in before:  # not model.eval(), which a model that holds itself calls without end
        module.training = False
    try:
        yield
    finally:
        for module, training in before.items():
            module.training = training


@contextlib.contextmanager
def layer_by_layer() -> Iterator[None]:
    """Have models call their layers, where compiled ones and transformers would take one operation for many."""
    before = torch.backends.mha.get_fastpath_enabled()
    torch.backends.mha.set_fastpath_enabled(False)
    compiles = "torch._dynamo" in sys.modules  # what is not loaded compiles nothing; loading it takes a second
    try:
        with torch.compiler.set_stance("force_eager") if compiles else contextlib.nullcontext():
            yield
    finally:
        torch.backends.mha.set_fastpath_enabled(before)
