"""LeNet-5, 1998: convolve, subsample, convolve, subsample, decide; every weight learnt from pixels to digit.

Question: why do only some maps of S2 reach each map of C3? Different inputs force the sixteen maps to become
different detectors, and it saved 900 weights at a time when each of them was paid for. LeNet-5 is not the first
convolutional network: Fukushima's Neocognitron (1980) has its layers, LeCun's networks of 1989 learn them by
back-propagation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import check_input
from cnnedu.models.registry import register

__all__ = ["LeNet5", "OriginalLeNet5"]

# Table I of the paper: which maps of S2 (rows) each of the sixteen maps of C3 (columns) sees.
TABLE_I = """
X...XXX..XXXX.XX
XX...XXX..XXXX.X
XXX...XXX..X.XXX
.XXX..XXXX..X.XX
..XXX..XXXX.XX.X
...XXX..XXXX.XXX
"""

# What the 84 units of F6 should say for each digit: # is +1, a dot is −1.
DIGITS = """
..###.. ...##.. .#####. .#####. ....##. ####### ..####. ####### .#####. .#####.
.##.##. ..###.. ##...## ##...## ...###. ##..... .##..## .....## ##...## ##...##
##...## .####.. ##...## .....## ..####. ##..... ##..... .....## ##...## ##...##
##...## ...##.. .....## .....## .##.##. ##..... ##..... ....##. ##...## ##...##
##...## ...##.. .....## .....## ##..##. ######. ##..... ....##. .##.##. ##...##
##...## ...##.. ....##. ..####. ##..##. .....## ##.###. ...##.. ..###.. .######
##...## ...##.. ...##.. .....## ####### .....## ###..## ...##.. .##.##. .....##
##...## ...##.. ..##... .....## ....##. .....## ##...## ..##... ##...## .....##
##...## ...##.. .##.... .....## ....##. .....## ##...## ..##... ##...## .....##
##...## ...##.. ##..... ##...## ....##. ##...## ##...## .##.... ##...## .....##
.##.##. ...##.. ##..... ##...## ....##. ##...## ##...## .##.... ##...## ##..##.
..###.. .###### ####### .#####. ....##. .#####. .#####. .##.... .#####. .####..
"""

LARGER = "The mean over the positions of C5, idle at 32×32, lets larger images through."
CARD = ModelCard(
    family="LeNet",
    paper=Paper(
        "Gradient-Based Learning Applied to Document Recognition",
        "LeCun, Bottou, Bengio, Haffner",
        1998,
        "https://doi.org/10.1109/5.726791",
    ),
    new="Features learnt instead of made by hand: one network trained as a whole, reading cheques at banks.",
    deviations=(
        "Every map of C3 sees all six maps of S2 (2,416 parameters), not the three to six of Table I (1,516).",
        "S2 and S4 are plain averages, without coefficient, bias and squashing.",
        "The activation is tanh, not 1.7159 tanh(2x/3).",
        "The output is a dense layer of logits, not distances to bitmaps.",
        "Weights start as Glorot and Bengio (2010) say, biases at zero: from the paper's ±2.4 / inputs, made for its "
        "squashing and its sums, this network would say the same of every image, and hardly learn.",
        LARGER,
    ),
    input_size=(1, 1, 32, 32),
)
CARD_1998 = replace(
    CARD,
    deviations=(
        "The ten bitmaps are our own drawing, not the paper's figure 3.",
        "The output is minus the squared distance, so that the largest wins.",
        LARGER,
    ),
)


@register("lenet5", CARD)
class LeNet5(nn.Module):
    """LeNet-5 as it is taught today: the paper's layers and widths, without what is special to 1998.

    Parameters
    ----------
    num_classes, in_channels : int
        Logits out, channels in.
    act : callable
        Makes the activation; ``nn.ReLU`` is the other usual choice.
    pool : callable
        Called with 2, makes the subsampling; ``nn.MaxPool2d`` is the other usual choice.

    Shape: (n, in_channels, h, w) with h and w at least 32 → (n, num_classes). A 28×28 digit needs a border of 2.
    """

    def __init__(
        self,
        num_classes: int = 10,
        in_channels: int = 1,
        act: Callable[[], nn.Module] = nn.Tanh,
        pool: Callable[[int], nn.Module] = nn.AvgPool2d,
    ) -> None:
        super().__init__()
        self.in_channels = in_channels
        self.c1 = nn.Conv2d(in_channels, 6, 5)
        self.s2 = pool(2)
        self.c3 = nn.Conv2d(6, 16, 5)
        self.s4 = pool(2)
        self.c5 = nn.Conv2d(16, 120, 5)
        self.f6 = nn.Linear(120, 84)
        self.output = nn.Linear(84, num_classes)
        self.act = act()
        for layer in (self.c1, self.c3, self.c5, self.f6, self.output):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)  # type: ignore[arg-type]

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels, at_least=32)  # (n, 1, 32, 32)
        x = self.act(self.c1(x))  # (n, 6, 28, 28)
        x = self.s2(x)  # (n, 6, 14, 14)
        x = self.act(self.c3(x))  # (n, 16, 10, 10)
        x = self.s4(x)  # (n, 16, 5, 5)
        x = self.act(self.c5(x))  # (n, 120, 1, 1)
        x = x.mean((2, 3))  # (n, 120)
        x = self.act(self.f6(x))  # (n, 84)
        return self.output(x)  # (n, 10)


@register("lenet5_1998", CARD_1998)
class OriginalLeNet5(nn.Module):
    """LeNet-5 as the paper has it: 60,000 trainable parameters.

    The output is minus the squared distance of F6 to each digit's bitmap. Cross-entropy on it is the paper's
    criterion (equation 9) with its constant j at infinity.

    Parameters
    ----------
    num_classes : int
        Up to ten: the digits from 0 on.
    in_channels : int
        Channels in.

    Shape: (n, in_channels, h, w) with h and w at least 32 → (n, num_classes). The paper's pixels are −0.1 for paper
    and 1.175 for ink.
    """

    def __init__(self, num_classes: int = 10, in_channels: int = 1) -> None:
        super().__init__()
        self.in_channels = in_channels
        self.c1 = nn.Conv2d(in_channels, 6, 5)
        self.s2 = Subsampling(6)
        self.c3 = PartialConv2d(c3_table(), 5)
        self.s4 = Subsampling(16)
        self.c5 = nn.Conv2d(16, 120, 5)
        self.f6 = nn.Linear(120, 84)
        self.output = BitmapDistance(num_classes)
        self.squash = ScaledTanh()
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Draw every weight and bias from ±2.4 / inputs of its unit, as the paper's section II-B says."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d | nn.Linear | Subsampling):
                inputs = 4 if isinstance(module, Subsampling) else module.weight[0].numel()
                for tensor in module.parameters():
                    nn.init.uniform_(tensor, -2.4 / inputs, 2.4 / inputs)

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels, at_least=32)  # (n, 1, 32, 32)
        x = self.squash(self.c1(x))  # (n, 6, 28, 28)
        x = self.squash(self.s2(x))  # (n, 6, 14, 14)
        x = self.squash(self.c3(x))  # (n, 16, 10, 10)
        x = self.squash(self.s4(x))  # (n, 16, 5, 5)
        x = self.squash(self.c5(x))  # (n, 120, 1, 1)
        x = x.mean((2, 3))  # (n, 120)
        x = self.squash(self.f6(x))  # (n, 84)
        return -self.output(x)  # (n, 10)


def c3_table() -> list[list[int]]:
    """Return, for each map of C3, the maps of S2 that it sees.

    Examples
    --------
    >>> c3_table()[0], c3_table()[9]
    ([0, 1, 2], [0, 3, 4, 5])
    """
    return [[i for i, seen in enumerate(column) if seen == "X"] for column in zip(*TABLE_I.split(), strict=True)]


class ScaledTanh(nn.Module):
    """1.7159 tanh(2x/3): it maps ±1 to ±1, where it is most curved, so that targets of ±1 do not saturate it."""

    def forward(self, x: Tensor) -> Tensor:
        return 1.7159 * torch.tanh(x * (2 / 3))  # (n, ...)


class Subsampling(nn.Module):
    """The sum of each 2×2 square, times a coefficient, plus a bias: two parameters per map.

    Shape: (n, channels, h, w) → (n, channels, h // 2, w // 2).
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(channels, 1, 1))
        self.bias = nn.Parameter(torch.empty(channels, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        x = F.avg_pool2d(x, 2, divisor_override=1)  # (n, c, h, w)
        return x * self.weight + self.bias  # (n, c, h, w)


class PartialConv2d(nn.Module):
    """A convolution whose maps see only the input maps that a table gives them.

    Parameters
    ----------
    table : sequence of sequences of int
        For each output map, the input maps that it sees.
    kernel_size : int

    Shape: (n, c, h, w) → (n, len(table), h − kernel_size + 1, w − kernel_size + 1).
    """

    def __init__(self, table: Sequence[Sequence[int]], kernel_size: int) -> None:
        super().__init__()
        self.table = table
        self.kernel_size = kernel_size
        self.convs = nn.ModuleList(nn.Conv2d(len(seen), 1, kernel_size) for seen in table)

    def forward(self, x: Tensor) -> Tensor:
        maps = [conv(x[:, seen]) for conv, seen in zip(self.convs, self.table, strict=True)]  # [(n, 1, h, w), ...]
        return torch.cat(maps, 1)  # (n, c_out, h, w)


class BitmapDistance(nn.Module):
    """Radial basis functions: the squared distance of 84 units to each digit, drawn on 7×12 pixels of ±1.

    Shape: (n, 84) → (n, num_classes); the smallest wins.
    """

    bitmaps: Tensor

    def __init__(self, num_classes: int) -> None:
        super().__init__()
        if not 1 <= num_classes <= 10:
            raise ValueError(f"BitmapDistance: num_classes must be 1 to 10, a bitmap for each, got {num_classes}.")
        rows = [row.split() for row in DIGITS.split("\n") if row]
        drawn = ["".join(row[digit] for row in rows) for digit in range(num_classes)]
        self.register_buffer("bitmaps", torch.tensor([[1.0 if c == "#" else -1.0 for c in digit] for digit in drawn]))

    def forward(self, x: Tensor) -> Tensor:
        difference = x.unsqueeze(1) - self.bitmaps  # (n, num_classes, 84)
        return difference.square().sum(2)  # (n, num_classes)
