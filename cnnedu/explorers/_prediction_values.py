"""The values that a prediction compares: what is asked for, what is answered, and whether they agree."""

from __future__ import annotations

from collections.abc import Mapping
from numbers import Real
from typing import Any

import numpy as np

from cnnedu.errors import ShapeError, suggest
from cnnedu.explorers.source import number_source
from cnnedu.explorers.traits import Trait

__all__ = ["AnswerTrait", "as_text", "compare_answers", "fitted"]

Rows = tuple[tuple[float | None, ...], ...]


def as_text(value: Any) -> str:
    """Write a number as an option is written: 5.0 is "5"."""
    return str(value) if isinstance(value, bool | np.bool_) else number_source(float(value))


class AnswerTrait(Trait):
    """A text, a number, rows of numbers, or None; whether it fits the question is for `fitted` to say."""

    def __init__(self) -> None:
        super().__init__(None)

    def check(self, value: Any) -> Any:
        """Return None, a str, a float, or a tuple of equally long rows of floats and None."""
        if value is None or isinstance(value, str):
            return value
        if not isinstance(value, bool | np.bool_) and isinstance(value, Real):
            return self._finite(value)
        if not isinstance(value, list | tuple | np.ndarray):
            raise TypeError(f"{self.label} must be a text, a number or rows of numbers, got {value!r}.")
        if not isinstance(value, np.ndarray):
            rows = [row if isinstance(row, list | tuple) else np.asarray(row).tolist() for row in value]
            return self._rows(rows, value)
        while value.ndim > 2 and len(value) == 1:  # (1, rows, columns): an output with one channel
            value = value[0]
        return self._finite(value.item()) if value.size == 1 and value.ndim < 2 else self._rows(value.tolist(), value)

    def _finite(self, value: Any) -> float:
        number = float(value)
        if not np.isfinite(number):
            raise ValueError(f"{self.label} must be finite, got {value}.")
        return number

    def _rows(self, rows: Any, given: Any) -> Rows:
        whole = bool(rows) and all(isinstance(row, list | tuple) and row for row in rows)
        if not whole or len({len(row) for row in rows}) != 1 or max(len(rows), len(rows[0])) > 12:
            shape = f" of shape {np.shape(given)}" if isinstance(given, np.ndarray) else f" {given!r}"
            raise ShapeError(f"{self.label} must be 1 to 12 equally long rows of 1 to 12 numbers, got{shape}.")
        return tuple(tuple(self._cell(cell) for cell in row) for row in rows)

    def _cell(self, cell: Any) -> float | None:
        if cell is None:
            return None
        if isinstance(cell, str) or not isinstance(cell, Real):
            raise TypeError(f"{self.label} must hold numbers, got {cell!r}.")
        return self._finite(cell)


def fitted(label: str, state: Mapping[str, Any], value: Any) -> Any:
    """Return `value` in the form of the question's kind, or raise saying what would fit."""
    if value is None:
        return None
    if state["kind"] == "choice":
        text = value if isinstance(value, str | tuple) else as_text(value)
        if text not in state["options"]:
            hint = suggest(text, state["options"]) if isinstance(text, str) else ""
            raise ValueError(f"{label} must be one of {', '.join(map(repr, state['options']))}, got {value!r}.{hint}")
        return text
    if state["kind"] == "number":
        if not isinstance(value, float):
            raise TypeError(f"{label} must be a number, got {value!r}.")
        return value
    if not isinstance(value, tuple) or (len(value), len(value[0])) != state["shape"]:
        got = f"{len(value)}×{len(value[0])}" if isinstance(value, tuple) else repr(value)
        rows, columns = state["shape"]
        raise ShapeError(f"{label} must be a grid of {rows} rows and {columns} columns, got {got}.")
    if state["marks"]:
        return tuple(tuple(float(bool(cell)) for cell in row) for row in value)
    return value


def compare_answers(state: Mapping[str, Any]) -> bool | None:
    """Return whether guess and answer agree; None while one of them is missing."""
    guess, answer, tolerance = state["guess"], state["answer"], state["tolerance"]
    if guess is None or answer is None:
        return None
    if isinstance(answer, str):
        return bool(guess == answer)
    pairs = (
        [(guess, answer)]
        if isinstance(answer, float)
        else [pair for rows in zip(guess, answer, strict=True) for pair in zip(*rows, strict=True)]
    )
    return all(mine is not None and abs(mine - true) <= tolerance for mine, true in pairs)
