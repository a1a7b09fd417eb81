"""GradientExplorer on a static page: values read off it against NumPy, by mouse, by touch and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cnnedu.explorers import GradientExplorer
from cnnedu.sphinxext.page import standalone_page

pytestmark = pytest.mark.browser

Show = Callable[..., Locator]


def read(shown: Locator, part: str) -> np.ndarray:
    """Return the numbers of one grid as they are read aloud."""
    labels = shown.locator(f'[data-part="{part}"] [role=gridcell]').evaluate_all(
        "all => all.map(e => [Number(e.dataset.row), Number(e.dataset.col), e.getAttribute('aria-label')])"
    )
    values = np.full((labels[-1][0] + 1, labels[-1][1] + 1), np.nan)
    for row, col, text in labels:
        told = text.split(": ")[1].split(",")[0]
        values[row, col] = np.nan if told == "not yet" else float(told.replace("−", "-"))
    return values


def cell(shown: Locator, part: str, row: int, col: int) -> Locator:
    return shown.locator(f'[data-part="{part}"] [data-row="{row}"][data-col="{col}"]')


def agrees(shown: Locator, explorer: GradientExplorer) -> None:
    """Compare every map on the page with Python's."""
    for part, values in {
        "features": explorer.features,
        "output": explorer.output,
        "grad-input": explorer.grad_input,
        "grad-kernel": explorer.grad_weight,
        "grad-features": explorer.grad_features,
    }.items():
        np.testing.assert_allclose(read(shown, part), values, atol=0.00501, err_msg=part)


def test_numbers_are_numpys(show: Show) -> None:
    rng = np.random.default_rng(4)
    for settings in (
        {},
        {"pooling": "average", "grad_output": [[1, -1], [2, 0.5]]},
        {"input": rng.integers(-5, 6, (7, 6)), "weight": rng.integers(-3, 4, (2, 3)), "activation": "none"},
    ):
        explorer = GradientExplorer(**settings)
        agrees(show(explorer), explorer)


def test_pointing_writes_the_sum_and_its_check(show: Show) -> None:
    shown = show(GradientExplorer())
    detail = shown.locator(".cnn-detail")
    cell(shown, "grad-kernel", 1, 2).hover()
    expect(detail).to_contain_text("∂L/∂kernel, row 1, column 2")
    expect(detail).to_contain_text("the one product that counts: 1 × 1 = 1")
    expect(detail).to_contain_text("from −2 to −1.99: L goes from 4 to 4.01, change / ε = 1 ✓ the gradient")
    cell(shown, "grad-active", 0, 0).hover()
    expect(detail).to_contain_text("Row 1, column 1 won this window.")
    cell(shown, "grad-features", 2, 2).hover()
    expect(detail).to_contain_text("The value was −2, not above 0")


def test_a_nudge_across_a_kink_disagrees(show: Show) -> None:
    shown = show(GradientExplorer(epsilon=1, grad_output=[[0, 0], [0, 1]]))
    cell(shown, "grad-features", 3, 3).hover()
    expect(shown.locator(".cnn-agrees")).to_have_text("✓ the gradient")  # from −1 to 0: ReLU answers 0 all the way
    cell(shown, "grad-active", 2, 3).hover()
    expect(shown.locator(".cnn-differs")).to_contain_text("≠ 0: on the way another cell won its window")
    cell(shown, "grad-kernel", 0, 0).hover()
    shown.get_by_label("ε").select_option("0.001")
    expect(shown.locator(".cnn-agrees")).to_have_text("✓ the gradient")


def test_choosing_another_output_and_editing(show: Show, page: Page) -> None:
    shown = show(GradientExplorer())
    cell(shown, "output", 1, 1).click()
    expect(shown.locator(".cnn-hint")).to_contain_text("Every gradient is 0")
    agrees(shown, GradientExplorer(grad_output=[[0, 0], [0, 1]]))
    shown.get_by_role("button", name="All outputs").click()
    agrees(shown, GradientExplorer(grad_output=np.ones((2, 2))))
    cell(shown, "kernel", 0, 1).click()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    weight = GradientExplorer().weight.copy()
    weight[0, 1] = 3
    explorer = GradientExplorer(weight=weight, grad_output=np.ones((2, 2)))
    expect(cell(shown, "kernel", 0, 1)).to_have_text("3")
    agrees(shown, explorer)
    shown.get_by_role("radio", name="average").check(force=True)
    shown.get_by_role("checkbox", name="ReLU").uncheck()
    agrees(shown, GradientExplorer(weight=weight, grad_output=np.ones((2, 2)), pooling="average", activation="none"))
    shown.get_by_role("button", name="More").click()
    shown.get_by_role("button", name="Increase input size").click()
    expect(cell(shown, "input", 6, 6)).to_be_visible()


def test_playing_uncovers_the_gradients_in_order(show: Show, page: Page) -> None:
    shown = show(GradientExplorer(step=0, speed=8))
    assert np.isnan(read(shown, "grad-kernel")).all() and not np.isnan(read(shown, "grad-output")).any()
    shown.get_by_role("button", name="Step forward").click()
    expect(cell(shown, "grad-active", 1, 1)).to_have_text("1")
    shown.get_by_role("button", name="Play").click()
    expect(shown.locator(".cnn-count")).to_have_text("21 / 21", timeout=8000)
    agrees(shown, GradientExplorer())
    shown.get_by_role("button", name="First gradient").click()
    cell(shown, "grad-kernel", 0, 2).hover()  # asking for a sum brings it forward
    expect(cell(shown, "grad-kernel", 0, 2)).to_have_text("0")


def test_by_keyboard_alone(show: Show, page: Page) -> None:
    shown = show(GradientExplorer())
    cell(shown, "kernel", 0, 0).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("+")
    expect(cell(shown, "kernel", 1, 0)).to_have_text("2")
    page.keyboard.press("Space")
    expect(shown.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("Space")
    cell(shown, "output", 0, 0).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(shown.locator(".cnn-hint")).to_contain_text("L is the output in row 0, column 1")


def test_many_layers_are_the_recorded_ones(show: Show, page: Page) -> None:
    shown = show(GradientExplorer(view="layers"))
    findings = shown.locator(".cnn-findings")
    expect(findings).to_contain_text("Plain: the first layer's gradient is 2,450 times the last layer's")
    expect(findings).to_contain_text("It explodes on its way back.")
    shown.get_by_role("button", name="Vanishing").click()
    expect(findings).to_contain_text("It vanishes on its way back.")
    expect(shown.get_by_role("checkbox", name="batch normalisation")).not_to_be_checked()
    plot = shown.locator(".cnn-plot")
    plot.focus()
    page.keyboard.press("Home")
    expect(shown.locator(".cnn-readout")).to_contain_text("plain, layer 1")
    shown.get_by_role("button", name="Play").click()
    expect(shown.locator(".cnn-count")).not_to_have_text("56 / 56")
    shown.get_by_role("button", name="Pause").click()
    shown.get_by_role("radio", name="20 layers").check(force=True)
    expect(shown.locator(".cnn-count")).to_contain_text("/ 20")


def test_a_finger_points_and_chooses(browser: Browser, tmp_path: object) -> None:
    file = tmp_path / "page.html"  # type: ignore[operator]
    file.write_text(standalone_page([GradientExplorer()], title="One explorer"), encoding="utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(file.as_uri())
    shown = page.locator('[data-explorer="GradientExplorer"][data-ready="true"]')
    cell(shown, "grad-kernel", 0, 0).tap()
    expect(shown.locator(".cnn-detail")).to_contain_text("∂L/∂kernel, row 0, column 0")
    cell(shown, "output", 1, 0).tap()
    expect(shown.locator(".cnn-hint")).to_contain_text("L is the output in row 1, column 0")
    context.close()


def test_arrows_point_the_way_the_maps_are_arranged(show: Show) -> None:
    for width, signs in ((360, "⋆↑=↑↓↑↓↑"), (1000, "⋆←=←→←→←")):
        assert "".join(show(GradientExplorer(), width=width).locator(".cnn-sign span").all_text_contents()) == signs
