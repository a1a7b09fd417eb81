"""Batches of images on the device where the network is: shuffled, normalised and changed at random.

Question: a run was killed in the middle of its seventh epoch. Which images has it seen, and which shifts would have
come next? Nothing here remembers: the order follows from the epoch's number, the shifts from the step's. A run goes
on where it stopped, and several processes see together what one alone would have seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from cnnedu.errors import TrainingError
from cnnedu.train._data_images import ImageFiles, Images
from cnnedu.train.augment import Augmentation
from cnnedu.train.seeds import seeded_generator

__all__ = ["Batches"]


class Batches:
    """Batches of images, on the device and normalised.

    Images that are resident are sent to the device once, as bytes; a batch is gathered there in a few operations
    without waiting for the device. Others are read by worker processes and sent batch by batch.

    Parameters
    ----------
    images : Images or ImageFiles
        What `cnnedu.train.data.load_data` returns as train, validation or test.
    batch_size : int
        Images per step, over all processes.
    mean, std : sequence of float
        Of each channel, with white as 1: what is subtracted and divided by.
    device : torch.device or str
        Where batches are wanted.
    augment : sequence of str
        As in a recipe: "crop:4", "flip", ….
    pad : int
        A black border of so many pixels around every image.
    permute : int, optional
        Seed of a permutation that moves the pixels of every image alike, after everything else.
    seed : int
        Start of the order and of all changes.
    rank, world : int
        This process's number, and how many there are: it sees rows rank, rank + world, … of each step's batch.
    channels_last : bool
        The memory layout that GPUs like.
    workers : int
        Processes that read images which are not resident; 0: this one does.
    train : bool
        Whether `epoch` will be called. A set to judge with may be smaller than a batch.

    Raises
    ------
    ValueError
        A training set smaller than a batch; a batch that does not divide evenly among the processes; a change that
        leaves nothing of the images.

    Examples
    --------
    >>> images = Images(torch.full((10, 1, 8, 8), 51, dtype=torch.uint8), torch.arange(10))
    >>> batches = Batches(images, batch_size=4, mean=(0.1,), std=(0.2,), device="cpu", pad=2)
    >>> len(batches), batches.shape
    (2, (1, 12, 12))
    >>> x, y = next(batches.epoch(0))
    >>> x.shape, y.dtype, round(x[0, 0, 5, 5].item(), 6)
    (torch.Size([4, 1, 12, 12]), torch.int64, 0.5)
    >>> sum(len(y) for x, y in batches.plain())
    10
    """

    def __init__(
        self,
        images: Images | ImageFiles,
        *,
        batch_size: int,
        mean: Sequence[float],
        std: Sequence[float],
        device: torch.device | str,
        augment: Sequence[str] = (),
        pad: int = 0,
        permute: int | None = None,
        seed: int = 0,
        rank: int = 0,
        world: int = 1,
        channels_last: bool = False,
        workers: int = 0,
        train: bool = True,
    ) -> None:
        self.images, self.batch_size, self.pad, self.seed, self.train = images, batch_size, pad, seed, train
        self.rank, self.world, self.workers = rank, world, workers
        c, h, w = images.shape
        self.shape = (c, h + 2 * pad, w + 2 * pad)
        self.augment = Augmentation(augment, num_classes=images.num_classes, seed=seed)
        self._check()
        self.device = torch.empty(0, device=device).device  # "cuda" becomes "cuda:0", which generators insist on
        self.memory_format = torch.channels_last if channels_last else torch.contiguous_format
        self.labels = images.labels.to(self.device)
        # (pixel / 255 − mean) / std as one product and one difference, per channel.
        deviation = torch.tensor(std, dtype=torch.float64)
        scale = (1 / (255 * deviation))[:, None, None]
        shift = (torch.tensor(mean, dtype=torch.float64) / deviation)[:, None, None]
        self._scale, self._shift = scale.float().to(self.device), shift.float().to(self.device)
        self._permutation: Tensor | None = None
        if permute is not None:
            moves = torch.randperm(self.shape[1] * self.shape[2], generator=seeded_generator(permute, "permute"))
            self._permutation = moves.to(self.device)
        self._resident: Tensor | None = None
        if isinstance(images, Images) and images.resident:
            self._resident = self._bordered(images.pixels.to(self.device))
        self._plan: list[list[int]] = []
        self._loader: DataLoader[Any] | None = None

    def _check(self) -> None:
        if self.batch_size % self.world:
            raise ValueError(
                f"Batches: batch_size must divide evenly among {self.world} processes, got {self.batch_size}."
            )
        if self.train and len(self.images) < self.batch_size:
            raise ValueError(
                f"Batches: batch_size must be {len(self.images)} or less, as many as there are training images,"
                f" got {self.batch_size}."
            )
        if self.train and "mixup" in self.augment.amounts and self.world > 1 and self.batch_size // self.world % 2:
            raise ValueError(
                f"Batches: with mixup, batch_size must divide evenly by {2 * self.world}, twice the processes,"
                f" got {self.batch_size}."
            )
        self.augment.check(*self.shape[1:])

    def __len__(self) -> int:
        """Steps in an epoch; of a set to judge with, the batches that `plain` yields."""
        if self.train:
            return len(self.images) // self.batch_size  # whole batches only: what is left comes first another time
        share = len(range(self.rank, len(self.images), self.world))
        return -(-share // (self.batch_size // self.world))

    def epoch(self, number: int, start: int = 0) -> Iterator[tuple[Tensor, Tensor]]:
        """Yield the batches of one epoch, from step `start` of it.

        The images come in an order of their own in every epoch, each once; those that fill no whole batch are left
        out of this epoch.

        Parameters
        ----------
        number : int
            The epoch, counted from 0.
        start : int
            How many of its steps have been made.

        Yields
        ------
        tuple of Tensor
            This process's images, float32, normalised; and their classes, int64, or after mixup the probabilities
            of each class, float32.
        """
        if not self.train:
            raise ValueError("Batches: these images are to judge with (train=False); `plain` yields them.")
        order = torch.randperm(len(self.images), generator=seeded_generator(self.seed, "order", number))
        # The batch divides evenly, so every world-th image of the order is every world-th row of each batch.
        mine = order[start * self.batch_size + self.rank : len(self) * self.batch_size : self.world]
        share = (self.rank, self.world)
        for step, (indices, pixels) in enumerate(self._read(mine), start=number * len(self) + start):
            generator = seeded_generator(self.seed, "augment", step, self.device)
            pixels = self.augment.on_pixels(pixels, generator, indices=indices, epoch=number, share=share)
            x, y = self.augment.on_inputs(self._normalised(pixels), self.labels[indices], generator, share=share)
            yield self._finished(x), y

    def plain(self) -> Iterator[tuple[Tensor, Tensor]]:
        """Yield this process's images as they are, in order, normalised: every image once over all processes."""
        mine = torch.arange(self.rank, len(self.images), self.world)
        for indices, pixels in self._read(mine):
            yield self._finished(self._normalised(pixels)), self.labels[indices]

    def _read(self, mine: Tensor) -> Iterator[tuple[Tensor, Tensor]]:
        """Yield the indices of each batch and its pixels, with their border, both on the device."""
        if not len(mine):
            return
        size = self.batch_size // self.world
        there = torch.split(mine.to(self.device), size)  # all at once: every copy of its own would wait for the device
        if self._resident is not None:
            for indices in there:
                yield indices, self._resident.index_select(0, indices)
            return
        plan = [row.tolist() for row in torch.split(mine, size)]
        for indices, pixels in zip(there, self._streamed(plan), strict=True):
            if isinstance(pixels, TrainingError):
                raise pixels
            yield indices, self._bordered(pixels.to(self.device, non_blocking=True))

    def _streamed(self, plan: list[list[int]]) -> Iterator[Any]:
        """Let the workers read; they live on between epochs, because to start them takes seconds on some systems."""
        if self._loader is None:
            self._loader = DataLoader(
                _Reader(self.images),
                batch_sampler=_Plan(self),
                num_workers=self.workers,
                collate_fn=_as_it_is,
                pin_memory=self.device.type == "cuda",
                persistent_workers=self.workers > 0,
                generator=torch.Generator(),  # its own: the global one belongs to dropout
            )
        self._plan = plan
        return iter(self._loader)

    def close(self) -> None:
        """Send the workers home, without waiting for what they are reading."""
        iterator = getattr(self._loader, "_iterator", None)
        if iterator is not None:  # left to the garbage collector they outlive an interrupted run, and complain
            iterator._shutdown_workers()
        self._loader = None

    def _bordered(self, pixels: Tensor) -> Tensor:
        return F.pad(pixels, (self.pad,) * 4) if self.pad else pixels

    def _normalised(self, pixels: Tensor) -> Tensor:
        return (pixels.contiguous(memory_format=self.memory_format) * self._scale).sub_(self._shift)

    def _finished(self, x: Tensor) -> Tensor:
        if self._permutation is not None:
            x = x.flatten(2)[:, :, self._permutation].reshape(x.shape)
        return x.contiguous(memory_format=self.memory_format)


class _Plan:
    """The indices of each batch to come, for a loader that outlives its epochs."""

    def __init__(self, batches: Batches) -> None:
        self.batches = batches

    def __iter__(self) -> Iterator[list[int]]:
        return iter(self.batches._plan)

    def __len__(self) -> int:
        return len(self.batches._plan)


class _Reader(Dataset[Any]):
    """Images as a worker reads them: a batch at a time, and an error as a value, so that it arrives as it was."""

    def __init__(self, images: Images | ImageFiles) -> None:
        self.images = images

    def __getitems__(self, indices: list[int]) -> Tensor | TrainingError:
        try:
            return self.images.read(indices)
        except TrainingError as error:
            return error


def _as_it_is(batch: Any) -> Any:
    return batch
