"""Losses: equal to torch in value and gradient, to the corner cases; bad arguments raise by name."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

import cnnedu.functional as cf
from cnnedu.errors import DTypeError, ShapeError

TOLERANCE = {"float32": 2e-6, "float64": 1e-12}
REDUCTIONS = ["none", "mean", "sum"]


def assert_close(ours: np.ndarray | None, theirs: torch.Tensor | None) -> None:
    if theirs is None:
        assert ours is None
        return
    expected = theirs.detach().numpy()
    assert isinstance(ours, np.ndarray)
    assert (ours.shape, ours.dtype) == (expected.shape, expected.dtype)
    finite = np.isfinite(expected)
    np.testing.assert_array_equal(ours[~finite], expected[~finite])
    error, size = (np.abs(value[finite]).max(initial=0) for value in (ours - np.where(finite, expected, 0), expected))
    assert error <= TOLERANCE[str(expected.dtype)] * max(10, size)


def compare(operation: str, arrays: dict[str, Any], learned: tuple[str, ...], settings: dict[str, Any]) -> None:
    """Hold loss and gradients of the learned arrays against torch."""
    before = {name: value.copy() for name, value in arrays.items() if value is not None}
    tensors = {name: None if value is None else torch.tensor(value) for name, value in arrays.items()}
    for name in learned:
        if tensors[name] is not None:
            tensors[name].requires_grad_()
    expected = getattr(F, operation)(**tensors, **settings)
    grad = np.asarray(np.random.default_rng(0).standard_normal(expected.shape))
    expected.backward(torch.tensor(grad).to(expected.dtype))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert_close(getattr(cf, operation)(**arrays, **settings), expected)
        gradients = getattr(cf, f"{operation}_backward")(
            grad.astype(expected.detach().numpy().dtype), **arrays, **settings
        )
    for name in learned:
        assert_close(getattr(gradients, name), None if tensors[name] is None else tensors[name].grad)
    for name, was in before.items():
        np.testing.assert_array_equal(arrays[name], was)


@st.composite
def scores(draw: st.DrawFn) -> tuple[np.ndarray, tuple[int, ...], dict[str, Any], np.random.Generator]:
    """Draw scores, the shape of their losses, settings, and a generator."""
    classes, rng = draw(st.integers(2, 6)), np.random.default_rng(draw(st.integers(0, 2**32)))
    rest = draw(st.sampled_from([None, (0,), (1,), (4,), (3, 2), (2, 1, 3), (2, 2, 2, 2)]))
    shape = (classes,) if rest is None else (rest[0], classes, *rest[1:])
    dtype = draw(st.sampled_from(list(TOLERANCE)))
    input = (rng.standard_normal(shape) * draw(st.sampled_from([1, 30]))).astype(dtype)
    if draw(st.booleans()):
        input = np.ascontiguousarray(input.T).T
    settings = {
        "reduction": draw(st.sampled_from(REDUCTIONS)),
        "label_smoothing": draw(st.sampled_from([0.0, 0.1, 1, 0.5])),
    }
    return input, rest or (), settings, rng


def class_weight(rng: np.random.Generator, classes: int, dtype: np.dtype, kind: str) -> np.ndarray | None:
    weight = rng.random(classes).astype(dtype)
    weight[0] = 0 if kind == "one is zero" else weight[0]
    return None if kind == "none" else weight


WEIGHTS = st.sampled_from(["none", "some", "one is zero"])


@given(scores(), WEIGHTS, st.sampled_from(["none", "some", "all"]), st.sampled_from([-100, -1, 1]))
def test_cross_entropy_of_indices_equals_torch(case: Any, weights: str, ignored: str, ignore_index: int) -> None:
    input, shape, settings, rng = case
    classes = input.shape[min(1, input.ndim - 1)]
    target = np.asarray(rng.integers(0, classes, shape))
    if ignored != "none":
        target = np.where((rng.random(shape) < 0.4) | (ignored == "all"), ignore_index, target)
    weight = class_weight(rng, classes, input.dtype, weights)
    arrays = {"input": input, "target": np.asarray(target), "weight": weight}
    compare("cross_entropy", arrays, ("input",), {**settings, "ignore_index": ignore_index})


@given(scores(), WEIGHTS)
def test_cross_entropy_of_probabilities_equals_torch(case: Any, weights: str) -> None:
    input, _, settings, rng = case
    target = rng.random(input.shape).astype(input.dtype)  # they need not sum to one
    weight = class_weight(rng, input.shape[min(1, input.ndim - 1)], input.dtype, weights)
    compare("cross_entropy", {"input": input, "target": target, "weight": weight}, ("input", "target"), settings)


@given(st.lists(st.integers(0, 4), max_size=4), st.sampled_from(REDUCTIONS), st.booleans(), st.integers(0, 2**32))
def test_mse_equals_torch(shape: list[int], reduction: str, weighted: bool, seed: int) -> None:
    rng = np.random.default_rng(seed)
    for dtype in TOLERANCE:
        input, target = (np.asarray(rng.standard_normal(shape)).astype(dtype).T for _ in range(2))
        arrays = {"input": input, "target": target, "weight": None}
        if weighted:
            arrays["weight"] = np.asarray(rng.random(input.shape)).astype(dtype)
        compare("mse_loss", arrays, ("input", "target", "weight"), {"reduction": reduction})


INF, NAN = np.inf, np.nan


@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("weight", [None, np.array([1.0, 2.0, 0.0, 1.0])], ids=["unweighted", "weighted"])
@pytest.mark.parametrize(
    "row",
    [[0.0, -INF, -INF, 1.0], [-INF, 1.0, 2.0, 3.0], [0.0, 1.0, -INF, NAN], [INF, 0.0, 0.0, 0.0], [1e30, 0, 0, -1e30]],
    ids=str,
)
def test_infinite_scores_are_torchs_and_silent(
    row: list[float], weight: np.ndarray | None, smoothing: float, reduction: str
) -> None:
    settings = {"reduction": reduction, "label_smoothing": smoothing}
    input = np.array([row, [0.0, 1.0, 2.0, 3.0], row])
    for target in (np.array([0, 1, -100]), np.array([-100, 3, -100])):
        compare("cross_entropy", {"input": input, "target": target, "weight": weight}, ("input",), settings)
    probabilities = np.array([[1.0, 0, 0, 0], [0.25] * 4, [0, 0, 0.5, 0.5]])
    arrays = {"input": input, "target": probabilities, "weight": weight}
    compare("cross_entropy", arrays, ("input", "target"), settings)


def test_weights_of_zero_leave_no_mean() -> None:
    arrays = {"input": np.zeros((2, 3)), "target": np.array([0, 2]), "weight": np.zeros(3)}
    compare("cross_entropy", arrays, ("input",), {})
    nothing = {"input": np.ones((2, 3)), "target": np.zeros((2, 3)), "weight": np.zeros((2, 3))}
    compare("mse_loss", nothing, ("input", "target", "weight"), {})


@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_gradients_equal_finite_differences(reduction: str, rng: np.random.Generator) -> None:
    input, weight = rng.standard_normal((3, 4, 2)), rng.random(4)
    settings = {"reduction": reduction, "label_smoothing": 0.2}
    target, probabilities = rng.integers(0, 4, (3, 2)), rng.random((3, 4, 2))
    target[0, 0] = -100
    cross = cf.cross_entropy, cf.cross_entropy_backward
    assert cf.check_gradient(*cross, input, target, weight, **settings)
    report = cf.check_gradient(*cross, input, probabilities, weight, **settings)
    assert report, report
    assert {"input", "target"} <= set(report)
    arrays = [rng.random((3, 2)) + 0.1 for _ in range(3)]
    assert cf.check_gradient(cf.mse_loss, cf.mse_loss_backward, *arrays[:2], reduction, arrays[2])


def test_cross_entropy_is_the_surprise_at_the_right_class(rng: np.random.Generator) -> None:
    input, target = rng.standard_normal((5, 3)), rng.integers(0, 3, 5)
    expected = -cf.log_softmax(input, 1)[np.arange(5), target]
    np.testing.assert_allclose(cf.cross_entropy(input, target, reduction="none"), expected)
    one_hot = np.eye(3)[target]
    np.testing.assert_allclose(cf.cross_entropy(input, one_hot, reduction="none"), expected)
    gradient = cf.cross_entropy_backward(1.0, input, target, reduction="sum").input
    np.testing.assert_allclose(gradient, cf.softmax(input, 1) - one_hot)


@pytest.mark.parametrize("dtype", ["uint8", "int8", "int32", ">i8"])
def test_indices_of_any_integer_type(dtype: str, rng: np.random.Generator) -> None:
    input, target = rng.standard_normal((4, 3)), np.array([0, 2, 1, 2])
    assert cf.cross_entropy(input, target.astype(dtype)) == cf.cross_entropy(input, target)


@pytest.mark.parametrize("grad", [2, 2.0, np.float32(2), np.array(2.0), np.array(2.0, np.float32)], ids=repr)
def test_the_gradient_of_a_number_is_a_number(grad: Any, rng: np.random.Generator) -> None:
    input, target = rng.standard_normal((2, 3)).astype(np.float32), np.array([0, 1])
    gradient = cf.cross_entropy_backward(grad, input, target).input
    assert gradient.dtype == np.float32
    np.testing.assert_allclose(gradient, 2 * cf.cross_entropy_backward(1, input, target).input, rtol=1e-6)
    pull = cf.mse_loss_backward(grad, input, input + 1).input
    assert pull.dtype == np.float32
    np.testing.assert_allclose(pull, -2 / 3, rtol=1e-6)


def test_half_precision_is_computed_in_single(rng: np.random.Generator) -> None:
    input, target = rng.standard_normal((50, 3)).astype(np.float16), rng.integers(0, 3, 50)
    loss = cf.cross_entropy(input, target)
    assert loss.dtype == np.float16
    assert loss == cf.cross_entropy(input.astype(np.float32), target).astype(np.float16)
    assert cf.mse_loss(input, -input).dtype == np.float16
    assert cf.mse_loss(np.full(3, 300, np.float16), np.zeros(3, np.float16)) == INF  # 90,000 is too much for a half


X, T = np.zeros((2, 3, 4)), np.zeros((2, 4), int)
CROSS: list[tuple[type[Exception], str, dict[str, Any]]] = [
    (DTypeError, "input must be a NumPy array, got list", dict(input=[0.0])),
    (DTypeError, "input must hold floats, got dtype int64", dict(input=X.astype(int))),
    (ShapeError, r"input must have the axes \(classes\), .* got shape \(\)", dict(input=np.array(0.0))),
    (ShapeError, r"input must have the axes .*, with a class at least, got shape \(2, 0\)", dict(input=X[:, :0, 0])),
    (DTypeError, "target must be a NumPy array, got int", dict(target=1)),
    (DTypeError, "target must hold integers or floats, got dtype bool", dict(target=T.astype(bool))),
    (DTypeError, "target must hold floats, got dtype int64: in the input's shape", dict(target=X.astype(int))),
    (TypeError, "target must hold integers, the indices of classes, got dtype float64", dict(target=T.astype(float))),
    (ShapeError, r"target must have shape \(2, 4\) .*, or \(2, 3, 4\) .* got \(2, 3\)", dict(target=T[:, :3])),
    (
        ValueError,
        r"target holds class 3 at \(1, 2\), but the input has 3 classes: 0 to 2",
        dict(target=np.array([[0, 2, 1, 0], [0, 1, 3, 9]])),
    ),
    (ValueError, r"target holds class -1 at \(0, 0\), .* and ignore_index=-100", dict(target=T - 1)),
    (ValueError, "target holds class 7 at 1, but", dict(input=X[..., 0], target=np.array([0, 7]))),
    (ValueError, "target holds class 7, but", dict(input=X[0, :, 0], target=np.array(7))),
    (ShapeError, r"weight must have shape \(3,\) \(one number per class\), got \(4,\)", dict(weight=np.ones(4))),
    (DTypeError, "weight must hold floats, got dtype int64", dict(weight=np.ones(3, int))),
    (ShapeError, r"weight must have the axes \(classes\), got shape \(3, 1\)", dict(weight=np.ones((3, 1)))),
    (TypeError, "ignore_index must be an integer, got None", dict(ignore_index=None)),
    (ValueError, "ignore_index belongs to targets that are class indices", dict(target=X, ignore_index=1)),
    (ValueError, "reduction must be one of 'none', 'mean', 'sum', got 'avg'", dict(reduction="avg")),
    (ValueError, "reduction must be one of .* got None", dict(reduction=None)),
    (ValueError, "label_smoothing must be between 0 and 1, got 2", dict(label_smoothing=2)),
    (TypeError, "label_smoothing must be a number, got True", dict(label_smoothing=True)),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(("error", "message", "change"), CROSS, ids=[message for _, message, _ in CROSS])
def test_cross_entropy_names_it(error: type[Exception], message: str, change: dict[str, Any]) -> None:
    settings = {"input": X, "target": T, **change}
    with pytest.raises(error, match=f"^cross_entropy: {message}"):
        cf.cross_entropy(**settings)
    with pytest.raises(error, match=f"^cross_entropy_backward: {message}"):
        cf.cross_entropy_backward(1.0, **settings)


MSE: list[tuple[type[Exception], str, dict[str, Any]]] = [
    (DTypeError, "input must hold floats, got dtype int64", dict(input=X.astype(int))),
    (DTypeError, "target must be a NumPy array, got float", dict(target=0.0)),
    (ShapeError, r"target must have shape \(2, 3, 4\) .*nothing is stretched\), got \(4,\)", dict(target=X[0, 0])),
    (ShapeError, r"weight must have shape \(2, 3, 4\) .* got \(4,\)", dict(weight=X[0, 0])),
    (ValueError, "reduction must be one of .* got 'men'. Did you mean 'mean'?", dict(reduction="men")),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(("error", "message", "change"), MSE, ids=[message for _, message, _ in MSE])
def test_mse_names_it(error: type[Exception], message: str, change: dict[str, Any]) -> None:
    settings = {"input": X, "target": X, **change}
    with pytest.raises(error, match=f"^mse_loss: {message}"):
        cf.mse_loss(**settings)
    with pytest.raises(error, match=f"^mse_loss_backward: {message}"):
        cf.mse_loss_backward(1.0, **settings)


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (
            lambda: cf.cross_entropy_backward(T * 1.0, X, T),
            ShapeError,
            r"cross_entropy_backward: .* shape \(\) .* \(2, 4\)",
        ),
        (
            lambda: cf.cross_entropy_backward(1.0, X, T, reduction="none"),
            DTypeError,
            "cross_entropy_backward: grad_output",
        ),
        (
            lambda: cf.cross_entropy_backward("1", X, T),
            TypeError,
            "cross_entropy_backward: grad_output must be a number",
        ),
        (lambda: cf.mse_loss_backward(X, X, X), ShapeError, r"mse_loss_backward: grad_output must have shape \(\) "),
        (lambda: cf.mse_loss_backward(X[0], X, X, "none"), ShapeError, r"mse_loss_backward: .* shape \(2, 3, 4\)"),
        (
            lambda: cf.mse_loss_backward(None, X, X),
            TypeError,
            "mse_loss_backward: grad_output must be a number, got None",
        ),
    ],
)
def test_grad_output_is_shaped_as_the_loss(call: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^{message}"):
        call()
