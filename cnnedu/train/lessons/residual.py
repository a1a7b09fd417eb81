"""Lesson (a): plain networks get worse with depth, residual ones do not, and it shows on the training images."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cnnedu.train.data import load_data
from cnnedu.train.lessons._judging import judge_run
from cnnedu.train.lessons.record import Lesson, describe_training, gather, make_lesson
from cnnedu.train.loop import fit
from cnnedu.train.recipe import Recipe

__all__ = ["plain_and_residual"]


def plain_and_residual(
    depths: Sequence[int] = (20, 56),
    seeds: Sequence[int] = (0, 1, 2),
    *,
    callbacks: Iterable[object] = (),
    progress: bool = False,
    **settings: Any,
) -> Lesson:
    """Train plain and residual networks of several depths, all else alike.

    Parameters
    ----------
    depths : sequence of int
        Layers with weights: 6n + 2.
    seeds : sequence of int
        One training each.
    callbacks, progress
        As of `fit`.
    **settings
        Of `Recipe`; by default 8 epochs of digits without augmentation or smoothing, so that the training error is
        that of the images themselves.

    Returns
    -------
    Lesson
        One row per network: training error first, since the claim is about that, then test error, in per cent.

    Examples
    --------
    >>> lesson = plain_and_residual([8], [0], epochs=1)
    >>> lesson.column("network")
    ['plain8', 'residual8']
    """
    chosen = {"epochs": 8, "augment": (), "label_smoothing": 0.0, "weight_decay": 1e-4, **settings}
    rows = []
    for depth in depths:
        for kind, base in (("plain", "plain20"), ("residual", "resnet20")):
            recipes = [Recipe(model=base, model_args={"depth": depth}, seed=seed, **chosen) for seed in seeds]

            def measure(index: int, kind: str = kind, depth: int = depth, recipes: list[Recipe] = recipes) -> Any:
                name = f"{kind}{depth}" + f", seed {recipes[index].seed}" * (len(seeds) > 1)
                run = fit(recipes[index], callbacks=callbacks, progress=progress, name=name)
                training, test = judge_run(run, load_data(run.recipe).train).accuracy, run.summary["test_accuracy"]
                return {"training error, %": 100 * (1 - training), "test error, %": 100 * (1 - test)}

            rows.append({"network": f"{kind}{depth}", **gather(range(len(seeds)), measure)})
    about = {
        "training": describe_training(recipes[0]),
        "note": "So short a training exaggerates the gap.",
    }
    return make_lesson("plain_and_residual", rows, about, recipes[0].device)
