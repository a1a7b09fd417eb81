"""A photograph to segment: coins on dark cloth."""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, UInt8

__all__ = ["CoinPicture", "load_coins", "outlined"]


class CoinPicture(NamedTuple):
    """A photograph and, for every pixel, whether it belongs to a coin."""

    #: 0 is black, 255 is white.
    image: UInt8[np.ndarray, "303 384"]
    mask: Bool[np.ndarray, "303 384"]


def load_coins() -> CoinPicture:
    """Load 24 Greek coins on dark cloth, lit from one side, and a mask of where they are.

    Nobody drew the mask: it is `outlined` of the photograph, a rule that works because the photograph has little noise.

    Returns
    -------
    CoinPicture
        `image`, (303, 384), uint8, and `mask`, as large, bool.

    Examples
    --------
    >>> coins = load_coins()
    >>> coins.image.shape, coins.mask.mean().round(2)
    ((303, 384), np.float64(0.39))
    """
    from PIL import Image

    with files("cnnedu.data").joinpath("coins.png").open("rb") as file:
        image = np.array(Image.open(file))
    return CoinPicture(image, outlined(image / 255))


def outlined(image: Float[np.ndarray, "h w"], threshold: float = 0.3, smallest: int = 9) -> Bool[np.ndarray, "h w"]:
    """Return what strong edges enclose.

    Blur a little, take the strength of Sobel's edges, keep what is above a threshold, fill the holes, and drop what
    has no room for a square of `smallest` pixels.

    Parameters
    ----------
    image : array of floats, (h, w)
        0 is black, 1 is white.
    threshold : float
        Strength of an edge that counts.
    smallest : int
        Side of the square.

    Returns
    -------
    array of bool, (h, w)

    Examples
    --------
    >>> square = np.zeros((40, 40))
    >>> square[10:30, 12:32] = 1
    >>> rows, columns = np.nonzero(outlined(square))
    >>> print(rows.min(), rows.max(), columns.min(), columns.max())
    8 31 10 33
    """
    from scipy import ndimage

    smooth = ndimage.gaussian_filter(image, sigma=1)
    strength = np.hypot(ndimage.sobel(smooth, axis=0), ndimage.sobel(smooth, axis=1))
    filled = ndimage.binary_fill_holes(strength > threshold)
    mask: np.ndarray = ndimage.binary_opening(filled, np.ones((smallest, smallest), bool))
    return mask
