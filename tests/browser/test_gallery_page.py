"""The gallery page of the book: all explorers alive on one page, light, silent, and open to everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cnnedu.explorers import list_explorers

pytestmark = pytest.mark.browser

GALLERY = "book/explorers/index.html"
HEAVIEST = 2_500_000  # bytes without images
SLOWEST = 1500  # ms from the click on a link to the first drawn explorer
NOTE_READY = """new MutationObserver((_, observer) => {
  if (!document.querySelector('[data-explorer][data-ready="true"]')) return;
  window.readyAt = performance.now();
  observer.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true })"""


def start_all(page: Page) -> None:
    """Read the page to its end, as a reader would, and come back."""
    for slot in page.locator(".anywidget-slot").all():
        slot.evaluate("element => element.scrollIntoView({ behavior: 'instant' })")
        expect(slot).to_have_attribute("data-anywidget", "alive")
    page.evaluate("window.scrollTo({ top: 0, behavior: 'instant' })")


def test_all_are_alive_and_nothing_leaves_the_page(page: Page, http_site: str, traffic: Any) -> None:
    page.goto(f"{http_site}/{GALLERY}")
    start_all(page)
    drawn = page.locator('[data-explorer][data-ready="true"]')
    names = drawn.evaluate_all("all => all.map(e => e.dataset.explorer)")
    assert names == [cls.__name__ for cls in list_explorers()]
    page.wait_for_load_state("networkidle")
    assert traffic.hosts() == {http_site.removeprefix("http://")}
    assert traffic.console == []


def test_light_enough_and_ready_soon(page: Page, http_site: str) -> None:
    page.add_init_script(NOTE_READY)
    weights: dict[str, int] = {}

    def weigh(response: Any) -> None:
        if response.request.resource_type != "image" and response.url.startswith("http"):  # blobs came with the page
            weights[response.url] = len(response.body())

    page.on("requestfinished", lambda request: weigh(request.response()))
    times = []
    for _ in range(3):
        page.goto(f"{http_site}/{GALLERY}")
        page.wait_for_function("window.readyAt !== undefined")
        times.append(page.evaluate("window.readyAt"))
    start_all(page)
    pictures = page.evaluate(
        """[...document.querySelectorAll('script[type="application/vnd.jupyter.widget-state+json"]')]
          .flatMap(s => s.textContent.match(/data:image[^"]*/g) ?? []).join("").length"""
    )
    assert sum(weights.values()) - pictures <= HEAVIEST, weights
    assert min(times) <= SLOWEST, times  # the best of three: other tests run on the same cores


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_and_never_too_wide(
    page: Page, http_site: str, serious: Callable[[], list[str]], scheme: Any, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{http_site}/{GALLERY}")
    start_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious() == []


def test_pictures_are_there_for_every_explorer(page: Page, http_site: str) -> None:
    page.goto(f"{http_site}/{GALLERY}")
    assert page.locator("details.screens").count() == len(list_explorers())
    page.locator("details.screens summary").first.click()
    pictures = page.locator("details.screens").first.locator("img")
    expect(pictures).to_have_count(3)
    pictures.first.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('details.screens img').naturalWidth > 300")
