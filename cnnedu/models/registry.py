"""The registry: a model is a name, a card and a class with settings.

Adding one happens in one place: a file in this folder whose class carries a `register` line per name. Tests, tables,
the command line and the gallery iterate `list_models`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TypeVar

from torch import nn

from cnnedu.errors import suggest
from cnnedu.models.card import ModelCard

__all__ = ["create_model", "list_models", "model_card", "register"]

Model = TypeVar("Model", bound=nn.Module)
_REGISTRY: dict[str, tuple[type[nn.Module], ModelCard]] = {}


def register(name: str, card: ModelCard, **settings: object) -> Callable[[type[Model]], type[Model]]:
    """Give a class a name in the registry; several lines give it several names.

    Parameters
    ----------
    name : str
        The name, torchvision's where it has one.
    card : ModelCard
        What the family's models share; use ``dataclasses.replace`` for what this one has of its own.
    **settings
        The arguments of the class that this name stands for.

    Raises
    ------
    ValueError
        The name is taken by another class.
    TypeError
        The class has no such argument.
    """

    def keep(cls: type[Model]) -> type[Model]:
        taken = _REGISTRY.get(name)
        if taken is not None and (taken[0].__module__, taken[0].__qualname__) != (cls.__module__, cls.__qualname__):
            raise ValueError(f"register: the name {name!r} is taken by {taken[0].__module__}.{taken[0].__qualname__}.")
        _check_settings(f"register {name!r}", cls, settings)
        torchvision = name if card.torchvision is True else card.torchvision
        _REGISTRY[name] = (cls, replace(card, name=name, settings=settings, torchvision=torchvision))
        return cls

    return keep


def list_models(pattern: str = "*", *, task: str | None = None) -> list[str]:
    """Return the names in the registry, family by family in the order of their papers' years.

    Parameters
    ----------
    pattern : str
        With ``*`` for anything: "resnet*".
    task : str, optional
        Only those with this task, as `ModelCard` has it.

    Examples
    --------
    >>> list_models("vgg1?")
    ['vgg11', 'vgg13', 'vgg16', 'vgg19']
    """
    cards = sorted((card for _, card in _REGISTRY.values()), key=_order)
    return [card.name for card in cards if fnmatchcase(card.name, pattern) and task in (None, card.task)]


def _order(card: ModelCard) -> tuple[object, ...]:
    """Sort by year, by family, and by name with numbers as numbers: resnet18 before resnet152."""
    parts = re.split(r"(\d+)", card.name)
    return card.paper.year, card.family, [(int(part), "") if part.isdigit() else (0, part) for part in parts]


def create_model(name: str, **overrides: object) -> nn.Module:
    """Build a model with fresh, random weights.

    Parameters
    ----------
    name : str
        One of `list_models`.
    **overrides
        Arguments of its class to set otherwise: ``num_classes=10``.

    Returns
    -------
    nn.Module
        In training mode, as torch leaves a new module. ``with torch.device("meta"):`` around the call builds it
        without memory, enough to count and to read.

    Raises
    ------
    ValueError
        There is no such model.
    TypeError
        Its class has no such argument.

    Examples
    --------
    >>> model = create_model("vgg11", num_classes=10)
    >>> model.classifier[-1]
    Linear(in_features=4096, out_features=10, bias=True)
    """
    cls, card = _find("create_model", name)
    _check_settings(f"create_model {name!r}", cls, overrides)
    return cls(**{**card.settings, **overrides})


def model_card(name: str) -> ModelCard:
    """Return what the book says about a model: its paper, what was new, how our code departs from it.

    Examples
    --------
    >>> model_card("vgg16").paper.year
    2014
    """
    return _find("model_card", name)[1]


def model_class(name: str) -> type[nn.Module]:
    """Return the class that a name stands for."""
    return _find("model_class", name)[0]


def _find(operation: str, name: str) -> tuple[type[nn.Module], ModelCard]:
    if not isinstance(name, str) or name not in _REGISTRY:
        raise ValueError(
            f"{operation}: there is no model {name!r}.{suggest(str(name), _REGISTRY)} list_models() lists all."
        )
    return _REGISTRY[name]


def _check_settings(operation: str, cls: type[nn.Module], settings: dict[str, object]) -> None:
    allowed = list(inspect.signature(cls).parameters)
    for name in settings:
        if name not in allowed:
            raise TypeError(
                f"{operation}: {cls.__name__} takes no {name!r}.{suggest(name, allowed)} It takes {', '.join(allowed)}."
            )
