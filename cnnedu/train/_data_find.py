"""Where data sets lie: a folder that was named, Debian's, the cache; else they are fetched into the cache."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from cnnedu.errors import TrainingError
from cnnedu.train._data_cards import DatasetCard
from cnnedu.train._data_idx import read_idx, read_idx_pair
from cnnedu.train._data_images import Images
from cnnedu.train._files import missing_folders, remove_empty

__all__ = ["cache_folder", "find_cifar", "find_idx"]

#: Where Debian's package `dataset-fashion-mnist` puts it.
DEBIAN = Path("/usr/share/datasets/fashion-mnist")
_SECONDS = 60.0  # that a silent server is waited for
_PARTS = ("train", "t10k")
_TORCHVISION = {"fashion_mnist": "FashionMNIST", "mnist": "MNIST", "cifar10": "CIFAR10", "cifar100": "CIFAR100"}
# The first labels of each: the two sets have the same file names, and a folder mistaken for the other trains well.
_FIRST = {"mnist": (5, 0, 4, 1, 9, 2, 1, 3, 1, 4), "fashion_mnist": (9, 0, 0, 3, 0, 2, 7, 2, 5, 5)}

Found = tuple[Images, Images, tuple[str, ...], Path]


def cache_folder() -> Path:
    """Return the folder in which fetched data are kept; `XDG_CACHE_HOME` moves it, on Windows `LOCALAPPDATA`."""
    base = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else None)
    return (Path(base) if base else Path.home() / ".cache") / "cnnedu" / "data"


def find_idx(card: DatasetCard, data_dir: str | None) -> Found:
    """Find or fetch a data set of four idx files.

    Returns
    -------
    tuple
        Training images, test images, the classes' names, and the folder in which they were found.

    Raises
    ------
    TrainingError
        They are nowhere and cannot be fetched: where was looked, what to do. Or a file is damaged: which, and how.
    """
    kept, inside = _kept(data_dir), Path(_TORCHVISION[card.name]) / "raw"
    places = [kept, kept / inside] if data_dir else []
    places += [DEBIAN] if card.name == "fashion_mnist" else []
    places += [cache_folder() / inside]
    for folder in places:
        if (files := _idx_files(folder)) is not None:
            break
    else:
        folder = _fetch(card, kept, Path(_TORCHVISION[card.name]), places) / "raw"
        files = _idx_files(folder)
        if files is None:
            raise TrainingError(f"{card.title}: what was fetched into {folder} is not complete. Remove it.")
    parts = []
    for images, labels in files:
        pixels, numbers = read_idx_pair(images, labels, card.shape[1:], card.num_classes)
        parts.append(Images(_tensor(pixels[:, None]), torch.from_numpy(numbers.astype(np.int64)), card.num_classes))
    _check_identity(card, files[0][1])
    return parts[0], parts[1], card.classes, folder


def _kept(data_dir: str | None) -> Path:
    return Path(data_dir).expanduser() if data_dir else cache_folder()


def _tensor(pixels: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(pixels.copy())  # a copy, because what was read from a file cannot be written to


def _idx_files(folder: Path) -> list[tuple[Path, Path]] | None:
    """Return the images and labels of both parts, or None if one of the four is missing."""
    found = []
    for part in _PARTS:
        for what in ("images-idx3-ubyte", "labels-idx1-ubyte"):
            # The compressed file is what was fetched and checked; the other was unpacked from it.
            named = [folder / f"{part}-{what}{end}" for end in (".gz", "")]
            found += [path for path in named if path.is_file()][:1]
    return [(found[0], found[1]), (found[2], found[3])] if len(found) == 4 else None


def _check_identity(card: DatasetCard, labels: Path) -> None:
    """Refuse a set that is another one under the same file names."""
    first = tuple(read_idx(labels, 1)[:10].tolist())
    for name, known in _FIRST.items():
        if first == known and name != card.name:
            raise TrainingError(f"{labels.parent} holds {_TORCHVISION[name]}, not {card.title}: its labels are its.")


def find_cifar(card: DatasetCard, data_dir: str | None) -> Found:
    """Find or fetch CIFAR-10 or CIFAR-100; returns and raises what `find_idx` does.

    torchvision compares every file with its known hash before it opens it.
    """
    cls = _dataset_class(card)
    kept = _kept(data_dir)
    roots = [kept.parent if kept.name == cls.base_folder else kept] if data_dir else []
    roots += [cache_folder()]
    root = next((place for place in roots if (place / cls.base_folder).is_dir()), None)
    if root is None:
        root = _fetch(card, kept, Path(cls.base_folder), [place / cls.base_folder for place in roots]).parent
    try:
        parts = [cls(root, train=train) for train in (True, False)]
    except (OSError, RuntimeError) as error:
        folder = root / cls.base_folder
        raise TrainingError(f"{card.title} in {folder} is damaged: {error}. Remove it and start again.") from None
    images = [
        Images(_tensor(part.data.transpose(0, 3, 1, 2)), torch.tensor(part.targets), card.num_classes) for part in parts
    ]
    return images[0], images[1], tuple(parts[0].classes), root / cls.base_folder


def _dataset_class(card: DatasetCard) -> Any:
    from torchvision import datasets

    return getattr(datasets, _TORCHVISION[card.name])


@contextlib.contextmanager
def _patience() -> Iterator[None]:
    """Do not wait for a silent server for ever, as torchvision's downloads would."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(_SECONDS)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)


def _fetch(card: DatasetCard, kept: Path, name: Path, looked: list[Path]) -> Path:
    """Download a data set into a folder of its own beside its place, and move it there when it is whole."""
    cls, made = _dataset_class(card), missing_folders(kept)
    try:
        kept.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept, prefix=".fetching-", ignore_cleanup_errors=True) as part:
            print(f"Fetching {card.title} into {kept} …", file=sys.stderr)
            with _patience():
                cls(part, download=True)  # which compares what came with the known hash
            _move(Path(part) / name, kept / name)
    except (OSError, RuntimeError, http.client.HTTPException) as error:
        remove_empty(made)
        raise TrainingError(_nowhere(card, kept, looked, error)) from None
    return kept / name


def _move(source: Path, target: Path) -> None:
    """Move a whole folder; file by file where an older attempt, or a quicker process, has left one of that name."""
    with contextlib.suppress(OSError):
        source.replace(target)
        return
    for path in [path for path in source.rglob("*") if path.is_file()]:
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)


def _nowhere(card: DatasetCard, kept: Path, looked: list[Path], error: Exception) -> str:
    reason = " ".join(str(error).split())
    places = ", ".join(dict.fromkeys(map(str, looked)))
    debian = " On Debian or Ubuntu, `apt install dataset-fashion-mnist` brings it." if "fashion" in card.name else ""
    return (
        f"{card.title} is not here: looked in {places}; fetching it into {kept} failed: {reason[:300]}.{debian}"
        " Or copy its files into a folder and name that with --data-dir (data_dir=…), or try again with a network."
    )
