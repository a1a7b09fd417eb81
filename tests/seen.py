"""What receptive fields are judged by: the support of a gradient that cannot cancel; and networks drawn at random."""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from typing import Any

import torch
from hypothesis import strategies as st
from torch import Tensor, nn
from torch.nn import functional as F

Interval = tuple[float, float]
NOTHING = (math.inf, -math.inf)


def seen(
    model: nn.Module, path: str, size: Sequence[int], unit: Sequence[int], noise: float = 0
) -> tuple[Interval, ...]:
    """Return first and last pixel, per spatial axis, with a gradient to this unit of a module's last output.

    `noise` is the rounding of a resampling's weights, relative to the largest gradient.
    """
    outputs: list[Tensor] = []
    handle = model.get_submodule(path).register_forward_hook(lambda module, inputs, output: outputs.append(output))
    x = torch.rand(*size, dtype=torch.float64, requires_grad=True)
    model.double()(x.clone())
    handle.remove()
    (gradient,) = torch.autograd.grad(outputs[-1][(0, slice(None), *unit)].sum(), x)
    reached = gradient[0].abs().sum(0)
    found = [axis.unique() for axis in (reached > noise * reached.max()).nonzero(as_tuple=True)]
    return tuple((int(places[0]), int(places[-1])) if len(places) else NOTHING for places in found)


def made_positive(model: nn.Module) -> nn.Module:
    """Return a copy in which nothing cancels: positive weights, no activations, means instead of maxima.

    Weights are scaled so that values neither vanish nor overflow on the way through a deep network.
    """
    model = copy.deepcopy(model).double().eval()
    for path, module in list(model.named_modules()):
        if (replacement := _linear(module)) is not None:
            owner, _, name = path.rpartition(".")
            setattr(model.get_submodule(owner), name, replacement)
    with torch.no_grad():
        for tensor in model.parameters():
            fan = max(1, math.prod(tensor.shape[1:]))
            tensor.copy_(torch.rand_like(tensor) + 0.5).div_(fan if tensor.dim() > 1 else 1)
    return model


def _linear(module: nn.Module) -> nn.Module | None:
    """Return what stands for a module that is not linear, or is not local."""
    kind = type(module).__name__
    if isinstance(module, nn.MaxPool1d | nn.MaxPool2d):
        pool = nn.AvgPool1d if isinstance(module, nn.MaxPool1d) else nn.AvgPool2d
        return pool(module.kernel_size, module.stride, module.padding, module.ceil_mode)
    activations = (nn.ReLU, nn.ReLU6, nn.SiLU, nn.Sigmoid, nn.GELU, nn.Hardswish, nn.Dropout, nn.BatchNorm2d)
    if isinstance(module, activations) or kind in {"SqueezeExcitation", "SqueezeExcite", "LayerNorm2d", "LayerNorm"}:
        return nn.Identity()
    return None


def narrowed(model: nn.Module, by: int) -> nn.Module:
    """Return a copy of a network, which may be on the meta device, with all widths but the image's divided."""
    model = copy.deepcopy(model)
    for path, module in list(model.named_modules()):
        owner, _, name = path.rpartition(".")
        bias = getattr(module, "bias", None) is not None
        if isinstance(module, nn.Conv2d):
            c_in = module.in_channels if module.in_channels <= 3 else max(1, module.in_channels // by)
            groups = module.groups if module.groups == 1 else max(1, module.groups // by)
            settings = (module.kernel_size, module.stride, module.padding, module.dilation, groups, bias)
            setattr(model.get_submodule(owner), name, nn.Conv2d(c_in, max(1, module.out_channels // by), *settings))
        elif isinstance(module, nn.Linear):
            sizes = (module.in_features // by, max(1, module.out_features // by))
            setattr(model.get_submodule(owner), name, nn.Linear(*sizes, bias))
        elif _linear(module) is None:
            for key, own in module.named_parameters(recurse=False):
                setattr(module, key, nn.Parameter(torch.ones(own.shape[0] // by, *own.shape[1:])))
    return model


# Networks drawn at random. Every step takes (n, c, *sides) and keeps c channels.

CHANNELS = 4


def steps(rank: int) -> st.SearchStrategy[Any]:
    """Return a strategy for one step of a network with this many spatial axes."""
    small = st.integers(1, 3)
    each = st.tuples(*[st.integers(1, 4)] * rank)
    plain = st.one_of(
        st.tuples(
            st.just("conv"),
            each,
            st.tuples(*[st.integers(1, 2)] * rank),
            st.integers(0, 2),
            small,
            st.sampled_from([1, 2, CHANNELS]),
        ),
        st.tuples(st.just("transposed"), st.integers(1, 4), small, st.integers(0, 1)),
        st.tuples(st.just("pool"), st.integers(2, 3), small),
        st.tuples(st.just("adaptive"), st.integers(3, 9)),
        st.tuples(
            st.just("up"),
            st.sampled_from(["nearest", "linear", "corners", "exact", "cubic"]),
            st.sampled_from([1.5, 2, 3]),
        ),
        st.tuples(
            st.just("pad"),
            st.sampled_from(["constant", "reflect", "replicate", "circular"]),
            st.integers(0, 2),
            st.integers(0, 3),
        ),
        st.tuples(st.just("crop"), st.integers(0, 3), st.integers(0, 3), st.integers(1, 2)),
        st.tuples(
            st.sampled_from(
                [
                    "flip",
                    "roll",
                    "unshuffle",
                    "shuffle",
                    "windows",
                    "unfold",
                    "swap",
                    "last",
                    "write",
                    "shift",
                    "weave",
                    "rotate",
                ]
            )
        ),
    )
    return st.recursive(
        plain,
        lambda inner: st.one_of(
            st.tuples(
                st.sampled_from(["add", "cat", "halves"]), st.lists(inner, max_size=3), st.lists(inner, max_size=3)
            )
        ),
        max_leaves=5,
    )


class Drawn(nn.Module):
    """A network that carries out drawn steps."""

    def __init__(self, rank: int, program: Sequence[Any]) -> None:
        super().__init__()
        self.rank = rank
        self.program = program
        self.layers = nn.ModuleList()
        self._build(program)

    def _build(self, program: Sequence[Any]) -> None:
        for kind, *values in program:
            conv = (nn.Conv1d, nn.Conv2d)[self.rank - 1]
            if kind == "conv":
                kernel, stride, padding, dilation, groups = values
                self.layers.append(conv(CHANNELS, CHANNELS, kernel, stride, padding, dilation, groups))
            elif kind == "transposed":
                kernel, stride, padding = values
                make = (nn.ConvTranspose1d, nn.ConvTranspose2d)[self.rank - 1]
                self.layers.append(make(CHANNELS, CHANNELS, kernel, stride, min(padding, kernel // 2), stride // 2))
            elif kind in {"unshuffle", "shuffle"}:
                widths = (CHANNELS * 2**self.rank, CHANNELS)
                self.layers.append(conv(*(widths if kind == "unshuffle" else widths[::-1]), 1))
            elif kind == "unfold":
                self.layers.append(conv(CHANNELS * 3, CHANNELS, 1))
            elif kind == "cat":
                self._build(values[0])
                self._build(values[1])
                self.layers.append(conv(2 * CHANNELS, CHANNELS, 1))
            elif kind in {"add", "halves"}:
                self._build(values[0])
                self._build(values[1])

    def forward(self, x: Tensor) -> Tensor:
        self.queue = iter(self.layers)
        return self.run(self.program, x)

    def run(self, program: Sequence[Any], x: Tensor) -> Tensor:
        for kind, *values in program:
            x = getattr(self, f"do_{kind}")(x, *values)
        return x

    def do_conv(self, x: Tensor, *_: Any) -> Tensor:
        return next(self.queue)(x)

    do_transposed = do_conv

    def do_pool(self, x: Tensor, kernel: int, stride: int) -> Tensor:
        return (F.avg_pool1d, F.avg_pool2d)[self.rank - 1](x, kernel, stride)

    def do_adaptive(self, x: Tensor, ninth: int) -> Tensor:
        sides = [max(2, side * ninth // 9) for side in x.shape[2:]]
        return (F.adaptive_avg_pool1d, F.adaptive_avg_pool2d)[self.rank - 1](x, sides)

    def do_up(self, x: Tensor, mode: str, scale: float) -> Tensor:
        if mode in {"nearest", "exact"}:
            return F.interpolate(x, scale_factor=scale, mode="nearest" if mode == "nearest" else "nearest-exact")
        if mode == "cubic" and self.rank == 2:
            return F.interpolate(x, scale_factor=scale, mode="bicubic")
        kind = ("linear", "bilinear")[self.rank - 1]
        return F.interpolate(x, scale_factor=scale, mode=kind, align_corners=mode == "corners")

    def do_pad(self, x: Tensor, mode: str, before: int, after: int) -> Tensor:
        return F.pad(x, (before, after) * self.rank, mode=mode)

    def do_crop(self, x: Tensor, before: int, after: int, step: int) -> Tensor:
        if self.rank == 2:
            x = x[:, :, :, before : x.shape[3] - after]
        return x[:, :, before : x.shape[2] - after : step]

    def do_flip(self, x: Tensor) -> Tensor:
        return x.flip(2)

    def do_roll(self, x: Tensor) -> Tensor:
        return x.roll(2, 2)

    def do_even(self, x: Tensor) -> Tensor:
        for axis in range(2, x.dim()):
            x = x.narrow(axis, 0, x.shape[axis] // 2 * 2)
        return x

    def do_unshuffle(self, x: Tensor) -> Tensor:
        x = self.do_even(x)
        if self.rank == 2:
            return next(self.queue)(F.pixel_unshuffle(x, 2))
        n, c, side = x.shape
        return next(self.queue)(x.reshape(n, c, side // 2, 2).transpose(2, 3).reshape(n, 2 * c, side // 2))

    def do_shuffle(self, x: Tensor) -> Tensor:
        x = next(self.queue)(x)
        if self.rank == 2:
            return F.pixel_shuffle(x, 2)
        n, c, side = x.shape
        return x.view(n, c // 2, 2, side).transpose(2, 3).reshape(n, c // 2, 2 * side)

    def do_windows(self, x: Tensor) -> Tensor:
        x = self.do_even(x)
        return x.unflatten(2, (x.shape[2] // 2, 2)).mean(3)

    def do_unfold(self, x: Tensor) -> Tensor:
        x = x.unfold(2, 3, 2)  # (n, c, windows, *others, 3)
        x = x.movedim(-1, 2).flatten(1, 2)
        return next(self.queue)(x)

    def do_swap(self, x: Tensor) -> Tensor:
        rows = x.flatten(2).transpose(1, 2)
        return rows.transpose(1, 2).reshape(x.shape)

    def do_last(self, x: Tensor) -> Tensor:
        moved = x.movedim(1, -1)
        return F.linear(moved, torch.ones(CHANNELS, CHANNELS, dtype=x.dtype)).movedim(-1, 1)

    def do_write(self, x: Tensor) -> Tensor:
        x = x.clone()
        x[:, :2, 1:] += x[:, 2:, :-1]
        return x

    def do_shift(self, x: Tensor) -> Tensor:
        shifted = torch.zeros_like(x)
        shifted[:, :, 1:] = x[:, :, :-1]
        return shifted + x

    def do_weave(self, x: Tensor) -> Tensor:
        x = self.do_even(x)
        woven = torch.empty_like(x)
        woven[:, :, 0::2] = x[:, :, 1::2]
        woven[:, :, 1::2] = x[:, :, 0::2]
        return woven

    def do_rotate(self, x: Tensor) -> Tensor:
        return torch.cat([x[:, 1:], x[:, :1]], 1)

    def do_add(self, x: Tensor, one: Sequence[Any], two: Sequence[Any]) -> Tensor:
        a, b = self.cropped(self.run(one, x), self.run(two, x))
        return a + b

    def do_cat(self, x: Tensor, one: Sequence[Any], two: Sequence[Any]) -> Tensor:
        return next(self.queue)(torch.cat(self.cropped(self.run(one, x), self.run(two, x)), 1))

    def do_halves(self, x: Tensor, one: Sequence[Any], two: Sequence[Any]) -> Tensor:
        a, b = self.cropped(self.run(one, x), self.run(two, x))
        return torch.cat([a[:, : CHANNELS // 2], b[:, CHANNELS // 2 :]], 1)

    @staticmethod
    def cropped(a: Tensor, b: Tensor) -> list[Tensor]:
        sides = [min(pair) for pair in zip(a.shape[2:], b.shape[2:], strict=True)]
        return [
            t[(..., *(slice((n - s) // 2, (n - s) // 2 + s) for n, s in zip(t.shape[2:], sides, strict=True)))]
            for t in (a, b)
        ]
