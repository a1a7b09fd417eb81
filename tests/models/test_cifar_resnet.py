"""Residual and plain networks for small images: the shortcut without weights, and that nothing else differs."""

from __future__ import annotations

import pytest
import registered
import torch
from torch import nn
from torchvision.models import resnet18

from cnnedu.models import create_model, list_models
from cnnedu.models.cifar_resnet import CifarResNet, PlainBlock, ZeroPadShortcut, zero_padding
from cnnedu.models.resnet import BasicBlock

GENERATOR = torch.Generator().manual_seed(0)


@pytest.mark.parametrize(("h", "w", "stride"), [(8, 8, 2), (7, 4, 2), (5, 5, 1), (1, 3, 2)])
def test_the_shortcut_is_every_other_pixel_and_zeros(h: int, w: int, stride: int) -> None:
    x = torch.randn(2, 3, h, w, generator=GENERATOR).requires_grad_()
    y = ZeroPadShortcut(3, 8, stride)(x)
    expected = torch.zeros(2, 8, -(-h // stride), -(-w // stride))
    used = torch.zeros_like(x)
    for i in range(expected.shape[2]):
        for j in range(expected.shape[3]):
            for c in range(3):
                expected[:, c, i, j] = x[:, c, stride * i, stride * j].detach()
                used[:, c, stride * i, stride * j] = 1
    assert torch.equal(y, expected)
    assert torch.equal(torch.autograd.grad(y.sum(), x)[0], used)
    assert y.shape == BasicBlock(3, 8, stride, shortcut=zero_padding)(x).shape


def test_the_gradient_reaches_the_input_past_silent_layers() -> None:
    """With F = 0 in every block, three stages pass gradients to a quarter of a quarter of the pixels, undiminished."""
    stages = nn.Sequential(*list(CifarResNet(20, width=4).children())[3:6])
    for name, module in stages.named_modules():
        if name.endswith("bn2"):
            nn.init.zeros_(module.weight)
    x = torch.rand(1, 4, 8, 8, generator=GENERATOR).requires_grad_()
    gradient = torch.autograd.grad(stages(x).sum(), x)[0]
    expected = torch.zeros_like(x)
    expected[:, :, ::4, ::4] = 1
    assert torch.equal(gradient, expected)


@pytest.mark.parametrize("depth", [20, 32, 44, 56, 110])
def test_plain_and_residual_networks_have_the_same_layers(depth: int) -> None:
    residual, plain = registered.on_meta(f"resnet{depth}"), registered.on_meta(f"plain{depth}")
    assert {k: v.shape for k, v in residual.state_dict().items()} == {k: v.shape for k, v in plain.state_dict().items()}
    x = torch.empty(1, 3, 32, 32, device="meta")
    assert registered.macs(residual, x) == registered.macs(plain, x)
    weighted = [module for module in plain.modules() if isinstance(module, nn.Conv2d | nn.Linear)]
    assert len(weighted) == depth


def test_the_addition_is_all_that_differs() -> None:
    residual = BasicBlock(4, 8, 2, shortcut=zero_padding).eval()
    plain = PlainBlock(4, 8, 2).eval()
    plain.load_state_dict(residual.state_dict())
    x = torch.randn(2, 4, 6, 6, generator=GENERATOR)
    assert torch.equal(plain(x), torch.relu(residual.residual(x)))
    assert torch.equal(residual(x), torch.relu(residual.residual(x) + ZeroPadShortcut(4, 8, 2)(x)))


def test_a_step_of_training_on_digits_lowers_the_loss() -> None:
    torch.manual_seed(0)
    model = create_model("resnet20", in_channels=1, width=8)
    x, target = torch.randn(16, 1, 8, 8), torch.arange(16) % 10
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    losses = []
    for _ in range(4):
        loss = nn.functional.cross_entropy(model(x), target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0] - 0.1


def test_resnet18_for_small_images_is_torchvisions_with_another_stem() -> None:
    judge = resnet18(num_classes=10)
    judge.conv1, judge.maxpool = nn.Conv2d(3, 64, 3, padding=1, bias=False), nn.Identity()
    registered.fill(judge, torch.randn(2, 3, 32, 32, generator=GENERATOR), GENERATOR)
    judge.eval()
    own = create_model("resnet18_cifar").eval()
    own.load_state_dict(judge.state_dict())
    x = torch.randn(2, 3, 32, 27, generator=GENERATOR)
    with torch.no_grad():
        torch.testing.assert_close(own(x), judge(x), rtol=0, atol=1e-5 * float(judge(x).abs().max()))


def test_the_imagenet_stem_on_small_images_leaves_little_to_compute() -> None:
    x = torch.empty(1, 3, 32, 32, device="meta")
    with torch.device("meta"):
        mistaken = create_model("resnet18", num_classes=10).eval()
    assert f"{registered.macs(mistaken, x) / 1e6:.1f}" == "37.0"
    assert f"{registered.macs(registered.on_meta('resnet18_cifar'), x) / 1e6:.1f}" == "555.4"


def test_its_first_weights_are_he_normal() -> None:
    torch.manual_seed(0)
    weight = create_model("resnet18_cifar", width=64, zero_init_residual=True).conv1.weight
    assert weight.std().item() == pytest.approx((2 / (64 * 9)) ** 0.5, rel=0.05)


@pytest.mark.parametrize("depth", [2, 7, 21, 0, -4])
def test_a_depth_that_makes_no_three_stages_is_named(depth: int) -> None:
    with pytest.raises(ValueError, match=rf"CifarResNet: depth must be 6n \+ 2 .*, got {depth}\."):
        CifarResNet(depth)


def test_the_chapters_depths_are_there_twice() -> None:
    depths = {"20", "32", "44", "56", "110"}
    assert {name.removeprefix("plain") for name in list_models("plain*")} == depths
    assert depths <= {name.removeprefix("resnet") for name in list_models("resnet*")}
