"""Results as others published them, from `published.toml`: with source, split, crops and ensemble size."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from cnnedu.errors import suggest

__all__ = ["PublishedResult", "list_published", "published"]

_METRICS = ("top1_accuracy", "top5_accuracy", "top1_error", "top5_error", "iou", "miou", "pixel_accuracy")
_CROPS = ("", "1", "10", "144", "dense", "multi-scale", "whole")


@dataclass(frozen=True, kw_only=True)
class PublishedResult:
    """One result of one model, and how it was come by. Two of them compare only where the second half agrees.

    Attributes
    ----------
    model : str
        The model's name in `cnnedu.models`.
    top1_accuracy, top5_accuracy, top1_error, top5_error, iou, miou, pixel_accuracy : float or None
        Percentages, as printed by the source; None where it prints none. `accuracy` turns errors around.
    source, link : str
        Paper and table, or whose weights; and where to find it.
    year : int or None
        Of the source; None for weights that a library has revised since.
    dataset, split : str
        "ImageNet", "val".
    crops : str
        What the network saw of an image: "1" (the centre), "10", "144", "dense", "multi-scale", "whole"; "" for text.
    resolution : int or None
        Side of what it saw, in pixels.
    ensemble : int
        How many networks were averaged.
    weights : str
        torchvision's name for the version, "IMAGENET1K_V1", or "".
    settings : mapping
        Arguments of `create_model` for the network that was measured, where it is not the default.
    note : str
        What else one has to know.
    """

    model: str
    top1_accuracy: float | None = None
    top5_accuracy: float | None = None
    top1_error: float | None = None
    top5_error: float | None = None
    iou: float | None = None
    miou: float | None = None
    pixel_accuracy: float | None = None
    source: str
    link: str
    year: int | None = None
    dataset: str
    split: str
    crops: str = ""
    resolution: int | None = None
    ensemble: int = 1
    weights: str = ""
    settings: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be: the file is written by hand."""
        where = f"published.toml: {self.model} of {self.source!r}"
        values = {name: getattr(self, name) for name in _METRICS if getattr(self, name) is not None}
        if not values:
            raise ValueError(f"{where} has no number: one of {', '.join(_METRICS)}.")
        for name, value in values.items():
            if not isinstance(value, float) or not 0 < value < 100:
                raise ValueError(f"{where}: {name} must be a percentage with its decimals, got {value!r}.")
        for k in ("top1", "top5"):
            if f"{k}_accuracy" in values and f"{k}_error" in values:
                raise ValueError(f"{where} has both {k}_accuracy and {k}_error: give what is printed.")
        if not (self.source and self.dataset and self.split and self.link.startswith("https://")):
            raise ValueError(f"{where} needs a source, its link, a dataset and a split.")
        if self.crops not in _CROPS or self.ensemble < 1 or (self.resolution or 1) < 1:
            raise ValueError(f"{where}: crops must be one of {_CROPS}, ensemble and resolution at least 1.")
        if not (self.weights or self.year):
            raise ValueError(f"{where} needs the year of its source.")

    def accuracy(self, k: int = 1) -> float | None:
        """Return the top-k accuracy in percent, k 1 or 5, from the accuracy or the error; None where neither is known.

        Examples
        --------
        >>> [result.accuracy() for result in published("se_resnet50")]
        [76.71]
        """
        accuracy: float | None = getattr(self, f"top{k}_accuracy")
        error: float | None = getattr(self, f"top{k}_error")
        return round(100 - error, 3) if error is not None else accuracy


def published(model: str) -> tuple[PublishedResult, ...]:
    """Return what has been published about a model, in the order of the file; nothing for most small ones.

    Parameters
    ----------
    model : str
        A name in `cnnedu.models`. Names are not checked here, for that needs torch.

    Examples
    --------
    >>> for result in published("alexnet_2012"):
    ...     print(result.split, result.ensemble, result.top5_error)
    val 1 18.2
    val 5 16.4
    val 7 15.4
    test 5 16.4
    test 7 15.3
    """
    return _all().get(model, ())


def list_published() -> list[str]:
    """Return the names of the models that have a published result.

    Examples
    --------
    >>> "resnet50" in list_published()
    True
    """
    return sorted(_all())


@cache
def _all() -> dict[str, tuple[PublishedResult, ...]]:
    text = files("cnnedu.data").joinpath("published.toml").read_text(encoding="utf-8")
    found: dict[str, list[PublishedResult]] = {}
    for table in tomllib.loads(text)["table"]:
        results = table.pop("results")
        for model, given in results.items():
            for one in given if isinstance(given, list) else [given]:
                found.setdefault(model, []).append(_result(model, {**table, **one}))
    return {model: tuple(results) for model, results in found.items()}


def _result(model: str, given: dict[str, Any]) -> PublishedResult:
    allowed = [each.name for each in fields(PublishedResult)]
    for name in given:
        if name not in allowed:
            raise ValueError(f"published.toml: {model} has an unknown field {name!r}.{suggest(name, allowed)}")
    settings = MappingProxyType(given.pop("settings", {}))
    return PublishedResult(model=model, settings=settings, **given)
