from __future__ import annotations

import base64
from pathlib import Path

import pytest

from cnnedu.sphinxext.icons import shrink_icons
from cnnedu.sphinxext.offline import make_lean, move_pictures


@pytest.mark.parametrize(
    "tag",
    [
        '<script defer="defer" src="https://cdn.example/mathjax@3/tex.js"></script>',
        '<script crossorigin="anonymous" integrity="x" src="https://cdn.example/require.min.js"></script>',
        '<link rel="stylesheet" href="https://fonts.example/css?family=X">',
        '<link href="//fonts.example" rel="preconnect" crossorigin>',
        '<script async="async" src="_static/sphinx-thebe.js?v=1"></script>',
        '<script type="text/x-thebe-config">\n{ "a": 1 }\n</script>',
        '<script src="_static/vendor/fontawesome/6.5.2/js/all.min.js?digest=1"></script>',
        '<link rel="preload" as="font" type="font/woff2" crossorigin href="_static/fa.woff2" />',
    ],
)
def test_what_fetches_elsewhere_or_weighs_is_dropped(tag: str) -> None:
    assert make_lean(f"<head>{tag}</head>") == "<head></head>"


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="https://example.org">link</a>',
        '<script src="_static/doctools.js"></script>',
        '<script type="application/vnd.jupyter.widget-state+json">{"a": "https://x"}</script>',
        '<link rel="canonical" href="https://example.org/">',
        '<link rel="preload" as="script" href="_static/bootstrap.js" />',
    ],
)
def test_what_a_reader_needs_stays(tag: str) -> None:
    assert make_lean(tag) == tag


def test_design_styles_stay_where_a_page_uses_them() -> None:
    style = '<link rel="stylesheet" type="text/css" href="_static/sphinx-design.min.css?v=1" />'
    assert make_lean(style) == ""
    card = f'{style}<div class="sd-card">x</div>'
    assert make_lean(card) == card


def test_making_lean_twice_changes_nothing_more() -> None:
    theme = """<script>document.documentElement.dataset.theme = localStorage.getItem("theme") || "auto";
  </script>"""
    once = make_lean(theme + '<div class="pst-scrollable-table-container">')
    assert "prefers-color-scheme" in once
    assert once.count('tabindex="0"') == 1
    assert make_lean(once) == once


def test_large_inline_pictures_become_files_and_small_ones_stay(tmp_path: Path) -> None:
    large, small = bytes(range(256)) * 20, b"tiny"
    sources = [f"data:image/png;base64,{base64.b64encode(data).decode()}" for data in (large, small, large)]
    page = "".join(f'<img src="{source}">' for source in sources)
    moved = move_pictures(page, tmp_path / "_images", "../_images/")
    (file,) = (tmp_path / "_images").iterdir()
    assert file.read_bytes() == large
    assert moved == f'<img src="../_images/{file.name}"><img src="{sources[1]}"><img src="../_images/{file.name}">'


def test_icons_that_no_page_shows_are_dropped(tmp_path: Path) -> None:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont

    fonts, styles = (tmp_path / "vendor/fontawesome/6/webfonts", tmp_path / "vendor/fontawesome/6/css")
    fonts.mkdir(parents=True)
    styles.mkdir()
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles/theme.css").write_text('html{--pst-icon-bell:"\\f0f3"}')
    names = [".notdef", "bars", "bell", "rocket"]
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0xF0C9: "bars", 0xF0F3: "bell", 0xF135: "rocket"})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Icons"})
    builder.setupPost()
    builder.save(fonts / "fa-solid-900.ttf")
    source = 'url(../webfonts/fa-solid-900.woff2) format("woff2"),url(../webfonts/fa-solid-900.ttf) format("truetype")'
    (styles / "all.min.css").write_text(
        f'.fa-lg{{font-size:2em}}.fa-bars:before,.fa-navicon:before{{content:"\\f0c9"}}'
        f'.fa-rocket:before{{content:"\\f135"}}@font-face{{src:{source}}}'
    )
    shrink_icons(tmp_path, ['<i class="fa-solid fa-bars"></i>'])
    style = (styles / "all.min.css").read_text()
    assert "fa-bars" in style
    assert "fa-lg" in style
    assert "fa-rocket" not in style
    assert 'url(../webfonts/fa-solid-900.woff) format("woff")}' in style
    assert set(TTFont(fonts / "fa-solid-900.woff").getBestCmap()) == {0xF0C9, 0xF0F3}
    shrink_icons(tmp_path, ['<i class="fa-solid fa-bars"></i>'])  # a second build finds nothing left to do
    assert (styles / "all.min.css").read_text() == style
