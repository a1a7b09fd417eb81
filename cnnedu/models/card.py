"""What the book says about a model before it says anything in code."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["ModelCard", "Paper", "Task"]

Task = Literal["classification", "segmentation", "features", "audio", "text", "sequence"]


@dataclass(frozen=True)
class Paper:
    """Where a model comes from: ``link`` is an address that does not change (arXiv or DOI)."""

    title: str
    authors: str
    year: int
    link: str

    def __str__(self) -> str:
        return f"{self.authors} ({self.year}). {self.title}. {self.link}"


@dataclass(frozen=True, kw_only=True)
class ModelCard:
    """A model in words: paper, what was new in it, and where our code departs from it.

    Attributes
    ----------
    family : str
        What the models of one file are called together ("ResNet").
    paper : Paper
        The source.
    new : str
        What was new, in a sentence or two.
    deviations : tuple of str
        Each way in which the default settings differ from the paper. Empty: none that we know of.
    task : str
        "classification", "segmentation", "features", "audio", "text" or "sequence".
    input_size : tuple of int
        The usual input with its batch axis, (1, 3, 224, 224).
    input_dtype : str
        "float32", or "int64" for token numbers.
    torchvision : str or bool
        torchvision's name for it: True for the same name, which `register` fills in, "" where it has none. With dots,
        where the function stands below ``torchvision.models``.
    torchvision_overrides : mapping
        The overrides that make `create_model` build what torchvision's ``state_dict`` fits.
    name : str
        The name in the registry, filled in by `register`.
    settings : mapping
        What the name stands for: arguments of the class, filled in by `register`.
    """

    family: str
    paper: Paper
    new: str
    deviations: tuple[str, ...] = ()
    task: Task = "classification"
    input_size: tuple[int, ...] = (1, 3, 224, 224)
    input_dtype: Literal["float32", "int64"] = "float32"
    torchvision: str | bool = ""
    torchvision_overrides: Mapping[str, object] = field(default_factory=dict)
    name: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        lines = [f"{self.name} ({self.family}, {self.paper.year})", str(self.paper), f"New: {self.new}"]
        lines += [f"Differs from the paper: {deviation}" for deviation in self.deviations]
        if self.torchvision:
            extra = ", ".join(f"{key}={value!r}" for key, value in self.torchvision_overrides.items())
            how = f"create_model({self.name!r}{', ' if extra else ''}{extra})"
            lines.append(f"{how} takes the weights of torchvision's {self.torchvision}.")
        lines.append(f"Usual input: {self.input_size}, {self.input_dtype}.")
        return "\n".join(textwrap.fill(line, 79, subsequent_indent="    ", break_on_hyphens=False) for line in lines)
