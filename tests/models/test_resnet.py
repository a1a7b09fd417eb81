"""Residual networks: what the addition does, where strides and dilations stand. Weights: test_registry_torchvision."""

from __future__ import annotations

import pytest
import registered
import torch
from torch import Tensor, nn
from torchvision.models import resnet as peer

from cnnedu.errors import ShapeError
from cnnedu.models.resnet import BasicBlock, Bottleneck, ResNet, ResNetStages

GENERATOR = torch.Generator().manual_seed(0)


def shaken(model: nn.Module) -> nn.Module:
    """Return the model in evaluation mode with random weights and statistics."""
    registered.fill(model, torch.randn(2, 3, 64, 64, generator=GENERATOR), GENERATOR)
    return model.eval()


def assert_agree(own: Tensor, judge: Tensor) -> None:
    torch.testing.assert_close(own, judge, rtol=0, atol=1e-5 * float(judge.abs().max()))


@pytest.mark.parametrize("block", [BasicBlock(8, 8), Bottleneck(32, 8)])
def test_a_block_whose_layers_are_silent_passes_its_input_and_its_gradient_on(block: BasicBlock | Bottleneck) -> None:
    last = block.bn3 if isinstance(block, Bottleneck) else block.bn2
    nn.init.zeros_(last.weight)
    x = torch.rand(2, block.out_channels, 5, 4, generator=GENERATOR).requires_grad_()
    y = block(x)
    assert torch.equal(y, x)
    assert torch.equal(torch.autograd.grad(y.sum(), x)[0], torch.ones_like(x))


@pytest.mark.parametrize("block", [BasicBlock(6, 8, stride=2), Bottleneck(6, 2, stride=2), BasicBlock(8, 8)])
def test_a_block_adds_its_input_to_what_its_layers_make_of_it(block: BasicBlock | Bottleneck) -> None:
    x = torch.randn(2, block.conv1.in_channels, 7, 4, generator=GENERATOR)
    block.eval()
    assert torch.equal(block(x), torch.relu(block.residual(x) + block.downsample(x)))
    assert isinstance(block.downsample, nn.Identity) == (block.out_channels == block.conv1.in_channels)


@pytest.mark.parametrize(("block", "last"), [(BasicBlock, "bn2"), (Bottleneck, "bn3")])
def test_zero_init_residual_silences_every_block_and_nothing_else(block: type[nn.Module], last: str) -> None:
    layers = (2, 1, 3, 1)
    norms = {
        key: module
        for key, module in ResNet(block, layers, width=4, zero_init_residual=True).named_modules()
        if isinstance(module, nn.BatchNorm2d)
    }
    silent = {key for key, norm in norms.items() if not norm.weight.any()}
    assert silent == {f"layer{stage}.{k}.{last}" for stage, depth in enumerate(layers, 1) for k in range(depth)}
    assert all((norm.weight == 1).all() for key, norm in norms.items() if key not in silent)


def test_the_papers_stride_is_that_of_torchvisions_layers_with_the_strides_moved() -> None:
    judge = shaken(peer.ResNet(peer.Bottleneck, [1, 2, 1, 1], num_classes=10))
    for module in judge.modules():
        if isinstance(module, peer.Bottleneck):
            module.conv1.stride, module.conv2.stride = module.conv2.stride, module.conv1.stride
    own = ResNet(Bottleneck, (1, 2, 1, 1), num_classes=10, stride_in_1x1=True).eval()
    own.load_state_dict(judge.state_dict())
    x = torch.randn(2, 3, 75, 64, generator=GENERATOR)
    with torch.no_grad():
        assert_agree(own(x), judge(x))


@pytest.mark.parametrize("dilate", [(False, True, True), (True, False, True)])
def test_dilation_in_place_of_strides_is_torchvisions(dilate: tuple[bool, ...]) -> None:
    judge = shaken(peer.ResNet(peer.Bottleneck, [1, 2, 2, 2], 10, replace_stride_with_dilation=list(dilate)))
    own = ResNet(Bottleneck, (1, 2, 2, 2), num_classes=10, replace_stride_with_dilation=dilate).eval()
    own.load_state_dict(judge.state_dict())
    x = torch.randn(1, 3, 53, 64, generator=GENERATOR)
    with torch.no_grad():
        assert_agree(own(x), judge(x))


@pytest.mark.parametrize(("block", "stride_in_1x1"), [(BasicBlock, False), (Bottleneck, False), (Bottleneck, True)])
def test_dilation_sees_at_every_pixel_what_strides_see_at_some(block: type[nn.Module], stride_in_1x1: bool) -> None:
    """A dilated network holds the strided one: its map, read at every fourth pixel, is the coarse map."""

    def stages(*dilate: bool) -> ResNetStages:
        return ResNetStages(
            block, (1, 2, 2, 2), width=4, stride_in_1x1=stride_in_1x1, replace_stride_with_dilation=dilate
        )

    coarse, fine = shaken(stages(False, False, False)), stages(False, True, True).eval()
    fine.load_state_dict(coarse.state_dict())
    x = torch.randn(1, 3, 97, 131, generator=GENERATOR)
    with torch.no_grad():
        for few, many, step in zip(coarse(x), fine(x), (1, 1, 2, 4), strict=True):
            assert_agree(many[..., ::step, ::step], few)


@pytest.mark.parametrize(("block", "channels"), [(BasicBlock, [8, 16, 32, 64]), (Bottleneck, [32, 64, 128, 256])])
def test_the_stages_are_those_of_the_whole_network(block: type[nn.Module], channels: list[int]) -> None:
    whole = shaken(ResNet(block, (1, 1, 2, 1), num_classes=5, width=8))
    stages = ResNetStages(block, (1, 1, 2, 1), width=8).eval()
    missing, unexpected = stages.load_state_dict(whole.state_dict(), strict=False)
    assert not missing and unexpected == ["fc.weight", "fc.bias"]
    x = torch.randn(2, 3, 100, 64, generator=GENERATOR)
    with torch.no_grad():
        maps = stages(x)
        assert_agree(whole.fc(maps[-1].mean((2, 3))), whole(x))
    assert [y.shape[1] for y in maps] == stages.channels == channels
    assert [tuple(y.shape[2:]) for y in maps] == [(25, 16), (13, 8), (7, 4), (4, 2)]


def test_what_does_not_fit_is_named() -> None:
    with pytest.raises(ValueError, match=r"ResNet: layers takes 4 numbers .* got \(2, 2\) and \(False, False, False\)"):
        ResNet(BasicBlock, (2, 2))
    with pytest.raises(ValueError, match=r"ResNet: .* replace_stride_with_dilation 3, .* and \(True,\)"):
        ResNet(Bottleneck, (1, 1, 1, 1), replace_stride_with_dilation=(True,))
    with pytest.raises(ShapeError, match="ResNet: input must have c=1 channels"):
        ResNet(BasicBlock, (1, 1, 1, 1), width=4, in_channels=1)(torch.zeros(1, 3, 32, 32))
