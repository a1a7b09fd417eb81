"""One convolution's arguments, checked once: what `conv2d`, its loops and its backward pass share."""

from __future__ import annotations

from dataclasses import InitVar, dataclass, field

import numpy as np
from jaxtyping import Num

from cnnedu.errors import ShapeError, format_shape
from cnnedu.functional._arguments import Pair, at_least, check_array, check_same_shape, pair
from cnnedu.functional._windows import Padding, Sides, output_size, pad_sides, resolve_padding, windows

__all__ = ["Convolution"]


@dataclass
class Convolution:
    """The checked arguments of `operation`, with pairs for integers and a batch axis on the input."""

    operation: str
    input: np.ndarray
    weight: np.ndarray
    bias: np.ndarray | None
    stride_given: InitVar[Pair]
    padding_given: InitVar[Padding]
    dilation_given: InitVar[Pair]
    groups: int
    stride: tuple[int, int] = field(init=False)
    padding: Sides = field(init=False)
    dilation: tuple[int, int] = field(init=False)
    size: tuple[int, int] = field(init=False)
    unbatched: bool = field(init=False)

    def __post_init__(self, stride_given: Pair, padding_given: Padding, dilation_given: Pair) -> None:
        """Check every argument, in the order a reader would."""
        name = self.operation
        check_array(name, "input", self.input, ("n", "c_in", "h", "w"), unbatched=True)
        check_array(name, "weight", self.weight, ("c_out", "c_in / groups", "k_h", "k_w"))
        self.unbatched = self.input.ndim == 3
        self.input = self.input[None] if self.unbatched else self.input
        self.groups = at_least(name, "groups", self.groups, 1)
        self._check_channels()
        self.stride = pair(name, "stride", stride_given, 1)
        self.dilation = pair(name, "dilation", dilation_given, 1)
        kernel_size = self.weight.shape[2:]
        self.padding = resolve_padding(name, padding_given, kernel_size, self.stride, self.dilation)
        self.size = output_size(name, self.input.shape[2:], kernel_size, self.stride, self.padding, self.dilation)

    def _check_channels(self) -> None:
        """Refuse channels, groups and filters that do not fit together, naming the axes."""
        name, groups, c_in = self.operation, self.groups, self.input.shape[1]
        c_out, c_in_per_group = self.weight.shape[:2]
        given = format_shape(self.weight.shape, ("c_out", "c_in / groups", "k_h", "k_w"))
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

    @property
    def dtype(self) -> np.dtype:
        """The common dtype of the arguments, in this machine's byte order."""
        common = np.result_type(self.input, self.weight, *([] if self.bias is None else [self.bias]))
        return common.newbyteorder("=")

    def padded(self) -> Num[np.ndarray, "n c_in h_padded w_padded"]:
        """Return the input with its border of zeros."""
        return pad_sides(self.input, self.padding)

    def patches(self) -> Num[np.ndarray, "n c_in k_h k_w h_out w_out"]:
        """Return a view of every patch a filter meets."""
        return windows(self.padded(), self.weight.shape[2:], self.stride, self.dilation, self.size)

    def filters(self) -> Num[np.ndarray, "groups c_out_per_group taps"]:
        """Return the filters as the rows of one matrix per group."""
        c_out = self.weight.shape[0]
        return self.weight.astype(self.dtype, copy=False).reshape(self.groups, c_out // self.groups, -1)

    def per_group(self, image: np.ndarray) -> Num[np.ndarray, "groups rows positions"]:
        """Return one image's channels (or patches) as a matrix per group, its columns the output positions."""
        return image.reshape(self.groups, -1, self.size[0] * self.size[1])

    def empty_output(self) -> Num[np.ndarray, "n c_out h_out w_out"]:
        """Return the array the result is written to."""
        return np.empty((len(self.input), len(self.weight), *self.size), self.dtype)

    def check_grad_output(self, grad_output: np.ndarray) -> Num[np.ndarray, "n c_out h_out w_out"]:
        """Return `grad_output`, batched and contiguous in the common dtype, if it is shaped as the output."""
        check_array(self.operation, "grad_output", grad_output, ("n", "c_out", "h_out", "w_out"), unbatched=True)
        batch = () if self.unbatched else (len(self.input),)
        expected = (*batch, len(self.weight), *self.size)
        check_same_shape(self.operation, "grad_output", grad_output, expected, "that of the output")
        dtype = np.result_type(self.dtype, grad_output).newbyteorder("=")
        return np.ascontiguousarray(grad_output.reshape(len(self.input), len(self.weight), *self.size), dtype)

    def crop(self, padded: Num[np.ndarray, "n c_in h_padded w_padded"]) -> Num[np.ndarray, "n c_in h w"]:
        """Take the border away again."""
        (top, _), (left, _) = self.padding
        h, w = self.input.shape[2:]
        return np.ascontiguousarray(padded[:, :, top : top + h, left : left + w])

    def as_given(self, batched: np.ndarray) -> np.ndarray:
        """Drop the batch axis where the caller had none."""
        return batched[0] if self.unbatched else batched
