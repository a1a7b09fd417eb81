"""What is done is remembered in the reader's own browser, can be taken along, and can be forgotten."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LANDING = "book/intro.html"
LESSON = "chapter09/02_convolution"


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, site: Path) -> str:
    """Return where the book begins: on a server, and in a folder."""
    return site.as_uri() if request.param == "file" else str(request.getfixturevalue("http_site"))


def done_button(page: Page) -> Any:
    return page.locator(".page-done button")


def mark_lesson(page: Page, home: str) -> None:
    page.goto(f"{home}/{LESSON}.html")
    done_button(page).click()
    expect(done_button(page)).to_have_attribute("aria-pressed", "true")


def test_a_page_is_marked_and_the_mark_is_seen_everywhere(page: Page, home: str, traffic: Any) -> None:
    page.goto(f"{home}/{LESSON}.html")
    button, tick = done_button(page), page.locator(".bd-links a.is-done")
    expect(button).to_have_text("Mark this page as done")
    expect(tick).to_have_count(0)
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(tick).to_have_count(1)
    page.reload()
    expect(button).to_have_text("✓ This page is done")
    page.goto(f"{home}/{LANDING}")
    ticked = page.locator(".chapter-map li:has(a.is-done)")
    assert ticked.evaluate_all("items => items.map((item) => item.dataset.page)") == [LESSON]
    expect(page.locator(".bd-links a.is-done")).to_have_text(re.compile("The convolution operation"))
    expect(page.locator(".progress-box")).to_contain_text(re.compile(r"You have done 1 of \d+ pages"))
    page.goto(f"{home}/{LESSON}.html")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(tick).to_have_count(0)
    assert traffic.console == []
    assert traffic.hosts() <= {home.removeprefix("http://")}


def test_progress_is_saved_forgotten_and_brought_back(page: Page, home: str, tmp_path: Path) -> None:
    mark_lesson(page, home)
    page.goto(f"{home}/{LANDING}")
    box = page.locator(".progress-box")
    with page.expect_download() as download:
        box.get_by_role("button", name="Save as a file").click()
    saved = tmp_path / "progress.json"
    download.value.save_as(saved)
    assert list(json.loads(saved.read_text(encoding="utf-8"))["done"]) == [LESSON]
    answers = [False, True]
    page.on("dialog", lambda dialog: dialog.accept() if answers.pop(0) else dialog.dismiss())
    forget, ticks = box.get_by_role("button", name="Forget all"), page.locator(".chapter-map a.is-done")
    forget.click()
    expect(ticks).to_have_count(1)  # the reader thought better of it
    forget.click()
    expect(ticks).to_have_count(0)
    expect(forget).to_be_disabled()
    assert page.evaluate("localStorage.getItem('book-progress')") is None
    box.locator("input[type=file]").set_input_files(saved)
    expect(ticks).to_have_count(1)
    page.reload()
    expect(ticks).to_have_count(1)


@pytest.mark.parametrize(
    "text", ["not JSON", "[]", "null", '{"format": 1, "done": 3}', '{"format": 2, "done": {"a": "b"}}']
)
def test_a_wrong_file_changes_nothing(page: Page, http_site: str, tmp_path: Path, text: str, traffic: Any) -> None:
    mark_lesson(page, http_site)
    page.goto(f"{http_site}/{LANDING}")
    wrong = tmp_path / "wrong.json"
    wrong.write_text(text, encoding="utf-8")
    page.locator(".progress-box input[type=file]").set_input_files(wrong)
    expect(page.locator(".progress-box [role=status]")).to_contain_text("Nothing was changed")
    assert list(json.loads(page.evaluate("localStorage.getItem('book-progress')"))) == [LESSON]
    assert traffic.console == []


@pytest.mark.parametrize("kept", ["nonsense", "7", "null", '["x"]', '{"chapter09/02_convolution": 5}'])
def test_whatever_storage_holds_the_page_works(page: Page, http_site: str, kept: str, traffic: Any) -> None:
    page.goto(f"{http_site}/{LANDING}")
    page.evaluate("kept => localStorage.setItem('book-progress', kept)", kept)
    mark_lesson(page, http_site)
    expect(page.locator(".bd-links a.is-done")).to_have_count(1)
    assert traffic.console == []


def test_where_storage_is_refused_the_controls_are_absent(page: Page, http_site: str, traffic: Any) -> None:
    page.goto(f"{http_site}/book/notation.html")
    page.evaluate(
        """address => { document.body.innerHTML =
          `<iframe sandbox="allow-scripts" width="1200" height="800" src="${address}"></iframe>`; }""",
        f"{http_site}/{LESSON}.html",
    )
    frame = page.frame_locator("iframe")
    expect(frame.locator("article h1")).to_be_visible()
    expect(frame.locator(".theme-switch-button").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(frame.locator(".page-done")).to_be_hidden()
    assert frame.locator("body").evaluate("() => document.documentElement.dataset.theme") == "light"
    refused = page.frames[1].evaluate("() => { try { return localStorage.getItem('x'); } catch { return 'refused'; } }")
    assert refused is None  # the stand-in; the real one throws
    assert [line for line in traffic.console if line.startswith("uncaught")] == []  # fonts are refused there as well
