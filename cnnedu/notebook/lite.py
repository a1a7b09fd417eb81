"""The chapter in a browser tab, Python included: ``make lite`` builds it with JupyterLite, an optional extra.

There is no PyTorch in a browser. A cell that needs it, itself or through what an earlier cell has made with it, is
replaced by a sentence that says what to do instead; what it printed elsewhere stays below it. NumPy and its friends
come from Pyodide's distribution when a page is first opened, so that this, unlike the book, needs a network.
"""

from __future__ import annotations

import ast
import copy
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from cnnedu.notebook.normal_form import Notebook, NotebookError, save

__all__ = ["build_lite", "without_torch"]

_HEAVY = ("torch", "torchvision", "cnnedu.models", "cnnedu.train")
_INSTEAD = (
    "# This cell needs PyTorch, which there is not in a browser. What it prints stands below.\n"
    "# To run it yourself, open the notebook on your computer: make lab, in a copy of the source.\n"
)
_FIRST = "%pip install -q cnnedu  # into this page; nothing on your computer changes"
#: What cnnedu needs and Pyodide does not bring: Python without compiled parts.
_WHEELS = ("anywidget", "jaxtyping")


def without_torch(nb: Notebook) -> Notebook:
    """Return a copy of a notebook for a Python that has no PyTorch.

    Imports of it are left out. Cells that use what they would have brought, and cells that use names made there, become
    a comment and keep their output.
    """
    nb = copy.deepcopy(nb)
    missing: set[str] = set()
    for cell in nb["cells"]:
        if cell["cell_type"] != "code":
            continue
        source = "".join(cell["source"])
        tree = _parsed(source)
        heavy = [node for node in tree.body if _imports_torch(node)]
        missing |= {name for node in heavy for name in _made([node])}
        others = [node for node in tree.body if node not in heavy]
        if _used(others) & missing:
            missing |= _made(others)
            cell["source"] = _INSTEAD + "".join(f"# {line}" for line in source.splitlines(keepends=True))
        elif heavy:
            missing -= _made(others)
            cell["source"] = _without_lines(source, heavy) or _INSTEAD
        else:
            missing -= _made(others)
    return nb


def _parsed(source: str) -> ast.Module:
    """Parse a cell; lines for IPython alone are none for Python."""
    lines = ["" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines()]
    return ast.parse("\n".join(lines))


def _imports_torch(node: ast.stmt) -> bool:
    if isinstance(node, ast.Import):
        modules = [alias.name for alias in node.names]
    else:
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    return any(module == heavy or module.startswith(f"{heavy}.") for module in modules for heavy in _HEAVY)


def _made(nodes: Iterable[ast.stmt]) -> set[str]:
    """Return the names that statements bind, at any depth: rather too many than too few."""
    made: set[str] = set()
    for node in (inner for outer in nodes for inner in ast.walk(outer)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            made |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            made.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            made.add(node.id)
    return made


def _used(nodes: Iterable[ast.stmt]) -> set[str]:
    walked = (inner for outer in nodes for inner in ast.walk(outer))
    return {node.id for node in walked if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def _without_lines(source: str, nodes: Iterable[ast.stmt]) -> str:
    gone = {line for node in nodes for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}
    return "\n".join(line for number, line in enumerate(source.splitlines(), 1) if number not in gone).strip()


def build_lite(root: Path, target: Path) -> Path:
    """Build a JupyterLite site of the chapter's notebooks.

    Parameters
    ----------
    root : Path
        The checkout.
    target : Path
        The folder to write.

    Returns
    -------
    Path
        Its first page.

    Raises
    ------
    NotebookError
        JupyterLite is not installed, or one of its steps failed; the message holds what it said.
    """
    with tempfile.TemporaryDirectory() as name:
        contents, wheels = Path(name) / "contents", Path(name) / "wheels"
        contents.mkdir()
        for path in sorted(root.glob("chapter*/*.ipynb")):
            nb = without_torch(json.loads(path.read_text(encoding="utf-8")))
            first: Notebook = {
                "cell_type": "code",
                "execution_count": None,
                "id": "install",
                "metadata": {},
                "outputs": [],
            }
            save({**nb, "cells": [{**first, "source": _FIRST}, *nb["cells"]]}, contents / path.name)
        _run("pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(wheels), str(root), *_WHEELS)
        found = [option for wheel in sorted(wheels.iterdir()) for option in ("--piplite-wheels", str(wheel))]
        options = ["--contents", str(contents), "--output-dir", str(target.resolve()), *found]
        _run("jupyterlite_core", "build", *options, folder=Path(name))
    return target / "lab" / "index.html"


def _run(module: str, *arguments: str, folder: Path | None = None) -> None:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if f"No module named {module}" in done.stderr:
        raise NotebookError("JupyterLite is not installed here: pip install -e '.[lite]'.")
    if done.returncode != 0:
        raise NotebookError(f"{module} {arguments[0]} failed:\n{(done.stdout + done.stderr)[-2000:]}")
