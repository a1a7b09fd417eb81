"""Resampling along one axis: a fixed sparse matrix, which output reads which input and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["Gather", "linear_gather", "nearest_gather"]


@dataclass(frozen=True)
class Gather:
    """A matrix with few entries per row, kept as rounds: ``output[to] += weight * input[source]`` for each.

    `to` is None where a round serves every output in order; within a round no output comes twice. `weight` is None
    where all are one. Without rounds it is the identity.
    """

    in_size: int
    out_size: int
    rounds: list[tuple[np.ndarray | None, np.ndarray, np.ndarray | None]]

    def __call__(self, input: np.ndarray, axis: int) -> np.ndarray:
        """Return the product of this matrix with `input` along one axis, which is negative."""
        total: np.ndarray | None = None
        for to, source, weight in self.rounds:
            part = input.take(source, axis, mode="clip")  # all are inside, and "clip" does not look twice
            if weight is not None:
                part *= weight.astype(part.dtype).reshape(-1, *(1,) * (-1 - axis))
            if to is not None:
                total = self._zeros(part, axis) if total is None else total
                place: Any = (..., to, *(slice(None),) * (-1 - axis))
                total[place] += part
            elif total is None:
                total = part
            else:
                total += part
        return input if total is None else total

    def _zeros(self, input: np.ndarray, axis: int) -> np.ndarray:
        shape = list(input.shape)
        shape[axis] = self.out_size
        return np.zeros(shape, input.dtype)

    def transpose(self) -> Gather:
        """Return the transposed matrix: what the outputs read becomes what the inputs collect.

        Several outputs read the same input. They are dealt out into rounds, the first of each input's outputs, the
        second …, so that within a round a plain ``+=`` loses none.
        """
        if not self.rounds:
            return self
        to = np.concatenate([np.arange(self.out_size) if to is None else to for to, _, _ in self.rounds])
        source = np.concatenate([source for _, source, _ in self.rounds])
        weight = np.concatenate([np.ones(len(s)) if w is None else w for _, s, w in self.rounds])
        order = np.argsort(source, kind="stable")
        to, source, weight = to[order], source[order], weight[order]
        turn = np.arange(len(source)) - np.searchsorted(source, source)  # 0 for the first output of an input, then 1 …
        rounds: list[tuple[np.ndarray | None, np.ndarray, np.ndarray | None]] = []
        for number in range(int(turn.max(initial=-1)) + 1):
            now = turn == number
            plain = bool((weight[now] == 1).all())
            everyone = int(now.sum()) == self.in_size
            rounds.append((None if everyone else source[now], to[now], None if plain else weight[now]))
        return Gather(self.out_size, self.in_size, rounds)


def nearest_gather(in_size: int, out_size: int, scale: float | None, exact: bool) -> Gather:
    """Return the matrix of "nearest": each output reads one input.

    The input's cell j covers [j, j + 1). Output i looks at its cell's left edge i / scale, "nearest-exact" at its
    centre (i + 1/2) / scale. In single precision for every dtype: rounding decides who is nearest, and torch rounds so.
    Where the size stays or doubles, cells are copied or doubled whatever `scale` says, as torch does for images and
    in every backward pass (its forward pass on signals and volumes goes by `scale`, which its backward pass does not).
    """
    if not exact and out_size in (in_size, 2 * in_size):
        source = np.arange(out_size) // (out_size // in_size)
    else:
        place = np.arange(out_size, dtype=np.float32) + (0.5 if exact else 0)
        source = (place * _ratio(in_size, out_size, scale, np.float32)).astype(np.intp)
    return Gather(in_size, out_size, [(None, np.minimum(source, in_size - 1), None)])


def linear_gather(
    in_size: int, out_size: int, scale: float | None, align_corners: bool, dtype: np.dtype, fused: bool
) -> Gather:
    """Return the matrix of "linear": each output reads its two neighbours, the nearer one more.

    Pixels are cells, and output i has its centre at (i + 1/2) / scale - 1/2, counted in input centres; or pixels are
    points and `align_corners` puts the first on the first and the last on the last. Beyond the outermost centre
    the outermost value continues.

    In single precision a coordinate near 500 is rounded to 3e-5, and so are the weights. Which way is torch's choice:
    `fused` rounds the product and the difference together, as one instruction does, otherwise one after the other.
    """
    if out_size == in_size:
        return Gather(in_size, out_size, [])
    real = np.dtype(np.float64 if dtype.itemsize >= 8 else np.float32).type
    place = np.arange(out_size, dtype=np.float64 if fused else real)
    if align_corners:
        at = (place * _ratio(in_size - 1, max(out_size - 1, 1), None, real)).astype(real)
    else:
        at = ((place + 0.5) * _ratio(in_size, out_size, scale, real) - 0.5).astype(real).clip(0)
    left = np.minimum(at.astype(np.intp), in_size - 1)
    share = np.minimum(at - left, 1)
    return Gather(in_size, out_size, [(None, left, 1 - share), (None, np.minimum(left + 1, in_size - 1), share)])


def _ratio(in_size: int, out_size: int, scale: float | None, real: Any) -> Any:
    """Return input cells per output cell; a `scale` that was given counts, not the sizes it was rounded to."""
    return real(1 / scale) if scale is not None else real(in_size) / real(out_size)
