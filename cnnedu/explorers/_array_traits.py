"""Settings that hold many numbers: arrays with named axes, and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.errors import DTypeError, ShapeError, format_shape
from cnnedu.explorers._trait import Range, Trait
from cnnedu.explorers.pictures import as_picture

__all__ = ["ArrayTrait", "PictureTrait"]


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
        if array.dtype == object and array.size > 0 and all(type(number) in {int, float} for number in array.flat):
            array = self._large(array)  # a page writes 1e20 as 100000000000000000000, perhaps beside 1.5
        if array.dtype.kind not in "iuf":
            hint = " Convert it with .astype(float)." if array.dtype.kind == "b" else ""
            got = f"{type(value).__name__} of dtype {array.dtype}"
            raise DTypeError(f"{self.label} must be an array of integers or floats, got {got}.{hint}")
        array = array.astype(np.float64)
        if not np.isfinite(array).all():
            where = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
            raise ValueError(f"{self.label} must hold finite numbers, got {array[where]} at index {where}.")
        return array

    def _large(self, array: np.ndarray) -> np.ndarray:
        try:
            return array.astype(np.float64)
        except OverflowError:
            raise ValueError(f"{self.label} must hold numbers below 1.8e308.") from None


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


def _frozen(array: np.ndarray) -> np.ndarray:
    """Return a read-only copy, without negative zeros, so that a change always goes through the trait."""
    copy = array + 0.0
    copy.flags.writeable = False
    return copy
