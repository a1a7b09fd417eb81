"""The connectivity explorer: one small input wired to its outputs in three ways, and what each way costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.errors import ShapeError
from cnnedu.explorers._connectivity_layers import (
    KINDS,
    LayerCost,
    drawn_costs,
    layer_costs,
    layer_matrices,
    layer_outputs,
    usual,
)
from cnnedu.explorers._connectivity_still import connectivity_still
from cnnedu.explorers._connectivity_text import connectivity_source, connectivity_words
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.traits import ArrayTrait, ChoiceTrait, FlagTrait, NumberTrait, WholeTrait

__all__ = ["ConnectivityExplorer"]

# One small bump in two places: only a layer that shares its weights answers to both alike.
_INPUT = [0, 2, 1, 0, 0, 0, 2, 1, 0]
_KERNEL = [-1, 2, 1]
_COUNTED = ("size", "channels", "kernel_size", "filters", "units")


class ConnectivityExplorer(Explorer):
    """One small signal wired to its outputs in three ways: dense, locally connected and convolutional.

    Each wiring is drawn as edges, and as the matrix that the edges are. Point at an output to see which inputs it
    meets; change a weight to see where else the same number stands; then ask what such a layer costs on a picture of
    any size. What is drawn is one signal, one filter and no bias.

    Parameters
    ----------
    input : array-like, (inputs,)
        3 to 10 numbers.
    dense_weight : array-like, (outputs, inputs)
        One weight for every pair; outputs = inputs − taps + 1, as for the other two layers. Follows the sizes of
        `input` and `kernel` where it is not given.
    local_weight : array-like, (outputs, taps)
        For every output the weights of its patch. Follows the sizes too.
    kernel : array-like, (taps,)
        1 to 5 weights that every output of the convolutional layer shares.
    kind : "convolutional", "dense" or "local"
        The layer in front: what is spoken of, and what is drawn where there is no room for three.
    position : int
        The output whose sum is written out.
    shuffled : bool
        Put the inputs into another order, always the same one. The dense layer's columns follow; the others cannot.
    show : "values" or "names"
        Write the weights as numbers, or which parameter each of them is.
    size, channels : int
        The picture that is counted: 1 to 512 pixels a side, 1 to 64 channels.
    kernel_size, filters : int
        The patch, 1 to 11 pixels a side, and how many filters (1 to 512) look at it; without padding, at stride 1.
    units : int
        Outputs of the counted dense layer, 1 to 10,000.
    playing : bool
        Whether the outputs are being walked through.
    speed : float
        Outputs per second, 0.25 to 8.

    Attributes
    ----------
    outputs, matrices : mappings from kind to array
        What each layer answers, (outputs,), and each layer as a matrix, (outputs, inputs).
    costs, drawn : mappings from kind to LayerCost
        Weights, biases and multiply-accumulates of the layers that are counted, and of those that are drawn.

    Raises
    ------
    TypeError, ValueError, ShapeError
        A wrong name, kind, range or size; the explorer then stays as it was.

    Examples
    --------
    >>> explorer = ConnectivityExplorer()
    >>> explorer
    ConnectivityExplorer(inputs=9, outputs=7, taps=3, weights=63/21/3)
    >>> explorer.outputs["convolutional"]
    array([ 5.,  0., -1.,  0.,  2.,  5.,  0.])
    >>> explorer.costs["dense"]
    LayerCost(weights=196608000, biases=1000, macs=196608000)
    >>> explorer.costs["convolutional"].parameters
    1792
    """

    section = 1
    input = ArrayTrait(_INPUT, {"inputs": (3, 10)}, least=1)
    dense_weight = ArrayTrait(usual(7, 9), {"outputs": (1, 10), "inputs": (3, 10)}, least=2)
    local_weight = ArrayTrait(usual(7, 3), {"outputs": (1, 10), "taps": (1, 5)}, least=2)
    kernel = ArrayTrait(_KERNEL, {"taps": (1, 5)}, least=1)
    kind = ChoiceTrait(("convolutional", "dense", "local"))
    position = WholeTrait(0, (0, 9))
    shuffled = FlagTrait()
    show = ChoiceTrait(("values", "names"))
    size = WholeTrait(256, (1, 512))
    channels = WholeTrait(3, (1, 64))
    kernel_size = WholeTrait(3, (1, 11))
    filters = WholeTrait(64, (1, 512))
    units = WholeTrait(1000, (1, 10_000))
    playing = FlagTrait()
    speed = NumberTrait(2, (0.25, 8))

    @classmethod
    def settle(cls, state: dict[str, Any], changed: frozenset[str]) -> dict[str, Any]:
        """Let weights and position follow the sizes of input and kernel; check what was given."""
        inputs, taps = len(state["input"]), len(state["kernel"])
        outputs = inputs - taps + 1
        if outputs < 1:
            raise ShapeError(
                f"{cls.__name__}: a kernel of {taps} weights needs at least {taps} inputs, but there are {inputs}."
            )
        for name, shape in (("dense_weight", (outputs, inputs)), ("local_weight", (outputs, taps))):
            if state[name].shape == shape:
                continue
            if name in changed:
                raise ShapeError(
                    f"{cls.__name__}: {name} must have shape {shape} for {inputs} inputs and a kernel of {taps},"
                    f" got {state[name].shape}."
                )
            state[name] = cls._trait(name).check(usual(*shape, kept=state[name]))
        cls._settle_position(state, changed, outputs)
        if state["kernel_size"] > state["size"]:
            raise ShapeError(
                f"{cls.__name__}: kernel_size {state['kernel_size']} does not fit into a picture of size"
                f" {state['size']}: make the kernel smaller or the picture larger."
            )
        if not all(np.isfinite(output).all() for output in layer_outputs(state).values()):
            raise ValueError(f"{cls.__name__}: the sums overflow: inputs and weights must be smaller.")
        return state

    @classmethod
    def _settle_position(cls, state: dict[str, Any], changed: frozenset[str], outputs: int) -> None:
        if state["position"] < outputs:
            return
        if "position" in changed:
            raise ValueError(f"{cls.__name__}: position must be at most {outputs - 1}, got {state['position']}.")
        state["position"] = outputs - 1

    @property
    def outputs(self) -> Mapping[str, np.ndarray]:
        """What each layer answers to the input, computed with `cnnedu.functional`."""
        return layer_outputs(self._state())

    @property
    def matrices(self) -> Mapping[str, np.ndarray]:
        """Each layer as the matrix that it is: outputs = matrix @ inputs, as the inputs stand."""
        return layer_matrices(self._state())

    @property
    def costs(self) -> Mapping[str, LayerCost]:
        """What the counted layers cost; "dense, same outputs" is a dense layer in place of the convolution."""
        return layer_costs(**{name: getattr(self, name) for name in _COUNTED})

    @property
    def drawn(self) -> Mapping[str, LayerCost]:
        """What the layers in the drawing cost, with the biases that are not drawn."""
        return drawn_costs(len(self.input), len(self.kernel))

    def python(self) -> str:
        """Return Python source that computes the three outputs and the counts."""
        return connectivity_source(self._state())

    def describe(self) -> str:
        """Write out the sum behind the shown output, and what the layers cost."""
        return connectivity_words(self._state(), self.outputs)

    def still(self) -> str:
        """Draw the three layers, edges above matrix, and their costs, as SVG."""
        return connectivity_still(self._state(), self.describe())

    def _summary(self) -> dict[str, str]:
        inputs, taps = len(self.input), len(self.kernel)
        sizes = {"inputs": inputs, "outputs": inputs - taps + 1, "taps": taps}
        shown = {name: str(size) for name, size in sizes.items()}
        shown["weights"] = "/".join(str(self.drawn[kind].weights) for kind in KINDS)
        plain = [name for name in self.settings if name not in ("input", "dense_weight", "local_weight", "kernel")]
        usuals = {name: self._trait(name).default() for name in plain}
        return shown | {name: repr(getattr(self, name)) for name in plain if getattr(self, name) != usuals[name]}
