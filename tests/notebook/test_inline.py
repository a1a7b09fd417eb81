"""Numbers in prose come from the kernel, and what computes them leaves no trace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cnnedu.notebook import NotebookError, build, read_source
from cnnedu.notebook.inline import expressions, with_evaluations, without_evaluations

HEAD = """---
kernelspec: {display_name: Python 3, language: python, name: python3}
jupytext: {text_representation: {extension: .md, format_name: myst, format_version: 0.13}}
---
"""


def written(tmp_path: Path, body: str) -> list[str]:
    """Build a page and return its cells' texts."""
    source = tmp_path / "page.md"
    source.write_text(HEAD + body, encoding="utf-8")
    nb = json.loads(build(source, tmp_path / "page.ipynb").read_text("utf-8"))
    assert all("cnnedu-evaluations" not in cell["metadata"] for cell in nb["cells"])
    assert [cell["execution_count"] for cell in nb["cells"] if cell["cell_type"] == "code"] == [1, 2]
    return ["".join(cell["source"]) for cell in nb["cells"]]


@pytest.mark.notebook
def test_each_value_is_that_of_the_cells_above(tmp_path: Path) -> None:
    cells = written(
        tmp_path,
        """
```{code-cell} ipython3
n = 3
```

Now {eval}`n` and {eval}`f"{n / 8:.1%}"`, `code` stays.

```{code-cell} ipython3
n = 4
print(sorted(name for name in globals() if name in ("json", "values")))
```

Now it is {eval}`n`, twice that is {eval}`2 * n`.
""",
    )
    assert cells[1] == "Now 3 and 37.5%, `code` stays."
    assert cells[3] == "Now it is 4, twice that is 8."


@pytest.mark.notebook
def test_an_expression_that_fails_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotebookError, match="NameError: name 'missing' is not defined"):
        written(tmp_path, "\nA {eval}`missing` number.\n")
    assert not (tmp_path / "page.ipynb").exists()


@pytest.mark.parametrize("value", ["two\nlines", " "])
def test_a_value_is_one_line_of_text(value: str) -> None:
    nb = with_evaluations(read_source(HEAD + "\nA {eval}`value` b\n"))
    nb["cells"][0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": json.dumps([value])}]
    with pytest.raises(NotebookError, match=r"\{eval\}`value` must be one line of text"):
        without_evaluations(nb)


def test_expressions_are_found_in_reading_order() -> None:
    assert expressions('{eval}`a` and {eval}`f"{b:,}"`, not `c`') == ["a", 'f"{b:,}"']
