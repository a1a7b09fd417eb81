"""The scaling explorer: one number makes EfficientNet deeper, wider and sharper-sighted together."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from cnnedu.data import published
from cnnedu.explorers._scaling_counts import (
    GROWTHS,
    PUBLISHED_SIZES,
    NetworkSize,
    ScaledNetwork,
    count_network,
    scaled_sizes,
    work_growth,
)
from cnnedu.explorers._scaling_still import scaling_still
from cnnedu.explorers._scaling_text import scaling_source, scaling_words
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.format import count_text
from cnnedu.explorers.traits import ChoiceTrait, FlagTrait, NumberTrait, TableTrait

__all__ = ["ScalingExplorer"]

_MOST = 3  # by which the work may grow with a step of φ: what is drawn and counted stays of this world


@cache
def _measured() -> Mapping[str, Any]:
    """Return what the paper measured: accuracy of B0 to B7, and of B0 scaled in one dimension or in all."""

    def results(name: str, table: str) -> list[Any]:
        return [result for result in published(name) if result.source == f"Tan, Le (2019), Table {table}"]

    models = [(name, results(f"efficientnet_{name}", "2")[0]) for name in PUBLISHED_SIZES]
    family = [[name, *PUBLISHED_SIZES[name], result.accuracy()] for name, result in models]
    alone = []
    for result in results("efficientnet_b0", "7"):
        width, depth = result.settings.get("width_mult", 1.0), result.settings.get("depth_mult", 1.0)
        sides = (width != 1, depth != 1, result.resolution != 224)
        names = {(1, 0, 0): "width", (0, 1, 0): "depth", (0, 0, 1): "resolution", (0, 0, 0): "B0"}
        alone.append([names.get(sides, "compound"), width, depth, result.resolution, result.accuracy()])
    return MappingProxyType({"family": family, "alone": alone})


class ScalingExplorer(Explorer):
    """EfficientNet's compound scaling: drag φ, and depth, width and resolution grow together.

    See what a step of φ costs, what the same work would buy in depth, width or resolution alone, and how far the
    published networks B1 to B7 keep to the rule.

    Parameters
    ----------
    phi : float
        The compound coefficient φ, 0 to 7: about how many doublings of the work there are to spend.
    alpha, beta, gamma : float
        What one step of φ multiplies depth, width and resolution by, 1 to 2, 1 to 1.5 and 1 to 1.5. With every step
        the work grows by α·β²·γ², which may be at most 3; the paper keeps it near 2.
    grow : "compound", "depth", "width" or "resolution"
        All three, or one of them alone, spending the same work.
    network : "formula", "b0" … "b7"
        The network that the rule gives, or one as published.
    chart : "cost", "factors" or "accuracy"
        Parameters over multiply-accumulates; the three factors over φ; the accuracy that the paper measured.
    playing : bool
        Whether φ is moving.
    speed : float
        Steps of a quarter per second, 0.25 to 8.

    Attributes
    ----------
    size : NetworkSize
        Width, depth and resolution of the network shown, the first two as multiples of B0's.
    counts : ScaledNetwork
        Its parameters and multiply-accumulates, and layers, channels and sides of its stages: what
        `cnnedu.analysis.summarize` finds in the real model.
    growth : float
        α·β²·γ².
    measured : mapping
        Accuracies from the paper, as the page is given them.

    Raises
    ------
    TypeError, ValueError
        A wrong name, kind or range; the explorer then stays as it was.

    References
    ----------
    Tan, Le (2019). https://arxiv.org/abs/1905.11946, equation 3, Tables 1, 2 and 7.

    Examples
    --------
    >>> explorer = ScalingExplorer(phi=0)
    >>> explorer
    ScalingExplorer(phi=0, parameters='5.29 M', macs='386 M')
    >>> explorer.network = "b7"
    >>> explorer.size
    NetworkSize(width=2.0, depth=3.1, resolution=600)
    >>> explorer.counts.macs
    37745884192
    """

    section = 8
    phi = NumberTrait(3, (0, 7))
    alpha = NumberTrait(1.2, (1, 2))
    beta = NumberTrait(1.1, (1, 1.5))
    gamma = NumberTrait(1.15, (1, 1.5))
    grow = ChoiceTrait(GROWTHS)
    network = ChoiceTrait(("formula", *PUBLISHED_SIZES))
    chart = ChoiceTrait(("cost", "factors", "accuracy"))
    playing = FlagTrait()
    speed = NumberTrait(4, (0.25, 8))
    measured = TableTrait({})

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.set_trait("measured", _measured())

    @classmethod
    def settle(cls, state: dict[str, Any], changed: frozenset[str]) -> dict[str, Any]:
        """Refuse exponents with which the work would explode; moving φ or an exponent leaves a published network."""
        work = work_growth(state["alpha"], state["beta"], state["gamma"])
        if work > _MOST:
            raise ValueError(
                f"{cls.__name__}: with alpha {state['alpha']}, beta {state['beta']} and gamma {state['gamma']} the work"
                f" would grow by α·β²·γ² = {work:.2f} with every step of φ: at most {_MOST} is allowed, and the paper"
                " keeps it near 2."
            )
        if "network" not in changed and changed & {"phi", "alpha", "beta", "gamma", "grow"}:
            state["network"] = "formula"
        return state

    @property
    def size(self) -> NetworkSize:
        """Width and depth as multiples of B0's, and the side of the images."""
        return scaled_sizes(self._state())

    @property
    def counts(self) -> ScaledNetwork:
        """What the network has and costs, equal to what `summarize` finds in the real model."""
        return count_network(*self.size)

    @property
    def growth(self) -> float:
        """α·β²·γ²: what one step of φ multiplies the work by."""
        return work_growth(self.alpha, self.beta, self.gamma)

    def implied_phi(self, name: str) -> float:
        """Return the φ at which the rule spends the work of a published network, "b0" to "b7".

        Examples
        --------
        >>> [round(ScalingExplorer().implied_phi(name), 1) for name in ("b1", "b4", "b7")]
        [0.9, 3.7, 7.0]
        """
        base = count_network(*PUBLISHED_SIZES["b0"]).macs
        return math.log(count_network(*PUBLISHED_SIZES[name]).macs / base) / math.log(self.growth)

    def python(self) -> str:
        """Return Python source that builds the network shown and counts it."""
        return scaling_source(self._state())

    def describe(self) -> str:
        """Say how large the network is and what it costs."""
        return scaling_words(self._state())

    def still(self) -> str:
        """Draw B0 and the network shown, stage by stage, with what they cost, as SVG."""
        return scaling_still(self._state(), self.describe())

    def _summary(self) -> dict[str, str]:
        names = [name for name in self.settings if getattr(self, name) != self._trait(name).default()]
        shown = {name: repr(_tidy(getattr(self, name))) for name in names}
        counts = self.counts
        return shown | {"parameters": repr(count_text(counts.parameters)), "macs": repr(count_text(counts.macs))}


def _tidy(value: Any) -> Any:
    """Return whole floats as int, for a short repr."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
