"""How a change to images is written in a recipe: a name, and behind a colon its amount."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cnnedu.errors import suggest

__all__ = ["KINDS", "parse_spec"]


@dataclass(frozen=True)
class _Kind:
    """What may stand behind a name: nothing, a whole number, or a number; from `low` to `high`."""

    whole: bool = True
    low: float = 1
    high: float = 512
    takes: bool = True

    def describe(self, name: str) -> str:
        if not self.takes:
            return name
        return f"{name}:{'n' if self.whole else 'p'} ({self.low:g} to {self.high:g})"


# In the order in which they are applied: first what moves pixels, then what covers them, then what blends images.
KINDS = {
    "affine": _Kind(takes=False),
    "warp": _Kind(whole=False, low=0.1, high=32),
    "crop": _Kind(),
    "flip": _Kind(takes=False),
    "alternating_flip": _Kind(takes=False),
    "cutout": _Kind(),
    "erase": _Kind(whole=False, low=0.01, high=1),
    "mixup": _Kind(whole=False, low=0.01, high=10),
}


def parse_spec(spec: object) -> tuple[str, float]:
    """Read a name and its amount."""
    name, colon, text = str(spec).partition(":")
    if name not in KINDS:
        allowed = ", ".join(kind.describe(each) for each, kind in KINDS.items())
        raise ValueError(f"augment: there is no {name!r}.{suggest(name, KINDS)} There are {allowed}.")
    kind = KINDS[name]
    if not kind.takes:
        if colon:
            raise ValueError(f"augment: {name} takes no amount, got {spec!r}.")
        return name, 0.0
    try:
        amount = float(text)
    except ValueError:
        amount = math.nan
    if not kind.low <= amount <= kind.high or (kind.whole and amount != int(amount)):
        number = "a whole number" if kind.whole else "a number"
        raise ValueError(
            f"augment: {name} needs {number} from {kind.low:g} to {kind.high:g} behind a colon, got {str(spec)!r}."
        )
    return name, amount
