"""Padding: what stands beyond the border."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from jaxtyping import Num

from cnnedu.functional._border import PadMode, resolve_borders
from cnnedu.functional._numbers import as_gradient, check_grad_output, working_dtype
from cnnedu.functional.gradient import InputGradient

__all__ = ["PadMode", "pad", "pad_backward"]


def pad(
    input: Num[np.ndarray, "*shape"],
    pad: Sequence[int],
    mode: PadMode = "constant",
    value: int | float | None = None,
) -> Num[np.ndarray, "*padded"]:
    """Add a border, or cut one off: `torch.nn.functional.pad` in NumPy.

    A convolution without padding sees the corner pixel once and a central one k² times, and shrinks its input.
    What should stand beyond the border has no right answer: zeros are cheapest, but they are an edge that no
    scene contains; "reflect" and "replicate" continue the picture, "circular" is exact for what truly wraps.

    Parameters
    ----------
    input : array, any shape; (n, c, h, w) or (c, h, w) for an image
        Integers or floats.
    pad : (left, right), (left, right, top, bottom), …
        Cells to add, two numbers per axis, the *last* axis first, as in torch. Negative ones cut cells off.
    mode : "constant", "reflect", "replicate" or "circular"
        Fill with `value`; mirror without repeating the border cell; repeat the border cell; wrap around. All but
        "constant" pad space only, all of it: 2 numbers for (n, c, l), 4 for (n, c, h, w), 6 for (n, c, d, h, w),
        with or without n.
    value : float, optional
        What "constant" fills with, a number that the input's dtype can hold; 0 where omitted.

    Returns
    -------
    array, (n, c, top + h + bottom, left + w + right)
        In the input's dtype; never a view of it.

    Raises
    ------
    ShapeError, ValueError, TypeError
        A malformed `pad`, one that cuts more than there is, an unknown mode, or a border that the mode cannot
        take from the input: "reflect" needs an input larger than the border, "circular" one at least as large.

    Examples
    --------
    >>> row = np.array([[[1, 2, 3]]])
    >>> for mode in ("constant", "reflect", "replicate", "circular"):
    ...     print(mode.ljust(9), pad(row, (2, 2), mode)[0, 0])
    constant  [0 0 1 2 3 0 0]
    reflect   [3 2 1 2 3 2 1]
    replicate [1 1 1 2 3 3 3]
    circular  [2 3 1 2 3 1 2]
    """
    borders = resolve_borders("pad", input, pad, mode, value)
    dtype = input.dtype.newbyteorder("=")
    padded = np.full([border.whole for border in borders], _filling(value, dtype))
    padded[tuple(border.inside for border in borders)] = input
    for axis, border in enumerate(borders):
        for to, source in border.copies():
            padded[_at(axis, to)] = padded[_at(axis, source)]
    return _own(padded, [border.visible for border in borders])


def pad_backward(
    grad_output: Num[np.ndarray, "*padded"],
    input: Num[np.ndarray, "*shape"],
    pad: Sequence[int],
    mode: PadMode = "constant",
    value: int | float | None = None,
) -> InputGradient:
    """Take the border off a gradient; where its cells were copies, add each to the cell it was copied from.

    Constants depend on nothing, so under "constant" the border's gradient is dropped: the backward pass of `pad` is
    `pad` with the signs of its numbers turned round.

    Parameters
    ----------
    grad_output : array, shaped as the output of `pad`
        Gradient of the loss with respect to that output.
    input, pad, mode, value
        The arguments that `pad` was called with; `value` makes no difference.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``, in the shape of the input.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `pad`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    Under "reflect" the border cell stays alone, and its neighbour appears twice:

    >>> pad_backward(np.ones((1, 5)), np.zeros((1, 3)), (1, 1), "reflect").input
    array([[1., 3., 1.]])
    """
    borders = resolve_borders("pad_backward", input, pad, mode, value)
    check_grad_output("pad_backward", grad_output, tuple(border.size for border in borders))
    dtype = np.result_type(input, grad_output).newbyteorder("=")
    summing = working_dtype(dtype)
    grad = np.zeros([border.whole for border in borders], summing)
    grad[tuple(border.visible for border in borders)] = grad_output
    for axis, border in reversed(list(enumerate(borders))):
        for to, source in border.copies():
            grad[_at(axis, source)] += grad[_at(axis, to)]
    return InputGradient(as_gradient(_own(grad, [border.inside for border in borders]), input, grad_output))


def _own(whole: np.ndarray, seen: list[slice]) -> np.ndarray:
    """Return a part of an array without the rest of its memory."""
    part = whole[tuple(seen)]
    return whole if part.shape == whole.shape else part.copy()


def _at(axis: int, place: int) -> tuple[Any, ...]:
    return (*(slice(None),) * axis, place)


def _filling(value: Any, dtype: np.dtype) -> np.generic:
    """Return `value` in the input's dtype, or say why it does not fit."""
    value = 0 if value is None else value
    if not isinstance(value, int | float | np.integer | np.floating) or isinstance(value, bool):
        raise TypeError(f"pad: value must be a number, got {value!r} ({type(value).__name__}).")
    if dtype.kind != "f" and (value % 1 != 0 or not np.iinfo(dtype).min <= int(value) <= np.iinfo(dtype).max):
        raise ValueError(f"pad: value must be a whole number that {dtype} can hold, as the input does, got {value}.")
    filling: np.generic = dtype.type(value)
    return filling
