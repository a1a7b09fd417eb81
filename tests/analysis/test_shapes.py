"""The sizes are those that torch gives, and what is refused is what torch refuses."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from torch.nn import functional as F

from cnnedu.analysis import conv_output_size, conv_transpose_output_size
from cnnedu.errors import ShapeError


@given(st.integers(1, 40), st.integers(1, 7), st.integers(1, 4), st.integers(0, 4), st.integers(1, 4))
def test_equals_torch(n: int, k: int, s: int, p: int, d: int) -> None:
    assume(n + 2 * p >= d * (k - 1) + 1)
    output = F.conv1d(torch.zeros(1, 1, n), torch.zeros(1, 1, k), stride=s, padding=p, dilation=d)
    assert conv_output_size(n, k, s, p, d) == output.shape[-1]


@given(st.integers(1, 40), st.integers(1, 7), st.integers(1, 4))
def test_same_keeps_the_size(n: int, k: int, d: int) -> None:
    assert conv_output_size(n, k, padding="same", dilation=d) == n


def test_bad_arguments_are_named() -> None:
    with pytest.raises(ShapeError, match="conv_output_size: a kernel of height 5 is larger than the padded input"):
        conv_output_size(3, 5)
    with pytest.raises(TypeError, match="conv_output_size: size must be an integer, got 7.0"):
        conv_output_size(7.0, 3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"conv_output_size: padding must be an integer, got \(1, 2\)"):
        conv_output_size(7, 3, padding=(1, 2))  # type: ignore[arg-type]
    assert conv_output_size(np.int64(7), 3) == 5


@given(*map(st.integers, (1, 1, 1, 0, 0, 1), (40, 7, 4, 4, 4, 4)))
def test_transposed_equals_torch(n: int, k: int, s: int, p: int, extra: int, d: int) -> None:
    try:
        expected = F.conv_transpose1d(torch.zeros(1, 1, n), torch.zeros(1, 1, k), None, s, p, extra, 1, d).shape[-1]
    except RuntimeError:
        expected = 0
    if expected:
        assert conv_transpose_output_size(n, k, s, p, extra, d) == expected
    else:
        with pytest.raises(ValueError, match="conv_transpose_output_size: (output_)?padding must"):
            conv_transpose_output_size(n, k, s, p, extra, d)


@given(*map(st.integers, (1, 1, 1, 0, 1), (40, 7, 4, 4, 4)))
def test_transposed_undoes_the_convolution(n: int, k: int, s: int, p: int, d: int) -> None:
    assume(n + 2 * p >= d * (k - 1) + 1)
    dropped = (n + 2 * p - d * (k - 1) - 1) % s
    assert conv_transpose_output_size(conv_output_size(n, k, s, p, d), k, s, p, dropped, d) == n


def test_bad_arguments_of_the_transposed_are_named() -> None:
    name = "conv_transpose_output_size"
    with pytest.raises(
        ValueError, match=f"{name}: output_padding must be smaller than the stride or the dilation, got 2"
    ):
        conv_transpose_output_size(4, 3, 2, 1, 2)
    with pytest.raises(
        ShapeError, match=f"{name}: padding must leave some .* length is 3 before .* at most 1 is allowed"
    ):
        conv_transpose_output_size(1, 3, padding=2)
    with pytest.raises(TypeError, match=f"{name}: padding must be an integer, got 'same'"):
        conv_transpose_output_size(4, 3, padding="same")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=f"{name}: stride must be at least 1, got 0"):
        conv_transpose_output_size(4, 3, 0)
    assert conv_transpose_output_size(np.int64(4), 3) == 6
