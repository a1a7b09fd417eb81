"""One transposed convolution's arguments, checked once, and the convolution that it transposes."""

from __future__ import annotations

from dataclasses import InitVar, dataclass, field
from typing import Any

import numpy as np
from jaxtyping import Num

from cnnedu.errors import ShapeError, format_shape
from cnnedu.functional._arguments import SIDES, at_least, check_array, check_same_shape, per_axis
from cnnedu.functional._convolution import SPATIAL, Convolution
from cnnedu.functional._windows import Sides, Sizes, crop

__all__ = ["TransposedConvolution", "transposed_output_size"]


@dataclass
class TransposedConvolution:
    """The checked arguments of `operation`, with one number per spatial axis and a batch axis on the input."""

    operation: str
    input: np.ndarray
    weight: np.ndarray
    bias: np.ndarray | None
    stride_given: InitVar[int | Sizes]
    padding_given: InitVar[int | Sizes]
    output_padding_given: InitVar[int | Sizes]
    groups: int
    dilation_given: InitVar[int | Sizes]
    rank: int = 2
    stride: Sizes = field(init=False)
    padding: Sides = field(init=False)
    dilation: Sizes = field(init=False)
    size: Sizes = field(init=False)
    unbatched: bool = field(init=False)

    def __post_init__(self, stride_given: Any, padding_given: Any, extra_given: Any, dilation_given: Any) -> None:
        """Check every argument, in the order a reader would."""
        name, rank = self.operation, self.rank
        check_array(name, "input", self.input, ("n", "c_in", *SPATIAL[rank]), unbatched=True)
        check_array(name, "weight", self.weight, self._weight_axes)
        self.unbatched = self.input.ndim == rank + 1
        self.input = self.input[None] if self.unbatched else self.input
        self.groups = at_least(name, "groups", self.groups, 1)
        self._check_channels()
        self.stride = per_axis(name, "stride", stride_given, 1, rank)
        self.padding = tuple((p, p) for p in per_axis(name, "padding", padding_given, 0, rank))
        self.dilation = per_axis(name, "dilation", dilation_given, 1, rank)
        extra = per_axis(name, "output_padding", extra_given, 0, rank)
        self.size = transposed_output_size(
            name, self.input.shape[2:], self.weight.shape[2:], self.stride, self.padding, extra, self.dilation
        )

    @property
    def _weight_axes(self) -> tuple[str, ...]:
        return "c_in", "c_out / groups", *(f"k_{axis}" for axis in SPATIAL[self.rank])

    def _check_channels(self) -> None:
        """Refuse channels, groups, kernels and biases that do not fit together, naming the axes."""
        name, groups, c_in = self.operation, self.groups, self.input.shape[1]
        if c_in % groups:
            raise ShapeError(f"{name}: groups={groups} does not divide the {c_in} input channels.")
        if self.weight.shape[0] != c_in:
            given = format_shape(self.weight.shape, self._weight_axes)
            raise ShapeError(
                f"{name}: weight {given} holds kernels for {self.weight.shape[0]} input channels, but the input has"
                f" c_in={c_in}: weight.shape[0] must be c_in. (conv2d has c_out there; this is its transpose.)"
            )
        if self.bias is not None:
            check_array(name, "bias", self.bias, ("c_out",))
            check_same_shape(name, "bias", self.bias, (self.c_out,), "one number per output channel")

    @property
    def c_out(self) -> int:
        """Channels of the output."""
        return self.groups * int(self.weight.shape[1])

    @property
    def dtype(self) -> np.dtype:
        """The common dtype of the arguments, in this machine's byte order."""
        common = np.result_type(self.input, self.weight, *([] if self.bias is None else [self.bias]))
        return common.newbyteorder("=")

    def canvas(self) -> tuple[Num[np.ndarray, "n c_out *painted"], Num[np.ndarray, "n c_out *out"]]:
        """Return the zeros that kernels are painted on, and the view of them that is the output."""
        painted = [before + n + after for n, (before, after) in zip(self.size, self.padding, strict=True)]
        whole = np.zeros((len(self.input), self.c_out, *painted), self.dtype)
        return whole, crop(whole, self.padding, self.size)

    def transposed(self, output: Num[np.ndarray, "n c_out *out"]) -> Convolution:
        """Return the convolution that this one transposes: it maps `output` to the shape of our input."""
        name, stride, dilation = self.operation, self.stride, self.dilation
        padding = tuple(before for before, _ in self.padding)
        call = Convolution(name, output, self.weight, None, stride, padding, dilation, self.groups, self.rank)
        call.size = self.input.shape[2:]  # an output_padding of a stride or more leaves room for further windows
        return call

    def check_grad_output(self, grad_output: np.ndarray) -> Num[np.ndarray, "n c_out *out"]:
        """Return `grad_output`, batched and contiguous in the common dtype, if it is shaped as the output."""
        axes = ("n", "c_out", *(f"{axis}_out" for axis in SPATIAL[self.rank]))
        check_array(self.operation, "grad_output", grad_output, axes, unbatched=True)
        shape = (len(self.input), self.c_out, *self.size)
        check_same_shape(self.operation, "grad_output", grad_output, shape[self.unbatched :], "that of the output")
        dtype = np.result_type(self.dtype, grad_output).newbyteorder("=")
        return np.ascontiguousarray(grad_output.reshape(shape), dtype)

    def as_given(self, batched: np.ndarray) -> np.ndarray:
        """Drop the batch axis where the caller had none."""
        return batched[0] if self.unbatched else batched


def transposed_output_size(
    operation: str,
    size: Sizes,
    kernel_size: Sizes,
    stride: Sizes,
    padding: Sides,
    output_padding: Sizes,
    dilation: Sizes,
) -> Sizes:
    """Return (n - 1) s - 2 p + d (k - 1) + output_padding + 1 for each side, or say why nothing is left."""
    out = []
    for side, n, k, s, (p, _), d, extra in zip(
        SIDES[len(size)], size, kernel_size, stride, padding, dilation, output_padding, strict=True
    ):
        if extra >= max(s, d):
            raise ValueError(
                f"{operation}: output_padding must be smaller than the stride or the dilation, got {extra}"
                f" for the {side}, where the stride is {s} and the dilation {d}."
            )
        painted = (n - 1) * s + d * (k - 1) + 1 + extra
        if painted <= 2 * p:
            raise ShapeError(
                f"{operation}: padding must leave some of the output, whose {side} is {painted} before it is"
                f" cropped: got {p}, which takes {p} from each end; at most {(painted - 1) // 2} is allowed."
            )
        out.append(painted - 2 * p)
    return tuple(out)
