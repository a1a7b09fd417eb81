"""EfficientNet-Lite0 sees a cat, and pads as TensorFlow does."""

from __future__ import annotations

import math

import numpy as np
import pytest
import registered
import torch
from torch import nn

from cnnedu.data import load_image
from cnnedu.models import SqueezeExcite, classify, create_model, load_pretrained
from cnnedu.models.efficientnet_lite import EfficientNetLite, SamePad, rename_lite_keys


@pytest.fixture(scope="module")
def trained() -> nn.Module:
    return load_pretrained("efficientnet_lite0")


def test_chelsea_is_a_cat_and_coffee_an_espresso(trained: nn.Module) -> None:
    cat = classify(trained, load_image("chelsea"))
    assert cat[0][0] == "Egyptian cat"
    assert {label for label, _ in cat[:3]} == {"Egyptian cat", "tabby", "tiger cat"}
    assert sum(p for _, p in cat[:3]) > 0.85
    coffee = classify(trained, load_image("coffee"))
    assert coffee[0][0] == "espresso" and coffee[0][1] > 0.8


def test_it_depends_on_the_padding_of_the_weights(trained: nn.Module, monkeypatch: pytest.MonkeyPatch) -> None:
    """Padding as torch does looks at other pixels, and is less sure of its coffee."""
    right = classify(trained, load_image("coffee"))[0][1]

    def both_sides(self: SamePad, side: int) -> int:
        return 2 * (self.kernel_size // 2)

    monkeypatch.setattr(SamePad, "_missing", both_sides)
    wrong = classify(trained, load_image("coffee"))[0][1]
    assert wrong < right - 0.03


@pytest.mark.parametrize("kernel", [1, 2, 3, 5, 7])
@pytest.mark.parametrize("stride", [1, 2, 3])
def test_same_padding_gives_the_side_over_the_stride(kernel: int, stride: int) -> None:
    conv = nn.Conv2d(1, 1, kernel, stride)
    for side in range(1, 18):
        padded = SamePad(kernel, stride)(torch.ones(1, 1, side, side + 1))
        assert conv(padded).shape[2:] == (math.ceil(side / stride), math.ceil((side + 1) / stride))
        rows = padded[0, 0].sum(1)
        before, after = int((rows.cumsum(0) == 0).sum()), int((rows.flip(0).cumsum(0) == 0).sum())
        assert before + side + after == len(rows) and after - before in (0, 1)


def test_padding_an_even_side_starts_at_its_first_pixel() -> None:
    padded = SamePad(3, 2)(torch.arange(1.0, 17).reshape(1, 1, 4, 4))
    assert padded[0, 0, 0].tolist() == [1, 2, 3, 4, 0] and padded[0, 0, -1].tolist() == [0, 0, 0, 0, 0]
    assert repr(SamePad(3, 2)) == "SamePad(kernel_size=3, stride=2)"


def test_what_b0_has_and_lite0_has_not() -> None:
    with torch.device("meta"):
        b0, lite = create_model("efficientnet_b0"), create_model("efficientnet_lite0")
    assert any(isinstance(module, SqueezeExcite) for module in b0.modules())
    assert not any(isinstance(module, SqueezeExcite | nn.SiLU) for module in lite.modules())
    gates = sum(registered.count_parameters(m) for m in b0.modules() if isinstance(m, SqueezeExcite))
    assert registered.count_parameters(b0) - gates == registered.count_parameters(lite) == 4_652_008


def test_every_weight_of_the_package_is_used_once(trained: nn.Module) -> None:
    ours = create_model("efficientnet_lite0").state_dict()
    back = {
        "stem.1.0": "_conv_stem",
        "stem.1.1": "_bn0",
        "head.0": "_conv_head",
        "head.1": "_bn1",
        "classifier": "_fc",
        "expand.0": "_expand_conv",
        "expand.1": "_bn0",
        "depthwise.0": "_depthwise_conv",
        "depthwise.1": "_bn1",
        "project.0": "_project_conv",
        "project.1": "_bn2",
    }
    theirs = []
    for key in ours:
        layer, _, tensor = key.rpartition(".")
        if key.startswith("blocks."):
            _, number, layer = layer.split(".", 2)
            theirs.append(f"_blocks.{number}.{back[layer]}.{tensor}")
        else:
            theirs.append(f"{back[layer]}.{tensor}")
    renamed = rename_lite_keys({key: torch.empty(0) for key in theirs})
    assert list(renamed) == list(ours)


def test_transfer_learning_starts_from_the_trained_features(trained: nn.Module) -> None:
    model = EfficientNetLite(num_classes=3).eval()
    state = {key: value for key, value in trained.state_dict().items() if not key.startswith("classifier")}
    assert model.load_state_dict(state, strict=False).missing_keys == ["classifier.weight", "classifier.bias"]
    image = torch.from_numpy(load_image("coffee")).permute(2, 0, 1)[None, :, :64, :64].float() / 255
    assert np.isfinite(model(image).detach().numpy()).all()
