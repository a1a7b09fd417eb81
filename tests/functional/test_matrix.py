"""Convolution as a matrix product: both matrices give the convolution; unfold and fold are torch's."""

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
    check_gradient,
    conv2d,
    conv2d_backward,
    fold,
    fold_backward,
    toeplitz_matrix,
    unfold,
    unfold_backward,
)

TOLERANCE = {"float32": 2e-6, "float64": 1e-12}

settings = st.fixed_dictionaries(
    {
        name: st.tuples(st.integers(low, 3), st.integers(low, 3))
        for name, low in (("stride", 1), ("padding", 0), ("dilation", 1))
    }
)


def assert_close(ours: np.ndarray, judge: np.ndarray) -> None:
    assert (ours.shape, ours.dtype) == (judge.shape, judge.dtype)
    limit = TOLERANCE[str(judge.dtype)] * max(1, np.abs(judge).max(initial=0))
    assert np.abs(ours - judge).max(initial=0) <= limit


@given(settings, st.integers(1, 3), st.integers(0, 2**32))
def test_matrices_give_the_convolution(given_settings: dict[str, Any], groups: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    image, weight = rng.standard_normal((2 * groups, 8, 9)), rng.standard_normal((3 * groups, 2, 2, 3))
    expected = conv2d(image, weight, **given_settings, groups=groups)
    matrix = toeplitz_matrix(weight, image.shape, **given_settings, groups=groups)
    np.testing.assert_allclose(matrix @ image.ravel(), expected.ravel(), atol=1e-12)
    grad_output = rng.standard_normal(expected.shape)
    gradient = conv2d_backward(grad_output, image, weight, **given_settings, groups=groups).input
    np.testing.assert_allclose((matrix.T @ grad_output.ravel()).reshape(image.shape), gradient, atol=1e-12)
    if groups == 1:
        columns = unfold(image, (2, 3), **given_settings)
        np.testing.assert_allclose(weight.reshape(3, -1) @ columns, expected.reshape(3, -1), atol=1e-12)


@given(settings, st.integers(0, 2**32), st.sampled_from(list(TOLERANCE)), st.sampled_from([(), (0,), (2,)]))
def test_unfold_and_fold_equal_torch(given_settings: dict[str, Any], seed: int, dtype: str, batch: Any) -> None:
    rng = np.random.default_rng(seed)
    image = rng.standard_normal((*batch, 2, 9, 8)).astype(dtype).swapaxes(-1, -2)[..., ::-1]  # (…, 2, 8, 9)
    tensor = torch.tensor(image.copy(), requires_grad=True)
    expected = F.unfold(tensor, (2, 3), **given_settings)
    columns = unfold(image, (2, 3), **given_settings)
    np.testing.assert_array_equal(columns, expected.detach().numpy())
    grad = rng.standard_normal(columns.shape).astype(dtype)
    expected.backward(torch.tensor(grad))
    assert_close(unfold_backward(grad, image, (2, 3), **given_settings).input, tensor.grad.numpy())

    tensor = torch.tensor(grad, requires_grad=True)
    expected = F.fold(tensor, (8, 9), (2, 3), **given_settings)
    assert_close(fold(grad, (8, 9), (2, 3), **given_settings), expected.detach().numpy())
    expected.backward(torch.tensor(image.copy()))
    gradient = fold_backward(image, grad, (8, 9), (2, 3), **given_settings).input
    assert_close(gradient, tensor.grad.numpy())


@pytest.mark.parametrize("settings", [{}, {"stride": 2, "padding": 1, "dilation": (1, 2)}])
def test_backward_equals_finite_differences(settings: dict[str, Any], rng: np.random.Generator) -> None:
    image = rng.standard_normal((1, 2, 4, 5))
    assert check_gradient(unfold, unfold_backward, image, 2, **settings)
    columns = unfold(image, 2, **settings)
    assert check_gradient(fold, fold_backward, rng.standard_normal(columns.shape), (4, 5), 2, **settings)


def test_fold_adds_integers_exactly_and_reads_foreign_bytes() -> None:
    columns = np.full((4, 4), 2**53 + 1, np.dtype(np.int64).newbyteorder("S"))
    image = fold(columns, 3, 2)
    assert image.dtype == np.int64
    assert image.dtype.isnative
    assert image[0, 1, 1] == 4 * (2**53 + 1)
    assert unfold(columns[None], 2).dtype.isnative


def test_half_precision_columns_are_summed_in_single_precision() -> None:
    # 2048 + 1 does not exist in float16. Kernel 64×64 on 127×127 with padding: the centre is in all 64² patches.
    image = fold(np.ones((64 * 64, 64 * 64), np.float16), 127, 64)
    assert image.dtype == np.float16
    assert image[0, 63, 63] == 4096


def test_matrix_is_doubly_block_toeplitz(rng: np.random.Generator) -> None:
    h, w, k = 5, 6, 3
    matrix = toeplitz_matrix(rng.standard_normal((1, 1, k, k)), (1, h, w))
    blocks = matrix.reshape(h - k + 1, w - k + 1, h, w).transpose(0, 2, 1, 3)  # block row, block column, inside
    for i, j in np.ndindex(h - k, h - 1):
        np.testing.assert_array_equal(blocks[i, j], blocks[i + 1, j + 1])
    for block in blocks.reshape(-1, w - k + 1, w):
        np.testing.assert_array_equal(block[:-1, :-1], block[1:, 1:])


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
        (
            lambda: toeplitz_matrix(np.zeros((3, 1, 3, 3)), (2, 5, 5), groups=2),
            ShapeError,
            "toeplitz_matrix: groups=2 does not divide the 3 filters",
        ),
        (
            lambda: toeplitz_matrix(np.zeros((1, 1, 3, 3)), (1, 5, 0)),
            ValueError,
            r"toeplitz_matrix: input_shape\[2\] must be at least 1, got 0",
        ),
        (lambda: fold(np.zeros((9, 4)), 3, 2), ShapeError, r"fold: .* a multiple of 2 \* 2 = 4 numbers, got 9"),
        (lambda: fold(np.zeros((4, 5)), 3, 2), ShapeError, r"fold: input must have .* 3×3: 2 \* 2 = 4 .* got 5"),
        (lambda: fold(np.zeros((4, 4)), 1, 2), ShapeError, "fold: .*larger than the padded input"),
        (lambda: fold(np.zeros((4, 4)), (3, 3, 3), 2), ValueError, "fold: output_size must be an integer or a pair"),
        (lambda: fold(np.zeros((1, 1, 4, 4)), 3, 2), ShapeError, r"fold: input must have the axes \(n, c \* k_h"),
        (lambda: fold(np.zeros((4, 4), bool), 3, 2), DTypeError, "fold: input must hold .* got dtype bool"),
        (
            lambda: fold_backward(np.zeros((1, 3, 4)), np.zeros((4, 4)), 3, 2),
            ShapeError,
            r"fold_backward: grad_output must have shape \(1, 3, 3\) .* got \(1, 3, 4\)",
        ),
        (lambda: fold_backward(np.zeros((1, 3, 3)), np.zeros((4, 5)), 3, 2), ShapeError, "fold_backward: input must"),
        (
            lambda: unfold_backward(np.zeros((4, 5)), np.zeros((1, 3, 3)), 2),
            ShapeError,
            r"unfold_backward: grad_output must have shape \(4, 4\) .* got \(4, 5\)",
        ),
        (
            lambda: unfold_backward(np.zeros((4, 4)), np.zeros((1, 3, 3)), 2, padding=-1),
            ValueError,
            "unfold_backward: padding must be at least 0, got -1",
        ),
    ],
)
def test_bad_arguments_are_named(call: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        call()
