"""Layers worth a look: the traps the chapter warns of, and the first layers of networks."""

from __future__ import annotations

from typing import Any

__all__ = ["ARITHMETIC_PRESETS"]


def _preset(label: str, note: str, **settings: Any) -> dict[str, Any]:
    return {"label": label, "note": note, "settings": settings}


_STEM = {"in_channels": 3, "input_size": 224}

#: By name: a label, a note, and the settings that differ from the explorer's defaults.
ARITHMETIC_PRESETS: dict[str, dict[str, Any]] = {
    "dropped": _preset(
        "a stride that does not divide",
        "8 − 3 = 5 is no multiple of 2. That is legal: the floor drops the last row and column, which no output"
        " reads. With 9 pixels nothing is dropped.",
    ),
    "padded_width": _preset(
        "W with or without padding?",
        "W is the input without its padding: 5. To put in 7 counts the padding twice, and gives 7 instead of 5.",
        input_size=5,
        stride=1,
        padding=1,
    ),
    "dilation_zero": _preset(
        "dilation 0",
        "Some texts count the gaps between taps, frameworks the steps from tap to tap: no gap is dilation 1.",
        stride=1,
        dilation=0,
    ),
    "dilated": _preset(
        "3×3 with dilation 2",
        "It spans 5 × 5 and still has 9 weights per channel: it sees further for the same price.",
        input_size=9,
        stride=1,
        dilation=2,
    ),
    "same_even": _preset(
        '"same" with an even kernel',
        "d(k − 1) = 3 zeros do not split evenly: torch puts 1 before and 2 after, and the map moves by half a pixel.",
        kernel_size=4,
        stride=1,
        padding="same",
    ),
    "same_stride": _preset(
        '"same" with stride 2',
        "What people mean by it is half the size, rounded up: for an odd kernel that is padding (k − 1)/2.",
        padding="same",
    ),
    "full": _preset(
        '"full" padding',
        "Every position where kernel and input touch at all: the output grows by d(k − 1).",
        input_size=5,
        stride=1,
        padding="full",
    ),
    "too_large": _preset(
        "a kernel larger than its input",
        "It happens deep in a network, when the map has shrunk more than one thought.",
        input_size=4,
        kernel_size=7,
        stride=1,
    ),
    "groups": _preset(
        "groups that do not divide",
        "Each group takes an equal share of the channels, on both sides.",
        stride=1,
        padding=1,
        groups=3,
    ),
    "alexnet": _preset(
        "AlexNet, first layer",
        "The paper says 224 and 55: that needs padding 2, as here, or an input of 227. 224 without padding gives 54.",
        **_STEM,
        out_channels=64,
        kernel_size=11,
        stride=4,
        padding=2,
    ),
    "vgg": _preset(
        "VGG, first layer",
        "Few weights, but a map of full size: in this layer the output takes 1,792 times the memory of the parameters.",
        **_STEM,
        out_channels=64,
        stride=1,
        padding=1,
    ),
    "resnet": _preset(
        "ResNet, first layer",
        "Padding 3 and stride 2 halve 224 exactly. No bias: the BatchNorm that follows has one.",
        **_STEM,
        out_channels=64,
        kernel_size=7,
        stride=2,
        padding=3,
        bias=False,
    ),
    "mobilenet": _preset(
        "MobileNet, first depthwise layer",
        "As many groups as channels: each filter sees one channel. The 1×1 that follows mixes them.",
        input_size=112,
        in_channels=32,
        stride=1,
        padding=1,
        groups=32,
        bias=False,
    ),
    "checkerboard": _preset(
        "transposed: a checkerboard",
        "Stride 2 does not divide the kernel's 3: neighbours are written 1, 2 or 4 times. That is the checkerboard.",
        operation="transposed",
        input_size=5,
    ),
    "even_cover": _preset(
        "transposed: no checkerboard",
        "Stride 2 divides the kernel's 4: away from the border every output is written 4 times.",
        operation="transposed",
        input_size=4,
        kernel_size=4,
        padding=1,
    ),
    "output_padding": _preset(
        "transposed: 7 or 8?",
        "7 and 8 pixels both become 4 under stride 2. Output padding 1 says that the way back should give 8.",
        operation="transposed",
        input_size=4,
        padding=1,
        output_padding=1,
    ),
}
