"""Every bad argument of a sliding pool is named, with what was given and what is allowed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import cnnedu.functional as ours
from cnnedu.errors import DTypeError, ShapeError

MAPS = {"1d": np.zeros((1, 2, 6)), "2d": np.zeros((1, 2, 6, 6))}
TUPLE = {"1d": r"a tuple \(length,\)", "2d": r"a pair \(height, width\)"}

pytestmark = pytest.mark.usefixtures("as_user")


@pytest.mark.parametrize("operation", ["max_pool1d", "max_pool2d", "avg_pool1d", "avg_pool2d"])
@pytest.mark.parametrize("backward", ["", "_backward"])
@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"kernel_size": 7}, ShapeError, r"a kernel of \w+ 7 is larger than the padded input"),
        ({"kernel_size": 0}, ValueError, "kernel_size must be at least 1, got 0"),
        ({"kernel_size": 2.0}, TypeError, "kernel_size must be an integer or TUPLE, got 2.0"),
        ({"kernel_size": (2, 2, 2)}, ValueError, r"kernel_size must be an integer or TUPLE, got \(2, 2, 2\)"),
        ({"stride": 0}, ValueError, "stride must be at least 1, got 0"),
        ({"stride": "2"}, TypeError, "stride must be an integer or TUPLE, got '2'"),
        ({"padding": -1}, ValueError, "padding must be at least 0, got -1"),
        ({"padding": 2}, ValueError, "padding may be at most half the kernel.* at most 1 for a kernel of 2, got 2"),
        ({"ceil_mode": "no"}, TypeError, "ceil_mode must be True or False, got 'no'"),
        ({"input": [[1.0]]}, DTypeError, "input must be a NumPy array, got list"),
        ({"input": np.zeros(6)}, ShapeError, r"input must have the axes \(n, c, .* got shape \(6,\)"),
        ({"input": np.zeros((1, 1, 6, 6, 6))}, ShapeError, "input must have the axes"),
        ({"input": np.zeros((2, 0, 6))}, ShapeError, "input may be empty along the batch axis n only"),
        ({"input": np.zeros((1, 6, 6), bool)}, DTypeError, "input must hold integers or floats, got dtype bool"),
        ({"input": np.zeros((1, 6, 6), complex)}, DTypeError, "input must hold .* got dtype complex128"),
        ({"input": np.zeros((1, 6, 6), object)}, DTypeError, "input must hold .* got dtype object"),
    ],
)
def test_bad_arguments_are_named(
    operation: str, backward: str, bad: dict[str, Any], error: type[Exception], message: str
) -> None:
    arguments = {"input": MAPS[operation[-2:]], "kernel_size": 2, **bad}
    if backward:
        arguments["grad_output"] = MAPS[operation[-2:]]
    with pytest.raises(error, match=f"^{operation}{backward}: .*{message.replace('TUPLE', TUPLE[operation[-2:]])}"):
        getattr(ours, operation + backward)(**arguments)


@pytest.mark.parametrize("rank", ["1d", "2d"])
def test_dilation_belongs_to_the_maximum(rank: str) -> None:
    operation = getattr(ours, f"max_pool{rank}")
    with pytest.raises(ValueError, match=f"max_pool{rank}: dilation must be at least 1, got 0"):
        operation(MAPS[rank], 2, dilation=0)
    with pytest.raises(ShapeError, match=f"max_pool{rank}: a kernel of .* 3 spans 7 with dilation 3"):
        operation(MAPS[rank], 3, dilation=3)


@pytest.mark.parametrize("rank", ["1d", "2d"])
@pytest.mark.parametrize("backward", ["", "_backward"])
def test_the_mean_of_integers_is_refused(rank: str, backward: str) -> None:
    grad = [MAPS[rank][..., :3]] if backward else []
    name = f"avg_pool{rank}{backward}"
    with pytest.raises(DTypeError, match=f"{name}: input must hold floats, got dtype int64: the mean of integers"):
        getattr(ours, name)(*grad, MAPS[rank].astype(np.int64), 2)


@pytest.mark.parametrize("operation", ["max_pool1d", "max_pool2d", "avg_pool1d", "avg_pool2d"])
@pytest.mark.parametrize(
    ("grad_output", "error", "message"),
    [
        (np.zeros((1, 2, 9)), ShapeError, r"grad_output must have shape \(1, 2, 3(, 3)?\) \(that of the output\)"),
        (None, DTypeError, "grad_output must be a NumPy array, got NoneType"),
        (np.zeros((1, 2, 3, 3), bool), DTypeError, "grad_output must hold integers or floats, got dtype bool"),
    ],
)
def test_the_gradient_has_the_shape_of_the_output(
    operation: str, grad_output: Any, error: type[Exception], message: str
) -> None:
    if operation.endswith("2d") and error is ShapeError:
        grad_output = grad_output[..., None]
    with pytest.raises(error, match=f"^{operation}_backward: {message}"):
        getattr(ours, f"{operation}_backward")(grad_output, MAPS[operation[-2:]], 2)


@pytest.mark.parametrize("flag", ["ceil_mode", "return_indices", "count_include_pad"])
@pytest.mark.parametrize("value", ["no", None, 1, float("nan")])
@pytest.mark.parametrize("rank", ["1d", "2d"])
def test_a_flag_is_true_or_false(flag: str, value: Any, rank: str) -> None:
    name = f"avg_pool{rank}" if flag == "count_include_pad" else f"max_pool{rank}"
    with pytest.raises(TypeError, match=f"{name}: {flag} must be True or False, got {value!r}"):
        getattr(ours, name)(MAPS[rank], 2, **{flag: value})


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (0, ValueError, "divisor_override must not be 0"),
        (1.5, TypeError, "divisor_override must be an integer or None, got 1.5"),
        (True, TypeError, "divisor_override must be an integer or None, got True"),
    ],
)
def test_a_divisor_is_an_integer_and_not_zero(value: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"avg_pool2d: {message}"):
        ours.avg_pool2d(MAPS["2d"], 2, divisor_override=value)
