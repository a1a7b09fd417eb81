"""What happens to a picture before the network reads it, and the digits that a page carries."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from cnnedu.data import centre_digit, load_digit_samples

__all__ = ["framed", "prepared", "sample_digits", "sample_table"]

_PER_CLASS, _MISTAKEN = 5, 10
_LONGEST_RUN = 255


@lru_cache(maxsize=1)
def sample_digits() -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Return the digits that a page carries, (n, 28, 28), their labels, and the Python that loads each."""
    fair, hard = load_digit_samples(), load_digit_samples(mistaken=True)
    chosen = np.concatenate([np.flatnonzero(fair.labels == digit)[:_PER_CLASS] for digit in range(10)])
    few = range(min(_MISTAKEN, len(hard.labels)))
    sources = [f"load_digit_samples().images[{i}]" for i in chosen.tolist()]
    sources += [f"load_digit_samples(mistaken=True).images[{i}]" for i in few]
    images = np.concatenate([fair.images[chosen], hard.images[: len(few)]])
    return images, np.concatenate([fair.labels[chosen], hard.labels[: len(few)]]), sources


@lru_cache(maxsize=1)
def sample_table() -> dict[str, Any]:
    """Return the same for the page; from `hard` on, they are digits that the shipped network mistakes."""
    images, labels, sources = sample_digits()
    return {"packed": _packed_digits(images), "labels": labels.tolist(), "sources": sources, "hard": 10 * _PER_CLASS}


def _packed_digits(images: np.ndarray) -> str:
    """Pack pixels: a byte each, but 0 and a count for a run of paper."""
    made = bytearray()
    run = 0
    for value in [*images.ravel().tolist(), None]:
        if value == 0 and run < _LONGEST_RUN:
            run += 1
            continue
        if run:
            made += bytes([0, run])
        run = int(value == 0)
        if value:
            made.append(value)
    return base64.b64encode(bytes(made)).decode()


def framed(image: np.ndarray, size: tuple[int, int, int]) -> np.ndarray:
    """Return a picture as a network reads it: bytes as 0 to 1, a missing axis added, a 28×28 digit in a border."""
    picture = image / 255 if image.dtype == np.uint8 else np.asarray(image)
    if picture.ndim == 4 and len(picture) == 1:
        picture = picture[0]
    if picture.ndim == 2:
        picture = picture[None]
    channels, height, width = size
    if picture.shape[1:] == (28, 28) and (height, width) == (32, 32):
        picture = np.pad(picture, ((0, 0), (2, 2), (2, 2)), constant_values=picture.min())
    return np.repeat(picture, channels, 0) if len(picture) == 1 < channels else picture


def prepared(state: Mapping[str, Any], paper: float) -> np.ndarray:
    """Return what the network reads: the picture centred if that is asked for, then shifted, then covered."""
    picture = np.array(state["input"])
    _, height, width = picture.shape
    if state["centre"]:
        picture = np.stack([centre_digit(plane - paper) + paper for plane in picture])
    down, right = state["shift"]
    moved = np.full_like(picture, paper)
    rows, columns = np.arange(height), np.arange(width)
    to_rows = rows[(rows >= down) & (rows < height + down)]
    to_columns = columns[(columns >= right) & (columns < width + right)]
    moved[:, to_rows[:, None], to_columns] = picture[:, (to_rows - down)[:, None], to_columns - right]
    row, column, side = state["patch"]
    moved[:, row : row + side, column : column + side] = paper
    return moved
