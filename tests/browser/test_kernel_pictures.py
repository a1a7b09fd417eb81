"""KernelExplorer on a static page: pictures that are opened, dropped, pasted, drawn and filmed, and those refused."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from kernel_page import heat, opens, pixels, png, point, ready, result
from playwright.sync_api import Locator, Page, expect

from cnnedu.explorers import KernelExplorer
from cnnedu.functional import conv2d

pytestmark = pytest.mark.browser

Show = Callable[..., Locator]


def test_a_picture_is_opened_and_a_huge_one_made_smaller(show: Show) -> None:
    shown = ready(show(KernelExplorer()))
    mine = np.random.default_rng(0).integers(0, 256, (40, 60, 3), dtype=np.uint8)
    opens(shown, png(mine))
    expect(shown.get_by_role("application", name="picture, 40 by 60, grey")).to_be_visible()
    expected = KernelExplorer(image=mine, position=(0, 39, 59))
    assert result(shown) == expected.output[0, 39, 59]
    expect(shown.get_by_label("Picture", exact=True)).to_have_value("")
    shown.get_by_role("button", name="Python", exact=True).click()
    names: dict[str, Any] = {}
    exec(shown.get_by_label("Python source").inner_text(), names)
    assert np.array_equal(names["output"], expected.output)
    opens(shown, png(np.zeros((800, 1600), np.uint8)))
    expect(shown.get_by_text("1600×800 pixels; here it is made smaller, 512×256")).to_be_visible()
    expect(shown.get_by_role("application", name="picture, 256 by 512, grey")).to_be_visible()


def test_a_broken_file_is_named_and_nothing_is_lost(show: Show) -> None:
    shown = ready(show(KernelExplorer()))
    opens(shown, b"no picture at all")
    expect(shown.get_by_role("alert")).to_contain_text("no picture that the browser can read")
    expect(shown.get_by_role("application", name="picture, 256 by 256, grey")).to_be_visible()
    shown.get_by_label("Picture", exact=True).select_option("coffee")
    expect(shown.get_by_role("application", name="picture, 200 by 300, grey")).to_be_visible()
    expect(shown.get_by_role("alert")).to_be_hidden()


@pytest.mark.parametrize("way", ["drop", "paste"])
def test_dropped_and_pasted(show: Show, page: Page, way: str) -> None:
    shown = ready(show(KernelExplorer()))
    data = base64.b64encode(png(np.full((30, 20), 90, np.uint8))).decode()
    shown.locator(".cnn-hint").evaluate(
        """(at, [way, data]) => {
          const bytes = Uint8Array.from(atob(data), c => c.charCodeAt(0));
          const transfer = new DataTransfer();
          transfer.items.add(new File([bytes], "mine.png", { type: "image/png" }));
          const kind = way === "drop" ? DragEvent : ClipboardEvent;
          const init = { bubbles: true, cancelable: true };
          at.dispatchEvent(new kind(way, { ...init, [way === "drop" ? "dataTransfer" : "clipboardData"]: transfer }));
        }""",
        [way, data],
    )
    expect(shown.get_by_role("application", name="picture, 30 by 20, grey")).to_be_visible()


def test_drawing_with_the_mouse_and_the_keys(show: Show, page: Page) -> None:
    shown = ready(show(KernelExplorer(kernel="identity", display="clip", padding="valid")))
    shown.get_by_role("button", name="Draw", exact=True).click()
    shown.get_by_role("button", name="Blank page").click()
    expect(shown.get_by_role("application", name="picture, 128 by 128, grey")).to_be_visible()
    at = heat(shown, "picture")
    expect(at).to_be_visible()
    assert not pixels(at).any()
    point(page, at, 30, 30, 128, 128)
    page.mouse.down()
    point(page, at, 60, 30, 128, 128)
    page.mouse.up()
    page.wait_for_timeout(100)
    drawn = pixels(at)[..., 0]
    assert drawn[31:60, 30].all() and not drawn[:, 40:].any()
    assert pixels(heat(shown, "maps"))[..., 0][30:59, 29].all(), "the map has followed"
    at.focus()
    page.keyboard.press(" ")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press(" ")
    page.wait_for_timeout(100)
    again = pixels(at)[..., 0]
    assert again.astype(bool).sum() > drawn.astype(bool).sum() + 50 and again[:, 45].any()
    shown.get_by_role("button", name="Reset").click()
    expect(shown.get_by_role("application", name="picture, 256 by 256, grey")).to_be_visible()


CAMERA = """
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [64, 48];
  const pen = canvas.getContext("2d");
  setInterval(() => { pen.fillStyle = "rgb(200, 40, 40)"; pen.fillRect(0, 0, 64, 48); }, 20);
  window.streams = [];
  const give = async () => {
    if (window.refuse) throw new DOMException("no", window.refuse);
    const stream = canvas.captureStream(30);
    window.streams.push(stream);
    return stream;
  };
  Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: give }, configurable: true });
"""


def test_the_camera_is_live_and_stops(show: Show, page: Page) -> None:
    page.add_init_script(CAMERA)
    shown = ready(show(KernelExplorer()))
    assert page.evaluate("window.streams.length") == 0, "nobody asks before a click"
    shown.get_by_role("button", name="Your camera", exact=True).click()
    expect(shown.get_by_role("application", name="picture, 192 by 256, grey")).to_be_visible()
    shown.get_by_role("button", name="Stop camera").click()
    expect(shown.get_by_role("button", name="Your camera", exact=True)).to_be_visible()
    assert page.evaluate("window.streams[0].getTracks()[0].readyState") == "ended"
    assert np.abs(pixels(heat(shown, "picture"))[96, 128].astype(int) - 88).max() < 6, "the grey of that red"
    for _ in range(2):
        shown.get_by_role("button", name="Your camera", exact=True).click()
        expect(shown.get_by_role("button", name="Stop camera")).to_be_visible()
        if page.evaluate("window.streams.length") == 2:
            shown.get_by_role("button", name="Reset").click()
            expect(shown.get_by_role("application", name="picture, 256 by 256, grey")).to_be_visible()
            assert page.evaluate("window.streams[1].getTracks()[0].readyState") == "ended"
    page.locator(".anywidget-slot").evaluate("slot => slot.remove()")
    page.wait_for_function("window.streams[2].getTracks()[0].readyState === 'ended'")


@pytest.mark.parametrize(("why", "told"), [("NotAllowedError", "refused"), ("NotFoundError", "No camera could be")])
def test_without_a_camera_there_is_a_sentence(show: Show, page: Page, why: str, told: str) -> None:
    page.add_init_script(CAMERA + f"window.refuse = {json.dumps(why)};")
    shown = ready(show(KernelExplorer()))
    shown.get_by_role("button", name="Your camera", exact=True).click()
    expect(shown.get_by_role("alert")).to_contain_text(told)


def test_a_page_that_may_not_ask_for_a_camera_says_so(show: Show, page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })")
    shown = ready(show(KernelExplorer()))
    shown.get_by_role("button", name="Your camera", exact=True).click()
    expect(shown.get_by_role("alert")).to_contain_text("only on secure pages")


def test_a_kernel_that_no_longer_fits_is_explained(show: Show) -> None:
    shown = ready(show(KernelExplorer(kernel="gaussian_blur_7", padding="valid")))
    opens(shown, png(np.zeros((5, 5), np.uint8)))
    expect(shown.get_by_role("alert")).to_contain_text("A kernel of 7×7 does not fit into a picture of 5×5")


def test_conv2d_is_the_judge_of_a_large_colour_picture(show: Show) -> None:
    rng = np.random.default_rng(3)
    image = rng.integers(0, 256, (512, 512, 3), dtype=np.uint8)
    kernel = np.abs(rng.normal(size=(1, 3, 7, 7))).round(2) / 60
    shown = ready(show(KernelExplorer(image=image, kernel=kernel, display="clip")))
    expected = conv2d(np.moveaxis(image, 2, 0).astype(float), kernel, padding="same")[0]
    assert np.abs(pixels(heat(shown, "maps"))[..., 0] - np.clip(expected, 0, 255)).max() <= 0.5 + 1e-9
