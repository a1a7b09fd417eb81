"""The gallery of explorers: cards that lead to pages on which every one of them is alive."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cnnedu.explorers import list_explorers

pytestmark = pytest.mark.browser

GALLERY = "book/explorers/index.html"
PAGES = ("layer", "pictures", "inside", "networks")  # tests/browser/test_every_page.py weighs them


def start_all(page: Page) -> list[str]:
    """Read the page to its end, as a reader would; return the names of what is drawn."""
    for slot in page.locator(".anywidget-slot").all():
        slot.evaluate("element => element.scrollIntoView({ behavior: 'instant' })")
        expect(slot).to_have_attribute("data-anywidget", "alive")
    drawn = page.locator('[data-explorer][data-ready="true"]')
    names: list[str] = drawn.evaluate_all("all => all.map(e => e.dataset.explorer)")
    return names


def test_all_are_alive_and_nothing_leaves_the_pages(page: Page, http_site: str, traffic: Any) -> None:
    names = []
    for name in PAGES:
        page.goto(f"{http_site}/book/explorers/{name}.html")
        names += start_all(page)
        page.wait_for_load_state("networkidle")
    assert sorted(names) == sorted(cls.__name__ for cls in list_explorers())
    assert traffic.hosts() == {http_site.removeprefix("http://")}
    assert traffic.console == []


@pytest.mark.parametrize("cls", list_explorers(), ids=lambda cls: cls.__name__)
def test_a_card_shows_its_explorer_and_leads_there(page: Page, http_site: str, cls: type) -> None:
    page.goto(f"{http_site}/{GALLERY}")
    card = page.locator(".explorer-cards li", has=page.locator(f'a[href$="#{cls.__name__.lower()}"]'))
    picture = card.locator("img:visible")
    expect(picture).to_have_count(1)
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("picture => picture.naturalWidth") > 300
    card.click()
    expect(page).to_have_url(re.compile(f"#{cls.__name__.lower()}$"))
    expect(page.locator(f'[data-explorer="{cls.__name__}"][data-ready="true"]')).to_be_visible()


def test_pictures_are_there_for_every_explorer(page: Page, http_site: str) -> None:
    found = 0
    for name in PAGES:
        page.goto(f"{http_site}/book/explorers/{name}.html")
        found += page.locator("details.screens").count()
    assert found == len(list_explorers())
    page.locator("details.screens summary").first.click()
    pictures = page.locator("details.screens").first.locator("img")
    expect(pictures).to_have_count(3)
    pictures.first.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('details.screens img').naturalWidth > 300")
