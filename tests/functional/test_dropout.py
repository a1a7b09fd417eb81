"""dropout: the right share is dropped, the mean is kept, the same state draws the same mask; bad arguments by name."""

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
from cnnedu.functional import check_gradient, dropout, dropout_backward


def chance(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize("p", [0.1, 0.5, 0.9])
def test_the_share_and_the_mean(p: float) -> None:
    output = dropout(np.ones(100_000), p, generator=chance())
    dropped = output == 0
    assert dropped.mean() == pytest.approx(p, abs=5 * np.sqrt(p * (1 - p) / output.size))
    np.testing.assert_allclose(output[~dropped], 1 / (1 - p), rtol=1e-15)
    again = dropout(np.ones(100_000), p, generator=chance(1))
    assert (again != output).any()  # another mask


@given(
    st.lists(st.integers(0, 5), max_size=3),
    st.sampled_from(["float16", "float32", "float64", ">f4"]),
    st.sampled_from([0, 0.3, 0.5, 1]),
    st.booleans(),
)
def test_the_mask_does_not_depend_on_values_dtype_or_layout(
    shape: list[int], dtype: str, p: float, training: bool
) -> None:
    values = np.asarray(np.random.default_rng(1).standard_normal(shape)).astype(dtype)
    input = values[..., ::-1] if values.ndim else values
    input.flags.writeable = False
    output = dropout(input, p, training, generator=chance())
    gradient = dropout_backward(np.ones(shape), input, p, training, generator=chance()).input
    mask = dropout(np.ones(shape), p, training, generator=chance())
    for ours in (output, gradient):
        assert isinstance(ours, np.ndarray)
        assert (ours.shape, ours.dtype) == (input.shape, input.dtype.newbyteorder("="))
        assert not np.shares_memory(ours, input)
    np.testing.assert_allclose(output.astype(float), input * mask, rtol=1e-3 if dtype == "float16" else 1e-6)
    np.testing.assert_allclose(gradient.astype(float), mask, rtol=1e-3 if dtype == "float16" else 1e-6)
    if not training:
        np.testing.assert_array_equal(output, input)


def test_gradient_equals_finite_differences() -> None:
    assert check_gradient(dropout, dropout_backward, np.arange(1.0, 13.0).reshape(3, 4), 0.4, generator=chance())


@pytest.mark.parametrize(("p", "training"), [(0.0, True), (0.5, False)])
def test_where_nothing_is_dropped_no_chance_is_needed_or_drawn(p: float, training: bool) -> None:
    generator = chance()
    dropout(np.ones(5), p, training, generator=generator)
    assert generator.random() == chance().random()
    np.testing.assert_array_equal(dropout(np.ones(5), p, training), np.ones(5))


def test_all_dropped_is_torchs_and_silent() -> None:
    input = np.array([1.0, -1.0, np.inf, np.nan])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        output = dropout(input, 1.0, generator=chance())
    np.testing.assert_array_equal(output, F.dropout(torch.tensor(input), 1.0).numpy())


X = np.ones((2, 3))
BAD: list[tuple[type[Exception], str, dict[str, Any]]] = [
    (DTypeError, "input must be a NumPy array, got list", dict(input=[1.0])),
    (DTypeError, "input must hold floats, got dtype int64", dict(input=X.astype(int))),
    (DTypeError, "input must hold floats, got dtype int64", dict(input=X.astype(int), training=False)),
    (ValueError, "p must be between 0 and 1, got 1.5", dict(p=1.5)),
    (ValueError, "p must be between 0 and 1, got -0.1", dict(p=-0.1)),
    (ValueError, "p must be finite, got nan", dict(p=float("nan"))),
    (TypeError, "p must be a number, got True", dict(p=True)),
    (TypeError, "training must be True or False, got 'no'", dict(training="no")),
    (
        TypeError,
        r"generator must be a numpy.random.Generator, such as .*default_rng\(0\), got None",
        dict(generator=None),
    ),
    (TypeError, "generator must be a numpy.random.Generator, .* got 0", dict(generator=0)),
    (TypeError, "generator must be a .* got RandomState", dict(generator=np.random.RandomState(0))),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(("error", "message", "change"), BAD, ids=[f"{m} {len(c)}" for _, m, c in BAD])
def test_bad_arguments_are_named(error: type[Exception], message: str, change: dict[str, Any]) -> None:
    settings = {"input": X, "generator": chance(), **change}
    with pytest.raises(error, match=f"^dropout: {message}"):
        dropout(**settings)
    with pytest.raises(error, match=f"^dropout_backward: {message}"):
        dropout_backward(X, **settings)


@pytest.mark.usefixtures("as_user")
def test_grad_output_of_another_shape_is_refused() -> None:
    with pytest.raises(ShapeError, match=r"^dropout_backward: grad_output must have shape \(2, 3\) .* got \(3,\)"):
        dropout_backward(X[0], X, generator=chance())
