"""Several processes, really started: they compute the numbers of one, and fail together, saying why once."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
import torch

from cnnedu.errors import TrainingError
from cnnedu.train import Recipe, Run, fit
from cnnedu.train.distributed import Processes, pick_device, processes
from cnnedu.train.synchronized_norm import SynchronizedBatchNorm, synchronize_batch_norm

QUIET = {**os.environ, "OMP_NUM_THREADS": "1"}
PREAMBLE = """
import copy, json, pathlib, sys, time, traceback
import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from cnnedu.errors import TrainingError
from cnnedu.train.distributed import processes
from cnnedu.train.synchronized_norm import synchronize_batch_norm
"""


def start(code: str, tmp_path: Path, world: int = 2) -> list[tuple[int, str, str]]:
    """Run a script in several processes and return status, output and errors of each."""
    script = tmp_path / "script.py"
    script.write_text(PREAMBLE + textwrap.dedent(code), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    common = {"WORLD_SIZE": str(world), "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    started = [
        subprocess.Popen(
            [sys.executable, str(script)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**QUIET, **common, "RANK": str(rank), "LOCAL_RANK": str(rank)},
        )
        for rank in range(world)
    ]
    try:
        answers = [process.communicate(timeout=100) for process in started]
    finally:
        for process in started:
            process.kill()
    return [(process.returncode, *answer) for process, answer in zip(started, answers, strict=True)]


EQUAL = """
def net(momentum, affine, dtype):
    torch.manual_seed(3)
    made = nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8, momentum=momentum, affine=affine), nn.ReLU(),
        nn.Conv2d(8, 6, 3, stride=2), nn.BatchNorm2d(6, momentum=momentum), nn.ReLU(), nn.Flatten(),
        nn.Linear(54, 10), nn.BatchNorm1d(10, track_running_stats=affine), nn.ReLU(), nn.Linear(10, 5),
    )
    return made.to(dtype)

def train(model, batches):
    losses, optimizer = [], torch.optim.SGD(model.parameters(), 0.05, momentum=0.9)
    for x, y in batches:
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        losses.append(loss.detach())
        if len(losses) < len(batches):
            optimizer.step()
    return torch.stack(losses)

def far(a, b):
    return float(((a - b).abs() / (1 + b.abs())).max())

def compare(here):
    report = {}
    wide, usual = torch.float64, torch.float32
    for momentum, affine, dtype in ((0.1, True, wide), (None, False, wide), (0.1, True, usual)):
        torch.manual_seed(4)
        batches = [(5 + 2 * torch.randn(12, 3, 8, 8, dtype=dtype), torch.randint(5, (12,))) for _ in range(3)]
        one, many = net(momentum, affine, dtype), net(momentum, affine, dtype)
        many = synchronize_batch_norm(many)
        several = DistributedDataParallel(many)
        expected = train(one, batches)
        losses = here.mean(train(several, [(x[here.rank::here.world], y[here.rank::here.world]) for x, y in batches]))
        found = {"loss": far(losses, expected)}
        for (name, p), q in zip(many.named_parameters(), one.parameters(), strict=True):
            found["weight " + name], found["gradient " + name] = far(p.detach(), q.detach()), far(p.grad, q.grad)
        for (name, b), c in zip(many.named_buffers(), one.named_buffers(), strict=True):
            found["statistic " + name] = far(b.double(), c[1].double())
        x = batches[0][0]
        many.eval(), one.eval()
        found["evaluation"] = far(many(x).detach(), one(x).detach())
        report[f"{momentum} {affine} {dtype}"] = found
    return report
"""

UNEVEN = """
def uneven(here):
    torch.manual_seed(0)
    x = torch.randn(7, 4, 5, dtype=torch.float64, requires_grad=True)
    mine = x.detach()[: 2] if here.first else x.detach()[2 :]
    mine.requires_grad_()
    one, many = nn.BatchNorm1d(4).double(), synchronize_batch_norm(nn.BatchNorm1d(4).double())
    expected, found = one(x), many(mine)
    (expected**3).sum().backward()
    (found**3).sum().backward()
    part = slice(0, 2) if here.first else slice(2, 7)
    assert torch.allclose(found, expected[part], atol=1e-12)
    assert torch.allclose(mine.grad, x.grad[part], atol=1e-10)
    assert torch.allclose(here.add_up(many.weight.grad), one.weight.grad, atol=1e-10)
    with torch.autocast("cpu", torch.bfloat16):
        half = many.float()(mine.detach().bfloat16())
    assert half.dtype == torch.bfloat16 and torch.allclose(half.double(), expected[part], atol=0.02)
    try:
        many(torch.zeros(3))
    except ValueError as error:
        return str(error)
"""

TOGETHER = """
def together(here):
    place = pathlib.Path(__file__).with_name("made")
    t = torch.tensor([1.0, 10.0]) * (here.rank + 1)
    assert here.add_up(t).tolist() == [3.0, 30.0] and here.mean(t).tolist() == [1.5, 15.0]
    assert t[0] == here.rank + 1  # what was given is as it was
    assert here.from_first(40 + here.rank) == 40
    with here.one_by_one():
        if here.first:
            time.sleep(0.5)
            place.touch()
        assert place.exists()
    return [here.rank, here.world, here.device.type, here.first]

with processes("cpu") as here:
    parts = {"equal": compare, "uneven": uneven, "together": together}
    found = {}
    for name, part in parts.items():
        try:
            found[name] = part(here)
        except AssertionError:
            found[name] = traceback.format_exc()
assert not torch.distributed.is_initialized()
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What two processes found, started once: to start them takes longer than what they do."""
    answers = start(EQUAL + UNEVEN + TOGETHER, tmp_path_factory.mktemp("two"))
    assert [status for status, _, _ in answers] == [0, 0], answers
    return [json.loads(output) for _, output, _ in answers]


def test_two_processes_compute_the_numbers_of_one(found: list[dict[str, Any]]) -> None:
    for answer in found:
        assert len(answer["equal"]) == 3
        for case, distances in answer["equal"].items():
            assert len(distances) > 20
            worst = max(distances, key=distances.__getitem__)
            assert distances[worst] < (1e-12 if "float64" in case else 1e-6), (case, worst, distances[worst])


def test_parts_may_be_of_different_size_and_half_precision(found: list[dict[str, Any]]) -> None:
    for answer in found:
        assert "needs 2 axes or more, got shape (3,)" in answer["uneven"]


def test_they_add_up_and_wait_for_the_first(found: list[dict[str, Any]]) -> None:
    assert [answer["together"] for answer in found] == [[0, 2, "cpu", True], [1, 2, "cpu", False]]


FAILS = """
try:
    with processes("cpu") as here:
        if here.rank in {failing}:
            raise TrainingError("the disk is full")
        here.add_up(torch.ones(3))
except TrainingError as error:
    sys.exit(f"cnnedu train: {{error}}")
"""


@pytest.mark.parametrize("failing", [{1}, {0, 1}])
def test_an_error_in_one_ends_all_and_is_told_once(tmp_path: Path, failing: set[int]) -> None:
    answers = start(FAILS.format(failing=failing), tmp_path)
    assert [status for status, _, _ in answers] == [1, 1]
    told = "".join(errors for _, _, errors in answers)
    assert told.count("the disk is full") == 1 and "Traceback" not in told, told


STOPPED = """
from cnnedu.train import Recipe, fit

class Stop:
    def on_epoch_end(self, epoch, metrics):
        if epoch == 2:
            raise TrainingError("somebody pulled the plug.")

try:
    fit(Recipe(**json.loads(pathlib.Path(__file__).with_name("recipe").read_text())),
        pathlib.Path(__file__).with_name("run"), callbacks=[Stop()], progress=False)
except TrainingError as error:
    sys.exit(f"cnnedu train: {error}")
"""


def test_stopped_and_resumed_by_torchrun_two_train_what_one_does(tmp_path: Path) -> None:
    small = {"model_args": {"depth": 8, "width": 4}, "batch_size": 128, "lr": 0.02}
    settings = {**small, "epochs": 3, "device": "cpu", "ema": 0.9}
    one = fit(Recipe(**settings), progress=False)
    (tmp_path / "recipe").write_text(json.dumps(settings))
    answers = start(STOPPED, tmp_path)
    assert [status for status, _, _ in answers] == [1, 1]
    told = "".join(errors for _, _, errors in answers)
    assert told.count("somebody pulled the plug") == 1 and "Traceback" not in told, told
    assert len(Run.load(tmp_path / "run").metrics) == 2
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    command += ["-m", "cnnedu.train", "--resume", "--out", str(tmp_path / "run"), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, env=QUIET)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Run(") == 1
    two = Run.load(tmp_path / "run")
    assert two.environment["world"] == 2 and len(two.environment["resumed"]) == 1
    far = (two.steps - one.steps).abs()
    assert list(far.index) == list(range(1, 34)) and not far.epoch.any() and not far.learning_rate.any()
    # The last bits differ, and where one of them decides on which side of 0 a ReLU is, a gradient does too: then one
    # process whose first weights are changed by a ten-millionth is as far away. Lost momentum would make it 0.03.
    assert far.train_loss[:4].max() < 1e-5 and far.train_loss.max() < 3e-3, far.train_loss
    for (name, a), b in zip(two.model().state_dict().items(), one.model().state_dict().values(), strict=True):
        assert torch.allclose(a, b, atol=3e-3), name


def test_one_process_needs_nobody() -> None:
    with processes("cpu") as here:
        tensor = torch.ones(2)
        assert here == Processes(0, 1, torch.device("cpu")) and here.first and here.cuda_devices == []
        assert here.add_up(tensor) is tensor and here.from_first(3) == 3
        here.wait()
        here.check_batch(7)


@pytest.mark.parametrize(
    ("world", "batch", "accumulate", "message"),
    [
        (3, 64, 1, r"64 cannot be shared evenly by 3 processes\. Use 63 or 66"),
        (4, 2, 1, r"2 cannot be shared evenly by 4 processes\. Use 4\."),
        (2, 6, 2, r"by 2 processes in 2 parts each\. Use 4 or 8"),
    ],
)
def test_a_batch_that_cannot_be_shared_is_refused(world: int, batch: int, accumulate: int, message: str) -> None:
    with pytest.raises(TrainingError, match=message):
        Processes(0, world, torch.device("cpu")).check_batch(batch, accumulate)
    Processes(0, world, torch.device("cpu")).check_batch(world * accumulate * 5, accumulate)


def test_a_device_that_is_not_there_is_refused() -> None:
    with pytest.raises(TrainingError, match="device must be auto, cpu, cuda, cuda:1 or mps, got 'gpu'"):
        pick_device("gpu")
    with pytest.raises(TrainingError, match="there is no meta for torch on this machine"):
        pick_device("meta")
    assert pick_device("cpu", 1, 2) == torch.device("cpu")


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a GPU")
def test_without_a_gpu_cuda_is_refused() -> None:
    with pytest.raises(TrainingError, match=r"there is no cuda for torch on this machine: use auto or cpu"):
        pick_device("cuda:1")


def test_norms_are_replaced_wherever_they_are_and_keep_what_they_hold() -> None:
    shared = torch.nn.BatchNorm2d(4)
    model = torch.nn.ModuleDict(
        {"a": shared, "again": shared, "b": torch.nn.Sequential(torch.nn.BatchNorm1d(3).eval())}
    )
    before = dict(model.state_dict(keep_vars=True))
    found = synchronize_batch_norm(model)
    assert found is model and found["a"] is found["again"]
    assert {name: id(t) for name, t in found.state_dict(keep_vars=True).items()} == {
        name: id(t) for name, t in before.items()
    }
    kinds = [type(module) for module in model.modules() if "BatchNorm" in type(module).__name__]
    assert kinds == [SynchronizedBatchNorm] * 2 and not model["b"][0].training
    assert synchronize_batch_norm(model)["a"] is found["a"]
    assert isinstance(synchronize_batch_norm(torch.nn.BatchNorm3d(2)), SynchronizedBatchNorm)
