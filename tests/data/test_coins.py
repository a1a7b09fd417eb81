"""The coins that ship, and the rule that says where they are."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from cnnedu.data import list_images, load_coins
from cnnedu.data.coins import outlined


def test_the_mask_has_all_coins_apart_from_each_other() -> None:
    coins = load_coins()
    assert coins.image.dtype == np.uint8 and coins.image.shape == coins.mask.shape == (303, 384)
    numbered, found = ndimage.label(coins.mask)
    assert found == 24
    sizes = np.bincount(numbered.ravel())[1:]
    assert 1000 < sizes.min() < sizes.max() < 5000


def test_coins_are_round() -> None:
    numbered, _ = ndimage.label(load_coins().mask)
    for rows, columns in ndimage.find_objects(numbered):
        coin = numbered[rows, columns] > 0
        assert 0.7 < coin.mean() < 0.88  # a disc fills π/4 of its box
        assert 0.75 < coin.shape[0] / coin.shape[1] < 1.33


def test_coins_are_brighter_than_the_cloth_around_them_but_not_everywhere() -> None:
    image, mask = load_coins()
    assert image[mask].mean() > image[~mask].mean() + 50
    assert image[mask].min() < np.percentile(image[~mask], 90)


def test_the_rule_fails_on_a_noisy_picture() -> None:
    coins = load_coins()
    noisy = coins.image / 255 + 0.3 * np.random.default_rng(0).standard_normal(coins.image.shape)
    assert (outlined(noisy) != coins.mask).mean() > 0.2


def test_coins_are_no_photograph_for_explorers() -> None:
    assert "coins" not in list_images()
