"""The rows of the benchmark of models: that they are made, and that every tool counts the same convolutions."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from benchmarks import models
from benchmarks.counters import COUNTERS, Counter, ours
from cnnedu.models import create_model


@pytest.mark.parametrize("counter", [each for each in COUNTERS if each.installed], ids=lambda each: each.name)
def test_every_tool_counts_convolutions_and_matrix_products_alike(counter: Counter) -> None:
    """Without biases and normalisation there is nothing to disagree about."""
    model = nn.Sequential(nn.Conv2d(3, 4, 3, bias=False), nn.ReLU(), nn.Flatten(), nn.Linear(144, 10, bias=False))
    assert counter.macs(counter.place(model), (1, 3, 8, 8)) == ours(model, (1, 3, 8, 8)) == 3 * 4 * 9 * 36 + 1440
    assert not next(model.parameters()).is_meta


def test_tables_have_a_row_for_every_model() -> None:
    names = ["lenet5", "resnet20"]
    for table in (models.pricing(names, runs=1), models.counts(names)):
        assert [row[0] for row in table.rows] == ["`lenet5`", "`resnet20`"]
        assert all(len(row) == len(table.header) for row in table.rows)
    table = models.training(["mobilenet_v2"], (2, 3, 32, 32), runs=1)
    assert len(table.rows) == 1 and len(table.rows[0]) == len(table.header)


def test_a_tool_that_is_missing_says_so() -> None:
    missing = Counter("no such tool", "no_such_package", lambda model, size: 0)
    assert models._beside(create_model("lenet5"), (1, 1, 32, 32), missing, 1) == "not installed"


def test_goals_are_held_to_their_limits() -> None:
    table = models.goals([models.Goal("quick", 1.0, 1.5), models.Goal("slow", 2.0, 1.5)])
    assert [row[-1] for row in table.rows] == ["yes", "**no**"]


def test_a_process_costs_time() -> None:
    nothing, sums = models._in_a_process("pass"), models._in_a_process("sum(range(10**7))")
    assert 0 < nothing < sums


def test_a_training_step_leaves_gradients() -> None:
    model = nn.Linear(3, 2)
    models._step(model, torch.ones(1, 3))()
    assert model.weight.grad is not None and model.weight.grad.any()
