"""KernelExplorer on a static page: by mouse, by touch, by keyboard; values against NumPy."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from kernel_page import heat, numbers, pixels, point, ready, result
from playwright.sync_api import Browser, Locator, Page, expect

from cnnedu.explorers import PRESETS, KernelExplorer
from cnnedu.sphinxext.page import standalone_page

pytestmark = pytest.mark.browser

Show = Callable[..., Locator]


# ---------------------------------------------------------------------------------------------------- what one reads


def test_the_numbers_on_screen_are_numpys(show: Show, page: Page) -> None:
    explorer = KernelExplorer()
    shown = ready(show(explorer))
    rng = np.random.default_rng(0)
    for row, col in rng.integers(1, 255, (4, 2)):
        point(page, heat(shown, "maps"), row, col, 256, 256)
        expect(shown.locator(".cnn-title")).to_contain_text(f"row {row}, column {col}")
        explorer.position = (0, int(row), int(col))
        assert np.array_equal(numbers(shown, "patch"), explorer.patch[0])
        assert np.array_equal(numbers(shown, "kernel"), PRESETS["sobel_x"])
        assert np.array_equal(numbers(shown, "products"), explorer.patch[0] * PRESETS["sobel_x"])
        assert result(shown) == explorer.output[explorer.position]
        point(page, heat(shown, "picture"), row, col, 256, 256)
        expect(shown.locator(".cnn-title")).to_contain_text(f"row {row}, column {col}")
    expect(shown.locator("[aria-live=polite]").first).to_have_text(explorer.describe())


@pytest.mark.parametrize("name", ["box_blur", "gaussian_blur_5", "sharpen"])
def test_the_map_as_a_picture_is_conv2ds(show: Show, name: str) -> None:
    explorer = KernelExplorer(image="coffee", kernel=name, display="clip", padding="valid")
    shown = ready(show(explorer))
    expected = np.clip(explorer.output[0], 0, 255)
    found = pixels(heat(shown, "maps"))
    assert found.shape[:2] == expected.shape
    assert np.abs(found[..., 0] - expected).max() <= 0.5 + 1e-9
    assert np.array_equal(pixels(heat(shown, "picture"))[..., 0], explorer.input[0])


def test_colour_filters_sum_over_three_channels(show: Show, page: Page) -> None:
    kernel = np.random.default_rng(1).integers(-3, 4, (3, 3, 3))
    explorer = KernelExplorer(image="chelsea", kernel=kernel, stride=2, flip=True, position=(0, 40, 50))
    shown = ready(show(explorer))
    for c, colour in enumerate(("red", "green", "blue")):
        assert np.array_equal(numbers(shown, f"patch, {colour}"), explorer.patch[c])
        assert np.array_equal(numbers(shown, f"kernel, {colour}"), kernel[c, ::-1, ::-1])
    assert result(shown) == explorer.output[0, 40, 50]
    assert np.array_equal(pixels(heat(shown, "picture")), np.moveaxis(explorer.input, 0, 2))
    shown.get_by_role("button", name="Python", exact=True).click()
    assert shown.get_by_label("Python source").inner_text().rstrip() == explorer.python().rstrip()


def test_every_display_and_the_strongest_answers(show: Show) -> None:
    explorer = KernelExplorer(kernel="laplacian")
    shown = ready(show(explorer))
    for sign, label in ((1, "Strongest match"), (-1, "Strongest opposite")):
        shown.get_by_role("button", name=label).click()
        wanted = (sign * explorer.output[:, 1:-1, 1:-1]).max()  # no patch that reaches into the padding
        expect(shown.locator(".cnn-result")).to_have_text(f"{sign * wanted:.0f}".replace("-", "\N{MINUS SIGN}"))
    for label, words in (("size", "shown as |"), ("ReLU", "shown as max(0, "), ("0…255", "shown as grey 0 of 255")):
        shown.get_by_role("radio", name=label, exact=True).check()
        expect(shown.locator(".cnn-sum")).to_contain_text(words)


# ------------------------------------------------------------------------------------------------------ what one does


def test_kernels_by_keyboard(show: Show, page: Page) -> None:
    shown = ready(show(KernelExplorer()))
    shown.get_by_role("radio", name="sobel x", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(shown.get_by_role("radio", name="sobel y", exact=True)).to_be_checked()
    expect(shown.locator(".cnn-about")).to_contain_text("level edges")
    heat(shown, "picture").focus()
    for key in ("ArrowDown", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    expect(shown.locator(".cnn-title")).to_contain_text("row 104, column 99")
    cell = shown.get_by_role("grid", name="kernel").get_by_role("gridcell").nth(4)
    cell.focus()
    page.keyboard.press("+")
    expect(cell).to_have_text("1")
    page.keyboard.type("7.5")
    page.keyboard.press("Enter")
    expect(cell).to_have_text("7.5")
    kernel = PRESETS["sobel_y"].astype(float)
    kernel[1, 1] = 7.5
    expected = KernelExplorer(kernel=kernel, position=(0, 104, 99))
    assert result(shown) == pytest.approx(expected.output[0, 104, 99], abs=0.01)
    expect(shown.get_by_role("radiogroup", name="Kernel", exact=True).get_by_role("radio", checked=True)).to_have_count(
        0
    )


def test_a_rotated_kernel_is_edited_where_it_is_seen(show: Show, page: Page) -> None:
    shown = ready(show(KernelExplorer(kernel=np.arange(9).reshape(3, 3), flip=True)))
    cell = shown.get_by_role("grid", name="kernel").get_by_role("gridcell").first
    expect(cell).to_have_text("8")
    cell.focus()
    page.keyboard.press("-")
    expect(cell).to_have_text("7")
    assert numbers(shown, "kernel").ravel().tolist() == [7, 7, 6, 5, 4, 3, 2, 1, 0]


def test_the_patch_becomes_the_kernel(show: Show, page: Page) -> None:
    shown = ready(show(KernelExplorer()))
    shown.get_by_role("button", name="Look for this patch").click()
    expect(shown.locator(".cnn-about")).to_contain_text("now looked for everywhere")
    kernel = numbers(shown, "kernel")
    assert kernel.shape == (7, 7) and kernel.sum() == 0
    assert np.corrcoef(kernel.ravel(), numbers(shown, "patch").ravel())[0, 1] > 0.99
    explorer = KernelExplorer(kernel=kernel)
    assert result(shown) == explorer.output[explorer.position] > 0
    shown.get_by_role("button", name="Normalise").click()
    expect(shown.locator(".cnn-result")).not_to_have_text(f"{explorer.output[explorer.position]:.0f}")
    assert abs(result(shown)) <= 255


def test_filters_sizes_and_geometry(show: Show, page: Page) -> None:
    shown = ready(show(KernelExplorer()))
    shown.get_by_role("button", name="More", exact=True).click()
    for name in ("Increase filters", "Increase filters", "Increase stride"):
        shown.get_by_role("button", name=name).click()
    expect(shown.get_by_role("application", name=re.compile("^feature map"))).to_have_count(3)
    expect(shown.get_by_role("application", name="feature map 0, sobel x, 128 by 128")).to_be_visible()
    assert numbers(shown, "kernel").shape == (5, 5), "the spot is 5 by 5"
    shown.get_by_role("button", name="Decrease filters").click()
    shown.get_by_role("button", name="Increase kernel size").click()
    shown.get_by_role("radio", name="no padding").check()
    expect(shown.get_by_role("application", name="feature map 1, sobel y, 126 by 126")).to_be_visible()
    shown.get_by_role("radio", name="red, green, blue").check()
    expect(shown.get_by_role("grid", name="kernel, blue")).to_be_visible()
    expect(shown.get_by_role("radio", name="sobel x", exact=True)).to_be_checked()
    shown.get_by_label("kernel on").select_option("red − green")
    blue = shown.get_by_role("grid", name="kernel, blue", exact=True).get_by_role("gridcell")
    expect(blue.filter(has_not_text=re.compile("^0$"))).to_have_count(0)  # once it is drawn
    assert not numbers(shown, "kernel, blue").any()
    assert np.array_equal(numbers(shown, "kernel, red"), -numbers(shown, "kernel, green"))
    shown.get_by_role("radio", name="grey", exact=True).check()
    expect(shown.get_by_role("grid", name="kernel", exact=True)).to_be_visible()


def test_cells_that_come_back_are_no_second_tab_stop(show: Show, page: Page) -> None:
    shown = ready(show(KernelExplorer(kernel="gaussian_blur_5")))
    cells = shown.get_by_role("grid", name="kernel", exact=True).get_by_role("gridcell")
    cells.first.focus()
    page.keyboard.press("Control+End")
    expect(cells.last).to_be_focused()
    shown.get_by_role("radio", name="sobel x", exact=True).check()
    expect(cells).to_have_count(9)
    shown.get_by_role("radio", name="gaussian blur 5", exact=True).check()
    expect(cells).to_have_count(25)
    assert cells.evaluate_all("all => all.filter((cell) => cell.tabIndex === 0).length") == 1
    assert np.array_equal(numbers(shown, "kernel"), np.round(PRESETS["gaussian_blur_5"] * 256)), "in 256ths"


def test_the_kernel_walks_and_pointing_stops_it(show: Show, page: Page) -> None:
    shown = ready(show(KernelExplorer()))
    veils = shown.locator(".cnn-veil")
    expect(veils.last).to_be_hidden()
    shown.get_by_role("button", name="Play", exact=True).click()
    expect(veils.last).to_be_visible()
    expect(shown.locator(".cnn-count")).to_have_text(re.compile(r"^[3-9] / 256$"))
    point(page, heat(shown, "maps"), 100, 100, 256, 256)
    expect(shown.get_by_role("button", name="Play", exact=True)).to_be_visible()
    expect(veils.last).to_be_hidden()
    shown.get_by_role("slider", name="Position among the stops").press("End")
    expect(shown.locator(".cnn-title")).to_contain_text("row 255, column 255")
    expect(veils.last).to_be_hidden()


def test_by_touch(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(standalone_page([KernelExplorer()]), encoding="utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(file.as_uri())
    shown = ready(page.locator('[data-explorer="KernelExplorer"]'))
    at = heat(shown, "picture")
    at.scroll_into_view_if_needed()
    box = at.bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 4)
    expect(shown.locator(".cnn-title")).to_contain_text(re.compile(r"row (63|64|65), column (127|128|129)"))
    shown.locator(".cnn-preset", has_text="laplacian").tap()
    expect(shown.get_by_role("radio", name="laplacian", exact=True)).to_be_checked()
    heights = shown.locator("button:visible").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert min(heights) >= 44
    context.close()
