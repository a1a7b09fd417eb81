"""Lesson (d): shuffle the pixels of all images alike; a dense network does not care, a convolutional one does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cnnedu.train.lessons.record import Lesson, describe_training, gather, make_lesson
from cnnedu.train.loop import fit
from cnnedu.train.recipe import Recipe

__all__ = ["permuted_pixels"]


def permuted_pixels(
    seeds: Sequence[int] = (0, 1, 2),
    models: Sequence[str] = ("lenet5", "mlp"),
    *,
    progress: bool = False,
    **settings: Any,
) -> Lesson:
    """Train networks on images as they are, and on images whose pixels were all put elsewhere, always the same way.

    Nothing is lost: a reader who knew the permutation could undo it. What is lost is who is whose neighbour. Images
    are shuffled after their augmentation, so that a shift is a shift.

    Parameters
    ----------
    seeds : sequence of int
        One training each; each seed shuffles differently.
    models : sequence of str
        Names that `cnnedu.models` knows.
    progress : bool
        As of `fit`.
    **settings
        Of `Recipe`; by default 5 epochs of Fashion-MNIST, shifted but not mirrored.

    Returns
    -------
    Lesson
        One row per network: test accuracy in per cent, as they are and shuffled, and the difference in points.
    """
    chosen: dict[str, Any] = {"data": "fashion_mnist", "epochs": 5, "augment": ("crop:2",), **settings}
    rows = []
    for model in models:

        def measure(seed: int, model: str = model) -> dict[str, Any]:
            found = []
            for permute in (None, seed):
                recipe = Recipe(**{**chosen, "model": model, "seed": seed, "permute": permute})
                shuffled_too = ", shuffled" * (permute is not None)
                run = fit(recipe, progress=progress, name=f"{model}, seed {seed}{shuffled_too}")
                found.append(100 * run.summary["test_accuracy"])
            plain, shuffled = found
            return {"as they are, %": plain, "shuffled, %": shuffled, "lost, points": plain - shuffled}

        rows.append({"network": model, **gather(seeds, measure)})
    recipe = Recipe(**{**chosen, "model": models[0]})
    about = {"training": describe_training(recipe)}
    return make_lesson("permuted_pixels", rows, about, recipe.device)
