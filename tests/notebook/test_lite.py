"""Cells that need PyTorch say so, cells that do not stay, and nothing is lost between them."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cnnedu.notebook import discover
from cnnedu.notebook.lite import without_torch

ROOT = Path(__file__).parents[2]


def page(*cells: str) -> dict[str, Any]:
    kept = {"cell_type": "code", "metadata": {}, "outputs": ["kept"]}
    return {"cells": [{**kept, "source": cell} for cell in cells]}


def sources(nb: dict[str, Any]) -> list[str]:
    return [cell["source"] for cell in nb["cells"]]


def test_imports_of_torch_are_left_out_and_others_stay() -> None:
    nb = without_torch(
        page("import numpy as np\nimport torch\nfrom cnnedu.train import (\n    Recipe,\n)\nx = np.ones(2)")
    )
    assert sources(nb) == ["import numpy as np\nx = np.ones(2)"]


def test_what_needs_torch_is_said_and_keeps_its_output() -> None:
    nb = without_torch(page("from torch import nn", "layer = nn.ReLU()", "y = layer(1)", "print(2)"))
    assert [source.startswith("# This cell needs PyTorch") for source in sources(nb)] == [True, True, True, False]
    assert "# layer = nn.ReLU()" in sources(nb)[1]
    assert all(cell["outputs"] == ["kept"] for cell in nb["cells"])


def test_a_name_made_again_without_torch_is_fine() -> None:
    nb = without_torch(page("import torch", "x = torch.ones(2)", "x = [1, 1]", "sum(x)", "%timeit sum(x)"))
    assert sources(nb)[2:] == ["x = [1, 1]", "sum(x)", "%timeit sum(x)"]


def test_a_function_that_uses_torch_is_tainted() -> None:
    nb = without_torch(page("import torch", "def f(x):\n    return torch.relu(x)", "f(3)"))
    assert all(source.startswith("# This cell needs PyTorch") for source in sources(nb))


@pytest.mark.parametrize("path", [target for _, target in discover(ROOT)], ids=lambda path: path.name)
def test_no_page_of_the_chapter_asks_for_torch(path: Path) -> None:
    nb = json.loads(path.read_text(encoding="utf-8"))
    kept = without_torch(nb)
    code = "\n".join("".join(c["source"]) for c in kept["cells"] if c["cell_type"] == "code")
    imported = [
        ast.unparse(node) for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not [line for line in imported if "torch" in line or "cnnedu.models" in line or "cnnedu.train" in line]
    assert len(kept["cells"]) == len(nb["cells"])


@pytest.mark.notebook
def test_a_page_of_numpy_runs_where_there_is_no_torch(tmp_path: Path) -> None:
    nb = without_torch(json.loads((ROOT / "chapter09" / "06b_upsampling.ipynb").read_text(encoding="utf-8")))
    code = "\n".join("".join(cell["source"]) for cell in nb["cells"] if cell["cell_type"] == "code")
    script = tmp_path / "page.py"
    forbid = "import sys\nsys.modules['torch'] = sys.modules['torchvision'] = None\n"
    script.write_text(forbid + code, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
