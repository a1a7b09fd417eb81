"""The receptive field explorer: a stack of layers, and what any of its units sees of everything below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from cnnedu.analysis import EffectiveField, ReceptiveField, receptive_field
from cnnedu.errors import ShapeError, suggest
from cnnedu.explorers._receptive_field_layers import FieldLayer, LayersTrait, geometry_problem, layer_sizes
from cnnedu.explorers._receptive_field_paths import held_size, mean_gradient, paths_down, paths_up
from cnnedu.explorers._receptive_field_presets import STACKS
from cnnedu.explorers._receptive_field_still import stack_picture
from cnnedu.explorers._receptive_field_text import field_of, field_sentence, field_source, seen
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.traits import (
    ChoiceTrait,
    FlagTrait,
    IndexTrait,
    NumberTrait,
    PictureTrait,
    TableTrait,
    WholeTrait,
    to_json,
)

__all__ = ["ReceptiveFieldExplorer"]

_START = tuple(FieldLayer(*layer) for layer in STACKS["two_blocks"]["layers"])
_LARGEST_PICTURE = 512


class _UnitTrait(IndexTrait):
    """A unit: the last layer's middle one at the start."""

    def __init__(self) -> None:
        super().__init__(("layer", "row", "column"))
        self.default_value = (5, 5, 5)


class ReceptiveFieldExplorer(Explorer):
    """A stack of layers, drawn as rows of units: point at one and see what it sees in every layer below.

    How far could it look, and how much of that counts? The theoretical field (all that could matter) and the effective
    one (where the gradient is) are drawn together, for your own stack or for one that is known by name.

    Parameters
    ----------
    layers : list, or the name of a preset
        1 to 24 layers, first to last, as `cnnedu.analysis.receptive_field` takes them: a kernel size, a tuple
        ``(kernel_size, stride, padding, dilation, kind)`` of which the end may be left out, a mapping with these
        keys, or a torch layer; a ``nn.Sequential`` of them, too (activations and normalisations are left out).
        Kernel sizes go to 31, strides to 16, paddings and dilations to 512, and are the same on every axis. ``kind``
        is "conv", "max", "avg" or "causal" (padded on the left only, by as much as keeps the size); the stride of a
        pooling is its kernel size unless it is given. A preset brings its input size with it.
    size : int
        Pixels a side, 1 to 512, or samples, 1 to 1200.
    axes : int
        2 for pictures, 1 for signals.
    unit : (layer, row, column)
        The unit looked at. Layer 0 is the input, and row is 0 on one axis. It follows when the layers change.
    weights : "equal", "random" or "relu"
        For the effective field: every path counts the same, or the mean absolute gradient of 24 random networks,
        linear or with a ReLU behind every convolution.
    zoom : float
        1 to 64; 1 shows the whole input.
    tour : "units" or "layers"
        What playing does: move along the units of a layer, or up through the layers.
    picture : str, path, PIL image or array
        What the field is laid over; its middle square is used.
    playing : bool
        Whether it is moving.
    speed : float
        Steps per second, 0.25 to 8.

    Attributes
    ----------
    sizes : list of int
        Units a side of the input and of each layer.
    fields : list of ReceptiveField
        What `cnnedu.analysis.receptive_field` says of each layer.
    seen : (int, int)
        First and last pixel that the unit sees along a row; below 0 or from `size` on they lie outside the input.
    paths : list of array
        For the input and each layer up to the unit's, along how many paths each unit of a row reaches it.
    reached : list of array
        For the unit's layer and each above, along how many paths the unit reaches each unit of a row.
    effective : EffectiveField
        As `cnnedu.analysis.effective_receptive_field` measures it, here for any unit.
    presets : mapping
        The stacks known by name.

    Raises
    ------
    TypeError, ValueError, ShapeError
        A wrong name, kind or range, or a layer that does not fit; the explorer then stays as it was.

    Examples
    --------
    >>> explorer = ReceptiveFieldExplorer(layers=[3, 3, 3], size=9)
    >>> explorer
    ReceptiveFieldExplorer(layers=[(3, 1, 0), (3, 1, 0), (3, 1, 0)], size=9, unit=(3, 1, 1))
    >>> explorer.fields[-1].size, explorer.seen
    (7, (1, 7))
    >>> explorer.paths[0]
    array([0., 1., 3., 6., 7., 6., 3., 1., 0.])
    >>> vgg = ReceptiveFieldExplorer(layers="vgg16")
    >>> vgg.fields[-1].size, vgg.effective.size
    (212, 124)
    """

    section = 3
    layers = LayersTrait(_START)
    size = WholeTrait(20, (1, 1200))
    axes = WholeTrait(2, (1, 2))
    unit = _UnitTrait()
    weights = ChoiceTrait(("equal", "random", "relu"))
    zoom = NumberTrait(1, (1, 64))
    tour = ChoiceTrait(("units", "layers"))
    picture = PictureTrait("chelsea", 160)
    playing = FlagTrait()
    speed = NumberTrait(2, (0.25, 8))
    presets = TableTrait(STACKS)

    @classmethod
    def prepare(cls, state: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
        """Write out a preset's name, and let the unit follow the layers."""
        full = dict(changes)
        if isinstance(name := full.get("layers"), str):
            if name not in STACKS:
                raise ValueError(
                    f"{cls.__name__}: layers must be a list of layers or the name of a preset ({', '.join(STACKS)}),"
                    f" got {name!r}.{suggest(name, STACKS)}"
                )
            stack = STACKS[name]
            full = {"size": stack["size"], "axes": stack["axes"], **full, "layers": stack["layers"]}
            if "size" not in changes and "unit" not in changes:
                full["unit"] = stack["unit"]
        if "unit" not in full and full.keys() & {"layers", "size", "axes"}:
            full["unit"] = cls._followed(state, full)
        return full

    @classmethod
    def _followed(cls, state: Mapping[str, Any], full: Mapping[str, Any]) -> tuple[int, int, int]:
        """Return the unit at the same place of the changed stack; of the last layer, if it was of the last."""
        checked = {name: cls._trait(name).check(full[name]) for name in ("layers", "size", "axes") if name in full}
        new = {**state, **checked}
        old_sizes, new_sizes = layer_sizes(state["layers"], state["size"]), layer_sizes(new["layers"], new["size"])
        layer, row, column = state["unit"]
        kept = len(new["layers"]) if layer == len(state["layers"]) else min(layer, len(new["layers"]))
        before, now = old_sizes[layer], max(1, new_sizes[kept])
        row = column if state["axes"] == 1 else row
        row, column = (min(now - 1, int((2 * place + 1) * now / (2 * before))) for place in (row, column))
        return kept, row if new["axes"] == 2 else 0, column

    @classmethod
    def settle(cls, state: dict[str, Any], changed: frozenset[str]) -> dict[str, Any]:
        """Check that every layer fits on the one below, and that the unit exists."""
        if state["axes"] == 2 and state["size"] > _LARGEST_PICTURE:
            raise ValueError(
                f"{cls.__name__}: size must be at most {_LARGEST_PICTURE} for pictures, got {state['size']};"
                " signals (axes=1) may have 1200 samples."
            )
        if (problem := geometry_problem(state["layers"], state["size"])) is not None:
            raise ShapeError(f"{cls.__name__}: {problem}")
        sizes, (layer, row, column) = layer_sizes(state["layers"], state["size"]), state["unit"]
        if layer >= len(sizes):
            raise ValueError(f"{cls.__name__}: unit is of layer {layer}, but the layers go from 0 to {len(sizes) - 1}.")
        last = sizes[layer] - 1
        if column > last or row > (last if state["axes"] == 2 else 0):
            rows = f"rows 0 to {last} and " if state["axes"] == 2 else "row 0 and "
            got = f"({layer}, {row}, {column})"
            raise ValueError(f"{cls.__name__}: layer {layer} has {rows}columns 0 to {last}, got unit {got}.")
        return state

    @property
    def sizes(self) -> list[int]:
        """Units a side of the input and of each layer."""
        return layer_sizes(self.layers, self.size)

    @property
    def fields(self) -> list[ReceptiveField]:
        """Size, jump and start of every layer."""
        return receptive_field(self.layers)

    @property
    def seen(self) -> tuple[int, int]:
        """First and last pixel that the unit sees along a row of the input."""
        return seen(self._state())

    @property
    def paths(self) -> list[np.ndarray]:
        """Paths from each unit of a row to the unit, from the input up to its layer."""
        return paths_down(self.layers, self.sizes, self.unit[0], self.unit[2])

    @property
    def reached(self) -> list[np.ndarray]:
        """Paths from the unit to each unit of a row, from its layer up."""
        return paths_up(self.layers, self.sizes, self.unit[0], self.unit[2])

    @property
    def effective(self) -> EffectiveField:
        """Where the gradient of the unit is, its size beside the theoretical one."""
        layer, *place = self.unit
        mass = mean_gradient(self.layers, self.size, self.axes, self.unit, self.weights)
        field = field_of(self.layers, layer)
        start, jump, width = int(field.start), int(field.jump), int(field.size)  # type: ignore[arg-type]
        centre = [start + jump * at + (width - 1) / 2 for at in place]
        held = held_size(mass, centre if self.axes == 2 else [0, centre[1]])
        return EffectiveField(mass if self.axes == 2 else mass[0], held, width, held / width, f"layer {layer}")

    def python(self) -> str:
        """Return Python source that computes the fields, and measures the effective one with torch."""
        return field_source(self._state())

    def describe(self) -> str:
        """Say what the unit sees, and how much of it matters."""
        return field_sentence(self._state(), self.effective.size)

    def still(self) -> str:
        """Draw the rows of units, with what the unit sees, as SVG."""
        return stack_picture(self._state(), self.paths, self.effective)

    def _summary(self) -> dict[str, str]:
        shown = {"layers": "[" + ", ".join(map(_short, self.layers)) + "]", "size": str(self.size)}
        for name in self.settings:
            value = getattr(self, name)
            if name in ("unit",) or (name not in (*shown, "picture") and value != self._trait(name).default()):
                shown[name] = repr(value if name == "unit" else to_json(value))
        return shown


def _short(layer: FieldLayer) -> str:
    """Write a layer as the tuple that it was, or could have been, given as."""
    parts: Sequence[Any] = layer[:4] if layer.dilation > 1 else layer[:3]
    return f"({', '.join(map(str, parts))}{'' if layer.kind == 'conv' else f', {layer.kind!r}'})"
