"""ArithmeticExplorer as its reader has it: by mouse, by touch and by keyboard, legal and illegal."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cnnedu.explorers import ArithmeticExplorer
from cnnedu.sphinxext.page import standalone_page

pytestmark = pytest.mark.browser
Show = Callable[..., Locator]


def field(shown: Locator, setting: str) -> Locator:
    return shown.locator(f'[data-setting="{setting}"] input')


def sizes(shown: Locator) -> tuple[int, int]:
    """Read the output's height and width off the page."""
    lines = shown.get_by_label("Output size", exact=True).locator(".cnn-result")
    return int(lines.nth(0).inner_text()), int(lines.nth(1).inner_text())


def prices(shown: Locator) -> list[int]:
    """Read parameters and multiply-adds off the page."""
    texts = shown.get_by_label("Price", exact=True).locator(".cnn-result").all_inner_texts()
    return [int(text.replace(",", "")) for text in texts]


def expect_like(shown: Locator, explorer: ArithmeticExplorer) -> None:
    """The page says what Python says."""
    output = explorer.output_size
    assert output is not None
    expect(shown.get_by_label("Output size", exact=True).locator(".cnn-result").nth(0)).to_have_text(str(output[0]))
    price = shown.get_by_label("Price", exact=True).locator(".cnn-result").first
    expect(price).to_have_text(f"{explorer.parameters:,}")  # the page draws once per frame
    assert sizes(shown) == output
    assert prices(shown) == [explorer.parameters, explorer.macs]
    if explorer.operation == "convolution":
        rows = shown.locator("tbody tr").all_inner_texts()
        assert explorer.comparison is not None and len(rows) == len(explorer.comparison)
        for text, row in zip(rows, explorer.comparison, strict=True):
            assert f"{row['parameters']:,}" in text and f"{row['macs']:,}" in text


def test_every_control_does_what_python_does(show: Show, page: Page) -> None:
    explorer = ArithmeticExplorer()
    shown = show(explorer)
    expect_like(shown, explorer)
    typed: list[tuple[str, Any, str]] = [
        ("input_size", (20, 17), "20×17"),
        ("kernel_size", (5, 4), "5, 4"),
        ("stride", (3, 2), "(3, 2)"),
        ("dilation", (2, 2), "2"),
        ("padding", (1, 2), "1x2"),
        ("in_channels", 24, "24"),
        ("out_channels", 48, "48"),
        ("groups", 12, "12"),
    ]
    for setting, value, text in typed:
        field(shown, setting).fill(text)
        setattr(explorer, setting, value)
        expect_like(shown, explorer)
    shown.get_by_label("bias").uncheck()
    explorer.bias = False
    shown.get_by_role("button", name="Increase stride").click()
    explorer.stride = (4, 3)
    expect_like(shown, explorer)
    shown.get_by_role("radio", name="Transposed").check()
    field(shown, "output_padding").fill("2×1")
    explorer.set(operation="transposed", output_padding=(2, 1))
    expect_like(shown, explorer)
    shown.get_by_role("button", name="Python", exact=True).click()
    assert shown.get_by_label("Python source").inner_text().rstrip() == explorer.python().rstrip()


def test_every_example_shows_what_python_computes(show: Show) -> None:
    explorer = ArithmeticExplorer()
    shown = show(explorer)
    for name, preset in explorer.presets.items():
        shown.get_by_label("Example").select_option(name)
        explorer.reset()
        explorer.set(**preset["settings"])
        if explorer.problem is None:
            expect(shown.locator('[data-part="picture"]')).to_have_attribute("data-legal", "true")
            expect_like(shown, explorer)
        else:
            expect(shown.locator('[data-part="problem"]')).to_contain_text(explorer.problem)
        expect(shown.locator(".cnn-notes")).to_contain_text(preset["note"])
        expect(shown.get_by_label("Example")).to_have_value(name)


def test_an_illegal_value_is_explained_and_mended(show: Show, serious: Callable[[], list[str]], page: Page) -> None:
    explorer = ArithmeticExplorer()
    shown = show(explorer)
    before = sizes(shown)
    shown.get_by_role("button", name="Decrease dilation").click()
    explorer.dilation = 0
    problem = shown.locator('[data-part="problem"]')
    assert explorer.problem is not None
    expect(problem).to_contain_text(explorer.problem)
    expect(field(shown, "dilation")).to_have_value("0")
    expect(field(shown, "dilation")).to_have_attribute("aria-invalid", "true")
    expect(shown.locator('[data-part="picture"]')).to_have_attribute("data-legal", "false")
    assert sizes(shown) == before, "the last legal layer stays"
    assert serious() == []
    shown.get_by_role("button", name="Python", exact=True).click()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(shown.get_by_label("Python source").inner_text(), {})
    assert printed.getvalue().strip() == explorer.problem
    shown.get_by_role("button", name="Step forward").click()  # there is nowhere to go, and nothing breaks
    problem.get_by_role("button", name="Use dilation 1").click()
    expect(problem).to_be_hidden()
    expect(field(shown, "dilation")).to_be_focused()
    expect(field(shown, "dilation")).to_have_value("1")


@pytest.mark.parametrize(
    ("text", "says"), [("abc", "must be a whole number"), ("4000", "goes up to 1,024"), ("", ""), ("3.5", "whole")]
)
def test_what_is_no_number_changes_nothing(show: Show, text: str, says: str) -> None:
    shown = show(ArithmeticExplorer())
    field(shown, "input_size").fill(text)
    field(shown, "input_size").blur()
    if says:
        expect(shown.locator(".cnn-problem")).to_contain_text(says)
    assert sizes(shown) == (3, 3)
    expect(field(shown, "input_size")).to_have_value("8")


def test_starting_illegal_is_drawn_too(show: Show) -> None:
    shown = show(ArithmeticExplorer(groups=5, padding="same"), width=360)
    expect(shown.locator('[data-part="problem"]')).to_contain_text("5 groups do not divide")
    expect(shown.locator('[data-part="problem"]')).to_contain_text("torch refuses")
    shown.get_by_role("button", name="Use 4 groups").click()
    shown.get_by_role("button", name="Use padding 1").click()
    expect(shown.locator('[data-part="problem"]')).to_be_hidden()
    assert sizes(shown) == (4, 4)


def test_the_kernel_follows_the_keys_and_the_pointer(show: Show, page: Page) -> None:
    shown = show(ArithmeticExplorer(input_size=9))
    picture = shown.get_by_role("application")
    picture.focus()
    for key, place in [
        ("ArrowRight", (1, 2)),
        ("End", (1, 3)),
        ("PageDown", (3, 3)),
        ("ArrowUp", (2, 3)),
        ("Home", (2, 0)),
    ]:
        picture.press(key)
        expect(picture).to_have_attribute("aria-label", re.compile(rf"row {place[0]}, column {place[1]} of 4 × 4"))
    output = shown.locator(".cnn-hit").nth(1)
    box = output.bounding_box()
    assert box is not None
    output.click(position={"x": box["width"] - 8, "y": 8})
    expect(picture).to_have_attribute("aria-label", re.compile("row 0, column 3"))
    source = shown.locator(".cnn-hit").nth(0).bounding_box()
    assert source is not None
    page.mouse.move(source["x"] + 10, source["y"] + 10)
    page.mouse.down()
    expect(picture).to_have_attribute("aria-label", re.compile("row 0, column 0"))
    page.mouse.move(source["x"] + source["width"] + 40, source["y"] + source["height"] + 40, steps=4)
    page.mouse.up()
    expect(picture).to_have_attribute("aria-label", re.compile("row 3, column 3"))


def test_it_plays_to_the_last_stop(show: Show) -> None:
    shown = show(ArithmeticExplorer(speed=8, position=(0, 0)))
    shown.get_by_role("button", name="Play").click()
    expect(shown.locator(".cnn-count")).to_have_text("9 / 9")
    expect(shown.get_by_role("button", name="Play")).to_be_visible()


def test_what_the_stride_drops_is_struck_out_and_overlaps_are_counted(show: Show) -> None:
    explorer = ArithmeticExplorer(operation="transposed", input_size=5)
    shown = show(explorer)
    assert explorer.overlaps is not None
    numbers = [int(text) for text in shown.locator(".cnn-count-texts text").all_text_contents()]
    assert numbers == explorer.overlaps.ravel().tolist()
    shown.get_by_role("radio", name="Convolution").check()
    field(shown, "input_size").fill("8")
    unread = shown.locator(".cnn-source .cnn-unread-path")
    expect(shown.locator(".cnn-key")).to_contain_text("never read")
    assert (unread.get_attribute("d") or "").count("M") == 2, "a row and a column"
    field(shown, "input_size").fill("9")
    expect(shown.locator(".cnn-key")).not_to_contain_text("never read")
    expect(unread).to_have_attribute("d", "")


def test_a_finger_can_use_it(browser: Browser, tmp_path: Any) -> None:
    file = tmp_path / "page.html"
    file.write_text(standalone_page([ArithmeticExplorer()], title="One explorer"), encoding="utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(file.as_uri())
    shown = page.locator('[data-explorer="ArithmeticExplorer"][data-ready="true"]')
    small = shown.locator("button, select, input[type=text]").evaluate_all(
        """all => all.filter((e) => {
          const { width, height } = e.getBoundingClientRect();
          return e.checkVisibility() && Math.min(width, height) < 43.5;
        }).map((e) => e.outerHTML)"""
    )
    assert small == []
    shown.get_by_role("button", name="Increase padding").tap()
    expect(shown.get_by_label("Output size", exact=True).locator(".cnn-result").nth(0)).to_have_text("4")
    shown.locator(".cnn-hit").nth(1).tap(position={"x": 10, "y": 10})
    expect(shown.get_by_role("application")).to_have_attribute("aria-label", re.compile("row 0, column 0"))
    # A finger on a map drags the kernel, not the page.
    shown.get_by_role("application").scroll_into_view_if_needed()
    box = shown.locator(".cnn-hit").nth(0).bounding_box()
    assert box is not None
    finger = {"x": box["x"] + box["width"] - 20, "y": box["y"] + box["height"] - 20}
    cdp, before = context.new_cdp_session(page), page.evaluate("scrollY")
    cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [finger]})
    expect(shown.get_by_role("application")).to_have_attribute("aria-label", re.compile("row 3, column 3"))
    for up in range(20, 160, 20):
        cdp.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{**finger, "y": finger["y"] - up}]})
    expect(shown.get_by_role("application")).to_have_attribute("aria-label", re.compile("row 0, column 3"))
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert page.evaluate("scrollY") == before
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
