"""A run that is killed loses nothing: it ends with the numbers of one that was left in peace, to the last bit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cnnedu.errors import TrainingError
from cnnedu.train import Recipe, Run, fit

KILLS = 10
HARNESS = Path(__file__).parent / "killed_runs.py"
QUIET = {**os.environ, "OMP_NUM_THREADS": "1"}
SMALL = {"model_args": {"depth": 8, "width": 4}, "split": "tuning"}
RECIPES: dict[str, dict[str, Any]] = {
    "SGD on a residual network": {**SMALL, "epochs": 10, "checkpoint_steps": 7},
    "AdamW, dropout, mixup, a moving average": {
        "model": "mlp", "model_args": {"image_size": 8, "hidden": [512, 512], "dropout": 0.5}, "optimizer": "adamw",
        "augment": ("crop:1", "mixup:0.2"), "ema": 0.9, "epochs": 30, "checkpoint_steps": 30, "accumulate": 2,
    },
}  # fmt: skip


def numbers(folder: Path) -> list[dict[str, Any]]:
    """Return what was measured, without how fast."""
    rows = [json.loads(line) for line in (folder / "metrics.jsonl").read_text(encoding="utf-8").splitlines()]
    return [{key: value for key, value in row.items() if key != "images_per_second"} for row in rows]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forks of a process: not on Windows")
@pytest.mark.parametrize("settings", RECIPES.values(), ids=RECIPES)
def test_killed_ten_times_it_ends_the_same(settings: dict[str, Any], tmp_path: Path) -> None:
    recipe = Recipe(**settings)
    fit(recipe, tmp_path / "peace", progress=False)
    (tmp_path / "recipe.json").write_text(recipe.to_json(), encoding="utf-8")
    whole = len(numbers(tmp_path / "peace"))
    given = [tmp_path / "killed", 9, KILLS, tmp_path / "recipe.json", whole]
    arguments = [sys.executable, str(HARNESS), *map(str, given)]
    done = subprocess.run(arguments, env=QUIET, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("killed with") == KILLS
    assert numbers(tmp_path / "killed") == numbers(tmp_path / "peace")
    weights = [(tmp_path / name / "model.safetensors").read_bytes() for name in ("killed", "peace")]
    assert weights[0] == weights[1]
    one, other = (Run.load(tmp_path / name).summary for name in ("killed", "peace"))
    assert one["test_accuracy"] == other["test_accuracy"] and one["confusion"] == other["confusion"]


def test_a_finished_run_is_returned_as_it_is(tmp_path: Path) -> None:
    recipe = Recipe(**SMALL, epochs=1)  # type: ignore[arg-type]
    first = fit(recipe, tmp_path / "run", progress=False)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "run").iterdir()}
    again = fit(recipe, tmp_path / "run", resume=True, progress=False)
    assert again.summary == first.summary
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "run").iterdir()}
    assert {path.name for path in before if before[path] != after[path]} <= {".lock"}


def test_a_run_is_never_overwritten_or_mixed(tmp_path: Path) -> None:
    fit(Recipe(**SMALL, epochs=1), tmp_path / "run", progress=False)  # type: ignore[arg-type]
    with pytest.raises(TrainingError, match=r"holds a run already: --resume goes on with it"):
        fit(Recipe(**SMALL, epochs=1), tmp_path / "run", progress=False)  # type: ignore[arg-type]
    with pytest.raises(TrainingError, match=r"another recipe: .*epochs"):
        fit(Recipe(**SMALL, epochs=2), tmp_path / "run", resume=True, progress=False)  # type: ignore[arg-type]


def test_the_caller_s_random_numbers_are_left_alone() -> None:
    import torch

    torch.manual_seed(3)
    expected = torch.rand(2)
    torch.manual_seed(3)
    fit(Recipe(**SMALL, epochs=1), progress=False)  # type: ignore[arg-type]
    assert torch.equal(torch.rand(2), expected)
