"""The scaling explorer as a still picture: B0 above the network shown, to one scale."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Any

from cnnedu.explorers._scaling_counts import PUBLISHED_SIZES, NetworkSize, count_network, scaled_sizes
from cnnedu.explorers._scaling_text import short_text
from cnnedu.explorers.format import count_text, fixed_text
from cnnedu.explorers.svg import LABEL, Drawing

__all__ = ["scaling_still"]

_PIXEL, _CHANNEL, _SIDE, _GAP = 0.24, 1.1, 5.6, 2
_LEFT, _NET, _MOST = 2, 190, 4000
_KEPT, _NEW, _PICTURE = "#6aaef0", "#f59a3c", "#d6dae1"


def scaling_still(state: Mapping[str, Any], title: str) -> str:
    """Draw both networks: the picture that they see, and a bar for every block."""
    drawing = Drawing(title)
    base, size = PUBLISHED_SIZES["b0"], scaled_sizes(state)
    top = _network(drawing, 26, "B0", base, base)
    shown = state["network"].upper() if state["network"] != "formula" else f"φ = {short_text(state['phi'])}"
    top = _network(drawing, top + 40, shown, size, base)
    found = count_network(*size)
    drawing.label(_LEFT, top + 26, f"depth ×{fixed_text(size.depth, 2)}: {sum(found.layers)} blocks")
    wider, sharper = fixed_text(size.width, 2), fixed_text(size.resolution / base.resolution, 2)
    drawing.label(_LEFT, top + 46, f"width ×{wider}: {found.channels[-1]} channels in the last stage")
    drawing.label(_LEFT, top + 66, f"resolution ×{sharper}: {size.resolution} pixels a side")
    drawing.label(
        _LEFT, top + 86, "A bar is a block: its height the side of its maps, its thickness the channels (square roots)."
    )
    drawing.label(_LEFT, top + 106, "Orange: blocks that B0 does not have.")
    return drawing.render()


def _network(drawing: Drawing, top: int, name: str, size: NetworkSize, base: NetworkSize) -> int:
    """Draw one network whose label stands at `top`; return its lower end."""
    found, usual = count_network(*size), count_network(*base)
    picture = round(min(size.resolution, 700) * _PIXEL)
    tall = max(picture, round(_SIDE * sqrt(found.sides[0])))
    counts = f"{count_text(found.parameters)} parameters, {count_text(found.macs)} multiply-accumulates"
    drawing.label(_LEFT, top, f"{name}: {counts}")
    middle, x = top + 12 + tall / 2, float(_NET)
    drawing.parts.append(
        f'<rect x="{_LEFT}" y="{middle - picture / 2:.1f}" width="{picture}" height="{picture}" fill="{_PICTURE}"/>'
    )
    drawing.label(_LEFT, top + 12 + tall + 16, f"{size.resolution}×{size.resolution}")
    for stage, (layers, channels, side) in enumerate(zip(found.layers, found.channels, found.sides, strict=True)):
        thick, height = _CHANNEL * sqrt(channels), _SIDE * sqrt(side)
        start = x
        for block in range(layers):
            if x < _MOST:
                fill = _KEPT if block < usual.layers[stage] else _NEW
                place = f'x="{x:.1f}" y="{middle - height / 2:.1f}" width="{thick:.1f}" height="{height:.1f}"'
                drawing.parts.append(f'<rect {place} fill="{fill}"/>')
            x += thick + _GAP
        if start < _MOST:
            drawing.parts.append(
                f'<text x="{start:.1f}" y="{top + 28 + tall}" font-size="12" fill="{LABEL}">{layers}×{channels}</text>'
            )
        x = max(x + 6, start + 52)
    drawing.reach(int(min(x, _MOST)) + 2, top + tall + 34)
    return top + tall + 34
