"""MobileNetV2, 2018: a residual block turned inside out.

ResNet's bottleneck is wide, narrow, wide, and its shortcut joins the wide ends. Here it is narrow, wide, narrow: a
depthwise convolution is cheap, so the middle can be six times wider, and what is kept between blocks stays small.
Question: why does no ReLU follow the last convolution of a block? A ReLU throws information away, and a narrow layer
has none to spare.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import ConvNormAct, check_input, he_init
from cnnedu.models.registry import register

__all__ = ["MobileNetV2", "make_divisible"]

# Table 2 of the paper, a row per stage: expansion t, channels c, repeats n, stride s of the first block.
STAGES = (
    (1, 16, 1, 1),
    (6, 24, 2, 2),
    (6, 32, 3, 2),
    (6, 64, 4, 2),
    (6, 96, 3, 1),
    (6, 160, 3, 2),
    (6, 320, 1, 1),
)

CARD = ModelCard(
    family="MobileNet",
    paper=Paper(
        "MobileNetV2: Inverted Residuals and Linear Bottlenecks",
        "Sandler, Howard, Zhu, Zhmoginov, Chen",
        2018,
        "https://arxiv.org/abs/1801.04381",
    ),
    new="Inverted residuals: shortcuts between narrow layers without activation, a wide depthwise layer between them.",
    deviations=(
        "The first block, with expansion 1, has no expanding convolution.",
        "Dropout of 0.2 before the classifier, of which the paper does not speak.",
        "The classifier is a dense layer after global pooling, where table 2 has a 1×1 convolution: the same numbers.",
    ),
    torchvision=True,
)


def make_divisible(channels: float, divisor: int = 8) -> int:
    """Round a number of channels to a multiple that hardware likes, but never down by more than a tenth.

    Examples
    --------
    >>> [make_divisible(c) for c in (22.4, 24, 11.2, 3)]
    [24, 24, 16, 8]
    """
    rounded = max(divisor, int(channels + divisor / 2) // divisor * divisor)
    return rounded + divisor if rounded < 0.9 * channels else rounded


class InvertedResidual(nn.Module):
    """Expand (1×1), filter each channel (3×3), project back (1×1, no activation), and add the input where it fits.

    Shape: (n, in_channels, h, w) → (n, out_channels, h / stride, w / stride), rounded up.
    """

    def __init__(self, in_channels: int, out_channels: int, stride: int, expansion: int) -> None:
        super().__init__()
        hidden = expansion * in_channels
        self.conv = nn.Sequential()
        if expansion != 1:
            self.conv.append(ConvNormAct(in_channels, hidden, 1, act=nn.ReLU6))
        self.conv.append(ConvNormAct(hidden, hidden, 3, stride, groups=hidden, act=nn.ReLU6))
        self.conv.append(nn.Conv2d(hidden, out_channels, 1, bias=False))
        self.conv.append(nn.BatchNorm2d(out_channels))
        self.residual = stride == 1 and in_channels == out_channels

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv(x)  # (n, c_out, h_out, w_out)
        return x + y if self.residual else y  # (n, c_out, h_out, w_out)


@register("mobilenet_v2", CARD)
class MobileNetV2(nn.Module):
    """MobileNetV2: a stem, 17 inverted residuals, a 1×1 convolution, global average pooling, one dense layer.

    Parameters
    ----------
    width_mult : float
        The width multiplier: this multiple of the channels, `make_divisible` by 8; the last convolution only widens.
    num_classes, in_channels : int
        Logits out, channels in.
    dropout : float
        Probability before the classifier.

    Shape: (n, in_channels, h, w) of any size → (n, num_classes).
    """

    def __init__(
        self, width_mult: float = 1.0, num_classes: int = 1000, in_channels: int = 3, dropout: float = 0.2
    ) -> None:
        super().__init__()
        if width_mult <= 0:
            raise ValueError(f"MobileNetV2: width_mult must be positive, got {width_mult}.")
        self.in_channels = in_channels
        channels = make_divisible(32 * width_mult)
        self.features = nn.Sequential(ConvNormAct(in_channels, channels, 3, stride=2, act=nn.ReLU6))
        for expansion, full, repeats, first_stride in STAGES:
            out_channels = make_divisible(full * width_mult)
            for i in range(repeats):
                stride = first_stride if i == 0 else 1
                self.features.append(InvertedResidual(channels, out_channels, stride, expansion))
                channels = out_channels
        last = make_divisible(1280 * max(1.0, width_mult))
        self.features.append(ConvNormAct(channels, last, 1, act=nn.ReLU6))
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(dropout), nn.Linear(last, num_classes))
        he_init(self, mode="fan_in")

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels)  # (n, 3, 224, 224)
        x = self.features(x)  # (n, 1280, 7, 7)
        x = self.avgpool(x)  # (n, 1280, 1, 1)
        x = torch.flatten(x, 1)  # (n, 1280)
        return self.classifier(x)  # (n, 1000)
