"""Pictures as settings: what is taken, what is refused in which words, and that PNG loses nothing."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from cnnedu.data import load_image
from cnnedu.explorers.pictures import as_picture, picture_url


def take(value: Any, largest: int = 64) -> np.ndarray:
    return as_picture("Explorer: image", value, largest)


def decoded(url: str) -> np.ndarray:
    return np.array(Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2]))))


@pytest.mark.parametrize("shape", [(5, 7), (5, 7, 3)])
def test_the_page_is_sent_the_very_same_numbers(shape: tuple[int, ...]) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, shape).astype(np.uint8)
    np.testing.assert_array_equal(decoded(picture_url(pixels)), pixels)
    np.testing.assert_array_equal(take(picture_url(pixels)), pixels)


def test_every_form_of_a_picture_is_taken(tmp_path: Path) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (6, 8, 3)).astype(np.uint8)
    Image.fromarray(pixels).save(tmp_path / "small.png")
    forms = [pixels, pixels.astype(int), pixels / 255, np.moveaxis(pixels, 2, 0), pixels.tolist()]
    forms += [str(tmp_path / "small.png"), tmp_path / "small.png", Image.fromarray(pixels)]
    for form in forms:
        taken = take(form)
        np.testing.assert_array_equal(taken, pixels)
        assert taken.dtype == np.uint8 and not taken.flags.writeable
    np.testing.assert_array_equal(take("camera", 256), load_image("camera"))
    np.testing.assert_array_equal(take(pixels[:, :, :1]), pixels[:, :, 0])


def test_what_is_given_is_not_shared() -> None:
    pixels = np.zeros((4, 4), np.uint8)
    taken = take(pixels)
    pixels[0, 0] = 9
    assert taken[0, 0] == 0


def test_transparency_is_laid_on_white() -> None:
    clear = np.zeros((2, 2, 4), np.uint8)
    np.testing.assert_array_equal(take(Image.fromarray(clear, "RGBA")), np.full((2, 2, 3), 255))


@pytest.mark.parametrize(("size", "fitted"), [((100, 50), (64, 32)), ((65, 64), (64, 63)), ((1, 300), (1, 64))])
def test_a_large_picture_is_made_smaller_in_proportion(size: tuple[int, int], fitted: tuple[int, int]) -> None:
    assert take(np.zeros(size, np.uint8)).shape == fitted


@pytest.mark.parametrize(
    ("value", "error", "words"),
    [
        ("camra", ValueError, "Did you mean 'camera'?"),
        ("data:image/png;base64,AAAA", ValueError, "cannot be read"),
        ("data:image/png;base64,!!", ValueError, "cannot be read"),
        (np.zeros(5), ValueError, "got shape (5,)"),
        (np.zeros((2, 2, 2, 2)), ValueError, "got shape (2, 2, 2, 2)"),
        (np.zeros((0, 4)), ValueError, "got shape (0, 4)"),
        (np.full((2, 2), np.nan), ValueError, "must hold finite numbers"),
        (np.full((2, 2), 1.5), ValueError, "floats from 0 to 1, got 1.5 to 1.5"),
        (np.full((2, 2), 256), ValueError, "integers from 0 to 255, got 256 to 256"),
        (np.full((2, 2), "x"), TypeError, "must be a picture of numbers"),
        (None, TypeError, "must be a picture"),
        ([[1], [1, 2]], TypeError, "must be a picture"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(value: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error) as refusal:
        take(value)
    assert str(refusal.value).startswith("Explorer: image must") and words in str(refusal.value)
