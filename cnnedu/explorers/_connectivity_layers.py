"""The three layers of the connectivity explorer: their outputs, their matrices, and what they cost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from cnnedu.analysis import conv_output_size
from cnnedu.functional import conv1d, linear, locally_connected2d, toeplitz_matrix

__all__ = ["KINDS", "LayerCost", "drawn_costs", "layer_costs", "layer_matrices", "layer_outputs", "shuffle", "usual"]

KINDS = ("dense", "local", "convolutional")
_LEVELS = np.array([-3, -2, -1, 1, 2, 3])


class LayerCost(NamedTuple):
    """What a layer stores and computes for one input."""

    weights: int
    biases: int
    macs: int

    @property
    def parameters(self) -> int:
        """Weights and biases together."""
        return self.weights + self.biases


def usual(rows: int, columns: int, kept: np.ndarray | None = None) -> np.ndarray:
    """Return weights that look drawn at random and are always the same, none of them 0; `kept` where it reaches.

    Examples
    --------
    >>> usual(2, 4)
    array([[-2.,  1., -2.,  3.],
           [-1., -2., -3.,  3.]])
    """
    i, j = np.mgrid[1 : rows + 1, 1 : columns + 1]
    made: np.ndarray = _LEVELS[(i * 73856093 ^ j * 19349663) % 97 % 6].astype(float)
    if kept is not None:
        common = kept[:rows, :columns]
        made[: common.shape[0], : common.shape[1]] = common
    return made


def shuffle(inputs: int) -> np.ndarray:
    """Return the fixed order in which shuffled inputs stand: the odd places, then the even ones.

    Examples
    --------
    >>> shuffle(5)
    array([1, 3, 0, 2, 4])
    """
    return np.arange(inputs)[np.r_[1:inputs:2, 0:inputs:2]]


def _seen(state: Mapping[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """Return the inputs as they stand, and the dense weights that go with them."""
    input, dense = state["input"], state["dense_weight"]
    if state["shuffled"]:
        order = shuffle(len(input))
        input, dense = input[order], dense[:, order]
    return input, dense


def layer_outputs(state: Mapping[str, Any]) -> dict[str, np.ndarray]:
    """Return what each layer answers to the input."""
    input, dense = _seen(state)
    local = state["local_weight"].T[None, None, None, :, None, :]  # (c_out, c_in, k_h, k_w, h_out, w_out)
    with np.errstate(over="ignore", invalid="ignore"):  # `settle` refuses what is not finite
        return {
            "dense": linear(input, dense),
            "local": locally_connected2d(input[None, None, :], local)[0, 0],
            "convolutional": conv1d(input[None], state["kernel"][None, None])[0],
        }


def layer_matrices(state: Mapping[str, Any]) -> dict[str, np.ndarray]:
    """Return each layer as a matrix, (outputs, inputs): output = matrix @ input, as the inputs stand."""
    input, dense = _seen(state)
    local = np.zeros((len(state["local_weight"]), len(input)))
    for row, weights in enumerate(state["local_weight"]):
        local[row, row : row + len(weights)] = weights
    shared = toeplitz_matrix(state["kernel"][None, None, None], (1, 1, len(input)))
    return {"dense": dense.copy(), "local": local, "convolutional": shared}


def drawn_costs(inputs: int, taps: int) -> dict[str, LayerCost]:
    """Return the costs of the layers that are drawn, each with a bias for what it shares no weights with."""
    outputs = conv_output_size(inputs, taps)
    return {
        "dense": LayerCost(outputs * inputs, outputs, outputs * inputs),
        "local": LayerCost(outputs * taps, outputs, outputs * taps),
        "convolutional": LayerCost(taps, 1, outputs * taps),
    }


def layer_costs(size: int, channels: int, kernel_size: int, filters: int, units: int) -> dict[str, LayerCost]:
    """Return the costs of the layers on a picture of size × size × channels, without padding, at stride 1.

    "dense" has `units` outputs; "dense, same outputs" as many as the other two have, which see a patch of
    kernel_size × kernel_size × channels each.

    Examples
    --------
    >>> layer_costs(256, 3, 3, 64, 1000)["dense"]
    LayerCost(weights=196608000, biases=1000, macs=196608000)
    """
    side = conv_output_size(size, kernel_size)
    inputs, patch, outputs = size * size * channels, kernel_size * kernel_size * channels, filters * side * side
    return {
        "dense": LayerCost(units * inputs, units, units * inputs),
        "local": LayerCost(outputs * patch, outputs, outputs * patch),
        "convolutional": LayerCost(filters * patch, filters, outputs * patch),
        "dense, same outputs": LayerCost(outputs * inputs, outputs, outputs * inputs),
    }
