"""One batch normalisation's arguments, checked once: what forward and backward share."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from cnnedu.errors import ShapeError, format_shape
from cnnedu.functional._arguments import check_array, check_flag, check_float, check_same_shape
from cnnedu.functional._numbers import check_number
from cnnedu.functional._standardize import Moments

__all__ = ["FRACTIONS", "BatchNormalization", "check_per_channel"]

FRACTIONS = "dividing by a standard deviation leaves fractions"
_AXES = {2: ("n", "c"), 3: ("n", "c", "l"), 4: ("n", "c", "h", "w"), 5: ("n", "c", "d", "h", "w")}


def check_per_channel(operation: str, name: str, value: np.ndarray, c: int) -> None:
    """Refuse what is not one float per channel."""
    check_array(operation, name, value, ("c",))
    check_float(operation, name, value, FRACTIONS)
    check_same_shape(operation, name, value, (c,), "one number per channel")


@dataclass
class BatchNormalization:
    """The checked arguments of `operation`."""

    operation: str
    input: np.ndarray
    running_mean: np.ndarray | None
    running_var: np.ndarray | None
    weight: np.ndarray | None
    bias: np.ndarray | None
    training: bool
    momentum: int | float
    eps: int | float
    writes: bool = False  # to the running statistics

    def __post_init__(self) -> None:
        """Check every argument, in the order a reader would."""
        name = self.operation
        check_flag(name, "training", self.training)
        self._check_input()
        for argument in ("running_mean", "running_var", "weight", "bias"):
            value = getattr(self, argument)
            if value is not None:
                check_per_channel(name, argument, value, self.input.shape[1])
        self._check_running()
        if self.momentum is None:
            raise TypeError(
                f"{name}: momentum must be a number, got None. The plain average over all batches, which the layers"
                " BatchNorm1d to 3d call None, is momentum=1/t at the t-th batch."
            )
        check_number(name, "momentum", self.momentum, 0, 1)
        if check_number(name, "eps", self.eps, 0) == 0 and self.training:
            raise ValueError(f"{name}: eps must be positive in training, where a channel may be constant, got 0.")

    def _check_input(self) -> None:
        """Refuse axes without meaning, integers, and a batch that has no variance."""
        name, input = self.operation, self.input
        if isinstance(input, np.ndarray) and input.dtype.kind in "iuf" and input.ndim not in _AXES:
            allowed = ", ".join("(" + ", ".join(axes) + ")" for axes in _AXES.values())
            raise ShapeError(f"{name}: input must have the axes of one of {allowed}, got shape {input.shape}.")
        axes = _AXES.get(getattr(input, "ndim", 0), _AXES[4])
        check_array(name, "input", input, axes)
        check_float(name, "input", input, FRACTIONS)
        if self.training and input.size == input.shape[1]:
            raise ValueError(
                f"{name}: training needs more than one value per channel, got {format_shape(input.shape, axes)}:"
                " a single value has no variance."
            )

    def _check_running(self) -> None:
        """Refuse running statistics that are missing where they are read, or locked where they are written."""
        name, missing = self.operation, [self.running_mean is None, self.running_var is None]
        if not self.training and any(missing):
            raise ValueError(f"{name}: running_mean and running_var must be given unless training=True: they are used.")
        if any(missing) and not all(missing):
            raise ValueError(f"{name}: running_mean and running_var must be given both, or neither.")
        for argument in ("running_mean", "running_var") if self.writes and not any(missing) else ():
            if not getattr(self, argument).flags.writeable:
                raise ValueError(f"{name}: {argument} is read-only, but training updates it in place: give a copy.")

    @property
    def arrays(self) -> list[np.ndarray | None]:
        """The arrays that enter the result."""
        used = [self.input, self.weight, self.bias]
        return used if self.training else [*used, self.running_mean, self.running_var]

    def channels(self, array: np.ndarray) -> Float[np.ndarray, "n c l"]:
        """Return an array shaped as the input with its positions on one axis, in the dtype computed with."""
        dtype = np.result_type(np.float32, *[used.dtype for used in self.arrays if used is not None])
        n, c, *size = self.input.shape
        return np.ascontiguousarray(array, dtype).reshape(n, c, math.prod(size))

    @property
    def given(self) -> Moments | None:
        """The moments to standardise with, unless the batch's own are measured."""
        if self.training or self.running_mean is None or self.running_var is None:
            return None
        return Moments(self.running_mean.astype(np.float64), self.running_var.astype(np.float64))

    def update(self, batch: Moments) -> None:
        """Move the running statistics towards the batch's, in place; its variance as an unbiased estimate."""
        count = self.input.size // self.input.shape[1]
        if self.running_mean is None or self.running_var is None or count == 0:
            return
        targets = (self.running_mean, self.running_var)
        towards = (batch.mean, batch.var * (count / (count - 1)))
        news = [self.momentum * new + (1 - self.momentum) * old for old, new in zip(targets, towards, strict=True)]
        for old, new in zip(targets, news, strict=True):
            old[...] = new
