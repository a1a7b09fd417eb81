"""Pre-activation ResNet, 2016: keep the way around F truly clean.

Question: ResNet's y = ReLU(F(x) + x) looks like an identity path, but each addition ends in a ReLU. What does that do
to a signal that passes a hundred of them? It can only grow: what is negative is cut. Move normalisation and ReLU into
F, in front of its convolutions, and nothing stands in the way: x₃ = x₀ + F₁(x₀) + F₂(x₁) + F₃(x₂), a sum, whose
gradient reaches every layer as it is. A network of 1,001 layers then trains.
"""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor, nn

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.cifar_resnet import zero_padding
from cnnedu.models.layers import check_input, he_init
from cnnedu.models.registry import register

__all__ = ["PreActBlock", "PreActBottleneck", "PreActResNet"]

CARD = ModelCard(
    family="Pre-activation ResNet",
    paper=Paper(
        "Identity Mappings in Deep Residual Networks", "He, Zhang, Ren, Sun", 2016, "https://arxiv.org/abs/1603.05027"
    ),
    new="Batch norm and ReLU come before each convolution, inside F: the shortcuts form one uninterrupted sum.",
    input_size=(1, 3, 32, 32),
)
SMALL_CARD = replace(CARD, deviations=("The paper trains 110 layers and more; the shallower ones follow its rule.",))


class PreActBlock(nn.Module):
    """x + F(x), where F is twice: batch norm, ReLU, 3×3 convolution.

    Where F changes the shape, x is subsampled and padded with zero channels (option A).

    Parameters
    ----------
    in_channels, width, stride : int
        Channels in and out; stride of the first convolution.

    Shape: (n, in_channels, h, w) → (n, width, h/stride, w/stride).
    """

    expansion = 1

    def __init__(self, in_channels: int, width: int, stride: int = 1) -> None:
        super().__init__()
        self.bn1 = nn.BatchNorm2d(in_channels)
        self.conv1 = nn.Conv2d(in_channels, width, 3, stride, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.shortcut = zero_padding(in_channels, width, stride)
        self.relu = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        f = self.conv1(self.relu(self.bn1(x)))  # (n, width, h, w)
        f = self.conv2(self.relu(self.bn2(f)))  # (n, width, h, w)
        return self.shortcut(x) + f  # (n, width, h, w)


class PreActBottleneck(nn.Module):
    """x + F(x), where F is three times: batch norm, ReLU, convolution (1×1, 3×3, 1×1).

    Where F changes the shape, a 1×1 convolution takes the place of the shortcut; it sees what F's first convolution
    sees, after batch norm and ReLU.

    Parameters
    ----------
    in_channels, width, stride : int
        Channels in, and of the 3×3 convolution; four times as many come out. Stride of the first convolution.

    Shape: (n, in_channels, h, w) → (n, 4·width, h/stride, w/stride).
    """

    expansion = 4

    def __init__(self, in_channels: int, width: int, stride: int = 1) -> None:
        super().__init__()
        self.bn1 = nn.BatchNorm2d(in_channels)
        self.conv1 = nn.Conv2d(in_channels, width, 1, stride, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.bn3 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, 4 * width, 1, bias=False)
        same = stride == 1 and in_channels == 4 * width
        self.projection = None if same else nn.Conv2d(in_channels, 4 * width, 1, stride, bias=False)
        self.relu = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        a = self.relu(self.bn1(x))  # (n, c_in, h_in, w_in)
        f = self.conv1(a)  # (n, width, h, w)
        f = self.conv2(self.relu(self.bn2(f)))  # (n, width, h, w)
        f = self.conv3(self.relu(self.bn3(f)))  # (n, 4*width, h, w)
        shortcut = x if self.projection is None else self.projection(a)  # (n, 4*width, h, w)
        return shortcut + f  # (n, 4*width, h, w)


@register("preact_resnet20", SMALL_CARD, depth=20)
@register("preact_resnet32", SMALL_CARD, depth=32)
@register("preact_resnet44", SMALL_CARD, depth=44)
@register("preact_resnet56", SMALL_CARD, depth=56)
@register("preact_resnet110", CARD, depth=110)
@register("preact_resnet164", CARD, depth=164, bottleneck=True)
class PreActResNet(nn.Module):
    """Pre-activation ResNet for small images: three stages of residual units with nothing between them.

    The first unit's activation comes before the paths split, so that it serves both; the last unit is followed by one.

    Parameters
    ----------
    depth : int
        Layers with weights: 6n + 2, or 9n + 2 with ``bottleneck``; the paper goes as far as 1001.
    bottleneck : bool
        `PreActBottleneck` units instead of `PreActBlock`.
    num_classes, in_channels : int
        Logits out, channels in.
    width : int
        Channels of the stem and of the first stage's 3×3 convolutions.

    Shape: (n, in_channels, h, w) of any size → (n, num_classes).
    """

    def __init__(
        self, depth: int, bottleneck: bool = False, num_classes: int = 10, in_channels: int = 3, width: int = 16
    ) -> None:
        super().__init__()
        per_unit = 9 if bottleneck else 6
        if depth < per_unit + 2 or depth % per_unit != 2:
            raise ValueError(f"PreActResNet: depth must be {per_unit}n + 2 with bottleneck={bottleneck}, got {depth}.")
        unit, count = PreActBottleneck if bottleneck else PreActBlock, depth // per_unit
        self.in_channels = in_channels
        self.conv1 = nn.Conv2d(in_channels, width, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU()
        channels = [width] + [unit.expansion * width * factor for factor in (1, 2, 4)]
        self.layer1 = stage(unit, channels[0], width, count, stride=1)
        self.layer1[0].bn1 = nn.Identity()  # bn1 and the ReLU before it have done that
        self.layer2 = stage(unit, channels[1], 2 * width, count, stride=2)
        self.layer3 = stage(unit, channels[2], 4 * width, count, stride=2)
        self.bn2 = nn.BatchNorm2d(channels[3])
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(channels[3], num_classes)
        he_init(self)

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels)  # (n, 3, 32, 32)
        x = self.relu(self.bn1(self.conv1(x)))  # (n, 16, 32, 32)
        x = self.layer1(x)  # (n, c, 32, 32)
        x = self.layer2(x)  # (n, 2*c, 16, 16)
        x = self.layer3(x)  # (n, 4*c, 8, 8)
        x = self.relu(self.bn2(x))  # (n, 4*c, 8, 8)
        x = self.avgpool(x)  # (n, 4*c, 1, 1)
        x = torch.flatten(x, 1)  # (n, 4*c)
        return self.fc(x)  # (n, 10)


def stage(
    unit: type[PreActBlock] | type[PreActBottleneck], in_channels: int, width: int, count: int, stride: int
) -> nn.Sequential:
    """Return ``count`` units, of which the first strides."""
    rest = [unit(unit.expansion * width, width) for _ in range(count - 1)]
    return nn.Sequential(unit(in_channels, width, stride), *rest)
