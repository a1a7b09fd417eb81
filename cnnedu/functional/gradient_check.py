"""Whether a backward pass is right, and if not, what is wrong with it."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from cnnedu.functional._diagnosis import explain_shape, explain_values
from cnnedu.functional.gradient import STEP, Loss, check_float64, numerical_gradient

__all__ = ["Comparison", "GradientReport", "check_gradient"]


class Comparison(NamedTuple):
    """One argument's gradient beside finite differences; `finding` says what is wrong and is empty where nothing is.

    `kinks` counts the values where the slope differs on the two sides and the gradient lies between them.
    """

    analytic: np.ndarray | None
    numeric: np.ndarray
    finding: str
    kinks: int


@dataclass(frozen=True)
class GradientReport(Mapping[str, Comparison]):
    """What `check_gradient` found: true where every gradient is right, and printed, it says what is wrong."""

    backward: str
    tolerance: float
    comparisons: dict[str, Comparison]

    def __bool__(self) -> bool:
        return not any(comparison.finding for comparison in self.comparisons.values())

    def __getitem__(self, argument: str) -> Comparison:
        return self.comparisons[argument]

    def __iter__(self) -> Iterator[str]:
        return iter(self.comparisons)

    def __len__(self) -> int:
        return len(self.comparisons)

    def __repr__(self) -> str:
        verdict = "agrees" if self else "does not agree"
        lines = [f"{self.backward} {verdict} with finite differences (tolerance {self.tolerance:g}):"]
        width = max(map(len, self.comparisons), default=0)
        for argument, comparison in self.comparisons.items():
            kinks = f" ({comparison.kinks} at a kink: any slope between its two sides is right)"
            text = comparison.finding or f"right{kinks if comparison.kinks else ''}"
            lines.append(f"  {argument.ljust(width)}  " + text.replace("\n", "\n" + " " * (width + 4)))
        return "\n".join(lines)


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
    name = "check_gradient"
    if not 0 < tolerance < 1:
        raise ValueError(f"{name}: tolerance must lie between 0 and 1, got {tolerance}.")
    call = _Call(operation, _named(operation, arguments, settings), len(arguments))
    output = call.output()
    if not np.array_equal(output, call.output(), equal_nan=True):
        raise ValueError(f"{name}: two calls of operation with the same arguments differ: give it a seeded generator.")
    grad_output = np.asarray((rng or np.random.default_rng(0)).standard_normal(output.shape))
    gradients = _gradients(call, backward, grad_output)
    noise = np.finfo(np.float64).eps / STEP * float(np.linalg.norm((grad_output * output).ravel()))
    comparisons = {
        argument: _compare(call, argument, gradient, grad_output, float(tolerance), noise)
        for argument, gradient in gradients.items()
    }
    return GradientReport(_name(backward), float(tolerance), comparisons)


@dataclass
class _Call:
    """An operation and the arguments it is called with, by name; the first few are passed by position."""

    operation: Callable[..., Any]
    values: dict[str, Any]
    positional: int

    def arguments(self, **changed: Any) -> tuple[list[Any], dict[str, Any]]:
        """Return fresh copies of the arguments: arrays are never the caller's, generators start over."""
        values = {**self.values, **changed}
        fresh = {
            name: copy.deepcopy(value) if isinstance(value, np.ndarray | np.random.Generator) else value
            for name, value in values.items()
        }
        names = list(fresh)
        return [fresh[n] for n in names[: self.positional]], {n: fresh[n] for n in names[self.positional :]}

    def output(self, **changed: Any) -> np.ndarray:
        """Return what the operation makes of its arguments, some of them changed."""
        positional, named = self.arguments(**changed)
        output = self.operation(*positional, **named)
        first = np.asarray(output[0] if isinstance(output, tuple) else output)
        check_float64("check_gradient", "the output of operation", first.dtype)
        return first

    @property
    def floats(self) -> list[str]:
        """The arguments that have a gradient."""
        return [n for n, v in self.values.items() if isinstance(v, np.ndarray) and v.dtype.kind == "f"]


def _named(operation: Callable[..., Any], arguments: tuple[Any, ...], settings: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments by the operation's own names, floats as float64."""
    try:
        parameters = inspect.signature(operation).parameters.values()
    except ValueError:  # a function written in C may not tell its names
        parameters = {}.values()
    names = [p.name for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    names += [f"argument {place}" for place in range(len(names), len(arguments))]
    values = {**dict(zip(names, arguments, strict=False)), **settings}
    return {
        name: value.astype(np.float64) if isinstance(value, np.ndarray) and value.dtype.kind == "f" else value
        for name, value in values.items()
    }


def _gradients(call: _Call, backward: Callable[..., Any], grad_output: np.ndarray) -> dict[str, Any]:
    """Call `backward` and return its gradients by the name of their argument."""
    positional, named = call.arguments()
    given = grad_output.copy()
    returned = backward(given, *positional, **named)
    after = dict(zip(call.values, positional, strict=False)) | named
    changed = [n for n in call.floats if not np.array_equal(after[n], call.values[n], equal_nan=True)]
    if not np.array_equal(given, grad_output):
        changed.insert(0, "grad_output")
    if changed:
        raise ValueError(
            f"check_gradient: {_name(backward)} changes its argument {changed[0]}, which its caller still needs:"
            f" work on a copy."
        )
    if hasattr(returned, "_asdict"):
        by_name: dict[str, Any] = returned._asdict()
        if unknown := [field for field in by_name if field not in call.values and by_name[field] is not None]:
            raise ValueError(
                f"check_gradient: {_name(backward)} returns a gradient of {unknown[0]!r}, which operation was not"
                f" called with; its arguments are {', '.join(call.values)}."
            )
        return {name: by_name.get(name) for name in call.floats if name in by_name}
    several = returned if isinstance(returned, tuple | list) else (returned,)
    if len(several) != len(call.floats):
        raise ValueError(
            f"check_gradient: {_name(backward)} returns {len(several)} gradients, but {len(call.floats)} arguments"
            f" hold floats: {', '.join(call.floats)}. Return None where there is no gradient, or a NamedTuple."
        )
    return {name: gradient for name, gradient in zip(call.floats, several, strict=True) if gradient is not None}


def _compare(
    call: _Call, argument: str, gradient: Any, grad_output: np.ndarray, tolerance: float, noise: float
) -> Comparison:
    """Measure one argument's gradient and hold the one that was computed against it."""

    def function(moved: np.ndarray) -> np.ndarray:
        return call.output(**{argument: moved})

    value = call.values[argument]
    numeric = numerical_gradient(function, value, grad_output)
    allowed = tolerance * float(np.abs(numeric[np.isfinite(numeric)]).max(initial=0)) + noise

    def close(ours: np.ndarray, theirs: np.ndarray) -> bool:
        return bool((np.abs(ours - theirs) <= allowed).all())

    if gradient is None:
        return Comparison(None, numeric, "None, though the operation was given this argument.", 0)
    analytic = np.asarray(gradient)
    if analytic.dtype.kind not in "iuf":
        return Comparison(analytic, numeric, f"must hold numbers, got dtype {analytic.dtype}.", 0)
    if analytic.shape != value.shape:
        finding = f"The gradient has shape {analytic.shape}, but its argument has {value.shape}."
        return Comparison(analytic, numeric, _lines(finding, explain_shape(analytic, numeric, close)), 0)
    with np.errstate(invalid="ignore"):
        wrong = np.asarray(~(np.abs(analytic - numeric) <= allowed))
    kinks = _kinks(Loss("check_gradient", function, value, grad_output), wrong, analytic, allowed)
    wrong &= ~kinks
    if not wrong.any():
        return Comparison(analytic, numeric, "", int(kinks.sum()))
    first = tuple(np.argwhere(wrong)[0].tolist())
    ours, theirs = (0.0 if abs(n[first]) <= allowed else float(n[first]) for n in (analytic, numeric))
    where = f" {wrong.sum()} of {wrong.size} values, the first at {list(first)}:" if first else ""
    finding = f"Wrong:{where} yours is {ours:.5g}, finite differences give {theirs:.5g}."
    explained = explain_values(analytic, numeric, wrong, grad_output.shape, close)
    return Comparison(analytic, numeric, _lines(finding, explained), int(kinks.sum()))


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


def _name(function: Callable[..., Any]) -> str:
    name: str = getattr(function, "__name__", "backward")
    return "backward" if name == "<lambda>" else name
