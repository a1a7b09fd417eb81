"""Small grey pictures to shift: those that ship, and two glyphs."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np

from cnnedu.data import list_images
from cnnedu.explorers._array_traits import PictureTrait
from cnnedu.explorers._equivariance_layers import SIZE
from cnnedu.explorers.pictures import as_picture, picture_url

__all__ = ["GreySquareTrait", "samples"]


def _seven() -> np.ndarray:
    """A seven: a bar, and a slanted stroke below it."""
    image = np.zeros((SIZE, SIZE), np.uint8)
    image[7:10, 9:23] = 255
    for row in range(10, 26):
        column = 21 - round((row - 9) * 0.55)
        image[row, column - 1 : column + 2] = 255
    return image


def _dot() -> np.ndarray:
    image = np.zeros((SIZE, SIZE), np.uint8)
    image[15:17, 15:17] = 255
    return image


_GLYPHS = {"seven": _seven(), "dot": _dot()}


class GreySquareTrait(PictureTrait):
    """A picture as 32×32 grey pixels: the middle of what is given, made smaller or larger."""

    def __init__(self, default: str) -> None:
        super().__init__(default, 512)
        self.default_value = self.check(default)

    def check(self, value: Any) -> np.ndarray:
        """Return the pixels, (32, 32)."""
        if isinstance(value, str) and value in _GLYPHS:
            return _frozen(_GLYPHS[value])
        return _frozen(_square(as_picture(self.label, value, self.largest)))


def _square(pixels: np.ndarray) -> np.ndarray:
    from PIL import Image

    grey = np.rint(pixels @ [0.299, 0.587, 0.114]).astype(np.uint8) if pixels.ndim == 3 else pixels
    side = min(grey.shape)
    top, left = ((whole - side) // 2 for whole in grey.shape)
    middle = grey[top : top + side, left : left + side]
    if side == SIZE:
        return middle
    how = Image.Resampling.LANCZOS if side > SIZE else Image.Resampling.NEAREST
    return np.array(Image.fromarray(np.ascontiguousarray(middle)).resize((SIZE, SIZE), how))


def _frozen(pixels: np.ndarray) -> np.ndarray:
    copy = pixels.copy()
    copy.flags.writeable = False
    return copy


@lru_cache(maxsize=1)
def samples() -> MappingProxyType[str, str]:
    """Return the pictures known by name, as data URLs."""
    shipped = {name: _square(as_picture("picture", name, 512)) for name in list_images()}
    return MappingProxyType({name: picture_url(pixels) for name, pixels in {**shipped, **_GLYPHS}.items()})
