"""A network of one's own is looked at before anything is trained: each fault is one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from cnnedu.errors import TrainingError
from cnnedu.train import Recipe, Run, fit
from cnnedu.train.build import numerics, out_of_memory

OWN = """
from torch import nn
class Own(nn.Module):
    def __init__(self, in_channels, num_classes):
        super().__init__()
        self.all = nn.Linear(64 * in_channels, num_classes)
    def forward(self, x):
        return self.all(x.flatten(1))
class NoKey(Own):
    def __init__(self, **settings):
        super().__init__(**settings)
        settings["width"]
class Frozen(Own):
    def __init__(self, **settings):
        super().__init__(**settings)
        self.requires_grad_(False)
class Lazy(Own):
    def __init__(self, in_channels, num_classes):
        super().__init__(in_channels, num_classes)
        self.all = nn.LazyLinear(num_classes)
class Forgetful(Own):
    def forward(self, x):
        return {}["x"]
class Named(Own):
    def forward(self, x):
        return {"logits": super().forward(x)}
class Wide(Own):
    def __init__(self, in_channels, num_classes):
        super().__init__(in_channels, 1000)
class Narrow(Own):
    def __init__(self, in_channels, num_classes):
        super().__init__(in_channels, 9)
class PairWhenJudged(Own):
    def forward(self, x):
        y = super().forward(x)
        return y if self.training else (y, y)
class Idle(Own):
    def __init__(self, **settings):
        super().__init__(**settings)
        self.unused = nn.Linear(3, 3)
class Cut(Own):
    def forward(self, x):
        return super().forward(x).detach()
"""

FAULTS = [
    ("own:NoKey", "own:NoKey cannot be built: KeyError: 'width'."),
    ("own:Frozen", "own:Frozen has no parameters that can be trained."),
    ("own:Lazy", "own:Lazy has lazy layers"),
    ("own:Forgetful", "own:Forgetful does not take images of 1×8×8"),
    ("own:Named", "own:Named answers 64 images in training with a dict"),
    ("own:Wide", "with torch.float32 of shape (64, 1000), which cannot tell 10 classes apart"),
    ("own:Narrow", "of shape (64, 9), which cannot tell 10 classes apart: wanted are logits of shape (64, 10)."),
    ("own:PairWhenJudged", "answers 64 images when it is judged with a tuple"),
    ("own:Cut", "no gradient goes from its answer to its parameters"),
    ("own_broken:Net", "own_broken, where Net should be, cannot be imported: SyntaxError"),
    ("own_leaving:Net", "own_leaving, where Net should be, cannot be imported: SystemExit: 3."),
]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write modules with faults where Python finds them."""
    for name, text in (("own", OWN), ("own_broken", "def (:"), ("own_leaving", "raise SystemExit(3)")):
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "own", raising=False)
    return tmp_path


@pytest.mark.parametrize(("model", "said"), FAULTS, ids=[model for model, _ in FAULTS])
def test_a_fault_of_ones_own_class_is_said_before_anything_is_written(own: Path, model: str, said: str) -> None:
    with pytest.raises(TrainingError) as caught:
        fit(Recipe(model=model, epochs=1, split="tuning"), own / "run", progress=False)
    assert said in str(caught.value)
    assert not (own / "run").exists()


def test_one_matrix_is_stepped_by_muon_s_companion(own: Path) -> None:
    run = fit(Recipe(model="own:Own", epochs=2, split="tuning", optimizer="muon", lr=0.1), progress=False)
    assert run.steps["train_loss"].iloc[-1] < run.steps["train_loss"].iloc[0]


def test_what_the_arguments_were_is_said() -> None:
    recipe = Recipe(model_args={"width": "wide"}, split="tuning")
    with pytest.raises(TrainingError, match=r"resnet20 cannot be built: .* The model_args were width='wide'\."):
        fit(recipe, progress=False)


def test_numerics_leaves_torch_as_it_was() -> None:
    torch.set_default_dtype(torch.float64)
    try:
        with numerics(Recipe(precision="tf32"), torch.device("cpu")):
            assert torch.get_default_dtype() == torch.float32
        assert torch.get_default_dtype() == torch.float64
    finally:
        torch.set_default_dtype(torch.float32)


def test_memory_that_is_full_is_recognised() -> None:
    with pytest.raises(RuntimeError) as caught:
        torch.empty(2**60)
    assert out_of_memory(caught.value) and out_of_memory(MemoryError()) and not out_of_memory(RuntimeError("other"))


def test_two_processes_train_a_network_that_leaves_weights_unused(own: Path) -> None:
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    command += ["-m", "cnnedu.train", "--model", "own:Idle", "--epochs", "1", "--split", "tuning", "--device", "cpu"]
    done = subprocess.run(
        [*command, "--quiet", "--out", str(own / "two")],
        cwd=own,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    one = fit(Recipe(model="own:Idle", epochs=1, split="tuning", device="cpu"), progress=False)
    assert list(Run.load(own / "two").steps["train_loss"]) == pytest.approx(list(one.steps["train_loss"]), rel=1e-5)
