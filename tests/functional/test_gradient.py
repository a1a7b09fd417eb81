"""numerical_gradient: as right as autograd where finite differences can be, and clear where they cannot."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import numerical_gradient


@given(st.integers(0, 2**32))
def test_numerical_gradient_equals_autograd(seed: int) -> None:
    value = np.random.default_rng(seed).standard_normal((2, 3))
    tensor = torch.tensor(value, requires_grad=True)
    (tensor.sin() * tensor**2).sum().backward()
    ours = numerical_gradient(lambda x: (np.sin(x) * x**2).sum(), value)
    np.testing.assert_allclose(ours, tensor.grad.numpy(), atol=1e-8)


@pytest.mark.parametrize("size", [1e-3, 1, 1e3, 1e6, 1e12])
def test_the_step_grows_with_large_numbers(size: float, rng: np.random.Generator) -> None:
    value = rng.standard_normal(5) * size
    ours = numerical_gradient(lambda x: x**3, value, np.ones(5))
    np.testing.assert_allclose(ours, 3 * value**2, rtol=1e-8, atol=1e-10)


def test_cube_root_of_epsilon_leaves_ten_digits_and_other_steps_fewer(rng: np.random.Generator) -> None:
    value = rng.standard_normal(20)

    def error(**step: float) -> float:
        return float(abs(numerical_gradient(lambda x: np.exp(x).sum(), value, **step) - np.exp(value)).max())

    assert error() < 1e-9
    assert error(step=1e-2) > 1e-5  # truncation
    assert error(step=1e-12) > 1e-5  # rounding


def test_weights_of_the_outputs_make_one_loss(rng: np.random.Generator) -> None:
    matrix, weights = rng.standard_normal((4, 3)), rng.standard_normal(4)
    ours = numerical_gradient(lambda x: matrix @ x, rng.standard_normal(3), weights)
    np.testing.assert_allclose(ours, matrix.T @ weights, atol=1e-9)


def test_outputs_that_do_not_depend_on_a_number_cancel_exactly() -> None:
    gradient = numerical_gradient(lambda x: np.array([1e15 / 3 + x[0] * 0, x[1]]), np.ones(2), np.ones(2))
    assert gradient[1] == 1.0  # the sum of both outputs could not even hold the difference


def test_value_stays_as_it_is_whatever_function_does(rng: np.random.Generator) -> None:
    value = rng.standard_normal((2, 3))[:, ::-1]
    value.flags.writeable = False
    before = value.copy()

    def spoil(x: np.ndarray) -> np.ndarray:
        x *= 3
        return x  # its own argument

    np.testing.assert_allclose(numerical_gradient(spoil, value, np.ones((2, 3))), 3)
    np.testing.assert_array_equal(value, before)


def test_at_a_kink_it_is_the_mean_of_both_sides() -> None:
    assert numerical_gradient(lambda x: np.maximum(x, 0), np.array(0.0)) == pytest.approx(0.5)


def test_nothing_to_measure_is_measured() -> None:
    assert numerical_gradient(lambda x: x.sum(), np.zeros((0, 3))).shape == (0, 3)
    assert numerical_gradient(lambda x: x * 2, np.array(1.0).astype(">f8")) == pytest.approx(2)


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((np.sum, [1.0]), DTypeError, "value must be a NumPy array, got list"),
        ((np.sum, np.ones(2, np.float32)), DTypeError, "value must be float64, got float32: the difference of two"),
        ((np.sum, np.ones(2, int)), DTypeError, "value must be float64, got int64"),
        (
            (lambda x: x.astype("f4").sum(), np.ones(2)),
            DTypeError,
            "what function returns must be float64, got float32",
        ),
        ((lambda x: x, np.ones(2)), ShapeError, r"function must return one number, got shape \(2,\): sum it, or give"),
        ((lambda x: x, np.ones(2), np.ones(3)), ShapeError, r"grad_output must have shape \(2,\) .* got \(3,\)"),
        ((lambda x: x, np.ones(2), [1, 1]), DTypeError, "grad_output must be a NumPy array, got list"),
        ((np.sum, np.ones(2), None, 0), ValueError, "step must be positive, got 0"),
        ((np.sum, np.ones(2), None, np.inf), ValueError, "step must be positive, got inf"),
        ((np.sum, np.ones(2), None, "1"), TypeError, r"step must be a number, got '1' \(str\)"),
    ],
)
def test_bad_arguments_of_numerical_gradient(arguments: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^numerical_gradient: {message}"):
        numerical_gradient(*arguments)
