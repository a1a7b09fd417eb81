"""A prediction on paper: options to tick, a line to mark a number on, a grid to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnnedu.explorers.svg import Drawing

__all__ = ["prediction_still"]

_LEFT, _LINE, _BOX = 2, 20, 30
_GREY = "#7d7d7d"


def _paragraph(drawing: Drawing, y: int, text: str, most: int = 88) -> int:
    lines = [""]
    for word in text.split():
        lines[-1:] = [f"{lines[-1]} {word}".strip()] if len(lines[-1]) + len(word) < most else [lines[-1], word]
    for line in lines:
        drawing.label(_LEFT, y, line)
        y += _LINE
    return y


def prediction_still(state: Mapping[str, Any], words: str) -> str:
    """Draw the question with room for an answer; `words` stand below once it has been answered."""
    drawing = Drawing(words)
    y = _paragraph(drawing, 18, state["question"] or words)
    if state["kind"] == "choice":
        for option in state["options"]:
            drawing.parts.append(f'<rect x="4" y="{y - 11}" width="12" height="12" fill="none" stroke="{_GREY}"/>')
            drawing.label(24, y, option)
            y += 24
    elif state["kind"] == "number":
        y = _number_line(drawing, y + 12, state)
    elif state["kind"] == "grid":
        rows, columns = state["shape"]
        for row in range(rows + 1):
            drawing.parts.append(f'<path d="M4 {y + row * _BOX}h{columns * _BOX}" stroke="{_GREY}"/>')
        for column in range(columns + 1):
            drawing.parts.append(f'<path d="M{4 + column * _BOX} {y}v{rows * _BOX}" stroke="{_GREY}"/>')
        drawing.width = max(drawing.width, columns * _BOX + 8)
        y += rows * _BOX + 24
    if state["looked"]:
        y = _paragraph(drawing, y, words.removeprefix(state["question"]).strip())
    drawing.height = max(drawing.height, y)
    return drawing.render()


def _number_line(drawing: Drawing, y: int, state: Mapping[str, Any]) -> int:
    """Draw a scale of eleven numbers; how far it goes tells no more than the size of the answer."""
    size = max(abs(state["answer"] or 0), abs(state["guess"] or 0))
    step = 1
    while size > 10 * step:
        step *= 10
    first = -5 * step if min(state["answer"] or 0, state["guess"] or 0) < 0 else 0
    drawing.parts.append(f'<path d="M8 {y}h500" stroke="{_GREY}"/>')
    for i in range(11):
        drawing.parts.append(f'<path d="M{8 + 50 * i} {y - 4}v8" stroke="{_GREY}"/>')
        drawing.label(4 + 50 * i, y + 20, str(first + i * step).replace("-", "−"))
    drawing.label(520, y + 4, state["unit"])
    return y + 48
