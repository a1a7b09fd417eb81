"""ConnectivityExplorer in a browser: what it shows is what NumPy says, by mouse, by touch and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cnnedu.explorers import ConnectivityExplorer
from cnnedu.explorers._connectivity_layers import KINDS
from cnnedu.explorers._connectivity_text import LAYER_NAMES

pytestmark = pytest.mark.browser

Show = Callable[..., Locator]


def number(text: str) -> float:
    return float(text.replace("−", "-").replace(",", "").replace("…", "nan"))


def cells(shown: Locator, kind: str, what: str) -> np.ndarray:
    """Read a grid off the page, from the labels of its cells; no connection is 0."""
    grid = shown.locator(f'[data-wiring="{kind}"] [role=grid][aria-label$="{what}"]')
    labels = grid.locator("[role=row]").evaluate_all(
        "rows => rows.map(r => [...r.children].map(c => c.getAttribute('aria-label')))"
    )
    values = [[re.split(r", (?:shown|parameter|about)", label.split(": ")[1])[0] for label in row] for row in labels]
    return np.array([[0.0 if text == "no connection" else number(text) for text in row] for row in values])


def cell(shown: Locator, kind: str, what: str, row: int, col: int) -> Locator:
    grid = shown.locator(f'[data-wiring="{kind}"] [role=grid][aria-label$="{what}"]')
    return grid.locator(f'[data-row="{row}"][data-col="{col}"]')


def lit(shown: Locator, kind: str, what: str = "weight matrix") -> set[tuple[int, int]]:
    found = shown.locator(f'[data-wiring="{kind}"] [role=grid][aria-label$="{what}"] .linked')
    return {tuple(pair) for pair in found.evaluate_all("all => all.map(c => [+c.dataset.row, +c.dataset.col])")}


@pytest.mark.parametrize("shuffled", [False, True])
def test_every_number_is_numpys(show: Show, shuffled: bool) -> None:
    rng = np.random.default_rng(5)
    explorer = ConnectivityExplorer(
        input=rng.integers(-3, 4, 8), kernel=[2, -1, 3, 1], local_weight=rng.integers(-3, 4, (5, 4)), shuffled=shuffled
    )
    shown = show(explorer)
    for kind in KINDS:
        matrix, input = cells(shown, kind, "weight matrix"), cells(shown, kind, "inputs")[0]
        assert np.array_equal(matrix, explorer.matrices[kind])
        assert np.array_equal(cells(shown, kind, "outputs")[0], explorer.outputs[kind])
        assert np.array_equal(matrix @ input, explorer.outputs[kind])
        expect(shown.locator(f'[data-sum="{kind}"] b')).to_have_text(f"{explorer.outputs[kind][0]:g}".replace("-", "−"))


def test_pointing_at_a_weight_lights_all_that_share_it(show: Show, page: Page) -> None:
    shown = show(ConnectivityExplorer())
    cell(shown, "convolutional", "weight matrix", 3, 4).hover()
    page.wait_for_timeout(60)
    assert lit(shown, "convolutional") == {(i, i + 1) for i in range(7)}
    assert lit(shown, "local") == lit(shown, "dense") == {(3, 4)}
    assert shown.locator('[data-wiring="convolutional"] path.cnn-lit').count() == 7
    expect(shown.locator('[data-part="hint"]')).to_contain_text("weight 1 of the kernel, the same on all 7 edges")
    cell(shown, "dense", "weight matrix", 0, 8).hover()
    expect(shown.locator('[data-part="hint"]')).to_contain_text("there is none")
    assert lit(shown, "local") == set()


def test_pointing_at_an_edge_an_input_and_an_output(show: Show, page: Page) -> None:
    shown = show(ConnectivityExplorer())
    fan = shown.locator('[data-wiring="local"] .cnn-fan')
    box = fan.bounding_box()
    assert box is not None
    side = box["width"] / 9
    x = box["x"] + side + 2.5 * side  # output 2 stands a column to the right, above input 3
    page.mouse.move(x, box["y"] + box["height"] / 2)
    page.wait_for_timeout(60)
    assert lit(shown, "local") == {(2, 3)}
    assert lit(shown, "convolutional") == {(i, i + 1) for i in range(7)}
    cell(shown, "dense", "inputs", 0, 4).hover()
    page.wait_for_timeout(60)
    assert lit(shown, "convolutional") == {(2, 4), (3, 4), (4, 4)}
    assert lit(shown, "dense") == {(i, 4) for i in range(7)}
    cell(shown, "local", "outputs", 0, 5).hover()
    expect(shown.locator('[data-part="twins"]')).to_contain_text("Outputs 0 and 5 look at the same patch (0, 2, 1)")
    expect(shown.locator('[data-sum="convolutional"]')).to_contain_text("0×(−1) + 2×2 + 1×1 = 5")


def test_a_shared_weight_changes_everywhere(show: Show, page: Page) -> None:
    shown = show(ConnectivityExplorer())
    cell(shown, "convolutional", "weight matrix", 4, 5).click()
    field = shown.get_by_role("textbox", name="weight from input 5 to output 4")
    field.fill("7")
    field.press("Enter")
    kernel = np.array([-1.0, 7, 1])
    matrix = cells(shown, "convolutional", "weight matrix")
    assert all(np.array_equal(matrix[i, i : i + 3], kernel) for i in range(7))
    input = cells(shown, "dense", "inputs")[0]
    assert np.array_equal(cells(shown, "convolutional", "outputs")[0], np.correlate(input, kernel))
    before = cells(shown, "local", "weight matrix")
    cell(shown, "local", "weight matrix", 2, 3).focus()
    page.keyboard.press("+")
    page.wait_for_timeout(60)
    assert np.argwhere(cells(shown, "local", "weight matrix") != before).tolist() == [[2, 3]]
    cell(shown, "local", "weight matrix", 0, 8).click()
    expect(shown.get_by_role("alert")).to_contain_text("There is no connection here")


def test_the_keyboard_alone(show: Show, page: Page) -> None:
    shown = show(ConnectivityExplorer())
    outputs = cell(shown, "dense", "outputs", 0, 0)
    outputs.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(cell(shown, "convolutional", "outputs", 0, 3)).to_have_class(re.compile("current"))
    cell(shown, "dense", "inputs", 0, 0).focus()
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    page.wait_for_timeout(60)
    assert cells(shown, "local", "inputs")[0, 0] == cells(shown, "convolutional", "inputs")[0, 0] == 4
    shown.get_by_label("which parameter").focus()
    page.keyboard.press("Space")
    expect(cell(shown, "dense", "weight matrix", 6, 8)).to_have_text("62")
    expect(cell(shown, "local", "weight matrix", 6, 8)).to_have_text("20")
    expect(cell(shown, "convolutional", "weight matrix", 6, 8)).to_have_text("2")


def count(shown: Locator, row: str, what: str) -> int:
    text = shown.locator(f'[data-row="{row}"] [data-what="{what}"] b').inner_text()
    return int(text.replace(",", ""))


def test_counts_follow_the_sliders(show: Show, page: Page) -> None:
    explorer = ConnectivityExplorer()
    shown = show(explorer)
    assert count(shown, "dense", "parameters") == 196_609_000
    expect(shown.locator('[data-row="dense"]')).to_contain_text("196,608,000 weights + 1,000 biases")
    for label, keys in {
        "picture": "ArrowLeft",
        "kernel": "ArrowRight",
        "filters": "ArrowLeft",
        "units": "Home",
    }.items():
        name = "dense units" if label == "units" else label
        shown.get_by_role("slider", name=name, exact=True).press(keys)
    page.wait_for_timeout(80)
    explorer.set(size=224, kernel_size=4, filters=32, units=1)
    for kind in KINDS:
        assert count(shown, kind, "parameters") == explorer.costs[kind].parameters
        assert count(shown, kind, "macs") == explorer.costs[kind].macs


def test_a_kernel_larger_than_the_picture_is_explained(show: Show, page: Page) -> None:
    shown = show(ConnectivityExplorer(size=4))
    kernel = shown.get_by_role("slider", name="kernel", exact=True)
    kernel.press("End")
    expect(shown.get_by_role("alert")).to_contain_text("A kernel of 11×11 does not fit into a picture of 4×4")
    page.wait_for_timeout(60)
    assert kernel.evaluate("e => e.valueAsNumber") == 2, "the slider goes back to 3×3"
    kernel.press("ArrowRight")
    expect(shown.get_by_role("alert")).to_be_hidden()


def test_the_drawing_changes_its_size(show: Show, page: Page) -> None:
    shown = show(ConnectivityExplorer(), width=688)
    shown.get_by_role("button", name="More").click()
    for _ in range(6):
        shown.get_by_role("button", name="Decrease inputs").click()
        page.wait_for_timeout(40)
    assert cells(shown, "convolutional", "weight matrix").tolist() == [[-1, 2, 1]]
    shown.get_by_role("button", name="Increase kernel weights").click()
    expect(shown.get_by_role("alert")).to_contain_text("A kernel of 4 weights needs at least 4 inputs")
    for _ in range(7):
        shown.get_by_role("button", name="Increase inputs").click()
        page.wait_for_timeout(40)
    assert cells(shown, "dense", "weight matrix").shape == (8, 10)
    assert page.evaluate("document.documentElement.scrollWidth") <= 688


def test_playing_walks_the_diagonal(show: Show, page: Page) -> None:
    shown = show(ConnectivityExplorer(speed=8, position=4))
    shown.get_by_role("button", name="Play").click()
    expect(cell(shown, "local", "outputs", 0, 6)).to_have_class(re.compile("current"), timeout=3000)
    expect(shown.get_by_role("button", name="Play")).to_be_visible()


def test_a_narrow_page_shows_one_layer_at_a_time_by_touch(browser: Browser, show: Show, page: Page) -> None:
    shown = show(ConnectivityExplorer(), width=360)
    panels = shown.locator("[data-wiring]:visible")
    expect(panels).to_have_count(1)
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True)
    phone = context.new_page()
    phone.goto(page.url)
    there = phone.locator('[data-explorer][data-ready="true"]')
    there.get_by_role("radio", name="Dense", exact=True).tap()
    expect(there.locator("[data-wiring]:visible")).to_have_attribute("data-wiring", "dense")
    cell(there, "dense", "outputs", 0, 2).tap()
    expect(there.locator('[data-part="sums"] h4')).to_have_text("Output 2")
    assert len(lit(there, "dense")) == 9
    context.close()


def test_the_spoken_line_holds_sums_and_counts(show: Show) -> None:
    explorer = ConnectivityExplorer(position=5)
    live = show(explorer).locator("[aria-live=polite]").first
    expect(live).to_contain_text("0×−1 + 2×2 + 1×1 = 5")
    expect(live).to_contain_text("dense 63, locally connected 21, convolutional 3")
    for kind in KINDS:
        expect(live).to_contain_text(f"{LAYER_NAMES[kind]} {explorer.costs[kind].parameters:,}")


def test_headings_do_not_run_into_each_other(show: Show) -> None:
    for text in show(ConnectivityExplorer(), width=688).locator(".cnn-head, .cnn-cost").all():
        assert text.evaluate("e => e.scrollWidth <= e.clientWidth + 8"), text.inner_text()
