"""Run folders: written so that a stopped run goes on, never over another, and read back as they were."""

from __future__ import annotations

import getpass
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from cnnedu.errors import TrainingError
from cnnedu.train import Run, load_data
from cnnedu.train.build import build_model
from cnnedu.train.checkpoint import TrainState
from cnnedu.train.data import ImageData
from cnnedu.train.distributed import Processes
from cnnedu.train.evaluate import judge
from cnnedu.train.machine import describe_machine
from cnnedu.train.optim import make_optimizers
from cnnedu.train.recipe import Recipe
from cnnedu.train.run import RunFolder

ALONE = Processes(0, 1, torch.device("cpu"))
RECIPE = Recipe(model_args={"depth": 8, "width": 4}, epochs=3, ema=0.9)
FILES = {"recipe.json", "environment.json", "metrics.jsonl", "checkpoints", ".lock"}


@pytest.fixture(scope="module")
def digits() -> ImageData:
    return load_data(RECIPE)


def new_state(seed: int = 0) -> TrainState:
    torch.manual_seed(seed)
    model = build_model(RECIPE, 1, 10)
    return TrainState(model, make_optimizers(RECIPE, model), build_model(RECIPE, 1, 10))


def write(folder: RunFolder, state: TrainState, epochs: int) -> None:
    """Log a few steps per epoch and keep a checkpoint at the end of each."""
    for epoch in range(epochs):
        for _ in range(4):
            state.step += 1
            metrics = {"train_loss": torch.tensor(2.0) / state.step, "learning_rate": 0.1, "gradient_norm": np.inf}
            folder.log_step(state.step, epoch + 1, metrics)
        folder.log_epoch(state.step, epoch + 1, {"train_accuracy": 0.5, "confusion": np.eye(10, dtype=int)})
        state.seconds += 1.5
        folder.save(state)


def finish(folder: RunFolder, state: TrainState, data: ImageData) -> Run:
    assert state.ema is not None
    pixels = data.test.pixels[:40].float() / 255  # type: ignore[union-attr]
    labels = data.test.labels[:40]  # type: ignore[union-attr]
    return folder.finish(state, data, judge(state.ema, [(pixels, labels)], 10))


def finished(out: Path | None, data: ImageData) -> tuple[Run, TrainState]:
    with RunFolder.open(out, RECIPE, ALONE, data=data) as folder:
        state = new_state()
        folder.restore(state)
        write(folder, state, 3)
        return finish(folder, state, data), state


@pytest.mark.parametrize("in_memory", [False, True])
def test_a_finished_run_says_what_was_done(tmp_path: Path, digits: ImageData, in_memory: bool) -> None:
    run, state = finished(None if in_memory else tmp_path / "a" / "b", digits)
    for found in [run] if in_memory else [run, Run.load(tmp_path / "a" / "b")]:
        assert found.finished and found.recipe == RECIPE and found.first
        assert found.summary["epochs"] == 3 and found.summary["seconds"] == 4.5
        assert found.summary["images_per_second"] == 12 * 64 / 4.5
        assert found.confusion.sum() == 40 and np.trace(found.confusion) == 40 * found.summary["test_accuracy"]
        assert list(found.metrics.index) == [1, 2, 3] and list(found.metrics.step) == [4, 8, 12]
        assert found.steps.train_loss[12] == pytest.approx(2 / 12) and found.steps.gradient_norm.isna().all()
        model = found.model()
        assert not model.training
        assert all(torch.equal(a, state.ema.state_dict()[name]) for name, a in model.state_dict().items())
        assert repr(found).startswith("Run(resnet20 on digits, 3 epochs, test accuracy ")
        assert len(found.environment["data"]["classes"]) == 10


def test_the_folder_holds_what_is_promised_and_nothing_else(tmp_path: Path, digits: ImageData) -> None:
    finished(tmp_path / "run", digits)
    assert {path.name for path in (tmp_path / "run").iterdir()} == FILES | {"summary.json", "model.safetensors"}
    checkpoints = [path.name for path in (tmp_path / "run" / "checkpoints").iterdir()]
    assert sorted(checkpoints) == ["step-00000008", "step-00000012"]
    assert Recipe.from_json((tmp_path / "run" / "recipe.json").read_text()) == RECIPE
    for line in (tmp_path / "run" / "metrics.jsonl").read_text().splitlines():
        json.loads(line, parse_constant=pytest.fail)  # NaN and Infinity are no JSON


def test_an_unfinished_run_is_read_and_goes_on(tmp_path: Path, digits: ImageData) -> None:
    folder = RunFolder.open(tmp_path, RECIPE, ALONE, data=digits)
    state = new_state()
    folder.restore(state)
    write(folder, state, 2)
    with torch.no_grad():
        kept = {name: tensor.clone() for name, tensor in state.ema.state_dict().items()}  # type: ignore[union-attr]
    folder.log_step(9, 3, {"train_loss": 1.0})
    folder.close()
    with (tmp_path / "metrics.jsonl").open("ab") as file:
        file.write(b'{"kind": "step", "st')

    run = Run.load(tmp_path)
    assert not run.finished and run.summary == {} and len(run.steps) == 9
    assert repr(run) == f"Run(resnet20 on digits, 2 of 3 epochs, not finished, {str(tmp_path)!r})"
    assert all(torch.equal(a, kept[name]) for name, a in run.model().state_dict().items())

    with RunFolder.open(tmp_path, RECIPE, ALONE, resume=True) as again:
        other = new_state(seed=5)
        again.restore(other)
        assert (other.step, other.epoch, other.seconds) == (8, 2, 3.0)
        again.log_step(9, 3, {"train_loss": 7.0})
        result = finish(again, other, digits)
    assert list(result.steps.index) == list(range(1, 10)) and result.steps.train_loss[9] == 7
    assert len(result.environment["resumed"]) == 1 and result.summary["seconds"] == 3
    with RunFolder.open(tmp_path, RECIPE, ALONE, resume=True) as third:
        assert third.finished and third.close().summary == result.summary


def test_a_run_stopped_before_its_first_checkpoint_begins_again(tmp_path: Path) -> None:
    folder = RunFolder.open(tmp_path, RECIPE, ALONE)
    folder.restore(new_state())
    folder.log_step(1, 1, {"train_loss": 1.0})
    folder.close()
    with pytest.raises(TrainingError, match="no weights yet|does not say"):
        Run.load(tmp_path).model()
    with RunFolder.open(tmp_path, RECIPE, ALONE, resume=True) as again:
        state = new_state()
        again.restore(state)
        assert state.step == 0
    assert Run.load(tmp_path).steps.empty


def test_no_run_is_ever_written_over(tmp_path: Path, digits: ImageData) -> None:
    finished(tmp_path / "run", digits)
    before = {path: path.read_bytes() for path in (tmp_path / "run").rglob("*") if path.is_file()}
    with pytest.raises(TrainingError, match="holds a run already: --resume goes on with it"):
        RunFolder.open(tmp_path / "run", RECIPE, ALONE)
    other = Recipe(**{**RECIPE.to_dict(), "lr": 0.2, "workers": 0})
    with pytest.raises(TrainingError, match=r"another recipe: lr: 0.1, not 0.2\. Use another --out"):
        RunFolder.open(tmp_path / "run", other, ALONE, resume=True)
    assert before == {path: path.read_bytes() for path in (tmp_path / "run").rglob("*") if path.is_file()}


def test_other_peoples_folders_and_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("…")
    with pytest.raises(TrainingError, match=r"holds other things \(thesis.tex\)"):
        RunFolder.open(tmp_path, RECIPE, ALONE, resume=True)
    with pytest.raises(TrainingError, match="cannot be written to: File exists"):
        RunFolder.open(tmp_path / "thesis.tex", RECIPE, ALONE)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]
    with pytest.raises(TrainingError, match="cannot be written to"):
        RunFolder.open(tmp_path / ("x" * 300), RECIPE, ALONE)


def test_a_run_that_cannot_begin_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    for path in tmp_path / "run", tmp_path / "mine" / "runs" / "first":
        with pytest.raises(ZeroDivisionError), RunFolder.open(path, RECIPE, ALONE):
            1 / 0  # noqa: B018
    assert [path.name for path in tmp_path.rglob("*")] == ["mine"]


def test_what_may_differ_on_the_way_may(tmp_path: Path) -> None:
    with RunFolder.open(tmp_path, RECIPE, ALONE) as folder:
        folder.restore(new_state())
    other = Recipe(**{**RECIPE.to_dict(), "workers": 0, "data_dir": "elsewhere", "checkpoint_steps": 5})
    with RunFolder.open(tmp_path, other, ALONE, resume=True) as folder:
        assert not folder.finished


HOLDER = """
import sys, time, torch
from cnnedu.train.distributed import Processes
from cnnedu.train.recipe import Recipe
from cnnedu.train.run import RunFolder
folder = RunFolder.open(sys.argv[1], Recipe(), Processes(0, 1, torch.device("cpu")))
print("open", flush=True)
time.sleep(60)
"""


def test_two_processes_never_write_into_one_folder_and_a_killed_one_leaves_no_lock(tmp_path: Path) -> None:
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=environment
    ) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "open\n"
        with pytest.raises(TrainingError, match="another training is writing into"):
            RunFolder.open(tmp_path, RECIPE, ALONE, resume=True)
        holder.kill()
    with (
        RunFolder.open(tmp_path, RECIPE, ALONE),
        pytest.raises(TrainingError, match="another training is writing into"),
    ):
        RunFolder.open(tmp_path, RECIPE, ALONE)
    RunFolder.open(tmp_path, RECIPE, ALONE).close()


@pytest.mark.parametrize("place", ["nowhere", "empty"])
def test_a_folder_that_is_no_run_is_refused(tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(TrainingError, match="there is no folder|holds no run: there is no recipe.json"):
        Run.load(tmp_path / place)


@pytest.mark.parametrize("name", ["recipe.json", "summary.json", "environment.json"])
@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[1]", b""])
def test_a_damaged_file_is_named(tmp_path: Path, digits: ImageData, name: str, content: bytes) -> None:
    finished(tmp_path, digits)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TrainingError, match=rf"{name} is damaged"):
        Run.load(tmp_path)


def test_damaged_weights_are_refused(tmp_path: Path, digits: ImageData) -> None:
    run, _ = finished(tmp_path, digits)
    content = bytearray((tmp_path / "model.safetensors").read_bytes())
    content[-9] ^= 4
    (tmp_path / "model.safetensors").write_bytes(bytes(content))
    with pytest.raises(TrainingError, match="model.safetensors is damaged"):
        run.model()
    (tmp_path / "model.safetensors").unlink()
    with pytest.raises(TrainingError, match="model.safetensors cannot be read: No such file"):
        run.model()


def test_a_process_that_does_not_write_reads_the_checkpoint(tmp_path: Path, digits: ImageData) -> None:
    with RunFolder.open(tmp_path, RECIPE, ALONE, data=digits) as folder:
        folder.restore(state := new_state())
        write(folder, state, 1)
    second = RunFolder(tmp_path, RECIPE, Processes(1, 1, torch.device("cpu")))
    before = (tmp_path / "metrics.jsonl").read_bytes()
    second.log_step(5, 2, {"train_loss": 1.0})
    second.save(state)
    assert not second.finish(
        state, digits, judge(state.ema, [(torch.zeros(2, 1, 8, 8), torch.zeros(2).long())], 10)
    ).first  # type: ignore[arg-type]
    assert (tmp_path / "metrics.jsonl").read_bytes() == before and not (tmp_path / "summary.json").exists()


def test_the_environment_names_versions_and_hardware_and_nobody() -> None:
    found = describe_machine("cpu", 2)
    assert found["torch"] == torch.__version__ and found["world"] == 2 and found["threads"] == torch.get_num_threads()
    text = json.dumps(found)
    assert platform.node() not in text and str(Path.home()) not in text and str(Path.cwd()) not in text
    assert getpass.getuser() not in text.replace("processor", "")
