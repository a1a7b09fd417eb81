"""The gradient explorer: one number's gradient traced back cell by cell, and whole networks' gradients, measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.errors import ShapeError
from cnnedu.explorers._gradient_chain import Backpropagation, backpropagation, backward_steps, output_shape
from cnnedu.explorers._gradient_measured import measured, measured_digits, measured_spread
from cnnedu.explorers._gradient_still import chain_still, layers_still
from cnnedu.explorers._gradient_text import chain_source, gradient_sentence, layers_sentence, layers_source
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.format import shape_text
from cnnedu.explorers.traits import (
    ArrayTrait,
    ChoiceTrait,
    FlagTrait,
    NumberTrait,
    TableTrait,
    Trait,
    WholeTrait,
    to_json,
)

__all__ = ["GradientExplorer"]

# The kernel leaves windows with a winner each, and one, the last, that ReLU blocks altogether.
_INPUT = [
    [1, 0, 2, 1, 0, 1],
    [0, 3, 1, 0, 2, 0],
    [2, 1, 0, 1, 0, 1],
    [0, 0, 1, 2, 1, 3],
    [1, 2, 0, 0, 1, 0],
    [0, 1, 1, 0, 2, 1],
]
_KERNEL = [[2, 0, -2], [1, 0, -2], [2, 1, -1]]  # every way of turning it shows
_LAST_STEP = 100


class _DepthTrait(Trait):
    """One of the measured depths."""

    def check(self, value: Any) -> int:
        """Return the depth."""
        if isinstance(value, bool) or not isinstance(value, int | np.integer) or value not in (20, 56):
            raise ValueError(f"{self.label} must be 20 or 56, got {value!r}.")
        return int(value)


class GradientExplorer(Explorer):
    """A gradient travels back through pooling, ReLU and convolution, and every sum that it makes is written out.

    ``view="output"``: an input goes through a convolution, a ReLU and a pooling of 2×2; the gradient of the result
    comes back through each of them, to the kernel and to the input, and a nudge at any number shows whether it was
    right. ``view="layers"``: how large the gradient still is in each layer of plain and residual networks of 20 and 56
    layers, measured on real digits before training.

    Parameters
    ----------
    input : array-like, (height, width)
        5 to 7 rows and columns.
    weight : array-like, (k_h, k_w)
        The kernel, 2 or 3 rows and columns.
    activation : "relu" or "none"
        What stands between convolution and pooling.
    pooling : "max" or "average"
        Over windows of 2×2; a row or column that is left over is dropped.
    grad_output : array-like, (h_out, w_out)
        The gradient that arrives at the pooled map: L = sum(output × grad_output) is differentiated. With a single 1
        in it L is one output. When the map changes its shape, it starts again with a 1 in the first cell.
    step : int
        How far the gradient has come, in the order of `steps`; beyond the last one everything is shown.
    epsilon : float
        How far a number is nudged to check its gradient, 1e-6 to 1.
    view : "output" or "layers"
        One output, or many layers.
    depth : 20 or 56
        Layers of the networks measured.
    norm : bool
        With batch normalisation, or with nothing in its place.
    initialisation : "he" or "small"
        Convolutions' weights as He et al. draw them, or with a standard deviation of 0.01.
    of : "weights" or "outputs"
        The gradient with respect to each layer's weights, or to each layer's output.
    layer : int
        The layer pointed at, 0 (the first) to 55; moved to the last one of a shorter network.
    playing : bool
        Whether the gradient is moving.
    speed : float
        Steps per second, 0.25 to 8.

    Attributes
    ----------
    output, features : arrays
        The pooled map, and the map that the convolution makes.
    loss : float
        L.
    grad_input, grad_weight, grad_features : arrays
        Gradients of L, computed by `cnnedu.functional`.
    steps : list of (str, int, int)
        Map, row and column of each gradient in the order in which they are worked out.
    norms : dict from str to array
        The measured medians of "plain" and "residual", first layer first.
    measured : mapping
        The recording behind `norms`, as the page is given it.

    Raises
    ------
    TypeError, ValueError, ShapeError
        A wrong name, kind, range or shape; the explorer then stays as it was.

    Examples
    --------
    >>> explorer = GradientExplorer()
    >>> explorer
    GradientExplorer(input=6×6, weight=3×3, output=2×2)
    >>> explorer.grad_weight
    array([[3., 1., 0.],
           [1., 0., 1.],
           [0., 1., 2.]])

    Max pooling sends all of the gradient to one winner, so the kernel's gradient is the patch that the winner read.

    >>> {name: float(norms[0]) for name, norms in GradientExplorer(view="layers").norms.items()}
    {'plain': 1020.0, 'residual': 6.89}
    """

    section = 2
    input = ArrayTrait(_INPUT, {"height": (5, 7), "width": (5, 7)}, least=2)
    weight = ArrayTrait(_KERNEL, {"k_h": (2, 3), "k_w": (2, 3)}, least=2)
    activation = ChoiceTrait(("relu", "none"))
    pooling = ChoiceTrait(("max", "average"))
    grad_output = ArrayTrait([[1, 0], [0, 0]], {"h_out": (1, 3), "w_out": (1, 3)}, least=2)
    step = WholeTrait(_LAST_STEP, (0, _LAST_STEP))
    epsilon = NumberTrait(0.01, (1e-6, 1))
    view = ChoiceTrait(("output", "layers"))
    depth = _DepthTrait(56)
    norm = FlagTrait(True)
    initialisation = ChoiceTrait(("he", "small"))
    of = ChoiceTrait(("weights", "outputs"))
    layer = WholeTrait(0, (0, 55))
    playing = FlagTrait()
    speed = NumberTrait(2, (0.25, 8))
    measured = TableTrait({name: value for name, value in measured().items() if name not in ("images", "labels")})

    def __init__(self, input: Any = None, **settings: Any) -> None:
        super().__init__(**({} if input is None else {"input": input}), **settings)

    @classmethod
    def settle(cls, state: dict[str, Any], changed: frozenset[str]) -> dict[str, Any]:
        """Let the arriving gradient follow the output's shape where it was not given."""
        shape = output_shape(state["input"], state["weight"])
        got = state["grad_output"].shape
        if got != shape:
            if "grad_output" in changed:
                raise ShapeError(
                    f"{cls.__name__}: grad_output must have the shape of the pooled map, {shape}, got {got}."
                )
            one = np.zeros(shape)
            one[0, 0] = 1
            state["grad_output"] = cls._trait("grad_output").check(one)
        with np.errstate(over="ignore", invalid="ignore"):
            done = backpropagation(state)
        if not all(np.isfinite(map).all() for maps in (done.values, done.grads) for map in maps.values()):
            raise ValueError(f"{cls.__name__}: the sums overflow: input, weight and grad_output must be smaller.")
        return state

    @staticmethod
    def digits() -> tuple[np.ndarray, np.ndarray]:
        """Return the 64 real digits on which gradients were measured, (64, 1, 8, 8) from 0 to 1, and their labels."""
        return measured_digits()

    @property
    def output(self) -> np.ndarray:
        """The pooled map, (h_out, w_out)."""
        return self._done().values["output"]

    @property
    def features(self) -> np.ndarray:
        """What the convolution makes of the input."""
        return self._done().values["features"]

    @property
    def loss(self) -> float:
        """L = sum(output × grad_output), the number that is differentiated."""
        return self._done().loss

    @property
    def grad_input(self) -> np.ndarray:
        """Gradient of L with respect to the input, (height, width)."""
        return self._done().grads["input"]

    @property
    def grad_weight(self) -> np.ndarray:
        """Gradient of L with respect to the kernel, (k_h, k_w)."""
        return self._done().grads["kernel"]

    @property
    def grad_features(self) -> np.ndarray:
        """Gradient of L with respect to the feature map: what arrives at the convolution."""
        return self._done().grads["features"]

    @property
    def steps(self) -> list[tuple[str, int, int]]:
        """Map, row and column of each gradient in the order in which they are worked out."""
        return backward_steps(self._state(), self._done())

    @property
    def norms(self) -> dict[str, np.ndarray]:
        """Measured gradient norms of the chosen networks, median over seeds, first layer first."""
        state = self._state()
        return {
            name: np.array(measured_spread(state, short)["median"])
            for name, short in (("plain", False), ("residual", True))
        }

    def _done(self) -> Backpropagation:
        return backpropagation(self._state())

    def python(self) -> str:
        """Return Python source that computes the gradients shown, or measures them again."""
        return layers_source(self._state()) if self.view == "layers" else chain_source(self._state())

    def describe(self) -> str:
        """Write out the gradient shown, or say how the first layer's compares with the last one's."""
        if self.view == "layers":
            return layers_sentence(self._state())
        return gradient_sentence(self._state(), self._done())

    def still(self) -> str:
        """Draw every map above its gradient, or the chart of layers, as SVG."""
        if self.view == "layers":
            return layers_still(self._state(), self.describe())
        return chain_still(self._state(), self._done(), self.describe())

    def _summary(self) -> dict[str, str]:
        shown = {"input": shape_text(self.input), "weight": shape_text(self.weight)}
        for name in self.settings:
            value = getattr(self, name)
            if name not in (*shown, "grad_output") and np.any(value != self._trait(name).default()):
                shown[name] = repr(to_json(value))
        return {**shown, "output": shape_text(self.output)}

    @classmethod
    def networks(cls) -> list[Mapping[str, Any]]:
        """Return every network measured: its settings, and its norms, layer by layer."""
        return list(measured()["nets"])
