"""Every explorer in JupyterLab: drawn beside its kernel, moved from the page, read and moved back from Python."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import nbformat
import pytest
from jupyter_lab import opened, run, serve
from playwright.sync_api import Browser, Error, Locator, Page, expect

from cnnedu.explorers import list_explorers

pytestmark = pytest.mark.browser

NAMES = [cls.__name__ for cls in list_explorers()]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    """Open a notebook with a cell for each explorer, all of them run."""
    root = tmp_path_factory.mktemp("lab")
    cells = [f"from cnnedu.explorers import {name}\nw{i} = {name}()\nw{i}" for i, name in enumerate(NAMES)]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in cells])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    (root / "source").mkdir()
    nbformat.write(notebook, root / "source" / "explorers.ipynb")
    with serve(root / "source" / "explorers.ipynb", root) as url, opened(url, browser) as page:
        yield page


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """Return the name of each explorer."""
    return str(request.param)


def shown(page: Page, name: str) -> Locator:
    """Return an explorer that is drawn and in sight."""
    explorer = page.locator(f'[data-explorer="{name}"][data-ready="true"]')
    if explorer.count() == 0:  # JupyterLab draws only what is near
        page.locator(".jp-Cell").nth(NAMES.index(name)).evaluate("cell => cell.scrollIntoView()")
    expect(explorer).to_be_visible()
    explorer.evaluate("element => element.scrollIntoView()")
    return explorer


def state(page: Page, name: str) -> dict[str, Any]:
    """Return the settings as Python sees them now."""
    code = f"import json; w = w{NAMES.index(name)}; print(json.dumps(w.get_state(list(w.settings))))"
    told: dict[str, Any] = json.loads(run(page, code))
    return told


def changed(page: Page, name: str, before: dict[str, Any]) -> bool:
    """Wait a moment for a change of the page to reach Python: the widget batches its messages."""
    for _ in range(15):
        if state(page, name) != before:
            return True
        page.wait_for_timeout(100)
    return False


def touch_something(page: Page, explorer: Locator, attempt: int) -> bool:
    """Change a setting by the attempt-th control that there is; False when there is no such control."""
    kinds = ["input[type=range]", "input[type=radio]:not(:checked)", "select", "input[type=checkbox]", "button"]
    frame = ["Python", "Reset", "More", "Copy"]
    controls = [control for kind in kinds for control in explorer.locator(f"{kind}:not([aria-disabled=true])").all()]
    controls = [
        c for c in controls if c.is_visible() and (c.get_attribute("aria-label") or c.inner_text()) not in frame
    ]
    if attempt >= len(controls):
        return False
    control = controls[attempt]
    kind = control.evaluate("e => e.type ?? e.localName")
    if kind in {"range", "select-one"}:
        control.focus()
        page.keyboard.press("ArrowRight" if kind == "range" else "ArrowDown")
    elif kind == "radio":
        control.check(force=True)
    else:
        control.tap()
    return True


def test_the_page_moves_python_and_python_the_page(lab: Page, name: str) -> None:
    explorer = shown(lab, name)
    live = explorer.locator("[aria-live=polite]").first
    expect(live).not_to_have_text("")
    said, before = live.inner_text(), state(lab, name)
    attempt = 0
    while touch_something(lab, explorer, attempt) and not changed(lab, name, before):
        attempt += 1
    assert state(lab, name) != before, "no control of the page reached Python"
    run(lab, f"w{NAMES.index(name)}.reset()")
    assert state(lab, name) == before
    expect(live).to_have_text(said)


def test_it_fits_the_notebook_in_the_dark(lab: Page, name: str) -> None:
    explorer = shown(lab, name)
    lab.evaluate("() => window.jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })")
    lab.wait_for_function("() => document.body.dataset.jpThemeLight === 'false'")
    try:
        assert explorer.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
        ink = "e => getComputedStyle(e).color.match(/[0-9.]+/g).slice(0, 3).reduce((a, b) => a + +b, 0) / 3"
        assert explorer.evaluate(ink) > 160
    finally:
        lab.evaluate("() => window.jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Light' })")


def test_it_says_nothing_to_the_console(lab: Page, name: str) -> None:
    errors: list[Error] = []
    lab.on("pageerror", lambda error: errors.append(error))
    explorer = shown(lab, name)
    run(lab, f"w{NAMES.index(name)}.reset()")
    explorer.get_by_role("button", name="Python", exact=True).click()
    expect(explorer.get_by_label("Python source")).to_contain_text("cnnedu")
    explorer.get_by_role("button", name="Python", exact=True).click()
    # anywidget imports our module from a blob; JupyterLab itself sometimes stumbles over its own nodes
    assert [error.stack for error in errors if "blob:" in (error.stack or "")] == []
