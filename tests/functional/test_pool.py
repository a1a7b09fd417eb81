"""Pooling: equal to torch in value, index and gradient, ties and ceil_mode included; bad arguments raise by name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from torch.nn import functional as F

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import avg_pool2d, avg_pool2d_backward, conv2d, max_pool2d, max_pool2d_backward


@st.composite
def windows(draw: st.DrawFn, dilated: bool) -> tuple[np.ndarray, dict[str, Any]]:
    """Draw an input with many ties and a legal window."""
    kernel = [draw(st.integers(1, 4)) for _ in range(2)]
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    size = [draw(st.integers(1, 11)) for _ in range(2)]
    settings = {
        "kernel_size": tuple(kernel),
        "stride": draw(st.one_of(st.none(), st.tuples(st.integers(1, 3), st.integers(1, 3)))),
        "padding": tuple(draw(st.integers(0, k // 2)) for k in kernel),
        "ceil_mode": draw(st.booleans()),
    }
    if dilated:
        settings["dilation"] = draw(st.tuples(st.integers(1, 3), st.integers(1, 3)))
    batch = draw(st.sampled_from([(), (2,)]))
    return rng.integers(-3, 3, (*batch, 3, *size)).astype(draw(st.sampled_from(["float32", "float64"]))), settings


def torch_or_skip(function: Any, *arguments: Any, **settings: Any) -> Any:
    """Ask torch; leave aside what it refuses, which the tests of messages cover."""
    try:
        return function(*arguments, **settings)
    except RuntimeError:
        assume(False)


@given(windows(dilated=True))
def test_max_equals_torch(case: tuple[np.ndarray, dict[str, Any]]) -> None:
    input, settings = case
    tensor = torch.tensor(input, requires_grad=True)
    expected, indices = torch_or_skip(F.max_pool2d, tensor, **settings, return_indices=True)
    assume(bool(torch.isfinite(expected).all()))  # a dilated window can miss the input altogether
    output, ours = max_pool2d(input, **settings, return_indices=True)
    np.testing.assert_array_equal(output, expected.detach().numpy())
    np.testing.assert_array_equal(ours, indices.numpy())
    grad_output = np.random.default_rng(0).standard_normal(output.shape).astype(input.dtype)
    expected.backward(torch.tensor(grad_output))
    gradient = max_pool2d_backward(grad_output, input, **settings).input
    assert gradient.dtype == input.dtype
    np.testing.assert_allclose(gradient, tensor.grad.numpy(), rtol=1e-5, atol=1e-6)


@given(windows(dilated=False), st.booleans())
def test_avg_equals_torch(case: tuple[np.ndarray, dict[str, Any]], count_include_pad: bool) -> None:
    input, settings = case
    settings = {**settings, "count_include_pad": count_include_pad}
    tensor = torch.tensor(input, requires_grad=True)
    expected = torch_or_skip(F.avg_pool2d, tensor, **settings)
    output = avg_pool2d(input, **settings)
    assert output.dtype == input.dtype
    np.testing.assert_allclose(output, expected.detach().numpy(), rtol=1e-5, atol=1e-6)
    grad_output = np.random.default_rng(0).standard_normal(output.shape).astype(input.dtype)
    expected.backward(torch.tensor(grad_output))
    gradient = avg_pool2d_backward(grad_output, input, **settings).input
    np.testing.assert_allclose(gradient, tensor.grad.numpy(), rtol=1e-5, atol=1e-6)


def test_padding_of_a_maximum_never_wins() -> None:
    input = np.full((1, 1, 2, 2), -5.0)
    assert (max_pool2d(input, 2, stride=1, padding=1) == -5).all()
    assert (max_pool2d(input.astype(int), 2, stride=1, padding=1) == -5).all()


def test_a_tie_sends_the_gradient_to_the_first() -> None:
    gradient = max_pool2d_backward(np.ones((1, 1, 1, 1)), np.zeros((1, 1, 2, 2)), 2).input
    np.testing.assert_array_equal(gradient[0, 0], [[1, 0], [0, 0]])


def test_nan_wins_as_in_torch() -> None:
    input = np.array([[[[1.0, np.nan], [3.0, 4.0]]]])
    output, index = max_pool2d(input, 2, return_indices=True)
    assert np.isnan(output).all()
    assert index.item() == 1


def test_average_is_a_depthwise_convolution_with_equal_weights(rng: np.random.Generator) -> None:
    input = rng.standard_normal((2, 3, 6, 6))
    expected = conv2d(input, np.full((3, 1, 2, 2), 0.25), stride=2, groups=3)
    np.testing.assert_allclose(avg_pool2d(input, 2), expected)


MAPS = np.zeros((1, 2, 6, 6))


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: max_pool2d(MAPS, 7), ShapeError, "max_pool2d: .*larger than the padded input"),
        (lambda: max_pool2d(MAPS, 0), ValueError, "max_pool2d: kernel_size must be at least 1, got 0"),
        (lambda: max_pool2d(MAPS, 2, stride=0), ValueError, "max_pool2d: stride must be at least 1, got 0"),
        (lambda: max_pool2d(MAPS, 2, padding=2), ValueError, "max_pool2d: padding may be at most half .* got 2"),
        (lambda: max_pool2d(MAPS.tolist(), 2), DTypeError, "max_pool2d: input must be a NumPy array, got list"),
        (lambda: max_pool2d(MAPS[0, 0], 2), ShapeError, "max_pool2d: input must have the axes"),
        (lambda: max_pool2d(MAPS.astype(bool), 2), DTypeError, "max_pool2d: input .* got dtype bool"),
        (lambda: avg_pool2d(MAPS.astype(int), 2), DTypeError, "avg_pool2d: input must hold floats, got dtype int64"),
        (lambda: avg_pool2d(MAPS, 2.0), TypeError, "avg_pool2d: kernel_size must be an integer or a pair"),
        (lambda: max_pool2d_backward(MAPS, MAPS, 2), ShapeError, r"grad_output must have shape \(1, 2, 3, 3\)"),
        (lambda: avg_pool2d_backward(MAPS, MAPS, 2), ShapeError, r"grad_output must have shape \(1, 2, 3, 3\)"),
    ],
)
def test_bad_arguments_are_named(call: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        call()


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize("flag", ["ceil_mode", "return_indices", "count_include_pad"])
@pytest.mark.parametrize("value", ["no", None, 1, float("nan")])
def test_a_flag_is_true_or_false(flag: str, value: Any) -> None:
    function = avg_pool2d if flag == "count_include_pad" else max_pool2d
    with pytest.raises(TypeError, match=f"{function.__name__}: {flag} must be True or False, got {value!r}"):
        function(np.zeros((1, 4, 4)), 2, **{flag: value})


def test_another_machines_byte_order_is_read(rng: np.random.Generator) -> None:
    image = rng.standard_normal((1, 4, 4))
    foreign = image.astype(image.dtype.newbyteorder("S"))
    np.testing.assert_array_equal(avg_pool2d(foreign, 2), avg_pool2d(image, 2))
    np.testing.assert_array_equal(max_pool2d(foreign, 2), max_pool2d(image, 2))
