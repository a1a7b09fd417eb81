"""The small shapes take images of common sizes, grow with their width, and are what they are called after."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from cnnedu.train.lessons import small
from cnnedu.train.lessons.budget import SHAPES


@pytest.mark.parametrize("shape", small.__all__)
@pytest.mark.parametrize("size", [(1, 28, 28), (3, 32, 32)])
def test_one_logit_for_each_class_and_a_gradient_everywhere(shape: str, size: tuple[int, int, int]) -> None:
    torch.manual_seed(0)
    model = getattr(small, shape)(width=3, num_classes=7, in_channels=size[0]).eval()
    logits = model(torch.randn(4, *size))
    assert logits.shape == (4, 7)
    logits.square().sum().backward()
    assert all(p.grad is not None and p.grad.isfinite().all() for p in model.parameters())
    assert model[0].weight.grad.abs().sum() > 0


def test_every_shape_can_be_trained() -> None:
    assert {shape.__name__ for shape in SHAPES.values()} == set(small.__all__)


def kinds(shape: str) -> set[type[nn.Module]]:
    return {type(module) for module in getattr(small, shape)().modules()}


def test_each_keeps_what_its_namesake_was_about() -> None:
    assert nn.Tanh in kinds("LeNetSmall") and nn.ReLU not in kinds("LeNetSmall")
    assert {nn.Dropout, nn.MaxPool2d} <= kinds("AlexNetSmall") and nn.BatchNorm2d not in kinds("AlexNetSmall")
    vgg = [module for module in small.VGGSmall().modules() if isinstance(module, nn.Conv2d)]
    assert {module.kernel_size for module in vgg} == {(3, 3)}
    branches = small.Branches(8, 2)
    assert branches(torch.randn(1, 8, 6, 6)).shape == (1, 16, 6, 6)
    same = small.Residual(4, 4, 1).eval()
    with torch.no_grad():
        for parameter in same.residual.parameters():
            parameter.zero_()
    x = torch.rand(1, 4, 6, 6)
    assert torch.equal(same(x), x)  # a block that learns nothing lets all through
    grown = small.Grown(3, 5).eval()
    assert torch.equal(grown(y := torch.randn(1, 3, 6, 6))[:, :3], y)
