"""A summary as data: dictionaries for JSON, a pandas table, Markdown."""

from __future__ import annotations

from dataclasses import asdict, fields
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cnnedu.analysis._counts import COLUMNS
from cnnedu.analysis._summary_lines import OPERATIONS, field_text, lines, output_text, remarks, size_text, totals
from cnnedu.analysis.summary import Summary, SummaryRow

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["summary_dataframe", "summary_dict", "summary_markdown"]

_ROW = [  # in the order of a table
    *("path", "kind", "setting", "depth", "call", "leaf", "output_shape", "parameters", "trainable_parameters"),
    *COLUMNS,
    *("own_macs", "activation_bytes", "receptive_field", "shared_with"),
]


def summary_dict(summary: Summary) -> dict[str, Any]:
    """Return everything as JSON has it: tuples as lists, an unbounded field as None."""
    names = [field.name for field in fields(summary) if field.name not in ("rows", "uncounted", "notes", "depth")]
    return {
        **{name: _plain(getattr(summary, name)) for name in names},
        "rows": [{name: _plain(getattr(row, name)) for name in _ROW} for row in summary.rows],
        "uncounted": [asdict(entry) for entry in summary.uncounted],
        "notes": list(summary.notes),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return None
    return value


def summary_dataframe(summary: Summary) -> DataFrame:
    """Return one line per row; a receptive field is written as its size."""
    try:
        import pandas
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "Summary.to_dataframe needs pandas: pip install 'cnnedu[torch]'. to_dict() needs nothing.", name="pandas"
        ) from error
    rows = [{name: _entry(row, name) for name in _ROW} for row in _listed(summary)]
    return pandas.DataFrame(rows, columns=_ROW).set_index("path")


def _entry(row: SummaryRow, name: str) -> Any:
    value = getattr(row, name)
    return field_text(value) if name == "receptive_field" else value


def _listed(summary: Summary) -> list[SummaryRow]:
    return [row for row in summary.rows if summary.depth is None or row.depth <= summary.depth]


def summary_markdown(summary: Summary) -> str:
    """Return a table of all rows, or down to the depth that was asked for."""
    used = {key: name for key, name in OPERATIONS.items() if getattr(summary, key)}
    head = ["Layer", "Kind", "Output", "Field", "Parameters", "MACs", *used.values(), "Memory"]
    rule = [":--"] * 3 + ["--:"] * (len(head) - 3)
    depth = max(row.depth for row in _listed(summary))
    body = []
    for line in lines(summary, depth):
        row = line.row
        name = "&emsp;" * (row.depth + line.own) + (_code(line.name) if line.name else "")
        if line.own:
            body.append([f"{name}*in its forward*", *[""] * 4, f"{row.own_macs:,}", *[""] * (len(used) + 1)])
            continue
        kind = f"{row.kind} {row.setting}".rstrip()
        counts = [f"{getattr(row, key):,}" for key in ("macs", *used)]
        parameters = f"({row.parameters:,})" if row.shared_with and row.parameters else f"{row.parameters:,}"
        memory, field = size_text(row.activation_bytes), field_text(row.receptive_field)
        body.append([name, kind, output_text(row.output_shape), field, parameters, *counts, memory])
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *body))
    figures = ", ".join(f"{name.lower().replace('macs', 'MACs')} {figure}" for name, figure in totals(summary).items())
    said = "".join(f"\n- {remark}" for remark in remarks(summary))
    return f"**{summary.model}**: {figures}\n\n{table}\n" + (f"{said}\n" if said else "")


def _code(text: str) -> str:
    return f"`{text}`"
