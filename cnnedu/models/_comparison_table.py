"""The table of a comparison: in a terminal, on a page, in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cnnedu.models.registry import model_card
from cnnedu.text import html_table, markdown_table, rich_table

if TYPE_CHECKING:
    from cnnedu.data import PublishedResult
    from cnnedu.models.comparison import ComparisonRow

__all__ = ["as_html", "as_markdown", "as_rich", "short"]

_HEADER = ("Model", "Year", "Input", "Parameters", "MACs", "Field", "Top-1 %")
_CROPS = {
    "": "",
    "1": "centre crop",
    "10": "10 crops",
    "144": "144 crops",
    "dense": "whole images",
    "multi-scale": "whole images at several sizes",
    "whole": "whole images",
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ABOUT = {
    "Field": "Field: the receptive field along its longer side.",
    "Top-1 %": "Top-1: accuracy as published, not measured here.",
}
_ELSEWHERE = "In brackets: not on ImageNet."


def short(count: float) -> str:
    """Write a count in four digits.

    Examples
    --------
    >>> short(999), short(416_520), short(25_557_032), short(4_089_184_256), short(99_999_999)
    ('999', '416.5 k', '25.56 M', '4.089 G', '100.0 M')
    """
    if count < 1000:
        return f"{count:g}"
    digits, _, exponent = f"{count:.3e}".partition("e")  # four digits, and where the point stands
    thousands, places = divmod(int(exponent), 3)
    return f"{float(digits) * 10**places:.{3 - places}f} {' kMGTP'[thousands]}"


def field_text(side: float | None) -> str:
    """Write the side of a receptive field."""
    return "" if side is None else "all" if side == float("inf") else f"{side:,}"


def accuracy_text(result: PublishedResult | None) -> str:
    """Write a top-1 accuracy with two decimals at most, in brackets where others on ImageNet do not compare with it."""
    accuracy = None if result is None else result.accuracy()
    if result is None or accuracy is None:
        return ""
    return f"{round(accuracy, 2):g}" if result.dataset == "ImageNet" else f"({round(accuracy, 2):g})"


def protocol_text(result: PublishedResult) -> str:
    """Say where a result comes from and how it was come by."""
    split = {"val": "validation"}.get(result.split, result.split)
    crops = f", {_CROPS[result.crops]}" if result.crops else ""
    return f"{result.source}: {result.dataset}, {split}{crops}. {result.note}".strip().removesuffix(".")


def variant_text(row: ComparisonRow) -> str:
    """Say which network was measured where it is not the one whose costs stand in the row, or nothing."""
    settings = [] if row.result is None else [f"{key}={value!r}" for key, value in row.result.settings.items()]
    usual = row.measured is None or row.measured.input_size == model_card(row.name).input_size
    if usual and not settings:
        return ""
    told = f"{row.name} was measured{' with ' * bool(settings)}{', '.join(settings)}"
    if row.measured is not None:
        side, price = row.measured.input_size[-1], row.measured
        told += f" at {side}×{side}: {short(price.parameters)} parameters, {short(price.macs)} MACs"
    return told


def cells(rows: Sequence[ComparisonRow]) -> tuple[list[tuple[str, ...]], list[str]]:
    """Return the header and the cells of every row, without columns that stay empty, and the notes below them.

    Raised numbers behind accuracies point to notes.
    """
    notes: list[str] = []
    lines: list[tuple[str, ...]] = []
    for row in rows:
        marks = []
        for note in (protocol_text(row.result) if row.result else "", variant_text(row)):
            if not note:
                continue
            if note not in notes:
                notes.append(note)
            marks.append(str(notes.index(note) + 1).translate(_RAISED))
        lines.append(
            (
                row.name,
                str(row.year),
                "×".join(map(str, row.cost.input_size[1:])),
                short(row.cost.parameters),
                short(row.cost.macs),
                field_text(row.cost.receptive_field),
                f"{accuracy_text(row.result)} {','.join(marks)}".strip(),
            )
        )
    used = [column for column in zip(_HEADER, *lines, strict=True) if any(column[1:])]
    about = [_ABOUT[column[0]] for column in used if column[0] in _ABOUT]
    about += [_ELSEWHERE] * any(cell.startswith("(") for line in lines for cell in line[-1:])
    told = [f"{str(i + 1).translate(_RAISED)} {note}." for i, note in enumerate(notes)]
    return list(zip(*used, strict=True)), [*([" ".join(about)] if about else []), *told]


def as_rich(rows: Sequence[ComparisonRow]) -> Any:
    """Return a table that a rich console draws."""
    (header, *lines), notes = cells(rows)
    return rich_table(header, lines, notes)


def as_markdown(rows: Sequence[ComparisonRow]) -> str:
    """Return a Markdown table with its notes below."""
    (header, *lines), notes = cells(rows)
    return markdown_table(header, lines, notes)


def as_html(rows: Sequence[ComparisonRow]) -> str:
    """Return a table in the page's own ink, which scrolls by itself where the page is narrow."""
    (header, *lines), notes = cells(rows)
    return html_table(header, lines, notes, "Models compared")
