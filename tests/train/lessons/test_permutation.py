"""The same pixels move in training and in test, or the lesson would be about noise."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from cnnedu.train.batches import Batches
from cnnedu.train.data import Images
from cnnedu.train.lessons import permuted_pixels
from cnnedu.train.seeds import seeded_generator

SETTINGS = {"batch_size": 6, "mean": (0.3,), "std": (0.5,), "device": "cpu", "pad": 1}


def some_images(count: int) -> Images:
    pixels = torch.randint(0, 256, (count, 1, 5, 5), dtype=torch.uint8, generator=torch.Generator().manual_seed(count))
    return Images(pixels, torch.arange(count) % 3, 3)


def shown(images: Images, permute: int | None, train: bool) -> Tensor:
    """Return every image as a network sees it, in the order of the images."""
    batches = Batches(images, permute=permute, train=train, **SETTINGS)  # type: ignore[arg-type]
    if not train:
        return torch.cat([x for x, _ in batches.plain()])
    order = torch.randperm(len(images), generator=seeded_generator(0, "order", 0))
    seen = torch.cat([x for x, _ in batches.epoch(0)])
    return seen[order.argsort()]


@pytest.mark.parametrize("permute", [0, 1, 7])
def test_pixels_move_alike_in_training_and_in_test(permute: int) -> None:
    moves = []
    for images, train in ((some_images(12), True), (some_images(18), False)):
        plain, moved = (shown(images, seed, train).flatten(1) for seed in (None, permute))
        # Where did each pixel go? Columns of random numbers know each other again; those of the border are all alike.
        same = (plain.T[:, None] == moved.T[None]).all(2)
        inner = torch.nonzero(same.sum(1) == 1)[:, 0]
        assert len(inner) == 25  # 7×7 with its border, 5×5 without
        moves.append(dict(zip(inner.tolist(), same[inner].int().argmax(1).tolist(), strict=True)))
        assert (plain.sort(1).values == moved.sort(1).values).all()
    assert moves[0] == moves[1]
    assert sum(source != place for source, place in moves[0].items()) > 15


def test_a_dense_layer_can_undo_it() -> None:
    images, layer = some_images(12), torch.nn.Linear(49, 4)
    plain, moved = (shown(images, seed, True).flatten(1) for seed in (None, 5))
    to = torch.randperm(49, generator=seeded_generator(5, "permute"))
    undone = torch.nn.Linear(49, 4)
    undone.load_state_dict({"weight": layer.weight[:, to], "bias": layer.bias})
    assert torch.allclose(layer(plain), undone(moved), atol=1e-5)
    assert not torch.allclose(layer(plain), layer(moved), atol=1e-2)


def test_rows_and_columns() -> None:
    settings = {"epochs": 1, "per_class": 13, "test_images": 40, "batch_size": 65}
    lesson = permuted_pixels([1, 2], **settings)
    assert lesson.column("network") == ["lenet5", "mlp"]
    assert list(lesson.rows[0]) == ["network", "as they are, %", "shuffled, %", "lost, points"]
    for row in lesson.rows:
        lost = np.subtract(row["as they are, %"], row["shuffled, %"])
        assert row["lost, points"] == pytest.approx(lost, abs=1e-3) and len(lost) == 2
    assert "crop:2; judged on 40 test images" in lesson.about["training"]
