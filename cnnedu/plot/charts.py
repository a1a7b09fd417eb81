"""Curves and bars in the page's own ink: text keeps its size on a phone, lines differ by more than colour.

Text is HTML and only the lines are SVG, stretched over whatever width there is; so nothing shrinks and nothing
scrolls. Places are rounded to a five-hundredth of the axis: nbval compares what is drawn, and the last digits of a
measurement should not decide whether a notebook is still true.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np

from cnnedu.errors import ShapeError, check_choice
from cnnedu.plot.scales import Scale, number_label

__all__ = ["ChartFigure", "show_bars", "show_curves"]

Curve = Sequence[float] | np.ndarray | tuple[Sequence[float] | np.ndarray, Sequence[float] | np.ndarray]

# Each has 3:1 or better on white and on the book's dark ground; without colour vision the dashes tell them apart.
_INKS = ("#c2570c", "#3b7fc4", "#3d8f4e", "#8a63d2", "#c93a80", "#7d8590")
_DASHES = ("", "8 4", "2 4", "10 4 2 4", "14 5", "5 5")
_FONT = "font: 13px/1.3 system-ui, sans-serif"


class ChartFigure:
    """A chart as HTML; its text is its alt."""

    def __init__(self, drawn: str, alt: str) -> None:
        self.drawn = drawn
        self.alt = alt

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        return {"text/html": self.drawn, "text/plain": repr(self)}


def show_curves(
    curves: Mapping[str, Curve],
    *,
    x_label: str = "",
    y_label: str = "",
    x_scale: str = "linear",
    y_scale: str = "linear",
    x_range: tuple[float, float] | None = None,
    y_range: tuple[float, float] | None = None,
    points: Collection[str] = (),
    alt: str,
) -> ChartFigure:
    """Draw named curves over a common pair of axes.

    Parameters
    ----------
    curves : mapping of str to numbers, or to a pair (x, y)
        What each curve is called and its values; x counts from 0 where only y is given. Values that are not finite
        leave a gap. At most six.
    x_label, y_label : str
        What the axes measure, with the unit.
    x_scale, y_scale : "linear" or "log"
        A logarithmic axis takes positive numbers only.
    x_range, y_range : (low, high), optional
        Ends of the axes; those of the data where omitted, and zero where a linear y axis comes near it.
    points : collection of str
        Names of the curves to draw as separate points.
    alt : str
        What the chart shows, for those who cannot see it.

    Returns
    -------
    ChartFigure
        Displays itself as the last line of a cell.

    Raises
    ------
    ShapeError
        Nothing to draw, x and y of different lengths, more than one axis.
    ValueError
        An unknown scale or name, more than six curves, or a number that the scale cannot place.

    Examples
    --------
    >>> show_curves({"square": [0, 1, 4, 9]}, x_label="n", alt="n squared for n from 0 to 3")
    Figure: n squared for n from 0 to 3
    """
    for axis, scale in (("x_scale", x_scale), ("y_scale", y_scale)):
        check_choice("show_curves", axis, scale, ("linear", "log"))
    for name in points:
        check_choice("show_curves", "points", name, tuple(curves))
    if len(curves) > len(_INKS):
        raise ValueError(f"show_curves: at most {len(_INKS)} curves can be told apart, got {len(curves)}.")
    pairs = {name: _pair(name, curve) for name, curve in curves.items()}
    if not any(len(xs) for xs, _ in pairs.values()):
        raise ShapeError("show_curves: nothing to draw: give at least one curve with one value.")
    across = Scale.over("show_curves", "x", [xs for xs, _ in pairs.values()], x_scale, x_range)
    up = Scale.over("show_curves", "y", [ys for _, ys in pairs.values()], y_scale, y_range, from_zero=True)
    lines = "".join(_line(at, *pair, across, up, name in points) for at, (name, pair) in enumerate(pairs.items()))
    body = _axes(across, up, lines, x_label, y_label)
    keys = "".join(_key(at, name, name in points) for at, name in enumerate(pairs))
    legend = f'<div style="display: flex; flex-wrap: wrap; gap: 2px 18px; margin-bottom: 6px">{keys}</div>'
    frame = f'<div role="img" aria-label="{html.escape(alt)}" style="{_FONT}; max-width: 40rem; background: none">'
    return ChartFigure(f"{frame}{legend}{body}</div>", alt)


def show_bars(
    values: Mapping[str, float],
    *,
    label: str = "",
    number: str = ",.10g",
    scale: str = "linear",
    alt: str | None = None,
) -> ChartFigure:
    """Draw named numbers as bars, each with its number written out.

    Parameters
    ----------
    values : mapping of str to number
        What each bar is called and how long it is: zero or more, finite.
    label : str
        What is measured, with the unit.
    number : str
        Format of the numbers, as in :func:`format`.
    scale : "linear" or "log"
        Bars from zero, or from a tenth of the smallest number: then only their ends can be compared.
    alt : str, optional
        What the chart shows. Names and numbers where omitted.

    Returns
    -------
    ChartFigure
        Displays itself as the last line of a cell.

    Raises
    ------
    ShapeError
        Nothing to draw.
    ValueError
        A number that is negative or not finite (or zero on a logarithmic scale), an unknown scale.

    Examples
    --------
    >>> show_bars({"dense": 1000, "shared": 10}, label="weights")
    Figure: weights: dense 1,000; shared 10
    """
    check_choice("show_bars", "scale", scale, ("linear", "log"))
    if not values:
        raise ShapeError("show_bars: nothing to draw: give at least one number.")
    for name, value in values.items():
        if not np.isfinite(value) or value < 0 or (scale == "log" and value == 0):
            allowed = "positive and finite" if scale == "log" else "zero or more, and finite"
            raise ValueError(f"show_bars: {name!r} must be {allowed}, got {value}.")
    low, high = min(values.values()), max(values.values()) or 1
    axis = Scale(scale, low / 10 if scale == "log" else 0, high)
    texts = {name: format(value, number) for name, value in values.items()}
    spoken = "; ".join(f"{name} {text}" for name, text in texts.items())
    alt = alt or (f"{label}: {spoken}" if label else spoken)
    rows = "".join(_bar(name, texts[name], axis.place(value)) for name, value in values.items())
    note = f'<div style="margin-bottom: 4px">{html.escape(label)}{" (logarithmic)" * (scale == "log")}</div>'
    grid = "display: grid; grid-template-columns: fit-content(40%) 1fr auto; gap: 5px 10px; align-items: center"
    frame = f'<div role="img" aria-label="{html.escape(alt)}" style="{_FONT}; max-width: 40rem; background: none">'
    return ChartFigure(f'{frame}{note if label else ""}<div style="{grid}">{rows}</div></div>', alt)


def _pair(name: str, curve: Curve) -> tuple[np.ndarray, np.ndarray]:
    ys = np.asarray(curve[1] if isinstance(curve, tuple) else curve, dtype=float)
    xs = np.asarray(curve[0], dtype=float) if isinstance(curve, tuple) else np.arange(len(ys), dtype=float)
    if ys.ndim != 1 or xs.shape != ys.shape:
        raise ShapeError(f"show_curves: {name!r} must be numbers, or (x, y) of one length, got {xs.shape}, {ys.shape}.")
    return xs, ys


def _stroke(at: int, width: int, dashed: bool = True) -> str:
    dash = f' stroke-dasharray="{_DASHES[at]}"' if dashed and _DASHES[at] else ""
    look = f'fill="none" stroke="{_INKS[at]}" stroke-width="{width}" stroke-linecap="{"butt" if dashed else "round"}"'
    return f'{look}{dash} vector-effect="non-scaling-stroke"'


def _line(at: int, xs: np.ndarray, ys: np.ndarray, across: Scale, up: Scale, dots: bool) -> str:
    """Return one curve as an SVG path; a dot is a line of no length with round ends, so stretching leaves it round."""
    steps, pen = [], False
    for x, y in zip(xs, ys, strict=True):
        if not (np.isfinite(x) and np.isfinite(y)):
            pen = False
            continue
        place = f"{across.place(x):g} {100 - up.place(y):g}"
        steps.append(f"M{place}h0" if dots else f"{'L' if pen else 'M'}{place}")
        pen = True
    return f'<path d="{"".join(steps)}" {_stroke(at, 8 if dots else 2, not dots)}/>'


def _key(at: int, name: str, dots: bool) -> str:
    """Return one entry of the legend."""
    path = f'<path d="{"M14 6h0" if dots else "M0 6h28"}" {_stroke(at, 8 if dots else 3, not dots)}/>'
    return f'<span><svg aria-hidden="true" width="28" height="12">{path}</svg> {html.escape(name)}</span>'


def _axes(across: Scale, up: Scale, lines: str, x_label: str, y_label: str) -> str:
    """Return the plot: a grid of rules under the curves, numbers beside it, labels at the ends of the axes."""
    rules = "".join(f"M0 {100 - up.place(tick):g}h100" for tick in up.ticks())
    ink = 'stroke="currentColor" stroke-opacity=".22" vector-effect="non-scaling-stroke"'
    svg = (
        '<svg aria-hidden="true" viewBox="0 0 100 100" preserveAspectRatio="none" '
        'style="position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible">'
        f'<path d="{rules}" fill="none" {ink}/>{lines}</svg>'
    )
    beside = "".join(
        f'<span style="position: absolute; right: 6px; bottom: {up.place(tick):g}%; transform: translateY(50%)">'
        f"{number_label(tick)}</span>"
        for tick in up.ticks()
    )
    below = "".join(
        f'<span style="position: absolute; left: {across.place(tick):g}%; transform: translateX(-50%)">'
        f"{number_label(tick)}</span>"
        for tick in across.ticks()
    )
    width = max(len(number_label(tick)) for tick in up.ticks()) + 1
    named = f'<div style="margin-bottom: 8px">{html.escape(y_label)}</div>' if y_label else ""
    under = f'<div style="text-align: right">{html.escape(x_label)}</div>' if x_label else ""
    left = f"margin-left: {width}ch; margin-right: 2.5ch"
    return (
        f'{named}<div style="position: relative; height: 240px; {left}">'
        f'<div style="position: absolute; right: 100%; inset-block: 0; white-space: nowrap">{beside}</div>{svg}</div>'
        f'<div style="position: relative; height: 1.9em; {left}; top: 5px; white-space: nowrap">{below}</div>{under}'
    )


def _bar(name: str, text: str, length: float) -> str:
    """Return one row: the number has a column of its own, or long numbers would shorten their bars."""
    bar = f'<span style="width: {length:g}%; min-width: 2px; height: 15px; background: {_INKS[1]}"></span>'
    number = f'<span style="text-align: right; font-variant-numeric: tabular-nums">{html.escape(text)}</span>'
    return f"<span>{html.escape(name)}</span>{bar}{number}"
