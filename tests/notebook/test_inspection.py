"""Staleness and problems: each kind is planted in a sound notebook and must be named."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cnnedu.notebook import normalise, problems, save, sign, stale

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"


@pytest.fixture
def target(chapter: Path) -> Path:
    """A sound notebook that follows from the sample source, made without a kernel."""
    cells = [
        {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": 1, "outputs": [], "source": f"x = {i}"}
        for i in range(2)
    ]
    nb = normalise({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})
    source = chapter / "chapter09" / "src" / "01_sample.md"
    sign(nb, "src/01_sample.md", source.read_text("utf-8"))
    return save(nb, chapter / "chapter09" / "01_sample.ipynb")


def edit(path: Path, change):
    nb = json.loads(path.read_text("utf-8"))
    change(nb)
    path.write_text(json.dumps(nb), encoding="utf-8")


def test_a_sound_notebook_is_neither_stale_nor_wrong(target: Path):
    assert stale(target) is None
    assert problems(target) == []


def test_a_changed_source_makes_it_stale(target: Path):
    source = target.parent / "src" / "01_sample.md"
    source.write_text(source.read_text("utf-8") + "\nOne more line.\n", encoding="utf-8")
    assert "is older than" in stale(target)


def test_a_missing_notebook_or_source_or_record_is_said(target: Path):
    assert "does not exist yet" in stale(target.with_name("02_none.ipynb"))
    (target.parent / "src" / "01_sample.md").unlink()
    assert "which does not exist" in stale(target)
    edit(target, lambda nb: nb["metadata"].pop("cnnedu"))
    assert "names no source" in stale(target)


@pytest.mark.parametrize("part", ["_esm", "_css"])
def test_widget_code_older_than_the_package_makes_it_stale(target: Path, part: str):
    model = {"state": {"_anywidget_id": "cnnedu.explorers.x.XExplorer", part: "/* of last year */"}}
    edit(target, lambda nb: nb["metadata"].update(widgets={STATE: {"state": {"0" * 32: model}}}))
    assert "older XExplorer" in stale(target)


def set_count(value):
    return lambda nb: nb["cells"][1].update(execution_count=value)


def add_output(output):
    return lambda nb: nb["cells"][1]["outputs"].append(output)


def result(text):
    return {"output_type": "execute_result", "execution_count": 2, "metadata": {}, "data": text}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (set_count(None), "code cell 2 (`x = 1`) has no execution count"),
        (set_count(7), "has execution count 7, not 2"),
        (
            add_output({"output_type": "error", "ename": "KeyError", "evalue": "'k'", "traceback": []}),
            "raised KeyError: 'k'",
        ),
        (add_output(result({"text/plain": "<object object at 0x7f3a52d0>"})), "memory address"),
        (add_output({"output_type": "stream", "name": "stdout", "text": "\x1b[31mred\x1b[0m"}), "colour codes"),
        (add_output(result({VIEW: {"model_id": "0" * 32}})), "its state is not saved"),
        (lambda nb: nb["cells"][1].update(source="ax.plot(y);"), "ends with `;`"),
    ],
)
def test_each_problem_is_named(target: Path, change, sentence: str):
    edit(target, change)
    found = problems(target)
    assert len(found) == 1
    assert sentence in found[0]
    assert sentence in stale(target)  # whoever asks this first hears it too
    assert found[0].startswith(str(target))


@pytest.mark.parametrize(
    "change",
    [
        lambda nb: nb["cells"][0].update(source="x = 7"),
        lambda nb: nb["cells"].pop(),
        add_output({"output_type": "stream", "name": "stdout", "text": "1\n"}),
        lambda nb: nb["metadata"].update(widgets={STATE: {"state": {"0" * 32: {"state": {"angle": 1}}}}}),
        lambda nb: nb["metadata"]["cnnedu"].pop("content"),
    ],
)
def test_a_notebook_changed_behind_its_source_is_stale(target: Path, change):
    edit(target, lambda nb: nb["cells"][0].update(source=["x", " = 0"]))  # the same text, in other pieces
    assert stale(target) is None
    edit(target, change)
    assert "was changed after it was built: edit" in stale(target)


@pytest.mark.parametrize(
    ("text", "why"), [('{"cells": [', "not JSON"), ("[]", "no cells"), ('{"cells": []}', "no cells and metadata")]
)
def test_a_broken_file_is_a_problem_not_a_crash(target: Path, text: str, why: str):
    target.write_text(text, encoding="utf-8")
    assert why in stale(target)
    assert why in problems(target)[0]


def test_a_count_that_is_left_out_is_a_problem_not_a_crash(target: Path):
    edit(target, lambda nb: nb["cells"][1].pop("execution_count"))
    assert "no execution count" in problems(target)[0]


def test_looking_at_notebooks_imports_nothing_heavy():
    program = (
        "import sys, cnnedu.notebook; print(sorted({'nbformat', 'nbclient', 'jupytext', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
