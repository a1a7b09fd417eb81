"""show_arrays draws what it is given, says it in words, and refuses what it cannot draw."""

from __future__ import annotations

import base64
import io
import re
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from cnnedu.data import load_image
from cnnedu.errors import DTypeError, ShapeError
from cnnedu.plot import show_arrays

SVG = "{http://www.w3.org/2000/svg}"


def texts(figure: Any) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(figure.svg).iter(f"{SVG}text")]


def test_numbers_are_written_in_reading_order() -> None:
    figure = show_arrays(np.array([[-1, 0.5], [1 / 3, -0.0]]), titles=["kernel"])
    assert texts(figure) == ["kernel", "−1", "0.5", "0.33", "0"]


def test_repr_is_the_alternative_text() -> None:
    assert repr(show_arrays(np.eye(3), titles=["a & b"])) == "Figure: a & b (3×3)"
    figure = show_arrays(np.eye(3), alt='a "quoted" <alt>')
    assert ElementTree.fromstring(figure.svg).get("aria-label") == 'a "quoted" <alt>'


def test_photograph_is_embedded_unchanged() -> None:
    photo = load_image("coffee")
    data = re.search(r"base64,([^\"]+)", show_arrays(photo, kind="image").svg)
    assert data is not None
    np.testing.assert_array_equal(np.array(Image.open(io.BytesIO(base64.b64decode(data[1])))), photo)


def test_large_map_has_strength_as_opacity() -> None:
    array = np.zeros((40, 40))
    array[0, 0], array[1, 1] = 2, -1
    data = re.search(r"base64,([^\"]+)", show_arrays(array).svg)
    assert data is not None
    alpha = np.array(Image.open(io.BytesIO(base64.b64decode(data[1]))))[..., 3]
    assert (alpha[0, 0], alpha[1, 1], alpha[2, 2]) == (255, 127, 0)


def test_layer_scale_is_common_to_arrays_of_one_kind() -> None:
    small, large = np.ones((1, 1)), np.full((1, 1), 10.0)
    own = re.findall(r'fill-opacity="([\d.]+)"', show_arrays(small, large).svg)
    shared = re.findall(r'fill-opacity="([\d.]+)"', show_arrays(small, large, scale="layer").svg)
    assert own == ["0.60", "0.60"]
    assert shared == ["0.06", "0.60"]


def test_the_same_arrays_draw_the_same_bytes() -> None:
    assert show_arrays(load_image("camera"), kind="image").svg == show_arrays(load_image("camera"), kind="image").svg


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(
    ("arrays", "settings", "error", "message"),
    [
        ((), {}, ShapeError, "nothing to draw"),
        ((np.zeros(3),), {}, ShapeError, r"array 0 must be \(h, w\), .* got \(3,\)"),
        (([[1]],), {}, DTypeError, "array 0 must be a NumPy array of real numbers, got list"),
        ((np.eye(2),), {"kind": "wieght"}, ValueError, "Did you mean 'weight'"),
        ((np.eye(2),), {"titles": ["a", "b"]}, ShapeError, r"titles must have one entry per array \(1\), got 2"),
        ((np.eye(2),), {"scale": "global"}, ValueError, "scale must be one of 'unit', 'layer', got 'global'"),
    ],
)
def test_bad_arguments_are_named(arrays: Any, settings: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        show_arrays(*arrays, **settings)
