"""The measured table that teaches in conv's docstring is the one that was measured."""

from __future__ import annotations

import re
from pathlib import Path

import cnnedu
from cnnedu.functional import conv

RESULTS = Path(cnnedu.__file__).parents[1] / "benchmarks" / "results" / "functional.md"
NAMES = {"im2col", "shift", "mec", "fft", "winograd", "auto"}
Table = dict[str, dict[str, str]]  # {first cell: {column: cell}}


def tables(text: str, separator: str) -> list[Table]:
    """Read the tables whose header names an algorithm; rows below it, as long as they have as many cells."""
    found: list[Table] = []
    header: list[str] = []
    for line in text.splitlines():
        cells = [cell.strip(" *`") for cell in re.split(separator, line.strip().strip("|"))]
        if set(re.sub(r"[=|: -]", "", line)) == set():  # a rule, or nothing
            continue
        if NAMES & set(cells):
            header = cells
            found.append({})
        elif header and len(cells) == len(header):
            found[-1][re.sub(r"\s", "", cells[0])] = dict(zip(header[1:], cells[1:], strict=True))
        else:
            header = []
    return [table for table in found if table]


def measured() -> Table:
    """Return the docstring's table of times, which stands below the one of MACs and copies."""
    text = (conv.__doc__ or "").partition("Measured, ")[2]
    (table,) = tables(text, r"\s{2,}|\s*\|\s*")
    return table


def test_conv_docstring_table_covers_every_algorithm_and_regime() -> None:
    table = measured()
    assert len(table) >= 5
    for row in table.values():
        assert set(row) >= NAMES
        assert re.fullmatch(r"\d+\.\d\d", row["auto"])
    best = {
        min((name for name in NAMES - {"auto"} if row[name] != "–"), key=lambda n: float(row[n]))
        for row in table.values()
    }
    assert {"im2col", "winograd", "fft"} <= best  # each wins somewhere, as the text says


def test_conv_docstring_table_was_measured() -> None:
    benchmark = tables(RESULTS.read_text(encoding="utf-8"), r"\s*\|\s*")
    for label, row in measured().items():
        assert any(label in table and row.items() <= table[label].items() for table in benchmark), (
            f"{label} has other numbers in {RESULTS.name}: {[t[label] for t in benchmark if label in t]}, not {row}"
        )
