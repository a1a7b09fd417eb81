"""What explorers cost their reader: bytes, time to be ready, time of every answer, memory after many lives.

``python -m benchmarks explorers`` measures all, ``python -m benchmarks.explorers PoolingExplorer`` those named, without
writing the table. Each explorer stands alone on a page, at its default size and 720 px wide.
"""

from __future__ import annotations

import gzip
import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.interactions import WATCH_PAINT, Touch, Toucher
from benchmarks.pages import NO_NETWORK, NOTE, time_to_explorer, visit
from benchmarks.report import Table, write_tables
from cnnedu import browser as browsers
from cnnedu.explorers import Explorer, list_explorers
from cnnedu.explorers.base import STATIC
from cnnedu.sphinxext import build as book
from cnnedu.sphinxext.page import standalone_page

ROOT = Path(__file__).resolve().parent.parent
GALLERY = "book/explorers/layer.html"  # five explorers on one page
VISITS = 5
LIVES = 200
NOTES = (
    "Kilobytes of the compressed bundle and of the state (without pictures); milliseconds until it is drawn (median of "
    f"{VISITS}); then every control in sight is touched by mouse and keyboard: how many touches, milliseconds of "
    "script, style and layout of each (median, 95th percentile, slowest), and from event to paint (95th percentile); "
    f"and what stays in memory after {LIVES} lives: nodes / listeners / kB of heap. Headless Chromium, 720 px wide."
)
# Mount and unmount an explorer as a notebook does when its cell runs again.
LIVE = """async (lives) => {
  const text = document.querySelector('script[type="application/vnd.jupyter.widget-state+json"]').textContent;
  const page = JSON.parse(text);
  const { state } = Object.values(page.state).find((model) => model.state._esm !== undefined);
  window.module ??= (await import(URL.createObjectURL(new Blob([state._esm], { type: "text/javascript" })))).default;
  for (let life = 0; life < lives; life++) {
    const values = structuredClone(state);
    const listeners = new Map();
    const model = {
      get: (name) => values[name],
      set: (name, value) => { values[name] = value; for (const f of listeners.get(`change:${name}`) ?? []) f(); },
      on: (name, f) => listeners.set(name, [...(listeners.get(name) ?? []), f]),
      off: (name, f) => listeners.set(name, (listeners.get(name) ?? []).filter((g) => g !== f)),
      save_changes() {},
    };
    const el = document.body.appendChild(document.createElement("div"));
    const stop = await window.module.initialize?.({ model });
    const leave = await window.module.render({ model, el });
    await new Promise((done) => requestAnimationFrame(done));
    leave?.(); stop?.(); el.remove();
    const left = [...listeners.values()].flat().length;
    if (left > 0) throw new Error(`${left} listeners stay on the model`);
  }
}"""


def open_page(browser: Browser, explorer: Explorer, folder: Path) -> Page:
    """Open a page with one explorer, in a context of its own."""
    page = browser.new_context(viewport={"width": 720, "height": 900}).new_page()
    page.add_init_script(NOTE)
    page.add_init_script(WATCH_PAINT)
    file = folder / "page.html"
    file.write_text(standalone_page([explorer]), encoding="utf-8")
    page.goto(file.as_uri())
    page.wait_for_selector('[data-explorer][data-ready="true"]')
    page.wait_for_timeout(700)
    return page


def percentile(values: Sequence[float], share: float = 95) -> float:
    """Return the value that `share` per cent do not exceed."""
    return float(np.percentile(values, share)) if len(values) else float("nan")


def weights(explorer: Explorer) -> tuple[float, float]:
    """Return kilobytes of the bundle, compressed, and of the state that a page holds for it, not counting pictures."""
    name = type(explorer).__mro__[1].__module__.rpartition(".")[2]
    bundle = len(gzip.compress((STATIC / f"{name}.js").read_bytes(), mtime=0))
    state = {key: value for key, value in explorer.get_state().items() if key not in {"_esm", "_css"}}
    text = json.dumps(state)
    pictures = sum(len(part) for part in text.split('"') if part.startswith("data:image/"))
    return bundle / 1000, (len(text) - pictures) / 1000


def leaked(toucher: Toucher) -> tuple[int, int, float]:
    """Return nodes, listeners and kilobytes that stay after many lives, beyond those that stay after a few."""

    def count() -> dict[str, float]:
        for _ in range(3):
            toucher.cdp.send("HeapProfiler.collectGarbage")
        return toucher.metrics()

    toucher.page.evaluate(LIVE, 20)
    before = count()
    toucher.page.evaluate(LIVE, LIVES)
    after = count()
    change = {name: after[name] - before[name] for name in ("Nodes", "JSEventListeners", "JSHeapUsedSize")}
    return int(change["Nodes"]), int(change["JSEventListeners"]), change["JSHeapUsedSize"] / 1000


def measure(browser: Browser, cls: type[Explorer], folder: Path) -> tuple[str, ...]:
    """Return the table row of one explorer."""
    ready = []
    for _ in range(VISITS):
        page = open_page(browser, cls(), folder)
        ready.append(page.evaluate("window.noted.ready"))
        page.context.close()
    page = open_page(browser, cls(), folder)
    toucher = Toucher(page)
    toucher.paints()
    touches = list(toucher.every_control())
    paints = toucher.paints()
    nodes, listeners, heap = leaked(toucher)
    page.context.close()
    bundle, state = weights(cls())
    slowest = max(touches, key=lambda touch: touch.total)
    slow = worst_controls(touches)
    if slow:
        print(f"{cls.__name__}: above 8 ms: {slow}", file=sys.stderr)
    return (
        cls.__name__,
        f"{bundle:.1f}",
        f"{state:.0f}",
        f"{statistics.median(ready):.0f}",
        f"{len(touches)}",
        f"{statistics.median(touch.total for touch in touches):.1f}",
        f"**{percentile([touch.total for touch in touches]):.1f}**",
        f"{slowest.total:.1f} ({slowest.control[:40].replace('|', '/')})",
        f"{percentile(paints):.0f}",
        f"{nodes} / {listeners} / {heap:.0f}",
    )


def worst_controls(touches: Sequence[Touch]) -> dict[str, float]:
    """Return the controls whose 95th percentile lies above the target."""
    named: dict[str, list[float]] = {}
    for touch in touches:
        named.setdefault(touch.control, []).append(touch.total)
    return {name: round(p, 1) for name, times in named.items() if (p := percentile(times)) > 8}


def large_kernel(browser: Browser, folder: Path) -> tuple[str, ...]:
    """Time a change of a 7×7 kernel over 512×512 pixels in colour: script and layout, and event to paint."""
    from cnnedu.explorers import KernelExplorer

    rng = np.random.default_rng(0)
    image = rng.integers(0, 256, (512, 512, 3)).astype(np.uint8)
    page = open_page(browser, KernelExplorer(image=image, kernel=rng.normal(size=(3, 7, 7))), folder)
    page.wait_for_selector('[data-picture="true"]')
    toucher = Toucher(page)
    cell = page.get_by_role("grid", name="kernel, green", exact=True).get_by_role("gridcell").nth(24)
    answer = page.locator(".cnn-result")
    cell.focus()
    toucher.paints()
    touches, seen = [], [(cell.inner_text(), answer.inner_text())]
    for _ in range(40):
        touches.append(toucher.touch("weight", lambda: page.keyboard.press("Alt+ArrowUp")))
        seen.append((cell.inner_text(), answer.inner_text()))
    paints = toucher.paints()
    page.context.close()
    if len(set(seen)) <= 40:
        raise RuntimeError(f"the kernel, or its answer, did not change with every key: {seen}")
    totals = [touch.total for touch in touches]
    return (
        "7×7 on 512×512 RGB",
        f"{statistics.median(totals):.1f}",
        f"{percentile(totals):.1f}",
        f"{percentile(paints):.0f}",
    )


def gallery(browser: Browser) -> tuple[str, ...]:
    """Weigh the page that holds the most explorers, and time its frames while a reader scrolls through it."""
    if not book.is_current(ROOT):
        book.build(ROOT, quiet=True)
    with book.server(ROOT / book.SITE, port=0) as server:
        import threading

        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/{GALLERY}"
        cost, ready = visit(browser, address, audit=False), time_to_explorer(browser, address)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        for _ in range(80):  # once through, so that all are alive
            page.mouse.wheel(0, 400)
            page.wait_for_timeout(60)
        page.evaluate("window.scrollTo(0, 0)")
        page.wait_for_timeout(500)
        page.evaluate(
            """() => { window.frames_ = []; let last = performance.now();
            const note = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(note); };
            requestAnimationFrame(note); }"""
        )
        page.mouse.move(640, 450)
        for _ in range(200):
            page.mouse.wheel(0, 100)
            page.wait_for_timeout(16)
        frames = page.evaluate("window.frames_")
        page.close()
        server.shutdown()
    return (
        f"{cost.text / 1e6:.2f} MB",
        f"{cost.bytes['image'] / 1e6:.2f} MB",
        str(len(cost.elsewhere)),
        f"{ready:.0f} ms",
        f"{statistics.median(frames):.0f} / {percentile(frames):.0f} / {max(frames):.0f} ms",
    )


def main() -> None:
    """Measure, and write the table."""
    chromium = browsers.ensure_chromium()
    if chromium is None:
        sys.exit(browsers.HOW_TO)
    chosen = [cls for cls in list_explorers() if cls.__name__ in sys.argv[1:] or len(sys.argv) == 1]
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        flags = [*browsers.flags(), NO_NETWORK]
        browser = playwright.chromium.launch(executable_path=str(chromium), args=flags)
        rows = [measure(browser, cls, Path(name)) for cls in chosen]
        if len(sys.argv) > 1:
            print(*(" | ".join(row) for row in rows), sep="\n")
            return
        large, page = large_kernel(browser, Path(name)), gallery(browser)
        browser.close()
    header = ("explorer", "kB gz", "kB state", "ready", "touches", "median", "p95", "slowest", "to paint", "stays")
    tables = [
        Table(header, rows),
        Table(("", "script + layout, median", "p95", "to paint, p95"), [large], "KernelExplorer at its largest"),
        Table(
            (
                "without images",
                "images",
                "other hosts",
                "first explorer",
                "frame while scrolling: median / p95 / longest",
            ),
            [page],
            "A page of five explorers, all of them alive, scrolled through",
        ),
    ]
    print(write_tables("explorers", "What explorers cost", NOTES, tables, "anywidget", "playwright"))


if __name__ == "__main__":
    main()
