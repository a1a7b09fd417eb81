"""Generate what students and teachers get from ``exercises/NN_name/source.md``.

- ``exercise.ipynb``: the student copy: solutions replaced, executed, nbgrader metadata in place;
- ``checks.json``: the probes that the student may see;
- ``../points.csv``: what each question is worth, for the teacher.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from cnnedu.grading.schema import ExerciseError, Question, to_json
from cnnedu.grading.source import Source, keep_solutions, load, solution_lines, strip_solutions
from cnnedu.notebook import execute, normalise, problems, save, sign, stale

Copy = Literal["student", "solved"]
COLUMNS = ("exercise", "question", "title", "kind", "points", "difficulty", "minutes")


def build_exercise(source: Source, folder: str | Path, copy: Copy = "student") -> Path:
    """Write ``checks.json`` and an executed ``exercise.ipynb`` into ``folder``.

    Raises
    ------
    ExerciseError
        A solution would reach the student copy, in a cell or in an output.
    NotebookError
        A cell raised.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    checks = folder / "checks.json"  # first, because the check cells read it
    checks.write_text(to_json(source.exercise), encoding="utf-8", newline="\n")
    nb = normalise(execute(make_notebook(source, copy), folder))
    sign(nb, "source.md", source.text)
    nb["metadata"]["cnnedu"]["copy"] = copy
    if copy == "student":
        # Not the widgets: their code is the package's, and says "return output" too.
        _refuse_leaks(source, json.dumps(nb["cells"], ensure_ascii=False) + checks.read_text(encoding="utf-8"))
    return save(nb, folder / "exercise.ipynb")


def make_notebook(source: Source, copy: Copy) -> dict[str, Any]:
    """Turn the source's cells into a notebook that is not executed yet."""
    nb = source.notebook
    for cell in nb["cells"]:
        meta = cell["metadata"]
        if "question" in meta:
            heading = _heading(source.exercise.question(meta["question"]))
            cell.update(cell_type="markdown", source=heading, metadata={})
        elif "answer" in meta:
            cell["source"] = (strip_solutions if copy == "student" else keep_solutions)(cell["source"])
            # What a student's cell prints is the student's business.
            cell["metadata"] = {"nbgrader": _nbgrader("answer", meta["answer"]), "tags": ["nbval-ignore-output"]}
        elif "check" in meta:
            question = source.exercise.question(meta["check"])
            cell["metadata"] = {"nbgrader": _nbgrader("check", question.id, points=question.points)}
    nb["metadata"].pop("exercise")
    return nb


def points_table(sources: Iterable[Source]) -> str:
    """Write the teacher's table of questions as CSV."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for source in sources:
        for q in source.exercise.questions:
            table.writerow([source.exercise.id, q.id, q.title, q.kind, f"{q.points:g}", q.difficulty, q.minutes])
    return text.getvalue()


def build_all(root: str | Path = "exercises", *, check: bool = False, force: bool = False) -> int:
    """Build, or only check, every exercise below ``root`` and print one line for each.

    Returns
    -------
    int
        How many exercises are not in order, so it serves as an exit status.
    """
    root = Path(root)
    sources = [load(path) for path in sorted(root.glob("*/source.md"))]
    if not sources:
        raise ExerciseError(f"no */source.md below {root.absolute()}: run this at the top of the checkout.")
    failed = 0
    for source in sources:
        reasons = _out_of_order(source)
        if not check and (force or reasons):
            build_exercise(source, source.path.parent)
            print(f"{source.path.parent}: built", flush=True)
            continue
        failed += bool(reasons)
        print("\n".join(reasons) or f"{source.path.parent}: up to date", flush=True)
    return failed + _points_csv(root / "points.csv", points_table(sources), check)


def _points_csv(path: Path, text: str, check: bool) -> int:
    old = path.read_text(encoding="utf-8") if path.exists() else None
    if check and old != text:
        print(f"{path} does not agree with the sources: build the exercises again.")
        return 1
    if old != text:
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _out_of_order(source: Source) -> list[str]:
    notebook, checks = source.path.with_name("exercise.ipynb"), source.path.with_name("checks.json")
    reason = stale(notebook)
    if reason:
        return [reason]
    if not checks.exists() or checks.read_text(encoding="utf-8") != to_json(source.exercise):
        return [f"{checks} does not agree with {source.path.name}: build the exercises again."]
    return problems(notebook)


def _heading(question: Question) -> str:
    facts = f"{question.points:g} points · difficulty {question.difficulty} of 5 · about {question.minutes} minutes"
    return f"## {question.id} {question.title}\n\n*{facts}*"


def _nbgrader(role: Literal["answer", "check"], id: str, points: float | None = None) -> dict[str, Any]:
    check = role == "check"
    meta: dict[str, Any] = {"grade": check, "grade_id": f"{role}-{id.replace('.', '-')}", "locked": check}
    if points is not None:
        meta["points"] = points
    return {**meta, "schema_version": 3, "solution": not check, "task": False}


def _refuse_leaks(source: Source, text: str) -> None:
    for line in solution_lines(source):
        if len(line) > 12 and json.dumps(line, ensure_ascii=False)[1:-1] in text:
            raise ExerciseError(f"{source.path}: the student copy would contain a line of a solution: {line}")
