"""Pooling to a size equals torch in value, index and gradient, also where windows overlap; messages name arguments."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

import cnnedu.functional as ours
from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import (
    adaptive_avg_pool2d,
    adaptive_avg_pool2d_backward,
    adaptive_max_pool2d,
    adaptive_max_pool2d_backward,
    avg_pool2d,
)

TOLERANCE = {"float32": 2e-6, "float64": 1e-12}


@st.composite
def calls(draw: st.DrawFn) -> tuple[np.ndarray, Any]:
    """Draw a read-only input of any layout and an output size, smaller or larger than it."""
    shape = (*draw(st.sampled_from([(3,), (2, 3), (0, 2)])), *(draw(st.integers(1, 20)) for _ in range(2)))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    values = rng.integers(-3, 3, shape) if draw(st.booleans()) else rng.standard_normal(shape)
    input = values.astype(draw(st.sampled_from(list(TOLERANCE))))
    layout = draw(st.sampled_from([input, input[..., ::-1], np.asfortranarray(input)]))
    layout.flags.writeable = False
    side = st.none() | st.integers(1, 24)
    return layout, draw(st.integers(1, 6) | st.tuples(side, side))


def assert_close(mine: np.ndarray, judge: torch.Tensor) -> None:
    expected = judge.detach().numpy()
    assert mine.shape == expected.shape
    assert mine.dtype == expected.dtype
    assert np.abs(mine - expected).max(initial=0) <= TOLERANCE[str(mine.dtype)] * max(
        3, np.abs(expected).max(initial=0)
    )


@given(calls())
def test_avg_equals_torch(call: tuple[np.ndarray, Any]) -> None:
    input, size = call
    tensor = torch.tensor(input.copy(), requires_grad=True)
    expected = F.adaptive_avg_pool2d(tensor, size)
    assert_close(adaptive_avg_pool2d(input, size), expected)
    grad_output = np.random.default_rng(0).standard_normal(expected.shape).astype(input.dtype)
    (gradient,) = torch.autograd.grad(expected, tensor, torch.tensor(grad_output))
    assert_close(adaptive_avg_pool2d_backward(grad_output, input, size).input, gradient)


@given(calls(), st.booleans())
def test_max_equals_torch(call: tuple[np.ndarray, Any], special: bool) -> None:
    input, size = call
    if special:
        rng, input = np.random.default_rng(0), input.copy()
        input[rng.random(input.shape) < 0.1] = np.nan
        input[rng.random(input.shape) < 0.4] = -np.inf
    tensor = torch.tensor(input.copy(), requires_grad=True)
    expected, indices = F.adaptive_max_pool2d(tensor, size, return_indices=True)
    output, index = adaptive_max_pool2d(input, size, return_indices=True)
    assert output.dtype == input.dtype
    np.testing.assert_array_equal(output, expected.detach().numpy())
    np.testing.assert_array_equal(index, indices.numpy())
    np.testing.assert_array_equal(output, adaptive_max_pool2d(input, size))
    grad_output = np.random.default_rng(0).standard_normal(expected.shape).astype(input.dtype)
    (gradient,) = torch.autograd.grad(expected, tensor, torch.tensor(grad_output))
    assert_close(adaptive_max_pool2d_backward(grad_output, input, size).input, gradient)


def test_one_window_is_the_mean_of_the_map(rng: np.random.Generator) -> None:
    input = rng.standard_normal((2, 3, 7, 9))
    np.testing.assert_allclose(adaptive_avg_pool2d(input, 1)[..., 0, 0], input.mean(axis=(2, 3)))


def test_windows_that_tile_are_those_of_avg_pool(rng: np.random.Generator) -> None:
    input = rng.standard_normal((2, 3, 6, 12))
    np.testing.assert_array_equal(adaptive_avg_pool2d(input, (2, 6)), avg_pool2d(input, (3, 2)))


def test_integers_have_a_maximum() -> None:
    output = adaptive_max_pool2d(np.arange(20, dtype=np.int8).reshape(1, 4, 5) - 50, (2, 3))
    np.testing.assert_array_equal(output, np.array([[[-44, -42, -41], [-34, -32, -31]]], np.int8))
    assert output.dtype == np.int8


MAPS = np.zeros((1, 2, 6, 6))


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize("operation", ["adaptive_avg_pool2d", "adaptive_max_pool2d"])
@pytest.mark.parametrize("backward", ["", "_backward"])
@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"output_size": 0}, ValueError, "output_size must be at least 1, got 0"),
        ({"output_size": (2, -1)}, ValueError, "output_size must be at least 1, got -1"),
        ({"output_size": 2.0}, TypeError, r"output_size must be an integer or a pair \(height, width\), got 2.0"),
        ({"output_size": None}, TypeError, "output_size must be an integer or a pair .* got None"),
        ({"output_size": (1, 2, 3)}, ValueError, r"output_size must be .* a pair .* got \(1, 2, 3\)"),
        ({"output_size": (1, True)}, TypeError, "output_size must be an integer, got True"),
        ({"input": [[1.0]]}, DTypeError, "input must be a NumPy array, got list"),
        ({"input": MAPS[0, 0]}, ShapeError, r"input must have the axes \(n, c, h, w\) or \(c, h, w\), got shape"),
        ({"input": MAPS.astype(bool)}, DTypeError, "input must hold integers or floats, got dtype bool"),
    ],
)
def test_bad_arguments_are_named(
    operation: str, backward: str, bad: dict[str, Any], error: type[Exception], message: str
) -> None:
    arguments = {"input": MAPS, "output_size": 2, **bad}
    if backward:
        arguments["grad_output"] = np.zeros((1, 2, 2, 2))
    with pytest.raises(error, match=f"^{operation}{backward}: {message}"):
        getattr(ours, operation + backward)(**arguments)


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize("operation", ["adaptive_avg_pool2d", "adaptive_max_pool2d"])
def test_the_gradient_has_the_shape_of_the_output(operation: str) -> None:
    with pytest.raises(ShapeError, match=rf"^{operation}_backward: grad_output must have shape \(1, 2, 2, 3\)"):
        getattr(ours, f"{operation}_backward")(MAPS, MAPS, (2, 3))


@pytest.mark.usefixtures("as_user")
def test_the_mean_of_integers_is_refused() -> None:
    with pytest.raises(DTypeError, match="adaptive_avg_pool2d: input must hold floats, got dtype int64"):
        adaptive_avg_pool2d(MAPS.astype(np.int64), 2)
    with pytest.raises(DTypeError, match="adaptive_avg_pool2d_backward: input must hold floats, got dtype int64"):
        adaptive_avg_pool2d_backward(MAPS, MAPS.astype(np.int64), 6)


@pytest.mark.usefixtures("as_user")
def test_a_flag_is_true_or_false() -> None:
    with pytest.raises(TypeError, match="adaptive_max_pool2d: return_indices must be True or False, got 1"):
        adaptive_max_pool2d(MAPS, 2, return_indices=1)
