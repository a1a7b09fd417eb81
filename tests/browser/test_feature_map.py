"""The feature map explorer in a browser: drawn on, pointed at and walked through, its numbers held to NumPy."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from playwright.sync_api import Browser, Locator, Page, expect
from torch import nn

from cnnedu.data import load_digit_samples
from cnnedu.explorers import FeatureMapExplorer
from cnnedu.functional import softmax
from cnnedu.sphinxext.page import standalone_page

pytestmark = pytest.mark.browser

Show = Callable[..., Locator]
MINUS = "\N{MINUS SIGN}"


def number(text: str) -> float:
    return float(text.replace(MINUS, "-"))


def shares(shown: Locator) -> dict[str, float]:
    """Read the bars: the upper limit where one says "under" or "over"."""
    rows = shown.get_by_role("group", name="Probability of each class").get_by_role("button").all()
    texts = [(row.locator(".cnn-class").inner_text(), row.locator(".cnn-share").inner_text()) for row in rows]
    return {label: float(re.findall(r"[\d.]+", text)[0]) / 100 for label, text in texts}


def agree(shown: Locator, explorer: FeatureMapExplorer) -> None:
    """Hold the bars to what Python computes."""
    expect(shown.locator(".cnn-answer .cnn-read")).to_contain_text(f"Read as {explorer.prediction}")
    found = shares(shown)
    assert explorer.probabilities is not None
    np.testing.assert_allclose([found[label] for label in found], explorer.probabilities, atol=0.0011)


def state(shown: Locator, name: str) -> Any:
    """Return a trait, from the page's own Python panel, by running it."""
    shown.get_by_role("button", name="Python", exact=True).click()
    source = shown.get_by_label("Python source").inner_text()
    shown.get_by_role("button", name="Python", exact=True).click()
    names: dict[str, Any] = {}
    exec(source.replace("print(", "(lambda *_: None)("), names)
    return names[name]


def point(page: Page, shown: Locator, stage: str, x: float, y: float) -> None:
    box = shown.locator(f'[data-stage="{stage}"] [role=application]').bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])


def unit_shown(shown: Locator, explorer: FeatureMapExplorer) -> tuple[int, int, int, int]:
    """Read which unit the arithmetic is about, and hold its value and its sum to NumPy."""
    title = shown.locator(".cnn-title").inner_text()
    name, rest = title.split(", ", 1)
    last = next(stage["last"] for stage in explorer.network["stages"] if stage["name"] == name)
    place = [int(n) for n in re.findall(r"\d+", rest.split(" = ")[0])]
    unit = (last, *[*place, 0, 0][:3])
    value = float(explorer.activations[last][unit[1:]])
    assert number(title.split(" = ")[1]) == pytest.approx(value, abs=0.0051)
    assert number(shown.locator(".cnn-sum .cnn-result").first.inner_text()) == pytest.approx(value, abs=0.0051)
    return unit


def test_bars_and_default_unit_are_what_python_computes(show: Show) -> None:
    explorer = FeatureMapExplorer()
    shown = show(explorer)
    agree(shown, explorer)
    assert unit_shown(shown, explorer) == explorer.unit


def test_pointing_writes_out_the_sum_of_any_unit(show: Show, page: Page) -> None:
    explorer = FeatureMapExplorer()
    shown = show(explorer, width=1000, height=1400)
    for stage, x, y in [("c1", 0.4, 0.3), ("s2", 0.5, 0.52), ("c3", 0.3, 0.4), ("c5", 0.45, 0.5), ("f6", 0.4, 0.2)]:
        point(page, shown, stage, x, y)
        expect(shown.locator(".cnn-title")).to_have_text(re.compile(f"^{stage},"))
        unit_shown(shown, explorer)
    point(page, shown, "c3", 0.3, 0.4)
    expect(shown.locator(".cnn-title")).to_have_text(re.compile("^c3,"))
    _, channel, row, column = unit_shown(shown, explorer)
    weight = np.asarray(explorer._network.layers[3].arrays["weight"])[channel]
    patch = explorer.activations[3][:, row : row + 5, column : column + 5]
    sums = [number(text) for text in shown.locator(".cnn-channel-sum").all_inner_texts()]
    np.testing.assert_allclose(sums, (weight * patch).sum((1, 2)), atol=0.0051)
    map_ = int(np.abs((weight * patch).sum((1, 2))).argmax())
    products = [number(text) for text in shown.locator(".cnn-card b").all_inner_texts()]
    np.testing.assert_allclose(products, (weight * patch)[map_].ravel(), atol=0.0051)
    shown.locator(".cnn-channel-sum").nth(1).click()
    products = [number(text) for text in shown.locator(".cnn-card b").all_inner_texts()]
    np.testing.assert_allclose(products, (weight * patch)[1].ravel(), atol=0.0051)


def test_a_click_holds_a_unit_and_escape_lets_go(show: Show, page: Page) -> None:
    shown = show(FeatureMapExplorer(), width=1000, height=1400)
    title = shown.locator(".cnn-title")
    point(page, shown, "c1", 0.4, 0.3)
    page.mouse.down()
    page.mouse.up()
    expect(title).to_have_text(re.compile("^c1,"))
    held = title.inner_text()
    point(page, shown, "c3", 0.3, 0.4)
    expect(shown.locator(".cnn-hint")).to_contain_text("Held")
    expect(title).to_have_text(held)
    page.keyboard.press("Escape")
    point(page, shown, "c3", 0.3, 0.45)
    expect(title).to_have_text(re.compile("^c3"))


def test_a_class_shows_its_softmax_and_a_card_leads_down(show: Show) -> None:
    explorer = FeatureMapExplorer()
    shown = show(explorer)
    shown.get_by_role("group", name="Probability of each class").get_by_role("button").nth(6).click()
    expect(shown.locator(".cnn-title")).to_have_text(re.compile("^output, class 6 = "))
    assert explorer.probabilities is not None
    text = shown.locator(".cnn-sum .cnn-result").nth(1).inner_text()
    assert float(text.removesuffix(" %")) / 100 == pytest.approx(explorer.probabilities[6], abs=0.0006)
    card = shown.locator(".cnn-card").first
    unit = card.locator(".cnn-where").inner_text()
    card.click()
    expect(shown.locator(".cnn-title")).to_have_text(re.compile(f"^f6, {unit} = "))


def test_drawing_by_mouse_is_read_centred(show: Show, page: Page) -> None:
    shown = show(FeatureMapExplorer())
    shown.get_by_role("button", name="Clear").click()
    expect(shown.get_by_label("centre it as MNIST does")).to_be_checked()
    box = shown.locator(".cnn-pad canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 28, box["y"] + 120, steps=10)
    page.mouse.up()
    page.mouse.move(5, 5)
    expect(shown.locator(".cnn-answer .cnn-read")).to_contain_text("Read as 1")
    drawn = state(shown, "input")
    python = FeatureMapExplorer(input=drawn)
    agree(shown, python)
    assert abs((drawn[0].sum(0) @ np.arange(32)) / drawn.sum() - 16) < 0.2, "it was centred"


def test_erasing_and_covering_change_the_answer(show: Show, page: Page) -> None:
    shown = show(FeatureMapExplorer())
    box = shown.locator(".cnn-pad canvas").bounding_box()
    assert box is not None
    shown.get_by_role("radio", name="Erase").check(force=True)
    before = shares(shown)
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.55, steps=6)
    page.mouse.up()
    page.wait_for_timeout(100)
    assert shares(shown) != before
    agree(shown, FeatureMapExplorer(input=state(shown, "input")))
    shown.get_by_role("button", name="Reset", exact=True).click()
    shown.get_by_role("radio", name="Cover").check(force=True)
    page.mouse.move(box["x"] + box["width"] * 10.4 / 32, box["y"] + box["height"] * 14.4 / 32)
    page.wait_for_timeout(100)
    agree(shown, FeatureMapExplorer(patch=(10, 6, 8)))


def test_drawing_and_shifting_by_keyboard_alone(show: Show, page: Page) -> None:
    shown = show(FeatureMapExplorer(input=np.zeros((32, 32))))
    pad = shown.locator(".cnn-pad [role=application]")
    pad.focus()
    for key in ["Shift+ArrowDown", *["ArrowRight"] * 4, "Space", *["ArrowRight"] * 6, "Space", "ArrowDown"]:
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    ink = state(shown, "input")[0]
    assert (ink[10, 4:11] == 1).all() and ink[14:].sum() == 0
    shown.get_by_role("button", name="Shift down").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    expect(shown.locator(".cnn-moved")).to_have_text("2 down, 1 right")
    np.testing.assert_array_equal(state(shown, "input")[0], np.roll(ink, (2, 1), (0, 1)))


def test_walking_through_units_by_keyboard(show: Show, page: Page) -> None:
    explorer = FeatureMapExplorer()
    shown = show(explorer)
    title = shown.locator(".cnn-title").inner_text()
    shown.locator('[data-stage="s2"] [role=application]').focus()
    page.keyboard.press("Tab")
    expect(shown.locator(".cnn-title")).to_have_text(title)
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(60)
    assert unit_shown(shown, explorer) == (5, 6, 4, 5)
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(60)
    assert unit_shown(shown, explorer) == (5, 7, 4, 0), "across the gap into the next map"
    page.keyboard.press("Enter")
    expect(shown.locator(".cnn-hint")).to_contain_text("Held")


def test_stepping_leads_from_the_answer_to_the_pixels(show: Show) -> None:
    explorer = FeatureMapExplorer()
    shown = show(explorer)
    shown.get_by_role("button", name="First layer").click()
    expect(shown.locator(".cnn-title")).to_have_text(re.compile(f"^output, class {explorer.prediction} = "))
    weight = np.asarray(explorer._network.layers[11].arrays["weight"])[int(str(explorer.prediction))]
    at = int(np.abs(weight * explorer.activations[11][:, 0, 0]).argmax())
    shown.get_by_role("button", name="Step forward").click()
    expect(shown.locator(".cnn-title")).to_have_text(re.compile(f"^f6, unit {at} = "))
    for name in ("c5", "s4", "c3", "s2", "c1", "Pixel"):
        shown.get_by_role("button", name="Step forward").click()
        expect(shown.locator(".cnn-title")).to_have_text(re.compile(f"^{name}, "))


def test_real_digits_and_those_it_gets_wrong(show: Show) -> None:
    shown = show(FeatureMapExplorer())
    shown.get_by_role("button", name="A real 7").click()
    expect(shown.locator(".cnn-answer .cnn-read")).to_contain_text("Read as 7")
    digits = load_digit_samples()
    np.testing.assert_allclose(state(shown, "digit") * 255, digits.images[digits.labels == 7][0])
    shown.get_by_role("button", name="one it gets wrong").click()
    hard = load_digit_samples(mistaken=True)
    expect(shown.locator(".cnn-truth")).to_have_text(f"Its label says {hard.labels[0]}.")
    agree(shown, FeatureMapExplorer(input=hard.images[0]))


def test_the_occlusion_map_is_what_covering_gives(show: Show, page: Page) -> None:
    explorer = FeatureMapExplorer()
    shown = show(explorer)
    shown.get_by_role("button", name="Occlusion map").click()
    note = shown.locator(".cnn-occlusion .cnn-pad-caption")
    assert explorer.probabilities is not None
    found = int(explorer.probabilities.argmax())
    expect(note).to_contain_text(f"Uncovered {100 * explorer.probabilities[found]:.1f} %", timeout=20_000)
    worst = 1.0
    for row in range(-4, 28, 2):
        for column in range(-4, 28, 2):
            seen = explorer.input.copy()
            seen[:, max(0, row) : max(0, row) + 8, max(0, column) : max(0, column) + 8] = 0
            worst = min(worst, float(softmax(explorer._network.run(seen)[-1][:, 0, 0], 0)[found]))
    told = re.search(r"at worst (under )?([\d.]+) %", note.inner_text())
    assert told is not None
    assert float(told[2]) / 100 == pytest.approx(worst, abs=0.0011)


def test_fingers_draw_and_point_on_a_phone(browser: Browser, tmp_path: Any) -> None:
    file = tmp_path / "page.html"
    file.write_text(standalone_page([FeatureMapExplorer()]), encoding="utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(file.as_uri())
    shown = page.locator("[data-explorer][data-ready=true]")
    expect(shown).to_be_visible()
    before = shares(shown)
    pad = shown.locator(".cnn-pad canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.8)
    page.wait_for_timeout(150)
    assert shares(shown) != before
    stage = shown.locator('[data-stage="s2"] [role=application]')
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.5)
    expect(shown.locator(".cnn-title")).to_have_text(re.compile("^s2, "))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_network_of_ones_own_is_shown(show: Show, page: Page, serious: Callable[[], list[str]]) -> None:
    torch.manual_seed(3)
    model = nn.Sequential(
        nn.Conv2d(1, 6, 3, padding=1), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 20, 3), nn.GELU(),
        nn.AdaptiveAvgPool2d(3), nn.Flatten(), nn.Dropout(), nn.Linear(180, 4),
    )  # fmt: skip
    explorer = FeatureMapExplorer(model, labels=["cat", "dog", "bird", "fish"])
    shown = show(explorer, width=688, height=1400)
    agree(shown, explorer)
    for stage, x, y in [("0", 0.4, 0.5), ("3", 0.5, 0.4), ("4", 0.3, 0.4), ("6", 0.6, 0.6), ("9", 0.5, 0.6)]:
        point(page, shown, stage, x, y)
        expect(shown.locator(".cnn-title")).to_have_text(re.compile(f"^{stage},"))
    expect(shown.get_by_role("button", name="one it gets wrong")).to_have_count(0)
    expect(shown.locator(".cnn-title")).to_have_text(re.compile("^9, class (dog|bird|fish) = "))
    assert serious() == []


def test_a_network_without_classes_says_so_by_showing_none(show: Show) -> None:
    picture = np.random.default_rng(0).random((3, 12, 16))
    shown = show(FeatureMapExplorer(nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU()), input=picture))
    expect(shown.locator(".cnn-answer")).to_be_hidden()
    expect(shown.get_by_role("button", name="Occlusion map")).to_have_count(0)
    expect(shown.locator(".cnn-real")).to_be_hidden()
