"""A moving average of the weights: the mean of where a network has been lately is often better than where it is."""

from __future__ import annotations

import copy

import torch
from torch import Tensor, nn

__all__ = ["MovingAverage"]


class MovingAverage:
    """A copy of a model whose weights and statistics follow slowly.

    Parameters
    ----------
    model : nn.Module
        What is followed.
    decay : float
        Share that stays at each step, once the run is old enough: at step t it is (1 + t) / (10 + t) at most, so that
        the random weights of the beginning are forgotten.

    Attributes
    ----------
    model : nn.Module
        The copy.

    Source: Polyak and Juditsky (1992), with the warm-up that TensorFlow's ExponentialMovingAverage made usual.
    """

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.decay = decay
        self.model = copy.deepcopy(model).requires_grad_(False)

    @torch.no_grad()
    def update(self, model: nn.Module, step: int) -> None:
        """Follow one step, whose number counts from 0."""
        share = 1 - min(self.decay, (1 + step) / (10 + step))
        mine, theirs = self.model.state_dict(), model.state_dict()
        followed = [name for name, tensor in mine.items() if tensor.is_floating_point()]
        averages: list[Tensor] = [mine[name] for name in followed]
        torch._foreach_lerp_(averages, [theirs[name] for name in followed], share)
        for name in mine.keys() - set(followed):  # how many batches a norm has seen
            mine[name].copy_(theirs[name])
