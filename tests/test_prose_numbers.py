"""Numbers in the chapter's prose: computed by the cells around them, or so plain that they are not results.

A result has a fraction, a per cent sign, or four digits and more. Such a number in prose must come through {eval};
in the source it is then no number at all. Sizes (3×3, 28×28), names (ResNet-50) and years are none.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cnnedu.notebook import discover
from cnnedu.notebook.inline import expressions

ROOT = Path(__file__).parents[1]
PAGES = discover(ROOT)
_NOT_PROSE = re.compile(
    r"""
    ^---\n.*?^---\n              # front matter
    | ^```.*?^```                # cells and other fences
    | ^\$\$.*?^\$\$.*?$          # displayed formulas
    | \$[^$\n]+\$                # formulas in a line; a line holds them whole
    | \{\w+(?::\w+)?\}`[^`]*`    # roles, {eval} among them
    | `[^`\n]+`                  # code in a line
    | \]\([^)\s]*\)              # where links lead
    | <[^>]+>                    # tags
    | [Ss]ections?\s\d+(?:\.\d+)+   # where a book is cited
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
_RESULT = re.compile(r"(?<![\w.,×-])(?:\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+|\d{4,}|\d+(?=\s?%))(?![\w×-]|\.\d)(?:\s?%)?")
_PLAIN = re.compile(r"(?:1[789]|20)\d\d|[1-9][0,]+")
_named = pytest.mark.parametrize(("source", "target"), PAGES, ids=lambda path: path.name)


def prose(text: str) -> str:
    """Return a source's prose; what is left out leaves its line breaks, so that lines can be counted."""
    return _NOT_PROSE.sub(lambda found: "\n" * found[0].count("\n") or " ", text)


def results(text: str) -> list[tuple[int, str]]:
    """Return the line and the text of each typed result."""
    return [
        (number, found[0])
        for number, line in enumerate(prose(text).splitlines(), 1)
        for found in _RESULT.finditer(line)
        if not _PLAIN.fullmatch(found[0].strip())
    ]


@_named
def test_no_result_is_typed(source: Path, target: Path) -> None:
    found = results(source.read_text(encoding="utf-8"))
    assert not found, f"{source.name}: compute these with {{eval}}, or leave them to a cell: {found}"


@_named
def test_every_evaluated_number_is_in_the_notebook(source: Path, target: Path) -> None:
    cells = json.loads(target.read_text(encoding="utf-8"))["cells"]
    written = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    assert "{eval}" not in written
    asked = expressions(source.read_text(encoding="utf-8"))
    assert all(expression.strip() for expression in asked)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has 61,706 weights.", ["61,706"]),
        ("Right in 99.2 % of cases, or 3 %.", ["99.2 %", "3 %"]),
        ("In 2015, a 3×3 kernel on 224×224, ResNet-50 of 1,000 units, with stride 2.", []),
        ("It has {eval}`n` weights, `1.5` in code, $0.5$ in a formula, [below](a.md#1.5).", []),
        ("```{code-cell} ipython3\nx = 0.25\n```\n\n0.75\n", ["0.75"]),
        ("---\nversion: 0.13\n---\n\n12345 pixels", ["12345"]),
    ],
)
def test_results_are_found(text: str, expected: list[str]) -> None:
    assert [found.strip() for _, found in results(text)] == expected
