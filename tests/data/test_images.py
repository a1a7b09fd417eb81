"""The pictures that ship, and where all that ships comes from."""

import re
from importlib.resources import files

import numpy as np
import pytest

from cnnedu.data import imagenet_labels, list_images, load_image


@pytest.mark.parametrize("name", list_images())
def test_every_picture_loads_and_is_a_photograph(name: str) -> None:
    image = load_image(name)
    assert image.dtype == np.uint8
    assert image.ndim == 2 or image.shape[2] == 3
    assert len(np.unique(image)) > 100
    image[:] = 0  # writable, and a copy
    assert load_image(name).any()


def test_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="Did you mean 'coffee'"):
        load_image("cofee")


def test_labels_are_a_thousand_different_names_in_torchvisions_order() -> None:
    from torchvision.models import ResNet50_Weights

    labels = imagenet_labels()
    assert labels == ResNet50_Weights.DEFAULT.meta["categories"]
    assert len(set(labels)) == 1000


def test_every_file_is_listed_with_author_licence_and_source() -> None:
    folder = files("cnnedu.data")
    shipped = {entry.name for entry in folder.iterdir() if entry.is_file()}
    shipped = {name for name in shipped if not name.endswith(".py")} - {"README.md"} | {"lessons/"}
    rows = re.findall(
        r"^\| `(.+?)` \|(.+)\|(.+)\|(.+)\|$", folder.joinpath("README.md").read_text(encoding="utf-8"), re.M
    )
    assert [name for name, *_ in rows] == sorted(shipped)
    assert all(cell.strip() for row in rows for cell in row)
