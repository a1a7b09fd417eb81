"""The network a recipe asks for, fitted to the data, and refused with a reason where it cannot be."""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from cnnedu.errors import ModelError, TrainingError
from cnnedu.models import create_model
from cnnedu.train.recipe import Recipe

__all__ = ["build_model", "check_fit", "compile_model", "in_words", "numerics", "out_of_memory", "training_loss"]

_AUXILIARY = 0.3  # GoogLeNet's paper: the weight of each classifier half-way


def build_model(recipe: Recipe, channels: int, classes: int) -> nn.Module:
    """Build the network of a recipe for images of so many channels and classes.

    Raises
    ------
    TrainingError
        ``model_args`` disagree with the data, or the class does not take them.
    """
    fitted = {"in_channels": channels, "num_classes": classes}
    for name, needed in fitted.items():
        given = recipe.model_args.get(name, needed)
        if given != needed:
            what = "channels" if name == "in_channels" else "classes"
            raise TrainingError(
                f"{recipe.data} has {needed} {what}, but model_args say {name}={given!r}. Leave it out: it follows"
                " from the data."
            )
    try:
        if ":" in recipe.model:
            return _own_class(recipe.model)(**{**recipe.model_args, **fitted})
        return create_model(recipe.model, **{**recipe.model_args, **fitted})
    except TrainingError:
        raise
    except Exception as error:  # whatever a class of one's own may raise
        if out_of_memory(error):
            raise
        given = ", ".join(f"{name}={value!r}" for name, value in recipe.model_args.items())
        told = f" The model_args were {given}." if given else ""
        raise TrainingError(f"{recipe.model} cannot be built: {in_words(error)}.{told}") from error


def _own_class(path: str) -> Callable[..., nn.Module]:
    """Import module:Class."""
    module, _, name = path.partition(":")
    try:
        found = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        raise TrainingError(f"there is no model {path!r}: {error}.") from None
    except (Exception, SystemExit) as error:  # a module may do anything when it is imported
        raise TrainingError(f"{module}, where {name} should be, cannot be imported: {in_words(error)}.") from error
    if not (isinstance(found, type) and issubclass(found, nn.Module)):
        raise TrainingError(f"{path!r} is no class of torch.nn.Module.")
    return found


def in_words(error: BaseException) -> str:
    """Return an error without its full stop; with its kind where the text alone says too little."""
    text = " ".join(str(error).split()).rstrip(".")
    says_enough = text and isinstance(error, TypeError | ValueError)
    return text if says_enough else f"{type(error).__name__}: {text}".rstrip(": ")


def check_fit(model: nn.Module, recipe: Recipe, x: Tensor, classes: int) -> None:
    """Run images through a network, as in training and as when it is judged, before anything is trained or written.

    Raises
    ------
    TrainingError
        It does not take images of this size: the layer that fails, and what would help. Or it does not answer with
        one number per class, or nothing in it can learn.
    """
    if any(isinstance(p, nn.parameter.UninitializedParameter) for p in model.parameters()):
        raise TrainingError(f"{recipe.model} has lazy layers, whose weights have no size yet: give them their sizes.")
    if not any(p.requires_grad for p in model.parameters()):
        raise TrainingError(f"{recipe.model} has no parameters that can be trained.")
    kept = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    try:
        learnt = model.train()(x)
        with torch.no_grad():
            judged = model.eval()(x)
    except Exception as error:  # whatever a class of one's own may raise
        raise _misfit(model, recipe, x, error) from error
    finally:
        model.load_state_dict(kept)
        model.train()
    several = learnt if isinstance(learnt, tuple | list) and learnt else [learnt]  # classifiers half-way as well
    for when, answers in (("in training", several), ("when it is judged", [judged])):
        for answer in answers:
            is_tensor = isinstance(answer, Tensor)
            if not is_tensor or not answer.is_floating_point() or answer.shape != (len(x), classes):
                what = f"{answer.dtype} of shape {tuple(answer.shape)}" if is_tensor else f"a {type(answer).__name__}"
                raise TrainingError(
                    f"{recipe.model} answers {len(x)} images {when} with {what}, which cannot tell {classes} classes"
                    f" apart: wanted are logits of shape ({len(x)}, {classes})."
                )
    if not several[0].requires_grad:
        raise TrainingError(f"{recipe.model} cannot learn: no gradient goes from its answer to its parameters.")


def _misfit(model: nn.Module, recipe: Recipe, x: Tensor, error: Exception) -> Exception:
    """Return the sentence for a network that fails on a batch; `summarize` knows which layer it was."""
    from cnnedu.analysis import summarize

    if out_of_memory(error):
        return error
    why = f"{in_words(error)}."
    try:
        summarize(model, tuple(x.shape))
    except (ModelError, ValueError) as told:
        why = str(told)
    except Exception:  # what the network raises itself is as good a reason
        pass
    size = "×".join(map(str, x.shape[1:]))
    return TrainingError(
        f"{recipe.model} does not take images of {size} (channels×height×width) from {recipe.data}: {why}"
        " A border (pad), another size (resize) or another model may help."
    )


def out_of_memory(error: Exception) -> bool:
    """Tell whether an error says that memory is full; on a CPU torch has no class of its own for that."""
    words = "can't allocate|not enough memory|Storage size calculation overflowed"
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or bool(re.search(words, str(error)))


def training_loss(output: Any, y: Tensor, smoothing: float) -> tuple[Tensor, Tensor]:
    """Return the loss and the logits of what a network gives in training.

    Parameters
    ----------
    output : Tensor or tuple of Tensor
        Logits, (n, classes), or the main ones first and those of classifiers half-way after them.
    y : Tensor
        Labels, (n,), or the probability of each class, (n, classes).
    smoothing : float
        The share of each target that is spread over all classes.
    """
    if isinstance(output, Tensor):
        return F.cross_entropy(output.float(), y, label_smoothing=smoothing), output
    main, *others = output
    losses = [F.cross_entropy(logits.float(), y, label_smoothing=smoothing) for logits in (main, *others)]
    return losses[0] + _AUXILIARY * sum(losses[1:], start=torch.zeros_like(losses[0])), main


def compile_model(model: nn.Module, run: Callable[[Callable[..., Any]], Tensor]) -> Callable[..., Any]:
    """Compile a network, or return it as it is where that fails.

    Parameters
    ----------
    model : nn.Module
        Its weights, statistics and gradients are as before afterwards.
    run : callable
        Takes the compiled network and returns the loss of a batch; torch compiles when first called.
    """
    state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    forward: Callable[..., Any] = model
    try:
        forward = torch.compile(model)
        run(forward).backward()
    except Exception as error:  # whatever a compiler may raise: the training does not depend on it
        if out_of_memory(error):
            raise
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        warnings.warn(f"torch.compile failed, training goes on without it: {reason}", RuntimeWarning, stacklevel=2)
        forward = model
    model.load_state_dict(state)
    model.zero_grad(set_to_none=True)
    return forward


@contextmanager
def numerics(recipe: Recipe, device: torch.device) -> Iterator[Callable[[], Any]]:
    """Multiply as the recipe says within this block; yields what makes the context of a forward pass."""
    matmul, convolution = torch.get_float32_matmul_precision(), torch.backends.cudnn.allow_tf32
    benchmark, dtype = torch.backends.cudnn.benchmark, torch.get_default_dtype()
    torch.set_default_dtype(torch.float32)
    torch.set_float32_matmul_precision("highest" if recipe.precision == "fp32" else "high")
    torch.backends.cudnn.allow_tf32 = recipe.precision != "fp32"
    torch.backends.cudnn.benchmark = device.type == "cuda"
    try:
        if recipe.precision == "bf16":
            yield lambda: torch.autocast(device.type, torch.bfloat16)
        else:
            yield nullcontext
    finally:
        torch.set_float32_matmul_precision(matmul)
        torch.backends.cudnn.allow_tf32 = convolution
        torch.backends.cudnn.benchmark = benchmark
        torch.set_default_dtype(dtype)
