"""The calculator as a still picture: the padded input with the kernel on it, the output, and the formulas."""

from __future__ import annotations

from collections.abc import Iterable

from cnnedu.explorers._arithmetic_layer import ConvolutionLayer
from cnnedu.explorers._arithmetic_text import size_formula
from cnnedu.explorers.svg import ACCENT, INK, LABEL, RULE, Drawing, activation_colour

__all__ = ["arithmetic_still"]

_LEFT, _TOP, _GAP, _LARGEST = 2, 30, 48, 320
_INPUT, _PAD, _TAP, _OUTPUT, _LOST = "#a3a9b3", "#e4e7ec", "#6cc27a", "#f59a3c", LABEL


class _Map:
    """A map to scale: `unit` pixels per cell, its corner at (x, y)."""

    def __init__(self, drawing: Drawing, x: float, y: float, unit: float) -> None:
        self.drawing, self.x, self.y, self.unit = drawing, x, y, unit

    def block(self, row: float, column: float, rows: float, columns: float, fill: str) -> None:
        """Fill a rectangle of cells."""
        u = self.unit
        x, y, width, height = self.x + column * u, self.y + row * u, columns * u, rows * u
        size = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
        self.drawing.parts.append(f'<rect {size} fill="{fill}" stroke="{RULE}" stroke-width="0.5"/>')
        self.drawing.reach(int(x + width) + 3, int(y + height) + 3)

    def frame(self, row: float, column: float, rows: float, columns: float, accent: bool) -> None:
        """Outline a rectangle of cells."""
        look = f' stroke="{ACCENT}" stroke-width="2.5"' if accent else f' stroke="{_LOST}" stroke-dasharray="4 3"'
        u = self.unit
        path = f"M{self.x + column * u:.1f} {self.y + row * u:.1f}h{columns * u:.1f}v{rows * u:.1f}h-{columns * u:.1f}z"
        self.drawing.parts.append(f'<path d="{path}" fill="none"{look}/>')

    def lines(self, rows: int, columns: int) -> None:
        """Draw the cells' borders, where cells are large enough to be told apart."""
        if self.unit < 5:
            return
        u = self.unit
        across = "".join(f"M{self.x} {self.y + i * u:.1f}h{columns * u:.1f}" for i in range(rows + 1))
        down = "".join(f"M{self.x + j * u:.1f} {self.y}v{rows * u:.1f}" for j in range(columns + 1))
        self.drawing.parts.append(f'<path d="{across}{down}" fill="none" stroke="{RULE}" stroke-width="0.5"/>')


def arithmetic_still(
    layer: ConvolutionLayer, position: tuple[int, int], problem: str | None, notes: Iterable[str]
) -> str:
    """Draw the layer; with a problem, the last legal one, dimmed, under the sentence that says what is wrong."""
    drawing = Drawing(problem or "What goes in, what the kernel covers, what comes out, to scale")
    top = drawing.paragraph(_LEFT, 18, problem) + 16 if problem else _TOP
    if problem:
        drawing.parts.append('<g opacity="0.4">')
    (_transposed if layer.transposed else _convolution)(drawing, layer, position, top)
    if problem:
        drawing.parts.append("</g>")
    y = drawing.height + 26
    prices = layer.memory
    lines = [
        f"height: {size_formula(layer, 0)}",
        f"width: {size_formula(layer, 1)}",
        f"parameters: {layer.parameters:,}",
        f"multiply-adds: {layer.macs:,}",
        *(f"memory of the {name}: {size:,} bytes" for name, size in prices.items()),
        *notes,
    ]
    for line in lines:
        y = drawing.paragraph(_LEFT, y, line)
    return drawing.render()


def _sizes(layer: ConvolutionLayer) -> tuple[str, str]:
    (height, width), (rows, columns) = layer.input_size, layer.output_size
    return f"input {height} × {width}", f"output {rows} × {columns}"


def _captions(drawing: Drawing, layer: ConvolutionLayer, left: float, top: int, write: tuple[str, str]) -> None:
    drawing.label(_LEFT, top - 10, write[0])
    drawing.label(int(left), top - 10, write[1])


def _convolution(drawing: Drawing, layer: ConvolutionLayer, position: tuple[int, int], top: int) -> None:
    before, after = zip(layer.sides(0), layer.sides(1), strict=True)
    (height, width), (rows, columns) = layer.input_size, layer.output_size
    padded = height + before[0] + after[0], width + before[1] + after[1]
    unit = min(26.0, _LARGEST / max(*padded, rows, columns))
    left = max(_LEFT + padded[1] * unit + _GAP, 190)
    text = _sizes(layer)
    _captions(drawing, layer, left, top, text)
    source, result = _Map(drawing, _LEFT, top, unit), _Map(drawing, left, top, unit)
    source.block(0, 0, *padded, _PAD)
    source.block(*before, height, width, _INPUT)
    unread = [[i for i, count in enumerate(layer.reads(axis)) if count == 0] for axis in (0, 1)]
    for row in unread[0]:
        source.block(row + 0.35, 0, 0.3, padded[1], _LOST)
    for column in unread[1]:
        source.block(0, column + 0.35, padded[0], 0.3, _LOST)
    (k_h, k_w), (s_h, s_w), (d_h, d_w) = layer.kernel_size, layer.stride, layer.dilation
    now = position[0] * s_h, position[1] * s_w
    for m in range(k_h if unit * d_h > 2 else 0):
        for n in range(k_w if unit * d_w > 2 else 0):
            source.block(now[0] + m * d_h, now[1] + n * d_w, 1, 1, _TAP)
    source.lines(*padded)
    span = layer.span(0), layer.span(1)
    source.frame(0, 0, *span, accent=False)
    source.frame((rows - 1) * s_h, (columns - 1) * s_w, *span, accent=False)
    source.frame(*now, *span, accent=True)
    result.block(0, 0, rows, columns, _OUTPUT)
    result.lines(rows, columns)
    result.frame(*position, 1, 1, accent=True)


def _transposed(drawing: Drawing, layer: ConvolutionLayer, position: tuple[int, int], top: int) -> None:
    (height, width), (rows, columns) = layer.input_size, layer.output_size
    cut = layer.sides(0)[0], layer.sides(1)[0]
    whole = rows + 2 * cut[0], columns + 2 * cut[1]
    unit = min(26.0, _LARGEST / max(*whole, height, width))
    left = max(_LEFT + width * unit + _GAP, 190)
    _captions(drawing, layer, left, top, _sizes(layer))
    source, result = _Map(drawing, _LEFT, top, unit), _Map(drawing, left, top, unit)
    source.block(0, 0, height, width, _INPUT)
    source.lines(height, width)
    source.frame(*position, 1, 1, accent=True)
    result.block(0, 0, *whole, _PAD)
    writes = layer.writes(0), layer.writes(1)
    most = int(writes[0].max() * writes[1].max()) or 1
    result.block(*cut, rows, columns, activation_colour(0.4))
    if unit >= 12:
        for i in range(rows):
            for j in range(columns):
                count = int(writes[0][i] * writes[1][j])
                result.block(cut[0] + i, cut[1] + j, 1, 1, activation_colour(count / most))
                x, y = result.x + (cut[1] + j + 0.5) * unit, result.y + (cut[0] + i + 0.5) * unit + 4
                place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="middle"'
                drawing.parts.append(f'<text {place} font-size="12" fill="{INK}">{count}</text>')
    result.lines(*whole)
    start = [position[a] * layer.stride[a] for a in (0, 1)]
    result.frame(start[0], start[1], layer.span(0), layer.span(1), accent=True)
