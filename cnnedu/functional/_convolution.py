"""One convolution's arguments, checked once: what forward, loops and backward of every dimension share."""

from __future__ import annotations

import functools
from dataclasses import InitVar, dataclass, field
from typing import Any

import numpy as np
from jaxtyping import Num

from cnnedu.errors import ShapeError, format_shape
from cnnedu.functional._arguments import at_least, check_array, check_same_shape, per_axis
from cnnedu.functional._numbers import working_dtype
from cnnedu.functional._windows import (
    Padding,
    Sides,
    Sizes,
    crop,
    output_size,
    pad_sides,
    resolve_padding,
    windows,
)

__all__ = ["SPATIAL", "Convolution"]

SPATIAL = {1: ("l",), 2: ("h", "w"), 3: ("d", "h", "w")}  # the axes' short names, as torch writes them


@dataclass
class Convolution:
    """The checked arguments of `operation`, with one number per spatial axis and a batch axis on the input."""

    operation: str
    input: np.ndarray
    weight: np.ndarray
    bias: np.ndarray | None
    stride_given: InitVar[int | Sizes]
    padding_given: InitVar[Padding]
    dilation_given: InitVar[int | Sizes]
    groups: int
    rank: int = 2
    stride: Sizes = field(init=False)
    padding: Sides = field(init=False)
    dilation: Sizes = field(init=False)
    kernel_size: Sizes = field(init=False)
    size: Sizes = field(init=False)
    unbatched: bool = field(init=False)

    def __post_init__(self, stride_given: Any, padding_given: Any, dilation_given: Any) -> None:
        """Check every argument, in the order a reader would."""
        name, rank = self.operation, self.rank
        check_array(name, "input", self.input, ("n", "c_in", *SPATIAL[rank]), unbatched=True)
        check_array(name, "weight", self.weight, self._weight_axes)
        self.unbatched = self.input.ndim == rank + 1
        self.input = self.input[None] if self.unbatched else self.input
        self.groups = at_least(name, "groups", self.groups, 1)
        self._check_channels()
        self.stride = per_axis(name, "stride", stride_given, 1, rank)
        self.dilation = per_axis(name, "dilation", dilation_given, 1, rank)
        self.kernel_size = self.weight.shape[2:]
        self.padding = resolve_padding(name, padding_given, self.kernel_size, self.stride, self.dilation)
        size = self.input.shape[2:]
        self.size = output_size(name, size, self.kernel_size, self.stride, self.padding, self.dilation)

    @property
    def _weight_axes(self) -> tuple[str, ...]:
        return "c_out", "c_in / groups", *(f"k_{axis}" for axis in SPATIAL[self.rank])

    def _check_channels(self) -> None:
        """Refuse channels, groups and filters that do not fit together, naming the axes."""
        name, groups, c_in = self.operation, self.groups, self.input.shape[1]
        c_out, c_in_per_group = self.weight.shape[:2]
        given = format_shape(self.weight.shape, self._weight_axes)
        for axis, channels in (("input channels", c_in), ("filters", c_out)):
            if channels % groups:
                raise ShapeError(f"{name}: groups={groups} does not divide the {channels} {axis}.")
        if c_in_per_group != c_in // groups:
            raise ShapeError(
                f"{name}: weight {given} has filters of {c_in_per_group} channels, but the input has c_in={c_in}"
                f" in {groups} group{'s' if groups > 1 else ''}: weight.shape[1] must be {c_in // groups}."
            )
        if self.bias is not None:
            check_array(name, "bias", self.bias, ("c_out",))
            check_same_shape(name, "bias", self.bias, (c_out,), "one number per filter")

    @functools.cached_property
    def dtype(self) -> np.dtype:
        """The common dtype of the arguments, in this machine's byte order."""
        common = np.result_type(self.input, self.weight, *([] if self.bias is None else [self.bias]))
        return common.newbyteorder("=")

    @property
    def summing(self) -> np.dtype:
        """The dtype to take sums in: wide enough that half precision and small integers lose nothing on the way."""
        wide = {"i": np.dtype(np.int64), "u": np.dtype(np.uint64)}
        return wide.get(self.dtype.kind) or working_dtype(self.dtype)

    def padded(self) -> Num[np.ndarray, "n c_in *padded"]:
        """Return the input with its border of zeros, in the dtype that sums are taken in."""
        return pad_sides(self.input.astype(self.summing, copy=False), self.padding)

    def patches(self) -> Num[np.ndarray, "n c_in *taps_and_positions"]:
        """Return a view of every patch a filter meets."""
        return windows(self.padded(), self.kernel_size, self.stride, self.dilation, self.size)

    def empty_output(self) -> Num[np.ndarray, "n c_out *out"]:
        """Return the array sums are written to."""
        return np.empty((len(self.input), len(self.weight), *self.size), self.summing)

    def check_grad_output(self, grad_output: np.ndarray) -> Num[np.ndarray, "n c_out *out"]:
        """Return `grad_output`, batched and contiguous in the common dtype, if it is shaped as the output."""
        axes = ("n", "c_out", *(f"{axis}_out" for axis in SPATIAL[self.rank]))
        check_array(self.operation, "grad_output", grad_output, axes, unbatched=True)
        batch = () if self.unbatched else (len(self.input),)
        expected = (*batch, len(self.weight), *self.size)
        check_same_shape(self.operation, "grad_output", grad_output, expected, "that of the output")
        dtype = np.result_type(self.dtype, grad_output).newbyteorder("=")
        return np.ascontiguousarray(grad_output.reshape(len(self.input), len(self.weight), *self.size), dtype)

    def crop(self, padded: Num[np.ndarray, "n c_in *padded"]) -> Num[np.ndarray, "n c_in *size"]:
        """Take the border away again."""
        return np.ascontiguousarray(crop(padded, self.padding, self.input.shape[2:]))

    def as_given(self, batched: np.ndarray) -> np.ndarray:
        """Drop the batch axis where the caller had none."""
        return batched[0] if self.unbatched else batched

    def as_output(self, sums: np.ndarray) -> np.ndarray:
        """Return sums in the common dtype, without the batch axis where the caller had none."""
        return self.as_given(sums).astype(self.dtype, copy=False)
