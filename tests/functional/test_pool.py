"""Sliding pools equal torch in value, index and gradient, whatever the layout; bad arguments raise by name."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from torch.nn import functional as F

import cnnedu.functional as ours
from cnnedu.functional import (
    avg_pool1d,
    avg_pool2d,
    avg_pool2d_backward,
    conv2d,
    max_pool1d,
    max_pool2d,
    max_pool2d_backward,
)

TOLERANCE = {"float32": 2e-6, "float64": 1e-12}


def draw_input(draw: st.DrawFn, rank: int, special: bool = False) -> np.ndarray:
    """Draw a read-only array: any layout in memory, many ties, and where asked NaN and infinities."""
    shape = (*draw(st.sampled_from([(3,), (2, 3), (0, 2)])), *(draw(st.integers(1, 12)) for _ in range(rank)))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    values = rng.integers(-3, 3, shape) if draw(st.booleans()) else rng.standard_normal(shape)
    input = values.astype(draw(st.sampled_from(["float32", "float64"])))
    if special:
        input[rng.random(shape) < 0.2] = np.nan
        input[rng.random(shape) < 0.3] = -np.inf
    layout = draw(st.sampled_from(["C", "reversed", "transposed", "every other"]))
    if layout == "reversed":
        input = input[..., ::-1]
    elif layout == "transposed":
        input = np.asfortranarray(input)
    elif layout == "every other":
        input = np.repeat(input, 2, axis=-1)[..., ::2]
    input.flags.writeable = False
    return input


@st.composite
def calls(draw: st.DrawFn, dilated: bool, special: bool = False) -> tuple[str, np.ndarray, dict[str, Any]]:
    """Draw a rank ("1d", "2d"), an input and a window; large windows too."""
    rank = draw(st.sampled_from([1, 2]))
    kernel = [draw(st.sampled_from([1, 2, 3, 4, 9, 12])) for _ in range(rank)]
    steps = st.tuples(*(st.integers(1, 4) for _ in range(rank)))
    settings = {
        "kernel_size": tuple(kernel),
        "stride": draw(st.none() | steps),
        "padding": tuple(draw(st.integers(0, k // 2)) for k in kernel),
        "ceil_mode": draw(st.booleans()),
    }
    if dilated:
        settings["dilation"] = draw(steps)
    elif rank == 2:
        settings["divisor_override"] = draw(st.sampled_from([None, None, 1, -3]))
    return f"{rank}d", draw_input(draw, rank, special), settings


def with_torch(operation: str, input: np.ndarray, settings: dict[str, Any]) -> tuple[torch.Tensor, Any]:
    """Ask torch; where it refuses, so must we."""
    tensor = torch.tensor(input.copy(), requires_grad=True)
    try:
        return tensor, getattr(F, operation)(tensor, **settings)
    except RuntimeError:
        with pytest.raises(ValueError):
            getattr(ours, operation)(input, **settings)
        assume(False)
        raise


def assert_close(mine: np.ndarray, judge: torch.Tensor) -> None:
    expected = judge.detach().numpy()
    assert mine.shape == expected.shape
    assert mine.dtype == expected.dtype
    assert np.abs(mine - expected).max(initial=0) <= TOLERANCE[str(mine.dtype)] * max(
        3, np.abs(expected).max(initial=0)
    )


def assert_backward(operation: str, tensor: torch.Tensor, output: torch.Tensor, call: Any, settings: Any) -> None:
    """Hold `<operation>_backward` to autograd, for a gradient that is not laid out in reading order."""
    grad_output = np.random.default_rng(0).standard_normal(output.shape[::-1]).astype(call.dtype).T
    (expected,) = torch.autograd.grad(output, tensor, torch.tensor(grad_output.copy()))
    assert_close(getattr(ours, f"{operation}_backward")(grad_output, call, **settings).input, expected)


@given(calls(dilated=True))
def test_max_equals_torch(call: tuple[str, np.ndarray, dict[str, Any]]) -> None:
    rank, input, settings = call
    tensor, (expected, indices) = with_torch(f"max_pool{rank}", input, {**settings, "return_indices": True})
    output, index = getattr(ours, f"max_pool{rank}")(input, **settings, return_indices=True)
    np.testing.assert_array_equal(index, indices.numpy())
    np.testing.assert_array_equal(output, expected.detach().numpy())
    np.testing.assert_array_equal(output, getattr(ours, f"max_pool{rank}")(input, **settings))
    assert output.dtype == input.dtype
    if torch.isfinite(expected).all():  # where a window misses the input altogether, torch writes out of bounds
        assert_backward(f"max_pool{rank}", tensor, expected, input, settings)


@given(calls(dilated=True, special=True))
def test_nan_and_infinities_win_as_in_torch(call: tuple[str, np.ndarray, dict[str, Any]]) -> None:
    rank, input, settings = call
    _, (expected, indices) = with_torch(f"max_pool{rank}", input, {**settings, "return_indices": True})
    output, index = getattr(ours, f"max_pool{rank}")(input, **settings, return_indices=True)
    np.testing.assert_array_equal(output, expected.detach().numpy())
    np.testing.assert_array_equal(index, indices.numpy())


@given(calls(dilated=False), st.booleans())
def test_avg_equals_torch(call: tuple[str, np.ndarray, dict[str, Any]], count_include_pad: bool) -> None:
    rank, input, settings = call
    settings = {**settings, "count_include_pad": count_include_pad}
    tensor, expected = with_torch(f"avg_pool{rank}", input, settings)
    assert_close(getattr(ours, f"avg_pool{rank}")(input, **settings), expected)
    assert_backward(f"avg_pool{rank}", tensor, expected, input, settings)


@pytest.mark.parametrize(("kernel", "padding"), [(3, 1), ((2, 200), 0), ((150, 140), (75, 0)), ((7, 300), 0)], ids=str)
@pytest.mark.parametrize("special", [False, True])
def test_winners_of_wide_images(kernel: Any, padding: Any, special: bool, rng: np.random.Generator) -> None:
    # Two hundred and more columns: how far a winner stands from its window's start takes two bytes.
    input = rng.integers(-50, 50, (2, 3, 7 if padding == 0 else 150, 300)).astype("float32")
    if special:
        input[rng.random(input.shape) < 1e-3] = np.nan
    expected, indices = F.max_pool2d(torch.tensor(input), kernel, 1, padding, return_indices=True)
    output, index = max_pool2d(input, kernel, 1, padding, return_indices=True)
    np.testing.assert_array_equal(output, expected.numpy())
    np.testing.assert_array_equal(index, indices.numpy())


@pytest.mark.parametrize("kernel", [2, 6])
def test_infinities_cancel_silently(kernel: int) -> None:
    input = np.zeros((1, 1, 6, 6), np.float32)
    input[0, 0, 1, :3] = np.inf, -np.inf, np.inf
    grad_output = np.full((1, 1, 7 - kernel, 7 - kernel), np.inf, np.float32)
    grad_output[..., 1::2] = -np.inf
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for operation in ("avg_pool2d", "max_pool2d"):
            tensor, expected = with_torch(operation, input, {"kernel_size": kernel, "stride": 1})
            output = getattr(ours, operation)(input, kernel, 1)
            np.testing.assert_array_equal(output, expected.detach().numpy())
            expected.backward(torch.tensor(grad_output))
            gradient = getattr(ours, f"{operation}_backward")(grad_output, input, kernel, 1).input
            np.testing.assert_array_equal(gradient, tensor.grad.numpy())


def test_many_planes_are_pooled_block_by_block(rng: np.random.Generator) -> None:
    input = rng.standard_normal((9, 8, 64, 64))  # 2.4 MB, several blocks
    tensor = torch.tensor(input, requires_grad=True)
    settings = {"kernel_size": 3, "stride": 2, "padding": 1}
    expected, indices = F.max_pool2d(tensor, **settings, return_indices=True)
    np.testing.assert_array_equal(max_pool2d(input, **settings), expected.detach().numpy())
    np.testing.assert_array_equal(max_pool2d(input, **settings, return_indices=True)[1], indices.numpy())
    assert_backward("max_pool2d", tensor, expected, input, settings)
    expected = F.avg_pool2d(tensor, **settings)
    assert_close(avg_pool2d(input, **settings), expected)
    assert_backward("avg_pool2d", tensor, expected, input, settings)


def test_half_precision_is_summed_in_single() -> None:
    # A sum of 81 000 would overflow in half precision, where also no number above 2048 can be counted up by ones.
    large = np.full((1, 9, 9), 1000, np.float16)
    assert avg_pool2d(large, 9) == 1000
    peak = np.zeros((1, 97, 97), np.float16)
    peak[0, 48, 48] = 1
    gradient = max_pool2d_backward(np.ones((1, 49, 49), np.float16), peak, 49, stride=1).input
    assert gradient.dtype == np.float16
    assert gradient.max() == 2400  # of 2401 windows; its neighbours in half precision are 2 apart


@pytest.mark.parametrize("dtype", ["int8", "uint8", "int64"])
def test_a_maximum_of_integers_is_exact(dtype: str, rng: np.random.Generator) -> None:
    limits = np.iinfo(dtype)
    input = rng.choice([limits.min, limits.min + 1, limits.max - 1, limits.max], (2, 3, 7, 7)).astype(dtype)
    expected, indices = F.max_pool2d(torch.tensor(input), 3, 2, 1, return_indices=True)
    output, index = max_pool2d(input, 3, 2, 1, return_indices=True)
    assert output.dtype == input.dtype
    np.testing.assert_array_equal(output, expected.numpy())
    np.testing.assert_array_equal(index, indices.numpy())


def test_padding_of_a_maximum_never_wins() -> None:
    input = np.full((1, 1, 2, 2), -5.0)
    assert (max_pool2d(input, 2, stride=1, padding=1) == -5).all()
    assert (max_pool2d(input.astype(int), 2, stride=1, padding=1) == -5).all()


def test_a_window_that_misses_the_input_has_no_winner() -> None:
    # Taps at -1 and 2 of an image of 2×2. torch: the same maximum and index; its backward pass corrupts memory.
    input, settings = np.ones((2, 1, 2, 2)), {"kernel_size": 2, "stride": 1, "padding": 1, "dilation": 3}
    output, index = max_pool2d(input, **settings, return_indices=True)
    assert (output == -np.inf).all()
    assert (index == 6).all()
    np.testing.assert_array_equal(max_pool2d_backward(np.ones((2, 1, 1, 1)), input, **settings).input, 0 * input)
    # One window of nine taps, at -4, 2, 8, …
    output, index = max_pool1d(np.ones((1, 2)), 9, 40, 4, 6, ceil_mode=True, return_indices=True)
    assert output == -np.inf
    assert index == 2


def test_a_tie_sends_the_gradient_to_the_first() -> None:
    gradient = max_pool2d_backward(np.ones((1, 1, 1, 1)), np.zeros((1, 1, 2, 2)), 2).input
    np.testing.assert_array_equal(gradient[0, 0], [[1, 0], [0, 0]])


def test_an_infinite_gradient_reaches_the_winner_alone() -> None:
    gradient = max_pool2d_backward(np.full((1, 1, 1), np.inf), np.array([[[1.0, 2.0], [0.0, 1.0]]]), 2).input
    np.testing.assert_array_equal(gradient[0], [[0, np.inf], [0, 0]])


def test_average_is_a_depthwise_convolution_with_equal_weights(rng: np.random.Generator) -> None:
    input = rng.standard_normal((2, 3, 6, 6))
    expected = conv2d(input, np.full((3, 1, 2, 2), 0.25), stride=2, groups=3)
    np.testing.assert_allclose(avg_pool2d(input, 2), expected)


def test_the_gradient_has_the_inputs_dtype() -> None:
    image = np.ones((1, 4, 4), np.float32)
    assert max_pool2d_backward(np.ones((1, 2, 2)), image, 2).input.dtype == np.float32
    assert avg_pool2d_backward(np.ones((1, 2, 2)), image, 2).input.dtype == np.float32
    assert max_pool2d_backward(np.ones((1, 2, 2)), image.astype(int), 2).input.dtype == np.float64


def test_outputs_never_alias_the_input() -> None:
    image = np.ones((1, 3, 3))
    for pooled in (max_pool2d(image, 1), avg_pool2d(image, 1), max_pool1d(image, 1), avg_pool1d(image, 1)):
        assert not np.shares_memory(pooled, image)
    assert not np.shares_memory(avg_pool2d_backward(image, image, 1).input, image)


def test_another_machines_byte_order_is_read_and_not_passed_on(rng: np.random.Generator) -> None:
    image = rng.standard_normal((1, 4, 4))
    foreign, grad = image.astype(image.dtype.newbyteorder("S")), np.ones((1, 2, 2), ">f8")
    for mine, expected in (
        (avg_pool2d(foreign, 2), avg_pool2d(image, 2)),
        (max_pool2d(foreign, 2), max_pool2d(image, 2)),
        (avg_pool2d_backward(grad, foreign, 2).input, avg_pool2d_backward(np.ones((1, 2, 2)), image, 2).input),
        (max_pool2d_backward(grad, foreign, 2).input, max_pool2d_backward(np.ones((1, 2, 2)), image, 2).input),
    ):
        assert mine.dtype.isnative
        np.testing.assert_array_equal(mine, expected)
