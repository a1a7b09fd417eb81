"""One call of an operation and of its backward pass: arguments and gradients by name, nothing of it modified."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from cnnedu.functional.gradient import check_float64

__all__ = ["Call", "call_of", "gradients_by_name", "name_of"]


@dataclass
class Call:
    """An operation and the arguments it is called with, by name; the first few are passed by position."""

    operation: Callable[..., Any]
    values: dict[str, Any]
    positional: int

    def arguments(self, changed: Mapping[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        """Return fresh copies of the arguments: arrays are never the caller's, generators start over."""
        values = {**self.values, **changed}
        fresh = {
            name: copy.deepcopy(value) if isinstance(value, np.ndarray | np.random.Generator) else value
            for name, value in values.items()
        }
        names = list(fresh)
        return [fresh[n] for n in names[: self.positional]], {n: fresh[n] for n in names[self.positional :]}

    def output(self, changed: Mapping[str, Any] = MappingProxyType({})) -> np.ndarray:
        """Return what the operation makes of its arguments, some of them changed."""
        positional, named = self.arguments(changed)
        output = self.operation(*positional, **named)
        first = np.asarray(output[0] if isinstance(output, tuple) else output)
        check_float64("check_gradient", "the output of operation", first.dtype)
        return first

    @property
    def floats(self) -> list[str]:
        """The arguments that have a gradient."""
        return [n for n, v in self.values.items() if isinstance(v, np.ndarray) and v.dtype.kind == "f"]


def call_of(operation: Callable[..., Any], arguments: tuple[Any, ...], settings: dict[str, Any]) -> Call:
    """Return the call, with the arguments by the operation's own names and floats as float64."""
    try:
        parameters = inspect.signature(operation).parameters.values()
    except ValueError:  # a function written in C may not tell its names
        parameters = {}.values()
    names = [p.name for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    names += [f"argument {place}" for place in range(len(names), len(arguments))]
    values = {**dict(zip(names, arguments, strict=False)), **settings}
    wide = {
        name: value.astype(np.float64) if isinstance(value, np.ndarray) and value.dtype.kind == "f" else value
        for name, value in values.items()
    }
    return Call(operation, wide, len(arguments))


def gradients_by_name(call: Call, backward: Callable[..., Any], grad_output: np.ndarray) -> dict[str, Any]:
    """Call `backward` and return its gradients by the name of their argument."""
    positional, named = call.arguments({})
    given = grad_output.copy()
    returned = backward(given, *positional, **named)
    after = dict(zip(call.values, positional, strict=False)) | named
    changed = [n for n in call.floats if not np.array_equal(after[n], call.values[n], equal_nan=True)]
    if not np.array_equal(given, grad_output):
        changed.insert(0, "grad_output")
    if changed:
        raise ValueError(
            f"check_gradient: {name_of(backward)} changes its argument {changed[0]}, which its caller still needs:"
            f" work on a copy."
        )
    if hasattr(returned, "_asdict"):
        by_name: dict[str, Any] = returned._asdict()
        if unknown := [field for field in by_name if field not in call.values and by_name[field] is not None]:
            raise ValueError(
                f"check_gradient: {name_of(backward)} returns a gradient of {unknown[0]!r}, which operation was not"
                f" called with; its arguments are {', '.join(call.values)}."
            )
        gradients = {name: by_name[name] for name in call.floats if name in by_name}
        if not gradients:
            raise ValueError(
                f"check_gradient: {name_of(backward)} returns gradients of {', '.join(by_name)}, but the arguments that"
                f" hold floats are {', '.join(call.floats)}."
            )
        return gradients
    several = returned if isinstance(returned, tuple | list) else (returned,)
    if len(several) != len(call.floats):
        raise ValueError(
            f"check_gradient: {name_of(backward)} returns {len(several)} gradients, but {len(call.floats)} arguments"
            f" hold floats: {', '.join(call.floats)}. Return None where there is no gradient, or a NamedTuple."
        )
    return {name: gradient for name, gradient in zip(call.floats, several, strict=True) if gradient is not None}


def name_of(function: Callable[..., Any]) -> str:
    name: str = getattr(function, "__name__", "backward")
    return "backward" if name == "<lambda>" else name
