"""DeepLabv3, 2017: see far without losing sight.

Question: a network for classification shrinks 224 pixels to 7 and looks at the whole image from there. To label every
pixel you want both: the wide view and the fine map. Take the strides out, and spread the kernels instead: a 3×3 kernel
with holes sees as far on the fine map as before on the coarse one, with the same nine weights. Then look once more at
several distances at once: near, far, farther, and at the whole image.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from cnnedu.errors import ShapeError
from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import ConvNormAct, check_input, he_init
from cnnedu.models.registry import register
from cnnedu.models.resnet import Bottleneck, ResNetStages

__all__ = ["ASPP", "DeepLabV3"]

CARD = ModelCard(
    family="DeepLab",
    paper=Paper(
        "Rethinking Atrous Convolution for Semantic Image Segmentation",
        "Chen, Papandreou, Schroff, Adam",
        2017,
        "https://arxiv.org/abs/1706.05587",
    ),
    new="Dilated convolutions side by side at several rates, and the mean over the whole image, on a map of stride 8.",
    deviations=(
        "Output stride 8 always; the paper trains at 16 and evaluates at 8: output_stride=16.",
        "The last stage has one dilation; the paper's best networks have 1, 2 and 4 times that in a block's three "
        "units (multi-grid).",
        "A 3×3 convolution with batch norm between the pyramid and the last 1×1, and dropout after the pyramid's.",
        "A stage strides in its first unit's 3×3 convolution; the paper's ResNet does in its last unit.",
        "With aux_loss=True, a second, smaller head on the third stage, which the paper does not have and "
        "torchvision's trained weights do.",
    ),
    torchvision="segmentation.deeplabv3_resnet50",
    task="segmentation",
)
# Which of the last three stages keep their resolution, for a map at a given fraction of the image.
DILATED_STAGES = {8: (False, True, True), 16: (False, False, True), 32: (False, False, False)}


class ImagePooling(nn.Sequential):
    """What the whole image holds, at every pixel: the mean over the map, a 1×1 convolution, spread out again.

    Shape: (n, in_channels, h, w) → (n, out_channels, h, w).
    """

    def __init__(self, in_channels: int, out_channels: int) -> None:
        super().__init__(nn.AdaptiveAvgPool2d(1), *ConvNormAct(in_channels, out_channels, 1))

    def forward(self, x: Tensor) -> Tensor:
        if self[2].training and x.shape[0] == 1:
            raise ShapeError(
                "DeepLabV3: training needs n of at least 2, got n=1: where an image is pooled to one value per "
                "channel, batch norm has nothing to compare it with but other images. model.eval() takes any n."
            )
        y = super().forward(x)  # (n, c_out, 1, 1)
        return y.expand(-1, -1, x.shape[2], x.shape[3])  # (n, c_out, h, w)


class ASPP(nn.Module):
    """Atrous spatial pyramid pooling: the same map seen at several distances, side by side.

    A 1×1 convolution, a 3×3 at each dilation rate, and the mean over the image; concatenated, and mixed by a 1×1.

    Parameters
    ----------
    in_channels, out_channels : int
        Channels in; of each branch, and out.
    rates : sequence of int
        The dilations.

    Shape: (n, in_channels, h, w) → (n, out_channels, h, w).
    """

    def __init__(self, in_channels: int, rates: Sequence[int], out_channels: int = 256) -> None:
        super().__init__()
        self.convs = nn.ModuleList([ConvNormAct(in_channels, out_channels, 1)])
        self.convs.extend(ConvNormAct(in_channels, out_channels, 3, dilation=rate) for rate in rates)
        self.convs.append(ImagePooling(in_channels, out_channels))
        self.project = ConvNormAct(len(self.convs) * out_channels, out_channels, 1).append(nn.Dropout(0.5))

    def forward(self, x: Tensor) -> Tensor:
        views = [conv(x) for conv in self.convs]  # [(n, c, h, w), ...]
        x = torch.cat(views, dim=1)  # (n, 5*c, h, w)
        return self.project(x)  # (n, c, h, w)


@register("deeplabv3_resnet50", CARD, block=Bottleneck, layers=(3, 4, 6, 3))
class DeepLabV3(nn.Module):
    """DeepLabv3: a ResNet whose last stages dilate instead of striding, the pyramid, a class for every pixel.

    Parameters
    ----------
    block, layers, in_channels, width, stride_in_1x1
        As in `ResNet`.
    num_classes : int
        Classes of a pixel; Pascal VOC has 20 and the background.
    aux_loss : bool
        A second head on the third stage, to train with; "aux" in the output.
    output_stride : int
        8, 16 or 32: how many times coarser the last map is. The pyramid's rates are 6, 12, 18 at 16, and double at 8.
    channels : int
        Of the heads.

    Shape: (n, in_channels, h, w) of any size → an ordered dict: "out" and, with ``aux_loss``, "aux", each
    (n, num_classes, h, w).
    """

    def __init__(
        self,
        block: Callable[..., nn.Module],
        layers: Sequence[int],
        num_classes: int = 21,
        in_channels: int = 3,
        aux_loss: bool = False,
        output_stride: int = 8,
        width: int = 64,
        channels: int = 256,
        stride_in_1x1: bool = False,
    ) -> None:
        super().__init__()
        if output_stride not in DILATED_STAGES:
            raise ValueError(f"DeepLabV3: output_stride must be one of 8, 16, 32, got {output_stride}.")
        self.in_channels = in_channels
        self.backbone = ResNetStages(block, layers, in_channels, width, stride_in_1x1, DILATED_STAGES[output_stride])
        *_, c4, c5 = self.backbone.channels
        aspp = ASPP(c5, [rate * 16 // output_stride for rate in (6, 12, 18)], channels)
        self.classifier = nn.Sequential(aspp, *ConvNormAct(channels, channels, 3), nn.Conv2d(channels, num_classes, 1))
        self.aux_classifier = (
            nn.Sequential(*ConvNormAct(c4, channels, 3), nn.Dropout(0.1), nn.Conv2d(channels, num_classes, 1))
            if aux_loss
            else None
        )
        he_init(self)

    def forward(self, x: Tensor) -> OrderedDict[str, Tensor]:
        check_input(self, x, self.in_channels)  # (n, 3, 224, 224)
        maps = self.backbone(x)  # [(n, 256, 56, 56), (n, 512, 28, 28), (n, 1024, 28, 28), (n, 2048, 28, 28)]
        scores = {"out": self.classifier(maps[3])}  # [(n, 21, 28, 28)]
        if self.aux_classifier is not None:
            scores["aux"] = self.aux_classifier(maps[2])  # (n, 21, 28, 28)
        size = x.shape[2:]  # (224, 224)
        return OrderedDict(
            (name, F.interpolate(y, size, mode="bilinear", align_corners=False)) for name, y in scores.items()
        )  # [(n, 21, 224, 224), ...]
