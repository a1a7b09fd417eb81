"""Padding: what stands beyond the border."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, get_args

import numpy as np
from jaxtyping import Num

from cnnedu.errors import ShapeError, check_choice
from cnnedu.functional._arguments import at_least, check_array

__all__ = ["PadMode", "pad"]

PadMode = Literal["constant", "reflect", "replicate", "circular"]
_NUMPY_MODE = {"reflect": "reflect", "replicate": "edge", "circular": "wrap"}


def pad(
    input: Num[np.ndarray, "*n c h w"], pad: Sequence[int], mode: PadMode = "constant", value: int | float = 0
) -> Num[np.ndarray, "*n c h_padded w_padded"]:
    """Add a border to the last two axes: `torch.nn.functional.pad` in NumPy.

    Parameters
    ----------
    input : array, (n, c, h, w) or (c, h, w)
        Images or feature maps.
    pad : (left, right, top, bottom)
        Cells to add, the *last* axis first, as in torch.
    mode : "constant", "reflect", "replicate" or "circular"
        Fill with `value`; mirror without repeating the border cell; repeat the border cell; wrap around.
    value : float
        What "constant" fills with; a number that the input's dtype can hold.

    Returns
    -------
    array, (n, c, top + h + bottom, left + w + right)
        In the input's dtype.

    Raises
    ------
    ShapeError, ValueError, TypeError
        A negative or malformed `pad`, an unknown mode, or a border that the mode cannot take from the input:
        "reflect" needs an input larger than the border, "circular" one at least as large.

    Examples
    --------
    >>> row = np.array([[[1, 2, 3]]])
    >>> for mode in ("constant", "reflect", "replicate", "circular"):
    ...     print(mode.ljust(9), pad(row, (2, 2, 0, 0), mode)[0, 0])
    constant  [0 0 1 2 3 0 0]
    reflect   [3 2 1 2 3 2 1]
    replicate [1 1 1 2 3 3 3]
    circular  [2 3 1 2 3 1 2]
    """
    check_array("pad", "input", input, ("n", "c", "h", "w"), unbatched=True)
    check_choice("pad", "mode", mode, get_args(PadMode))
    if not isinstance(pad, tuple | list) or len(pad) != 4:
        raise ShapeError(f"pad: pad must be (left, right, top, bottom), got {pad!r}.")
    left, right, top, bottom = (at_least("pad", f"pad[{side}]", cells, 0) for side, cells in enumerate(pad))
    widths = [(0, 0)] * (input.ndim - 2) + [(top, bottom), (left, right)]
    if mode == "constant":
        return np.pad(input, widths, constant_values=_filling(value, input.dtype))
    if value:
        raise ValueError(f"pad: value belongs to mode 'constant'; mode {mode!r} takes none, got {value!r}.")
    for side, size, border in zip(("height", "width"), input.shape[-2:], widths[-2:], strict=True):
        limit = size - 1 if mode == "reflect" else size
        if mode != "replicate" and max(border) > limit:
            raise ShapeError(f"pad: mode {mode!r} can add at most {limit} to a {side} of {size}, got {max(border)}.")
    padded: np.ndarray = np.pad(input, widths, mode=_NUMPY_MODE[mode])  # type: ignore[call-overload]
    return padded


def _filling(value: Any, dtype: np.dtype) -> np.generic:
    """Return `value` in the input's dtype, or say why it does not fit."""
    if not isinstance(value, int | float | np.integer | np.floating) or isinstance(value, bool):
        raise TypeError(f"pad: value must be a number, got {value!r} ({type(value).__name__}).")
    if dtype.kind != "f" and (value % 1 != 0 or not np.iinfo(dtype).min <= int(value) <= np.iinfo(dtype).max):
        raise ValueError(f"pad: value must be a whole number that {dtype} can hold, as the input does, got {value}.")
    filling: np.generic = dtype.type(value)
    return filling
