"""VGG, 2014: nothing but 3×3 convolutions, and depth.

Question: what does a 5×5 kernel see that two 3×3 kernels, one after the other, do not? Nothing: the two see 5×5
as well, with 18C² weights instead of 25C² and one more ReLU between them. VGG draws the conclusion and stacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor, nn

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import ConvNormAct, check_input, he_init
from cnnedu.models.registry import register

__all__ = ["VGG"]

# Table 1 of the paper: the widths of the convolutions of each stage; a 2×2 max-pooling ends a stage.
STAGES = {
    "A": ((64,), (128,), (256, 256), (512, 512), (512, 512)),
    "B": ((64, 64), (128, 128), (256, 256), (512, 512), (512, 512)),
    "D": ((64, 64), (128, 128), (256, 256, 256), (512, 512, 512), (512, 512, 512)),
    "E": ((64, 64), (128, 128), (256,) * 4, (512,) * 4, (512,) * 4),
}

CARD = ModelCard(
    family="VGG",
    paper=Paper(
        "Very Deep Convolutional Networks for Large-Scale Image Recognition",
        "Simonyan, Zisserman",
        2014,
        "https://arxiv.org/abs/1409.1556",
    ),
    new="Depth from one repeated piece: 3×3 convolutions, 2×2 max-pooling, and twice the channels after it, up to 512.",
    deviations=(
        "An adaptive 7×7 average pooling before the dense layers, idle at 224×224, lets other sizes through.",
        "Convolutions start as He et al. (2015) say, dense layers as torch has it; the paper draws weights of variance "
        "0.01, and starts its deeper networks from layers of the trained vgg11.",
    ),
    torchvision=True,
)
BN_CARD = replace(CARD, deviations=(*CARD.deviations, "Batch normalisation, of 2015, after every convolution."))


@register("vgg11", CARD, stages=STAGES["A"])
@register("vgg13", CARD, stages=STAGES["B"])
@register("vgg16", CARD, stages=STAGES["D"])
@register("vgg19", CARD, stages=STAGES["E"])
@register("vgg11_bn", BN_CARD, stages=STAGES["A"], batch_norm=True)
@register("vgg13_bn", BN_CARD, stages=STAGES["B"], batch_norm=True)
@register("vgg16_bn", BN_CARD, stages=STAGES["D"], batch_norm=True)
@register("vgg19_bn", BN_CARD, stages=STAGES["E"], batch_norm=True)
class VGG(nn.Module):
    """VGG: stages of 3×3 convolutions, a max-pooling after each, three dense layers.

    Parameters
    ----------
    stages : sequence of sequences of int
        For each stage, the output channels of its convolutions.
    batch_norm : bool
        Normalise after every convolution.
    num_classes, in_channels : int
        Logits out, channels in.
    dropout : float
        Probability after the first two dense layers.

    Shape: (n, in_channels, h, w) with h and w at least 32 → (n, num_classes).
    """

    def __init__(
        self,
        stages: Sequence[Sequence[int]],
        batch_norm: bool = False,
        num_classes: int = 1000,
        in_channels: int = 3,
        dropout: float = 0.5,
    ) -> None:
        super().__init__()
        self.in_channels = in_channels
        self.features = nn.Sequential()
        norm = nn.BatchNorm2d if batch_norm else None
        for widths in stages:
            for width in widths:
                self.features.extend(ConvNormAct(in_channels, width, 3, norm=norm, bias=True))
                in_channels = width
            self.features.append(nn.MaxPool2d(2))
        self.avgpool = nn.AdaptiveAvgPool2d(7)
        self.classifier = nn.Sequential(
            nn.Linear(in_channels * 7 * 7, 4096),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Linear(4096, 4096),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Linear(4096, num_classes),
        )
        he_init(self, "fan_in")

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels, at_least=32)  # (n, 3, 224, 224)
        x = self.features(x)  # (n, 512, 7, 7)
        x = self.avgpool(x)  # (n, 512, 7, 7)
        x = torch.flatten(x, 1)  # (n, 25088)
        return self.classifier(x)  # (n, 1000)
