"""The gradients that ``benchmarks/record_gradients.py`` measured, as they ship."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

__all__ = ["measured", "measured_digits", "measured_spread"]


@cache
def measured() -> dict[str, Any]:
    """Return the record: provenance, and a network for each choice."""
    record: dict[str, Any] = json.loads(files("cnnedu.data").joinpath("gradients.json").read_text(encoding="utf-8"))
    return record


def measured_digits() -> tuple[np.ndarray, np.ndarray]:
    """Return the digits of the record, (64, 1, 8, 8) from 0 to 1, and what they are."""
    record = measured()
    levels = [int(letter, 17) for letter in record["images"]]
    return np.array(levels).reshape(-1, 1, 8, 8) / 16, np.array(record["labels"])


def measured_spread(state: Mapping[str, Any], shortcuts: bool) -> dict[str, list[float]]:
    """Return median, least and most of the seeds, from the first layer to the last."""
    wanted = {"depth": int(state["depth"]), "norm": state["norm"], "init": state["initialisation"]}
    for net in measured()["nets"]:
        if net["shortcuts"] == shortcuts and all(net[name] == value for name, value in wanted.items()):
            made: dict[str, list[float]] = net[state["of"]]
            return made
    raise LookupError(f"no network of {wanted} was measured")
