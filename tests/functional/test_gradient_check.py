"""check_gradient: passes what is right, refuses what is wrong, and names the mistake where it can be told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnedu.errors import DTypeError
from cnnedu.functional import (
    Gradients,
    check_gradient,
    conv2d,
    conv2d_backward,
    max_pool2d,
    max_pool2d_backward,
)


def arrays(seed: int = 0) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    shapes = {"input": (3, 2, 3, 4), "weight": (4, 2, 2, 2), "bias": (4,)}
    return {name: rng.standard_normal(shape) for name, shape in shapes.items()}


@hypothesis.settings(max_examples=20)
@given(st.integers(0, 2**32))
def test_what_is_right_is_right_for_every_draw(seed: int) -> None:
    call = {name: value[:1, :1] if value.ndim > 1 else value[:1] for name, value in arrays(seed).items()}
    rng = np.random.default_rng(seed)
    assert check_gradient(conv2d, conv2d_backward, **call, stride=2, padding=1, rng=rng)


def test_the_report_shows_both_gradients_and_prints_what_it_found() -> None:
    report = check_gradient(conv2d, conv2d_backward, **arrays())
    assert report
    assert list(report) == ["input", "weight", "bias"]
    assert len(report) == 3
    np.testing.assert_allclose(report["bias"].numeric, report["bias"].analytic, rtol=1e-8)
    assert str(report).splitlines() == [
        "conv2d_backward agrees with finite differences (tolerance 1e-06):",
        "  input   right",
        "  weight  right",
        "  bias    right",
    ]


def shifted(gradient: np.ndarray) -> np.ndarray:
    return np.pad(gradient, [(0, 0), (0, 0), (0, 1), (0, 1)])[:, :, 1:, 1:]


def one_image_wrong(gradient: np.ndarray) -> np.ndarray:
    return gradient * np.array([1, 1, 1.01]).reshape(3, 1, 1, 1)


Spoil = Callable[[np.ndarray], Any]


@pytest.mark.parametrize(
    ("name", "spoil", "finding"),
    [
        ("weight", lambda g: g / 2, "Every value is 0.5 times what it should be."),
        ("weight", lambda g: g / 3, "Every value is 0.3333 times what it should be: 3 is the length of axis 0"),
        ("input", lambda g: g * 12, "Every value is 12 times what it should be."),
        ("bias", lambda g: -g, "Every value has the wrong sign."),
        ("bias", lambda g: g * 0, "Every value is zero"),
        ("weight", lambda g: g[..., ::-1, ::-1], "Flipped along axes 2 and 3 it is right."),
        ("input", lambda g: g[:, ::-1], "Flipped along axis 1 it is right."),
        ("weight", lambda g: g.swapaxes(2, 3), "With its axes in the order (0, 1, 3, 2) it is right"),
        ("input", lambda g: g.T, "With its axes in the order (3, 2, 1, 0) it is right"),
        ("input", shifted, "It is right but shifted by -1 along axes 2 and 3"),
        ("input", one_image_wrong, "It is wrong only where axis 0 is 2 (of 3)."),
        ("weight", lambda g: g + (np.arange(4) < 2).reshape(4, 1, 1, 1), "only where axis 0 is 0 to 1 (of 4)."),
        ("input", lambda g: np.where(np.arange(4) == 3, np.nan, g), "It is not finite at [0, 0, 0, 3]."),
        ("bias", lambda g: np.broadcast_to(g[:, None] / 5, (4, 5)), "Summed over axis 1 it is right"),
        ("bias", lambda g: np.ones((4, 2, 2, 2)), "That is the shape of weight: are the gradients in the arguments'"),
        ("bias", lambda g: g[:3], "The gradient has shape (3,), but its argument has (4,)."),
        ("bias", lambda g: None, "None, though the operation was given this argument."),
        ("bias", lambda g: np.array(["?"] * 4), "It must hold numbers, got dtype <U1."),
    ],
)
def test_a_mistake_is_found_and_named(name: str, spoil: Spoil, finding: str) -> None:
    def backward(*arguments: Any, **settings: Any) -> Gradients:
        gradients = conv2d_backward(*arguments, **settings)
        return gradients._replace(**{name: spoil(getattr(gradients, name))})

    report = check_gradient(conv2d, backward, **arrays())
    assert not report
    assert str(report).startswith("backward does not agree")
    for argument, comparison in report.items():
        assert bool(comparison.finding) == (argument == name)
    assert finding in report[name].finding
    assert finding in str(report).replace("\n" + " " * 10, "\n")


@pytest.mark.parametrize("seed", range(10))
def test_a_small_error_in_one_value_is_not_overlooked_nor_explained_away(seed: int) -> None:
    rng = np.random.default_rng(seed)

    def backward(grad_output: np.ndarray, *arguments: Any) -> Gradients:
        gradients = conv2d_backward(grad_output, *arguments)
        where = tuple(rng.integers(gradients.weight.shape))
        gradients.weight[where] += 1e-4 * abs(gradients.weight).max()
        return gradients

    finding = check_gradient(conv2d, backward, *arrays(seed).values())["weight"].finding
    assert finding.startswith("Wrong: 1 of 32 values, the first at [")
    assert not any(word in finding for word in ("times", "sign", "Flipped", "order", "shifted", "zero"))


def test_the_first_wrong_value_is_shown_beside_the_right_one() -> None:
    def backward(grad_output: np.ndarray, x: np.ndarray) -> np.ndarray:
        return grad_output * np.where(np.arange(4) < 2, 2, 7) * x

    finding = check_gradient(lambda x: x**2, backward, np.array([1.0, 0.0, 0.0, 3.0]))["x"].finding
    numeric = 6 * np.random.default_rng(0).standard_normal(4)[3]
    assert (
        f"1 of 4 values, the first at [3]: yours is {numeric * 3.5:.5g}, finite differences give {numeric:.5g}"
        in finding
    )


def test_forgetting_grad_output_is_named() -> None:
    report = check_gradient(np.sin, lambda grad_output, x: np.cos(x), np.array([1.0, 2.0, 3.0]))
    assert "It is right for a grad_output of ones" in str(report)


def test_an_operation_that_is_not_finite_is_named() -> None:
    with np.errstate(invalid="ignore", divide="ignore"):
        report = check_gradient(np.log, lambda grad_output, x: grad_output / x, np.array([1.0, 0.0]))
    assert "The operation itself is not finite near these arguments" in str(report)


def test_any_slope_between_the_two_sides_of_a_kink_is_right() -> None:
    def relu(x: np.ndarray) -> np.ndarray:
        return np.maximum(x, 0)

    at = np.array([-1.0, 0.0, 2.0])
    for slope in (0, 0.25, 1):
        report = check_gradient(relu, lambda g, x, s=slope: g * np.where(x == 0, s, x > 0), at)
        assert report
        assert report["x"].kinks == 1
        assert "right (1 at a kink" in str(report)
    assert not check_gradient(relu, lambda g, x: g * np.where(x == 0, 2, x > 0), at)
    assert not check_gradient(relu, lambda g, x: g * (x < 5), at)  # a slope of 1 at -1 is no kink's
    ties = np.zeros((1, 1, 4, 4))
    assert check_gradient(max_pool2d, max_pool2d_backward, ties, 2)["input"].kinks == 16


def test_only_arrays_of_floats_have_gradients() -> None:
    labels = np.array([2, 0])

    def pick(scores: np.ndarray, labels: np.ndarray, scale: float) -> np.ndarray:
        return scale * scores[np.arange(2), labels]

    def backward(grad_output: np.ndarray, scores: np.ndarray, labels: np.ndarray, scale: float) -> np.ndarray:
        gradient = np.zeros_like(scores)
        gradient[np.arange(2), labels] = scale * grad_output
        return gradient

    report = check_gradient(pick, backward, np.ones((2, 3), np.float32), labels, scale=2.0)
    assert report
    assert list(report) == ["scores"]
    assert report["scores"].analytic.dtype == np.float64  # the formula is checked, not its rounding


def test_gradients_may_come_as_a_tuple_by_order_with_none_for_no_gradient() -> None:
    def squared(prediction: np.ndarray, target: np.ndarray) -> np.float64:
        return ((prediction - target) ** 2).sum()

    pair = np.array([1.0, 2.0]), np.array([0.0, 5.0])
    report = check_gradient(squared, lambda g, p, t: (2 * g * (p - t), None), *pair)
    assert report
    assert list(report) == ["prediction"]
    assert check_gradient(squared, lambda g, p, t: (2 * g * (p - t), 2 * g * (t - p)), *pair)
    assert not check_gradient(squared, lambda g, p, t: (2 * g * (p - t), 2 * g * (p - t)), *pair)


def test_randomness_is_rewound_before_each_call() -> None:
    def dropout(x: np.ndarray, generator: np.random.Generator) -> np.ndarray:
        return x * (generator.random(x.shape) < 0.5)

    generator = np.random.default_rng(3)
    state = generator.bit_generator.state
    assert check_gradient(dropout, lambda grad, x, generator: dropout(grad, generator), np.ones(8), generator)
    assert generator.bit_generator.state == state
    unseeded = np.random.default_rng()
    with pytest.raises(ValueError, match="operation gives two results for the same arguments"):
        check_gradient(lambda x: dropout(x, unseeded), lambda g, x: g, np.ones(64))


def test_what_the_operation_updates_in_place_is_not_the_callers(rng: np.random.Generator) -> None:
    class Scaled(NamedTuple):
        input: np.ndarray

    def center(input: np.ndarray, running_mean: np.ndarray) -> np.ndarray:
        running_mean += input.mean()
        return input - input.mean()

    def backward(grad_output: np.ndarray, input: np.ndarray, running_mean: np.ndarray) -> Scaled:
        return Scaled(grad_output - grad_output.mean())

    mean = np.zeros(1)
    report = check_gradient(center, backward, rng.standard_normal(5), mean)
    assert report
    assert list(report) == ["input"]  # running_mean is an array of floats, but no field of the gradients
    assert mean == 0


def wrong_name(grad_output: np.ndarray, *arguments: Any) -> Any:
    return NamedTuple("Wrong", [("inputs", np.ndarray)])(grad_output)


def in_place(grad_output: np.ndarray, input: np.ndarray) -> np.ndarray:
    grad_output *= np.cos(input)
    return grad_output


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(
    ("arguments", "settings", "error", "message"),
    [
        ((np.sin, np.cos, np.ones(2, int)), {}, ValueError, "nothing to check: no argument is a NumPy array of floats"),
        ((np.sin, np.cos, [1.0, 2.0]), {}, ValueError, "nothing to check"),
        ((3, np.cos, np.ones(2)), {}, TypeError, "operation must be a function, got int"),
        ((np.sin, None, np.ones(2)), {}, TypeError, "backward must be a function, got NoneType"),
        ((np.sin, np.cos, np.ones(2)), {"tolerance": 0}, ValueError, "tolerance must lie between 0 and 1, got 0"),
        ((np.sin, np.cos, np.ones(2)), {"tolerance": "1e-6"}, TypeError, "tolerance must be a number, got '1e-6'"),
        ((np.sin, np.cos, np.ones(2)), {"rng": 3}, TypeError, "rng must be a numpy.random.Generator, got int"),
        ((np.argsort, np.cos, np.ones(2)), {}, DTypeError, "the output of operation must be float64, got int64"),
        (
            (lambda input: np.sin(input), in_place, np.ones(2)),
            {},
            ValueError,
            "in_place changes its argument grad_output",
        ),
        (
            (lambda input: np.sin(input), wrong_name, np.ones(2)),
            {},
            ValueError,
            "wrong_name returns a gradient of 'inputs', which operation was not called with; its arguments are input",
        ),
        (
            (lambda input, weight: input * weight, lambda g, x, w: g * w, np.ones(2), np.ones(2)),
            {},
            ValueError,
            "backward returns 1 gradients, but 2 arguments hold floats: input, weight",
        ),
    ],
)
def test_bad_arguments_of_check_gradient(arguments: Any, settings: Any, error: Any, message: str) -> None:
    with pytest.raises(error, match=f"^check_gradient: {message}"):
        check_gradient(*arguments, **settings)
