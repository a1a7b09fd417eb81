"""What the receptive field explorer says in words and in code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cnnedu.analysis import ReceptiveField, receptive_field
from cnnedu.explorers._receptive_field_layers import KINDS, FieldLayer

__all__ = ["field_of", "field_sentence", "field_source", "seen"]


def field_of(layers: Sequence[FieldLayer], layer: int) -> ReceptiveField:
    """Return the field of a layer counted from 1; of the input, layer 0, one pixel."""
    return receptive_field(layers)[layer - 1] if layer else ReceptiveField(1, 1, 0)


def seen(state: Mapping[str, Any]) -> tuple[int, int]:
    """Return the first and last pixel that the unit sees along a row of the input, whether they exist or not."""
    layer, _, column = state["unit"]
    field = field_of(state["layers"], layer)
    first = int(field.start) + column * int(field.jump)  # type: ignore[arg-type]
    return first, first + int(field.size) - 1  # type: ignore[arg-type]


def field_sentence(state: Mapping[str, Any], effective: int) -> str:
    """Say what the unit sees, and how much of it matters."""
    layer, _, column = state["unit"]
    if layer == 0:
        return f"Unit {column} of the input sees itself."
    (first, last), size = seen(state), state["size"]
    width = last - first + 1
    outside = ", " + _outside(first, last, size) if first < 0 or last >= size else ""
    square = f"{width}×{width} pixels, columns" if state["axes"] == 2 else f"{width} samples,"
    held = f"{effective}×{effective}" if state["axes"] == 2 else str(effective)
    counted = "all paths" if state["weights"] == "equal" else "the gradient"
    return (
        f"Layer {layer}, unit {column}: could see {square} {_signed(first)} to {_signed(last)}{outside}."
        f" 95.45 % of {counted} stay within {held}."
    )


def _signed(number: int) -> str:
    return str(number).replace("-", "−")


def _outside(first: int, last: int, size: int) -> str:
    lost = max(0, -first) + max(0, last - size + 1)
    return f"{min(lost, last - first + 1)} of them outside the input"


def field_source(state: Mapping[str, Any]) -> str:
    """Return the calls behind the screen; ``frontend/ops/receptive_field.ts`` writes the same."""
    layers, (layer, _, column) = state["layers"], state["unit"]
    lines = ["from cnnedu.analysis import effective_receptive_field, receptive_field", "from torch import nn", ""]
    lines.append("layers = [  # kernel size, stride, padding, dilation")
    for each in layers:
        lines.append(f"    ({', '.join(map(str, each[:4]))}),  # {KINDS[each.kind]}")
    lines += ["]", "fields = receptive_field(layers)", "for number, field in enumerate(fields, 1):"]
    lines += ["    print(number, field)", ""]
    if layer:
        lines += [f"field = fields[{layer - 1}]  # of layer {layer}", f"first = field.start + {column} * field.jump"]
        lines += [f'print(f"its unit {column} sees pixels {{first}} to {{first + field.size - 1}}")', ""]
    return "\n".join(lines + _model_source(state, max(1, layer))) + "\n"


def _model_source(state: Mapping[str, Any], last: int) -> list[str]:
    """Return the lines that measure the effective field of the layer's centre unit with torch."""
    layers, axes, weights, size = state["layers"], state["axes"], state["weights"], state["size"]
    lines = ["model = nn.Sequential("]
    for number, layer in enumerate(layers[:last], 1):
        lines += [f"    {line}," for line in _module_sources(layer, axes, weights == "equal")]
        if weights == "relu" and layer.kind in ("conv", "causal") and number < last:
            lines.append("    nn.ReLU(),")
    lines.append(")")
    if weights == "equal":
        lines += ["for weight in model.parameters():", "    nn.init.ones_(weight)  # every path counts the same"]
    shape = ", ".join(map(str, [1, 1, *[size] * axes]))
    lines.append(f"effective = effective_receptive_field(model, ({shape}))  # of the centre unit")
    lines.append("print(effective.size, effective.theoretical, effective.ratio)")
    return lines


def _module_sources(layer: FieldLayer, axes: int, equal: bool) -> list[str]:
    dilated = f", dilation={layer.dilation}" if layer.dilation > 1 else ""
    padded = f", padding={layer.padding}" if layer.padding else ""
    strided = f", stride={layer.stride}" if layer.stride > 1 else ""
    if layer.kind in ("conv", "causal"):
        conv = f"nn.Conv{axes}d(1, 1, {layer.kernel_size}{strided}{{}}{dilated}, bias=False)"
        if layer.kind == "conv":
            return [conv.format(padded)]
        sides = ", ".join([str(layer.padding), "0"] * axes)
        return [*([f"nn.ConstantPad{axes}d(({sides}), 0)"] if layer.padding else []), conv.format("")]
    # A maximum passes one path on; to count them all, take the mean.
    name = "Avg" if layer.kind == "avg" or (equal and layer.dilation == 1) else "Max"
    return [f"nn.{name}Pool{axes}d({layer.kernel_size}, {layer.stride}{padded}{dilated})"]
