"""What is DenseNet's own: concatenation, and what it costs."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from cnnedu.models import create_model
from cnnedu.models.densenet import DenseLayer, DenseNet, Transition


def test_a_layer_keeps_what_came_and_puts_its_own_behind() -> None:
    torch.manual_seed(0)
    layer = DenseLayer(6, growth=4, dropout=0.0).eval()
    x = torch.randn(2, 6, 5, 5)
    y = layer(x)
    assert torch.equal(y[:, :6], x)
    normed = nn.functional.relu(layer.norm2(layer.conv1(nn.functional.relu(layer.norm1(x)))))
    assert torch.equal(y[:, 6:], layer.conv2(normed))


@pytest.mark.parametrize(("name", "depth"), [("densenet121", 121), ("densenet169", 169), ("densenet201", 201)])
def test_the_number_in_the_name_counts_the_layers(name: str, depth: int) -> None:
    with torch.device("meta"):
        model = create_model(name)
    assert sum(isinstance(module, nn.Conv2d | nn.Linear) for module in model.modules()) == depth


def test_every_layer_reads_all_layers_before_it() -> None:
    with torch.device("meta"):
        model = DenseNet((3, 2), growth=8, compression=0.25)
    first = [layer.conv1.in_channels for layer in model.features.denseblock1]
    second = [layer.conv1.in_channels for layer in model.features.denseblock2]
    assert first == [16, 24, 32]  # 2k, then k more each
    assert second == [10, 18]  # a quarter of 16 + 3 · 8
    assert model.classifier.in_features == 26


def test_compression_may_keep_everything() -> None:
    with torch.device("meta"):
        model = DenseNet((2, 2), growth=4, compression=1.0)
    transition = model.features.transition1
    assert isinstance(transition, Transition)
    assert transition.conv.in_channels == transition.conv.out_channels == 16


def test_dropout_drops_new_maps_only() -> None:
    torch.manual_seed(0)
    layer = DenseLayer(3, growth=50, dropout=0.5).train()
    x = torch.randn(2, 3, 4, 4)
    y = layer(x)
    assert torch.equal(y[:, :3], x)
    assert 0.3 < float((y[:, 3:] == 0).float().mean()) < 0.7
