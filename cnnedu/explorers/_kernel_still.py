"""The kernel explorer as a still picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.explorers._kernel_text import denominator, sum_of_products
from cnnedu.explorers.format import cell_text, number_text, weight_text
from cnnedu.explorers.pictures import picture_url
from cnnedu.explorers.svg import ACCENT, CELL, Drawing, activation_colour, input_colour, weight_colour

__all__ = ["kernel_still"]

_SIDE = 240  # pixels of the picture's longer side on the page
_FINEST = 160  # pixels that are stored of it
_LEFT, _TOP, _GAP = 2, 26, 36


def kernel_still(state: Mapping[str, Any], input: np.ndarray, output: np.ndarray, patch: np.ndarray) -> str:
    """Draw the picture and the map of the current filter, and below them the patch, the kernel and the products."""
    filter_, row, column = state["position"]
    kernel = state["kernel"][filter_]
    used = kernel[:, ::-1, ::-1] if state["flip"] else kernel
    words = sum_of_products(patch, used, float(output[state["position"]]))
    drawing = Drawing(f"output row {row}, column {column}: {words}")
    picture = np.moveaxis(input, 0, 2) if len(input) == 3 else input[0]
    height = _photograph(drawing, _LEFT, "picture", picture.astype(np.uint8))
    name = f"feature map of filter {filter_}" if len(output) > 1 else "feature map"
    _photograph(drawing, _LEFT + _SIDE + _GAP, name, _map_colours(output[filter_], state["display"]))
    sizes = ((input.shape[1:], _LEFT, state["stride"]), (output.shape[1:], _LEFT + _SIDE + _GAP, 1))
    for (rows, columns), left, step in sizes:
        scale = _SIDE / max(rows, columns)
        x, y = round(left + scale * step * column), round(_TOP + scale * step * row)
        box = f'<rect x="{x - 4}" y="{y - 4}" width="9" height="9" fill="none" stroke="{ACCENT}" stroke-width="3"/>'
        drawing.parts.append(box)
    top, q = _TOP + height + 40, denominator(kernel)
    kinds = (
        ("patch", patch, input_colour, 255.0, number_text),
        ("kernel", used, weight_colour, float(np.abs(kernel).max()), lambda w: weight_text(w, q)),
        ("products", patch * used, activation_colour, float(np.abs(patch * used).max()), number_text),
    )
    for index in range(len(patch)):
        left = _LEFT
        for name, maps, colour, most, write in kinds:
            label = f"{name}, {('red', 'green', 'blue')[index]}" if len(patch) > 1 else name
            drawing.label(left, top - 8, label)
            texts = [[cell_text(value, write, 5) for value in line] for line in maps[index].tolist()]
            drawing.grid(left, top, maps[index], texts, colour, most)
            left += max(maps.shape[2] * CELL, 7 * len(label)) + _GAP
        top += patch.shape[1] * CELL + 30
    drawing.label(_LEFT, drawing.height + 24, drawing.title)
    return drawing.render()


def _photograph(drawing: Drawing, left: int, name: str, pixels: np.ndarray) -> int:
    """Draw pixels at a width or height of `_SIDE`; return the height."""
    rows, columns = pixels.shape[:2]
    step = -(-max(rows, columns) // _FINEST)
    width: int = round(columns * _SIDE / max(rows, columns))
    height: int = round(rows * _SIDE / max(rows, columns))
    drawing.label(left, _TOP - 8, f"{name}, {rows}×{columns}")
    place = f'x="{left}" y="{_TOP}" width="{width}" height="{height}"'
    url = picture_url(np.ascontiguousarray(pixels[::step, ::step]))
    drawing.parts.append(f'<image {place} preserveAspectRatio="none" href="{url}"/>')
    drawing.reach(left + width + 2, _TOP + height)
    return height


def _map_colours(map_: np.ndarray, display: str) -> np.ndarray:
    """Return a map in the colours of activations, or in grey where it is shown as a picture."""
    if display == "clip":
        colours: np.ndarray = np.rint(np.clip(map_, 0, 255)).astype(np.uint8)
        return colours
    shown = np.abs(map_) if display == "abs" else np.maximum(map_, 0) if display == "relu" else map_
    most = float(np.quantile(np.abs(shown), 0.975)) or 1.0
    strength = np.clip(shown / most, -1, 1)[..., None]
    ends = [np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) for colour in ("#f59a3c", "#6aaef0")]
    end = np.where(strength >= 0, ends[0], ends[1])
    colours = np.rint(255 + (end - 255) * np.abs(strength)).astype(np.uint8)
    return colours
