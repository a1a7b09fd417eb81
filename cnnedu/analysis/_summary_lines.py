"""The lines of a summary's tables, and how numbers are written in them: one text for terminal, page and Markdown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from cnnedu.analysis._counts import COLUMNS
from cnnedu.analysis.summary import Summary, SummaryRow

__all__ = [
    "OPERATIONS",
    "Line",
    "field_text",
    "lines",
    "output_text",
    "page_depth",
    "remarks",
    "size_text",
    "totals",
]

OPERATIONS = {
    "bias": "Bias",
    "norm": "Norm",
    "activation": "Activation",
    "pooling": "Pooling",
    "elementwise": "Elementwise",
}
_PAGE = 50  # lines that a reader takes in
_MOST = 6  # entries of an output that are written out
_SUMMED = (*COLUMNS, "activation_bytes")


@dataclass(frozen=True)
class Line:
    """A row with what stands around it.

    Attributes
    ----------
    row : SummaryRow
        For calls in a row that are drawn as one: the first, with the sums of all.
    name : str
        Its path below the module that called it, and which call it is.
    index : int
        The row's place in the summary.
    folded : int
        How many rows below it are not listed.
    own : bool
        Whether the line stands for the MACs of the module's own forward, beside those of the modules it calls.
    """

    row: SummaryRow
    name: str
    index: int
    folded: int = 0
    own: bool = False


def lines(summary: Summary, depth: int) -> list[Line]:
    """Return the lines down to a depth, in the order of the calls."""
    made: list[Line] = []
    above: list[SummaryRow] = []
    index = 0
    while index < len(summary.rows):
        row = summary.rows[index]
        del above[row.depth :]
        parent = above[-1].path if above else ""
        below = _below(summary.rows, index)
        folded = below if row.depth == depth else 0
        times = 1 if below > folded else _repeats(summary.rows, index, below + 1)
        name = row.path.removeprefix(f"{parent}.") if parent else row.path
        if times > 1:
            name = f"{name} (calls {row.call} to {row.call + times - 1})"
        elif row.call > 1:
            name = f"{name} (call {row.call})"
        made.append(Line(_sum(row, times), name, index, folded * times))
        if below > folded and row.own_macs:
            made.append(Line(row, "", index, own=True))
        above.append(row)
        index += times * (folded + 1)
    return made


def _below(rows: tuple[SummaryRow, ...], index: int) -> int:
    """Return how many rows belong to the row's own module."""
    end = index + 1
    while end < len(rows) and rows[end].depth > rows[index].depth:
        end += 1
    return end - index - 1


def _repeats(rows: tuple[SummaryRow, ...], index: int, step: int) -> int:
    """Return how often a module is called one time after the other, as a recurrent cell is, all at the same price."""
    first, times = rows[index], 1
    while (place := index + times * step) < len(rows):
        row = rows[place]
        if (row.path, row.depth, _figures(row)) != (first.path, first.depth, _figures(first)):
            break
        times += 1
    return times


def _figures(row: SummaryRow) -> tuple[Any, ...]:
    return row.output_shape, row.receptive_field, *(getattr(row, name) for name in _SUMMED)


def _sum(row: SummaryRow, times: int) -> SummaryRow:
    return row if times == 1 else replace(row, **{name: times * getattr(row, name) for name in _SUMMED})


def page_depth(summary: Summary) -> int:
    """Return the depth to list: the one asked for, or the deepest that fits a page."""
    if summary.depth is not None:
        return summary.depth
    deepest = max(row.depth for row in summary.rows)
    return max((d for d in range(1, deepest + 1) if len(lines(summary, d)) <= _PAGE), default=1)


def output_text(shape: Any) -> str:
    """Write a shape as Python does, nested where the output is.

    Examples
    --------
    >>> output_text((1, 10)), output_text({"out": (1, 21, 8, 8)}), output_text([(1, 2), (1, 3)]), output_text(None)
    ('(1, 10)', '{out: (1, 21, 8, 8)}', '[(1, 2), (1, 3)]', '')
    """
    if isinstance(shape, dict):
        return "{" + ", ".join(f"{key}: {output_text(value)}" for key, value in shape.items()) + "}"
    if isinstance(shape, list):
        shown = [output_text(part) for part in shape]
        if len(shown) > _MOST:
            shown = [*shown[: _MOST - 1], f"… {len(shape)} in all"]
        return f"[{', '.join(shown)}]"
    return "" if shape is None else str(shape)


def size_text(count: int) -> str:
    """Write a number of bytes.

    Examples
    --------
    >>> size_text(999), size_text(1_000), size_text(102_228_128)
    ('999 B', '1.0 kB', '102.2 MB')
    """
    if count < 1000:
        return f"{count} B"
    power = 1
    while count / 1000**power >= 999.95 and power < 4:
        power += 1
    return f"{count / 1000**power:.1f} {' kMGT'[power]}B"


def field_text(field: Any) -> str:
    """Write the side of a receptive field, or both sides where they differ."""
    if field is None:
        return ""
    sides = field.size if isinstance(field.size, tuple) else (field.size,)
    shown = [_side(side) for side in sides]
    return shown[0] if len(set(shown)) == 1 else "×".join(shown)


def _side(side: Any) -> str:
    if side == float("inf"):
        return "∞"
    return f"{int(side):,}" if side == int(side) else f"{float(side):,.1f}"


def totals(summary: Summary) -> dict[str, str]:
    """Return the figures of the whole model, by what they are called."""
    figures = {
        "Parameters": f"{summary.parameters:,}",
        "MACs": f"{summary.macs:,}",
        "Activations": size_text(summary.activation_bytes),
    }
    if summary.receptive_field is not None:
        figures["Receptive field"] = field_text(summary.receptive_field)
    return figures


def remarks(summary: Summary) -> list[str]:
    """Return what must be said below a table, in sentences."""
    said = []
    if summary.trainable_parameters != summary.parameters:
        said.append(f"{summary.trainable_parameters:,} of the parameters are trainable, the others frozen.")
    if any(row.shared_with and row.parameters for row in summary.rows):
        said.append("Parameters in brackets are counted in an earlier row, and once in the total.")
    if summary.uncounted:
        said.append(f"Not counted: {'; '.join(map(str, summary.uncounted))}.")
    return [*said, *summary.notes]
