"""Time the NumPy reference beside torch: same arrays, same process, one thread (`benchmarks.timing` says how and why).

``python -m benchmarks functional`` measures everything and writes ``results/functional.md``.
``python -m benchmarks functional --quick`` prints the ratios of the chosen convolutions, of three runs;
``--quick 3×3`` and ``--quick norm`` those of the shapes and operations with this in their name; ``--quick --seed 1``
those of other shapes than the page's, to see whether what was tuned on these serves those.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch

from benchmarks import operations
from benchmarks.convolutions import Ratios, algorithms, beside_torch, measure
from benchmarks.ideas import beside_peers
from benchmarks.memory import memory, peaks
from benchmarks.report import Table, write_tables
from benchmarks.shapes import CHOSEN, drawn
from benchmarks.timing import RUNS, geometric_mean, settle

LINE = "{:36}{:9.2f}{:7.2f}{:8.2f}{:8.2f}{:7.2f}{:10.2f}"
MEGABYTES = 24.0
NOTES = f"""CPU time as a multiple of `torch.nn.functional` on the same float32 NCHW arrays: below 1 is faster than
torch. One process, one thread; torch and ours take turns within every run, a ratio is taken inside its run, and the
median of {RUNS} runs is shown; calls that end at once are repeated. On a quiet machine differences under 5 % are noise.
NumPy multiplies matrices with {{blas}}, torch runs its {{level}} code. `python -m benchmarks functional` makes this
page."""


class Goal(NamedTuple):
    """Numbers whose geometric mean we set out to keep under a limit."""

    what: str
    measured: Sequence[float]
    limit: float

    @property
    def row(self) -> list[str]:
        """The goal as a row of the first table; where there are several numbers, the worst of them too."""
        mean = geometric_mean(self.measured)
        worst = f"{max(self.measured):.2f}" if len(self.measured) > 1 else ""
        return [self.what, f"{mean:.2f}", f"≤ {self.limit}", "yes" if mean <= self.limit else "**no**", worst]


def convolution_goals(measured: Sequence[Ratios]) -> list[Goal]:
    """Return what `conv2d` is held to: over all shapes, and on the worst of two kinds."""
    columns: tuple[tuple[str, Callable[[Ratios], float], float], ...] = (
        ("forward", lambda each: each.auto, 1.0),
        ('forward, `algorithm="im2col"`', lambda each: each.generic, 1.25),
        ("gradient of the weight", lambda each: each.weight, 1.5),
        ("gradient of the input", lambda each: each.input, 1.8),
    )
    found = [
        Goal(f"`conv2d` {what}, {_shapes(measured)}", [of(each) for each in measured], limit)
        for what, of, limit in columns
    ]
    for kind, limit in (("dense", 1.8), ("depthwise", 3.0)):
        worst = max((each for each in measured if each.case.kind == kind), key=lambda each: each.auto)
        found.append(Goal(f"`conv2d` forward, the worst {kind} shape: {worst.case.label}", [worst.auto], limit))
    return found


def operation_goals(measured: Iterable[operations.Measured]) -> list[Goal]:
    """Return what the other operations are held to, rows with the same target together."""
    groups: dict[tuple[str, float], list[float]] = defaultdict(list)
    for each in measured:
        for direction, limit, ratio in each.held_to:
            what = " ".join(filter(None, (f"`{each.operation.name}`", each.operation.held_as, direction)))
            groups[what, limit].append(ratio)
    return [Goal(f"{what}, {_shapes(numbers)}", numbers, limit) for (what, limit), numbers in groups.items()]


def _shapes(numbers: Sequence[object]) -> str:
    return f"{len(numbers)} shape" + "s" * (len(numbers) > 1)


def goals(found: Iterable[Goal]) -> Table:
    """Return the first table: every target beside what was measured."""
    notes = "Geometric means over the shapes of the tables below, as multiples of torch; the worst shape beside them."
    return Table(("", "measured", "target", "met", "worst"), [goal.row for goal in found], "Targets", notes)


def everything(runs: int = RUNS) -> list[Table]:
    """Measure all there is to measure, naming each convolution as it is done."""
    measured = list(shown(measure(case, runs) for case in (*CHOSEN, *drawn())))
    others = [operations.measure(each, runs) for each in operations.operations()]
    held = peaks()
    found = convolution_goals(measured) + operation_goals(others)
    found.append(Goal("`conv2d` memory beyond its output, MB", [max(held["auto"])], MEGABYTES))
    tables = (beside_torch(measured), algorithms(runs=runs), beside_peers(), operations.table(others), memory(held))
    return [goals(found), *tables]


def shown(measured: Iterable[Ratios]) -> Iterator[Ratios]:
    """Print each shape's numbers as they come."""
    print(f"{'':36}{'torch ms':>9}{'auto':>7}{'im2col':>8}{'weight':>8}{'input':>7}{'backward':>10}")
    for each in measured:
        print(LINE.format(each.case.label, *each.numbers), flush=True)
        yield each


def quick(pattern: str, seed: int | None) -> None:
    """Print the shapes drawn with a seed, or all shapes and operations whose names hold `pattern`, or the chosen."""
    cases = CHOSEN if seed is None and not pattern else drawn(seed=seed) if seed is not None else (*CHOSEN, *drawn())
    cases = tuple(case for case in cases if pattern.replace("x", "×") in case.label)
    if cases:
        columns = zip(*(each.numbers for each in shown(measure(case, runs=3) for case in cases)), strict=True)
        print(LINE.format("geometric mean", *map(geometric_mean, columns)))
    for each in operations.operations():
        if pattern and pattern in each.name:
            print(*operations.measure(each, runs=3).row, sep="  ", flush=True)


def main() -> None:
    """Measure, print and write ``results/functional.md``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks functional", description=__doc__.partition("\n")[0])
    what = "print some ratios only, of three runs: of shapes or operations with this in their name"
    parser.add_argument("--quick", nargs="?", const="", metavar="PATTERN", help=what)
    parser.add_argument("--seed", type=int, help="with --quick: of shapes drawn with this seed")
    options = parser.parse_args()
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        sys.exit("Start this as `python -m benchmarks functional`, which keeps NumPy's BLAS to one thread.")
    torch.set_num_threads(1)
    settle()
    if options.quick is not None:
        return quick(options.quick, options.seed)
    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    notes = NOTES.format(blas=f"{blas['name']} {blas['version']}", level=torch.backends.cpu.get_cpu_capability())
    packages = ["numpy", "torch", "scipy", *(["numba"] if importlib.util.find_spec("numba") else [])]
    print(write_tables("functional", "NumPy reference against torch", notes, everything(), *packages))


if __name__ == "__main__":
    main()
