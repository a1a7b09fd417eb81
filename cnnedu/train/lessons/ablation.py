"""Lesson (c): what each part of a recipe buys: leave it out, change nothing else, look again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cnnedu.train.lessons.record import Lesson, describe_training, gather, make_lesson
from cnnedu.train.loop import fit
from cnnedu.train.recipe import Recipe

__all__ = ["ablation"]

#: What is left out, and how the recipe says so.
WITHOUT: dict[str, Mapping[str, Any]] = {
    "everything": {},
    "no augmentation": {"augment": (), "test_flip": False},
    "no label smoothing": {"label_smoothing": 0.0},
    "no schedule: a constant rate": {"schedule": "constant", "warmup": 0.0},
    "no warm-up": {"warmup": 0.0},
    "no weight decay": {"weight_decay": 0.0},
    "no momentum": {"momentum": 0.0},
}


def ablation(
    seeds: Sequence[int] = (0, 1, 2),
    without: Mapping[str, Mapping[str, Any]] = WITHOUT,
    *,
    progress: bool = False,
    **settings: Any,
) -> Lesson:
    """Train with the whole recipe, then without each of its parts.

    Parameters
    ----------
    seeds : sequence of int
        One training each; fewer than three cannot tell a difference from luck.
    without : mapping
        A title and the changes of the recipe, for each row.
    progress : bool
        As of `fit`.
    **settings
        Of `Recipe`, for all rows.

    Returns
    -------
    Lesson
        One row each: test accuracy in per cent, and the last training loss.

    Examples
    --------
    >>> lesson = ablation([0], {"everything": {}}, epochs=1, model_args={"depth": 8})
    >>> lesson.column("recipe")
    ['everything']
    """
    rows = []
    for title, change in without.items():

        def measure(seed: int, title: str = title, change: Mapping[str, Any] = change) -> dict[str, Any]:
            run = fit(Recipe(**{**settings, **change, "seed": seed}), progress=progress, name=f"{title}, seed {seed}")
            loss = run.steps["train_loss"].tail(20).mean()
            return {"test accuracy, %": 100 * run.summary["test_accuracy"], "last training loss": float(loss)}

        rows.append({"recipe": title, **gather(seeds, measure)})
    recipe = Recipe(**settings)
    about = {
        "training": f"{recipe.model} on {describe_training(recipe)}",
        "note": "Losses with and without label smoothing are not alike; without momentum, steps are shorter too.",
    }
    return make_lesson("ablation", rows, about, recipe.device)
