"""ScalingExplorer in a browser: what it shows is what the real models cost, by mouse, by touch and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cnnedu.explorers import ScalingExplorer
from cnnedu.explorers._scaling_counts import GROWTHS, PUBLISHED_SIZES
from cnnedu.explorers.format import count_text

pytestmark = pytest.mark.browser

Show = Callable[..., Locator]


def agrees(shown: Locator, explorer: ScalingExplorer) -> None:
    """Compare everything written with what Python computes."""
    size, found = explorer.size, explorer.counts
    for name, factor in (("depth", size.depth), ("width", size.width), ("resolution", size.resolution / 224)):
        expect(shown.locator(f'[data-factor="{name}"] b')).to_have_text(f"{factor:.2f}")
    title = shown.locator('[data-part="networks"] text').nth(1)
    expect(title).to_contain_text(f"{count_text(found.parameters)} parameters, {count_text(found.macs)}")
    lines = shown.locator("tbody tr").evaluate_all("rows => rows.map(r => [...r.children].map(c => c.textContent))")
    for line, *wanted in zip(lines, found.layers, found.channels, found.sides, strict=True):
        assert [int(text.split(" → ")[-1]) for text in line[2:]] == wanted
    assert shown.locator('[data-part="networks"] [data-stage]').count() == 14


def bars(shown: Locator) -> list[int]:
    """Count the bars of each stage of the lower network."""
    stages = shown.locator('[data-part="networks"] > * > svg > g:nth-of-type(2) [data-stage]')
    return list(stages.evaluate_all("all => all.map(g => (g.innerHTML.match(/M/g) || []).length)"))


@pytest.mark.parametrize("grow", GROWTHS)
def test_what_is_drawn_is_what_is_counted(show: Show, grow: str) -> None:
    explorer = ScalingExplorer(phi=2.35, grow=grow)
    shown = show(explorer)
    agrees(shown, explorer)
    assert bars(shown) == list(explorer.counts.layers)


@pytest.mark.parametrize(
    "settings",
    [
        {"gamma": 1.3272064751325632, "phi": 4.43922844399893},
        {"alpha": 1.125, "beta": 1, "gamma": 1, "phi": 1, "grow": "depth"},  # a half: 1.125
        {"network": "b4"},
    ],
    ids=["many digits", "a half", "published"],
)
def test_it_says_what_python_says(show: Show, settings: dict[str, float]) -> None:
    explorer = ScalingExplorer(**settings)
    shown = show(explorer)
    said = explorer.describe().partition(" times B0's.")[0]
    expect(shown.locator("[aria-live=polite]")).to_have_text(f"{said} times B0’s.")
    name = said.partition(",")[0] if "phi" in settings else "B4"
    expect(shown.locator('[data-part="networks"] tspan.cnn-strong').nth(1)).to_have_text(name)
    assert f"{name}: " in explorer.still()
    if "phi" in settings:
        expect(shown.get_by_role("slider", name="φ", exact=True)).to_have_attribute("aria-valuetext", name[4:])


def test_dragging_phi(show: Show, page: Page) -> None:
    shown = show(ScalingExplorer())
    slider = shown.get_by_role("slider", name="φ", exact=True)
    box = slider.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 3 / 7, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, middle, steps=4)
    page.mouse.up()
    phi = round(slider.evaluate("e => e.valueAsNumber"), 2)
    assert 5 < phi < 6.2
    agrees(shown, ScalingExplorer(phi=phi))
    slider.press("End")
    agrees(shown, ScalingExplorer(phi=7))
    expect(shown.locator('[data-part="rule"]')).to_contain_text("1.2 × 1.1² × 1.15² = 1.92 ≈ 2")
    slider.press("Home")
    agrees(shown, ScalingExplorer(phi=0))


@pytest.mark.parametrize("name", ["b1", "b4", "b7"])
def test_published_networks(show: Show, name: str) -> None:
    shown = show(ScalingExplorer())
    shown.get_by_role("combobox", name="draw").select_option(name)
    explorer = ScalingExplorer(network=name)
    agrees(shown, explorer)
    rule = shown.locator('[data-part="rule"]')
    expect(rule).to_contain_text("rounded by hand")
    expect(rule).to_contain_text(f"by its work at {explorer.implied_phi(name):.1f}")
    shown.get_by_role("slider", name="φ", exact=True).press("ArrowRight")
    expect(shown.get_by_role("combobox", name="draw")).to_have_value("formula")


def test_exponents_can_be_moved_until_the_work_explodes(show: Show) -> None:
    shown = show(ScalingExplorer(phi=1))
    shown.get_by_role("button", name="More").click()
    alpha = shown.get_by_role("slider", name="α, depth")
    for _ in range(3):
        alpha.press("ArrowRight")
    agrees(shown, ScalingExplorer(phi=1, alpha=1.23))
    alpha.press("End")
    expect(shown.get_by_role("alert")).to_contain_text("at most 3 can be drawn here")
    agrees(shown, ScalingExplorer(phi=1, alpha=1.23))
    assert alpha.evaluate("e => e.valueAsNumber") == 1.23
    shown.get_by_role("button", name="As in the paper").click()
    expect(shown.get_by_role("alert")).to_be_hidden()
    agrees(shown, ScalingExplorer(phi=1))


def test_the_charts_say_their_values(show: Show, page: Page) -> None:
    shown = show(ScalingExplorer())
    chart = shown.get_by_role("application", name="Chart of the family")
    readout = shown.locator(".cnn-readout")
    shown.get_by_label("accuracy", exact=True).check()
    chart.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(readout).to_contain_text("B7: multiply-accumulates 37.7 G, top-1 accuracy in % 84.3")
    shown.get_by_label("cost", exact=True).check()
    chart.focus()
    page.keyboard.press("Home")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    expect(readout).to_contain_text("published, B7: multiply-accumulates 37.7 G, parameters in millions 66.3")
    shown.get_by_label("factors", exact=True).check()
    chart.focus()
    page.keyboard.press("End")
    expect(readout).to_contain_text("times B0’s")
    assert shown.locator(".cnn-series-entry").count() == 6


def test_a_stage_and_its_row_belong_together(show: Show) -> None:
    shown = show(ScalingExplorer(network="b7"))
    shown.locator("tbody tr").nth(5).hover()
    expect(shown.locator('[data-part="networks"] .cnn-pointed')).to_have_count(2)
    shown.locator('[data-part="networks"] [data-stage="2"]').nth(1).hover()
    expect(shown.locator("tbody tr").nth(2)).to_have_class("cnn-pointed")
    expect(shown.locator("tbody tr").nth(2)).to_contain_text("40 → 80")


def test_playing_lets_it_grow(show: Show) -> None:
    shown = show(ScalingExplorer(phi=6, speed=8))
    shown.get_by_role("button", name="Play").click()
    expect(shown.get_by_role("slider", name="φ", exact=True)).to_have_js_property("valueAsNumber", 7, timeout=3000)
    agrees(shown, ScalingExplorer(phi=7))


@pytest.mark.parametrize("settings", [{"grow": "depth"}, {"grow": "width"}, {"grow": "resolution"}, {"network": "b7"}])
def test_the_largest_fit_the_narrowest_page(show: Show, page: Page, settings: dict[str, str]) -> None:
    explorer = ScalingExplorer(phi=7, **settings)
    shown = show(explorer, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    right = shown.locator('[data-part="networks"] path').evaluate_all(
        "all => Math.max(...all.map(p => p.getBoundingClientRect().right))"
    )
    assert right <= 360
    expect(shown.locator('[data-part="networks"] text').nth(1)).to_contain_text(count_text(explorer.counts.macs))


def test_touch(browser: Browser, show: Show, page: Page) -> None:
    show(ScalingExplorer(), width=360)
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True)
    phone = context.new_page()
    phone.goto(page.url)
    there = phone.locator('[data-explorer][data-ready="true"]')
    there.get_by_role("radio", name="width", exact=True).tap()
    expect(there.locator('[data-factor="depth"] b')).to_have_text("1.00")
    there.locator('[data-part="networks"] [data-stage="5"]').nth(1).tap()
    expect(there.locator("tbody tr").nth(5)).to_have_class("cnn-pointed")
    context.close()


def test_the_spoken_line_names_the_network(show: Show) -> None:
    explorer = ScalingExplorer(network="b5")
    live = show(explorer).locator("[aria-live=polite]").first
    expect(live).to_have_text(re.compile(r"^EfficientNet-B5 as published: depth ×2\.20 \(39 blocks\)"))
    expect(live).to_contain_text(f"images of {PUBLISHED_SIZES['b5'].resolution}×456")
    expect(live).to_contain_text("30.4 M parameters; 10.3 G multiply-accumulates")


@pytest.mark.parametrize("grow", ["compound", "resolution"])
def test_what_stands_below_keeps_its_place_while_it_grows(show: Show, grow: str) -> None:
    shown = show(ScalingExplorer(grow=grow), width=688)
    places = set()
    for step in (0, 9, 14, 21, 28):
        shown.get_by_role("slider", name="Position among the steps").fill(str(step))
        expect(shown.locator(".cnn-count")).to_have_text(f"{step + 1} / 29")
        places.add(shown.locator("table").evaluate("e => Math.round(e.getBoundingClientRect().y)"))
    assert len(places) == 1


def test_the_first_line_says_what_a_step_costs(show: Show) -> None:
    assert "about doubles the work" in show(ScalingExplorer()).inner_text()
    shown = show(ScalingExplorer(alpha=1.5, grow="width"))
    expect(shown.locator(".cnn-stage")).to_contain_text("multiplies the work by 2.40, all of it spent on more channels")
