"""What a shape comment means: `judge` compares one with a value. `shape_comments` finds and runs what is judged."""

from __future__ import annotations

import ast
import contextlib
import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from torch import Tensor

OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Div: lambda a, b: math.ceil(a / b),
}


class Untrue(Exception):
    """What is wrong with a comment, in words."""


@dataclass
class Names:
    """What names mean in the comments of one call."""

    local: Mapping[str, Any] = field(default_factory=dict)
    bound: dict[str, int] = field(default_factory=dict)
    literal: bool = True

    def get(self, name: str) -> int | float | None:
        """Return the local number, the attribute of self, or what the name was bound to, in this order."""
        found = (self.local.get(name), getattr(self.local.get("self"), name, None), self.bound.get(name))
        return next((value for value in found if _is_number(value)), None)

    def bind(self, node: ast.expr, side: int) -> None:
        """Give a new name its meaning, where it stands alone, or before a plus or minus of something known."""
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub) and isinstance(node.left, ast.Name):
            with contextlib.suppress(Untrue):
                offset = self.evaluate(node.right)
                self.bind(node.left, int(side - offset if isinstance(node.op, ast.Add) else side + offset))
        elif isinstance(node, ast.Name) and self.get(node.id) is None:
            self.bound[node.id] = side

    def evaluate(self, node: ast.expr) -> int | float:
        if isinstance(node, ast.Constant) and _is_number(node.value):
            return node.value
        if isinstance(node, ast.Name):
            if (value := self.get(node.id)) is None:
                known = ", ".join(f"{key}={value}" for key, value in self.bound.items()) or "none"
                raise Untrue(f"{node.id} is not known here: it was met alone in no earlier comment. Known: {known}.")
            return value
        if isinstance(node, ast.Attribute):
            with contextlib.suppress(Exception):
                value = eval(ast.unparse(node), {}, {**vars(self.local["self"])["_modules"], **self.local})
                if _is_number(value):
                    return value
        if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
            return OPERATORS[type(node.op)](self.evaluate(node.left), self.evaluate(node.right))
        raise Untrue(f"{ast.unparse(node)!r} is no number that a comment can use.")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def judge(comment: str, value: Any, names: Names) -> None:
    """Compare a comment with a value, binding the names that it brings; raise `Untrue` with the difference."""
    if not comment.lstrip("# "):
        raise Untrue(f"has no shape comment; the truth is {describe(value)}.")
    expression = _parse(comment)
    if expression is None:
        if describe(value) != "no tensor":
            raise Untrue(f"the comment says no shape; the truth is {describe(value)}.")
        return
    before = dict(names.bound)
    try:
        _compare(expression, value, names)
    except Untrue as error:
        known = ", ".join(f"{key}={number}" for key, number in before.items())
        names.bound = before
        raise Untrue(f"the truth is {describe(value)}{f' where {known}' if known else ''}: {error}") from None


def _parse(comment: str) -> ast.expr | None:
    """Return the shape that a comment begins with; what follows it is prose."""
    text = comment.lstrip("# ")
    if text[0] not in "([{":
        return None
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter in "([{") - (letter in ")]}")
        if depth == 0:
            try:
                return ast.parse(text[: at + 1], mode="eval").body
            except SyntaxError:
                break
    raise Untrue(f"{text!r} is not written as a shape: (n, c, h, w), (n, 2*c), (n, c, h/2, w/2), [(n, c), ...].")


def _compare(expression: ast.expr, value: Any, names: Names) -> None:
    if isinstance(expression, ast.Tuple):
        shape = tuple(value.shape) if isinstance(value, Tensor) else value
        if not isinstance(shape, tuple | list) or not all(_is_number(side) for side in shape):
            raise Untrue("it is no single shape; write several as [(n, c), (n, c)].")
        return _compare_axes(expression.elts, tuple(shape), names)
    if isinstance(expression, ast.Dict) and isinstance(value, Mapping):
        said = [key.value if isinstance(key, ast.Constant) else None for key in expression.keys]
        if said != list(value):
            raise Untrue(f"the keys are {list(value)}.")
        return _compare(ast.List(expression.values), list(value.values()), names)
    if not isinstance(expression, ast.List):
        raise Untrue("a shape of one axis is written with a comma, (n,).")
    values = list(value.values()) if isinstance(value, Mapping) else value
    if not isinstance(values, tuple | list):
        raise Untrue("it is not several tensors.")
    said = expression.elts
    if said and _is_ellipsis(said[-1]):
        said, values = said[:-1], values[: len(said) - 1]
    if len(said) != len(values):
        raise Untrue(f"the comment has {len(said)} of {len(values)} results.")
    for each, part in zip(said, values, strict=True):
        _compare(each, part, names)


def _compare_axes(said: list[ast.expr], shape: tuple[int, ...], names: Names) -> None:
    if said and _is_ellipsis(said[-1]):
        said = said[:-1]
        shape = shape[: len(said)]
    if len(said) != len(shape):
        raise Untrue(f"the comment has {len(said)} axes.")
    for node, side in zip(said, shape, strict=True):
        names.bind(node, side)
    for at, (node, side) in enumerate(zip(said, shape, strict=True)):
        found = names.evaluate(node)
        if found != side and (names.literal or not isinstance(node, ast.Constant)):
            value = "" if isinstance(node, ast.Constant) else f", which is {found},"
            raise Untrue(f"axis {at} is {side}, the comment says {ast.unparse(node)}{value}".rstrip(",") + ".")


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def describe(value: Any) -> str:
    """Write the shapes of a value as a comment would."""
    if isinstance(value, Tensor):
        return str(tuple(value.shape))
    if isinstance(value, Mapping):
        named = [(repr(key), describe(each)) for key, each in value.items()]
        known = any(each != "no tensor" for _, each in named)
        return "{" + ", ".join(": ".join(each) for each in named) + "}" if known else "no tensor"
    if isinstance(value, tuple | list) and value:
        if all(_is_number(each) for each in value):
            return str(tuple(value))
        parts = [describe(each) for each in value]
        return f"[{', '.join(parts)}]" if set(parts) != {"no tensor"} else "no tensor"
    return "no tensor"
