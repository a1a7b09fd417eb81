"""Models of many kinds see exactly what the gradient reaches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from seen import made_positive, seen
from torch import Tensor, nn
from torch.nn import functional as F

from cnnedu.analysis import receptive_field_of


class Inline(nn.Module):
    """A model whose forward is a function of itself and x."""

    def __init__(self, forward: Callable[..., Any], *layers: nn.Module) -> None:
        super().__init__()
        self.function = forward
        self.layers = nn.ModuleList(layers)

    def forward(self, *inputs: Tensor) -> Any:
        return self.function(self.layers, *inputs)


def conv(k: Any = 3, s: int = 1, p: Any = 0, d: int = 1, c_in: int = 2, c_out: int = 2) -> nn.Conv2d:
    return nn.Conv2d(c_in, c_out, k, s, p, d)


def unet(m: Any, x: Tensor) -> Tensor:
    a = m[0](x)
    b = m[1](F.avg_pool2d(a, 2))
    c = m[2](F.avg_pool2d(b, 2))
    b = m[4](torch.cat([b[:, :, 2:-3, 2:-3], m[3](c)], 1))
    up = F.interpolate(b, scale_factor=2, mode="bilinear")
    edge = (a.shape[2] - up.shape[2]) // 2
    return m[5](torch.cat([up, a[:, :, edge : edge + up.shape[2], edge : edge + up.shape[3]]], 1))


def aspp(m: Any, x: Tensor) -> Tensor:
    x = m[0](x)
    return m[4](torch.cat([branch(x) for branch in m[1:4]], 1))


def inception(m: Any, x: Tensor) -> Tensor:
    pooled = F.avg_pool2d(x, 3, 2)
    return torch.cat([m[1](m[0](x)), m[3](m[2](x)), pooled], 1)


def shuffle(m: Any, x: Tensor) -> Tensor:
    for layer in m:
        one, two = x.chunk(2, 1)
        x = torch.cat([one, layer(two)], 1)
        n, c, h, w = x.shape
        x = x.view(n, 2, c // 2, h, w).transpose(1, 2).reshape(n, c, h, w)
    return x


def convnext(m: Any, x: Tensor) -> Tensor:
    for depthwise, wide, narrow in zip(m[::3], m[1::3], m[2::3], strict=True):
        x = x + narrow(wide(depthwise(x).permute(0, 2, 3, 1))).permute(0, 3, 1, 2)
    return x


def focus(m: Any, x: Tensor) -> Tensor:
    return m[0](torch.cat([x[..., i::2, j::2] for i in (0, 1) for j in (0, 1)], 1))


def folded(m: Any, x: Tensor) -> Tensor:
    columns = F.unfold(x, (3, 5), padding=1, stride=2)
    return F.fold(columns, (62, 60), (2, 2), stride=2)[..., :4, :4] if m is None else m[0](columns.view(1, 30, 32, 31))


def back(m: Any, x: Tensor) -> Tensor:
    return F.fold(F.unfold(x, (3, 5), stride=2, dilation=2), x.shape[2:], (3, 5), stride=2, dilation=2)


def hourglass(m: Any, x: Tensor) -> Tensor:
    for down, middle, up in zip(m[::3], m[1::3], m[2::3], strict=True):
        y = up(middle(down(x)))
        x = x[:, :, : y.shape[2], : y.shape[3]] + y
    return x


def moved(m: Any, x: Tensor) -> Tensor:
    y = torch.zeros(1, 4, *x.shape[2:], dtype=x.dtype)
    y[:, :2] = x
    y[:, 2:] = y[:, :2]
    y = y[:, 1:3].clone()
    y[:, 0] = y[:, 1]
    y[:, :, :40] = m[0](F.pad(x, (1, 0, 1, 0)))[:, :, 3:43]
    return m[1](y)


def looped(m: Any, x: Tensor) -> Tensor:
    rows = list(x.unbind(2))
    for i in range(1, len(rows)):
        rows[i] = rows[i] + rows[i - 1] if i % 4 else rows[i]
    return m[0](torch.stack(rows, 2))


FIRST = torch.zeros(1, 1, 1, 1, dtype=torch.int64)
HALVES = torch.arange(60) // 2

MODELS = {
    "U-Net": (unet, [conv(), conv(), conv(), nn.ConvTranspose2d(2, 2, 2, 2), conv(c_in=4), conv(c_in=4)]),
    "ASPP": (aspp, [conv(3, 2, 1), conv(1), conv(3, p=3, d=3), conv(3, p=6, d=6), conv(1, c_in=6)]),
    "Inception": (inception, [conv((1, 5), p=(0, 1)), conv((5, 1), 2, (1, 0)), conv(1), conv(3, 2)]),
    "ShuffleNet": (shuffle, [conv(3, p=1, c_in=1, c_out=1) for _ in range(3)]),
    "ConvNeXt": (convnext, [make for _ in range(2) for make in (conv(7, p=3), nn.Linear(2, 8), nn.Linear(8, 2))]),
    "Focus": (focus, [conv(3, p=1, c_in=8)]),
    "unfold": (folded, [conv(2, c_in=30)]),
    "fold": (back, []),
    "hourglass": (hourglass, [m for k in (2, 3) for m in (conv(k, 2), conv(3, p=1), nn.ConvTranspose2d(2, 2, k, 2))]),
    "rows in a loop": (looped, [conv(3, p=1)]),
    "pixel shuffle": (lambda m, x: m[1](F.pixel_shuffle(m[0](x), 2)), [conv(3, 2, 1, c_out=8), conv(3)]),
    "adaptive": (lambda m, x: m[0](F.adaptive_avg_pool2d(x, (12, 40))), [conv(3, p=1)]),
    "einsum": (lambda m, x: m[0](torch.einsum("nchw,dc->ndhw", x, torch.ones(2, 2, dtype=x.dtype))), [conv(3)]),
    "diff": (lambda m, x: x.diff(dim=2).roll(1, 3) + x[:, :, 1:] * 3, []),
    "rot90": (lambda m, x: m[0](torch.rot90(x, 1, (2, 3))), [conv((1, 3))]),
    "index": (lambda m, x: m[0](x[:, :, HALVES]), [conv(4)]),
    "repeat": (lambda m, x: m[0](x.repeat_interleave(3, 2)), [conv((4, 3))]),
    "channels gathered": (lambda m, x: m[0](x).gather(1, FIRST.expand(1, 2, 62, 62)), [conv(3)]),
    "rows replaced": (lambda m, x: m[0](torch.slice_scatter(x, x[:, :, 1:40:2], 2, 0, 40, 2)), [conv(2)]),
    "channels added": (lambda m, x: m[0](x.index_add(1, FIRST.flatten(), F.pad(x, (1, 0))[:, :1, :, :-1])), [conv(2)]),
    "activations": (
        lambda m, x: F.hardswish(m[0](x)) * F.logsigmoid(m[0](x)).neg() + F.softplus(x[..., 1:, 1:]),
        [conv(2)],
    ),
    "rows moved": (moved, [conv(2), conv(2)]),
    "in place": (lambda m, x: m[0](x).add_(F.pad(x, (1, 0, 1, 0))[:, :, 3:, 3:]).mul_(2), [conv(3)]),
}


@pytest.mark.parametrize("name", MODELS)
def test_models_see_what_the_gradient_reaches(name: str) -> None:
    forward, layers = MODELS[name]
    model = made_positive(Inline(forward, *layers))
    row = receptive_field_of(model, (1, 2, 64, 64), input_dtype="float64")[""]
    assert row.field is not None
    height, width = row.output_shape[2:]
    for offset in range(4):
        unit = (height // 2 + offset - 2, width // 2 + offset - 2)
        assert seen(model, "", (1, 2, 64, 64), unit, 1e-13) == row.sees(*unit), unit
