"""Effective receptive fields: judged by binomials, by the square root of the depth, and by the theoretical field."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from scipy.signal import convolve2d
from torch import Tensor, nn

from cnnedu.analysis import effective_receptive_field, receptive_field_of
from cnnedu.errors import ModelError, ShapeError


def chain(depth: int, make: Any = nn.Conv2d, width: int = 1) -> nn.Sequential:
    return nn.Sequential(*[make(width, width, 3, padding=1, bias=False) for _ in range(depth)])


def uniform(model: nn.Module) -> nn.Module:
    for parameter in model.parameters():
        nn.init.ones_(parameter)
    return model


@pytest.mark.parametrize("depth", [1, 2, 7])
def test_equal_weights_see_the_power_of_their_kernel(depth: int) -> None:
    expected = np.ones((1, 1))
    for _ in range(depth):
        expected = convolve2d(expected, np.ones((3, 3)) / 9)
    side = 2 * depth + 1
    effective = effective_receptive_field(uniform(chain(depth)), (1, 1, 31, 31), samples=1)
    middle = slice(15 - depth, 16 + depth)
    np.testing.assert_allclose(effective.map[middle, middle], expected, rtol=1e-5)
    assert effective.map.sum() == pytest.approx(1)
    assert effective.theoretical == side and effective.layer == ""
    held = {k: expected[depth - k : depth + k + 1, depth - k : depth + k + 1].sum() for k in range(depth + 1)}
    assert effective.size == 2 * min(k for k, mass in held.items() if mass >= 0.9545 - 1e-9) + 1
    assert effective.ratio == effective.size / side


def test_it_grows_like_the_square_root_of_the_depth() -> None:
    """Four times as deep: twice as wide, half as much of the theoretical field (2k + 1)."""
    torch.manual_seed(0)
    sizes = {}
    for depth in (10, 40):
        model = chain(depth, nn.Conv1d, width=8)
        sizes[depth] = effective_receptive_field(model, (1, 8, 101), samples=1)
    assert 1.6 < sizes[40].size / sizes[10].size < 2.5
    assert 0.4 < sizes[40].ratio / sizes[10].ratio < 0.65


def test_the_map_lies_inside_the_theoretical_field() -> None:
    torch.manual_seed(0)
    model = nn.Sequential(
        nn.Conv2d(3, 4, 5, 2, 2), nn.ReLU(), nn.MaxPool2d(3, 2, 1), nn.Conv2d(4, 4, (1, 3)), nn.Tanh()
    )
    effective = effective_receptive_field(model, (1, 3, 64, 80), samples=30)
    row = receptive_field_of(model, (1, 3, 64, 80))[""]
    (top, bottom), (left, right) = row.sees(*(side // 2 for side in row.output_shape[2:]))
    inside = effective.map[top : bottom + 1, left : right + 1]
    assert inside.sum() == pytest.approx(1) and effective.map.shape == (64, 80)
    assert effective.theoretical == (9, 17) and effective.size <= 17


def test_the_layer_may_be_chosen_and_is_found_otherwise() -> None:
    model = nn.Sequential(uniform(chain(2)), uniform(chain(2)), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(1, 2))
    assert effective_receptive_field(model, (1, 1, 21, 21), samples=1).layer == "1"
    first = effective_receptive_field(model, (8, 1, 21, 21), layer="0", samples=1)
    assert (first.layer, first.theoretical, np.count_nonzero(first.map)) == ("0", 5, 25)
    even = effective_receptive_field(nn.AvgPool2d(4), (1, 1, 16, 16), samples=1)
    assert (even.size, even.theoretical) == (4, 4)


def test_a_shared_module_is_measured_in_its_last_call() -> None:
    conv = uniform(nn.Conv1d(1, 1, 3, padding=1, bias=False))
    assert np.count_nonzero(effective_receptive_field(nn.Sequential(conv, conv), (1, 1, 9), layer="0").map) == 5


def test_what_sees_everything_has_no_ratio() -> None:
    model = nn.Sequential(nn.Conv1d(1, 2, 3, padding=1), nn.Softmax(2))
    effective = effective_receptive_field(model, (1, 1, 16), layer="1")
    assert effective.theoretical is None and effective.ratio is None and np.count_nonzero(effective.map) == 16


def test_the_model_and_the_random_numbers_are_left_alone() -> None:
    model = nn.Sequential(
        nn.Conv2d(2, 4, 3), nn.BatchNorm2d(4), nn.ReLU(inplace=True), nn.Dropout(), nn.Conv2d(4, 4, 3)
    )
    model[1].eval()
    model[0].weight.grad = torch.ones_like(model[0].weight)
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    state = torch.get_rng_state()
    one = effective_receptive_field(model, (1, 2, 16, 16), samples=3, seed=1)
    two = effective_receptive_field(model, (1, 2, 16, 16), samples=3, seed=1)
    other = effective_receptive_field(model, (1, 2, 16, 16), samples=3, seed=2)
    assert torch.equal(torch.get_rng_state(), state)
    assert np.array_equal(one.map, two.map) and not np.array_equal(one.map, other.map)
    assert [module.training for module in model] == [True, False, True, True, True]
    assert all(torch.equal(before[name], tensor) for name, tensor in model.state_dict().items())
    assert torch.equal(model[0].weight.grad, torch.ones_like(model[0].weight)) and model[4].weight.grad is None
    assert not model[0]._forward_hooks and not model._forward_hooks


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float64])
def test_a_model_in_another_precision_is_measured_in_it(dtype: torch.dtype) -> None:
    model = nn.Conv1d(1, 1, 5).to(dtype)
    with torch.inference_mode():
        assert effective_receptive_field(model, (1, 1, 9)).size == 5


class Cut(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        return x.detach() * 2


@pytest.mark.parametrize(
    ("model", "size", "settings", "error", "message"),
    [
        (nn.Linear(3, 3), (1, 3), {}, ShapeError, r"must have the axes \(n, c, ...\), got \(1, 3\)"),
        (nn.Conv1d(1, 1, 3), None, {}, TypeError, "must be a size with its batch axis"),
        (nn.Conv1d(1, 1, 3), [(1, 1, 9)] * 2, {}, ShapeError, "must have the axes"),
        (nn.Conv1d(1, 1, 3), (1, 1, 9), {"layer": "conv"}, ValueError, "path of a module .*got 'conv'"),
        (nn.Conv1d(1, 1, 3), (1, 1, 9), {"samples": 0}, ValueError, "samples must be at least 1, got 0"),
        (nn.Conv1d(1, 1, 3, device="meta"), (1, 1, 9), {}, ModelError, "meta device"),
        (nn.Sequential(nn.Flatten()), (1, 1, 9), {"layer": "0"}, ShapeError, "no spatial axes left"),
        (nn.Sequential(nn.AdaptiveAvgPool1d(1)), (1, 1, 9), {}, ValueError, "no layer of the model"),
        (Cut(), (1, 1, 9), {}, ModelError, "cuts the gradient"),
        (nn.Conv1d(2, 1, 3), (1, 1, 9), {}, ModelError, "2 chan"),
    ],
)
def test_bad_arguments_are_named(model: Any, size: Any, settings: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^effective_receptive_field: .*{message}"):
        effective_receptive_field(model, size, **settings)
