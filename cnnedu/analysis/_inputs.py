"""What is asked of a model that is looked at, and inputs of a given size for it."""

from __future__ import annotations

import reprlib
from collections.abc import Sequence
from math import prod
from operator import index
from typing import Any

import torch
from torch import Tensor, nn

from cnnedu.errors import ModelError

__all__ = ["check_model", "make_inputs"]


def check_model(name: str, model: object) -> None:
    """Refuse what is no module, or one that never called the constructor of nn.Module: nothing else works on it.

    Raises
    ------
    TypeError, ModelError
    """
    if not isinstance(model, nn.Module):
        raise TypeError(f"{name}: model must be an nn.Module, got {_no_model(model)}")
    seen: set[nn.Module] = set()
    left: list[nn.Module] = [model]
    while left:
        module = left.pop()
        if not hasattr(module, "_modules"):
            raise ModelError(
                f"{name}: {type(module).__name__} is not initialised: its __init__ must begin with super().__init__()."
            )
        seen.add(module)
        left += [child for child in module.children() if child not in seen]


def _no_model(given: object) -> str:
    if isinstance(given, str):
        return "str. create_model(name) builds a registered one."
    if isinstance(given, type) and issubclass(given, nn.Module):
        return f"the class {given.__name__}: {given.__name__}() makes a model of it."
    if isinstance(given, list | tuple):
        return f"{type(given).__name__}. nn.Sequential(*layers) makes a model of layers."
    return f"{type(given).__name__}."


def make_inputs(
    name: str, input_size: Sequence[Any], input_dtype: str | Sequence[str], device: str | torch.device
) -> list[Tensor]:
    """Return one tensor per size: normal numbers, or zeros where the dtype holds integers.

    Raises
    ------
    ValueError, TypeError
        A size that is none, a dtype that torch does not have, or not one per input.
    """
    sizes = _sizes(name, input_size)
    dtypes = list(input_dtype) if isinstance(input_dtype, list | tuple) else [input_dtype] * len(sizes)
    if len(dtypes) != len(sizes):
        raise ValueError(f"{name}: {len(sizes)} inputs need as many dtypes, got input_dtype={input_dtype!r}.")
    return [_make(name, size, dtype, device) for size, dtype in zip(sizes, dtypes, strict=True)]


def _sizes(name: str, input_size: Sequence[Any]) -> list[tuple[int, ...]]:
    rule = "input_size must be a size with its batch axis, (1, 3, 224, 224), or a list of such sizes"
    if hasattr(input_size, "shape"):
        raise TypeError(f"{name}: {rule}, got a {type(input_size).__name__}: pass tuple(x.shape).")
    if not _is_size(input_size) or not input_size:
        raise TypeError(f"{name}: {rule}, got {input_size!r}.")
    several = all(map(_is_size, input_size))
    try:
        sizes = [tuple(map(_side, size)) for size in (input_size if several else [input_size])]
    except TypeError:
        raise TypeError(f"{name}: {rule}, got {reprlib.repr(input_size)}.") from None
    if any(side < 1 for size in sizes for side in size):
        raise ValueError(f"{name}: every axis of input_size must be at least 1, got {input_size!r}.")
    if any(prod(size) >= 2**60 for size in sizes):
        raise ValueError(f"{name}: input_size {input_size!r} has more elements than a tensor can have.")
    return sizes


def _side(given: Any) -> int:
    """Return a whole number as torch, NumPy and Python have them; a truth value is none."""
    if isinstance(given, bool):
        raise TypeError
    return index(given)


def _is_size(given: object) -> bool:
    return isinstance(given, Sequence) and not isinstance(given, str | bytes)


def _make(name: str, size: tuple[int, ...], dtype: object, device: str | torch.device) -> Tensor:
    kind = getattr(torch, dtype, None) if isinstance(dtype, str) else dtype
    if not isinstance(kind, torch.dtype):
        raise ValueError(f"{name}: input_dtype must name a torch dtype such as 'float32' or 'int64', got {dtype!r}.")
    if kind.is_floating_point and str(device) != "meta":
        generator = torch.Generator(device).manual_seed(0)
        return torch.randn(size, dtype=kind, device=device, generator=generator)
    return torch.zeros(size, dtype=kind, device=device)
