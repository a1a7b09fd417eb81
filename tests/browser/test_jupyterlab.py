"""The chapter in JupyterLab itself: every cell runs, and the explorer and Python move each other."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from jupyter_lab import CELLS, opened, run, serve
from playwright.sync_api import Browser, Locator, Page, expect

from cnnedu.functional import conv2d

pytestmark = pytest.mark.browser

NOTEBOOK = Path(__file__).resolve().parents[2] / "chapter09" / "02_convolution.ipynb"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    """Open the notebook and run all its cells."""
    with serve(NOTEBOOK, tmp_path_factory.mktemp("lab")) as url, opened(url, browser) as page:
        yield page


@pytest.fixture
def explorer(lab: Page) -> Locator:
    """Return the explorer, as the notebook made it."""
    run(lab, "explorer.reset()")
    lab.mouse.move(2, 2)  # pointing at nothing, so that maps show their values
    lab.evaluate("() => document.activeElement.blur()")
    found = lab.locator('[data-explorer="ConvolutionExplorer"][data-ready="true"]').first
    found.evaluate("element => element.scrollIntoView()")
    return found


def expect_printed(page: Page, code: str, expected: str) -> None:
    """Wait for what the page sent to reach Python: the widget batches its messages."""
    deadline = time.monotonic() + 10
    while (printed := run(page, code)) != expected and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    assert printed == expected


def cell(explorer: Locator, grid: str, row: int, column: int) -> Locator:
    return explorer.get_by_role("grid", name=re.compile(grid)).first.locator(
        f'[role="gridcell"][data-row="{row}"][data-col="{column}"]'
    )


def test_every_cell_runs_without_error(lab: Page) -> None:
    outputs = lab.evaluate(f"() => {CELLS}.flatMap(c => c.outputs)")
    assert len(outputs) > 10
    assert [output for output in outputs if output["output_type"] == "error"] == []


def test_pointing_in_the_page_is_read_in_python(lab: Page, explorer: Locator) -> None:
    cell(explorer, "output", 2, 1).hover()
    expect(explorer.locator("[aria-live=polite]")).to_contain_text("output row 2, column 1:")
    cell(explorer, "output", 2, 1).click()
    expect_printed(lab, "print(list(explorer.position))", "[0, 2, 1]")


def test_editing_by_keyboard_changes_the_output_in_python(lab: Page, explorer: Locator) -> None:
    before = run(lab, "print(explorer.output[0, 0, 0])")
    cell(explorer, "input", 0, 0).focus()
    lab.keyboard.press("ArrowRight")
    lab.keyboard.press("ArrowRight")
    lab.keyboard.press("Enter")
    lab.keyboard.type("9")
    lab.keyboard.press("Enter")
    expect(cell(explorer, "input", 0, 2)).to_have_text("9")
    expect_printed(lab, "print(explorer.input[0, 0, 2])", "9.0")
    after = run(lab, "print(explorer.output[0, 0, 0])")
    assert float(after) == float(before) + 9  # the weight there is 1, the pixel was 0
    expect(cell(explorer, "output", 0, 0)).to_have_attribute("aria-label", re.compile(f": {float(after):g}\\b"))


def test_python_moves_the_page(lab: Page, explorer: Locator) -> None:
    laplacian = np.array([[0.0, 1, 0], [1, -4, 1], [0, 1, 0]])
    run(lab, f"explorer.stride = 2; explorer.weight = {laplacian.tolist()}")
    input = np.array(json.loads(run(lab, "import json; print(json.dumps(explorer.input.tolist()))")))
    expected = conv2d(input, laplacian[None, None], stride=2)[0]
    assert expected.shape == (3, 3)
    for (row, column), value in np.ndenumerate(expected):
        expect(cell(explorer, "output", row, column)).to_have_text(f"{value:g}".replace("-", "−"))
    expect(cell(explorer, "output", 3, 0)).to_have_count(0)


def test_wrong_values_raise_and_change_nothing(lab: Page, explorer: Locator) -> None:
    printed = run(
        lab,
        "try:\n    explorer.stride = 0\nexcept ValueError as error:\n    print(error)\nprint(explorer.stride)",
    )
    assert "stride" in printed.splitlines()[0]
    assert printed.splitlines()[-1] in {"1", "(1, 1)"}
    expect(explorer.get_by_role("grid", name=re.compile("output")).first.locator('[role="row"]')).to_have_count(5)


def test_legible_in_the_dark_theme(lab: Page, explorer: Locator) -> None:
    lab.evaluate("() => window.jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })")
    lab.wait_for_function("() => document.body.dataset.jpThemeLight === 'false'")
    lightness = (
        "element => getComputedStyle(element).color.match(/[0-9.]+/g).slice(0, 3).reduce((a, b) => a + +b, 0) / 3"
    )
    try:
        assert cell(explorer, "output", 0, 4).evaluate(lightness) > 160  # light ink on the dark page
    finally:
        lab.evaluate("() => window.jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Light' })")
