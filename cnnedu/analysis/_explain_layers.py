"""What is wrong with the settings of a layer that failed, and what they should be."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import prod

from torch import nn

from cnnedu.analysis._failure import Failure

__all__ = ["LAYERS"]

_BATCH_NORMS = {2: "BatchNorm1d", 3: "BatchNorm1d", 4: "BatchNorm2d", 5: "BatchNorm3d"}
_AXES = {1: "(n, c, l)", 2: "(n, c, h, w)", 3: "(n, c, d, h, w)"}


def _convolution(failure: Failure) -> str:
    module, x = failure.module, failure.first
    if not isinstance(module, nn.modules.conv._ConvNd) or x is None:
        return ""
    rank = len(module.kernel_size)
    if x.dim() not in (rank + 1, rank + 2):
        early = " It is flattened too early." if x.dim() == 2 and not failure.is_given else ""
        return f"It takes {_AXES[rank]}, {rank + 2} axes, and got {x.dim()}.{early}"
    channels = x.shape[-rank - 1]
    if channels != module.in_channels:
        if x.shape[-1] == module.in_channels:
            size = (*x.shape[: -rank - 1], x.shape[-1], *x.shape[-rank - 1 : -1])
            return f"The channels come last; torch has them before the positions: {size}."
        if x.dim() == rank + 1:
            return f"It takes {_AXES[rank]}, {rank + 2} axes, and got {x.dim()}."
        divide = f", and groups must divide {channels}" if channels % module.groups else ""
        return f"Its input has {channels} channels: in_channels must be {channels}, not {module.in_channels}{divide}."
    return _too_small(x.shape[-rank:], module.kernel_size, module.dilation)


def _too_small(sides: Sequence[int], kernel: Sequence[int], dilation: Sequence[int]) -> str:
    reach = [d * (k - 1) + 1 for k, d in zip(kernel, dilation, strict=True)]
    if all(side >= r for side, r in zip(sides, reach, strict=True)):
        return ""
    return (
        f"Its kernel spans {_by(reach)} and its input is only {_by(sides)}: "
        "give a larger input_size, padding, or fewer strides and poolings before it."
    )


def _by(sides: Sequence[int]) -> str:
    return "×".join(map(str, sides))


def _pooling(failure: Failure) -> str:
    module, x = failure.module, failure.first
    kernel = getattr(module, "kernel_size", None)
    if kernel is None or x is None or not type(module).__module__.endswith("pooling"):
        return ""
    rank = int(re.sub(r"\D", "", type(module).__name__) or 2)
    if x.dim() not in (rank + 1, rank + 2):
        return f"It takes {_AXES[rank]}, {rank + 2} axes, and got {x.dim()}."
    sizes = [kernel] * rank if isinstance(kernel, int) else list(kernel)
    return _too_small(x.shape[-rank:], sizes, [1] * rank)


def _linear(failure: Failure) -> str:
    module, x = failure.module, failure.first
    if not isinstance(module, nn.Linear) or x is None or x.dim() == 0 or x.shape[-1] == module.in_features:
        return ""
    wanted = module.in_features
    if x.dim() > 2 and prod(x.shape[1:]) == wanted:
        return "It takes one row per example: flatten before it, x.flatten(1) or nn.Flatten()."
    if prod(x.shape) == wanted:
        return f"The batch axis is missing, with which input_size begins: {(1, *failure.whole[0].shape)}."
    if x.dim() > 3:
        features = prod(x.shape[1:])
        return f"Flatten before it, x.flatten(1); each example then has {features} numbers: in_features={features}."
    return f"Its input has {x.shape[-1]} features: in_features must be {x.shape[-1]}, not {wanted}."


def _normalisation(failure: Failure) -> str:
    module, x = failure.module, failure.first
    if x is None:
        return ""
    if isinstance(module, nn.LayerNorm):
        wanted = tuple(module.normalized_shape)
        if x.dim() == 4 and wanted == (x.shape[1],):
            return f"It normalises the last axis, and channels stand second: use nn.GroupNorm(1, {x.shape[1]})."
        return f"It normalises the last axes, which here are {tuple(x.shape[-len(wanted) :])}, not {wanted}."
    if isinstance(module, nn.GroupNorm) and x.dim() > 1 and x.shape[1] != module.num_channels:
        return f"Its input has {x.shape[1]} channels: num_channels must be {x.shape[1]}, not {module.num_channels}."
    if not isinstance(module, nn.modules.batchnorm._NormBase):
        return ""
    fitting = _BATCH_NORMS.get(x.dim(), "")
    rank = re.search(r"[123]d", type(module).__name__)
    if rank and rank[0] not in fitting:
        if f"{x.dim() + 1}D" in failure.message and failure.whole[0].dim() == x.dim():
            return f"The batch axis is missing, with which input_size begins: {(1, *failure.whole[0].shape)}."
        return f"For {x.dim()} axes there is nn.{fitting}." if fitting else ""
    if x.shape[1] != module.num_features:
        return f"Its input has {x.shape[1]} channels: num_features must be {x.shape[1]}, not {module.num_features}."
    return ""


def _recurrent(failure: Failure) -> str:
    module, x = failure.module, failure.first
    if isinstance(module, nn.RNNBase) and x is not None and x.shape[-1] != module.input_size:
        return (
            f"The last axis of its input is {x.shape[-1]}: input_size must be {x.shape[-1]}, not {module.input_size}."
        )
    if isinstance(module, nn.RNNBase) and "hidden" in failure.message:
        return "Its first state is for another batch: size it by x, or leave it out, which stands for zeros."
    if isinstance(module, nn.MultiheadAttention) and x is not None and x.shape[-1] != module.embed_dim:
        return f"The last axis of its input is {x.shape[-1]}: embed_dim must be {x.shape[-1]}, not {module.embed_dim}."
    return ""


LAYERS: tuple[Callable[[Failure], str], ...] = (_convolution, _pooling, _linear, _normalisation, _recurrent)
