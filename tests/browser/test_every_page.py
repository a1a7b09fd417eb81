"""Every page of the book: asks nobody, says nothing, fits a phone, weighs little, and keeps no reader out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from benchmarks.pages import pages, visit
from benchmarks.site import beyond
from cnnedu.sphinxext import build as book

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]


def entries() -> list[str]:
    """Return every page of the table of contents, globs resolved, as the site names it."""
    toc = yaml.safe_load((ROOT / book.TOC).read_text(encoding="utf-8"))
    named = [toc["root"], *(entry for part in toc["parts"] for entry in part["chapters"])]
    files = [entry if isinstance(entry, str) else entry.get("file") or entry["glob"] for entry in named]
    found = {path.with_suffix(".html") for name in files for path in ROOT.glob(f"{name}.*")}
    return [*sorted(path.relative_to(ROOT).as_posix() for path in found), "search.html", "genindex.html"]


def test_no_page_is_forgotten(site: Path) -> None:
    assert set(entries()) <= set(pages(site))


@pytest.mark.parametrize("name", entries())
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_a_page_keeps_to_its_budget(browser: Browser, http_site: str, name: str, width: int, scheme: Any) -> None:
    seen = visit(browser, f"{http_site}/{name}", width=width, scheme=scheme)
    assert beyond([seen], None) == [], seen
