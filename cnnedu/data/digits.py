"""Real handwritten digits that ship, and the way MNIST places a digit in its frame."""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, UInt8

__all__ = ["DigitSamples", "centre_digit", "load_digit_samples"]

_SIDE, _BOX = 28, 20
_COLUMNS = 20  # digits in a row of the sheet
_RANDOM = 200  # those drawn at random come first; those that are mistaken follow
_FAINT = 0.05  # ink that does not widen a digit's box
_LARGEST = 3.0  # how much a small drawing is enlarged at most


class DigitSamples(NamedTuple):
    """Digits and what each of them is."""

    #: 0 is paper, 255 is ink.
    images: UInt8[np.ndarray, "n 28 28"]
    labels: UInt8[np.ndarray, " n"]


def load_digit_samples(mistaken: bool = False) -> DigitSamples:
    """Load handwritten digits of MNIST that the shipped LeNet-5 never saw in training.

    Parameters
    ----------
    mistaken : bool
        False: 200 digits, twenty of each class, drawn at random; the network is right about nearly all of them.
        True: others that it takes for something else, to look at; not a fair sample of anything.

    Returns
    -------
    DigitSamples
        `images`, (n, 28, 28), and `labels`, (n,), both uint8.

    Examples
    --------
    >>> digits = load_digit_samples()
    >>> digits.images.shape, digits.labels[:3], digits.images.max()
    ((200, 28, 28), array([0, 0, 0], dtype=uint8), np.uint8(255))
    """
    from PIL import Image

    with files("cnnedu.data").joinpath("digits.png").open("rb") as file:
        sheet = Image.open(file)
        pixels, text = np.array(sheet), sheet.info["labels"]
    images = pixels.reshape(-1, _SIDE, _COLUMNS, _SIDE).swapaxes(1, 2).reshape(-1, _SIDE, _SIDE)
    labels = np.array([int(digit) for digit in text], np.uint8)
    chosen = slice(_RANDOM, len(labels)) if mistaken else slice(_RANDOM)
    return DigitSamples(images[chosen].copy(), labels[chosen])


def centre_digit(image: Float[np.ndarray, "h w"]) -> Float[np.ndarray, "h w"]:
    """Place a drawn digit in its frame as MNIST does: 20 pixels tall or wide, centre of mass in the middle.

    Each pixel of the result averages nine places of the drawing, read between its pixels where need be.

    Parameters
    ----------
    image : array of floats, (h, w)
        0 is paper, larger is ink. A drawing without ink comes back as it is; a tiny one is enlarged threefold.

    Returns
    -------
    array of floats, (h, w)

    Examples
    --------
    >>> corner = np.zeros((32, 32))
    >>> corner[:10, :5] = 1
    >>> rows, columns = np.nonzero(centre_digit(corner) > 0.5)
    >>> print(rows.min(), rows.max(), columns.min(), columns.max())
    7 25 12 20
    """
    height, width = image.shape
    ink = np.maximum(image, 0)
    rows, columns = np.nonzero(ink > _FAINT)
    if not len(rows):
        return image.copy()
    scale = min(_LARGEST, _BOX / (1 + max(np.ptp(rows), np.ptp(columns))))
    total = ink.sum()
    middle_row = (ink.sum(1) @ np.arange(height)) / total
    middle_column = (ink.sum(0) @ np.arange(width)) / total
    thirds = np.array([-1, 0, 1]) / 3
    at_rows = middle_row + (np.arange(height)[:, None] + thirds - height / 2) / scale
    at_columns = middle_column + (np.arange(width)[:, None] + thirds - width / 2) / scale
    placed: np.ndarray = _tents(at_rows, height) @ image @ _tents(at_columns, width).T
    return placed.astype(image.dtype)


def _tents(places: np.ndarray, size: int) -> np.ndarray:
    """Return, for each row of places on an axis, the weights of its pixels: the mean of linear interpolations."""
    weights: np.ndarray = np.maximum(0, 1 - np.abs(places[:, :, None] - np.arange(size))).mean(1)
    return weights
