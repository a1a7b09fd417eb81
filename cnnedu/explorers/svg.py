"""Still pictures of explorers, as SVG text, for GitHub, PDF and print.

Only presentation attributes are used (viewers strip styles and scripts), the ground is transparent, cells are
opaque, and what is written outside a cell is a grey that reads on white and on black. The same state always gives
the same text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from textwrap import wrap
from xml.sax.saxutils import escape

import numpy as np

__all__ = ["ACCENT", "CELL", "INK", "LABEL", "RULE", "Drawing", "activation_colour", "input_colour", "weight_colour"]

CELL = 30
INK, LABEL, RULE = "#101216", "#7d7d7d", "#9a9a9a"
ACCENT = "#c8005f"

Colour = Callable[[float], str]


def _mix(strength: float, positive: str, negative: str) -> str:
    """Return white at 0, towards `positive` up to strength 1, or `negative` down to -1; all carry dark ink."""
    end = positive if strength >= 0 else negative
    parts = (round(255 + (int(end[i : i + 2], 16) - 255) * min(1.0, abs(strength))) for i in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in parts)


def input_colour(strength: float) -> str:
    """Grey, whatever the sign."""
    return _mix(strength, "#a3a9b3", "#a3a9b3")


def weight_colour(strength: float) -> str:
    """Green above zero, purple below."""
    return _mix(strength, "#6cc27a", "#b596e8")


def activation_colour(strength: float) -> str:
    """Orange above zero, blue below."""
    return _mix(strength, "#f59a3c", "#6aaef0")


@dataclass
class Drawing:
    """An SVG being drawn; its size grows with what is put into it."""

    title: str
    parts: list[str] = field(default_factory=list)
    width: int = 0
    height: int = 0

    def reach(self, x: int, y: int) -> None:
        """Grow so that the point (x, y) is inside."""
        self.width, self.height = max(self.width, x), max(self.height, y)

    def label(self, x: int, y: int, text: str) -> None:
        """Write a line of text outside the cells; y is its baseline."""
        self.parts.append(f'<text x="{x}" y="{y}" font-size="13" fill="{LABEL}">{escape(text)}</text>')
        self.reach(x + 7 * len(text), y + 5)

    def paragraph(self, x: int, y: int, text: str, most: int = 92) -> int:
        """Write text in lines of at most `most` characters; return the baseline of the line that would follow."""
        for line in wrap(text, most, break_long_words=False, break_on_hyphens=False):
            self.label(x, y, line)
            y += 20
        return y

    def grid(self, x: int, y: int, values: np.ndarray, texts: list[list[str]], colour: Colour, most: float) -> None:
        """Draw a map of numbers, coloured by value / `most`."""
        rows, columns = values.shape
        cells, numbers = [], []
        for row, column in np.ndindex(rows, columns):
            ground = colour(float(values[row, column]) / most if most else 0.0)
            left, top = x + column * CELL, y + row * CELL
            cells.append(f'<path d="M{left} {top}h{CELL}v{CELL}h-{CELL}z" fill="{ground}"/>')
            centre = left + CELL // 2, top + CELL // 2 + 4
            numbers.append(f'<text x="{centre[0]}" y="{centre[1]}">{escape(texts[row][column])}</text>')
        self.parts.append(f'<g stroke="{RULE}">{"".join(cells)}</g>')
        self.parts.append(f'<g font-size="12" text-anchor="middle" fill="{INK}">{"".join(numbers)}</g>')
        self.reach(x + columns * CELL + 1, y + rows * CELL + 1)

    def outline(self, x: int, y: int, rows: int = 1, columns: int = 1, accent: bool = True) -> None:
        """Frame a block of cells whose top left corner is (x, y)."""
        look = f'stroke="{ACCENT}" stroke-width="3"' if accent else f'stroke="{LABEL}" stroke-width="2.5"'
        self.parts.append(f'<rect x="{x}" y="{y}" width="{columns * CELL}" height="{rows * CELL}" fill="none" {look}/>')
        self.reach(x + columns * CELL + 2, y + rows * CELL + 2)

    def render(self) -> str:
        """Return the SVG document."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}"'
            f' viewBox="0 0 {self.width} {self.height}" role="img" font-family="Helvetica, Arial, sans-serif">'
            f"<title>{escape(self.title)}</title>{''.join(self.parts)}</svg>"
        )
