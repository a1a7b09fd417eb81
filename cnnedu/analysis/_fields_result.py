"""What `receptive_field_of` answers: a row per call of a module, and how it is shown."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, Any

from cnnedu.analysis._fields_describe import followers, interval
from cnnedu.analysis._fields_field import Field
from cnnedu.analysis.receptive_field import Number, ReceptiveField
from cnnedu.errors import suggest
from cnnedu.text import plain_text

if TYPE_CHECKING:
    from rich.console import Group

    from cnnedu.analysis._fields import FieldObserver

__all__ = ["FieldRow", "Misalignment", "ReceptiveFields", "collect"]

Value = Number | tuple[Number, ...] | None


class _Numbers:
    """The three numbers of what has a field, or may have one."""

    field: ReceptiveField | None

    @property
    def size(self) -> Value:
        """Pixels seen; None without a field."""
        return self.field.size if self.field else None

    @property
    def jump(self) -> Value:
        """Pixels from one output to the next; None without a field."""
        return self.field.jump if self.field else None

    @property
    def start(self) -> Value:
        """The first pixel that output 0 sees; None without a field."""
        return self.field.start if self.field else None


@dataclass(frozen=True, eq=False)
class FieldRow(_Numbers):
    """What the output of one call of a module sees.

    Attributes
    ----------
    path, kind : str
        The module's name in the model, "" for the model itself, and its class.
    depth : int
        How many modules it is called from.
    output_shape : tuple of int or None
        Of its (first) output tensor.
    field : ReceptiveField or None
        None where the output has no spatial axes any more, or sees everything.
    """

    path: str
    kind: str
    depth: int
    output_shape: tuple[int, ...] | None
    field: ReceptiveField | None
    _table: Field | None

    def sees(self, *position: int) -> tuple[tuple[Number, Number], ...]:
        """Return the first and the last pixel that one output sees: a pair per spatial axis, over all channels.

        Exact where ``size, jump, start`` cannot be: after upsampling, neighbours see windows of different sizes.

        Parameters
        ----------
        *position : int
            Where the output stands, along those of its axes that follow the input's: row and column of a map.
        """
        if self._table is None or self.field is None:
            raise ValueError(f"sees: {self.path or self.kind!r} has no place left to ask about.")
        sides = [self._table.shape[axis] for axis in followers(self._table)]
        if len(position) != len(sides):
            raise ValueError(f"sees: a position has {len(sides)} axes here, got {position}.")
        if not all(-side <= place < side for place, side in zip(position, sides, strict=True)):
            raise IndexError(f"sees: the output has the sides {tuple(sides)}, got position {position}.")
        return interval(self._table, position)


@dataclass(frozen=True)
class Misalignment:
    """Two branches that meet at one place of a map, and look at different places of the input.

    Attributes
    ----------
    path : str
        The module in which they meet, "" for the model itself.
    operation : str
        What joins them: "add", "cat" …
    axis : int
        Which of the input's spatial axes, 0 the first.
    by : int or Fraction
        Distance of the centres, in pixels of the input, averaged where it alternates. Zero if only the jumps differ.
    jumps : tuple
        How far each branch moves in the input from one output to the next.
    """

    path: str
    operation: str
    axis: int
    by: int | Fraction
    jumps: tuple[int | Fraction, int | Fraction]

    def __str__(self) -> str:
        where = f"{self.path or 'the model'}: two branches meet ({self.operation}) on spatial axis {self.axis}"
        if self.jumps[0] != self.jumps[1]:
            return f"{where} with different jumps, {self.jumps[0]} and {self.jumps[1]} input pixels per step"
        return f"{where} with centres {self.by} input pixel{'s' if self.by > 1 else ''} apart"


class ReceptiveFields(_Numbers):
    """What every layer of a model sees of its input.

    ``fields["layer4.2.conv3"]`` is the last call of a module, ``fields[3]`` the row of that number; iteration gives
    all rows, in the order in which modules are called. Printed, or as the last line of a cell, it is a table.

    Attributes
    ----------
    model : str
        The model's class.
    rows : tuple of FieldRow
    field : ReceptiveField or None
        Of the model's output or, where that has no spatial axes any more, of the last operation whose output has.
    misaligned : tuple of Misalignment
        Branches that meet and look at different places.
    notes : tuple of str
        Where everything is seen, what was left out, what is not known.
    """

    def __init__(
        self,
        model: str,
        rows: tuple[FieldRow, ...],
        field: ReceptiveField | None,
        misaligned: tuple[Misalignment, ...],
        notes: tuple[str, ...],
    ) -> None:
        self.model = model
        self.rows = rows
        self.field = field
        self.misaligned = misaligned
        self.notes = notes

    def __getitem__(self, key: str | int) -> FieldRow:
        if isinstance(key, int):
            return self.rows[key]
        for row in reversed(self.rows):
            if row.path == key:
                return row
        raise KeyError(f"{self.model} calls no module {key!r}.{suggest(key, [row.path for row in self.rows])}")

    def __iter__(self) -> Iterator[FieldRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<ReceptiveFields of {self.model}: size {_write(self.size)}, {len(self.rows)} rows>"

    def __str__(self) -> str:
        return plain_text(self.__rich__())

    def __rich__(self) -> Group:
        from rich import box
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        table = Table(title=f"Receptive fields of {self.model}", box=box.SIMPLE_HEAD, title_justify="left")
        for heading in _HEADINGS:
            table.add_column(heading, justify="left" if heading in _HEADINGS[:2] else "right")
        for row in _rows(self.rows, "  "):
            table.add_row(*map(Text, row))
        return Group(table, *(Text(f"• {said}") for said in (*self.misaligned, *self.notes)))

    def _repr_html_(self) -> str:
        head = "".join(f'<th style="text-align:left">{heading}</th>' for heading in _HEADINGS)
        body = "".join(
            "<tr>" + "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in row) + "</tr>"
            for row in _rows(self.rows, "\u2003")
        )
        said = "".join(f"<li>{escape(str(note))}</li>" for note in (*self.misaligned, *self.notes))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" + (
            f"<ul>{said}</ul>" if said else ""
        )


_HEADINGS = ("Layer", "Kind", "Output", "Size", "Jump", "Start")


def _rows(rows: Sequence[FieldRow], indent: str) -> Iterator[list[str]]:
    """Yield the cells of a table, each module by its path below the module that called it."""
    above: list[str] = []
    for row in rows:
        del above[row.depth :]
        name = row.path.removeprefix(f"{above[-1]}.") if above else row.path
        shape = "×".join(map(str, row.output_shape)) if row.output_shape else "–"
        yield [indent * row.depth + name, row.kind, shape, *map(_write, (row.size, row.jump, row.start))]
        above.append(row.path)


def _write(value: Any) -> str:
    """Write a number, or one per axis."""
    if value is None:
        return "–"
    if isinstance(value, tuple):
        return "×".join(map(_write, value))
    return "all" if isinstance(value, float) and math.isinf(value) else str(value).replace("-", "−")


def collect(model: str, observer: FieldObserver) -> ReceptiveFields:
    """Return what an observer found, as rows."""
    rows = []
    for call in observer.calls:
        if call not in observer.shapes:
            continue  # it raised an error that the model caught
        field, depth, above = observer.fields.get(call), 0, call.parent
        while above is not None:
            depth, above = depth + 1, above.parent
        kind, shape = type(call.module).__name__, observer.shapes[call]
        rows.append(FieldRow(call.path, kind, depth, shape, observer.at(call), field))
    return ReceptiveFields(model, tuple(rows), observer.final, tuple(observer.misaligned), tuple(observer.notes))
