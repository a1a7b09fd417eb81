"""pad: torch's four modes on any number of axes, forward and backward, and bad arguments by name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import check_gradient, pad, pad_backward

MODES = ["constant", "reflect", "replicate", "circular"]
TOLERANCE = {"float32": 2e-6, "float64": 1e-12}


@st.composite
def calls(draw: st.DrawFn) -> dict[str, Any]:
    """Draw legal arguments of pad: borders to add and to cut, wherever the mode has them."""
    mode = draw(st.sampled_from(MODES))
    rank = draw(st.integers(1, 3))
    size = [draw(st.integers(1, 6)) for _ in range(rank)]
    batch = draw(st.sampled_from([(), (0,), (1,), (2,)]))
    border: list[int] = []
    for n in reversed(size):
        most = {"constant": 4, "reflect": n - 1, "replicate": 7, "circular": n}[mode]
        before = draw(st.integers(1 - n, most))
        left = n + min(before, 0)
        after = draw(st.integers(1 - left, left if mode == "circular" else most))
        if mode == "circular":
            before = min(before, left + min(after, 0))
        border += [before, after]
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    input = rng.standard_normal((*batch, 2, *size)).astype(draw(st.sampled_from(list(TOLERANCE))))
    if draw(st.booleans()):
        input = np.flip(input.swapaxes(-1, -2).copy().swapaxes(-1, -2), -1)  # another order in memory, and backwards
    call = {"input": input, "pad": tuple(border), "mode": mode}
    return call | ({"value": draw(st.floats(-9, 9))} if mode == "constant" else {})


@given(calls())
def test_pad_equals_torch(call: dict[str, Any]) -> None:
    before = call["input"].copy()
    padded = pad(**call)
    expected = F.pad(**call | {"input": torch.tensor(call["input"].copy())}).numpy()
    np.testing.assert_array_equal(padded, expected)
    assert padded.dtype == expected.dtype
    assert not np.shares_memory(padded, call["input"])
    np.testing.assert_array_equal(call["input"], before)


@given(calls())
def test_backward_equals_autograd(call: dict[str, Any]) -> None:
    tensor = torch.tensor(call["input"].copy(), requires_grad=True)
    output = F.pad(**call | {"input": tensor})
    grad_output = np.random.default_rng(0).standard_normal(output.shape).astype(call["input"].dtype)
    output.backward(torch.tensor(grad_output))
    ours, expected = pad_backward(grad_output, **call).input, tensor.grad.numpy()
    assert (ours.shape, ours.dtype) == (expected.shape, expected.dtype)
    limit = TOLERANCE[str(ours.dtype)] * max(1, np.abs(expected).max(initial=0))
    assert np.abs(ours - expected).max(initial=0) <= limit


@pytest.mark.parametrize("mode", MODES)
def test_backward_equals_finite_differences(mode: Any, rng: np.random.Generator) -> None:
    assert check_gradient(pad, pad_backward, rng.standard_normal((2, 3, 4)), (2, 1, -1, 2), mode)


@pytest.mark.parametrize(("shape", "border"), [((), ()), ((3,), (1, 2)), ((2, 0), (1, 0)), ((1, 2, 3), (1, 0) * 3)])
def test_constants_border_any_axes(shape: tuple[int, ...], border: tuple[int, ...]) -> None:
    input = np.ones(shape)
    np.testing.assert_array_equal(pad(input, border), F.pad(torch.tensor(input), border).numpy())


def test_cutting_everything_leaves_nothing() -> None:
    assert pad(np.ones((2, 3)), (-1, -2)).shape == (2, 0)


@pytest.mark.parametrize("mode", ["reflect", "replicate"])
def test_a_border_can_be_shown_alone(mode: Any) -> None:
    input, border = np.array([[1.0, 2.0, 3.0]]), (2, -4)  # not even all of the border is left
    np.testing.assert_array_equal(pad(input, border, mode), F.pad(torch.tensor(input), border, mode).numpy())


@pytest.mark.parametrize("mode", MODES)
def test_integers_stay_integers_and_foreign_bytes_come_home(mode: Any) -> None:
    input = np.arange(12, dtype=np.dtype(np.int16).newbyteorder("S")).reshape(1, 3, 4)
    for border in ((0, 0, 0, 0), (1, 2, 2, 1)):
        padded = pad(input, border, mode)
        assert padded.dtype == np.int16
        assert padded.dtype.isnative
        expected = F.pad(torch.tensor(input.astype(np.float64)), border, mode)
        np.testing.assert_array_equal(padded, expected.numpy())


def test_constant_fills_with_value_in_the_dtype_of_the_input() -> None:
    padded = pad(np.zeros((1, 1, 1), np.uint8), (1, 0, 0, 0), value=7)
    assert padded.dtype == np.uint8
    np.testing.assert_array_equal(padded[0], [[7, 0]])


def test_half_precision_gradients_are_summed_in_single_precision() -> None:
    # 2048 + 1 does not exist in float16: adding one by one would stop there.
    grad = pad_backward(np.ones((1, 4096), np.float16), np.zeros((1, 1), np.float16), (4095, 0), "replicate").input
    assert grad.dtype == np.float16
    assert grad.item() == 4096


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize("function", [pad, lambda *arguments: pad_backward(np.zeros(1), *arguments)])
@pytest.mark.parametrize(
    ("border", "mode", "error", "message"),
    [
        ((0, 0, 4, 0), "reflect", ShapeError, "mode 'reflect' can add at most 3 to a height of 4, got 4"),
        ((6, 0, 0, 0), "circular", ShapeError, "mode 'circular' can add at most 5 to a width of 5, got 6"),
        ((5, -1, 0, 0), "circular", ShapeError, "mode 'circular' can add at most 4 to a width of 5, got 5"),
        ((-2, -3, 0, 0), "replicate", ShapeError, "pad leaves nothing of a width of 5"),
        ((-2, -4, 0, 0), "reflect", ShapeError, "pad leaves nothing of a width of 5"),
        ((3, -6, 0, 0), "circular", ShapeError, "pad cuts 6 cells off axis 2, which has only 5"),
        ((-2, -4, 0, 0), "constant", ShapeError, "pad cuts 6 cells off axis 2, which has only 5"),
        ((1, 1, 1), "constant", ShapeError, r"pad must be \(left, right\), .* got \(1, 1, 1\)"),
        (1, "constant", ShapeError, r"pad must be \(left, right\), .* got 1"),
        ((1,) * 8, "constant", ShapeError, r"at most 6 for an input of shape \(1, 4, 5\), got 8"),
        ((1,) * 6, "reflect", ShapeError, r"takes 2 numbers for \(n, c, l\), 4 for .*; got 6 for shape \(1, 4, 5\)"),
        ((), "reflect", ShapeError, "got 0 for shape"),
        ((1.5, 0), "constant", TypeError, r"pad\[0\] must be an integer, got 1.5"),
        ((0, 2**31), "constant", ValueError, r"pad\[1\] must be at most"),
        ((1, 1, 1, 1), "zeros", ValueError, "mode must be one of 'constant', .* got 'zeros'"),
    ],
)
def test_bad_arguments_are_named(function: Any, border: Any, mode: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^pad(_backward)?: .*{message}"):
        function(np.zeros((1, 4, 5)), border, mode)


@pytest.mark.usefixtures("as_user")
def test_bad_arrays_are_named() -> None:
    with pytest.raises(DTypeError, match="pad: input must be a NumPy array, got list"):
        pad([1, 2], (1, 1))  # type: ignore[arg-type]
    with pytest.raises(DTypeError, match="pad: input must hold integers or floats, got dtype bool"):
        pad(np.zeros((1, 2), bool), (1, 1))
    with pytest.raises(ShapeError, match="pad: input may be empty along the batch axis n only, got .*c=0"):
        pad(np.zeros((2, 0, 3)), (1, 1), "circular")
    with pytest.raises(ShapeError, match=r"grad_output must have shape \(1, 4\) .* got \(1, 3\)"):
        pad_backward(np.zeros((1, 3)), np.zeros((1, 2)), (1, 1))


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(
    ("value", "mode", "error", "message"),
    [
        ("0", "constant", TypeError, r"value must be a number, got '0' \(str\)"),
        ([1, 2], "constant", TypeError, "value must be a number, got"),
        (1.5, "constant", ValueError, "value must be a whole number that uint8 can hold, .* got 1.5"),
        (300, "constant", ValueError, "value must be a whole number that uint8 can hold, .* got 300"),
        (float("nan"), "constant", ValueError, "value must be a whole number that uint8 can hold, .* got nan"),
        (np.zeros(2), "reflect", ValueError, "value belongs to mode 'constant'; mode 'reflect' takes none, got array"),
        (3, "reflect", ValueError, "value belongs to mode 'constant'; mode 'reflect' takes none, got 3"),
    ],
)
def test_a_value_that_cannot_fill_is_refused(value: Any, mode: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        pad(np.zeros((1, 4, 5), np.uint8), (1, 1, 1, 1), mode, value)
