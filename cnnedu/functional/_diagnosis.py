"""What is wrong with a gradient: only what can be told for certain from its values."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import combinations, permutations

import numpy as np

__all__ = ["explain_place", "explain_shape", "explain_values"]

Close = Callable[[np.ndarray, np.ndarray], bool]


def explain_shape(analytic: np.ndarray, numeric: np.ndarray, close: Close) -> str:
    """Say how a gradient of the wrong shape becomes the right one, or nothing."""
    for axes in permutations(range(analytic.ndim)):
        turned = analytic.transpose(axes)
        if turned.shape == numeric.shape and close(turned, numeric):
            return f"With its axes in the order {axes} it is right: transpose it."
    for axes in _subsets(analytic.ndim):
        total = analytic.sum(axis=axes)
        if total.size == numeric.size and close(total.reshape(numeric.shape), numeric):
            return f"Summed over {_axes(axes)} it is right: what was used many times collects from every use."
    return ""


def explain_values(analytic: np.ndarray, numeric: np.ndarray, out_shape: tuple[int, ...], close: Close) -> str:
    """Name the relation between a gradient and the right one, or nothing."""
    if not np.isfinite(numeric).all():
        return "The operation itself is not finite near these arguments: no gradient exists there."
    if not np.isfinite(analytic).all():
        return f"It is not finite at {np.argwhere(~np.isfinite(analytic))[0].tolist()}."
    if not analytic.any():
        return "Every value is zero: is it ever added to?"
    return _ratio(analytic, numeric, out_shape, close) or _moved(analytic, numeric, close)


def _ratio(analytic: np.ndarray, numeric: np.ndarray, out_shape: tuple[int, ...], close: Close) -> str:
    """Say that one factor stands between the two, if it does."""
    ratio = float((analytic * numeric).sum() / max(float((numeric * numeric).sum()), np.finfo(float).tiny))
    if np.count_nonzero(numeric) < 2 or not ratio or not close(analytic / ratio, numeric):
        return ""  # of a single value every other is a multiple
    if close(-analytic, numeric):
        return "Every value has the wrong sign."
    told = f"Every value is {ratio:.4g} times what it should be"
    whole = max(abs(ratio), 1 / abs(ratio))
    sizes = [(f"the length of axis {axis} of the output", size) for axis, size in enumerate(out_shape)]
    sizes += [("the number of outputs", math.prod(out_shape)), ("the number of values here", analytic.size)]
    what = [name for name, size in sizes if size > 2 and abs(whole - size) < 1e-4 * size]  # 2 has many reasons
    return f"{told}: {round(whole)} is {what[0]}." if what else f"{told}."


def _moved(analytic: np.ndarray, numeric: np.ndarray, close: Close) -> str:
    """Say that the values are right but stand in the wrong places, if they do."""
    for axes in _subsets(analytic.ndim):
        if close(np.flip(analytic, axes), numeric):
            return f"Flipped along {_axes(axes)} it is right."
    for order in permutations(range(analytic.ndim)):
        turned = analytic.transpose(order)
        if turned.shape == numeric.shape and close(turned, numeric):
            return f"With its axes in the order {order} it is right: transpose it."
    for axes in _subsets(analytic.ndim):
        for step in (1, -1):
            inside = tuple(slice(1, -1) if axis in axes else slice(None) for axis in range(analytic.ndim))
            shifted, there = np.roll(analytic, step, axes)[inside], numeric[inside]
            if np.count_nonzero(there) > 1 and close(shifted, there):
                return f"It is right but shifted by {-step} along {_axes(axes)}: look at the padding."
    return ""


def explain_place(wrong: np.ndarray) -> str:
    """Say along which axes the wrong values keep to some places, if they do."""
    kept = [(axis, np.unique(where)) for axis, where in enumerate(np.argwhere(wrong).T)]
    told = [
        f"axis {axis} is {_range(where)} (of {wrong.shape[axis]})"
        for axis, where in kept
        if len(where) < wrong.shape[axis] and len(where) - 1 == where[-1] - where[0]
    ]
    return f"It is wrong only where {' and '.join(told)}." if told else ""


def _range(where: np.ndarray) -> str:
    return str(where[0]) if len(where) == 1 else f"{where[0]} to {where[-1]}"


def _subsets(ndim: int) -> Iterator[tuple[int, ...]]:
    """Yield every choice of one axis, then of two, and so on."""
    for count in range(1, ndim + 1):
        yield from combinations(range(ndim), count)


def _axes(axes: tuple[int, ...]) -> str:
    return f"axis {axes[0]}" if len(axes) == 1 else "axes " + " and ".join(map(str, axes))
