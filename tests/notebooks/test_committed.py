"""The committed notebooks, chapter and student copies alike: complete, fresh, and green under stock nbval."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cnnedu.notebook import build, discover, problems, stale

ROOT = Path(__file__).parents[2]
CHAPTER = [target for _, target in discover(ROOT)]
STUDENT = [source.with_name("exercise.ipynb") for source in sorted(ROOT.glob("exercises/*/source.md"))]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


every_notebook = pytest.mark.parametrize("path", CHAPTER + STUDENT, ids=named)


def test_there_is_something_to_test():
    assert CHAPTER
    assert STUDENT


@every_notebook
def test_it_follows_from_its_source(path: Path):
    assert stale(path) is None


@every_notebook
def test_it_is_fit_to_be_committed(path: Path):
    assert problems(path) == []


@every_notebook
def test_no_code_cell_has_a_null_count(path: Path):
    # Not through problems(): nbval compares nothing in such a cell, so this is worth saying twice.
    cells = [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells train; several tests share the cores, and threads that wait for each other take minutes."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")


@pytest.mark.notebook
@every_notebook
def test_stock_nbval_passes(path: Path):
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--nbval-cell-timeout=240"]
    command = [sys.executable, "-m", "pytest", "--nbval", *options, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"


@pytest.mark.notebook
@pytest.mark.parametrize(("source", "target"), discover(ROOT), ids=lambda path: path.name)
def test_rebuilding_gives_the_same_bytes_and_the_same_prose(source: Path, target: Path, tmp_path: Path) -> None:
    fresh = build(source, tmp_path / "first" / target.name, timeout=240)
    assert prose(fresh) == prose(target)  # numbers that the prose prints, computed again
    if content(fresh) != content(target):  # it may come from other versions, or another kind of processor
        again = build(source, tmp_path / "again" / target.name, timeout=240)
        assert fresh.read_bytes() == again.read_bytes()


def prose(path: Path) -> list[str]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]


def content(path: Path) -> str:
    """Return the fingerprint of all that is in a notebook but where its source lies."""
    fingerprint: str = json.loads(path.read_text("utf-8"))["metadata"]["cnnedu"]["content"]
    return fingerprint
