"""A folder of pictures as a data set: one folder for each class."""

from __future__ import annotations

from pathlib import Path

import torch

from cnnedu.errors import TrainingError
from cnnedu.train._data_images import ImageFiles

__all__ = ["find_pictures"]

_SUFFIXES = {".jpg", ".jpeg", ".png", ".bmp", ".gif", ".ppm", ".pgm", ".tif", ".tiff", ".webp"}


def find_pictures(root: Path, side: int) -> tuple[ImageFiles, ImageFiles | None, tuple[str, ...], str]:
    """Return training and test pictures, the classes, and where the test comes from.

    The test is None where the folder has no part of its own for it.

    Raises
    ------
    TrainingError
        No such folder, no classes in it, a class without pictures, other classes in the test than in training.
    """
    if not root.is_dir():
        raise TrainingError(f"imagefolder: there is no folder {root}.")
    if not (root / "train").is_dir():
        names = _classes(root)
        return _pictures(root, names, side), None, names, "a tenth of the pictures, drawn from each class alike"
    test = next((root / name for name in ("test", "val") if (root / name).is_dir()), None)
    if test is None:
        raise TrainingError(
            f"imagefolder: {root} has train/ but neither test/ nor val/. Without train/, with the classes directly in"
            " it, a tenth would be drawn for the test."
        )
    names, others = _classes(root / "train"), _classes(test)
    if names != others:
        only = [f"{name} (only in train/)" for name in names if name not in others]
        only += [f"{name} (only in {test.name}/)" for name in others if name not in names]
        raise TrainingError(f"imagefolder: {root} has different classes in train/ and {test.name}/: {_some(only)}.")
    return _pictures(root / "train", names, side), _pictures(test, names, side), names, f"{test.name}/"


def _classes(folder: Path) -> tuple[str, ...]:
    names = tuple(sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")))
    if len(names) < 2:
        raise TrainingError(
            f"imagefolder: {folder} needs a folder of pictures for each of at least two classes,"
            f" it has {_some(list(names)) if names else 'none'}."
        )
    return names


def _pictures(folder: Path, names: tuple[str, ...], side: int) -> ImageFiles:
    paths: list[str] = []
    labels: list[int] = []
    for label, name in enumerate(names):
        found = sorted(
            str(path)
            for path in (folder / name).rglob("*")
            if path.suffix.lower() in _SUFFIXES and not path.name.startswith(".")
        )
        if not found:
            raise TrainingError(f"imagefolder: {folder / name} holds no pictures ({', '.join(sorted(_SUFFIXES))}).")
        paths += found
        labels += [label] * len(found)
    return ImageFiles(paths, torch.tensor(labels), len(names), side)


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
