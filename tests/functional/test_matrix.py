"""Convolution as a matrix product: both matrices give the convolution, and torch agrees on im2col."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import conv2d, conv2d_backward, toeplitz_matrix, unfold

settings = st.fixed_dictionaries(
    {
        name: st.tuples(st.integers(low, 3), st.integers(low, 3))
        for name, low in (("stride", 1), ("padding", 0), ("dilation", 1))
    }
)


@given(settings, st.integers(0, 2**32))
def test_matrices_give_the_convolution(given_settings: dict[str, Any], seed: int) -> None:
    rng = np.random.default_rng(seed)
    image, weight = rng.standard_normal((2, 8, 9)), rng.standard_normal((3, 2, 2, 3))
    expected = conv2d(image, weight, **given_settings)
    matrix = toeplitz_matrix(weight, image.shape, **given_settings)
    np.testing.assert_allclose(matrix @ image.ravel(), expected.ravel(), atol=1e-12)
    columns = unfold(image, (2, 3), **given_settings)
    np.testing.assert_allclose(weight.reshape(3, -1) @ columns, expected.reshape(3, -1), atol=1e-12)
    judge = F.unfold(torch.tensor(image), (2, 3), **given_settings)
    np.testing.assert_array_equal(columns, judge.numpy())
    grad_output = rng.standard_normal(expected.shape)
    gradient = conv2d_backward(grad_output, image, weight, **given_settings).input
    np.testing.assert_allclose((matrix.T @ grad_output.ravel()).reshape(image.shape), gradient, atol=1e-12)


def test_matrix_is_doubly_block_toeplitz(rng: np.random.Generator) -> None:
    h, w, k = 5, 6, 3
    matrix = toeplitz_matrix(rng.standard_normal((1, 1, k, k)), (1, h, w))
    blocks = matrix.reshape(h - k + 1, w - k + 1, h, w).transpose(0, 2, 1, 3)  # block row, block column, inside
    for i, j in np.ndindex(h - k, h - 1):
        np.testing.assert_array_equal(blocks[i, j], blocks[i + 1, j + 1])
    for block in blocks.reshape(-1, w - k + 1, w):
        np.testing.assert_array_equal(block[:-1, :-1], block[1:, 1:])


def test_empty_batch_has_no_columns() -> None:
    assert unfold(np.zeros((0, 2, 4, 4)), 3).shape == (0, 18, 4)


def test_columns_belong_to_the_caller_even_where_nothing_overlaps() -> None:
    image = np.arange(4.0).reshape(1, 2, 2)
    image.flags.writeable = False
    columns = unfold(image, 1)
    columns += 1
    np.testing.assert_array_equal(image.ravel(), [0, 1, 2, 3])


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: unfold([[1]], 1), DTypeError, "unfold: input must be a NumPy array, got list"),
        (lambda: unfold(np.zeros((1, 4, 4)), 5), ShapeError, "unfold: .*larger than the padded input"),
        (lambda: unfold(np.zeros((1, 4, 4)), 2, stride=0), ValueError, "unfold: stride must be at least 1, got 0"),
        (lambda: toeplitz_matrix(np.zeros((1, 2, 3, 3)), (1, 5, 5)), ShapeError, "filters of 2 channels, .* c_in=1"),
        (lambda: toeplitz_matrix(np.zeros((1, 1, 3, 3)), (5, 5)), ShapeError, r"input_shape must be \(c_in, h, w\)"),
        (
            lambda: toeplitz_matrix(np.zeros((3, 3)), (1, 5, 5)),
            ShapeError,
            "toeplitz_matrix: weight must have the axes",
        ),
    ],
)
def test_bad_arguments_are_named(call: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        call()
