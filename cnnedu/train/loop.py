"""`fit`: a recipe goes in, a trained network comes out, and nothing in between is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import torch

from cnnedu.errors import TrainingError
from cnnedu.train.build import numerics, out_of_memory
from cnnedu.train.callbacks import ProgressBar
from cnnedu.train.data import ImageData, load_data
from cnnedu.train.distributed import processes
from cnnedu.train.recipe import Recipe
from cnnedu.train.run import Run, RunFolder
from cnnedu.train.trainer import Trainer, explained

__all__ = ["fit"]


def fit(
    recipe: Recipe,
    out: str | Path | None = None,
    *,
    resume: bool = False,
    callbacks: Iterable[object] = (),
    progress: bool = True,
    name: str = "",
) -> Run:
    """Train a network as a recipe says.

    Parameters
    ----------
    recipe : Recipe
        Everything that decides what is learnt.
    out : path, optional
        A folder for the run: recipe, environment, every number, checkpoints, the trained weights. Without it the run
        lives in memory only.
    resume : bool
        Go on with the run in that folder from its last checkpoint; one that has not begun begins.
    callbacks : iterable of Callback
        Who looks on: ``TrainingExplorer()``, in a notebook.
    progress : bool
        Show a bar with the time left.
    name : str
        What callbacks call the run; the folder's name, or the model's, if left out.

    Returns
    -------
    Run
        What was measured, and the trained network.

    Raises
    ------
    TrainingError
        Recipe, data and network do not fit together, or the training cannot go on: the loss is no longer a number,
        memory or disk are full. The last good checkpoint is still there.

    Examples
    --------
    >>> from cnnedu.train import Recipe, fit
    >>> run = fit(Recipe(model_args={"depth": 8}, epochs=3), progress=False)
    >>> run.summary["test_accuracy"] > 0.9
    True
    """
    if not isinstance(recipe, Recipe):
        raise TypeError(f"fit: recipe must be a Recipe, got a {type(recipe).__name__}.")
    with _as_usual(), processes(recipe.device) as here, torch.random.fork_rng(devices=here.cuda_devices):
        here.check_batch(recipe.batch_size, recipe.accumulate)
        with here.one_by_one():  # the first process downloads, the others find it
            data = _load(recipe)
        folder = RunFolder.open(out, recipe, here, resume=resume, data=data)
        with folder, numerics(recipe, here.device) as context:
            if folder.finished:
                return folder.close()
            try:
                trainer = Trainer(recipe, data, here, folder, context)
            except (RuntimeError, MemoryError) as error:
                raise explained(error, recipe, here) from None
            shown = [ProgressBar(trainer.steps, trainer.state.step)] if progress and here.first else []
            trainer.callbacks = [*shown, *(callbacks if here.first else ())]
            return trainer.run(name or (Path(out).name if out is not None else recipe.model))


@contextmanager
def _as_usual() -> Iterator[None]:
    """Learn, and make tensors on the CPU unless told otherwise, whatever holds where `fit` is called."""
    elsewhere = torch.get_default_device().type != "cpu"
    with torch.inference_mode(False), torch.enable_grad(), torch.device("cpu") if elsewhere else nullcontext():
        yield


def _load(recipe: Recipe) -> ImageData:
    """Load the images, which memory may have no room for as the recipe wants them."""
    try:
        return load_data(recipe)
    except (RuntimeError, MemoryError) as error:
        if not out_of_memory(error):
            raise
        raise TrainingError(
            f"the images of {recipe.data}, as the recipe wants them, do not fit into memory: smaller ones (resize) or"
            " fewer (per_class) may."
        ) from None
