"""Figures that follow the page's theme: arrays as cells or pictures, numbers as curves or bars."""

from __future__ import annotations

from cnnedu.plot.arrays import ArrayFigure, Kind, show_arrays
from cnnedu.plot.charts import ChartFigure, show_bars, show_curves

__all__ = ["ArrayFigure", "ChartFigure", "Kind", "show_arrays", "show_bars", "show_curves"]
