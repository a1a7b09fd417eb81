"""The small pure parts of the front end: numbers as they are written and read, and how the blocks share the width."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from cnnedu.explorers.format import cell_text, count_text, number_text, percent_text, weight_text
from cnnedu.explorers.source import literal

Call = Callable[..., Any]


@pytest.fixture(scope="module")
def call(frontend: Call) -> Call:
    """Return the function that calls the front end."""
    return frontend


def test_numbers_are_written_as_python_writes_them(call: Call) -> None:
    values = [0, -0.0, 1, -2, 29, 0.5, -0.25, 1 / 9, 2.8125, 1234.5, 0.001234, -3e-5, 1e-12, 99.999, 1e6]
    assert call("shared/format.ts", "format", *[[value] for value in values]) == [
        number_text(value) for value in values
    ]


def test_halves_are_rounded_as_python_rounds_them(call: Call) -> None:
    rng = np.random.default_rng(7)
    values = [float(x) for x in 10 ** rng.uniform(-12, 22, 200) * rng.choice([-1, 1], 200)] + [999999999999999.9]
    values += [k / 64 for k in range(-130, 130)]
    shares = [k / 80 for k in range(81)] + [k / 64 for k in range(65)] + [0.0005, 0.00049, 0.9995, 0.99949]
    counts = [0.5, 2.5, *range(1000, 4000, 25), 1.125e18, 1.5e21]
    for file, name, ours, cases in (
        ("shared/format.ts", "format", number_text, values),
        ("feature_map/words.ts", "percent", percent_text, shares),
        ("ops/digits.ts", "countText", count_text, counts),
    ):
        written = call(file, name, *[[case] for case in cases])
        assert dict(zip(cases, written, strict=True)) == {case: ours(case) for case in cases}


def test_values_are_written_as_python_does(call: Call) -> None:
    values = [{"a": [1, 0.5, -3e-7, 1e21]}, None, True, False, 'q"\\é', [], [[1, 2]], 0.1]
    assert call("ops/source.ts", "literal", *[[value] for value in values]) == [literal(value) for value in values]


def test_counts_are_written_in_three_digits(call: Call) -> None:
    counts = [0, 999, 1000, 9_994, 9_995, 61_706, 99_949, 99_950, 999_499, 999_500, 11_689_512, 999_500_000, 1e15, 1e18]
    counts += [float(int(10**power)) for power in np.random.default_rng(5).uniform(0, 17, 200)]
    expected = [count_text(count) for count in counts]
    assert expected[:6] == ["0", "999", "1.00 k", "9.99 k", "10.0 k", "61.7 k"]
    assert call("ops/digits.ts", "countText", *[[count] for count in counts]) == expected


def test_a_number_fits_into_the_cell_of_a_still_picture() -> None:
    values = [0.0, 2.8125, -2.8125, 0.111, -0.111, -0.004, 12.75, -123.4, -1234.0, 1e-7, -1e12, -np.inf]
    assert [cell_text(value) for value in values] == [
        "0", "2.81", "−2.8", "0.11", "−.11", "−4e−3", "12.8", "−123", "−1e3", "1e−7", "−1e12", "−∞",
    ]  # fmt: skip


def test_weights_are_written_as_fractions(call: Call) -> None:
    cases = [[1 / 9, 9], [-2 / 16, 16], [1, 9], [0.3, 1], [0, 16], [0.01, 100]]
    expected = [weight_text(float(w), q) for w, q in cases]
    assert expected[:3] == ["1/9", "−2/16", "1"]
    assert call("shared/format.ts", "weightText", *cases) == expected


@pytest.mark.parametrize(
    ("value", "room", "text"),
    [
        (12, 3, "12"),
        (-12, 3, "−12"),
        (2.8125, 4, "2.81"),
        (2.8125, 3, "2.8"),
        (2.8125, 1, "3"),
        (0.111, 3, ".11"),
        (-0.111, 3, "−.1"),
        (0.111, 2, ".1"),
        (0.02, 2, "…"),  # nothing but zero is shown as zero
        (12345, 3, "12k"),
        (-123, 2, "…"),
        (0, 1, "0"),
    ],
)
def test_a_number_is_fitted_into_its_cell(call: Call, value: float, room: int, text: str) -> None:
    assert call("shared/format.ts", "fit", [value, room]) == [text]
    assert len(text) <= room


def test_typed_numbers_are_read(call: Call) -> None:
    typed = {"3": 3, "-2": -2, "\u22122": -2, " .5 ": 0.5, "0,5": 0.5, "1/4": 0.25, "-1/8": -0.125, "1e2": 100, "+7": 7}
    assert call("shared/format.ts", "parseNumber", *[[text] for text in typed]) == list(typed.values())
    wrong = ["", "-", "abc", "1/", "1/0", "1//2", "1 2", "0x10", "--1", "Infinity", "nan"]
    assert call("shared/format.ts", "parseNumber", *[[text] for text in wrong]) == [None] * len(wrong)


@pytest.mark.parametrize("width", [300, 328, 360, 480, 640, 728, 1000, 1600])
def test_the_blocks_fit_the_width(call: Call, width: int) -> None:
    sizes = [(7, 3, 5), (9, 3, 7), (16, 3, 14), (1, 1, 1), (28, 7, 22), (10, 7, 4)]
    cases = [[width, dict(zip(("input", "kernel", "output"), size, strict=True)), 40] for size in sizes]
    for (inputs, kernel, output), layout in zip(sizes, call("convolution/layout.ts", "arrange", *cases), strict=True):
        cell = layout["cell"]
        assert 24 <= cell <= 40
        needed = {
            "wide": 72 + cell * (inputs + output) + max(72, cell * kernel),
            "pair": max(36 + cell * inputs + max(72, cell * kernel), cell * (output + 1)),
            "stack": cell * max(inputs, kernel, output),
        }[layout["arrangement"]]
        # Only a grid that is too wide for the smallest cell may need to scroll.
        assert needed <= width or (layout["arrangement"] == "stack" and cell == 24)
