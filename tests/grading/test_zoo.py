"""The checks are checked: named wrong answers must fail with their own diagnosis, right ones of any style must pass."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from cnnedu.grading import check
from cnnedu.grading.inputs import draw
from cnnedu.grading.mistakes import MISTAKES
from cnnedu.grading.references import REFERENCES
from cnnedu.grading.schema import read_checks

EXERCISES = Path(__file__).parents[2] / "exercises"


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch):
    monkeypatch.chdir(EXERCISES)


def load_zoo(path):
    spec = importlib.util.spec_from_file_location(f"zoo_of_{path.parent.name}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.ZOO


ZOOS = {path.parent.name: load_zoo(path) for path in sorted(EXERCISES.glob("*/zoo.py"))}
ZOO = {id: kinds for zoo in ZOOS.values() for id, kinds in zoo.items()}
WRONG = [(id, name, function) for id, (wrong, _) in ZOO.items() for name, function in wrong.items()]
RIGHT = [(id, name, function) for id, (_, right) in ZOO.items() for name, function in right.items()]


def case_name(value) -> str:
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(("id", "name", "function"), WRONG, ids=case_name)
def test_a_wrong_answer_gets_its_own_diagnosis(id, name, function, capsys):
    seconds = 0.3 if name == "time limit" else None
    feedback = check(id, function, seconds=seconds)
    assert not feedback.passed
    assert feedback.points < feedback.question.points
    title = name.partition(" (")[0]
    assert feedback.headline.endswith(f"({title})")
    assert capsys.readouterr().out == feedback.headline + "\n"  # one line, whatever the function printed
    assert feedback.headline.isascii()


@pytest.mark.parametrize(("id", "name", "function"), RIGHT, ids=case_name)
def test_a_right_answer_of_any_style_gets_all_points(id, name, function, capsys):
    feedback = check(id, function)
    assert feedback.passed, str(feedback)
    assert feedback.points == feedback.question.points
    assert capsys.readouterr().out == feedback.headline + "\n"


@pytest.mark.parametrize("folder", [path.parent for path in EXERCISES.glob("*/source.md")], ids=lambda path: path.name)
def test_the_zoo_covers_every_question_and_every_mistake_that_it_lists(folder):
    exercise = read_checks(folder / "checks.json")
    assert [question.id for question in exercise.questions] == list(ZOOS[folder.name])
    for question in exercise.questions:
        names = {name.partition(" (")[0] for name in ZOO[question.id][0]}
        missing = {MISTAKES[name].title for name in question.mistakes} - names
        assert missing <= {"bias added too often"}, question.id  # of 01.3; tried in 01.2


@pytest.mark.parametrize(("id", "name", "function"), WRONG, ids=case_name)
def test_feedback_gives_no_answer_away(id, name, function):
    """Of the right array one value at most is shown, and of the right code nothing."""
    feedback = check(id, function, seconds=0.3 if name == "time limit" else None)
    text = f"{feedback}{feedback._repr_html_()}"
    for word in ("def ", "BEGIN SOLUTION", "sliding_window", "np.pad(input", "// stride"):
        assert word not in text
    if feedback.verdict.comparison:
        inputs = draw(feedback.probe)[0]
        expected = np.asarray(REFERENCES[feedback.question.reference](**inputs)).ravel()
        wrong = {text for row in feedback.verdict.comparison.cells for text, right in row if not right}
        right = {f"{value:.5g}" for value in expected} - wrong
        window = {text for row in feedback.verdict.comparison.cells for text, right in row if right}
        revealed = [number for number in right - window if f"should be {number}." in text]
        assert len(revealed) <= 1
