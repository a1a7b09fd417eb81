"""How good a network is on images it was not trained on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

__all__ = ["Judgement", "judge"]


@dataclass(frozen=True)
class Judgement:
    """What was found: mean cross-entropy, share of right answers, and which class was taken for which.

    ``confusion`` has shape (classes, classes): the row is the true class, the column the class predicted.
    """

    loss: float
    accuracy: float
    confusion: list[list[int]]


def judge(
    model: nn.Module,
    batches: Iterable[tuple[Tensor, Tensor]],
    classes: int,
    *,
    flip: bool = False,
    context: Callable[[], Any] | None = None,
    add_up: Callable[[Tensor], Tensor] = lambda tensor: tensor,
) -> Judgement:
    """Judge a network, in evaluation mode, on every image once.

    Parameters
    ----------
    model : nn.Module
        Left in the mode it was in.
    batches : iterable of (x, y)
        Images as the network reads them, (n, c, h, w), and labels, (n,).
    classes : int
        How many there are.
    flip : bool
        Average the logits of each image and of its mirror image.
    context : callable, optional
        Makes the context of a forward pass: autocast.
    add_up : callable
        Adds a tensor up over all processes.
    """
    was = model.training
    model.eval()
    total: Tensor | None = None
    with torch.no_grad():
        for x, y in batches:
            with context() if context is not None else torch.no_grad():
                logits = model(x) if not flip else (model(x) + model(x.flip(3))) / 2
            exact = torch.float32 if x.device.type == "mps" else torch.float64  # Apple's GPUs have no float64
            pair = torch.bincount(y * classes + logits.argmax(1), minlength=classes**2).to(exact)
            loss = F.cross_entropy(logits.float(), y, reduction="sum").to(exact)
            found = torch.cat([pair, loss[None]])
            total = found if total is None else total + found
    model.train(was)
    if total is None:
        raise ValueError("judge: there are no images.")
    *counts, loss_sum = add_up(total).tolist()
    confusion = [[int(count) for count in counts[row * classes : (row + 1) * classes]] for row in range(classes)]
    right = sum(confusion[k][k] for k in range(classes))
    return Judgement(loss_sum / sum(counts), right / sum(counts), confusion)
