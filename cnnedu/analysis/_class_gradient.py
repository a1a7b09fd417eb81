"""The maps of a layer, and the gradient of one class's score with respect to them. This file imports torch."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from cnnedu.analysis._inputs import check_model
from cnnedu.analysis._unchanged import in_evaluation
from cnnedu.errors import ModelError, ShapeError, suggest

__all__ = ["class_gradient"]


def class_gradient(
    name: str, model: nn.Module, x: np.ndarray[Any, Any] | Tensor, target: int | None, layer: str | None
) -> tuple[str, int, float, np.ndarray, np.ndarray]:
    """Return the layer's path, the class, its score, the maps, (c, h, w), and the score's gradient, (c, h, w)."""
    check_model(name, model)
    modules = dict(model.named_modules())
    if layer is not None and layer not in modules:
        hint = suggest(layer, modules)
        raise ValueError(f"{name}: layer must be the path of a module of the model, got {layer!r}.{hint}")
    picture = _one_picture(name, model, x)
    watched = modules if layer is None else {layer: modules[layer]}
    returned: list[tuple[str, Tensor]] = []
    handles = [module.register_forward_hook(_listen(path, returned)) for path, module in watched.items()]
    try:
        with in_evaluation(model), torch.inference_mode(False), torch.enable_grad():
            scores = model(picture)
    finally:
        for handle in handles:
            handle.remove()
    path, maps = _choose(name, returned, layer)
    chosen = _chosen(name, scores, target)
    gradient = None
    if scores.requires_grad and maps.requires_grad:
        with torch.inference_mode(False), torch.enable_grad():
            (gradient,) = torch.autograd.grad(scores[0, chosen], maps, allow_unused=True)
    if gradient is None:
        raise ModelError(f"{name}: the scores do not depend on {path or 'the model'!r} in a way that has a gradient.")
    found = [np.asarray(tensor.detach()[0].double().cpu().numpy()) for tensor in (maps, gradient)]
    return path, chosen, float(scores[0, chosen].detach()), found[0], found[1]


def _one_picture(name: str, model: nn.Module, x: np.ndarray[Any, Any] | Tensor) -> Tensor:
    """Return the input where the model is, in its precision, with a gradient: frozen weights leave none otherwise."""
    if not isinstance(x, np.ndarray | Tensor):
        raise TypeError(f"{name}: x must be an array or a Tensor, got {type(x).__name__}.")
    if x.ndim != 4 or x.shape[0] != 1:
        raise ShapeError(f"{name}: x must be one picture with the axes (1, c, h, w), got {tuple(x.shape)}.")
    weight = next((p for p in model.parameters() if p.is_floating_point()), torch.zeros(()))
    if weight.is_meta:
        raise ModelError(f"{name}: the model is on the meta device and has no weights.")
    with torch.inference_mode(False):
        return torch.as_tensor(x).detach().clone().to(weight).requires_grad_()


def _listen(path: str, returned: list[tuple[str, Tensor]]) -> Any:
    def hear(module: nn.Module, inputs: Any, output: Any) -> Any:
        if isinstance(output, Tensor) and output.ndim == 4:
            returned.append((path, output))
            return output.clone()  # what follows may write into it, as a ReLU in place does
        return None

    return hear


def _choose(name: str, returned: list[tuple[str, Tensor]], layer: str | None) -> tuple[str, Tensor]:
    if layer is None:
        returned = [(path, maps) for path, maps in returned if maps.shape[2] * maps.shape[3] > 1]
    if not returned:
        whom = "no module of the model returns" if layer is None else f"layer {layer!r} was not called, or returns no"
        raise ValueError(f"{name}: {whom} maps with the axes (n, c, h, w).")
    return returned[-1]


def _chosen(name: str, scores: object, target: int | None) -> int:
    if not isinstance(scores, Tensor) or scores.ndim != 2:
        got = tuple(scores.shape) if isinstance(scores, Tensor) else type(scores).__name__
        raise ShapeError(f"{name}: the model must return scores with the axes (1, classes), got {got}.")
    if target is None:
        return int(scores[0].argmax())
    if target >= scores.shape[1]:
        raise ValueError(f"{name}: target must be a class from 0 to {scores.shape[1] - 1}, got {target}.")
    return target
