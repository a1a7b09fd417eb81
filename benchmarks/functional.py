"""Time `conv2d` and pooling beside torch: same arrays, same process, one thread, CPU time, interleaved, medians.

Start it by ``python -m benchmarks functional``, which keeps NumPy's BLAS to one thread.
"""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from benchmarks import report
from cnnedu.functional import avg_pool2d, conv2d, conv2d_backward, max_pool2d

# input (n, c, h), filters, kernel, settings
SHAPES: list[tuple[tuple[int, int, int], int, int, dict[str, int]]] = [
    ((1, 1, 28), 6, 5, {"padding": 2}),
    ((8, 3, 64), 16, 3, {}),
    ((8, 64, 56), 64, 3, {}),
    ((1, 256, 14), 256, 3, {}),
    ((8, 32, 56), 32, 3, {"groups": 32}),
    ((8, 256, 14), 64, 1, {}),
    ((8, 32, 32), 32, 3, {"dilation": 2}),
    ((32, 16, 32), 16, 3, {}),
    ((2, 3, 224), 64, 7, {"stride": 2}),
    ((8, 64, 56), 128, 3, {"stride": 2}),
    ((4, 16, 64), 16, 11, {}),
    ((1, 8, 128), 8, 31, {}),
    ((8, 64, 28), 64, 3, {"groups": 4}),
]


def ratio(ours: Callable[[], Any], peer: Callable[[], Any], runs: int = 7) -> float:
    """Return the median of our CPU time over the median of the peer's, the two taking turns."""
    times: tuple[list[float], list[float]] = ([], [])
    ours(), peer()
    for _ in range(runs):
        for call, spent in zip((ours, peer), times, strict=True):
            start = time.process_time()
            call()
            spent.append(time.process_time() - start)
    return statistics.median(times[0]) / statistics.median(times[1])


def convolution(shape: tuple[int, int, int], filters: int, kernel: int, settings: dict[str, int]) -> list[str]:
    """Return one row: the shape, forward and backward as multiples of torch."""
    (n, c, h), rng = shape, np.random.default_rng(0)
    x = rng.standard_normal((n, c, h, h), np.float32)
    w = rng.standard_normal((filters, c // settings.get("groups", 1), kernel, kernel), np.float32)
    tx, tw = torch.tensor(x, requires_grad=True), torch.tensor(w, requires_grad=True)
    output = F.conv2d(tx, tw, **settings)
    grad = np.ones(output.shape, np.float32)
    with torch.no_grad():
        forward = ratio(lambda: conv2d(x, w, **settings), lambda: F.conv2d(tx, tw, **settings))
    backward = ratio(
        lambda: conv2d_backward(grad, x, w, **settings),
        lambda: torch.autograd.grad(output, (tx, tw), torch.tensor(grad), retain_graph=True),
    )
    extra = " ".join(f"{name}={value}" for name, value in settings.items())
    return [f"{n}×{c}×{h}² → {filters}, {kernel}×{kernel} {extra}".strip(), f"{forward:.2f}", f"{backward:.2f}"]


def main() -> None:
    """Measure, print and write ``results/functional.md``."""
    torch.set_num_threads(1)
    rows = [convolution(*shape) for shape in SHAPES]
    means = [math.exp(statistics.fmean(math.log(float(row[column])) for row in rows)) for column in (1, 2)]
    rows.append(["**geometric mean**", *(f"**{mean:.2f}**" for mean in means)])
    maps = np.random.default_rng(0).standard_normal((8, 64, 56, 56), np.float32)
    tensor = torch.tensor(maps)
    for name, ours, peer in (("max_pool2d", max_pool2d, F.max_pool2d), ("avg_pool2d", avg_pool2d, F.avg_pool2d)):
        rows.append(
            [f"8×64×56², {name} 2×2", f"{ratio(lambda o=ours: o(maps, 2), lambda p=peer: p(tensor, 2)):.2f}", ""]
        )
    notes = "CPU time as a multiple of `torch.nn.functional` on the same float32 NCHW arrays, one thread, medians of 7."
    header = ("operation", "forward", "backward")
    print(
        report.write("functional", "NumPy reference against torch", notes, header, rows, "numpy", "torch").read_text()
    )


if __name__ == "__main__":
    main()
