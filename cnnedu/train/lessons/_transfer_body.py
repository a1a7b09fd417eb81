"""A network trained on ImageNet, taken apart: its body, its head, and how fast each part of it may learn."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from cnnedu.train.augment import Augmentation
from cnnedu.train.batches import Batches
from cnnedu.train.build import numerics, training_loss
from cnnedu.train.callbacks import ProgressBar
from cnnedu.train.data import ImageFiles, Images
from cnnedu.train.distributed import pick_device
from cnnedu.train.evaluate import judge
from cnnedu.train.optim import learning_rate, make_optimizers, set_learning_rate
from cnnedu.train.recipe import Recipe
from cnnedu.train.seeds import derive_seed

__all__ = ["Pretrained", "accuracy", "enlarged", "fine_tune", "fit_head", "stage_shares"]

_STRENGTHS = (1e-4, 1e-3, 1e-2, 1e-1, 1.0)  # scikit-learn's C, to choose from: small is strong regularisation
_FOLDS = 5


@dataclass(frozen=True)
class Pretrained:
    """A network with ImageNet's weights, and how it wants its pictures.

    Parameters
    ----------
    network : nn.Module
        In evaluation mode.
    mean, std : tuple of float
        Of each channel, with white as 1.
    side : int
        To which pictures are scaled.
    """

    network: nn.Module
    mean: tuple[float, ...]
    std: tuple[float, ...]
    side: int

    @classmethod
    def load(cls, name: str, side: int) -> Pretrained:
        """Load what `cnnedu.models.load_pretrained` knows."""
        from cnnedu.models import load_pretrained

        network: Any = load_pretrained(name, progress=False)
        return cls(network, network.preprocess.mean, network.preprocess.std, side)

    @property
    def head(self) -> str:
        """The name of the last dense layer: what comes before it is the body."""
        dense = [name for name, module in self.network.named_modules() if isinstance(module, nn.Linear)]
        return str(dense[-1])

    def with_head(self, head: nn.Module) -> nn.Module:
        """Return a copy of the network with another last layer."""
        network = copy.deepcopy(self.network)
        network.set_submodule(self.head, head)
        return network

    def pictures(self, images: Images | ImageFiles) -> Images:
        """Scale images to the side wanted, and show a grey one three times, as red, green and blue."""
        loaded = images.load() if isinstance(images, ImageFiles) else images
        scaled = loaded.resized(self.side)
        colours = scaled.pixels.expand(-1, 3, -1, -1) if scaled.shape[0] == 1 else scaled.pixels
        return Images(colours.contiguous(), scaled.labels, scaled.num_classes, resident=True)

    def batches(self, pictures: Images, recipe: Recipe, **settings: Any) -> Batches:
        """Return batches of pictures, normalised as ImageNet's were."""
        chosen = {"batch_size": 50, "train": False, **settings}
        device = pick_device(recipe.device)
        return Batches(pictures, mean=self.mean, std=self.std, device=device, seed=recipe.seed, **chosen)

    def features(self, pictures: Images, recipe: Recipe) -> Tensor:
        """Return what the body makes of each picture, float32, (n, features), on the CPU."""
        device = pick_device(recipe.device)
        body = self.with_head(nn.Identity()).to(device).eval()
        with torch.no_grad(), numerics(recipe, device) as context:
            found = []
            for x, _ in self.batches(pictures, recipe).plain():
                with context():
                    found.append(body(x).float().cpu())
        return torch.cat(found)


def fit_head(features: Tensor, labels: Tensor, seed: int) -> nn.Linear:
    """Fit a logistic regression to features; how strongly it is held back, cross-validation decides.

    Parameters
    ----------
    features : Tensor, (n, features)
        Of the training pictures; each is brought to mean 0 and deviation 1 first.
    labels : Tensor, int64, (n,)
        Their classes, at least two of each.
    seed : int
        Decides which pictures are folded together.

    Returns
    -------
    nn.Linear
        The regression as a layer that takes the features as they are.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV, StratifiedKFold
    from sklearn.preprocessing import StandardScaler

    counts = labels.bincount()
    rarest = int(counts[counts > 0].min())
    if rarest < 2:
        raise ValueError(f"transfer: per_class must be 2 or more, so that some can check the others, got {rarest}.")
    scaler = StandardScaler().fit(features.numpy())
    folds = StratifiedKFold(min(_FOLDS, rarest), shuffle=True, random_state=seed % 2**32)
    search = GridSearchCV(
        LogisticRegression(max_iter=500, tol=1e-3), {"C": list(_STRENGTHS)}, cv=folds, scoring="neg_log_loss"
    )
    found = search.fit(scaler.transform(features.numpy()), labels.numpy()).best_estimator_
    weight, bias = (torch.from_numpy(part).double() for part in (found.coef_, found.intercept_))
    if len(weight) == 1:  # of two classes scikit-learn keeps one row, the difference
        weight, bias = torch.cat([-weight, weight]) / 2, torch.cat([-bias, bias]) / 2
    weight = weight / torch.from_numpy(scaler.scale_)
    bias = bias - weight @ torch.from_numpy(scaler.mean_)
    head = nn.Linear(weight.shape[1], len(weight))
    head.load_state_dict({"weight": weight.float(), "bias": bias.float()})
    return head


def stage_shares(network: nn.Module, x: Tensor, decay: float) -> list[tuple[float, list[nn.Parameter]]]:
    """Cut a network into stages and say how fast each may learn, as a share of the last one's rate.

    A stage is what gives maps of one size. The last, the head, learns at the full rate, each one before it at `decay`
    times its follower's.

    Parameters
    ----------
    network : nn.Module
        Left in the mode it was in.
    x : Tensor
        A batch it takes.
    decay : float
        From 0, nothing but the head learns, to 1, all learn alike.

    Returns
    -------
    list of (float, list of Parameter)
        From the first stage to the last.
    """
    sizes: dict[int, list[nn.Parameter]] = {}

    def look(module: nn.Module, _: Any, output: Tensor) -> None:
        pixels = output[0, 0].numel() if output.ndim == 4 else 0
        sizes.setdefault(pixels, []).extend(module.parameters(recurse=False))

    leaves = [module for module in network.modules() if list(module.parameters(recurse=False))]
    hooks = [module.register_forward_hook(look) for module in leaves]
    was = network.training
    with torch.no_grad():
        network.eval()(x)
    network.train(was)
    for hook in hooks:
        hook.remove()
    stages = [sizes[pixels] for pixels in sorted(sizes, reverse=True)]
    return [(decay ** (len(stages) - 1 - depth), stage) for depth, stage in enumerate(stages)]


def fine_tune(
    network: nn.Module, start: Pretrained, pictures: Images, recipe: Recipe, *, decay: float, fresh: bool, bar: str = ""
) -> nn.Module:
    """Train a whole network, each stage at its own rate.

    Parameters
    ----------
    network : nn.Module
        Changed in place, and returned.
    start : Pretrained
        Says how pictures are prepared.
    pictures : Images
        To learn from.
    recipe : Recipe
        Its batch_size, epochs, augment, rates and precision.
    decay : float
        As of `stage_shares`.
    fresh : bool
        Whether the network's weights are random. If they are not, its batch norms keep ImageNet's means and variances,
        which a few dozen pictures would only blur; their scales and shifts learn.
    bar : str
        What a progress bar is called; none without.
    """
    device = pick_device(recipe.device)
    network = network.to(device)
    batches = start.batches(pictures, recipe, batch_size=recipe.batch_size, augment=recipe.augment, train=True)
    optimizers: list[Optimizer] = []
    for share, stage in stage_shares(network, next(batches.epoch(0))[0][:1], decay):
        for optimizer in make_optimizers(recipe, nn.ParameterList(stage)):
            optimizers.append(optimizer)
            for group in optimizer.param_groups:
                group["share"] = share * group.get("share", 1.0)
    network.train()
    if not fresh:
        for module in network.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.eval()
    _follow(network, batches, optimizers, recipe, device, bar)
    return network.eval()


def _follow(
    network: nn.Module, batches: Batches, optimizers: Sequence[Optimizer], recipe: Recipe, device: Any, bar: str
) -> None:
    """Take all steps."""
    epochs = recipe.epochs or 0
    steps, step = epochs * len(batches), 0
    shown = ProgressBar(steps) if bar else None
    if shown is not None:
        shown.on_train_begin(bar)
    cuda = [device] if device.type == "cuda" else []
    with torch.random.fork_rng(devices=cuda), numerics(recipe, device) as context:
        for epoch in range(epochs):
            for x, y in batches.epoch(epoch):
                torch.manual_seed(derive_seed(recipe.seed, "dropout", step))
                set_learning_rate(optimizers, learning_rate(recipe, step, steps))
                with context():
                    loss = training_loss(network(x), y, recipe.label_smoothing)[0]
                loss.backward()
                for optimizer in optimizers:
                    optimizer.step()
                    optimizer.zero_grad(set_to_none=True)
                step += 1
                if shown is not None:
                    shown.on_step_end(step, {"train_loss": float(loss)})
    if shown is not None:
        shown.on_train_end()


def enlarged(augment: Sequence[str], factor: float) -> tuple[str, ...]:
    """Return changes of images as they are for images so many times as large: a shift of 2 pixels becomes one of 7."""
    told = []
    for name, amount in Augmentation(augment).amounts.items():
        if name in ("crop", "cutout"):
            told.append(f"{name}:{max(1, round(amount * factor))}")
        else:
            told += [spec for spec in augment if spec.partition(":")[0] == name]
    return tuple(told)


def accuracy(network: nn.Module, start: Pretrained, pictures: Images, recipe: Recipe) -> float:
    """Return the share of pictures that a network names rightly."""
    device = pick_device(recipe.device)
    with numerics(recipe, device) as context:
        found = judge(
            network.to(device), start.batches(pictures, recipe).plain(), pictures.num_classes, context=context
        )
    return found.accuracy
