"""The arithmetic explorer: a layer's sizes and price, drawn to scale, with every formula written out."""

from __future__ import annotations

from typing import Any

import numpy as np
from traitlets import observe

from cnnedu.explorers._arithmetic_layer import BYTES, ConvolutionLayer, comparison
from cnnedu.explorers._arithmetic_presets import ARITHMETIC_PRESETS
from cnnedu.explorers._arithmetic_problem import pair_text, problem_of
from cnnedu.explorers._arithmetic_still import arithmetic_still
from cnnedu.explorers._arithmetic_text import arithmetic_source, layer_sentence
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.traits import ChoiceTrait, FlagTrait, IndexTrait, NumberTrait, PairTrait, TableTrait, WholeTrait

__all__ = ["ArithmeticExplorer"]

_WORDS = ("valid", "same", "full")
_PLAYING = ("position", "playing", "speed")
_SHAPING = (*ConvolutionLayer.settings(), "position")


class _PairOfTwo(PairTrait):
    """A pair whose range also holds what no layer may have: the explorer explains it."""

    def __init__(self, default: int, most: int) -> None:
        super().__init__(default, (-most, most))


class _PaddingTrait(_PairOfTwo):
    """Padding as numbers or as a word."""

    def check(self, value: Any) -> tuple[int, int] | str:  # type: ignore[override]
        """Return (height, width), or the word."""
        if not isinstance(value, str):
            return super().check(value)
        if value not in _WORDS:
            raise ValueError(f"{self.label} must be integers or one of {', '.join(map(repr, _WORDS))}, got {value!r}.")
        return value


class _PlaceTrait(IndexTrait):
    """A place of the kernel; at first the second one, so that first, current and last can be told apart."""

    def __init__(self, axes: tuple[str, ...]) -> None:
        super().__init__(axes)
        self.default_value = (1,) * len(axes)


class ArithmeticExplorer(Explorer):
    """The geometry of a convolution drawn to scale, beside its output size, parameters, multiply-adds and memory.

    Every formula stands there with your numbers in it. Here, and only here, an illegal layer is a legal state:
    `problem` then says in a sentence what is wrong and what would be legal, `output_size` and the prices are None, and
    the picture keeps the last legal layer, dimmed.

    Parameters
    ----------
    operation : "convolution" or "transposed"
        `torch.nn.Conv2d`, or `torch.nn.ConvTranspose2d`.
    input_size : int or (int, int)
        Height and width in pixels, without padding; up to 1024.
    in_channels, out_channels : int
        Up to 4096.
    kernel_size, stride, dilation : int or (int, int)
        Up to 128, 64 and 64.
    padding : int or (int, int), "valid", "same" or "full"
        Zeros on each side, up to 128. "full" is d(k − 1); torch knows only the other two words.
    groups : int
        Up to 4096.
    bias : bool
        One number per output channel.
    output_padding : int or (int, int)
        Rows and columns added at the end of a transposed convolution's output, up to 64; a convolution has none.
    dtype : "float32", "float16" or "int8"
        What a number takes in memory: 4, 2 or 1 bytes.
    position : (row, column)
        Where the kernel lies: an output cell, or an input cell when transposed; moved inside when the layer shrinks.
    playing : bool
        Whether the kernel is moving.
    speed : float
        Steps per second, 0.25 to 8.

    Attributes
    ----------
    problem : str or None
        Why the layer is illegal, and what would be legal.
    output_size : (int, int) or None
        Height and width, by `cnnedu.analysis.conv_output_size` or `conv_transpose_output_size`.
    parameters, macs : int or None
        Weights and biases; products of a weight and a value for one image.
    memory : dict or None
        Bytes of the input, the output and the parameters.
    comparison : list of dict or None
        Parameters, MACs and their ratio for a standard, a grouped, a depthwise separable and a 1×1 layer.
    overlaps : array (h_out, w_out) or None
        How many taps write each output of a transposed convolution: uneven numbers are a checkerboard.
    presets : mapping
        Layers by name, each with a label, a note and settings: ``explorer.set(**explorer.presets["vgg"]["settings"])``.

    Raises
    ------
    TypeError, ValueError
        An unknown setting, or a value beyond the explorer's range or of the wrong kind.

    Examples
    --------
    >>> explorer = ArithmeticExplorer(input_size=224, in_channels=3, out_channels=64, kernel_size=7, padding=3)
    >>> explorer.output_size, explorer.parameters, explorer.macs
    ((112, 112), 9472, 118013952)
    >>> explorer.dilation = 0
    >>> print(explorer.problem)
    Dilation is 0: it must be at least 1. 1 is the ordinary kernel; 0 would lay all its taps on one pixel.
    >>> explorer.output_size is None
    True
    """

    section = 6
    operation = ChoiceTrait(("convolution", "transposed"))
    input_size = _PairOfTwo(8, 1024)
    in_channels = WholeTrait(16, (-4096, 4096))
    out_channels = WholeTrait(32, (-4096, 4096))
    kernel_size = _PairOfTwo(3, 128)
    stride = _PairOfTwo(2, 64)
    padding = _PaddingTrait(0, 128)
    dilation = _PairOfTwo(1, 64)
    groups = WholeTrait(1, (-4096, 4096))
    bias = FlagTrait(True)
    output_padding = _PairOfTwo(0, 64)
    dtype = ChoiceTrait(tuple(BYTES))
    position = _PlaceTrait(("row", "column"))
    playing = FlagTrait()
    speed = NumberTrait(2, (0.25, 8))
    presets = TableTrait(ARITHMETIC_PRESETS)

    def __init__(self, **settings: Any) -> None:
        self._legal = self._defaults()
        super().__init__(**settings)
        self._remember(None)

    @classmethod
    def _defaults(cls) -> dict[str, Any]:
        return {name: cls._trait(name).default() for name in cls.settings}

    @classmethod
    def settle(cls, state: dict[str, Any], changed: frozenset[str]) -> dict[str, Any]:
        """Keep the position inside a legal layer; an illegal layer is kept as it is, to be explained."""
        if problem_of(state) is None:
            cls.fit_position(state, changed, ConvolutionLayer.of(state).positions)
        return state

    @observe(*_SHAPING)
    def _remember(self, change: object) -> None:
        if self.problem is None:
            self._legal = self._state()

    @property
    def problem(self) -> str | None:
        """Why the layer is illegal, and what would be legal; None when it is legal."""
        return problem_of(self._state())

    @property
    def _layer(self) -> ConvolutionLayer | None:
        return ConvolutionLayer.of(self._state()) if self.problem is None else None

    @property
    def output_size(self) -> tuple[int, int] | None:
        """Height and width of the output."""
        return layer.output_size if (layer := self._layer) else None

    @property
    def parameters(self) -> int | None:
        """Weights and biases."""
        return layer.parameters if (layer := self._layer) else None

    @property
    def macs(self) -> int | None:
        """Products of a weight and a value, for one image."""
        return layer.macs if (layer := self._layer) else None

    @property
    def memory(self) -> dict[str, int] | None:
        """Bytes of the input, the output and the parameters, for one image."""
        return layer.memory if (layer := self._layer) else None

    @property
    def comparison(self) -> list[dict[str, Any]] | None:
        """What a standard, a grouped, a depthwise separable and a 1×1 layer cost for an output of this size."""
        return comparison(layer) if (layer := self._layer) else None

    @property
    def overlaps(self) -> np.ndarray | None:
        """How many taps write each output of a transposed convolution; None for any other layer."""
        layer = self._layer
        return np.outer(layer.writes(0), layer.writes(1)) if layer and layer.transposed else None

    def python(self) -> str:
        """Return Python source for the sizes and the price, or for the sentence about what is illegal."""
        state = self._state()
        usual = self._defaults()
        changed = {name: value for name, value in state.items() if value != usual[name] and name not in _PLAYING}
        return arithmetic_source(state, changed, self.problem is None)

    def describe(self) -> str:
        """Say what goes in and what comes out, with the formulas, or what is wrong."""
        return self.problem or layer_sentence(ConvolutionLayer.of(self._state()))

    def still(self) -> str:
        """Draw input, kernel and output to scale, with the formulas below."""
        layer = ConvolutionLayer.of(self._legal)
        notes = (
            () if layer.transposed else (f"{row['kind']}: {row['macs']:,} multiply-adds" for row in comparison(layer))
        )
        return arithmetic_still(layer, self._legal["position"], self.problem, notes)

    def _summary(self) -> dict[str, str]:
        shown = {}
        usual = self._defaults()
        for name, value in self._state().items():
            if value != usual[name]:
                shown[name] = pair_text(value).replace(" ", "") if isinstance(value, tuple) else repr(value)
        size = self.output_size
        return {**shown, "output_size": str(size) if size else "illegal"}
