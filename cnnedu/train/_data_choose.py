"""Which images: a part of a set in which every class has its share, or the same small number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from cnnedu.errors import TrainingError
from cnnedu.train.seeds import seeded_generator

__all__ = ["few_of_each", "stratified"]


def stratified(labels: Tensor, count: int, seed: int, what: str, classes: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Draw `count` images, from each class in proportion; return the indices of the others and of these."""
    from sklearn.model_selection import train_test_split

    present, sizes = np.unique(labels.numpy(), return_counts=True)
    if sizes.min() < 2:
        lonely = classes[int(present[sizes.argmin()])]
        raise TrainingError(f"{what}: class {lonely!r} has one image only; there is none to hold out.")
    if not len(present) <= count <= len(labels) - len(present):
        raise ValueError(
            f"load_data: {what} must take from {len(present)} to {len(labels) - len(present):,} of the {len(labels):,}"
            f" images, so that each of {len(present)} classes has some on both sides, got {count:,}."
        )
    indices = np.arange(len(labels))
    kept, held = train_test_split(indices, test_size=count, stratify=labels.numpy(), random_state=seed % 2**32)
    return torch.from_numpy(np.sort(kept)), torch.from_numpy(np.sort(held))


def few_of_each(labels: Tensor, count: int, seed: int) -> Tensor:
    """Draw `count` images of each class; of one seed, a smaller draw is part of every larger one.

    Returns
    -------
    Tensor, int64
        Their indices, in order.

    Raises
    ------
    ValueError
        Some class has fewer.

    Examples
    --------
    >>> few_of_each(torch.tensor([0, 0, 1, 1]), 2, 0)
    tensor([0, 1, 2, 3])
    """
    order = torch.randperm(len(labels), generator=seeded_generator(seed, "few of each"))
    chosen = []
    for each in sorted(set(labels.tolist())):
        of_class = order[labels[order] == each]
        if len(of_class) < count:
            raise ValueError(
                f"load_data: per_class must be {len(of_class):,} or less, as many training images as class {each} has,"
                f" got {count:,}."
            )
        chosen.append(of_class[:count])
    return torch.cat(chosen).sort().values
