"""Pre-activation networks: the paper's sums written out, its clean path, its sizes."""

from __future__ import annotations

import pytest
import registered
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from cnnedu.models import create_model
from cnnedu.models.preact_resnet import PreActBlock, PreActBottleneck, PreActResNet

GENERATOR = torch.Generator().manual_seed(0)


def by_hand(state: dict[str, Tensor], x: Tensor, count: int, convolutions: int) -> Tensor:
    """Compute a network from its weights as figure 4(e) and the appendix of the paper have it, in evaluation mode."""

    def activate(x: Tensor, norm: str) -> Tensor:
        mean, var, weight, bias = (
            state[f"{norm}.{key}"][None, :, None, None] for key in ("running_mean", "running_var", "weight", "bias")
        )
        return ((x - mean) / (var + 1e-5).sqrt() * weight + bias).clamp(min=0)

    x = activate(F.conv2d(x, state["conv1.weight"], padding=1), "bn1")
    for stage in (1, 2, 3):
        for number in range(count):
            unit, stride = f"layer{stage}.{number}", 2 if stage > 1 and number == 0 else 1
            f = before = x if (stage, number) == (1, 0) else activate(x, f"{unit}.bn1")
            for k in range(1, convolutions + 1):
                weight = state[f"{unit}.conv{k}.weight"]
                f = activate(f, f"{unit}.bn{k}") if k > 1 else f
                f = F.conv2d(f, weight, stride=stride if k == 1 else 1, padding=weight.shape[2] // 2)
            if f"{unit}.projection.weight" in state:
                x = F.conv2d(before, state[f"{unit}.projection.weight"], stride=stride)
            elif f.shape != x.shape:
                x = torch.cat([x[:, :, ::2, ::2], torch.zeros_like(x[:, :, ::2, ::2])], 1)
            x = x + f
    return activate(x, "bn2").mean((2, 3)) @ state["fc.weight"].T + state["fc.bias"]


@pytest.mark.parametrize(("depth", "bottleneck"), [(14, False), (20, True)])
def test_a_network_is_the_papers(depth: int, bottleneck: bool) -> None:
    model = PreActResNet(depth, bottleneck, width=4)
    registered.fill(model, torch.randn(4, 3, 16, 16, generator=GENERATOR), GENERATOR)
    x = torch.randn(2, 3, 15, 12, generator=GENERATOR)
    with torch.no_grad():
        expected = by_hand(model.state_dict(), x, 2, 3 if bottleneck else 2)
        torch.testing.assert_close(model.eval()(x), expected, rtol=0, atol=1e-5 * float(expected.abs().max()))


@pytest.mark.parametrize("unit", [PreActBlock(8, 8), PreActBottleneck(32, 8)])
def test_the_way_around_is_clean(unit: PreActBlock | PreActBottleneck) -> None:
    """A silent unit passes on what is negative too, which a ReLU behind the addition would cut."""
    nn.init.zeros_(unit.conv3.weight if isinstance(unit, PreActBottleneck) else unit.conv2.weight)
    x = torch.randn(2, unit.bn1.num_features, 3, 5, generator=GENERATOR).requires_grad_()
    y = unit(x)
    assert torch.equal(y, x) and y.min() < 0
    assert torch.equal(torch.autograd.grad(y.sum(), x)[0], torch.ones_like(x))


def test_a_stage_is_a_sum() -> None:
    """x_L = x_0 + F_1(x_0) + F_2(x_1) + …, equation 4."""
    model = PreActResNet(26, width=4).eval()
    x0 = x = torch.randn(1, 4, 6, 6, generator=GENERATOR)
    added = []
    with torch.no_grad():
        for unit in model.layer1:
            f = unit.conv2(unit.relu(unit.bn2(unit.conv1(unit.relu(unit.bn1(x))))))
            added.append(f)
            x = x + f
        expected = x0 + torch.stack(added).sum(0)
        torch.testing.assert_close(model.layer1(x0), expected, rtol=0, atol=1e-5 * float(expected.abs().max()))


def weights_without_norms(model: nn.Module) -> int:
    norms = sum(registered.count_parameters(m) for m in model.modules() if isinstance(m, nn.BatchNorm2d))
    return registered.count_parameters(model) - norms


@pytest.mark.parametrize("depth", [20, 32, 44, 56, 110])
def test_moving_the_norms_adds_no_weights(depth: int) -> None:
    assert registered.size_of(f"preact_resnet{depth}") == registered.size_of(f"resnet{depth}")


@pytest.mark.parametrize(("depth", "parameters", "paper"), [(164, 1_703_258, "1.7"), (1001, 10_327_706, "10.2")])
def test_the_papers_deep_networks_have_its_sizes(depth: int, parameters: int, paper: str) -> None:
    """The exact counts are those of other people's code; the paper's leave the batch norms out."""
    with torch.device("meta"):
        model = create_model("preact_resnet164", depth=depth)
    assert registered.count_parameters(model) == parameters
    assert f"{weights_without_norms(model) / 1e6:.1f}" == paper
    projections = 3
    assert sum(isinstance(m, nn.Conv2d | nn.Linear) for m in model.modules()) - projections == depth


@pytest.mark.parametrize(("depth", "bottleneck"), [(22, False), (2, False), (2, True), (26, True)])
def test_a_depth_that_makes_no_three_stages_is_named(depth: int, bottleneck: bool) -> None:
    rule = "9n" if bottleneck else "6n"
    with pytest.raises(ValueError, match=rf"PreActResNet: depth must be {rule} \+ 2 with .*, got {depth}\."):
        PreActResNet(depth, bottleneck)
