"""AlexNet, 2012: convolutional networks of 60 million parameters win ImageNet by more than ten points.

Question: what had changed since LeNet-5? Not the idea. 1.2 million labelled images, ReLU instead of tanh (six times
faster to the same training error on CIFAR-10), dropout against overfitting, and games hardware to compute it.
"""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor, nn

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import check_input, he_init
from cnnedu.models.registry import register

__all__ = ["AlexNet", "OriginalAlexNet"]

CARD_2012 = ModelCard(
    family="AlexNet",
    paper=Paper(
        "ImageNet Classification with Deep Convolutional Neural Networks",
        "Krizhevsky, Sutskever, Hinton",
        2012,
        "https://doi.org/10.1145/3065386",
    ),
    new="Depth and size at scale: ReLU, dropout, overlapping pooling, augmentation, two GPUs, 1.2 million images.",
    deviations=(
        "The input is 227×227: the paper says 224, from which no 11×11 kernel at stride 4 makes its 55×55 maps.",
        "Both GPUs' halves are computed in one place, as convolutions of two groups; response normalisation sees "
        "across the seam between them.",
        "An adaptive 6×6 average pooling before the dense layers, idle at 227×227, lets other sizes through.",
    ),
    input_size=(1, 3, 227, 227),
)
CARD = replace(
    CARD_2012,
    paper=Paper(
        "One Weird Trick for Parallelizing Convolutional Neural Networks",
        "Krizhevsky",
        2014,
        "https://arxiv.org/abs/1404.5997",
    ),
    new="AlexNet as one tower: no groups, fewer filters, nearly the same number of parameters.",
    deviations=(
        "The fourth convolution has 256 filters, as in the author's code and in torchvision; the paper says 384.",
        "No response normalisation.",
        "Dropout comes before the first two dense layers, not after them.",
        "The first convolution pads by 2, so that 224×224 images give 55×55 maps.",
        "Convolutions start as He et al. (2015) say, dense layers as torch has it.",
        "An adaptive 6×6 average pooling before the dense layers, idle at 224×224, lets other sizes through.",
    ),
    input_size=(1, 3, 224, 224),
    torchvision=True,
)


@register("alexnet", CARD)
class AlexNet(nn.Module):
    """AlexNet in one tower, the variant of 2014 that torchvision has.

    Parameters
    ----------
    num_classes, in_channels : int
        Logits out, channels in.
    dropout : float
        Probability before the first two dense layers.

    Shape: (n, in_channels, h, w) with h and w at least 63 → (n, num_classes).
    """

    def __init__(self, num_classes: int = 1000, in_channels: int = 3, dropout: float = 0.5) -> None:
        super().__init__()
        self.in_channels = in_channels
        self.features = nn.Sequential(
            nn.Conv2d(in_channels, 64, 11, stride=4, padding=2),
            nn.ReLU(),
            nn.MaxPool2d(3, stride=2),
            nn.Conv2d(64, 192, 5, padding=2),
            nn.ReLU(),
            nn.MaxPool2d(3, stride=2),
            nn.Conv2d(192, 384, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(384, 256, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(256, 256, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(3, stride=2),
        )
        self.avgpool = nn.AdaptiveAvgPool2d(6)
        self.classifier = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(256 * 6 * 6, 4096),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Linear(4096, 4096),
            nn.ReLU(),
            nn.Linear(4096, num_classes),
        )
        he_init(self, "fan_in")

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels, at_least=63)  # (n, 3, 224, 224)
        x = self.features(x)  # (n, 256, 6, 6)
        x = self.avgpool(x)  # (n, 256, 6, 6)
        x = torch.flatten(x, 1)  # (n, 9216)
        return self.classifier(x)  # (n, 1000)


@register("alexnet_2012", CARD_2012)
class OriginalAlexNet(nn.Module):
    """AlexNet as the paper has it: on each of two GPUs half of the filters, which meet in the third convolution.

    Parameters
    ----------
    num_classes, in_channels : int
        Logits out, channels in.
    dropout : float
        Probability after the first two dense layers.

    Shape: (n, in_channels, h, w) with h and w at least 67 → (n, num_classes). The paper's pixels run from 0 to
    255, less their mean: its small first weights are made for these.
    """

    def __init__(self, num_classes: int = 1000, in_channels: int = 3, dropout: float = 0.5) -> None:
        super().__init__()
        self.in_channels = in_channels
        self.features = nn.Sequential(
            nn.Conv2d(in_channels, 96, 11, stride=4),
            nn.ReLU(),
            response_norm(),
            nn.MaxPool2d(3, stride=2),  # windows of 3 at distance 2: they overlap
            nn.Conv2d(96, 256, 5, padding=2, groups=2),
            nn.ReLU(),
            response_norm(),
            nn.MaxPool2d(3, stride=2),
            nn.Conv2d(256, 384, 3, padding=1),  # sees both halves
            nn.ReLU(),
            nn.Conv2d(384, 384, 3, padding=1, groups=2),
            nn.ReLU(),
            nn.Conv2d(384, 256, 3, padding=1, groups=2),
            nn.ReLU(),
            nn.MaxPool2d(3, stride=2),
        )
        self.avgpool = nn.AdaptiveAvgPool2d(6)
        self.classifier = nn.Sequential(
            nn.Linear(256 * 6 * 6, 4096),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Linear(4096, 4096),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Linear(4096, num_classes),
        )
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initialise as the paper's section 5 says: a bias of 1 where ReLU should start with something to let pass."""
        layers = [module for module in self.modules() if isinstance(module, nn.Conv2d | nn.Linear)]
        for layer, bias in zip(layers, (0, 1, 0, 1, 1, 1, 1, 0), strict=True):  # five convolutions, three dense layers
            nn.init.normal_(layer.weight, std=0.01)
            nn.init.constant_(layer.bias, bias)  # type: ignore[arg-type]

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels, at_least=67)  # (n, 3, 227, 227)
        x = self.features(x)  # (n, 256, 6, 6)
        x = self.avgpool(x)  # (n, 256, 6, 6)
        x = torch.flatten(x, 1)  # (n, 9216)
        return self.classifier(x)  # (n, 1000)


def response_norm() -> nn.LocalResponseNorm:
    """Divide each channel by (2 + 10⁻⁴ Σ a²)^0.75, the sum over itself and two neighbours on each side.

    torch divides ``alpha`` by the number of neighbours, the paper (section 3.3) does not: five times 10⁻⁴.
    """
    return nn.LocalResponseNorm(5, alpha=5e-4, beta=0.75, k=2.0)
