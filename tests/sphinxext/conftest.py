"""Small books, built for real."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"
# A widget by somebody else: long enough to be worth sharing, with a character that HTML must not see.
MODULE = "/* <b>third</b> party */ " + "/* padding */ " * 40 + "export default { render({ model, el }) {} }"
STILL = "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='40'><rect width='80' height='40'/></svg>"


def widget_notebook(count: int = 2, *, with_state: bool = True) -> dict[str, Any]:
    """Return a notebook whose cells each show a widget of the same class, with a picture beside it."""
    models = {
        f"m{index}": {
            "model_name": "AnyModel",
            "model_module": "anywidget",
            "model_module_version": "0.11.0",
            "state": {"_esm": MODULE, "n": index},
        }
        for index in range(count)
    }
    cells: list[dict[str, Any]] = [{"cell_type": "markdown", "id": "top", "metadata": {}, "source": "# Widgets"}]
    for index in range(count):
        view = {"model_id": f"m{index}", "version_major": 2, "version_minor": 0}
        data = {"text/plain": f"Dial(n={index})", "image/svg+xml": STILL, VIEW: view}
        output = {"output_type": "execute_result", "execution_count": index + 1, "data": data, "metadata": {}}
        cells.append(
            {
                "cell_type": "code",
                "id": f"c{index}",
                "execution_count": index + 1,
                "metadata": {},
                "outputs": [output],
                "source": f"Dial({index})",
            }
        )
    widgets = {STATE: {"version_major": 2, "version_minor": 0, "state": models if with_state else {}}}
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "language_info": {"name": "python", "pygments_lexer": "ipython3"},
        "widgets": widgets,
    }
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


BookMaker = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def make_book() -> BookMaker:
    """Return a function that writes a Jupyter Book into a folder and builds it as its author would."""

    def make(folder: Path, files: dict[str, str], extension: str = "cnnedu.sphinxext") -> Any:
        config = {
            "title": "Somebody else's book",
            "author": "A",
            "execute": {"execute_notebooks": "off"},
            "sphinx": {"extra_extensions": [extension]},
        }
        first, *others = [Path(name).stem for name in files if name.endswith((".md", ".ipynb"))]
        chapters = [{"file": name} for name in others]
        toc = {"format": "jb-book", "root": first, **({"chapters": chapters} if chapters else {})}
        written = {"_config.yml": json.dumps(config), "_toc.yml": json.dumps(toc), **files}  # JSON is YAML
        for name, text in written.items():
            (folder / name).write_text(text, encoding="utf-8")
        code = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
        command = [sys.executable, "-c", code, "build", ".", "-W", "--keep-going"]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    return make


@pytest.fixture(scope="session")
def make_widget_notebook() -> Callable[..., dict[str, Any]]:
    """Return the maker of widget notebooks."""
    return widget_notebook
