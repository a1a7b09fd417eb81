"""`check` itself: finding the questions, hints in order, and what it shows."""

import json
from pathlib import Path

import numpy as np
import pytest

from cnnedu.grading import ExerciseError, check, checks, find

EXERCISE = Path(__file__).parents[2] / "exercises" / "01_convolution"


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(checks, "_met", type(checks._met)())


def test_questions_are_found_from_anywhere(tmp_path: Path, monkeypatch):
    for folder in (EXERCISE, EXERCISE.parents[1], EXERCISE.parents[1] / "chapter09", tmp_path):
        monkeypatch.chdir(folder)
        assert find("01.2").title == "Convolution by hand"


def test_the_checks_beside_the_notebook_come_first(tmp_path: Path, monkeypatch):
    own = json.loads((EXERCISE / "checks.json").read_text("utf-8"))
    own["title"] = "A teacher's own"
    (tmp_path / "checks.json").write_text(json.dumps(own), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert find("01.2").title == "A teacher's own"


def test_unknown_questions_and_swapped_arguments_are_explained():
    with pytest.raises(ExerciseError, match=r"no question '01.9'; it has 01.1, 01.2, 01.3"):
        check("01.9", abs)
    with pytest.raises(ExerciseError, match=r"no exercise '77' .* there are checks for exercise 01"):
        check("77.1", abs)
    with pytest.raises(TypeError, match="the question first"):
        check(abs, "01.2")


def test_a_result_passed_for_the_function_is_explained(capsys):
    feedback = check("01.2", np.zeros(3))
    assert "without parentheses" in str(feedback)
    assert capsys.readouterr().out == "01.2 conv2d: 0 of 4 points (not numbers)\n"


def test_hints_become_clearer_and_stop_at_the_last():
    wrong = [check("01.1", lambda *a: 0).hint for _ in range(5)]
    assert wrong[:3] == list(find("01.1").question("01.1").hints["values"])
    assert wrong[3:] == wrong[2:3] * 2


def test_every_hint_key_is_a_symptom_or_a_mistake_of_its_question():
    from cnnedu.grading.judge import SYMPTOMS

    for question in find("01.1").questions:
        assert set(question.hints) <= set(SYMPTOMS) | set(question.mistakes)
        assert all(len(hint) < 200 for hints in question.hints.values() for hint in hints)


def test_the_card_is_escaped_and_nbgrader_reads_the_points():
    def conv2d(input, weight, bias):
        raise ValueError("<script>alert(1)</script>")

    shown = check("01.2", conv2d)._repr_mimebundle_()
    assert "<script>" not in shown["text/html"]
    assert "&lt;script&gt;" in shown["text/html"]
    assert float(shown["text/plain"]) == 0


def test_the_stub_is_not_a_mistake():
    def conv2d(input, weight, bias):
        raise NotImplementedError

    feedback = check("01.2", conv2d)
    assert "(not answered yet)" in feedback.headline
    assert feedback.hint == ""
    assert "✗" not in str(feedback)


def test_checking_imports_nothing_heavy():
    import subprocess
    import sys

    program = (
        "import sys; from cnnedu.grading import check; check('01.1', lambda n, k, s, p, d: n);"
        "print({'torch', 'nbformat', 'yaml', 'jupytext', 'IPython', 'pydantic', 'matplotlib'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=EXERCISE)
    assert done.stdout.splitlines()[-1] == "set()"


def test_the_time_limit_that_was_set_is_the_one_that_is_told():
    def function(*arguments):
        while True:
            pass

    assert "still running after 0.2 seconds" in str(check("01.1", function, seconds=0.2))
