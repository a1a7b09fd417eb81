"""Show code where it lives."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from typing import Any

__all__ = ["show_source"]


class _Source:
    """Code that a notebook highlights and a terminal prints."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        from IPython.display import Code

        code: Any = Code
        return str(code(data=self.text, language="python")._repr_html_())

    def _repr_markdown_(self) -> str:
        return f"```python\n{self.text}\n```"


def show_source(function: Callable[..., Any], docstring: bool = False) -> _Source:
    """Display the source code of a function, highlighted in a notebook.

    Parameters
    ----------
    function : callable
        A Python function or class; compiled ones have no source to show.
    docstring : bool
        Keep the docstring; by default only the code is shown, since ``help(function)`` prints the words.

    Returns
    -------
    object
        Displays itself as the last line of a cell; ``print`` gives plain text.

    Raises
    ------
    TypeError
        `function` has no Python source.

    Examples
    --------
    >>> from cnnedu.errors import suggest
    >>> print(str(show_source(suggest)).splitlines()[0])
    def suggest(name: str, allowed: Iterable[str]) -> str:
    """
    try:
        text = textwrap.dedent(inspect.getsource(function)).rstrip()
    except (TypeError, OSError) as error:
        raise TypeError(f"show_source: expected a function or class written in Python, got {function!r}.") from error
    return _Source(text if docstring else _without_docstring(text))


def _without_docstring(text: str) -> str:
    """Cut the docstring's lines out, leaving all others as they were written."""
    body = ast.parse(text).body[0].body  # type: ignore[attr-defined]
    first = body[0]
    if not (isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and len(body) > 1):
        return text
    lines = text.splitlines()
    return "\n".join(lines[: first.lineno - 1] + lines[first.end_lineno :])
