"""A summary in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich import box
from rich.console import Console, ConsoleOptions, JustifyMethod
from rich.table import Table
from rich.text import Text

from cnnedu.analysis._summary_lines import (
    OPERATIONS,
    Line,
    field_text,
    lines,
    output_text,
    page_depth,
    remarks,
    size_text,
    totals,
)
from cnnedu.analysis.summary import Summary

__all__ = ["SummaryTable"]

_LAYOUTS = (  # with kernels or without, and columns: the first that fits is drawn
    (True, ["Layer", "Output", "Field", "Parameters", "MACs", *OPERATIONS.values(), "Memory"]),
    (True, ["Layer", "Output", "Field", "Parameters", "MACs", "Memory"]),
    (False, ["Layer", "Output", "Field", "Parameters", "MACs", "Memory"]),
    (False, ["Layer", "Output", "Field", "Parameters", "MACs"]),
    (False, ["Layer", "Output", "Parameters", "MACs"]),
    (False, ["Layer", "Parameters", "MACs"]),
)
_OPTIONAL = {*OPERATIONS.values(), "Field", "Memory"}  # not drawn where they would be empty
_GAP = 2  # blanks between columns
_LEAST = 12  # of a name or a shape that is cut short
_CUT = 6  # what a name may lose to keep the column of fields


class SummaryTable:
    """Draws a summary as wide as it may, and leaves out columns that do not fit."""

    def __init__(self, summary: Summary) -> None:
        self.summary = summary

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Any]:
        summary, depth = self.summary, page_depth(self.summary)
        listed = lines(summary, depth)
        sizes = summary.input_size if isinstance(summary.input_size[0], tuple) else (summary.input_size,)
        given = ", ".join(map(str, sizes))
        yield Text.assemble((summary.model, "bold"), f"  {given} → {output_text(summary.output_shape)}")
        yield _table(listed, options.max_width)
        figures = "   ".join(f"{name} {figure}" for name, figure in totals(summary).items())
        yield Text(figures.replace("Receptive field", "Field"), style="bold")
        others = [
            f"{name.lower()} {getattr(summary, key):,}" for key, name in OPERATIONS.items() if getattr(summary, key)
        ]
        if others:
            yield Text(f"Other operations: {', '.join(others)}", style="dim")
        deepest = max(row.depth for row in summary.rows)
        if depth < deepest:
            yield Text(f"Listed to depth {depth} of {deepest}; depth={deepest} lists all.", style="dim")
        for remark in remarks(summary):
            yield Text(f"• {remark}")


def _table(listed: list[Line], room: int) -> Table:
    """Return the first layout that fits; the last ones may cut shapes and names short, never a number."""
    for settings, names in _LAYOUTS:
        rows = [[_cell(line, name, settings) for name in names] for line in listed]
        columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
        columns = {name: cells for name, cells in columns.items() if name not in _OPTIONAL or any(cells)}
        widths = {name: max(len(name), *(cell.cell_len for cell in cells)) for name, cells in columns.items()}
        excess = sum(widths.values()) + _GAP * (len(widths) - 1) - room
        spare = {name: max(widths[name] - _LEAST, 0) for name in names if name in ("Layer", "Output")}
        if excess <= (
            0 if "Memory" in names else min(_CUT, spare["Layer"]) if "Field" in names else sum(spare.values())
        ):
            break
    for _ in range(min(max(excess, 0), sum(spare.values()))):  # one by one, whichever is wider
        widest = max((name for name in spare if widths[name] > _LEAST), key=lambda name: widths[name])
        widths[widest] -= 1
    table = Table(box=box.SIMPLE_HEAD, padding=(0, _GAP - 1, 0, 0), show_edge=False, pad_edge=False)
    for name in columns:
        side: JustifyMethod = "left" if name in ("Layer", "Output") else "right"
        table.add_column(name, justify=side, no_wrap=True, overflow="ellipsis", width=widths[name])
    for line, *row in zip(listed, *columns.values(), strict=True):
        table.add_row(*row, style="bold" if line.row.depth == 0 and not line.own else None)
    return table


def _cell(line: Line, column: str, settings: bool) -> Text:
    row = line.row
    if line.own:
        texts = {"Layer": "  " * (row.depth + 1) + "(in its forward)", "MACs": _count(row.own_macs)}
        return Text(texts.get(column, ""), style="italic")
    if column == "Layer":
        kind = f"{row.kind} {row.setting}" if settings and row.setting else row.kind
        return Text.assemble("  " * row.depth, line.name, " " if line.name else "", (kind, "dim" if line.name else ""))
    if column == "Parameters":
        return Text(f"({row.parameters:,})" if row.shared_with and row.parameters else _count(row.parameters))
    texts = {
        "Output": output_text(row.output_shape),
        "MACs": _count(row.macs),
        "Memory": size_text(row.activation_bytes) if row.activation_bytes else "",
        "Field": field_text(row.receptive_field),
        **{name: _count(getattr(row, key)) for key, name in OPERATIONS.items()},
    }
    return Text(texts[column])


def _count(number: int) -> str:
    return f"{number:,}" if number else ""
