"""A shape taken by a shortcut is the shape torch finds; what torch refuses, no shortcut takes."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from cnnedu.analysis._shortcuts import SHORTCUTS

aten = torch.ops.aten
SIDES = st.integers(1, 9)


def meta(*shape: int, dtype: torch.dtype = torch.float32) -> torch.Tensor:
    return torch.empty(shape, dtype=dtype, device="meta")


def judge(operation: Any, *args: Any) -> bool:
    """Hold a shortcut to torch, and tell whether it was taken."""
    found = SHORTCUTS[operation._schema.name](*args)
    try:
        truth = operation(*args)
    except (RuntimeError, IndexError, ValueError):
        assert found is None
        return False
    if found is None:
        return False
    pairs = [(found, truth)] if isinstance(truth, torch.Tensor) else list(zip(found, truth, strict=True))
    for mine, theirs in pairs:
        assert (mine.shape, mine.dtype, mine.stride()) == (theirs.shape, theirs.dtype, theirs.stride())
    return True


@given(st.data())
def test_convolutions(data: st.DataObject) -> None:
    axes = data.draw(st.integers(1, 3))

    def drawn(low: int, high: int) -> list[int]:
        return data.draw(st.lists(st.integers(low, high), min_size=axes, max_size=axes))

    groups, per_group = data.draw(st.integers(1, 3)), data.draw(st.integers(1, 2))
    channels = groups * per_group + data.draw(st.sampled_from([0, 0, 0, 1]))
    weight = meta(groups * 2, per_group, *drawn(1, 3))
    bias = data.draw(st.sampled_from([None, meta(groups * 2), meta(groups * 2 + 1)]))
    stride, padding, dilation = drawn(1, 3), drawn(0, 2), drawn(1, 2)
    judge(
        aten.convolution.default,
        *(meta(2, channels, *drawn(1, 9)), weight, bias, stride, padding, dilation, False, [0] * axes, groups),
    )


@given(*[SIDES] * 2, *[st.integers(1, 3)] * 2, st.integers(0, 2), st.integers(1, 2), st.booleans())
def test_max_pooling(h: int, w: int, k: int, s: int, p: int, d: int, ceil_mode: bool) -> None:
    judge(aten.max_pool2d_with_indices.default, meta(2, 3, h, w), [k, k], [s, s], [p, p], [d, d], ceil_mode)


@pytest.mark.parametrize("dim", [[2, 3], [-1], [1], [0, 1, 2, 3], [4], []])
@pytest.mark.parametrize("keepdim", [True, False])
def test_means(dim: list[int], keepdim: bool) -> None:
    assert judge(aten.mean.dim, meta(2, 3, 4, 5), dim, keepdim) == (dim not in ([], [4]))


@pytest.mark.parametrize(
    ("operation", "args", "taken"),
    [
        (aten.relu.default, (meta(2, 3),), True),
        (aten.relu.default, (meta(2, 3).t(),), False),
        (aten.relu.default, (meta(2, dtype=torch.int64),), False),
        (aten.add.Tensor, (meta(2, 3), meta(2, 3)), True),
        (aten.add.Tensor, (meta(2, 3), meta(3)), False),
        (aten.add.Tensor, (meta(2), meta(2, dtype=torch.float64)), False),
        (aten.add.Tensor, (meta(2, 3), meta(4)), False),
        (aten.addmm.default, (meta(5), meta(2, 3), meta(5, 3).t()), True),
        (aten.addmm.default, (meta(5), meta(2, 4), meta(5, 3).t()), False),
        (aten.native_batch_norm.default, (meta(2, 3, 4), *[meta(3)] * 4, False, 0.1, 1e-5), True),
        (aten.native_batch_norm.default, (meta(2, 3, 4), *[meta(3)] * 4, True, 0.1, 1e-5), False),
    ],
)
def test_others(operation: Any, args: tuple[Any, ...], taken: bool) -> None:
    assert judge(operation, *args) == taken


def test_the_usual_network_needs_no_compiler() -> None:
    code = (
        "import sys, torch; from cnnedu.models import create_model; from cnnedu.analysis import summarize;"
        "summarize(create_model('resnet18'), (1, 3, 64, 64)); print('torch._dynamo' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "False\n"
