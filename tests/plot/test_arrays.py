"""show_arrays draws what it is given, says it in words, and refuses what it cannot draw."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from cnnedu.data import load_image
from cnnedu.errors import DTypeError, ShapeError
from cnnedu.plot import ArrayFigure, show_arrays

SVG = "{http://www.w3.org/2000/svg}"


def drawn(figure: ArrayFigure) -> ElementTree.Element:
    return ElementTree.fromstring(
        figure._repr_mimebundle_()[0]["text/html"].replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ')
    )


def painted(figure: ArrayFigure) -> np.ndarray:
    return np.array(Image.open(io.BytesIO(figure._repr_mimebundle_()[0]["image/png"])).convert("RGBA"))


def test_numbers_are_written_in_reading_order() -> None:
    figure = show_arrays(np.array([[-1, 0.5], [1 / 3, -0.0]]), titles=["kernel"])
    assert [node.text for node in drawn(figure).iter(f"{SVG}text")] == ["−1", "0.5", "0.33", "0"]


def test_its_text_is_its_alternative_text() -> None:
    assert repr(show_arrays(np.eye(3), titles=["a & b"])) == "Figure: a & b (3×3)"
    figure = show_arrays(np.eye(3), alt='a "quoted" <alt>')
    assert drawn(figure).get("aria-label") == 'a "quoted" <alt>'
    bundle, metadata = show_arrays(load_image("camera"), kind="image", alt="a man")._repr_mimebundle_()
    assert metadata["image/png"]["alt"] == "a man"
    assert bundle["text/plain"] == "Figure: a man"


def test_a_photograph_is_painted_as_it_is() -> None:
    photo = load_image("camera")
    pixels = painted(show_arrays(photo, kind="image"))[60:-2:2, 2:-2:2]  # below the title bar, every other pixel
    expected = np.asarray(Image.fromarray(photo).resize((520, 520)))[0:-2:2, 2:-2:2]
    assert np.abs(pixels[..., 0].astype(int) - expected[: len(pixels)]).mean() < 8  # a palette of 256 colours


def test_strength_is_opacity_and_sign_is_hue() -> None:
    array = np.zeros((40, 40))
    array[10, 10], array[20, 20] = 2, -1
    pixels = painted(show_arrays(array))
    at = [pixels[60 + 13 * i + 6, 13 * i + 6].astype(int) for i in (10, 20, 30)]
    assert [colour[3] for colour in at] == pytest.approx([255, 128, 0], abs=16)
    assert at[0][0] > at[0][2]  # orange above zero
    assert at[1][2] > at[1][0]  # blue below


def test_small_matrices_without_numbers_leave_zero_empty() -> None:
    figure = show_arrays(np.eye(20), numbers=False)
    assert len(list(drawn(figure).iter(f"{SVG}rect"))) == 20 + 1  # and the frame


def test_layer_scale_is_common_to_arrays_of_one_kind() -> None:
    def inks(scale: Any) -> list[str]:
        figure = show_arrays(np.ones((1, 1)), np.full((1, 1), 10.0), scale=scale)
        return [ink for node in drawn(figure).iter(f"{SVG}rect") if (ink := node.get("fill-opacity"))]

    assert inks("unit") == ["0.60", "0.60"]
    assert inks("layer") == ["0.06", "0.60"]


def test_the_same_arrays_draw_the_same_bytes() -> None:
    first, second = (show_arrays(load_image("coffee"), kind="image").bundle for _ in range(2))
    assert first == second


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


def test_a_smooth_grey_picture_stays_smooth() -> None:
    ramp = np.tile(np.linspace(0, 1, 260), (260, 1))
    png = show_arrays(ramp, kind="image").bundle["image/png"]
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("L")).astype(int)[-20, 4:-4]  # type: ignore[arg-type]
    assert np.abs(np.diff(pixels)).max() <= 5
