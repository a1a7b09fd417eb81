"""The border that `pad` puts along one axis: how long it is, and which cell each of its cells repeats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np

from cnnedu.errors import ShapeError, check_choice
from cnnedu.functional._arguments import SIDES, at_least, check_array
from cnnedu.functional._convolution import SPATIAL
from cnnedu.functional._numbers import check_numbers

__all__ = ["Border", "PadMode", "resolve_borders"]

PadMode = Literal["constant", "reflect", "replicate", "circular"]
_MOST = 2**31 - 1


@dataclass(frozen=True)
class Border:
    """The border of one axis: `before` and `after` cells beside the input's `length`; negative ones are cut off.

    Cutting comes last, because a mirror also shows what is cut off on the other side; until then the axis has its
    `whole` length, in which the input stands `inside`, and of which the output is what is `visible`.
    """

    length: int
    before: int
    after: int
    mode: str

    @property
    def size(self) -> int:
        """The length of the axis in the output."""
        return self.before + self.length + self.after

    @property
    def whole(self) -> int:
        """The length of the axis before anything is cut off."""
        return max(0, self.before) + self.length + max(0, self.after)

    @property
    def inside(self) -> slice:
        """Where the input stands."""
        return slice(max(0, self.before), max(0, self.before) + self.length)

    @property
    def visible(self) -> slice:
        """What the output shows."""
        return slice(max(0, -self.before), self.whole - max(0, -self.after))

    @property
    def kept(self) -> int:
        """How many cells of the input are not cut off; below zero where more are cut than there are."""
        return self.length + min(0, self.before) + min(0, self.after)

    def copies(self) -> list[tuple[int, int]]:
        """Return for each cell of the border where it stands and which cell of the input it repeats."""
        first, last = self.inside.start, self.inside.stop - 1
        border = np.concatenate([np.arange(first), np.arange(last + 1, self.whole)])
        match self.mode:
            case "reflect":
                source = last - abs(last - first - abs(border - first))
            case "replicate":
                source = border.clip(first, last)
            case "circular":  # what is cut off does not come round
                start = first + max(0, -self.before)
                source = start + (border - start) % max(1, self.kept)
            case _:
                return []
        return list(zip(border.tolist(), source.tolist(), strict=True))


def resolve_borders(operation: str, input: Any, pad: Any, mode: Any, value: Any) -> list[Border]:
    """Check the arguments and return one border per axis of the input."""
    check_numbers(operation, "input", input)
    check_choice(operation, "mode", mode, get_args(PadMode))
    if not isinstance(pad, tuple | list) or len(pad) % 2:
        raise ShapeError(f"{operation}: pad must be (left, right), (left, right, top, bottom), …, got {pad!r}.")
    if len(pad) > 2 * input.ndim:
        raise ShapeError(
            f"{operation}: pad has two numbers per axis: at most {2 * input.ndim} for an input of shape"
            f" {input.shape}, got {len(pad)}."
        )
    cells = [at_least(operation, f"pad[{place}]", number, -_MOST) for place, number in enumerate(pad)]
    given = list(zip(cells[::2], cells[1::2], strict=True))[::-1]  # torch starts with the last axis
    pairs = [(0, 0)] * (input.ndim - len(given)) + given
    borders = [Border(n, *sides, mode) for n, sides in zip(input.shape, pairs, strict=True)]
    for axis, border in enumerate(borders):
        if border.kept < 0 and mode in ("constant", "circular"):  # the others can show their border alone
            cut = border.length - border.kept
            raise ShapeError(f"{operation}: pad cuts {cut} cells off axis {axis}, which has only {border.length}.")
    if mode != "constant":
        _check_space(operation, input, len(given), mode, borders)
        if value is not None and not np.array_equal(value, 0):
            raise ValueError(f"{operation}: value belongs to mode 'constant'; mode {mode!r} takes none, got {value!r}.")
    return borders


def _check_space(operation: str, input: np.ndarray, rank: int, mode: str, borders: list[Border]) -> None:
    """Refuse what the modes that repeat the input cannot do: they know space only, and have only what is there."""
    if rank not in SPATIAL or input.ndim not in (rank + 1, rank + 2):
        raise ShapeError(
            f"{operation}: mode {mode!r} takes 2 numbers for (n, c, l), 4 for (n, c, h, w), 6 for (n, c, d, h, w), all"
            f" with or without n; got {2 * rank} for shape {input.shape}."
        )
    check_array(operation, "input", input, ("n", "c", *SPATIAL[rank]), unbatched=True)
    for side, border in zip(SIDES[rank], borders[-rank:], strict=True):
        limit = {"reflect": border.length - 1, "replicate": _MOST, "circular": border.kept}[mode]
        if max(border.before, border.after) > limit:
            raise ShapeError(
                f"{operation}: mode {mode!r} can add at most {limit} to a {side} of {border.length},"
                f" got {max(border.before, border.after)}."
            )
        if border.size < 1:
            raise ShapeError(f"{operation}: pad leaves nothing of a {side} of {border.length}.")
