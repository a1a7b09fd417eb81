"""JupyterLab as tests open it: a server on a copy of a notebook, its page, and code run in its kernel."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

SESSION = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session"
CELLS = "window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.filter(c => c.cell_type === 'code')"


@contextmanager
def serve(notebook: Path, root: Path) -> Iterator[str]:
    """Start JupyterLab on a copy of a notebook in `root`, with no settings of the user's, and give its URL."""
    shutil.copy(notebook, root)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    own = {f"JUPYTER_{name}_DIR": str(root / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    own |= {f"JUPYTERLAB_{name}_DIR": str(root / name) for name in ("SETTINGS", "WORKSPACES")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"]
    command += ["--ServerApp.root_dir", str(root), "--port", str(port), "--ServerApp.port_retries=0"]
    with (root / "log").open("w") as log:
        process = subprocess.Popen(
            [*command, "--IdentityProvider.token", token], env={**os.environ, **own}, stdout=log, stderr=log
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/api/status?token={token}", root / "log")
        yield f"http://127.0.0.1:{port}/lab/tree/{notebook.name}?token={token}"
    finally:
        process.terminate()
        process.wait(30)


def wait_for(url: str, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url).close()
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()}")


@contextmanager
def opened(url: str, browser: Browser) -> Iterator[Page]:
    """Open the notebook and run all its cells."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000}, has_touch=True)
    page.goto(url)
    page.wait_for_function(f"() => {SESSION}?.kernel?.status === 'idle'", timeout=60_000)
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells') }")
    ran = f"{CELLS}.every(c => c.execution_count !== null) && {SESSION}.kernel.status === 'idle'"
    failures = f"{CELLS}.flatMap(c => c.outputs).filter(o => o.output_type === 'error')"
    page.wait_for_function(f"() => ({ran}) || {failures}.length > 0", timeout=120_000)
    assert page.evaluate(f"() => {failures}.map(o => o.evalue)") == []
    yield page
    page.close()


def run(page: Page, code: str) -> str:
    """Run code in the notebook's own kernel and return what it printed; raise what it raised."""
    answer: dict[str, Any] = page.evaluate(
        f"""async code => {{
          const future = {SESSION}.kernel.requestExecute({{ code, store_history: false }});
          let printed = '';
          future.onIOPub = m => {{ if (m.header.msg_type === 'stream') printed += m.content.text; }};
          const reply = await future.done;
          return {{ printed, error: reply.content.status === 'ok' ? null : reply.content.evalue }};
        }}""",
        code,
    )
    assert answer["error"] is None, answer["error"]
    return str(answer["printed"]).strip()
