"""The feature pyramid, on any maps and on a ResNet, held to torchvision's."""

from __future__ import annotations

from collections import OrderedDict

import pytest
import registered
import torch
from torch import Tensor, nn
from torchvision.models.detection.backbone_utils import resnet_fpn_backbone
from torchvision.ops import FeaturePyramidNetwork
from torchvision.ops.feature_pyramid_network import LastLevelMaxPool

from cnnedu.errors import ShapeError
from cnnedu.models import create_model
from cnnedu.models.fpn import FeaturePyramid
from cnnedu.models.resnet import BasicBlock

GENERATOR = torch.Generator().manual_seed(0)


def assert_agree(own: Tensor, judge: Tensor) -> None:
    assert own.shape == judge.shape
    assert (own - judge).abs().max() <= 1e-5 * judge.abs().max()


@pytest.mark.parametrize(
    "sizes", [[(16, 16), (8, 8), (4, 4)], [(17, 30), (9, 15), (5, 8)], [(7, 5)], [(9, 9), (2, 3), (2, 3), (1, 1)]]
)
def test_a_pyramid_on_any_maps_is_torchvisions(sizes: list[tuple[int, int]]) -> None:
    channels = [3, 5, 2, 7][: len(sizes)]
    own = FeaturePyramid(channels, 6)
    judge = FeaturePyramidNetwork(channels, 6, extra_blocks=LastLevelMaxPool())
    for parameter in judge.parameters():
        nn.init.uniform_(parameter, -1, 1, generator=GENERATOR)
    own.load_state_dict(judge.state_dict())
    maps = [torch.randn(2, c, *size, generator=GENERATOR) for c, size in zip(channels, sizes, strict=True)]
    expected = judge(OrderedDict((str(k), x) for k, x in enumerate(maps)))
    for got, named in zip(own(maps), expected.values(), strict=True):
        assert_agree(got, named)


@pytest.mark.parametrize("plain_dict", [False, True])
def test_torchvisions_backbone_with_frozen_norms_gives_its_maps(plain_dict: bool) -> None:
    """Its frozen batch norms count no batches; ours do, and must load none the less."""
    judge = resnet_fpn_backbone(backbone_name="resnet50", weights=None).eval()
    state = judge.state_dict()
    for key, tensor in state.items():
        if key.endswith("running_var"):
            nn.init.uniform_(tensor, 0.5, 1.5, generator=GENERATOR)
        elif tensor.dim() == 1:
            tensor.add_(torch.empty_like(tensor).uniform_(-0.2, 0.2, generator=GENERATOR))
    own = create_model("fpn").eval()
    own.load_state_dict(dict(state) if plain_dict else state, strict=True)
    for size in [(1, 3, 75, 130)] if plain_dict else [(2, 3, 33, 64), (1, 3, 1, 1)]:
        x = torch.randn(size, generator=GENERATOR)
        with torch.no_grad():
            got, expected = own(x), judge(x)
        assert isinstance(got, OrderedDict) and list(got) == list(expected) == ["0", "1", "2", "3", "pool"]
        for key in expected:
            assert_agree(got[key], expected[key])


def test_what_the_deepest_map_knows_reaches_the_finest() -> None:
    pyramid = FeaturePyramid([1, 1, 1, 1], 4)
    maps = [torch.randn(1, 1, 32 >> k, 32 >> k, generator=GENERATOR).requires_grad_() for k in range(4)]
    finest, *_, coarse, coarser = pyramid(maps)
    gradients = torch.autograd.grad(finest.sum(), maps, retain_graph=True)
    assert all(gradient.abs().min() > 0 for gradient in gradients)
    assert torch.equal(coarser, coarse[:, :, ::2, ::2])
    assert torch.autograd.grad(coarse.sum(), maps[0], allow_unused=True) == (None,)  # and not the other way


def test_it_stands_on_a_shallow_network_too() -> None:
    with torch.device("meta"):
        model = create_model("fpn", block=BasicBlock, layers=(2, 2, 2, 2), out_channels=32, in_channels=1)
    shapes = [tuple(y.shape) for y in model(torch.empty(2, 1, 96, 97, device="meta")).values()]
    assert shapes == [(2, 32, 24, 25), (2, 32, 12, 13), (2, 32, 6, 7), (2, 32, 3, 4), (2, 32, 2, 2)]
    assert registered.count_parameters(model.body) == registered.size_of("resnet18") - 513_000 - 2 * 64 * 49


@pytest.mark.parametrize(
    ("shapes", "says"),
    [
        ([(1, 3, 8, 8)], r"maps must be 2, the finest first, got \(1, 3, 8, 8\)\."),
        ([(1, 5, 4, 4), (1, 3, 8, 8)], r"maps must have c=\(3, 5\), the finest first, got \(1, 5, 4, 4\), \(1, 3"),
        ([(3, 8, 8), (5, 4, 4)], r"maps must have c=\(3, 5\)"),
    ],
)
def test_maps_that_do_not_fit_are_named(shapes: list[tuple[int, ...]], says: str) -> None:
    with pytest.raises(ShapeError, match=f"^FeaturePyramid: {says}"):
        FeaturePyramid([3, 5])([torch.zeros(shape) for shape in shapes])
