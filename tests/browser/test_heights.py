"""What stands below an explorer stays where it is while its steps are played."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator

from cnnedu.explorers import FeatureMapExplorer, GradientExplorer
from cnnedu.explorers.base import Explorer

pytestmark = pytest.mark.browser

SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.mark.parametrize("width", [360, 688, 1000])
@pytest.mark.parametrize(("explorer", "steps"), [(GradientExplorer, 21), (FeatureMapExplorer, 8)])
def test_height_stays_at_every_step(
    show: Callable[..., Locator], explorer: type[Explorer], steps: int, width: int
) -> None:
    shown = show(explorer(), width=width)
    forward = shown.get_by_role("button", name="Step forward")
    heights = set()
    for _ in range(steps):
        forward.click()
        shown.page.evaluate(SETTLED)
        heights.add(shown.evaluate("(root) => root.offsetHeight"))
    assert len(heights) == 1
