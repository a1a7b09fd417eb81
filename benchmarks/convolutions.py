"""`conv2d` beside torch, forward and backward, and its algorithms beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import torch
from torch.nn import functional as F

from benchmarks.report import Table
from benchmarks.shapes import CHOSEN, TELLING, Case
from benchmarks.timing import RUNS, Call, geometric_mean, ratios
from cnnedu.functional import conv2d, conv2d_backward
from cnnedu.functional._convolution import Convolution
from cnnedu.functional._products import input_gradient, weight_gradient

__all__ = [
    "ALGORITHMS",
    "Ratios",
    "algorithms",
    "beside_torch",
    "measure",
    "our_gradients",
    "torch_backward",
    "torch_forward",
]

ALGORITHMS = ("im2col", "shift", "mec", "fft", "winograd")


@dataclass(frozen=True)
class Ratios:
    """Milliseconds of torch's forward pass, and ours as multiples of torch's own forward or backward."""

    case: Case
    torch_ms: float
    auto: float
    generic: float
    weight: float
    input: float
    backward: float

    @property
    def numbers(self) -> tuple[float, ...]:
        """What stands in the table's columns."""
        return self.torch_ms, self.auto, self.generic, self.weight, self.input, self.backward


def measure(case: Case, runs: int = RUNS) -> Ratios:
    """Measure forward, each gradient alone and the whole backward pass of one shape."""
    x, w, grad = case.arrays()
    ours, gradients = partial(conv2d, x, w, **case.settings), our_gradients(case)
    seconds, forward = ratios(torch_forward(case), ours, partial(ours, algorithm="im2col"), runs=runs)
    pairs = (
        (torch_backward(case, weight=True), gradients["weight"]),
        (torch_backward(case, input=True), gradients["input"]),
        (torch_backward(case, True, True), partial(conv2d_backward, grad, x, w, **case.settings)),
    )
    backward = [ratios(torchs, own, runs=runs)[1][0] for torchs, own in pairs]
    return Ratios(case, seconds * 1e3, *forward, *backward)


def our_gradients(case: Case) -> dict[str, Call]:
    """Return the two products that `conv2d_backward` consists of, each by itself."""
    x, w, grad = case.arrays()
    call = Convolution("benchmark", x, w, None, case.stride, case.padding, case.dilation, case.groups)
    where = (call.input.shape[2:], call.stride, call.padding, call.dilation, call.groups)
    return {"weight": partial(weight_gradient, call, grad), "input": partial(input_gradient, grad, w, *where)}


def torch_forward(case: Case) -> Call:
    """Return the call that all forward ratios are taken against."""
    x, w, _ = map(torch.from_numpy, case.arrays())
    return partial(F.conv2d, x, w, **case.settings)


def torch_backward(case: Case, input: bool = False, weight: bool = False) -> Call:
    """Return a call that computes these gradients and nothing else: what autograd itself calls."""
    x, w, grad = map(torch.from_numpy, case.arrays())
    steps = ([case.stride] * 2, [case.padding] * 2, [case.dilation] * 2)
    gradients = torch.ops.aten.convolution_backward
    return partial(gradients, grad, x, w, None, *steps, False, [0, 0], case.groups, [input, weight, False])


def beside_torch(measured: Sequence[Ratios]) -> Table:
    """Return the table of all shapes, with geometric means of the chosen, the drawn and all."""

    def mean(name: str, some: Iterable[Ratios]) -> list[str]:
        columns = list(zip(*(ratios.numbers[1:] for ratios in some), strict=True))
        return [f"**{name}**", "", "", *(f"**{geometric_mean(column):.2f}**" for column in columns)]

    chosen, others = measured[: len(CHOSEN)], measured[len(CHOSEN) :]
    rows = [[*_name(each.case), f"{each.torch_ms:.2f}", *(f"{n:.2f}" for n in each.numbers[1:])] for each in measured]
    rows.insert(len(chosen), mean("geometric mean, chosen", chosen))
    rows += [mean("geometric mean, drawn", others), mean("geometric mean, all", measured)]
    header = ("n×c×h² → filters, kernel", "MACs/10⁶", "torch ms", "auto", "im2col", "weight", "input", "backward")
    notes = (
        '`conv2d` as it comes (auto) and kept to the one generic routine (`algorithm="im2col"`), each against '
        "`torch.nn.functional.conv2d`; then the gradient of the weight alone and of the input alone, each against "
        "torch's for that one; then `conv2d_backward`, which computes both, against torch computing both. The first "
        f"{len(chosen)} shapes were chosen, the other {len(others)} drawn by a seeded generator."
    )
    return Table(header, rows, "`conv2d`, forward and backward, as multiples of torch", notes)


def _name(case: Case) -> list[str]:
    return [case.label, f"{case.macs / 1e6:.3g}"]


def algorithms(cases: Sequence[Case] = TELLING, runs: int = RUNS) -> Table:
    """Return the table of the algorithms beside each other, the best of a row in bold."""
    rows = []
    for case in cases:
        x, w, _ = case.arrays()
        calls = {name: partial(conv2d, x, w, **case.settings, algorithm=name) for name in ("auto", *ALGORITHMS)}
        calls = {name: call for name, call in calls.items() if _applies(call)}
        multiples = dict(zip(calls, ratios(torch_forward(case), *calls.values(), runs=runs)[1], strict=True))
        auto = multiples.pop("auto")
        shown = {name: f"{number:.2f}" for name, number in multiples.items()}
        best = min(multiples, key=lambda name: multiples[name])
        shown[best] = f"**{shown[best]}**"
        rows.append([case.label, *(shown.get(name, "–") for name in ALGORITHMS), f"{auto:.2f}"])
    notes = "Multiples of torch, forward; the best in bold; “–” where an algorithm refuses the shape."
    return Table(("n×c×h² → filters, kernel", *ALGORITHMS, "auto"), rows, "The algorithms beside each other", notes)


def _applies(call: Call) -> bool:
    """Tell whether the algorithm takes this kernel, stride and dilation."""
    try:
        call()
    except ValueError:
        return False
    return True
