"""What an exercise says about itself, as plain data: questions, probes and hints.

One definition serves three readers: ``check`` in the student's notebook, nbval, and a grader outside the student's
process. That is why a probe holds no code: it names a reference and describes how its inputs are drawn.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from cnnedu.errors import suggest

FORMAT = 1
KINDS = ("code",)
VISIBILITIES = ("shown", "after deadline", "hidden")

_Record = TypeVar("_Record")


class ExerciseError(ValueError):
    """An exercise says something that cannot be meant; the message says what, and where if it is known."""


@dataclass(frozen=True)
class Probe:
    """One thing that is tried: inputs to draw, and the points for getting all of them right.

    Attributes
    ----------
    id
        Unique in its question; part of the seed, so renaming a probe draws new inputs.
    points
        Awarded when every case passes.
    tests
        What the student is told, completing "tested with …": "a 5×5 image and a 3×3 kernel".
    arguments
        A generator (:mod:`cnnedu.grading.inputs`) for each argument, in the order of the student's function.
    visibility
        "shown" probes go to the student; the others stay with the teacher.
    repeat
        How many cases are drawn.
    """

    id: str
    points: float
    tests: str
    arguments: Mapping[str, Mapping[str, Any]]
    visibility: str = "shown"
    repeat: int = 1

    def __post_init__(self) -> None:
        if self.points <= 0:
            raise ExerciseError(f"probe {self.id!r} has {self.points} points; a probe earns more than 0.")
        if self.visibility not in VISIBILITIES:
            raise ExerciseError(
                f"probe {self.id!r} has visibility {self.visibility!r}; allowed are {', '.join(VISIBILITIES)}."
            )


@dataclass(frozen=True)
class Question:
    """One graded question. ``points`` is the sum of its probes'.

    Attributes
    ----------
    function
        Name of the function that the student writes.
    reference
        Name in :data:`cnnedu.grading.references.REFERENCES`.
    mistakes
        Names in :data:`cnnedu.grading.mistakes.MISTAKES`, the likeliest first.
    forbidden
        Library functions that must not do the work: ``"torch.conv2d"``, or ``"cnnedu.functional.*"`` for a module.
    hints
        Symptom or mistake -> hints, the gentlest first.
    relative, absolute
        Tolerances: a value passes when ``|value − expected| <= absolute + relative · |expected|``.
    seconds
        How long one call may take.
    """

    id: str
    title: str
    kind: str
    function: str
    points: float
    difficulty: int
    minutes: int
    reference: str
    probes: Sequence[Probe]
    prerequisites: Sequence[str] = ()
    mistakes: Sequence[str] = ()
    forbidden: Sequence[str] = ()
    hints: Mapping[str, Sequence[str]] = field(default_factory=dict)
    relative: float = 1e-5
    absolute: float = 1e-6
    seconds: float = 10

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ExerciseError(f"question {self.id} is of kind {self.kind!r}; allowed are {', '.join(KINDS)}.")
        if not 1 <= self.difficulty <= 5:
            raise ExerciseError(f"question {self.id} has difficulty {self.difficulty}; allowed are 1 to 5.")
        total = sum(probe.points for probe in self.probes)
        if total != self.points:
            raise ExerciseError(f"question {self.id} has {self.points:g} points but its probes add up to {total:g}.")


@dataclass(frozen=True)
class Exercise:
    """A folder of questions that belong together."""

    id: str
    title: str
    minutes: int
    difficulty: int
    questions: Sequence[Question]
    allowed_imports: Sequence[str] = ()
    prerequisites: Sequence[str] = ()

    @property
    def points(self) -> float:
        """What all questions are worth together."""
        return sum(question.points for question in self.questions)

    def question(self, id: str) -> Question:
        """Look a question up by its id, "01.2"."""
        by_id = {question.id: question for question in self.questions}
        if id not in by_id:
            raise ExerciseError(
                f"exercise {self.id} has no question {id!r}; it has {', '.join(by_id)}.{suggest(id, by_id)}"
            )
        return by_id[id]


def probe_from(data: Mapping[str, Any]) -> Probe:
    """Build a probe from JSON or YAML, naming what is missing, unknown or wrong."""
    return _record(Probe, data, f"probe {data.get('id', '(without id)')!r}")


def question_from(data: Mapping[str, Any]) -> Question:
    """Build a question from JSON or YAML, naming what is missing, unknown or wrong."""
    name = f"question {data.get('id', '(without id)')}"
    probes = tuple(probe_from(probe) for probe in data.get("probes", []))
    ids = [probe.id for probe in probes]
    for id in ids:
        if ids.count(id) > 1:
            raise ExerciseError(f"{name} has two probes called {id!r}.")
    return _record(Question, {**data, "probes": probes}, name)


def exercise_from(data: Mapping[str, Any]) -> Exercise:
    """Build an exercise from what :func:`to_json` wrote."""
    data = dict(data)
    if (found := data.pop("format", None)) != FORMAT:
        raise ExerciseError(f"these checks are of format {found}; this cnnedu reads format {FORMAT}: build them again.")
    return exercise_from_parts(data, [question_from(question) for question in data["questions"]])


def exercise_from_parts(front: Mapping[str, Any], questions: Sequence[Question]) -> Exercise:
    """Put an exercise together from its front matter and its questions."""
    return _record(Exercise, {**front, "questions": tuple(questions)}, f"exercise {front.get('id')}")


def to_json(exercise: Exercise) -> str:
    """Write what the student may have: everything but the probes that are not shown.

    A question's points become those of its shown probes, so that a perfect answer reads as perfect.
    """
    data = {"format": FORMAT, **asdict(exercise)}
    for question in data["questions"]:
        question["probes"] = [probe for probe in question["probes"] if probe["visibility"] == "shown"]
        question["points"] = sum(probe["points"] for probe in question["probes"])
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def read_checks(path: str | Path) -> Exercise:
    """Read a ``checks.json``."""
    return exercise_from(json.loads(Path(path).read_text(encoding="utf-8")))


def _record(kind: type[_Record], data: Mapping[str, Any], name: str) -> _Record:
    allowed = [item.name for item in fields(kind)]  # type: ignore[arg-type]
    for key in data:
        if key not in allowed:
            raise ExerciseError(f"{name} has an unknown entry {key!r}.{suggest(key, allowed)}")
    try:
        return kind(**data)
    except TypeError as error:
        missing = [key for key in allowed if f"'{key}'" in str(error)]
        raise ExerciseError(f"{name} lacks {', '.join(missing) or error}.") from None
