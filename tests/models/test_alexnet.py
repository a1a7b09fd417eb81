"""AlexNet: the paper's normalisation by its formula, its two GPUs by two networks, its initialisation."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from cnnedu.errors import ShapeError
from cnnedu.models import create_model
from cnnedu.models.alexnet import response_norm


def normalised(a: Tensor) -> Tensor:
    """Section 3.3, written out: k = 2, n = 5, alpha = 1e-4, beta = 0.75."""
    channels = a.shape[1]
    b = torch.empty_like(a)
    for i in range(channels):
        first, last = max(0, i - 2), min(channels - 1, i + 2)
        b[:, i] = a[:, i] / (2 + 1e-4 * a[:, first : last + 1].square().sum(1)) ** 0.75
    return b


def test_response_normalisation_is_the_papers() -> None:
    a = 100 * torch.randn(2, 9, 3, 4, generator=torch.Generator().manual_seed(0)).double()  # large: so that it bites
    torch.testing.assert_close(response_norm()(a), normalised(a))
    torch.testing.assert_close(response_norm()(a[:, :1]), normalised(a[:, :1]))


@pytest.fixture(scope="module")
def original() -> nn.Module:
    torch.manual_seed(0)
    return create_model("alexnet_2012", num_classes=10).eval()


def test_two_groups_are_two_gpus(original: nn.Module) -> None:
    torch.manual_seed(1)
    x = torch.randn(2, 3, 67, 83)
    conv1, conv2, conv3, conv4, conv5 = (layer for layer in original.features if isinstance(layer, nn.Conv2d))

    def half(layer: nn.Conv2d, gpu: int, x: Tensor, **settings: int) -> Tensor:
        return F.relu(F.conv2d(x, layer.weight.chunk(2)[gpu], layer.bias.chunk(2)[gpu], **settings))

    def pool(maps: list[Tensor], norm: bool) -> list[Tensor]:
        whole = torch.cat(maps, 1)
        return list(F.max_pool2d(normalised(whole) if norm else whole, 3, 2).chunk(2, 1))

    with torch.no_grad():
        maps = pool([half(conv1, gpu, x, stride=4) for gpu in (0, 1)], norm=True)
        maps = pool([half(conv2, gpu, maps[gpu], padding=2) for gpu in (0, 1)], norm=True)
        maps = [half(conv3, gpu, torch.cat(maps, 1), padding=1) for gpu in (0, 1)]
        maps = [half(conv4, gpu, maps[gpu], padding=1) for gpu in (0, 1)]
        maps = pool([half(conv5, gpu, maps[gpu], padding=1) for gpu in (0, 1)], norm=False)
        torch.testing.assert_close(original.features(x), torch.cat(maps, 1))
    assert [tuple(conv.weight.shape[:2]) for conv in (conv1, conv2, conv3, conv4, conv5)] == [
        (96, 3),
        (256, 48),
        (384, 256),
        (384, 192),
        (256, 192),
    ]


def test_it_starts_as_the_paper_says(original: nn.Module) -> None:
    layers = [layer for layer in original.modules() if isinstance(layer, nn.Conv2d | nn.Linear)]
    assert [set(layer.bias.tolist()) for layer in layers] == [{b} for b in (0, 1, 0, 1, 1, 1, 1, 0)]
    for layer in layers:
        assert layer.weight.std().item() == pytest.approx(0.01, rel=0.02)
        assert abs(layer.weight.mean().item()) < 1e-4


def test_only_227_gives_the_papers_55(original: nn.Module) -> None:
    conv1 = original.features[0].to("meta")
    sides = {side: conv1(torch.zeros(1, 3, side, side, device="meta")).shape[2] for side in (224, 227)}
    assert sides == {224: 54, 227: 55}


def test_dropout_stands_where_each_paper_has_it() -> None:
    with torch.device("meta"):
        kinds = {
            name: [type(layer).__name__ for layer in create_model(name).classifier]
            for name in ("alexnet", "alexnet_2012")
        }
    assert kinds["alexnet"] == ["Dropout", "Linear", "ReLU", "Dropout", "Linear", "ReLU", "Linear"]
    assert kinds["alexnet_2012"] == ["Linear", "ReLU", "Dropout", "Linear", "ReLU", "Dropout", "Linear"]


@pytest.mark.parametrize(("name", "side"), [("alexnet", 63), ("alexnet_2012", 67)])
def test_the_smallest_image_is_the_smallest_that_works(name: str, side: int) -> None:
    with torch.device("meta"):
        model = create_model(name)
        assert model(torch.zeros(1, 3, side, side)).shape == (1, 1000)
        with pytest.raises(ShapeError, match=f"h and w must be at least {side}, got"):
            model(torch.zeros(1, 3, side, side - 1))
        with pytest.raises(RuntimeError, match="too small"):
            model.features(torch.zeros(1, 3, side, side - 1))
