"""EfficientNet, 2019: make a network deeper, wider and its images larger, all three at once.

A search found a small network, B0; seven larger ones follow from it by a rule. φ more doublings of the work go into
1.2^φ times the layers, 1.1^φ times the channels and 1.15^φ times the pixels per side.
Question: why does 1.2 · 1.1² · 1.15² have to be about 2? MACs grow with depth, and with the *square* of the other two.
The authors then rounded by hand: plot `published_scaling` beside `compound_scaling`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple, cast

import torch
from torch import Tensor, nn

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import ConvNormAct, DropPath, SqueezeExcite, check_input, he_init
from cnnedu.models.mobilenet_v2 import make_divisible
from cnnedu.models.registry import model_card, register

__all__ = ["EfficientNet", "Scaling", "compound_scaling", "published_scaling"]


class Scaling(NamedTuple):
    """How much wider and deeper than B0 a network is, and the side of its images."""

    width: float
    depth: float
    resolution: int


# Table 1 of the paper, a row per stage of B0: expansion, kernel, stride of the first block, channels, layers.
STAGES = (
    (1, 3, 1, 16, 1),
    (6, 3, 2, 24, 2),
    (6, 5, 2, 40, 2),
    (6, 3, 2, 80, 3),
    (6, 5, 1, 112, 3),
    (6, 5, 2, 192, 4),
    (6, 3, 1, 320, 1),
)

CARD = ModelCard(
    family="EfficientNet",
    paper=Paper(
        "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks",
        "Tan, Le",
        2019,
        "https://arxiv.org/abs/1905.11946",
    ),
    new="Compound scaling: one number makes depth, width and resolution grow together; B0 itself was found by search.",
    deviations=(
        "A convolution of stride 2 pads both sides alike, where the authors' code pads an even side below and right.",
        "Dropout grows in steps of 0.1, as in the authors' code, where the paper says linearly from 0.2 to 0.5.",
        "B0 to B4 have torch's usual batch norm (momentum 0.1, the paper's 0.01 in torch's terms; ε 1e-5), as "
        "torchvision's weights want it; B5 to B7 have the authors'.",
    ),
    torchvision=True,
)
# The sides the authors chose; torchvision's weights for B2 were tested at 288.
CARDS = [replace(CARD, input_size=(1, 3, side, side)) for side in (224, 240, 260, 300, 380, 456, 528, 600)]


def compound_scaling(
    phi: float, alpha: float = 1.2, beta: float = 1.1, gamma: float = 1.15, resolution: int = 224
) -> Scaling:
    """Scale B0 by the paper's rule: depth α^φ, width β^φ, resolution γ^φ, so that MACs grow by (αβ²γ²)^φ.

    Parameters
    ----------
    phi : float
        The compound coefficient φ: about how many doublings of the work there are to spend.
    alpha, beta, gamma : float
        The shares of depth, width and resolution; the paper found these by a grid search on B0.
    resolution : int
        The side of B0's images.

    References
    ----------
    Tan, Le (2019). https://arxiv.org/abs/1905.11946, equation 3 and section 4.

    Examples
    --------
    >>> width, depth, side = compound_scaling(3)
    >>> round(width, 2), round(depth, 2), side  # B3, as published, has 1.2, 1.4 and 300
    (1.33, 1.73, 341)
    """
    return Scaling(beta**phi, alpha**phi, round(resolution * gamma**phi))


def published_scaling(name: str) -> Scaling:
    """Return what the authors settled on for "efficientnet_b0" … "efficientnet_b7".

    Examples
    --------
    >>> published_scaling("efficientnet_b3")
    Scaling(width=1.2, depth=1.4, resolution=300)
    """
    card = model_card(name)
    if card.family != CARD.family:
        raise ValueError(f"published_scaling: name must be one of efficientnet_b0 … efficientnet_b7, got {name!r}.")
    width, depth = cast(float, card.settings["width_mult"]), cast(float, card.settings["depth_mult"])
    return Scaling(width, depth, card.input_size[-1])


class MBConv(nn.Module):
    """MobileNetV2's inverted residual with squeeze-and-excitation in its wide part, and SiLU for ReLU6.

    The gate squeezes to a quarter of the *narrow* input's channels.

    Shape: (n, in_channels, h, w) → (n, out_channels, h / stride, w / stride), rounded up.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int,
        stride: int,
        expansion: int,
        drop_path: float,
        norm: Callable[[int], nn.Module],
    ) -> None:
        super().__init__()
        hidden = expansion * in_channels
        self.block = nn.Sequential()
        if expansion != 1:
            self.block.append(ConvNormAct(in_channels, hidden, 1, norm=norm, act=nn.SiLU))
        self.block.append(ConvNormAct(hidden, hidden, kernel_size, stride, groups=hidden, norm=norm, act=nn.SiLU))
        self.block.append(SqueezeExcite(hidden, max(1, in_channels // 4), act=nn.SiLU))
        self.block.append(ConvNormAct(hidden, out_channels, 1, norm=norm, act=None))
        self.drop_path = DropPath(drop_path)
        self.residual = stride == 1 and in_channels == out_channels

    def forward(self, x: Tensor) -> Tensor:
        y = self.block(x)  # (n, c_out, h_out, w_out)
        return x + self.drop_path(y) if self.residual else y  # (n, c_out, h_out, w_out)


@register("efficientnet_b0", CARDS[0], width_mult=1.0, depth_mult=1.0, dropout=0.2)
@register("efficientnet_b1", CARDS[1], width_mult=1.0, depth_mult=1.1, dropout=0.2)
@register("efficientnet_b2", CARDS[2], width_mult=1.1, depth_mult=1.2, dropout=0.3)
@register("efficientnet_b3", CARDS[3], width_mult=1.2, depth_mult=1.4, dropout=0.3)
@register("efficientnet_b4", CARDS[4], width_mult=1.4, depth_mult=1.8, dropout=0.4)
@register("efficientnet_b5", CARDS[5], width_mult=1.6, depth_mult=2.2, dropout=0.4, norm_eps=1e-3, norm_momentum=0.01)
@register("efficientnet_b6", CARDS[6], width_mult=1.8, depth_mult=2.6, dropout=0.5, norm_eps=1e-3, norm_momentum=0.01)
@register("efficientnet_b7", CARDS[7], width_mult=2.0, depth_mult=3.1, dropout=0.5, norm_eps=1e-3, norm_momentum=0.01)
class EfficientNet(nn.Module):
    """EfficientNet: a stem, seven stages of `MBConv`, a 1×1 convolution, global average pooling, one dense layer.

    Parameters
    ----------
    width_mult, depth_mult : float
        Multiples of B0's channels, `make_divisible` by 8, and of its layers per stage, rounded up.
    dropout : float
        Probability before the classifier.
    drop_path : float
        Stochastic depth: the probability of dropping a branch grows from 0 towards this from block to block.
    norm_eps, norm_momentum : float
        Of every batch norm.
    num_classes, in_channels : int
        Logits out, channels in.

    Shape: (n, in_channels, h, w) of any size → (n, num_classes).
    """

    def __init__(
        self,
        width_mult: float = 1.0,
        depth_mult: float = 1.0,
        dropout: float = 0.2,
        drop_path: float = 0.2,
        norm_eps: float = 1e-5,
        norm_momentum: float = 0.1,
        num_classes: int = 1000,
        in_channels: int = 3,
    ) -> None:
        super().__init__()
        if width_mult <= 0 or depth_mult <= 0:
            raise ValueError(
                f"EfficientNet: width_mult and depth_mult must be positive, got {width_mult} and {depth_mult}."
            )
        self.in_channels = in_channels
        norm = partial(nn.BatchNorm2d, eps=norm_eps, momentum=norm_momentum)
        repeats = [math.ceil(layers * depth_mult) for *_, layers in STAGES]
        channels, done = make_divisible(32 * width_mult), 0
        self.features = nn.Sequential(ConvNormAct(in_channels, channels, 3, stride=2, norm=norm, act=nn.SiLU))
        for (expansion, kernel, first_stride, full, _), layers in zip(STAGES, repeats, strict=True):
            out_channels, stage = make_divisible(full * width_mult), nn.Sequential()
            for i in range(layers):
                stride, drop = (first_stride if i == 0 else 1), drop_path * done / sum(repeats)
                stage.append(MBConv(channels, out_channels, kernel, stride, expansion, drop, norm))
                channels, done = out_channels, done + 1
            self.features.append(stage)
        self.features.append(ConvNormAct(channels, 4 * channels, 1, norm=norm, act=nn.SiLU))
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(dropout), nn.Linear(4 * channels, num_classes))
        he_init(self, mode="fan_in")

    def forward(self, x: Tensor) -> Tensor:
        check_input(self, x, self.in_channels)  # (n, 3, 224, 224)
        x = self.features(x)  # (n, 1280, 7, 7)
        x = self.avgpool(x)  # (n, 1280, 1, 1)
        x = torch.flatten(x, 1)  # (n, 1280)
        return self.classifier(x)  # (n, 1000)
