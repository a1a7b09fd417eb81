"""Draw small matrices with their numbers and large ones as pictures, legible on light and dark pages alike.

Matplotlib bakes its ink into the picture; here text takes the colour of the page around it and zero is the page
itself, so one drawing serves both themes, in a notebook and in the book. A value is the stronger in colour the
further it is from zero: orange or green above it, blue or violet below, as in the explorers.
"""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Sequence
from typing import Any, Literal, get_args

import numpy as np
from jaxtyping import Num

from cnnedu.errors import DTypeError, ShapeError, check_choice

__all__ = ["ArrayFigure", "Kind", "show_arrays"]

Kind = Literal["input", "weight", "activation", "image"]
_HUES = {  # (above zero, below zero), the pairs apart for every common kind of colour vision
    "input": ((120, 120, 120), (120, 120, 120)),
    "weight": ((40, 160, 70), (122, 79, 201)),
    "activation": ((232, 120, 10), (30, 110, 220)),
}
_MOST_NUMBERS = 260  # cells; beyond it numbers would be smaller than text
_CELL, _PANEL, _GAP, _TITLE = 34, 260, 28, 24  # pixels: a cell with a number, a panel without, between, above
_INK = 0.6  # opacity of the strongest cell: enough to see, little enough to read a number on, in either theme


class ArrayFigure:
    """Panels of arrays as one inline SVG; its text form is its alternative text."""

    def __init__(self, svg: str, alt: str) -> None:
        self.svg = svg
        self.alt = alt

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"

    def _repr_html_(self) -> str:
        return f'<div class="cnn-figure" style="background: none">{self.svg}</div>'


def show_arrays(
    *arrays: Num[np.ndarray, ...],
    titles: Sequence[str] | None = None,
    kind: Kind | Sequence[Kind] = "activation",
    numbers: bool | Literal["auto"] = "auto",
    columns: int | None = None,
    scale: Literal["unit", "layer"] = "unit",
    alt: str | None = None,
) -> ArrayFigure:
    """Draw arrays side by side, numbers written in the cells where they fit.

    Parameters
    ----------
    *arrays : arrays, (h, w), or (h, w, 3) for a colour image
        What to draw. Images are integers 0 to 255 or floats 0 to 1.
    titles : sequence of str, optional
        One per array.
    kind : "input", "weight", "activation" or "image", or one per array
        Grey, green and violet, orange and blue, or a photograph shown as it is.
    numbers : bool or "auto"
        Write the numbers; "auto" where there are few enough to be read.
    columns : int, optional
        Panels in a row; all of them where omitted.
    scale : "unit" or "layer"
        Every array to its own largest magnitude, or all arrays of one kind to a common one.
    alt : str, optional
        What the picture shows, for those who cannot see it. Built from titles and shapes where omitted.

    Returns
    -------
    ArrayFigure
        Displays itself as the last line of a cell.

    Raises
    ------
    ShapeError, ValueError, TypeError
        No array, an array that is no matrix, titles or kinds that do not match in number, an unknown kind.

    Examples
    --------
    >>> show_arrays(np.eye(2), titles=["identity"])
    Figure: identity (2×2)
    """
    kinds = [kind] * len(arrays) if isinstance(kind, str) else list(kind)
    names = [""] * len(arrays) if titles is None else list(titles)
    _check(arrays, kinds, names)
    check_choice("show_arrays", "scale", scale, ("unit", "layer"))
    reaches = {k: max(_reach(a) for a, other in zip(arrays, kinds, strict=True) if other == k) for k in kinds}
    panels = [
        _panel(array, k, name, reaches[k] if scale == "layer" else _reach(array), numbers)
        for array, k, name in zip(arrays, kinds, names, strict=True)
    ]
    described = [f"{n} ({a.shape[0]}×{a.shape[1]})".strip() for n, a in zip(names, arrays, strict=True)]
    alt = alt or "; ".join(described)
    return ArrayFigure(_arrange(panels, columns or len(panels), alt), alt)


def _check(arrays: Sequence[Any], kinds: Sequence[str], names: Sequence[str]) -> None:
    if not arrays:
        raise ShapeError("show_arrays: nothing to draw: give at least one array.")
    for what, given in (("kind", kinds), ("titles", names)):
        if len(given) != len(arrays):
            raise ShapeError(f"show_arrays: {what} must have one entry per array ({len(arrays)}), got {len(given)}.")
    for name in kinds:
        check_choice("show_arrays", "kind", name, get_args(Kind))
    for index, (array, name) in enumerate(zip(arrays, kinds, strict=True)):
        if not isinstance(array, np.ndarray) or array.dtype.kind not in "biuf":
            given = getattr(array, "dtype", type(array).__name__)
            raise DTypeError(f"show_arrays: array {index} must be a NumPy array of real numbers, got {given}.")
        colour = name == "image" and array.ndim == 3 and array.shape[2] == 3
        if array.size == 0 or (array.ndim != 2 and not colour):
            raise ShapeError(
                f"show_arrays: array {index} must be (h, w), or (h, w, 3) of kind 'image', got {array.shape}."
            )


def _reach(array: np.ndarray) -> float:
    """Return the largest finite magnitude, 1 where everything is zero."""
    finite = np.abs(array[np.isfinite(array)].astype(float))
    return float(finite.max(initial=0)) or 1.0


def _panel(array: np.ndarray, kind: str, name: str, reach: float, numbers: bool | str) -> tuple[str, float, float]:
    """Return one array as SVG with its width and height, title included."""
    h, w = array.shape[:2]
    texts = None
    if kind != "image" and (numbers is True or (numbers == "auto" and array.size <= _MOST_NUMBERS)):
        texts = [[_number(value) for value in row] for row in array]
    longest = max((len(t) for row in texts for t in row), default=1) if texts else 0
    cell = max(_CELL, 9 * longest) if texts else _PANEL / max(h, w)
    if texts is None and h * w > _MOST_NUMBERS:
        body = _raster(array, kind, reach, w * cell, h * cell)
    else:
        body = _cells(array, kind, reach, cell, texts)
    frame = f'<rect width="{w * cell:g}" height="{h * cell:g}" fill="none" stroke="currentColor" stroke-opacity=".45"/>'
    title = f'<text y="-8" font-size="14">{html.escape(name)}</text>'
    return title + body + frame, max(w * cell, 8 * len(name)), h * cell + _TITLE


def _number(value: Any) -> str:
    """Write a number as a reader would: a true minus, no needless digits."""
    text = f"{float(value):.2f}".rstrip("0").rstrip(".") if np.isfinite(value) else str(value)
    return "0" if text == "-0" else text.replace("-", "−")


def _cells(array: np.ndarray, kind: str, reach: float, cell: float, texts: list[list[str]] | None) -> str:
    parts = []
    for (i, j), value in np.ndenumerate(array):
        above, below = _HUES["input" if kind == "image" else kind]
        ink = min(1.0, abs(float(value)) / reach) * _INK if np.isfinite(value) else 0
        x, y = j * cell, i * cell
        parts.append(
            f'<rect x="{x:g}" y="{y:g}" width="{cell:g}" height="{cell:g}" fill="rgb{above if value > 0 else below}"'
            f' fill-opacity="{ink:.2f}" stroke="currentColor" stroke-opacity=".2"/>'
        )
        if texts:
            parts.append(
                f'<text x="{x + cell / 2:g}" y="{y + cell / 2 + 5:g}" text-anchor="middle">{texts[i][j]}</text>'
            )
    return "".join(parts)


def _raster(array: np.ndarray, kind: str, reach: float, width: float, height: float) -> str:
    """Embed a large array as a PNG: photographs as they are, other kinds as ink whose strength is the opacity."""
    from PIL import Image

    if kind == "image":
        pixels = (
            array
            if array.dtype == np.uint8
            else np.clip(np.rint(array * (255 if array.dtype.kind == "f" else 1)), 0, 255)
        )
    else:
        above, below = (np.array(colour) for colour in _HUES[kind])
        strength = np.clip(np.nan_to_num(np.abs(array.astype(float))) / reach, 0, 1)[..., None] * 255
        pixels = np.concatenate([np.where(array[..., None] > 0, above, below), strength], axis=-1)
    buffer = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(buffer, "PNG", optimize=True)
    data = base64.b64encode(buffer.getvalue()).decode()
    size = f'width="{width:g}" height="{height:g}" style="image-rendering: pixelated"'
    return f'<image {size} href="data:image/png;base64,{data}"/>'


def _arrange(panels: Sequence[tuple[str, float, float]], columns: int, alt: str) -> str:
    """Set the panels in rows and scale the whole down, never up, to the width it is given."""
    parts, y, total = [], 0.0, 0.0
    for start in range(0, len(panels), columns):
        row, x = panels[start : start + columns], 0.0
        for body, width, _ in row:
            parts.append(f'<g transform="translate({x:g} {y + _TITLE:g})">{body}</g>')
            x += width + _GAP
        total = max(total, x - _GAP)
        y += max(height for _, _, height in row) + _GAP
    size = f"{total + 2:g} {y - _GAP + 2:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{html.escape(alt)}" viewBox="-1 -1 {size}"'
        f' width="{total + 2:g}" style="max-width: 100%; height: auto" fill="currentColor" font-size="13"'
        f' font-family="system-ui, sans-serif" font-variant-numeric="tabular-nums">{"".join(parts)}</svg>'
    )
