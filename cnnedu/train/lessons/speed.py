"""Lesson (b): what makes a training fast, one step after the other, each on top of those before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cnnedu.train.lessons.record import Lesson, make_lesson
from cnnedu.train.loop import fit
from cnnedu.train.recipe import Recipe

__all__ = ["speed_steps"]

#: What each step changes, from the slowest of common practice on.
STEPS: dict[str, Mapping[str, Any]] = {
    "float32, images from memory by workers": {"precision": "fp32", "resident": False},
    "+ TF32": {"precision": "tf32"},
    "+ bfloat16": {"precision": "bf16"},
    "+ channels last": {"channels_last": True},
    "+ images live on the device": {"resident": True},
    "+ compiled": {"compile": True},
}


def speed_steps(steps: Mapping[str, Mapping[str, Any]] = STEPS, *, progress: bool = False, **settings: Any) -> Lesson:
    """Measure images per second after each step towards speed.

    Parameters
    ----------
    steps : mapping
        A title and the changes of the recipe, for each row.
    progress : bool
        As of `fit`.
    **settings
        Of `Recipe`; by default two epochs of noise at 3×32×32, since speed does not depend on what is seen. The first
        epoch warms everything up, the second is measured.

    Returns
    -------
    Lesson
        One row per step: images per second, and how many times the first row's that is. On a CPU the steps made for
        GPUs may cost time instead; the table says so by its numbers.
    """
    so_far: dict[str, Any] = {"data": "random:3x32x32", "epochs": 2, "model": "resnet20", **settings}
    rows: list[dict[str, Any]] = []
    for title, change in steps.items():
        so_far |= change
        speed = fit(Recipe(**so_far), progress=progress, name=title).metrics["images_per_second"].iloc[-1]
        first = rows[0]["images per second"] if rows else float(speed)
        rows.append({"step": title, "images per second": float(speed), "times the first": float(speed) / first})
    recipe = Recipe(**so_far)
    about = {"training": f"{recipe.model}, {recipe.batch_size} images a step, {recipe.data}."}
    return make_lesson("speed_steps", rows, about, recipe.device)
