"""PoolingExplorer on a static page: values read off it against NumPy, by mouse, by touch and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cnnedu.explorers import PoolingExplorer
from cnnedu.functional import avg_pool2d, max_pool2d
from cnnedu.sphinxext.page import standalone_page

pytestmark = pytest.mark.browser

Show = Callable[..., Locator]


def read(shown: Locator, part: str) -> np.ndarray:
    """Return the numbers of one grid as they are read aloud, which is in full."""
    labels = shown.locator(f'[data-part="{part}"] [role=gridcell]').evaluate_all(
        "all => all.map(e => [Number(e.dataset.row), Number(e.dataset.col), e.getAttribute('aria-label')])"
    )
    rows, cols = (max(label[axis] for label in labels) + 1 for axis in (0, 1))
    values = np.full((rows, cols), np.nan)
    for row, col, text in labels:
        if row >= 0 and col >= 0 and ":" in text:
            values[row, col] = float(text.split(": ")[1].split(",")[0].replace("−", "-").replace("∞", "inf"))
    return values


def cell(shown: Locator, part: str, row: int, col: int) -> Locator:
    return shown.locator(f'[data-part="{part}"] [data-row="{row}"][data-col="{col}"]')


def test_numbers_are_numpys(show: Show) -> None:
    rng = np.random.default_rng(7)
    map = rng.integers(-9, 10, (7, 8)).astype(float)
    for settings in (
        {},
        {"kernel_size": 3, "padding": 1},
        {"kernel_size": (2, 3), "stride": (1, 3), "ceil_mode": True},
    ):
        explorer = PoolingExplorer(map, **settings)
        shown = show(explorer)
        np.testing.assert_array_equal(read(shown, "input")[:7, :8], map)
        np.testing.assert_array_equal(read(shown, "max"), explorer.maximum)
        np.testing.assert_allclose(read(shown, "average"), explorer.average, atol=0.005)


def test_pointing_writes_out_the_arithmetic(show: Show) -> None:
    shown = show(PoolingExplorer())
    detail = shown.locator(".cnn-detail")
    expect(detail).to_contain_text("max(1, 3, 2, 0) =3")
    expect(detail).to_contain_text("(1 + 3 + 2 + 0) / 4 =1.5")
    expect(detail).to_contain_text("0 weights")
    cell(shown, "max", 1, 1).hover()
    expect(detail).to_contain_text("max(9, 4, 2, 0) =9")
    assert "current" in (cell(shown, "average", 1, 1).get_attribute("class") or "")
    cell(shown, "input", 3, 1).hover()
    expect(shown.locator(".cnn-hint")).to_contain_text("Row 3, column 1 is in one window. It is the largest there")


def test_shift_by_one_changes_nothing_or_everything(show: Show) -> None:
    shown = show(PoolingExplorer())
    example = shown.get_by_label("Example")
    for name, counts in {
        "max_holds": ("none of 6 changed", "none of 6 changed"),
        "max_breaks": ("all 6 changed", "all 6 changed"),
        "average_notices": ("none of 6 changed", "5 of 6 changed"),
    }.items():
        example.select_option(name)
        explorer = PoolingExplorer(name)
        for part, count in zip(("max-after", "average-after"), counts, strict=True):
            expect(shown.locator(f'[data-part="{part}"] .cnn-note')).to_have_text(count)
        np.testing.assert_array_equal(read(shown, "shifted"), explorer.shifted)
        np.testing.assert_array_equal(read(shown, "max-after"), max_pool2d(explorer.shifted[None], 2)[0])
        np.testing.assert_allclose(read(shown, "average-after"), avg_pool2d(explorer.shifted[None], 2)[0], atol=0.005)
    shown.get_by_label("Shift the map").select_option("0,2")
    explorer.shift = (0, 2)
    expect(shown.locator('[data-part="shifted"] .cnn-head')).to_contain_text("2 pixels right")
    np.testing.assert_array_equal(read(shown, "shifted"), explorer.shifted)


def test_gradient_goes_to_the_winner_or_to_all(show: Show, page: Page) -> None:
    explorer = PoolingExplorer("overlapping")
    shown = show(explorer)
    np.testing.assert_array_equal(read(shown, "grad-max"), explorer.grad_max)
    np.testing.assert_allclose(read(shown, "grad-average"), explorer.grad_average, atol=0.005)
    cell(shown, "arriving", 1, 1).click()
    page.keyboard.type("-7")
    page.keyboard.press("Enter")
    grad = np.ones((3, 3))
    grad[1, 1] = -7
    explorer.grad_output = grad
    expect(shown.locator('[data-part="grad-max"] .cnn-note')).to_have_text("in all 1")
    np.testing.assert_array_equal(read(shown, "grad-max"), explorer.grad_max)
    page.mouse.move(0, 0)  # what lies under the pointer would be pointed at
    shown.get_by_label("Example").select_option("ties")
    expect(shown.locator(".cnn-detail")).to_contain_text("the first in reading order of 2 that hold 3")


def test_keyboard_alone(show: Show, page: Page) -> None:
    shown = show(PoolingExplorer())
    cell(shown, "input", 0, 0).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("9")
    page.keyboard.press("Enter")
    expect(cell(shown, "max", 0, 0)).to_have_text("9")
    page.keyboard.press("+")
    expect(cell(shown, "max", 0, 0)).to_have_text("10")
    cell(shown, "max", 0, 0).focus()
    page.keyboard.press("ArrowRight")
    expect(shown.locator(".cnn-detail")).to_contain_text("max(0, 1, 5, 1) =5")
    shown.get_by_role("radio", name="Gradient").check()
    expect(shown.locator('[data-part="grad-max"]')).to_be_visible()


def test_illegal_settings_are_explained(show: Show) -> None:
    shown = show(PoolingExplorer())
    shown.get_by_role("button", name="More").click()
    for _ in range(2):
        shown.get_by_role("button", name="Increase padding").click()
    alert = shown.get_by_role("alert")
    expect(alert).to_contain_text("Padding 2 is more than half of a window of 2 rows")
    expect(alert).to_contain_text("Use at most 1")
    np.testing.assert_array_equal(read(shown, "max"), PoolingExplorer(padding=1).maximum)
    shown.get_by_role("button", name="Decrease padding").click()
    expect(alert).to_be_hidden()


def test_left_over_rows_are_struck_out(show: Show) -> None:
    shown = show(PoolingExplorer("rows_left_over"))
    expect(shown.locator('[data-part="input"] .cnn-note')).to_contain_text("no window reads 1 row and 1 column")
    assert shown.locator('[data-part="input"] .unread').count() == 9
    shown.get_by_role("button", name="More").click()
    shown.get_by_label("keep windows that overhang").check()
    np.testing.assert_array_equal(read(shown, "max"), PoolingExplorer("rows_left_over", ceil_mode=True).maximum)


def test_play_slides_the_window(show: Show) -> None:
    shown = show(PoolingExplorer(speed=8))
    shown.get_by_role("button", name="Play").click()
    expect(shown.locator(".cnn-count")).to_have_text("9 / 9", timeout=5000)
    expect(shown.locator(".cnn-detail")).to_contain_text("max(7, 2, 1, 0) =7")


def test_touch_at_360_pixels(browser: Browser, tmp_path: Any) -> None:
    file = tmp_path / "page.html"
    file.write_text(standalone_page([PoolingExplorer("ties")], title="One explorer"), encoding="utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(file.as_uri())
    shown = page.locator('[data-explorer="PoolingExplorer"][data-ready="true"]')
    boxes = [shown.locator(f'[data-part="{part}"]').bounding_box() for part in ("max", "average")]
    assert boxes[0] and boxes[1] and abs(boxes[0]["y"] - boxes[1]["y"]) < 1, "max beside average, on a phone too"
    cell(shown, "max", 1, 2).tap()
    expect(shown.locator(".cnn-detail")).to_contain_text("all of 1 goes to row 3, column 5")
    cell(shown, "input", 0, 0).tap()
    editor = shown.get_by_role("group", name="Edit map row 0, column 0")
    expect(editor).to_be_visible()
    small = shown.locator("button:visible").evaluate_all("all => all.filter(e => e.offsetHeight < 44).length")
    assert small == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_in_every_mode(show: Show, serious: Callable[[], list[str]], scheme: Any) -> None:
    padded = PoolingExplorer(np.arange(30).reshape(5, 6) - 9, kernel_size=3, padding=1, ceil_mode=True, mode="backward")
    for explorer in (padded, PoolingExplorer("max_breaks")):
        show(explorer, width=688, scheme=scheme)
        assert serious() == []


def test_the_bar_is_one_line_in_the_books_column(show: Show) -> None:
    bar = show(PoolingExplorer(), width=688).locator(".cnn-bar").bounding_box()
    assert bar is not None
    assert bar["height"] < 50
