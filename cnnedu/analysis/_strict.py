"""What torch lets pass on the meta device, where nothing is computed, and refuses where numbers are.

A model that fails here is run once more on real numbers (`trace`), so that torch has the last word.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

__all__ = ["refuse"]

_ONE_DTYPE = {"aten::mm", "aten::addmm", "aten::bmm", "aten::baddbmm", "aten::convolution"}
_NORMS = {"aten::native_batch_norm", "aten::native_layer_norm", "aten::native_group_norm"}
_SOFTMAX = {"aten::_softmax", "aten::_log_softmax"}


def refuse(name: str, args: tuple[Any, ...]) -> None:
    """Raise what torch raises for operands that do not go together.

    Raises
    ------
    RuntimeError, IndexError
    """
    kinds = {x.dtype for x in args if isinstance(x, Tensor)}
    mixes = name in _NORMS and args[0].dtype in (torch.float16, torch.bfloat16)  # statistics may be more exact
    if name in _ONE_DTYPE | _NORMS and len(kinds) > 1 and not mixes:
        raise RuntimeError("operands have different dtypes")
    if name == "aten::convolution" and args[6] and args[0].shape[1] != args[1].shape[0]:
        wanted, got = args[1].shape[0], args[0].shape[1]
        raise RuntimeError(f"expected input to have {wanted} channels, but got {got} channels instead")
    if name in _SOFTMAX:
        rank = max(args[0].dim(), 1)
        if not -rank <= args[1] < rank:
            raise IndexError(f"Dimension out of range (expected to be in [{-rank}, {rank - 1}], but got {args[1]})")
        if not args[0].is_floating_point():
            raise RuntimeError(f"softmax takes floating-point input, got dtype {args[0].dtype}")
