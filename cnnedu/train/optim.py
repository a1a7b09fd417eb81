"""Optimizers as the recipes of today use them: no decay for biases and norms, and a rate that rises and falls.

The rate of a step is a function of its number and nothing else, so that a run which was stopped needs no memory of
its schedule.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from torch import Tensor, nn
from torch.optim import SGD, AdamW, Muon, Optimizer

from cnnedu.train.recipe import Recipe

__all__ = ["KernelMuon", "learning_rate", "make_optimizers", "set_learning_rate"]

_BESIDE_MUON = 0.1  # AdamW's rate, as a part of Muon's


def learning_rate(recipe: Recipe, step: int, steps: int) -> float:
    """Return the learning rate of a step.

    Parameters
    ----------
    recipe : Recipe
        Its ``lr``, ``schedule`` and ``warmup``.
    step, steps : int
        The step, from 0, and how many there are.

    Examples
    --------
    >>> recipe = Recipe(lr=0.4, warmup=0.5)
    >>> [round(learning_rate(recipe, step, 8), 2) for step in range(8)]
    [0.1, 0.2, 0.3, 0.4, 0.4, 0.3, 0.2, 0.1]
    """
    rising = round(recipe.warmup * steps)
    if step < rising:
        return recipe.lr * (step + 1) / rising
    left = (steps - step) / (steps - rising)  # from 1 down
    if recipe.schedule == "one_cycle":
        return recipe.lr * left
    if recipe.schedule == "cosine":
        return recipe.lr * (1 - math.cos(math.pi * left)) / 2
    return recipe.lr


class KernelMuon(Muon):
    """Muon for convolutions: a kernel of shape (c_out, c_in, k_h, k_w) is a matrix of c_out rows.

    torch's own Muon takes matrices only. The matrices here are views: what it steps is the kernel.

    Parameters
    ----------
    parameters : iterable of Tensor
        With two axes or more.
    **settings
        As of `torch.optim.Muon`.

    Source: Jordan et al., "Muon: An optimizer for hidden layers in neural networks" (2024).
    """

    def __init__(self, parameters: Iterable[Tensor], **settings: Any) -> None:
        self._kernels = list(parameters)
        super().__init__([nn.Parameter(_as_matrix(kernel.data, kernel)) for kernel in self._kernels], **settings)

    def step(self, closure: Any = None) -> Any:
        """Step all kernels that have a gradient."""
        for kernel, matrix in zip(self._kernels, self.param_groups[0]["params"], strict=True):
            matrix.grad = None if kernel.grad is None else _as_matrix(kernel.grad, kernel).contiguous()
        return super().step(closure)

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Forget the gradients."""
        for kernel in self._kernels:
            kernel.grad = None


def _as_matrix(tensor: Tensor, kernel: Tensor) -> Tensor:
    """Arrange a kernel, or its gradient, as a matrix whose columns come in the order in which the kernel's lie.

    Muon does not mind which order that is, and the kernel itself becomes a view. A gradient may lie in another.
    """
    strides = kernel.stride()
    order = sorted(range(1, kernel.ndim), key=lambda axis: -strides[axis])
    return tensor.permute(0, *order).flatten(1)


def make_optimizers(recipe: Recipe, model: nn.Module) -> list[Optimizer]:
    """Return what steps a model: SGD, AdamW, or Muon with AdamW beside it, which alone steps a model of one matrix.

    Weights, with two axes or more, decay; biases and the scales and shifts of norms do not.
    """
    trained = [p for p in model.parameters() if p.requires_grad]
    weights, others = [p for p in trained if p.ndim > 1], [p for p in trained if p.ndim < 2]
    decay, lr, momentum = recipe.weight_decay, recipe.lr, recipe.momentum
    fast = {"fused": True} if trained and trained[0].is_cuda else {}
    both: list[dict[str, Any]] = [{"params": weights, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}]
    groups = [group for group in both if group["params"]]
    if recipe.optimizer == "sgd":
        return [SGD(groups, lr=lr, momentum=momentum, nesterov=momentum > 0, **fast)]
    if recipe.optimizer == "adamw":
        return [AdamW(groups, lr=lr, betas=(momentum, 0.999), **fast)]
    last = next((p for p in reversed(weights)), None)  # the classifier is no hidden layer
    hidden = [p for p in weights if p is not last]
    beside = [p for p in trained if all(p is not other for other in hidden)]
    adamw = AdamW(beside, lr=lr * _BESIDE_MUON, betas=(momentum, 0.999), weight_decay=0.0, **fast)
    adamw.param_groups[0]["share"] = _BESIDE_MUON
    if not hidden:  # a single matrix: it is the classifier
        return [adamw]
    muon = KernelMuon(hidden, lr=lr, momentum=momentum, weight_decay=decay, adjust_lr_fn="match_rms_adamw")
    return [muon, adamw]


def set_learning_rate(optimizers: Iterable[Optimizer], rate: float) -> None:
    """Give every group its rate of this step."""
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = rate * group.get("share", 1.0)
