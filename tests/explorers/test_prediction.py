"""Prediction: what fits a question, what is right, what is remembered; and the page's answers to the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from cnnedu.errors import ShapeError
from cnnedu.explorers import ConvolutionExplorer, Prediction

Frontend = Callable[..., list[Any]]
SEED = int(os.environ.get("CNNEDU_SEED", "2012"))


def asked(prediction: Prediction) -> dict[str, Any]:
    """Return the settings as the page holds them."""
    state: dict[str, Any] = prediction.get_state(list(prediction.settings))
    return state


def test_asks_an_example_without_arguments() -> None:
    prediction = Prediction()
    assert prediction.kind == "number" and prediction.answer == 3 and not prediction.looked
    assert prediction.right is None and prediction.describe().endswith("Not answered yet.")
    assert "3" not in repr(prediction).partition("kind")[2] and "answer" not in prediction.python()


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        ({}, "number"),
        ({"answer": np.int64(5)}, "number"),
        ({"answer": np.array([5.0])}, "number"),
        ({"options": ["yes", "no"]}, "choice"),
        ({"options": [1, 2.5], "answer": 2.5}, "choice"),
        ({"shape": (2, 3)}, "grid"),
        ({"answer": np.eye(4)}, "grid"),
        ({"answer": np.ones((1, 2, 2))}, "grid"),
    ],
)
def test_kind_follows_from_what_is_given(settings: dict[str, Any], kind: str) -> None:
    prediction = Prediction("What comes out?", **settings)
    assert prediction.kind == kind
    if kind == "grid" and "answer" in settings:
        assert prediction.shape == np.squeeze(settings["answer"]).shape


def test_a_computed_result_is_compared_at_once_and_survives_reset() -> None:
    explorer = ConvolutionExplorer(stride=2)
    prediction = Prediction("How many rows will the output have?", unit="rows")
    prediction.guess = 3
    assert prediction.looked and prediction.right is None and "not known yet" in prediction.describe()
    prediction.result = explorer.output[0].shape[0]
    assert prediction.right is True and prediction.result == prediction.answer == 3
    assert prediction.describe().endswith("Your answer: 3 rows. It is 3 rows: as you said.")
    prediction.reset()
    assert prediction.guess is None and not prediction.looked and prediction.answer == 3
    sketch = Prediction("Sketch the output.", shape=3)
    sketch.guess = np.zeros((3, 3))
    sketch.result = explorer.output[0]
    assert sketch.right is False
    sketch.guess = explorer.output[0]
    assert sketch.right is True


def test_not_knowing_counts_as_looked() -> None:
    prediction = Prediction("How many?", answer=4, because="2 + 2.")
    prediction.looked = True
    assert prediction.right is None
    assert prediction.describe() == "How many? You did not know. It is 4. 2 + 2."
    prediction.set(guess=4, looked=False)
    assert prediction.right is None, "an answer that has not been compared yet"


@pytest.mark.parametrize(
    ("settings", "guess", "right"),
    [
        ({"answer": 0.142, "tolerance": 0.01}, 0.15, True),
        ({"answer": 0.142, "tolerance": 0.001}, 0.15, False),
        ({"options": ["a", "b"], "answer": "b"}, "b", True),
        ({"options": ["a", "b"], "answer": "b"}, "a", False),
        ({"answer": [[1, 2], [3, 4]]}, [[1, 2], [3, 4]], True),
        ({"answer": [[1, 2], [3, 4]], "tolerance": 1}, [[2, 2], [3, 5]], True),
        ({"answer": [[1, 2], [3, 4]]}, [[1, 2], [3, None]], False),
        ({"answer": np.eye(2), "marks": True}, [[7, 0], [None, 1]], True),
    ],
)
def test_right_and_wrong(settings: dict[str, Any], guess: Any, right: bool) -> None:
    prediction = Prediction("What comes out?", **settings)
    prediction.guess = guess
    assert prediction.right is right


@pytest.mark.parametrize(
    ("settings", "error", "match"),
    [
        ({"question": " "}, ValueError, "question must not be empty"),
        ({"answer": 5}, ValueError, "question must not be empty"),
        ({"question": "?", "options": ["a"]}, ValueError, "at least 2 options"),
        ({"question": "?", "options": ["a", "a"]}, ValueError, "all different"),
        ({"question": "?", "options": ["yes", "no"], "answer": "yess"}, ValueError, "Did you mean 'yes'"),
        ({"question": "?", "answer": "five"}, TypeError, "answer must be a number"),
        ({"question": "?", "answer": np.nan}, ValueError, "finite"),
        ({"question": "?", "answer": True}, TypeError, "answer must be"),
        ({"question": "?", "answer": np.zeros((2, 2)), "shape": 3}, ShapeError, "3 rows and 3 columns, got 2×2"),
        ({"question": "?", "answer": [[1, None]]}, ShapeError, "every cell"),
        ({"question": "?", "answer": np.zeros((20, 20))}, ShapeError, "1 to 12"),
        ({"question": "?", "answer": [[1], [1, 2]]}, ShapeError, "equally long"),
    ],
)
def test_what_does_not_fit_is_refused(settings: dict[str, Any], error: type[Exception], match: str) -> None:
    with pytest.raises(error, match=match):
        Prediction(**settings)


def test_the_page_answers_but_does_not_rewrite_the_question() -> None:
    prediction = Prediction("How many?", answer=4)
    prediction.set_state({"question": "How much?", "answer": 5, "tolerance": 9, "guess": 5, "looked": True})
    assert (prediction.question, prediction.answer, prediction.tolerance) == ("How many?", 4, 0)
    assert (prediction.guess, prediction.looked, prediction.right) == (5, True, False)
    prediction.set_state({"looked": False})
    assert prediction.guess == 5, "he may change his mind"


def test_progress_lists_what_the_notebook_knows() -> None:
    right, wrong = Prediction("First of two?", answer=1), Prediction("Second of two?", options=["a", "b"], answer="a")
    right.guess, wrong.guess = 1, "b"
    view = Prediction.progress()
    found = {entry["question"]: (entry["right"], entry["mine"], entry["truth"]) for entry in view.notebook}
    assert found["First of two?"] == (True, "1", "1")
    assert found["Second of two?"] == (False, "b", "a")
    assert "answered in this notebook" in view.describe() and view.still()


def random_prediction(rng: np.random.Generator) -> Prediction:
    """Draw a question of any kind in any state."""
    kind = rng.choice(["choice", "number", "grid"])
    settings: dict[str, Any] = {"unit": str(rng.choice(["", "rows"])), "because": str(rng.choice(["", 'So "it" is.']))}
    truths: list[Any] = [None]
    if kind == "choice":
        settings["options"] = truths = ["a", "b – c", "d"]
    elif kind == "number":
        settings["tolerance"] = float(rng.choice([0, 0.5]))
        truths = [float(v) for v in rng.choice([-1, 2, 2.5, 1e-7, 3e8, 1 / 3], 3)]
    else:
        settings["shape"], settings["marks"] = (2, 3), bool(rng.random() < 0.5)
        truths = [rng.integers(0, 2, (2, 3)).tolist() for _ in range(3)]
    prediction = Prediction("What comes out?", **settings)
    if rng.random() < 0.8:
        prediction.result = truths[int(rng.integers(len(truths)))]
    guess = truths[int(rng.integers(len(truths)))] if rng.random() < 0.8 else None
    prediction.set(guess=guess, looked=bool(rng.random() < 0.8))
    return prediction


def test_page_agrees_on_random_questions(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    all_ = [random_prediction(rng) for _ in range(150)]
    states = [[asked(prediction)] for prediction in all_]
    seen = frontend("ops/prediction.ts", "isRight", *states)
    assert [found if p.looked else None for found, p in zip(seen, all_, strict=True)] == [p.right for p in all_]
    assert {True, False, None} == set(seen)
    assert frontend("ops/prediction.ts", "predictionSource", *states) == [p.python() for p in all_]
    assert frontend("ops/prediction.ts", "predictionSentence", *states) == [p.describe() for p in all_]
    assert all(frontend("ops/prediction.ts", "guessFits", *[[s, s["guess"]] for [s] in states]))


def test_page_forgets_what_no_longer_fits(frontend: Frontend) -> None:
    number, choice = Prediction("?", answer=1), Prediction("?", options=["a", "b"])
    grid = Prediction("?", shape=(1, 2))
    cases: list[tuple[Prediction, Any, bool]] = [
        (number, 3, True), (number, "a", False), (number, [[1]], False), (choice, "a", True), (choice, "c", False),
        (choice, 1, False), (grid, [[1, None]], True), (grid, [[1]], False), (grid, [["a", 1]], False),
        (grid, 3, False),
    ]  # fmt: skip
    found = frontend("ops/prediction.ts", "guessFits", *[[asked(p), guess] for p, guess, _ in cases])
    assert found == [fits for *_, fits in cases]
    broken = [None, "", "{", "[]", "3", "null", '{"question": 3}', '{"question": "?", "mine": "", "truth": null}']
    assert frontend("ops/prediction.ts", "readRemembered", *[[text] for text in broken]) == [None] * len(broken)


@pytest.mark.parametrize("settings", [{"answer": 4}, {"options": ["a", "b"]}, {"answer": np.eye(2), "tolerance": 0.5}])
def test_source_runs_and_says_the_same(settings: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    prediction = Prediction('What "comes" out?', **settings)
    exec(prediction.python(), {})
    capsys.readouterr()
    prediction.guess = {"number": 4, "choice": "a", "grid": np.eye(2)}[prediction.kind]
    exec(prediction.python(), {})
    assert capsys.readouterr().out.strip() == str(prediction.right)
