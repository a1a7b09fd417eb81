"""Each part of a recipe is left out once, and nothing else is changed."""

from __future__ import annotations

import pytest

from cnnedu.train import Recipe
from cnnedu.train.lessons import ablation
from cnnedu.train.lessons.ablation import WITHOUT


@pytest.mark.parametrize("title", WITHOUT)
def test_each_row_leaves_out_what_it_says(title: str) -> None:
    whole, less = Recipe().to_dict(), Recipe(**WITHOUT[title]).to_dict()
    changed = {name for name in whole if whole[name] != less[name]}
    assert changed <= WITHOUT[title].keys()
    assert bool(changed) == (title != "everything")


def test_rows_and_columns() -> None:
    settings = {"epochs": 1, "model_args": {"depth": 8}, "per_class": 20, "test_images": 50}
    rows = {title: WITHOUT[title] for title in ("everything", "no label smoothing")}
    lesson = ablation([0, 1], rows, **settings)
    assert lesson.column("recipe") == list(rows)
    assert list(lesson.rows[0]) == ["recipe", "test accuracy, %", "last training loss"]
    assert all(len(values) == 2 for values in lesson.column("last training loss"))
    assert lesson.column("last training loss")[0] != lesson.column("last training loss")[1]
    assert lesson.about["training"].startswith("resnet20 on digits, 20 training images of each class, 1 epoch")
    again = ablation([0, 1], rows, **settings)
    assert again.rows == lesson.rows  # the same seeds find the same numbers


def test_a_setting_that_is_none_is_refused() -> None:
    with pytest.raises(TypeError, match="epoch"):
        ablation([0], {"everything": {}}, epoch=1)
