"""How much `conv2d` holds at once."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

from benchmarks.convolutions import ALGORITHMS
from benchmarks.report import Table
from benchmarks.shapes import Case
from cnnedu.functional import conv2d

__all__ = ["memory", "peaks"]

BUDGET = Case(8, 64, 56, 64, 3)  # the shape whose memory is bounded


def peaks() -> dict[str, tuple[float, float]]:
    """Return the megabytes of each algorithm on that shape, without and with padding."""
    padded = replace(BUDGET, padding=1)
    return {name: (_peak(name, BUDGET), _peak(name, padded)) for name in ("auto", *ALGORITHMS)}


def _peak(algorithm: str, case: Case) -> float:
    x, w, _ = case.arrays()
    tracemalloc.start()
    output = conv2d(x, w, **case.settings, algorithm=algorithm)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (peak - output.nbytes) / 1e6


def memory(held: dict[str, tuple[float, float]]) -> Table:
    """Return the table of memory."""
    x, _, output = BUDGET.arrays()
    patches = output[:, 0].size * BUDGET.c * BUDGET.kernel**2 * 4
    rows = [[f"`{name}`", *(f"{peak:.1f}" for peak in both)] for name, both in held.items()]
    megabytes = [size / 1e6 for size in (x.nbytes, output.nbytes, patches)]
    notes = (
        f"Megabytes that `conv2d` holds at once beyond its output, on {BUDGET.label}. The input has "
        f"{megabytes[0]:.1f}, the output {megabytes[1]:.1f}, and all patches at once would have {megabytes[2]:.0f}. "
        "`tracemalloc` counts, to which NumPy reports every array; BLAS's own fixed buffers it does not see."
    )
    return Table(("algorithm", "MB", "MB with padding 1"), rows, "Memory", notes)
