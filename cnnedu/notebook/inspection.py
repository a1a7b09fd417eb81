"""What is wrong with a committed notebook, read from its JSON alone: nothing is executed, nothing heavy imported."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from cnnedu.notebook.normal_form import (
    Notebook,
    NotebookError,
    content_fingerprint,
    fingerprint,
    views,
    widget_state,
)

# <matplotlib.lines.Line2D at 0x7f...>: never the same twice, so strict nbval would fail on it.
_ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{4,}")


def stale(path: str | Path) -> str | None:
    """Say in a sentence why a notebook no longer follows from its source; None when it does.

    Two things can have moved on: the source file, and the widget code that the notebook carries for the static page.
    A third has gone astray: cells or outputs that somebody changed here and not in the source.

    Parameters
    ----------
    path
        An ``.ipynb`` built by :func:`cnnedu.notebook.build`.
    """
    path = Path(path)
    if not path.exists():
        return f"{path} does not exist yet: build it with `cnnedu notebooks`."
    try:
        nb = _load(path)
    except NotebookError as error:
        return str(error)
    record = nb["metadata"].get("cnnedu")
    if record is None:
        return f"{path} was not built by cnnedu.notebook: it names no source."
    source, command = path.parent / record["source"], f"cnnedu {'exercises' if 'copy' in record else 'notebooks'}"
    if not source.exists():
        return f"{path} says that it was built from {source.as_posix()}, which does not exist."
    if record["fingerprint"] != fingerprint(source.read_text(encoding="utf-8")):
        return f"{path} is older than {source.as_posix()}: build it again with `{command}`."
    bundles = _bundles()
    for model in widget_state(nb).values():
        widget = model["state"].get("_anywidget_id", "")
        carried = [code for code in (model["state"].get("_esm"), model["state"].get("_css")) if code]
        if widget.startswith("cnnedu.") and any(_same_lines(code) not in bundles for code in carried):
            name = widget.rpartition(".")[2]
            return f"{path} carries an older {name} than cnnedu/explorers/static: build it again."
    if record.get("content") != content_fingerprint(nb):
        found = "".join(f" In it, {sentence}" for sentence in notebook_problems(nb))
        return f"{path} was changed after it was built: edit {source.as_posix()} and build it with `{command}`.{found}"
    return None


def problems(path: str | Path) -> list[str]:
    """List what makes a notebook unfit to be committed: a sentence each, empty when all is well.

    Error outputs, code cells without an execution count (nbval would skip them silently), counts that do not run
    1..N, outputs that can never be reproduced, and widgets shown without their state.
    """
    path = Path(path)
    try:
        nb = _load(path)
    except NotebookError as error:
        return [str(error)]
    return [f"{path}: {sentence}" for sentence in notebook_problems(nb)]


def notebook_problems(nb: Notebook) -> Iterator[str]:
    """Yield the sentences of :func:`problems` for a notebook in memory."""
    expected = 0
    for cell in nb["cells"]:
        if cell["cell_type"] != "code":
            continue
        expected += 1
        where = f"code cell {expected} (`{_first_line(cell)}`)"
        count = cell.get("execution_count")
        if count is None:
            yield f"{where} has no execution count, so nbval would run it and compare nothing."
        elif count != expected:
            yield f"{where} has execution count {count}, not {expected}: it was not run once from top to bottom."
        if "".join(cell["source"]).rstrip().endswith(";"):
            yield f"{where} ends with `;`, which nbval does not honour: write `_ = …` to show nothing."
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                yield f"{where} raised {output['ename']}: {output['evalue']}"
            if "\x1b[" in _text(output):
                yield f"{where} prints terminal colour codes, which a page shows as litter: print plain text."
            if _ADDRESS.search(_text(output)):
                yield f"{where} prints a memory address, new at every run: write `_ = …` or give a stable repr."
    saved = widget_state(nb)
    for model in views(nb):
        if model not in saved:
            yield f"widget {model} is shown but its state is not saved, so the static page would be empty there."


def _load(path: Path) -> Notebook:
    try:
        nb: Notebook = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise NotebookError(f"{path} is no notebook: not JSON ({error}).") from None
    if not isinstance(nb, dict) or not {"cells", "metadata"} <= set(nb):
        raise NotebookError(f"{path} is no notebook: it has no cells and metadata.")
    return nb


def _first_line(cell: dict[str, Any]) -> str:
    return next(iter("".join(cell["source"]).splitlines()), "")[:60]


def _text(output: dict[str, Any]) -> str:
    return "".join(output.get("text", "")) + "".join(output.get("data", {}).get("text/plain", ""))


def _bundles() -> set[str]:
    folder = resources.files("cnnedu").joinpath("explorers", "static")
    return {_same_lines(item.read_text("utf-8")) for item in folder.iterdir() if item.name.endswith((".js", ".css"))}


def _same_lines(code: str) -> str:
    return code.replace("\r\n", "\n").strip()
