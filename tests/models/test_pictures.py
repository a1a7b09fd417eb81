"""Preparing a picture as torchvision does, and naming what it shows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn
from torchvision.models import EfficientNet_B0_Weights, EfficientNet_B2_Weights, ResNet50_Weights
from torchvision.models.segmentation import DeepLabV3_ResNet50_Weights

from cnnedu.data import list_images, load_image
from cnnedu.errors import DTypeError, ShapeError
from cnnedu.models import Preprocess, classify
from cnnedu.models.pretrained import _preprocess

WEIGHTS = [
    ResNet50_Weights.IMAGENET1K_V1,
    ResNet50_Weights.IMAGENET1K_V2,  # 232 to 224
    EfficientNet_B0_Weights.DEFAULT,  # bicubic
    EfficientNet_B2_Weights.DEFAULT,  # 288 to 288
    DeepLabV3_ResNet50_Weights.DEFAULT,  # no crop
]


@pytest.mark.parametrize("weights", WEIGHTS, ids=str)
@pytest.mark.parametrize("name", list_images())
def test_pictures_are_prepared_as_torchvision_does(weights: Any, name: str) -> None:
    image = Image.fromarray(load_image(name)).convert("RGB")
    expected = weights.transforms()(image)[None]
    prepare = _preprocess(weights.transforms())
    assert torch.equal(prepare(image), expected)
    assert torch.equal(prepare(np.array(image)), expected)
    upright = image.transpose(Image.Transpose.ROTATE_90)
    assert torch.equal(prepare(upright), weights.transforms()(upright)[None])


def test_grey_and_transparent_pictures_become_red_green_and_blue() -> None:
    grey = load_image("camera")
    x = Preprocess(mean=(0, 0, 0), std=(1, 1, 1))(grey)
    assert x.shape == (1, 3, 224, 224) and torch.equal(x[0, 0], x[0, 2])
    rgba = np.dstack([load_image("coffee"), np.full((200, 300), 255, np.uint8)])
    assert torch.equal(Preprocess()(rgba), Preprocess()(load_image("coffee")))


@pytest.mark.parametrize(
    ("picture", "error", "message"),
    [
        (np.zeros((8, 8, 3)), DTypeError, "array of uint8, 0 to 255, got array of float64"),
        ("cat.png", DTypeError, "got str"),
        (np.zeros((3, 8, 8), np.uint8), ShapeError, r"channels last, got \(3, 8, 8\)"),
        (np.zeros((0, 8), np.uint8), ShapeError, r"got \(0, 8\)"),
        (np.zeros(8, np.uint8), ShapeError, r"got \(8,\)"),
    ],
)
def test_what_is_no_picture_is_refused(picture: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^Preprocess: picture must be .*{message}"):
        Preprocess()(picture)


class Colours(nn.Module):
    """Says how red, green and blue a picture is."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.ones(()))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x.mean((2, 3)) * self.scale


def test_classes_come_likeliest_first() -> None:
    blue = np.zeros((30, 40, 3), np.uint8)
    blue[..., 2], blue[..., 1] = 255, 128
    plain = Preprocess(mean=(0, 0, 0), std=(1, 1, 1))
    named = classify(Colours().eval(), blue, preprocess=plain, labels=["red", "green", "blue"])
    assert [label for label, _ in named] == ["blue", "green", "red"]
    assert sum(p for _, p in named) == pytest.approx(1)
    assert named[0][1] == pytest.approx(np.e / (np.e + np.exp(128 / 255) + 1), rel=1e-5)
    assert len(classify(Colours().eval(), blue, 1, labels=["red", "green", "blue"])) == 1


def test_the_models_own_preparation_is_used() -> None:
    model = Colours().eval()
    dark = np.zeros((30, 40, 3), np.uint8)
    model.preprocess = Preprocess(mean=(1, 0, 0), std=(1, 1, 1))  # type: ignore[assignment]
    assert classify(model, dark, labels=["red", "green", "blue"])[-1][0] == "red"


def test_mistakes_are_named() -> None:
    picture = load_image("coffee")
    with pytest.raises(ValueError, match=r"classify: model must be in evaluation mode.*model.eval\(\)"):
        classify(Colours(), picture)
    with pytest.raises(ShapeError, match="classify: model must give one number for each of 1000 labels, got"):
        classify(Colours().eval(), picture)
