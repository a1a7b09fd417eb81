"""depthwise_separable_conv2d: torch's two convolutions, and one with filters that factor."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import (
    conv2d,
    conv2d_loops,
    depthwise_separable_conv2d,
    depthwise_separable_conv2d_backward,
)

TOLERANCE = {"float32": 2e-6, "float64": 1e-12}
ARRAYS = "input", "depthwise_weight", "pointwise_weight", "bias"


@st.composite
def calls(draw: st.DrawFn, max_side: int = 7) -> dict[str, Any]:
    """Draw legal arguments of depthwise_separable_conv2d, every one of them varied."""
    pairs = st.tuples(st.integers(1, 3), st.integers(1, 3))
    stride, dilation, kernel = draw(pairs), draw(pairs), draw(pairs)
    padding: Any = draw(st.sampled_from(["same", "valid", (1, 2), (0, 1)]))
    if padding == "same":
        stride = (1, 1)
    least = max(d * (k - 1) + 1 for k, d in zip(kernel, dilation, strict=True))
    size = [draw(st.integers(least, max(least, max_side))) for _ in range(2)]
    c_in, multiplier, c_out = (draw(st.integers(1, 3)) for _ in range(3))
    batch = draw(st.sampled_from([(), (0,), (1,), (3,)]))
    rng, dtype = np.random.default_rng(draw(st.integers(0, 2**32))), draw(st.sampled_from(list(TOLERANCE)))
    c_mid, step = c_in * multiplier, draw(st.sampled_from([1, -1]))
    shapes = (*batch, c_in, *size), (c_mid, 1, *kernel), (c_out, c_mid, 1, 1), (c_out,)
    arrays: dict[str, Any] = {
        name: rng.standard_normal(shape).astype(dtype)[::step] for name, shape in zip(ARRAYS, shapes, strict=True)
    }
    if draw(st.booleans()):
        arrays["bias"] = None
    return arrays | {"stride": stride, "padding": padding, "dilation": dilation}


def assert_close(ours: np.ndarray, judge: np.ndarray) -> None:
    assert ours.shape == judge.shape
    assert ours.dtype == judge.dtype
    # A sum of terms that nearly cancel is judged by the size of its terms, hence the floor of 10.
    assert np.abs(ours - judge).max(initial=0) <= TOLERANCE[str(judge.dtype)] * max(10, np.abs(judge).max(initial=0))


def with_torch(call: dict[str, Any]) -> tuple[torch.Tensor, list[torch.Tensor | None]]:
    tensors = [None if call[n] is None else torch.tensor(call[n].copy(), requires_grad=True) for n in ARRAYS]
    input, depthwise, pointwise, bias = tensors
    settings = {n: call[n] for n in call if n not in ARRAYS}
    return F.conv2d(F.conv2d(input, depthwise, groups=input.shape[-3], **settings), pointwise, bias), tensors


@given(calls())
def test_fast_equals_torch(call: dict[str, Any]) -> None:
    assert_close(depthwise_separable_conv2d(**call), with_torch(call)[0].detach().numpy())


@given(calls(max_side=3))
def test_loops_equal_fast(call: dict[str, Any]) -> None:
    input, depthwise, pointwise, bias = (call[name] for name in ARRAYS)
    settings = {n: call[n] for n in call if n not in ARRAYS}
    filtered = conv2d_loops(input, depthwise, groups=input.shape[-3], **settings)
    assert_close(depthwise_separable_conv2d(**call), conv2d_loops(filtered, pointwise, bias))


@given(calls())
def test_backward_equals_autograd(call: dict[str, Any]) -> None:
    output, tensors = with_torch(call)
    grad_output = np.random.default_rng(0).standard_normal(output.shape).astype(call["input"].dtype)
    output.backward(torch.tensor(grad_output))
    gradients = depthwise_separable_conv2d_backward(grad_output, **call)
    assert gradients._fields == ARRAYS
    for ours, tensor in zip(gradients, tensors, strict=True):
        if tensor is None:
            assert ours is None
        else:
            assert_close(ours, tensor.grad.numpy())


def test_it_is_a_convolution_whose_filters_factor(rng: np.random.Generator) -> None:
    image, depthwise = rng.standard_normal((2, 3, 6, 6)), rng.standard_normal((3, 1, 3, 3))
    pointwise = rng.standard_normal((5, 3, 1, 1))
    whole = pointwise * depthwise[:, 0]  # (c_out, c_in, k_h, k_w) from an outer product
    np.testing.assert_allclose(depthwise_separable_conv2d(image, depthwise, pointwise), conv2d(image, whole))
    c_out, c_in, k = 5, 3, 3
    assert (depthwise.size + pointwise.size) / whole.size == pytest.approx(1 / c_out + 1 / k**2)
    assert whole.size == c_out * c_in * k**2


def test_read_only_arrays_are_not_modified(rng: np.random.Generator) -> None:
    arrays = [rng.standard_normal(shape) for shape in ((1, 2, 4, 4), (4, 1, 3, 3), (3, 4, 1, 1), (3,))]
    kept = [array.copy() for array in arrays]
    for array in arrays:
        array.flags.writeable = False
    output = depthwise_separable_conv2d(*arrays)
    output += 1
    for gradient in depthwise_separable_conv2d_backward(output, *arrays):
        gradient += 1
    for array, before in zip(arrays, kept, strict=True):
        np.testing.assert_array_equal(array, before)


def test_integers_are_exact() -> None:
    output = depthwise_separable_conv2d(
        np.array([[[2**53, 1]]]), np.ones((1, 1, 1, 2), int), np.ones((1, 1, 1, 1), int)
    )
    assert output.item() == 2**53 + 1


GOOD = {
    "input": np.zeros((1, 3, 7, 7)),
    "depthwise_weight": np.zeros((6, 1, 3, 3)),
    "pointwise_weight": np.zeros((4, 6, 1, 1)),
}
BAD = [
    (ShapeError, "input must have the axes", dict(input=np.zeros((7, 7)))),
    (ShapeError, "depthwise_weight must have the axes", dict(depthwise_weight=np.zeros((3, 3)))),
    (
        ShapeError,
        r"depthwise_weight must have filters of one channel, .* got \(c_in \* multiplier=6, 1=3, k_h=3, k_w=3\)",
        dict(depthwise_weight=np.zeros((6, 3, 3, 3))),
    ),
    (ShapeError, "depthwise_weight must have .* multiple of 3, got 4", dict(depthwise_weight=np.zeros((4, 1, 3, 3)))),
    (
        ShapeError,
        r"pointwise_weight must have shape \(4, 6, 1, 1\) .* got \(4, 3, 1, 1\)",
        dict(pointwise_weight=np.zeros((4, 3, 1, 1))),
    ),
    (
        ShapeError,
        r"pointwise_weight must have shape .* got \(4, 6, 3, 3\)",
        dict(pointwise_weight=np.zeros((4, 6, 3, 3))),
    ),
    (ShapeError, r"bias must have shape \(4,\) .* got \(6,\)", dict(bias=np.zeros(6))),
    (ShapeError, "kernel of height 3 spans 9 with dilation 4", dict(dilation=4)),
    (ValueError, "stride must be at least 1, got 0", dict(stride=0)),
    (TypeError, "dilation must be an integer or a pair .* got 1.5", dict(dilation=1.5)),
    (ValueError, "padding must be at least 0, got -1", dict(padding=-1)),
    (ValueError, "padding='same' is defined for stride 1 only", dict(padding="same", stride=2)),
    (DTypeError, "input must be a NumPy array, got list", dict(input=[1])),
    (DTypeError, "depthwise_weight must be a NumPy array, got Tensor", dict(depthwise_weight=torch.zeros(1))),
    (
        DTypeError,
        "pointwise_weight must hold integers or floats, got dtype bool",
        dict(pointwise_weight=np.zeros((4, 6, 1, 1), bool)),
    ),
    (DTypeError, "bias must be a NumPy array, got float", dict(bias=1.0)),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(("error", "message", "change"), BAD, ids=[message for _, message, _ in BAD])
def test_bad_arguments_are_named(error: type[Exception], message: str, change: dict[str, Any]) -> None:
    with pytest.raises(error, match=f"^depthwise_separable_conv2d: .*{message}"):
        depthwise_separable_conv2d(**GOOD | change)
    name = "depthwise_separable_conv2d_backward"
    with pytest.raises(error, match=f"^{name}: .*{message}"):
        depthwise_separable_conv2d_backward(np.zeros((1, 4, 5, 5)), **GOOD | change)


@pytest.mark.usefixtures("as_user")
def test_grad_output_of_another_shape_is_refused() -> None:
    with pytest.raises(
        ShapeError, match=r"_backward: grad_output must have shape \(1, 4, 5, 5\) .* got \(1, 4, 5, 4\)"
    ):
        depthwise_separable_conv2d_backward(np.zeros((1, 4, 5, 4)), **GOOD)
