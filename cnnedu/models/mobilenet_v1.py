"""MobileNet, 2017: filter each channel by itself, then mix the channels.

A 3×3 convolution does two jobs at once: it looks around, and it mixes channels. Done one after the other, as a
depthwise 3×3 and a pointwise 1×1 convolution, they cost 1/C_out + 1/9 of it.
Question: what is left to save, when 95 % of the multiplications are in the 1×1 convolutions? Channels: `width_mult`.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import ConvNormAct, check_input, he_init
from cnnedu.models.registry import register

__all__ = ["MobileNetV1"]

# Table 1 of the paper: the channels out of each separable convolution, and the stride of its depthwise half.
LAYERS = ((64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), *((512, 1),) * 5, (1024, 2), (1024, 1))

CARD = ModelCard(
    family="MobileNet",
    paper=Paper(
        "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications",
        "Howard et al.",
        2017,
        "https://arxiv.org/abs/1704.04861",
    ),
    new="A whole network of depthwise separable convolutions, with one number that makes it narrower.",
    deviations=(
        "The last depthwise convolution has stride 1: table 1 says 2, but gives 7×7 before it and after it.",
        "The pooling before the classifier is global instead of 7×7: the same at 224×224, and any other size passes.",
    ),
)


class DepthwiseSeparable(nn.Module):
    """Look around in each channel by itself (3×3), then mix channels at each pixel by itself (1×1).

    Shape: (n, in_channels, h, w) → (n, out_channels, h / stride, w / stride), rounded up.
    """

    def __init__(self, in_channels: int, out_channels: int, stride: int) -> None:
        super().__init__()
        self.depthwise = ConvNormAct(in_channels, in_channels, 3, stride, groups=in_channels)
        self.pointwise = ConvNormAct(in_channels, out_channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.depthwise(x)  # (n, c, h_out, w_out)
        return self.pointwise(x)  # (n, c_out, h_out, w_out)


@register("mobilenet_v1", CARD)
class MobileNetV1(nn.Module):
    """MobileNet: a stem, 13 depthwise separable convolutions, global average pooling, one dense layer.

    Parameters
    ----------
    width_mult : float
        The width multiplier α: every layer has this multiple of its channels. The paper tries 1, 0.75, 0.5 and 0.25;
        parameters and MACs go roughly with α². (Its resolution multiplier ρ needs no argument: feed smaller images.)
    num_classes, in_channels : int
        Logits out, channels in.

    Shape: (n, in_channels, h, w) of any size → (n, num_classes).
    """

    def __init__(self, width_mult: float = 1.0, num_classes: int = 1000, in_channels: int = 3) -> None:
        super().__init__()
        if width_mult <= 0:
            raise ValueError(f"MobileNetV1: width_mult must be positive, got {width_mult}.")
        self.in_channels = in_channels
        channels = max(1, round(32 * width_mult))
        self.features = nn.Sequential(ConvNormAct(in_channels, channels, 3, stride=2))
        for full, stride in LAYERS:
            out_channels = max(1, round(full * width_mult))
            self.features.append(DepthwiseSeparable(channels, out_channels, stride))
            channels = out_channels
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Linear(channels, num_classes)
        he_init(self, mode="fan_in")

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels)  # (n, 3, 224, 224)
        x = self.features(x)  # (n, 1024, 7, 7)
        x = self.avgpool(x)  # (n, 1024, 1, 1)
        x = torch.flatten(x, 1)  # (n, 1024)
        return self.classifier(x)  # (n, 1000)
