"""The mean absolute gradient of one unit of a layer with respect to the input. This file imports torch."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn

from cnnedu.analysis._calls import ModuleCall, tensors_in
from cnnedu.analysis._fields import FieldObserver
from cnnedu.analysis._fields_describe import describe, interval
from cnnedu.analysis._inputs import check_model, make_inputs
from cnnedu.analysis._trace import trace
from cnnedu.analysis._unchanged import in_evaluation
from cnnedu.errors import ModelError, ShapeError, suggest

if TYPE_CHECKING:
    from cnnedu.analysis.receptive_field import Number

__all__ = ["gradient_map"]


def gradient_map(
    name: str, model: nn.Module, input_size: Sequence[int], layer: str | None, samples: int, seed: int
) -> tuple[str, tuple[float, ...], Number | tuple[Number, ...] | None, np.ndarray]:
    """Return the layer's path, the centre of its centre unit's field, that field's size, and the map."""
    check_model(name, model)
    shapes = [tuple(x.shape) for x in make_inputs(name, input_size, "float32", "meta")]
    if len(shapes) > 1 or len(shapes[0]) < 3:
        raise ShapeError(f"{name}: input_size must have the axes (n, c, ...), got {tuple(input_size)}.")
    input_size = 1, *shapes[0][1:]
    first = next((p for p in model.parameters() if p.is_floating_point()), torch.zeros(()))
    dtype = str(first.dtype).removeprefix("torch.")
    _, (observer,) = trace(name, model, input_size, FieldObserver, input_dtype=dtype)
    call = _choose(name, observer, layer)
    if any(parameter.is_meta for parameter in model.parameters()):
        raise ModelError(f"{name}: the model is on the meta device and has no weights to measure with.")
    field = observer.fields.get(call)
    shape = observer.shapes[call]
    rank = len(input_size) - 2
    if shape is None or len(shape) < 2 + rank:
        raise ShapeError(f"{name}: layer {call.path!r} has no spatial axes left, its output is {shape}.")
    unit = tuple(side // 2 for side in shape[2:])
    centre, size = tuple((side - 1) / 2 for side in input_size[2:]), None
    if field is not None and len(shape) == 2 + rank:
        seen = interval(field, unit)
        centre = tuple(
            float(first + last) / 2 if np.isfinite(float(first)) else middle
            for (first, last), middle in zip(seen, centre, strict=True)
        )
        found = describe(field)
        size = found.size if found else None
    mass = _measure(
        name, model, torch.empty(input_size, dtype=first.dtype, device=first.device), call, unit, samples, seed
    )
    return call.path, centre, size, mass


def _choose(name: str, observer: FieldObserver, layer: str | None) -> ModuleCall:
    if layer is None:
        if observer.calls[0] in observer.fields:
            return observer.calls[0]
        local = [call for call in observer.shapes if call in observer.fields]  # in the order in which they returned
        if not local:
            raise ValueError(f"{name}: no layer of the model has spatial axes and sees only a part of the input.")
        return local[-1]
    calls = [call for call in observer.calls if call.path == layer and call in observer.shapes]
    if not calls:
        hint = suggest(layer, [call.path for call in observer.calls])
        raise ValueError(f"{name}: layer must be the path of a module that the model calls, got {layer!r}.{hint}")
    return calls[-1]


class _Reached(Exception):
    """The layer has answered; what follows need not run."""


def _measure(
    name: str, model: nn.Module, like: Tensor, call: ModuleCall, unit: tuple[int, ...], samples: int, seed: int
) -> np.ndarray:
    generator = torch.Generator().manual_seed(seed)
    count = 0
    answers: list[Tensor] = []

    def hear(module: nn.Module, inputs: Any, output: Any) -> None:
        nonlocal count
        count += 1
        if count == call.index + 1:
            where: Any = (0, slice(None), *unit)
            answers.append(tensors_in(output)[0][where].sum())
            raise _Reached

    total = np.zeros(like.shape[2:])
    handle = call.module.register_forward_hook(hear)
    try:
        with in_evaluation(model), torch.random.fork_rng(devices=[]), torch.inference_mode(False), torch.enable_grad():
            for _ in range(samples):
                count = 0
                x = torch.randn(like.shape, generator=generator).to(like).requires_grad_()
                with contextlib.suppress(_Reached):
                    model(x.clone())  # a clone, for a model may write to its input
                if not answers:
                    raise ModelError(f"{name}: {call.path!r} was called for some inputs and not for others.")
                total += _gradient(name, call.path, answers.pop(), x)
    finally:
        handle.remove()
    if not total.sum() > 0:
        raise ModelError(f"{name}: {call.path or 'the model'} does not change with the input: all gradients are zero.")
    return np.asarray(total / total.sum())


def _gradient(name: str, path: str, answer: Tensor, x: Tensor) -> np.ndarray:
    if not answer.requires_grad:
        raise ModelError(f"{name}: {path or 'the model'} cuts the gradient, by no_grad, detach or rounding.")
    (gradient,) = torch.autograd.grad(answer, x, allow_unused=True)
    if gradient is None:
        return np.zeros(x.shape[2:])
    return np.asarray(gradient[0].abs().sum(0).double().cpu().numpy())
