"""What every page of the book costs its reader, and whether anything keeps a reader out.

Each page is read to its end in a window 1280 wide in light and in one 360 wide in dark. Beside them, one chapter page
built by Jupyter Book as it comes. The browser has no network in either case, so what stock pages ask of other hosts is
counted but never arrives, and neither does a widget.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import yaml
from playwright.sync_api import Browser

from benchmarks.pages import KINDS, Visit, offline_browser, pages, served, time_to_explorer, visit
from benchmarks.report import Table, write_tables
from cnnedu.sphinxext import build as book

ROOT = Path(__file__).resolve().parent.parent
CHAPTER = "chapter09/02_convolution.html"
REPEATS = 3
# What the chapter asks of itself: bytes of text, bytes of images, milliseconds, share of the screen that moves.
MOST_TEXT, MOST_IMAGES, SLOWEST, MOST_SHIFT, SLOWEST_BUILD = 1_200_000, 800_000, 1500, 0.1, 90


def stock_book(folder: Path) -> Path:
    """Build the chapter with Jupyter Book as it comes."""
    shutil.copytree(ROOT / "book", folder / "book", ignore=shutil.ignore_patterns("_build", "reference"))
    toc = {"format": "jb-book", "root": CHAPTER.removesuffix(".html")}  # the other pages only our extension can make
    (folder / book.TOC).write_text(yaml.safe_dump(toc), encoding="utf-8")
    target = folder / CHAPTER.replace(".html", ".ipynb")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / target.relative_to(folder), target)
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    kept = {
        key: config[key] for key in ("title", "author", "execute", "parse", "bibtex_bibfiles", "only_build_toc_files")
    }
    (folder / "_config.yml").write_text(yaml.safe_dump(kept), encoding="utf-8")
    code = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "build", ".", "-q", "--toc", str(book.TOC), "--path-output", "book"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / book.SITE


def row(browser: Browser, home: str, name: str, label: str = "") -> list[str]:
    """Return one page's row: what it weighs and how soon it is there, the worst of both windows."""
    seen = [
        visit(browser, f"{home}/{name}", audit=not label),
        visit(browser, f"{home}/{name}", width=360, scheme="dark", audit=not label),
    ]
    times = [time for _ in range(REPEATS) if (time := time_to_explorer(browser, f"{home}/{name}")) is not None]
    ready = statistics.median(times) if times else None
    heaviest = max(seen, key=lambda each: each.text)
    cells = [f"{heaviest.bytes[kind] / 1000:.0f}" for kind in KINDS[:4]]
    cells += [f"**{heaviest.text / 1000:.0f}**", f"{max(each.bytes['image'] for each in seen) / 1000:.0f}"]
    cells += [f"{max(each.painted for each in seen):.0f}", "–" if ready is None else f"{ready:.0f}"]
    cells += [f"{max(each.shift for each in seen):.3f}", str(max(len(each.elsewhere) for each in seen))]
    cells += ["–" if label else "; ".join(beyond(seen, ready)) or "met"]
    return [name.removesuffix(".html") + label, *cells]


def beyond(seen: Iterable[Visit], ready: float | None) -> list[str]:
    """Say which budgets a page breaks."""
    broken = []
    for each in seen:
        found = {
            "text": each.text > MOST_TEXT,
            "images": each.bytes["image"] > MOST_IMAGES,
            "shift": each.shift > MOST_SHIFT,
            "other hosts": bool(each.elsewhere),
            "console": bool(each.console),
            "wider than the window": bool(each.overflow),
            "axe": bool(each.violations),
        }
        broken += [name for name, yes in found.items() if yes]
    return list(dict.fromkeys([*broken, *(["ready"] if ready is not None and ready > SLOWEST else [])]))


def build_time(folder: Path) -> float:
    """Return the seconds that a build of the whole site takes, nothing kept from an earlier one."""
    copy = folder / "copy"
    kept = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in kept.split("\0"):
        if name and (ROOT / name).exists():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    start = time.perf_counter()
    book.build(copy, quiet=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure every page of the book and the stock chapter page, and write the table."""
    header = ["page", "HTML", "script", "style", "fonts", "sum", "images", "first text", "explorer"]
    header += ["shift", "other hosts", "budget"]
    with tempfile.TemporaryDirectory() as name:
        seconds = build_time(Path(name))
    if not book.is_current(ROOT):
        book.build(ROOT, quiet=True)
    with tempfile.TemporaryDirectory() as name, offline_browser() as browser:
        with served(ROOT / book.SITE) as home:
            rows = [row(browser, home, page) for page in pages(ROOT / book.SITE)]
        with served(stock_book(Path(name))) as home:
            rows.append(row(browser, home, CHAPTER, ", stock Jupyter Book"))
    met = sum(cells[-1] == "met" for cells in rows)
    notes = (
        "Kilobytes, uncompressed, of one visit with an empty cache that reads the page to its end; milliseconds from "
        f"the click to the first text and to a drawn explorer (median of {REPEATS}); layout shift; requests to other "
        "hosts. Headless Chromium without a network, 1280 wide in light and 360 wide in dark: the worse of both. "
        f"Budget: {MOST_TEXT / 1e6:g} MB of text, {MOST_IMAGES / 1e6:g} MB of images, {SLOWEST} ms, a shift of "
        f"{MOST_SHIFT}, no other host, no word on the console, nothing wider than the window, nothing that axe calls "
        f"serious or critical. {met} of {len(rows) - 1} pages meet it. The whole site builds in {seconds:.0f} s "
        f"(target: {SLOWEST_BUILD})."
    )
    tables = [Table(header, rows)]
    print(write_tables("site", "What a page costs", notes, tables, "jupyter-book", "sphinx-book-theme"))


if __name__ == "__main__":
    main()
