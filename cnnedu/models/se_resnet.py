"""SE-ResNet, 2017: let a network turn its channels up and down, image by image.

Question: a convolution weighs its input channels the same for every image. But "green" matters for a frog and not for
a ship; who tells the network? A gate, computed from the mean of every channel over the whole image: for 10 % more
weights and hardly any arithmetic, SE-ResNet-50 comes close to a ResNet of twice the depth.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from torch import Tensor

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import SqueezeExcite
from cnnedu.models.registry import register
from cnnedu.models.resnet import Bottleneck, ResNet

__all__ = ["SEBottleneck", "SEResNet"]

CARD = ModelCard(
    family="SE-ResNet",
    paper=Paper("Squeeze-and-Excitation Networks", "Hu, Shen, Sun", 2017, "https://arxiv.org/abs/1709.01507"),
    new="A gate for every channel at the end of every residual branch, computed from the means of all channels.",
    deviations=(
        "The stride stands in a block's 3×3 convolution, as in our resnet50; the paper's ResNet-50 has it in the "
        "first 1×1: stride_in_1x1=True.",
        "The gates' dense layers have biases, as in the networks the authors released; the ablations of the paper's "
        "last version (section 6) do without.",
    ),
)


class SEBottleneck(Bottleneck):
    """A `Bottleneck` whose F(x) passes through a `SqueezeExcite` gate before x is added.

    Parameters
    ----------
    in_channels, width, stride, dilations, stride_in_1x1
        As in `Bottleneck`.
    reduction : int
        How many times fewer channels the gate has inside.
    """

    def __init__(
        self,
        in_channels: int,
        width: int,
        stride: int = 1,
        dilations: tuple[int, int] = (1, 1),
        stride_in_1x1: bool = False,
        reduction: int = 16,
    ) -> None:
        super().__init__(in_channels, width, stride, dilations, stride_in_1x1)
        self.se = SqueezeExcite(self.out_channels, max(1, self.out_channels // reduction))

    def residual(self, x: Tensor) -> Tensor:
        """F(x), gated."""
        x = super().residual(x)  # (n, c_out, h, w)
        return self.se(x)  # (n, c_out, h, w)


@register("se_resnet50", CARD, layers=(3, 4, 6, 3))
class SEResNet(ResNet):
    """A ResNet of `SEBottleneck` blocks.

    Parameters
    ----------
    layers, num_classes, in_channels, width, stride_in_1x1, zero_init_residual
        As in `ResNet`.
    reduction : int
        How many times fewer channels a gate has inside: r in the paper.

    Shape: (n, in_channels, h, w) of any size → (n, num_classes).
    """

    def __init__(
        self,
        layers: Sequence[int],
        num_classes: int = 1000,
        in_channels: int = 3,
        width: int = 64,
        stride_in_1x1: bool = False,
        zero_init_residual: bool = False,
        reduction: int = 16,
    ) -> None:
        block = partial(SEBottleneck, reduction=reduction)
        super().__init__(block, layers, num_classes, in_channels, width, stride_in_1x1, zero_init_residual)
