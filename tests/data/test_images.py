"""The pictures that ship."""

import numpy as np
import pytest

from cnnedu.data import list_images, load_image


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
