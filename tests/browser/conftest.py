"""A real browser without a network, and the book as its reader gets it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect, sync_playwright

from cnnedu import browser as browsers
from cnnedu.explorers import Explorer, list_explorers
from cnnedu.explorers.bundle import install
from cnnedu.sphinxext import build as book
from cnnedu.sphinxext.page import standalone_page

ROOT = Path(__file__).resolve().parents[2]
NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@contextmanager
def locked(lock: Path, patience: float = 300) -> Iterator[None]:
    """Hold a lock that the workers of one test run share: whoever creates the folder has it."""
    deadline = time.monotonic() + patience
    while True:
        try:
            lock.mkdir()
            break
        except FileExistsError:
            if time.monotonic() > deadline:
                pytest.fail(f"waited {patience:.0f} s for {lock}; another worker seems to have died holding it")
            time.sleep(0.2)
    try:
        yield
    finally:
        lock.rmdir()


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a temporary folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def chromium(run_folder: Path) -> Path:
    """Return the browser, installed if that needs no questions. In CI a missing browser is a failure."""
    with locked(run_folder / "chromium.lock"):
        found = browsers.ensure_chromium()
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(browsers.HOW_TO)
    return found


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """Run Chromium with every host but this computer unknown to it."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=str(chromium), args=[*browsers.flags(), NO_NETWORK], chromium_sandbox=None
        )
        yield running
        running.close()


@dataclass
class Traffic:
    """What a page asked for and what it said."""

    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Record everything from now on."""
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._failed)
        page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.console.append(f"uncaught: {error}"))

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went on to another page before it came
            self.console.append(f"failed: {request.url} ({request.failure})")

    def hosts(self) -> set[str]:
        """Return the hosts that were asked for something over a network."""
        return {urlsplit(url).netloc for url in self.requests if urlsplit(url).scheme in {"http", "https", "ws", "wss"}}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page with storage of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield context.new_page()
    context.close()


@pytest.fixture
def traffic(page: Page) -> Traffic:
    """Record the requests and messages of `page`."""
    recorded = Traffic()
    recorded.follow(page)
    return recorded


@pytest.fixture(scope="session")
def site(run_folder: Path) -> Path:
    """Return the folder of the built book; build it if it is older than what it is made from."""
    with locked(run_folder / "book.lock"):
        if not book.is_current(ROOT):
            book.build(ROOT, quiet=True)
    return ROOT / book.SITE


@pytest.fixture(scope="session")
def http_site(site: Path) -> Iterator[str]:
    """Serve the built book on this computer and return its address."""
    with book.server(site, port=0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


Shower = Callable[..., Locator]


@pytest.fixture
def show(page: Page, traffic: Traffic, tmp_path: Path) -> Iterator[Shower]:
    """Return a function that opens a static page with one explorer, made in Python, and returns it once it is drawn.

    ``show(PoolingExplorer(stride=1), width=360, scheme="dark")``. The page must stay silent and ask nobody anything.
    """

    def open_(explorer: Explorer, width: int = 1000, height: int = 900, scheme: Any = "light") -> Locator:
        file = tmp_path / "page.html"
        file.write_text(standalone_page([explorer], title="One explorer"), encoding="utf-8")
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        page.goto(file.as_uri())
        name = next(cls.__name__ for cls in type(explorer).__mro__ if cls in list_explorers())
        drawn = page.locator(f'[data-explorer="{name}"][data-ready="true"]')
        expect(drawn).to_be_visible()
        return drawn

    yield open_
    assert traffic.console == []
    assert traffic.hosts() == set()


AxeRun = Callable[[], list[str]]


@pytest.fixture
def serious(page: Page) -> AxeRun:
    """Return a function that lets axe look at the page and lists what is serious or critical."""

    def look() -> list[str]:
        page.add_script_tag(path=install() / "axe-core" / "axe.min.js")
        results = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
        return [
            f"{violation['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
            for violation in results["violations"]
            if violation["impact"] in {"serious", "critical"}
            for node in violation["nodes"]
        ]

    return look
