"""Several pages made one document: every anchor its own, every link leading somewhere, nothing folded or fetched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cnnedu import browser as browsers
from cnnedu.sphinxext import build as book
from cnnedu.sphinxext.links import read_page
from cnnedu.sphinxext.pdf import one_document, print_chapter

HEAD = """<head><meta property="og:site_name" content="A &amp; B" />
<link rel="stylesheet" href="../_static/book.css?v=1"><link rel="icon" href="../_static/x.svg"></head>"""
ONE = """<article class="bd-article"><section id="top"><h1>One <em>page</em><a class="headerlink" href="#top">#</a></h1>
<a href="#top">up</a> <a href="two.html#top">there</a> <a href="two.html">all of it</a> <a href="../gone.html">gone</a>
<a href="https://example.org/#x">out</a> <img src="../_images/a.png" loading="lazy" alt="a">
<svg aria-labelledby="name"><clipPath id="name"/><g clip-path="url(#name)"/></svg>
<details><summary>Why?</summary>Because.</details><script>alert(1)</script>
<p class="page-done" hidden><button></button></p></section></article>"""
TWO = '<article class="bd-article"><section id="top"><h1>Two</h1><a href="one.html#top">back</a></section></article>'
FOOT = '<div class="extra_footer">\n <p>CC BY</p> <p>more</p></div>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "c").mkdir()
    for name, article in {"one": ONE, "two": TWO}.items():
        (tmp_path / "c" / f"{name}.html").write_text(f"{HEAD}<body>{article}{FOOT}</body>", encoding="utf-8")
    return tmp_path


def test_anchors_are_unique_and_links_lead_to_them(site: Path) -> None:
    text = one_document(site, ["c/one", "c/two"], {"c/two": 7})
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids)) == 5
    inside = [address for address in read_page(text).followed if address.startswith("#")]
    assert {address[1:] for address in inside} <= set(ids)
    assert inside == ["#c-one", "#c-two", "#c-one--top", "#c-two--top", "#c-two", "#c-one--top"]
    assert "url(#c-one--name)" in text and 'aria-labelledby="c-one--name"' in text
    assert 'href="https://example.org/#x"' in text
    assert "<a>gone</a>" in text  # not in this document: the words stay


def test_it_is_complete_and_unfolded(site: Path) -> None:
    text = one_document(site, ["c/one", "c/two"], {"c/two": 7})
    assert '<img src="_images/a.png" alt="a">' in text
    assert '<link rel="stylesheet" href="_static/book.css?v=1">' in text
    assert "<details open>" in text
    assert not re.search(r"<script|headerlink|page-done|<button|x\.svg", text)
    assert "<title>A &amp; B</title>" in text and "<p>CC BY</p>" in text and "more" not in text
    contents = re.findall(r'<li><a href="#[^"]+">([^<]+)</a><span>(\d*)</span></li>', text)
    assert contents == [("One page", ""), ("Two", "7")]


def test_without_chromium_it_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(browsers, "find_chromium", lambda: None)
    with pytest.raises(book.BookError, match=r"printed by Chromium.*Install Chromium"):
        print_chapter(tmp_path)


@pytest.mark.parametrize("script", ["echo no display >&2; exit 1", "exit 0"])
def test_a_browser_that_prints_nothing_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, site: Path, script: str
) -> None:
    fake = tmp_path / "chromium"
    fake.write_text(f"#!/bin/sh\n{script}\n")
    fake.chmod(0o755)
    (site / "chapter1").mkdir()
    (site / "chapter1" / "one.html").write_text((site / "c" / "one.html").read_text())
    monkeypatch.setattr(browsers, "find_chromium", lambda: fake)
    monkeypatch.setattr(book, "is_current", lambda root: True)
    monkeypatch.setattr(book, "published_notebooks", lambda root: [root / "chapter1" / "one.ipynb"])
    monkeypatch.setattr(book, "SITE", site.relative_to(tmp_path))
    (tmp_path / "book" / "_build").mkdir(parents=True)
    with pytest.raises(book.BookError, match="has printed nothing"):
        print_chapter(tmp_path)
    assert not (site / "paper.html").exists() and list((tmp_path / "book" / "_build").iterdir()) == []
