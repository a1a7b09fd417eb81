"""Visit a page of the book as a reader does, from its top to its end, and note what it cost and what went wrong."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, sync_playwright

from cnnedu import browser as browsers
from cnnedu.explorers.bundle import install
from cnnedu.sphinxext import build as book

KINDS = ("document", "script", "stylesheet", "font", "image")
NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
SERIOUS = ("serious", "critical")

# Noted by the page itself, so that no polling is measured. A shift after a click or a key is what the reader asked for.
NOTE = """
window.noted = { ready: null, shift: 0 };
new MutationObserver((_, observer) => {
  if (!document.querySelector('[data-explorer][data-ready="true"]')) return;
  window.noted.ready = performance.now();
  observer.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.noted.shift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });
"""
_SHOW_FIRST = """document.addEventListener('DOMContentLoaded', () =>
  document.querySelector('.anywidget-slot')?.scrollIntoView({ behavior: 'instant' }))"""
_WIDER = """() => [...document.querySelectorAll('body *')].filter((element) => {
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.right <= innerWidth + 1) return false;
  for (let above = element; above; above = above.parentElement) {
    const style = getComputedStyle(above);
    if (above !== document.body && style.overflowX !== 'visible') return false;
    if (style.position === 'fixed' || style.visibility === 'hidden') return false;
  }
  return true;
}).slice(0, 3).map((element) => element.outerHTML.slice(0, 120))"""


@dataclass
class Visit:
    """What one visit to a page took and showed."""

    bytes: Counter[str] = field(default_factory=Counter)
    elsewhere: set[str] = field(default_factory=set)
    console: list[str] = field(default_factory=list)
    painted: float = 0.0
    shift: float = 0.0
    overflow: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    _requests: list[Request] = field(default_factory=list, repr=False)

    @property
    def text(self) -> int:
        """Bytes of HTML, script, style and fonts."""
        return sum(self.bytes[kind] for kind in KINDS[:4])

    def follow(self, page: Page) -> None:
        """Count what a page receives and write down what it says."""
        page.on("requestfinished", lambda request: self._requests.append(request))  # no builtin: it is given a name
        page.on("requestfailed", self._failed)
        page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.console.append(f"uncaught: {error}"))

    def weigh(self) -> None:
        """Add up what came; while pages still load, a question to the browser could miss events."""
        for request in self._requests:
            response = request.response()
            if urlsplit(request.url).scheme == "http" and request.resource_type in KINDS and response is not None:
                self.bytes[request.resource_type] += len(response.body())

    def _failed(self, request: Request) -> None:
        if request.failure == "net::ERR_ABORTED":
            return
        if urlsplit(request.url).hostname == "127.0.0.1":
            self.console.append(f"failed: {request.url}")
        else:
            self.elsewhere.add(request.url)


def visit(
    browser: Browser,
    address: str,
    *,
    width: int = 1280,
    scheme: Literal["light", "dark"] = "light",
    audit: bool = True,
) -> Visit:
    """Open a page with an empty cache, read it to its end, and let axe look for what keeps people out.

    Parameters
    ----------
    browser : Browser
        Without a network but this computer's.
    address : str
        Of the page.
    width : int
        Of the window, in pixels; it is 900 high.
    scheme : "light" or "dark"
        What the reader's system asks for.
    audit : bool
        Run axe, which takes a second or more.
    """
    found = Visit()
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.add_init_script(NOTE)
    found.follow(page)
    page.goto(address)
    page.wait_for_timeout(500)
    read_through(page)
    noted = page.evaluate("window.noted")
    found.shift = noted["shift"]
    painted = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
    found.painted = page.evaluate(painted)
    found.overflow = page.evaluate(_WIDER)
    found.weigh()
    if audit:
        found.violations = violations(page)
    context.close()
    return found


def read_through(page: Page) -> None:
    """Scroll from the top to the end, so that whatever is lazy arrives."""
    top = 0
    while top < page.evaluate("document.documentElement.scrollHeight"):
        page.evaluate(f"window.scrollTo({{ top: {top}, behavior: 'instant' }})")
        page.wait_for_timeout(60)
        top += 600
    page.wait_for_timeout(300)


def time_to_explorer(browser: Browser, address: str) -> float | None:
    """Return milliseconds from the click to a drawn explorer, read from the page's first; None where it has none."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(NOTE)
    page.add_init_script(_SHOW_FIRST)  # as a link to its place would
    page.goto(address)
    ready: float | None = None
    if page.locator(".anywidget-slot").count():
        page.wait_for_function("window.noted.ready !== null", timeout=10_000)
        ready = page.evaluate("window.noted.ready")
    context.close()
    return ready


def violations(page: Page) -> list[str]:
    """Return what axe calls serious or critical, a line each."""
    page.add_script_tag(path=install() / "axe-core" / "axe.min.js")
    results: dict[str, Any] = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{found['id']}: {node['html'][:160]}"
        for found in results["violations"]
        if found["impact"] in SERIOUS
        for node in found["nodes"]
    ]


@contextmanager
def offline_browser() -> Iterator[Browser]:
    """Run Chromium with every host but this computer unknown to it."""
    chromium = browsers.ensure_chromium()
    if chromium is None:
        raise SystemExit(browsers.HOW_TO)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(chromium), args=[*browsers.flags(), NO_NETWORK])
        yield running
        running.close()


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built site on this computer; yields its address."""
    with book.server(site, port=0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def pages(site: Path) -> list[str]:
    """Return every page of a built site, from its folder, but for the redirect at its door."""
    found = (path.relative_to(site) for path in site.rglob("*.html"))
    return sorted(path.as_posix() for path in found if path.parts[0] != "_static" and path.as_posix() != "index.html")
