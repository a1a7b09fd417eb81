"""Numbers in prose: ``{eval}`expression``` in a source becomes the text of its value in the notebook.

The expression sees what the cells above it have computed. Students see a number, in JupyterLab and on the page alike;
nobody types one.
"""

from __future__ import annotations

import copy
import json
import re

from cnnedu.notebook.normal_form import Notebook, NotebookError

__all__ = ["expressions", "with_evaluations", "without_evaluations"]

_ROLE = re.compile(r"\{eval\}`([^`\n]+)`")
_MARK = "cnnedu-evaluations"


def expressions(text: str) -> list[str]:
    """Return the expressions that a piece of Markdown asks for, in reading order.

    Examples
    --------
    >>> expressions("A layer of {eval}`weights` weights, {eval}`f'{share:.0%}'` of all.")
    ['weights', "f'{share:.0%}'"]
    """
    return _ROLE.findall(text)


def with_evaluations(nb: Notebook) -> Notebook:
    """Return a copy in which a code cell before each asking Markdown cell prints the values as JSON."""
    from nbformat.v4 import new_code_cell

    nb = copy.deepcopy(nb)
    cells = []
    for cell in nb["cells"]:
        asked = expressions(cell["source"]) if cell["cell_type"] == "markdown" else []
        if asked:
            # One expression and no names of its own: the student's kernel will be as it is here.
            values = ", ".join(f"str({expression})" for expression in asked)
            code = f'print(__import__("json").dumps([{values}]))'
            cells.append(new_code_cell(code, metadata={_MARK: True}))  # type: ignore[no-untyped-call]
        cells.append(cell)
    nb["cells"] = cells
    return nb


def without_evaluations(nb: Notebook) -> Notebook:
    """Take the cells out of an executed notebook again and write what they printed into the prose.

    Raises
    ------
    NotebookError
        When a value is more than one line of plain text.
    """
    cells, values = [], []
    for cell in nb["cells"]:
        if cell["metadata"].get(_MARK):
            values = json.loads("".join(output["text"] for output in cell["outputs"]))
            continue
        if values:
            _check(expressions(cell["source"]), values)
            prose = _ROLE.split(cell["source"])  # text, expression, text, ...
            cell["source"] = "".join(map("".join, zip(prose[::2], [*values, ""], strict=True)))
            values = []
        cells.append(cell)
    nb["cells"] = cells
    return nb


def _check(asked: list[str], values: list[str]) -> None:
    for expression, value in zip(asked, values, strict=True):
        if "\n" in value or not value.strip():
            raise NotebookError(f"{{eval}}`{expression}` must be one line of text, got {value!r}.")
