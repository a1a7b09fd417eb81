"""The Python call that reproduces what an explorer shows.

``frontend/ops/source.ts`` writes the same text where there is no kernel; a test holds the two to each other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import numpy as np

__all__ = ["array_source", "common_denominator", "literal", "number_source", "pair_source"]


def common_denominator(values: Iterable[float]) -> int:
    """Return the smallest q <= 1024 for which every value is exactly a whole number divided by q; 1 if there is none.

    It lets a box blur be written as ones / 9.

    Examples
    --------
    >>> common_denominator([1 / 9, 2 / 9])
    9
    >>> common_denominator([np.pi])
    1
    """
    candidates = np.arange(1, 1025)
    for value in set(values):
        candidates = candidates[np.rint(value * candidates) / candidates == value]
    return int(candidates[0]) if len(candidates) else 1


def number_source(value: float) -> str:
    """Write a number with the fewest digits that give it back, as both Python and JavaScript read it."""
    if value and not 1e-6 <= abs(value) < 1e21:
        return re.sub(r"e-0(\d)", r"e-\1", repr(float(value)))
    return np.format_float_positional(value, trim="-")


def literal(value: Any) -> str:
    """Write a JSON value as Python does, texts in double quotes.

    Examples
    --------
    >>> literal({"mode": "max", "padding": [0, 1.0], "global": None, "ceil": True})
    '{"mode": "max", "padding": [0, 1], "global": None, "ceil": True}'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{literal(name)}: {literal(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value) if value is None or isinstance(value, bool) else number_source(value)


def pair_source(pair: tuple[int, int]) -> str:
    """Write (h, w), or one integer when they are equal."""
    return str(pair[0]) if pair[0] == pair[1] else str(pair)


def array_source(name: str, array: np.ndarray) -> str:
    """Return a line (or more, one row to a line) of NumPy source that assigns the array to `name`.

    Examples
    --------
    >>> print(array_source("kernel", np.array([[1, 2], [2, 4]]) / 9))
    kernel = np.array([[1, 2],
                       [2, 4]], dtype=float) / 9
    """
    q = common_denominator(array.ravel())
    start = f"{name} = np.array("

    def write(nested: Any, indent: int) -> str:
        if not isinstance(nested, list):
            return number_source(nested)
        separator = ",\n" + " " * (indent + 1) if isinstance(nested[0], list) else ", "
        return "[" + separator.join(write(inner, indent + 1) for inner in nested) + "]"

    whole = array if q == 1 else np.rint(array * q)
    return f"{start}{write(whole.tolist(), len(start))}, dtype=float){'' if q == 1 else f' / {q}'}"
