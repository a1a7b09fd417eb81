"""Recipes: complete as soon as they are made, the same as JSON and as a command line, and refused with a reason."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnedu.train import Recipe
from cnnedu.train._recipe_fields import USUAL

DATA = ["digits", "fashion_mnist", "mnist", "cifar10", "cifar100", "imagefolder:somewhere", "random:3x8x8"]


@pytest.mark.parametrize("data", DATA)
def test_nothing_is_left_open(data: str) -> None:
    recipe = Recipe(data=data)
    may_be_none = {"data_dir", "resize", "clip", "ema", "permute", "resident", "checkpoint_steps"}
    may_be_none |= {"per_class", "test_images"}
    assert {name for name, value in recipe.to_dict().items() if value is None} <= may_be_none
    assert all(getattr(recipe, name) == value for name, value in USUAL[data.partition(":")[0]].items())


@given(
    epochs=st.integers(1, 500),
    lr=st.floats(1e-6, 10),
    augment=st.lists(st.sampled_from(["crop:1", "flip", "cutout:2", "mixup:0.2", "erase:0.5"]), unique=True),
    optimizer=st.sampled_from(["sgd", "adamw", "muon"]),
    clip=st.none() | st.floats(0.1, 10),
    seed=st.integers(0, 2**40),
)
def test_json_and_back(**changes: Any) -> None:
    recipe = Recipe(**changes)
    assert Recipe.from_json(recipe.to_json()) == recipe
    assert hash(json.dumps(recipe.to_dict(), sort_keys=True))


def test_it_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Recipe().lr = 1.0  # type: ignore[misc]


def test_where_data_lie_is_no_part_of_a_recipe() -> None:
    assert Recipe(data_dir="here") == Recipe(data_dir="there")
    assert Recipe(seed=1) != Recipe(seed=2)


def test_numbers_take_their_normal_form() -> None:
    recipe = Recipe(epochs=3.0, lr=1, augment="crop:1,flip")  # type: ignore[arg-type]
    assert (recipe.epochs, type(recipe.epochs), type(recipe.lr)) == (3, int, float)
    assert recipe.augment == ("crop:1", "flip")


def test_numbers_of_numpy_and_paths_are_taken(tmp_path: Path) -> None:
    recipe = Recipe(epochs=np.int64(3), lr=np.float32(0.5), data_dir=tmp_path)  # type: ignore[arg-type]
    assert (recipe.epochs, recipe.lr, recipe.data_dir) == (3, 0.5, str(tmp_path))
    assert Recipe(model_args={"hidden": (32,)}) == Recipe(model_args={"hidden": [32]})  # as in a run's file


def test_a_network_of_one_size_gets_a_border() -> None:
    assert Recipe(model="lenet5", data="fashion_mnist").pad == 2
    assert Recipe(model="resnet20", data="fashion_mnist").pad == 0
    assert Recipe(model="lenet5", data="cifar10").pad == 0
    assert Recipe(model="lenet5", data="fashion_mnist", pad=0).pad == 0


def test_who_learns_mirror_images_is_judged_by_them() -> None:
    assert Recipe(data="cifar10").test_flip is True
    assert Recipe(data="digits").test_flip is False
    assert Recipe(data="cifar10", test_flip=False).test_flip is False


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"model": "resnet19"}, "there is no model 'resnet19'. Did you mean 'resnet18'?"),
    ({"model": "unet"}, "'unet' is a model for segmentation"),
    ({"data": "cifar"}, "data must be one of .*got 'cifar'. Did you mean 'cifar10'"),
    ({"epochs": 0}, "epochs must be a whole number, 1 or more, got 0"),
    ({"epochs": 2.5}, "epochs must be a whole number, got 2.5"),
    ({"epochs": True}, "epochs must be a whole number, got True"),
    ({"lr": -0.1}, "lr must be a number above 0, got -0.1"),
    ({"lr": "0.1"}, "lr must be a number, got '0.1'"),
    ({"lr": float("nan")}, "lr must be a number above 0, got nan"),
    ({"lr": float("inf")}, "lr must be a number above 0, got inf"),
    ({"momentum": 1.0}, "momentum must be a number from 0, less than 1"),
    ({"label_smoothing": 1.5}, "label_smoothing must be"),
    ({"optimizer": "adam"}, "optimizer must be one of 'sgd', 'adamw', 'muon', got 'adam'. Did you mean 'adamw'?"),
    ({"precision": "fp16"}, "precision must be one of 'fp32', 'tf32', 'bf16', got 'fp16'"),
    ({"schedule": "step"}, "schedule must be one of"),
    ({"augment": ("flop",)}, "'?flop"),
    ({"augment": ("crop:-1",)}, "crop"),
    ({"batch_size": 10, "accumulate": 3}, "accumulate must divide the batch evenly, got 3 parts of 10"),
    ({"compile": "yes"}, "compile must be True or False, got 'yes'"),
    ({"model_args": [1]}, "model_args must be a mapping"),
    ({"seed": -1}, "seed must be a whole number, 0 or more"),
    ({"device": 3}, "device must be a text"),
    ({"data": 5}, "data must be one of"),
    ({"model": None}, "model must be a text, got None"),
    ({"augment": 5}, "augment must be names of changes"),
    ({"augment": ("flop",), "test_flip": False}, "there is no 'flop'"),
    ({"optimizer": ["sgd"]}, "optimizer must be a text"),
    ({"lr": 10**400}, "lr must be a number above 0, got inf"),
    ({"lr": 1e300}, "lr must be 1e.30 or less, got 1e.300"),
    ({"epochs": float("inf")}, "epochs must be a whole number, got inf"),
    ({"workers": 10_000}, "workers must be a whole number from 0 to 256, got 10000"),
    ({"resize": 10**6}, "resize must be a whole number from 1 to 4,096"),
    ({"pad": 10**6}, "pad must be a whole number from 0 to 4,096"),
    ({"model_args": {"width": object()}}, "model_args must hold what JSON can"),
    ({"model_args": {8: "width"}}, "model_args must hold what JSON can"),
]


@pytest.mark.parametrize(("settings", "message"), WRONG, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_said(settings: dict[str, Any], message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        Recipe(**settings)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "this is no JSON"),
        ("[1]", "a recipe is a JSON object, got list"),
        ("[" * 200_000, "this is no JSON"),
        ('{"epoch": 3}', "a recipe has no 'epoch'. Did you mean 'epochs'"),
    ],
)
def test_json_that_is_no_recipe_is_refused(text: str, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        Recipe.from_json(text)
