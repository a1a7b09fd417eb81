"""Time the NumPy reference beside torch: same arrays, same process, one thread (see `benchmarks.timing` for how).

``python -m benchmarks functional`` measures everything and writes ``results/functional.md``.
``python -m benchmarks functional --quick 3×3`` prints the ratios of the chosen convolutions with 3×3 in their name.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Iterable
from typing import NamedTuple

import torch
from torch.nn import functional as F

from benchmarks.shapes import CHOSEN, Case
from benchmarks.timing import RUNS, geometric_mean, ratios
from cnnedu.functional import conv2d, conv2d_backward
from cnnedu.functional._convolution import Convolution
from cnnedu.functional._im2col import input_gradient, weight_gradient

BOTH, WEIGHT, INPUT = [True, True, False], [False, True, False], [True, False, False]


class Ratios(NamedTuple):
    """Milliseconds of torch's forward pass, and ours as multiples of torch's own forward or backward."""

    torch_ms: float
    auto: float
    generic: float
    weight: float
    input: float
    backward: float


def torch_backward(case: Case, mask: list[bool]) -> tuple[torch.Tensor | None, ...]:
    """Return a call that computes the gradients that `mask` asks for: of input, weight and bias."""
    x, w, grad = map(torch.from_numpy, case.arrays())
    steps = ([case.stride] * 2, [case.padding] * 2, [case.dilation] * 2)
    return lambda: torch.ops.aten.convolution_backward(grad, x, w, None, *steps, False, [0, 0], case.groups, mask)


def convolution(case: Case, runs: int = RUNS) -> Ratios:
    """Measure forward, each gradient alone and the whole backward pass of one shape."""
    x, w, grad = case.arrays()
    tx, tw = torch.from_numpy(x), torch.from_numpy(w)
    call = Convolution("benchmark", x, w, None, case.stride, case.padding, case.dilation, case.groups)
    where = (call.input.shape[2:], call.stride, call.padding, call.dilation, call.groups)
    generic = {"algorithm": "im2col"} if "algorithm" in inspect.signature(conv2d).parameters else {}
    seconds, forward = ratios(
        lambda: F.conv2d(tx, tw, **case.settings),
        lambda: conv2d(x, w, **case.settings),
        lambda: conv2d(x, w, **case.settings, **generic),
        runs=runs,
    )
    _, (weight,) = ratios(torch_backward(case, WEIGHT), lambda: weight_gradient(call, grad), runs=runs)
    _, (input,) = ratios(torch_backward(case, INPUT), lambda: input_gradient(grad, w, *where), runs=runs)
    _, (both,) = ratios(torch_backward(case, BOTH), lambda: conv2d_backward(grad, x, w, **case.settings), runs=runs)
    return Ratios(seconds * 1e3, *forward, weight, input, both)


def quick(pattern: str = "", cases: Iterable[Case] = CHOSEN) -> None:
    """Print the ratios of the cases whose label holds `pattern`, and their geometric means."""
    print(f"{'':36}{'torch ms':>9}{'auto':>7}{'im2col':>8}{'weight':>8}{'input':>7}{'backward':>10}")
    line = "{:36}{:9.2f}{:7.2f}{:8.2f}{:8.2f}{:7.2f}{:10.2f}"
    measured = []
    for case in cases:
        if pattern.replace("x", "×") in case.label:
            measured.append(convolution(case, runs=3))
            print(line.format(case.label, *measured[-1]), flush=True)
    if measured:
        print(line.format("geometric mean", *map(geometric_mean, zip(*measured, strict=True))))


def main(arguments: list[str]) -> None:
    """Measure, print and write ``results/functional.md``."""
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        sys.exit("Start this as `python -m benchmarks functional`, which keeps NumPy's BLAS to one thread.")
    torch.set_num_threads(1)
    if arguments[:1] == ["--quick"]:
        quick(*arguments[1:2])


if __name__ == "__main__":
    main(sys.argv[1:])
