"""The layers that the receptive field explorer stacks: what may be given, and what fits on what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from cnnedu.errors import suggest
from cnnedu.explorers._trait import Trait

__all__ = ["KINDS", "FieldLayer", "LayersTrait", "geometry_problem", "layer_name", "layer_sizes"]

KINDS = {"conv": "conv", "causal": "causal conv", "max": "max pool", "avg": "average pool"}
ALLOWED = {"kernel_size": (1, 31), "stride": (1, 16), "padding": (0, 512), "dilation": (1, 512)}
MOST_LAYERS = 24
_POINTWISE: tuple[str, ...] = (
    "ReLU",
    "LeakyReLU",
    "GELU",
    "SiLU",
    "Sigmoid",
    "Tanh",
    "Dropout",
    "Dropout2d",
    "Identity",
)
_POINTWISE += ("BatchNorm1d", "BatchNorm2d", "ReLU6", "Hardswish", "ELU")


class FieldLayer(NamedTuple):
    """One layer of a chain; `cnnedu.analysis.receptive_field` takes it as it is."""

    kernel_size: int
    stride: int = 1
    padding: int = 0
    dilation: int = 1
    kind: str = "conv"

    @property
    def after(self) -> int:
        """Zeros behind the last unit; in front of the first stand `padding`."""
        return 0 if self.kind == "causal" else self.padding


class LayersTrait(Trait):
    """A tuple of `FieldLayer`, from all that `cnnedu.analysis.receptive_field` takes; axes must be alike."""

    def check(self, value: Any) -> tuple[FieldLayer, ...]:
        """Return the layers, each with all its settings."""
        if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
            raise TypeError(f"{self.label} must be a list of layers, got {value!r} ({type(value).__name__}).")
        layers = [layer for layer in value if type(layer).__name__ not in _POINTWISE]
        if not 1 <= len(layers) <= MOST_LAYERS:
            raise ValueError(f"{self.label} must hold from 1 to {MOST_LAYERS} layers, got {len(layers)}.")
        return tuple(self._layer(number, layer) for number, layer in enumerate(layers, 1))

    def _layer(self, number: int, layer: Any) -> FieldLayer:
        name = f", layer {number}"
        given = {key: inner for key, inner in self._by_name(name, layer).items() if inner is not None}
        for key in given:
            if key not in FieldLayer._fields:
                allowed = ", ".join(FieldLayer._fields)
                hint = suggest(str(key), FieldLayer._fields)
                raise ValueError(f"{self.label}{name} has an unknown setting {key!r}; allowed are {allowed}.{hint}")
        if "kernel_size" not in given:
            raise ValueError(f"{self.label}{name} must have a kernel_size, got {layer!r}.")
        kind, padding = given.pop("kind", "conv"), given.pop("padding", 0)
        if padding == "causal":
            kind, padding = "causal", 0
        if not isinstance(kind, str) or kind not in KINDS:
            raise ValueError(f"{self.label}{name}: kind must be one of {', '.join(map(repr, KINDS))}, got {kind!r}.")
        if padding not in ("same", "valid") or not isinstance(padding, str):
            given["padding"] = padding
        found = {key: self._same(name, key, inner) for key, inner in given.items()}
        if kind in ("max", "avg"):
            found.setdefault("stride", found["kernel_size"])  # as torch has it
        made = FieldLayer(**{"stride": 1, "padding": 0, "dilation": 1, **found}, kind=kind)
        if isinstance(padding, str) and padding == "same":
            made = made._replace(padding=self._same_padding(name, made))
        if kind == "causal":
            made = made._replace(padding=(made.kernel_size - 1) * made.dilation)
        return made

    def _by_name(self, name: str, layer: Any) -> dict[str, Any]:
        if isinstance(layer, Mapping):
            return dict(layer)
        if hasattr(layer, "kernel_size") and not isinstance(layer, FieldLayer):
            if getattr(layer, "transposed", False) or getattr(layer, "ceil_mode", False):
                raise ValueError(f"{self.label}{name}: transposed layers and ceil_mode are not drawn, got {layer!r}.")
            made = {key: getattr(layer, key) for key in FieldLayer._fields[:4] if hasattr(layer, key)}
            pooled = next((kind for kind in ("max", "avg") if f"{kind}pool" in type(layer).__name__.lower()), "conv")
            return {**made, "kind": getattr(layer, "kind", pooled)}
        if isinstance(layer, tuple | list) and len(layer) > isinstance(layer, list):  # [3] is no layer, (3,) is
            words = [inner for inner in layer if isinstance(inner, str) and inner in KINDS]
            rest = [inner for inner in layer if not (isinstance(inner, str) and inner in KINDS)]
            if len(words) <= 1 and 1 <= len(rest) <= 4:
                return {**dict(zip(FieldLayer._fields, rest, strict=False)), **({"kind": words[0]} if words else {})}
        elif not isinstance(layer, str | bool) and hasattr(layer, "__index__"):
            return {"kernel_size": layer}
        raise TypeError(
            f"{self.label}{name} must be a kernel size, a tuple (kernel_size, stride, padding, dilation, kind), a"
            f" mapping with these keys or a convolution or pooling, got {layer!r}."
        )

    def _same(self, name: str, key: str, value: Any) -> int:
        """Return one number for all axes."""
        if isinstance(value, Sequence | np.ndarray) and not isinstance(value, str) and len(value):
            if any(inner != value[0] for inner in value):
                raise ValueError(f"{self.label}{name}: {key} must be the same on every axis here, got {value!r}.")
            value = value[0]
        return self.whole(value, ALLOWED[key], f"{name}: {key}")

    def _same_padding(self, name: str, layer: FieldLayer) -> int:
        total = (layer.kernel_size - 1) * layer.dilation
        if layer.stride > 1 or total % 2:
            raise ValueError(f"{self.label}{name}: padding='same' needs stride 1 and an odd window, got {layer!r}.")
        return total // 2


def layer_sizes(layers: Sequence[FieldLayer], size: int) -> list[int]:
    """Return the units of the input and of every layer; 0 or less where nothing fits.

    Examples
    --------
    >>> layer_sizes([FieldLayer(3, padding=1), FieldLayer(2, 2, kind="max")], 9)
    [9, 9, 4]
    """
    sizes = [size]
    for layer in layers:
        window = (layer.kernel_size - 1) * layer.dilation + 1
        sizes.append((sizes[-1] + layer.padding + layer.after - window) // layer.stride + 1)
    return sizes


def geometry_problem(layers: Sequence[FieldLayer], size: int) -> str | None:
    """Say which layer does not fit and what would; None when all do. ``ops/receptive_field.ts`` says the same."""
    units = size
    for number, layer in enumerate(layers, 1):
        name = f"Layer {number} ({layer_name(layer)})"
        window = (layer.kernel_size - 1) * layer.dilation + 1
        if layer.kind == "avg" and layer.dilation > 1:
            return f"{name}: an average pooling has no dilation; make it 1."
        if layer.kind in ("max", "avg") and layer.padding > layer.kernel_size // 2:
            return f"{name}: a pooling may be padded by at most half its kernel, {layer.kernel_size // 2}."
        there = units + layer.padding + layer.after
        if window > there:
            lacking = f"its window spans {window} units, but only {there} are there, padding included"
            return f"{name}: {lacking}. A smaller kernel, dilation or earlier stride fits, or a larger input."
        units = (there - window) // layer.stride + 1
    return None


def layer_name(layer: FieldLayer) -> str:
    """Name a layer in a few characters: "conv 3, stride 2, dilation 4"."""
    parts = [f"{KINDS[layer.kind]} {layer.kernel_size}"]
    if layer.stride > 1:
        parts.append(f"stride {layer.stride}")
    if layer.dilation > 1:
        parts.append(f"dilation {layer.dilation}")
    return ", ".join(parts)
