"""Tools that count what a network costs, each called as its manual says, on the same model and the same input size."""

from __future__ import annotations

import copy
import importlib.util
import logging
from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from cnnedu.analysis import summarize

__all__ = ["COUNTERS", "Counter", "ours"]

Size = tuple[int, ...]


class Counter(NamedTuple):
    """A way to count: `macs` takes a model and an input size with the batch axis."""

    name: str
    package: str
    macs: Callable[[nn.Module, Size], int]
    on_meta: bool = False  # whether it is given the model without numbers, as we make one for ourselves

    @property
    def installed(self) -> bool:
        """Whether it can be run here."""
        return importlib.util.find_spec(self.package) is not None

    def place(self, model: nn.Module) -> nn.Module:
        """Return the model as this tool wants it."""
        return copy.deepcopy(model).to("meta") if self.on_meta else model


def ours(model: nn.Module, size: Size) -> int:
    """Count with `summarize`."""
    return summarize(model, size).macs


def _flop_counter(model: nn.Module, size: Size) -> int:
    device = next(model.parameters()).device
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        model(torch.zeros(size, device=device))
    return counter.get_total_flops() // 2


def _torchinfo(model: nn.Module, size: Size) -> int:
    import torchinfo

    device = next(model.parameters()).device
    return int(torchinfo.summary(model, input_size=size, verbose=0, device=device).total_mult_adds)


def _fvcore(model: nn.Module, size: Size) -> int:
    from fvcore.nn import FlopCountAnalysis

    logging.getLogger("fvcore.nn.jit_analysis").setLevel(logging.ERROR)  # what it does not count; we count on our own
    analysis = FlopCountAnalysis(model, torch.zeros(size))
    return int(analysis.unsupported_ops_warnings(False).uncalled_modules_warnings(False).total())


COUNTERS = (
    Counter("`torch.utils.flop_counter`", "torch", _flop_counter),
    Counter("`torch.utils.flop_counter`, meta", "torch", _flop_counter, on_meta=True),
    Counter("`torchinfo.summary`", "torchinfo", _torchinfo),
    Counter("`torchinfo.summary`, meta", "torchinfo", _torchinfo, on_meta=True),
    Counter("fvcore `FlopCountAnalysis`", "fvcore", _fvcore),
)
