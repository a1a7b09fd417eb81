"""Write convolution.json: what `cnnedu.functional` gives, for `frontend/ops.ts` to be held to.

Run as ``python tests/explorers/golden/make.py``. The data are multiples of 1/4, so that every sum is exact and the
file is the same on every machine.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from cnnedu.explorers import ConvolutionExplorer
from cnnedu.functional import conv2d, conv2d_backward

PATH = Path(__file__).parent / "convolution.json"
NUMPY_MODE = {"zeros": "constant", "reflect": "reflect", "replicate": "edge", "circular": "wrap"}

# input (C, H, W), weight (O, kh, kw), stride, padding, dilation, mode, flip
GEOMETRIES = [
    ((1, 7, 7), (1, 3, 3), (1, 1), (0, 0), (1, 1), "zeros", False),
    ((1, 7, 7), (1, 3, 3), (1, 1), (1, 1), (1, 1), "zeros", True),
    ((1, 1, 1), (1, 1, 1), (1, 1), (0, 0), (1, 1), "zeros", False),
    ((1, 1, 1), (1, 3, 3), (1, 1), (1, 1), (1, 1), "zeros", True),
    ((1, 5, 8), (1, 2, 3), (1, 2), (0, 1), (1, 1), "zeros", False),
    ((1, 6, 6), (1, 2, 2), (2, 2), (0, 0), (1, 1), "zeros", True),
    ((1, 6, 6), (1, 3, 3), (2, 2), (0, 0), (1, 1), "zeros", False),
    ((1, 7, 8), (1, 3, 3), (3, 3), (0, 0), (1, 1), "zeros", False),
    ((1, 9, 9), (1, 3, 3), (1, 1), (2, 2), (2, 2), "zeros", False),
    ((1, 9, 7), (1, 3, 2), (2, 1), (1, 3), (2, 3), "zeros", True),
    ((1, 7, 7), (1, 1, 1), (4, 3), (0, 0), (1, 1), "zeros", False),
    ((1, 4, 4), (1, 7, 7), (1, 1), (3, 3), (1, 1), "zeros", False),
    ((1, 2, 2), (1, 4, 5), (2, 2), (6, 6), (3, 2), "zeros", True),
    ((3, 5, 5), (1, 3, 3), (1, 1), (1, 1), (1, 1), "zeros", False),
    ((2, 6, 5), (3, 3, 2), (2, 1), (1, 0), (1, 2), "zeros", True),
    ((4, 4, 4), (4, 2, 2), (1, 1), (0, 0), (1, 1), "zeros", False),
    ((1, 7, 7), (1, 3, 3), (1, 1), (1, 1), (1, 1), "reflect", False),
    ((1, 4, 3), (1, 3, 3), (1, 2), (3, 2), (2, 1), "reflect", True),
    ((2, 5, 5), (2, 2, 2), (2, 2), (1, 4), (1, 1), "reflect", False),
    ((1, 1, 4), (1, 1, 2), (1, 1), (0, 3), (1, 1), "reflect", False),
    ((1, 7, 7), (1, 3, 3), (1, 1), (1, 1), (1, 1), "replicate", False),
    ((1, 2, 3), (1, 3, 3), (3, 2), (5, 4), (2, 1), "replicate", True),
    ((3, 1, 1), (2, 3, 3), (1, 1), (6, 6), (4, 4), "replicate", False),
    ((1, 7, 7), (1, 3, 3), (1, 1), (1, 1), (1, 1), "circular", False),
    ((1, 3, 2), (1, 2, 3), (2, 1), (3, 2), (1, 2), "circular", True),
    ((2, 6, 6), (2, 3, 3), (4, 4), (1, 1), (1, 1), "circular", False),
    ((1, 16, 16), (2, 7, 7), (4, 3), (6, 5), (2, 1), "circular", True),
]


def reference(case: dict[str, Any]) -> dict[str, Any]:
    """Compute what the page must find, with `cnnedu.functional` and `numpy.pad`."""
    input, weight, bias = (np.array(case[name], dtype=float) for name in ("input", "weight", "bias"))
    (p_h, p_w), mode = case["padding"], NUMPY_MODE[case["paddingMode"]]
    channels, height, width = input.shape
    # Each padded cell carries the number of the input cell it copies, from 1; 0 stands for a zero of the padding.
    numbers = np.arange(1, height * width + 1).reshape(height, width)
    source = np.pad(numbers, ((p_h, p_h), (p_w, p_w)), mode=mode)
    padded = np.concatenate([np.zeros((channels, 1)), input.reshape(channels, -1)], axis=1)[:, source]
    kernel = weight[..., ::-1, ::-1] if case["flip"] else weight
    options = {"stride": tuple(case["stride"]), "dilation": tuple(case["dilation"])}
    output = conv2d(padded, kernel, bias, **options)
    grads = conv2d_backward(np.array(case["gradOutput"], dtype=float), padded, kernel, bias, **options)
    return {
        "output": output.tolist(),
        "gradInput": fold(grads.input, source, (height, width)).tolist(),
        "gradWeight": (grads.weight[..., ::-1, ::-1] if case["flip"] else grads.weight).tolist(),
        "gradBias": grads.bias.tolist(),
        **products(case, padded, kernel, source),
        "size": list(output.shape[1:]),
        "dropped": [dropped(case, axis) for axis in (0, 1)],
        "python": python(case),
    }


def fold(padded: np.ndarray, source: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Give every padded cell's gradient to the input cell it copies."""
    flat = [np.bincount(source.ravel(), grad.ravel(), minlength=size[0] * size[1] + 1)[1:] for grad in padded]
    return np.reshape(flat, (-1, *size))


def products(case: dict[str, Any], padded: np.ndarray, kernel: np.ndarray, source: np.ndarray) -> dict[str, Any]:
    """List the products behind the cell as [c, row, col, x, w], and their sums."""
    filter_, i, j = case["position"]
    (s_h, s_w), (d_h, d_w), width = case["stride"], case["dilation"], len(case["input"][0][0])
    terms: list[list[Any]] = []
    sums = np.zeros(len(padded))
    for c, m, n in np.ndindex(kernel.shape[1:]):
        at = i * s_h + m * d_h, j * s_w + n * d_w
        x, w = float(padded[(c, *at)]), float(kernel[filter_, c, m, n])
        place = divmod(int(source[at]) - 1, width) if source[at] else (None, None)
        terms.append([c, *place, x, w])
        sums[c] += x * w
    return {"terms": terms, "channelSums": sums.tolist(), "sum": float(sums.sum()) + case["bias"][filter_]}


def dropped(case: dict[str, Any], axis: int) -> int:
    """Count the rows or columns at the end that nothing reads: those whose gradient is 0 when all weights are 1."""
    size, taps = np.shape(case["input"])[axis + 1], np.shape(case["weight"])[axis + 2]
    source = np.pad(np.arange(1, size + 1), case["padding"][axis], mode=NUMPY_MODE[case["paddingMode"]])
    line, kernel = np.ones((1, len(source), 1)), np.ones((1, 1, taps, 1))
    options = {"stride": (case["stride"][axis], 1), "dilation": (case["dilation"][axis], 1)}
    grad = conv2d_backward(np.ones_like(conv2d(line, kernel, **options)), line, kernel, **options).input
    read = np.flatnonzero(fold(grad, source[:, None], (size, 1)))
    return size - 1 - int(read.max(initial=-1))


def python(case: dict[str, Any]) -> str:
    """Return what the explorer's Python button says."""
    names = {"paddingMode": "padding_mode"}
    settings = {names.get(name, name): value for name, value in case.items() if name not in ("gradOutput", "name")}
    return ConvolutionExplorer(**settings).python()


def output_size(case: dict[str, Any]) -> tuple[int, int]:
    """Return the height and width of the output, from the shape of a convolution of zeros."""
    (p_h, p_w), (_, height, width) = case["padding"], np.shape(case["input"])
    zeros = np.zeros((1, height + 2 * p_h, width + 2 * p_w))
    kernel = np.zeros((1, 1, *np.shape(case["weight"])[2:]))
    size = conv2d(zeros, kernel, stride=tuple(case["stride"]), dilation=tuple(case["dilation"])).shape[1:]
    return size[0], size[1]


def draw(rng: np.random.Generator, geometry: Any, quantum: float | None) -> dict[str, Any]:
    """Fill a geometry with data: multiples of `quantum`, or any floats where it is None."""

    def numbers(*shape: int) -> Any:
        values = rng.normal(size=shape) if quantum is None else rng.integers(-12, 13, shape) * quantum
        return (values + 0.0).tolist()

    (c, h, w), (o, k_h, k_w), stride, padding, dilation, mode, flip = geometry
    case = {
        "input": numbers(c, h, w),
        "weight": numbers(o, c, k_h, k_w),
        "bias": numbers(o) if rng.random() < 0.5 else [0.0] * o,
        **{"stride": list(stride), "padding": list(padding), "dilation": list(dilation)},
        **{"paddingMode": mode, "flip": flip, "mode": "backward" if rng.random() < 0.5 else "forward"},
    }
    size = output_size(case)
    position = [int(rng.integers(n)) for n in (o, *size)]
    return {**case, "position": position, "gradOutput": numbers(o, *size)}


def vectors() -> list[dict[str, Any]]:
    """Return every golden case with its answers."""
    rng = np.random.default_rng(1998)
    cases = [draw(rng, geometry, quantum=0.25) for geometry in GEOMETRIES]
    return [{"case": case, "expected": reference(case)} for case in cases]


def text() -> str:
    """Return the contents of the golden file, one case to a line."""
    return "[\n" + ",\n".join(json.dumps(vector, ensure_ascii=False) for vector in vectors()) + "\n]\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
