"""The feature map explorer as a still picture: the digit, the maps of the first layers, the answer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cnnedu.explorers._feature_map_network import Network
from cnnedu.explorers._feature_map_stages import stages_of
from cnnedu.explorers.format import percent_text
from cnnedu.explorers.svg import ACCENT, LABEL, RULE, Colour, Drawing, activation_colour, input_colour

__all__ = ["feature_map_still"]

_LEVELS = 3  # shades of each sign
_BARS, _BAR, _STAGES = 10, 120, 3


def feature_map_still(network: Network, outputs: Sequence[np.ndarray], title: str) -> str:
    """Draw what goes in, up to six maps of the stages that have maps, and the shares of the classes."""
    drawing = Drawing(title)
    drawing.label(2, 16, "input")
    _map(drawing, 2, 26, outputs[0].mean(0), 4 if outputs[0].shape[1] <= 32 else 2, _ink)
    left = 2 + 4 * outputs[0].shape[2] + 24
    for stage in [stage for stage in stages_of(network)[1:] if stage.size[1:] != (1, 1)][:_STAGES]:
        maps = outputs[stage.last]
        drawing.label(left, 16, f"{stage.name} {stage.shape}")
        scale = max(1, 56 // maps.shape[1])
        most = float(np.abs(maps).max()) or 1.0
        for number, values in enumerate(maps[:6]):
            column, row = number % 2, number // 2
            place = left + column * (maps.shape[2] * scale + 6), 26 + row * (maps.shape[1] * scale + 6)
            _map(drawing, *place, values / most, scale, activation_colour)
        left += max(2 * (maps.shape[2] * scale + 6), 110) + 12
    shares = network.probabilities(outputs[-1])
    if shares is not None:
        _bars(drawing, left, shares, network.labels)
    drawing.label(2, drawing.height + 22, title)
    return drawing.render()


def _ink(strength: float) -> str:
    return "#16181d" if strength > 0.7 else "#6b7280" if strength > 0.4 else input_colour(strength)


def _map(drawing: Drawing, x: int, y: int, values: np.ndarray, scale: int, colour: Colour) -> None:
    """Draw a map in a few shades, each as one path of runs."""
    rows, columns = values.shape
    paths: dict[int, list[str]] = {}
    levels = np.rint(np.clip(values, -1, 1) * _LEVELS).astype(int).tolist()
    for row, line in enumerate(levels):
        start = 0
        for column in range(1, columns + 1):
            if column == columns or line[column] != line[start]:
                if line[start]:
                    place = f"M{x + start * scale} {y + row * scale}h{(column - start) * scale}v{scale}h-"
                    paths.setdefault(line[start], []).append(f"{place}{(column - start) * scale}z")
                start = column
    ground = f'<path d="M{x} {y}h{columns * scale}v{rows * scale}h-{columns * scale}z" fill="#ffffff" stroke="{RULE}"/>'
    shades = (f'<path d="{"".join(runs)}" fill="{colour(level / _LEVELS)}"/>' for level, runs in sorted(paths.items()))
    drawing.parts.append(ground + "".join(shades))
    drawing.reach(x + columns * scale, y + rows * scale)


def _bars(drawing: Drawing, x: int, shares: np.ndarray, labels: Sequence[str]) -> None:
    drawing.label(x, 16, "probability")
    shown = np.argsort(shares, kind="stable")[::-1][:_BARS]
    for row, at in enumerate(sorted(shown.tolist())):
        y, length = 26 + 20 * row, round(_BAR * float(shares[at]))
        drawing.label(x, y + 13, labels[at][:10])
        fill = ACCENT if at == shown[0] else LABEL
        drawing.parts.append(f'<rect x="{x + 80}" y="{y}" width="{max(1, length)}" height="14" fill="{fill}"/>')
        drawing.label(x + 88 + length, y + 13, percent_text(float(shares[at])))
