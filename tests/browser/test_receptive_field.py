"""ReceptiveFieldExplorer on a static page: what is lit against NumPy, by mouse, by touch and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cnnedu.explorers import ReceptiveFieldExplorer
from cnnedu.sphinxext.page import standalone_page

pytestmark = pytest.mark.browser

Show = Callable[..., Locator]


def lit(shown: Locator) -> list[tuple[str, str, str]]:
    """Return which units of each row are lit: side, first, last."""
    rows = shown.locator("g[data-layer]").evaluate_all("all => all.map(e => ({...e.dataset}))")
    return [(row["side"], row["first"], row["last"]) for row in sorted(rows, key=lambda row: int(row["layer"]))]


def expected(explorer: ReceptiveFieldExplorer) -> list[tuple[str, str, str]]:
    """Return the same from NumPy."""
    layer = explorer.unit[0]
    found = []
    for number, paths in enumerate([*explorer.paths, *explorer.reached[1:]]):
        units = np.flatnonzero(paths)
        side = "unit" if number == layer else "seen" if number < layer else "reached"
        found.append((side, str(units[0]), str(units[-1])) if len(units) else (side, "", ""))
    return found


def numbers(shown: Locator, layer: int) -> list[int]:
    return [int(text) for text in shown.locator(f'g[data-layer="{layer}"] text').all_text_contents()]


def drawing(shown: Locator) -> Locator:
    return shown.get_by_role("application").first


def place(shown: Locator, layer: int, share: float) -> tuple[float, float]:
    """Return where on the screen a unit of a layer is, by its share of the row's units."""
    row = shown.locator(f'g[data-layer="{layer}"] .cnn-idle').bounding_box()
    assert row is not None
    return row["x"] + share * row["width"], row["y"] + row["height"] / 2


def test_the_numbers_on_the_page_are_numpys(show: Show) -> None:
    explorer = ReceptiveFieldExplorer()
    shown = show(explorer)
    assert lit(shown) == expected(explorer)
    for layer, paths in enumerate(explorer.paths):
        assert numbers(shown, layer) == [int(count) for count in paths if count]
    for layer, (field, units) in enumerate(zip(explorer.fields, explorer.sizes[1:], strict=True), 1):
        cells = shown.locator(f'tr[data-layer="{layer}"] td').all_inner_texts()
        results = [int(cell.split("=")[-1].replace("−", "-")) for cell in cells]
        assert results == [field.size, field.jump, field.start, units]
        for cell in cells[:3]:
            working, _, result = cell.replace("−", "-").replace("·", "*").partition(" = ")
            assert eval(working) == int(result)
    expect(shown.locator("figcaption").nth(0)).to_have_text("receptive field, 14×14 of 20×20")
    expect(shown.locator("figcaption").nth(1)).to_have_text(
        f"effective field: 95.45 % within {explorer.effective.size}×12 (dashed)"
    )
    expect(shown.locator("[aria-live=polite]").first).to_have_text(explorer.describe())


def test_the_heat_is_the_effective_field(show: Show, page: Page) -> None:
    explorer = ReceptiveFieldExplorer(unit=(4, 2, 6))
    shown = show(explorer)
    page.wait_for_timeout(200)
    pixels = (
        shown.locator("figure canvas")
        .nth(1)
        .evaluate("c => [...c.getContext('2d').getImageData(0, 0, c.width, c.height).data]")
    )
    blue = 255 - np.reshape(pixels, (20, 20, 4))[..., 2].astype(float)  # white is 0, orange the most
    mass = explorer.effective.map
    assert np.abs(blue / blue.max() - mass / mass.max()).max() < 0.02


@pytest.mark.parametrize("weights", ["random", "relu"])
def test_random_networks_arrive_and_are_pythons(show: Show, page: Page, weights: str) -> None:
    explorer = ReceptiveFieldExplorer(layers="three", weights=weights)
    shown = show(explorer)
    expect(shown.locator(".cnn-panel-note")).to_contain_text("gradient of 24 random networks")
    pixels = (
        shown.locator("figure canvas")
        .nth(1)
        .evaluate("c => [...c.getContext('2d').getImageData(0, 0, c.width, c.height).data]")
    )
    blue = 255 - np.reshape(pixels, (15, 15, 4))[..., 2].astype(float)
    mass = explorer.effective.map
    assert np.abs(blue / blue.max() - mass / mass.max()).max() < 0.02
    told = f"effective field: 95.45 % within {explorer.effective.size}×"
    assert shown.locator("figcaption").nth(1).inner_text().startswith(told)


@pytest.mark.parametrize(
    "settings",
    [
        {"layers": "resnet_stem", "unit": (2, 3, 0)},
        {"layers": "wavenet", "unit": (3, 0, 5)},
        {"layers": "vgg16"},
        {"layers": "deeplab", "unit": (9, 0, 40)},
        {"layers": "resnet50_paper"},
        {"layers": "wavenet_ten", "zoom": 8},
        {"layers": [(3, 2, 0, 1, "avg"), (2, 3, 1, 2)], "size": 17, "unit": (0, 4, 11)},
        {"layers": [(4, 3, 0)], "size": 4, "axes": 1},
        {"layers": [(1, 1, 2), 1], "size": 6, "unit": (2, 0, 0), "weights": "relu"},
    ],
)
def test_every_stack_is_lit_as_numpy_says_and_runs_in_python(show: Show, page: Page, settings: Any) -> None:
    explorer = ReceptiveFieldExplorer(**settings)
    shown = show(explorer, width=688)
    assert lit(shown) == expected(explorer)
    shown.get_by_role("button", name="Python", exact=True).click()
    assert shown.get_by_label("Python source").inner_text().rstrip() == explorer.python().rstrip()
    assert page.evaluate("document.documentElement.scrollWidth") <= 688


def test_reset_goes_back_to_the_first_layer_and_nothing_jumps(show: Show, page: Page) -> None:
    shown = show(ReceptiveFieldExplorer(), width=688)
    shown.get_by_role("button", name="Layer 0 input").click()
    expect(shown.get_by_role("button", name="Increase kernel", exact=True)).to_be_hidden()
    shown.get_by_role("button", name="Reset", exact=True).click()
    expect(shown.get_by_role("button", name="Increase kernel", exact=True)).to_be_visible()
    heights = set()
    for layer in range(6):  # words of different length must not move what is below them
        page.mouse.move(*place(shown, layer, 0.4))
        expect(shown.locator('g[data-side="unit"]')).to_have_attribute("data-layer", str(layer))
        heights.add(shown.evaluate("e => e.offsetHeight"))
    assert len(heights) == 1


BORDERS = [{"layers": "vgg16", "unit": (18, 0, 0)}, {"layers": "wavenet", "unit": (5, 0, 2)}]


@pytest.mark.parametrize("settings", BORDERS)
def test_page_and_python_say_the_same(show: Show, settings: Any) -> None:
    explorer = ReceptiveFieldExplorer(**settings)
    shown = show(explorer, width=688)
    assert "outside the input" in explorer.describe()
    expect(shown.locator("[aria-live=polite]").first).to_have_text(explorer.describe())


def test_pointing_with_the_mouse(show: Show, page: Page) -> None:
    explorer = ReceptiveFieldExplorer()
    shown = show(explorer)
    for layer, column in [(5, 0), (3, 9), (1, 19), (0, 4), (2, 10)]:
        units = explorer.sizes[layer]
        explorer.unit = (layer, 0, column)
        page.mouse.move(*place(shown, layer, (column + 0.5) / units))
        page.wait_for_timeout(60)
        assert lit(shown) == expected(explorer), (layer, column)


def test_pointing_at_the_picture(show: Show, page: Page) -> None:
    shown = show(ReceptiveFieldExplorer())
    canvas = shown.locator("figure canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.99, box["y"] + 1)
    page.wait_for_timeout(60)
    assert lit(shown)[5] == ("unit", "9", "9")
    expect(shown.locator(".cnn-where")).to_contain_text("Unit 9 of layer 5 begins at pixel start + 9·j = −6 + 9·2 = 12")


def test_pointing_with_a_finger_on_a_phone(browser: Browser, tmp_path: Any) -> None:
    explorer = ReceptiveFieldExplorer()
    file = tmp_path / "page.html"
    file.write_text(standalone_page([explorer], title="One explorer"), encoding="utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(file.as_uri())
    shown = page.locator("[data-ready=true]")
    expect(shown).to_be_visible()
    drawing(shown).scroll_into_view_if_needed()
    page.touchscreen.tap(*place(shown, 4, 2.5 / 10))
    page.wait_for_timeout(100)
    explorer.unit = (4, 0, 2)
    assert lit(shown) == expected(explorer)
    small = shown.locator("button, select, input[type=radio]").evaluate_all(
        "all => all.filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43).map(e => e.outerHTML)"
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_the_keyboard_goes_everywhere(show: Show, page: Page) -> None:
    explorer = ReceptiveFieldExplorer(speed=8)
    shown = show(explorer)
    cone = drawing(shown)
    cone.focus()
    steps = {
        "ArrowLeft": (5, 0, 4),
        "Home": (5, 0, 0),
        "Shift+ArrowRight": (5, 0, 9),
        "ArrowDown": (4, 0, 9),
        "PageDown": (0, 0, 19),
        "PageUp": (5, 0, 9),
        "End": (5, 0, 9),
    }
    for key, unit in steps.items():
        cone.press(key)
        page.wait_for_timeout(60)
        explorer.unit = unit
        assert lit(shown)[unit[0]] == expected(explorer)[unit[0]], key
    cone.press(" ")
    expect(shown.get_by_role("button", name="Play")).to_be_visible()  # at the end, and it begins again
    cone.press("ArrowDown")
    cone.press("Enter")
    expect(shown.get_by_text("Layer 4", exact=True)).to_be_visible()


def test_layers_are_edited_moved_added_and_removed(show: Show, page: Page) -> None:
    explorer = ReceptiveFieldExplorer(layers="three")
    shown = show(explorer)
    press = lambda name: shown.get_by_role("button", name=name, exact=True).click()  # noqa: E731
    press("Layer 2 conv 3")
    for name in ("Increase kernel", "Increase kernel", "Increase dilation"):
        press(name)
    explorer.set(layers=[(3, 1, 1), (5, 1, 4, 2), (3, 1, 1)], unit=(3, 8, 8))  # it was rounded twice on the way
    page.wait_for_timeout(80)
    assert lit(shown) == expected(explorer)
    press("Down")
    expect(shown.get_by_role("button", name="Layer 1 conv 5 dilation 2")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowUp")
    expect(shown.get_by_role("button", name="Layer 3 conv 5 dilation 2")).to_be_focused()
    page.keyboard.press("+")
    expect(shown.get_by_role("button", name="Layer 4 conv 5 dilation 2")).to_be_focused()
    shown.get_by_label("kind").select_option("max")
    press("Increase stride")
    page.wait_for_timeout(80)
    explorer.layers = [(3, 1, 1), (3, 1, 1), (5, 1, 4, 2), (5, 2, 2, 2, "max")]
    assert [row[0] for row in lit(shown)] == ["seen"] * 4 + ["unit"]
    assert [int(b) for b in shown.locator("tr[data-layer] td:nth-child(2) b").all_inner_texts()] == [
        1,
        *(field.size for field in explorer.fields),
    ]
    press("Layer 4 max pool 5 stride 2, dilation 2")
    page.keyboard.press("Delete")
    page.keyboard.press("Delete")
    expect(shown.locator("tbody tr")).to_have_count(3)


def test_what_cannot_be_is_explained(show: Show, page: Page) -> None:
    shown = show(ReceptiveFieldExplorer(layers=[(3, 1, 0)], size=4, axes=1))
    alert = shown.get_by_role("alert")
    shown.get_by_role("button", name="Increase dilation").click()
    expect(alert).to_have_text(re.compile(r"^Layer 1 \(conv 3, dilation 2\): its window spans 5 units, but only 4"))
    expect(shown.locator("tr[data-layer='1'] td").first).to_have_text("1 + (3−1)·1·1 = 3")
    shown.get_by_role("button", name="Remove").click()
    expect(alert).to_contain_text("The last layer has to stay")
    shown.get_by_label("kind").select_option("causal")
    expect(alert).to_be_hidden()
    shown.get_by_role("button", name="Increase padding").click()
    expect(alert).to_contain_text("A causal convolution is padded in front only")


def test_playing_moves_across_and_upward(show: Show, page: Page) -> None:
    explorer = ReceptiveFieldExplorer(unit=(2, 10, 0), speed=8)
    shown = show(explorer)
    shown.get_by_role("button", name="Play").click()
    expect(shown.locator('g[data-layer="2"]')).to_have_attribute("data-first", re.compile("[1-9]"))
    shown.get_by_role("button", name="Pause").click()
    shown.locator("input[value=layers]").click()
    shown.get_by_role("button", name="First step").click()
    shown.get_by_role("button", name="Play").click()
    expect(shown.locator('g[data-layer="5"]')).to_have_attribute("data-side", "unit")
    expect(shown.get_by_role("button", name="Play")).to_be_visible()


def test_gaps_and_padding_are_told(show: Show) -> None:
    note = show(ReceptiveFieldExplorer(layers="gridding")).locator(".cnn-panel-note")
    expect(note).to_contain_text("Only 7 of 13 columns lie on any path: the layers leave gaps.")
    note = show(ReceptiveFieldExplorer(layers=[(1, 1, 2), 1], size=6, unit=(2, 0, 0))).locator(".cnn-panel-note")
    expect(note).to_have_text("It sees nothing but padding.")


def test_presets_and_zoom(show: Show, page: Page) -> None:
    shown = show(ReceptiveFieldExplorer())
    shown.get_by_label("Stack", exact=True).select_option("vgg16")
    page.wait_for_timeout(80)
    assert lit(shown) == expected(ReceptiveFieldExplorer(layers="vgg16"))
    shown.get_by_label("zoom").select_option("8")
    page.wait_for_timeout(80)
    assert lit(shown) == expected(ReceptiveFieldExplorer(layers="vgg16"))
    shown.get_by_label("Stack", exact=True).select_option("two_blocks")
    expect(shown.get_by_label("zoom")).to_be_hidden()
