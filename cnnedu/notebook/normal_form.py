"""The normal form of a notebook: everything that differs from run to run is removed or renamed."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Notebook = dict[str, Any]
"""A notebook as nbformat 4.5 JSON (``nbformat.NotebookNode`` is one too)."""

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"

# Part of every fingerprint: raise it when the normal form changes, and every committed notebook becomes stale.
RECIPE = 2

_REFERENCE = re.compile(r"IPY_MODEL_([0-9a-f]{32})")
_MODEL_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")


class NotebookError(RuntimeError):
    """A notebook could not be built; the message says which one, which cell, and why."""


def fingerprint(source: str) -> str:
    """Hash of a notebook's source text and of the recipe that turns it into a notebook.

    It depends on neither the machine nor the versions installed, so a notebook built elsewhere is still fresh.
    """
    text = source.replace("\r\n", "\n")
    return hashlib.sha256(f"recipe {RECIPE}\n{text}".encode()).hexdigest()


def content_fingerprint(nb: Notebook) -> str:
    """Hash of a notebook's cells, outputs and widget state, however its text is broken into lines."""
    content = json.dumps([_joined(nb["cells"]), _joined(widget_state(nb))], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _joined(value: Any) -> Any:
    """Undo nbformat's way of writing a text as a list of lines; both ways must hash the same."""
    if isinstance(value, dict):
        return {key: _joined(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return "".join(value) if all(isinstance(line, str) for line in value) else [_joined(inner) for inner in value]
    return value


def sign(nb: Notebook, source: str, text: str) -> None:
    """Note in a finished notebook what it was built from and what came of it, for `stale` to compare.

    Parameters
    ----------
    nb
        In normal form.
    source, text
        The source's path from the notebook's folder, and what is in it.
    """
    record = {"source": source, "fingerprint": fingerprint(text), "content": content_fingerprint(nb)}
    nb["metadata"]["cnnedu"] = record


def normalise(nb: Notebook) -> Notebook:
    """Return a copy of an executed notebook in normal form.

    Cell ids follow from the cells' content, execution counts run 1..N, adjacent stream outputs are one, timings
    and language versions are gone, and widget models have ids that follow from the order in which the page shows
    them. The widgets' state stays: the static page draws from it. Models that no output shows are dropped. Code that
    the book folds away (``hide-input``) is folded in JupyterLab too.

    Normalising twice changes nothing.
    """
    nb = _rename_models(json.loads(json.dumps(nb)))
    seen: dict[str, int] = {}
    count = 0
    for cell in nb["cells"]:
        cell["id"] = _cell_id(cell, seen)
        cell["metadata"].pop("execution", None)
        if cell["cell_type"] == "code":
            count += 1
            cell["execution_count"] = count
            if "hide-input" in cell["metadata"].get("tags", []):  # the book's word; JupyterLab's is this one
                cell["metadata"]["jupyter"] = {"source_hidden": True}
            cell["outputs"] = [_normal_output(output, count) for output in _merge_streams(cell["outputs"])]
    meta = nb["metadata"]
    meta.pop("jupytext", None)
    meta["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    meta["language_info"] = {"file_extension": ".py", "name": "python", "pygments_lexer": "ipython3"}
    nb["nbformat"], nb["nbformat_minor"] = 4, 5
    return nb


def save(nb: Notebook, target: str | Path) -> Path:
    """Write a notebook in one step: a reader, or a build that is killed, never sees half of it."""
    import nbformat

    target = Path(target)
    node = nbformat.from_dict(nb)  # type: ignore[no-untyped-call]
    nbformat.validate(node)
    text: str = nbformat.writes(node)  # type: ignore[no-untyped-call]
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return target


def views(nb: Notebook) -> Iterator[str]:
    """Model ids of the widgets that the notebook's outputs show, in reading order."""
    for cell in nb["cells"]:
        for output in cell.get("outputs", []):
            view = output.get("data", {}).get(WIDGET_VIEW)
            if view is not None:
                yield view["model_id"]


def widget_state(nb: Notebook) -> dict[str, Any]:
    """Return the saved widget models, by model id."""
    state: dict[str, Any] = nb["metadata"].get("widgets", {}).get(WIDGET_STATE, {}).get("state", {})
    return state


def _cell_id(cell: dict[str, Any], seen: dict[str, int]) -> str:
    # The id comes from the content, not the position: a cell inserted above leaves the ids below as they were.
    # An nbgrader cell is named by its grade_id, because the student will change the content.
    content = f"{cell['cell_type']}\n{''.join(cell['source'])}"
    name: str = (
        cell["metadata"].get("nbgrader", {}).get("grade_id") or hashlib.sha256(content.encode()).hexdigest()[:12]
    )
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name}-{seen[name]}"


def _merge_streams(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    # How a kernel cuts one print loop into messages is a matter of timing.
    merged: list[dict[str, Any]] = []
    for output in outputs:
        last = merged[-1] if merged else {}
        if output["output_type"] == "stream":
            output = {**output, "text": "".join(output["text"])}
            if last.get("output_type") == "stream" and last["name"] == output["name"]:
                last["text"] += output["text"]
                continue
        merged.append(output)
    return merged


def _normal_output(output: dict[str, Any], count: int) -> dict[str, Any]:
    if output["output_type"] == "execute_result":
        output["execution_count"] = count
    return output


def _rename_models(nb: Notebook) -> Notebook:
    state = widget_state(nb)
    order: list[str] = []
    waiting = list(views(nb))
    while waiting:  # depth first: a widget, then the models it refers to
        model = waiting.pop(0)
        if model not in order and model in state:
            order.append(model)
            waiting[:0] = _REFERENCE.findall(json.dumps(state[model], sort_keys=True))
    names = {model: hashlib.md5(f"widget {n}".encode()).hexdigest() for n, model in enumerate(order, start=1)}
    if state:
        nb["metadata"]["widgets"][WIDGET_STATE]["state"] = {model: state[model] for model in order}
    renamed: Notebook = json.loads(_MODEL_ID.sub(lambda found: names.get(found[0], found[0]), json.dumps(nb)))
    return renamed
