"""Search without a server, previous and next, copying: what the theme does must work from a folder too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

CHAPTER = "chapter09/02_convolution.html"


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, site: Path) -> str:
    """Return where the book begins: on a server, and in a folder."""
    return site.as_uri() if request.param == "file" else str(request.getfixturevalue("http_site"))


def test_search_by_keyboard_finds_a_page_and_opens_it(page: Page, home: str, traffic: Any) -> None:
    page.goto(f"{home}/book/notation.html")
    page.keyboard.press("Control+k")
    field = page.locator("#search-input:visible")
    expect(field).to_be_focused()
    page.keyboard.type("Toeplitz")
    page.keyboard.press("Enter")
    results = page.locator("#search-results ul.search a")
    expect(page.locator("#search-results")).to_contain_text("Search finished")
    expect(results.first).to_be_visible()
    addresses = results.evaluate_all("links => links.map((link) => link.href)")
    assert any(CHAPTER in address for address in addresses)
    if home.startswith("file"):
        fetched = [url for url in traffic.requests if url.endswith((".html", "searchindex.js"))]
        assert sum("searchindex.js" in url for url in fetched) == 1  # as a script: browsers refuse anything else
    page.locator(f"#search-results a[href*='{CHAPTER}']").first.click()
    expect(page.locator("article h1")).to_contain_text("The convolution operation")
    assert traffic.console == []


def test_a_search_for_nothing_says_so(page: Page, home: str, traffic: Any) -> None:
    page.goto(f"{home}/search.html?q=xylophone")
    expect(page.locator("#search-results")).to_contain_text("did not match any documents")
    assert traffic.console == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_search_page_fits_and_keeps_nobody_out(
    page: Page, http_site: str, serious: Any, width: int, scheme: Any
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{http_site}/search.html?q=stride")
    expect(page.locator("#search-results a").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    glass, field = (page.locator(f".bd-search-container {part}") for part in (".fa-magnifying-glass", "input"))
    left = field.evaluate("e => e.getBoundingClientRect().left + parseFloat(getComputedStyle(e).paddingLeft)")
    assert glass.evaluate("e => e.getBoundingClientRect().right") <= left  # what is typed begins beside it
    assert serious() == []


def test_pages_lead_on_and_back(page: Page, home: str) -> None:
    page.goto(f"{home}/book/intro.html")
    titles = []
    for _ in range(3):
        onward = page.locator(".prev-next-area .right-next")
        expected = onward.locator(".prev-next-title").inner_text()
        onward.click()
        expect(page.locator("article h1")).to_contain_text(expected)
        titles.append(expected)
    for title in reversed(titles[:-1]):
        page.locator(".prev-next-area .left-prev").click()
        expect(page.locator("article h1")).to_contain_text(title)


def test_code_is_copied(page: Page, http_site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=http_site)
    page.goto(f"{http_site}/{CHAPTER}")
    cell = page.locator(".cell_input").first
    cell.hover()
    cell.locator("button.copybtn").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == cell.locator("pre").inner_text().strip()
