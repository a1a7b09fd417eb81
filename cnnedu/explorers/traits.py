"""The kinds of values an explorer holds: each trait checks what it is given, whoever gives it.

A trait raises with the name of the explorer and of the setting, what it got and what is allowed, and it turns what
it accepts into one normal form: read-only float64 arrays, tuples of int, str, bool, float. The same check runs on
what the page writes, which arrives as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from numbers import Integral, Real
from typing import Any

import numpy as np

from cnnedu.errors import suggest
from cnnedu.explorers._array_traits import ArrayTrait, PictureTrait
from cnnedu.explorers._trait import Range, Trait, to_json

__all__ = [
    "ArrayTrait",
    "ChoiceTrait",
    "FlagTrait",
    "IndexTrait",
    "ListTrait",
    "NumberTrait",
    "PairTrait",
    "PictureTrait",
    "TableTrait",
    "TextTrait",
    "Trait",
    "WholeTrait",
    "to_json",
]


class PairTrait(Trait):
    """A setting per axis, (height, width); one integer stands for both."""

    def __init__(self, default: int, allowed: Range) -> None:
        self.allowed = allowed
        super().__init__((default, default))

    def check(self, value: Any) -> tuple[int, int]:
        """Return (height, width)."""
        if isinstance(value, Integral) or not isinstance(value, tuple | list | np.ndarray):
            size = self.whole(value, self.allowed)
            return size, size
        if np.shape(value) != (2,):
            raise ValueError(f"{self.label} must be an integer or a pair (height, width), got {value!r}.")
        return self.whole(value[0], self.allowed, " (height)"), self.whole(value[1], self.allowed, " (width)")


class IndexTrait(Trait):
    """The index of a cell, one non-negative integer per axis; whether the cell exists is for the explorer to say."""

    def __init__(self, axes: Sequence[str]) -> None:
        self.axes = tuple(axes)
        super().__init__((0,) * len(self.axes))

    def check(self, value: Any) -> tuple[int, ...]:
        """Return a tuple of int."""
        if not isinstance(value, tuple | list | np.ndarray) or len(value) != len(self.axes):
            raise TypeError(f"{self.label} must be ({', '.join(self.axes)}), got {value!r}.")
        return tuple(self.whole(v, (0, 2**31), f" ({axis})") for v, axis in zip(value, self.axes, strict=True))


class ChoiceTrait(Trait):
    """One of a few words; the first is the default unless another is named."""

    def __init__(self, choices: Sequence[str], default: str | None = None) -> None:
        self.choices = tuple(choices)
        super().__init__(self.choices[0] if default is None else default)

    def check(self, value: Any) -> str:
        """Return the word."""
        if not isinstance(value, str) or value not in self.choices:
            allowed = ", ".join(map(repr, self.choices))
            hint = suggest(str(value), self.choices)
            raise ValueError(f"{self.label} must be one of {allowed}, got {value!r}.{hint}")
        return value


class FlagTrait(Trait):
    """True or False."""

    def __init__(self, default: bool = False) -> None:
        super().__init__(default)

    def check(self, value: Any) -> bool:
        """Return the flag."""
        if not isinstance(value, bool | np.bool_):
            raise TypeError(f"{self.label} must be True or False, got {value!r}.")
        return bool(value)


class WholeTrait(Trait):
    """An integer within a range."""

    def __init__(self, default: int, allowed: Range) -> None:
        self.allowed = allowed
        super().__init__(default)

    def check(self, value: Any) -> int:
        """Return the number as int."""
        return self.whole(value, self.allowed)


class TextTrait(Trait):
    """A text of limited length."""

    def __init__(self, default: str = "", longest: int = 10_000) -> None:
        self.longest = longest
        super().__init__(default)

    def check(self, value: Any) -> str:
        """Return the text."""
        if not isinstance(value, str):
            raise TypeError(f"{self.label} must be a text, got {value!r} ({type(value).__name__}).")
        if len(value) > self.longest:
            raise ValueError(f"{self.label} must have at most {self.longest} characters, got {len(value)}.")
        return value


class ListTrait(Trait):
    """A tuple of values that each pass the check of another trait.

    Parameters
    ----------
    item : Trait
        What each value is checked by.
    default : sequence
        The values at the start.
    allowed : (int, int)
        Least and most values.
    """

    def __init__(self, item: Trait, default: Sequence[Any], allowed: Range) -> None:
        self.item, self.allowed = item, allowed
        super().__init__(tuple(item.check(value) for value in default))

    def check(self, value: Any) -> tuple[Any, ...]:
        """Return a tuple of checked values."""
        if isinstance(value, str) or not isinstance(value, Sequence | np.ndarray):
            raise TypeError(f"{self.label} must be a list, got {value!r} ({type(value).__name__}).")
        least, most = self.allowed
        if not least <= len(value) <= most:
            raise ValueError(f"{self.label} must hold from {least} to {most} values, got {len(value)}.")
        self.item.this_class, self.item.name = self.this_class, f"{self.name}, one value,"  # for its messages
        return tuple(self.item.check(inner) for inner in value)


class NumberTrait(Trait):
    """A real number within a range."""

    def __init__(self, default: float, allowed: tuple[float, float]) -> None:
        self.allowed = allowed
        super().__init__(float(default))

    def check(self, value: Any) -> float:
        """Return the number as float."""
        if isinstance(value, bool | np.bool_) or not isinstance(value, Real):
            raise TypeError(f"{self.label} must be a number, got {value!r} ({type(value).__name__}).")
        number = float(value)
        if not self.allowed[0] <= number <= self.allowed[1]:  # also refuses NaN
            raise ValueError(f"{self.label} must be from {self.allowed[0]} to {self.allowed[1]}, got {value}.")
        return number


class TableTrait(Trait):
    """A read-only table that Python hands to the page."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        super().__init__(table, read_only=True)

    def check(self, value: Any) -> Any:
        """Return the table as it is."""
        return value
