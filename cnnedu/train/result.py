"""A run as it is read: settings, measurements and the trained network, from its folder or from memory."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn

from cnnedu.errors import TrainingError, check_choice
from cnnedu.train._metrics import read_metrics
from cnnedu.train._packing import check_same_tensors
from cnnedu.train._run_files import ENVIRONMENT, METRICS, RECIPE, SUMMARY, read_json, read_recipe, read_weights
from cnnedu.train.recipe import Recipe

if TYPE_CHECKING:
    from pandas import DataFrame

    from cnnedu.train.evaluate import Judgement

__all__ = ["Run"]


class Run:
    """What a training has left: settings, measurements and the trained network.

    `fit` returns one; `Run.load` reads one from its folder, also while it is being trained or after it was stopped.

    Attributes
    ----------
    path : Path or None
        Its folder, if it has one.
    recipe : Recipe
        What was trained, and how.
    environment : dict
        When, with which versions, on what kind of machine, on which data.
    summary : dict
        ``test_accuracy``, ``images_per_second``, ``seconds``, ``epochs`` and more; empty while it is not finished.
    first : bool
        Of several processes, whether this is the one that wrote the run down.
    """

    def __init__(
        self,
        recipe: Recipe,
        environment: Mapping[str, Any],
        records: list[dict[str, Any]],
        summary: Mapping[str, Any],
        *,
        path: Path | None = None,
        weights: Mapping[str, Tensor] | None = None,
        first: bool = True,
    ) -> None:
        self.path, self.recipe, self.environment, self.first = path, recipe, dict(environment), first
        self.summary, self._records, self._weights = dict(summary), records, weights

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Run:
        """Read a run from its folder.

        Raises
        ------
        TrainingError
            There is no such folder, it holds no run, or a file of it is damaged: which.
        """
        folder = Path(path)
        if not folder.is_dir():
            raise TrainingError(f"there is no folder {folder}.")
        if not (folder / RECIPE).is_file():
            raise TrainingError(f"{folder} holds no run: there is no {RECIPE} in it.")
        return cls(
            read_recipe(folder),
            read_json(folder / ENVIRONMENT),
            read_metrics(folder / METRICS),
            read_json(folder / SUMMARY),
            path=folder,
        )

    @property
    def finished(self) -> bool:
        """Whether it came to its end."""
        return bool(self.summary)

    @cached_property
    def metrics(self) -> DataFrame:
        """What was measured at the end of each epoch: a table with a row for each, from epoch 1."""
        return self._table("epoch")

    @cached_property
    def steps(self) -> DataFrame:
        """What was measured at each step: a table with a row for each, from step 1."""
        return self._table("step")

    @property
    def confusion(self) -> np.ndarray | None:
        """Counts, (classes, classes): row the true class, column the class predicted; None before any was made."""
        found = [self.summary, *(record for record in reversed(self._records) if record["kind"] == "epoch")]
        return next((np.array(entry["confusion"]) for entry in found if entry.get("confusion")), None)

    def model(self) -> nn.Module:
        """Return the trained network, in evaluation mode, on the CPU; of an unfinished run, its last checkpoint's.

        Raises
        ------
        TrainingError
            There are no weights yet, or they are damaged.
        """
        from cnnedu.train.build import build_model

        place = str(self.path) if self.path is not None else "this run"
        data = self.environment.get("data")
        if not data:
            raise TrainingError(f"{place} does not say how many classes and channels its data have.")
        weights = self._weights
        if weights is None and self.path is not None:
            weights = read_weights(self.path, self.summary)
        model = build_model(self.recipe, len(data["mean"]), len(data["classes"]))
        check_same_tensors(place, model.state_dict(), weights or {})
        model.load_state_dict(dict(weights or {}))
        return model.eval()

    def judge(self, part: str = "test") -> Judgement:
        """Judge the trained network once more, on one part of its data as it is, on the CPU.

        Parameters
        ----------
        part : "train", "validation" or "test"
            Which images; those trained on, without augmentation.
        """
        from cnnedu.train.batches import Batches
        from cnnedu.train.build import numerics
        from cnnedu.train.data import load_data
        from cnnedu.train.evaluate import judge

        check_choice("judge", "part", part, ("train", "validation", "test"))
        data, recipe = load_data(self.recipe), self.recipe
        images = getattr(data, part)
        if images is None:
            raise ValueError("judge: this run held out no validation images.")
        batches = Batches(
            images,
            batch_size=recipe.batch_size,
            mean=data.mean,
            std=data.std,
            device="cpu",
            pad=recipe.pad,
            permute=recipe.permute,
            channels_last=recipe.channels_last,
            train=False,
        )
        model = self.model().to(memory_format=torch.channels_last) if recipe.channels_last else self.model()
        with numerics(recipe, batches.device) as context:
            return judge(model, batches.plain(), len(data.classes), flip=recipe.test_flip, context=context)

    def _table(self, kind: str) -> DataFrame:
        import pandas

        left_out = {"kind", "confusion", "filters"}
        found = [record for record in self._records if record["kind"] == kind]
        rows = [{name: value for name, value in record.items() if name not in left_out} for record in found]
        return pandas.DataFrame(rows, columns=None if rows else ["step", "epoch"]).set_index(kind)

    def __repr__(self) -> str:
        parts = [f"{self.recipe.model} on {self.recipe.data}"]
        if self.finished:
            parts.append(f"{self.recipe.epochs} epoch{'s' * (self.recipe.epochs > 1)}")
            accuracy = self.summary.get("test_accuracy")
            speed = f"speed only, {self.summary.get('images_per_second', 0):,.0f} images/s"
            parts.append(speed if accuracy is None else f"test accuracy {100 * accuracy:.2f} %")
        else:
            done = max((record["epoch"] for record in self._records if record["kind"] == "epoch"), default=0)
            parts += [f"{done} of {self.recipe.epochs} epochs", "not finished"]
        return f"Run({', '.join(parts)}{f', {str(self.path)!r}' if self.path is not None else ''})"
