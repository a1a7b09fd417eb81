"""``cnnedu train``: every field of a recipe is an option, and what is wrong is one sentence."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cnnedu.cli import app
from cnnedu.train import Recipe, Run

SMALL = ["--model-args", "depth=8,width=4", "--split", "tuning", "--quiet"]


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["train", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_every_field_is_an_option() -> None:
    code, told, _ = run("--help")
    assert code == 0
    for entry in fields(Recipe):
        assert f"--{entry.name.replace('_', '-')} " in told, entry.name


def test_it_trains_and_says_how_well(tmp_path: Path) -> None:
    code, told, _ = run(*SMALL, "--epochs", "2", "--augment", "crop:1,cutout:2", "--out", str(tmp_path / "a"))
    assert code == 0 and told.startswith("Run(resnet20 on digits, 2 epochs, test accuracy ")
    kept = Run.load(tmp_path / "a")
    assert kept.recipe == Recipe(
        model_args={"depth": 8, "width": 4}, split="tuning", epochs=2, augment=("crop:1", "cutout:2")
    )
    summary = json.loads((tmp_path / "a" / "summary.json").read_text(encoding="utf-8"))
    assert {"test_accuracy", "images_per_second", "seconds", "epochs"} <= summary.keys()


def test_flags_can_be_taken_back(tmp_path: Path) -> None:
    arguments = [*SMALL, "--epochs", "1", "--augment", "flip", "--no-test-flip", "--channels-last"]
    assert run(*arguments, "--out", str(tmp_path / "a"))[0] == 0
    recipe = Run.load(tmp_path / "a").recipe
    assert (recipe.test_flip, recipe.channels_last) == (False, True)


def test_resume_needs_no_options(tmp_path: Path) -> None:
    folder = str(tmp_path / "a")
    assert run(*SMALL, "--epochs", "1", "--out", folder)[0] == 0
    code, told, _ = run("--resume", "--out", folder, "--quiet")
    assert code == 0 and "1 epoch" in told
    code, _, said = run("--resume", "--out", folder, "--epochs", "3", "--quiet")
    assert code == 1 and "another recipe" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--model", "resnt20"], "there is no model 'resnt20'. Did you mean 'resnet20'?"),
        (["--lr", "-1"], "lr must be a number above 0, got -1.0"),
        (["--resume"], "--resume goes on with the run of a folder: give --out."),
        (["--tensorboard"], "--tensorboard writes into the run's folder: give --out."),
        (["--model-args", "depth"], "--model-args takes NAME=VALUE"),
        (["--data", "digits:all"], "digits takes nothing behind a colon"),
        (["--data", "random:3x32"], "random"),
        (["--epochs", "1", "--out", __file__], "cannot be written to"),
        (["--epochs", "1", "--out", "x" * 300], "cannot be written to"),
        (["--lr", "abc"], "lr must be a number, got 'abc'"),
        (["--epochs", "1.5"], "epochs must be a whole number, got 1.5"),
        (["--epoch", "3"], "No such option: --epoch"),
        (["--model-args", "depth=8,depth=14"], "--model-args gives depth twice: 8 and 14"),
    ],
    ids=str,
)
def test_what_is_wrong_is_one_sentence(arguments: list[str], said: str) -> None:
    code, told, error = run(*arguments)
    assert code == 1 and told == ""
    assert error.startswith("cnnedu train: ") and said in error and "Traceback" not in error


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_interrupted_it_says_how_to_go_on(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cnnedu.train", *SMALL, "--epochs", "2000", "--out", str(tmp_path / "a")]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as child:
        for _ in range(1200):
            if list((tmp_path / "a" / "checkpoints").glob("step-*")):
                break
            time.sleep(0.05)
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=60)
    assert child.returncode == 1 and "Traceback" not in said
    assert "stopped. The same command with --resume goes on." in said


def test_noise_measures_speed_only(tmp_path: Path) -> None:
    arguments = ["--data", "random:1x8x8", "--batch-size", "128", "--model-args", "depth=8,width=4", "--quiet"]
    code, told, _ = run(*arguments, "--out", str(tmp_path / "a"))
    assert code == 0 and "speed only" in told
    assert Run.load(tmp_path / "a").summary["test_accuracy"] is None


def test_a_class_beside_the_command_is_found(tmp_path: Path) -> None:
    (tmp_path / "here.py").write_text(
        "from torch import nn\ndef flat(c, k): return nn.Sequential(nn.Flatten(), nn.Linear(64 * c, k))\n"
        "class Net(nn.Module):\n"
        "    def __init__(self, in_channels, num_classes):\n"
        "        super().__init__()\n"
        "        self.all = flat(in_channels, num_classes)\n"
        "    def forward(self, x):\n"
        "        return self.all(x)\n",
        encoding="utf-8",
    )
    start = "import sys; sys.path[:] = [p for p in sys.path if p]; from cnnedu.cli import app; app()"
    command = [sys.executable, "-c", start, "train", "--model", "here:Net", "--epochs", "1", "--quiet"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONSAFEPATH": "1"}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment, timeout=120)
    assert done.returncode == 0 and done.stdout.startswith("Run(here:Net on digits"), done.stderr


def test_a_damaged_recipe_is_named(tmp_path: Path) -> None:
    (tmp_path / "recipe.json").write_bytes(b"\xff")
    code, _, said = run("--resume", "--out", str(tmp_path), "--quiet")
    assert code == 1 and f"{tmp_path / 'recipe.json'} is damaged" in said
