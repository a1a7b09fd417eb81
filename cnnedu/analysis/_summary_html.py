"""A summary in a notebook and in the book: a real table that folds, in the ink of the page around it.

No script and no id: a checkbox in a module's row hides the rows below it through one style rule, so that two
summaries on a page do not disturb each other, and a page that strips styles still shows every row.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

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

__all__ = ["summary_html"]

_ALL = 10_000  # deeper than any model

_STYLE = """
.cnnedu-summary { container-type: inline-size; margin: .5em 0; font-variant-numeric: tabular-nums; line-height: 1.4 }
.cnnedu-summary .cs-head { display: flex; flex-wrap: wrap; gap: .15em .9em; align-items: baseline }
.cnnedu-summary .cs-head b { font-size: 1.25em }
.cnnedu-summary dl.cs-figures { display: flex; flex-wrap: wrap; gap: .4em 2.2em; margin: .5em 0 .7em; padding: 0 }
.cnnedu-summary dl.cs-figures div { display: flex; flex-direction: column-reverse }
.cnnedu-summary dl.cs-figures :is(dt, dd) { float: none; width: auto; white-space: nowrap }
.cnnedu-summary dl.cs-figures dt { font-weight: normal; font-size: .85em; opacity: .75; margin: 0; padding: 0 }
.cnnedu-summary dl.cs-figures dd { font-weight: 600; font-size: 1.15em; margin: 0; padding: 0 }
.cnnedu-summary .cs-scroll { overflow-x: auto }
.cnnedu-summary table.cs { border-collapse: collapse; border: 0; margin: 0; width: 100%; font-size: 13px;
  background: none; color: inherit; table-layout: auto; display: table }
.cnnedu-summary table.cs :is(th, td) { padding: .2em 0 .2em 1.3em; border: 0; text-align: right; white-space: nowrap;
  vertical-align: baseline; background: none; color: inherit; font-weight: normal; max-width: none }
.cnnedu-summary table.cs :is(th, td):nth-child(-n+2) { text-align: left }
.cnnedu-summary table.cs :is(th, td):first-child { padding-left: .2em }
.cnnedu-summary table.cs thead th { opacity: .75; border-bottom: 1px solid
  color-mix(in srgb, currentColor 35%, transparent) }
.cnnedu-summary table.cs tbody tr:nth-child(n) { background: none; border: 0 }
.cnnedu-summary table.cs tbody tr:nth-child(n):hover { background: color-mix(in srgb, currentColor 7%, transparent) }
.cnnedu-summary table.cs tr.cs-whole :is(th, td) { font-weight: 600 }
.cnnedu-summary table.cs tr.cs-own :is(th, td) { font-style: italic; opacity: .8 }
.cnnedu-summary table.cs th i { font-style: normal; opacity: .72 }
.cnnedu-summary table.cs th label { cursor: pointer; margin: 0; font: inherit; display: inline }
.cnnedu-summary table.cs th .cs-in { display: inline-block; width: calc(var(--d) * 1.15em) }
.cnnedu-summary table.cs th .cs-fold { appearance: none; -webkit-appearance: none; width: .9em; height: .9em;
  margin: 0 .3em 0 0; padding: 0; border: 0; background: none; cursor: pointer; vertical-align: -.08em; color: inherit }
.cnnedu-summary table.cs th .cs-fold::before { content: ""; display: block; width: .42em; height: .42em; margin: .2em;
  border: solid currentColor; border-width: 0 .13em .13em 0; transform: rotate(-45deg) }
.cnnedu-summary table.cs th .cs-fold:checked::before { transform: translateY(-.1em) rotate(45deg) }
.cnnedu-summary table.cs th .cs-fold:focus-visible { outline: 2px solid currentColor; border-radius: 2px }
.cnnedu-summary table.cs th .cs-none { display: inline-block; width: 1.2em }
.cnnedu-summary table.cs td.cs-share { background: linear-gradient(
  color-mix(in srgb, currentColor 38%, transparent) 0 0) right bottom / calc(var(--s) * .82) 3px no-repeat }
.cnnedu-summary .cs-notes { margin: .7em 0 0; padding-left: 1.2em; list-style: disc }
@container (max-width: 600px) { .cnnedu-summary table.cs { font-size: 12px }
  .cnnedu-summary table.cs th i span { display: none }
  .cnnedu-summary table.cs th .cs-in { width: calc(var(--d) * .7em) }
  .cnnedu-summary table.cs :is(th, td) { padding-left: .9em } }
""".strip()


def summary_html(summary: Summary) -> str:
    """Return a title, the totals, the table and the notes."""
    figures = "".join(f"<div><dt>{name}</dt><dd>{figure}</dd></div>" for name, figure in totals(summary).items())
    sizes = summary.input_size if isinstance(summary.input_size[0], tuple) else (summary.input_size,)
    given = escape(", ".join(map(str, sizes)))
    said = "".join(f"<li>{escape(remark)}</li>" for remark in remarks(summary))
    notes = f'<ul class="cs-notes">{said}</ul>' if said else ""
    return (
        f'<div class="cnnedu-summary"><style>{_STYLE}\n{"".join(_folding(summary))}</style>'
        f'<div class="cs-head"><b>{escape(summary.model)}</b>'
        f"<span>{given} → {escape(output_text(summary.output_shape))}</span></div>"
        f'<dl class="cs-figures">{figures}</dl>'
        f'<div class="cs-scroll" tabindex="0" role="region" aria-label="Layers of {escape(summary.model)}">'
        f"{_table(summary)}</div>{notes}</div>"
    )


def _table(summary: Summary) -> str:
    used = {key: name for key, name in OPERATIONS.items() if getattr(summary, key)}
    field = any(row.receptive_field is not None for row in summary.rows)
    head = ["Layer", "Output", *["Field"] * field, "Parameters", "MACs", *used.values(), "Memory"]
    titles = "".join(f'<th scope="col">{name}</th>' for name in head)
    opened = page_depth(summary)
    body = []
    above: list[int] = []
    for line in lines(summary, _ALL if summary.depth is None else summary.depth):
        row, number = line.row, line.index
        del above[row.depth + line.own :]
        kinds = [*(f"d{ancestor}" for ancestor in above), *["cs-whole"] * (row.depth == 0), *["cs-own"] * line.own]
        parents = number + 1 < len(summary.rows) and summary.rows[number + 1].depth > row.depth and not line.folded
        control = _control(line, number, row.depth < opened) if parents and not line.own else _NO_CONTROL
        cells = _cells(summary, line, [*used], field)
        body.append(f'<tr class="{" ".join(kinds)}">{_label(line, control)}{cells}</tr>')
        if not line.own:
            above.append(number)
    return f'<table class="cs cs-rows"><thead><tr>{titles}</tr></thead><tbody>{"".join(body)}</tbody></table>'


_NO_CONTROL = '<span class="cs-none"></span>'


def _control(line: Line, number: int, opened: bool) -> str:
    what = escape(line.name or line.row.kind)
    checked = " checked" if opened else ""
    return f'<input type="checkbox" class="cs-fold f{number}" aria-label="Show what is in {what}"{checked}>'


def _label(line: Line, control: str) -> str:
    row = line.row
    indent = f'<span class="cs-in" style="--d:{row.depth + line.own}"></span>' if row.depth + line.own else ""
    if line.own:
        return f'<th scope="row">{indent}{control}in its forward</th>'
    setting = f" <span>{escape(row.setting)}</span>" if row.setting else ""
    kind = f"<i>{escape(row.kind)}{setting}</i>" if line.name else escape(row.kind)
    text = f"{escape(line.name)} {kind}" if line.name else kind
    return f'<th scope="row">{indent}<label>{control}{text}</label></th>'


def _cells(summary: Summary, line: Line, used: list[str], field: bool) -> str:
    row = line.row
    if line.own:
        macs = _share(f"{row.own_macs:,}", row.own_macs, summary.macs)
        return f"{'<td></td>' * (2 + field)}{macs}{'<td></td>' * (len(used) + 1)}"
    shared = row.shared_with and row.parameters
    parameters = f"({row.parameters:,})" if shared else _count(row.parameters)
    whole = row.depth == 0
    cells = [
        f"<td>{escape(output_text(row.output_shape))}</td>",
        *[f"<td>{field_text(row.receptive_field)}</td>"] * field,
        _share(parameters, 0 if whole or shared else row.parameters, summary.parameters),
        _share(_count(row.macs), 0 if whole else row.macs, summary.macs),
        *(f"<td>{_count(getattr(row, key))}</td>" for key in used),
        f"<td>{size_text(row.activation_bytes) if row.activation_bytes else ''}</td>",
    ]
    return "".join(cells)


def _share(text: str, part: int, whole: int) -> str:
    """Return a cell with a bar as long as the part is of the whole."""
    share = 100 * part / whole if whole else 0
    return f'<td class="cs-share" style="--s:{share:.1f}%">{text}</td>' if share >= 0.05 else f"<td>{text}</td>"


def _count(number: int) -> str:
    return f"{number:,}" if number else ""


def _folding(summary: Summary) -> Iterator[str]:
    """Yield one style rule per module that has rows below it."""
    for number, (row, following) in enumerate(zip(summary.rows, summary.rows[1:], strict=False)):
        if following.depth > row.depth:
            yield f".cnnedu-summary:has(.f{number}:not(:checked)) .d{number}{{display:none}}"
