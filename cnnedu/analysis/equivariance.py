"""Equivariance: shift the input and the output shifts with it. Where that is true, and where it breaks.

A function f is *equivariant* to a shift when f(shift(x)) = shift(f(x)): what it finds moves as the picture moves. (It
is *invariant* when f(shift(x)) = f(x): another claim, and one that a convolution does not make.) A convolution applies
the same weights everywhere, so it is equivariant, up to two things: the border, which does not move, and a stride s,
which looks at every s-th position only and so keeps shifts by multiples of s alone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

import numpy as np
from jaxtyping import Float, Shaped

from cnnedu.errors import DTypeError, ShapeError, check_choice
from cnnedu.functional._arguments import at_least

__all__ = ["EquivarianceReport", "equivariance_error"]

Boundary = Literal["circular", "zero"]
AXES = {1: ("right",), 2: ("down", "right"), 3: ("deep", "down", "right")}


@dataclass(frozen=True, eq=False, repr=False)
class EquivarianceReport:
    """How far fn(shift(x)) is from shift(fn(x)).

    Attributes
    ----------
    map : array, one axis per spatial axis of the output
        At each output position the largest difference over batch and channels; NaN where nothing is compared.
    scale : float
        The largest number in the two outputs, in absolute value.
    shift, output_shift : tuple of int
        In input pixels and in output positions.
    stride : tuple of Fraction
        Input pixels per output position.
    boundary : str
        "circular" or "zero".
    eps : float
        The rounding of the output's dtype; 0 for integers.
    """

    map: Float[np.ndarray, "*out"]
    scale: float
    shift: tuple[int, ...]
    output_shift: tuple[int, ...]
    stride: tuple[Fraction, ...]
    boundary: Boundary
    eps: float

    @property
    def max(self) -> float:
        """The largest difference."""
        return float(np.nanmax(self.map))

    @property
    def mean(self) -> float:
        """The mean of the map, over the positions that are compared."""
        return float(np.nanmean(self.map))

    @property
    def relative(self) -> float:
        """The largest difference as a fraction of the largest output; 0 where all outputs are 0."""
        return self.max / self.scale if self.scale else 0.0

    @property
    def holds(self) -> bool:
        """Whether there is no difference but what rounding makes."""
        return self.relative <= 64 * self.eps

    def inside(self, margin: int | Sequence[int]) -> EquivarianceReport:
        """Leave out the positions nearer than `margin` to the border, in the output before the shift or after it.

        Parameters
        ----------
        margin : int, or one per axis
            In output positions. For k×k convolutions at stride 1, each adds (k − 1)/2 to the margin that it takes.

        Raises
        ------
        ShapeError
            The margin leaves no position.
        """
        name, rank, size = "EquivarianceReport.inside", self.map.ndim, "×".join(map(str, self.map.shape))
        margins = tuple(margin) if isinstance(margin, Sequence) else (margin,) * rank
        if len(margins) != rank:
            raise ValueError(f"{name}: margin must be an integer or {rank} of them, got {margin!r}.")
        kept = np.ones(self.map.shape, bool)
        for axis, (each, step) in enumerate(zip(margins, self.output_shift, strict=True)):
            n, rim = self.map.shape[axis], at_least(name, "margin", each, 0)
            after = np.arange(n)
            before = (after - step) % n  # where the position was; under "zero" the others are NaN already
            far = (np.minimum(after, before) >= rim) & (np.maximum(after, before) < n - rim)
            kept &= far.reshape([-1 if axis == other else 1 for other in range(rank)])
        if not kept[np.isfinite(self.map)].any():
            raise ShapeError(f"{name}: margin {margin} leaves nothing of {size} positions: use a larger input.")
        return EquivarianceReport(**{**vars(self), "map": np.where(kept, self.map, np.nan)})

    def __repr__(self) -> str:
        compared, size = int(np.isfinite(self.map).sum()), "×".join(map(str, self.map.shape))
        moved = ", ".join(f"{n} {side}" for n, side in zip(self.shift, AXES[self.map.ndim], strict=True))
        how = "round the border" if self.boundary == "circular" else "zeros coming in"
        where = f"{compared} of {size} positions" if compared < self.map.size else f"{size} positions"
        if self.max == 0:
            return f"Equivariant: shifted by {moved}, {how}, the outputs are equal at all {where} compared."
        if self.holds:
            return f"Equivariant up to rounding ({self.max:.1e}): shifted by {moved}, {how}, {where} compared."
        wrong = int(np.nansum(self.map > 64 * self.eps * self.scale))
        return (
            f"Not equivariant: shifted by {moved}, {how}, {wrong} of the {compared} positions compared differ, by"
            f" {self.max:.3g} at most, {self.relative:.2%} of the largest output."
        )


def equivariance_error(
    fn: Callable[[Any], Any],
    x: Any,
    shift: Sequence[int],
    boundary: Boundary = "circular",
    stride: int | Fraction | Sequence[int | Fraction] | None = None,
) -> EquivarianceReport:
    """Measure how far ``fn(shift(x))`` is from ``shift(fn(x))``, position by position.

    Parameters
    ----------
    fn : callable
        From an array to an array, or from a tensor to a tensor: a module (run in evaluation mode, without gradients,
        and left as it was), a function of `cnnedu.functional` with its weights filled in.
    x : NumPy array or torch tensor, (..., h, w)
        As `fn` takes it. As many of its last axes are spatial as `shift` has numbers: (h, w), (c, h, w) or
        (n, c, h, w) with two, (n, c, t) with one. So are those of the output.
    shift : tuple of int
        Pixels (down, right), negative for up and left; one number for a signal, three for a volume.
    boundary : "circular" or "zero"
        What leaves on one side comes back on the other, and every output position is compared. Or zeros come in, and
        the positions are compared that stand inside the output both before and after its shift: not the strip that
        the output's shift uncovers.
    stride : int or Fraction, or one per spatial axis, optional
        Input pixels per output position; 1/2 for an output twice as large. Where omitted, it is read off the sizes: 1
        where they are equal or the output is less than a third smaller, else their ratio, which must then be whole.

    Returns
    -------
    EquivarianceReport
        With `.map`, `.max`, `.mean`, `.relative`, `.inside(margin)`; it prints as a sentence.

    Raises
    ------
    ValueError
        The shift is no multiple of the stride: the output would have to move by a part of a position.
    ShapeError, TypeError
        Axes that do not fit, a stride that the sizes do not tell, an output that is no array.

    Examples
    --------
    A convolution moves with its input, if both go round the border; zero padding does not move:

    >>> from cnnedu.functional import conv2d, max_pool2d, pad
    >>> x, weight = np.arange(64.0).reshape(1, 1, 8, 8) % 7, np.arange(9.0).reshape(1, 1, 3, 3)
    >>> equivariance_error(lambda x: conv2d(pad(x, (1, 1, 1, 1), mode="circular"), weight), x, (2, 1))
    Equivariant: shifted by 2 down, 1 right, round the border, the outputs are equal at all 8×8 positions compared.
    >>> error = equivariance_error(lambda x: conv2d(x, weight, padding=1), x, (2, 1))
    >>> error
    Not equivariant: shifted by 2 down, 1 right, round the border, 44 of the 64 positions compared differ, ...
    >>> error.inside(1).max
    0.0

    With stride 2 the output can follow every second shift only:

    >>> equivariance_error(lambda x: max_pool2d(x, 2), x, (2, 4)).max
    0.0
    >>> equivariance_error(lambda x: max_pool2d(x, 2), x, (1, 0))
    Traceback (most recent call last):
    ...
    ValueError: equivariance_error: shift (1, 0) is no multiple of the stride (2, 2): ...
    """
    name = "equivariance_error"
    check_choice(name, "boundary", boundary, ("circular", "zero"))
    steps = _checked_shift(x, shift, boundary)
    with _without_gradients(fn, x):
        plain, moved = _as_array("fn(x)", fn(x)), _as_array("fn(shift(x))", fn(_shifted(x, steps, boundary)))
    size, out = tuple(x.shape[-len(steps) :]), plain.shape[-len(steps) :]
    if plain.shape != moved.shape or plain.ndim < len(steps):
        raise ShapeError(
            f"{name}: fn must return an array with {len(steps)} spatial axes, of the same shape each time, got shapes"
            f" {plain.shape} and {moved.shape}."
        )
    strides = _strides(size, out, stride)
    output_steps = _output_shift(steps, strides)
    wide = np.promote_types(plain.dtype, np.float64)
    differences = np.abs(moved.astype(wide) - _shifted(plain, output_steps, boundary).astype(wide))
    largest = differences.reshape(-1, *out).max(axis=0)
    if boundary == "zero":
        _overwrite(largest, output_steps, np.nan)
    if not np.isfinite(largest).any():
        raise ShapeError(f"{name}: shift {steps} moves the whole output of size {out} out of sight: use a smaller one.")
    scale = float(max(np.abs(plain).max(initial=0), np.abs(moved).max(initial=0)))
    eps = float(np.finfo(plain.dtype).eps) if plain.dtype.kind in "fc" else 0.0
    return EquivarianceReport(largest, scale, steps, output_steps, strides, boundary, eps)


def _checked_shift(x: Any, shift: Any, boundary: str) -> tuple[int, ...]:
    name = "equivariance_error"
    if not isinstance(x, np.ndarray) and not hasattr(x, "detach"):
        raise DTypeError(f"{name}: x must be a NumPy array or a torch tensor, got {type(x).__name__}.")
    if not isinstance(shift, tuple | list) or len(shift) not in AXES:
        raise TypeError(f"{name}: shift must be a pair (down, right), or one number per spatial axis, got {shift!r}.")
    steps = tuple(at_least(name, "shift", step, -(2**31)) for step in shift)
    if x.ndim < len(steps):
        raise ShapeError(f"{name}: x must have at least {len(steps)} axes for shift {steps}, got {tuple(x.shape)}.")
    if boundary == "zero" and any(abs(step) >= n for step, n in zip(steps, x.shape[-len(steps) :], strict=True)):
        raise ShapeError(f"{name}: shift {steps} moves all of x, of shape {tuple(x.shape)}, out of sight.")
    return steps


def _shifted(x: Any, steps: Sequence[int], boundary: str) -> Any:
    """Return an array or a tensor with its last axes shifted."""
    axes = tuple(range(-len(steps), 0))
    moved = np.roll(x, steps, axes) if isinstance(x, np.ndarray) else x.roll(tuple(steps), axes)
    if boundary == "zero":
        _overwrite(moved, steps, 0)
    return moved


def _overwrite(x: Any, steps: Sequence[int], value: float) -> None:
    """Write a number over what came in from outside when the last axes were shifted."""
    for axis, step in enumerate(steps, -len(steps)):
        strip = slice(0, step) if step >= 0 else slice(step, None)
        x[(..., strip, *(slice(None),) * (-axis - 1))] = value


@contextlib.contextmanager
def _without_gradients(fn: Any, x: Any) -> Iterator[None]:
    """Run torch without recording, and a module in evaluation mode; do nothing for NumPy."""
    if isinstance(x, np.ndarray):
        yield
        return
    import torch

    from cnnedu.analysis._unchanged import in_evaluation

    with torch.no_grad(), in_evaluation(fn) if isinstance(fn, torch.nn.Module) else contextlib.nullcontext():
        yield


def _as_array(what: str, output: Any) -> Shaped[np.ndarray, "*shape"]:
    if hasattr(output, "detach"):
        if output.is_meta:
            raise DTypeError(f"equivariance_error: {what} is on the meta device and has no numbers to compare.")
        short = output.dtype.is_floating_point and output.element_size() < 4
        output = (output.float() if short else output).detach().cpu().numpy()
    if not isinstance(output, np.ndarray):
        raise DTypeError(f"equivariance_error: {what} must be one array or tensor, got {type(output).__name__}.")
    if not np.isfinite(output).all():
        raise ValueError(f"equivariance_error: {what} must be finite, it holds NaN or infinity.")
    return output


def _strides(size: Sequence[int], out: Sequence[int], stride: Any) -> tuple[Fraction, ...]:
    """Return input pixels per output position, as given or as the sizes tell."""
    name, rank = "equivariance_error", len(size)
    if stride is None:
        return tuple(_inferred(n, m) for n, m in zip(size, out, strict=True))
    given = tuple(stride) if isinstance(stride, Sequence) else (stride,) * rank
    if len(given) != rank or not all(isinstance(each, int | Fraction) and each > 0 for each in given):
        raise ValueError(f"{name}: stride must be a positive integer or fraction, or {rank} of them, got {stride!r}.")
    return tuple(map(Fraction, given))


def _inferred(n: int, m: int) -> Fraction:
    if n % m == 0 or m % n == 0:
        return Fraction(n, m)
    if 2 * n < 3 * m and 2 * m < 3 * n:
        return Fraction(1)
    raise ShapeError(
        f"equivariance_error: sizes {n} of the input and {m} of the output do not tell the stride: give it as stride=…"
    )


def _output_shift(steps: Sequence[int], strides: Sequence[Fraction]) -> tuple[int, ...]:
    exact = [step / stride for step, stride in zip(steps, strides, strict=True)]
    if all(step.denominator == 1 for step in exact):
        return tuple(map(int, exact))
    shown = "(" + ", ".join(map(str, strides)) + ("," if len(strides) == 1 else "") + ")"
    near = tuple(
        stride.numerator * max(1, round(abs(step) / stride.numerator)) * (1 if step > 0 else -1) if step else 0
        for step, stride in zip(steps, strides, strict=True)
    )
    raise ValueError(
        f"equivariance_error: shift {tuple(steps)} is no multiple of the stride {shown}: the output would have to move"
        f" by a part of a position. Equivariance is claimed for multiples of the stride only, for example {near}."
    )
