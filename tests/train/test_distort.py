"""Distorted digits, held to one pixel at a time."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional as F

from cnnedu.train import Recipe
from cnnedu.train.augment import Augmentation
from cnnedu.train.batches import Batches
from cnnedu.train.data import load_data
from cnnedu.train.distort import random_distortion

DIGITS = load_data(Recipe(data="digits")).train.read(range(12))


def seeded(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def between(image: np.ndarray, row: float, column: float) -> float:
    """Read an image between its four nearest pixels; outside is zero."""
    total = 0.0
    for r in (math.floor(row), math.floor(row) + 1):
        for c in (math.floor(column), math.floor(column) + 1):
            if 0 <= r < image.shape[0] and 0 <= c < image.shape[1]:
                total += image[r, c] * (1 - abs(row - r)) * (1 - abs(column - c))
    return total


def slowly(x: torch.Tensor, seed: int, affine: bool, warp: float) -> np.ndarray:
    """Distort pixel by pixel, in double precision."""
    generator, (n, c, h, w) = seeded(seed), x.shape
    draws = 2 * torch.rand(6, n, generator=generator).double().numpy() - 1 if affine else np.zeros((6, n))
    sheet = np.zeros((n, 2, h, w))
    if warp:
        pulled = torch.randn(n, 2, 4, 4, generator=generator).double()
        sheet = F.interpolate(warp * pulled, size=(h, w), mode="bicubic", align_corners=True).numpy()
    found = np.zeros((n, c, h, w))
    for i, (turn, shear, wide, high, right, down) in enumerate(draws.T):
        angle = math.radians(12 * turn)
        turned = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
        matrix = turned @ np.array([[1, 0.2 * shear], [0, 1]]) @ np.diag([1 + 0.12 * wide, 1 + 0.12 * high])
        for row in range(h):
            for column in range(w):
                place = matrix @ [column - (w - 1) / 2, row - (h - 1) / 2] + [2 * right, 2 * down]
                place += sheet[i, :, row, column]
                for k in range(c):
                    image = x[i, k].double().numpy()
                    found[i, k, row, column] = between(image, place[1] + (h - 1) / 2, place[0] + (w - 1) / 2)
    return found


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 999), affine=st.booleans(), warp=st.sampled_from([0.0, 0.5, 2.0]), colour=st.booleans())
def test_each_pixel_is_read_where_its_place_was_moved_to(seed: int, affine: bool, warp: float, colour: bool) -> None:
    x = DIGITS[:6].reshape(2, 3, 8, 8) if colour else DIGITS[:3, :, 1:]  # the latter higher than wide, or less
    found = random_distortion(x, seeded(seed), affine=affine, warp=warp)
    np.testing.assert_allclose(found, slowly(x, seed, affine, warp), atol=2e-3)  # of 255


def test_nothing_asked_changes_nothing() -> None:
    same = random_distortion(DIGITS, seeded(0), affine=False, warp=0)
    assert torch.allclose(same, DIGITS.float(), atol=1e-3)


@pytest.mark.parametrize("world", [2, 4])
def test_shares_of_a_batch_are_distorted_as_the_whole_is(world: int) -> None:
    whole = random_distortion(DIGITS, seeded(7), affine=True, warp=0.8)
    for rank in range(world):
        part = random_distortion(DIGITS[rank::world], seeded(7), affine=True, warp=0.8, share=(rank, world))
        assert torch.allclose(part, whole[rank::world], atol=1e-3)


def test_the_amounts_are_those_it_tells() -> None:
    """A dot far from the middle shows the shift, the turn and the scale."""
    x = torch.zeros(4000, 1, 33, 33)
    x[:, :, 16, 16] = 1
    moved = random_distortion(x, seeded(1))
    places = torch.arange(33.0) - 16
    total = moved.sum((1, 2, 3))
    for axis in (2, 3):
        shifts = (moved.sum((1, 5 - axis)) * places).sum(1) / total
        assert 1.8 < shifts.abs().max() < 2.6 and abs(shifts.mean()) < 0.1
        assert shifts.std() == pytest.approx(2 / math.sqrt(3), rel=0.06)
    sheets = random_distortion(x, seeded(1), affine=False, warp=0.8)
    drawn = (sheets.sum((1, 2)) * places).sum(1) / sheets.sum((1, 2, 3))
    assert 0.3 < drawn.std() < 0.8  # between its knots the sheet moves less than at them


def test_floats_keep_their_kind_and_bytes_become_floats() -> None:
    for dtype in (torch.float16, torch.bfloat16, torch.float32, torch.float64):
        assert random_distortion(DIGITS.to(dtype), seeded(0)).dtype == dtype
    assert random_distortion(DIGITS, seeded(0)).dtype == torch.float32


def test_a_recipe_names_them() -> None:
    read = Augmentation(["crop:1", "warp:0.8", "affine"])
    assert repr(read) == "Augmentation(affine, warp:0.8, crop:1)"
    x = read.on_pixels(DIGITS, seeded(3), indices=torch.arange(12))
    generator = seeded(3)
    once = random_distortion(DIGITS, generator, affine=True, warp=0.8)
    assert torch.equal(x, Augmentation(["crop:1"]).on_pixels(once, generator, indices=torch.arange(12)))
    for wrong, said in [("affine:1", "affine takes no amount"), ("warp", "warp needs a number from 0.1 to 32")]:
        with pytest.raises(ValueError, match=said):
            Augmentation([wrong])


@pytest.mark.parametrize("resident", [True, False])
def test_batches_are_distorted_before_they_are_normalised(resident: bool) -> None:
    data = load_data(Recipe(data="digits", resident=resident))
    given = {"batch_size": 16, "mean": data.mean, "std": data.std, "device": "cpu", "pad": 4}
    x, _ = next(Batches(data.train, augment=("affine", "warp:0.8"), **given).epoch(0))
    plain, _ = next(Batches(data.train, **given).epoch(0))
    paper = -data.mean[0] / data.std[0]
    assert x.dtype == torch.float32 and x.shape == (16, 1, 16, 16)
    assert torch.allclose(x[:, :, 0, 0], torch.tensor(paper), atol=1e-4)
    assert x.min() > paper - 1e-3 and not torch.allclose(x, plain)
    assert (x - paper).sum() == pytest.approx((plain - paper).sum().item(), rel=0.1)  # as much ink as before
