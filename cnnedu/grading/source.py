"""Read ``source.md``: the one file from which an exercise's student copy, solved copy and checks are made.

It is a MyST notebook with three kinds of cell of its own::

    ```{raw-cell}              ```{code-cell} ipython3        ```{code-cell} ipython3
    :question: "01.2"          :answer: "01.2"                :check: "01.2"

    title: One channel         def conv2d(input, weight):     check("01.2", conv2d)
    points: 4                      ### BEGIN SOLUTION         ```
    probes: [...]                  ...
    ```                            ### END SOLUTION
                               ```

The raw cell is a :class:`cnnedu.grading.schema.Question` in YAML. Whatever is wrong is reported with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cnnedu.errors import suggest
from cnnedu.grading.mistakes import MISTAKES
from cnnedu.grading.references import REFERENCES
from cnnedu.grading.schema import Exercise, ExerciseError, Question, exercise_from_parts, probe_from, question_from
from cnnedu.notebook import read_source

_FENCE = re.compile(r"^(`{3,}|~{3,})\{(code-cell|raw-cell)\}")
_OPTION = re.compile(r"^:(question|answer|check):\s*(.*?)\s*$")
_ID = re.compile(r"""^(["'])\d\d\.\d+\1$""")  # without quotes YAML would read a number
_BEGIN, _END = "### BEGIN SOLUTION", "### END SOLUTION"


@dataclass(frozen=True)
class Cell:
    """A fenced cell as it stands in the file, for saying where something is wrong."""

    path: Path
    line: int  # of the fence, counted from 1
    role: str  # "question", "answer", "check" or ""
    quoted_id: str
    lines: tuple[str, ...]  # between the fences

    @property
    def id(self) -> str:
        """The id without its quotes."""
        return self.quoted_id.strip("\"'")

    def error(self, message: str, offset: int = 0) -> ExerciseError:
        """Make an error that points at a line of this cell."""
        return ExerciseError(f"{self.path}:{self.line + offset}: {message}")


@dataclass(frozen=True)
class Source:
    """An exercise as the teacher wrote it."""

    path: Path
    text: str
    exercise: Exercise

    @property
    def notebook(self) -> dict[str, Any]:
        """The cells, fresh at every call."""
        return read_source(self.text)


def load(path: str | Path) -> Source:
    """Read and check an exercise.

    Raises
    ------
    ExerciseError
        With file and line: a solution region that is unclosed, nested or outside an answer cell, an id that is used
        twice, a probe without points, a question without answer or check cell, or an unknown entry, reference or
        mistake.
    """
    path = Path(path)
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    cells = list(_cells(path, text))
    _check_ids(cells)
    for cell in cells:
        _check_regions(cell)
    questions = [_question(cell) for cell in cells if cell.role == "question"]
    front = read_source(text)["metadata"].get("exercise")
    try:
        if front is None:
            raise ExerciseError("the front matter has no `exercise` entry.")
        return Source(path, text, exercise_from_parts(front, questions))
    except ExerciseError as error:
        raise ExerciseError(f"{path}:1: {error}") from None


def strip_solutions(code: str) -> str:
    """Replace each solution region by a line that says so, at the region's indentation."""
    kept: list[str] = []
    inside = False
    for line in code.splitlines():
        if line.strip() == _BEGIN:
            indent = line[: len(line) - len(line.lstrip())]
            kept += [f"{indent}# Your code goes here, in place of the next line.", f"{indent}raise NotImplementedError"]
        inside = line.strip() == _BEGIN or (inside and line.strip() != _END)
        if not inside and line.strip() != _END:
            kept.append(line)
    return "\n".join(kept)


def keep_solutions(code: str) -> str:
    """Remove the markers of solution regions and keep what is between them."""
    return "\n".join(line for line in code.splitlines() if line.strip() not in (_BEGIN, _END))


def solution_lines(source: Source) -> set[str]:
    """Every line of every solution, without its indentation."""
    lines: set[str] = set()
    inside = False
    for line in map(str.strip, source.text.splitlines()):
        inside = line == _BEGIN or (inside and line != _END)
        if inside and line and line != _BEGIN:
            lines.add(line)
    return lines


def _cells(path: Path, text: str) -> Iterator[Cell]:
    lines = iter(enumerate(text.splitlines(), start=1))
    for number, line in lines:
        fence = _FENCE.match(line)
        if not fence:
            continue
        body: list[str] = []
        for _, inner in lines:
            if inner.rstrip() == fence[1]:
                break
            body.append(inner)
        options = [found for found in map(_OPTION.match, body) if found]
        role, id = options[0].groups() if options else ("", "")
        yield Cell(path, number, role, id, tuple(body))


def _check_regions(cell: Cell) -> None:
    opened = 0
    for offset, line in enumerate(map(str.strip, cell.lines), start=1):
        if line == _BEGIN:
            if cell.role != "answer":
                raise cell.error("this solution region is outside an answer cell.", offset)
            if opened:
                raise cell.error(f"this solution region is inside the one of line {cell.line + opened}.", offset)
            opened = offset
        elif line == _END:
            if not opened:
                raise cell.error(f"`{_END}` without `{_BEGIN}`.", offset)
            opened = 0
    if opened:
        raise cell.error("this solution region is never closed.", opened)
    if cell.role == "answer" and not any(line.strip() == _BEGIN for line in cell.lines):
        raise cell.error(f"answer {cell.id} has no solution region, so the student copy would show it whole.")


def _check_ids(cells: list[Cell]) -> None:
    seen: dict[tuple[str, str], Cell] = {}
    for cell in cells:
        if not cell.role:
            continue
        if not _ID.match(cell.quoted_id):
            raise cell.error(f'the {cell.role} is called {cell.quoted_id}; write two numbers in quotes: "01.2".')
        if (cell.role, cell.id) in seen:
            raise cell.error(f"{cell.role} {cell.id} is already in line {seen[cell.role, cell.id].line}.")
        seen[cell.role, cell.id] = cell
    for role, id in seen:
        for other in ("question", "answer", "check"):
            if (other, id) not in seen:
                raise seen[role, id].error(f"{id} has no {other} cell.")


def _question(cell: Cell) -> Question:
    data = {"id": cell.id, **_yaml(cell)}
    for probe, offset in zip(data.get("probes", []), _probe_lines(cell), strict=True):
        try:
            probe_from(probe)
        except ExerciseError as error:
            raise cell.error(str(error), offset) from None
    try:
        question = question_from(data)
        _check_names("mistake", question.mistakes, MISTAKES)
        _check_names("reference", [question.reference], REFERENCES)
    except ExerciseError as error:
        raise cell.error(str(error)) from None
    return question


def _yaml(cell: Cell) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.safe_load(_yaml_text(cell))
    except yaml.YAMLError as error:
        raise cell.error(f"this question is not YAML: {error}") from None
    if not isinstance(data, dict):
        raise cell.error("this question says nothing: it needs a title, points, probes ….")
    return data


def _yaml_text(cell: Cell) -> str:
    # Options become empty lines, so that YAML counts lines as the file does.
    return "\n".join("" if line.startswith(":") else line for line in cell.lines)


def _probe_lines(cell: Cell) -> list[int]:
    import yaml

    for key, value in yaml.compose(_yaml_text(cell)).value:
        if key.value == "probes":
            return [probe.start_mark.line + 1 for probe in value.value]
    return []


def _check_names(what: str, names: Any, known: Any) -> None:
    for name in names:
        if name not in known:
            raise ExerciseError(f"there is no {what} called {name!r}.{suggest(name, known)}")
