"""The extension in a small book that is not ours, with widgets that are not ours."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cnnedu.sphinxext.links import check_site


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, make_book: Any, make_widget_notebook: Any) -> Path:
    """Build a book of one page of prose and one notebook with two widgets."""
    folder = tmp_path_factory.mktemp("book")
    intro = "# Start\n\nSee {doc}`page`. Inline $a^2$.\n\n$$\\sum_i x_i$$ (total)\n\nBy {eq}`total`.\n"
    files = {"intro.md": intro, "page.ipynb": json.dumps(make_widget_notebook())}
    done = make_book(folder, files, "cnnedu.sphinxext.offline")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "_build" / "html"


def test_state_is_embedded_once_with_shared_modules(pages: Path) -> None:
    page = (pages / "page.html").read_text()
    (text,) = re.findall(r'<script type="application/vnd.jupyter.widget-state\+json">(.*?)</script>', page, re.DOTALL)
    assert "<" not in text  # nothing in it can end the script element
    state = json.loads(text)
    assert [model["state"] for model in state["state"].values()] == [{"n": 0}, {"n": 1}]
    assert [model["shared"] for model in state["state"].values()] == [{"_esm": 0}, {"_esm": 0}]
    assert state["shared"][0].startswith("/* <b>third</b> party */")


def test_every_view_has_a_place_with_its_still_picture(pages: Path) -> None:
    page = (pages / "page.html").read_text()
    places = re.findall(r'class="anywidget-slot.*?<img[^>]*>', page, re.DOTALL)
    assert len(places) == 2
    assert all('alt="Still picture of Dial' in place for place in places)
    assert all('loading="lazy"' in place for place in places)


def test_only_pages_with_widgets_carry_the_loader(pages: Path) -> None:
    assert (pages / "page.html").read_text().count("anywidget.js") == 1
    assert "anywidget.js" not in (pages / "intro.html").read_text()


def test_mathematics_is_set_and_numbered(pages: Path) -> None:
    intro = (pages / "intro.html").read_text()
    assert intro.count('<span class="katex">') == 2
    assert '<span class="eqno">(1)' in intro
    assert 'href="#equation-total"' in intro


def test_the_pages_ask_nothing_of_other_hosts(pages: Path) -> None:
    assert check_site(pages) == []


def test_a_widget_without_state_fails_a_strict_build(tmp_path: Path, make_book: Any, make_widget_notebook: Any) -> None:
    done = make_book(tmp_path, {"page.ipynb": json.dumps(make_widget_notebook(1, with_state=False))})
    assert done.returncode != 0
    assert "shows widget m0 but does not hold its state" in done.stdout + done.stderr


def test_an_unreadable_formula_fails_a_strict_build_at_its_line(tmp_path: Path, make_book: Any) -> None:
    done = make_book(tmp_path, {"page.md": "# Page\n\nA $\\fraction12$ here.\n"}, "cnnedu.sphinxext.mathematics")
    assert done.returncode != 0
    assert re.search(r"page\.md:3: WARNING: mathematics .*Undefined control sequence", done.stdout + done.stderr)
