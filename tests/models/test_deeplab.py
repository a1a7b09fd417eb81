"""DeepLabv3: its second head, its branches, and what training needs."""

from __future__ import annotations

from collections import OrderedDict

import pytest
import registered
import torch
import torch.nn.functional as F
from torch import nn
from torchvision.models.segmentation import deeplabv3_resnet50

from cnnedu.errors import ShapeError
from cnnedu.models import create_model
from cnnedu.models.deeplab import ASPP

GENERATOR = torch.Generator().manual_seed(0)


def small(**settings: object) -> nn.Module:
    return create_model("deeplabv3_resnet50", **{"width": 4, "channels": 8, **settings})


@pytest.mark.parametrize("aux_loss", [True, False])
def test_both_heads_are_torchvisions(aux_loss: bool) -> None:
    judge = deeplabv3_resnet50(weights=None, weights_backbone=None, num_classes=4, aux_loss=aux_loss).eval()
    registered.fill(judge, torch.randn(2, 3, 64, 64, generator=GENERATOR), GENERATOR)
    own = create_model("deeplabv3_resnet50", num_classes=4, aux_loss=aux_loss).eval()
    own.load_state_dict(judge.state_dict(), strict=True)
    x = torch.randn(1, 3, 65, 90, generator=GENERATOR)
    with torch.no_grad():
        got, expected = own(x), judge(x)
    assert isinstance(got, OrderedDict) and list(got) == list(expected) == (["out", "aux"] if aux_loss else ["out"])
    for key, value in expected.items():
        assert got[key].shape == value.shape == (1, 4, 65, 90)
        assert (got[key] - value).abs().max() <= 1e-5 * value.abs().max()


def test_the_pooled_branch_says_the_same_everywhere() -> None:
    pyramid = ASPP(6, (2, 3), 4).eval()
    x = torch.randn(2, 6, 9, 7, generator=GENERATOR)
    pooled, (_, conv, norm, relu) = pyramid.convs[-1](x), pyramid.convs[-1]
    expected = F.interpolate(relu(norm(conv(x.mean((2, 3), keepdim=True)))), (9, 7), mode="bilinear")
    torch.testing.assert_close(pooled, expected)
    assert pyramid(x).shape == (2, 4, 9, 7)


@pytest.mark.parametrize(
    ("output_stride", "rates", "sides"),
    [(8, (12, 24, 36), (16, 12)), (16, (6, 12, 18), (8, 6)), (32, (3, 6, 9), (4, 3))],
)
def test_the_rates_follow_the_output_stride(output_stride: int, rates: tuple[int, ...], sides: tuple[int, ...]) -> None:
    with torch.device("meta"):
        model = small(output_stride=output_stride)
    seen = [branch[0].dilation[0] for branch in list(model.classifier[0].convs)[1:-1]]
    assert tuple(seen) == rates
    assert tuple(model.backbone(torch.empty(1, 3, 128, 96, device="meta"))[-1].shape[2:]) == sides


def test_training_takes_two_images_and_says_so() -> None:
    model, x = small(aux_loss=True), torch.randn(2, 3, 32, 32, generator=GENERATOR)
    assert all(y.shape == (2, 21, 32, 32) for y in model.train()(x).values())
    with pytest.raises(ShapeError, match=r"DeepLabV3: training needs n of at least 2, got n=1: .* model\.eval\(\)"):
        model(x[:1])
    assert model.eval()(x[:1])["out"].shape == (1, 21, 32, 32)
    for module in model.train().modules():
        if isinstance(module, nn.BatchNorm2d):
            module.eval()  # a common way to train with small batches
    assert model(x[:1])["aux"].shape == (1, 21, 32, 32)


def test_an_output_stride_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="DeepLabV3: output_stride must be one of 8, 16, 32, got 4."):
        small(output_stride=4)
