"""The exercise format: what is wrong in a source is said with file and line."""

from pathlib import Path

import pytest

from cnnedu.grading.schema import ExerciseError, read_checks, to_json
from cnnedu.grading.source import keep_solutions, load, strip_solutions

SOUND = """---
kernelspec: {name: python3, display_name: Python 3}
title: A sample
exercise: {id: "01", title: A sample, difficulty: 1, minutes: 5, allowed_imports: [numpy]}
---

# A sample

```{raw-cell}
:question: "01.1"

title: Size
kind: code
function: output_size
points: 3
difficulty: 1
minutes: 5
reference: output_size
mistakes: [stride_ignored]
probes:
  - id: shown
    points: 1
    tests: a row
    arguments: {n: {value: 7}, k: {value: 3}}
  - id: later
    points: 2
    tests: another row
    visibility: hidden
    arguments: {n: {draw: integers, low: 8, high: 9}, k: {value: 3}}
```

```{code-cell} ipython3
:answer: "01.1"

def output_size(n, k):
    ### BEGIN SOLUTION
    secret = n - k + 1
    return secret
    ### END SOLUTION
```

```{code-cell} ipython3
:check: "01.1"

check("01.1", output_size)
```
"""


@pytest.fixture
def write(tmp_path: Path):
    """Write a source after replacing one piece of the sound one; give its path."""

    def replaced(old: str = "", new: str = "") -> Path:
        assert old in SOUND
        path = tmp_path / "source.md"
        path.write_text(SOUND.replace(old, new, 1), encoding="utf-8")
        return path

    return replaced


def line_of(piece: str, text: str = SOUND) -> int:
    return text[: text.index(piece)].count("\n") + 1


def test_a_sound_source_is_read(write):
    exercise = load(write()).exercise
    assert (exercise.id, exercise.points, exercise.allowed_imports) == ("01", 3, ["numpy"])
    assert [probe.id for probe in exercise.question("01.1").probes] == ["shown", "later"]


def test_hidden_probes_stay_with_the_teacher(write, tmp_path: Path):
    checks = tmp_path / "checks.json"
    checks.write_text(to_json(load(write()).exercise), encoding="utf-8")
    assert "later" not in checks.read_text("utf-8")
    assert read_checks(checks).question("01.1").points == 1


BROKEN = [
    ("    ### END SOLUTION\n", "", "    ### BEGIN SOLUTION", "never closed"),
    ("    return secret\n", "    ### BEGIN SOLUTION\n", "    return secret", "inside the one of line"),
    ("    ### BEGIN SOLUTION\n", "", "    return secret", "without `### BEGIN"),
    (
        "    ### BEGIN SOLUTION\n    secret = n - k + 1\n    return secret\n    ### END SOLUTION\n",
        "    return n\n",
        '```{code-cell} ipython3\n:answer: "01.1"',
        "no solution region",
    ),
    (':check: "01.1"\n\n', ':check: "01.1"\n\n### BEGIN SOLUTION\n', 'check("01.1", ', "outside an answer cell"),
    (':check: "01.1"', ':check: "01.2"', "```{raw-cell}", "01.1 has no check cell"),
    (':check: "01.1"', ':answer: "01.1"', '```{code-cell} ipython3\n:check: "01.1"', "already in line"),
    (':check: "01.1"', ":check: 01.1", '```{code-cell} ipython3\n:check: "01.1"', "in quotes"),
    ("    points: 2\n", "", "  - id: later", "probe 'later' lacks points"),
    ("    points: 2\n", "    points: 0\n", "  - id: later", "more than 0"),
    ("points: 3", "points: 4", "```{raw-cell}", "add up to 3"),
    ("    visibility: hidden", "    visibility: secret", "  - id: later", "allowed are shown, after deadline, hidden"),
    ("    visibility", "    visibilty", "  - id: later", "Did you mean 'visibility'?"),
    ("id: later", "id: shown", "```{raw-cell}", "two probes called 'shown'"),
    ("[stride_ignored]", "[strides_ignored]", "```{raw-cell}", "Did you mean 'stride_ignored'?"),
    ("reference: output_size", "reference: output_sizes", "```{raw-cell}", "Did you mean 'output_size'?"),
    ("difficulty: 1\nminutes", "difficulty: 6\nminutes", "```{raw-cell}", "allowed are 1 to 5"),
    ("title: Size\n", "", "```{raw-cell}", "lacks title"),
    ("title: Size\n", "title: [\n", "```{raw-cell}", "not YAML"),
]


@pytest.mark.parametrize(("old", "new", "at", "sentence"), BROKEN, ids=[sentence for *_, sentence in BROKEN])
def test_what_is_wrong_is_said_with_file_and_line(write, old, new, at, sentence):
    path = write(old, new)
    with pytest.raises(ExerciseError) as caught:
        load(path)
    message = str(caught.value)
    assert sentence in message
    number = line_of(at)  # in the sound text: every change comes at that line or below it
    assert message.startswith(f"{path}:{number}: ")


def test_stripping_leaves_a_stub_at_the_same_depth():
    code = (
        "def f():\n    '''Say.'''\n    ### BEGIN SOLUTION\n    x = 1\n\n    return x\n    ### END SOLUTION\n\nprint(1)"
    )
    stub = strip_solutions(code)
    assert stub.splitlines()[2:] == [
        "    # Your code goes here, in place of the next line.",
        "    raise NotImplementedError",
        "",
        "print(1)",
    ]
    assert keep_solutions(code) == "def f():\n    '''Say.'''\n    x = 1\n\n    return x\n\nprint(1)"
