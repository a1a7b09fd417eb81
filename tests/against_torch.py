"""Hold a convolution of ours to torch's of the same name: the same call, forward and backward."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from cnnedu import functional

ARRAYS = ("input", "weight", "bias")
TOLERANCE = {"float32": 2e-6, "float64": 1e-12}


def assert_close(ours: np.ndarray, judge: np.ndarray) -> None:
    assert ours.shape == judge.shape
    assert ours.dtype == judge.dtype
    # A sum of terms that nearly cancel is judged by the size of its terms, hence the floor of 10.
    assert np.abs(ours - judge).max(initial=0) <= TOLERANCE[str(judge.dtype)] * max(10, np.abs(judge).max(initial=0))


def with_torch(name: str, call: dict[str, Any]) -> tuple[torch.Tensor, list[torch.Tensor | None]]:
    """Return torch's output, and the tensors that will have gradients."""
    tensors = [None if call[n] is None else torch.tensor(call[n].copy(), requires_grad=True) for n in ARRAYS]
    settings = {n: call[n] for n in call if n not in ARRAYS}
    return getattr(F, name)(*tensors, **settings), tensors


def check_forward(name: str, call: dict[str, Any], loops: bool = True) -> None:
    """Compare our output with torch's, and with the loops."""
    output = getattr(functional, name)(**call)
    assert_close(output, with_torch(name, call)[0].detach().numpy())
    if loops:
        assert_close(getattr(functional, f"{name}_loops")(**call), output)


def check_backward(name: str, call: dict[str, Any]) -> None:
    """Compare our gradients with autograd's."""
    output, tensors = with_torch(name, call)
    grad_output = np.random.default_rng(0).standard_normal(output.shape).astype(call["input"].dtype)
    output.backward(torch.tensor(grad_output))
    gradients = getattr(functional, f"{name}_backward")(grad_output, **call)
    for ours, tensor in zip(gradients, tensors, strict=True):
        if tensor is None:
            assert ours is None
        else:
            assert_close(ours, tensor.grad.numpy())
