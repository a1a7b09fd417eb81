"""The shapes of the chapter's networks, small enough for images of 28×28 and any budget of weights.

Each keeps what its namesake was about and one number, ``width``, that says how large it is. They are for a comparison
(`equal_budget`) and no architecture of their own; those stand in `cnnedu.models`.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

__all__ = ["AlexNetSmall", "DenseNetSmall", "InceptionSmall", "LeNetSmall", "ResNetSmall", "VGGSmall"]


class LeNetSmall(nn.Sequential):
    """Two 5×5 convolutions with tanh, averaged down, and three dense layers."""

    def __init__(self, width: int = 6, num_classes: int = 10, in_channels: int = 1) -> None:
        super().__init__(
            *(nn.Conv2d(in_channels, width, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2)),
            *(nn.Conv2d(width, 3 * width, 5), nn.Tanh(), nn.AvgPool2d(2), nn.AdaptiveAvgPool2d(5), nn.Flatten()),
            *(nn.Linear(75 * width, 20 * width), nn.Tanh(), nn.Linear(20 * width, 14 * width), nn.Tanh()),
            nn.Linear(14 * width, num_classes),
        )


class AlexNetSmall(nn.Sequential):
    """Five convolutions with ReLU, overlapping max-pooling, dropout before two dense layers."""

    def __init__(self, width: int = 8, num_classes: int = 10, in_channels: int = 1) -> None:
        super().__init__(
            *(nn.Conv2d(in_channels, width, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2)),
            *(nn.Conv2d(width, 3 * width, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2)),
            *(nn.Conv2d(3 * width, 4 * width, 3, padding=1), nn.ReLU()),
            *(nn.Conv2d(4 * width, 3 * width, 3, padding=1), nn.ReLU()),
            *(nn.Conv2d(3 * width, 3 * width, 3, padding=1), nn.ReLU(), nn.AdaptiveMaxPool2d(3), nn.Flatten()),
            *(nn.Dropout(), nn.Linear(27 * width, 8 * width), nn.ReLU(), nn.Dropout()),
            nn.Linear(8 * width, num_classes),
        )


class VGGSmall(nn.Sequential):
    """Pairs of 3×3 convolutions, twice as many channels after each pooling; global pooling for its dense layers."""

    def __init__(self, width: int = 8, num_classes: int = 10, in_channels: int = 1) -> None:
        layers: list[nn.Module] = []
        for stage in range(3):
            for _ in range(2):
                out = width * 2**stage
                layers += convolution(in_channels, out, 3)
                in_channels = out
            layers.append(nn.MaxPool2d(2))
        super().__init__(*layers[:-1], nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4 * width, num_classes))


class Branches(nn.Module):
    """1×1, 3×3, 5×5 and pooling beside each other, with 1×1 reductions before them: the maps are concatenated."""

    def __init__(self, in_channels: int, width: int) -> None:
        super().__init__()
        self.one = nn.Sequential(*convolution(in_channels, 2 * width, 1))
        self.three = nn.Sequential(*convolution(in_channels, 2 * width, 1), *convolution(2 * width, 4 * width, 3))
        self.five = nn.Sequential(*convolution(in_channels, width, 1), *convolution(width, width, 5))
        self.pool = nn.Sequential(nn.MaxPool2d(3, 1, padding=1), *convolution(in_channels, width, 1))

    def forward(self, x: Tensor) -> Tensor:
        """Shape: (n, in_channels, h, w) → (n, 8·width, h, w)."""
        return torch.cat([branch(x) for branch in (self.one, self.three, self.five, self.pool)], 1)


class InceptionSmall(nn.Sequential):
    """A 3×3 convolution, then four Inception modules, two on each side of a pooling."""

    def __init__(self, width: int = 4, num_classes: int = 10, in_channels: int = 1) -> None:
        super().__init__(
            *(*convolution(in_channels, 2 * width, 3), nn.MaxPool2d(2)),
            *(Branches(2 * width, width), Branches(8 * width, width), nn.MaxPool2d(2)),
            *(Branches(8 * width, 2 * width), Branches(16 * width, 2 * width)),
            *(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16 * width, num_classes)),
        )


class Residual(nn.Module):
    """Two 3×3 convolutions and what came in, added; a 1×1 convolution where the shape changes."""

    def __init__(self, in_channels: int, out: int, stride: int) -> None:
        super().__init__()
        self.residual = nn.Sequential(
            *convolution(in_channels, out, 3, stride),
            *(nn.Conv2d(out, out, 3, padding=1, bias=False), nn.BatchNorm2d(out)),
        )
        same = stride == 1 and in_channels == out
        self.shortcut = nn.Identity() if same else nn.Conv2d(in_channels, out, 1, stride, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Shape: (n, in_channels, h, w) → (n, out, h/stride, w/stride)."""
        return torch.relu(self.residual(x) + self.shortcut(x))


class ResNetSmall(nn.Sequential):
    """A 3×3 convolution and six residual blocks in three stages."""

    def __init__(self, width: int = 8, num_classes: int = 10, in_channels: int = 1) -> None:
        stages = [(width, width, 1), (width, width, 1), (width, 2 * width, 2), (2 * width, 2 * width, 1)]
        stages += [(2 * width, 4 * width, 2), (4 * width, 4 * width, 1)]
        super().__init__(
            *convolution(in_channels, width, 3),
            *(Residual(*stage) for stage in stages),
            *(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4 * width, num_classes)),
        )


class Grown(nn.Module):
    """A 3×3 convolution whose maps are put beside all that came before."""

    def __init__(self, in_channels: int, growth: int) -> None:
        super().__init__()
        self.grow = nn.Sequential(*convolution(in_channels, growth, 3))

    def forward(self, x: Tensor) -> Tensor:
        """Shape: (n, in_channels, h, w) → (n, in_channels + growth, h, w)."""
        return torch.cat([x, self.grow(x)], 1)


class DenseNetSmall(nn.Sequential):
    """Three dense blocks of four layers each; transitions halve channels and sides."""

    def __init__(self, width: int = 8, num_classes: int = 10, in_channels: int = 1) -> None:
        layers, channels = convolution(in_channels, 2 * width, 3), 2 * width
        for block in range(3):
            for _ in range(4):
                layers.append(Grown(channels, width))
                channels += width
            if block < 2:
                layers += [*convolution(channels, channels // 2, 1), nn.AvgPool2d(2)]
                channels //= 2
        super().__init__(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, num_classes))


def convolution(in_channels: int, out: int, side: int, stride: int = 1) -> list[nn.Module]:
    """Return a convolution that keeps the size, its batch norm and its ReLU."""
    kernel = nn.Conv2d(in_channels, out, side, stride, padding=side // 2, bias=False)
    return [kernel, nn.BatchNorm2d(out), nn.ReLU()]
