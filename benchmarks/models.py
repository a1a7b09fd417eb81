"""Time and count our models and `summarize` beside torchvision's models and other tools that count.

``python -m benchmarks models`` measures everything and writes ``results/models.md``; ``--quick`` prints it instead, of
one run on small inputs.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from benchmarks.counters import COUNTERS, Counter, ours
from benchmarks.report import Table, write_tables
from benchmarks.timing import RUNS, Call, ratios, settle
from cnnedu.analysis import summarize
from cnnedu.models import create_model, model_card

PRICED = ("resnet152", "densenet121", "efficientnet_b0", "vgg16")
TRAINED = ("resnet18", "mobilenet_v2", "densenet121")
NOTES = f"""CPU time of one thread, in one process unless it says otherwise; what is compared takes turns within every
run, ratios are taken inside a run, and the median of {RUNS} runs is shown. A ratio below 1 says that ours is faster. On
a quiet machine differences under 5 % are noise. `python -m benchmarks models` makes this page."""


class Goal(NamedTuple):
    """A number that we set out to keep under a limit."""

    what: str
    measured: float
    limit: float

    @property
    def row(self) -> list[str]:
        """The goal as a row of the first table."""
        return [
            self.what,
            f"{self.measured:.2f}",
            f"≤ {self.limit}",
            "yes" if self.measured <= self.limit else "**no**",
        ]


def goals(found: Sequence[Goal]) -> Table:
    """Return the first table: every target beside what was measured."""
    return Table(("", "measured", "target", "met"), [goal.row for goal in found], "Targets")


def seconds(call: Call, runs: int) -> float:
    """Return how long a call takes on the clock on the wall: what a reader waits."""
    call()
    return statistics.median(_wall(call) for _ in range(runs))


def _wall(call: Call) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def waits(runs: int = RUNS) -> list[Goal]:
    """Return how long `summarize` takes on ResNet-152, with the model made first, and without."""
    size, model = (1, 3, 224, 224), create_model("resnet152")
    priced = seconds(lambda: summarize(model, size), runs)
    made = seconds(lambda: summarize(create_model("resnet152"), size), runs)
    with torch.device("meta"):
        light = seconds(lambda: summarize(create_model("resnet152"), size), runs)
    first = statistics.median(_first_call() for _ in range(runs))
    return [
        Goal("seconds: `summarize(resnet152, (1, 3, 224, 224))`", priced, 1.5),
        Goal("seconds: the same, the first call of a fresh process", first, 1.5),
        Goal('seconds: `summarize(create_model("resnet152"), …)`, its random weights drawn too', made, 1.5),
        Goal('seconds: the same under `torch.device("meta")`', light, 1.5),
    ]


def _first_call() -> float:
    """Return the seconds that a new process takes for its first summary, without those of its imports."""
    code = (
        "import time; from cnnedu.analysis import summarize; from cnnedu.models import create_model;"
        "model = create_model('resnet152'); start = time.perf_counter();"
        "summarize(model, (1, 3, 224, 224)); print(time.perf_counter() - start)"
    )
    return float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)


def pricing(names: Sequence[str] = PRICED, runs: int = RUNS) -> Table:
    """Return the time of `summarize` as a multiple of each tool's."""
    rows = []
    for name in names:
        model, size = create_model(name).eval(), model_card(name).input_size
        cells = [_beside(model, size, counter, runs) for counter in COUNTERS]
        rows.append([f"`{name}`", f"{1000 * seconds(lambda m=model, s=size: ours(m, s), runs):.0f}", *cells])
    header = ("model", "`summarize`, ms", *(f"× {counter.name}" for counter in COUNTERS))
    notes = (
        "CPU time of `summarize`, with every column of its table, as a multiple of each tool's (ms: on the wall). "
        "As its manual has it, a tool runs the network; “meta” gives it a model on the meta device, where nothing is "
        "computed."
    )
    return Table(header, rows, "Pricing a network", notes)


def _beside(model: nn.Module, size: tuple[int, ...], counter: Counter, runs: int) -> str:
    if not counter.installed:
        return "not installed"
    theirs = counter.place(model)
    _, (ratio,) = ratios(lambda: counter.macs(theirs, size), lambda: ours(model, size), runs=runs)
    return f"{ratio:.2f}"


def counts(names: Sequence[str] = PRICED) -> Table:
    """Return the MACs that each tool counts."""
    tools = [counter for counter in COUNTERS if not counter.on_meta]
    rows = []
    for name in names:
        model, size = create_model(name).eval(), model_card(name).input_size
        found = [f"{tool.macs(model, size):,}" if tool.installed else "not installed" for tool in tools]
        rows.append([f"`{name}`", f"{ours(model, size):,}", *found])
    notes = (
        "Multiply-accumulates. flop_counter counts the two operations of each, so its figure is halved; torchinfo adds "
        "the biases and counts a normalisation's parameters once; fvcore adds normalisation and some poolings. "
        "`summarize` has each of these in a column of its own."
    )
    return Table(("model", "`summarize`", *(tool.name for tool in tools)), rows, "What each tool counts", notes)


def importing(runs: int = RUNS) -> tuple[Goal, Table]:
    """Return what `import cnnedu.models` costs beside `import torch`, each in fresh processes."""
    statements = ("import torch", "import cnnedu.models", "import torchvision")
    table = [[_in_a_process(statement) for statement in statements] for _ in range(runs + 1)]
    del table[0]  # which filled caches
    torchs, *others = (statistics.median(run[at] for run in table) for at in range(len(statements)))
    multiples = [statistics.median(run[at] / run[0] for run in table) for at in range(len(statements))]
    rows = [
        [f"`{statement}`", f"{cpu:.2f}", f"{multiple:.2f}"]
        for statement, cpu, multiple in zip(statements, (torchs, *others), multiples, strict=True)
    ]
    notes = "CPU seconds of a process that does nothing else, and as a multiple of the first."
    goal = Goal("`import cnnedu.models`, × `import torch`", multiples[1], 1.05)
    return goal, Table(("statement", "seconds", "× `import torch`"), rows, "Importing", notes)


def _in_a_process(statement: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", statement], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def training(names: Sequence[str] = TRAINED, size: tuple[int, ...] = (4, 3, 160, 160), runs: int = RUNS) -> Table:
    """Return the time of our models' forward and backward passes as multiples of torchvision's."""
    import torchvision

    rows = []
    for name in names:
        own, peer = create_model(name), torchvision.models.get_model(name, weights=None)
        own.load_state_dict(peer.state_dict())
        x = torch.randn(size, generator=torch.Generator().manual_seed(0))
        found = [_evaluate(peer, x), _evaluate(own, x), _step(peer, x), _step(own, x)]
        forward, (times_forward,) = ratios(found[0], found[1], runs=runs)
        both, (times_both,) = ratios(found[2], found[3], runs=runs)
        cells = (1000 * forward, times_forward, 1000 * both, times_both)
        rows.append([f"`{name}`", f"{cells[0]:.0f}", f"{cells[1]:.2f}", f"{cells[2]:.0f}", f"{cells[3]:.2f}"])
    notes = (
        f"The same weights, the same {'×'.join(map(str, size))} numbers; forward in evaluation, both in training mode."
    )
    header = ("model", "torchvision forward, ms", "ours ×", "forward and backward, ms", "ours ×")
    return Table(header, rows, "Running a network", notes)


def _evaluate(model: nn.Module, x: Tensor) -> Call:
    def call() -> Any:
        with torch.no_grad():
            return model.eval()(x)

    return call


def _step(model: nn.Module, x: Tensor) -> Call:
    def call() -> None:
        model.zero_grad()
        model.train()(x).square().sum().backward()

    return call


def everything(runs: int = RUNS) -> list[Table]:
    """Measure all there is to measure."""
    imported, table = importing(runs)
    found = [*waits(runs), imported]
    return [goals(found), pricing(runs=runs), counts(), table, training(runs=runs)]


def main() -> None:
    """Measure, and write ``results/models.md`` or print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks models", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="print what one run on few models and small inputs gives")
    options = parser.parse_args()
    torch.set_num_threads(1)
    settle()
    if options.quick:
        imported, table = importing(1)
        found = [goals([*waits(1), imported]), pricing(PRICED[:1], 1), counts(PRICED[:1]), table]
        found.append(training(TRAINED[:1], (2, 3, 64, 64), 1))
        print(*(line for each in found for line in each.lines()), sep="\n")
        return
    tools = {"torch", "torchvision", *(counter.package for counter in COUNTERS if counter.installed)}
    print(write_tables("models", "Models and their prices", NOTES, everything(), *sorted(tools)))


if __name__ == "__main__":
    main()
