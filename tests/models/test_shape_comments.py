"""Every line of every `forward` says the shape of what it makes, and says it truly.

The rule, which `shape_comments` checks by running every registered model and following each line:

- Each statement of a `forward` ends in a comment, ``# (n, 64, 112, 112)``: the shape of what it assigns, returns or
  appends; for a line that checks the input, the input's. Heads (``if``, ``for``, ``with``), docstrings and ``raise``
  need none. A statement of several lines may carry it on any of them. What follows the shape is prose.
- Numbers are those of the card's usual input, for the smallest model that a class stands for. The batch axis is n.
- A bare name is bound where it is met first in a call, alone or plus something known (``(n, t + dilation)``), and means
  the same number until the call returns. A local variable that holds a number is known from the start, a number that
  ``self`` has as an attribute too (``self.growth``, as ``growth``), and ``conv.out_channels`` of a submodule.
- Expressions use ``+ - * / //`` on what is known; ``/`` rounds up: ``(n, c_out, h/2, w/2)``.
- Several tensors are ``[(n, 10), (n, 10)]``, and ``...`` stands for any more, of them or of axes:
  ``[(n, 256, 56, 56), ...]``, ``(n, ...)``. Dictionaries may name their keys: ``{"out": (n, 21, h, w)}``.
- A line that makes no tensor (``skip = self.skip is not None``) has a comment in words; a tuple of integers is compared
  like a shape: ``n, c, h, w = x.shape  # (n, c, h, w)``.
- Every such line is run by some registered model, in evaluation or in training mode: what never runs is never checked.
"""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path
from typing import Any

import pytest
import registered
import torch
from registered import NAMES
from shape_comments import Forwards

import cnnedu
from cnnedu.models import create_model, model_card
from cnnedu.models.registry import model_class

ROOT = Path(cnnedu.__file__).parent.parent
FILES = sorted(path for path in (ROOT / "cnnedu" / "models").glob("*.py") if not path.name.startswith("_"))
FORWARDS = Forwards(*FILES, root=ROOT)
WRITTEN_IN = {
    path.name: [each for each in FORWARDS.by_line.values() if each.place.endswith(f"/{path.name}")] for path in FILES
}
MORE: dict[str, list[dict[str, Any]]] = {  # ways that neither the default nor the card takes
    "googlenet": [{"variant": "torchvision", "transform_input": True}],
    "deeplabv3_resnet50": [{"aux_loss": True}],
}
BATCH = 5  # no other axis is likely to have this many


@functools.cache
def watched(name: str) -> tuple[tuple[str, ...], frozenset[tuple[str, int]]]:
    """Run a model every way its lines may be reached, and return what is wrong and which lines have run."""
    card = model_card(name)
    literal = name in registered.representatives()
    x = registered.usual_input(name, batch=BATCH, device="meta")
    problems: dict[str, str] = {}
    seen: set[tuple[str, int]] = set()
    for overrides in [{}, *([card.torchvision_overrides] if card.torchvision_overrides else []), *MORE.get(name, [])]:
        with torch.device("meta"):
            model = create_model(name, **overrides)
        for training in (False, True) if literal else (False,):
            model.train(training)
            with FORWARDS.watched(name, literal and not overrides) as watch, torch.no_grad():
                model(x)
            problems = watch.problems | problems
            seen |= watch.seen
    return tuple(problems.values()), frozenset(seen)


@pytest.mark.parametrize("name", NAMES)
def test_shape_comments_are_true(name: str) -> None:
    problems, _ = watched(name)
    assert not problems, "\n".join(["", *problems])


@pytest.mark.parametrize("file", [name for name, forwards in WRITTEN_IN.items() if forwards])
def test_every_line_of_every_forward_is_run(file: str) -> None:
    own = [name for name in NAMES if model_class(name).__module__ == f"cnnedu.models.{file.removesuffix('.py')}"]
    lines = {(each.place, statement.first): each for each in WRITTEN_IN[file] for statement in each.distinct()}
    for name in dict.fromkeys([*own, *registered.representatives()]):
        if not lines:
            break
        lines = {line: each for line, each in lines.items() if line not in watched(name)[1]}
    never = [f"{place}:{line} {each.owner}.forward" for (place, line), each in lines.items()]
    assert not never, f"no registered model runs these lines, so nothing checks their comments: {never}"


HEAD = """
import torch
from torch import nn

class Student(nn.Module):
    def __init__(self):
        super().__init__()
        self.growth, self.name = 4, "s"
        self.conv = nn.Conv2d(2, 6, 3, stride=2, padding=1)

    def forward(self, x):
        '''Take x.'''
"""


def problems_of(tmp_path: Path, *lines: str, literal: bool = True) -> list[str]:
    """Write a module whose forward has these lines, run it on (3, 2, 9, 8), and return what is wrong with it."""
    path = tmp_path / "student.py"
    path.write_text(HEAD + "".join(f"        {line}\n" for line in lines), encoding="utf-8")
    spec = importlib.util.spec_from_file_location("student", path)
    assert spec and spec.loader
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    forwards = Forwards(path, root=tmp_path)
    with forwards.watched("a test", literal) as watch:
        module.Student()(torch.zeros(3, 2, 9, 8))
    return list(watch.problems.values())


@pytest.mark.parametrize(
    "lines",
    [
        ["len(x)  # (n, 2, 9, 8)", "x = self.conv(x)  # (n, 6, 5, 4)", "return x.flatten(1)  # (n, 120)"],
        ["y = x + 1  # (n, c, h, w)", "return self.conv(y)  # (n, conv.out_channels, h/2, w/2)"],
        ["y = x[:, :, 4:]  # (n, c, h - growth, w)", "return x  # (n, 2, h, 8)"],
        ["y = x + 1  # (n, c, h, w)", "return self.conv(y)  # (n, growth + c, (h + 1)//2, w//2)"],
        ["return [", "    x,  # [(n, 2, 9, 8), ...]", "    x[0],", "]"],
        ["return [x, x.sum(0)]  # [(n, c, ...), (c, h, w)]: both"],
        ["return {'out': x, 'low': x[0]}  # {'out': (n, c, h, w), 'low': (c, h, w)}"],
        ["return {'out': x, 'low': x[0]}  # [(n, c, h, w), ...]"],
        ["n, c, h, w = x.shape  # (n, c, h, w)", "return x.reshape(n, -1)  # (n, c*h*w)"],
        ["a, b = x, x[0]  # [(n, c, h, w), (c, h, w)]", "return a  # (n, c, h, w)"],
        [
            "found = []  # what follows",
            "for i in range(2):",
            "    found.append(x[i])  # (2, 9, 8)",
            "return x  # (n, ...)",
        ],
        ["deep = 3 > 2  # whether", "if deep:", "    x = x[:, :1]  # (n, 1, h, w)", "return x  # (n, 1, h, w)"],
        ["out = {}  # no tensor", "out['x'] = x  # (n, 2, 9, 8)", "x += 1  # (n, 2, 9, 8)", "return out  # [(n, ...)]"],
        ["for i in (4, 5):", "    y = x[..., :i]  # (n, c, h, i)", "return y  # (n, c, h, 5)"],
    ],
)
def test_true_comments_pass(tmp_path: Path, lines: list[str]) -> None:
    assert problems_of(tmp_path, *lines) == []


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["return x"], "has no shape comment; the truth is (3, 2, 9, 8)."),
        (["return x  # as it came"], "the comment says no shape; the truth is (3, 2, 9, 8)."),
        (["return x  # (n, 2, 9, 7)"], "the truth is (3, 2, 9, 8): axis 3 is 8, the comment says 7."),
        (["return x  # (n, c, s, s)"], "axis 3 is 8, the comment says s, which is 9."),
        (["x = x[:2]  # (n, c, h, w)", "return x[:1]  # (n, c, h, w)"], "where n=2, c=2, h=9, w=8: axis 0 is 1, the"),
        (["return x  # (n, growth, h, w)"], "axis 1 is 2, the comment says growth, which is 4."),
        (["return x  # (n, c, h)"], "the comment has 3 axes."),
        (
            ["y = x  # (n, c, h, w)", "return y  # (n, c, h/s, w)"],
            "s is not known here: it was met alone in no earlier comment. Known: n=3, c=2, h=9",
        ),
        (["return x[0, 0, 0]  # (w)"], "a shape of one axis is written with a comma, (n,)."),
        (["return x  # (n, 2c, h, w)"], "is not written as a shape"),
        (["return x  # (n, c, h, name)"], None),
        (["return x  # [(n, c, h, w)]"], "it is not several tensors."),
        (["return [x, x]  # [(n, c, h, w)]"], "the comment has 1 of 2 results."),
        (["return [x, x]  # (n, c, h, w)"], "it is no single shape; write several as [(n, c), (n, c)]."),
        (["return {'a': x}  # {'b': (n, c, h, w)}"], "the keys are ['a']."),
        (
            ["n, c, h, w = x.shape  # (n, c, w, h)", "return x  # (n, c, h, w)"],
            "axis 2 is 9, the comment says w, which",
        ),
        (["y = [x[0]]  # [(2, 9, 8)]", "y.append(x)  # (2, 9, 8)", "return x  # (n, ...)"], "the comment has 3 axes."),
        (
            ["for i in (4, 5):", "    y = x[..., :i]  # (n, c, h, 4)", "return y  # (n, c, h, 5)"],
            "axis 3 is 5, the com",
        ),
    ],
)
def test_untrue_comments_are_found(tmp_path: Path, lines: list[str], says: str | None) -> None:
    problems = problems_of(tmp_path, *lines)
    if says is None:
        assert problems == []  # an attribute that holds no number is no obstacle
        return
    assert len(problems) == 1 and says in problems[0]
    assert problems[0].startswith("student.py:") and "Student.forward, in a test" in problems[0]


def test_numbers_may_differ_where_a_class_stands_for_several_models(tmp_path: Path) -> None:
    assert not problems_of(tmp_path, "return x  # (n, 64, 9, 8)", literal=False)
    assert problems_of(tmp_path, "return x  # (n, h, h, 8)", literal=False)


def test_a_line_that_fails_is_not_judged(tmp_path: Path) -> None:
    lines = ["try:", "    y = x @ x  # (n, 1)", "except RuntimeError:", "    y = x  # (n, c, h, w)"]
    assert problems_of(tmp_path, *lines, "return y  # (n, c, h, w)") == []


def test_the_callers_own_tracer_comes_back(tmp_path: Path) -> None:
    import sys

    before = sys.gettrace()
    assert problems_of(tmp_path, "return x  # (n, c, h, w)") == []
    assert sys.gettrace() is before


def test_the_checker_finds_every_forward() -> None:
    classes = {each.owner for each in FORWARDS.by_line.values()}
    for name in NAMES:
        for module in registered.on_meta(name).modules():
            own = "forward" in vars(type(module)) and type(module).__module__.startswith("cnnedu.models.")
            if own and not type(module).__module__.rpartition(".")[2].startswith("_"):
                assert type(module).__name__ in classes
