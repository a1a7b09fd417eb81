"""Checkpoints on bad days: a process that is killed while it writes, and a disk that is full."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills and limits as POSIX has them")

PREAMBLE = """
import os, random, resource, signal, sys, time, warnings
from pathlib import Path
import torch
torch.set_num_threads(1)
from cnnedu.errors import TrainingError
from cnnedu.train.checkpoint import latest_checkpoint, save_checkpoint
ABOUT = {"epoch": 0, "right": 0, "seconds": 0.0, "recipe": {}, "optimizers": []}
folder = Path(sys.argv[1])
def noise(step, size=3000):
    return {"model.weight": torch.randn(size, generator=torch.Generator().manual_seed(step))}
def save(step, size=3000):
    return save_checkpoint(folder, noise(step, size), {**ABOUT, "step": step})
"""

KILLED = """
rng, cut, last = random.Random(4), 0, 0
for round in range(60):
    down, up = os.pipe()
    child = os.fork()
    if child == 0:
        for step in range(last + 1, last + 10_000):
            save(step)
            os.write(up, b"%8d" % step)
        os._exit(1)
    os.read(down, 8)  # it has begun
    time.sleep(rng.uniform(0, 0.03))
    os.kill(child, signal.SIGKILL)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    os.close(up)
    told = os.read(down, 1 << 20)
    os.close(down)
    cut += any(path.name.endswith(".part") for path in folder.iterdir())
    warnings.simplefilter("error")  # nothing damaged is ever found: the newest is whole
    found = latest_checkpoint(folder)
    assert found.step >= int(told[-8:] or last + 1), (found.step, told[-8:])
    assert torch.equal(found.tensors["model.weight"], noise(found.step)["model.weight"])
    last = found.step
print(cut)
"""

FULL = """
save(1)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    save(2, 100_000)
except TrainingError as error:
    print(error)
print(sorted(path.name for path in folder.iterdir()), latest_checkpoint(folder).step)
save(3)
print(latest_checkpoint(folder).step)
"""

ON_A_FULL_DISK = """
save(1), save(2)
other = folder / "filler"
other.write_bytes(bytes(200_000))
try:
    save(3, 100_000)
except TrainingError as error:
    print(error)
print(sorted(path.name for path in folder.iterdir()), latest_checkpoint(folder).step)
other.unlink()
save(4)
print(latest_checkpoint(folder).step)
"""
MOUNT = 'mount -t tmpfs -o size=500k none "$0" && exec "$@"'


def run_script(code: str, folder: Path, *wrapper: str) -> str:
    command = [*wrapper, sys.executable, "-c", textwrap.dedent(PREAMBLE + code), str(folder)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_sixty_kills_while_saving_lose_nothing_that_was_saved(tmp_path: Path) -> None:
    cut = int(run_script(KILLED, tmp_path))
    assert cut >= 10, "the kills hardly ever met a checkpoint that was being written"


def test_a_file_that_may_not_grow_leaves_the_checkpoint_before(tmp_path: Path) -> None:
    error, there, after = run_script(FULL, tmp_path).splitlines()
    assert "tensors.safetensors: File too large. It needs 0.4 MB" in error
    assert error.endswith("step-00000001, is still there.")
    assert there == "['step-00000001'] 1" and after == "3"


def test_a_full_disk_leaves_the_checkpoints_before(tmp_path: Path) -> None:
    wrapper = ["unshare", "--map-root-user", "--mount", "sh", "-c", MOUNT, str(tmp_path)]
    if shutil.which("unshare") is None or subprocess.run([*wrapper, "true"], capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    error, there, after = run_script(ON_A_FULL_DISK, tmp_path, *wrapper).splitlines()
    assert "tensors.safetensors: No space left on device. It needs 0.4 MB; " in error and "are free there" in error
    assert error.endswith("step-00000002, is still there.")
    assert there == "['filler', 'step-00000001', 'step-00000002'] 2" and after == "4"
