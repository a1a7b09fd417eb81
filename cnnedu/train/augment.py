"""Changes to training images that leave their meaning alone, for a whole batch at once and on its device.

Question: a network saw each digit twenty times. Did it see twenty digits? Shifted, mirrored, in part covered, an
image is new to the network, and the same to us. That is the oldest and the cheapest way to more data.

Every function draws from the generator it is given, for the whole batch of a step. A process of several that holds
only a share of the batch, rows rank, rank + world, …, draws for all and uses its own: together they see what one
process would see.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Generator, Tensor

from cnnedu.train._augment_specs import KINDS, parse_spec
from cnnedu.train.distort import random_distortion
from cnnedu.train.seeds import derive_seed

__all__ = [
    "Augmentation",
    "alternating_flip",
    "cutout",
    "mixup",
    "random_crop",
    "random_erasing",
    "random_flip",
]

Share = tuple[int, int]
WHOLE: Share = (0, 1)


def _draw(generator: Generator, x: Tensor, share: Share, columns: int = 1) -> Tensor:
    """Return uniform numbers for the rows of this process: (columns, n)."""
    rank, world = share
    drawn = torch.rand(columns, len(x) * world, generator=generator, device=x.device)
    return drawn[:, rank::world]


def random_crop(x: Tensor, generator: Generator, padding: int, *, share: Share = WHOLE) -> Tensor:
    """Shift each image by up to `padding` pixels up or down, left or right; zeros come in at the border.

    Of pixels, where zero is black, this is the crop of a padded image from the ResNet paper (2015), Section 4.2.

    Parameters
    ----------
    x : Tensor, (n, c, h, w)
        Images, of any dtype.
    generator : torch.Generator
        On the device of `x`.
    padding : int
        The longest shift.
    share : (rank, world)
        Which rows of the step's batch `x` is.

    Examples
    --------
    >>> x = torch.ones(1, 1, 3, 3)
    >>> random_crop(x, torch.Generator().manual_seed(3), 1)
    tensor([[[[0., 0., 0.],
              [0., 1., 1.],
              [0., 1., 1.]]]])
    """
    n, _, h, w = x.shape
    top, left = (_draw(generator, x, share, 2) * (2 * padding + 1)).long()
    windows = F.pad(x, (padding,) * 4).unfold(2, h, 1).unfold(3, w, 1)  # every shift of every image, uncopied
    return windows[torch.arange(n, device=x.device), :, top, left]


def random_flip(x: Tensor, generator: Generator, *, share: Share = WHOLE) -> Tensor:
    """Mirror each image, left for right, with probability one half."""
    return _mirrored(x, _draw(generator, x, share)[0] < 0.5)


def alternating_flip(x: Tensor, indices: Tensor, epoch: int, seed: int = 0) -> Tensor:
    """Mirror half of the images in even epochs, and the other half in odd ones.

    After two epochs the network has seen every image both ways; with `random_flip` a quarter of them only as they
    are and a quarter only mirrored. From Jordan, 94 % on CIFAR-10 in 3.29 seconds on a single GPU (2024).

    Parameters
    ----------
    x : Tensor, (n, c, h, w)
        Images.
    indices : Tensor, int64, (n,)
        The number of each image in its data set: half of them is what a hash of this number makes it.
    epoch, seed : int
        The epoch; another seed halves the data set in another way.
    """
    mixed = (indices + derive_seed(seed, "alternating_flip") % 2**30) * 0x9E3779B1 & 0xFFFFFFFF
    mixed = (mixed ^ mixed >> 15) * 0x2C1B3C6D & 0xFFFFFFFF
    return _mirrored(x, ((mixed >> 13) + epoch) % 2 == 0)


def _mirrored(x: Tensor, chosen: Tensor) -> Tensor:
    return torch.where(chosen[:, None, None, None], x.flip(-1), x)


def cutout(x: Tensor, generator: Generator, size: int, *, share: Share = WHOLE) -> Tensor:
    """Cover a square of each image with zeros, which is the mean of normalised images.

    Its middle may be any pixel, so that part of the square can lie outside: DeVries and Taylor (2017) found that
    better than a square that is always whole.
    """
    h, w = x.shape[2:]
    draws = _draw(generator, x, share, 2)
    top, left = (draws[0] * h).floor() - size // 2, (draws[1] * w).floor() - size // 2
    return x.masked_fill(_rectangles(x, top, left, top + size, left + size), 0)


def random_erasing(x: Tensor, generator: Generator, probability: float, *, share: Share = WHOLE) -> Tensor:
    """Cover a rectangle of some of the images with zeros.

    Zhong et al. (2017): 2 to 33 % of the area, 0.3 to 1/0.3 times as high as wide, wholly inside. A rectangle that
    is too long for the image is cut to it, where the paper draws again. Covered by zeros, not by noise: torchvision's
    choice.
    """
    h, w = x.shape[2:]
    chance, area, ratio, y, x_ = _draw(generator, x, share, 5)
    area = (0.02 + 0.31 * area) * (h * w)
    ratio = ((2 * ratio - 1) * math.log(1 / 0.3)).exp()
    height = (area * ratio).sqrt().round().clamp(1, h)
    width = (area / ratio).sqrt().round().clamp(1, w)
    top, left = (y * (h - height + 1)).floor(), (x_ * (w - width + 1)).floor()
    bottom = torch.where(chance < probability, top + height, top)  # no height: nothing is covered
    return x.masked_fill(_rectangles(x, top, left, bottom, left + width), 0)


def _rectangles(x: Tensor, top: Tensor, left: Tensor, bottom: Tensor, right: Tensor) -> Tensor:
    """Return which pixels lie inside each image's rectangle: (n, 1, h, w)."""
    rows = torch.arange(x.shape[2], device=x.device)
    columns = torch.arange(x.shape[3], device=x.device)
    high = (rows >= top[:, None]) & (rows < bottom[:, None])
    wide = (columns >= left[:, None]) & (columns < right[:, None])
    return high[:, None, :, None] & wide[:, None, None, :]


def mixup(
    x: Tensor, y: Tensor, generator: Generator, alpha: float, num_classes: int, *, share: Share = WHOLE
) -> tuple[Tensor, Tensor]:
    """Blend each image with another of its batch, and their labels alike.

    Zhang et al. (2017): λ x_i + (1 − λ) x_j with λ from Beta(α, α), here one λ for each image. Its partner is the one
    half a batch further on; the order is random, so any partner is as good, and this one is in the same process.

    Parameters
    ----------
    x : Tensor, (n, c, h, w)
        Normalised images.
    y : Tensor, int64, (n,)
        Classes.
    generator : torch.Generator
        On the device of `x`.
    alpha : float
        Small: mostly one of the two images. 1: every blend is as likely.
    num_classes : int
        How many classes there are.
    share : (rank, world)
        Which rows of the step's batch `x` is; half the batch must divide evenly among processes.

    Returns
    -------
    tuple of Tensor
        The blends, and the probabilities of each class: (n, c, h, w) and (n, num_classes).
    """
    if share[1] > 1 and len(x) % 2:
        raise ValueError(f"mixup: with several processes each needs an even number of images per step, got {len(x)}.")
    half = len(x) // 2
    # Bailey (1994): a quotient of two uniform numbers' functions is Student's t, which is a symmetric Beta in
    # disguise. No draw is ever refused, so every step draws equally many numbers.
    u, v = _draw(generator, x, share, 2)
    q, c = u.pow(1 / alpha), torch.cos(2 * math.pi * v)
    part = (0.5 + 0.5 * c * ((1 - q) / (q + (1 - q) * c * c).clamp_min(1e-30)).sqrt()).clamp(0, 1)
    targets = (y[:, None] == torch.arange(num_classes, device=y.device)).to(x.dtype)
    part = part.to(x.dtype)[:, None]
    mixed = part * targets + (1 - part) * targets.roll(-half, 0)
    part = part[:, :, None, None]
    return part * x + (1 - part) * x.roll(-half, 0), mixed


class Augmentation:
    """The changes that a recipe names, ready for batches.

    They are applied in one order, whatever the order of their names: first those that move pixels, then those that
    cover some, then the one that blends images.

    Parameters
    ----------
    specs : sequence of str
        "affine", "warp:0.8", "crop:4", "flip" or "alternating_flip", "cutout:8", "erase:0.5", "mixup:0.2".
    num_classes : int
        How many classes there are; only mixup asks.
    seed : int
        Decides which half `alternating_flip` begins with.

    Attributes
    ----------
    amounts : dict
        What stands behind each name.

    Raises
    ------
    ValueError
        Something else, or the same twice: what is allowed, and from where to where.

    Examples
    --------
    >>> Augmentation(["crop:4", "flip"]).amounts
    {'crop': 4.0, 'flip': 0.0}
    >>> Augmentation(["crop:4"]).flips
    False
    >>> Augmentation(["crop"])
    Traceback (most recent call last):
    ...
    ValueError: augment: crop needs a whole number from 1 to 512 behind a colon, got 'crop'.
    """

    def __init__(self, specs: Sequence[str] = (), *, num_classes: int = 0, seed: int = 0) -> None:
        read: dict[str, float] = {}
        for spec in specs:
            name, amount = parse_spec(spec)
            if name in read:
                raise ValueError(f"augment: {name} stands there twice: {', '.join(specs)}.")
            read[name] = amount
        if {"flip", "alternating_flip"} <= set(read):
            raise ValueError("augment: flip and alternating_flip do the same in two ways; choose one.")
        self.amounts = {name: read[name] for name in KINDS if name in read}
        self.num_classes, self.seed = num_classes, seed

    def __repr__(self) -> str:
        parts = [f"{name}:{amount:g}" if KINDS[name].takes else name for name, amount in self.amounts.items()]
        return f"Augmentation({', '.join(parts)})"

    @property
    def flips(self) -> bool:
        """Whether a mirrored image is a training image, so that judging both ways makes sense."""
        return "flip" in self.amounts or "alternating_flip" in self.amounts

    def check(self, height: int, width: int) -> None:
        """Refuse amounts that leave nothing of images of this size."""
        side = min(height, width)
        for name, most in (("crop", side - 1), ("cutout", 2 * side - 1)):
            if self.amounts.get(name, 0) > most:
                raise ValueError(
                    f"augment: {name}:{self.amounts[name]:g} can leave nothing of images of {height} × {width};"
                    f" {name}:{most} is the most."
                    if most
                    else " Use larger images (resize)."
                )

    def on_pixels(
        self, x: Tensor, generator: Generator, *, indices: Tensor, epoch: int = 0, share: Share = WHOLE
    ) -> Tensor:
        """Move the pixels of images in which zero is black: distortions, crop and flips."""
        affine, warp = "affine" in self.amounts, self.amounts.get("warp", 0.0)
        if affine or warp:
            x = random_distortion(x, generator, affine=affine, warp=warp, share=share)
        if "crop" in self.amounts:
            x = random_crop(x, generator, int(self.amounts["crop"]), share=share)
        if "flip" in self.amounts:
            x = random_flip(x, generator, share=share)
        if "alternating_flip" in self.amounts:
            x = alternating_flip(x, indices, epoch, self.seed)
        return x

    def on_inputs(self, x: Tensor, y: Tensor, generator: Generator, *, share: Share = WHOLE) -> tuple[Tensor, Tensor]:
        """Cover and blend normalised images; after mixup the labels are probabilities of each class."""
        if "cutout" in self.amounts:
            x = cutout(x, generator, int(self.amounts["cutout"]), share=share)
        if "erase" in self.amounts:
            x = random_erasing(x, generator, self.amounts["erase"], share=share)
        if "mixup" in self.amounts:
            x, y = mixup(x, y, generator, self.amounts["mixup"], self.num_classes, share=share)
        return x, y
