"""Batch norm over all processes: with its statistics, several processes compute the numbers of one.

torch's own `SyncBatchNorm` does so on GPUs only. This one does it anywhere, in one exchange each way: every process
sends the mean and the variance of its part, and in the backward pass two sums per channel.

With x̂ = (x − μ)/σ over the N values of a channel and g the gradient of y = γx̂ + β, the input's gradient is
γ/σ · (g − Σg/N − x̂ · Σgx̂/N), the sums being over all processes (Ioffe and Szegedy, 2015, section 3).
"""

from __future__ import annotations

from typing import Any

import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import Tensor, nn
from torch.autograd.function import once_differentiable
from torch.nn.modules.batchnorm import _BatchNorm

__all__ = ["SynchronizedBatchNorm", "synchronize_batch_norm"]


def _everyone(values: Tensor) -> Tensor:
    """Return the values of all processes, (processes, len(values))."""
    gathered = [torch.empty_like(values) for _ in range(dist.get_world_size())]
    dist.all_gather(gathered, values)
    return torch.stack(gathered)


def _common_statistics(x: Tensor) -> tuple[Tensor, Tensor, int]:
    """Return mean and variance of each channel over all processes, and how many values each of them is of."""
    axes = [axis for axis in range(x.ndim) if axis != 1]
    variance, mean = torch.var_mean(x, axes, correction=0)
    count = mean.new_tensor([x.numel() // x.shape[1]])
    table, channels = _everyone(torch.cat([count, mean, variance])), len(mean)
    counts, means, variances = table[:, :1], table[:, 1 : 1 + channels], table[:, 1 + channels :]
    total = counts.sum()
    mean = (counts * means).sum(0) / total
    variance = (counts * (variances + (means - mean) ** 2)).sum(0) / total
    return mean, variance, int(total)


class _Normalise(torch.autograd.Function):
    """y = γ(x − μ)/σ + β with μ and σ of all processes, which follow from x as well."""

    @staticmethod
    def forward(
        ctx: Any, x: Tensor, weight: Tensor, bias: Tensor, mean: Tensor, variance: Tensor, total: int, eps: float
    ) -> Tensor:
        ctx.save_for_backward(x, weight, mean, torch.rsqrt(variance + eps))
        ctx.total = total
        return F.batch_norm(x, mean, variance, weight, bias, training=False, eps=eps)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor | None, ...]:
        (g,), (x, weight, mean, inverse) = gradients, ctx.saved_tensors
        axes, shape = [axis for axis in range(x.ndim) if axis != 1], [1, -1, *[1] * (x.ndim - 2)]
        normalised = (x - mean.view(shape)) * inverse.view(shape)
        for_bias, for_weight = g.sum(axes), (g * normalised).sum(axes)
        sums = torch.cat([for_bias, for_weight])
        dist.all_reduce(sums)
        shift, tilt = (sums / ctx.total).view(2, *shape).unbind()
        for_x = (weight * inverse).view(shape) * (g - shift - normalised * tilt)
        return for_x, for_weight, for_bias, None, None, None, None


class SynchronizedBatchNorm(_BatchNorm):
    """Batch norm with the statistics of all processes' batches; in evaluation mode torch's own.

    Parameters are those of `torch.nn.BatchNorm2d`.

    Shape: (n, num_features, …) → the same.
    """

    def _check_input_dim(self, input: Tensor) -> None:
        if input.ndim < 2:
            raise ValueError(f"SynchronizedBatchNorm: the input needs 2 axes or more, got shape {tuple(input.shape)}.")

    def forward(self, input: Tensor) -> Tensor:
        """Normalise, and in training let the running statistics follow."""
        if not self.training:
            return super().forward(input)
        self._check_input_dim(input)
        x = input.float() if input.dtype in (torch.float16, torch.bfloat16) else input
        with torch.no_grad():
            mean, variance, total = _common_statistics(x)
            if total < 2:
                raise ValueError(f"batch norm needs more than one value per channel, got shape {tuple(input.shape)}.")
            self._follow(mean, variance * (total / (total - 1)))
        weight = self.weight if self.affine else torch.ones_like(mean)
        bias = self.bias if self.affine else torch.zeros_like(mean)
        y: Tensor = _Normalise.apply(x, weight, bias, mean, variance, total, self.eps)
        return y.to(input.dtype)

    def _follow(self, mean: Tensor, variance: Tensor) -> None:
        """Move the running statistics towards those of the batch; without a momentum they are plain means."""
        if self.running_mean is None or self.running_var is None or self.num_batches_tracked is None:
            return
        self.num_batches_tracked.add_(1)
        share = 1 / float(self.num_batches_tracked) if self.momentum is None else self.momentum
        self.running_mean.mul_(1 - share).add_(mean, alpha=share)
        self.running_var.mul_(1 - share).add_(variance, alpha=share)


def synchronize_batch_norm(model: nn.Module) -> nn.Module:
    """Turn each batch norm of a model into one over all processes; its parameters and statistics stay the same objects.

    Parameters
    ----------
    model : nn.Module
        On its device already: on GPUs torch's own `SyncBatchNorm` is taken.

    Returns
    -------
    nn.Module
        The same model, or what takes its place where it is a batch norm itself.
    """
    if any(parameter.is_cuda for parameter in model.parameters()):
        return nn.SyncBatchNorm.convert_sync_batchnorm(model)
    made: dict[int, nn.Module] = {}
    for parent in list(model.modules()):
        for name, child in list(parent._modules.items()):  # named_children would tell a shared one once
            if isinstance(child, _BatchNorm) and not isinstance(child, SynchronizedBatchNorm):
                setattr(parent, name, made.setdefault(id(child), _synchronized(child)))
    is_one = isinstance(model, _BatchNorm) and not isinstance(model, SynchronizedBatchNorm)
    return _synchronized(model) if is_one else model  # type: ignore[arg-type]


def _synchronized(norm: _BatchNorm) -> SynchronizedBatchNorm:
    made = SynchronizedBatchNorm(norm.num_features, norm.eps, norm.momentum, norm.affine, norm.track_running_stats)
    made._parameters, made._buffers = norm._parameters, norm._buffers
    return made.train(norm.training)
