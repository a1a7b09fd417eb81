"""Equal budgets: kept, and used up as far as a width allows."""

from __future__ import annotations

import re

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnedu.train.lessons import equal_budget
from cnnedu.train.lessons.budget import SHAPES, widest


def parameters(shape: str, width: int, channels: int, classes: int) -> int:
    with torch.device("meta"):
        model = SHAPES[shape](width=width, in_channels=channels, num_classes=classes)
    return sum(parameter.numel() for parameter in model.parameters())


@settings(deadline=None, max_examples=40)
@given(
    shape=st.sampled_from(list(SHAPES)),
    budget=st.integers(8_000, 150_000),
    channels=st.sampled_from([1, 3]),
    classes=st.integers(2, 20),
)
def test_the_widest_is_within_the_budget_and_the_next_is_not(
    shape: str, budget: int, channels: int, classes: int
) -> None:
    width = widest(SHAPES[shape], budget, channels, classes)
    assert parameters(shape, width, channels, classes) <= budget < parameters(shape, width + 1, channels, classes)


@pytest.mark.parametrize("shape", SHAPES)
def test_too_small_a_budget_is_refused_with_what_is_needed(shape: str) -> None:
    least = parameters(shape, 1, 1, 10)
    assert widest(SHAPES[shape], least, 1, 10) == 1
    with pytest.raises(ValueError, match=re.escape(f"{least:,} parameters at least, the budget is {least - 1:,}")):
        widest(SHAPES[shape], least - 1, 1, 10)


def test_all_shapes_are_trained_within_the_budget() -> None:
    lesson = equal_budget(9_000, [0], epochs=1, per_class=7, test_images=20, batch_size=35, test_flip=False)
    assert lesson.column("shape") == list(SHAPES)
    assert list(lesson.rows[0]) == ["shape", "parameters", "MACs, millions", "test accuracy, %"]
    for row in lesson.rows:
        width = widest(SHAPES[row["shape"]], 9_000, 1, 10)
        assert row["parameters"] == parameters(row["shape"], width, 1, 10) <= 9_000
        assert row["MACs, millions"] > row["parameters"] / 1e6
    assert "7 training images of each class" in lesson.about["training"]


def test_an_unknown_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="Did you mean 'ResNet'"):
        equal_budget(shapes=["Resnet"])
