"""ResNet for small images, 2015, and its plain twin: the experiment that made the case.

Question: two networks have the same layers, the same 853,018 parameters and see the same images. One adds the input of
every second layer to its output. Which trains better at 56 layers? Section 4.2 of the paper answers it on CIFAR-10
with the networks of this file; their shortcut has no weights at all, so that nothing but the addition differs.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from cnnedu.models.layers import check_input, he_init
from cnnedu.models.registry import register
from cnnedu.models.resnet import CARD as RESNET_CARD
from cnnedu.models.resnet import BasicBlock, ResNet, StageBuilder

__all__ = ["CifarResNet", "CifarResNet18", "PlainBlock", "ZeroPadShortcut"]

CARD = replace(
    RESNET_CARD,
    family="CIFAR ResNet",
    new="Residual networks that are deep, not wide: 6n + 2 layers in three stages, with shortcuts without weights.",
    input_size=(1, 3, 32, 32),
    torchvision="",
)
PLAIN_CARD = replace(
    CARD,
    family="Plain CIFAR net",
    new="The same network without shortcuts: with more layers its training error rises. A control, not a proposal.",
)
RESNET18_CARD = replace(
    CARD,
    family="CIFAR ResNet-18",
    new="ResNet-18 for images of 32×32: the stem keeps the resolution, all else is as for ImageNet.",
    deviations=(
        "Not in the paper, though common: its ResNet-18 is for 224×224, with a 7×7 convolution at stride 2 and a "
        "pooling at stride 2, which would leave the first stage 8×8 of 32×32 pixels and the last a single one.",
        "Where the channels double, the shortcut is a 1×1 convolution with batch norm (option B).",
    ),
)


class ZeroPadShortcut(nn.Module):
    """The shortcut without weights (option A): every s-th pixel, and zeros for the channels that are new.

    Parameters
    ----------
    in_channels, out_channels, stride : int

    Shape: (n, in_channels, h, w) → (n, out_channels, h/stride, w/stride).
    """

    def __init__(self, in_channels: int, out_channels: int, stride: int = 1) -> None:
        super().__init__()
        self.new_channels = out_channels - in_channels
        self.stride = stride

    def forward(self, x: Tensor) -> Tensor:
        x = x[:, :, :: self.stride, :: self.stride]  # (n, c, h, w)
        return F.pad(x, (0, 0, 0, 0, 0, self.new_channels))  # (n, c+new_channels, h, w)

    def extra_repr(self) -> str:
        return f"new_channels={self.new_channels}, stride={self.stride}"


def zero_padding(in_channels: int, out_channels: int, stride: int) -> nn.Module:
    """Make the way around F: nothing at all, or `ZeroPadShortcut` where F changes the shape."""
    if stride == 1 and in_channels == out_channels:
        return nn.Identity()
    return ZeroPadShortcut(in_channels, out_channels, stride)


class PlainBlock(BasicBlock):
    """The layers of a residual block without its shortcut: y = F(x).

    Parameters and shape are those of `BasicBlock`.
    """

    def __init__(self, in_channels: int, width: int, stride: int = 1, dilations: tuple[int, int] = (1, 1)) -> None:
        super().__init__(in_channels, width, stride, dilations, shortcut=zero_padding)
        del self.downsample

    def forward(self, x: Tensor) -> Tensor:
        y = self.residual(x)  # (n, c_out, h, w)
        return self.relu(y)  # (n, c_out, h, w)


@register("resnet20", CARD, depth=20)
@register("resnet32", CARD, depth=32)
@register("resnet44", CARD, depth=44)
@register("resnet56", CARD, depth=56)
@register("resnet110", CARD, depth=110)
@register("plain20", PLAIN_CARD, depth=20, shortcuts=False)
@register("plain32", PLAIN_CARD, depth=32, shortcuts=False)
@register("plain44", PLAIN_CARD, depth=44, shortcuts=False)
@register("plain56", PLAIN_CARD, depth=56, shortcuts=False)
@register("plain110", PLAIN_CARD, depth=110, shortcuts=False)
class CifarResNet(nn.Module):
    """CIFAR ResNet: three stages of 2n layers, with 1, 2 and 4 times ``width`` channels.

    Parameters
    ----------
    depth : int
        Layers with weights: 6n + 2.
    shortcuts : bool
        Without them, the plain network.
    num_classes, in_channels : int
        Logits out, channels in.
    width : int
        Channels of the first stage.

    Shape: (n, in_channels, h, w) of any size → (n, num_classes).
    """

    def __init__(
        self, depth: int, shortcuts: bool = True, num_classes: int = 10, in_channels: int = 3, width: int = 16
    ) -> None:
        super().__init__()
        if depth < 8 or depth % 6 != 2:
            raise ValueError(f"CifarResNet: depth must be 6n + 2 (8, 14, 20, 26, 32 …), got {depth}.")
        if width < 1:
            raise ValueError(f"CifarResNet: width must be 1 or more, got {width}.")
        self.in_channels = in_channels
        self.conv1 = nn.Conv2d(in_channels, width, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU()
        block = partial(BasicBlock, shortcut=zero_padding) if shortcuts else PlainBlock
        stages = StageBuilder(block, width)
        self.layer1 = stages.build(width, depth // 6)
        self.layer2 = stages.build(2 * width, depth // 6, stride=2)
        self.layer3 = stages.build(4 * width, depth // 6, stride=2)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4 * width, num_classes)
        he_init(self)

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels)  # (n, 3, 32, 32)
        x = self.relu(self.bn1(self.conv1(x)))  # (n, 16, 32, 32)
        x = self.layer1(x)  # (n, 16, 32, 32)
        x = self.layer2(x)  # (n, 32, 16, 16)
        x = self.layer3(x)  # (n, 64, 8, 8)
        x = self.avgpool(x)  # (n, 64, 1, 1)
        x = torch.flatten(x, 1)  # (n, 64)
        return self.fc(x)  # (n, 10)


@register("resnet18_cifar", RESNET18_CARD)
class CifarResNet18(ResNet):
    """ResNet-18 with a 3×3 stem at stride 1 and without the max-pooling.

    Parameters are those of `ResNet`, for `BasicBlock` twice in each stage.

    Shape: (n, in_channels, h, w) of any size → (n, num_classes).
    """

    def __init__(
        self, num_classes: int = 10, in_channels: int = 3, width: int = 64, zero_init_residual: bool = False
    ) -> None:
        super().__init__(BasicBlock, (2, 2, 2, 2), num_classes, in_channels, width)
        self.conv1 = nn.Conv2d(in_channels, width, 3, padding=1, bias=False)
        del self.maxpool
        self.initialise(zero_init_residual)

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels)  # (n, 3, 32, 32)
        x = self.relu(self.bn1(self.conv1(x)))  # (n, 64, 32, 32)
        x = self.layer1(x)  # (n, 64, 32, 32)
        x = self.layer2(x)  # (n, 128, 16, 16)
        x = self.layer3(x)  # (n, 256, 8, 8)
        x = self.layer4(x)  # (n, 512, 4, 4)
        x = self.avgpool(x)  # (n, 512, 1, 1)
        x = torch.flatten(x, 1)  # (n, 512)
        return self.fc(x)  # (n, 10)
