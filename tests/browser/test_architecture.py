"""ArchitectureExplorer on a page: every network, opened, walked and compared, by mouse, touch and keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cnnedu.analysis import summarize
from cnnedu.explorers import ArchitectureExplorer
from cnnedu.explorers._architecture_text import output_words
from cnnedu.explorers.format import count_text
from cnnedu.models import create_model
from tests.student_models import Branches

pytestmark = pytest.mark.browser

Show = Callable[..., Locator]


def box(shown: Locator, key: str) -> Locator:
    return shown.locator(f'.cnn-net:visible [data-key="{key}"]').first


def panel(shown: Locator) -> dict[str, str]:
    """Return what stands beside the diagram, by name."""
    pairs = "all => all.filter(t => !t.hidden).map(t => [t.textContent, t.nextSibling.textContent])"
    return dict(shown.locator(".cnn-panel dt").evaluate_all(pairs))


def check_sight(shown: Locator, explorer: ArchitectureExplorer) -> None:
    """Hold every box on the page to what Python says is in sight."""
    units = explorer.units
    expect(shown.locator('.cnn-box:visible:not([data-kind="port"])')).to_have_count(len(units))
    expect(box(shown, units[0]["key"])).to_be_visible()
    found = shown.locator('.cnn-box:visible:not([data-kind="port"])').evaluate_all(
        """all => all.map(e => [e.dataset.key, e.querySelector(".cnn-size").textContent.trim(),
                                e.querySelector(".cnn-cost").textContent])"""
    )
    assert found == [[u["key"], output_words(u["shape"]), count_text(u["macs"]) if u["macs"] else ""] for u in units]


@pytest.mark.parametrize("width", [360, 688])
def test_open_a_stage_a_block_a_layer_by_mouse(show: Show, width: int) -> None:
    explorer = ArchitectureExplorer()
    shown = show(explorer, width=width)
    check_sight(shown, explorer)
    for key in ("layer2", "layer2.0"):
        box(shown, key).click()
        explorer.focus = key
        check_sight(shown, explorer)
    box(shown, "layer2.0.conv1").hover()
    row = next(r for r in summarize(create_model("resnet18"), (1, 3, 224, 224)).rows if r.path == "layer2.0.conv1")
    told = panel(shown)
    assert told["Parameters"] == f"3·3·64·128 = {row.parameters:,}"
    assert told["MACs"] == f"3·3·64·128·28·28 = {row.macs:,}"
    assert (told["In"], told["Out"]) == ("64×56×56", "128×28×28")
    assert row.receptive_field is not None and told["Sees"].startswith(f"{row.receptive_field.size}×")
    crumbs = shown.get_by_label("Open parts")
    crumbs.get_by_role("button", name="layer2").click()
    expect(box(shown, "layer2.1")).to_be_visible()
    crumbs.get_by_role("button", name="whole network").click()
    expect(box(shown, "conv1")).to_be_visible()


def test_walk_and_open_by_keyboard(show: Show, page: Page) -> None:
    shown = show(ArchitectureExplorer())
    shown.locator(".cnn-box[tabindex='0']:visible").focus()
    focused = "document.activeElement.dataset.key"
    for _ in range(6):
        page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "layer2"
    page.keyboard.press("Enter")
    expect(box(shown, "layer2.0")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(shown, "layer2.0.conv1")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(box(shown, "layer2.0.downsample.0")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "layer2.0:add"
    page.keyboard.press("Escape")
    expect(box(shown, "layer2.0")).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(shown, "layer2")).to_be_focused()
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "layer1"


def test_a_residual_block_shows_its_shortcut(show: Show) -> None:
    shown = show(ArchitectureExplorer(focus="layer1.1"))
    wires = shown.locator(".cnn-flow:visible").get_attribute("d") or ""
    assert wires.count("M") == 9, "eight from box to box, and the shortcut"
    assert wires.count("q") == 2, "one wire goes past the others"


def test_touch_opens_and_steps(browser: Browser, show: Show, page: Page) -> None:
    show(ArchitectureExplorer("unet"), width=360)
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    finger = context.new_page()
    finger.goto(page.url)
    shown = finger.locator('[data-ready="true"]')
    box(shown, "down2").tap()
    expect(box(shown, "down2.0.0")).to_be_visible()
    expect(box(shown, "down2.0.0")).to_have_class("cnn-box current")
    shown.locator(".cnn-strip").first.tap(position={"x": 5, "y": 20})
    expect(shown.locator(".cnn-count")).to_have_text("1 / 53")
    assert finger.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_the_walk_takes_what_is_open_along(show: Show, page: Page) -> None:
    explorer = ArchitectureExplorer(focus="layer1.0", step=5, speed=8)
    shown = show(explorer)
    expect(box(shown, "layer1.0.conv1")).to_have_class("cnn-box current")
    for _ in range(7):
        shown.get_by_role("button", name="Step forward").click()
    expect(box(shown, "layer1.1.conv1")).to_have_class("cnn-box current")
    assert "step 13 of 70" in shown.locator(".cnn-panel-title").inner_text()
    expect(shown.locator(".cnn-totals").first).to_contain_text("70 steps")
    shown.get_by_role("button", name="Play", exact=True).click()
    expect(shown.locator(".cnn-count")).to_have_text(re.compile(r"^(1[4-9]|[2-6]\d) / 70"))
    shown.get_by_role("button", name="Pause", exact=True).click()
    page.wait_for_timeout(50)


NAMES = [
    "lenet5",
    "resnet152",
    "densenet121",
    "googlenet",
    "efficientnet_b0",
    "unet",
    "fpn",
    "textcnn",
    "wavenet",
    "mlp",
]


@pytest.mark.parametrize("width", [360, 688])
def test_any_registered_network_can_be_chosen(show: Show, page: Page, width: int) -> None:
    shown = show(ArchitectureExplorer(), width=width)
    for name in NAMES if width > 360 else ("unet", "googlenet"):
        shown.get_by_label("Network").select_option(name)
        expect(shown.locator(".cnn-net-title").first).to_have_text(name)
        check_sight(shown, ArchitectureExplorer(name))
        wide = "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).length"
        cut = shown.locator(".cnn-box:visible .cnn-size").evaluate_all(wide)
        assert cut == 0, f"{name}: a size is cut off"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_student_model_is_drawn_and_can_be_returned_to(show: Show) -> None:
    explorer = ArchitectureExplorer(Branches(), input_size=(1, 3, 20, 20))
    shown = show(explorer)
    check_sight(shown, explorer)
    expect(shown.locator(".cnn-paper").first).to_have_text("A model of your own, on 1×3×20×20.")
    shown.get_by_label("Network").select_option("vgg11")
    expect(shown.locator(".cnn-net-title").first).to_have_text("vgg11")
    shown.get_by_label("Network").select_option(label="Branches")
    check_sight(shown, explorer)


def test_two_side_by_side_begin_their_sizes_at_one_height(show: Show, page: Page) -> None:
    explorer = ArchitectureExplorer("resnet34", "vgg16")
    shown = show(explorer, width=1000)
    tops = """sel => [...document.querySelectorAll('.cnn-net')].map(net =>
        [...net.querySelectorAll('.cnn-box')].find(b => b.querySelector('.cnn-size').textContent.trim().endsWith(sel))
        .getBoundingClientRect().top)"""
    for size in ("×112×112", "×56×56", "×28×28", "×14×14", "×7×7"):
        left, right = page.evaluate(tops, size)
        assert abs(left - right) < 1, size
    shown.get_by_label("beside").select_option("resnet18")
    box(shown, "layer3").click()
    expect(shown.locator('[data-key="layer3.0"]:visible')).to_have_count(2)


def test_all_models_stand_in_a_chart_and_a_table(show: Show, page: Page) -> None:
    shown = show(ArchitectureExplorer(view="all"))
    marks = shown.locator(".cnn-curve .cnn-mark")
    assert marks.count() > 30
    shown.get_by_role("application").focus()
    page.keyboard.press("ArrowDown")
    expect(shown.locator(".cnn-readout")).to_contain_text("resnet")
    said = shown.locator(".cnn-readout").inner_text()
    page.keyboard.press("Enter")
    name = next(word.strip(":,") for word in said.split() if word.startswith("resnet"))
    expect(shown.locator(".cnn-net-title").first).to_have_text(name)
    shown.get_by_role("radio", name="All").check(force=True)
    shown.get_by_role("radio", name="Year").check(force=True)
    expect(shown.locator(".cnn-axis-label").first).to_have_text("year of the paper")
    rows = shown.get_by_role("region", name="All models").get_by_role("row")
    expect(rows.filter(has=page.get_by_role("button", name="resnet50", exact=True))).to_contain_text("25.6 M")
    shown.get_by_role("button", name="unet").click()
    expect(box(shown, "down1")).to_be_visible()


def test_colours_follow_the_cost_and_numbers_stand_beside_them(show: Show) -> None:
    shown = show(ArchitectureExplorer("vgg16"))
    shown.get_by_role("radio", name="Parameters").check(force=True)
    strong = box(shown, "classifier")
    expect(strong.locator(".cnn-cost")).to_have_text("124 M")
    assert strong.evaluate("e => e.style.getPropertyValue('--t')") == "1.000"
    shown.get_by_role("radio", name="Memory").check(force=True)
    expect(strong.locator(".cnn-cost")).to_have_text("69.5 kB")


@pytest.mark.parametrize(
    ("state", "scheme"),
    [({"view": "two"}, "dark"), ({"view": "all"}, "light"), ({"model": "googlenet", "focus": "inception3a"}, "dark")],
)
def test_accessible_in_every_view(
    show: Show, serious: Callable[[], list[str]], page: Page, state: dict[str, Any], scheme: str
) -> None:
    show(ArchitectureExplorer(**state), width=360, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert serious() == []


def test_interactions_are_quick_and_mounts_leave_nothing(show: Show, page: Page) -> None:
    shown = show(ArchitectureExplorer("densenet121"), width=688)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def spent() -> float:
        found = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
        return 1000 * float(found["ScriptDuration"] + found["LayoutDuration"] + found["RecalcStyleDuration"])

    times = []
    for _ in range(30):
        before = spent()
        shown.get_by_role("button", name="Step forward").evaluate("b => b.click()")
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        times.append(spent() - before)
    assert sorted(times)[15] < 8, times
