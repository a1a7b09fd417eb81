"""Each change to a batch against the same change made image by image in NumPy, on real digits."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn.datasets import load_digits

from cnnedu.train.augment import (
    Augmentation,
    alternating_flip,
    cutout,
    mixup,
    random_crop,
    random_erasing,
    random_flip,
)

DIGITS = torch.from_numpy(load_digits().images[:, None].astype(np.uint8) + 1)  # no zero but those that come in
LABELS = torch.from_numpy(load_digits().target.astype(np.int64))
FLOATS = DIGITS.float()


def seeded(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def uniform(seed: int, columns: int, n: int) -> np.ndarray:
    """Return the numbers that a function with this seed draws."""
    return torch.rand(columns, n, generator=seeded(seed)).numpy()


@settings(max_examples=30)
@given(seed=st.integers(0, 999), n=st.integers(1, 40), padding=st.integers(1, 7))
def test_crop_is_a_crop_of_each_padded_image(seed: int, n: int, padding: int) -> None:
    x = DIGITS[:n]
    shifts = (uniform(seed, 2, n) * np.float32(2 * padding + 1)).astype(int)
    expected = np.zeros(x.shape, np.uint8)
    for i, (top, left) in enumerate(shifts.T):
        padded = np.pad(x[i, 0].numpy(), padding)
        expected[i, 0] = padded[top : top + 8, left : left + 8]
    assert np.array_equal(random_crop(x, seeded(seed), padding).numpy(), expected)


def test_crop_shifts_by_every_amount_equally_often() -> None:
    x = torch.zeros(20_000, 1, 9, 9)
    x[:, :, 4, 4] = 1
    places = random_crop(x, seeded(0), 2).sum((0, 1))
    assert places[2:7, 2:7].sum() == 20_000
    assert stats.chisquare(places[2:7, 2:7].flatten()).pvalue > 0.001


@settings(max_examples=30)
@given(seed=st.integers(0, 999), n=st.integers(1, 40))
def test_flip_mirrors_half_of_the_images(seed: int, n: int) -> None:
    chosen = uniform(seed, 1, n)[0] < 0.5
    expected = np.stack([image[:, :, ::-1] if c else image for c, image in zip(chosen, DIGITS.numpy(), strict=False)])
    assert np.array_equal(random_flip(DIGITS[:n], seeded(seed)).numpy(), expected)


@pytest.mark.parametrize("seed", [0, 1, 12345])
def test_alternating_flip_shows_each_image_both_ways_in_two_epochs(seed: int) -> None:
    x = torch.arange(3.0).expand(50_000, 1, 1, 3).clone()
    indices = torch.arange(50_000)
    epochs = [alternating_flip(x, indices, epoch, seed)[:, 0, 0, 0] == 2 for epoch in range(4)]
    assert (
        torch.equal(epochs[0], ~epochs[1]) and torch.equal(epochs[0], epochs[2]) and torch.equal(epochs[1], epochs[3])
    )
    assert abs(epochs[0].float().mean() - 0.5) < 4 * 0.5 / math.sqrt(50_000)
    runs = 1 + (epochs[0][1:] != epochs[0][:-1]).sum().item()  # neighbours are chosen independently of each other
    assert abs(runs - 25_000) < 5 * math.sqrt(50_000) / 2


def test_alternating_flip_depends_on_the_image_not_on_its_place_in_the_batch() -> None:
    order = torch.randperm(1797, generator=seeded(0))
    whole = alternating_flip(DIGITS, torch.arange(1797), 3, 5)
    assert torch.equal(alternating_flip(DIGITS[order], order, 3, 5), whole[order])
    assert not torch.equal(alternating_flip(DIGITS, torch.arange(1797), 3, 6), whole)


@settings(max_examples=30)
@given(seed=st.integers(0, 999), n=st.integers(1, 40), size=st.integers(1, 12))
def test_cutout_covers_a_square_that_may_lie_half_outside(seed: int, n: int, size: int) -> None:
    expected = FLOATS[:n].numpy().copy()
    for image, (y, x) in zip(expected, (uniform(seed, 2, n) * np.float32(8)).astype(int).T, strict=True):
        top, left = y - size // 2, x - size // 2
        image[:, max(top, 0) : max(top + size, 0), max(left, 0) : max(left + size, 0)] = 0
    assert np.array_equal(cutout(FLOATS[:n], seeded(seed), size).numpy(), expected)


@settings(max_examples=30)
@given(seed=st.integers(0, 999), n=st.integers(1, 40), probability=st.floats(0.01, 1))
def test_erasing_covers_a_rectangle_of_some_images(seed: int, n: int, probability: float) -> None:
    expected = FLOATS[:n].numpy().copy()
    for image, (chance, area, ratio, y, x) in zip(expected, uniform(seed, 5, n).T, strict=True):
        if chance >= probability:
            continue
        pixels = (0.02 + 0.31 * area) * 64
        tall = math.exp((2 * ratio - 1) * math.log(1 / 0.3))
        height = min(max(round(math.sqrt(pixels * tall)), 1), 8)
        width = min(max(round(math.sqrt(pixels / tall)), 1), 8)
        top, left = int(y * (9 - height)), int(x * (9 - width))
        image[:, top : top + height, left : left + width] = 0
    assert np.array_equal(random_erasing(FLOATS[:n], seeded(seed), probability).numpy(), expected)


def test_erasing_covers_the_share_of_images_it_is_told() -> None:
    x = torch.ones(10_000, 1, 16, 16)
    covered = (random_erasing(x, seeded(0), 0.3) == 0).flatten(1).float().mean(1)
    assert abs((covered > 0).float().mean() - 0.3) < 0.02
    assert covered[covered > 0].min() > 0.01 and covered.max() < 0.40  # 2 to 33 %, in whole pixels


@settings(max_examples=30)
@given(seed=st.integers(0, 999), n=st.integers(1, 40), alpha=st.floats(0.05, 5))
def test_mixup_blends_images_and_labels_alike(seed: int, n: int, alpha: float) -> None:
    x, y = mixup(FLOATS[:n], LABELS[:n], seeded(seed), alpha, 10)
    u, v = uniform(seed, 2, n).astype(np.float64)
    for i in range(n):
        j, q, c = (i + n // 2) % n, u[i] ** (1 / alpha), math.cos(2 * math.pi * v[i])
        part = 0.5 + 0.5 * c * math.sqrt((1 - q) / (q + (1 - q) * c * c))
        blend = part * FLOATS[i] + (1 - part) * FLOATS[j]
        target = np.zeros(10)
        target[LABELS[i]] += part
        target[LABELS[j]] += 1 - part
        assert torch.allclose(x[i], blend, atol=2e-3)  # the share in float32: near 0 and 1 the cosine is steep
        assert np.allclose(y[i], target, atol=1e-4)
    assert torch.allclose(y.sum(1), torch.ones(n), atol=1e-6) and (y >= 0).all()


@pytest.mark.parametrize("alpha", [0.1, 0.2, 1.0, 4.0])
def test_shares_of_mixup_are_from_the_beta_distribution(alpha: float) -> None:
    n = 20_000
    x = (torch.arange(n) < n // 2).float()[:, None, None, None]  # partners are always a 1 and a 0
    shares = mixup(x, torch.zeros(n, dtype=torch.int64), seeded(1), alpha, 2)[0][: n // 2].flatten().double()
    assert ((shares >= 0) & (shares <= 1)).all()
    # Compared up to where float32 tells numbers from 1.
    inside = shares.clamp(1e-6, 1 - 1e-6)
    draws = np.random.default_rng(0).beta(alpha, alpha, n // 2).clip(1e-6, 1 - 1e-6)
    assert stats.ks_2samp(inside, draws).pvalue > 0.001


@pytest.mark.parametrize("world", [2, 4])
@pytest.mark.parametrize("name", ["crop", "flip", "cutout", "erase", "mixup"])
def test_shares_of_a_batch_change_as_the_whole_does(name: str, world: int) -> None:
    x, y = FLOATS[:64], LABELS[:64]

    def change(x: torch.Tensor, y: torch.Tensor, share: tuple[int, int]) -> tuple[torch.Tensor, torch.Tensor]:
        generator = seeded(7)
        if name == "mixup":
            return mixup(x, y, generator, 0.5, 10, share=share)
        function, amount = {
            "crop": (random_crop, [2]),
            "flip": (random_flip, []),
            "cutout": (cutout, [4]),
            "erase": (random_erasing, [0.7]),
        }[name]
        return function(x, generator, *amount, share=share), y

    whole = change(x, y, (0, 1))
    assert not torch.equal(whole[0], x)
    for rank in range(world):
        part = change(x[rank::world], y[rank::world], (rank, world))
        assert torch.equal(part[0], whole[0][rank::world]) and torch.equal(part[1], whole[1][rank::world])


def test_mixup_needs_its_partners_in_the_same_process() -> None:
    with pytest.raises(ValueError, match="each needs an even number of images per step, got 5"):
        mixup(FLOATS[:5], LABELS[:5], seeded(0), 0.2, 10, share=(0, 2))


def test_changes_keep_the_dtype() -> None:
    for dtype in (torch.uint8, torch.float16, torch.bfloat16, torch.float64):
        x = DIGITS[:8].to(dtype)
        assert random_crop(x, seeded(0), 1).dtype == random_flip(x, seeded(0)).dtype == dtype
        assert cutout(x, seeded(0), 3).dtype == random_erasing(x, seeded(0), 1.0).dtype == dtype
    assert mixup(x.half(), LABELS[:8], seeded(0), 1.0, 10)[0].dtype == torch.float16


def test_specs_are_read_and_sorted() -> None:
    read = Augmentation(["mixup:0.2", "flip", "crop:4", "cutout:8", "erase:0.5"], num_classes=10)
    assert read.amounts == {"crop": 4, "flip": 0, "cutout": 8, "erase": 0.5, "mixup": 0.2}
    assert repr(read) == "Augmentation(crop:4, flip, cutout:8, erase:0.5, mixup:0.2)"
    assert read.flips and Augmentation(["alternating_flip"]).flips and not Augmentation(["crop:2"]).flips


@pytest.mark.parametrize(
    ("specs", "said"),
    [
        (["crp:4"], r"there is no 'crp'. Did you mean 'crop'\? There are affine, .*crop:n \(1 to 512\), flip"),
        (["crop:2.5"], "crop needs a whole number from 1 to 512 behind a colon, got 'crop:2.5'"),
        (["crop:0"], "whole number from 1"),
        (["crop:nan"], "whole number from 1"),
        (["crop:inf"], "whole number from 1"),
        (["cutout:"], "cutout needs a whole number"),
        (["erase:1.5"], "erase needs a number from 0.01 to 1 behind a colon, got 'erase:1.5'"),
        (["mixup:0"], "mixup needs a number from 0.01 to 10"),
        (["flip:1"], "flip takes no amount, got 'flip:1'"),
        (["crop:1", "crop:2"], "crop stands there twice: crop:1, crop:2"),
        (["flip", "alternating_flip"], "choose one"),
        ([3], "there is no '3'"),
    ],
)
def test_bad_specs_say_what_is_allowed(specs: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Augmentation(specs)


def test_amounts_that_leave_nothing_are_refused() -> None:
    Augmentation(["crop:7", "cutout:15"]).check(8, 9)
    with pytest.raises(ValueError, match="crop:8 can leave nothing of images of 8 × 9; crop:7 is the most"):
        Augmentation(["crop:8"]).check(8, 9)
    with pytest.raises(ValueError, match="cutout:15 is the most"):
        Augmentation(["cutout:16"]).check(8, 9)
