"""One pooling's arguments, checked once, and the few passes over its windows that all poolings are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from math import prod
from numbers import Integral
from typing import Any

import numpy as np
from jaxtyping import Bool, Float, Int, Num

from cnnedu.functional._arguments import check_array, check_flag, check_same_shape, per_axis
from cnnedu.functional._axis import Axis
from cnnedu.functional._convolution import SPATIAL
from cnnedu.functional._numbers import working_dtype
from cnnedu.functional._standardize import channel_sums
from cnnedu.functional._windows import Sizes, output_size

__all__ = ["Pooling"]

_BLOCK = 2**19  # bytes handled at a time: with all that is made of them, they stay in the processor's cache


@dataclass(frozen=True, eq=False)
class Pooling:
    """The checked input of `operation` and its windows, axis by axis.

    Pooling mixes no channels: an input (n, c, h, w) is n * c planes (h, w), each pooled by itself.
    """

    operation: str
    input: np.ndarray
    axes: tuple[Axis, ...]

    @classmethod
    def sliding(
        cls,
        operation: str,
        input: np.ndarray,
        kernel_size: Any,
        stride: Any,
        padding: Any,
        dilation: Any,
        ceil_mode: bool,
        rank: int = 2,
    ) -> Pooling:
        """Check the arguments of a window that slides, in the order a reader would."""
        check_array(operation, "input", input, ("n", "c", *SPATIAL[rank]), unbatched=True)
        kernel = per_axis(operation, "kernel_size", kernel_size, 1, rank)
        steps = kernel if stride is None else per_axis(operation, "stride", stride, 1, rank)
        border = per_axis(operation, "padding", padding, 0, rank)
        gaps = per_axis(operation, "dilation", dilation, 1, rank)
        check_flag(operation, "ceil_mode", ceil_mode)
        for p, k in zip(border, kernel, strict=True):
            if p > k // 2:
                raise ValueError(
                    f"{operation}: padding may be at most half the kernel, so that the padding alone fills no window:"
                    f" at most {k // 2} for a kernel of {k}, got {p}."
                )
        size = input.shape[-rank:]
        settings = list(zip(kernel, steps, border, gaps, strict=True))
        overhang = [_overhang(n, *given) if ceil_mode else 0 for n, given in zip(size, settings, strict=True)]
        sides = tuple((p, p + more) for p, more in zip(border, overhang, strict=True))
        out = output_size(operation, size, kernel, steps, sides, gaps)
        axes = (Axis.sliding(n, o, *given) for n, o, given in zip(size, out, settings, strict=True))
        return cls(operation, input, tuple(axes))

    @classmethod
    def adaptive(cls, operation: str, input: np.ndarray, output_size: Any, rank: int = 2) -> Pooling:
        """Check the arguments of windows of which only the number is given; None keeps a side as it is."""
        check_array(operation, "input", input, ("n", "c", *SPATIAL[rank]), unbatched=True)
        size = input.shape[-rank:]
        if isinstance(output_size, tuple | list) and len(output_size) == rank:
            output_size = [n if asked is None else asked for n, asked in zip(size, output_size, strict=True)]
        out = per_axis(operation, "output_size", output_size, 1, rank)
        return cls(operation, input, tuple(Axis.adaptive(n, o) for n, o in zip(size, out, strict=True)))

    def check_grad_output(self, grad_output: np.ndarray) -> Num[np.ndarray, "*n c *out"]:
        """Return `grad_output` in the dtype of the gradient, the input's own if that holds floats."""
        axes = ("n", "c", *(f"{axis}_out" for axis in SPATIAL[len(self.axes)]))
        check_array(self.operation, "grad_output", grad_output, axes, unbatched=True)
        expected = (*self._lead, *self._out_size)
        check_same_shape(self.operation, "grad_output", grad_output, expected, "that of the output")
        dtype = self.input.dtype if self.input.dtype.kind == "f" else np.result_type(self.input, grad_output)
        return grad_output.astype(dtype.type, copy=False)

    def divisor(self, count_include_pad: bool, override: int | None = None) -> int | Int[np.ndarray, "*out"]:
        """Return what the sum of each window is divided by: how many cells it holds, or what the caller wants."""
        check_flag(self.operation, "count_include_pad", count_include_pad)
        if override is None:
            lengths = (axis.lengths(axis.padding if count_include_pad else 0) for axis in self.axes)
            counts: np.ndarray = reduce(np.multiply.outer, lengths)
            return counts
        if not isinstance(override, Integral) or isinstance(override, bool | np.bool_):
            raise TypeError(f"{self.operation}: divisor_override must be an integer or None, got {override!r}.")
        if override == 0:
            raise ValueError(f"{self.operation}: divisor_override must not be 0.")
        return int(override)

    def maximum(self) -> Num[np.ndarray, "*n c *out"]:
        """Return the largest number of each window."""
        output = self._empty(self._out_size, self.input.dtype)
        for planes, out in self._blocks(self.input, output):
            for at, axis in enumerate(self._passes, start=1):
                planes = axis.fold(planes, at, np.maximum, self._lowest)
            out[:] = planes
        return output

    def winners(self) -> Int[np.ndarray, "*n c *out"]:
        """Return where the largest number of each window stands in its plane: row * w + column."""
        output = self._empty(self._out_size, np.dtype(np.int64))
        for planes, out in self._blocks(self.input, output):
            out[:] = self._winners_of(planes, self._starts)
        return output

    @np.errstate(all="ignore")
    def route(self, grad: Num[np.ndarray, "*n c *out"]) -> Num[np.ndarray, "*n c *size"]:
        """Carry the gradient of each output to the input that won its window."""
        output, starts = self._empty(self._size, working_dtype(grad.dtype)), self._starts[:0]
        for planes, grads, out in self._blocks(self.input, grad, output):
            if len(starts) < len(planes):  # in the first block only
                starts = np.add.outer(np.arange(len(planes)) * prod(self._size), self._starts)
            index = self._winners_of(planes, starts[: len(planes)])
            if not self._seen.all():  # no input decided such an output: its gradient goes nowhere
                grads, index = np.where(self._seen, grads, 0), np.where(self._seen, index, 0)
            out[:] = 0
            np.add.at(out.reshape(-1), index.reshape(-1), grads.reshape(-1).astype(out.dtype, copy=False))
        return output.astype(grad.dtype, copy=False)

    @np.errstate(all="ignore")  # infinity minus infinity is NaN, silently, as in torch
    def mean(self, divisor: int | np.ndarray) -> Float[np.ndarray, "*n c *out"]:
        """Return the sum of each window, the padding counting as zeros, divided by `divisor`."""
        output = self._empty(self._out_size, self.input.dtype)
        for planes, out in self._blocks(self.input, output):
            planes = planes.astype(working_dtype(planes.dtype), copy=False)
            if self._whole:
                planes = channel_sums(planes[None])[:, None]
            else:
                for at, axis in enumerate(self.axes, start=1):
                    planes = axis.fold(planes, at, np.add, 0)
            np.divide(planes, np.asarray(divisor, planes.dtype), out=out)
        return output

    @np.errstate(all="ignore")
    def share(self, grad: Float[np.ndarray, "*n c *out"], divisor: int | np.ndarray) -> Float[np.ndarray, "*n c *size"]:
        """Divide the gradient of each output among the cells of its window: the transpose of `mean`."""
        output = self._empty(self._size, grad.dtype)
        for grads, out in self._blocks(grad, output):
            grads = grads / np.asarray(divisor, working_dtype(grads.dtype))
            for at, axis in reversed(list(enumerate(self._passes, start=1))):
                grads = axis.spread(grads, at)
            out[:] = grads
        return output

    def _winners_of(
        self, planes: Num[np.ndarray, "planes ..."], starts: Int[np.ndarray, ...], nan: bool = False
    ) -> Int[np.ndarray, "planes ..."]:
        """Find the best of each window's rows, then the best of these; it stands so far from the window's start."""
        reach = self._number([axis.step * (axis.count - 1)] for axis in self._passes)
        far = np.zeros((), np.min_scalar_type(reach.max()))  # a byte, as a rule
        best, pitch = planes, 1
        for at, axis in reversed(list(enumerate(self._passes, start=1))):
            best, far = axis.champions(best, at, self._lowest, pitch, far, nan)
            pitch *= axis.size
        if not nan and (best != best).any():  # as a rule there is none, and it need not be looked for at every step
            return self._winners_of(planes, starts, nan=True)
        index: np.ndarray = starts + far
        if not self._seen.all():  # torch names the first cell beyond the border, so do we
            index = np.where(self._seen, index, self._number(axis.first for axis in self._passes))
        return index

    @cached_property
    def _passes(self) -> tuple[Axis, ...]:
        """The axes, one after the other; a window that holds whole planes takes them as one."""
        cells = prod(self._size)
        return (Axis.sliding(cells, 1, cells, cells, 0, 1),) if self._whole else self.axes

    @cached_property
    def _whole(self) -> bool:
        """Whether there is a single window, and it holds the whole plane: global pooling."""
        return all(axis.whole for axis in self.axes)

    def _number(self, cells: Iterable[Int[np.ndarray, " any"] | list[int]]) -> Int[np.ndarray, "*any"]:
        """Number cells given by their rows and columns: row * w + column."""
        number: Any = 0
        for axis, along in zip(self._passes, cells, strict=True):
            number = np.add.outer(number * axis.size, along)
        return np.asarray(number)

    @cached_property
    def _starts(self) -> Int[np.ndarray, ...]:
        """Where each window starts in its plane: before it, with padding."""
        return self._number(axis.start for axis in self._passes)

    @cached_property
    def _seen(self) -> Bool[np.ndarray, "*out"]:
        """Whether a window holds any cell at all."""
        seen: np.ndarray = reduce(np.logical_and.outer, (axis.seen for axis in self._passes))
        return seen

    @property
    def _lowest(self) -> int | float:
        """What a window without any cell has as its maximum."""
        dtype = self.input.dtype
        return float("-inf") if dtype.kind == "f" else int(np.iinfo(dtype).min)

    @property
    def _lead(self) -> tuple[int, ...]:
        return self.input.shape[: -len(self.axes)]

    @property
    def _size(self) -> Sizes:
        return tuple(axis.size for axis in self.axes)

    @property
    def _out_size(self) -> Sizes:
        return tuple(axis.out for axis in self.axes)

    def _empty(self, size: Sizes, dtype: np.dtype) -> np.ndarray:
        """Return an array with these sides, in this machine's byte order, to be filled."""
        return np.empty((*self._lead, *size), dtype.type)

    def _blocks(self, *arrays: np.ndarray) -> Iterator[list[np.ndarray]]:
        """Walk through all arrays together, a few planes at a time."""
        sides = [array.shape[len(self._lead) :] for array in arrays]
        stacks = [array.reshape(-1, *([prod(s)] if self._whole else s)) for array, s in zip(arrays, sides, strict=True)]
        plane = max(self.input.itemsize * prod(self._size), 8 * prod(self._out_size))  # 8: an index
        some = max(1, _BLOCK // plane)
        for first in range(0, len(stacks[0]), some):
            yield [stack[first : first + some] for stack in stacks]


def _overhang(n: int, kernel: int, stride: int, padding: int, dilation: int) -> int:
    """Return the cells by which a last window, rounded up to, reaches past the padding."""
    span = dilation * (kernel - 1) + 1
    steps = -((span - n - 2 * padding) // stride)  # rounded up
    if steps * stride >= n + padding:  # it would start in the border behind the input: torch drops it
        return 0
    return max(0, steps * stride + span - (n + 2 * padding))
