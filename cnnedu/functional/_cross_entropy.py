"""One cross-entropy's arguments, checked once, and how its terms are weighed: what forward and backward share."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from jaxtyping import Float, Int

from cnnedu.errors import ShapeError, check_choice
from cnnedu.functional._arguments import at_least, check_array, check_float, check_same_shape
from cnnedu.functional._numbers import check_floats, check_number, check_numbers

__all__ = ["CrossEntropy", "check_loss_gradient", "reduce_loss"]

_FRACTIONS = "a loss is a fraction"


def check_loss_gradient(operation: str, grad_output: Any, shape: tuple[int, ...]) -> np.ndarray:
    """Return the gradient of a loss, a plain number where the loss is one, as an array."""
    if shape == () and not isinstance(grad_output, np.ndarray):
        return np.asarray(check_number(operation, "grad_output", grad_output))
    array = check_numbers(operation, "grad_output", grad_output)
    check_same_shape(operation, "grad_output", array, shape, "that of the loss")
    return array


def reduce_loss(losses: np.ndarray, reduction: str, total: float | None = None) -> np.ndarray:
    """Return the losses, their sum, or that divided by their total weight, which is their number by default."""
    if reduction == "none":
        return losses
    added = losses.sum(dtype=np.float64)
    count = losses.size if total is None else total
    return np.asarray(added if reduction == "sum" else added / np.float64(count))


@dataclass
class CrossEntropy:
    """The checked arguments of `operation`, with the classes on axis 1 of arrays (n, classes, positions)."""

    operation: str
    input: np.ndarray
    target: np.ndarray
    weight: np.ndarray | None
    ignore_index: int
    reduction: str
    label_smoothing: int | float
    scores: Float[np.ndarray, "n classes positions"] = field(init=False)
    by_index: bool = field(init=False)

    def __post_init__(self) -> None:
        """Check every argument, in the order a reader would."""
        name = self.operation
        self._check_arrays()
        check_choice(name, "reduction", self.reduction, ["none", "mean", "sum"])
        self.ignore_index = at_least(name, "ignore_index", self.ignore_index, -(2**31))
        check_number(name, "label_smoothing", self.label_smoothing, 0, 1)
        if not self.by_index and self.ignore_index >= 0:
            raise ValueError(
                f"{name}: ignore_index belongs to targets that are class indices; with probabilities, which may all"
                f" be zero, it has no meaning: got {self.ignore_index}."
            )
        dtype = np.result_type(np.float32, *[array.dtype for array in self.arrays])
        n = 1 if self.input.ndim == 1 else len(self.input)
        positions = math.prod(self.input.shape[2:])
        self.scores = np.ascontiguousarray(self.input, dtype).reshape(n, self.classes, positions)
        if self.by_index:
            self._check_indices()

    def _check_arrays(self) -> None:
        """Refuse shapes and dtypes that do not fit together."""
        name, input, target = self.operation, self.input, self.target
        check_floats(name, "input", input, "scores are compared as exponentials")
        if input.ndim == 0 or input.shape[min(1, input.ndim - 1)] == 0:
            raise ShapeError(
                f"{name}: input must have the axes (classes), (n, classes) or (n, classes, ...), with a class at least,"
                f" got shape {input.shape}."
            )
        check_numbers(name, "target", target)
        self.by_index = target.shape != input.shape
        if not self.by_index:
            check_float(name, "target", target, "in the input's shape it holds probabilities; class indices have one")
        elif target.shape != self.loss_shape:
            raise ShapeError(
                f"{name}: target must have shape {self.loss_shape} to hold class indices, or {input.shape} to hold"
                f" probabilities, as the input has shape {input.shape}; got {target.shape}."
            )
        elif target.dtype.kind == "f":
            raise TypeError(
                f"{name}: target must hold integers, the indices of classes, got dtype {target.dtype}; probabilities"
                f" have the input's shape {input.shape}."
            )
        if self.weight is not None:
            check_array(name, "weight", self.weight, ("classes",))
            check_float(name, "weight", self.weight, _FRACTIONS)
            check_same_shape(name, "weight", self.weight, (self.classes,), "one number per class")

    def _check_indices(self) -> None:
        """Refuse an index that names no class and is not the ignored one."""
        wrong = ((self.target < 0) | (self.target >= self.classes)) & (self.target != self.ignore_index)
        if wrong.any():
            position = tuple(int(axis[0]) for axis in np.nonzero(np.atleast_1d(wrong)))
            where = f" at {position[0] if len(position) == 1 else position}" if self.target.ndim else ""
            raise ValueError(
                f"{self.operation}: target holds class {int(self.target[wrong].flat[0])}{where}, but the input has"
                f" {self.classes} classes: 0 to {self.classes - 1} are allowed, and ignore_index={self.ignore_index}."
            )

    @property
    def classes(self) -> int:
        """The number of classes."""
        return int(self.input.shape[min(1, self.input.ndim - 1)])

    @property
    def loss_shape(self) -> tuple[int, ...]:
        """The shape of the losses before they are reduced: the input's without its classes."""
        return () if self.input.ndim == 1 else (self.input.shape[0], *self.input.shape[2:])

    @property
    def arrays(self) -> list[np.ndarray]:
        """The arrays whose dtype the loss takes."""
        optional = [] if self.weight is None else [self.weight]
        return [self.input, *optional] if self.by_index else [self.input, self.target, *optional]

    @property
    def class_weight(self) -> Float[np.ndarray, "classes 1"]:
        """One weight per class, ones by default."""
        weight = np.ones(self.classes) if self.weight is None else self.weight
        return weight.astype(self.scores.dtype)[:, None]

    def indices(self) -> tuple[Int[np.ndarray, "n 1 positions"], np.ndarray]:
        """Return the class of each position, zero where it is ignored, and which are not ignored."""
        n, _, positions = self.scores.shape
        target = self.target.reshape(n, 1, positions)
        kept = target != self.ignore_index
        return np.where(kept, target, 0).astype(np.intp), kept

    def share_of(self, grad_output: np.ndarray) -> Float[np.ndarray, "n 1 positions"]:
        """Return the gradient of each position's loss before the reduction: nothing where it is ignored."""
        n, _, positions = self.scores.shape
        share = grad_output / np.float64(self.total()) if self.reduction == "mean" else grad_output
        grad = np.broadcast_to(share, self.loss_shape).reshape(n, 1, positions).astype(self.scores.dtype)
        return np.where(self.indices()[1], grad, 0) if self.by_index else grad

    def target_weights(self) -> Float[np.ndarray, "n classes positions"]:
        """Return what each log-probability enters the loss with: smoothed target times class weight."""
        share = self.label_smoothing / self.classes
        if not self.by_index:
            probabilities = self.target.astype(self.scores.dtype).reshape(self.scores.shape)
            return np.asarray((probabilities * (1 - self.label_smoothing) + share) * self.class_weight)
        smoothed = np.full_like(self.scores, share)
        np.put_along_axis(smoothed, self.indices()[0], 1 - self.label_smoothing + share, axis=1)
        if self.weight is not None:
            smoothed *= self.class_weight
        return smoothed

    def total(self) -> float:
        """Return what the mean divides by: class weights of the targets, or with probabilities their number."""
        n, _, positions = self.scores.shape
        if not self.by_index:
            return float(n * positions)
        index, kept = self.indices()
        return float((self.class_weight[:, 0][index] * kept).sum(dtype=np.float64))
