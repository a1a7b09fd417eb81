"""From a photograph to the names of what a trained network sees in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import torch
from torch import Tensor, nn

from cnnedu.errors import DTypeError, ShapeError

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Preprocess", "classify"]


@dataclass(frozen=True)
class Preprocess:
    """What was done to every picture a network was tested on; what it never saw, it does not understand.

    Attributes
    ----------
    resize : int
        The shorter side becomes this, in pixels.
    crop : int or None
        The side of the square cut from the middle; None keeps all.
    mean, std : tuple of float
        Per channel, for pixels between 0 and 1, which become (pixel − mean) / std. The defaults are ImageNet's.
    interpolation : "bilinear" or "bicubic"
        How pixels are averaged when the size changes.

    Examples
    --------
    >>> from cnnedu.data import load_image
    >>> Preprocess()(load_image("coffee")).shape
    torch.Size([1, 3, 224, 224])
    """

    resize: int = 256
    crop: int | None = 224
    mean: tuple[float, ...] = (0.485, 0.456, 0.406)
    std: tuple[float, ...] = (0.229, 0.224, 0.225)
    interpolation: Literal["bilinear", "bicubic"] = "bilinear"

    def __call__(self, picture: np.ndarray[Any, Any] | Image) -> Tensor:
        """Return the picture, an array (h, w) or (h, w, 3) of uint8 or a PIL image, as a batch of one, (1, 3, h, w)."""
        from PIL import Image

        image = _as_image(picture)
        width, height = (self.resize * side // min(image.size) for side in image.size)
        image = image.resize((width, height), Image.Resampling[self.interpolation.upper()])
        if self.crop is not None:
            left, top = (round((side - self.crop) / 2) for side in image.size)
            image = image.crop((left, top, left + self.crop, top + self.crop))
        pixels = torch.from_numpy(np.array(image)).permute(2, 0, 1).contiguous() / 255
        mean, std = (torch.tensor(numbers).view(3, 1, 1) for numbers in (self.mean, self.std))
        return ((pixels - mean) / std).unsqueeze(0)


def _as_image(picture: np.ndarray[Any, Any] | Image) -> Image:
    from PIL import Image

    if isinstance(picture, Image.Image):
        return picture.convert("RGB")
    if not isinstance(picture, np.ndarray) or picture.dtype != np.uint8:
        got = f"array of {picture.dtype}" if isinstance(picture, np.ndarray) else type(picture).__name__
        raise DTypeError(f"Preprocess: picture must be a PIL image or an array of uint8, 0 to 255, got {got}.")
    if not (picture.ndim == 2 or (picture.ndim == 3 and picture.shape[2] in (3, 4))) or not picture.size:
        raise ShapeError(f"Preprocess: picture must be (h, w) or (h, w, 3), channels last, got {picture.shape}.")
    return Image.fromarray(picture).convert("RGB")


def classify(
    model: nn.Module,
    picture: np.ndarray[Any, Any] | Image,
    k: int = 5,
    *,
    preprocess: Preprocess | None = None,
    labels: Sequence[str] | None = None,
) -> list[tuple[str, float]]:
    """Name what a picture shows: the `k` likeliest classes with their probabilities, likeliest first.

    Parameters
    ----------
    model : nn.Module
        A trained classifier in evaluation mode, such as `load_pretrained` returns.
    picture : array of uint8 or PIL image
        (h, w) where it is grey, (h, w, 3) in colour.
    k : int
        How many classes to name.
    preprocess : Preprocess, optional
        Where omitted, the one that `load_pretrained` gave the model, or ImageNet's usual one.
    labels : sequence of str, optional
        A name per class; where omitted, `imagenet_labels`.

    Raises
    ------
    ValueError
        The model is in training mode.
    ShapeError, DTypeError
        The picture is none, or there are not as many labels as classes.

    Examples
    --------
    >>> from cnnedu.data import load_image
    >>> from cnnedu.models import load_pretrained
    >>> classify(load_pretrained("efficientnet_lite0"), load_image("coffee"))[0][0]
    'espresso'
    """
    from cnnedu.data import imagenet_labels

    if model.training:
        raise ValueError("classify: model must be in evaluation mode, got training mode; call model.eval() first.")
    names = imagenet_labels() if labels is None else labels
    prepare = preprocess or getattr(model, "preprocess", None) or Preprocess()
    weight = next(model.parameters())
    with torch.no_grad():
        logits = model(prepare(picture).to(weight.device, weight.dtype))[0]
    if logits.shape != (len(names),):
        raise ShapeError(f"classify: model must give one number for each of {len(names)} labels, got {logits.shape}.")
    likeliest = logits.softmax(0).topk(min(k, len(names)))
    return [(names[int(i)], float(p)) for p, i in zip(likeliest.values, likeliest.indices, strict=True)]
