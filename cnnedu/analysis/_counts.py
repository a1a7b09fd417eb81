"""The six columns in which operations are counted."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COLUMNS", "Counts"]

COLUMNS = ("macs", "bias", "norm", "activation", "pooling", "elementwise")


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Operations by what they are for; each multiply-and-add, and each lone addition, product or function, is one.

    Attributes
    ----------
    macs : int
        Multiply-accumulates of convolutions and matrix products: half of what `torch.utils.flop_counter` reports.
    bias : int
        Biases added to what a convolution or a linear layer has summed up: one per output element.
    norm : int
        Batch normalisation in evaluation: one per element, two with a learned scale and shift. Those that measure
        mean and variance first (layer, group, instance): four per element, five with scale and shift.
    activation : int
        Activation functions, softmax among them: one per output element.
    pooling : int
        One per input element.
    elementwise : int
        Everything else per element: residual additions, gates, reductions, interpolation.
    """

    macs: int = 0
    bias: int = 0
    norm: int = 0
    activation: int = 0
    pooling: int = 0
    elementwise: int = 0
