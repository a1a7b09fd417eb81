"""A prediction on paper: options to tick, a line to mark a number on, a grid to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnnedu.explorers.svg import LABEL, Drawing

__all__ = ["prediction_still"]

_LEFT, _BOX = 2, 30


def prediction_still(state: Mapping[str, Any], words: str) -> str:
    """Draw the question with room for an answer; `words` stand below once it has been answered."""
    drawing = Drawing(words)
    y = drawing.paragraph(_LEFT, 18, state["question"] or words)
    if state["kind"] == "choice":
        for option in state["options"]:
            drawing.parts.append(f'<rect x="4" y="{y - 11}" width="12" height="12" fill="none" stroke="{LABEL}"/>')
            drawing.label(24, y, option)
            y += 24
    elif state["kind"] == "number":
        y = _number_line(drawing, y + 12, state)
    elif state["kind"] == "grid":
        rows, columns = state["shape"]
        for row in range(rows + 1):
            drawing.parts.append(f'<path d="M4 {y + row * _BOX}h{columns * _BOX}" stroke="{LABEL}"/>')
        for column in range(columns + 1):
            drawing.parts.append(f'<path d="M{4 + column * _BOX} {y}v{rows * _BOX}" stroke="{LABEL}"/>')
        drawing.reach(columns * _BOX + 8, y + rows * _BOX)
        y += rows * _BOX + 24
    if state["looked"]:
        y = drawing.paragraph(_LEFT, y, words.removeprefix(state["question"]).strip())
    drawing.height = max(drawing.height, y)
    return drawing.render()


def _number_line(drawing: Drawing, y: int, state: Mapping[str, Any]) -> int:
    """Draw a scale of eleven numbers; how far it goes tells no more than the size of the answer."""
    size = max(abs(state["answer"] or 0), abs(state["guess"] or 0))
    step = 1
    while size > 10 * step:
        step *= 10
    first = -5 * step if min(state["answer"] or 0, state["guess"] or 0) < 0 else 0
    drawing.parts.append(f'<path d="M8 {y}h500" stroke="{LABEL}"/>')
    for i in range(11):
        drawing.parts.append(f'<path d="M{8 + 50 * i} {y - 4}v8" stroke="{LABEL}"/>')
        drawing.label(4 + 50 * i, y + 20, str(first + i * step).replace("-", "−"))
    drawing.label(520, y + 4, state["unit"])
    return y + 48
