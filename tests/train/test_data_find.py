"""Data sets: found where they lie, fetched from a server of the test's own, refused when damaged."""

from __future__ import annotations

import gzip
import hashlib
import http.server
import io
import pickle
import re
import socket
import tarfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from sklearn.datasets import load_digits
from torchvision import datasets

from cnnedu.errors import TrainingError
from cnnedu.train import _data_find
from cnnedu.train._data_find import DEBIAN, cache_folder
from cnnedu.train._data_idx import read_idx
from cnnedu.train.data import DATASETS, ImageData, load_data
from cnnedu.train.recipe import Recipe

RESOLVE = socket.getaddrinfo
DIGITS = load_digits()
needs_debian = pytest.mark.skipif(not DEBIAN.is_dir(), reason="dataset-fashion-mnist is not installed")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave the tests no network but their own machine's, and an empty cache."""

    def resolve(host: Any, *arguments: Any, **named: Any) -> Any:
        if host not in ("127.0.0.1", "localhost"):
            raise socket.gaierror(f"the test has no network, and asks for {host}")
        return RESOLVE(host, *arguments, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def no_debian(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(_data_find, "DEBIAN", tmp_path / "nothing")


def load(**settings: Any) -> ImageData:
    return load_data(Recipe(model="lenet5", **settings))


def idx(array: np.ndarray) -> bytes:
    sizes = b"".join(size.to_bytes(4, "big") for size in array.shape)
    return bytes((0, 0, 8, array.ndim)) + sizes + array.astype(np.uint8).tobytes()


def idx_files(train: int = 60, test: int = 20, side: int = 28) -> dict[str, bytes]:
    """Return the four files of a small set: real digits, enlarged."""
    images = np.kron(DIGITS.images * 15, np.ones((1, 3, 3)))
    images = np.pad(images, ((0, 0), (2, 2), (2, 2)))[:, :side, :side]
    labels = DIGITS.target
    return {
        "train-images-idx3-ubyte": idx(images[:train]),
        "train-labels-idx1-ubyte": idx(labels[:train]),
        "t10k-images-idx3-ubyte": idx(images[train : train + test]),
        "t10k-labels-idx1-ubyte": idx(labels[train : train + test]),
    }


def write(folder: Path, files: dict[str, bytes], packed: bool = False) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / (name + ".gz" * packed)).write_bytes(gzip.compress(content) if packed else content)
    return folder


@needs_debian
def test_fashion_mnist_is_found_where_debian_puts_it() -> None:
    data = load(data="fashion_mnist")
    assert (len(data.train), len(data.test)) == DATASETS["fashion_mnist"].sizes
    assert np.bincount(data.train.labels).tolist() == [6000] * 10
    assert (data.mean[0], data.std[0]) == pytest.approx((0.2860, 0.3530), abs=1e-4)  # as everyone finds them
    assert data.title == "Fashion-MNIST" and str(DEBIAN) in data.source and "MIT" in data.source
    assert data.classes[data.train.labels[0]] == "Ankle boot"


@needs_debian
def test_one_set_is_not_taken_for_the_other_with_the_same_file_names() -> None:
    with pytest.raises(TrainingError, match="holds FashionMNIST, not MNIST"):
        load(data="mnist", data_dir=str(DEBIAN))


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("inside", ["", "FashionMNIST/raw"])
def test_idx_files_of_a_folder(tmp_path: Path, packed: bool, inside: str) -> None:
    files = idx_files()
    write(tmp_path / "mine" / inside, files, packed)
    data = load(data="fashion_mnist", data_dir=str(tmp_path / "mine"))
    assert torch.equal(data.train.labels, torch.from_numpy(DIGITS.target[:60]))
    assert data.train.pixels.numpy().tobytes() == files["train-images-idx3-ubyte"][16:]
    assert data.title == "Fashion-MNIST, only 60 + 20 of its 60,000 + 10,000 images"
    assert data.source.startswith(f"{tmp_path / 'mine' / inside}. ".replace("/.", "."))


@pytest.mark.parametrize(
    ("name", "damage", "said"),
    [
        ("train-images-idx3-ubyte", lambda b: b[:-1], r"is cut short: sizes \(60, 28, 28\) need 47,056 bytes.*47,055"),
        ("train-images-idx3-ubyte", lambda b: b + b"!", "goes on behind its end"),
        ("train-images-idx3-ubyte", lambda b: b[:9], "is cut short"),
        ("t10k-images-idx3-ubyte", lambda b: b"<html>" + b, "is no idx file of 3 axes: it begins with b'<htm'"),
        ("t10k-images-idx3-ubyte", lambda b: b"", "is no idx file"),
        ("t10k-labels-idx1-ubyte", lambda b: idx(np.arange(19) % 10), "holds 20 images, but .* holds 19 labels"),
        ("t10k-labels-idx1-ubyte", lambda b: idx(np.arange(20)), "holds the label 19; the classes are 0 to 9"),
        ("train-images-idx3-ubyte", lambda b: idx(np.zeros((60, 32, 32))), "32 × 32, where 28 × 28 are expected"),
        ("train-labels-idx1-ubyte", lambda b: gzip.compress(b)[:-9], "cannot be read: .*fetch it again"),
        ("train-labels-idx1-ubyte", lambda b: gzip.compress(b)[:-8] + bytes(8), "cannot be read: CRC"),
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, name: str, damage: Any, said: str) -> None:
    files = idx_files()
    write(tmp_path, {**files, name: damage(files[name])})
    with pytest.raises(TrainingError, match=said) as raised:
        load(data="mnist", data_dir=str(tmp_path))
    assert name.split("-")[0] in str(raised.value)


def test_idx_reads_what_was_written(tmp_path: Path, rng: np.random.Generator) -> None:
    array = rng.integers(0, 256, (5, 3, 2), np.uint8)
    (tmp_path / "file").write_bytes(idx(array))
    assert np.array_equal(read_idx(tmp_path / "file", 3), array)


class Mirror(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, and counts what it was asked for."""

    asked: list[str]

    def log_message(self, *arguments: Any) -> None:
        if self.command == "GET":
            self.asked.append(self.path)


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[tuple[str, Path, list[str]]]:
    folder, asked = tmp_path / "mirror", []
    folder.mkdir()
    handler = type("Handler", (Mirror,), {"asked": asked})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *arguments: handler(*arguments, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", folder, asked
    server.shutdown()
    server.server_close()
    thread.join()


def stand_in(monkeypatch: pytest.MonkeyPatch, url: str, folder: Path) -> None:
    """Let torchvision fetch a small set from the test's server."""
    write(folder, idx_files(), packed=True)
    names = sorted(path.name for path in folder.iterdir())
    known = [(name, hashlib.md5((folder / name).read_bytes()).hexdigest()) for name in names]
    monkeypatch.setattr(datasets.FashionMNIST, "mirrors", [url])
    monkeypatch.setattr(datasets.FashionMNIST, "resources", known)


def test_fetched_once_and_then_kept(
    mirror: Any, monkeypatch: pytest.MonkeyPatch, no_debian: None, capsys: pytest.CaptureFixture[str]
) -> None:
    url, folder, asked = mirror
    stand_in(monkeypatch, url, folder)
    first = load(data="fashion_mnist")
    assert len(set(asked)) == 4 and len(first.train) == 60
    count = len(asked)
    assert [path.name for path in cache_folder().iterdir()] == ["FashionMNIST"]  # nothing half-made is left
    again = load(data="fashion_mnist")
    assert len(asked) == count and torch.equal(again.train.pixels, first.train.pixels)
    assert str(cache_folder() / "FashionMNIST" / "raw") in again.source
    assert capsys.readouterr().out == ""  # a command's output is for its results


def test_data_dir_keeps_what_is_fetched_and_completes_what_is_there(
    mirror: Any, monkeypatch: pytest.MonkeyPatch, no_debian: None, tmp_path: Path
) -> None:
    url, folder, _ = mirror
    stand_in(monkeypatch, url, folder)
    mine = write(tmp_path / "mine" / "FashionMNIST" / "raw", {"train-labels-idx1-ubyte": b"half"})
    (mine / "notes.txt").write_text("mine")
    data = load(data="fashion_mnist", data_dir=str(tmp_path / "mine"))
    assert len(data.train) == 60 and str(tmp_path / "mine") in data.source and not cache_folder().exists()
    assert (mine / "notes.txt").read_text() == "mine"


def test_what_comes_with_another_hash_is_refused(mirror: Any, monkeypatch: pytest.MonkeyPatch, no_debian: None) -> None:
    url, folder, asked = mirror
    stand_in(monkeypatch, url, folder)
    (folder / "t10k-images-idx3-ubyte.gz").write_bytes(gzip.compress(b"other images"))
    with pytest.raises(TrainingError, match="Fashion-MNIST is not here.*corrupted.*apt install dataset-fashion-mnist"):
        load(data="fashion_mnist")
    assert asked and not cache_folder().exists()


@pytest.mark.parametrize("name", ["fashion_mnist", "mnist", "cifar10", "cifar100"])
def test_nothing_there_and_no_network(name: str, tmp_path: Path, no_debian: None) -> None:
    with pytest.raises(TrainingError, match="fetching it into .* failed") as raised:
        load(data=name, data_dir=str(tmp_path / "mine"))
    assert not list(tmp_path.glob("mine"))
    said = str(raised.value)
    assert f"{DATASETS[name].title} is not here: looked in {tmp_path / 'mine'}" in said
    assert str(cache_folder()) in said and "--data-dir" in said and "the test has no network" in said
    assert ("apt install" in said) == (name == "fashion_mnist")


def test_a_silent_server_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch, no_debian: None) -> None:
    monkeypatch.setattr(_data_find, "_SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setattr(datasets.FashionMNIST, "mirrors", [f"http://127.0.0.1:{silent.getsockname()[1]}/"])
        with pytest.raises(TrainingError, match=r"failed: .*timed out"):
            load(data="fashion_mnist")
    assert socket.getdefaulttimeout() is None


@pytest.fixture
def cifar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mirror: Any) -> bytes:
    """Let the server offer a CIFAR-10 of 30 + 10 images in the shape of the real one; return its pixels."""
    url, folder, _ = mirror
    pixels = np.random.default_rng(0).integers(0, 256, (40, 3 * 32 * 32), np.uint8)
    files = {
        "data_batch_1": {"data": pixels[:30], "labels": [i % 10 for i in range(30)]},
        "test_batch": {"data": pixels[30:], "labels": list(range(10))},
        "batches.meta": {"label_names": [f"thing {i}" for i in range(10)]},
    }
    packed = {name: pickle.dumps(content) for name, content in files.items()}
    with tarfile.open(folder / "cifar.tar.gz", "w:gz") as archive:
        for name, content in packed.items():
            member = tarfile.TarInfo(f"cifar-10-batches-py/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    known = {name: hashlib.md5(content).hexdigest() for name, content in packed.items()}
    archive_hash = hashlib.md5((folder / "cifar.tar.gz").read_bytes()).hexdigest()
    for name, value in {
        "url": f"{url}cifar.tar.gz",
        "tgz_md5": archive_hash,
        "train_list": [["data_batch_1", known["data_batch_1"]]],
        "test_list": [["test_batch", known["test_batch"]]],
        "meta": {"filename": "batches.meta", "key": "label_names", "md5": known["batches.meta"]},
    }.items():
        monkeypatch.setattr(datasets.CIFAR10, name, value)
    return pixels.tobytes()


def test_cifar_is_fetched_kept_and_checked(cifar: bytes, mirror: Any) -> None:
    data = load(data="cifar10")
    assert data.train.pixels.numpy().tobytes() + data.test.pixels.numpy().tobytes() == cifar
    assert data.classes[3] == "thing 3" and data.shape == (3, 32, 32)
    asked = len(mirror[2])
    folder = cache_folder() / "cifar-10-batches-py"
    for place in (None, folder.parent, folder):  # the cache; a folder with it inside; the folder itself
        found = load(data="cifar10", data_dir=place and str(place))
        assert len(found.train) == 30 and str(folder) in found.source
    assert len(mirror[2]) == asked > 0
    (folder / "test_batch").write_bytes(pickle.dumps("something else"))
    with pytest.raises(TrainingError, match=re.escape(f"CIFAR-10 in {folder} is damaged")):
        load(data="cifar10")
