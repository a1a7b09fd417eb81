"""The architecture explorer as a still picture: one box under the other, with the wires that skip some."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from cnnedu.explorers._architecture_state import Opened
from cnnedu.explorers._architecture_text import output_words
from cnnedu.explorers.format import count_text
from cnnedu.explorers.svg import INK, LABEL, RULE, Drawing, activation_colour

__all__ = ["draw_units"]

_WIDE, _HIGH, _GAP, _LEFT, _TOP = 420, 30, 14, 2, 34
_UNITS = {"macs": "MACs", "parameters": "parameters", "memory": "bytes"}
_MOST = 40  # boxes that are drawn


def draw_units(model: Opened, focus: str, cost: str, title: str) -> str:
    """Draw the units in sight."""
    units = model.shown(focus)[:_MOST]
    drawing = Drawing(title)
    drawing.label(_LEFT, 18, f"{model.name}{f' › {focus}' if focus else ''}: {_UNITS[cost]}")
    before = model.nodes[min(model.units[focus].start, 1) - 1]["shape"] if not focus else None
    boxes: list[dict[str, Any]] = [] if focus else [{"key": "input", "kind": "", "times": 1, "shape": before, cost: 0}]
    boxes += units
    most = max((unit[cost] for unit in units), default=0)
    row = {unit["key"]: at for at, unit in enumerate(boxes)}
    for at, unit in enumerate(boxes):
        _box(drawing, at, unit, cost, most)
        for source in unit.get("inputs", ()):
            _wire(drawing, row.get(source, 0 if not focus else -1), at)
    drawing.reach(_LEFT + _WIDE + 60, _TOP + len(boxes) * (_HIGH + _GAP))
    return drawing.render()


def _box(drawing: Drawing, at: int, unit: dict[str, Any], cost: str, most: float) -> None:
    x, y = _LEFT, _TOP + at * (_HIGH + _GAP)
    ground = activation_colour(0.9 * unit[cost] / most if most else 0.0)
    times = f" ×{unit['times']}" if unit["times"] > 1 else ""
    price = count_text(unit[cost]) if unit[cost] else ""
    name = f"{unit['key'].rpartition(':')[2]}{times}"
    drawing.parts.append(
        f'<rect x="{x}" y="{y}" width="{_WIDE}" height="{_HIGH}" rx="4" fill="{ground}" stroke="{RULE}"/>'
        f'<g font-size="12" fill="{INK}"><text x="{x + 10}" y="{y + 19}">{_short(name)}</text>'
        f'<text x="{x + 200}" y="{y + 19}">{output_words(unit["shape"])}</text>'
        f'<text x="{x + _WIDE - 10}" y="{y + 19}" text-anchor="end">{price}</text></g>'
    )


def _short(text: str) -> str:
    return escape(text if len(text) <= 28 else f"{text[:12]}…{text[-14:]}")


def _wire(drawing: Drawing, source: int, target: int) -> None:
    """Draw what flows from one box to another: straight to the next, in an arc past others."""
    bottom, top = _TOP + source * (_HIGH + _GAP) + _HIGH, _TOP + target * (_HIGH + _GAP)
    middle, right = _LEFT + _WIDE // 2, _LEFT + _WIDE
    if target == source + 1:
        path = f"M{middle} {bottom}V{top}"
    else:
        out = right + min(50, 12 + 6 * (target - source))
        path = f"M{right} {bottom - _HIGH // 2}C{out} {bottom} {out} {top} {right} {top + _HIGH // 2}"
    drawing.parts.append(f'<path d="{path}" fill="none" stroke="{LABEL}" stroke-width="1.5"/>')
