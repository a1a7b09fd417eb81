"""Why a layer is illegal, and what would be legal; `frontend/ops/arithmetic_problem.ts` says the same sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import gcd
from typing import Any

from cnnedu.explorers._arithmetic_layer import ConvolutionLayer

__all__ = ["number", "pair_text", "problem_of"]

_LEAST = {
    "input_size": ("Input size", 1, ""),
    "in_channels": ("The number of input channels", 1, ""),
    "out_channels": ("The number of output channels", 1, ""),
    "kernel_size": ("Kernel size", 1, ""),
    "stride": ("Stride", 1, " With 0 the kernel would never move."),
    "padding": ("Padding", 0, " To take pixels away, crop the input."),
    "dilation": (
        "Dilation",
        1,
        " 1 is the ordinary kernel; 0 would lay all its taps on one pixel.",
    ),
    "groups": ("The number of groups", 1, " 1 group lets every filter see every channel."),
    "output_padding": ("Output padding", 0, ""),
}
_MOST_LISTED = 8


def number(value: int) -> str:
    """Write an integer with a true minus sign."""
    return str(value).replace("-", "−")


def pair_text(pair: tuple[int, int]) -> str:
    """Write "3", or "3 × 5" when height and width differ."""
    return number(pair[0]) if pair[0] == pair[1] else f"{number(pair[0])} × {number(pair[1])}"


def problem_of(state: Mapping[str, Any]) -> str | None:
    """Return what is wrong with the layer, and what would be legal; None when nothing is."""
    sentences = list(_out_of_range(state)) or [*_groups(state), *_padding(state)]
    return " ".join(sentences) or None


def _out_of_range(state: Mapping[str, Any]) -> Iterator[str]:
    for name, (title, least, why) in _LEAST.items():
        value = state[name]
        unused = name == "output_padding" and state["operation"] != "transposed"
        if isinstance(value, str) or unused:
            continue
        pair = value if isinstance(value, tuple) else (value, value)
        if min(pair) < least:
            yield f"{title} is {pair_text(pair)}: it must be at least {least}.{why}"


def _groups(state: Mapping[str, Any]) -> Iterator[str]:
    inputs, outputs, groups = state["in_channels"], state["out_channels"], state["groups"]
    common = gcd(inputs, outputs)
    if common % groups == 0:
        return
    legal = [d for d in range(1, common + 1) if common % d == 0]
    listed = [*legal[: _MOST_LISTED - 1], "…", legal[-1]] if len(legal) > _MOST_LISTED else legal
    bad = [f"{n} {side} channels" for n, side in ((inputs, "input"), (outputs, "output")) if n % groups]
    yield (
        f"{groups} groups do not divide {' and '.join(bad)}: every group takes an equal share of both."
        f" Legal: {', '.join(map(str, listed))}."
    )


def _padding(state: Mapping[str, Any]) -> Iterator[str]:
    layer = ConvolutionLayer.of(state)
    word = layer.padding
    if isinstance(word, str) and layer.transposed:
        yield (
            f'Padding "{word}": a transposed convolution takes numbers only. Legal: 0 keeps all that the taps write;'
            " p takes p rows or columns away on each side."
        )
    elif word == "same" and set(layer.stride) != {1}:
        yield _same_with_stride(layer)
    else:
        for axis in (0, 1):
            told = (_transposed_axis if layer.transposed else _axis)(layer, axis)
            if told:
                yield told
                return


def _same_with_stride(layer: ConvolutionLayer) -> str:
    by_hand = (layer.span(0) - 1) // 2, (layer.span(1) - 1) // 2
    fits = all(layer.span(a) <= layer.input_size[a] + 2 * by_hand[a] for a in (0, 1))
    size = [(layer.input_size[a] + 2 * by_hand[a] - layer.span(a)) // layer.stride[a] + 1 for a in (0, 1)]
    otherwise = f", or padding {pair_text(by_hand)} as a number, which gives {size[0]} × {size[1]}" if fits else ""
    return (
        f'Padding "same" with stride {pair_text(layer.stride)}: a kernel that skips positions cannot give as many'
        f" outputs as inputs, so torch refuses. Legal: stride 1{otherwise}."
    )


def _axis(layer: ConvolutionLayer, axis: int) -> str:
    n, k, d = layer.input_size[axis], layer.kernel_size[axis], layer.dilation[axis]
    span, padded = layer.span(axis), n + sum(layer.sides(axis))
    if span <= padded:
        return ""
    unit = ("rows", "columns")[axis]
    dilated = f" ({d}·({k} − 1) + 1, with dilation {d})" if d > 1 else ""
    return (
        f"The kernel spans {span} {unit}{dilated}, but the padded input has only {padded}. Legal: a kernel of at most"
        f" {(padded - 1) // d + 1}, or padding of at least {-(-(span - n) // 2)}."
    )


def _transposed_axis(layer: ConvolutionLayer, axis: int) -> str:
    n, s, d, o = (pair[axis] for pair in (layer.input_size, layer.stride, layer.dilation, layer.output_padding))
    unit = ("rows", "columns")[axis]
    if o >= max(s, d):
        most = f"0 to {max(s, d) - 1}" if max(s, d) > 1 else "only 0"
        use = f" It chooses among the {s} input sizes that stride {s} makes equal." if s > 1 else ""
        rule = f"it must be smaller than the stride ({s}) or the dilation ({d})"
        return f"Output padding is {o}: {rule}. Legal: {most}.{use}"
    whole, p = (n - 1) * s + layer.span(axis) + o, layer.sides(axis)[0]
    if 2 * p < whole:
        return ""
    return (
        f"Padding {p} takes {2 * p} {unit} away, but the taps write only {whole}. Legal: padding of at most"
        f" {(whole - 1) // 2}."
    )
