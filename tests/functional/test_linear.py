"""linear: equal to torch, forward and backward; exact in integers; bad arguments raise by name."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import check_gradient, conv2d, linear, linear_backward

TOLERANCE = {"float32": 2e-6, "float64": 1e-12}


def assert_close(ours: np.ndarray, judge: np.ndarray) -> None:
    assert isinstance(ours, np.ndarray)
    assert (ours.shape, ours.dtype) == (judge.shape, judge.dtype)
    assert np.abs(ours - judge).max(initial=0) <= TOLERANCE[str(judge.dtype)] * max(10, np.abs(judge).max(initial=0))


@st.composite
def layers(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
    """Draw an input with any leading axes, a weight with or without rows, a bias or none, in some layouts."""
    leading, features = draw(st.lists(st.integers(0, 4), max_size=3)), draw(st.integers(1, 40))
    out: tuple[int, ...] = draw(st.sampled_from([(), (1,), (5,)]))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    dtype = draw(st.sampled_from(list(TOLERANCE)))
    input, weight = rng.standard_normal((*leading, features)).astype(dtype), rng.standard_normal((*out, features))
    if draw(st.booleans()):
        input = input[..., ::-1]
        input.flags.writeable = False
    weight = np.asfortranarray(weight, dtype) if draw(st.booleans()) else weight.astype(dtype)
    return input, weight, np.asarray(rng.standard_normal(out)).astype(dtype) if draw(st.booleans()) else None


@given(layers())
def test_equal_to_torch(layer: Any) -> None:
    input, weight, bias = layer
    before = [None if value is None else value.copy() for value in layer]
    # torch has no bias for a weight without rows on a matrix: there it is added by hand.
    tensors = [None if value is None else torch.tensor(value.copy(), requires_grad=True) for value in layer]
    expected = F.linear(tensors[0], tensors[1]) + (0 if bias is None else tensors[2])
    grad_output = np.asarray(np.random.default_rng(0).standard_normal(expected.shape)).astype(input.dtype)
    expected.backward(torch.tensor(grad_output))
    assert_close(linear(input, weight, bias), expected.detach().numpy())
    gradients = linear_backward(grad_output, input, weight, bias)
    for ours, tensor in zip(gradients, tensors, strict=True):
        if tensor is None:
            assert ours is None
        else:
            assert_close(ours, tensor.grad.numpy())
    for value, was in zip(layer, before, strict=True):
        if was is not None:
            np.testing.assert_array_equal(value, was)


@pytest.mark.parametrize("out", [(), (3,)])
def test_gradients_equal_finite_differences(out: tuple[int, ...], rng: np.random.Generator) -> None:
    weight, bias = rng.standard_normal((*out, 4)), np.asarray(rng.standard_normal(out))
    assert check_gradient(linear, linear_backward, rng.standard_normal((2, 3, 4)), weight, bias)


def test_integers_are_exact() -> None:
    # 2**53 + 1 does not exist in float64: only integer arithmetic gets this right.
    output = linear(np.array([2**53, 1]), np.array([[1, 1]]), np.array([0]))
    assert output.dtype == np.int64
    assert output.tolist() == [2**53 + 1]
    gradients = linear_backward(np.array([1]), np.array([2**53 + 1, 1]), np.array([[1, 1]]), np.array([0]))
    assert gradients.weight.tolist() == [[2**53 + 1, 1]]
    assert gradients.bias is not None
    assert gradients.bias.dtype == np.int64


def test_dtypes_are_promoted_and_gradients_keep_their_own(rng: np.random.Generator) -> None:
    input, weight = rng.standard_normal((2, 3)).astype(np.float32), rng.standard_normal((4, 3))
    output = linear(input, weight)
    assert output.dtype == np.float64
    gradients = linear_backward(output, input, weight)
    assert (gradients.input.dtype, gradients.weight.dtype) == (np.float32, np.float64)
    photo = np.array([200, 100], np.uint8)
    assert linear_backward(np.array([0.5]), photo, np.array([[1, 1]])).weight.tolist() == [[100.0, 50.0]]


def test_half_precision_and_foreign_bytes(rng: np.random.Generator) -> None:
    input, weight = rng.standard_normal((2, 300)), rng.standard_normal((4, 300))
    half = input.astype(np.float16), weight.astype(np.float16)
    output = linear(*half)
    assert output.dtype == np.float16
    np.testing.assert_array_equal(output, linear(*(value.astype(np.float32) for value in half)).astype(np.float16))
    foreign = [value.astype(value.dtype.newbyteorder("S")) for value in (input, weight)]
    assert linear(*foreign).dtype.isnative
    np.testing.assert_array_equal(linear(*foreign), linear(input, weight))


def test_infinity_is_silent() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        output = linear(np.array([np.inf, 1.0]), np.array([[0.0, 1.0], [1.0, 1.0]]))
    np.testing.assert_array_equal(output, [np.nan, np.inf])


def test_is_the_convolution_of_one_pixel(rng: np.random.Generator) -> None:
    input, weight, bias = rng.standard_normal((5, 3)), rng.standard_normal((4, 3)), rng.standard_normal(4)
    pixels = conv2d(input[:, :, None, None], weight[:, :, None, None], bias)[:, :, 0, 0]
    np.testing.assert_allclose(linear(input, weight, bias), pixels)


X, W, B = np.zeros((2, 3)), np.zeros((4, 3)), np.zeros(4)
BAD: list[tuple[type[Exception], str, dict[str, Any]]] = [
    (DTypeError, "input must be a NumPy array, got list", dict(input=[1.0])),
    (DTypeError, "weight must hold integers or floats, got dtype bool", dict(weight=W.astype(bool))),
    (DTypeError, r"bias must be a NumPy array, got Tensor. Convert it with .detach\(\)", dict(bias=torch.zeros(4))),
    (ShapeError, r"input must have the axes \(..., in_features\), got shape \(\)", dict(input=np.array(1.0))),
    (ShapeError, r"weight must have the axes .* got shape \(1, 4, 3\)", dict(weight=W[None])),
    (ShapeError, r"weight must have the axes .* got shape \(\)", dict(weight=np.array(1.0))),
    (ShapeError, r"weight has rows of 4 numbers, but the input has in_features=3", dict(weight=W.T)),
    (ShapeError, r"bias must have shape \(4,\) \(one number per output feature\), got \(3,\)", dict(bias=B[:3])),
    (ShapeError, r"bias must have shape \(4,\) .* got \(\)", dict(bias=np.array(1.0))),
    (ShapeError, r"bias must have shape \(\) .* got \(1,\)", dict(weight=W[0], bias=B[:1])),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(("error", "message", "change"), BAD, ids=[message for _, message, _ in BAD])
def test_bad_arguments_are_named(error: type[Exception], message: str, change: dict[str, Any]) -> None:
    settings = {"input": X, "weight": W, **change}
    with pytest.raises(error, match=f"^linear: {message}"):
        linear(**settings)
    with pytest.raises(error, match=f"^linear_backward: {message}"):
        linear_backward(np.zeros((2, 4)), **settings)


@pytest.mark.usefixtures("as_user")
def test_grad_output_of_another_shape_is_refused() -> None:
    with pytest.raises(ShapeError, match=r"^linear_backward: grad_output must have shape \(2, 4\) .* got \(4,\)"):
        linear_backward(B, X, W)
