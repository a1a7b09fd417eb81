"""Feature pyramid network, 2016: every resolution gets to know what the deepest layers know.

Question: a detector looks for a person who fills the image and for one ten pixels high. ResNet's last map knows what a
person is, but one of its pixels covers 32×32; the first map is fine enough, but knows little more than edges. How do
you get a fine map with knowledge? Walk back up: enlarge the deep map twofold, add the shallower one, and again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

import torch.nn.functional as F
from torch import Tensor, nn

from cnnedu.errors import ShapeError
from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import ConvNormAct, check_input, he_init
from cnnedu.models.registry import register
from cnnedu.models.resnet import Bottleneck, ResNetStages

__all__ = ["FPN", "FeaturePyramid"]

CARD = ModelCard(
    family="Feature pyramid",
    paper=Paper(
        "Feature Pyramid Networks for Object Detection",
        "Lin, Dollár, Girshick, He, Hariharan, Belongie",
        2016,
        "https://arxiv.org/abs/1612.03144",
    ),
    new="A way back up from the deepest map, with a side entrance at each resolution: all maps mean the same things.",
    deviations=(
        "The stride of the ResNet's blocks stands in their 3×3 convolution (v1.5); the paper's ResNet has it in the "
        "first 1×1: stride_in_1x1=True.",
        "Enlarging goes to the size of the finer map, exactly twofold only where the sides are multiples of 32.",
    ),
    torchvision="detection.backbone_utils.resnet_fpn_backbone",
    task="features",
)


class FeaturePyramid(nn.Module):
    """The way back up, for maps from any network.

    Parameters
    ----------
    in_channels : sequence of int
        Channels of each map, the finest first.
    out_channels : int
        Channels of every map of the pyramid.

    Shape: maps (n, c_i, h_i, w_i), the finest first → as many maps (n, out_channels, h_i, w_i), and the coarsest of
    them once more at half its sides.

    Examples
    --------
    >>> import torch
    >>> maps = [torch.zeros(1, 8, 15, 20), torch.zeros(1, 16, 8, 10)]
    >>> [tuple(y.shape) for y in FeaturePyramid([8, 16], out_channels=4)(maps)]
    [(1, 4, 15, 20), (1, 4, 8, 10), (1, 4, 4, 5)]
    """

    def __init__(self, in_channels: Sequence[int], out_channels: int = 256) -> None:
        super().__init__()
        self.in_channels = tuple(in_channels)
        self.inner_blocks = nn.ModuleList(ConvNormAct(c, out_channels, 1, norm=None, act=None) for c in in_channels)
        self.layer_blocks = nn.ModuleList(
            ConvNormAct(out_channels, out_channels, 3, norm=None, act=None) for _ in in_channels
        )
        he_init(self)

    def forward(self, maps: Sequence[Tensor]) -> list[Tensor]:
        self._check(maps)  # [(n, c2, h2, w2), ...]
        sides = [block(x) for block, x in zip(self.inner_blocks, maps, strict=True)]  # [(n, c, h2, w2), ...]
        merged = sides[-1]  # (n, c, h5, w5)
        pyramid = [self.layer_blocks[-1](merged)]  # [(n, c, h5, w5)]
        for side, block in zip(sides[-2::-1], self.layer_blocks[-2::-1], strict=True):
            merged = side + F.interpolate(merged, size=side.shape[2:])  # (n, c, ...)
            pyramid = [block(merged), *pyramid]  # [(n, c, ...), ...]
        coarser = F.max_pool2d(pyramid[-1], kernel_size=1, stride=2)  # (n, c, h5/2, w5/2)
        return [*pyramid, coarser]  # [(n, c, h2, w2), ...]

    def _check(self, maps: Sequence[Tensor]) -> None:
        got = ", ".join(str(tuple(x.shape)) for x in maps)
        if len(maps) != len(self.in_channels):
            raise ShapeError(f"FeaturePyramid: maps must be {len(self.in_channels)}, the finest first, got {got}.")
        if any(x.dim() != 4 or x.shape[1] != c for x, c in zip(maps, self.in_channels, strict=True)):
            raise ShapeError(f"FeaturePyramid: maps must have c={self.in_channels}, the finest first, got {got}.")


@register("fpn", CARD, block=Bottleneck, layers=(3, 4, 6, 3))
class FPN(nn.Module):
    """A feature pyramid on the four stages of a ResNet.

    Parameters
    ----------
    block, layers, in_channels, width, stride_in_1x1
        As in `ResNet`: what stands below the pyramid.
    out_channels : int
        Channels of every map of the pyramid.

    Shape: (n, in_channels, h, w) of any size → an ordered dict of maps with ``out_channels`` channels: "0" with sides
    h/4, "1" h/8, "2" h/16, "3" h/32, "pool" h/64. The paper calls them P2 to P6.
    """

    def __init__(
        self,
        block: Callable[..., nn.Module],
        layers: Sequence[int],
        out_channels: int = 256,
        in_channels: int = 3,
        width: int = 64,
        stride_in_1x1: bool = False,
    ) -> None:
        super().__init__()
        self.in_channels = in_channels
        self.body = ResNetStages(block, layers, in_channels, width, stride_in_1x1)
        self.fpn = FeaturePyramid(self.body.channels, out_channels)

    def forward(self, x: Tensor) -> OrderedDict[str, Tensor]:
        check_input(self, x, self.in_channels)  # (n, 3, 224, 224)
        maps = self.body(x)  # [(n, 256, 56, 56), (n, 512, 28, 28), (n, 1024, 14, 14), (n, 2048, 7, 7)]
        p2, p3, p4, p5, p6 = self.fpn(maps)  # [(n, 256, 56, 56), (n, 256, 28, 28), ...]
        return OrderedDict({"0": p2, "1": p3, "2": p4, "3": p5, "pool": p6})  # [(n, 256, 56, 56), ...]
