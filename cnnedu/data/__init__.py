"""Pictures, digits, sentences, weights, published results: what ships; `README.md` gives sources and licences."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
from jaxtyping import UInt8

from cnnedu.data.coins import CoinPicture, load_coins
from cnnedu.data.digits import DigitSamples, centre_digit, load_digit_samples
from cnnedu.data.results import PublishedResult, list_published, published
from cnnedu.data.sentences import Sentences, load_sentences
from cnnedu.data.weights import load_weights, weights_provenance
from cnnedu.errors import check_choice

__all__ = [
    "CoinPicture",
    "DigitSamples",
    "PublishedResult",
    "Sentences",
    "centre_digit",
    "imagenet_labels",
    "list_images",
    "list_published",
    "load_coins",
    "load_digit_samples",
    "load_image",
    "load_sentences",
    "load_weights",
    "published",
    "weights_provenance",
]

_NO_PHOTOGRAPHS = {"coins.png", "digits.png"}  # they have loaders of their own, and explorers do not offer them


def list_images() -> list[str]:
    """Return the names that `load_image` knows.

    Examples
    --------
    >>> list_images()
    ['camera', 'chelsea', 'coffee']
    """
    names = {entry.name for entry in files(__name__).iterdir() if entry.name.endswith(".png")}
    return sorted(name.removesuffix(".png") for name in names - _NO_PHOTOGRAPHS)


def load_image(name: str) -> UInt8[np.ndarray, "h w *rgb"]:
    """Load a photograph.

    Parameters
    ----------
    name : str
        One of `list_images`.

    Returns
    -------
    array of uint8, (h, w) where it is grey, (h, w, 3) in colour
        0 is black, 255 white; channels are red, green, blue, *last*: the layers of this book want them first.

    Raises
    ------
    ValueError
        There is no picture of that name.

    Examples
    --------
    >>> load_image("camera").shape, load_image("coffee").shape
    ((256, 256), (200, 300, 3))
    """
    from PIL import Image

    check_choice("load_image", "name", name, list_images())
    with files(__name__).joinpath(f"{name}.png").open("rb") as file:
        return np.array(Image.open(file))


def imagenet_labels() -> list[str]:
    """Return the names of ImageNet's 1,000 classes, in the order in which networks number them.

    Examples
    --------
    >>> labels = imagenet_labels()
    >>> len(labels), labels[285], labels[967]
    (1000, 'Egyptian cat', 'espresso')
    """
    return files(__name__).joinpath("imagenet_labels.txt").read_text(encoding="utf-8").splitlines()
