"""What the student gets to read: one canonical line, plain text, and a card for the notebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from cnnedu.grading.judge import SYMPTOMS, Comparison, Verdict
from cnnedu.grading.mistakes import Mistake
from cnnedu.grading.schema import Probe, Question

# The page's own colours where there are any (book, then JupyterLab), so that the card follows light and dark.
_STYLE = {
    "card": (
        "border-left: 4px solid {accent}; padding: 0.5em 0.9em; margin: 0.3em 0; max-width: 46em; line-height: 1.5; "
        "background: var(--pst-color-surface, var(--jp-layout-color1, #fff)); "
        "color: var(--pst-color-text-base, var(--jp-content-font-color1, #1f2328)); "
        "font-family: var(--pst-font-family-base, var(--jp-content-font-family, system-ui, sans-serif)); "
        "font-size: 1rem"
    ),
    "passed": "var(--pst-color-success, var(--jp-success-color1, #1a7f37))",
    "failed": "var(--pst-color-danger, var(--jp-error-color1, #cf222e))",
    "waiting": "var(--pst-color-border, var(--jp-border-color1, #8c959f))",
    "grid": "display: inline-grid; gap: 2px; margin: 0.3em 0; font-variant-numeric: tabular-nums; font-size: 0.9em",
    "cell": "padding: 0.1em 0.45em; text-align: right; border: 2px solid transparent",
    "wrong": "padding: 0.1em 0.45em; text-align: right; font-weight: 700; border: 2px dashed {accent}",
}


@dataclass(frozen=True)
class Feedback:
    """What :func:`cnnedu.grading.check` found.

    In a notebook it shows as a card; ``print`` gives the same as plain text.

    Attributes
    ----------
    question
        The question that was checked.
    results
        Each probe and whether all its cases passed; empty when the function was not tried.
    verdict
        The first difference that matters.
    probe
        Where it was found.
    mistake
        The mistake, if it is a known one.
    hint
        The next hint, or "".
    """

    question: Question
    results: Sequence[tuple[Probe, bool]]
    verdict: Verdict
    probe: Probe | None = None
    mistake: Mistake | None = None
    hint: str = ""

    @property
    def passed(self) -> bool:
        """Whether everything is right."""
        return self.verdict.passed

    @property
    def points(self) -> float:
        """What was earned."""
        return sum(probe.points for probe, passed in self.results if passed)

    @property
    def headline(self) -> str:
        """The canonical line: one line of ASCII that nbval can compare.

        Examples are "01.2 conv2d: 4 of 4 points" and "01.2 conv2d: 1 of 4 points (kernel flipped)".
        """
        question = self.question
        line = f"{question.id} {question.function}: {self.points:g} of {question.points:g} points"
        if self.passed:
            return line
        return f"{line} ({self.mistake.title if self.mistake else SYMPTOMS[self.verdict.symptom]})"

    def __str__(self) -> str:
        """Return the whole feedback as plain text."""
        lines = [self.headline]
        if self.verdict.symptom != "unanswered":
            lines += [f"  {'✓' if passed else '✗'} {probe.tests}" for probe, passed in self.results]
        lines += [self._what_happened()] * (not self.passed)
        if self.verdict.comparison:
            lines.append(_grid_text(self.verdict.comparison))
        lines += [self.mistake.message] if self.mistake else []
        lines += [f"Hint: {self.hint}"] if self.hint else []
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        # nbgrader reads partial credit from a test cell's text/plain, when that is a number.
        return {"text/plain": f"{self.points:g}", "text/html": self._repr_html_()}

    def _repr_html_(self) -> str:
        state = "passed" if self.passed else "waiting" if self.verdict.symptom == "unanswered" else "failed"
        parts: list[str] = []  # without the headline: check prints it just above
        if state != "waiting":
            parts += [f"<span>{'✓' if passed else '✗'} {escape(probe.tests)}</span>" for probe, passed in self.results]
        parts += [_code(self._what_happened())] * (not self.passed)
        if self.verdict.comparison:
            parts.append(_grid_html(self.verdict.comparison))
        parts += [f"<strong>{_code(self.mistake.message)}</strong>"] if self.mistake else []
        parts += [f"<em>Hint:</em> {_code(self.hint)}"] if self.hint else []
        body = "".join(f"<div>{part}</div>" for part in parts)
        return f'<div style="{_STYLE["card"].format(accent=_STYLE[state])}">{body}</div>'

    def _what_happened(self) -> str:
        if self.probe is None or self.verdict.symptom == "unanswered":
            return self.verdict.message
        return f"With {self.probe.tests}: {self.verdict.message}"


def _grid_text(comparison: Comparison) -> str:
    rows = [[f"{text}{' ' if right else '✗'}" for text, right in row] for row in comparison.cells]
    width = max(len(text) for row in rows for text in row)
    grid = "\n".join("    " + " ".join(text.rjust(width) for text in row) for row in rows)
    return f"  {_caption(comparison)} (✗ differs):\n{grid}"


def _grid_html(comparison: Comparison) -> str:
    columns = len(comparison.cells[0])
    wrong = _STYLE["wrong"].format(accent=_STYLE["failed"])
    cells = "".join(
        f'<span style="{_STYLE["cell"] if right else wrong}">{escape(text)}</span>'
        for row in comparison.cells
        for text, right in row
    )
    label = f"{_caption(comparison)}; dashed values differ"
    grid = f"{_STYLE['grid']}; grid-template-columns: repeat({columns}, auto)"
    return f'{escape(label)}:<br><span style="{grid}">{cells}</span>'


def _caption(comparison: Comparison) -> str:
    row, column = comparison.corner
    return f"your values from row {row}, column {column} on"


def _code(sentence: str) -> str:
    """Escape a sentence and set its `backticked` words in a code font."""
    pieces = escape(sentence).split("`")
    return "".join(f"<code>{piece}</code>" if odd % 2 else piece for odd, piece in enumerate(pieces))
