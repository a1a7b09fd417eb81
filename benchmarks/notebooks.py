"""How long the chapter takes to execute: every notebook from its source, two at a time, one thread each."""

from __future__ import annotations

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.report import write
from cnnedu.notebook import build, discover

ROOT = Path(__file__).resolve().parent.parent
AT_ONCE, TARGET = 2, 480


def seconds(source: Path, target: Path) -> float:
    """Execute one notebook in a kernel of its own and return how long that took."""
    start = time.perf_counter()
    build(source, target, timeout=240)
    return time.perf_counter() - start


def main() -> None:
    """Execute the chapter and write the table."""
    pages = discover(ROOT)
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        taken = list(pool.map(lambda page: seconds(page[0], Path(folder) / page[1].name), pages))
    whole = time.perf_counter() - start
    rows = [[source.stem, f"{each:.1f}"] for (source, _), each in zip(pages, taken, strict=True)]
    rows.append([f"all, {AT_ONCE} at a time (target: {TARGET})", f"{whole:.0f}"])
    notes = (
        "Seconds from the source to the finished notebook, the start of its kernel and the import of torch included."
    )
    print(write("notebooks", "Executing the chapter", notes, ["notebook", "seconds"], rows, "torch", "nbclient"))


if __name__ == "__main__":
    main()
