"""Rates that rise and fall, and who decays: against torch's own schedules and optimizers."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from cnnedu.models import create_model
from cnnedu.train import Recipe
from cnnedu.train.optim import KernelMuon, learning_rate, make_optimizers, set_learning_rate


def rates(steps: int, **settings: object) -> list[float]:
    recipe = Recipe(**settings)  # type: ignore[arg-type]
    return [learning_rate(recipe, step, steps) for step in range(steps)]


@given(
    st.integers(1, 400),
    st.floats(0, 0.99),
    st.sampled_from(["one_cycle", "cosine", "constant"]),
)
def test_a_rate_rises_to_its_highest_and_never_again(steps: int, warmup: float, schedule: str) -> None:
    found = rates(steps, lr=0.5, warmup=warmup, schedule=schedule)
    rising = round(warmup * steps)
    assert all(0 < rate <= 0.5 + 1e-12 for rate in found)
    assert found[:rising] == sorted(found[:rising])
    assert found[rising:] == sorted(found[rising:], reverse=True)
    assert math.isclose(max(found), 0.5)


def test_a_cosine_is_torchs() -> None:
    weight = nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([weight], 0.3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 50)
    theirs = []
    for _ in range(50):
        theirs.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    assert rates(50, lr=0.3, warmup=0, schedule="cosine") == pytest.approx(theirs)


@pytest.mark.parametrize("name", ["sgd", "adamw", "muon"])
def test_only_weights_decay(name: str) -> None:
    model = create_model("resnet20", in_channels=1)
    recipe = Recipe(optimizer=name, weight_decay=0.1, lr=0.1)
    before = {key: value.clone() for key, value in model.named_parameters()}
    for parameter in model.parameters():
        parameter.grad = torch.zeros_like(parameter)
    for optimizer in make_optimizers(recipe, model):
        optimizer.step()
    changed = {key for key, value in model.named_parameters() if not torch.equal(value, before[key])}
    weights = {key for key, value in model.named_parameters() if value.ndim > 1}
    assert changed == (weights - {"fc.weight"} if name == "muon" else weights)


@pytest.mark.parametrize("name", ["sgd", "adamw", "muon"])
def test_every_weight_moves_along_its_gradient(name: str) -> None:
    model = create_model("resnet20", in_channels=1)
    before = {key: value.clone() for key, value in model.named_parameters()}
    for parameter in model.parameters():
        parameter.grad = torch.ones_like(parameter)
    optimizers = make_optimizers(Recipe(optimizer=name), model)
    set_learning_rate(optimizers, 0.01)
    for optimizer in optimizers:
        optimizer.step()
    assert all((value < before[key]).any() for key, value in model.named_parameters())


LAYOUTS = [torch.contiguous_format, torch.channels_last]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("back", LAYOUTS)
def test_muon_steps_a_kernel_as_torch_steps_its_matrix(layout: torch.memory_format, back: torch.memory_format) -> None:
    torch.manual_seed(0)
    start, gradient = torch.randn(8, 3, 5, 5), torch.randn(8, 3, 5, 5)
    kernel = nn.Parameter(start.clone().to(memory_format=layout))
    matrix = nn.Parameter(start.flatten(1).clone())
    ours = KernelMuon([kernel], lr=0.1, weight_decay=0.1)
    theirs = torch.optim.Muon([matrix], lr=0.1, weight_decay=0.1)
    for scale in (1.0, -0.5, 2.0):
        kernel.grad = (gradient * scale).to(memory_format=back)
        matrix.grad = gradient.flatten(1) * scale
        ours.step()
        theirs.step()
        ours.zero_grad()
        assert kernel.grad is None
    # Muon works in bfloat16, and the order of the columns is another
    assert torch.allclose(kernel.flatten(1), matrix, atol=2e-2)
    assert not torch.allclose(kernel, start, atol=5e-2)
