"""The digits and their splits, noise, and how images are held: in memory, scaled, on the device or not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from sklearn.datasets import load_digits

from cnnedu.train.batches import Batches
from cnnedu.train.data import DATASETS, ImageData, Images, load_data
from cnnedu.train.recipe import Recipe

DIGITS = load_digits()


def load(**settings: Any) -> ImageData:
    return load_data(Recipe(model="lenet5", **settings))


def test_digits_are_those_of_scikit_learn_as_bytes() -> None:
    data = load(data="digits", split="B")
    together = np.concatenate([data.train.pixels, data.test.pixels])[:, 0]
    expected = np.array([[[round(v * 255 / 16) for v in row] for row in image] for image in DIGITS.images.tolist()])
    assert sorted(map(bytes, together)) == sorted(map(bytes, expected.astype(np.uint8)))
    by_pixels = {bytes(image): label for image, label in zip(expected.astype(np.uint8), DIGITS.target, strict=True)}
    assert [by_pixels[bytes(image)] for image in data.test.pixels[:, 0].numpy()] == data.test.labels.tolist()
    assert data.shape == DATASETS["digits"].shape and data.classes == tuple("0123456789")
    assert (len(data.train), len(data.test)) == DATASETS["digits"].sizes == (1437, 360)


def test_each_split_is_another_draw_of_each_class_alike() -> None:
    tests = {}
    for split in ("A", "B", "C", "D", "E", "tuning"):
        data = load(data="digits", split=split)
        counts, all_of = np.bincount(data.test.labels), np.bincount(DIGITS.target)
        assert np.abs(counts - all_of * 360 / 1797).max() < 1
        tests[split] = set(map(bytes, data.test.pixels.numpy()))
        assert f"split {split}" in data.source
        assert not tests[split] & set(map(bytes, data.train.pixels.numpy()))  # no image on both sides
        again = load(data="digits", split=split, seed=7)
        assert torch.equal(again.test.pixels, data.test.pixels)  # a recipe's seed leaves the test alone
    assert len({frozenset(images) for images in tests.values()}) == 6


def test_mean_and_deviation_are_those_of_the_training_images() -> None:
    data = load(data="digits", validation=100)
    values = data.train.pixels.double() / 255
    assert data.mean == pytest.approx((values.mean().item(),)) and data.std == pytest.approx(
        (values.std().item(),), rel=1e-4
    )
    colour = load(data="random:3x5x4", batch_size=8)
    assert colour.mean == pytest.approx((colour.train.pixels / 255.0).mean((0, 2, 3)).tolist(), abs=1e-5)


def test_validation_comes_out_of_training_from_each_class_alike() -> None:
    whole, data, other = (load(data="digits", **s) for s in ({}, {"validation": 137}, {"validation": 137, "seed": 1}))
    assert (len(data.train), len(data.validation), len(data.test)) == (1300, 137, 360)
    images = [set(map(bytes, part.pixels.numpy())) for part in (data.train, data.validation, whole.train)]
    assert images[0] | images[1] == images[2] and not images[0] & images[1]
    counts = np.bincount(data.validation.labels)
    assert np.abs(counts - np.bincount(whole.train.labels) * 137 / 1437).max() < 1
    assert torch.equal(data.test.pixels, whole.test.pixels)
    assert not torch.equal(other.validation.pixels, data.validation.pixels)


@pytest.mark.parametrize("count", [1, 9, 1428, 5000])
def test_too_many_or_too_few_to_hold_out(count: int) -> None:
    with pytest.raises(ValueError, match=rf"validation must take from 10 to 1,427 of the 1,437 images.*got {count:,}"):
        load(data="digits", validation=count)


def test_a_split_that_the_data_do_not_have() -> None:
    with pytest.raises(ValueError, match="digits has the splits 'A', 'B', 'C', 'D', 'E', 'tuning', got 'official'"):
        load(data="digits", split="official")
    with pytest.raises(ValueError, match="fashion_mnist has the split 'official', got 'A'"):
        load(data="fashion_mnist", split="A")


def test_noise_is_for_speed_only() -> None:
    data = load(data="random:3x8x6", batch_size=200)
    assert data.throughput_only and "throughput only" in data.source
    assert (len(data.train), len(data.test), data.shape, len(data.classes)) == (4000, 200, (3, 8, 6), 10)
    assert len(load(data="random:1x8x8", batch_size=10).train) == 2560
    assert not load(data="digits").throughput_only
    for wrong in ("", "3x8", "3x8x0", "3,8,8", "3x8x8x8", "axbxc"):
        with pytest.raises(ValueError, match="as in random:3x32x32"):
            load(data=f"random:{wrong}")


@pytest.mark.parametrize("side", [5, 8, 16])
def test_images_in_memory_are_scaled_once(side: int) -> None:
    data, plain = load(data="digits", resize=side), load(data="digits")
    images = plain.test.pixels[:, 0].numpy()
    expected = [np.asarray(Image.fromarray(image).resize((side, side), Image.Resampling.BILINEAR)) for image in images]
    assert data.shape == (1, side, side)
    assert np.abs(data.test.pixels[:, 0].numpy().astype(int) - np.array(expected).astype(int)).max() <= 1
    oblong = Images(plain.test.pixels[:, :, :6], plain.test.labels)
    assert oblong.resized(3).shape == (1, 3, 4)  # by the short side


@pytest.mark.parametrize("resident", [True, False])
def test_a_recipe_says_where_images_live(resident: bool) -> None:
    data = load(data="digits", resident=resident, validation=20)
    assert data.train.resident is data.validation.resident is data.test.resident is resident


def test_images_that_do_not_fit_together_are_refused() -> None:
    pixels, labels = torch.zeros(4, 1, 2, 2, dtype=torch.uint8), torch.tensor([0, 1, 2, 1])
    with pytest.raises(TypeError, match=r"pixels must be uint8 of shape \(n, c, h, w\), got torch.float32"):
        Images(pixels.float(), labels)
    with pytest.raises(TypeError, match=r"labels must be int64 of shape \(4,\), got torch.int64 with shape \(3,\)"):
        Images(pixels, labels[:3])
    with pytest.raises(ValueError, match="labels must be 0 to 1, got 2"):
        Images(pixels, labels, 2)


def test_pixels_stay_as_they_are_where_a_recipe_does_not_normalize() -> None:
    grey, colour = load(data="digits", normalize=False), load(data="random:3x8x8", batch_size=8, normalize=False)
    assert (grey.mean, grey.std, colour.mean, colour.std) == ((0.0,), (1.0,), (0.0,) * 3, (1.0,) * 3)
    batches = Batches(grey.test, batch_size=64, mean=grey.mean, std=grey.std, device="cpu", train=False)
    seen = torch.cat([x for x, _ in batches.plain()])
    assert torch.allclose(seen, grey.test.pixels / 255, atol=1e-6)
