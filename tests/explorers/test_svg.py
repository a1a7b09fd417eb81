"""Still pictures: legible on any ground, and unable to break out of their text."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest

from cnnedu.explorers.svg import Drawing, activation_colour, input_colour, weight_colour


def luminance(colour: str) -> float:
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [input_colour, weight_colour, activation_colour])
def test_numbers_are_legible_on_every_cell(colour: object) -> None:
    assert callable(colour)
    drawing = Drawing("t")
    drawing.grid(0, 0, np.array([[1.0]]), [["1"]], colour, 1.0)
    ink = ElementTree.fromstring(drawing.render()).findall(".//*[@text-anchor]")[0].attrib["fill"]
    for strength in np.linspace(-1, 1, 41):
        assert contrast(colour(strength), ink) >= 4.5


def test_labels_are_legible_on_white_and_on_black() -> None:
    drawing = Drawing("t")
    drawing.label(0, 10, "input")
    ink = ElementTree.fromstring(drawing.render()).findall(".//*[@font-size='13']")[0].attrib["fill"]
    assert contrast(ink, "#ffffff") >= 4 and contrast(ink, "#111111") >= 4


def test_zero_is_white_and_strength_is_bounded() -> None:
    assert weight_colour(0.0) == "#ffffff"
    assert weight_colour(5.0) == weight_colour(1.0) != weight_colour(-1.0) == weight_colour(-5.0)


def test_text_is_escaped_and_everything_lies_inside() -> None:
    drawing = Drawing("a < b & c")
    drawing.label(5, 20, "<script>")
    drawing.grid(10, 30, np.zeros((2, 3)), [["<", "&", ">"]] * 2, input_colour, 0.0)
    drawing.outline(10, 30, 2, 3)
    root = ElementTree.fromstring(drawing.render())
    assert root.findtext("{*}title") == "a < b & c"
    assert not root.findall(".//{*}script")
    assert float(root.attrib["width"]) >= 100 and float(root.attrib["height"]) >= 90
