"""The axes of charts: values land where they should, ticks are round, and nothing breaks on odd data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

Frontend = Callable[..., list[Any]]


def extent(frontend: Frontend, values: list[float], count: float = 5, log: bool = False) -> dict[str, Any]:
    (made,) = frontend("ops/axis.ts", "extentOf", [values, count, log])
    return dict(made)


def places(frontend: Frontend, axis: dict[str, Any], values: list[float]) -> list[Any]:
    return frontend("ops/axis.ts", "placeOn", *[[axis, value, 100, 200] for value in values])


def test_the_ends_of_the_values_are_the_ends_of_the_axis(frontend: Frontend) -> None:
    axis = extent(frontend, [3, -1, 7])
    assert axis["ticks"] == [0, 2, 4, 6]
    assert places(frontend, axis, [-1, 3, 7]) == [100, 150, 200]


def test_a_logarithm_shows_ratios_as_distances(frontend: Frontend) -> None:
    axis = extent(frontend, [1, 10_000, 0, -5], log=True)
    assert axis["ticks"] == [1, 10, 100, 1000, 10_000]
    np.testing.assert_allclose(places(frontend, axis, [1, 10, 100, 10_000]), [100, 125, 150, 200])
    assert places(frontend, axis, [0, -3]) == ["NaN", "NaN"]  # what has no logarithm is not drawn


def test_few_decades_have_ticks_between(frontend: Frontend) -> None:
    assert extent(frontend, [1, 50], 9, log=True)["ticks"] == [1, 2, 5, 10, 20, 50]
    assert len(extent(frontend, [1e-12, 1e12], 4, log=True)["ticks"]) <= 7


@pytest.mark.parametrize("values", [[], [5], [5, 5], [0], [-2, -2]])
@pytest.mark.parametrize("log", [False, True])
def test_an_axis_exists_for_any_values(frontend: Frontend, values: list[float], log: bool) -> None:
    axis = extent(frontend, values, log=log)
    assert axis["low"] < axis["high"] and axis["ticks"]
    assert all(place == "NaN" or 100 <= place <= 200 for place in places(frontend, axis, values) if values)


def test_a_given_domain_is_kept(frontend: Frontend) -> None:
    (axis,) = frontend("ops/axis.ts", "extentOf", [[3, 4], 5, False, [0, 10]])
    assert (axis["low"], axis["high"]) == (0, 10)
