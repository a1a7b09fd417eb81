"""Operations on each number or row by itself, without two delays: waiting for memory, and guessing at branches."""

from __future__ import annotations

from collections.abc import Callable
from math import prod

import numpy as np
from jaxtyping import Bool, Num

from cnnedu.functional._numbers import working
from cnnedu.functional._standardize import broadcasting

__all__ = ["elementwise", "in_parts", "where_true"]

_PART = 2**16  # numbers: what is made on the way from input to output stays in the processor's cache


def elementwise(
    function: Callable[..., np.ndarray], dtype: np.dtype, *arrays: Num[np.ndarray, "*shape"]
) -> Num[np.ndarray, "*shape"]:
    """Apply a function to each number of arrays of one shape, as `in_parts` does."""
    return in_parts(function, dtype, *(array.reshape(-1) for array in arrays)).reshape(arrays[0].shape)


def in_parts(
    function: Callable[..., np.ndarray], dtype: np.dtype, *arrays: Num[np.ndarray, "*shape"]
) -> Num[np.ndarray, "*shape"]:
    """Apply a function to arrays of one shape, some of their first axis at a time, and return its results in `dtype`.

    A formula written plainly makes an array per step. Of a whole batch of feature maps, each would travel to memory
    and back. The function gets this machine's byte order, and half precision widened to single.
    """
    output = np.empty(arrays[0].shape, dtype.newbyteorder("="))
    some = max(1, _PART // max(1, prod(output.shape[1:])))
    with broadcasting(), np.errstate(all="ignore"):  # infinity and NaN come out as in torch, silently
        for start in range(0, len(output), some):
            part = slice(start, start + some)
            output[part] = function(*(_ready(array[part]) for array in arrays))
    return output


def _ready(array: np.ndarray) -> np.ndarray:
    """Return floats as they are computed with; integers keep all their digits."""
    return working(array) if array.dtype.kind == "f" else array.astype(array.dtype.newbyteorder("="), copy=False)


def where_true(condition: Bool[np.ndarray, "*shape"], value: Num[np.ndarray, "*shape"]) -> Num[np.ndarray, "*shape"]:
    """Return `value` where the condition holds and 0 elsewhere, as ``np.where(condition, value, 0)`` does.

    That looks at each condition and takes one of two paths. The processor starts down the likelier path early; signs
    are as good as random, so every other time it has to turn back. A mask of bits, all ones or all zeros, takes no
    path at all and is ten times faster. (Times one or zero would make NaN of what is infinite.)
    """
    if value.itemsize > 8:  # no integer is as wide
        return np.where(condition, value, value.dtype.type(0))
    bits = np.dtype(f"i{value.itemsize}")
    mask = np.negative(condition.view(np.int8))  # True is 1, and -1 has all bits set, in any width
    return np.asarray(value.view(bits) & mask).view(value.dtype)
