"""The equivariance explorer as a still picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.explorers._equivariance_claims import Claim
from cnnedu.explorers.format import number_text
from cnnedu.explorers.svg import ACCENT, RULE, Drawing, activation_colour

__all__ = ["equivariance_still"]

_SIDE, _GAP, _TOP, _LEFT = 192, 24, 44, 4


def equivariance_still(state: Mapping[str, Any], claim: Claim, told: str, stride: int) -> str:
    """Draw f(shift(x)), shift(f(x)) and their difference on one scale, with the largest error framed."""
    drawing = Drawing(told)
    down, right = state["shift"]
    panels = (
        ("f(shift(x))", "shift first", claim.found),
        ("shift(f(x))", f"f first, then {number_text(down / stride)}, {number_text(right / stride)}", claim.expected),
        ("difference", f"at most {number_text(claim.largest)}", claim.difference),
    )
    for at, (name, word, values) in enumerate(panels):
        left = _LEFT + at * (_SIDE + _GAP)
        drawing.label(left, 16, name)
        drawing.label(left, 34, word)
        _map(drawing, left, values, claim.scale)
        drawing.label(left, _TOP + _SIDE + 20, f"0 to {number_text(claim.scale)}")
    if claim.largest > 0:
        cell, (row, column) = _SIDE / len(claim.difference), claim.where
        x, y = _LEFT + 2 * (_SIDE + _GAP) + column * cell - 3, _TOP + row * cell - 3
        frame = f'x="{x:.1f}" y="{y:.1f}" width="{cell + 6:.1f}" height="{cell + 6:.1f}"'
        drawing.parts.append(f'<rect {frame} fill="none" stroke="{ACCENT}" stroke-width="3"/>')
    kept = [f"{name}: {value}" for name, value in state.items() if name in ("kernel", "padding", "stride", "boundary")]
    drawing.label(_LEFT, _TOP + _SIDE + 46, f"f: {state['function'].replace('_', ' ')}; {'; '.join(kept)}")
    drawing.label(_LEFT, _TOP + _SIDE + 66, told)
    return drawing.render()


def _map(drawing: Drawing, left: int, values: np.ndarray, most: float) -> None:
    """Draw a map as one path per shade; what is not compared stays empty."""
    cell = _SIDE / len(values)
    shades: dict[str, list[str]] = {}
    for (row, column), value in np.ndenumerate(values):
        if np.isfinite(value) and abs(value) > most / 64:
            step = round(float(value) / most * 8) / 8  # few shades keep the picture small
            place = f"M{left + column * cell:g} {_TOP + row * cell:g}h{cell:g}v{cell:g}h-{cell:g}z"
            shades.setdefault(activation_colour(step), []).append(place)
    drawing.parts.append(
        f'<rect x="{left}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="#ffffff" stroke="{RULE}"/>'
    )
    drawing.parts += [f'<path d="{"".join(places)}" fill="{colour}"/>' for colour, places in shades.items()]
    drawing.reach(left + _SIDE + 2, _TOP + _SIDE + 2)
