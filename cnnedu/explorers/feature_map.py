"""The feature map explorer: draw a digit, and watch a small network read it, layer by layer, unit by unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from cnnedu.errors import ShapeError, format_shape
from cnnedu.explorers._feature_map_model import network_of, shipped_network
from cnnedu.explorers._feature_map_network import Network
from cnnedu.explorers._feature_map_picture import framed, prepared, sample_digits, sample_table
from cnnedu.explorers._feature_map_stages import stages_of
from cnnedu.explorers._feature_map_still import feature_map_still
from cnnedu.explorers._feature_map_text import feature_map_sentence, feature_map_source, layer_variables, network_source
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.traits import (
    ArrayTrait,
    ChoiceTrait,
    FlagTrait,
    IndexTrait,
    NumberTrait,
    PairTrait,
    TableTrait,
)

__all__ = ["FeatureMapExplorer"]

_FIRST = 41  # the digit at the beginning, among those that the page carries
_UNIT = (5, 6, 4, 4)  # a unit of C3, behind its tanh
_AXES = ("channels", "height", "width")
_LONGEST_SHIFT, _WIDEST_PATCH = 8, 16


class FeatureMapExplorer(Explorer):
    """A small network at work on a digit that one draws: all its maps, and the arithmetic of any unit.

    Find out what each map answers to, what becomes of a digit that is moved or partly covered, and on which pixels the
    answer rests. The network is LeNet-5, unless you bring one of your own.

    Parameters
    ----------
    model : torch.nn.Module, optional
        A network of your own: an ``nn.Sequential`` (of others, too) of the usual layers, with at most 2,000,000
        parameters, as it computes in evaluation mode. It is copied: train further, and make another explorer. Without
        it, the LeNet-5 that ships, trained on 8,000 digits of MNIST.
    labels : sequence of str, optional
        A name for each class. By default their numbers.
    input : array-like, (channels, height, width) or (height, width)
        1 to 4 channels of up to 64 rows and columns, as the network reads them; uint8 stands for 0 to 1. A 28×28
        digit is given a border for a network that reads 32×32. By default, a digit of MNIST.
    centre : bool
        Whether the picture is first scaled and moved as MNIST does it: 20 pixels tall or wide, its centre of mass in
        the middle. Digits of MNIST are so already; drawings are not.
    shift : (int, int)
        Pixels down and to the right, -8 to 8.
    patch : (row, column, side)
        A square of paper laid on the picture, up to 16 pixels wide; side 0 is none.
    unit : (layer, channel, row, column)
        The unit whose arithmetic is shown; layer 0 is the input, layer i the output of the i-th of `layers`.
    tool : "draw", "erase" or "cover"
        What a finger does to the picture.
    occlusion : bool
        Whether to show how likely the answer stays with the patch at each place.
    color_scale : "layer", "unit" or "global"
        What shares one colour scale: the maps of a layer, a single map, everything.
    playing : bool
        Whether the explorer walks from the answer back to the pixels, along what weighs most.
    speed : float
        Layers per second, 0.25 to 8.

    Attributes
    ----------
    layers : list of str
        What the network calls its layers.
    seen : array, (channels, height, width)
        What the network reads: the input centred, shifted and covered.
    activations : list of arrays, (channels, height, width)
        `seen`, then the output of each layer, in float32.
    probabilities : array or None
        A share for each class.
    prediction : str or None
        The class with the largest.
    network, samples : mappings
        What the page is given: the network with its weights, and digits to choose from.

    Raises
    ------
    TypeError, ValueError, ShapeError
        A model with a layer that the page cannot run, or too big for it, or whose weights are not finite; an input
        that does not fit; a wrong setting.

    Examples
    --------
    >>> explorer = FeatureMapExplorer()
    >>> explorer
    FeatureMapExplorer(network=lenet5, input=1×32×32, prediction='8')
    >>> explorer.patch = (6, 14, 8)
    >>> explorer.activations[5].shape  # C3, after its tanh
    (16, 10, 10)

    A network of one's own:

    >>> from torch import nn
    >>> net = nn.Sequential(nn.Conv2d(1, 4, 5), nn.ReLU(), nn.MaxPool2d(4), nn.Flatten(), nn.Linear(144, 10))
    >>> FeatureMapExplorer(net).layers
    ['0', '1', '2', '3', '4']
    """

    section = 3
    input = ArrayTrait(
        framed(sample_digits()[0][_FIRST], (1, 32, 32)),
        {"channels": (1, 4), "height": (1, 64), "width": (1, 64)},
        least=2,
    )
    centre = FlagTrait()
    shift = PairTrait(0, (-_LONGEST_SHIFT, _LONGEST_SHIFT))
    patch = IndexTrait(("row", "column", "side"))
    unit = IndexTrait(("layer", "channel", "row", "column"))
    tool = ChoiceTrait(("draw", "erase", "cover"))
    occlusion = FlagTrait()
    color_scale = ChoiceTrait(("layer", "unit", "global"))
    playing = FlagTrait()
    speed = NumberTrait(1, (0.25, 8))
    network = TableTrait({})
    samples = TableTrait(sample_table())

    def __init__(self, model: Any = None, *, labels: Sequence[str] | None = None, **settings: Any) -> None:
        given = settings.get("input")
        if model is None and labels is not None:
            raise ValueError("FeatureMapExplorer: labels name the classes of a model; the one that ships reads digits.")
        self._network = shipped_network() if model is None else network_of(model, _size_of(given), labels)
        self._paper, self._ink = _paper_and_ink(given)
        if model is not None and given is None:
            settings["input"] = framed(sample_digits()[0][_FIRST], self._network.input_size)
        settings.setdefault("unit", _UNIT if model is None else _first_unit(self._network))
        super().__init__(**settings)
        told = {"paper": self._paper, "ink": self._ink, "source": network_source(self._network)}
        told |= {"variables": layer_variables(self._network)}
        told |= {"stages": [stage.to_json() for stage in stages_of(self._network)]}
        self.set_trait("network", {**self._network.to_json(), **told})

    def _settled(self, state: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:  # type: ignore[override]
        # What fits depends on this explorer's own network, so the class alone cannot tell.
        full = dict(changes)
        if "input" in full:
            full["input"] = self._framed(full["input"])
        new = super()._settled(state, full)
        size, wanted = new["input"].shape, self._network.input_size
        if size != wanted:
            if "input" in changes:
                got, needs = format_shape(size, _AXES), format_shape(wanted, _AXES)
                raise ShapeError(f"FeatureMapExplorer: input must be {needs}, which the network reads; got {got}.")
            new["input"] = self._trait("input").check(np.full(wanted, self._paper))
        if "input" in changes and not np.isfinite(self._network.run(prepared(new, self._paper))[-1]).all():
            raise ValueError("FeatureMapExplorer: the network's sums overflow on this input: make it smaller.")
        new["unit"] = self._placed(new["unit"], "unit" in changes)
        row, column, side = new["patch"]
        if row >= wanted[1] or column >= wanted[2] or side > _WIDEST_PATCH:
            limits = f"({wanted[1] - 1}, {wanted[2] - 1}, {_WIDEST_PATCH})"
            raise ValueError(f"FeatureMapExplorer: patch must be at most {limits}, got {new['patch']}.")
        return new

    def _framed(self, value: Any) -> Any:
        """Give a picture the size the network reads where that is plain; what is no picture is left to the trait."""
        array = np.asarray(value) if hasattr(value, "__array__") else value
        if isinstance(array, np.ndarray) and array.ndim in (2, 3, 4) and array.dtype.kind in "iuf":
            return framed(array, self._network.input_size)
        return value

    def _placed(self, unit: tuple[int, ...], given: bool) -> tuple[int, ...]:
        """Return the unit, if it exists; move one that nobody asked for to where it does."""
        sizes = self._network.sizes
        layer = min(unit[0], len(sizes) - 1)
        last = (len(sizes) - 1, *(size - 1 for size in sizes[layer]))
        if given and any(index > end for index, end in zip(unit, last, strict=True)):
            raise ValueError(f"FeatureMapExplorer: unit must be at most {last} in that layer, got {unit}.")
        return tuple(map(min, unit, last))

    @property
    def layers(self) -> list[str]:
        """What the network calls its layers."""
        return [layer.name for layer in self._network.layers]

    @property
    def seen(self) -> np.ndarray:
        """What the network reads, (channels, height, width)."""
        return prepared(self._state(), self._paper)

    @property
    def activations(self) -> list[np.ndarray]:
        """`seen`, then the output of each layer, computed by `cnnedu.functional`."""
        return self._network.run(self.seen)

    @property
    def probabilities(self) -> np.ndarray | None:
        """A share for each class; None where the network's output is no vector."""
        return self._network.probabilities(self.activations[-1])

    @property
    def prediction(self) -> str | None:
        """The class with the largest share."""
        shares = self.probabilities
        return None if shares is None else self._network.labels[int(shares.argmax())]

    def python(self) -> str:
        """Return Python source that computes what the network makes of the picture."""
        return feature_map_source(self._state(), self._network, self._paper)

    def describe(self) -> str:
        """Say what the network answers, and what the unit shown is worth."""
        return feature_map_sentence(self._network, self.activations, self.unit)

    def still(self) -> str:
        """Draw the picture, the maps of the first layers and the shares of the classes, as SVG."""
        return feature_map_still(self._network, self.activations, self.describe())

    def _summary(self) -> dict[str, str]:
        size = "×".join(map(str, self._network.input_size))
        shown = {"network": self._network.origin, "input": size, "prediction": repr(self.prediction)}
        for name in ("centre", "shift", "patch", "occlusion", "color_scale"):
            value = getattr(self, name)
            if value != self._trait(name).default():
                shown[name] = repr(value)
        return shown


def _size_of(input: Any) -> tuple[int, int, int] | None:
    """Return the size of a picture that was given with a model; None to let the model say."""
    shape = np.shape(input)
    if len(shape) == 4 and shape[0] == 1:
        shape = shape[1:]
    if input is None or len(shape) not in (2, 3):
        return None
    channels, height, width = (1, *shape) if len(shape) == 2 else shape
    return channels, height, width


def _paper_and_ink(input: Any) -> tuple[float, float]:
    """Return what stands for nothing and for full ink: 0 and 1, unless the picture has another range."""
    array = np.asarray(0.0 if input is None else input)
    if (
        array.dtype.kind != "f"
        or not array.size
        or not np.isfinite(array).all()
        or 0 <= array.min() <= array.max() <= 1
    ):
        return 0.0, 1.0
    return float(array.min()), float(array.max())


def _first_unit(network: Network) -> tuple[int, int, int, int]:
    """Return a unit in the middle of the first layer that has an activation, or of the first."""
    at = next((i for i, layer in enumerate(network.layers, 1) if layer.kind == "act"), 1)
    _, height, width = network.sizes[at]
    return at, 0, height // 2, width // 2
