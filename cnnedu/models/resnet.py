"""ResNet, 2015: a layer that has nothing to add should be able to say so.

Question: a network of 56 layers fits its *training* images worse than one of 20. How can that be? The last 36 layers
would only have to pass on what they get. But "pass on" is something stacked layers must learn, and they learn it
badly. So let the input pass by itself, and let the layers learn what to add to it: y = F(x) + x. Doing nothing is
then F = 0, and the gradient of y reaches x undiminished: dy/dx = dF/dx + 1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

import torch
from torch import Tensor, nn

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import ConvNormAct, check_input, he_init
from cnnedu.models.registry import register

__all__ = ["BasicBlock", "Bottleneck", "ResNet", "ResNetStages"]

CARD = ModelCard(
    family="ResNet",
    paper=Paper(
        "Deep Residual Learning for Image Recognition", "He, Zhang, Ren, Sun", 2015, "https://arxiv.org/abs/1512.03385"
    ),
    new="The block learns what to add to its input, y = F(x) + x. With that, deeper is better, up to 152 layers.",
    torchvision=True,
)
BASIC_CARD = replace(
    CARD,
    deviations=(
        "Where the channels double, the shortcut is a 1×1 convolution with batch norm (the paper's option B, its "
        "Table 3); in the paper's Table 2 it pads zeros (option A).",
    ),
)
BOTTLENECK_CARD = replace(
    CARD,
    deviations=(
        "The stride stands in a block's 3×3 convolution, as in most implementations since (v1.5); the paper has it in "
        "the first 1×1, which skips three of four positions unread: stride_in_1x1=True.",
    ),
)


class BasicBlock(nn.Module):
    """Two 3×3 convolutions, and the input added to what they make of it.

    Parameters
    ----------
    in_channels, width : int
        Channels in and out.
    stride : int
        Of the first convolution.
    dilations : (int, int)
        Of the 3×3 convolutions up to the one with the stride, and after it.
    shortcut : callable
        Called with (in_channels, out_channels, stride): makes the way around F, `projection` by default.

    Shape: (n, in_channels, h, w) → (n, width, h/stride, w/stride).
    """

    def __init__(
        self,
        in_channels: int,
        width: int,
        stride: int = 1,
        dilations: tuple[int, int] = (1, 1),
        shortcut: Callable[[int, int, int], nn.Module] | None = None,
    ) -> None:
        super().__init__()
        before, after = dilations
        self.out_channels = width
        self.conv1 = nn.Conv2d(in_channels, width, 3, stride, padding=before, dilation=before, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, padding=after, dilation=after, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.downsample = (shortcut or projection)(in_channels, width, stride)
        self.relu = nn.ReLU()

    def residual(self, x: Tensor) -> Tensor:
        """F(x)."""
        x = self.relu(self.bn1(self.conv1(x)))  # (n, width, h, w)
        return self.bn2(self.conv2(x))  # (n, width, h, w)

    def forward(self, x: Tensor) -> Tensor:
        y = self.residual(x) + self.downsample(x)  # (n, c_out, h, w)
        return self.relu(y)  # (n, c_out, h, w)


class Bottleneck(nn.Module):
    """F is 1×1, 3×3, 1×1: the 3×3 convolution works on a quarter of the channels.

    Parameters
    ----------
    in_channels, width : int
        Channels in, and of the 3×3 convolution; four times as many come out.
    stride : int
        Of the 3×3 convolution, or of the first 1×1 with ``stride_in_1x1``.
    dilations : (int, int)
        Of a 3×3 convolution up to the one with the stride, and after it.
    stride_in_1x1 : bool
        The paper's place for the stride.

    Shape: (n, in_channels, h, w) → (n, 4·width, h/stride, w/stride).
    """

    def __init__(
        self,
        in_channels: int,
        width: int,
        stride: int = 1,
        dilations: tuple[int, int] = (1, 1),
        stride_in_1x1: bool = False,
    ) -> None:
        super().__init__()
        self.out_channels = 4 * width
        stride1, stride2, dilation = (stride, 1, dilations[1]) if stride_in_1x1 else (1, stride, dilations[0])
        self.conv1 = nn.Conv2d(in_channels, width, 1, stride1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride2, padding=dilation, dilation=dilation, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, self.out_channels, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(self.out_channels)
        self.downsample = projection(in_channels, self.out_channels, stride)
        self.relu = nn.ReLU()

    def residual(self, x: Tensor) -> Tensor:
        """F(x)."""
        x = self.relu(self.bn1(self.conv1(x)))  # (n, width, h_in, w_in)
        x = self.relu(self.bn2(self.conv2(x)))  # (n, width, h, w)
        return self.bn3(self.conv3(x))  # (n, 4*width, h, w)

    def forward(self, x: Tensor) -> Tensor:
        y = self.residual(x) + self.downsample(x)  # (n, c_out, h, w)
        return self.relu(y)  # (n, c_out, h, w)


def projection(in_channels: int, out_channels: int, stride: int) -> nn.Module:
    """Make the way around F: nothing at all, or a 1×1 convolution where F changes the shape (option B)."""
    if stride == 1 and in_channels == out_channels:
        return nn.Identity()
    return ConvNormAct(in_channels, out_channels, 1, stride, act=None)


class StageBuilder:
    """Builds stages one after the other: each starts with the channels, and the dilation, that the last one left."""

    def __init__(self, block: Callable[..., nn.Module], channels: int) -> None:
        self.block = block
        self.channels = channels
        self.dilation = 1

    def build(self, width: int, depth: int, stride: int = 1, dilate: bool = False) -> nn.Sequential:
        """Return ``depth`` blocks; the first one strides or, with ``dilate``, what comes after dilates instead."""
        before = self.dilation
        if dilate:
            self.dilation, stride = before * stride, 1
        stage = nn.Sequential()
        for _ in range(depth):
            block = self.block(self.channels, width, stride, (before, self.dilation))
            stage.append(block)
            self.channels = cast(int, block.out_channels)
            stride, before = 1, self.dilation
        return stage


@register("resnet18", BASIC_CARD, block=BasicBlock, layers=(2, 2, 2, 2))
@register("resnet34", BASIC_CARD, block=BasicBlock, layers=(3, 4, 6, 3))
@register("resnet50", BOTTLENECK_CARD, block=Bottleneck, layers=(3, 4, 6, 3))
@register("resnet101", BOTTLENECK_CARD, block=Bottleneck, layers=(3, 4, 23, 3))
@register("resnet152", BOTTLENECK_CARD, block=Bottleneck, layers=(3, 8, 36, 3))
class ResNet(nn.Module):
    """ResNet: a stem that quarters the sides, four stages of residual blocks, the mean over each map, one dense layer.

    Parameters
    ----------
    block : callable
        `BasicBlock`, `Bottleneck`, or what takes and has the same.
    layers : sequence of int
        Blocks in each of the four stages.
    num_classes, in_channels : int
        Logits out, channels in.
    width : int
        Channels after the stem; each stage doubles them.
    stride_in_1x1 : bool
        Stride where the paper has it, in a bottleneck's first convolution.
    zero_init_residual : bool
        Start with F = 0: the last batch norm of each block begins at zero (Goyal et al., 2017).
    replace_stride_with_dilation : sequence of bool
        For each of the last three stages: keep the resolution, and spread the 3×3 kernels instead (Chen et al., 2017).

    Shape: (n, in_channels, h, w) of any size → (n, num_classes).
    """

    def __init__(
        self,
        block: Callable[..., nn.Module],
        layers: Sequence[int],
        num_classes: int = 1000,
        in_channels: int = 3,
        width: int = 64,
        stride_in_1x1: bool = False,
        zero_init_residual: bool = False,
        replace_stride_with_dilation: Sequence[bool] = (False, False, False),
    ) -> None:
        super().__init__()
        if len(layers) != 4 or len(replace_stride_with_dilation) != 3:
            raise ValueError(
                f"ResNet: layers takes 4 numbers and replace_stride_with_dilation 3, "
                f"got {layers} and {replace_stride_with_dilation}."
            )
        self.in_channels = in_channels
        self.conv1 = nn.Conv2d(in_channels, width, 7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU()
        self.maxpool = nn.MaxPool2d(3, stride=2, padding=1)
        dilate2, dilate3, dilate4 = replace_stride_with_dilation
        stages = StageBuilder(partial(block, stride_in_1x1=True) if stride_in_1x1 else block, width)
        self.layer1 = stages.build(width, layers[0])
        self.layer2 = stages.build(2 * width, layers[1], stride=2, dilate=dilate2)
        self.layer3 = stages.build(4 * width, layers[2], stride=2, dilate=dilate3)
        self.layer4 = stages.build(8 * width, layers[3], stride=2, dilate=dilate4)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(stages.channels, num_classes)
        self.initialise(zero_init_residual)

    def initialise(self, zero_init_residual: bool = False) -> None:
        """Draw the weights as He et al. do; with ``zero_init_residual``, let F(x) = 0 in every block."""
        he_init(self)
        if zero_init_residual:
            for block in self.modules():
                if isinstance(block, BasicBlock | Bottleneck):
                    nn.init.zeros_((block.bn3 if isinstance(block, Bottleneck) else block.bn2).weight)

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels)  # (n, 3, 224, 224)
        x = self.relu(self.bn1(self.conv1(x)))  # (n, 64, 112, 112)
        x = self.maxpool(x)  # (n, 64, 56, 56)
        x = self.layer1(x)  # (n, c, 56, 56)
        x = self.layer2(x)  # (n, 2*c, 28, 28)
        x = self.layer3(x)  # (n, 4*c, 14, 14)
        x = self.layer4(x)  # (n, 8*c, 7, 7)
        x = self.avgpool(x)  # (n, 8*c, 1, 1)
        x = torch.flatten(x, 1)  # (n, 8*c)
        return self.fc(x)  # (n, 1000)


class ResNetStages(ResNet):
    """A ResNet without its head, for networks that build on its maps: what each of the four stages ends with.

    Parameters are those of `ResNet`, without ``num_classes``. ``channels`` lists the channels of the four maps.

    Shape: (n, in_channels, h, w) → four maps with sides h/4, h/8, h/16 and h/32, larger where dilated.

    Examples
    --------
    >>> stages = ResNetStages(BasicBlock, (1, 1, 1, 1), width=8)
    >>> [tuple(y.shape) for y in stages(torch.zeros(1, 3, 64, 64))]
    [(1, 8, 16, 16), (1, 16, 8, 8), (1, 32, 4, 4), (1, 64, 2, 2)]
    """

    def __init__(
        self,
        block: Callable[..., nn.Module],
        layers: Sequence[int],
        in_channels: int = 3,
        width: int = 64,
        stride_in_1x1: bool = False,
        replace_stride_with_dilation: Sequence[bool] = (False, False, False),
    ) -> None:
        super().__init__(
            block,
            layers,
            in_channels=in_channels,
            width=width,
            stride_in_1x1=stride_in_1x1,
            replace_stride_with_dilation=replace_stride_with_dilation,
        )
        self.channels = [self.fc.in_features // 2**k for k in (3, 2, 1, 0)]
        del self.avgpool, self.fc

    def forward(self, x: Tensor) -> list[Tensor]:  # type: ignore[override]
        check_input(self, x, self.in_channels)  # (n, 3, h, w)
        x = self.relu(self.bn1(self.conv1(x)))  # (n, 64, h/2, w/2)
        x = self.maxpool(x)  # (n, 64, h/4, w/4)
        c2 = self.layer1(x)  # (n, c, h/4, w/4)
        c3 = self.layer2(c2)  # (n, 2*c, h/8, w/8)
        c4 = self.layer3(c3)  # (n, 4*c, h4, w4): h/16, finer where dilated
        c5 = self.layer4(c4)  # (n, 8*c, h5, w5): h/32, finer where dilated
        return [c2, c3, c4, c5]  # [(n, c, h/4, w/4), (n, 2*c, h/8, w/8), (n, 4*c, h4, w4), (n, 8*c, h5, w5)]
