"""What the architecture explorer holds: a model by name or as a graph, and what can be opened in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cnnedu.analysis import ModelGraph
from cnnedu.errors import suggest
from cnnedu.explorers._architecture_data import architectures, registered_graph
from cnnedu.explorers._architecture_pack import LARGEST, Shown, pack, unpack, unpack_tree
from cnnedu.explorers._trait import Trait, to_json

__all__ = ["ArchitectureTrait", "Opened", "as_architecture", "opened"]

_PARTS = ("texts", "shapes", "rows", "forms", "graphs")


class ArchitectureTrait(Trait):
    """The name of a registered model, or a pack that holds one graph; "" for none, where that is allowed."""

    def __init__(self, default: str, optional: bool = False) -> None:
        self.optional = optional
        super().__init__(default)

    def check(self, value: Any) -> Any:
        """Return the name, or the pack."""
        if isinstance(value, str):
            names = architectures()["pack"]["graphs"]
            if value in names or (self.optional and value == ""):
                return value
            raise ValueError(
                f"{self.label} must be a registered model, an nn.Module or what model_graph returns; there is no model"
                f" {value!r}.{suggest(value, names)} cnnedu.models.list_models() lists all."
            )
        if not isinstance(value, Mapping):
            raise TypeError(
                f"{self.label} must be the name of a registered model, an nn.Module with its input_size, or what"
                f" model_graph(model, input_size) returns, got {type(value).__name__}."
            )
        try:
            return _checked(value)
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise ValueError(f"{self.label}: this is no graph that model_graph made ({error}).") from None


def _checked(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a pack of one graph, or raise anything."""
    if set(value) != set(_PARTS) or len(value["graphs"]) != 1:
        raise ValueError("its parts are others")
    made: dict[str, Any] = to_json(value)
    (name,) = made["graphs"]
    if not isinstance(name, str) or not all(isinstance(text, str) for text in made["texts"]):
        raise TypeError("its words are none")
    nodes, tree = unpack(made, name), unpack_tree(made, name)
    if tree.end != len(nodes) - 1 or tree.start != len(made["graphs"][name]["input"]):
        raise ValueError("its parts do not fit together")
    if not all(0 <= i < at for at, node in enumerate(nodes) for i in node["inputs"]):
        raise ValueError("it has a loop")
    return made


def as_architecture(label: str, value: Any, input_size: Any = None, input_dtype: Any = "float32") -> Any:
    """Return a name or a pack for what a reader may give: those, a module with its input size, or a graph.

    Raises
    ------
    TypeError, ValueError, ShapeError, ModelError
        A module without a size, or one that fails on it.
    """
    if isinstance(value, ModelGraph):
        return pack({value.model: value})
    if isinstance(value, type) and hasattr(value, "named_modules"):
        raise TypeError(f"{label} must be a model, got the class {value.__name__}: {value.__name__}() makes one.")
    if hasattr(value, "named_modules") and hasattr(value, "forward"):
        from cnnedu.analysis import model_graph

        if input_size is None:
            raise TypeError(
                f"{label}: a model of your own needs its input size: input_size=(1, 3, 224, 224), or"
                " model_graph(model, input_size) in its place."
            )
        return as_architecture(label, model_graph(value, input_size, input_dtype=input_dtype))
    if isinstance(value, str) and value in architectures()["pack"]["graphs"] and input_size is not None:
        graph = registered_graph(value, input_size)
        size = "×".join(map(str, graph.nodes[0].output_shape[1:]))
        return pack({f"{value}, {size}": graph})
    return value


@dataclass(frozen=True)
class Opened:
    """A model unpacked: its name, nodes and units."""

    name: str
    graph: Mapping[str, Any]
    nodes: list[dict[str, Any]]
    root: Shown
    units: Mapping[str, Shown]

    def shown(self, focus: str) -> list[dict[str, Any]]:
        """Return what stands in sight where `focus` is open, with the sums of its numbers."""
        units = self.units[focus].children or [self.units[focus]]
        place = {at: unit.key for unit in units for at in range(unit.start, unit.end)}
        return [self._sum(unit, place) for unit in units]

    def _sum(self, unit: Shown, place: Mapping[int, str]) -> dict[str, Any]:
        inside = self.nodes[unit.start : unit.end]
        sources = [i for node in inside for i in node["inputs"] if not unit.start <= i < unit.end]
        last = inside[-1]
        return {
            "key": unit.key,
            "kind": unit.kind or last["name"],
            "times": unit.times,
            "shape": last["shape"],
            "field": last["field"],
            "inputs": list(dict.fromkeys(place.get(i, "") for i in sources)),
            **{name: sum(node[name] for node in inside) for name in ("parameters", "macs", "memory")},
        }


def opened(value: Any) -> Opened:
    """Unpack a checked value of `ArchitectureTrait`."""
    if isinstance(value, str):
        return _registered(value)
    (name,) = value["graphs"]
    return _opened(value, name)


@lru_cache(maxsize=8)
def _registered(name: str) -> Opened:
    return _opened(architectures()["pack"], name)


def _opened(packed: Mapping[str, Any], name: str) -> Opened:
    root = unpack_tree(packed, name)
    units = {unit.key: unit for unit in root.walk()}
    nodes = unpack(packed, name)
    if len(nodes) > LARGEST:
        raise ValueError("too many nodes")
    return Opened(name, packed["graphs"][name], nodes, root, units)
