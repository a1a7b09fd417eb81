"""The errors of cnnedu: each says what was wrong, what was given and what is allowed.

They subclass Python's own, so ``except ValueError`` and ``except TypeError`` keep working.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

__all__ = ["DTypeError", "ModelError", "ShapeError", "TrainingError", "check_choice", "format_shape", "suggest"]


class ShapeError(ValueError):
    """The axes of the arguments do not fit together, or a setting leaves no output."""


class DTypeError(TypeError):
    """An argument is not an array, or holds elements the operation has no meaning for."""


class ModelError(RuntimeError):
    """A model fails while it is looked at: which of its modules, on what, and what it says."""


class TrainingError(RuntimeError):
    """A training cannot begin or go on: why, at which step, and what is safe on the disk."""


def suggest(name: str, allowed: Iterable[str]) -> str:
    """Return a sentence naming the nearest allowed name, with a leading space, or nothing.

    Examples
    --------
    >>> suggest("strides", ["stride", "padding"])
    " Did you mean 'stride'?"
    >>> suggest("RELU", ["ReLU", "GELU"])
    " Did you mean 'ReLU'?"
    >>> suggest("colour", ["stride", "padding"])
    ''
    """
    choices = {choice.casefold(): choice for choice in allowed}
    near = difflib.get_close_matches(name.casefold(), choices, n=1)
    return f" Did you mean {choices[near[0]]!r}?" if near else ""


def check_choice(operation: str, name: str, value: object, allowed: Iterable[str]) -> None:
    """Refuse a value that is none of the allowed names.

    Examples
    --------
    >>> check_choice("pad", "mode", "reflct", ["constant", "reflect"])
    Traceback (most recent call last):
    ...
    ValueError: pad: mode must be one of 'constant', 'reflect', got 'reflct'. Did you mean 'reflect'?
    """
    choices = list(allowed)
    if not isinstance(value, str) or value not in choices:
        raise ValueError(
            f"{operation}: {name} must be one of {', '.join(map(repr, choices))}, got {value!r}."
            f"{suggest(str(value), choices)}"
        )


def format_shape(shape: Sequence[int], axes: Sequence[str]) -> str:
    """Write a shape with the names of its axes.

    Examples
    --------
    >>> format_shape((1, 3, 7, 7), ("n", "c_in", "h", "w"))
    '(n=1, c_in=3, h=7, w=7)'
    """
    if len(shape) != len(axes):
        return str(tuple(shape))
    return "(" + ", ".join(f"{axis}={size}" for axis, size in zip(axes, shape, strict=True)) + ")"
