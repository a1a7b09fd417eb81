"""The page on architectures and the gallery in the built book: nothing runs off, folds by keyboard, leads on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cnnedu.explorers.bundle import install

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = "chapter09/07_architectures.html"
GALLERY = [f"book/architectures/{path.stem}.html" for path in sorted((ROOT / "book" / "architectures").glob("*.md"))]
HEAVIEST = 1_200_000  # bytes of HTML, script, style and fonts
CUT = """[...document.querySelectorAll('article pre')]
  .filter(pre => !pre.closest('details') && pre.scrollWidth > pre.clientWidth + 1).map(pre => pre.textContent)"""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
@pytest.mark.parametrize("name", [CHAPTER, *GALLERY])
def test_accessible_and_never_too_wide(page: Page, http_site: str, name: str, width: int, scheme: Any) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{http_site}/{name}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.add_script_tag(path=install() / "axe-core" / "axe.min.js")
    results = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    serious = [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in results["violations"]
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]
    assert serious == []


@pytest.mark.parametrize("name", [CHAPTER, *GALLERY])
def test_light_and_quiet(page: Page, http_site: str, traffic: Any, name: str) -> None:
    weights: dict[str, int] = {}
    page.on("response", lambda response: weights.update({response.url: len(response.body())}))
    page.goto(f"{http_site}/{name}", wait_until="networkidle")
    pages = {url: size for url, size in weights.items() if not url.endswith(".png")}
    assert sum(pages.values()) <= HEAVIEST, pages
    assert traffic.hosts() == {http_site.removeprefix("http://")}
    assert traffic.console == []
    prose = page.locator("article p, article li").all_inner_texts()
    assert [text for text in prose if re.search(r"``|\*\*\w+\*\*|`\w+`|\{cite\}", text)] == []


def test_no_line_of_code_or_output_runs_off_the_page(page: Page, http_site: str) -> None:
    page.goto(f"{http_site}/{CHAPTER}")
    assert page.evaluate(CUT) == []


def test_a_network_folds_by_keyboard_in_the_book(page: Page, http_site: str) -> None:
    page.goto(f"{http_site}/{CHAPTER}")
    summary = page.locator(".cnnedu-summary").filter(has_text="BasicBlock")
    row, inner = summary.get_by_role("checkbox", name="Show what is in layer3"), summary.get_by_text("(1, 256, 14, 14)")
    expect(inner.nth(1)).to_be_visible()
    summary.get_by_role("checkbox", name="Show what is in 1").nth(1).focus()  # the last fold above layer3
    page.keyboard.press("Tab")
    expect(row).to_be_focused()
    ring = row.evaluate("box => [getComputedStyle(box).outlineStyle, parseFloat(getComputedStyle(box).outlineWidth)]")
    assert ring[0] == "solid" and ring[1] >= 2
    page.keyboard.press("Space")
    expect(inner.nth(0)).to_be_visible()
    expect(inner.nth(1)).to_be_hidden()


def test_the_figures_panels_stand_side_by_side_or_below_each_other(page: Page, http_site: str) -> None:
    page.goto(f"{http_site}/{CHAPTER}")
    panels = page.get_by_role("img", name="Top-1 accuracy on ImageNet").locator("> svg")
    places = [
        panel.evaluate("svg => [svg.getBoundingClientRect().x, svg.getBoundingClientRect().y]")
        for panel in panels.all()
    ]
    assert places[0][0] < places[1][0] and places[0][1] == places[1][1]
    page.set_viewport_size({"width": 360, "height": 800})
    left, top = panels.nth(1).evaluate("svg => [svg.getBoundingClientRect().x, svg.getBoundingClientRect().y]")
    assert left == panels.nth(0).evaluate("svg => svg.getBoundingClientRect().x")
    assert top > panels.nth(0).evaluate("svg => svg.getBoundingClientRect().bottom")


def test_three_clicks_from_the_first_page_to_the_code_of_a_network(page: Page, http_site: str, traffic: Any) -> None:
    page.goto(f"{http_site}/book/intro.html")
    page.locator("article").get_by_role("link", name="every architecture").click()
    page.locator("article").get_by_role("link", name="resnet50", exact=True).click()
    expect(page.locator("section#resnet h2")).to_be_in_viewport()
    source = page.locator("section#resnet details.source")
    source.locator("summary").click()
    expect(source.get_by_text("# (n, 512, 7, 7)").or_(source.get_by_text("# (n, 8*c, 7, 7)")).first).to_be_visible()
    assert traffic.console == []


def test_rows_keep_their_names_while_a_phone_scrolls_them(page: Page, http_site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{http_site}/book/architectures/index.html")
    table = page.get_by_role("region", name="Models compared")
    name = table.get_by_role("link", name="resnet50", exact=True)
    before = name.bounding_box()
    table.evaluate("box => { box.scrollLeft = 200 }")
    after = name.bounding_box()
    assert before and after and abs(before["x"] - after["x"]) < 12
