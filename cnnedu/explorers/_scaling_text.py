"""What the scaling explorer says in words and in code; ``frontend/ops/scaling.ts`` writes the same code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnnedu.explorers._scaling_counts import count_network, scaled_sizes, work_growth
from cnnedu.explorers.format import count_text
from cnnedu.explorers.source import number_source

__all__ = ["rule_text", "scaling_source", "scaling_words"]

_SIZES = {
    "compound": "width, depth, resolution = compound_scaling(phi, alpha, beta, gamma)",
    "depth": "width, depth, resolution = 1.0, growth**phi, 224  # the same work, all of it in depth",
    "width": "width, depth, resolution = growth ** (phi / 2), 1.0, 224  # the same work, all of it in width",
    "resolution": "width, depth, resolution = 1.0, 1.0, round(224 * growth ** (phi / 2))  # all of it in resolution",
}
_COUNT = """\
with torch.device("meta"):  # a model without numbers is enough to count
    model = create_model("efficientnet_b0", width_mult=width, depth_mult=depth)
summary = summarize(model, (1, 3, resolution, resolution))
print(f"width {width:.2f}, depth {depth:.2f}, images of {resolution}×{resolution}")
print(f"{summary.parameters:,} parameters, {summary.macs:,} multiply-accumulates")
"""


def scaling_source(state: Mapping[str, Any]) -> str:
    """Return the calls that build the network shown and count it."""
    formula = state["network"] == "formula"
    uses = ["compound_scaling"] if formula and state["grow"] == "compound" else [] if formula else ["published_scaling"]
    lines = ["import torch", "from cnnedu.analysis import summarize", "from cnnedu.models import create_model"]
    lines += [f"from cnnedu.models.efficientnet import {name}" for name in uses] + [""]
    if formula:
        exponents = ", ".join(number_source(state[name]) for name in ("alpha", "beta", "gamma", "phi"))
        lines.append(f"alpha, beta, gamma, phi = {exponents}")
        lines.append("growth = alpha * beta**2 * gamma**2")
        lines.append('print(f"the work grows by {growth:.2f} with every step of phi, by {growth**phi:.2f} in all")')
        lines.append(_SIZES[state["grow"]])
    else:
        lines.append(f'width, depth, resolution = published_scaling("efficientnet_{state["network"]}")')
    return "\n".join(lines) + "\n" + _COUNT


def rule_text(alpha: float, beta: float, gamma: float) -> str:
    """Write α·β²·γ² out: 1.2 × 1.1² × 1.15² = 1.92."""
    numbers = " × ".join(
        f"{number_source(value)}{square}" for value, square in ((alpha, ""), (beta, "²"), (gamma, "²"))
    )
    return f"α·β²·γ² = {numbers} = {work_growth(alpha, beta, gamma):.2f}"


def scaling_words(state: Mapping[str, Any]) -> str:
    """Say how large the network is and what it costs."""
    size = scaled_sizes(state)
    found, base = count_network(*size), count_network(1.0, 1.0, 224)
    phi, work = state["phi"], work_growth(state["alpha"], state["beta"], state["gamma"])
    if state["network"] != "formula":
        name = f"EfficientNet-{state['network'].upper()} as published"
        rule = ""
    else:
        what = "all three grown" if state["grow"] == "compound" else f"{state['grow']} alone grown"
        name = f"φ = {number_source(phi)}, {what}"
        rule = f" {rule_text(state['alpha'], state['beta'], state['gamma'])}; to the power of φ {work**phi:.2f}."
    return (
        f"{name}: depth ×{size.depth:.2f} ({sum(found.layers)} blocks), width ×{size.width:.2f}"
        f" ({found.channels[-1]} channels in the last stage), images of {size.resolution}×{size.resolution}."
        f" {count_text(found.parameters)} parameters; {count_text(found.macs)} multiply-accumulates,"
        f" {found.macs / base.macs:.2f} times B0's.{rule}"
    )
