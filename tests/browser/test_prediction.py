"""Prediction as its reader has it: answered, remembered over a reload, forgotten; and where a browser keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cnnedu.explorers import Prediction
from cnnedu.sphinxext.page import standalone_page

pytestmark = pytest.mark.browser
Show = Callable[..., Locator]
ROOT = '[data-explorer="Prediction"][data-ready="true"]'


def verdict(shown: Locator) -> Locator:
    return shown.locator('[data-part="verdict"]')


def test_the_result_is_shown_only_after_an_answer(show: Show, page: Page) -> None:
    prediction = Prediction("How many rows?", answer=5, unit="rows", because="Because of the floor.")
    shown = show(prediction)
    assert "floor" not in shown.inner_text() and "5" not in shown.inner_text()
    shown.get_by_role("button", name="Compare").click()
    expect(shown.locator(".cnn-problem")).to_contain_text("Write a number first")
    shown.get_by_label("Your answer in rows").fill("many")
    shown.get_by_role("button", name="Compare").click()
    expect(shown.locator(".cnn-problem")).to_contain_text("“many” is no number")
    shown.get_by_label("Your answer in rows").fill("4")
    shown.get_by_label("Your answer in rows").press("Enter")
    expect(shown).to_have_attribute("data-state", "wrong")
    expect(verdict(shown)).to_contain_text("Not what you expected. It is 5 rows. Because of the floor.")
    expect(shown.get_by_role("button", name="Change my mind")).to_be_focused()
    prediction.guess = 4
    expect(shown.locator("[aria-live=polite]").first).to_have_text(prediction.describe())
    shown.get_by_role("button", name="Python", exact=True).click()
    assert shown.get_by_label("Python source").inner_text().rstrip() == prediction.python().rstrip()
    page.keyboard.press("Tab")
    shown.get_by_role("button", name="Change my mind").click()
    expect(verdict(shown)).to_be_hidden()
    expect(shown.get_by_label("Your answer in rows")).to_have_value("4")
    shown.get_by_label("Your answer in rows").fill("5")
    shown.get_by_role("button", name="Compare").click()
    expect(shown).to_have_attribute("data-state", "right")


def test_an_answer_survives_a_reload_and_reset_forgets_it(show: Show, page: Page) -> None:
    shown = show(Prediction("Which?", options=["it shrinks", "it stays", "it grows"], answer="it shrinks"))
    shown.get_by_role("radio", name="it grows").check()
    shown.get_by_role("button", name="Compare").click()
    expect(shown).to_have_attribute("data-state", "wrong")
    page.reload()
    expect(shown).to_have_attribute("data-state", "wrong")
    expect(shown.get_by_role("radio", name="it grows")).to_be_checked()
    shown.get_by_role("button", name="Reset").click()
    expect(shown).to_have_attribute("data-state", "open")
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    expect(shown).to_have_attribute("data-state", "open")
    shown.get_by_role("button", name="I don't know").click()
    expect(shown).to_have_attribute("data-state", "unknown")
    expect(verdict(shown)).to_contain_text("Now you know. The answer is “it shrinks”.")
    page.reload()
    expect(shown).to_have_attribute("data-state", "unknown")


def test_what_is_remembered_for_another_question_is_left_alone(show: Show, page: Page) -> None:
    shown = show(Prediction("How many?", answer=5, id="same"))
    shown.get_by_label("Your answer").fill("5")
    shown.get_by_role("button", name="Compare").click()
    again = show(Prediction("Which?", options=["a", "b"], id="same"))  # the author has changed the question
    expect(again).to_have_attribute("data-state", "open")
    page.evaluate("localStorage.setItem('cnnedu:prediction:same', '{broken')")
    page.reload()
    expect(again).to_have_attribute("data-state", "open")


def test_an_answer_may_wait_for_its_result(show: Show) -> None:
    shown = show(Prediction("How many?", unit="rows"))
    shown.get_by_label("Your answer").fill("1/2")
    shown.get_by_role("button", name="Compare").click()
    expect(shown).to_have_attribute("data-state", "waiting")
    expect(verdict(shown)).to_contain_text("Noted.")


def test_a_sketch_by_keyboard_and_by_mouse(show: Show, page: Page, serious: Callable[[], list[str]]) -> None:
    truth = np.array([[1, -2, 0], [4, 0.5, 6]])
    shown = show(Prediction("Sketch it.", answer=truth), width=360)
    shown.get_by_role("button", name="Compare").click()
    expect(shown.locator(".cnn-problem")).to_contain_text("Fill in at least one cell")
    mine = shown.get_by_role("grid", name="your sketch")
    hint = shown.get_by_text("Click a cell and type its number")
    expect(hint).to_be_visible()
    first = mine.get_by_role("gridcell").first
    first.focus()
    for key in ["1", "Enter", "ArrowRight", "-", "-", "ArrowRight", "+", "-", "ArrowDown", "6", "Enter"]:
        page.keyboard.press(key)
    mine.get_by_role("gridcell").nth(3).click()
    page.get_by_role("textbox", name="sketch row 1, column 0").fill("9")
    page.keyboard.press("Enter")
    assert mine.get_by_role("gridcell").all_inner_texts() == ["1", "−2", "0", "9", "", "6"]
    expect(shown.get_by_role("grid", name="the result")).to_have_count(0)
    shown.get_by_role("button", name="Compare").click()
    expect(shown).to_have_attribute("data-state", "wrong")
    result = shown.get_by_role("grid", name="the result").get_by_role("gridcell").all_inner_texts()
    assert result == ["1", "−2", "0", "4", "0.5", "6"]
    expect(hint).to_be_hidden()
    wrong = mine.locator(".cnn-off")
    assert [cell.get_attribute("data-col") for cell in wrong.all()] == ["0", "1"]
    assert "not as the result" in (wrong.first.get_attribute("aria-label") or "")
    assert serious() == []
    first.press("5")
    expect(first).to_have_text("1")  # what has been compared is not edited
    shown.get_by_role("button", name="Change my mind").click()
    for at, key in [(3, "4"), (4, ".")]:
        mine.get_by_role("gridcell").nth(at).press(key)
        if key == ".":
            page.keyboard.type("5")
        page.keyboard.press("Enter")
    shown.get_by_role("button", name="Compare").click()
    expect(shown).to_have_attribute("data-state", "right")
    page.reload()
    expect(shown).to_have_attribute("data-state", "right")


def test_marks_are_set_by_click_and_space(show: Show, page: Page) -> None:
    shown = show(Prediction("Which does it read?", answer=np.eye(3), marks=True))
    cells = shown.get_by_role("grid", name="your sketch").get_by_role("gridcell")
    cells.nth(0).click()
    cells.nth(4).click()
    cells.nth(5).click()
    page.keyboard.press(" ")
    cells.nth(8).press("+")
    shown.get_by_role("button", name="Compare").click()
    expect(shown).to_have_attribute("data-state", "right")


@pytest.mark.parametrize("how", ["refused", "full"])
def test_where_a_browser_keeps_nothing_it_says_so(show: Show, page: Page, how: str) -> None:
    scripts = {
        "refused": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException() } })",
        "full": "Storage.prototype.setItem = () => { throw new DOMException() }",
    }
    page.add_init_script(scripts[how])
    shown = show(Prediction())
    assert "keeps nothing" not in shown.inner_text()
    shown.get_by_label("Your answer").fill("3")
    shown.get_by_role("button", name="Compare").click()
    expect(shown).to_have_attribute("data-state", "right")
    expect(shown).to_contain_text("This browser keeps nothing for this page")


def test_progress_lists_and_forgets(page: Page, tmp_path: Path, traffic: Any, serious: Callable[[], list[str]]) -> None:
    several = [
        Prediction("One and one?", answer=2),
        Prediction("Two and two?", answer=4),
        Prediction("Three?", answer=3),
    ]
    file = tmp_path / "page.html"
    view = Prediction.progress()
    view.set_trait("notebook", [])
    file.write_text(standalone_page([*several, view], title="Several"), encoding="utf-8")
    page.goto(file.as_uri())
    shown = page.locator(ROOT)
    expect(shown).to_have_count(4)
    progress = shown.nth(3)
    expect(progress).to_contain_text("Nothing answered yet.")
    for at, text in enumerate(["2", "5"]):
        shown.nth(at).get_by_label("Your answer").fill(text)
        shown.nth(at).get_by_role("button", name="Compare").click()
    shown.nth(2).get_by_role("button", name="I don't know").click()
    expect(progress).to_contain_text("3 answered, 1 right, 1 not known.")
    expect(progress.get_by_role("listitem").filter(has_text="Two and two?")).to_contain_text("You said: 5. Result: 4.")
    expect(progress).to_contain_text("nothing is sent anywhere")
    assert serious() == []
    page.reload()
    expect(progress).to_contain_text("3 answered, 1 right")
    progress.get_by_role("button", name="Forget all…").click()
    progress.get_by_role("button", name="Keep").click()
    expect(progress).to_contain_text("3 answered")
    progress.get_by_role("button", name="Forget all…").click()
    progress.get_by_role("button", name="Forget", exact=True).click()
    expect(progress).to_contain_text("Nothing answered yet.")
    for at in range(3):
        expect(shown.nth(at)).to_have_attribute("data-state", "open")
    assert page.evaluate("localStorage.length") == 0
    assert traffic.console == [] and traffic.hosts() == set()


def test_a_finger_answers(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    made = [
        Prediction(),
        Prediction("Which?", options=["a", "b"], answer="a"),
        Prediction("Where?", answer=np.eye(3), marks=True),
    ]
    file.write_text(standalone_page(made, title="Several"), encoding="utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(file.as_uri())
    shown = page.locator(ROOT)
    expect(shown).to_have_count(3)
    low = "all => all.filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)"
    assert shown.locator("button, .cnn-option, .cnn-entry").evaluate_all(low) == []
    shown.nth(1).get_by_text("a", exact=True).tap()
    shown.nth(1).get_by_role("button", name="Compare").tap()
    expect(shown.nth(1)).to_have_attribute("data-state", "right")
    for at in (0, 4, 8):
        shown.nth(2).get_by_role("gridcell").nth(at).tap()
    shown.nth(2).get_by_role("button", name="Compare").tap()
    expect(shown.nth(2)).to_have_attribute("data-state", "right")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
