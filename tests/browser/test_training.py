"""TrainingExplorer on a static page: values read off it against the record, by mouse, by touch and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cnnedu.explorers import TrainingExplorer
from cnnedu.sphinxext.page import standalone_page

pytestmark = pytest.mark.browser

Show = Callable[..., Locator]


def confusion(shown: Locator) -> np.ndarray:
    """Return the matrix as it is read aloud: "3 taken for 5: 4"."""
    labels = shown.locator('[data-part="confusion"] [role=gridcell]').evaluate_all(
        "all => all.map(e => e.getAttribute('aria-label'))"
    )
    counts = [int(label.split(": ")[1]) for label in labels]
    return np.array(counts).reshape((round(len(counts) ** 0.5),) * 2)


def row(shown: Locator, name: str) -> Locator:
    return shown.get_by_role("row", name=name)


def test_the_page_shows_the_record(show: Show) -> None:
    explorer = TrainingExplorer()
    shown = show(explorer)
    np.testing.assert_array_equal(confusion(shown), explorer.confusion("plain-56"))
    for name in explorer.runs:
        loss, accuracy = (explorer.history(name, f"train_{metric}")[1][-1] for metric in ("loss", "accuracy"))
        cells = row(shown, name).get_by_role("cell").all_inner_texts()
        assert float(cells[1]) == pytest.approx(loss, abs=5e-4)
        assert float(cells[2]) == pytest.approx(accuracy, abs=5e-4)
    expect(shown.locator("caption")).to_have_text("Step 200, after epoch 8 (training)")
    expect(shown.locator(".cnn-about")).to_contain_text("Recorded 20")
    expect(shown.locator(".cnn-about")).to_contain_text("scikit-learn's digits")


def test_time_moves_and_everything_follows(show: Show) -> None:
    explorer = TrainingExplorer()
    shown = show(explorer)
    shown.get_by_role("button", name="First moment").click()
    expect(shown.locator("caption")).to_have_text("Step 0, after epoch 0 (training)")
    np.testing.assert_array_equal(confusion(shown), explorer.confusion("plain-56", 0))
    shown.get_by_role("button", name="Step forward").click()
    expect(shown.locator("caption")).to_have_text("Step 25, after epoch 1 (training)")
    shown.get_by_label("Speed").select_option("8")
    shown.get_by_role("button", name="Play").click()
    expect(shown.locator(".cnn-count")).to_have_text("9 / 9")
    row(shown, "residual-56").get_by_role("radio").check()
    expect(shown.locator(".cnn-title")).to_contain_text("residual-56, epoch 8")
    np.testing.assert_array_equal(confusion(shown), explorer.confusion("residual-56"))


def test_pointing_links_the_charts(show: Show, page: Page) -> None:
    shown = show(TrainingExplorer())
    accuracy = shown.locator('[data-part="accuracy"] .cnn-plot')
    accuracy.scroll_into_view_if_needed()
    box = accuracy.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 52 + (box["width"] - 66) / 2, box["y"] + 20)  # the middle: step 100
    expect(shown.locator("caption")).to_contain_text("Step 100, after epoch 4")
    assert shown.locator(".cnn-cursor circle").count() == 4
    page.mouse.move(5, 5)
    expect(shown.locator("caption")).to_contain_text("Step 100, after epoch 4")


def test_by_keyboard_alone(show: Show, page: Page) -> None:
    shown = show(TrainingExplorer())
    loss = shown.locator('[data-part="loss"] .cnn-plot')
    loss.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    expect(shown.locator("caption")).to_contain_text("Step 1,")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(shown.locator("caption")).to_contain_text("Step 4,")
    shown.get_by_role("checkbox", name="draw plain-56").focus()
    page.keyboard.press("Space")
    expect(shown.locator('[data-part="loss"] .cnn-plot [data-look="2"]')).to_have_count(0)
    page.keyboard.press("Space")
    expect(shown.locator('[data-part="loss"] .cnn-plot [data-look="2"]')).to_have_count(1)


def test_smoothing_and_splits(show: Show) -> None:
    explorer = TrainingExplorer()
    shown = show(explorer)
    shown.get_by_role("button", name="More").click()
    faint = shown.locator('[data-part="loss"] .cnn-faint')
    expect(faint).to_have_count(0)
    shown.get_by_label("smoothing").fill("0.8")
    expect(faint).to_have_count(4)
    expect(shown.locator(".cnn-more")).to_contain_text("about the last 5 points")
    shown.get_by_role("radio", name="held out").check(force=True)
    last = explorer.history("plain-20", "validation_accuracy")[1][-1]
    expect(row(shown, "plain-20").get_by_role("cell").nth(2)).to_have_text(f"{last:.3f}")
    shown.get_by_role("radio", name="both").check(force=True)
    expect(row(shown, "plain-20").get_by_role("cell").nth(2)).to_have_text(f"1 / {last:.3f}")


def test_what_goes_wrong_is_said(show: Show) -> None:
    explorer = TrainingExplorer()
    explorer.begin("mine", classes=["cat", "dog"])
    for step in range(1, 30):
        explorer.log(step, train_loss=1 / step if step < 12 else float("nan"))
    explorer.log(epoch=1, confusion=[[3, 1], [0, 4]], filters=np.ones((2, 3, 5, 5)))
    explorer.flush()
    shown = show(explorer)
    expect(shown.get_by_role("alert")).to_have_text("mine: the training loss became NaN at step 12.")
    expect(row(shown, "mine")).to_contain_text("NaN")
    assert confusion(shown).tolist() == [[3, 1], [0, 4]]
    expect(shown.locator('[data-part="confusion"]')).to_contain_text("of 4 that are cat, 1 was taken for dog")


def test_nothing_logged_yet(show: Show) -> None:
    explorer = TrainingExplorer()
    explorer.begin("mine")
    shown = show(explorer)
    expect(shown.locator(".cnn-empty")).to_be_visible()
    expect(shown.locator(".cnn-panels")).to_be_hidden()


def test_a_finger_reads_a_chart(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(standalone_page([TrainingExplorer()], title="One explorer"), encoding="utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(file.as_uri())
    shown = page.locator('[data-explorer="TrainingExplorer"][data-ready="true"]')
    plot = shown.locator('[data-part="accuracy"] .cnn-plot')
    plot.scroll_into_view_if_needed()
    plot.tap(position={"x": 52 + 10, "y": 120})
    expect(shown.locator("caption")).to_contain_text("Step 0,")
    cell = shown.locator('[data-part="confusion"] [data-row="8"][data-col="7"]')
    cell.tap()
    expect(shown.locator('[data-part="confusion"] .cnn-note')).to_contain_text("that are 8")
    context.close()


def test_an_axis_writes_all_its_numbers_alike(show: Show) -> None:
    shown = show(TrainingExplorer(log_scale=True))
    for part in ("loss", "gradient norm"):
        ticks = shown.locator(f'[data-part="{part}"] .cnn-axes text[text-anchor="end"]').all_text_contents()
        assert len(ticks) > 1
        assert {tick.startswith("10") and tick.strip("10⁻") != "" for tick in ticks} == {True}, ticks
