"""The receptive field explorer as a still picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from cnnedu.analysis import EffectiveField, receptive_field
from cnnedu.explorers._receptive_field_layers import FieldLayer, layer_name, layer_sizes
from cnnedu.explorers._receptive_field_text import field_sentence, seen
from cnnedu.explorers.svg import ACCENT, INK, RULE, Drawing, activation_colour

__all__ = ["places", "stack_picture"]

_LEFT, _WIDTH, _RIGHT = 190, 480, 690
_NARROW = 7  # pixels from unit to unit below which a row is a bar


def places(layers: Sequence[FieldLayer]) -> list[tuple[float, int]]:
    """Return where the input and each layer are drawn: the place of unit 0 in pixels, and the step to the next.

    A unit stands over the middle of what it reads; a causal one over the last.
    """
    at, step = 0.0, 1
    found = [(at, step)]
    for layer in layers:
        share = 1 if layer.kind == "causal" else 0.5
        at += step * (share * (layer.kernel_size - 1) * layer.dilation - layer.padding)
        step *= layer.stride
        found.append((at, step))
    return found


def stack_picture(state: Mapping[str, Any], paths: Sequence[np.ndarray], effective: EffectiveField) -> str:
    """Draw the input at the bottom, the layers above it, and the share of the gradient below."""
    layers, size = state["layers"], state["size"]
    drawing = Drawing(field_sentence(state, effective.size))
    fields = [(1, 1), *((field.size, field.jump) for field in receptive_field(layers))]
    pitch = 44 if len(layers) < 8 else 26
    scale = _WIDTH / size
    for number, (units, (at, step)) in enumerate(zip(layer_sizes(layers, size), places(layers), strict=True)):
        top = 10 + (len(layers) - number) * pitch
        name = f"{number}  {layer_name(layers[number - 1])}" if number else "0  input"
        drawing.label(4, top + 14, name)
        r, j = fields[number]
        drawing.label(_RIGHT, top + 14, f"r = {r}, j = {j}, {units} units")
        counts = paths[number] if number < len(paths) else np.zeros(units)
        left = _LEFT + (at + 0.5) * scale
        if step * scale < _NARROW:
            _bar(drawing, left - step * scale / 2, top, counts, step * scale)
        else:
            _row(drawing, [left + step * i * scale for i in range(units)], top, counts, step * scale)
    bottom = 10 + len(layers) * pitch + 24
    _profile(drawing, state, effective, bottom, scale)
    drawing.label(4, bottom + 84, drawing.title)
    return drawing.render()


def _bar(drawing: Drawing, left: float, top: int, counts: np.ndarray, step: float) -> None:
    """Draw the units of a layer as one bar, in eight shades."""
    shades = np.ceil(8 * counts / max(1, counts.max()))
    ends = np.flatnonzero(np.diff(shades, append=-1)) + 1
    start = 0
    for end in ends.tolist():
        fill = activation_colour(float(shades[start]) / 8)
        path = f"M{left + start * step:.1f} {top + 6}h{(end - start) * step:.1f}v8h-{(end - start) * step:.1f}z"
        drawing.parts.append(f'<path d="{path}" fill="{fill}"/>')
        start = end
    frame = f'x="{left:.1f}" y="{top + 6}" width="{len(counts) * step:.1f}" height="8"'
    drawing.parts.append(f'<rect {frame} fill="none" stroke="{RULE}"/>')


def _row(drawing: Drawing, centres: list[float], top: int, counts: np.ndarray, step: float) -> None:
    """Draw the units of a layer as squares, the stronger the more paths lead to the one that is shown."""
    side = max(1.0, min(20.0, step * 0.86))
    most, parts, numbers = counts.max(), [], []
    fits = side >= 12 and len(f"{most:.0f}") * 7 < side + 2
    for centre, count in zip(centres, counts.tolist(), strict=True):
        fill = activation_colour(0.25 + 0.75 * count / most) if count else "#ffffff"
        left, down = centre - side / 2, top + 10 - min(side, 20) / 2
        parts.append(f'<path d="M{left:.1f} {down:.1f}h{side:.1f}v{side:.1f}h-{side:.1f}z" fill="{fill}"/>')
        if count and fits:
            numbers.append(f'<text x="{centre:.1f}" y="{top + 14}">{count:.0f}</text>')
    if (counts > 0).sum() == 1 and most == 1:
        left, down = centres[int(counts.argmax())] - side / 2 - 2, top + 8 - side / 2
        drawing.parts.append(
            f'<rect x="{left:.1f}" y="{down:.1f}" width="{side + 4:.1f}" height="{side + 4:.1f}" fill="none"'
            f' stroke="{ACCENT}" stroke-width="3"/>'
        )
    drawing.parts.append(f'<g stroke="{RULE}">{"".join(parts)}</g>')
    drawing.parts.append(f'<g font-size="12" text-anchor="middle" fill="{INK}">{"".join(numbers)}</g>')


def _profile(drawing: Drawing, state: Mapping[str, Any], field: EffectiveField, top: int, scale: float) -> None:
    """Draw the share of the gradient that each column of the input has, and the two sizes as brackets."""
    share = field.map.sum(0) if field.map.ndim == 2 else field.map
    most = share.max() or 1
    steps = [f"M{_LEFT} {top + 44}"]
    for i, value in enumerate((share / most * 36).tolist()):
        steps.append(f"L{_LEFT + i * scale:.1f} {top + 44 - value:.1f}H{_LEFT + (i + 1) * scale:.1f}")
    path = "".join(steps) + f"V{top + 44}z"
    drawing.parts.append(f'<path d="{path}" fill="{activation_colour(1)}" stroke="{RULE}"/>')
    drawing.label(4, top + 40, "share of the gradient")
    first, last = seen(state)
    middle = (first + last + 1) / 2
    for offset, width, name in ((54, last - first + 1, "theoretical"), (64, field.size, "effective")):
        low, high = max(0.0, middle - width / 2), min(float(state["size"]), middle + width / 2)
        line = f"M{_LEFT + low * scale:.1f} {top + offset}H{_LEFT + high * scale:.1f}"
        dash = ' stroke-dasharray="5 3"' if name == "effective" else ""
        drawing.parts.append(f'<path d="{line}" stroke="{ACCENT}" stroke-width="3" fill="none"{dash}/>')
    drawing.label(_RIGHT, top + 58, f"theoretical {last - first + 1}")
    drawing.label(_RIGHT, top + 76, f"effective {field.size} (dashed)")
