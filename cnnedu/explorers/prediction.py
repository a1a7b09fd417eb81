"""The small question before a run: the reader answers first, and only then sees what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from weakref import WeakSet

import numpy as np

from cnnedu.analysis import conv_output_size
from cnnedu.errors import ShapeError
from cnnedu.explorers._prediction_still import prediction_still
from cnnedu.explorers._prediction_text import as_text, memory, prediction_sentence, prediction_source, shortened
from cnnedu.explorers._prediction_values import AnswerTrait, compare_answers, fitted
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.traits import (
    ChoiceTrait,
    FlagTrait,
    ListTrait,
    NumberTrait,
    PairTrait,
    TableTrait,
    TextTrait,
    to_json,
)

__all__ = ["Prediction"]

_WIDTH = conv_output_size(8, 3, stride=2)
_EXAMPLE = {
    "question": "An input 8 pixels wide, a 3×3 kernel, stride 2, no padding: how wide is the output?",
    "answer": _WIDTH,
    "unit": "pixels",
    "because": f"⌊(8 − 3) / 2⌋ + 1 = {_WIDTH}: the kernel stops at 0, 2 and 4; the floor drops the last pixel.",
}
_FROM_THE_PAGE = ("guess", "looked")


class Prediction(Explorer):
    """A question whose answer is shown once the reader has answered, or has said "I don't know".

    The reader's answer is kept in `guess` with the notebook, and in the local storage of the browser, so that it
    survives a reload of a static page. Nothing is sent anywhere. `Prediction.progress()` lists the answers.

    Parameters
    ----------
    question : str
        What is asked, up to 500 characters. `Prediction()` asks an example.
    kind : "choice", "number" or "grid"
        What is answered. Follows from the other settings where omitted: options make a choice, a shape or an answer
        with rows and columns a grid.
    options : list of str
        2 to 8, for a choice.
    answer : str, number, array (rows, columns) or None
        What is true. None: it is computed later and set as `result`, which compares at once.
    tolerance : float
        How far a number, or each number of a grid, may be off; 0 or more.
    unit : str
        Stands behind the number: "rows".
    shape : int or (int, int)
        Rows and columns of a grid, 1 to 12; follows the answer where it is given.
    marks : bool
        The cells of a grid are marked or not (1 or 0), instead of holding numbers.
    because : str
        The explanation, shown with the answer.
    id : str
        What the browser remembers the answer under; the question itself where omitted.
    guess : str, number, rows of numbers (None for an empty cell) or None
        What the reader answered; setting it from Python answers in his place.
    looked : bool
        Whether the answer has been shown; with no guess, the reader did not know.

    Attributes
    ----------
    result : as answer
        The same as `answer`: ``prediction.result = explorer.output[0]``.
    right : bool or None
        Whether guess and answer agree; None while one of them is missing or the reader has not looked.

    Raises
    ------
    TypeError, ValueError, ShapeError
        A setting is not what it should be, or answer or guess do not fit the kind, the options or the shape.

    Examples
    --------
    >>> prediction = Prediction("How many rows will the output have?", unit="rows")
    >>> prediction.guess = 4
    >>> prediction.result = np.zeros((5, 5)).shape[0]
    >>> prediction.right
    False
    >>> print(prediction.describe())
    How many rows will the output have? Your answer: 4 rows. It is 5 rows: not what you expected.
    """

    section = 11
    question = TextTrait("", 500)
    kind = ChoiceTrait(("choice", "number", "grid", "progress"), "number")
    options = ListTrait(TextTrait("", 200), (), (0, 8))
    answer = AnswerTrait()
    tolerance = NumberTrait(0, (0, 1e12))
    unit = TextTrait("", 40)
    shape = PairTrait(3, (1, 12))
    marks = FlagTrait()
    because = TextTrait("", 2000)
    id = TextTrait("", 200)
    guess = AnswerTrait()
    looked = FlagTrait()
    notebook = TableTrait({})

    _made: ClassVar[WeakSet[Prediction]] = WeakSet()

    def __init__(self, question: str | None = None, **settings: Any) -> None:
        if question is not None:
            settings["question"] = question
        own = type(self).class_trait_names()
        if not any(name in type(self).settings or name not in own for name in settings):
            settings |= _EXAMPLE
        super().__init__(**self._inferred(settings))
        Prediction._made.add(self)

    @classmethod
    def progress(cls) -> Prediction:
        """Return a view that lists the questions answered in this notebook and in this browser, right or not."""
        made = sorted(Prediction._made, key=lambda prediction: str(prediction.question))
        view = cls(kind="progress")
        view.set_trait("notebook", [memory(prediction._state()) for prediction in made if prediction.looked])
        return view

    @classmethod
    def _inferred(cls, settings: dict[str, Any]) -> dict[str, Any]:
        """Add the kind and the shape where they follow from the rest."""
        answer = cls._trait("answer").check(settings.get("answer"))
        options = settings.get("options")
        grid = "shape" in settings or isinstance(answer, tuple)
        kind = "choice" if isinstance(options, list | tuple) and options else "grid" if grid else None
        inferred: dict[str, Any] = {} if kind is None else {"kind": kind}
        if isinstance(answer, tuple):
            inferred["shape"] = len(answer), len(answer[0])
        return inferred | settings

    @classmethod
    def prepare(cls, state: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
        """Write numbers among options as text."""
        full = dict(changes)
        if isinstance(options := full.get("options"), list | tuple):
            full["options"] = [as_text(o) if isinstance(o, int | float | np.number) else o for o in options]
        return full

    @classmethod
    def settle(cls, state: dict[str, Any], changed: frozenset[str]) -> dict[str, Any]:
        """Check answer and guess against the kind; a guess made in Python counts as looked at."""
        name, kind = cls.__name__, state["kind"]
        if kind == "progress":  # it asks nothing
            return {**state, "answer": None, "guess": None, "looked": False}
        if not state["question"].strip():
            raise ValueError(f"{name}: question must not be empty.")
        if kind == "choice" and (len(state["options"]) < 2 or len(set(state["options"])) < len(state["options"])):
            raise ValueError(f"{name}: a choice needs at least 2 options, all different, got {list(state['options'])}.")
        for what in ("answer", "guess"):
            state[what] = fitted(f"{name}: {what}", state, state[what])
        if kind == "grid" and any(None in row for row in state["answer"] or ()):
            raise ShapeError(f"{name}: answer must have a number in every cell.")
        if "guess" in changed and "looked" not in changed:
            state["looked"] = state["guess"] is not None
        return state

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__("answer" if name == "result" else name, value)

    def set(self, **changes: Any) -> None:
        """Change several settings at once. `reset` forgets the reader's answer, not what is asked and what is true."""
        super().set(**changes)
        asked = {name: value for name, value in self._state().items() if name not in _FROM_THE_PAGE}
        self._initial = {**self._initial, **{name: to_json(value) for name, value in asked.items()}}

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take the reader's answer from the page; the question is not for the page to write."""
        refused = [name for name in sync_data if name in self.settings and name not in _FROM_THE_PAGE]
        written = {name: value for name, value in sync_data.items() if name not in refused}
        # What the reader once thought, remembered by his browser, is not shown to be right or wrong by itself.
        super().set_state({"looked": self.looked, **written} if "guess" in written else written)
        if refused:
            self.send_state(refused)

    @property
    def result(self) -> Any:
        """What is true; setting it compares at once."""
        return self.answer

    @result.setter
    def result(self, value: Any) -> None:
        self.answer = value

    @property
    def right(self) -> bool | None:
        """Whether the reader's answer is right; None while that is open."""
        return compare_answers(self._state()) if self.looked else None

    def python(self) -> str:
        """Return the call that asks this question, and the comparison once the answer may be seen."""
        return prediction_source(self._state())

    def describe(self) -> str:
        """Say what is asked, and once it has been answered how that compares."""
        if self.kind == "progress":
            done = [prediction for prediction in Prediction._made if prediction.looked]
            right = sum(prediction.right is True for prediction in done)
            return f"Your predictions: {len(done)} answered in this notebook, {right} of them right."
        return prediction_sentence(self._state())

    def still(self) -> str:
        """Draw the question as it stands on paper, to be answered with a pencil."""
        return prediction_still(self._state(), self.describe())

    def _summary(self) -> dict[str, str]:
        shown = {"question": repr(shortened(self.question)), "kind": repr(self.kind)}
        return {**shown, **({"guess": repr(self.guess), "right": repr(self.right)} if self.looked else {})}
