"""What the commands of `cnnedu.cli` share: refusals in one line, and arguments as people write them."""

from __future__ import annotations

import ast
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import typer

import cnnedu

__all__ = ["clone", "fail", "is_size", "needs", "setting", "sides"]


def is_size(word: str) -> bool:
    """Tell whether a word is part of a size: 224, 1x3x224x224."""
    return re.fullmatch(r"-?\d+([x×,]-?\d+)*", word) is not None


def sides(text: str) -> list[int]:
    """Read a size as people write it: 1 3 224 224, 1,3,224,224, 1x3x224x224, (1, 3, 224, 224)."""
    words = re.sub(r"[x×,()\[\]]", " ", text).split()
    for word in words:
        if not re.fullmatch(r"-?\d+", word):
            fail(f"--input takes whole numbers, 1 3 224 224, got {word!r}.")
    return list(map(int, words))


def setting(text: str) -> tuple[str, object]:
    """Read NAME=VALUE; a value that is no Python number, truth value or None is a string."""
    name, equals, value = text.partition("=")
    if not equals:
        fail(f"--set takes NAME=VALUE, got {text!r}.")
    try:
        return name, ast.literal_eval(value)
    except (ValueError, SyntaxError):
        return name, value


def needs(module: str, extra: str) -> None:
    """Stop with the pip line where an extra is missing."""
    if find_spec(module) is None:
        fail(f"this command needs the extra {extra!r}: pip install 'cnnedu[{extra}]'")


def clone() -> Path:
    """Return the clone the user stands in, or the one this package runs from."""
    for folder in (Path.cwd(), *Path.cwd().parents, Path(cnnedu.__file__).parent.parent):
        if (folder / "book" / "_toc.yml").exists():
            return folder
    fail("there is no book here: run this in a clone of cnnedu.")


def fail(message: str) -> NoReturn:
    typer.echo(f"cnnedu: {message}", err=True)
    sys.exit(1)
