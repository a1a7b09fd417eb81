"""A small network as a list of layers: run with `cnnedu.functional`, and packed for the page, which runs it too."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any

import numpy as np

from cnnedu.explorers._feature_map_windows import page_settings
from cnnedu.functional import (
    adaptive_avg_pool2d,
    adaptive_max_pool2d,
    avg_pool2d,
    conv2d,
    gelu,
    leaky_relu,
    linear,
    max_pool2d,
    pad,
    relu,
    sigmoid,
    silu,
    softmax,
    tanh,
)

__all__ = ["Layer", "Network", "packed"]

_PAD_MODES = {"zeros": "constant", "reflect": "reflect", "replicate": "replicate", "circular": "circular"}
Function = Callable[..., np.ndarray]

ACTIVATIONS: dict[str, Function] = {
    "relu": relu,
    "leaky_relu": leaky_relu,
    "elu": lambda x, alpha: np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0))),
    "tanh": tanh,
    "scaled_tanh": lambda x, outside, inside: outside * np.tanh(inside * x),
    "sigmoid": sigmoid,
    "silu": silu,
    "gelu": gelu,
    "gelu_tanh": lambda x: gelu(x, approximate="tanh"),
    "softplus": lambda x, beta, threshold: np.where(
        x * beta > threshold, x, np.log1p(np.exp(np.minimum(x * beta, threshold))) / beta
    ),
    "hardtanh": lambda x, low, high: np.clip(x, low, high),
    "hardswish": lambda x: x * np.clip(x + 3, 0, 6) / 6,
}


@dataclass(frozen=True)
class Layer:
    """One layer: its name, its kind, its numbers and its settings, as ``frontend/ops/network.ts`` knows them.

    Parameters
    ----------
    kind : str
        "conv", "pool", "adaptive", "linear", "norm", "act", "flatten", "identity" or "softmax".
    name : str
        How the network calls it.
    settings : mapping
        What the kind needs, as JSON.
    arrays : mapping from str to array of float32, or None
        Its trained numbers.
    """

    kind: str
    name: str
    settings: Mapping[str, Any]
    arrays: Mapping[str, np.ndarray | None]

    @property
    def title(self) -> str:
        """What it is, in a word."""
        if self.kind in ("pool", "adaptive"):
            return f"{'average' if self.settings['mode'] == 'avg' else 'max'} pooling"
        named = {"conv": "convolution", "linear": "dense", "norm": "batch norm", "identity": "dropout"}
        return str(self.settings["f"]).replace("_", " ") if self.kind == "act" else named.get(self.kind, self.kind)

    def run(self, x: np.ndarray) -> np.ndarray:
        """Return what the layer makes of one input, (c, h, w); a vector of n numbers is (n, 1, 1)."""
        return _RUN[self.kind](self, x)


def _convolution(layer: Layer, x: np.ndarray) -> np.ndarray:
    top, left, bottom, right = layer.settings["border"]
    padded = pad(x, (left, right, top, bottom), _PAD_MODES[layer.settings["border_mode"]])  # type: ignore[arg-type]
    stride, dilation = tuple(layer.settings["stride"]), tuple(layer.settings["dilation"])
    weight, bias = layer.arrays["weight"], layer.arrays["bias"]
    assert weight is not None
    return conv2d(padded, weight, bias, stride, 0, dilation, layer.settings["groups"])


def _pooling(layer: Layer, x: np.ndarray) -> np.ndarray:
    told = layer.settings
    kernel, stride, padding = (tuple(told[name]) for name in ("kernel", "stride", "padding"))
    if told["mode"] == "max":
        return max_pool2d(x, kernel, stride, padding, tuple(told["dilation"]), ceil_mode=told["ceil"])
    divisor = told["divisor"]
    override = None if isinstance(divisor, str) else divisor
    return avg_pool2d(x, kernel, stride, padding, told["ceil"], divisor == "window", override)


def _adaptive(layer: Layer, x: np.ndarray) -> np.ndarray:
    pool = adaptive_avg_pool2d if layer.settings["mode"] == "avg" else adaptive_max_pool2d
    rows, columns = layer.settings["out"]
    return pool(x, (x.shape[1] if rows is None else rows, x.shape[2] if columns is None else columns))


def _dense(layer: Layer, x: np.ndarray) -> np.ndarray:
    weight = layer.arrays["weight"]
    assert weight is not None
    return linear(x[:, 0, 0], weight, layer.arrays["bias"])[:, None, None]


def _scaled(layer: Layer, x: np.ndarray) -> np.ndarray:
    scale, shift = layer.arrays["scale"], layer.arrays["shift"]
    assert scale is not None and shift is not None
    made: np.ndarray = x * scale[:, None, None] + shift[:, None, None]
    return made


def _activation(layer: Layer, x: np.ndarray) -> np.ndarray:
    return np.asarray(ACTIVATIONS[layer.settings["f"]](x, *layer.settings["params"]), x.dtype)


_RUN: dict[str, Callable[[Layer, np.ndarray], np.ndarray]] = {
    "conv": _convolution,
    "pool": _pooling,
    "adaptive": _adaptive,
    "linear": _dense,
    "norm": _scaled,
    "act": _activation,
    "flatten": lambda layer, x: x.reshape(-1, 1, 1),
    "identity": lambda layer, x: x,
    "softmax": lambda layer, x: softmax(x, 0),
}


@dataclass(frozen=True)
class Network:
    """Layers that follow one another, and what they take in.

    Parameters
    ----------
    layers : sequence of Layer
        The first reads the input.
    input_size : (int, int, int)
        Channels, height and width.
    labels : sequence of str
        A name for each output; none where the output is no vector.
    origin : str
        "lenet5", the network that ships, or "yours".
    """

    layers: Sequence[Layer]
    input_size: tuple[int, int, int]
    labels: Sequence[str]
    origin: str

    def run(self, input: np.ndarray) -> list[np.ndarray]:
        """Return the input, (c, h, w), and what each layer makes of it, in float32."""
        with np.errstate(over="ignore", invalid="ignore"):  # the explorer refuses what is not finite
            made = [np.asarray(input, np.float32)]
            for layer in self.layers:
                made.append(layer.run(made[-1]))
        return made

    @cached_property
    def sizes(self) -> list[tuple[int, int, int]]:
        """Size of the input and of what comes out of each layer."""
        return [array.shape for array in self.run(np.zeros(self.input_size))]

    def probabilities(self, output: np.ndarray) -> np.ndarray | None:
        """Return a share for each class, or None where the output is no vector of several numbers."""
        if not self.labels:
            return None
        scores = output[:, 0, 0]
        return scores if self.layers[-1].kind == "softmax" else softmax(scores, 0)

    def to_json(self) -> dict[str, Any]:
        """Return what the page runs."""
        layers = []
        for layer, before, size in zip(self.layers, self.sizes[:-1], self.sizes[1:], strict=True):
            arrays = {name: None if array is None else packed(array) for name, array in layer.arrays.items()}
            kind = "pool" if layer.kind == "adaptive" else layer.kind
            base = {"kind": kind, "name": layer.name, "title": layer.title, "size": list(size)}
            layers.append({**base, **page_settings(layer.kind, layer.settings, before, size), **arrays})
        return {"input": list(self.input_size), "layers": layers, "labels": list(self.labels), "origin": self.origin}

    @property
    def parameters(self) -> int:
        """How many trained numbers there are."""
        return sum(array.size for layer in self.layers for array in layer.arrays.values() if array is not None)

    @property
    def work(self) -> int:
        """Return how many multiply-accumulates one picture takes."""
        total = 0
        for layer, size in zip(self.layers, self.sizes[1:], strict=True):
            weight = layer.arrays.get("weight")
            if weight is not None:
                total += prod(size) * prod(weight.shape[1:])
        return total


def packed(array: np.ndarray) -> dict[str, str]:
    """Pack an array for the page: base64 of float16 where that loses nothing, else of float32.

    Examples
    --------
    >>> packed(np.array([1, -2]))
    {'dtype': 'float16', 'data': 'ADwAwA=='}
    """
    with np.errstate(over="ignore"):
        halves = array.astype("<f2")
    exact = bool((halves == array).all())
    data = halves if exact else array.astype("<f4")
    return {"dtype": "float16" if exact else "float32", "data": base64.b64encode(data.tobytes()).decode()}
