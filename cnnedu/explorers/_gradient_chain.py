"""The chain that `GradientExplorer` shows, computed with `cnnedu.functional`: maps forward, gradients backward."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from cnnedu.functional import (
    avg_pool2d,
    avg_pool2d_backward,
    conv2d,
    conv2d_backward,
    max_pool2d,
    max_pool2d_backward,
    relu,
    relu_backward,
)

__all__ = ["PARTS", "Backpropagation", "backpropagation", "backward_steps", "output_shape", "terms_of"]

PARTS = ("input", "kernel", "features", "active", "output")


@dataclass(frozen=True)
class Backpropagation:
    """Maps of the chain by name, the gradient with respect to each, and the number they are gradients of."""

    values: dict[str, np.ndarray]
    grads: dict[str, np.ndarray]
    loss: float


def output_shape(input: np.ndarray, weight: np.ndarray) -> tuple[int, int]:
    """Return the shape of the pooled map."""
    height, width = ((size - k + 1) // 2 for size, k in zip(input.shape, weight.shape, strict=True))
    return height, width


def backpropagation(state: Mapping[str, Any]) -> Backpropagation:
    """Compute forward, then backward."""
    input, weight, upstream = state["input"][None], state["weight"][None, None], state["grad_output"][None]
    rectified, largest = state["activation"] == "relu", state["pooling"] == "max"
    features = conv2d(input, weight)
    active = relu(features) if rectified else features
    output = max_pool2d(active, 2) if largest else avg_pool2d(active, 2)
    back = max_pool2d_backward if largest else avg_pool2d_backward
    grad_active = back(upstream, active, 2).input
    grad_features = relu_backward(grad_active, features).input if rectified else grad_active
    gradients = conv2d_backward(grad_features, input, weight)
    values = (input, weight[0], features, active, output)
    grads = (gradients.input, gradients.weight[0], grad_features, grad_active, upstream)
    return Backpropagation(
        {name: map[0] for name, map in zip(PARTS, values, strict=True)},
        {name: map[0] + 0.0 for name, map in zip(PARTS, grads, strict=True)},
        float((output * upstream).sum()),
    )


def terms_of(
    state: Mapping[str, Any], done: Backpropagation, part: str, row: int, col: int
) -> list[tuple[float, float]]:
    """Return the products behind a gradient: what arrives, and what it is multiplied by."""
    features, (k_h, k_w) = done.grads["features"], state["weight"].shape
    if part == "output":
        return [(float(state["grad_output"][row, col]), 1.0)]
    if part == "features":
        is_open = state["activation"] == "none" or done.values["features"][row, col] > 0
        return [(float(done.grads["active"][row, col]), float(is_open))]
    if part == "kernel":
        patch = state["input"][row : row + features.shape[0], col : col + features.shape[1]]
        return list(zip(features.ravel().tolist(), patch.ravel().tolist(), strict=True))
    if part == "input":
        padded = np.pad(features, ((k_h - 1, k_h - 1), (k_w - 1, k_w - 1)))
        patch, rotated = padded[row : row + k_h, col : col + k_w], state["weight"][::-1, ::-1]
        return list(zip(patch.ravel().tolist(), rotated.ravel().tolist(), strict=True))
    i, j = row // 2, col // 2
    if i >= state["grad_output"].shape[0] or j >= state["grad_output"].shape[1]:
        return []  # the pooling leaves this cell out
    arriving = float(state["grad_output"][i, j])
    if state["pooling"] == "average":
        return [(arriving, 0.25)]
    window = done.values["active"][2 * i : 2 * i + 2, 2 * j : 2 * j + 2]
    return [(arriving, float(window.argmax() == 2 * (row % 2) + col % 2))]


def backward_steps(state: Mapping[str, Any], done: Backpropagation) -> list[tuple[str, int, int]]:
    """Return the cells in the order in which their gradients appear, as the page plays them."""

    def first(part: str) -> tuple[str, int, int]:
        row, col = np.unravel_index((done.grads[part] != 0).argmax(), done.grads[part].shape)
        return part, int(row), int(col)

    def reached() -> Iterator[tuple[str, int, int]]:
        for row, col in np.ndindex(*state["input"].shape):
            if any(arriving for arriving, _ in terms_of(state, done, "input", row, col)):
                yield "input", row, col

    whole = ("output", "active", "features") if state["activation"] == "relu" else ("output", "active")
    kernel = [("kernel", row, col) for row, col in np.ndindex(*state["weight"].shape)]
    return [*map(first, whole), *kernel, *reached()]
