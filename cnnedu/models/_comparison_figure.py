"""The figure of a comparison: accuracy against cost, every point labelled, in the ink of the page it stands on."""

from __future__ import annotations

import html
import io
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cnnedu.models._comparison_table import short

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from cnnedu.models.comparison import ComparisonRow

__all__ = ["ComparisonFigure", "draw"]

_INK = "#010203"  # stands for the page's own colour until the drawing is written
_WIDTH, _PLOT, _LINE = 334, 430, 18  # pixels: two panels fit side by side in a book, one on a phone
_LEFT, _RIGHT, _TOP = 28, 6, 28
_SMALL, _TEXT = 12.5, 13
_COLOURS = ("#8f63d8", "#3f7fe0", "#0f8f9c", "#2f9250", "#7d8a12", "#c9731a", "#d9534a", "#d0479b")
_MARKS = ("o", "s", "^", "D", "v", "P", "X", "p", "<", "h", ">", "d", "*", "8")
_RC: Any = {
    "font.family": "DejaVu Sans",  # what labels are measured with; the faces of pages are narrower
    "font.size": _TEXT,
    "svg.fonttype": "none",
    "svg.hashsalt": "cnnedu",
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "axes.edgecolor": _INK,
    "axes.linewidth": 0.8,
    "xtick.color": _INK,
    "ytick.color": _INK,
}
_PANELS = (("parameters", "Parameters"), ("macs", "Multiply-accumulates"))
Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True)
class Point:
    """A model in the figure: `series` are the models of a family that a line joins."""

    family: str
    series: str
    label: str
    year: int
    accuracy: float
    parameters: int
    macs: int
    filled: bool
    described: str


class ComparisonFigure:
    """Two panels as inline SVG, side by side where the page is wide; `panels` holds them as matplotlib figures."""

    def __init__(self, panels: Sequence[Figure], alt: str) -> None:
        self.panels = tuple(panels)
        self.alt = alt

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        row = "display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: flex-start; background: none"
        drawn = "".join(map(_as_svg, self.panels))
        page = f'<div role="img" aria-label="{html.escape(self.alt)}" style="{row}">{drawn}</div>'
        return {"text/html": page, "text/plain": repr(self)}


def draw(rows: Sequence[ComparisonRow]) -> ComparisonFigure:
    """Draw the rows that have a comparable result."""
    points = _points(rows)
    if not points:
        raise ValueError(
            "ModelComparison.figure: nothing compares: none of these models has a published accuracy on ImageNet by a "
            "single network that saw the centre crop."
        )
    import matplotlib

    with matplotlib.rc_context(_RC):
        panels = [_panel(points, *panel) for panel in _PANELS]
    said = "; ".join(point.described for point in points)
    alt = f"Top-1 accuracy on ImageNet, as published, against parameters and against multiply-accumulates: {said}."
    return ComparisonFigure(panels, alt)


def _points(rows: Sequence[ComparisonRow]) -> list[Point]:
    """Return what is drawn, by year. A series' first model is labelled with the family's name, others with theirs."""
    drawn = [(row, row.measured, row.result) for row in rows if row.measured is not None]
    points: list[Point] = []
    for row, cost, result in sorted(drawn, key=lambda each: (each[0].year, each[0].family, each[1].parameters)):
        assert result is not None
        accuracy = result.accuracy() or 0.0
        found = re.search(r"(?:_[a-z])?\d.*", row.name)
        part = found.group().strip("_").replace("_", " ") if found else ""
        part = part[:1].upper() + part[1:]
        series = f"{row.family} {re.sub(r'[0-9]+', '', part)}"
        named = row.family if row.family.endswith(part) else f"{row.family} {part}"
        label = part if any(point.series == series for point in points) and part else named
        price = f"{short(cost.parameters)} parameters, {short(cost.macs)} MACs"
        described = f"{row.name} ({row.year}) {accuracy:.1f} %, {price}"
        sizes = cost.parameters, cost.macs
        points.append(Point(row.family, series, label, row.year, accuracy, *sizes, bool(result.weights), described))
    return points


def _panel(points: Sequence[Point], cost: str, title: str) -> Figure:
    """Draw one panel: a mark and a label per model, a thin line through each series, a key below."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import FuncFormatter, NullFormatter

    looks = _looks(points)
    below = 50 + _LINE * ((len(looks) + 1) // 2 + 1)
    height = _TOP + _PLOT + below
    figure = Figure(figsize=(_WIDTH / 72, height / 72), dpi=72, facecolor="none")
    FigureCanvasAgg(figure)
    area = _LEFT / _WIDTH, below / height, 1 - (_LEFT + _RIGHT) / _WIDTH, _PLOT / height
    axes = figure.add_axes(area, facecolor="none", xscale="log", xlabel=title)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: re.sub(r"\.0+(?= )", "", short(value))))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.grid(color=_INK, alpha=0.14, linewidth=0.7)
    axes.spines[["top", "right"]].set_visible(False)
    figure.text(2 / _WIDTH, 1 - 14 / height, "Top-1 accuracy on ImageNet, %")
    axes.margins(0.1, 0.05)
    for series in dict.fromkeys(point.series for point in points):
        own = sorted((p for p in points if p.series == series), key=lambda point: getattr(point, cost))
        colour, _ = looks[own[0].family]
        axes.plot([getattr(p, cost) for p in own], [p.accuracy for p in own], color=colour, alpha=0.45, linewidth=1)
    for point in points:
        axes.plot(getattr(point, cost), point.accuracy, **_mark(*looks[point.family], point.filled))
    _place_labels(axes, points, cost)
    _key(axes, points, looks, below)
    return figure


def _looks(points: Sequence[Point]) -> dict[str, tuple[str, str]]:
    """Return a colour by year and a mark of its own for every family."""
    families = list(dict.fromkeys(point.family for point in points))
    years = sorted({point.year for point in points})
    first = {family: min(point.year for point in points if point.family == family) for family in families}
    step = (len(_COLOURS) - 1) / max(1, len(years) - 1)
    return {
        family: (_COLOURS[round(step * years.index(first[family]))], _MARKS[index % len(_MARKS)])
        for index, family in enumerate(families)
    }


def _mark(colour: str, mark: str, filled: bool) -> dict[str, Any]:
    return {
        "marker": mark,
        "color": colour,
        "markerfacecolor": colour if filled else "none",
        "markersize": 6.5,
        "markeredgewidth": 1.4,
        "linestyle": "none",
    }


def _place_labels(axes: Axes, points: Sequence[Point], cost: str) -> None:
    """Write every label at the best free place around its mark, with a thin line to it where that is further off.

    The best place is near its own mark and nearer to it than to others. Crowded points choose first.
    """
    axes.autoscale_view()  # before anything is placed on the page
    frame = axes.get_window_extent()
    centres = [tuple(axes.transData.transform((getattr(point, cost), point.accuracy))) for point in points]
    crowd = [sum(math.dist(one, other) < 60 for other in centres) for one in centres]
    taken: list[Box] = [(x - 6, y - 6, x + 6, y + 6) for x, y in centres]
    for index in sorted(range(len(points)), key=lambda index: -crowd[index]):
        x, y = centres[index]
        text = axes.annotate(points[index].label, (0, 0), xycoords="figure pixels", fontsize=_SMALL)
        size = text.get_window_extent()
        places: list[tuple[float, Box]] = []
        for effort, box in _around(x, y, size.width, size.height):
            inside = frame.x0 < box[0] and box[2] < frame.x1 + _RIGHT and frame.y0 < box[1] and box[3] < frame.y1 + 8
            if inside and not any(_overlap(box, other) for other in taken):
                gap = _gap((x, y), box)
                others = (_gap(other, box) for other in centres if other != (x, y))
                places.append((gap + effort + sum(max(0.0, 6 + gap - other) for other in others), box))
        _, box = min(places)
        taken.append(box)
        text.set_position((box[0], box[1] + 3.5))
        if _gap((x, y), box) > 11:
            end = min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])
            look = {"arrowstyle": "-", "color": _INK, "alpha": 0.5, "linewidth": 0.7, "shrinkA": 1, "shrinkB": 5}
            axes.annotate("", (x, y), end, "figure pixels", "figure pixels", look)


def _around(x: float, y: float, width: float, height: float) -> Iterator[tuple[float, Box]]:
    """Yield places for a label around a mark, on larger and larger ovals; straight to the right costs least effort."""
    for distance in (8, 10, 12, 16, 21, 27, 34, 42, 52, 64, 80, 100, 130, 170, 220):
        for turn in range(24):
            across, up = math.cos(math.radians(15 * turn)), math.sin(math.radians(15 * turn))
            left = x + across * distance + (across - 1) * width / 2
            bottom = y + up * distance + (up - 1) * height / 2
            effort = 2 * abs(math.sin(2 * math.radians(15 * turn))) + abs(up) + (across < 0)
            yield effort, (left, bottom, left + width, bottom + height)


def _gap(point: tuple[float, ...], box: Box) -> float:
    """Return how far a label is from a mark's centre."""
    x, y = point
    return math.hypot(max(box[0] - x, x - box[2], 0), max(box[1] - y, y - box[3], 0))


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _key(axes: Axes, points: Sequence[Point], looks: dict[str, tuple[str, str]], below: float) -> None:
    """Name the families below the panel, in two columns, and say what filled and hollow marks stand for."""
    figure = axes.figure
    first = {family: min(point.year for point in points if point.family == family) for family in looks}
    lines = (len(looks) + 1) // 2
    for index, (family, look) in enumerate(looks.items()):
        x, y = 8 + (index // lines) * (_WIDTH / 2 + 2), below - 58 - _LINE * (index % lines)
        axes.plot(x, y, transform=None, clip_on=False, **_mark(*look, True))
        axes.annotate(
            f"{family}, {first[family]}",
            (x + 10, y - 4),
            xycoords="figure pixels",
            fontsize=_SMALL,
            annotation_clip=False,
        )
    figure.text(
        2 / _WIDTH, 4 / figure.bbox.height, "filled: torchvision's first weights; hollow: the authors'", fontsize=_SMALL
    )


def _as_svg(figure: Figure) -> str:
    """Return a panel as SVG whose text and axes take the colour and the face of the page."""
    import matplotlib

    page = io.StringIO()
    with matplotlib.rc_context(_RC):
        figure.savefig(page, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    svg = page.getvalue()
    svg = re.sub(r"^.*?(?=<svg)", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'<g id="[^"]*">', "<g>", svg).replace(_INK, "currentColor")
    svg = svg.replace(f"'{_RC['font.family']}'", "system-ui, sans-serif")
    svg = re.sub(r'(width|height)="([\d.]+)pt"', r'\1="\2"', svg, count=2)
    style = 'aria-hidden="true" style="max-width: 100%; height: auto; flex: 0 1 auto"'
    return re.sub(r"<svg (?=[^>]*viewBox)", f"<svg {style} ", svg, count=1)
