"""show_curves and show_bars draw what they are given, say it in words, and refuse what they cannot draw."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnedu.errors import ShapeError
from cnnedu.plot import ChartFigure, show_bars, show_curves
from cnnedu.plot.scales import Scale, number_label


def drawn(figure: ChartFigure) -> str:
    text = figure._repr_mimebundle_()["text/html"]
    ElementTree.fromstring(text)  # well formed
    return text


def paths(figure: ChartFigure) -> list[str]:
    """Where the curves go, without rules and legend."""
    return re.findall(r'<path d="([^"]*)"', drawn(figure).split("preserveAspectRatio")[1])[1:]


def test_a_curve_goes_through_its_values() -> None:
    assert paths(show_curves({"a": [0, 1, 2]}, alt="up")) == ["M0 100L50 50L100 0"]


def test_numbers_that_are_not_finite_leave_a_gap() -> None:
    assert paths(show_curves({"a": [0, 1, np.nan, 3, 4]}, alt="gap")) == ["M0 100L25 75M75 25L100 0"]


def test_points_are_separate() -> None:
    assert paths(show_curves({"a": ([0, 2], [0, 4])}, points=["a"], alt="two")) == ["M0 100h0M100 0h0"]


def test_equal_ratios_are_equal_steps_on_a_logarithmic_axis() -> None:
    figure = show_curves({"a": ([1, 10, 100], [1, 10, 100])}, x_scale="log", y_scale="log", alt="a line")
    assert paths(figure) == ["M0 100L50 50L100 0"]


def test_axes_are_shared_and_can_be_set() -> None:
    first, second = paths(show_curves({"a": [0, 1], "b": [0, 2]}, alt="two"))
    assert (first, second) == ("M0 100L100 50", "M0 100L100 0")
    assert paths(show_curves({"a": [0, 1]}, y_range=(0, 2), alt="half")) == ["M0 100L100 50"]


def test_it_is_said_in_words_and_names_are_escaped() -> None:
    figure = show_curves({"a < b": [1, 2]}, x_label="n & m", alt='rises from "one" to two')
    assert repr(figure) == 'Figure: rises from "one" to two'
    assert "a &lt; b" in drawn(figure)
    assert "n &amp; m" in drawn(figure)
    assert ElementTree.fromstring(drawn(figure)).attrib["aria-label"] == 'rises from "one" to two'


def test_bars_are_as_long_as_their_numbers() -> None:
    figure = show_bars({"a": 50, "b": 100, "c": 0}, label="weights")
    assert re.findall(r"width: ([\d.]+)%; min", drawn(figure)) == ["50", "100", "0"]
    assert figure.alt == "weights: a 50; b 100; c 0"
    shares = re.findall(r"width: ([\d.]+)%; min", drawn(show_bars({"a": 1, "b": 10, "c": 100}, scale="log")))
    assert [float(share) for share in shares] == pytest.approx([33.4, 66.6, 100], abs=0.11)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: show_curves({}, alt=""), "nothing to draw"),
        (lambda: show_curves({"a": ([1, 2], [1])}, alt=""), "'a' must be numbers, or"),
        (lambda: show_curves({"a": [[1, 2]]}, alt=""), "'a' must be numbers, or"),  # type: ignore[dict-item, list-item]
        (lambda: show_curves({str(i): [1] for i in range(7)}, alt=""), "at most 6 curves"),
        (lambda: show_curves({"a": [0, 1]}, y_scale="log", alt=""), "a logarithmic y axis takes positive numbers"),
        (lambda: show_curves({"a": [0, 1]}, x_range=(1, 1), alt=""), "x_range must be"),
        (lambda: show_curves({"a": [0, 1]}, x_scale="logarithmic", alt=""), "x_scale"),
        (lambda: show_curves({"a": [0, 1]}, points=["b"], alt=""), "points"),
        (lambda: show_bars({}), "nothing to draw"),
        (lambda: show_bars({"a": -1}), "'a' must be zero or more"),
        (lambda: show_bars({"a": float("nan")}), "'a' must be zero or more"),
        (lambda: show_bars({"a": 0}, scale="log"), "'a' must be positive"),
    ],
)
def test_what_cannot_be_drawn_is_refused(call, message) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises((ValueError, ShapeError), match=message):
        call()


@given(
    st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=20),
    st.sampled_from(["linear", "log"]),
)
def test_every_value_is_placed_and_every_axis_has_ticks(values: list[float], kind: str) -> None:
    array = np.array([abs(value) + 1e-6 for value in values] if kind == "log" else values)
    scale = Scale.over("test", "x", [array], kind, None)
    assert all(0 <= scale.place(value) <= 100 for value in array)
    ticks = scale.ticks()
    assert 1 <= len(ticks) <= 10
    assert len({number_label(tick) for tick in ticks}) == len(ticks) or scale.high - scale.low < 1e-5 * abs(scale.high)
    slack = 1e-8 * (scale.high - scale.low) + 1e-9 * abs(scale.high)
    assert all(scale.low - slack <= tick <= scale.high + slack for tick in ticks)
