"""Building with a real kernel: bytes that repeat, failures that say where."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cnnedu.notebook import NotebookError, build, build_all, discover, problems, stale

notebook = pytest.mark.notebook


def test_discover_pairs_each_source_with_its_notebook(chapter: Path):
    here = chapter / "chapter09"
    assert discover(chapter) == [(here / "src" / "01_sample.md", here / "01_sample.ipynb")]


def test_nothing_to_build_is_an_error_not_a_success(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotebookError, match="at the top of the checkout"):
        build_all(check=True)


def test_a_path_that_is_no_notebook_is_refused():
    with pytest.raises(NotebookError, match=r"neither a source \(\.md\) nor a notebook"):
        build_all(["README.rst"])


@notebook
def test_rebuilding_gives_the_same_bytes_and_passes_nbval(chapter: Path, monkeypatch, capsys):
    monkeypatch.chdir(chapter)
    target = chapter / "chapter09" / "01_sample.ipynb"
    assert build_all(check=True) == 1
    assert build_all() == 0
    first = target.read_bytes()
    assert build_all() == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        f"{Path('chapter09/01_sample.ipynb')}: built",
        f"{Path('chapter09/01_sample.ipynb')}: up to date",
    ]
    with monkeypatch.context() as author:
        author.setenv("MPLBACKEND", "agg")  # the author's own setting must not reach the page
        assert build_all(force=True) == 0
    assert target.read_bytes() == first
    assert (build_all(check=True), stale(target), problems(target)) == (0, None, [])
    nb = json.loads(first)
    assert "".join(nb["cells"][2]["outputs"][0]["text"]) == "0\n1\n2\n"
    assert nb["cells"][2]["outputs"][1]["metadata"]["image/png"]["width"] > 0
    command = [sys.executable, "-m", "pytest", "--nbval", "-p", "no:cacheprovider", "-q", str(target)]
    stock = subprocess.run(command, capture_output=True, text=True, cwd=chapter)
    assert stock.returncode == 0, stock.stdout


@notebook
@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("print(1 / 0)", "ZeroDivisionError"),
        ("import os; os._exit(1)", "the kernel died"),
        ("object()", "memory address"),
    ],
)
def test_a_cell_that_fails_names_the_source_and_leaves_the_old_notebook(chapter: Path, cell: str, sentence: str):
    source, target = discover(chapter)[0]
    target.write_text("the old one", encoding="utf-8")
    source.write_text(f"# T\n\n```{{code-cell}} ipython3\n{cell}\n```\n", encoding="utf-8")
    with pytest.raises(NotebookError, match=sentence) as caught:
        build(source, target)
    assert str(source) in str(caught.value)
    assert target.read_text("utf-8") == "the old one"


@notebook
def test_a_cell_that_hangs_is_ended(chapter: Path):
    source, target = discover(chapter)[0]
    source.write_text("```{code-cell} ipython3\nwhile True:\n    pass\n```\n", encoding="utf-8")
    with pytest.raises(NotebookError, match="longer than 2 s"):
        build(source, target, timeout=2)
    assert not target.exists()
