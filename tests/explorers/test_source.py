"""Arrays as Python source: what is read back is what was written."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from cnnedu.explorers.source import array_source, common_denominator, number_source, pair_source

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(FINITE)
def test_numbers_come_back(value: float) -> None:
    assert float(number_source(value)) == value


@given(arrays(np.float64, array_shapes(max_dims=4, max_side=4), elements=st.floats(-1e6, 1e6)))
def test_arrays_come_back(array: np.ndarray) -> None:
    names = {"np": np}
    exec(array_source("x", array), names)
    assert np.array_equal(names["x"], array)


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=20), st.integers(1, 1024))
def test_denominator_is_exact_and_smallest(numerators: list[int], q: int) -> None:
    values = [n / q for n in numerators]
    found = common_denominator(values)
    assert found <= q
    assert all(round(value * found) / found == value for value in values)


def test_pairs() -> None:
    assert (pair_source((2, 2)), pair_source((0, 1))) == ("2", "(0, 1)")
