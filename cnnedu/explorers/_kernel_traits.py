"""The settings that only the kernel explorer has: a picture by name or by pixels, and a place in its map."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from cnnedu.data import list_images, load_image
from cnnedu.explorers._trait import Trait
from cnnedu.explorers.pictures import as_picture
from cnnedu.explorers.traits import IndexTrait

__all__ = ["LARGEST", "GivenTextTrait", "PlaceTrait", "ShippedPictureTrait", "pixels_of", "shipped_pictures"]

LARGEST = 512  # pixels a side


class ShippedPictureTrait(Trait):
    """The name of a picture that ships with the book, kept as it is, or any other picture as read-only pixels.

    A name costs the page nothing: the pictures themselves travel in a table of their own.
    """

    def check(self, value: Any) -> str | np.ndarray:
        """Return the name, or uint8 pixels: (h, w) where they are grey, else (h, w, 3)."""
        if isinstance(value, str) and value in list_images():
            return value
        pixels = as_picture(self.label, value, LARGEST)
        if pixels.ndim == 3 and (pixels == pixels[:, :, :1]).all():  # grey, written as a colour picture
            pixels = pixels[:, :, 0].copy()
            pixels.flags.writeable = False
        return pixels


class PlaceTrait(IndexTrait):
    """An index with a default worth looking at."""

    def __init__(self, axes: Sequence[str], default: tuple[int, ...]) -> None:
        super().__init__(axes)
        self.default_value = default


class GivenTextTrait(Trait):
    """A read-only text that Python hands to the page; widgets of one page share it."""

    def __init__(self, text: str) -> None:
        super().__init__(text, read_only=True)

    def check(self, value: Any) -> Any:
        """Return the text as it is."""
        return value


def pixels_of(image: str | np.ndarray) -> np.ndarray:
    """Return the pixels of a picture, (h, w) or (h, w, 3)."""
    return _shipped(image) if isinstance(image, str) else image


@lru_cache
def _shipped(name: str) -> np.ndarray:
    return load_image(name)


def shipped_pictures() -> str:
    """Return the shipped pictures, by name, as data URLs; one text, so that a page holds it once."""
    urls = {}
    for name in list_images():
        data = files("cnnedu.data").joinpath(f"{name}.png").read_bytes()
        urls[name] = "data:image/png;base64," + base64.b64encode(data).decode()
    return json.dumps(urls)
