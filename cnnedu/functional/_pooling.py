"""One pooling's arguments, checked once: what max and average pooling and their backward passes share."""

from __future__ import annotations

from dataclasses import InitVar, dataclass, field

import numpy as np
from jaxtyping import Bool, Float, Int, Num

from cnnedu.functional._arguments import Pair, check_array, check_flag, check_same_shape, pair
from cnnedu.functional._windows import Sides, Sizes, add_windows, output_size, pad_sides, windows

__all__ = ["Pooling"]

_AXES = ("n", "c", "h", "w")


@dataclass
class Pooling:
    """The checked arguments of `operation`, with pairs for integers and a batch axis on the input."""

    operation: str
    input: np.ndarray
    kernel_given: InitVar[Pair]
    stride_given: InitVar[Pair | None]
    padding_given: InitVar[Pair]
    dilation_given: InitVar[Pair]
    ceil_mode: bool
    kernel_size: tuple[int, int] = field(init=False)
    stride: tuple[int, int] = field(init=False)
    padding: tuple[int, int] = field(init=False)
    dilation: tuple[int, int] = field(init=False)
    size: Sizes = field(init=False)
    sides: Sides = field(init=False)
    unbatched: bool = field(init=False)

    def __post_init__(
        self, kernel_given: Pair, stride_given: Pair | None, padding_given: Pair, dilation_given: Pair
    ) -> None:
        """Check every argument, in the order a reader would."""
        name = self.operation
        check_array(name, "input", self.input, _AXES, unbatched=True)
        self.unbatched = self.input.ndim == 3
        self.input = self.input[None] if self.unbatched else self.input
        self.kernel_size = pair(name, "kernel_size", kernel_given, 1)
        self.stride = self.kernel_size if stride_given is None else pair(name, "stride", stride_given, 1)
        self.padding = pair(name, "padding", padding_given, 0)
        self.dilation = pair(name, "dilation", dilation_given, 1)
        check_flag(name, "ceil_mode", self.ceil_mode)
        for p, k, d in zip(self.padding, self.kernel_size, self.dilation, strict=True):
            span = d * (k - 1) + 1
            if p > span // 2:
                raise ValueError(
                    f"{name}: padding may be at most half the window, so that each window holds an input:"
                    f" at most {span // 2} for a window spanning {span}, got {p}."
                )
        self._fit()

    def _fit(self) -> None:
        """Set the output size and the border."""
        (p_h, p_w), size = self.padding, self.input.shape[2:]
        self.sides = ((p_h, p_h), (p_w, p_w))
        if self.ceil_mode:
            (before_h, after_h), (before_w, after_w) = self.sides
            self.sides = (before_h, after_h + self._overhang(0)), (before_w, after_w + self._overhang(1))
        self.size = output_size(self.operation, size, self.kernel_size, self.stride, self.sides, self.dilation)

    def _overhang(self, axis: int) -> int:
        """Return the cells by which a last window, rounded up to, reaches past the padding."""
        n, p, s = int(self.input.shape[2 + axis]), self.padding[axis], self.stride[axis]
        span = self.dilation[axis] * (self.kernel_size[axis] - 1) + 1
        steps = -((span - n - 2 * p) // s)  # rounded up
        if steps * s >= n + p:  # it would start in the border behind the input: torch drops it
            return 0
        return max(0, steps * s + span - (n + 2 * p))

    @property
    def lowest(self) -> int | float:
        """What pads a maximum: a number that wins over nothing."""
        dtype = self.input.dtype
        return float("-inf") if dtype.kind == "f" else int(np.iinfo(dtype).min)

    def windows(self, fill: int | float) -> Num[np.ndarray, "n c k_h k_w h_out w_out"]:
        """Return a view of every window, the border filled with `fill`."""
        padded = pad_sides(self.input, self.sides, fill)
        return windows(padded, self.kernel_size, self.stride, self.dilation, self.size)

    def winners(self, maximum: np.ndarray, view: np.ndarray) -> Bool[np.ndarray, "n c k_h k_w h_out w_out"]:
        """Mark one cell in each window: the first in reading order, the border aside, that holds the maximum."""
        border_aside = pad_sides(np.ones((1, 1, *self.input.shape[2:]), bool), self.sides)
        real = windows(border_aside, self.kernel_size, self.stride, self.dilation, self.size)
        is_nan = view != view  # NaN wins, and equals nothing
        holds: np.ndarray = ((view == maximum[:, :, None, None]) | is_nan) & real
        free = np.ones(maximum.shape, bool)
        for cell in np.ndindex(*self.kernel_size):
            holds[:, :, *cell] &= free
            free &= ~holds[:, :, *cell]
        return holds

    def input_index(self, winners: np.ndarray) -> Int[np.ndarray, "n c h_out w_out"]:
        """Return row * w + column, in the unpadded input, of each window's marked cell."""
        axes = zip(self.size, self.stride, self.padding, self.kernel_size, self.dilation, strict=True)
        row, column = (np.arange(k)[:, None] * d + np.arange(out) * s - p for out, s, p, k, d in axes)
        index = row[:, None, :, None] * self.input.shape[3] + column[None, :, None, :]  # (k_h, k_w, h_out, w_out)
        flat: np.ndarray = (winners * index).sum(axis=(2, 3))
        return flat

    def counts(self, include_pad: bool) -> Float[np.ndarray, "h_out w_out"]:
        """Return how many cells each window averages: those of the padded input, or only the real ones."""
        check_flag(self.operation, "count_include_pad", include_pad)
        per_axis = []
        for n, out, s, p, k in zip(
            self.input.shape[2:], self.size, self.stride, self.padding, self.kernel_size, strict=True
        ):
            start = np.arange(out) * s - p
            border = p if include_pad else 0
            per_axis.append(np.minimum(start + k, n + border) - np.maximum(start, -border))
        counts: np.ndarray = np.outer(*per_axis).astype(self.input.dtype)
        return counts

    def check_grad_output(self, grad_output: np.ndarray) -> Num[np.ndarray, "n c h_out w_out"]:
        """Return `grad_output` with a batch axis, if it is shaped as the output."""
        check_array(self.operation, "grad_output", grad_output, ("n", "c", "h_out", "w_out"), unbatched=True)
        expected = (*self.input.shape[:2], *self.size)
        batch = expected[1:] if self.unbatched else expected
        check_same_shape(self.operation, "grad_output", grad_output, batch, "that of the output")
        return grad_output.reshape(expected)

    def add_back(self, values: Num[np.ndarray, "n c k_h k_w h_out w_out"]) -> Num[np.ndarray, "*n c h w"]:
        """Sum each window's values into the input cells they came from."""
        (top, bottom), (left, right) = self.sides
        n, c, h, w = self.input.shape
        padded = np.zeros((n, c, top + h + bottom, left + w + right), values.dtype)
        add_windows(padded, values, self.stride, self.dilation)
        return self.as_given(np.ascontiguousarray(padded[:, :, top : top + h, left : left + w]))

    def as_given(self, batched: np.ndarray) -> np.ndarray:
        """Drop the batch axis where the caller had none."""
        return batched[0] if self.unbatched else batched
