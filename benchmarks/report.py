"""Write tables with what it takes to read them: the date, the versions and the kind of machine."""

from __future__ import annotations

import datetime
import importlib.metadata
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Table:
    """Rows under a header; where a page holds several tables, a title above each and notes below the title."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    title: str = ""
    notes: str = ""

    def lines(self) -> list[str]:
        """Return the table in Markdown."""
        heading = [f"## {self.title}", ""] if self.title else []
        notes = [self.notes, ""] if self.notes else []
        columns = [f"| {' | '.join(self.header)} |", "|" + "---|" * len(self.header)]
        return [*heading, *notes, *columns, *(f"| {' | '.join(row)} |" for row in self.rows), ""]


def write(
    name: str, title: str, notes: str, header: Sequence[str], rows: Sequence[Sequence[str]], *packages: str
) -> Path:
    """Write one table to ``results/<name>.md``, whole or not at all, and return its path."""
    return write_tables(name, title, notes, [Table(header, rows)], *packages)


def write_tables(
    name: str, title: str, notes: str, tables: Sequence[Table], *packages: str, device: str = "no GPU"
) -> Path:
    """Write several tables to ``results/<name>.md``, whole or not at all, and return its path."""
    versions = ", ".join(f"{package} {importlib.metadata.version(package)}" for package in packages)
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {device} used"
    lines = [f"# {title}", "", notes, ""]
    lines += [line for table in tables for line in table.lines()]
    lines += [f"{datetime.date.today()} · {machine} · Python {platform.python_version()}, {versions}", ""]
    RESULTS.mkdir(exist_ok=True)
    path, temporary = RESULTS / f"{name}.md", RESULTS / f"{name}.part"
    temporary.write_text("\n".join(lines), encoding="utf-8")
    return temporary.replace(path)
