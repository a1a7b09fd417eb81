"""TrainingExplorer while the kernel trains: the page follows a cell that is still running, and costs it little."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from jupyter_lab import SESSION, opened, run, serve
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

CELL = "from cnnedu.explorers import TrainingExplorer\nexplorer = TrainingExplorer()\nexplorer"
TRAINING = """
import time
explorer.begin("live")
for step in range(1, 401):
    time.sleep(0.01)  # a step of training
    explorer.log(step, train_loss=1 / step, learning_rate=0.1)
"""
COST = """
import json, time
def steps(explorer):
    start = time.perf_counter()
    for step in range(1, 201):
        time.sleep(0.01)
        if explorer is not None:
            explorer.log(step, train_loss=1 / step, gradient_norm=2.0, learning_rate=0.1)
    return time.perf_counter() - start
explorer.begin("cost")
start = time.thread_time()
steps(None)
idle = time.thread_time() - start
start = time.thread_time()
whole = steps(explorer)
print(json.dumps([(time.thread_time() - start - idle) / whole]))
"""


def test_the_page_follows_a_cell_that_is_still_running(browser: Browser, tmp_path: Path) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    (tmp_path / "source").mkdir()
    nbformat.write(notebook, tmp_path / "source" / "live.ipynb")
    with serve(tmp_path / "source" / "live.ipynb", tmp_path) as url, opened(url, browser) as page:
        shown = page.locator('[data-explorer="TrainingExplorer"][data-ready="true"]')
        expect(shown.locator("table.cnn-runs")).to_contain_text("plain-56")
        page.evaluate(
            f"code => {{ window.live = {SESSION}.kernel.requestExecute({{ code, store_history: false }}) }}", TRAINING
        )
        expect(shown.locator("table.cnn-runs")).to_contain_text("live", timeout=5000)
        expect(shown.locator("table.cnn-runs")).not_to_contain_text("plain-56")
        seen = set()
        for _ in range(10):
            seen.add(shown.locator("caption").inner_text())
            page.wait_for_timeout(300)
        assert len(seen) >= 4, f"the curves stood still: {seen}"
        page.evaluate("() => window.live.done")
        run(page, "explorer.on_train_end()")
        expect(shown.locator("caption")).to_contain_text("Step 400")
        (share,) = json.loads(run(page, COST))
        assert share < 0.05, f"logging took {share:.1%} of the training"
        print(f"logging took {share:.2%} of steps of 10 ms")
