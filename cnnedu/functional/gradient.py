"""What a backward pass returns, and how to measure a gradient without one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Float

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional._arguments import check_same_shape
from cnnedu.functional._numbers import check_numbers

__all__ = ["STEP", "Gradients", "InputGradient", "Loss", "numerical_gradient"]

STEP = float(np.finfo(np.float64).eps) ** (1 / 3)  # 6.1e-6, the cube root of float64's relative spacing


class Gradients(NamedTuple):
    """Gradients of a scalar loss, each in the shape of its argument; `bias` is None where there was no bias."""

    input: np.ndarray
    weight: np.ndarray
    bias: np.ndarray | None


class InputGradient(NamedTuple):
    """Gradient of a scalar loss with respect to the input of an operation that has nothing to learn."""

    input: np.ndarray


def numerical_gradient(
    function: Callable[[np.ndarray], Any],
    value: Float[np.ndarray, "*shape"],
    grad_output: Float[np.ndarray, "*out"] | None = None,
    step: int | float = STEP,
) -> Float[np.ndarray, "*shape"]:
    r"""Measure a gradient by moving one number at a time, a little up and a little down.

    .. math:: \frac{\partial L}{\partial x_i} \approx \frac{L(x + h e_i) - L(x - h e_i)}{2h},
              \qquad L(x) = \langle \text{grad\_output}, \text{function}(x) \rangle

    Two errors pull at h. Cutting the Taylor series off after the slope costs about h² (one-sided differences cost
    h: hence two sides); rounding costs about ε / h, because the two losses agree in nearly all their digits and
    their difference keeps the rest. The sum is smallest near h = ε^(1/3), 6e-6 in float64, and leaves about ten
    correct digits. In float32 it would leave four, which is why `value` must hold float64.

    Parameters
    ----------
    function : callable
        Takes an array shaped as `value` and returns a number; or, where `grad_output` is given, an array.
    value : array of float64, any shape
        Where to measure; it is not modified. Every number in it costs two calls of `function`: keep it small.
    grad_output : array, shaped as what `function` returns, optional
        Gradient of a loss with respect to each output, as a backward pass receives it.
    step : float
        h for numbers up to 1 in size; larger ones are moved in proportion, as their spacing grows with them.

    Returns
    -------
    array, shaped as `value`
        At a kink (`relu` at 0, a tie in max-pooling) the mean of the slopes on its two sides.

    Raises
    ------
    DTypeError
        `value` or what `function` returns is not float64.
    ShapeError
        `function` returns more than one number and there is no `grad_output` of that shape to weigh them by.
    ValueError, TypeError
        `step` is no positive number.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), *Deep Learning*, section 11.5.

    Examples
    --------
    The slope of x³ is 3x²:

    >>> numerical_gradient(lambda x: (x**3).sum(), np.array([1.0, 2.0, -3.0])).round(6)
    array([ 3., 12., 27.])
    """
    name = "numerical_gradient"
    check_numbers(name, "value", value)
    check_float64(name, "value", value.dtype)
    if not isinstance(step, int | float | np.floating) or isinstance(step, bool):
        raise TypeError(f"{name}: step must be a number, got {step!r} ({type(step).__name__}).")
    if not 0 < step < np.inf:
        raise ValueError(f"{name}: step must be positive, got {step}.")
    loss = Loss(name, function, np.array(value, np.float64), grad_output)
    gradient = np.empty(value.shape)
    for index in np.ndindex(value.shape):
        left, right = loss.neighbours(index, step)
        gradient[index] = loss.slope(index, left, right)
    return gradient


@dataclass
class Loss:
    """The sum of `function`'s outputs, weighted by `grad_output`, as each number of `point` moves."""

    operation: str
    function: Callable[[np.ndarray], Any]
    point: np.ndarray
    grad_output: np.ndarray | None

    def neighbours(self, index: tuple[int, ...], step: float = STEP) -> tuple[float, float]:
        """Return the number at `index` a little smaller and a little larger."""
        here = float(self.point[index])
        h = step * max(1.0, abs(here))
        return here - h, here + h

    def slope(self, index: tuple[int, ...], left: float, right: float) -> float:
        """Return the mean slope between two values of one number.

        Outputs are subtracted before they are summed: those that do not depend on the number cancel exactly.
        And the run is what was really stepped, right - left, not the 2h that rounding may have changed.
        """
        with np.errstate(invalid="ignore"):  # inf - inf is NaN, and that is the answer
            rise = self._outputs(index, right) - self._outputs(index, left)
            weighted = rise if self.grad_output is None else self.grad_output * rise
        return float(weighted.sum() / (right - left))

    def _outputs(self, index: tuple[int, ...], number: float) -> np.ndarray:
        """Return what the function makes of the point with one number replaced: in a copy, which it may spoil."""
        moved = self.point.copy()
        moved[index] = number
        outputs = np.array(self.function(moved))  # a copy again: the function may return its argument
        check_float64(self.operation, "what function returns", outputs.dtype)
        if self.grad_output is None and outputs.size != 1:
            raise ShapeError(
                f"{self.operation}: function must return one number, got shape {outputs.shape}: sum it, or give"
                f" grad_output, one weight for each."
            )
        if self.grad_output is not None:
            check_numbers(self.operation, "grad_output", self.grad_output)
            check_same_shape(
                self.operation, "grad_output", self.grad_output, outputs.shape, "that of what function returns"
            )
        return outputs


def check_float64(operation: str, name: str, dtype: np.dtype) -> None:
    """Refuse what has too few digits to be subtracted from its neighbour."""
    if dtype.newbyteorder("=") != np.float64:
        raise DTypeError(
            f"{operation}: {name} must be float64, got {dtype}: the difference of two nearly equal numbers keeps"
            f" only the digits in which they differ. Use .astype(np.float64)."
        )
