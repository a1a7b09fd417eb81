"""Write a table with what it takes to read it: the date, the versions and the kind of machine."""

from __future__ import annotations

import datetime
import importlib.metadata
import os
import platform
from collections.abc import Sequence
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def write(
    name: str, title: str, notes: str, header: Sequence[str], rows: Sequence[Sequence[str]], *packages: str
) -> Path:
    """Write ``results/<name>.md``, whole or not at all, and return its path."""
    versions = ", ".join(f"{package} {importlib.metadata.version(package)}" for package in packages)
    lines = [f"# {title}", "", notes, ""]
    lines += [f"| {' | '.join(header)} |", "|" + "---|" * len(header)]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, no GPU used"
    lines += ["", f"{datetime.date.today()} · {machine} · Python {platform.python_version()}, {versions}", ""]
    RESULTS.mkdir(exist_ok=True)
    path, temporary = RESULTS / f"{name}.md", RESULTS / f"{name}.part"
    temporary.write_text("\n".join(lines), encoding="utf-8")
    return temporary.replace(path)
