"""The architecture explorer: any network as a diagram, from its stages down to its layers, and what each part costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnnedu.errors import suggest
from cnnedu.explorers._architecture_data import architectures
from cnnedu.explorers._architecture_pack import LARGEST
from cnnedu.explorers._architecture_state import ArchitectureTrait, Opened, as_architecture, opened
from cnnedu.explorers._architecture_still import draw_units
from cnnedu.explorers._architecture_text import architecture_source, sight_in_words
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.traits import ChoiceTrait, FlagTrait, NumberTrait, TableTrait, TextTrait, WholeTrait

__all__ = ["ArchitectureExplorer"]


class ArchitectureExplorer(Explorer):
    """Any network as a diagram: stages, blocks, layers, what flows from which to which, and what each part costs.

    Walk through it shape after shape, open a block to see where its shortcut meets the layers, and find out where the
    work and the weights are. Two networks can stand side by side, and a chart sets the cost of all registered ones
    against their published accuracy.

    Parameters
    ----------
    model : str, nn.Module or ModelGraph
        The name of a registered model (`cnnedu.models.list_models`), a model of your own together with `input_size`,
        or what `cnnedu.analysis.model_graph` returned. The page offers all registered models.
    compare : str, nn.Module or ModelGraph, optional
        A second one, shown beside it.
    input_size, input_dtype : sequence of int, str
        The size with its batch axis, (1, 3, 224, 224), and "float32" or "int64": of a model of your own, or of a
        registered one that is to be seen at another size than its usual one. Only here; later give a `model_graph`.
    view : "one", "two" or "all"
        One network, two side by side, or the chart of all registered ones.
    cost : "macs", "parameters" or "memory"
        What colours the boxes and fills the strip: multiply-accumulates, parameters, bytes of activations.
    focus, compare_focus : str
        What is open in each: "" the whole model, "layer2", "layer2.0"; folded and staged units have keys such as
        "layer3.1…layer3.5". `units` lists the keys of what is in sight.
    step : int
        Where the walk through the layers stands, 0 at the input, up to 3,000.
    chart : "macs", "parameters" or "year"
        What the chart of all models has across.
    playing : bool
        Whether the walk goes on.
    speed : float
        Steps per second, 0.25 to 8.

    Attributes
    ----------
    units : list of dict
        What is in sight: key, kind, times, shape, field (size and jump), parameters, macs, memory, inputs.
    parameters, macs : int
        Of the whole model.
    architectures : mapping
        All registered models, packed.

    Raises
    ------
    TypeError, ValueError, ShapeError, ModelError
        A name that is not registered, a model that fails on this input, one with more than 3,000 steps.

    Examples
    --------
    >>> explorer = ArchitectureExplorer("resnet18")
    >>> explorer
    ArchitectureExplorer(model='resnet18', parameters=11689512, macs=1814073344)
    >>> explorer.focus = "layer2.0"
    >>> for unit in explorer.units[-3:]:
    ...     print(unit["key"], unit["shape"], unit["inputs"])
    layer2.0.downsample.1 [1, 128, 28, 28] ['layer2.0.downsample.0']
    layer2.0:add [1, 128, 28, 28] ['layer2.0.bn2', 'layer2.0.downsample.1']
    layer2.0.relu#2 [1, 128, 28, 28] ['layer2.0:add']
    """

    section = 7
    model = ArchitectureTrait("resnet18")
    compare = ArchitectureTrait("", optional=True)
    view = ChoiceTrait(("one", "two", "all"))
    cost = ChoiceTrait(("macs", "parameters", "memory"))
    focus = TextTrait("", 1000)
    compare_focus = TextTrait("", 1000)
    step = WholeTrait(0, (0, LARGEST))
    chart = ChoiceTrait(("macs", "parameters", "year"))
    playing = FlagTrait()
    speed = NumberTrait(4, (0.25, 8))
    architectures = TableTrait(architectures())

    def __init__(
        self,
        model: Any = "resnet18",
        compare: Any = "",
        *,
        input_size: Any = None,
        input_dtype: Any = "float32",
        **settings: Any,
    ) -> None:
        label = type(self).__name__
        for name, value in (("model", model), ("compare", compare)):
            settings[name] = as_architecture(f"{label}: {name}", value, input_size, input_dtype)
        if settings["compare"] and "view" not in settings:
            settings["view"] = "two"
        super().__init__(**settings)

    @classmethod
    def prepare(cls, state: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
        """Turn graphs into what travels to the page."""
        full = dict(changes)
        for name in ("model", "compare"):
            if name in full:
                full[name] = as_architecture(f"{cls.__name__}: {name}", full[name])
        return full

    @classmethod
    def settle(cls, state: dict[str, Any], changed: frozenset[str]) -> dict[str, Any]:
        """Let what is open, and where the walk stands, follow the models; have a second one where two are shown."""
        if state["view"] == "two" and not state["compare"]:
            state["compare"] = "resnet18" if state["model"] == "vgg16" else "vgg16"
        for model, focus in (("model", "focus"), ("compare", "compare_focus")):
            units = opened(state[model]).units if state[model] else {"": None}
            if state[focus] not in units:
                if focus in changed:
                    hint = suggest(state[focus], units)
                    raise ValueError(f"{cls.__name__}: {focus}: nothing is called {state[focus]!r}.{hint}")
                state[focus] = ""
        last = len(opened(state["model"]).nodes) - 1
        if state["step"] > last:
            if "step" in changed and "model" not in changed:
                raise ValueError(f"{cls.__name__}: step must be at most {last}, got {state['step']}.")
            state["step"] = 0
        return state

    @property
    def units(self) -> list[dict[str, Any]]:
        """What is in sight where `focus` is open."""
        return self._opened().shown(self.focus)

    @property
    def parameters(self) -> int:
        """Parameters of the model."""
        return int(self._opened().graph["totals"][0])

    @property
    def macs(self) -> int:
        """Multiply-accumulates of the model for one input."""
        return int(self._opened().graph["totals"][1])

    def _opened(self) -> Opened:
        return opened(self.model)

    def python(self) -> str:
        """Return Python source that follows and prices what is in sight."""
        return architecture_source(self._state(), self._opened())

    def describe(self) -> str:
        """Say what the diagram shows: the parts in sight, and which of them costs most."""
        return sight_in_words(self._opened(), self.focus, self.cost)

    def still(self) -> str:
        """Draw what is in sight as SVG."""
        return draw_units(self._opened(), self.focus, self.cost, self.describe())

    def _summary(self) -> dict[str, str]:
        shown = {"model": repr(self._opened().name)}
        if self.compare:
            shown["compare"] = repr(opened(self.compare).name)
        for name in ("view", "cost", "focus"):
            if getattr(self, name) != self._trait(name).default() and not (name == "view" and self.compare):
                shown[name] = repr(getattr(self, name))
        return {**shown, "parameters": str(self.parameters), "macs": str(self.macs)}
