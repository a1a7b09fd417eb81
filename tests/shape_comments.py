"""Hold the shape comments of `forward` methods to the truth; `tests/models/test_shape_comments.py` says by which rule.

`Forwards` reads the methods and their comments from source files. ``with forwards.watched(...) as watch:`` then follows
every line of them that runs, and afterwards `watch.problems` says which comments are missing or untrue.
"""

from __future__ import annotations

import ast
import contextlib
import io
import sys
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from shape_rule import Names, Untrue, judge

SILENT = ast.Raise | ast.Assert | ast.Pass | ast.Break | ast.Continue | ast.Import | ast.ImportFrom | ast.FunctionDef


@dataclass(frozen=True)
class Statement:
    """A statement that must say a shape, and what it says."""

    node: ast.stmt
    first: int
    last: int
    comment: str

    @property
    def code(self) -> str:
        return ast.unparse(self.node)


@dataclass(frozen=True)
class Forward:
    """One method `forward` in one file."""

    place: str  # "cnnedu/models/vgg.py"
    owner: str  # "VGG"
    parameter: str  # the first after self
    statements: Mapping[int, Statement]  # by every line that a statement covers

    def distinct(self) -> list[Statement]:
        return list({statement.first: statement for statement in self.statements.values()}.values())


class Forwards:
    """Every `forward` of some files."""

    def __init__(self, *files: Path, root: Path) -> None:
        self.by_line: dict[tuple[str, int], Forward] = {}
        for file in files:
            source = file.read_text(encoding="utf-8")
            comments = _comments(source)
            for owner in ast.walk(ast.parse(source)):
                if not isinstance(owner, ast.ClassDef):
                    continue
                for node in owner.body:
                    if isinstance(node, ast.FunctionDef) and node.name == "forward":
                        first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
                        place, parameter = file.relative_to(root).as_posix(), node.args.args[1].arg
                        found = Forward(place, owner.name, parameter, dict(_statements(node, comments)))
                        self.by_line[str(file), first] = found

    def of(self, code: CodeType) -> Forward | None:
        if code.co_name != "forward":
            return None
        return self.by_line.get((code.co_filename, code.co_firstlineno))

    @contextlib.contextmanager
    def watched(self, label: str, literal: bool = True) -> Iterator[Watch]:
        """Follow all that runs inside the block; without `literal`, plain numbers in comments may differ."""
        watch = Watch(self, label, literal)
        before = sys.gettrace()
        sys.settrace(watch.called)
        try:
            yield watch
        finally:
            sys.settrace(before)


def _comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {token.start[0]: token.string for token in tokens if token.type == tokenize.COMMENT}


def _statements(node: ast.FunctionDef, comments: Mapping[int, str]) -> Iterator[tuple[int, Statement]]:
    """Find what must say a shape: every statement, but no docstring, no head of a block, nothing without a value."""
    for block in _blocks(node):
        for each in block:
            docstring = isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)
            if docstring or isinstance(each, SILENT) or hasattr(each, "body") or hasattr(each, "cases"):
                continue
            lines = range(each.lineno, (each.end_lineno or each.lineno) + 1)
            said = [comments[line] for line in lines if line in comments]
            comment = next((text for text in said if text.lstrip("# ")[:1] in set("([{")), said[0] if said else "")
            statement = Statement(each, lines[0], lines[-1], comment)
            yield from ((line, statement) for line in lines)


def _blocks(node: ast.AST) -> Iterator[list[ast.stmt]]:
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        block = getattr(node, name, None)
        if not isinstance(block, list):
            continue
        if block and isinstance(block[0], ast.stmt):
            yield block
        for each in block:
            if not isinstance(each, ast.FunctionDef | ast.ClassDef):
                yield from _blocks(each)


@dataclass
class Watch:
    """What was seen while a model ran."""

    forwards: Forwards
    label: str
    literal: bool
    problems: dict[str, str] = field(default_factory=dict)  # by line, the first of each
    seen: set[tuple[str, int]] = field(default_factory=set)

    def called(self, frame: FrameType, event: str, argument: Any) -> Any:
        """Be told of every call; follow those of the methods we look at."""
        forward = self.forwards.of(frame.f_code)
        return _Call(self, forward).step if forward else None

    def finished(self, forward: Forward, statement: Statement, value: Any, names: Names) -> None:
        """Judge the comment of a statement that has run."""
        self.seen.add((forward.place, statement.first))
        try:
            judge(statement.comment, value, names)
        except Untrue as error:
            where = f"{forward.place}:{statement.first} {forward.owner}.forward"
            problem = f"{where}, in {self.label}\n    {statement.code}  {statement.comment}\n    {error}"
            self.problems.setdefault(where, problem)


class _Call:
    """One call of one `forward`, line by line."""

    def __init__(self, watch: Watch, forward: Forward) -> None:
        self.watch = watch
        self.forward = forward
        self.running: Statement | None = None
        self.names = Names(literal=watch.literal)

    def step(self, frame: FrameType, event: str, argument: Any) -> Any:
        if event == "exception" and not issubclass(argument[0], StopIteration):  # with that one a loop ends
            self.running = None
        elif event == "line":
            following = self.forward.statements.get(frame.f_lineno)
            if self.running and (following is not self.running or self.running.first == self.running.last):
                self._finish(frame, None)
            self.running = following
        elif event == "return" and self.running:
            self._finish(frame, argument)
        return self.step

    def _finish(self, frame: FrameType, returned: Any) -> None:
        assert self.running
        self.names.local = frame.f_locals
        value = _value(self.running.node, self.forward.parameter, frame, returned)
        self.watch.finished(self.forward, self.running, value, self.names)
        self.running = None


def _value(node: ast.stmt, parameter: str, frame: FrameType, returned: Any) -> Any:
    """Return what a statement has assigned, returned or appended; for a check of the input, the input."""
    if isinstance(node, ast.Return):
        return returned
    if isinstance(node, ast.Expr):
        call = node.value
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "append":
            return _evaluate(call.func.value, frame)[-1]
        return frame.f_locals[parameter]
    target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
    return _evaluate(target, frame)


def _evaluate(target: Any, frame: FrameType) -> Any:
    if isinstance(target, ast.Tuple | ast.List):
        return [_evaluate(each, frame) for each in target.elts]
    target = target.value if isinstance(target, ast.Starred) else target
    return eval(ast.unparse(target), frame.f_globals, frame.f_locals)  # a name, an attribute or an item: no side effect
