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
from traitlets import HasTraits, TraitType

from cnnedu.errors import DTypeError, ShapeError, format_shape, suggest
from cnnedu.explorers.pictures import as_picture, picture_url

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

Range = tuple[int, int]


def to_json(value: Any, owner: object = None) -> Any:
    """Return a trait's value as JSON holds it; whole numbers are written without a point, pictures as PNG.

    Examples
    --------
    >>> to_json(np.array([[1.0, 0.5]]))
    [[1, 0.5]]
    """
    if isinstance(value, np.ndarray):
        return picture_url(value) if value.dtype == np.uint8 else to_json(value.tolist())
    if isinstance(value, Mapping):
        return {name: to_json(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(inner) for inner in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


class Trait(TraitType[Any, Any]):
    """A synced trait that checks itself by `check` and tells who refused."""

    def __init__(self, default: Any, **metadata: Any) -> None:
        super().__init__(default, **metadata)
        self.tag(sync=True, to_json=to_json)

    def validate(self, obj: HasTraits | None, value: Any) -> Any:
        """Return the normal form of `value` or raise."""
        return self.check(value)

    def check(self, value: Any) -> Any:
        """Return the normal form of `value` or raise; to be given by each kind."""
        raise NotImplementedError

    @property
    def label(self) -> str:
        """Name of the explorer and of the setting, to begin a message with."""
        owner = self.this_class.__name__ if self.this_class else "trait"
        return f"{owner}: {self.name}"

    def whole(self, value: Any, allowed: Range, part: str = "") -> int:
        """Return an integer within a range; bool is not an integer here."""
        if isinstance(value, bool | np.bool_) or not isinstance(value, Integral):
            raise TypeError(f"{self.label}{part} must be an integer, got {value!r} ({type(value).__name__}).")
        number = int(value)
        if not allowed[0] <= number <= allowed[1]:
            raise ValueError(f"{self.label}{part} must be from {allowed[0]} to {allowed[1]}, got {number}.")
        return number


class ArrayTrait(Trait):
    """An array of finite numbers with named axes, as a read-only float64 array.

    Parameters
    ----------
    default : array-like
        The value at the start.
    axes : mapping from str to (int, int)
        Name of each axis and the range of its size. Leading axes that are left out have size 1.
    least : int
        How many axes a value must have.
    """

    def __init__(self, default: Any, axes: Mapping[str, Range], least: int) -> None:
        self.axes, self.least = dict(axes), least
        super().__init__(self.check(default))

    def check(self, value: Any) -> np.ndarray:
        """Return a read-only copy with all axes."""
        array = self._numbers(value)
        names = tuple(self.axes)
        if not self.least <= array.ndim <= len(names):
            shapes = [f"({', '.join(names[-n:])})" for n in range(len(names), self.least - 1, -1)] if self.least else []
            allowed = " or ".join(shapes) or f"a number or ({', '.join(names)})"
            raise ShapeError(f"{self.label} must have the axes {allowed}, got shape {array.shape}.")
        array = array.reshape((1,) * (len(names) - array.ndim) + array.shape)
        for axis, size in zip(names, array.shape, strict=True):
            low, high = self.axes[axis]
            if not low <= size <= high:
                got = format_shape(array.shape, names)
                raise ShapeError(f"{self.label} must have {axis} from {low} to {high}, got {got}.")
        return _frozen(array)

    def _numbers(self, value: Any) -> np.ndarray:
        """Return `value` as an array of finite numbers, or say why it is none."""
        try:
            array = np.asarray(value)
        except ValueError:
            raise ShapeError(f"{self.label} must be an array of numbers: the rows given differ in length.") from None
        except (TypeError, RuntimeError) as error:  # such as a torch tensor that requires a gradient
            raise DTypeError(f"{self.label} must be an array of numbers: {error}") from None
        if array.dtype.kind not in "iuf":
            hint = " Convert it with .astype(float)." if array.dtype.kind == "b" else ""
            got = f"{type(value).__name__} of dtype {array.dtype}"
            raise DTypeError(f"{self.label} must be an array of integers or floats, got {got}.{hint}")
        array = array.astype(np.float64)
        if not np.isfinite(array).all():
            where = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
            raise ValueError(f"{self.label} must hold finite numbers, got {array[where]} at index {where}.")
        return array


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


class PictureTrait(Trait):
    """A picture as read-only uint8 pixels, (h, w) or (h, w, 3); see `as_picture` for what is accepted.

    Parameters
    ----------
    default : str
        Name of a picture that ships with the book.
    largest : int
        Pixels a side at most; a larger picture is made smaller.
    """

    def __init__(self, default: str, largest: int) -> None:
        self.largest = largest
        super().__init__(as_picture("picture", default, largest))

    def check(self, value: Any) -> np.ndarray:
        """Return the pixels."""
        return as_picture(self.label, value, self.largest)


class TableTrait(Trait):
    """A read-only table that Python hands to the page."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        super().__init__(table, read_only=True)

    def check(self, value: Any) -> Any:
        """Return the table as it is."""
        return value


def _frozen(array: np.ndarray) -> np.ndarray:
    """Return a read-only copy, without negative zeros, so that a change always goes through the trait."""
    copy = array + 0.0
    copy.flags.writeable = False
    return copy
