"""How the benchmarks measure: CPU time of one thread, in turns, medians of ratios.

*CPU time*, because another process on the machine lengthens the time on the wall and not this one. *In turns*, because
clock rate and shared caches drift within seconds: every run times the peer and all of ours one after the other, a ratio
is taken inside its run, and drift cancels. *Medians* over runs, because what disturbs one run seldom disturbs three of
five. *One thread*, because we compare algorithms and code, not how well two libraries share out the cores. A call that
ends at once is repeated until a run of it lasts long enough to be seen by the clock.
"""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

__all__ = ["RUNS", "Call", "geometric_mean", "ratios", "settle"]

Call = Callable[[], Any]
RUNS = 5
SHORTEST = 0.02  # seconds that one run of a call should last


def ratios(peer: Call, *ours: Call, runs: int = RUNS) -> tuple[float, list[float]]:
    """Return the CPU seconds of one call of `peer`, and each of `ours` as a multiple of it."""
    calls = (peer, *ours)
    repeats = [_repeats(call) for call in calls]
    table = [[_cpu_time(call, n) for call, n in zip(calls, repeats, strict=True)] for _ in range(runs)]
    multiples = [statistics.median(run[i] / run[0] for run in table) for i in range(1, len(calls))]
    return statistics.median(run[0] for run in table), multiples


def settle() -> None:
    """Bring the memory allocator to where a process that has run for a while has it.

    A young process maps every array of some megabytes anew, and pays for each page on first touch, up to three times
    what the sum costs. Once a larger block was given back, glibc keeps such memory (the limit is 32 MiB).
    """
    np.empty(31 << 20, np.uint8)


def geometric_mean(values: Iterable[float]) -> float:
    """Return the mean that treats twice as fast and twice as slow alike."""
    return math.exp(statistics.fmean(math.log(value) for value in values))


def _repeats(call: Call) -> int:
    """Warm up, then return how many calls make a run."""
    call()
    return max(1, math.ceil(SHORTEST / max(_cpu_time(call, 1), 1e-6)))


def _cpu_time(call: Call, repeats: int) -> float:
    """Return the CPU seconds of one call, averaged over `repeats`."""
    start = time.process_time()
    for _ in range(repeats):
        call()
    return (time.process_time() - start) / repeats
