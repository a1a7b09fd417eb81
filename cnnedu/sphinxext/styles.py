"""Shrink a theme's style sheets to the rules that some page of the book can use.

The theme brings all of Bootstrap, 0.2 MB of style on every page, and shows a small part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["keep_used", "shrink_styles"]

SHEETS = ("styles/bootstrap.css", "styles/pydata-sphinx-theme.css", "styles/sphinx-book-theme.css", "mystnb.*.css")
_TOKEN = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|[{};]", re.DOTALL)
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_INSIDE = re.compile(r":(?:is|where|not|has)\((?:[^()]|\([^()]*\))*\)")
_NESTING = ("@media", "@supports", "@layer", "@container")


def shrink_styles(static: Path, pages: Iterable[str]) -> None:
    """Rewrite the theme's sheets below a built ``_static`` folder; a class counts as used if a script names it, too."""
    used: set[str] = set()
    for page in pages:
        for classes in set(re.findall(r'\bclass="([^"]*)"', page)):
            used.update(classes.split())
    for script in static.rglob("*.js"):
        used.update(re.findall(r"[\w-]+", script.read_text(encoding="utf-8")))
    for sheet in (path for pattern in SHEETS for path in static.glob(pattern)):
        sheet.write_text(keep_used(sheet.read_text(encoding="utf-8"), used), encoding="utf-8")


def keep_used(style: str, used: set[str]) -> str:
    """Drop the rules of which every selector needs a class that is not used.

    Examples
    --------
    >>> keep_used(".btn, .gone { color: red } .gone > p { margin: 0 } @media print { .gone { color: blue } }", {"btn"})
    '.btn{ color: red }'
    """
    kept = []
    for head, body in _blocks(style):
        if body is None:
            kept.append(f"{head};")
        elif head.startswith(_NESTING):
            if inside := keep_used(body, used):
                kept.append(f"{head}{{{inside}}}")
        elif head.startswith("@"):
            kept.append(f"{head}{{{body}}}")
        else:
            selectors = [
                part.strip() for part in _split(head) if used.issuperset(_CLASS.findall(_INSIDE.sub("", part)))
            ]
            if selectors:
                kept.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(kept)


def _blocks(style: str) -> Iterator[tuple[str, str | None]]:
    """Yield what stands before each pair of braces and within it; None within for statements such as @charset."""
    depth, start, opened = 0, 0, 0
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    for token in _TOKEN.finditer(style):
        if token[0] == "{":
            depth += 1
            if depth == 1:
                opened = token.end()
        elif token[0] == "}":
            depth -= 1
            if depth == 0:
                yield style[start : opened - 1].strip(), style[opened : token.start()]
                start = token.end()
        elif token[0] == ";" and depth == 0:
            yield style[start : token.start()].strip(), None
            start = token.end()


def _split(selectors: str) -> list[str]:
    """Split a list of selectors at the commas that are not within brackets."""
    parts, depth = [""], 0
    for character in selectors:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts
