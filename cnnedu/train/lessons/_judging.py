"""How good a finished run's network is on images of one's choice."""

from __future__ import annotations

from cnnedu.train.batches import Batches
from cnnedu.train.build import numerics
from cnnedu.train.data import ImageFiles, Images
from cnnedu.train.distributed import pick_device
from cnnedu.train.evaluate import Judgement, judge
from cnnedu.train.result import Run

__all__ = ["judge_run"]


def judge_run(run: Run, images: Images | ImageFiles) -> Judgement:
    """Judge the network of a run on images, prepared as its training's were."""
    recipe, about = run.recipe, run.environment["data"]
    device = pick_device(recipe.device)
    batches = Batches(
        images,
        batch_size=recipe.batch_size or 1,
        mean=about["mean"],
        std=about["std"],
        device=device,
        pad=recipe.pad or 0,
        permute=recipe.permute,
        channels_last=recipe.channels_last,
        workers=recipe.workers,
        train=False,
    )
    with numerics(recipe, device) as context:
        classes = len(about["classes"])
        model = run.model().to(device)
        return judge(model, batches.plain(), classes, flip=bool(recipe.test_flip), context=context)
