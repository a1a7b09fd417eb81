"""What the scaling explorer says in words and in code; ``frontend/ops/scaling.ts`` writes the same code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnnedu.explorers._scaling_counts import count_network, scaled_sizes, work_growth
from cnnedu.explorers.format import count_text, fixed_text
from cnnedu.explorers.source import number_source

__all__ = ["rule_text", "scaling_source", "scaling_words", "short_text"]

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


def short_text(value: float) -> str:
    """Write φ or an exponent with at most four decimals, as the page does.

    Examples
    --------
    >>> short_text(3.0), short_text(1.15), short_text(4.43922844399893)
    ('3', '1.15', '4.4392')
    """
    return number_source(float(fixed_text(value, 4)))


def rule_text(alpha: float, beta: float, gamma: float) -> str:
    """Write α·β²·γ² out: 1.2 × 1.1² × 1.15² = 1.92."""
    numbers = " × ".join(f"{short_text(value)}{square}" for value, square in ((alpha, ""), (beta, "²"), (gamma, "²")))
    return f"α·β²·γ² = {numbers} = {fixed_text(work_growth(alpha, beta, gamma), 2)}"


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
        name = f"φ = {short_text(phi)}, {what}"
        growth = rule_text(state["alpha"], state["beta"], state["gamma"])
        rule = f" {growth}; to the power of φ {fixed_text(work**phi, 2)}."
    return (
        f"{name}: depth ×{fixed_text(size.depth, 2)} ({sum(found.layers)} blocks), width ×{fixed_text(size.width, 2)}"
        f" ({found.channels[-1]} channels in the last stage), images of {size.resolution}×{size.resolution}."
        f" {count_text(found.parameters)} parameters; {count_text(found.macs)} multiply-accumulates,"
        f" {fixed_text(found.macs / base.macs, 2)} times B0's.{rule}"
    )
