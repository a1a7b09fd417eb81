"""Stacks of layers that are worth a look: (kernel_size, stride, padding, dilation, kind), first to last."""

from __future__ import annotations

from typing import Any

from cnnedu.explorers._receptive_field_layers import FieldLayer, layer_sizes

__all__ = ["STACKS"]

_Layer = tuple[int, int, int, int, str]
_POOL = (2, 2, 0, 1, "max")


def _conv(kernel_size: int, stride: int = 1, dilation: int = 1) -> _Layer:
    """Return a convolution that, with stride 1, keeps the size."""
    return kernel_size, stride, (kernel_size - 1) * dilation // 2, dilation, "conv"


def _vgg(*depths: int) -> list[_Layer]:
    return [layer for depth in depths for layer in [*[_conv(3)] * depth, _POOL]]


def _wavenet(layers: int) -> list[_Layer]:
    return [(2, 1, 2**i, 2**i, "causal") for i in range(layers)]


def _resnet50(first: tuple[_Layer, ...]) -> list[_Layer]:
    """Return the layers that widen the field; `first` begins the second, third and fourth group of blocks.

    A 1×1 convolution with stride 1 sees what the layer before it sees, and is left out.
    """
    groups = [[_conv(3)] * 3, *([*first, *[_conv(3)] * (depth - 1)] for depth in (4, 6, 3))]
    return [_conv(7, 2), (3, 2, 1, 1, "max"), *(layer for group in groups for layer in group)]


# DeepLab-LargeFOV (Chen et al., 2015), as its authors released it: VGG-16 with poolings of 3, the last two of which
# keep the size, and dilations in their place; then an average pooling and a dilated first "dense" layer.
_DEEPLAB: list[_Layer] = [
    *[layer for depth in (2, 2, 3) for layer in [*[_conv(3)] * depth, (3, 2, 1, 1, "max")]],
    *[_conv(3)] * 3,
    (3, 1, 1, 1, "max"),
    *[_conv(3, dilation=2)] * 3,
    (3, 1, 1, 1, "max"),
    (3, 1, 1, 1, "avg"),
    _conv(3, dilation=12),
]
_ALEXNET: list[_Layer] = [
    (11, 4, 2, 1, "conv"),
    (3, 2, 0, 1, "max"),
    _conv(5),
    (3, 2, 0, 1, "max"),
    *[_conv(3)] * 3,
    (3, 2, 0, 1, "max"),
]


def _stack(title: str, layers: list[_Layer], size: int, axes: int = 2) -> dict[str, Any]:
    """Begin with the last layer's middle unit, or of a causal stack with the last unit, which sees most."""
    last = layer_sizes([FieldLayer(*layer) for layer in layers], size)[-1]
    column = last - 1 if layers[0][4] == "causal" else last // 2
    unit = (len(layers), column if axes == 2 else 0, column)
    return {"title": title, "layers": layers, "size": size, "axes": axes, "unit": unit}


#: Preset name to title, layers, input size, number of spatial axes and the unit that is looked at first.
STACKS: dict[str, dict[str, Any]] = {
    "two_blocks": _stack("two blocks of VGG", [*_vgg(2), _conv(3), _conv(3)], 20),
    "three": _stack("three 3×3", [_conv(3)] * 3, 15),
    "ten": _stack("ten 3×3", [_conv(3)] * 10, 31),
    "seven": _stack("one 7×7", [_conv(7)], 15),
    "strides": _stack("stride 2, three times", [_conv(3, 2)] * 3, 31),
    "dilated": _stack("dilations 1, 2, 4, 8", [_conv(3, dilation=2**i) for i in range(4)], 39),
    "gridding": _stack("dilations 2, 2, 2: gaps", [_conv(3, dilation=2)] * 3, 25),
    "wavenet": _stack("WaveNet, five layers", _wavenet(5), 36, 1),
    "wavenet_ten": _stack("WaveNet, ten layers", _wavenet(10), 1100, 1),
    "resnet_stem": _stack("ResNet stem", [_conv(7, 2), (3, 2, 1, 1, "max"), _conv(3), _conv(3)], 56),
    "alexnet": _stack("AlexNet", _ALEXNET, 224),
    "vgg16": _stack("VGG-16", _vgg(2, 2, 3, 3, 3), 224),
    "deeplab": _stack("DeepLab-LargeFOV", _DEEPLAB, 321),
    "resnet50": _stack("ResNet-50 (torchvision)", _resnet50((_conv(3, 2),)), 224),
    "resnet50_paper": _stack("ResNet-50 (paper)", _resnet50(((1, 2, 0, 1, "conv"), _conv(3))), 224),
}
