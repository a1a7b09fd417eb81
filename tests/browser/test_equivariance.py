"""EquivarianceExplorer on a static page: its pictures and numbers against NumPy, by mouse, touch and keyboard."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from cnnedu.explorers import EquivarianceExplorer
from cnnedu.explorers.format import number_text
from cnnedu.sphinxext.page import standalone_page

pytestmark = pytest.mark.browser

Show = Callable[..., Locator]


@pytest.fixture
def opened(show: Show) -> Show:
    """Return `show`, which here also waits for the picture to be decoded."""

    def open_(explorer: EquivarianceExplorer, **page: Any) -> Locator:
        shown = show(explorer, **page)
        expect(shown.locator('[data-part="equivariance"]')).to_have_attribute("data-holds", re.compile("true|false"))
        return shown

    return open_


def agrees(shown: Locator, explorer: EquivarianceExplorer) -> None:
    """Check the verdict and one number of each output against Python."""
    verdict = shown.locator('[data-part="equivariance"]')
    expect(verdict).to_have_attribute("data-holds", str(explorer.largest == 0).lower())
    if explorer.largest > 0:
        expect(verdict).to_contain_text(f"Largest difference {number_text(explorer.largest)}")
    if explorer.invariance:
        other = shown.locator('[data-part="invariance"]')
        expect(other).to_have_attribute("data-holds", str(explorer.invariance_largest == 0).lower())
        expect(other).to_contain_text(number_text(explorer.invariance_largest))


def number_at(shown: Locator, row: int, col: int, size: int) -> dict[str, str]:
    """Point at an output and return what the line below says."""
    heat = shown.locator('[data-part="found"] .cnn-heat')
    heat.scroll_into_view_if_needed()
    box = heat.bounding_box()
    assert box is not None
    cell = box["width"] / size
    heat.hover(position={"x": (col + 0.5) * cell, "y": (row + 0.5) * cell})
    line = shown.locator(".cnn-hint")
    expect(line).to_contain_text(f"row {row}, column {col}")
    return dict(re.findall(r"(f\(shift\(x\)\)|shift\(f\(x\)\)|f\(x\)) = (−?\d[\d.e-]*\b)", line.inner_text()))


@pytest.mark.parametrize(
    ("function", "settings"),
    [
        ("convolution", {}),
        ("convolution", {"padding": "none", "boundary": "zero"}),
        ("locally_connected", {"padding": "circular"}),
        ("dense", {"picture": "seven"}),
        ("max_pool", {"stride": 2, "shift": (1, 2)}),
        ("blur_pool", {"stride": 2, "padding": "circular", "shift": (0, 3)}),
    ],
)
def test_numbers_are_numpys(opened: Show, function: str, settings: dict[str, Any]) -> None:
    explorer = EquivarianceExplorer(function, **settings, invariance=True)
    shown = opened(explorer)
    agrees(shown, explorer)
    size = explorer.output.shape[1]
    for row, col in ((2, 9), (size - 1, size - 2)):
        said = {name.strip(): value for name, value in number_at(shown, row, col, size).items()}
        at = (0, row, col)
        for name, expected in (
            ("f(shift(x))", explorer.output_of_shifted[at]),
            ("shift(f(x))", explorer.shifted_output[at]),
            ("f(x)", explorer.output[at]),
        ):
            assert float(said[name].replace("−", "-")) == pytest.approx(expected, abs=0.0051), (name, row, col)


def test_dragging_moves_the_picture(opened: Show, page: Page) -> None:
    explorer = EquivarianceExplorer(padding="circular", shift=(0, 0))
    shown = opened(explorer)
    expect(shown.locator('[data-part="equivariance"]')).to_contain_text("Nothing has moved yet")
    heat = shown.get_by_role("application", name="Picture, moved not at all")
    box = heat.bounding_box()
    assert box is not None
    pixel = box["width"] / 32
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 7 * pixel, y - 3 * pixel, steps=4)
    page.mouse.up()
    expect(shown.get_by_role("application", name="Picture, moved 3 up, 7 right")).to_be_visible()
    verdict = shown.locator('[data-part="equivariance"]')
    expect(verdict).to_contain_text("Difference exactly 0 at all 1024 positions.")
    shown.get_by_label("padding").select_option("zeros")
    expect(verdict).to_contain_text("the zeros beyond it do not move")
    expect(verdict).to_contain_text("Further than 1 position from the rim, before or after the shift, it is exactly 0.")
    explorer.set(shift=(-3, 7), padding="zeros")
    agrees(shown, explorer)


def test_keyboard_alone(opened: Show, page: Page) -> None:
    explorer = EquivarianceExplorer("max_pool", stride=2, padding="circular", shift=(0, 0))
    shown = opened(explorer)
    shown.get_by_role("application", name="Picture").focus()
    for key, shift in (
        ("ArrowRight", (0, 1)),
        ("ArrowRight", (0, 2)),
        ("ArrowDown", (1, 2)),
        ("Shift+ArrowLeft", (1, -2)),
    ):
        page.keyboard.press(key)
        explorer.shift = shift
        agrees(shown, explorer)
    page.keyboard.press("Home")
    expect(shown.get_by_role("application", name="Picture, moved not at all")).to_be_visible()


def test_every_layer_and_the_other_question(opened: Show) -> None:
    explorer = EquivarianceExplorer(shift=(0, 3))
    shown = opened(explorer)
    shown.get_by_label("Ask the other question").check()
    explorer.invariance = True
    for function in ("locally_connected", "dense", "max_pool", "avg_pool", "blur_pool", "convolution"):
        shown.get_by_label("f", exact=True).select_option(function)
        explorer.function = function
        agrees(shown, explorer)
    shown.get_by_role("button", name="Increase stride").click()
    explorer.stride = 2
    agrees(shown, explorer)
    expect(shown.locator('[data-part="equivariance"]')).to_contain_text("move by 1.5 positions")


def test_the_curve_comes_back_with_the_stride(opened: Show, page: Page) -> None:
    shown = opened(EquivarianceExplorer("max_pool", stride=2, padding="circular", shift=(0, 0)))
    plot = shown.locator(".cnn-plot")
    expect(plot.locator(".cnn-mark")).to_have_count(18)
    plot.focus()
    for key, right in (("ArrowRight", 1), ("ArrowRight", 2), ("End", 8)):
        page.keyboard.press(key)
        expect(shown.locator('[data-part="equivariance"]')).to_have_attribute(
            "data-holds", "true" if right % 2 == 0 else "false"
        )
        expect(shown.get_by_role("application", name=f"Picture, moved {right} right")).to_be_visible()


def test_play_moves_to_the_right(opened: Show) -> None:
    shown = opened(EquivarianceExplorer(speed=8, shift=(1, 0)))
    shown.get_by_role("button", name="Play").click()
    expect(shown.get_by_role("application", name="Picture, moved 1 down, 8 right")).to_be_visible(timeout=5000)


def test_a_picture_of_ones_own_and_a_broken_one(opened: Show) -> None:
    shown = opened(EquivarianceExplorer())
    shown.get_by_role("button", name="More").click()
    file = io.BytesIO()
    pixels = np.zeros((64, 96, 3), np.uint8)
    pixels[:, 32:] = 255
    Image.fromarray(pixels).save(file, "PNG")
    chooser = shown.locator("input[type=file]")
    chooser.set_input_files({"name": "own.png", "mimeType": "image/png", "buffer": file.getvalue()})
    expect(shown.get_by_label("picture", exact=True)).to_have_value("")
    own = EquivarianceExplorer(picture=pixels[:, 16:80])
    expect(shown.locator('[data-part="equivariance"]')).to_contain_text(
        f"Largest difference {number_text(own.largest)}"
    )
    chooser.set_input_files({"name": "text.png", "mimeType": "image/png", "buffer": b"no picture"})
    expect(shown.get_by_role("alert")).to_contain_text("no picture that the browser can read")
    shown.get_by_role("button", name="Reset").click()
    expect(shown.get_by_role("alert")).to_be_hidden()
    agrees(shown, EquivarianceExplorer())


def test_touch_at_360_pixels(browser: Browser, tmp_path: Any) -> None:
    file = tmp_path / "page.html"
    file.write_text(standalone_page([EquivarianceExplorer(shift=(0, 0))], title="One explorer"), encoding="utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(file.as_uri())
    shown = page.locator('[data-explorer="EquivarianceExplorer"]')
    heat = shown.get_by_role("application", name="Picture")
    expect(shown.locator('[data-part="equivariance"]')).to_have_attribute("data-holds", "true")
    box = heat.bounding_box()
    assert box is not None
    x, y, pixel = box["x"] + 60, box["y"] + 60, box["width"] / 32
    touch = context.new_cdp_session(page)
    for kind, at in (("touchStart", 0), ("touchMove", 2), ("touchMove", 4), ("touchEnd", None)):
        points = [] if at is None else [{"x": x + at * pixel, "y": y + at * pixel}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(shown.get_by_role("application", name="Picture, moved 4 down, 4 right")).to_be_visible()
    assert page.evaluate("scrollY") == 0, "a dragged picture does not scroll the page"
    small = shown.locator("button:visible").evaluate_all("all => all.filter(e => e.offsetHeight < 44).length")
    assert small == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 688)])
def test_accessible_with_both_questions(
    opened: Show, serious: Callable[[], list[str]], scheme: Any, width: int
) -> None:
    opened(EquivarianceExplorer("max_pool", stride=2, invariance=True), width=width, scheme=scheme)
    assert serious() == []


def test_headings_stand_level_and_playing_moves_nothing(opened: Show) -> None:
    for width in (688, 360):
        shown = opened(EquivarianceExplorer(shift=(3, 5)), width=width)
        rows = (("shifted", "plain"), ("found", "expected", *(("difference",) if width > 600 else ())))
        for parts in rows:
            tops = [shown.locator(f'[data-part="{part}"] canvas').bounding_box() for part in parts]
            assert len({round(box["y"]) for box in tops if box is not None}) == 1, (width, parts)
    shown = opened(EquivarianceExplorer(shift=(0, 1)), width=688)
    bar = shown.locator(".cnn-bar").bounding_box()
    assert bar is not None and bar["height"] < 50
    heights = set()
    for right in range(1, 9):
        shown.get_by_role("slider", name="Position among the shifts").fill(str(right))
        expect(shown.get_by_role("application", name=f"Picture, moved {right} right")).to_be_visible()
        heights.add(shown.evaluate("e => Math.round(e.getBoundingClientRect().height)"))
    assert len(heights) == 1


def test_a_colour_that_stands_for_more_says_so(opened: Show) -> None:
    shown = opened(EquivarianceExplorer())
    expect(shown.locator('[data-part="difference"] .cnn-legend')).to_contain_text("and more")
    expect(shown.locator('[data-part="found"] .cnn-legend')).not_to_contain_text("and more")
