"""Shrink a theme's Font Awesome to the icons that the book shows.

The theme ships two thousand icons (0.26 MB of style and font) and shows about twenty.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from pathlib import Path

_NAME = re.compile(r"\bfa-[a-z0-9-]+")
_ICON_RULE = re.compile(r"(?P<selectors>(?:\.fa-[a-z0-9-]+:{1,2}before,?)+)\{(?:[^{}]*)\}")
_CODE = re.compile(r'(?:content|--[\w-]+):\s*"\\(f?[0-9a-f]{2,4})"')
_SOURCES = re.compile(
    r"url\((\.\./webfonts/[\w-]+)\.woff2\) format\(\"woff2\"\),url\([^)]*\.ttf\) format\(\"truetype\"\)"
)


def shrink_icons(static: Path, pages: Iterable[str]) -> None:
    """Rewrite the Font Awesome style and fonts below a built ``_static`` folder.

    Parameters
    ----------
    static : pathlib.Path
        The built ``_static`` folder. Nothing happens where it holds no Font Awesome.
    pages : iterable of str
        The text of every page, where icon classes are looked for.
    """
    folder = next(iter(sorted(static.glob("vendor/fontawesome/*/css"))), None)
    if folder is None or not (folder.parent / "webfonts").is_dir():
        return
    shown = {name for page in pages for name in _NAME.findall(page)}
    style = folder / "all.min.css"
    kept = _keep_shown(style.read_text(encoding="utf-8"), shown)
    # Themes also draw icons by code point, from styles of their own.
    codes = {int(code, 16) for code in _CODE.findall(kept)}
    for other in static.glob("styles/*.css"):
        codes.update(int(code, 16) for code in _CODE.findall(other.read_text(encoding="utf-8")))
    if _subset_fonts(folder.parent / "webfonts", codes):
        style.write_text(_SOURCES.sub(r'url(\1.woff) format("woff")', kept), encoding="utf-8")


def _keep_shown(style: str, shown: set[str]) -> str:
    """Drop the rules of icons that no page shows."""

    def keep(match: re.Match[str]) -> str:
        return match.group() if shown.intersection(_NAME.findall(match["selectors"])) else ""

    return _ICON_RULE.sub(keep, style)


def _subset_fonts(folder: Path, codes: set[int]) -> bool:
    """Replace each font by a WOFF with only these characters; False where that was done before."""
    from fontTools import (
        subset,  # here, because only a finished build needs it; matplotlib brings it
    )

    logging.getLogger("fontTools").setLevel(logging.WARNING)  # it reports each table that it writes
    sources = sorted(folder.glob("*.ttf"))
    for source in sources:
        options = subset.Options(flavor="woff", layout_features=[], notdef_outline=True, drop_tables=["FFTM"])
        font = subset.load_font(str(source), options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=codes)
        subsetter.subset(font)
        subset.save_font(font, str(source.with_suffix(".woff")), options)
        source.unlink()
        source.with_suffix(".woff2").unlink(missing_ok=True)
    return bool(sources)
