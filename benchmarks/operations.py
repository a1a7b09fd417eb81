"""The other operations beside torch's of the same name: same arguments, forward and backward.

That ours take what torch's take, in the same order, is what keeps this file short: one row is one call, made twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from benchmarks.report import Table
from benchmarks.shapes import floats
from benchmarks.timing import RUNS, ratios
from cnnedu import functional

__all__ = ["Measured", "Operation", "measure", "operations", "table"]

MAPS = (8, 64, 56, 56)


@dataclass(frozen=True)
class Operation:
    """One call of `name`, and how many times torch's time it may take, forward and backward."""

    name: str
    on: str
    arguments: tuple[Any, ...]
    settings: dict[str, Any] = field(default_factory=dict)
    forward: float | None = None
    backward: float | None = None
    held_as: str = ""  # which targets are one: those of equal name, where this says nothing else
    torchs: Callable[..., torch.Tensor] | None = None  # where torch has none of this name

    def ours(self) -> Any:
        """Call our operation."""
        return getattr(functional, self.name)(*self.arguments, **self.settings)

    def ours_backward(self, grad_output: Any) -> Any:
        """Call our backward pass, which starts from the forward arguments again."""
        return getattr(functional, f"{self.name}_backward")(grad_output, *self.arguments, **self.settings)

    def tensors(self, requires_grad: bool = False) -> tuple[Any, ...]:
        """Return the arguments as torch takes them, sharing memory with ours."""

        def tensor(value: Any) -> Any:
            if not isinstance(value, np.ndarray):
                return value
            return torch.from_numpy(value).requires_grad_(requires_grad and value.dtype.kind == "f")

        return tuple(map(tensor, self.arguments))

    def peer(self, tensors: tuple[Any, ...]) -> torch.Tensor:
        """Call torch's operation."""
        result: torch.Tensor = (self.torchs or getattr(F, self.name))(*tensors, **self.settings)
        return result


@dataclass(frozen=True)
class Measured:
    """What one operation took."""

    operation: Operation
    torch_ms: float
    forward: float
    backward: float

    @property
    def held_to(self) -> list[tuple[str, float, float]]:
        """Direction, limit and measured ratio, for each direction that has a limit."""
        limits = (
            ("forward", self.operation.forward, self.forward),
            ("backward", self.operation.backward, self.backward),
        )
        return [(direction, limit, ratio) for direction, limit, ratio in limits if limit is not None]

    @property
    def row(self) -> list[str]:
        """The operation as a row of the table."""
        done = self.operation
        targets = ["" if target is None else f"≤ {target}" for target in (done.forward, done.backward)]
        forward, backward = f"{self.forward:.2f}", f"{self.backward:.2f}"
        return [f"`{done.name}`", done.on, f"{self.torch_ms:.2f}", forward, targets[0], backward, targets[1]]


def table(measured: Iterable[Measured]) -> Table:
    """Return the table of the other operations."""
    notes = (
        "Ours and torch's operation of the same name, with the same arguments. Torch's backward pass uses what its "
        "forward pass kept; ours is given the forward arguments and starts again. `locally_connected2d`, which torch "
        "has not, is held against torch's `unfold` and `bmm`."
    )
    header = ("operation", "on", "torch ms", "forward", "target", "backward", "target")
    return Table(header, [each.row for each in measured], "Other operations", notes)


def measure(operation: Operation, runs: int = RUNS) -> Measured:
    """Time forward and backward; torch's backward may use what its forward kept, ours starts from the arguments."""
    tensors = operation.tensors()
    seconds, (forward,) = ratios(lambda: operation.peer(tensors), operation.ours, runs=runs)
    tensors = operation.tensors(requires_grad=True)
    leaves = [value for value in tensors if isinstance(value, torch.Tensor) and value.requires_grad]
    output = operation.peer(tensors)
    grad = floats(*output.shape)
    _, (backward,) = ratios(
        lambda: torch.autograd.grad(output, leaves, torch.from_numpy(grad), retain_graph=True),
        lambda: operation.ours_backward(grad),
        runs=runs,
    )
    return Measured(operation, seconds * 1e3, forward, backward)


def operations() -> Iterator[Operation]:
    """Yield every row, its arrays made when it is reached."""
    yield from pooling()
    yield from normalisation()
    yield from convolutions()
    yield from the_rest()


def pooling() -> Iterator[Operation]:
    """Yield the pooling of LeNet and VGG, of AlexNet, ResNet and Inception, and of a network's end."""
    maps = floats(*MAPS)
    windows: tuple[tuple[str, dict[str, int], float], ...] = (
        ("2×2", {"kernel_size": 2}, 0.3),
        ("3×3 s2", {"kernel_size": 3, "stride": 2}, 0.6),
        ("3×3 s2 p1", {"kernel_size": 3, "stride": 2, "padding": 1}, 0.6),
        ("3×3 s1 p1", {"kernel_size": 3, "stride": 1, "padding": 1}, 0.6),
    )
    for label, settings, target in windows:
        yield Operation("max_pool2d", f"8×64×56², {label}", (maps,), settings, target, 4, label[:3])
    for label, settings, _ in windows:
        yield Operation("avg_pool2d", f"8×64×56², {label}", (maps,), settings)
    yield Operation("adaptive_avg_pool2d", "8×512×7² → 1²", (floats(8, 512, 7, 7), 1))


def normalisation() -> Iterator[Operation]:
    """Yield the norms of ResNet, of vision transformers and of small batches."""
    for shape in (MAPS, (32, 128, 28, 28), (32, 512, 7, 7)):
        arguments = (floats(*shape), None, None, floats(shape[1]), floats(shape[1]), True)
        on = f"{shape[0]}×{shape[1]}×{shape[2]}², training"
        yield Operation("batch_norm", on, arguments, forward=1, backward=3)
    yield Operation("layer_norm", "32×196×384, over 384", (floats(32, 196, 384), (384,), floats(384), floats(384)))
    yield Operation("group_norm", "8×64×56², 32 groups", (floats(*MAPS), 32, floats(64), floats(64)))


def convolutions() -> Iterator[Operation]:
    """Yield the convolutions that are not `conv2d`."""
    signals: tuple[tuple[str, tuple[int, ...], tuple[int, ...], dict[str, int]], ...] = (
        ("8×64×1024 → 64, 3 p1", (8, 64, 1024), (64, 64, 3), {"padding": 1}),
        ("8×16×4096 → 32, 9 p4", (8, 16, 4096), (32, 16, 9), {"padding": 4}),
        ("4×128×512 → 128, 5 d2", (4, 128, 512), (128, 128, 5), {"dilation": 2}),
        ("16×1×8000 → 32, 80 s4", (16, 1, 8000), (32, 1, 80), {"stride": 4}),
    )
    for on, x, w, settings in signals:
        yield Operation("conv1d", on, (floats(*x), floats(*w)), settings, forward=1.2)
    transposed: tuple[tuple[str, tuple[int, ...], tuple[int, ...], dict[str, int]], ...] = (
        ("8×64×28² → 32, 4×4 s2 p1", (8, 64, 28, 28), (64, 32, 4, 4), {"stride": 2, "padding": 1}),
        ("8×64×28² → 64, 2×2 s2", (8, 64, 28, 28), (64, 64, 2, 2), {"stride": 2}),
        ("4×128×14² → 64, 3×3 p1", (4, 128, 14, 14), (128, 64, 3, 3), {"padding": 1}),
        ("8×16×32² → 3, 5×5 s2 p2", (8, 16, 32, 32), (16, 3, 5, 5), {"stride": 2, "padding": 2}),
    )
    for on, x, w, settings in transposed:
        yield Operation("conv_transpose2d", on, (floats(*x), floats(*w)), settings, forward=1.2)
    volume, cube = floats(2, 8, 16, 32, 32), floats(16, 8, 3, 3, 3)
    yield Operation("conv3d", "2×8×16×32² → 16, 3×3×3 p1", (volume, cube), {"padding": 1})
    yield Operation(
        "locally_connected2d",
        "8×16×28² → 16, 3×3",
        (floats(8, 16, 28, 28), floats(16, 16, 3, 3, 26, 26)),
        torchs=unfold_and_bmm,
    )


def unfold_and_bmm(x: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Multiply each position's patch by its own filters, as torch's users do."""
    c_out, _, k_h, k_w, height, width = weight.shape
    patches = F.unfold(x, (k_h, k_w)).permute(2, 1, 0)  # position, tap, image
    filters = weight.reshape(c_out, -1, height * width).permute(2, 0, 1)  # position, filter, tap
    return torch.bmm(filters, patches).permute(2, 1, 0).reshape(len(x), c_out, height, width)


def the_rest() -> Iterator[Operation]:
    """Yield what stands at the end of a network, and between its layers."""
    logits, classes = floats(1024, 1000), np.random.default_rng(0).integers(1000, size=1024)
    yield Operation("relu", "8×64×56²", (floats(*MAPS),))
    yield Operation("gelu", "8×64×56²", (floats(*MAPS),))
    yield Operation("linear", "256×1024 → 1000", (floats(256, 1024), floats(1000, 1024), floats(1000)))
    yield Operation("softmax", "1024×1000", (logits, 1))
    yield Operation("cross_entropy", "1024×1000", (logits, classes))
    maps = floats(8, 64, 28, 28)
    yield Operation("interpolate", "8×64×28² ×2, nearest", (maps,), {"scale_factor": 2})
    yield Operation("interpolate", "8×64×28² ×2, bilinear", (maps,), {"scale_factor": 2, "mode": "bilinear"})
