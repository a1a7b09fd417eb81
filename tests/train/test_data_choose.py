"""Parts of a set: every class has its share, smaller draws are part of larger ones, nothing stands on two sides."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from cnnedu.errors import TrainingError
from cnnedu.train import Recipe, fit, load_data
from cnnedu.train._data_choose import few_of_each, stratified

LABELS = st.lists(st.integers(0, 4), min_size=1, max_size=60).map(torch.tensor)


@given(labels=LABELS, seed=st.integers(0, 1000), data=st.data())
def test_few_of_each_class_and_small_draws_inside_large_ones(
    labels: torch.Tensor, seed: int, data: st.DataObject
) -> None:
    counts = labels.bincount()
    rarest = int(counts[counts > 0].min())
    large = data.draw(st.integers(1, rarest))
    small = data.draw(st.integers(1, large))
    drawn = [few_of_each(labels, count, seed) for count in (large, small)]
    for count, indices in zip((large, small), drawn, strict=True):
        assert labels[indices].bincount().tolist() == [count if each else 0 for each in counts.tolist()]
        assert indices.tolist() == sorted(set(indices.tolist()))
    assert torch.isin(drawn[1], drawn[0]).all()
    with pytest.raises(ValueError, match=f"per_class must be {rarest} or less"):
        few_of_each(labels, rarest + 1, seed)


def test_seeds_draw_differently() -> None:
    labels = torch.arange(200) % 10
    assert not torch.equal(few_of_each(labels, 5, 0), few_of_each(labels, 5, 1))
    assert torch.equal(few_of_each(labels, 5, 1), few_of_each(labels, 5, 1))


def test_stratified_parts_are_all_there_is() -> None:
    labels = torch.arange(100) % 4
    others, chosen = stratified(labels, 20, 3, "the test", "abcd")
    assert sorted([*others.tolist(), *chosen.tolist()]) == list(range(100))
    assert labels[chosen].bincount().tolist() == [5] * 4


def rows(images: object) -> set[bytes]:
    return {image.numpy().tobytes() for image in images.read(range(len(images)))}  # type: ignore[attr-defined]


def test_few_images_are_none_of_those_held_out() -> None:
    data = load_data(Recipe(per_class=30, validation=100, seed=4))
    assert data.train.labels.bincount().tolist() == [30] * 10 and data.validation is not None
    assert len(data.validation) == 100 and not rows(data.train) & (rows(data.validation) | rows(data.test))


def test_fewer_test_images_are_the_same_for_every_seed() -> None:
    first, second, whole = (load_data(Recipe(**s)) for s in ({"test_images": 50}, {"test_images": 50, "seed": 1}, {}))
    assert rows(first.test) == rows(second.test) < rows(whole.test)
    assert first.test.labels.bincount().tolist() == [5] * 10
    assert "50 of its 360 test images" in first.source and "Judged" not in whole.source
    assert len(load_data(Recipe(test_images=10_000)).test) == 360


def test_a_run_sees_no_more_than_it_was_given() -> None:
    run = fit(Recipe(per_class=6, test_images=20, epochs=2, batch_size=30, model_args={"depth": 8}), progress=False)
    assert len(run.steps) == 4 and run.confusion is not None and run.confusion.sum() == 20
    with pytest.raises(ValueError, match="per_class must be"):
        load_data(Recipe(per_class=1000))


def test_a_class_of_one_image_is_named() -> None:
    with pytest.raises(TrainingError, match="the test: class 'otter' has one image only; there is none to hold out"):
        stratified(torch.tensor([0, 0, 1, 2, 2]), 3, 0, "the test", ("cat", "otter", "owl"))
