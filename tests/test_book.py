"""What the book's own pages promise: the time that a lesson is said to take is about what it takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cnnedu.sphinxext.build import published_notebooks
from cnnedu.sphinxext.chapter import minutes_in

ROOT = Path(__file__).parents[1]
LESSONS = [path for path in published_notebooks(ROOT) if path.parent.name.startswith("chapter")]


def estimate(markdown: str, code: list[str]) -> float:
    """Return minutes: reading at 200 words a minute, two seconds a line of code, and a while for each thing to do."""
    words = len(re.sub(r"<[^>]+>|\$[^$]*\$", "", markdown).split())
    lines = sum(len(cell.splitlines()) for cell in code)
    predictions = markdown.count("**Predict") + sum(cell.count("Prediction(") for cell in code)
    explorers = sum(len(re.findall(r"\b\w+Explorer\(", cell)) for cell in code)
    return words / 200 + lines * 2 / 60 + len(code) / 4 + predictions / 2 + explorers * 1.5


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_takes_about_as_long_as_it_says(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    texts = {kind: ["".join(c["source"]) for c in cells if c["cell_type"] == kind] for kind in ("markdown", "code")}
    said = minutes_in("\n".join(texts["markdown"]).partition("\n## ")[0])
    assert said is not None, "write before the first section how long it takes: about forty minutes"
    expected = estimate("\n".join(texts["markdown"]), texts["code"])
    assert expected / 1.6 <= said <= expected * 1.6, f"says {said} minutes; it takes about {expected:.0f}"
