"""What all kinds of settings share: a trait that checks itself, says who refused, and travels as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from numbers import Integral
from typing import Any

import numpy as np
from traitlets import HasTraits, TraitType

from cnnedu.explorers.pictures import picture_url

__all__ = ["Range", "Trait", "to_json"]

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
