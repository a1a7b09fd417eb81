"""Whether a backward pass is right, and if not, what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from cnnedu.functional._diagnosis import explain_place, explain_shape, explain_values
from cnnedu.functional._gradient_call import Call, call_of, gradients_by_name, name_of
from cnnedu.functional._gradient_report import Comparison, GradientReport
from cnnedu.functional.gradient import STEP, Loss, numerical_gradient

__all__ = ["check_gradient"]


def check_gradient(
    operation: Callable[..., Any],
    backward: Callable[..., Any],
    /,
    *arguments: Any,
    tolerance: int | float = 1e-6,
    rng: np.random.Generator | None = None,
    **settings: Any,
) -> GradientReport:
    """Hold a backward pass against finite differences, and say what is wrong with it.

    Calls ``operation(*arguments, **settings)``, draws a random `grad_output` (with all ones, errors that cancel in
    a sum would hide), calls ``backward(grad_output, *arguments, **settings)`` and compares each gradient with
    `numerical_gradient` of the loss ``sum(grad_output * output)``. Use it as ``assert check_gradient(...)``.

    Parameters
    ----------
    operation : callable
        The forward pass. Of several results the first counts.
    backward : callable
        Its backward pass. It returns a NamedTuple whose fields are names of the operation's arguments; or one
        array, or a tuple of them in the order of the arguments that hold floats. None: no gradient.
    *arguments, **settings
        What both are called with. Arrays of floats are converted to float64, because it is the formula that is
        checked, not rounding; everything else, integers such as labels too, stays as it is. Nothing of it is
        modified. Keep arrays small: each number costs two calls. Random operations must be given their
        `numpy.random.Generator`, which is rewound before each call.
    tolerance : float
        Error allowed, relative to the largest value of each gradient (beyond what rounding explains). Right
        formulas reach 1e-9; wrong ones miss by 1e-2 and more.
    rng : numpy.random.Generator, optional
        What draws `grad_output`; seeded with 0 where omitted.

    Returns
    -------
    GradientReport
        True where every gradient is right. Printed, it names for each argument the first wrong value and, where
        it can be told for certain, the mistake: a factor, a sign, a flip, a transpose, a sum left out.
        ``report["weight"].numeric`` is what finite differences gave. Where the slope jumps (`relu` at 0, a tie in
        max-pooling), any slope between those of the two sides counts as right.

    Raises
    ------
    TypeError, ValueError
        `backward` returns something else, or changes its arguments, or the operation is not reproducible.

    Examples
    --------
    Someone forgot the 2 in the derivative of x²:

    >>> check_gradient(lambda x: x**2, lambda grad_output, x: grad_output * x, np.array([1.0, 2.0, 3.0]))
    backward does not agree with finite differences (tolerance 1e-06):
      x  Wrong: 3 of 3 values, the first at [0]: yours is 0.12573, finite differences give 0.25146.
         Every value is 0.5 times what it should be.
    """
    _check_arguments(operation, backward, tolerance, rng)
    call = call_of(operation, arguments, settings)
    if not call.floats:
        raise ValueError("check_gradient: nothing to check: no argument is a NumPy array of floats.")
    output = call.output()
    if not np.array_equal(output, call.output(), equal_nan=True):
        raise ValueError(
            "check_gradient: operation gives two results for the same arguments: if it is random, pass it a"
            " numpy.random.Generator."
        )
    grad_output = np.asarray((rng or np.random.default_rng(0)).standard_normal(output.shape))
    gradients = gradients_by_name(call, backward, grad_output)
    terms = (grad_output * output)[np.isfinite(output)]
    noise = np.finfo(np.float64).eps / STEP * float(np.linalg.norm(terms))  # of a difference of sums, over the step
    comparisons = {
        argument: _compare(call, argument, gradient, grad_output, float(tolerance), noise)
        for argument, gradient in gradients.items()
    }
    return GradientReport(name_of(backward), float(tolerance), comparisons)


def _check_arguments(operation: Any, backward: Any, tolerance: Any, rng: Any) -> None:
    for name, function in (("operation", operation), ("backward", backward)):
        if not callable(function):
            raise TypeError(f"check_gradient: {name} must be a function, got {type(function).__name__}.")
    if not isinstance(tolerance, int | float) or isinstance(tolerance, bool):
        raise TypeError(f"check_gradient: tolerance must be a number, got {tolerance!r}.")
    if not 0 < tolerance < 1:
        raise ValueError(f"check_gradient: tolerance must lie between 0 and 1, got {tolerance}.")
    if rng is not None and not isinstance(rng, np.random.Generator):
        raise TypeError(f"check_gradient: rng must be a numpy.random.Generator, got {type(rng).__name__}.")


def _compare(
    call: Call, argument: str, gradient: Any, grad_output: np.ndarray, tolerance: float, noise: float
) -> Comparison:
    """Measure one argument's gradient and hold the one that was computed against it."""

    def function(moved: np.ndarray) -> np.ndarray:
        return call.output({argument: moved})

    value = call.values[argument]
    numeric = numerical_gradient(function, value, grad_output)
    allowed = tolerance * float(np.abs(numeric[np.isfinite(numeric)]).max(initial=0)) + noise

    def close(ours: np.ndarray, theirs: np.ndarray) -> bool:
        with np.errstate(invalid="ignore"):
            return bool((np.abs(ours - theirs) <= allowed).all())

    if gradient is None:
        return Comparison(None, numeric, "None, though the operation was given this argument.", 0)
    analytic = np.asarray(gradient)
    if analytic.dtype.kind not in "iuf":
        return Comparison(analytic, numeric, f"It must hold numbers, got dtype {analytic.dtype}.", 0)
    if analytic.shape != value.shape:
        finding = f"The gradient has shape {analytic.shape}, but its argument has {value.shape}."
        others = [name for name in call.floats if call.values[name].shape == analytic.shape]
        order = f"That is the shape of {others[0]}: are the gradients in the arguments' order?" if others else ""
        return Comparison(analytic, numeric, _lines(finding, explain_shape(analytic, numeric, close) or order), 0)
    with np.errstate(invalid="ignore"):
        wrong = np.asarray(~(np.abs(analytic - numeric) <= allowed))
    kinks = _kinks(Loss("check_gradient", function, value, grad_output), wrong, analytic, allowed)
    wrong &= ~kinks
    explained = ""
    if wrong.any():
        explained = explain_values(analytic, numeric, grad_output.shape, close)
        if not explained and close(analytic, numerical_gradient(function, value, np.ones(grad_output.shape))):
            explained = "It is right for a grad_output of ones: multiply by the one that is given."
        explained = _lines(_first(analytic, numeric, wrong, allowed), explained or explain_place(wrong))
    return Comparison(analytic, numeric, explained, int(kinks.sum()))


def _first(analytic: np.ndarray, numeric: np.ndarray, wrong: np.ndarray, allowed: float) -> str:
    """Show the first wrong value beside the right one."""
    first = tuple(np.argwhere(wrong)[0].tolist())
    ours, theirs = (0.0 if abs(n[first]) <= allowed else float(n[first]) for n in (analytic, numeric))
    where = f" {wrong.sum()} of {wrong.size} values, the first at {list(first)}:" if first else ""
    return f"Wrong:{where} yours is {ours:.5g}, finite differences give {theirs:.5g}."


def _kinks(loss: Loss, wrong: np.ndarray, analytic: np.ndarray, allowed: float) -> np.ndarray:
    """Mark the seemingly wrong values where the slope jumps and any value between its two sides is a right one."""
    found = np.zeros(wrong.shape, bool)
    for index in np.ndindex(wrong.shape):
        if not wrong[index]:
            continue
        left, right = loss.neighbours(index)
        here = float(loss.point[index])
        low, high = sorted((loss.slope(index, left, here), loss.slope(index, here, right)))
        jumps = high - low > 0.01 * max(-low, high)  # the two sides of a smooth function differ by about h = 6e-6
        found[index] = jumps and low - allowed <= analytic[index] <= high + allowed
    return found


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))
