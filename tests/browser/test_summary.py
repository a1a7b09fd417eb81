"""A summary in a real browser: it folds without a script, takes the page's ink, and scrolls inside itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from torch import nn

from cnnedu.analysis import summarize

pytestmark = pytest.mark.browser


def pages() -> str:
    """Two summaries on one page, as two cells of a notebook have them."""
    blocks = [nn.Sequential(nn.Conv2d(8, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU()) for _ in range(12)]
    stages = nn.Sequential(nn.Conv2d(3, 8, 1), nn.Sequential(*blocks[:6]), nn.Sequential(*blocks[6:]))
    return summarize(stages, (1, 3, 64, 64))._repr_html_() * 2


@pytest.fixture
def page(browser: Browser) -> Page:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    head = '<!doctype html><meta name="viewport" content="width=device-width">'
    page.set_content(f'{head}<body style="color: rgb(200, 210, 220); background: rgb(20, 24, 30)">{pages()}')
    return page


def test_modules_unfold_by_keyboard_one_summary_at_a_time(page: Page) -> None:
    first, second = page.locator("table").all()
    inner = first.get_by_text("BatchNorm2d")
    expect(first.get_by_role("row", name="0 Sequential").first).to_be_visible()
    expect(inner.first).to_be_hidden()
    control = first.get_by_role("checkbox", name="Show what is in 0", exact=True).first
    control.focus()
    page.keyboard.press("Space")
    expect(inner.first).to_be_visible()
    expect(inner.nth(1)).to_be_hidden()
    expect(second.get_by_text("BatchNorm2d").first).to_be_hidden()
    first.get_by_role("checkbox", name="Show what is in 1", exact=True).first.uncheck()
    expect(inner.first).to_be_hidden()  # what is folded hides all that is in it, open or not


def test_a_phone_scrolls_the_table_and_not_the_page(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    wide = page.locator(".cs-scroll").first
    assert wide.evaluate("box => box.scrollWidth > box.clientWidth")
    assert wide.get_attribute("tabindex") == "0"


def test_text_takes_the_ink_of_the_page(page: Page) -> None:
    inks = page.evaluate("[...document.querySelectorAll('.cs-rows *, .cs-head *')].map(e => getComputedStyle(e).color)")
    assert set(inks) == {"rgb(200, 210, 220)"}
    sizes = page.evaluate("[...document.querySelectorAll('th, td')].map(e => parseFloat(getComputedStyle(e).fontSize))")
    assert min(sizes) >= 12
