"""Batches of real digits: every image once, the same numbers after a stop and in several processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from sklearn.datasets import load_digits

from cnnedu.errors import TrainingError
from cnnedu.train.batches import Batches
from cnnedu.train.data import ImageFiles, Images, load_data
from cnnedu.train.recipe import Recipe

ALL = ("crop:2", "alternating_flip", "cutout:3", "erase:0.5", "mixup:0.4")
DATA = load_data(Recipe(data="digits", split="tuning"))
DIGITS = DATA.train.subset(range(200))


def batches(images: Any = DIGITS, **changes: Any) -> Batches:
    settled = {"batch_size": 24, "mean": DATA.mean, "std": DATA.std, "device": "cpu", "augment": ALL, "seed": 3}
    return Batches(images, **{**settled, **changes})


def same(one: Any, other: Any) -> bool:
    """Whether two runs of batches are equal, bit for bit."""
    one, other = list(one), list(other)
    return len(one) == len(other) > 0 and all(
        torch.equal(x, u) and torch.equal(y, v) for (x, y), (u, v) in zip(one, other, strict=True)
    )


@pytest.fixture(scope="module")
def numbered() -> Images:
    """Return images whose pixels say which image they are."""
    numbers = torch.arange(250, dtype=torch.uint8)
    return Images(numbers[:, None, None, None].expand(250, 1, 4, 4).clone(), torch.arange(250) % 10)


@settings(max_examples=25)
@given(n=st.integers(8, 250), batch=st.integers(1, 8), seed=st.integers(0, 99), epoch=st.integers(0, 9))
def test_every_image_comes_at_most_once_an_epoch(numbered: Images, n: int, batch: int, seed: int, epoch: int) -> None:
    made = Batches(numbered.subset(range(n)), batch_size=batch, mean=(0.0,), std=(1 / 255,), device="cpu", seed=seed)
    seen = []
    for x, y in made.epoch(epoch):
        assert x.shape == (batch, 1, 4, 4) and x.dtype == torch.float32
        numbers = x[:, 0, 0, 0].round().long()
        assert torch.equal(numbers % 10, y)
        seen += numbers.tolist()
    assert len(seen) == len(made) * batch == n // batch * batch
    assert len(set(seen)) == len(seen)


def test_epochs_and_seeds_differ_in_order_and_changes(numbered: Images) -> None:
    def order(seed: int, epoch: int) -> list[int]:
        made = Batches(numbered, batch_size=10, mean=(0.0,), std=(1 / 255,), device="cpu", seed=seed)
        return [round(v) for x, _ in made.epoch(epoch) for v in x[:, 0, 0, 0].tolist()]

    orders = {tuple(order(seed, epoch)) for seed in range(3) for epoch in range(3)}
    assert len(orders) == 9
    assert order(1, 2) == order(1, 2)


def test_all_images_that_were_left_out_come_another_time(numbered: Images) -> None:
    made = Batches(numbered, batch_size=200, mean=(0.0,), std=(1 / 255,), device="cpu")
    seen = {round(v) for epoch in range(20) for x, _ in made.epoch(epoch) for v in x[:, 0, 0, 0].tolist()}
    assert seen == set(range(250))


def test_two_epochs_show_each_image_as_it_is_and_mirrored(numbered: Images) -> None:
    pixels = numbered.pixels.clone()
    pixels[..., -1] = 255  # mirrored, it is the first column
    made = batches(Images(pixels, numbered.labels), batch_size=250, augment=("alternating_flip",), mean=(0.0,))
    seen = []
    for epoch in (4, 5):
        x, _ = next(made.epoch(epoch))
        left, middle, _, _ = (x[:, 0, 0] * DATA.std[0] * 255).round().long().T.tolist()
        seen.append({number: corner == 255 for number, corner in zip(middle, left, strict=True)})
    assert len(seen[0]) == 250 and seen[0] == {number: not mirrored for number, mirrored in seen[1].items()}


def test_each_step_draws_its_own_changes() -> None:
    alike = Images(DIGITS.pixels[:1].expand(60, -1, -1, -1).contiguous(), torch.zeros(60, dtype=torch.int64), 2)
    made = batches(alike, batch_size=20, augment=("crop:2",))
    steps = [x for epoch in range(2) for x, _ in made.epoch(epoch)]
    assert len({x.numpy().tobytes() for x in steps}) == len(steps) == 6


@pytest.mark.parametrize("start", [0, 1, 5, 7, 8])
def test_an_epoch_goes_on_in_its_middle_with_the_same_numbers(start: int) -> None:
    whole = list(batches().epoch(4))
    assert len(whole) == 8
    rest = list(batches().epoch(4, start=start))
    assert len(rest) == 8 - start and (start == 8 or same(rest, whole[start:]))


@pytest.mark.parametrize("world", [2, 3, 4])
@pytest.mark.parametrize("resident", [True, False])
def test_processes_together_see_exactly_what_one_sees(world: int, resident: bool) -> None:
    images = replace(DIGITS, resident=resident)
    whole = list(batches(images).epoch(1))
    parts = [list(batches(images, rank=rank, world=world).epoch(1)) for rank in range(world)]
    for step, (x, y) in enumerate(whole):
        assert (y > 0).sum(1).max() == 2  # mixup blends two classes
        for rank in range(world):
            assert torch.equal(parts[rank][step][0], x[rank::world])
            assert torch.equal(parts[rank][step][1], y[rank::world])


@pytest.mark.parametrize("world", [1, 3])
def test_plain_images_come_once_over_all_processes(world: int) -> None:
    made = [batches(rank=rank, world=world, train=False, augment=()) for rank in range(world)]
    for rank, one in enumerate(made):
        listed = list(one.plain())
        assert len(listed) == len(one)
        x, y = (torch.cat(part) for part in zip(*listed, strict=True))
        expected = (DIGITS.pixels[rank::world] / 255 - DATA.mean[0]) / DATA.std[0]
        assert torch.allclose(x, expected, atol=1e-5) and torch.equal(y, DIGITS.labels[rank::world])
    assert sum(len(y) for one in made for _, y in one.plain()) == 200


def test_training_images_are_normalised() -> None:
    x = torch.cat([x for x, _ in batches(DATA.train).plain()]).double()
    assert len(x) == len(DATA.train) and abs(x.mean()) < 1e-5 and abs(x.std(correction=0) - 1) < 1e-5


def test_the_border_is_black_and_what_a_crop_brings_in_too() -> None:
    black = -DATA.mean[0] / DATA.std[0]
    x, _ = next(batches(pad=3, augment=("crop:2",)).plain())
    assert x.shape[1:] == batches(pad=3).shape == (1, 14, 14)
    border = torch.ones(14, 14, dtype=torch.bool)
    border[3:11, 3:11] = False
    assert torch.allclose(x[:, :, border], torch.tensor(black), atol=1e-6)
    bright = Images(torch.full((64, 1, 8, 8), 255, dtype=torch.uint8), torch.zeros(64, dtype=torch.int64), 2)
    x, _ = next(batches(bright, augment=("crop:2",)).epoch(0))
    assert x.unique().tolist() == pytest.approx([black, (1 - DATA.mean[0]) / DATA.std[0]])


@pytest.mark.parametrize("augment", [(), ALL])
def test_the_memory_layout_changes_no_number(augment: tuple[str, ...]) -> None:
    colour = Images(DIGITS.pixels.expand(-1, 3, -1, -1).contiguous(), DIGITS.labels, 10)
    three = {"mean": DATA.mean * 3, "std": DATA.std * 3, "augment": augment}
    made = batches(colour, channels_last=True, **three)
    assert same(made.epoch(0), batches(colour, **three).epoch(0))
    for x, _ in [next(made.epoch(0)), next(made.plain())]:
        assert x.is_contiguous(memory_format=torch.channels_last)


def test_a_permutation_moves_the_pixels_of_all_images_alike() -> None:
    plain = torch.cat([x for x, _ in batches().plain()]).flatten(1)
    moved = torch.cat([x for x, _ in batches(permute=5).plain()]).flatten(1)
    columns = [tuple(column) for column in plain.T.tolist()]
    assert sorted(columns) == sorted(tuple(column) for column in moved.T.tolist())
    assert not torch.equal(plain, moved)
    x, _ = next(batches(permute=5, pad=1).epoch(2))
    u, _ = next(batches(permute=None, pad=1).epoch(2))
    assert torch.equal(x.flatten(1).sort().values, u.flatten(1).sort().values) and not torch.equal(x, u)
    assert same(batches(permute=5).epoch(0), batches(permute=5).epoch(0))
    assert not same(batches(permute=5).epoch(0), batches(permute=6).epoch(0))


def test_workers_read_what_one_process_reads(pictures: ImageFiles) -> None:
    plain = {"mean": DATA.mean * 3, "std": DATA.std * 3, "pad": 2}
    streamed = batches(pictures, workers=2, **plain)
    loaded = batches(pictures.load(), **plain)
    abandoned = streamed.epoch(0)
    next(abandoned)  # an epoch that nobody finishes disturbs no other
    for epoch in (0, 1):
        assert same(streamed.epoch(epoch, start=1), loaded.epoch(epoch, start=1))
    assert same(streamed.plain(), loaded.plain())


@pytest.mark.parametrize("workers", [None, 0, 1])
def test_torchs_own_random_numbers_are_left_alone(workers: int | None) -> None:
    made = batches(replace(DIGITS, resident=workers is None), workers=workers or 0)
    before = torch.get_rng_state()
    assert len([*made.epoch(0), *made.plain(), *made.epoch(1)]) > 0
    assert torch.equal(torch.get_rng_state(), before)


def test_an_unreadable_picture_stops_with_its_name(pictures: ImageFiles) -> None:
    damaged = Path(pictures.paths[7])
    damaged.write_bytes(damaged.read_bytes()[:60])
    for workers in (0, 1):
        made = batches(pictures, workers=workers, mean=(0.5,) * 3, std=(0.2,) * 3)
        with pytest.raises(
            TrainingError, match=rf"^.*{damaged.name} cannot be read as a picture.*Repair or remove it\.$"
        ):
            list(made.plain())


@pytest.fixture
def pictures(tmp_path: Path) -> Iterator[ImageFiles]:
    """Write 72 digits as PNG files."""
    paths = [tmp_path / f"{number:02}.png" for number in range(72)]
    for path, image in zip(paths, load_digits().images, strict=False):
        Image.fromarray((image * 15).astype(np.uint8)).resize((20, 16)).save(path)
    yield ImageFiles([str(path) for path in paths], DIGITS.labels[:72], 10, 12)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"batch_size": 201}, "batch_size must be 200 or less, as many as there are training images, got 201"),
        ({"batch_size": 25, "world": 2}, "divide evenly among 2 processes, got 25"),
        ({"batch_size": 26, "world": 2}, "with mixup, batch_size must divide evenly by 4, twice the processes, got 26"),
        ({"augment": ("crop:8",)}, "crop:7 is the most"),
        ({"augment": ("crap:8",)}, "Did you mean 'crop'"),
    ],
)
def test_what_cannot_work_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        batches(**changes)


def test_images_to_judge_with_may_be_few_and_have_no_epochs() -> None:
    few = batches(DIGITS.subset([4, 2]), train=False)
    assert [len(y) for _, y in few.plain()] == [2]
    with pytest.raises(ValueError, match="`plain` yields them"):
        next(few.epoch(0))
