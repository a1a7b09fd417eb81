"""Images with labels: in memory, or read from files when they are asked for. Both answer to the same names."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageOps
from torch import Tensor
from torch.utils.data import Dataset

from cnnedu.errors import TrainingError

__all__ = ["ImageFiles", "Images"]

_CHUNK = 4096  # images converted at a time, so that a set of bytes never stands in memory as floats
_THREADS = 8  # Pillow decodes outside Python's lock


@dataclass(frozen=True, repr=False)
class Images:
    """Images in memory: bytes, as cameras give them, and the number of each one's class.

    Parameters
    ----------
    pixels : Tensor, uint8, (n, c, h, w)
        0 is black, 255 is white.
    labels : Tensor, int64, (n,)
        Classes, counted from 0.
    num_classes : int, optional
        How many classes there are; one more than the highest label if omitted.
    resident : bool
        Whether `cnnedu.train.batches.Batches` should keep them all on the device, or send them batch by batch.

    Examples
    --------
    >>> images = Images(torch.zeros(5, 1, 8, 8, dtype=torch.uint8), torch.tensor([0, 1, 2, 1, 0]))
    >>> images, len(images), images.shape, images.num_classes
    (Images(5 of 1×8×8, 3 classes), 5, (1, 8, 8), 3)
    >>> images.subset([1, 3]).labels
    tensor([1, 1])
    """

    pixels: Tensor
    labels: Tensor
    num_classes: int = 0
    resident: bool = True

    def __post_init__(self) -> None:
        if self.pixels.dtype != torch.uint8 or self.pixels.dim() != 4:
            got = f"{self.pixels.dtype} with shape {tuple(self.pixels.shape)}"
            raise TypeError(f"Images: pixels must be uint8 of shape (n, c, h, w), got {got}.")
        if self.labels.dtype != torch.int64 or self.labels.shape != self.pixels.shape[:1]:
            got = f"{self.labels.dtype} with shape {tuple(self.labels.shape)}"
            raise TypeError(f"Images: labels must be int64 of shape ({len(self.pixels)},), got {got}.")
        highest = int(self.labels.max()) if len(self.labels) else -1
        object.__setattr__(self, "num_classes", self.num_classes or highest + 1)
        if highest >= self.num_classes or (len(self.labels) and int(self.labels.min()) < 0):
            raise ValueError(f"Images: labels must be 0 to {self.num_classes - 1}, got {highest}.")

    def __len__(self) -> int:
        return len(self.labels)

    def __repr__(self) -> str:
        return f"Images({len(self):,} of {'×'.join(map(str, self.shape))}, {self.num_classes} classes)"

    @property
    def shape(self) -> tuple[int, int, int]:
        """Channels, height and width of every image."""
        c, h, w = self.pixels.shape[1:]
        return c, h, w

    def read(self, indices: Sequence[int] | Tensor) -> Tensor:
        """Return the pixels of some images: uint8, (n, c, h, w)."""
        return self.pixels[torch.as_tensor(indices)]

    def subset(self, indices: Sequence[int] | Tensor) -> Images:
        """Return some of the images, in the order given."""
        chosen = torch.as_tensor(indices)
        return Images(self.pixels[chosen], self.labels[chosen], self.num_classes, self.resident)

    def resized(self, side: int | None) -> Images:
        """Return the images scaled, antialiased, so that their short side is `side`; None leaves them as they are."""
        h, w = self.shape[1:]
        if side is None or side == min(h, w):
            return self
        size = (round(h * side / min(h, w)), round(w * side / min(h, w)))
        scaled = torch.empty((len(self), self.shape[0], *size), dtype=torch.uint8)
        for start in range(0, len(self), _CHUNK):
            part = F.interpolate(self.pixels[start : start + _CHUNK].float(), size, mode="bilinear", antialias=True)
            scaled[start : start + _CHUNK] = part.round_().clamp_(0, 255)
        return Images(scaled, self.labels, self.num_classes, self.resident)


class ImageFiles(Dataset[tuple[Tensor, int]]):
    """Pictures in files, each read, scaled and cut to a square when it is asked for.

    Parameters
    ----------
    paths : sequence of str
        Pictures that Pillow can read.
    labels : Tensor, int64, (n,)
        The class of each.
    num_classes : int
        How many classes there are.
    side : int
        The short side is scaled to it, and the middle square kept.
    """

    resident = False

    def __init__(self, paths: Sequence[str], labels: Tensor, num_classes: int, side: int) -> None:
        self.paths, self.labels, self.num_classes, self.side = list(paths), labels, num_classes, side

    def __len__(self) -> int:
        return len(self.paths)

    def __repr__(self) -> str:
        return f"ImageFiles({len(self):,} at {self.side}×{self.side}, {self.num_classes} classes)"

    def __getitem__(self, index: int) -> tuple[Tensor, int]:
        return _picture(self.paths[index], self.side), int(self.labels[index])

    @property
    def shape(self) -> tuple[int, int, int]:
        """Channels, height and width of every image."""
        return 3, self.side, self.side

    def read(self, indices: Sequence[int] | Tensor) -> Tensor:
        """Return the pixels of some images: uint8, (n, c, h, w)."""
        return torch.stack([_picture(self.paths[int(index)], self.side) for index in indices])

    def subset(self, indices: Sequence[int] | Tensor) -> ImageFiles:
        """Return some of the images, in the order given."""
        chosen = torch.as_tensor(indices)
        return ImageFiles([self.paths[i] for i in chosen.tolist()], self.labels[chosen], self.num_classes, self.side)

    def load(self) -> Images:
        """Read all pictures into memory."""
        from tqdm.auto import tqdm

        pixels = torch.empty((len(self), *self.shape), dtype=torch.uint8)
        with ThreadPoolExecutor(_THREADS) as pool:
            pictures = pool.map(lambda path: _picture(path, self.side), self.paths)
            # disable=None: no bar where nobody watches a terminal.
            for index, picture in enumerate(tqdm(pictures, "reading", len(self), unit=" pictures", disable=None)):
                pixels[index] = picture
        return Images(pixels, self.labels, self.num_classes)


def _picture(path: str, side: int) -> Tensor:
    """Read one picture as a square of bytes, (3, side, side)."""
    try:
        with Image.open(path) as opened:
            opened.draft("RGB", (side, side))  # a JPEG decodes itself smaller, but never smaller than this
            if opened.mode.startswith("I;16"):  # Pillow would cut these at 255 instead of scaling them
                image = Image.fromarray((np.asarray(opened) >> 8).astype(np.uint8)).convert("RGB")
            else:
                image = ImageOps.exif_transpose(opened).convert("RGB")
            square = ImageOps.fit(image, (side, side), Image.Resampling.BILINEAR)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise TrainingError(f"{Path(path)} cannot be read as a picture: {error}. Repair or remove it.") from None
    return torch.from_numpy(np.asarray(square).copy()).permute(2, 0, 1)


def channel_statistics(images: Images | ImageFiles, seen: int = 2000) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the mean and the standard deviation of each channel, with white as 1.

    Of files only a sample is read: two thousand pictures decide the third decimal.
    """
    if isinstance(images, ImageFiles):
        if len(images) > seen:
            images = images.subset(torch.linspace(0, len(images) - 1, seen).long())
        images = images.load()
    count = len(images) * images.shape[1] * images.shape[2]
    total, squares = (
        torch.zeros(images.shape[0], dtype=torch.float64),
        torch.zeros(images.shape[0], dtype=torch.float64),
    )
    for start in range(0, len(images), _CHUNK):
        part = images.pixels[start : start + _CHUNK].to(torch.int64)  # whole numbers add up exactly
        total += part.sum((0, 2, 3))
        squares += part.square().sum((0, 2, 3))
    mean = total / count
    deviation = (squares / count - mean.square()).clamp_min(0).sqrt()
    deviation[deviation == 0] = 255.0  # a channel of one value is left as it is
    return tuple((mean / 255).tolist()), tuple((deviation / 255).tolist())
