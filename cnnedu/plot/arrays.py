"""Draw small matrices with their numbers and large ones as pictures, legible on light and dark pages alike.

Matplotlib bakes its ink into the picture; here text takes the colour of the page around it and zero is the page
itself, so one drawing serves both themes, in a notebook and in the book. A value is the stronger in colour the
further it is from zero: orange or green above it, blue or violet below, as in the explorers.
"""

from __future__ import annotations

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
_MOST_NUMBERS, _MOST_CELLS = 260, 1000  # numbers that can be read; cells worth drawing one by one
_CELL, _PANEL = 34, 260  # pixels: the side of a cell with a number, the long side of a panel without
_INK = 0.6  # opacity of the strongest cell with a number: enough to see, little enough to read on, in either theme


class ArrayFigure:
    """Panels of arrays: inline SVG where every cell is drawn, one PNG where there are too many; its text is its alt."""

    def __init__(self, bundle: dict[str, str | bytes], alt: str, size: dict[str, int] | None = None) -> None:
        self.bundle = bundle
        self.alt = alt
        self.size = size or {}

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return {**self.bundle, "text/plain": repr(self)}, {"image/png": {"alt": self.alt, **self.size}}


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
        Panels in a row where they hold photographs or maps too large to draw cell by cell; two where omitted.
        Smaller ones stand side by side as far as the page is wide.
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
    common = {k: max(_reach(a) for a, other in zip(arrays, kinds, strict=True) if other == k) for k in kinds}
    reaches = [common[k] if scale == "layer" else _reach(a) for a, k in zip(arrays, kinds, strict=True)]
    described = [f"{name} ({a.shape[0]}×{a.shape[1]})".strip() for name, a in zip(names, arrays, strict=True)]
    alt = alt or "; ".join(described)
    panels = list(zip(arrays, kinds, names, reaches, strict=True))
    if any(k == "image" or array.size > _MOST_CELLS for array, k, _, _ in panels):
        png, width, height = _montage(panels, columns or 2)
        return ArrayFigure({"image/png": png}, alt, {"width": width, "height": height})
    drawn = "".join(_panel(*panel, numbers) for panel in panels)
    row = "display: flex; flex-wrap: wrap; gap: 12px 28px; align-items: flex-start; background: none"
    return ArrayFigure(
        {"text/html": f'<div role="img" aria-label="{html.escape(alt)}" style="{row}">{drawn}</div>'}, alt
    )


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


def _panel(array: np.ndarray, kind: str, name: str, reach: float, numbers: bool | str) -> str:
    """Return one array as a titled SVG; panels that do not fit side by side wrap, they do not shrink."""
    h, w = array.shape
    written = numbers is True or (numbers == "auto" and array.size <= _MOST_NUMBERS)
    texts = [[_number(value) for value in row] for row in array] if written else None
    longest = max((len(text) for row in texts for text in row), default=1) if texts else 0
    cell = max(_CELL, 9 * longest) if texts else _PANEL / max(h, w)
    size = f'viewBox="-1 -1 {w * cell + 2:g} {h * cell + 2:g}" width="{w * cell + 2:g}"'
    frame = f'<rect width="{w * cell:g}" height="{h * cell:g}" fill="none" stroke="currentColor" stroke-opacity=".45"/>'
    style = 'style="max-width: 100%; height: auto; font: 13px system-ui, sans-serif"'
    title = (
        f'<div style="font: 14px system-ui, sans-serif; margin-bottom: 4px">{html.escape(name)}</div>' if name else ""
    )
    cells = _cells(array, kind, reach, cell, texts)
    return f'<div>{title}<svg aria-hidden="true" {size} {style} fill="currentColor">{cells}{frame}</svg></div>'


def _number(value: Any) -> str:
    """Write a number as a reader would: a true minus, no needless digits."""
    text = f"{float(value):.2f}".rstrip("0").rstrip(".") if np.isfinite(value) else str(value)
    return "0" if text == "-0" else text.replace("-", "−")


def _cells(array: np.ndarray, kind: str, reach: float, cell: float, texts: list[list[str]] | None) -> str:
    """Draw the cells in reading order; zero is left empty."""
    above, below = _HUES[kind]
    parts = []
    for (i, j), value in np.ndenumerate(array):
        ink = min(1.0, abs(float(value)) / reach) if np.isfinite(value) else 0
        place = f'x="{j * cell:g}" y="{i * cell:g}" width="{cell:g}" height="{cell:g}"'
        colour = f'fill="rgb{above if value > 0 else below}" fill-opacity="{ink * (_INK if texts else 1):.2f}"'
        if texts:
            centre = f'x="{(j + 0.5) * cell:g}" y="{(i + 0.5) * cell + 5:g}" text-anchor="middle"'
            parts.append(f'<rect {place} {colour} stroke="currentColor" stroke-opacity=".2"/>')
            parts.append(f"<text {centre}>{texts[i][j]}</text>")
        elif ink:
            parts.append(f"<rect {place} {colour}/>")
    return "".join(parts)


def _pixels(array: np.ndarray, kind: str, reach: float) -> np.ndarray:
    """Return an array as RGBA: photographs as they are, other kinds as ink whose strength is the opacity."""
    if kind == "image":
        values = np.clip(np.rint(array * (255 if array.dtype.kind == "f" else 1)), 0, 255)
        colours = values if array.ndim == 3 else np.repeat(values[..., None], 3, axis=-1)
        opacity = np.full((*array.shape[:2], 1), 255)
    else:
        above, below = (np.array(colour) for colour in _HUES[kind])
        colours = np.where(array[..., None] > 0, above, below)
        strength = np.clip(np.nan_to_num(np.abs(array.astype(float))) / reach, 0, 1)[..., None]
        opacity = np.rint(strength * 51) * 5  # 52 steps: more than an eye tells apart, few enough for a small file
    return np.concatenate([colours, opacity], axis=-1).astype(np.uint8)


def _fewer_greys(value: int) -> int:
    return round(value / 5) * 5


def _montage(panels: Sequence[tuple[np.ndarray, str, str, float]], columns: int) -> tuple[bytes, int, int]:
    """Set panels in rows on a transparent ground, each under a dark title bar that reads on any page.

    Returns a PNG with the width and height to show it at, half of its pixels.
    """
    import matplotlib
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(f"{matplotlib.get_data_path()}/fonts/ttf/DejaVuSans.ttf", 40)  # it has − and ×
    side, gap, bar = 2 * _PANEL, 24, 60  # twice the pixels: sharp screens, and titles still legible on a phone
    pictures = []
    for array, kind, name, reach in panels:
        picture = Image.fromarray(_pixels(array, kind, reach))
        height = max(1, round(side * picture.height / picture.width))
        smooth = Image.Resampling.LANCZOS if kind == "image" else Image.Resampling.NEAREST
        titled = Image.new("RGBA", (side, height + bar))
        enlarged = picture.resize((side, height), smooth)
        if kind == "image":  # fewer colours for a smaller file: 52 greys, which a palette of 256 colours does not leave
            enlarged = enlarged.quantize(256) if array.ndim == 3 else enlarged.convert("L").point(_fewer_greys)
        titled.paste(enlarged.convert("RGBA"), (0, bar))
        draw = ImageDraw.Draw(titled)
        draw.rectangle((0, 0, side, bar - 1), "#3a3f47")
        draw.text((14, bar / 2), name, "white", font, anchor="lm")
        draw.rectangle((0, 0, side - 1, height + bar - 1), outline="#3a3f47", width=2)
        pictures.append(titled)
    rows = [pictures[start : start + columns] for start in range(0, len(pictures), columns)]
    heights = [max(picture.height for picture in row) for row in rows]
    wide = max(len(row) for row in rows)
    sheet = Image.new("RGBA", (wide * side + (wide - 1) * gap, sum(heights) + gap * (len(rows) - 1)))
    for r, row in enumerate(rows):
        for c, picture in enumerate(row):
            sheet.paste(picture, (c * (side + gap), sum(heights[:r]) + r * gap))
    buffer = io.BytesIO()
    sheet.save(buffer, "PNG", optimize=True)
    return buffer.getvalue(), sheet.width // 2, sheet.height // 2
