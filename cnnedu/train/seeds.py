"""Where every random number of a training comes from: a seed, a purpose, and a number.

Nothing is remembered between draws. The order of epoch 7 follows from (seed, "order", 7) and the shifts of step 400
from (seed, "augment", 400), so a run that was killed goes on with the numbers it would have drawn, and several
processes draw what one would have.
"""

from __future__ import annotations

import zlib

import numpy as np
import torch

__all__ = ["derive_seed", "seed_layers", "seeded_generator"]


def derive_seed(seed: int, purpose: str, number: int = 0) -> int:
    """Return a seed of its own for each purpose and number, below 2⁶³.

    Examples
    --------
    >>> derive_seed(0, "order", 1) == derive_seed(0, "order", 1)
    True
    >>> len({derive_seed(s, p, n) for s in (0, 1) for p in ("order", "augment") for n in (0, 1)})
    8
    """
    words = np.random.SeedSequence([seed, zlib.crc32(purpose.encode()), number]).generate_state(2, np.uint32)
    return (int(words[0]) << 31) ^ int(words[1])


def seed_layers(seed: int, device: torch.device) -> None:
    """Seed what layers draw from without being told: the generators of the CPU and of this device, no other's."""
    torch.default_generator.manual_seed(seed)
    if device.type == "cuda":
        with torch.cuda.device(device):
            torch.cuda.manual_seed(seed)
    elif device.type == "mps":
        torch.mps.manual_seed(seed)


def seeded_generator(seed: int, purpose: str, number: int = 0, device: torch.device | str = "cpu") -> torch.Generator:
    """Return a fresh generator of torch for one purpose and number.

    Examples
    --------
    >>> torch.randperm(5, generator=seeded_generator(0, "order", 3)).sort().values
    tensor([0, 1, 2, 3, 4])
    """
    return torch.Generator(device).manual_seed(derive_seed(seed, purpose, number))
