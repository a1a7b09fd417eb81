"""``check``: instant feedback on one question, in the student's own process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from cnnedu.grading.call import call
from cnnedu.grading.feedback import Feedback
from cnnedu.grading.inputs import draw
from cnnedu.grading.judge import SYMPTOMS, Trial, Verdict, diagnose, judge
from cnnedu.grading.mistakes import Mistake
from cnnedu.grading.schema import Exercise, ExerciseError, Probe, Question, read_checks

# How often each (question, symptom or mistake) was met: every failed check shows the next hint.
_met: Counter[tuple[str, str]] = Counter()
# After these there is nothing to learn from the remaining cases, and time to lose.
_FINAL = ("unanswered", "forbidden", "time")


def check(id: str, function: Callable[..., Any], *, seconds: float | None = None) -> Feedback:
    """Try a function on a question's probes and say what was found; one line of it is printed.

    Parameters
    ----------
    id
        The question, "01.2".
    function
        Your function itself, without parentheses.
    seconds
        Time limit of one call; the question's own by default.

    Returns
    -------
    Feedback
        A card in a notebook: what was tested, or the first difference that matters, the mistake if it is a known one,
        and the next hint. It never shows the right array or any code.

    Raises
    ------
    ExerciseError
        There is no such question.
    """
    if not isinstance(id, str):
        raise TypeError(
            f'check takes the question first, then your function: check("01.2", conv2d). It got {id!r} first.'
        )
    question = find(id).question(id)
    if seconds is not None:
        question = replace(question, seconds=seconds)
    if callable(function):
        feedback = _try(question, function)
    else:
        advice = f'Write check("{id}", {question.function}), without parentheses after the name.'
        verdict = Verdict("type", f"This is not a function but a value of type {type(function).__name__}. {advice}")
        feedback = Feedback(question, [], verdict)
    print(feedback.headline)
    return feedback


def find(id: str) -> Exercise:
    """Find the exercise that a question belongs to.

    ``checks.json`` is looked for beside the notebook, then in the ``exercises`` folder of a course or checkout that the
    notebook is in, then where cnnedu is installed.
    """
    number = id.partition(".")[0]
    known = []
    for path in _places():
        exercise = read_checks(path)
        if exercise.id == number:
            return exercise
        known.append(exercise.id)
    there = f"there are checks for exercise {', '.join(sorted(set(known)))}" if known else "no checks.json was found"
    raise ExerciseError(f"no exercise {number!r} for question {id!r}: {there}.")


def _places() -> Iterator[Path]:
    here, package = Path.cwd(), Path(__file__).parents[1]
    yield from here.glob("checks.json")
    for folder in (here, *here.parents, package, package.parent):
        yield from sorted(folder.glob("exercises/*/checks.json"))


def _try(question: Question, function: Callable[..., Any]) -> Feedback:
    trials: list[Trial] = []
    verdicts: list[Verdict] = []
    cases = [(probe, inputs) for probe in question.probes for inputs in draw(probe)]
    for probe, inputs in cases:
        outcome = call(function, inputs, seconds=question.seconds, forbidden=question.forbidden)
        trials.append(Trial(probe, inputs, outcome))
        verdicts.append(judge(question, inputs, outcome))
        if verdicts[-1].symptom in _FINAL:
            return _report(question, trials, verdicts, verdicts[-1])
    failed = [verdict for verdict in verdicts if not verdict.passed]
    # A wrong shape matters more than a wrong value, whichever came first; among equals the first probe is the simplest.
    order = list(SYMPTOMS)
    return _report(question, trials, verdicts, min(failed, key=lambda v: order.index(v.symptom), default=Verdict()))


def _report(question: Question, trials: list[Trial], verdicts: list[Verdict], verdict: Verdict) -> Feedback:
    ended = verdict.symptom in _FINAL
    results: list[tuple[Probe, bool]] = []
    for probe in question.probes:
        of_probe = [v.passed for t, v in zip(trials, verdicts, strict=True) if t.probe is probe]
        # A forbidden call anywhere, and cases never reached, earn nothing.
        whole = len(of_probe) == probe.repeat and verdict.symptom != "forbidden"
        results.append((probe, whole and all(of_probe)))
    if verdict.passed:
        return Feedback(question, results, verdict)
    mistake = None if ended else diagnose(question, trials)
    where = next(t.probe for t, v in zip(trials, verdicts, strict=True) if v is verdict)
    return Feedback(question, results, verdict, where, mistake, _next_hint(question, verdict, mistake))


def _next_hint(question: Question, verdict: Verdict, mistake: Mistake | None) -> str:
    key = mistake.name if mistake and mistake.name in question.hints else verdict.symptom
    hints = question.hints.get(key, ())
    turn = _met[question.id, key]
    _met[question.id, key] += 1
    return hints[min(turn, len(hints) - 1)] if hints else ""
