"""conv_output_size is the size that conv2d and torch give."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from torch.nn import functional as F

from cnnedu.analysis import conv_output_size
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
