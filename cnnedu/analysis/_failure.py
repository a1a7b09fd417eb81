"""A model that failed, as far as it got."""

from __future__ import annotations

import re
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
    inner : bool
        Whether another module called this one.
    operation : str
        The operation of torch's core library that failed, "" where the mistake was caught before.
    operands : list of Tensor
        What that was given.
    """

    error: Exception
    module: nn.Module
    inputs: tuple[Any, ...]
    whole: tuple[Any, ...]
    inner: bool
    operation: str = ""
    operands: Sequence[Tensor] = ()

    @property
    def message(self) -> str:
        """The first line of what torch or Python says, without what only the interpreter needs to know."""
        lines = str(self.error).strip().splitlines()
        if not lines or isinstance(self.error, KeyError):
            return f"{type(self.error).__name__} {lines[0] if lines else ''}".rstrip()
        line = re.sub(r"[\w.<>]*<locals>\.", "", lines[0].strip())
        return re.sub(r" - got (\(.*\)), but expected one of:?$", r" \1", line)

    @property
    def is_given(self) -> bool:
        """Whether the first tensor is one that the model was given, and not one that it made."""
        return any(x is self.first for x in self.whole)

    @property
    def first(self) -> Tensor | None:
        """The first tensor that the module was given."""
        return next((x for x in self.inputs if isinstance(x, Tensor)), None)
