"""Rich tables as plain text."""

from __future__ import annotations

import io
from typing import Any

__all__ = ["plain_text"]


def plain_text(renderable: Any, width: int = 80) -> str:
    r"""Return what rich would print, without colours and the same on every screen, so that notebooks can be compared.

    Examples
    --------
    >>> plain_text("Nine numbers slide over a picture", width=20)
    'Nine numbers slide\nover a picture'
    """
    from rich.console import Console

    page = io.StringIO()
    # In a notebook, rich would display what is printed instead of writing it to the file.
    console = Console(file=page, width=width, color_system=None, legacy_windows=False, force_jupyter=False)
    console.print(renderable)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())
