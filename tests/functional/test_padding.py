"""pad: torch's four modes, and bad arguments by name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from cnnedu.errors import ShapeError
from cnnedu.functional import pad


@pytest.mark.parametrize("mode", ["constant", "reflect", "replicate", "circular"])
@pytest.mark.parametrize("border", [(0, 0, 0, 0), (1, 2, 0, 3), (3, 1, 2, 2)])
def test_pad_equals_torch(mode: Any, border: tuple[int, ...], rng: np.random.Generator) -> None:
    input = rng.standard_normal((2, 3, 4, 5))
    np.testing.assert_array_equal(pad(input, border, mode), F.pad(torch.tensor(input), border, mode).numpy())


def test_constant_fills_with_value_in_the_dtype_of_the_input() -> None:
    padded = pad(np.zeros((1, 1, 1), np.uint8), (1, 0, 0, 0), value=7)
    assert padded.dtype == np.uint8
    np.testing.assert_array_equal(padded[0], [[7, 0]])


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(
    ("border", "mode", "error", "message"),
    [
        ((0, 0, 4, 0), "reflect", ShapeError, "mode 'reflect' can add at most 3 to a height of 4, got 4"),
        ((6, 0, 0, 0), "circular", ShapeError, "mode 'circular' can add at most 5 to a width of 5, got 6"),
        ((1, 1), "constant", ShapeError, r"pad must be \(left, right, top, bottom\), got \(1, 1\)"),
        ((-1, 0, 0, 0), "constant", ValueError, r"pad\[0\] must be at least 0, got -1"),
        ((1, 1, 1, 1), "zeros", ValueError, "mode must be one of 'constant', .* got 'zeros'"),
    ],
)
def test_bad_arguments_are_named(border: Any, mode: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        pad(np.zeros((1, 4, 5)), border, mode)


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(
    ("value", "mode", "error", "message"),
    [
        (None, "constant", TypeError, r"value must be a number, got None \(NoneType\)"),
        ([1, 2], "constant", TypeError, "value must be a number, got"),
        (1.5, "constant", ValueError, "value must be a whole number that uint8 can hold, .* got 1.5"),
        (300, "constant", ValueError, "value must be a whole number that uint8 can hold, .* got 300"),
        (float("nan"), "constant", ValueError, "value must be a whole number that uint8 can hold, .* got nan"),
        (3, "reflect", ValueError, "value belongs to mode 'constant'; mode 'reflect' takes none, got 3"),
    ],
)
def test_a_value_that_cannot_fill_is_refused(value: Any, mode: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        pad(np.zeros((1, 4, 5), np.uint8), (1, 1, 1, 1), mode, value)
