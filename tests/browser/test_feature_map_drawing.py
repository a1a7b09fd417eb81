"""Digits drawn by mouse on the feature map explorer's pad, as a reader draws them: page and torch read them right."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
import torch
from playwright.sync_api import Locator, Page, expect

from cnnedu.data import load_weights
from cnnedu.explorers import FeatureMapExplorer
from cnnedu.models import create_model

pytestmark = pytest.mark.browser

Show = Callable[..., Locator]
Stroke = Sequence[tuple[float, float]]


def arc(x: float, y: float, wide: float, high: float, start: float, stop: float) -> Stroke:
    """Return places on an ellipse; angles in degrees from the right, growing downwards."""
    angles = [math.radians(start + (stop - start) * i / 16) for i in range(17)]
    return [(x + wide * math.cos(a), y + high * math.sin(a)) for a in angles]


# Places on the pad, from 0 to 1, to the right and down; each digit as a schoolbook has it, some of them twice.
DRAWINGS: dict[str, list[Stroke]] = {
    "0": [arc(0.5, 0.5, 0.2, 0.32, -90, 270)],
    "1": [[(0.5, 0.15), (0.5, 0.85)]],
    "1, slanted": [[(0.58, 0.15), (0.44, 0.85)]],
    "2": [[*arc(0.5, 0.34, 0.2, 0.18, -170, 30), (0.3, 0.82), (0.74, 0.82)]],
    "3": [[*arc(0.47, 0.33, 0.19, 0.17, -150, 80), *arc(0.47, 0.66, 0.22, 0.18, -80, 140)]],
    "4": [[(0.36, 0.18), (0.3, 0.55), (0.7, 0.55)], [(0.64, 0.2), (0.6, 0.86)]],
    "5": [[(0.68, 0.18), (0.38, 0.18), (0.36, 0.46), *arc(0.47, 0.63, 0.2, 0.19, -110, 130)]],
    "6": [[(0.6, 0.14), (0.42, 0.38), *arc(0.5, 0.66, 0.17, 0.18, -170, 190)]],
    "7": [[(0.3, 0.2), (0.7, 0.2), (0.46, 0.85)]],
    "8": [[*arc(0.5, 0.32, 0.15, 0.16, 90, 450), *arc(0.5, 0.66, 0.18, 0.18, -90, 270)]],
    "9": [[*arc(0.5, 0.34, 0.17, 0.17, 0, -360), (0.66, 0.5), (0.6, 0.86)]],
    "7, small and in a corner": [[(0.08, 0.08), (0.32, 0.08), (0.18, 0.45)]],
    "3, small and in a corner": [[*arc(0.8, 0.7, 0.1, 0.09, -150, 80), *arc(0.8, 0.87, 0.11, 0.09, -80, 140)]],
}


def draw(page: Page, pad: Locator, strokes: Sequence[Stroke]) -> None:
    """Draw strokes with the mouse."""
    box = pad.bounding_box()
    assert box is not None
    for stroke in strokes:
        places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]
        page.mouse.move(*places[0])
        page.mouse.down()
        for place in places[1:]:
            page.mouse.move(*place, steps=3)
        page.mouse.up()
    page.mouse.move(5, 5)


def seen_by_page(shown: Locator) -> dict[str, Any]:
    """Run the page's own Python: what it drew, and what each layer makes of it."""
    shown.get_by_role("button", name="Python", exact=True).click()
    source = shown.get_by_label("Python source").inner_text()
    shown.get_by_role("button", name="Python", exact=True).click()
    names: dict[str, Any] = {}
    exec(source.replace("print(", "(lambda *_: None)("), names)
    return names


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_what_is_drawn_by_hand_is_read_right_by_page_and_torch(drawing: str, show: Show, page: Page) -> None:
    shown = show(FeatureMapExplorer())
    shown.get_by_role("button", name="Clear").click()
    draw(page, shown.locator(".cnn-pad canvas"), DRAWINGS[drawing])
    expect(shown.locator(".cnn-answer .cnn-read")).to_contain_text(f"Read as {drawing[0]}")

    drawn = seen_by_page(shown)["input"]
    middle = [float(drawn[0].sum(axis) @ np.arange(32)) / drawn.sum() for axis in (1, 0)]
    np.testing.assert_allclose(middle, 16, atol=0.2, err_msg="the page places it as MNIST does")
    model = create_model("lenet5").eval()
    model.load_state_dict({name: torch.from_numpy(array) for name, array in load_weights("lenet5").items()})
    with torch.no_grad():
        wanted = model(torch.from_numpy(np.asarray(drawn, np.float32))[None]).softmax(1)[0]
    assert int(wanted.argmax()) == int(drawing[0]) and wanted.max() > 0.5

    rows = shown.get_by_role("group", name="Probability of each class").locator(".cnn-share").all_inner_texts()
    shares = [float(re.findall(r"[\d.]+", text)[0]) / 100 for text in rows]  # the limit where it says "under"
    np.testing.assert_allclose(shares, wanted, atol=0.0011)
