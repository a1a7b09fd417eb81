"""DenseNet, 2016: every layer reads everything before it.

A residual block adds its result to its input; a dense layer puts its result *beside* its input. So nothing is ever
overwritten, each layer may stay narrow (it adds 32 maps), and the last layer still sees the first.
Question: if a block starts with 64 maps, how many does its sixth layer read? 64 + 5 · 32.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import check_input, he_init
from cnnedu.models.registry import register

__all__ = ["DenseNet"]

CARD = ModelCard(
    family="DenseNet",
    paper=Paper(
        "Densely Connected Convolutional Networks",
        "Huang, Liu, van der Maaten, Weinberger",
        2016,
        "https://arxiv.org/abs/1608.06993",
    ),
    new="Concatenation instead of addition: within a block each layer reads the maps of all layers before it.",
    deviations=(
        "The first convolution stands before its batch norm and ReLU, and a batch norm and a ReLU follow the last "
        "block, where the paper's note on table 1 has batch norm, ReLU, convolution throughout.",
    ),
    torchvision=True,
)


class DenseLayer(nn.Module):
    """Batch norm, ReLU, 1×1 convolution; batch norm, ReLU, 3×3 convolution; and the input is kept beside the result.

    The 1×1 convolution keeps the 3×3 one cheap: however many maps come in, it sees 4 · growth of them.

    Shape: (n, c, h, w) → (n, c + growth, h, w).
    """

    def __init__(self, in_channels: int, growth: int, dropout: float) -> None:
        super().__init__()
        self.growth = growth
        self.norm1 = nn.BatchNorm2d(in_channels)
        self.relu1 = nn.ReLU()
        self.conv1 = nn.Conv2d(in_channels, 4 * growth, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(4 * growth)
        self.relu2 = nn.ReLU()
        self.conv2 = nn.Conv2d(4 * growth, growth, 3, padding=1, bias=False)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        new = self.relu1(self.norm1(x))  # (n, c, h, w)
        new = self.conv1(new)  # (n, 4 * growth, h, w)
        new = self.relu2(self.norm2(new))  # (n, 4 * growth, h, w)
        new = self.dropout(self.conv2(new))  # (n, growth, h, w)
        return torch.cat([x, new], dim=1)  # (n, c + growth, h, w)


class Transition(nn.Sequential):
    """Between blocks: half the maps, by a 1×1 convolution, at half the size, by average pooling.

    Shape: (n, c, h, w) → (n, out_channels, h / 2, w / 2), rounded down.
    """

    def __init__(self, in_channels: int, out_channels: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(in_channels)
        self.relu = nn.ReLU()
        self.conv = nn.Conv2d(in_channels, out_channels, 1, bias=False)
        self.pool = nn.AvgPool2d(2)


@register("densenet121", CARD, layers=(6, 12, 24, 16))
@register("densenet161", CARD, layers=(6, 12, 36, 24), growth=48)
@register("densenet169", CARD, layers=(6, 12, 32, 32))
@register("densenet201", CARD, layers=(6, 12, 48, 32))
class DenseNet(nn.Module):
    """DenseNet-BC: four dense blocks (B: with bottlenecks), three transitions that halve the maps (C: compression).

    Parameters
    ----------
    layers : sequence of int
        How many dense layers each block has.
    growth : int
        Maps that one layer adds, the paper's k. The stem makes 2k.
    compression : float
        Part of the maps that a transition keeps, the paper's θ.
    dropout : float
        Probability after every 3×3 convolution of a block; the paper uses it on CIFAR only.
    num_classes, in_channels : int
        Logits out, channels in.

    Shape: (n, in_channels, h, w) with h and w at least 29 → (n, num_classes).
    """

    def __init__(
        self,
        layers: Sequence[int],
        growth: int = 32,
        compression: float = 0.5,
        dropout: float = 0.0,
        num_classes: int = 1000,
        in_channels: int = 3,
    ) -> None:
        super().__init__()
        self.in_channels = in_channels
        channels = 2 * growth
        self.features = nn.Sequential()
        self.features.add_module("conv0", nn.Conv2d(in_channels, channels, 7, stride=2, padding=3, bias=False))
        self.features.add_module("norm0", nn.BatchNorm2d(channels))
        self.features.add_module("relu0", nn.ReLU())
        self.features.add_module("pool0", nn.MaxPool2d(3, stride=2, padding=1))
        for i, depth in enumerate(layers, start=1):
            block = nn.Sequential()
            for j in range(1, depth + 1):
                block.add_module(f"denselayer{j}", DenseLayer(channels, growth, dropout))
                channels += growth
            self.features.add_module(f"denseblock{i}", block)
            if i < len(layers):
                kept = int(compression * channels)
                self.features.add_module(f"transition{i}", Transition(channels, kept))
                channels = kept
        self.features.add_module("norm5", nn.BatchNorm2d(channels))
        self.relu = nn.ReLU()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Linear(channels, num_classes)
        he_init(self, mode="fan_in")

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels, at_least=29)  # (n, 3, 224, 224)
        x = self.features(x)  # (n, 1024, 7, 7)
        x = self.avgpool(self.relu(x))  # (n, 1024, 1, 1)
        x = torch.flatten(x, 1)  # (n, 1024)
        return self.classifier(x)  # (n, 1000)
