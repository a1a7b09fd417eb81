"""The first page: what this is in one sentence, an explorer alive in the first screen, the way to every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LANDING = "book/intro.html"
EXPLORER = '[data-explorer][data-ready="true"]'
SHIFTS = """new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries())
    if (!hadRecentInput) window.shifted = (window.shifted ?? 0) + value;
}).observe({ type: "layout-shift", buffered: true })"""


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)])
def test_an_explorer_lives_in_the_first_screen(page: Page, site: Path, traffic: Any, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.add_init_script(SHIFTS)
    page.goto((site / LANDING).as_uri())
    explorer = page.locator(EXPLORER)
    expect(explorer).to_have_count(1)
    sentence = page.locator("article h1 + p")
    assert sentence.inner_text().count(".") == 1
    boxes = explorer.locator("canvas").evaluate_all("all => all.map((canvas) => canvas.getBoundingClientRect())")
    large = [(index, box["bottom"]) for index, box in enumerate(boxes) if box["width"] > 100]
    assert len(large) >= 2 and max(bottom for _, bottom in large) <= height  # the picture and its map
    said = explorer.locator("[aria-live=polite]").inner_text()
    explorer.locator("canvas").nth(large[0][0]).click(position={"x": 20, "y": 20})
    expect(explorer.locator("[aria-live=polite]")).not_to_have_text(said)
    page.wait_for_timeout(500)
    assert page.evaluate("window.shifted ?? 0") <= 0.1
    assert traffic.console == []
    assert traffic.hosts() == set()


def test_the_map_is_the_table_of_contents(page: Page, site: Path) -> None:
    page.goto((site / LANDING).as_uri())
    read = "links => links.map((link) => link.href)"
    mapped = page.locator(".chapter-map a").evaluate_all(read)
    beside = page.locator(".bd-links a").evaluate_all(read)
    lessons = [address for address in beside if "/chapter09/" in address or "/exercises/" in address]
    assert mapped == lessons and len(mapped) >= 2
    assert page.locator(".chapter-map .question").all_inner_texts().count("") == 0


def test_each_lesson_says_how_long_and_holds_its_notebook(page: Page, http_site: str) -> None:
    page.goto(f"{http_site}/{LANDING}")
    entry = page.locator(".chapter-map li", has_text="The convolution operation")
    expect(entry.locator(".minutes")).to_have_text("40 min")
    entry.get_by_role("link").click()
    facts = page.locator(".page-facts")
    expect(facts).to_contain_text("About 40 minutes")
    expect(facts).to_contain_text("make lab")
    with page.expect_download() as download:
        facts.get_by_role("link", name="Download the notebook").click()
    notebook = download.value
    assert notebook.suggested_filename == "02_convolution.ipynb"
    assert '"nbformat"' in Path(notebook.path()).read_text(encoding="utf-8")


def test_an_address_that_leads_nowhere_leads_back(page: Page, http_site: str, traffic: Any) -> None:
    for address in ("nowhere", "chapter09/99_nowhere.html", "book/reference/deep/down"):
        answer = page.goto(f"{http_site}/{address}")
        assert answer is not None and answer.status == 404
        expect(page.locator("article h1")).to_have_text("This page is not here")
        assert page.locator("article").evaluate("e => getComputedStyle(e).lineHeight") != "normal"  # its style arrived
        page.locator("#pst-skip-link a").focus()
        page.keyboard.press("Enter")
        assert page.url == f"{http_site}/{address}#main-content"
        page.get_by_role("link", name="The first page").click()
        expect(page).to_have_url(f"{http_site}/{LANDING}")
    assert [line for line in traffic.console if "404" not in line] == []
