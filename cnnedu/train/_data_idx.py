"""The file format of MNIST and its kin: a magic number, the sizes, and bytes. With or without gzip around it."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import numpy as np

from cnnedu.errors import TrainingError

__all__ = ["read_idx", "read_idx_pair"]


def read_idx(path: Path, axes: int) -> np.ndarray:
    """Read an idx file of unsigned bytes.

    Parameters
    ----------
    path : Path
        The file; gzip is known by its first bytes, not by its name.
    axes : int
        How many axes it must have: 3 for images, 1 for labels.

    Raises
    ------
    TrainingError
        It cannot be read, is something else, is cut short or goes on behind its end.
    """
    try:
        raw = path.read_bytes()
        if raw[:2] == b"\x1f\x8b":
            raw = gzip.decompress(raw)
    except (OSError, EOFError, zlib.error) as error:
        raise TrainingError(f"{path} cannot be read: {error}. Remove it and fetch it again.") from None
    magic = bytes((0, 0, 8, axes))  # two zeros, 8 for unsigned bytes, the number of axes
    if raw[:4] != magic:
        raise TrainingError(f"{path} is no idx file of {axes} axes: it begins with {raw[:4]!r}, not {magic!r}.")
    start = 4 + 4 * axes
    sizes = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, start, 4)]
    wanted = start + int(np.prod(sizes, dtype=np.int64))
    if len(raw) != wanted:
        what = "is cut short" if len(raw) < wanted else "goes on behind its end"
        raise TrainingError(
            f"{path} {what}: sizes {tuple(sizes)} need {wanted:,} bytes, it has {len(raw):,}."
            " Remove it and fetch it again."
        )
    return np.frombuffer(raw, np.uint8, offset=start).reshape(sizes)


def read_idx_pair(images: Path, labels: Path, size: tuple[int, int], classes: int) -> tuple[np.ndarray, np.ndarray]:
    """Read images and their labels, and check that they belong together.

    Raises
    ------
    TrainingError
        Another size of image, another number of labels, a label that no class has.
    """
    pixels, numbers = read_idx(images, 3), read_idx(labels, 1)
    if pixels.shape[1:] != size:
        got = " × ".join(map(str, pixels.shape[1:]))
        raise TrainingError(f"{images} holds images of {got}, where {size[0]} × {size[1]} are expected.")
    if len(pixels) != len(numbers):
        raise TrainingError(f"{images} holds {len(pixels):,} images, but {labels} holds {len(numbers):,} labels.")
    if not len(pixels):
        raise TrainingError(f"{images} holds no images.")
    if numbers.max() >= classes:
        raise TrainingError(f"{labels} holds the label {numbers.max()}; the classes are 0 to {classes - 1}.")
    return pixels, numbers
