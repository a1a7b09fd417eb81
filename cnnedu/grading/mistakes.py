"""Known mistakes, each declared once as a mutant of the right answer.

When a student's values equal a mutant's wherever the mutant differs from the right answer, the mistake has a name.
A mutant sees the reference and the inputs, never the student's function, so a grader outside can diagnose as well.
A mutant that raises says: with this mistake the function crashes here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from cnnedu.grading.references import Reference

Mutant = Callable[[Reference, Mapping[str, Any]], Any]


@dataclass(frozen=True)
class Mistake:
    """A mistake that has a name.

    Attributes
    ----------
    name
        How exercises refer to it.
    title
        Two or three words for the summary line.
    message
        What the student reads: what happened and why it is not what was asked; not how to write it.
    mutant
        Computes what the mistake computes.
    """

    name: str
    title: str
    message: str
    mutant: Mutant


MISTAKES: dict[str, Mistake] = {}


def mistake(title: str, message: str) -> Callable[[Mutant], Mutant]:
    """Register a mutant under its function's name."""

    def register(mutant: Mutant) -> Mutant:
        name = mutant.__name__
        MISTAKES[name] = Mistake(name, title, message, mutant)
        return mutant

    return register


@mistake(
    "kernel flipped",
    "You flipped the kernel: these are the values of a true convolution. Networks compute cross-correlation, "
    "which lays the kernel on the image as it is.",
)
def flipped_kernel(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Rotate the kernel by 180°."""
    return reference(**{**inputs, "weight": inputs["weight"][..., ::-1, ::-1]})


@mistake("bias missing", "The sums of products are right, but the bias is missing: every output gets it once.")
def bias_missing(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Leave the bias out."""
    return reference(**{**inputs, "bias": np.zeros_like(inputs["bias"])})


@mistake(
    "bias added too often", "The bias is added more than once: it belongs to the output cell, not to each product."
)
def bias_per_product(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Add the bias once for every product."""
    products = np.prod(inputs["weight"].shape[-3:])
    return reference(**{**inputs, "bias": inputs["bias"] * products})


@mistake("stride ignored", "You ignored the stride: these are the values for stride 1.")
def stride_ignored(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Step by one."""
    return reference(**{**inputs, "stride": 1})


@mistake(
    "stride left out of the position",
    "Your output has the right shape, but output cell (i, j) reads the patch at (i, j), as if the stride were 1.",
)
def stride_only_in_size(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Allocate for the stride, read without it."""
    right = reference(**inputs)
    return reference(**{**inputs, "stride": 1})[..., : right.shape[-2], : right.shape[-1]]


@mistake("padding ignored", "You ignored the padding: these are the values for padding 0.")
def padding_ignored(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Add no border."""
    return reference(**{**inputs, "padding": 0})


@mistake(
    "padding on one side only",
    "Zeros were added on one side only. Padding p puts p rows above and p below, p columns left and p right.",
)
def padding_top_left(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Pad above and left, not below and right."""
    p = inputs["padding"]
    padded = np.pad(inputs["input"], [(0, 0), (p, 0), (p, 0)])
    return reference(**{**inputs, "input": padded, "padding": 0})


@mistake(
    "padding on one side only",
    "Zeros were added on one side only. Padding p puts p rows above and p below, p columns left and p right.",
)
def padding_bottom_right(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Pad below and right, not above and left."""
    p = inputs["padding"]
    padded = np.pad(inputs["input"], [(0, 0), (0, p), (0, p)])
    return reference(**{**inputs, "input": padded, "padding": 0})


@mistake(
    "channels padded too",
    "The padding went round the channel axis as well. Only rows and columns have a border.",
)
def padding_channels(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Pad all three axes: the channels shift by p, so the kernel meets zeros and the wrong channels."""
    p, channels = inputs["padding"], inputs["weight"].shape[1]
    padded = np.pad(inputs["input"], p)[:channels]
    return reference(**{**inputs, "input": padded, "padding": 0})


@mistake(
    "H and W swapped", "Height and width are swapped: your output lies on its side. Rows come first, then columns."
)
def output_transposed(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Return the output with rows and columns exchanged."""
    return np.swapaxes(reference(**inputs), -1, -2)


@mistake(
    "H and W swapped",
    "Rows and columns of the kernel are swapped: its first axis runs down the image, its second one to the right.",
)
def kernel_transposed(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Read the kernel as weight[n, m], which does not fit unless it is square."""
    if inputs["weight"].shape[-2] != inputs["weight"].shape[-1]:
        raise IndexError("the kernel is not square")
    return reference(**{**inputs, "weight": np.swapaxes(inputs["weight"], -1, -2)})


@mistake(
    "H and W swapped",
    "It works only where height equals width, so height and width are probably swapped somewhere. "
    "An image's shape is (rows, columns): (H, W), not (W, H).",
)
def only_square(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Crash, or fail to fit, unless image and kernel are square."""
    for name in ("input", "weight"):
        if inputs[name].shape[-2] != inputs[name].shape[-1]:
            raise IndexError(f"{name} is not square")
    return reference(**inputs)


@mistake(
    "output one too small",
    "Your output is one row and one column too small: the last position of the kernel is missing. "
    "How many places are there for a 3-wide kernel on a 5-wide row? Count them with your finger.",
)
def output_too_small(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Stop one position early."""
    return reference(**inputs)[..., :-1, :-1]


@mistake(
    "last row and column left at zero",
    "The last row and the last column are never computed: your loops stop one position early.",
)
def last_left_zero(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Allocate the right shape, stop one position early."""
    right = reference(**inputs)
    wrong = np.zeros_like(right)
    wrong[..., :-1, :-1] = right[..., :-1, :-1]
    return wrong


@mistake(
    "only one channel",
    "Your output uses one input channel only. A filter has a slice for each channel, and their sums are added up.",
)
def first_channel_only(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Forget to sum over channels: the first alone."""
    return reference(**{**inputs, "input": inputs["input"][:1], "weight": inputs["weight"][:, :1]})


@mistake(
    "only one channel",
    "Your output uses one input channel only: later channels overwrite earlier ones instead of being added.",
)
def last_channel_only(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Overwrite instead of adding: the last channel alone."""
    return reference(**{**inputs, "input": inputs["input"][-1:], "weight": inputs["weight"][:, -1:]})


@mistake("off by one", "One too few: you counted the steps between the kernel's positions, not the positions.")
def size_one_too_small(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Forget the + 1 of the output size."""
    return reference(**inputs) - 1


@mistake("off by one", "One too many: the last pixel that your kernel touches lies beyond the row.")
def size_one_too_large(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Forget the − 1 in d (k − 1) + 1, as if the row were one longer."""
    return reference(**{**inputs, "n": inputs["n"] + 1})


@mistake("rounded up", "You rounded up where the stride does not divide. A kernel that would stick out has no place.")
def size_rounded_up(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Take the ceiling instead of the floor."""
    return -(-(reference(**{**inputs, "stride": 1}) - 1) // inputs["stride"]) + 1


@mistake("padding on one side only", "You counted the padding once. It is added on both sides of the row.")
def size_padding_once(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Add p, not 2p."""
    return reference(**{**inputs, "n": inputs["n"] - inputs["padding"]})


@mistake(
    "dilation ignored", "You ignored the dilation: a dilated kernel has gaps, so it spans more pixels than it has."
)
def dilation_ignored(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Let the kernel span k pixels."""
    return reference(**{**inputs, "dilation": 1})


@mistake(
    "dilation off by one",
    "A dilated kernel spans fewer than d·k pixels: draw k crosses with d − 1 gaps between them and count.",
)
def dilation_times_kernel(reference: Reference, inputs: Mapping[str, Any]) -> Any:
    """Let the kernel span d·k pixels."""
    span = inputs["dilation"] * inputs["k"]
    return reference(**{**inputs, "k": span, "dilation": 1})
