"""Lesson (f): the chapter's shapes with as many weights each: what is left of progress when size is taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import nn

from cnnedu.errors import check_choice
from cnnedu.train.lessons import small
from cnnedu.train.lessons.record import Lesson, describe_training, gather, make_lesson
from cnnedu.train.loop import fit
from cnnedu.train.recipe import Recipe

__all__ = ["equal_budget"]

SHAPES: dict[str, type[nn.Module]] = {
    "LeNet-5": small.LeNetSmall,
    "AlexNet": small.AlexNetSmall,
    "VGG": small.VGGSmall,
    "Inception": small.InceptionSmall,
    "ResNet": small.ResNetSmall,
    "DenseNet": small.DenseNetSmall,
}


def equal_budget(
    budget: int = 60_000,
    seeds: Sequence[int] = (0, 1, 2),
    shapes: Sequence[str] = tuple(SHAPES),
    *,
    progress: bool = False,
    **settings: Any,
) -> Lesson:
    """Train the chapter's shapes, each as wide as a budget of parameters allows, with one recipe.

    Parameters
    ----------
    budget : int
        Parameters each may have; each takes the width that comes nearest without exceeding it.
    seeds : sequence of int
        One training each.
    shapes : sequence of str
        Some of `SHAPES`.
    progress : bool
        As of `fit`.
    **settings
        Of `Recipe`; by default 5 epochs of Fashion-MNIST.

    Returns
    -------
    Lesson
        One row per shape: parameters, multiply-accumulates of an image in millions, test accuracy in per cent.

    Raises
    ------
    ValueError
        A shape is unknown, or the budget is too small for it.
    """
    from cnnedu.analysis import summarize
    from cnnedu.train.data import load_data

    chosen: dict[str, Any] = {"data": "fashion_mnist", "epochs": 5, **settings}
    data = load_data(Recipe(**chosen))
    size, classes = data.shape, len(data.classes)
    rows = []
    for shape in shapes:
        check_choice("equal_budget", "shapes", shape, SHAPES)
        width = widest(SHAPES[shape], budget, size[0], classes)
        settled = {**chosen, "model": f"{small.__name__}:{SHAPES[shape].__name__}", "model_args": {"width": width}}

        def measure(seed: int, settled: dict[str, Any] = settled, shape: str = shape) -> dict[str, Any]:
            run = fit(Recipe(**{**settled, "seed": seed}), progress=progress, name=f"{shape}, seed {seed}")
            return {"test accuracy, %": 100 * run.summary["test_accuracy"]}

        with torch.device("meta"):
            model = SHAPES[shape](width=width, num_classes=classes, in_channels=size[0])
        costs = summarize(model, (1, *size))
        price = {"parameters": costs.parameters, "MACs, millions": costs.macs / 1e6}
        rows.append({"shape": shape, **price, **gather(seeds, measure)})
    recipe = Recipe(**chosen)
    about = {
        "training": describe_training(recipe),
        "note": "One recipe for all, tuned for none: its rate may suit some of them better than others.",
    }
    return make_lesson("equal_budget", rows, about, recipe.device)


def widest(shape: type[nn.Module], budget: int, channels: int, classes: int) -> int:
    """Return the largest width whose network has no more parameters than the budget."""

    def count(width: int) -> int:
        with torch.device("meta"):
            model = shape(width=width, num_classes=classes, in_channels=channels)
        return sum(parameter.numel() for parameter in model.parameters())

    if (least := count(1)) > budget:
        raise ValueError(f"equal_budget: {shape.__name__} has {least:,} parameters at least, the budget is {budget:,}.")
    width = 1
    while count(width + 1) <= budget:
        width += 1
    return width
