"""What the calculator writes: formulas with the numbers put in, Python source, the spoken sentence.

`frontend/ops/arithmetic_text.ts` writes the same formulas and the same source; tests hold the two to each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnnedu.explorers._arithmetic_layer import ConvolutionLayer
from cnnedu.explorers.source import literal, pair_source

__all__ = ["arithmetic_source", "layer_sentence", "size_formula"]


def size_formula(layer: ConvolutionLayer, axis: int) -> str:
    """Write the output size of one axis with the numbers put in."""
    n, k, s, d = (pair[axis] for pair in (layer.input_size, layer.kernel_size, layer.stride, layer.dilation))
    before, after = layer.sides(axis)
    result = layer.side(axis)
    if layer.transposed:
        o = layer.output_padding[axis]
        parts = f"{(n - 1) * s} − {2 * before} + {d * (k - 1)} + {o} + 1"
        return f"({n} − 1)·{s} − 2·{before} + {d}·({k} − 1) + {o} + 1 = {parts} = {result}"
    padding = f"2·{before}" if before == after else f"{before} + {after}"
    room = n + before + after - d * (k - 1) - 1
    rest = f", remainder {room % s}" if room % s else ""
    steps = f"⌊{room} / {s}⌋ + 1 = {room // s} + 1 = {result}{rest}"
    return f"⌊({n} + {padding} − {d}·({k} − 1) − 1) / {s}⌋ + 1 = {steps}"


def _arguments(layer: ConvolutionLayer) -> str:
    """The arguments of `nn.Conv2d` or `nn.ConvTranspose2d`, those left at their defaults omitted."""
    padding = (layer.sides(0)[0], layer.sides(1)[0]) if layer.padding == "full" else layer.padding
    options: list[tuple[str, Any, Any]] = [
        ("stride", layer.stride, (1, 1)),
        ("padding", (0, 0) if padding == "valid" else padding, (0, 0)),
        ("output_padding", layer.output_padding if layer.transposed else (0, 0), (0, 0)),
        ("dilation", layer.dilation, (1, 1)),
        ("groups", layer.groups, 1),
        ("bias", layer.bias, True),
    ]
    given = [f", {name}={_setting(value)}" for name, value, usual in options if value != usual]
    return f"{layer.in_channels}, {layer.out_channels}, {pair_source(layer.kernel_size)}{''.join(given)}"


def _size_call(layer: ConvolutionLayer, axis: int) -> str:
    """The call of cnnedu.analysis that gives one side."""
    padding: Any = "same" if layer.padding == "same" else layer.sides(axis)[0]
    o = layer.output_padding[axis] if layer.transposed else 0
    options = [("stride", layer.stride[axis], 1), ("padding", padding, 0)]
    options += [("output_padding", o, 0), ("dilation", layer.dilation[axis], 1)]
    given = "".join(f", {name}={literal(value)}" for name, value, usual in options if value != usual)
    name = "conv_transpose_output_size" if layer.transposed else "conv_output_size"
    return f"{name}({layer.input_size[axis]}, {layer.kernel_size[axis]}{given})"


def arithmetic_source(state: Mapping[str, Any], changed: Mapping[str, Any], legal: bool) -> str:
    """Return Python source that gives the sizes and the price shown, or the sentence about what is illegal."""
    if not legal:
        settings = ", ".join(f"{name}={_setting(value)}" for name, value in changed.items())
        return (
            "from cnnedu.explorers import ArithmeticExplorer\n\n"
            f"explorer = ArithmeticExplorer({settings})\nprint(explorer.problem)\n"
        )
    layer = ConvolutionLayer.of(state)
    kind = "ConvTranspose2d" if layer.transposed else "Conv2d"
    function = "conv_transpose_output_size" if layer.transposed else "conv_output_size"
    shape = f"(1, {layer.in_channels}, {layer.input_size[0]}, {layer.input_size[1]})"
    return (
        f"from torch import nn\n\nfrom cnnedu.analysis import {function}, summarize\n\n"
        f"height = {_size_call(layer, 0)}\nwidth = {_size_call(layer, 1)}\nprint(height, width)\n\n"
        f"layer = nn.{kind}({_arguments(layer)})\nprint(summarize(layer, {shape}))\n"
    )


def _setting(value: Any) -> str:
    return pair_source(value) if isinstance(value, tuple) else literal(value)


def layer_sentence(layer: ConvolutionLayer) -> str:
    """Say what goes in, what comes out, why, and what it costs."""
    kind = "Transposed convolution" if layer.transposed else "Convolution"
    (height, width), (rows, columns) = layer.input_size, layer.output_size
    return (
        f"{kind}, {layer.kernel_size[0]} × {layer.kernel_size[1]} kernel:"
        f" input {layer.in_channels} × {height} × {width}, output {layer.out_channels} × {rows} × {columns}."
        f" Height: {size_formula(layer, 0)}. Width:"
        f" {size_formula(layer, 1)}. {layer.parameters:,} parameters, {layer.macs:,} multiply-adds."
    )
