"""Every explorer on a static page of its own: what all of them owe, whoever opens them."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from cnnedu.explorers import Explorer, list_explorers

pytestmark = pytest.mark.browser

EXPLORERS = list_explorers()
Show = Callable[..., Locator]


@pytest.fixture(params=EXPLORERS, ids=lambda cls: cls.__name__)
def explorer(request: pytest.FixtureRequest) -> Explorer:
    """Return each explorer with its default settings."""
    made: Explorer = request.param()
    return made


@pytest.mark.parametrize("width", [360, 1000])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_and_never_too_wide(
    explorer: Explorer, show: Show, page: Page, serious: Callable[[], list[str]], scheme: Any, width: int
) -> None:
    shown = show(explorer, width=width, scheme=scheme)
    for label in ("More", "Python"):  # what opens counts too
        for button in shown.get_by_role("button", name=label, exact=True).all():
            button.click()
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious() == []
    small = shown.evaluate(
        """root => [...root.querySelectorAll("*")].filter(e => e.getClientRects().length > 0
          && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim() !== "")
          && parseFloat(getComputedStyle(e).fontSize) < 12).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_the_keyboard_reaches_everything(explorer: Explorer, show: Show, page: Page) -> None:
    shown = show(explorer)
    focusable = "button, select, input:not([type=file]), [tabindex='0']"
    wanted = shown.locator(focusable).evaluate_all(
        """all => all.filter(e => e.checkVisibility() && e.tabIndex >= 0 && !e.disabled
            && (e.type !== "radio" || e.checked)).length"""
    )
    page.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(wanted + 3):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                """() => { const e = document.activeElement;
                if (!e.closest("[data-explorer]")) return -1;
                return [...document.querySelectorAll("*")].indexOf(e); }"""
            )
        )
    assert len(reached - {-1}) >= wanted, "some controls cannot be reached with Tab"


def test_it_says_what_it_shows(explorer: Explorer, show: Show) -> None:
    live = show(explorer).locator("[aria-live=polite]").first
    expect(live).not_to_have_text("")
    assert len(live.inner_text()) > 20


def test_the_python_call_runs_as_it_stands(explorer: Explorer, show: Show) -> None:
    shown = show(explorer)
    shown.get_by_role("button", name="Python", exact=True).click()
    source = shown.get_by_label("Python source").inner_text()
    assert "cnnedu" in source
    assert source.rstrip() == explorer.python().rstrip()
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(source, "<the page>", "exec"), {})


def test_reset_returns_to_the_beginning(explorer: Explorer, show: Show, page: Page) -> None:
    shown = show(explorer)
    live = shown.locator("[aria-live=polite]").first
    said, before = live.inner_text(), ""
    while said != before:  # pictures are still being decoded
        page.wait_for_timeout(500)
        said, before = live.inner_text(), said
    for slider in shown.locator("input[type=range]").all()[:3]:
        if slider.is_visible():
            slider.press("End")
    shown.get_by_role("button", name="Reset", exact=True).click()
    expect(live).to_have_text(said)


def test_it_leaves_without_a_trace(explorer: Explorer, show: Show, page: Page) -> None:
    shown = show(explorer)
    before = page.evaluate("document.querySelectorAll('*').length")
    page.locator(".anywidget-slot").evaluate("slot => slot.remove()")
    page.wait_for_timeout(200)
    expect(shown).to_have_count(0)
    assert page.evaluate("document.querySelectorAll('*').length") < before
