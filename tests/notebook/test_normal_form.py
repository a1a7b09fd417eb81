"""The normal form, on notebooks made by hand: no kernel needed."""

import copy
import uuid
from pathlib import Path

import pytest

from cnnedu.notebook import fingerprint, normalise, save

STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"


def code(source="1", outputs=(), count=None, **metadata):
    return {
        "cell_type": "code",
        "id": uuid.uuid4().hex[:8],
        "source": source,
        "metadata": metadata,
        "execution_count": count,
        "outputs": list(outputs),
    }


def notebook(*cells, **metadata):
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": list(cells)}


def stream(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


def with_widgets():
    """Two shown widgets that share a layout, and one that nothing shows; random ids as a kernel gives them."""
    a, b, layout, unseen = (uuid.uuid4().hex for _ in range(4))
    state = {
        unseen: {"state": {"n": 0}},
        layout: {"state": {"width": "3em"}},
        b: {"state": {"n": 2, "layout": f"IPY_MODEL_{layout}"}},
        a: {"state": {"n": 1, "layout": f"IPY_MODEL_{layout}", "children": [f"IPY_MODEL_{b}"]}},
    }
    shows = [{"output_type": "display_data", "metadata": {}, "data": {VIEW: {"model_id": model}}} for model in (b, a)]
    return notebook(code("b", shows[:1]), code("a", shows[1:]), widgets={STATE: {"state": state}})


def test_two_runs_of_the_same_widgets_have_one_normal_form():
    assert normalise(with_widgets()) == normalise(with_widgets())


def test_widget_references_stay_consistent_and_unseen_models_go():
    nb = normalise(with_widgets())
    state = nb["metadata"]["widgets"][STATE]["state"]
    assert len(state) == 3
    b, a = (cell["outputs"][0]["data"][VIEW]["model_id"] for cell in nb["cells"])
    assert (state[a]["state"]["n"], state[b]["state"]["n"]) == (1, 2)
    assert state[a]["state"]["children"] == [f"IPY_MODEL_{b}"]
    assert state[state[a]["state"]["layout"].removeprefix("IPY_MODEL_")]["state"] == {"width": "3em"}


def test_normalising_twice_changes_nothing_and_the_argument_is_left_alone():
    nb = with_widgets()
    before = copy.deepcopy(nb)
    once = normalise(nb)
    assert nb == before
    assert normalise(once) == once


def test_counts_run_from_one_and_results_follow():
    result = {"output_type": "execute_result", "execution_count": 9, "metadata": {}, "data": {"text/plain": "1"}}
    nb = normalise(notebook(code("x", count=7), code("y", [result], count=9)))
    assert [cell["execution_count"] for cell in nb["cells"]] == [1, 2]
    assert nb["cells"][1]["outputs"][0]["execution_count"] == 2


def test_streams_are_merged_in_order():
    outputs = [stream("a"), stream("b"), stream("warn", "stderr"), stream("c")]
    nb = normalise(notebook(code("x", outputs)))
    assert [(o["name"], o["text"]) for o in nb["cells"][0]["outputs"]] == [
        ("stdout", "ab"),
        ("stderr", "warn"),
        ("stdout", "c"),
    ]


def test_what_depends_on_the_day_or_the_machine_is_gone():
    nb = notebook(
        code("x", execution={"iopub.status.busy": "2026-11-23T10:00:00Z"}),
        language_info={"name": "python", "version": "3.11.2"},
        jupytext={"text_representation": {"jupytext_version": "1.19"}},
        kernelspec={"name": "conda-env-me-py", "display_name": "mine"},
    )
    text = repr(normalise(nb))
    for word in ("2026", "3.11", "jupytext", "mine"):
        assert word not in text


def test_cell_ids_follow_content_so_an_inserted_cell_moves_no_other():
    short = normalise(notebook(code("a"), code("b"), code("a")))["cells"]
    longer = normalise(notebook(code("new"), code("a"), code("b"), code("a")))["cells"]
    assert [c["id"] for c in longer[1:]] == [c["id"] for c in short]
    assert len({c["id"] for c in short}) == 3


def test_an_nbgrader_cell_is_named_by_its_grade_id():
    nb = normalise(notebook(code("def f(): ...", nbgrader={"grade_id": "answer-01-1"})))
    assert nb["cells"][0]["id"] == "answer-01-1"


def test_fingerprint_ignores_line_endings_and_nothing_else():
    assert fingerprint("a\nb\n") == fingerprint("a\r\nb\r\n")
    assert fingerprint("a\nb\n") != fingerprint("a\nb \n")


def test_save_leaves_the_old_file_when_the_new_one_is_invalid(tmp_path: Path):
    target = tmp_path / "x.ipynb"
    save(normalise(notebook(code("1"))), target)
    good = target.read_bytes()
    with pytest.raises(Exception, match="cell_type|not valid"):
        save(notebook({"cell_type": "nonsense", "id": "a"}), target)
    assert target.read_bytes() == good
    assert [p.name for p in tmp_path.iterdir()] == ["x.ipynb"]
    assert b"\r" not in good and good.endswith(b"\n")


def test_what_the_book_folds_away_is_folded_in_jupyterlab_too():
    hidden, shown = normalise(notebook(code(tags=["hide-input"]), code(tags=["other"])))["cells"]
    assert hidden["metadata"]["jupyter"] == {"source_hidden": True}
    assert "jupyter" not in shown["metadata"]
