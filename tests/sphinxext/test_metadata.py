"""What others are told about the pages of a small book."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from cnnedu.sphinxext.metadata import shorten

PAGE = """# Edges & *corners*

> Not this quotation.

With $x$ it would be unreadable.

Can nine numbers find *every* edge?

They can, & <here> is how.

This is no longer needed.
"""


def build(make_book: Any, folder: Path, **html: str) -> Path:
    config = {
        "title": "Somebody else's book",
        "author": "A",
        "html": html,
        "sphinx": {"extra_extensions": ["cnnedu.sphinxext.metadata"], "config": {"preview_image": "picture.png"}},
    }
    files = {"intro.md": "# Start\n\nBegin.\n", "page.md": PAGE, "_config.yml": json.dumps(config)}
    done = make_book(folder, files)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "_build" / "html"


@pytest.fixture(scope="module")
def at_home(tmp_path_factory: pytest.TempPathFactory, make_book: Any) -> Path:
    return build(make_book, tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, make_book: Any) -> Path:
    return build(make_book, tmp_path_factory.mktemp("published"), baseurl="https://somebody.example/book/")


def tags(path: Path) -> dict[str, str]:
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', path.read_text(encoding="utf-8"))
    return {name: unescape(content) for name, content in found}


def test_a_page_is_described_by_its_first_paragraphs(at_home: Path) -> None:
    said = tags(at_home / "page.html")
    assert said["description"] == "Can nine numbers find every edge? They can, & <here> is how."
    assert said["og:description"] == said["description"]
    assert said["og:title"] == "Edges & corners"
    assert said["og:site_name"] == "Somebody else's book"
    assert tags(at_home / "intro.html")["description"] == "Begin."


def test_without_an_address_nothing_pretends_to_have_one(at_home: Path) -> None:
    assert not {"og:url", "og:image"} & set(tags(at_home / "page.html"))
    assert not (at_home / "sitemap.xml").exists()


def test_with_an_address_pages_and_site_map_give_it(published: Path) -> None:
    said = tags(published / "page.html")
    assert said["og:url"] == "https://somebody.example/book/page.html"
    assert said["og:image"] == "https://somebody.example/book/_static/picture.png"
    places = [place.text for place in ElementTree.parse(published / "sitemap.xml").iter() if (place.text or "").strip()]
    assert places == [f"https://somebody.example/book/{page}.html" for page in ("intro", "page")]


def test_a_site_map_goes_when_the_address_does(tmp_path: Path, make_book: Any) -> None:
    assert (build(make_book, tmp_path, baseurl="https://somebody.example/") / "sitemap.xml").exists()
    assert not (build(make_book, tmp_path) / "sitemap.xml").exists()


def test_the_page_for_nowhere_is_not_to_be_found(at_home: Path, published: Path) -> None:
    for site in (at_home, published):
        page = site / "404.html"
        assert tags(page)["robots"] == "noindex"
        assert 'href="intro.html"' in page.read_text(encoding="utf-8")
    assert "404" not in (published / "sitemap.xml").read_text(encoding="utf-8")
    assert "'https://somebody.example/book/' ??" in (published / "404.html").read_text(encoding="utf-8")


def test_descriptions_are_cut_between_words() -> None:
    assert shorten("a " * 200).endswith(" a…") and len(shorten("word " * 100)) <= 200
    assert shorten("  short\n text ") == "short text"
