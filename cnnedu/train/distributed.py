"""Several processes that train one network: who they are, and how they add up and stop together.

``torchrun --nproc-per-node 4 -m cnnedu.train …`` starts the processes and tells each, in its environment, which one it
is. Without torchrun there is one, and everything here does nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import torch
import torch.distributed as dist
from torch import Tensor

from cnnedu.errors import TrainingError

__all__ = ["Processes", "pick_device", "processes"]

_PATIENCE = timedelta(hours=1)  # for each other: the first may be downloading
_FAILED = "cnnedu/failed"


@dataclass(frozen=True)
class Processes:
    """The processes of a training, seen from one of them.

    Attributes
    ----------
    rank, world : int
        Which one this is, from 0, and how many there are.
    device : torch.device
        Where this one computes.
    """

    rank: int
    world: int
    device: torch.device

    @property
    def first(self) -> bool:
        """Whether this is the one that writes, downloads and speaks."""
        return self.rank == 0

    @property
    def cuda_devices(self) -> list[int]:
        """The GPU of this process, as `torch.random.fork_rng` wants it."""
        return [self.device.index or 0] if self.device.type == "cuda" else []

    def add_up(self, tensor: Tensor) -> Tensor:
        """Return the sum of a tensor over all processes; each must call."""
        if self.world == 1:
            return tensor
        total = tensor.detach().clone()
        dist.all_reduce(total)
        return total

    def mean(self, tensor: Tensor) -> Tensor:
        """Return the mean of a tensor over all processes; each must call."""
        return self.add_up(tensor) / self.world

    def from_first(self, number: int) -> int:
        """Return the number that the first process has; each must call."""
        return int(self.add_up(torch.tensor(number if self.first else 0, device=self.device)))

    def wait(self) -> None:
        """Wait until all processes are here."""
        if self.world > 1:
            dist.barrier(device_ids=self.cuda_devices or None)

    @contextmanager
    def one_by_one(self) -> Iterator[None]:
        """Let the first process through the block before the others enter it."""
        if not self.first:
            self.wait()
        yield
        if self.first:
            self.wait()

    def check_batch(self, batch_size: int | None, accumulate: int = 1) -> None:
        """Refuse a batch that cannot be shared evenly.

        Raises
        ------
        TrainingError
            It would leave some process with more images than another.
        """
        parts = self.world * accumulate
        if (batch_size or 0) % parts:
            low = (batch_size or 0) // parts * parts
            near = f"{low} or {low + parts}" if low else str(parts)
            cut = f" in {accumulate} parts each" if accumulate > 1 else ""
            raise TrainingError(
                f"batch_size is for all processes together: {batch_size} cannot be shared evenly by {self.world}"
                f" processes{cut}. Use {near}."
            )


def pick_device(device: str, local_rank: int = 0, world: int = 1) -> torch.device:
    """Return the device that a recipe's word stands for, in one of several processes.

    Raises
    ------
    TrainingError
        There is no such device here, or not one for each process.
    """
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
        device = "cpu" if device == "mps" and world > 1 else device
    try:
        chosen = torch.device(device)
    except RuntimeError:
        raise TrainingError(f"device must be auto, cpu, cuda, cuda:1 or mps, got {device!r}.") from None
    there = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if not there.get(chosen.type, False):
        usable = ", ".join(name for name, found in there.items() if found)
        raise TrainingError(f"there is no {chosen.type} for torch on this machine: use auto or {usable}.")
    if chosen.type == "mps" and world > 1:
        raise TrainingError("several processes cannot share Apple's GPU: use one process, or --device cpu.")
    if chosen.type != "cuda":
        return chosen
    gpus = torch.cuda.device_count()
    if world > 1 and chosen.index is not None:
        raise TrainingError(f"with {world} processes each has a GPU of its own: use --device cuda, not {device}.")
    index = local_rank if chosen.index is None else chosen.index
    if index >= gpus:
        raise TrainingError(f"GPU {index} was asked for, but this machine has {gpus}, from 0.")
    return torch.device("cuda", index)


@contextmanager
def processes(device: str = "auto") -> Iterator[Processes]:
    """Join the processes that torchrun started, for as long as the block runs.

    An error in one of them ends all; only the first to fail says why, the others leave with status 1.

    Parameters
    ----------
    device : str
        "auto", "cpu", "cuda", "cuda:1" or "mps".

    Raises
    ------
    TrainingError
        There is no such device, or not one for each process.

    Examples
    --------
    >>> with processes("cpu") as here:
    ...     here.rank, here.world, here.device
    (0, 1, device(type='cpu'))
    """
    world, rank, local_rank = (_from_torchrun(name, value) for name, value in _ALONE.items())
    if world == 1:
        chosen = pick_device(device)
        _use(chosen)
        yield Processes(0, 1, chosen)
        return
    on_gpu = torch.cuda.is_available() and (device == "auto" or device.startswith("cuda"))
    dist.init_process_group("nccl" if on_gpu else "gloo", timeout=_PATIENCE)
    try:
        chosen = pick_device(device, local_rank, world)
        _use(chosen)
        yield Processes(rank, world, chosen)
    except Exception:
        if not _first_to_fail(rank):
            sys.exit(1)
        raise
    dist.destroy_process_group()


_ALONE = {"WORLD_SIZE": 1, "RANK": 0, "LOCAL_RANK": 0}


def _from_torchrun(name: str, alone: int) -> int:
    return int(os.environ.get(name, alone))


def _use(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.set_device(device)


def _first_to_fail(rank: int) -> bool:
    """Tell whether no other process failed before; those that waited for it fail in their turn, with nothing to add."""
    try:
        store = dist.distributed_c10d._get_default_store()
        return bool(store.compare_set(_FAILED, "", str(rank)) == str(rank).encode())
    except Exception:  # the store is gone, and with it the process that kept it: it failed first
        return False
