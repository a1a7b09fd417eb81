"""Small models that tests of cnnedu.analysis look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from cnnedu.analysis import Summary
from cnnedu.analysis._counts import COLUMNS


class Calls(nn.Module):
    """A function as a model."""

    def __init__(self, function: Callable[..., Any], **modules: nn.Module) -> None:
        super().__init__()
        self.function = function
        for name, module in modules.items():
            self.add_module(name, module)

    def forward(self, *inputs: Tensor) -> Any:
        return self.function(self, *inputs)


class NeedsNumbers(nn.Module):
    """Makes `trace` run on real numbers, where torch takes its fused layers."""

    def __init__(self, inner: nn.Module) -> None:
        super().__init__()
        self.inner = inner

    def forward(self, x: Tensor) -> Any:
        return self.inner(x) if x.sum() < 1e30 else x


class Branches(nn.Module):
    """A model that no registry knows: branches, a shortcut, a shared layer, functions."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU())
        self.left, self.right = nn.Conv2d(8, 4, 1), nn.Conv2d(8, 4, 3, padding=1)
        self.shared, self.head = nn.Conv2d(8, 8, 3, padding=1), nn.Linear(8, 5)

    def forward(self, x: Tensor) -> Any:
        x = self.stem(x)
        x = torch.cat([self.left(x), self.right(x)], 1).relu() + x
        x = x + self.shared(self.shared(x))
        return self.head(x.mean((2, 3)))


def columns(summary: Summary) -> dict[str, int]:
    """Return what was counted, column by column."""
    return {column: getattr(summary, column) for column in COLUMNS}
