"""What a prediction says, and the Python source that asks it; `frontend/ops/prediction.ts` writes the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnnedu.explorers._prediction_values import as_text, compare_answers
from cnnedu.explorers.source import literal
from cnnedu.explorers.traits import to_json

__all__ = ["as_text", "memory", "prediction_sentence", "prediction_source", "shortened"]

_USUAL = {"options": (), "tolerance": 0.0, "unit": "", "marks": False, "because": "", "id": ""}
_SHORT = 48


def shortened(text: str) -> str:
    """Return the beginning of a long text."""
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def value_text(state: Mapping[str, Any], value: Any) -> str:
    """Write an answer: "5 rows", an option, or the rows of a grid."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return f"{as_text(value)} {state['unit']}".strip().replace("-", "−")
    rows = (" ".join("·" if cell is None else as_text(cell) for cell in row) for row in value)
    return " / ".join(rows).replace("-", "−")


def _quoted(state: Mapping[str, Any], value: Any) -> str:
    """Write an answer inside a sentence: an option stands in quotes."""
    return f"“{value}”" if isinstance(value, str) else value_text(state, value)


def prediction_sentence(state: Mapping[str, Any]) -> str:
    """Say what is asked, what was answered and how it compares."""
    question, guess, answer = state["question"], state["guess"], state["answer"]
    if not state["looked"]:
        return f"{question} Not answered yet."
    mine = "You did not know." if guess is None else f"Your answer: {_quoted(state, guess)}."
    if answer is None:
        return f"{question} {mine} The result is not known yet."
    verdict = {True: ": as you said", False: ": not what you expected", None: ""}[compare_answers(state)]
    because = f" {state['because']}" if state["because"] else ""
    what = "The answer" if isinstance(answer, str) else "It"
    return f"{question} {mine} {what} is {_quoted(state, answer)}{verdict}.{because}"


def memory(state: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the page remembers of an answered question."""
    write = {name: "" if state[name] is None else value_text(state, state[name]) for name in ("guess", "answer")}
    texts = {"mine": write["guess"], "truth": write["answer"]}
    known = {"guess": to_json(state["guess"]), "looked": state["looked"], "right": compare_answers(state)}
    return {"question": state["question"], **known, **texts}


def prediction_source(state: Mapping[str, Any]) -> str:
    """Return the call that asks; the answer stands in it only once it has been shown."""
    start = "from cnnedu.explorers import Prediction\n\n"
    if state["kind"] == "progress":
        return f"{start}Prediction.progress()\n"
    given = [f"{name}={literal(to_json(state[name]))}" for name in _USUAL if state[name] != _USUAL[name]]
    if state["kind"] == "grid":
        given.insert(0, f"shape={tuple(state['shape'])}")
    lines = "".join(f"    {line},\n" for line in [literal(state["question"]), *given])
    call = f"{start}prediction = Prediction(\n{lines})\n"
    if not state["looked"]:
        return f"{call}print(prediction)\n"
    told = "looked = True" if state["guess"] is None else f"guess = {literal(to_json(state['guess']))}"
    known = "" if state["answer"] is None else f"prediction.result = {literal(to_json(state['answer']))}\n"
    return f"{call}prediction.{told}\n{known}print(prediction.right)\n"
