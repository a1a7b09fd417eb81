"""What the tests of the whole registry share: models without memory, inputs, torchvision's model of the same name."""

from __future__ import annotations

import functools
import importlib
import inspect
import math
from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm as BatchNorm
from torch.utils._pytree import tree_leaves
from torch.utils.flop_counter import FlopCounterMode

from cnnedu.errors import ShapeError
from cnnedu.models import create_model, list_models, model_card
from cnnedu.models.registry import model_class

NAMES = list_models()
WITH_TORCHVISION = [name for name in NAMES if model_card(name).torchvision]
# What torchvision's function needs to be told beyond weights=None, so that it builds what the card speaks of.
ARGUMENTS: dict[str, dict[str, Any]] = {
    "googlenet": {"init_weights": False, "aux_logits": False},
    "deeplabv3_resnet50": {"weights_backbone": None},
    "resnet_fpn_backbone": {"backbone_name": "resnet50", "trainable_layers": 5, "norm_layer": nn.BatchNorm2d},
}


@functools.cache
def on_meta(name: str) -> nn.Module:
    """Return the registered model, without memory, in evaluation mode; it is shared: leave it as it is."""
    with torch.device("meta"):
        return create_model(name).eval()


def count_parameters(model: nn.Module) -> int:
    return sum(parameter.numel() for parameter in model.parameters())


@functools.cache
def size_of(name: str) -> int:
    return count_parameters(on_meta(name))


def representatives() -> list[str]:
    """Return the smallest model of each class."""
    smallest: dict[type[nn.Module], str] = {}
    for name in sorted(NAMES, key=size_of):
        smallest.setdefault(model_class(name), name)
    return sorted(smallest.values(), key=NAMES.index)


def usual_input(name: str, *sides: int, batch: int = 1, device: str = "cpu", seed: int = 0) -> Tensor:
    """Return an input of the card's size, or with these last sides: normal numbers, or tokens, always the same."""
    card = model_card(name)
    size = (batch, *card.input_size[1:])
    size = (*size[: len(size) - len(sides)], *sides)
    if device == "meta":
        return torch.empty(size, dtype=getattr(torch, card.input_dtype), device="meta")
    generator = torch.Generator().manual_seed(seed)
    if card.input_dtype == "int64":
        return torch.randint(2, size, generator=generator)  # every vocabulary holds two tokens
    return torch.randn(size, generator=generator)


def takes_images(name: str) -> bool:
    return len(model_card(name).input_size) == 4


@functools.cache
def accepts(name: str, *sides: int) -> bool:
    """Say whether the model takes an input with these last sides; whatever is not a ShapeError is not caught."""
    try:
        with torch.no_grad():
            on_meta(name)(usual_input(name, *sides, device="meta"))
    except ShapeError:
        return False
    return True


@functools.cache
def smallest_side(name: str) -> int:
    """Return the side of the smallest square image that the model takes, by bisection."""
    largest = max(model_card(name).input_size[2:])
    assert accepts(name, largest, largest), f"{name} refuses its usual input"
    low, high = 0, largest
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if accepts(name, middle, middle) else (middle, high)
    return high


def small_sides(name: str, wanted: int = 32) -> tuple[int, ...]:
    """Return the last sides of a small input that the model takes, ready for `usual_input`."""
    card = model_card(name)
    if card.task in ("text", "audio"):
        return (24,)
    if card.task == "sequence":
        return (24, card.input_size[2])
    sides = range(max(smallest_side(name), wanted), max(card.input_size[2:]))
    return next(((side, side) for side in sides if accepts(name, side, side)), card.input_size[2:])


def narrow(name: str) -> dict[str, Any]:
    """Return overrides that leave a model its structure and take most of its weights: fewer channels, fewer blocks."""
    overrides: dict[str, Any] = {}
    for key, parameter in inspect.signature(model_class(name)).parameters.items():
        value = model_card(name).settings.get(key, parameter.default)
        if key in ("width", "width_mult", "growth", "num_classes", "num_embeddings"):
            least = 10 if key.startswith("num_") else 8
            overrides[key] = min(value, 0.5 if key == "width_mult" else least)
        elif key == "layers":
            overrides[key] = (2,) * len(value)
        elif key == "stages":
            overrides[key] = tuple((8,) * len(stage) for stage in value)
    return overrides


def macs(model: nn.Module, x: Tensor) -> int:
    """Return the multiply-accumulates that torch counts in a forward pass."""
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        model(x)
    flops = counter.get_total_flops()
    assert flops % 2 == 0
    return flops // 2


def tensors(output: Any) -> list[Tensor]:
    """Return every tensor of an output, be it one, a tuple or a dictionary."""
    return [leaf for leaf in tree_leaves(output) if isinstance(leaf, Tensor)]


def without_chance(model: nn.Module) -> nn.Module:
    """Switch off what drops at random, so that a training pass is the same twice."""
    for module in model.modules():
        if type(module).__name__.startswith("Drop"):  # Dropout, Dropout2d, DropPath
            module.p = 0.0
    return model


def torchvision_peer(name: str, **arguments: Any) -> nn.Module:
    """Return torchvision's model for a name of ours, on the meta device, in evaluation mode."""
    import torchvision

    path = str(model_card(name).torchvision)
    place, _, function = path.rpartition(".")
    if place:
        build = getattr(importlib.import_module(f"torchvision.models.{place}"), function)
    else:
        build = torchvision.models.get_model_builder(path)
    with torch.device("meta"):
        return build(**{"weights": None, **ARGUMENTS.get(function, {}), **arguments}).eval()


def as_torchvision(name: str, **overrides: Any) -> nn.Module:
    """Return our model in the form that takes torchvision's weights, on the meta device, in evaluation mode."""
    with torch.device("meta"):
        return create_model(name, **{**model_card(name).torchvision_overrides, **overrides}).eval()


def fill(model: nn.Module, x: Tensor, generator: torch.Generator) -> None:
    """Give a model random weights, and batch norms the statistics they would have on `x`, then shaken.

    So activations stay in the range they have in a trained network, however deep it is.
    """
    for module in model.modules():
        for key, tensor in module.named_parameters(recurse=False):
            is_scale = isinstance(module, BatchNorm) and key == "weight"
            bound = math.sqrt(6 / tensor[0].numel()) if tensor.dim() > 1 else 0.3
            with torch.no_grad():
                tensor.uniform_(0.5 if is_scale else -bound, 1.5 if is_scale else bound, generator=generator)
    norms = list(_norms(model))
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum, norm.training = 1.0, True
    with torch.no_grad():
        model(x)
        for norm in norms:
            norm.training = False
            spread = norm.running_var.sqrt()
            norm.running_mean.add_(spread * torch.empty_like(spread).uniform_(-0.5, 0.5, generator=generator))
            norm.running_var.mul_(torch.empty_like(spread).uniform_(0.5, 1.5, generator=generator)).clamp_(min=1e-2)


def _norms(model: nn.Module) -> Iterator[Any]:
    return (module for module in model.modules() if isinstance(module, BatchNorm))
