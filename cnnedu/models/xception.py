"""Xception, 2016: an Inception module with one tower per channel.

GoogLeNet sends a few groups of channels through separate filters. Push that to its end, every channel through a filter
of its own, and a depthwise separable convolution is left. Xception stacks 34 of them, with ResNet's shortcuts.
Question: where is the ReLU between the depthwise and the 1×1 convolution? There is none: the paper measured, and
without it the network learns faster and better.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import ConvNormAct, check_input, he_init
from cnnedu.models.registry import register

__all__ = ["Xception"]

CARD = ModelCard(
    family="Xception",
    paper=Paper(
        "Xception: Deep Learning with Depthwise Separable Convolutions",
        "Chollet",
        2016,
        "https://arxiv.org/abs/1610.02357",
    ),
    new="Nothing but depthwise separable convolutions after the stem, without an activation in their middle.",
    deviations=(
        "The two convolutions of the stem are not padded; figure 5 does not say (either way its middle is 19×19).",
    ),
    input_size=(1, 3, 299, 299),
)


class SeparableConv(nn.Sequential):
    """A filter per channel, then a 1×1 convolution across channels, then batch norm; no activation anywhere.

    Shape: (n, in_channels, h, w) → (n, out_channels, h, w).
    """

    def __init__(self, in_channels: int, out_channels: int) -> None:
        super().__init__(
            nn.Conv2d(in_channels, in_channels, 3, padding=1, groups=in_channels, bias=False),
            nn.Conv2d(in_channels, out_channels, 1, bias=False),
            nn.BatchNorm2d(out_channels),
        )


class Block(nn.Module):
    """ReLU and separable convolution, two or three times, around which a shortcut leads.

    Parameters
    ----------
    in_channels : int
    widths : tuple of int
        The output channels of each separable convolution.
    downsample : bool
        End with a max-pooling of stride 2, beside a 1×1 convolution of stride 2 on the shortcut.
    first_relu : bool
        Start with a ReLU; False for the first block, whose input has just been through one.

    Shape: (n, in_channels, h, w) → (n, widths[-1], h, w), or half of h and w, rounded up.
    """

    def __init__(
        self, in_channels: int, widths: tuple[int, ...], downsample: bool = True, first_relu: bool = True
    ) -> None:
        super().__init__()
        channels = in_channels
        self.body = nn.Sequential()
        for i, width in enumerate(widths):
            if i > 0 or first_relu:
                self.body.append(nn.ReLU())
            self.body.append(SeparableConv(channels, width))
            channels = width
        self.shortcut: nn.Module = nn.Identity()
        if downsample:
            self.body.append(nn.MaxPool2d(3, stride=2, padding=1))
            self.shortcut = ConvNormAct(in_channels, channels, 1, stride=2, act=None)

    def forward(self, x: Tensor) -> Tensor:
        y = self.body(x)  # (n, c_out, h_out, w_out)
        x = self.shortcut(x)  # (n, c_out, h_out, w_out)
        return x + y  # (n, c_out, h_out, w_out)


@register("xception", CARD)
class Xception(nn.Module):
    """Xception: entry flow, middle flow, exit flow, one dense layer (figure 5 of the paper).

    Parameters
    ----------
    num_classes, in_channels : int
        Logits out, channels in.
    dropout : float
        Probability before the classifier.

    Shape: (n, in_channels, h, w) with h and w at least 7 → (n, num_classes).
    """

    def __init__(self, num_classes: int = 1000, in_channels: int = 3, dropout: float = 0.5) -> None:
        super().__init__()
        self.in_channels = in_channels
        self.entry = nn.Sequential(
            ConvNormAct(in_channels, 32, 3, stride=2, padding=0),
            ConvNormAct(32, 64, 3, padding=0),
            Block(64, (128, 128), first_relu=False),
            Block(128, (256, 256)),
            Block(256, (728, 728)),
        )
        self.middle = nn.Sequential(*(Block(728, (728, 728, 728), downsample=False) for _ in range(8)))
        self.exit = nn.Sequential(
            Block(728, (728, 1024)),
            SeparableConv(1024, 1536),
            nn.ReLU(),
            SeparableConv(1536, 2048),
            nn.ReLU(),
        )
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(dropout), nn.Linear(2048, num_classes))
        he_init(self, mode="fan_in")

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels, at_least=7)  # (n, 3, 299, 299)
        x = self.entry(x)  # (n, 728, 19, 19)
        x = self.middle(x)  # (n, 728, 19, 19)
        x = self.exit(x)  # (n, 2048, 10, 10)
        x = self.avgpool(x)  # (n, 2048, 1, 1)
        x = torch.flatten(x, 1)  # (n, 2048)
        return self.classifier(x)  # (n, 1000)
