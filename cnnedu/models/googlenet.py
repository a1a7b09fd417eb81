"""GoogLeNet (Inception v1), 2014: 22 layers with a ninth of AlexNet's parameters (the paper says a twelfth).

Question: 1×1, 3×3, 5×5 or pooling? All four, side by side, and the next layer takes what it needs. What makes that
affordable are 1×1 convolutions, which thin out the channels before each large kernel; what makes it small is a global
average where AlexNet and VGG have dense layers.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import torch
from torch import Tensor, nn

from cnnedu.errors import check_choice
from cnnedu.models.alexnet import response_norm
from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import check_input, he_init
from cnnedu.models.registry import register

__all__ = ["GoogLeNet", "GoogLeNetOutputs"]

CARD = ModelCard(
    family="GoogLeNet",
    paper=Paper(
        "Going Deeper with Convolutions",
        "Szegedy, Liu, Jia, Sermanet, Reed, Anguelov, Erhan, Vanhoucke, Rabinovich",
        2014,
        "https://arxiv.org/abs/1409.4842",
    ),
    new="Inception: several kernel sizes in parallel, 1×1 reductions before them; classifiers half-way help training.",
    deviations=(
        "The average over the last maps, and a second, adaptive one in the auxiliary heads, let other sizes through; "
        "at 224×224 the first is the paper's 7×7 and the second is idle.",
        "Response normalisation has AlexNet's constants: the paper gives none.",
        "Convolutions start as He et al. (2015) say, dense layers as torch has it: the paper is silent.",
    ),
    torchvision=True,
    torchvision_overrides={"variant": "torchvision", "aux_logits": False},
)


class GoogLeNetOutputs(NamedTuple):
    """What GoogLeNet returns in training: the paper's loss is that of `logits` plus 0.3 of each auxiliary one."""

    logits: Tensor
    aux_logits2: Tensor
    aux_logits1: Tensor


@register("googlenet", CARD)
class GoogLeNet(nn.Module):
    """GoogLeNet: three convolutions, nine inception blocks, one dense layer.

    Without heads the paper's variant has 6,998,552 parameters. The paper's table 1 adds up to 6,798 K with K = 1,024
    (its last layer, 1,024 by 1,000 weights, is "1000K"), so to 6.96 million, not to 6.8.

    Parameters
    ----------
    variant : "paper" or "torchvision"
        torchvision has batch normalisation for biases and response normalisation, a 3×3 kernel where the paper has
        5×5, a fourth pooling of 2×2, and heads that average adaptively.
    aux_logits : bool
        Have the two auxiliary heads, which only training uses.
    num_classes, in_channels : int
        Logits out, channels in.
    dropout : float, optional
        Probability before the last layer; where omitted, 0.4 as in the paper, 0.2 as in torchvision.
    dropout_aux : float
        Probability before the heads' last layers.
    transform_input : bool
        Take RGB images normalised by ImageNet's means and deviations, and give the network what torchvision's weights
        were trained on: pixels from −1 to 1.

    Shape: (n, in_channels, h, w) → (n, num_classes), in training with heads `GoogLeNetOutputs` of three such. h and w
    at least 31, with heads in training 79; for the variant of torchvision 15.
    """

    def __init__(
        self,
        variant: Literal["paper", "torchvision"] = "paper",
        aux_logits: bool = True,
        num_classes: int = 1000,
        in_channels: int = 3,
        dropout: float | None = None,
        dropout_aux: float = 0.7,
        transform_input: bool = False,
    ) -> None:
        super().__init__()
        check_choice("GoogLeNet", "variant", variant, ["paper", "torchvision"])
        if transform_input and in_channels != 3:
            raise ValueError(f"GoogLeNet: transform_input needs in_channels=3, red, green and blue, got {in_channels}.")
        paper = variant == "paper"
        self.variant, self.aux_logits, self.transform_input = variant, aux_logits, transform_input
        self.in_channels = in_channels
        self.conv1 = ConvUnit(in_channels, 64, 7, paper, stride=2)
        self.maxpool1 = nn.MaxPool2d(3, stride=2, ceil_mode=True)
        self.norm1 = response_norm() if paper else nn.Identity()
        self.conv2 = ConvUnit(64, 64, 1, paper)
        self.conv3 = ConvUnit(64, 192, 3, paper)
        self.norm2 = response_norm() if paper else nn.Identity()
        self.maxpool2 = nn.MaxPool2d(3, stride=2, ceil_mode=True)
        # Table 1: channels in, then 1×1, 3×3 reduce, 3×3, 5×5 reduce, 5×5, pool projection.
        self.inception3a = Inception(192, 64, 96, 128, 16, 32, 32, paper)
        self.inception3b = Inception(256, 128, 128, 192, 32, 96, 64, paper)
        self.maxpool3 = nn.MaxPool2d(3, stride=2, ceil_mode=True)
        self.inception4a = Inception(480, 192, 96, 208, 16, 48, 64, paper)
        self.inception4b = Inception(512, 160, 112, 224, 24, 64, 64, paper)
        self.inception4c = Inception(512, 128, 128, 256, 24, 64, 64, paper)
        self.inception4d = Inception(512, 112, 144, 288, 32, 64, 64, paper)
        self.inception4e = Inception(528, 256, 160, 320, 32, 128, 128, paper)
        self.maxpool4 = nn.MaxPool2d(3 if paper else 2, stride=2, ceil_mode=True)
        self.inception5a = Inception(832, 256, 160, 320, 32, 128, 128, paper)
        self.inception5b = Inception(832, 384, 192, 384, 48, 128, 128, paper)
        self.aux1 = AuxiliaryHead(512, num_classes, dropout_aux, paper) if aux_logits else None
        self.aux2 = AuxiliaryHead(528, num_classes, dropout_aux, paper) if aux_logits else None
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.dropout = nn.Dropout((0.4 if paper else 0.2) if dropout is None else dropout)
        self.fc = nn.Linear(1024, num_classes)
        he_init(self, "fan_in")

    def smallest_side(self) -> int:
        """Return the smallest height and width: that of 5×5 maps at the paper's heads, of 1×1 maps at the end."""
        if self.variant == "torchvision":
            return 15
        return 79 if self.training and self.aux_logits else 31

    def forward(self, x: Tensor) -> Tensor | GoogLeNetOutputs:
        check_input(self, x, self.in_channels, self.smallest_side())  # (n, 3, 224, 224)
        x = from_imagenet_statistics(x) if self.transform_input else x  # (n, 3, 224, 224)
        x = self.conv1(x)  # (n, 64, 112, 112)
        x = self.norm1(self.maxpool1(x))  # (n, 64, 56, 56)
        x = self.conv2(x)  # (n, 64, 56, 56)
        x = self.norm2(self.conv3(x))  # (n, 192, 56, 56)
        x = self.maxpool2(x)  # (n, 192, 28, 28)
        x = self.inception3a(x)  # (n, 256, 28, 28)
        x = self.inception3b(x)  # (n, 480, 28, 28)
        x = self.maxpool3(x)  # (n, 480, 14, 14)
        early = self.inception4a(x)  # (n, 512, 14, 14)
        x = self.inception4b(early)  # (n, 512, 14, 14)
        x = self.inception4c(x)  # (n, 512, 14, 14)
        late = self.inception4d(x)  # (n, 528, 14, 14)
        x = self.inception4e(late)  # (n, 832, 14, 14)
        x = self.maxpool4(x)  # (n, 832, 7, 7)
        x = self.inception5a(x)  # (n, 832, 7, 7)
        x = self.inception5b(x)  # (n, 1024, 7, 7)
        x = torch.flatten(self.avgpool(x), 1)  # (n, 1024)
        logits = self.fc(self.dropout(x))  # (n, 1000)
        if self.training and self.aux1 is not None and self.aux2 is not None:
            return GoogLeNetOutputs(logits, self.aux2(late), self.aux1(early))  # [(n, 1000), (n, 1000), (n, 1000)]
        return logits  # (n, 1000)


class ConvUnit(nn.Sequential):
    """A convolution that keeps the side at stride 1, and ReLU; with batch normalisation outside of the paper.

    Shape: (n, in_channels, h, w) → (n, out_channels, h/stride, w/stride), rounded up.
    """

    def __init__(self, in_channels: int, out_channels: int, kernel_size: int, paper: bool, stride: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(in_channels, out_channels, kernel_size, stride, kernel_size // 2, bias=paper)
        if not paper:
            self.bn = nn.BatchNorm2d(out_channels, eps=0.001)
        self.relu = nn.ReLU()


class Inception(nn.Module):
    """Four branches on the same input, their channels side by side; the arguments are a row of the paper's table 1.

    Shape: (n, in_channels, h, w) → (n, c1 + c3 + c5 + pool, h, w).
    """

    def __init__(
        self, in_channels: int, c1: int, c3_reduce: int, c3: int, c5_reduce: int, c5: int, pool: int, paper: bool
    ) -> None:
        super().__init__()
        self.out_channels = c1 + c3 + c5 + pool
        self.branch1 = ConvUnit(in_channels, c1, 1, paper)
        self.branch2 = nn.Sequential(ConvUnit(in_channels, c3_reduce, 1, paper), ConvUnit(c3_reduce, c3, 3, paper))
        self.branch3 = nn.Sequential(
            ConvUnit(in_channels, c5_reduce, 1, paper), ConvUnit(c5_reduce, c5, 5 if paper else 3, paper)
        )
        self.branch4 = nn.Sequential(nn.MaxPool2d(3, stride=1, padding=1), ConvUnit(in_channels, pool, 1, paper))

    def forward(self, x: Tensor) -> Tensor:
        branches = [self.branch1(x), self.branch2(x), self.branch3(x), self.branch4(x)]  # [(n, c1, h, w), ...]
        return torch.cat(branches, 1)  # (n, out_channels, h, w)


class AuxiliaryHead(nn.Module):
    """A small classifier half-way: it gives the first layers a gradient of their own, and is dropped after training.

    Shape: (n, in_channels, h, w) → (n, num_classes).
    """

    def __init__(self, in_channels: int, num_classes: int, dropout: float, paper: bool) -> None:
        super().__init__()
        self.pool = nn.Sequential(nn.AvgPool2d(5, stride=3)) if paper else nn.Sequential()
        self.pool.append(nn.AdaptiveAvgPool2d(4))
        self.conv = ConvUnit(in_channels, 128, 1, paper)
        self.fc1 = nn.Linear(128 * 4 * 4, 1024)
        self.relu = nn.ReLU()
        self.dropout = nn.Dropout(dropout)
        self.fc2 = nn.Linear(1024, num_classes)

    def forward(self, x: Tensor) -> Tensor:
        x = self.pool(x)  # (n, c, 4, 4)
        x = self.conv(x)  # (n, 128, 4, 4)
        x = torch.flatten(x, 1)  # (n, 2048)
        x = self.dropout(self.relu(self.fc1(x)))  # (n, 1024)
        return self.fc2(x)  # (n, num_classes)


def from_imagenet_statistics(x: Tensor) -> Tensor:
    """Turn pixels normalised by ImageNet's means and deviations into pixels normalised by 0.5 and 0.5."""
    mean = x.new_tensor([0.485, 0.456, 0.406]).view(3, 1, 1)
    std = x.new_tensor([0.229, 0.224, 0.225]).view(3, 1, 1)
    return (x * std + mean - 0.5) / 0.5
