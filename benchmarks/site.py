"""What a page of the book costs its reader: bytes, requests, time until the explorer is drawn.

Beside it, the same notebook built by Jupyter Book as it comes. The browser has no network in either case, so what
stock pages ask of other hosts is counted but never arrives, and neither does a widget.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.report import write
from cnnedu import browser as browsers
from cnnedu.sphinxext import build as book

ROOT = Path(__file__).resolve().parent.parent
CHAPTER = "chapter09/02_convolution.html"
PAGES = ("book/intro.html", CHAPTER, "exercises/01_convolution/exercise.html", "book/notation.html")
KINDS = ("document", "script", "stylesheet", "font", "image")
REPEATS = 7
NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
NOTE_READY = """new MutationObserver((_, observer) => {
  if (!document.querySelector('[data-explorer][data-ready="true"]')) return;
  window.readyAt = performance.now();
  observer.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true })"""


@dataclass
class Cost:
    """What one visit to a page took, read to its end."""

    bytes: Counter[str]
    elsewhere: int
    painted: float
    ready: float | None


def visit(browser: Browser, address: str) -> Cost:
    """Open a page with an empty cache at its first explorer, if it has one, then scroll through all of it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(NOTE_READY)
    received: list[tuple[str, int]] = []
    elsewhere: set[str] = set()

    def finished(request: Any) -> None:
        if urlsplit(request.url).scheme == "http" and request.resource_type in KINDS:
            received.append((request.resource_type, len(request.response().body())))

    page.on("requestfinished", finished)
    page.on("requestfailed", lambda request: elsewhere.add(request.url))
    page.goto(address + ("#watch-it-slide" if CHAPTER in address else ""))
    page.wait_for_timeout(1500)
    ready = page.evaluate("window.readyAt ?? null")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    read_through(page)
    context.close()
    weights: Counter[str] = Counter()
    for kind, size in received:
        weights[kind] += size
    return Cost(weights, len(elsewhere), painted, ready)


def read_through(page: Page) -> None:
    """Scroll from the top to the end, so that whatever is lazy arrives."""
    height = page.evaluate("document.documentElement.scrollHeight")
    for top in range(0, height, 800):
        page.evaluate(f"window.scrollTo({{ top: {top}, behavior: 'instant' }})")
        page.wait_for_timeout(30)
    page.wait_for_timeout(300)


def stock_book(folder: Path) -> Path:
    """Build the same pages with Jupyter Book as it comes."""
    shutil.copytree(ROOT / "book", folder / "book", ignore=shutil.ignore_patterns("_build", "reference"))
    toc = yaml.safe_load((ROOT / book.TOC).read_text(encoding="utf-8"))
    toc["parts"] = [
        part for part in toc["parts"] if "/reference/" not in str(part)
    ]  # pages only our extension can make
    (folder / book.TOC).write_text(yaml.safe_dump(toc), encoding="utf-8")
    for notebook in book.published_notebooks(ROOT):
        target = folder / notebook.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(notebook, target)
    config = (ROOT / "_config.yml").read_text(encoding="utf-8")
    kept = [line for line in config.splitlines() if "extra_extensions" not in line]
    (folder / "_config.yml").write_text("\n".join(kept), encoding="utf-8")
    code = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "build", ".", "-q", "--toc", str(book.TOC), "--path-output", "book"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / book.SITE


def measure(browser: Browser, site: Path, names: tuple[str, ...], label: str) -> list[tuple[str, ...]]:
    """Return one table row for each page of a site, medians of several visits."""
    rows = []
    with book.server(site, port=0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name in names:
            visits = [visit(browser, f"http://127.0.0.1:{server.server_address[1]}/{name}") for _ in range(REPEATS)]
            last, times = visits[-1], [cost.ready for cost in visits if cost.ready is not None]
            text = sum(last.bytes[kind] for kind in KINDS[:4])
            rows.append(
                (
                    name.removesuffix(".html") + label,
                    *(f"{last.bytes[kind] / 1000:.0f}" for kind in KINDS[:4]),
                    f"**{text / 1000:.0f}**",
                    f"{last.bytes['image'] / 1000:.0f}",
                    f"{last.elsewhere}",
                    f"{statistics.median(cost.painted for cost in visits):.0f}",
                    f"{statistics.median(times):.0f}" if times else "–",
                )
            )
        server.shutdown()
    return rows


def main() -> None:
    """Measure every page of the book and the stock chapter page, and write the table."""
    if not book.is_current(ROOT):
        book.build(ROOT, quiet=True)
    chromium = browsers.ensure_chromium()
    if chromium is None:
        sys.exit(browsers.HOW_TO)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=[*browsers.flags(), NO_NETWORK])
        rows = measure(browser, ROOT / book.SITE, PAGES, "")
        rows += measure(browser, stock_book(Path(folder)), (CHAPTER,), ", stock Jupyter Book")
        browser.close()
    notes = (
        "Kilobytes, uncompressed, of one visit with an empty cache that reads the page to its end; requests to other "
        "hosts; milliseconds from the click to the first text and to a drawn explorer. "
        f"Headless Chromium at 1280×900 without a network, medians of {REPEATS} visits."
    )
    header = ("page", "HTML", "script", "style", "fonts", "sum", "images", "other hosts", "first text", "explorer")
    print(write("site", "What a page costs", notes, header, rows, "jupyter-book", "sphinx-book-theme"))


if __name__ == "__main__":
    main()
