"""Receptive fields: which pixels of the input an output depends on."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Number", "ReceptiveField"]

Number = int | float | Fraction


@dataclass(frozen=True)
class ReceptiveField:
    """What one output sees: a window of the input that moves on from output to output.

    Output i sees pixels ``start + i * jump`` to ``start + i * jump + size - 1``.

    Attributes
    ----------
    size, jump, start : number, or tuple with one per axis where the axes differ
        Pixels seen; pixels from one output to the next; the first pixel that output 0 sees.
    """

    size: Number | tuple[Number, ...]
    jump: Number | tuple[Number, ...]
    start: Number | tuple[Number, ...]
