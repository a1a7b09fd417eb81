"""A locally connected network: a convolutional network without shared weights, to see what sharing is worth.

Question: how many weights has a locally connected layer? As many as it makes multiplications for one image: each
weight is used once. A convolution makes the same multiplications with the weights of a single position. LeCun put the
two side by side in 1989 (Generalization and Network Design Strategies): shared weights generalised better.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from cnnedu.errors import ShapeError, format_shape
from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import check_input, he_init
from cnnedu.models.registry import register

__all__ = ["LocallyConnected2d", "LocallyConnectedNet"]

CARD = ModelCard(
    family="Locally connected",
    paper=Paper(
        "DeepFace: Closing the Gap to Human-Level Performance in Face Verification",
        "Taigman, Yang, Ranzato, Wolf",
        2014,
        "https://doi.org/10.1109/CVPR.2014.220",
    ),
    new="Filters of its own at every position, for faces that were aligned first: an eye is always in the same place.",
    deviations=(
        "Only the layer is DeepFace's (its L4 to L6): the network is a small one of ours, made to be compared with the "
        "same one with shared weights.",
    ),
    input_size=(1, 1, 28, 28),
)


@register("locally_connected_net", CARD)
class LocallyConnectedNet(nn.Module):
    """Two locally connected layers of 5×5 and a dense one, or the same network with shared weights.

    Parameters
    ----------
    num_classes, in_channels : int
        Logits out, channels in.
    image_size : int
        Height and width, at least 16: weights of their own for every position fix them.
    shared : bool
        Convolve instead: the same connections and MACs, a fraction of the weights.

    Shape: (n, in_channels, image_size, image_size) → (n, num_classes).
    """

    def __init__(self, num_classes: int = 10, in_channels: int = 1, image_size: int = 28, shared: bool = False) -> None:
        super().__init__()
        if image_size < 16:
            raise ShapeError(f"LocallyConnectedNet: image_size must be at least 16, got {image_size}.")
        self.in_channels, self.image_size = in_channels, image_size
        half = (image_size - 4) // 2
        quarter = (half - 4) // 2
        if shared:
            self.layer1: nn.Module = nn.Conv2d(in_channels, 8, 5)
            self.layer2: nn.Module = nn.Conv2d(8, 16, 5)
        else:
            self.layer1 = LocallyConnected2d(in_channels, 8, 5, image_size)
            self.layer2 = LocallyConnected2d(8, 16, 5, half)
        self.relu = nn.ReLU()
        self.pool = nn.MaxPool2d(2)
        self.output = nn.Linear(16 * quarter**2, num_classes)
        he_init(self, "fan_in")

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels, exactly=self.image_size)  # (n, 1, 28, 28)
        x = self.relu(self.layer1(x))  # (n, 8, 24, 24)
        x = self.pool(x)  # (n, 8, 12, 12)
        x = self.relu(self.layer2(x))  # (n, 16, 8, 8)
        x = self.pool(x)  # (n, 16, 4, 4)
        x = torch.flatten(x, 1)  # (n, 256)
        return self.output(x)  # (n, 10)


class LocallyConnected2d(nn.Module):
    """A convolution whose weights are not shared: a filter of its own at every position.

    Parameters
    ----------
    in_channels, out_channels : int
    kernel_size, stride, padding, dilation : int or (int, int)
        As in ``nn.Conv2d``.
    image_size : int or (int, int)
        Height and width of the input.
    bias : bool
        Add one number per output.

    Attributes
    ----------
    weight : (out_channels, in_channels, k_h, k_w, h_out, w_out)
    bias : (out_channels, h_out, w_out) or None
        As `cnnedu.functional.locally_connected2d` takes them.

    Shape: (n, in_channels, h, w) → (n, out_channels, h_out, w_out), the sizes of a convolution.

    Examples
    --------
    >>> layer = LocallyConnected2d(3, 8, kernel_size=3, image_size=32)
    >>> layer.weight.shape, layer(torch.zeros(1, 3, 32, 32)).shape
    (torch.Size([8, 3, 3, 3, 30, 30]), torch.Size([1, 8, 30, 30]))
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int | tuple[int, int],
        image_size: int | tuple[int, int],
        stride: int | tuple[int, int] = 1,
        padding: int | tuple[int, int] = 0,
        dilation: int | tuple[int, int] = 1,
        bias: bool = True,
    ) -> None:
        super().__init__()
        self.in_channels, self.out_channels = in_channels, out_channels
        self.kernel_size, self.image_size = _pair(kernel_size), _pair(image_size)
        self.stride, self.padding, self.dilation = _pair(stride), _pair(padding), _pair(dilation)
        sides = zip(self.image_size, self.kernel_size, self.stride, self.padding, self.dilation, strict=True)
        self.output_size = tuple((n + 2 * p - d * (k - 1) - 1) // s + 1 for n, k, s, p, d in sides)
        if min(self.output_size) < 1:
            raise ShapeError(f"LocallyConnected2d: no output is left of image_size {image_size}; {self.extra_repr()}.")
        positions = self.output_size
        self.weight = nn.Parameter(torch.empty(out_channels, in_channels, *self.kernel_size, *positions))
        self.bias = nn.Parameter(torch.zeros(out_channels, *positions)) if bias else None
        nn.init.normal_(self.weight, std=math.sqrt(2 / (in_channels * math.prod(self.kernel_size))))  # He et al.

    def forward(self, x: Tensor) -> Tensor:
        self.check(x)  # (n, c, h, w)
        x = F.unfold(x, self.kernel_size, self.dilation, self.padding, self.stride)  # (n, taps, positions)
        weight = self.weight.flatten(1, 3).flatten(2)  # (out_channels, taps, positions)
        x = torch.bmm(x.permute(2, 0, 1), weight.permute(2, 1, 0))  # (positions, n, out_channels)
        x = x.permute(1, 2, 0).unflatten(2, self.output_size)  # (n, out_channels, h_out, w_out)
        return x if self.bias is None else x + self.bias  # (n, out_channels, h_out, w_out)

    def check(self, x: Tensor) -> None:
        """Refuse an input of another size than the weights were made for."""
        expected = (self.in_channels, *self.image_size)
        if x.dim() != 4 or x.shape[1:] != expected:
            raise ShapeError(
                f"LocallyConnected2d: input must be n images of {format_shape(expected, ('c', 'h', 'w'))}, got "
                f"{format_shape(x.shape, ('n', 'c', 'h', 'w'))}."
            )

    def extra_repr(self) -> str:
        return (
            f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, image_size={self.image_size}, "
            f"stride={self.stride}, padding={self.padding}, dilation={self.dilation}"
        )


def _pair(value: int | tuple[int, int]) -> tuple[int, int]:
    return (value, value) if isinstance(value, int) else value
