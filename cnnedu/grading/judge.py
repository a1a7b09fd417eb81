"""Compare what a student's function returned with what is right. Nothing here calls, or even sees, the function.

So the same judge serves the notebook and a grader that receives values from another process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cnnedu.errors import format_shape
from cnnedu.grading.call import Outcome
from cnnedu.grading.mistakes import MISTAKES, Mistake
from cnnedu.grading.references import REFERENCES
from cnnedu.grading.schema import Probe, Question

SYMPTOMS = {
    "unanswered": "not answered yet",
    "forbidden": "library function called",
    "time": "time limit",
    "error": "error raised",
    "nothing": "nothing returned",
    "type": "not numbers",
    "shape": "wrong shape",
    "dtype": "wrong dtype",
    "nan": "not a number",
    "values": "wrong values",
    "zeros": "all zeros",
    "border": "wrong at the border",
    "changed": "input changed",
}
"""What can be seen to be wrong, in the order in which it matters, and how the summary line says it.

"zeros" and "border" come after "values", because they say what is right as well: one case must not say so when
another one shows that it is not.
"""

_AXES = {3: ("channel", "row", "column"), 2: ("row", "column"), 1: ("position",)}
_SIZES = {3: ("channels", "rows", "columns"), 2: ("rows", "columns"), 1: ("length",)}
_CROP = 6
_NO_NUMBERS = "OSUVMm"
_SHAPE_ERRORS = ("IndexError", "ValueError", "RuntimeError")  # NumPy's and torch's, when sizes do not fit


@dataclass(frozen=True)
class Comparison:
    """A small window on the student's own values around the first that differs.

    Attributes
    ----------
    corner
        Row and column of the window's first cell in the student's output.
    cells
        Rows of (value as text, is it right?).
    """

    corner: tuple[int, int]
    cells: tuple[tuple[tuple[str, bool], ...], ...]


@dataclass(frozen=True)
class Verdict:
    """The judgement of one case: passed, or the first difference that matters.

    Attributes
    ----------
    symptom
        The key of :data:`SYMPTOMS` that hints are keyed to; "" when the case passed.
    message
        A sentence for the student.
    comparison
        Where values differ.
    """

    symptom: str = ""
    message: str = ""
    comparison: Comparison | None = None

    @property
    def passed(self) -> bool:
        """Whether nothing differs."""
        return not self.symptom


@dataclass(frozen=True)
class Trial:
    """One case of one probe: what went in, what came of it."""

    probe: Probe
    inputs: Mapping[str, Any]
    outcome: Outcome


def judge(question: Question, inputs: Mapping[str, Any], outcome: Outcome) -> Verdict:
    """Judge one case.

    Parameters
    ----------
    question
        Says what is right, and how exactly.
    inputs
        What the function was given; unchanged.
    outcome
        What happened.
    """
    before = _without_value(question, outcome)
    if before is not None:
        return before
    value = outcome.value
    assert value is not None
    expected = np.asarray(REFERENCES[question.reference](**inputs))
    verdict = _wrong_form(value, expected) or _wrong_values(question, value, expected)
    if verdict is not None:
        return verdict
    if outcome.changed:
        names = " and ".join(f"`{name}`" for name in outcome.changed)
        return Verdict(
            "changed", f"The values are right, but your function changed {names}, which belongs to the caller."
        )
    return Verdict()


def diagnose(question: Question, trials: Sequence[Trial]) -> Mistake | None:
    """Name the mistake: the first mutant that did, on every case, what the student's function did.

    The mutant must differ from the right answer somewhere, and must not crash everywhere: two functions that only
    crash have nothing in common.
    """
    plain = ("", "error", "shape", "zeros", "border", "values")
    if any(judge(question, trial.inputs, trial.outcome).symptom not in plain for trial in trials):
        return None
    errors = [trial.outcome.error for trial in trials if trial.outcome.error]
    if not all(error.startswith(_SHAPE_ERRORS) for error in errors):  # no mutant crashes for any other reason
        return None
    rights = [_result(question, trial.inputs, None) for trial in trials]
    for name in question.mistakes:
        mutants = [_result(question, trial.inputs, MISTAKES[name]) for trial in trials]
        agrees = all(_equal(question, _seen(t.outcome), m) for t, m in zip(trials, mutants, strict=True))
        differs = any(not _equal(question, r, m) for r, m in zip(rights, mutants, strict=True))
        if agrees and differs and any(mutant is not None for mutant in mutants):
            return MISTAKES[name]
    return None


def _without_value(question: Question, outcome: Outcome) -> Verdict | None:
    if outcome.forbidden:
        does = f"Your function calls {outcome.forbidden}, which does the work for you. Write it from NumPy's basics."
        return Verdict("forbidden", does)
    if outcome.timed_out:
        advice = "Does every loop come to an end?"
        if outcome.left_running:
            advice += " It could not be stopped: restart the kernel before you go on."
        return Verdict("time", f"Your function was still running after {question.seconds:g} seconds. {advice}")
    if outcome.unanswered:
        return Verdict("unanswered", f"`{question.function}` is still waiting for you.")
    if outcome.error:
        where = f", in the line `{outcome.line}`" if outcome.line else ""
        return Verdict("error", f"Your function raised {outcome.error}{where}.")
    if outcome.kind == "NoneType":
        instead = "It prints something, but printing is not returning." if outcome.printed else "Is there a `return`?"
        return Verdict("nothing", f"Your function returned nothing (None). {instead}")
    if outcome.value is None:
        return Verdict("type", f"Your function returned a {outcome.kind}, which is not an array of numbers.")
    return None


def _wrong_form(value: np.ndarray, expected: np.ndarray) -> Verdict | None:
    """Shape and dtype."""
    if value.dtype.kind in _NO_NUMBERS:
        return Verdict("type", f"Your function returned {value.dtype} values, not numbers.")
    if value.shape != expected.shape:
        yours, right = (_shape(a.shape) for a in (value, expected))
        return Verdict("shape", f"Your output is {yours}; it should be {right}.")
    if expected.dtype.kind in "iu":
        if value.dtype.kind not in "iu":
            return Verdict(
                "dtype", f"Your function returned {_number(value)} ({value.dtype}); a size is a whole number (int)."
            )
    elif value.dtype.kind == "c":
        return Verdict("dtype", f"Your output holds {value.dtype} numbers: take the real part.")
    elif value.dtype.kind != "f":
        return Verdict(
            "dtype", f"Your output holds {value.dtype}, so fractions are cut off; the input holds {expected.dtype}."
        )
    return None


def _wrong_values(question: Question, value: np.ndarray, expected: np.ndarray) -> Verdict | None:
    right = _close(question, value, expected)
    if right.all():
        return None
    if value.ndim == 0:
        return Verdict("values", f"Your function returned {_number(value)}; it should be {_number(expected)}.")
    first = tuple(int(i) for i in np.argwhere(~right)[0])
    comparison = _window(value, right, first)
    if np.isnan(value).any():
        first = tuple(int(i) for i in np.argwhere(np.isnan(value))[0])
        return Verdict("nan", f"Your output is not a number (nan) at {_place(first)}.", _window(value, right, first))
    if not value.any():
        return Verdict(
            "zeros", "Your output has the right shape but is zero everywhere: it is never filled.", comparison
        )
    numbers = f"yours is {_number(value[first])}, it should be {_number(expected[first])}"
    share = f"{np.count_nonzero(~right)} of {value.size} values differ"
    inside = right[..., 1:-1, 1:-1]
    border = inside.size > 0 and inside.all()
    where = ", all of them at the border" if border else ""
    message = f"Right shape, but {share}{where}. At {_place(first)} {numbers}."
    return Verdict("border" if border else "values", message, comparison)


def _close(question: Question, value: np.ndarray, expected: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore"):
        allowed = question.absolute + question.relative * np.abs(expected)
        return np.asarray(np.abs(value - expected.astype(np.result_type(expected, value))) <= allowed)


def _window(value: np.ndarray, right: np.ndarray, first: tuple[int, ...]) -> Comparison:
    plane, marks = value[first[:-2]], right[first[:-2]]  # the channel in which the first difference lies
    plane, marks = np.atleast_2d(plane), np.atleast_2d(marks)
    top, left = (max(0, min(i - 1, n - _CROP)) for i, n in zip((0, *first)[-2:], plane.shape, strict=True))
    rows = zip(
        plane[top : top + _CROP, left : left + _CROP], marks[top : top + _CROP, left : left + _CROP], strict=True
    )
    cells = tuple(tuple((_number(v), bool(ok)) for v, ok in zip(*row, strict=True)) for row in rows)
    return Comparison((top, left), cells)


def _seen(outcome: Outcome) -> np.ndarray | None:
    """The value, or None for a crash."""
    return None if outcome.error else outcome.value


def _result(question: Question, inputs: Mapping[str, Any], mistake: Mistake | None) -> np.ndarray | None:
    reference = REFERENCES[question.reference]
    if mistake is None:
        return np.asarray(reference(**inputs))
    try:
        return np.asarray(mistake.mutant(reference, inputs))
    except (ValueError, TypeError, IndexError, ZeroDivisionError):
        return None


def _equal(question: Question, a: np.ndarray | None, b: np.ndarray | None) -> bool:
    if a is None or b is None:
        return a is b
    return a.shape == b.shape and a.dtype.kind not in _NO_NUMBERS and bool(_close(question, a, b).all())


def _shape(shape: tuple[int, ...]) -> str:
    if not shape:
        return "a single number"
    return f"of shape {format_shape(shape, _SIZES.get(len(shape), ()))}"


def _place(index: tuple[int, ...]) -> str:
    names = _AXES.get(len(index))
    return ", ".join(f"{n} {i}" for n, i in zip(names, index, strict=True)) if names else f"position {index}"


def _number(value: Any) -> str:
    item = np.asarray(value)[()]
    return f"{item:.5g}" if np.asarray(value).dtype.kind in "iufc" else str(item)
