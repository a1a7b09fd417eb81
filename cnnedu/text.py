"""Tables in a terminal, on a page and in Markdown: the first column names the row, the others hold numbers."""

from __future__ import annotations

import html
import io
from collections.abc import Sequence
from typing import Any

__all__ = ["html_table", "markdown_table", "plain_text", "rich_table"]


def plain_text(renderable: Any, width: int = 80) -> str:
    r"""Return what rich would print, without colours and the same on every screen, so that notebooks can be compared.

    Examples
    --------
    >>> plain_text("Nine numbers slide over a picture", width=20)
    'Nine numbers slide\nover a picture'
    """
    from rich.console import Console

    page = io.StringIO()
    # In a notebook, rich would display what is printed instead of writing it to the file.
    console = Console(file=page, width=width, color_system=None, legacy_windows=False, force_jupyter=False)
    console.print(renderable)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())


def rich_table(header: Sequence[str], lines: Sequence[Sequence[str]], notes: Sequence[str] = ()) -> Any:
    """Return a table, with notes below it, that a rich console draws."""
    from rich import box
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    for index, title in enumerate(header):
        table.add_column(title, justify="left" if index == 0 else "right", no_wrap=True)
    for line in lines:
        table.add_row(*map(Text, line))
    return Group(table, "", *map(Text, notes))


def markdown_table(header: Sequence[str], lines: Sequence[Sequence[str]], notes: Sequence[str] = ()) -> str:
    """Return a Markdown table with its notes below.

    Examples
    --------
    >>> print(markdown_table(["net", "error"], [["plain20", "9.1"]]))
    | net | error |
    | --- | ---: |
    | plain20 | 9.1 |
    """
    table = [header, ("---",) + ("---:",) * (len(header) - 1), *lines]
    written = "\n".join(f"| {' | '.join(line)} |" for line in table)
    return "\n\n".join([written, "  \n".join(notes)]).rstrip()


def html_table(header: Sequence[str], lines: Sequence[Sequence[str]], notes: Sequence[str], label: str) -> str:
    """Return a table in the page's own ink, which scrolls by itself where the page is narrow.

    Parameters
    ----------
    header, lines : sequences of str
        Of one length each.
    notes : sequence of str
        Sentences below.
    label : str
        What a screen reader calls it.
    """
    right, left = (f"text-align: {side}; white-space: nowrap; padding: 2px 6px" for side in ("right", "left"))
    head = "".join(
        f'<th scope="col" style="{right if index else left}">{html.escape(title)}</th>'
        for index, title in enumerate(header)
    )
    body = "".join(
        f'<tr><th scope="row" style="{left}; font-weight: inherit">{html.escape(line[0])}</th>'
        + "".join(f'<td style="{right}">{html.escape(cell)}</td>' for cell in line[1:])
        + "</tr>"
        for line in lines
    )
    below = "".join(f"<div>{html.escape(note)}</div>" for note in notes)
    return (
        f'<div style="background: none"><div tabindex="0" role="region" aria-label="{html.escape(label)}" '
        'style="overflow-x: auto"><table style="font-variant-numeric: tabular-nums; margin: 0">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        f'<div style="font-size: 0.85em; margin-top: 0.5em">{below}</div></div>'
    )
