"""The multilayer perceptron, 1986: dense layers and nothing else, to measure convolution by.

Question: shuffle the pixels of all images by one fixed permutation. Which network notices? Not this one: it never
knew which pixels are neighbours, and its first layer can shuffle its weights along. A convolution lives on neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import check_input
from cnnedu.models.registry import register

__all__ = ["MLP"]

CARD = ModelCard(
    family="MLP",
    paper=Paper(
        "Learning Representations by Back-Propagating Errors",
        "Rumelhart, Hinton, Williams",
        1986,
        "https://doi.org/10.1038/323533a0",
    ),
    new="Hidden units learn by back-propagation what to represent; nobody has to tell them.",
    deviations=(
        "Sizes are ours: the paper's networks are far smaller and read no images.",
        "Hidden units are rectified, not logistic; outputs are logits.",
        "Weights start as He et al. (2015) say, not uniform and small.",
    ),
    input_size=(1, 1, 28, 28),
)


@register("mlp", CARD)
class MLP(nn.Module):
    """A multilayer perceptron on images of one size.

    Parameters
    ----------
    hidden : sequence of int
        Units of each hidden layer; none makes it a linear classifier.
    num_classes, in_channels : int
        Logits out, channels in.
    image_size : int
        Height and width: a weight for every pixel fixes them.
    dropout : float
        Probability after each hidden layer.

    Shape: (n, in_channels, image_size, image_size) → (n, num_classes).
    """

    def __init__(
        self,
        hidden: Sequence[int] = (256, 128),
        num_classes: int = 10,
        in_channels: int = 1,
        image_size: int = 28,
        dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.in_channels, self.image_size = in_channels, image_size
        self.layers = nn.Sequential()
        width = in_channels * image_size**2
        for units in hidden:
            self.layers.extend([nn.Linear(width, units), nn.ReLU(), nn.Dropout(dropout)])
            width = units
        self.layers.append(nn.Linear(width, num_classes))
        for layer in self.layers:
            if isinstance(layer, nn.Linear):
                nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
                nn.init.zeros_(layer.bias)

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels, exactly=self.image_size)  # (n, 1, 28, 28)
        x = torch.flatten(x, 1)  # (n, 784)
        return self.layers(x)  # (n, 10)
