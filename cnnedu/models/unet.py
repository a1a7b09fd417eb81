"""U-Net, 2015: a network that says what every pixel is, and forgets neither the whole nor the edge.

Question: pooling tells *what* is in a picture and loses *where*. How does one get it back? Go down and pool, go up
again, and at every size lay the map from the way down beside the one from the way up: the skip connections
CONCATENATE, they do not add. (ResNet adds.) The next convolution decides what to take from which.
"""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor, nn

from cnnedu.errors import ShapeError, check_choice, format_shape
from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import ConvNormAct, check_input, he_init
from cnnedu.models.registry import register

__all__ = ["UNet"]

CARD = ModelCard(
    family="U-Net",
    paper=Paper(
        "U-Net: Convolutional Networks for Biomedical Image Segmentation",
        "Ronneberger, Fischer, Brox",
        2015,
        "https://arxiv.org/abs/1505.04597",
    ),
    new="A way up as wide as the way down, and at every size a skip connection that concatenates the map from the way "
    "down: precise borders from a few dozen training images.",
    deviations=(
        "The up-convolution is one transposed 2×2 convolution at stride 2; the paper describes it as upsampling "
        "followed by a 2×2 convolution.",
        "Dropout of 0.5 after the last two stages of the contracting path, as in the network the authors released; the "
        "paper names neither places nor rate.",
    ),
    task="segmentation",
    input_size=(1, 1, 572, 572),
)


def conv_pair(in_channels: int, width: int, padding: int) -> nn.Sequential:
    """Return two 3×3 convolutions, a ReLU after each."""
    return nn.Sequential(
        ConvNormAct(in_channels, width, 3, padding=padding, norm=None),
        ConvNormAct(width, width, 3, padding=padding, norm=None),
    )


def center_crop(x: Tensor, height: int, width: int) -> Tensor:
    """Return the middle of a map: valid convolutions have eaten the border of the map it is laid beside."""
    top, left = (x.shape[2] - height) // 2, (x.shape[3] - width) // 2
    return x[:, :, top : top + height, left : left + width]


class UpStage(nn.Module):
    """Double the side, lay the skip beside it, and convolve twice.

    Shape: (n, 2c, h/2, w/2) and the skip (n, c, at least h, at least w) → (n, c, h, w), less 4 with valid padding.
    Without skips the second input is not looked at.
    """

    def __init__(self, width: int, padding: int, skips: bool = True) -> None:
        super().__init__()
        self.lost = 4 - 4 * padding  # what two 3×3 convolutions take from a side
        self.skips = skips
        self.up = nn.ConvTranspose2d(2 * width, width, 2, stride=2)
        self.convs = conv_pair(2 * width if skips else width, width, padding)

    def forward(self, x: Tensor, skip: Tensor) -> Tensor:
        x = self.up(x)  # (n, c, h, w)
        if self.skips:
            skip = center_crop(skip, x.shape[2], x.shape[3])  # (n, c, h, w)
            x = torch.cat([skip, x], dim=1)  # (n, c+c, h, w)
        return self.convs(x)  # (n, c, h-lost, w-lost)


@register("unet", CARD)
class UNet(nn.Module):
    """U-Net: four poolings down, four up-convolutions up, four concatenations across.

    Parameters
    ----------
    padding : "valid" or "same"
        The paper's convolutions are valid: each stage loses a border, the skips are cropped to fit, and 572×572
        pixels give the classes of the 388×388 in their middle. "same" pads with zeros and keeps the size.
    width : int
        Channels of the first stage; each pooling doubles them.
    num_classes, in_channels : int
        Classes of a pixel, channels in.
    dropout : float
        Probability after each of the last two stages of the way down.
    skips : bool
        False leaves the skip connections out, and with them half the input channels of every stage on the way up: to
        see what they do.

    Shape: (n, in_channels, h, w) → (n, num_classes, h − 184, w − 184), for h and w at least 188 and 12 more than a
    multiple of 16, so that every map that is pooled has even sides. With "same", (n, in_channels, h, w) →
    (n, num_classes, h, w) for multiples of 16.
    """

    def __init__(
        self,
        padding: Literal["valid", "same"] = "valid",
        width: int = 64,
        num_classes: int = 2,
        in_channels: int = 1,
        dropout: float = 0.5,
        skips: bool = True,
    ) -> None:
        super().__init__()
        check_choice("UNet", "padding", padding, ("valid", "same"))
        self.in_channels = in_channels
        self.padding = padding
        p = 1 if padding == "same" else 0
        self.down1 = conv_pair(in_channels, width, p)
        self.down2 = conv_pair(width, 2 * width, p)
        self.down3 = conv_pair(2 * width, 4 * width, p)
        self.down4 = conv_pair(4 * width, 8 * width, p)
        self.bottom = conv_pair(8 * width, 16 * width, p)
        self.pool = nn.MaxPool2d(2)
        self.dropout = nn.Dropout(dropout)
        self.up4 = UpStage(8 * width, p, skips)
        self.up3 = UpStage(4 * width, p, skips)
        self.up2 = UpStage(2 * width, p, skips)
        self.up1 = UpStage(width, p, skips)
        self.head = nn.Conv2d(width, num_classes, 1)
        he_init(self, mode="fan_in")  # the paper's √(2/N), N the number of inputs of a neuron

    def forward(self, x: Tensor) -> Tensor:
        self._check(x)  # (n, 1, 572, 572)
        a = self.down1(x)  # (n, 64, 568, 568)
        b = self.down2(self.pool(a))  # (n, 128, 280, 280)
        c = self.down3(self.pool(b))  # (n, 256, 136, 136)
        d = self.dropout(self.down4(self.pool(c)))  # (n, 512, 64, 64)
        x = self.dropout(self.bottom(self.pool(d)))  # (n, 1024, 28, 28)
        x = self.up4(x, d)  # (n, 512, 52, 52)
        x = self.up3(x, c)  # (n, 256, 100, 100)
        x = self.up2(x, b)  # (n, 128, 196, 196)
        x = self.up1(x, a)  # (n, 64, 388, 388)
        return self.head(x)  # (n, 2, 388, 388)

    def _check(self, x: Tensor) -> None:
        """Refuse a side of which a pooling or a crop would lose a row."""
        if self.padding == "same":
            return check_input(self, x, self.in_channels, at_least=16, multiple_of=16)
        check_input(self, x, self.in_channels)
        if all(side >= 188 and side % 16 == 12 for side in x.shape[2:]):
            return None
        near = []
        for side in x.shape[2:]:
            below = max(188, (side - 12) // 16 * 16 + 12)
            near.append(str(below) if side <= below else f"{below} or {below + 16}")
        raise ShapeError(
            "UNet: with padding='valid' h and w must be at least 188 and 12 more than a multiple of 16, got "
            f"{format_shape(x.shape, ('n', 'c', 'h', 'w'))}. Nearest: h={near[0]}, w={near[1]}. "
            "padding='same' takes multiples of 16."
        )
