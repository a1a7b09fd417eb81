"""The convolution explorer: a kernel slides over a small grid, with every product written out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from traitlets import Any as AnyTrait
from traitlets import observe

from cnnedu.errors import ShapeError, suggest
from cnnedu.explorers._convolution_still import convolution_still
from cnnedu.explorers._convolution_text import convolution_source, equation
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.format import shape_text
from cnnedu.explorers.presets import PRESETS
from cnnedu.explorers.source import pair_source
from cnnedu.explorers.traits import (
    ArrayTrait,
    ChoiceTrait,
    FlagTrait,
    IndexTrait,
    NumberTrait,
    PairTrait,
    TableTrait,
    to_json,
)
from cnnedu.functional import Gradients, conv2d, conv2d_backward, pad

__all__ = ["ConvolutionExplorer"]

# An L: it has edges both ways and no symmetry, so that a flipped or transposed kernel shows.
_INPUT = [
    [0, 0, 0, 0, 0, 0, 0],
    [0, 1, 2, 0, 0, 0, 0],
    [0, 1, 2, 0, 0, 0, 0],
    [0, 1, 2, 0, 0, 0, 0],
    [0, 1, 2, 2, 2, 1, 0],
    [0, 1, 1, 1, 1, 1, 0],
    [0, 0, 0, 0, 0, 0, 0],
]
_OPERANDS = ("input", "weight", "bias", "stride", "padding", "dilation", "padding_mode", "flip")


class ConvolutionExplorer(Explorer):
    """A kernel slides over a grid of numbers, and every product behind every output is written out.

    Change any number, the stride, the padding or the dilation, and see what an output reads, what no output reads, and,
    backward, where the gradient of an output goes. All of it can be done from Python, too.

    Parameters
    ----------
    input : array-like, (channels, height, width) or (height, width)
        1 to 4 channels of 1 to 16 rows and columns.
    weight : array-like, (filters, channels, k_h, k_w), (channels, k_h, k_w) or (k_h, k_w), or the name of a preset
        1 to 4 filters of 1 to 7 rows and columns. A single kernel (k_h, k_w) is used on every channel.
    bias : array-like, (filters,), or a number for all filters
        Follows the number of filters when only `weight` changes it.
    stride, padding, dilation : int or (int, int)
        1 to 4, 0 to 6 and 1 to 4, for height and width.
    padding_mode : "zeros", "reflect", "replicate" or "circular"
        What stands in the padding, as in `torch.nn.Conv2d`.
    flip : bool
        False: cross-correlation, which networks compute. True: convolution, the kernel rotated by 180 degrees.
    position : (filter, row, column)
        The output cell shown; moved into the output when the geometry shrinks it.
    mode : "forward" or "backward"
        Show the products behind the cell, or the gradients of the cell.
    color_scale : "unit", "layer" or "global"
        What shares one colour scale: a single map, all maps of a kind, everything.
    playing : bool
        Whether the kernel is moving.
    speed : float
        Steps per second, 0.25 to 8.

    Attributes
    ----------
    output : array, (filters, h_out, w_out)
        Computed by `cnnedu.functional`; can be observed: ``explorer.observe(print, "output")``.
    grad_input, grad_weight : arrays in the shapes of input and weight
        Gradients of the output cell at `position`.
    presets : mapping from str to array
        The kernels known by name.

    Raises
    ------
    TypeError, ValueError, ShapeError
        A wrong name, kind, range or geometry; the explorer then stays as it was.

    Examples
    --------
    >>> explorer = ConvolutionExplorer(weight="sobel_x", padding=1)
    >>> explorer
    ConvolutionExplorer(input=1×7×7, weight=1×1×3×3, padding=1, output=1×7×7)
    >>> explorer.stride = 2
    >>> explorer.output[0]
    array([[ 1., -1.,  0.,  0.],
           [ 4., -4.,  0.,  0.],
           [ 4.,  1., -2., -3.],
           [ 1.,  0.,  0., -1.]])
    """

    section = 2
    input = ArrayTrait(_INPUT, {"channels": (1, 4), "height": (1, 16), "width": (1, 16)}, least=2)
    weight = ArrayTrait(
        PRESETS["vertical_edge"][None, None],
        {"filters": (1, 4), "channels": (1, 4), "k_h": (1, 7), "k_w": (1, 7)},
        least=2,
    )
    bias = ArrayTrait([0], {"filters": (1, 4)}, least=0)
    stride = PairTrait(1, (1, 4))
    padding = PairTrait(0, (0, 6))
    dilation = PairTrait(1, (1, 4))
    padding_mode = ChoiceTrait(("zeros", "reflect", "replicate", "circular"))
    flip = FlagTrait()
    position = IndexTrait(("filter", "row", "column"))
    mode = ChoiceTrait(("forward", "backward"))
    color_scale = ChoiceTrait(("layer", "unit", "global"))
    playing = FlagTrait()
    speed = NumberTrait(1, (0.25, 8))
    presets = TableTrait(PRESETS)
    output = AnyTrait(read_only=True)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._refresh(None)

    @classmethod
    def prepare(cls, state: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
        """Write out a preset's name, one kernel for all channels, and one bias for all filters."""
        full = dict(changes)
        if isinstance(name := full.get("weight"), str):
            if name not in PRESETS:
                raise ValueError(
                    f"{cls.__name__}: weight must be an array or the name of a preset ({', '.join(PRESETS)}),"
                    f" got {name!r}.{suggest(name, PRESETS)}"
                )
            full["weight"] = PRESETS[name]
        arrays = [name for name in full if name in ("input", "weight", "bias")]
        new = {**state, **{name: cls._trait(name).check(full[name]) for name in arrays}}
        if "weight" in full and _ndim(full["weight"]) == 2:
            full["weight"] = new["weight"] = np.repeat(new["weight"], len(new["input"]), axis=1)
        if "bias" in full and _ndim(full["bias"]) == 0:
            full["bias"] = np.repeat(new["bias"], len(new["weight"]))
        return full

    @classmethod
    def settle(cls, state: dict[str, Any], changed: frozenset[str]) -> dict[str, Any]:
        """Check the geometry; let bias and position follow it where they were not given."""
        (channels, *_), (filters, depth, *_) = state["input"].shape, state["weight"].shape
        if depth != channels:
            raise ShapeError(
                f"{cls.__name__}: each filter of weight has {depth} channels, but input has {channels}: they must be"
                " equal. Both can change together: explorer.set(input=..., weight=...)."
            )
        if len(state["bias"]) != filters:
            if "bias" in changed:
                got = len(state["bias"])
                raise ShapeError(f"{cls.__name__}: bias must have one number per filter ({filters}), got {got}.")
            kept = np.append(state["bias"], np.zeros(filters))[:filters]
            state["bias"] = cls._trait("bias").check(kept)
        try:
            output = _convolve(state)
        except ValueError as error:
            raise ShapeError(f"{cls.__name__}: {error}") from None
        if not np.isfinite(output).all():
            raise ValueError(f"{cls.__name__}: the sums overflow: input, weight and bias must be smaller.")
        cls.fit_position(state, changed, output.shape)
        return state

    @observe(*_OPERANDS)
    def _refresh(self, change: object) -> None:
        output = _convolve(self._state())
        if not np.array_equal(output, self.output):
            self.set_trait("output", output)

    @property
    def grad_input(self) -> np.ndarray:
        """Gradient of the shown output cell with respect to the input, (channels, height, width)."""
        padded = self._gradients().input
        if self.padding_mode == "zeros":
            return padded
        # A border cell is a copy of an input cell: its gradient belongs to that cell.
        (channels, height, width), (p_h, p_w) = self.input.shape, self.padding
        numbers = np.arange(height * width).reshape(1, height, width)
        source = pad(numbers, (p_w, p_w, p_h, p_h), self.padding_mode).ravel()
        maps = [np.bincount(source, grad.ravel(), minlength=height * width) for grad in padded]
        return np.reshape(maps, (channels, height, width))

    @property
    def grad_weight(self) -> np.ndarray:
        """Gradient of the shown output cell with respect to the weight, (filters, channels, k_h, k_w)."""
        grad = self._gradients().weight
        return grad[..., ::-1, ::-1].copy() if self.flip else grad

    def _gradients(self) -> Gradients:
        grad_output = np.zeros_like(self.output)
        grad_output[self.position] = 1
        input, weight, options = _operands(self._state())
        return conv2d_backward(grad_output, input, weight, **options)

    def python(self) -> str:
        """Return Python source that computes `output` (and, in backward mode, the gradients) from scratch."""
        return convolution_source(self._state())

    def describe(self) -> str:
        """Write out the sum behind the shown output cell."""
        return equation(self._state(), self.output)

    def still(self) -> str:
        """Draw the input with the current patch, the filter, and its output map, as SVG."""
        backward = self.mode == "backward"
        return convolution_still(self._state(), self.output, (self.grad_input, self.grad_weight) if backward else None)

    def _summary(self) -> dict[str, str]:
        shown = {"input": shape_text(self.input), "weight": shape_text(self.weight)}
        for name in self.settings:
            value, usual = getattr(self, name), self._trait(name).default()
            if name not in shown and np.any(value != usual):  # a bias is compared number by number
                pair = name in ("stride", "padding", "dilation")
                shown[name] = pair_source(value) if pair else repr(to_json(value) if name == "bias" else value)
        return {**shown, "output": shape_text(self.output)}


def _ndim(value: Any) -> int:
    """Number of axes of a value that has passed its trait's check."""
    return np.asarray(value).ndim


def _operands(state: Mapping[str, Any]) -> tuple[np.ndarray, np.ndarray, dict[str, Any]]:
    """Return input, weight and options as `conv2d` takes them: padding other than zeros done, kernel rotated."""
    input, weight, (height, width) = state["input"], state["weight"], state["padding"]
    options: dict[str, Any] = {"stride": state["stride"], "padding": (height, width), "dilation": state["dilation"]}
    if state["padding_mode"] != "zeros":
        input = pad(input, (width, width, height, height), state["padding_mode"])
        options["padding"] = (0, 0)
    return input, np.ascontiguousarray(weight[..., ::-1, ::-1]) if state["flip"] else weight, options


def _convolve(state: Mapping[str, Any]) -> np.ndarray:
    input, weight, options = _operands(state)
    with np.errstate(over="ignore", invalid="ignore"):  # `settle` refuses what is not finite
        output = conv2d(input, weight, state["bias"], **options)
    output.flags.writeable = False
    return output
