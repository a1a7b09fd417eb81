"""The pieces that many architectures share."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Literal

from torch import Tensor, nn

from cnnedu.errors import ShapeError, format_shape

__all__ = ["ConvNormAct", "DropPath", "SqueezeExcite", "check_axes", "check_input", "he_init"]


class ConvNormAct(nn.Sequential):
    """A convolution, its normalisation and its activation: the brick of networks since 2015.

    Parameters
    ----------
    in_channels, out_channels, kernel_size, stride, dilation, groups : int
        As in ``nn.Conv2d``.
    padding : int, optional
        Where omitted, what keeps the side at stride 1: d(k − 1)/2 for an odd kernel.
    norm, act : callable or None
        Called with the number of channels, and with nothing; None leaves the layer out.
    bias : bool, optional
        Where omitted, only without a normalisation, whose own shift makes another one idle.

    Shape: (n, in_channels, h, w) → (n, out_channels, h', w').

    Examples
    --------
    >>> import torch
    >>> ConvNormAct(3, 8, 3, stride=2)(torch.zeros(1, 3, 32, 32)).shape
    torch.Size([1, 8, 16, 16])
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int,
        stride: int = 1,
        padding: int | None = None,
        dilation: int = 1,
        groups: int = 1,
        norm: Callable[[int], nn.Module] | None = nn.BatchNorm2d,
        act: Callable[[], nn.Module] | None = nn.ReLU,
        bias: bool | None = None,
    ) -> None:
        padding = dilation * (kernel_size - 1) // 2 if padding is None else padding
        bias = norm is None if bias is None else bias
        conv = nn.Conv2d(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias)
        super().__init__(conv)
        if norm is not None:
            self.append(norm(out_channels))
        if act is not None:
            self.append(act())


class SqueezeExcite(nn.Module):
    """A gate per channel, computed from what the whole map holds of every channel.

    Squeeze: the mean of each channel. Excite: two small dense layers, here 1×1 convolutions on a 1×1 map.

    Parameters
    ----------
    channels, squeezed : int
        Channels in and out, and between the two dense layers.
    act, gate : callable
        The activations after the first and the second.

    Shape: (n, c, h, w) → (n, c, h, w).

    References
    ----------
    Hu, Shen, Sun (2017). Squeeze-and-Excitation Networks. https://arxiv.org/abs/1709.01507, section 3.
    """

    def __init__(
        self,
        channels: int,
        squeezed: int,
        act: Callable[[], nn.Module] = nn.ReLU,
        gate: Callable[[], nn.Module] = nn.Sigmoid,
    ) -> None:
        super().__init__()
        self.fc1 = nn.Conv2d(channels, squeezed, 1)
        self.fc2 = nn.Conv2d(squeezed, channels, 1)
        self.act = act()
        self.gate = gate()

    def forward(self, x: Tensor) -> Tensor:
        s = x.mean((2, 3), keepdim=True)  # (n, c, 1, 1)
        s = self.act(self.fc1(s))  # (n, squeezed, 1, 1)
        s = self.gate(self.fc2(s))  # (n, c, 1, 1)
        return s * x  # (n, c, h, w)


class DropPath(nn.Module):
    """Stochastic depth: while training, drop a residual branch, each example for itself, with probability p.

    What is kept grows by 1/(1 − p), so that the mean stays; in evaluation nothing happens.

    References
    ----------
    Huang et al. (2016). Deep Networks with Stochastic Depth. https://arxiv.org/abs/1603.09382.
    """

    def __init__(self, p: float) -> None:
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(f"DropPath: p must be in [0, 1), got {p}.")
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0:
            return x  # (n, ...)
        keep = x.new_empty((x.shape[0],) + (1,) * (x.dim() - 1))  # (n, 1, ...)
        return x * keep.bernoulli_(1 - self.p) / (1 - self.p)  # (n, ...)

    def extra_repr(self) -> str:
        return f"p={self.p}"


def he_init(model: nn.Module, mode: Literal["fan_in", "fan_out"] = "fan_out") -> None:
    """Initialise every convolution as He et al. (2015) do.

    Weights are normal with variance 2/fan, so that ReLU keeps the size of activations ("fan_in") or of gradients
    ("fan_out"); biases are zero. https://arxiv.org/abs/1502.01852, equations 10 and 14.
    """
    for module in model.modules():
        if isinstance(module, nn.Conv1d | nn.Conv2d | nn.ConvTranspose2d):
            channels = module.in_channels if mode == "fan_in" else module.out_channels
            fan = math.prod(module.kernel_size) * channels / module.groups
            if mode == "fan_in" and isinstance(module, nn.ConvTranspose2d):
                fan /= math.prod(module.stride)  # one tap in stride² meets a given pixel
            nn.init.normal_(module.weight, std=math.sqrt(2 / fan))
            if module.bias is not None:
                nn.init.zeros_(module.bias)


def check_axes(model: nn.Module, x: Tensor, axes: Sequence[str]) -> str:
    """Refuse an input with another number of axes; return its shape in words.

    Raises
    ------
    ShapeError
        It names the axes, and the one that is missing where it is the batch's.
    """
    if x.dim() != len(axes):
        hint = " Add the batch axis with x.unsqueeze(0)." if x.dim() == len(axes) - 1 else ""
        many = {2: "two", 3: "three", 4: "four"}[len(axes)]
        raise ShapeError(
            f"{type(model).__name__}: input must have {many} axes ({', '.join(axes)}), got {tuple(x.shape)}.{hint}"
        )
    return format_shape(x.shape, axes)


def check_input(
    model: nn.Module, x: Tensor, channels: int, at_least: int = 1, multiple_of: int = 1, exactly: int | None = None
) -> None:
    """Refuse an input that is no batch of images with these channels, or whose sides do not fit the network.

    Raises
    ------
    ShapeError
        It names the model, what it got by axis, and what it takes.
    """
    got, name, sides = check_axes(model, x, ("n", "c", "h", "w")), type(model).__name__, x.shape[2:]
    if x.shape[1] != channels:
        raise ShapeError(f"{name}: input must have c={channels} channels, got {got}.")
    if exactly is not None and sides != (exactly, exactly):
        raise ShapeError(
            f"{name}: h and w must be {exactly}, the size it has weights for, got {got}. image_size sets another."
        )
    if min(sides) < at_least:
        raise ShapeError(f"{name}: h and w must be at least {at_least}, got {got}.")
    if any(side % multiple_of for side in sides):
        up = "×".join(str(math.ceil(side / multiple_of) * multiple_of) for side in sides)
        raise ShapeError(f"{name}: h and w must be multiples of {multiple_of}, got {got}. The next size up is {up}.")
