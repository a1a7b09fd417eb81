"""Look at a model as it stands, and leave it as it was found, whatever its forward writes into it."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterator
from typing import Any

import torch
from torch import nn

__all__ = ["layer_by_layer", "unchanged"]


@contextlib.contextmanager
def unchanged(model: nn.Module) -> Iterator[None]:
    """Undo what happens to the attributes of a model's modules: caches, counters, buffers, layers made on the way.

    A forward that keeps a tensor (``self.mask = torch.ones(...)``) would otherwise keep one without numbers, and fail
    when it is used in earnest.
    """
    modules = list(model.modules())
    attributes = [dict(vars(module)) for module in modules]
    contents = [
        (value, copy.copy(value)) for held in attributes for value in held.values() if type(value) in (dict, list, set)
    ]
    buffers = [(buffer, buffer._version, buffer.clone()) for buffer in model.buffers() if not buffer.is_meta]
    try:
        yield
    finally:
        for module, before in zip(modules, attributes, strict=True):
            _restore(vars(module), before)
        for value, content in contents:
            _refill(value, content)
        with torch.no_grad():
            for buffer, version, numbers in buffers:
                if buffer._version != version:
                    buffer.copy_(numbers)


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
def layer_by_layer() -> Iterator[None]:
    """Have transformers call their layers, where evaluation would take one fused operation for all of them."""
    before = torch.backends.mha.get_fastpath_enabled()
    torch.backends.mha.set_fastpath_enabled(False)
    try:
        yield
    finally:
        torch.backends.mha.set_fastpath_enabled(before)
