"""Activations and softmax: equal to torch in value and slope, extremes included; bad arguments raise by name."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtr
from torch.nn import functional as F

import cnnedu.functional as cf
from cnnedu.errors import DTypeError, ShapeError

TOLERANCE = {"float32": 2e-6, "float64": 1e-12}
SETTINGS: dict[str, dict[str, list[Any]]] = {
    "relu": {},
    "leaky_relu": {"negative_slope": [0.01, 0.0, 0.3, 2, -0.5]},
    "sigmoid": {},
    "tanh": {},
    "gelu": {"approximate": ["none", "tanh"]},
    "silu": {},
}
ALONG = ["softmax", "log_softmax"]
NAMES = [*SETTINGS, *ALONG]


def judge(name: str) -> Callable[..., torch.Tensor]:
    return getattr(torch if name in ("sigmoid", "tanh") else F, name)


def both(name: str) -> tuple[Callable[..., Any], Callable[..., Any]]:
    return getattr(cf, name), getattr(cf, f"{name}_backward")


@st.composite
def arrays(draw: st.DrawFn, min_side: int = 0) -> np.ndarray:
    """Draw floats of any shape, some layouts of memory, and from flat to steep."""
    shape = draw(st.lists(st.integers(min_side, 4), max_size=4))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    value = rng.standard_normal(shape) * draw(st.sampled_from([0.1, 1.0, 10.0, 100.0]))
    value = np.asarray(value).astype(draw(st.sampled_from(["float32", "float64"])))
    if draw(st.booleans()):
        value = value.T[::-1] if value.ndim else value
    if draw(st.booleans()):
        value.flags.writeable = False
    return value


def assert_close(ours: np.ndarray, theirs: torch.Tensor) -> None:
    expected = theirs.detach().numpy()
    assert isinstance(ours, np.ndarray)
    assert (ours.shape, ours.dtype) == (expected.shape, expected.dtype)
    assert np.abs(ours - expected).max(initial=0) <= TOLERANCE[str(expected.dtype)] * np.abs(expected).max(initial=1)


def check(name: str, input: np.ndarray, settings: dict[str, Any]) -> None:
    operation, backward = both(name)
    before = input.copy()
    tensor = torch.tensor(before, requires_grad=True)
    expected = judge(name)(tensor, **settings)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        output = operation(input, **settings)
        assert_close(output, expected)
        grad_output = np.asarray(np.random.default_rng(0).standard_normal(input.shape)).astype(input.dtype)
        expected.backward(torch.tensor(grad_output))
        assert_close(backward(grad_output, input, **settings).input, tensor.grad)
    np.testing.assert_array_equal(input, before)
    assert not np.shares_memory(output, input)


@pytest.mark.parametrize("name", list(SETTINGS))
@given(st.data())
def test_equal_to_torch(name: str, data: st.DataObject) -> None:
    check(name, data.draw(arrays()), {key: data.draw(st.sampled_from(to)) for key, to in SETTINGS[name].items()})


@pytest.mark.parametrize("name", ALONG)
@given(st.data())
def test_along_an_axis_equal_to_torch(name: str, data: st.DataObject) -> None:
    input = data.draw(arrays())
    axes = max(1, input.ndim)
    check(name, input, {"dim": data.draw(st.integers(-axes, axes - 1))})


@pytest.mark.parametrize("name", ALONG)
def test_many_classes_on_an_inner_axis(name: str, rng: np.random.Generator) -> None:
    check(name, rng.standard_normal((2, 5000, 3)).astype("float32"), {"dim": 1})


INF, NAN = np.inf, np.nan
EXTREMES = np.array([-INF, -1e30, -1000, -100, -20, 0, 20, 100, 1000, 1e30, INF, NAN])


@pytest.mark.parametrize("dtype", list(TOLERANCE))
@pytest.mark.parametrize(
    ("name", "settings"),
    [
        *[(name, {}) for name in SETTINGS],
        ("leaky_relu", {"negative_slope": 0.0}),
        ("gelu", {"approximate": "tanh"}),
    ],
)
def test_extremes_are_torchs_and_silent(name: str, settings: dict[str, Any], dtype: str) -> None:
    input = EXTREMES.astype(dtype)
    tensor = torch.tensor(input, requires_grad=True)
    expected = judge(name)(tensor, **settings)
    expected.backward(torch.ones_like(expected))
    value, slope = expected.detach().numpy().copy(), tensor.grad.numpy().copy()
    if name == "gelu" and not settings:
        value[-2] = INF  # torch's vectorised kernel has NaN here, its scalar one infinity
    operation, backward = both(name)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        np.testing.assert_allclose(operation(input, **settings), value, rtol=1e-6, atol=1e-6)
        np.testing.assert_allclose(backward(np.ones_like(input), input, **settings).input, slope, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("dtype", list(TOLERANCE))
@pytest.mark.parametrize("name", ALONG)
@pytest.mark.parametrize(
    "scores", [(-INF, -INF), (INF, 0), (NAN, 0), (-INF, 0), (1e4, 0), (-1e30, 1e30), (1e30, 1e30)], ids=str
)
def test_extreme_scores_are_torchs_and_silent(name: str, scores: tuple[float, float], dtype: str) -> None:
    input = np.array(scores, dtype)
    tensor = torch.tensor(input, requires_grad=True)
    expected = judge(name)(tensor, dim=0)
    expected.backward(torch.tensor([1.0, 2.0], dtype=tensor.dtype))
    operation, backward = both(name)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        np.testing.assert_allclose(operation(input, 0), expected.detach().numpy(), rtol=1e-6)
        gradient = backward(np.array([1.0, 2.0], dtype), input, 0).input
        np.testing.assert_allclose(gradient, tensor.grad.numpy(), rtol=1e-6, atol=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_slopes_equal_finite_differences(name: str, rng: np.random.Generator) -> None:
    settings = {"dim": 1} if name in ALONG else {}
    assert cf.check_gradient(*both(name), rng.standard_normal((2, 3, 2)), **settings)


def test_the_tail_of_gelu_keeps_its_digits() -> None:
    # 1 + erf(-7 / sqrt(2)) has lost all its digits in float64: the chance of being below -7 is 1.28e-12.
    assert cf.gelu(np.array([-7.0])).item() == pytest.approx(-7 * 1.279812543886e-12, rel=1e-10)


def test_gelu_follows_the_normal_distribution_as_far_as_single_precision_does() -> None:
    x = np.linspace(-10, 10, 100_001, dtype=np.float32)
    error = np.abs(cf.gelu(x) - x * ndtr(x.astype(np.float64)))
    assert (error <= 2e-7 * np.maximum(1, x)).all()


@pytest.mark.parametrize("name", list(SETTINGS))
def test_arrays_of_several_parts(name: str, rng: np.random.Generator) -> None:
    check(name, rng.standard_normal((3, 170, 389)).astype("float32")[:, ::-1], {})


def test_what_a_rectifier_blocks_may_be_infinite() -> None:
    grad, x = np.array([INF, NAN, -INF, 1.0, 2.0], "float32"), np.array([-1, 0, 1, NAN, -INF], "float32")
    np.testing.assert_array_equal(cf.relu_backward(grad, x).input, [0, 0, -INF, 1, 0])
    np.testing.assert_array_equal(cf.leaky_relu_backward(grad, x, 0.5).input, [INF, NAN, -INF, 0.5, 1])


def test_integers_pass_a_relu_exactly() -> None:
    whole = np.array([-(2**62), 0, 2**62 + 1])
    output = cf.relu(whole)
    assert output.dtype == whole.dtype
    assert output.tolist() == [0, 0, 2**62 + 1]
    assert cf.relu_backward(np.array([0.5, 0.5]), np.array([-1, 1])).input.tolist() == [0, 0.5]
    gradient = cf.relu_backward(whole, np.array([1, 1, 3], ">i2")).input
    assert gradient.dtype == np.int64
    assert gradient.tolist() == whole.tolist()


@pytest.mark.parametrize("name", NAMES)
def test_half_precision_is_computed_in_single(name: str, rng: np.random.Generator) -> None:
    settings = {"dim": 0} if name in ALONG else {}
    input = rng.standard_normal(50).astype(np.float16)
    operation, backward = both(name)
    single = input.astype(np.float32)
    output = operation(input, **settings)
    assert output.dtype == np.float16
    np.testing.assert_array_equal(output, operation(single, **settings).astype(np.float16))
    gradient = backward(input, input, **settings).input
    np.testing.assert_array_equal(gradient, backward(single, single, **settings).input.astype(np.float16))


@pytest.mark.parametrize("name", NAMES)
def test_another_machines_byte_order_is_read_and_not_passed_on(name: str, rng: np.random.Generator) -> None:
    settings = {"dim": 0} if name in ALONG else {}
    input = rng.standard_normal(5)
    foreign = input.astype(input.dtype.newbyteorder("S"))
    operation, backward = both(name)
    for ours, same in (
        (operation(foreign, **settings), operation(input, **settings)),
        (backward(foreign, foreign, **settings).input, backward(input, input, **settings).input),
    ):
        assert ours.dtype.isnative
        np.testing.assert_array_equal(ours, same)


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize("name", NAMES)
def test_bad_arrays_are_named(name: str) -> None:
    settings = {"dim": 0} if name in ALONG else {}
    operation, backward = both(name)
    x = np.zeros(3)
    for bad, message in (
        ([1.0], "input must be a NumPy array, got list"),
        (torch.zeros(3), r"input must be a NumPy array, got Tensor. Convert it with .detach\(\)"),
        (x.astype(complex), "input must hold integers or floats, got dtype complex128"),
        (x.astype(bool), "input must hold integers or floats, got dtype bool"),
        (x.astype(object), "input must hold integers or floats, got dtype object"),
    ):
        with pytest.raises(DTypeError, match=f"^{name}: {message}"):
            operation(bad, **settings)
        with pytest.raises(DTypeError, match=f"^{name}_backward: {message}"):
            backward(x, bad, **settings)
    if name != "relu":
        with pytest.raises(DTypeError, match=f"^{name}: input must hold floats, got dtype int64"):
            operation(np.array([1, 2]), **settings)
    with pytest.raises(DTypeError, match=f"^{name}_backward: grad_output must be a NumPy array, got float"):
        backward(1.0, x, **settings)
    with pytest.raises(ShapeError, match=rf"^{name}_backward: grad_output must have shape \(3,\) .* got \(1, 3\)"):
        backward(x[None], x, **settings)


X = np.zeros((2, 3))


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: cf.leaky_relu(X, "0.1"), TypeError, r"leaky_relu: negative_slope must be a number, got '0.1' \(str\)"),
        (lambda: cf.leaky_relu(X, True), TypeError, "leaky_relu: negative_slope must be a number, got True"),
        (lambda: cf.leaky_relu(X, NAN), ValueError, "leaky_relu: negative_slope must be finite, got nan"),
        (lambda: cf.leaky_relu_backward(X, X, INF), ValueError, "leaky_relu_backward: negative_slope must be finite"),
        (lambda: cf.gelu(X, "tan"), ValueError, "gelu: approximate must be .* got 'tan'. Did you mean 'tanh'"),
        (lambda: cf.gelu_backward(X, X, None), ValueError, "gelu_backward: approximate must be one of .* got None"),
        (lambda: cf.softmax(X, 2), ValueError, r"softmax: dim must be one of the axes -2..1 of shape \(2, 3\), got 2"),
        (lambda: cf.softmax(X, -3), ValueError, r"softmax: dim must be one of the axes -2..1 .* got -3"),
        (lambda: cf.softmax(X, None), TypeError, "softmax: dim must be an integer, got None"),
        (lambda: cf.log_softmax(X, True), TypeError, "log_softmax: dim must be an integer, got True"),
        (
            lambda: cf.log_softmax(np.array(1.0), 1),
            ValueError,
            r"log_softmax: dim must be one of the axes -1..0 .* got 1",
        ),
        (lambda: cf.softmax_backward(X, X, 5), ValueError, "softmax_backward: dim must be one of the axes"),
        (
            lambda: cf.log_softmax_backward(X, X, 1.0),
            TypeError,
            "log_softmax_backward: dim must be an integer, got 1.0",
        ),
    ],
)
def test_bad_settings_are_named(call: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^{message}"):
        call()


@pytest.mark.usefixtures("as_user")  # jaxtyping knows no longdouble
@pytest.mark.parametrize("name", list(SETTINGS))
def test_the_longest_floats_work_too(name: str) -> None:
    points = np.linspace(-2, 2, 9)
    longest, double = (
        getattr(cf, f"{name}_backward")(np.ones(9, dtype), points.astype(dtype)).input
        for dtype in (np.longdouble, np.float64)
    )
    assert longest.dtype == np.longdouble
    np.testing.assert_allclose(longest.astype(float), double, rtol=1e-12)
    output = getattr(cf, name)(points.astype(np.longdouble))
    np.testing.assert_allclose(output.astype(float), getattr(cf, name)(points), rtol=1e-12)
