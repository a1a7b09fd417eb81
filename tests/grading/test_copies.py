"""The generated copies: the student's holds no solution anywhere, both pass stock nbval, both earn what they should."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cnnedu.grading.build import COLUMNS, build_all, build_exercise, make_notebook, points_table
from cnnedu.grading.schema import ExerciseError
from cnnedu.grading.source import Source, load, solution_lines

EXERCISES = Path(__file__).parents[2] / "exercises"
SOURCES = sorted(EXERCISES.glob("*/source.md"))
every_exercise = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parent.name)


def headlines(notebook: Path) -> list[str]:
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    checks = [cell for cell in cells if cell["id"].startswith("check-")]
    return ["".join(cell["outputs"][0]["text"]).strip() for cell in checks]


def widget_code_removed(nb: dict) -> dict:
    for widgets in nb["metadata"].get("widgets", {}).values():
        for model in widgets["state"].values():
            model["state"].pop("_esm", None)  # the package's, the same in every notebook
    return nb


@every_exercise
def test_the_student_gets_no_line_of_any_solution(path: Path):
    lines = solution_lines(load(path))
    assert len(lines) >= 2 * len(load(path).exercise.questions)
    nb = widget_code_removed(json.loads(path.with_name("exercise.ipynb").read_text("utf-8")))
    everything = json.dumps(nb, ensure_ascii=False) + path.with_name("checks.json").read_text("utf-8")
    for line in lines:
        if len(line) > 12:
            assert json.dumps(line, ensure_ascii=False)[1:-1] not in everything
    for word in ("SOLUTION", '"reference_', 'visibility": "hidden'):
        assert word not in everything


@every_exercise
def test_the_committed_copy_is_not_answered_and_earns_nothing(path: Path):
    for line in headlines(path.with_name("exercise.ipynb")):
        assert ": 0 of " in line
        assert line.endswith("(not answered yet)")


@every_exercise
def test_cells_carry_what_nbgrader_needs(path: Path):
    nb = json.loads(path.with_name("exercise.ipynb").read_text("utf-8"))
    graded = {cell["id"]: cell["metadata"]["nbgrader"] for cell in nb["cells"] if "nbgrader" in cell["metadata"]}
    for question in load(path).exercise.questions:
        name = question.id.replace(".", "-")
        common = {"schema_version": 3, "task": False}
        assert graded.pop(f"answer-{name}") == {
            **common, "grade": False, "grade_id": f"answer-{name}", "locked": False, "solution": True,
        }  # fmt: skip
        assert graded.pop(f"check-{name}") == {
            **common, "grade": True, "grade_id": f"check-{name}", "locked": True, "solution": False,
            "points": question.points,
        }  # fmt: skip
    assert not graded


def test_the_points_table_is_up_to_date():
    sources = [load(path) for path in SOURCES]
    text = (EXERCISES / "points.csv").read_text("utf-8")
    assert text == points_table(sources)
    rows = list(csv.DictReader(text.splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert sum(float(row["points"]) for row in rows) == sum(source.exercise.points for source in sources)


def test_everything_generated_is_up_to_date(capsys):
    assert build_all(EXERCISES, check=True) == 0, capsys.readouterr().out


def test_an_empty_folder_is_an_error(tmp_path: Path):
    with pytest.raises(ExerciseError, match=r"no \*/source.md below"):
        build_all(tmp_path, check=True)


@pytest.mark.notebook
def test_a_solution_quoted_in_the_prose_is_refused(tmp_path: Path):
    source = load(SOURCES[0])
    line = max(solution_lines(source), key=len)
    leaky = Source(source.path, source.text.replace("**How it works.**", f"`{line}`"), source.exercise)
    with pytest.raises(ExerciseError, match="would contain a line of a solution"):
        build_exercise(leaky, tmp_path)
    assert not (tmp_path / "exercise.ipynb").exists()


@pytest.mark.notebook
@every_exercise
def test_the_solved_copy_earns_everything_and_passes_stock_nbval(path: Path, tmp_path: Path):
    source = load(path)
    notebook = build_exercise(source, tmp_path, "solved")
    for question, line in zip(source.exercise.questions, headlines(notebook), strict=True):
        assert line == f"{question.id} {question.function}: {question.points:g} of {question.points:g} points"
    command = [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider", "--nbval-cell-timeout=120"]
    done = subprocess.run([*command, str(notebook)], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.notebook
@every_exercise
def test_building_twice_gives_the_same_bytes(path: Path, tmp_path: Path):
    first = build_exercise(load(path), tmp_path / "first").read_bytes()
    assert build_exercise(load(path), tmp_path / "again").read_bytes() == first


@every_exercise
def test_students_and_teachers_copies_differ_in_the_answers_alone(path: Path):
    source = load(path)
    student, solved = make_notebook(source, "student")["cells"], make_notebook(source, "solved")["cells"]
    for ours, theirs in zip(student, solved, strict=True):
        answer = ours["metadata"].get("nbgrader", {}).get("solution", False)
        assert (ours["source"] == theirs["source"]) != answer
