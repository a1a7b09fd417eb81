"""The three products of a convolution: gradients on large shapes, exact integers, NaN where torch has it."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional as F

from cnnedu.functional import _matmul, _products, _scatter, conv2d, conv2d_backward
from cnnedu.functional._choice import cheapest

TOLERANCE = {"float32": 2e-6, "float64": 1e-12}
ROUGH = 25  # how much coarser winograd rounds


def torch_gradients(grad_output: np.ndarray, call: dict[str, Any]) -> dict[str, np.ndarray]:
    tensors = {name: torch.tensor(call[name], requires_grad=True) for name in ("input", "weight", "bias")}
    F.conv2d(**call | tensors).backward(torch.tensor(grad_output))
    return {name: tensor.grad.numpy() for name, tensor in tensors.items()}


def drawn(rng: np.random.Generator, input: Any, weight: Any, dtype: str, **settings: Any) -> dict[str, Any]:
    shapes = {"input": input, "weight": weight, "bias": weight[0]}
    return {name: rng.standard_normal(shape).astype(dtype) for name, shape in shapes.items()} | settings


SHAPES = {  # every way a gradient takes: by rows or whole patches, images last or not, gathered or painted, transformed
    "few channels in": ((2, 3, 40, 41), (20, 3, 7, 7), dict(stride=2, padding=3)),
    "many channels in": ((2, 40, 21, 20), (6, 40, 3, 3), dict(padding=1)),
    "weight larger than output": ((2, 16, 6, 7), (24, 16, 3, 3), {}),
    "images last": ((9, 6, 12, 11), (8, 6, 3, 3), dict(padding=1)),
    "images last, phases": ((9, 6, 17, 18), (4, 3, 3, 4), dict(stride=(2, 3), groups=2)),
    "stride over the kernel": ((2, 3, 29, 31), (4, 3, 2, 3), dict(stride=(3, 5))),
    "rows that nothing reads": ((2, 3, 30, 30), (4, 3, 2, 2), dict(stride=7)),
    "padding over the kernel": ((2, 3, 10, 12), (4, 3, 3, 2), dict(padding=(5, 4))),
    "stride and dilation share a factor": ((2, 4, 40, 41), (6, 4, 3, 3), dict(stride=2, dilation=4, padding=3)),
    "stride and dilation share none": ((2, 4, 40, 41), (6, 4, 4, 3), dict(stride=(3, 2), dilation=(2, 3))),
    "depthwise": ((2, 8, 30, 30), (16, 1, 5, 5), dict(groups=8, padding=2)),
    "pointwise": ((3, 20, 17, 18), (30, 20, 1, 1), {}),
    "pointwise, stride 2": ((3, 20, 17, 18), (30, 20, 1, 1), dict(stride=2)),
    "one output": ((2, 20, 6, 5), (30, 20, 6, 5), {}),
    "large kernel": ((1, 2, 70, 64), (3, 2, 31, 25), dict(padding=(15, 12))),
    "many channels": ((4, 64, 30, 33), (64, 64, 3, 3), dict(padding=1)),
    "one pixel": ((2, 3, 1, 1), (4, 3, 3, 3), dict(padding=1)),
}


@pytest.mark.parametrize("blocks", ["large", "small"])
@pytest.mark.parametrize("dtype", sorted(TOLERANCE))
@pytest.mark.parametrize("shapes", SHAPES.values(), ids=SHAPES)
def test_gradients_equal_autograd(
    shapes: Any, dtype: str, blocks: str, rng: np.random.Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = drawn(rng, *shapes[:2], dtype, **shapes[2])
    grad_output = rng.standard_normal(conv2d(**call).shape).astype(dtype)
    if blocks == "small":
        monkeypatch.setattr(_matmul, "_BUFFER", 20_000)
        monkeypatch.setattr(_matmul, "_SMALL", 10_000)
        monkeypatch.setattr(_scatter, "_BLOCK", 3_000)
    gradients = conv2d_backward(grad_output, **call)._asdict()
    for name, judge in torch_gradients(grad_output, call).items():
        ours, largest = gradients[name], max(np.abs(judge).max(), np.abs(grad_output).max())
        assert (ours.shape, ours.dtype) == (judge.shape, judge.dtype)
        assert np.abs(ours - judge).max() <= (ROUGH if name == "input" else 2) * TOLERANCE[dtype] * largest
        assert not any(np.shares_memory(ours, given) for given in (grad_output, *map(call.get, gradients)))


@settings(max_examples=80)
@given(st.data())
def test_a_gradient_is_the_transpose_of_its_convolution(data: st.DataObject) -> None:
    """<g, conv(x, w)> = <gradient of x, x> = <gradient of w, w>: exactly, in integers."""
    kernel, stride, dilation = (data.draw(st.tuples(st.integers(1, 4), st.integers(1, 4))) for _ in range(3))
    padding = data.draw(st.tuples(st.integers(0, 5), st.integers(0, 5)))
    least = [max(1, d * (k - 1) + 1 - 2 * p) for k, d, p in zip(kernel, dilation, padding, strict=True)]
    size = [data.draw(st.integers(n, n + 9)) for n in least]
    n, groups, channels, filters = (data.draw(st.integers(1, 4)) for _ in range(4))
    rng = np.random.default_rng(data.draw(st.integers(0, 2**32)))
    input = rng.integers(-9, 10, (n, groups * channels, *size))
    weight = rng.integers(-9, 10, (groups * filters, channels, *kernel))
    bias = np.zeros(len(weight), int)
    output = conv2d(input, weight, bias, stride, padding, dilation, groups)
    grad_output = rng.integers(-9, 10, output.shape)
    gradients = conv2d_backward(grad_output, input, weight, bias, stride, padding, dilation, groups)
    total = (grad_output * output).sum()
    assert (gradients.input * input).sum() == (gradients.weight * weight).sum() == total
    np.testing.assert_array_equal(gradients.bias, grad_output.sum(axis=(0, 2, 3)))


REGIMES = {  # what auto takes for floats of these shapes
    "im2col": ((2, 3, 38, 39), (64, 3, 7, 7), dict(stride=2, padding=3)),
    "images last": ((6, 20, 9, 9), (70, 20, 3, 3), dict(padding=1)),
    "mec": ((2, 16, 64, 64), (4, 16, 5, 5), dict(dilation=2)),
    "shift": ((1, 256, 40, 40), (2, 256, 3, 3), {}),
    "winograd": ((8, 128, 28, 28), (128, 128, 3, 3), dict(padding=1)),
    "fft": ((8, 1, 70, 70), (4, 1, 31, 31), {}),
    "depthwise": ((2, 24, 60, 60), (24, 1, 5, 5), dict(padding=2, groups=24)),
    "depthwise, stride 2": ((2, 20, 61, 50), (20, 1, 3, 4), dict(padding=1, stride=2, groups=20)),
}
NAMED = dict.fromkeys(["images last", "depthwise", "depthwise, stride 2"], "im2col")


def regime(name: str, most: int = 2**62) -> tuple[Any, Any, dict[str, Any]]:
    (n, c, *size), (c_out, channels, *kernel), settings = REGIMES[name]
    settings = settings | {"groups": min(settings.get("groups", 1), most)}
    return (min(n, most), min(c, most), *size), (min(c_out, most), min(channels, most), *kernel), settings


@pytest.mark.parametrize("name", REGIMES)
@pytest.mark.parametrize(
    ("dtype", "largest"),
    [("int8", 3), ("int8", 127), ("uint8", 255), ("int16", 9999), ("int32", 99), ("int64", 10**5), ("int64", 10**18)],
)
def test_integers_are_exact_and_wrap_as_in_torch(name: str, dtype: str, largest: int, rng: np.random.Generator) -> None:
    # What float64 cannot hold is multiplied one by one, by us as by torch: hence the fewer channels.
    (*shapes, settings) = regime(name, 5)
    lowest = 0 if dtype == "uint8" else -largest
    input, weight = (rng.integers(lowest, largest, shape, dtype, endpoint=True) for shape in shapes)
    bias = np.arange(len(weight), dtype=dtype)
    output = conv2d(input, weight, bias, **settings)
    d = settings.get("dilation", 1)  # which torch has for floats only: write the zeros between the weights out
    dilated = np.zeros((*weight.shape[:2], *(d * (k - 1) + 1 for k in weight.shape[2:])), dtype)
    dilated[:, :, ::d, ::d] = weight
    judge = F.conv2d(*map(torch.tensor, (input, dilated, bias)), **settings | {"dilation": 1}).numpy()
    assert output.dtype == dtype
    np.testing.assert_array_equal(output, judge)


@pytest.mark.parametrize("name", REGIMES)
def test_integers_of_whole_layers_are_exact(name: str, rng: np.random.Generator) -> None:
    input_shape, weight_shape, settings = regime(name)
    input, weight = rng.integers(-127, 128, input_shape, np.int32), rng.integers(-127, 128, weight_shape, np.int32)
    output = conv2d(input, weight, **settings)
    judge = F.conv2d(torch.tensor(input, dtype=torch.float64), torch.tensor(weight, dtype=torch.float64), **settings)
    assert output.dtype == np.int32
    np.testing.assert_array_equal(output, judge.numpy())  # far below 2^53: float64 is exact


@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")  # 0 * inf: it is what is asked for
@pytest.mark.parametrize("name", REGIMES)
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_auto_keeps_what_is_not_finite_where_torch_puts_it(name: str, value: float, rng: np.random.Generator) -> None:
    input_shape, weight_shape, settings = regime(name)
    call = drawn(rng, input_shape, weight_shape, "float32", **settings)
    padded = (*input_shape[:2], *(side + 2 * settings.get("padding", 0) for side in input_shape[2:]))
    s, d = settings.get("stride", 1), settings.get("dilation", 1)
    assert cheapest(padded, weight_shape, (s, s), (d, d), settings["groups"]) == NAMED.get(name, name)
    call["input"][0, 0, 20 % input_shape[2], 7] = value
    tensors = {name: torch.tensor(call[name]) for name in ("input", "weight", "bias")}
    output, judge = conv2d(**call), F.conv2d(**call | tensors).numpy()
    np.testing.assert_array_equal(np.isnan(output), np.isnan(judge))
    np.testing.assert_array_equal(output == np.inf, judge == np.inf)
    np.testing.assert_array_equal(output == -np.inf, judge == -np.inf)
    assert 0 < np.isfinite(output).sum() < output.size
    grad_output = np.zeros_like(output)
    grad_output[-1, 0, 1, 1] = value
    call["input"][:] = 1
    ours, judge = conv2d_backward(grad_output, **call).input, torch_gradients(grad_output, call)["input"]
    np.testing.assert_array_equal(np.isfinite(ours), np.isfinite(judge))
    assert 0 < np.isfinite(ours).sum() < ours.size


@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")
def test_infinite_weights_reach_the_pixels_they_touched(rng: np.random.Generator) -> None:
    call = drawn(rng, (2, 3, 20, 20), (8, 3, 5, 5), "float32", stride=2)
    call["weight"][2, 1, 0, 0] = np.inf
    grad_output = rng.standard_normal((2, 8, 8, 8)).astype(np.float32)
    ours, judge = conv2d_backward(grad_output, **call).input, torch_gradients(grad_output, call)["input"]
    np.testing.assert_array_equal(np.isfinite(ours), np.isfinite(judge))
    assert (~np.isfinite(ours)).sum() == 2 * 8 * 8


def test_wide_integers_never_pass_through_floats(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    im2col = _products.ALGORITHMS["im2col"]
    monkeypatch.setitem(_products.ALGORITHMS, "im2col", lambda x, *rest: seen.append(x.dtype) or im2col(x, *rest))
    one = np.ones((1, 1, 2, 2), int)
    for largest, dtype in ((2**51 - 1, float), (2**51, int)):  # four of them are, or are not, below 2^53
        assert conv2d(one * largest, one).item() == 4 * largest
        assert seen.pop() == dtype


def test_memory_of_the_gradients_is_bounded(rng: np.random.Generator) -> None:
    input = rng.standard_normal((8, 64, 56, 56), np.float32)
    weight = rng.standard_normal((64, 64, 3, 3), np.float32)
    grad_output = rng.standard_normal((8, 64, 54, 54), np.float32)
    conv2d_backward(grad_output[:1], input[:1], weight)  # what is imported late counts as well
    tracemalloc.start()
    gradients = conv2d_backward(grad_output, input, weight)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak - gradients.input.nbytes - gradients.weight.nbytes <= 24e6  # all patches at once would be 54 MB
