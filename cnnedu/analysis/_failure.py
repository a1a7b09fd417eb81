"""A model that failed, as far as it got."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from torch import Tensor, nn

__all__ = ["Failure"]


@dataclass
class Failure:
    """What is known where a model fails.

    Attributes
    ----------
    error : Exception
    module : nn.Module
        The innermost that was running.
    inputs : tuple
        What it was given.
    whole : tuple
        What the model was given.
    operation : str
        The operation of torch's core library that failed, "" where the mistake was caught before.
    operands : list of Tensor
        What that was given.
    """

    error: Exception
    module: nn.Module
    inputs: tuple[Any, ...]
    whole: tuple[Any, ...]
    operation: str = ""
    operands: Sequence[Tensor] = ()

    @property
    def message(self) -> str:
        """The first line of what torch or Python says."""
        lines = str(self.error).strip().splitlines()
        return lines[0].strip() if lines else type(self.error).__name__

    @property
    def first(self) -> Tensor | None:
        """The first tensor that the module was given."""
        return next((x for x in self.inputs if isinstance(x, Tensor)), None)
