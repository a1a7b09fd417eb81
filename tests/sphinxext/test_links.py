from __future__ import annotations

from pathlib import Path

import pytest

from cnnedu.sphinxext.links import check_site, css_urls, is_external


def site(folder: Path, body: str, **files: str) -> list[str]:
    (folder / "index.html").write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", encoding="utf-8")
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return check_site(folder)


@pytest.mark.parametrize(
    "body",
    [
        '<h2 id="here">x</h2><a href="#here">x</a><a href="#">top</a>',
        '<a href="other.html?q=1#there">x</a><a href="/other.html">x</a>',
        '<a href="https://example.org/">a reader may leave</a><a href="mailto:a@b.c">x</a>',
        '<img alt="" src="data:image/png;base64,AAAA"><link rel="canonical" href="https://example.org/">',
        '<img alt="a kernel" src="pic.svg" srcset="pic.svg 1x, pic.svg 2x">',
        '<p style="background: url(pic.svg)">x</p>',
    ],
)
def test_a_sound_page_has_no_problem(tmp_path: Path, body: str) -> None:
    assert site(tmp_path, body, other_html='<p id="there">', pic_svg="<svg/>") == []


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ('<a href="gone.html">x</a>', "gone.html, which does not exist"),
        ('<a href="#nowhere">x</a>', "no place named 'nowhere'"),
        ('<a href="other.html#nowhere">x</a>', "other.html has no place named 'nowhere'"),
        ('<meta http-equiv="Refresh" content="0; url=gone.html">', "gone.html"),
        ('<img alt="" src="gone.png">', "needs gone.png"),
        ('<img src="pic.svg">', "shows pic.svg without alternative text"),
        ('<img src="pic.svg" alt="pic.svg">', "shows pic.svg without alternative text"),
        ('<img alt="a kernel" src="pic.svg" srcset="pic.svg 1x, gone.svg 2x">', "needs gone.svg"),
        ('<script src="https://cdn.example/x.js"></script>', "from another host"),
        ('<link rel="stylesheet" href="//fonts.example/x.css">', "from another host"),
        ('<link rel="preconnect" href="https://fonts.example">', "from another host"),
        ('<iframe src="https://video.example/1"></iframe>', "from another host"),
        ('<p style="background: url(https://x.example/a.png)">x</p>', "from another host"),
        ("<style>@import 'https://x.example/a.css';</style>", "from another host"),
        ("<svg><image href='https://x.example/a.png'/></svg>", "from another host"),
    ],
)
def test_each_fault_is_named(tmp_path: Path, body: str, word: str) -> None:
    (problem,) = site(tmp_path, body, other_html="<p>", pic_svg="<svg/>")
    assert problem.startswith("index.html ")
    assert word in problem


def test_style_sheets_are_read_too(tmp_path: Path) -> None:
    problems = site(tmp_path, "", book_css="@font-face{src:url(f.woff2)} a{background:url('https://x.example/a.png')}")
    assert len(problems) == 2
    assert any("f.woff2" in problem for problem in problems)


def test_a_site_needs_a_first_page(tmp_path: Path) -> None:
    (problem,) = check_site(tmp_path)
    assert "no index.html" in problem


def test_css_urls_and_hosts() -> None:
    assert css_urls("a{b:url( 'x.png' )} @import \"y.css\"; c{d:url(z.svg)}") == ["x.png", "y.css", "z.svg"]
    assert is_external("//cdn.example/x.js")
    assert not is_external("x.html#http://")
