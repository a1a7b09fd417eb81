"""The ways to learn from a few labels, all from the same images and judged on the same."""

from __future__ import annotations

import copy
from typing import Any

import torch
from torch import Tensor, nn

from cnnedu.train._data_choose import few_of_each
from cnnedu.train.data import Images, load_data
from cnnedu.train.lessons._transfer_body import Pretrained, accuracy, enlarged, fine_tune, fit_head
from cnnedu.train.loop import fit
from cnnedu.train.recipe import Recipe

__all__ = ["BATCH", "DISCRIMINATIVE", "FROZEN", "METHODS", "SCRATCH", "TUNED", "TWIN", "FewLabels"]

SCRATCH, TWIN = "from scratch", "from scratch, the same network"
FROZEN, TUNED, DISCRIMINATIVE = "frozen", "fine-tuned", "discriminative rates"

#: The ways to learn from a few labels.
METHODS = (SCRATCH, TWIN, FROZEN, TUNED, DISCRIMINATIVE)

BATCH = 32  # images a step
_SCRATCH_RATE = 0.1 * BATCH / 128  # a recipe's usual rate belongs to a batch of 128
_TWIN = {"optimizer": "adamw", "lr": 1e-3, "weight_decay": 0.05}
_TUNED = {"optimizer": "adamw", "lr": 3e-4, "weight_decay": 0.05}  # a third: it is near its goal already


class FewLabels:
    """What the methods share: the pretrained network, the images, and features that are computed once.

    Parameters
    ----------
    start : Pretrained
        The network with ImageNet's weights.
    model, small : str
        Its name, and that of the network which is trained from scratch.
    most : int
        The largest number of images of each class that will be asked for.
    common : dict
        Settings of `Recipe` for all methods.
    progress : bool
        Whether to show bars.
    """

    def __init__(
        self, start: Pretrained, model: str, small: str, most: int, common: dict[str, Any], progress: bool
    ) -> None:
        self.start, self.model, self.small, self.most, self.common = start, model, small, most, common
        self.progress = progress
        self.data = load_data(Recipe(**common))
        self.test = start.pictures(self.data.test)
        self._test_features: Tensor | None = None
        self._features: dict[int, tuple[Tensor, Tensor]] = {}
        self._heads: dict[tuple[int, int], nn.Linear] = {}

    def few(self, labels: int, seed: int) -> Images:
        """Return the training pictures of a draw, as the pretrained network wants them."""
        return self.start.pictures(self.data.train.subset(few_of_each(self.data.train.labels, labels, seed)))

    def recipe(self, labels: int, seed: int, steps: int, **changes: Any) -> Recipe:
        """Return a recipe for so many images of each class and about so many steps."""
        count = labels * len(set(self.data.train.labels.tolist()))
        size = min(BATCH, count)
        settled = {"batch_size": size, "epochs": max(1, round(steps / (count // size))), **changes}
        return Recipe(**{**self.common, "per_class": labels, "seed": seed, **settled})

    def large(self, labels: int, seed: int, steps: int, **changes: Any) -> Recipe:
        """Return a recipe for the large network: its images are shifted as much further as they are larger."""
        recipe = self.recipe(labels, seed, steps, model=self.model, **changes)
        augment = enlarged(recipe.augment or (), self.start.side / min(self.data.shape[1:]))
        return Recipe(**{**recipe.to_dict(), "augment": augment})

    def scratch(self, labels: int, seed: int, steps: int) -> float:
        """Train the small network."""
        recipe = self.recipe(labels, seed, steps, model=self.small, lr=_SCRATCH_RATE)
        run = fit(recipe, progress=self.progress, name=_name(SCRATCH, labels, seed))
        return float(run.summary["test_accuracy"])

    def twin(self, labels: int, seed: int, steps: int) -> float:
        """Train the large network from random weights."""
        from cnnedu.models import create_model

        recipe = self.large(labels, seed, steps, **_TWIN)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            network = create_model(self.model, num_classes=len(self.data.classes))
        return self._train(network, recipe, TWIN, decay=1.0)

    def frozen(self, labels: int, seed: int) -> float:
        """Read the features of the pretrained body."""
        if self._test_features is None:
            self._test_features = self.start.features(self.test, Recipe(**self.common))
        guess = self._head(labels, seed)(self._test_features).argmax(1)
        return float((guess == self.test.labels).double().mean())

    def tuned(self, labels: int, seed: int, steps: int, decay: float) -> float:
        """Train the pretrained network on, from its frozen body and the head that was fitted to that."""
        recipe = self.large(labels, seed, steps, **_TUNED)
        network = self.start.with_head(copy.deepcopy(self._head(labels, seed)))
        return self._train(network, recipe, TUNED if decay == 1 else DISCRIMINATIVE, decay=decay)

    def _train(self, network: nn.Module, recipe: Recipe, method: str, decay: float) -> float:
        labels, seed = recipe.per_class or 0, recipe.seed
        bar = _name(method, labels, seed) if self.progress else ""
        fine_tune(network, self.start, self.few(labels, seed), recipe, decay=decay, fresh=method == TWIN, bar=bar)
        return accuracy(network, self.start, self.test, recipe)

    def _head(self, labels: int, seed: int) -> nn.Linear:
        """Fit a head to the features of a draw; the larger draws of a seed hold the smaller ones."""
        if (labels, seed) not in self._heads:
            if seed not in self._features:
                most = self.few(self.most, seed)
                self._features[seed] = self.start.features(most, Recipe(**self.common)), most.labels
            features, classes = self._features[seed]
            drawn, part = (few_of_each(self.data.train.labels, count, seed) for count in (self.most, labels))
            chosen = torch.isin(drawn, part)
            self._heads[labels, seed] = fit_head(features[chosen], classes[chosen], seed)
        return self._heads[labels, seed]


def _name(method: str, labels: int, seed: int) -> str:
    return f"{method}, {labels} of each class, seed {seed}"
