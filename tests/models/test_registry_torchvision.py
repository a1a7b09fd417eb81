"""With torchvision's weights, strictly loaded, our models give torchvision's numbers."""

from __future__ import annotations

from typing import Any

import pytest
import registered
import torch
from registered import WITH_TORCHVISION
from torch import Tensor, nn
from torchvision.models.resnet import Bottleneck
from torchvision.ops import FrozenBatchNorm2d

ODD = (77, 93)


@pytest.mark.parametrize("name", WITH_TORCHVISION)
def test_torchvisions_weights_give_torchvisions_numbers(name: str) -> None:
    assert_same(name, registered.as_torchvision(name), registered.torchvision_peer(name))


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("googlenet", {"aux_logits": True}),
        ("googlenet", {"transform_input": True}),
        ("deeplabv3_resnet50", {"aux_loss": True, "num_classes": 3}),
        ("resnet50", {"replace_stride_with_dilation": [False, True, True]}),
    ],
)
def test_so_do_variants_that_both_have(name: str, settings: dict[str, Any]) -> None:
    assert_same(name, registered.as_torchvision(name, **settings), registered.torchvision_peer(name, **settings))


def test_the_pyramid_takes_frozen_statistics_too() -> None:
    """torchvision's default for detection: the same numbers, and a state without the count of batches."""
    learnt = registered.torchvision_peer("fpn").to_empty(device="cpu")
    registered.fill(learnt, registered.usual_input("fpn", *ODD, batch=2), torch.Generator().manual_seed(0))
    frozen = registered.torchvision_peer("fpn", norm_layer=FrozenBatchNorm2d)
    frozen.load_state_dict(learnt.state_dict(), assign=True)
    ours = registered.as_torchvision("fpn")
    ours.load_state_dict(frozen.state_dict(), strict=True, assign=True)
    compare(ours, frozen, registered.usual_input("fpn", *ODD, batch=2, seed=1))


def test_the_papers_resnet50_strides_in_the_first_convolution() -> None:
    ours, peer = registered.as_torchvision("resnet50", stride_in_1x1=True), registered.torchvision_peer("resnet50")
    for block in peer.modules():
        if isinstance(block, Bottleneck):
            block.conv1.stride, block.conv2.stride = block.conv2.stride, block.conv1.stride
    x = registered.usual_input("resnet50", device="meta")
    assert registered.macs(ours, x) == registered.macs(peer, x)
    assert 3.8e9 < registered.macs(ours, x) < 3.9e9  # the paper says 3.8 billion
    assert_same("resnet50", ours, peer)


def assert_same(name: str, ours: nn.Module, peer: nn.Module) -> None:
    """Compare every output with random weights, on the smallest input and on an odd one."""
    peer, side = peer.to_empty(device="cpu"), registered.smallest_side(name)
    registered.fill(peer, registered.usual_input(name, *ODD, batch=2), torch.Generator().manual_seed(0))
    ours.load_state_dict(peer.state_dict(), strict=True, assign=True)
    compare(ours, peer, registered.usual_input(name, side, side, batch=2, seed=1))
    for judge in compare(ours, peer, registered.usual_input(name, *ODD, batch=2, seed=1)):
        assert (judge[0] - judge[1]).abs().max() > 0.01 * judge.abs().max(), "all inputs give the same here"


def compare(ours: nn.Module, peer: nn.Module, x: Tensor) -> list[Tensor]:
    """Hold every output of ours to the peer's, and return those."""
    with torch.no_grad():
        expected, got = registered.tensors(peer(x)), registered.tensors(ours(x))
    for own, judge in zip(got, expected, strict=True):
        assert own.shape == judge.shape
        assert (own - judge).abs().max() <= 1e-5 * judge.abs().max()
    return expected
