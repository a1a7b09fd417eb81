"""Grad-CAM: judged by the dense layer's weights, by a central difference, and by what it leaves behind."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from cnnedu.analysis import ClassMap, grad_cam
from cnnedu.errors import ModelError, ShapeError


def classifier(inplace: bool = False) -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(
        nn.Conv2d(3, 4, 3, padding=1),
        nn.BatchNorm2d(4),
        nn.ReLU(inplace=inplace),
        nn.Conv2d(4, 6, 3, stride=2, padding=1),
        nn.ReLU(inplace=inplace),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(6, 5),
    )


def picture() -> Tensor:
    return torch.randn(1, 3, 8, 10, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("target", range(5))
def test_before_global_pooling_a_channel_counts_what_the_dense_layer_says(target: int) -> None:
    model = classifier().eval()
    found = grad_cam(model, picture(), target)
    with torch.no_grad():
        maps = model[:5](picture())[0].double().numpy()
        scores = model(picture())[0]
    weights = model[7].weight[target].detach().double().numpy() / (4 * 5)
    np.testing.assert_allclose(found.channels, weights, rtol=1e-5)
    np.testing.assert_allclose(found.map, np.maximum(np.einsum("k,kij->ij", weights, maps), 0), atol=1e-7)
    assert found.layer == "4" and found.target == target
    assert found.score == pytest.approx(float(scores[target]))


@pytest.mark.parametrize("layer", ["0", "1", "2", "3"])
def test_in_any_layer_a_channel_counts_what_a_nudge_of_it_changes(layer: str) -> None:
    model = classifier().eval().double()
    x = picture().double()
    found = grad_cam(model, x, 2, layer=layer)
    until, rest = model[: int(layer) + 1], model[int(layer) + 1 :]
    with torch.no_grad():
        maps = until(x)
        places = maps.shape[2] * maps.shape[3]
        for k in range(maps.shape[1]):
            nudge = torch.zeros_like(maps)
            nudge[:, k] = 1e-6
            slope = (rest(maps + nudge) - rest(maps - nudge))[0, 2] / 2e-6
            assert found.channels[k] == pytest.approx(float(slope) / places, rel=1e-4, abs=1e-8)


def test_the_likeliest_class_where_none_is_named() -> None:
    model = classifier().eval()
    assert grad_cam(model, picture()).target == int(model(picture()).argmax())


def test_layers_that_write_in_place_change_nothing() -> None:
    for layer in ("1", "3", "4"):
        plain, inplace = (grad_cam(classifier(kind), picture(), 1, layer=layer) for kind in (False, True))
        np.testing.assert_array_equal(plain.map, inplace.map)


def test_frozen_weights_and_no_grad_and_numpy() -> None:
    model = classifier()
    expected = grad_cam(model, picture())
    model.requires_grad_(False)
    with torch.no_grad():
        np.testing.assert_array_equal(grad_cam(model, picture().numpy()).map, expected.map)
    with torch.inference_mode():
        np.testing.assert_array_equal(grad_cam(model, picture()).map, expected.map)
    assert expected.map.dtype == expected.channels.dtype == np.float64


def test_the_model_is_left_as_it_was() -> None:
    model = classifier().train()
    model[3].eval()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    x = picture()
    grad_cam(model, x)
    assert model.training and not model[3].training and model[1].training
    assert all(parameter.grad is None for parameter in model.parameters())
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())
    assert not any(module._forward_hooks for module in model.modules())
    assert not x.requires_grad
    with pytest.raises(ShapeError):
        grad_cam(nn.Sequential(model, nn.Flatten(0)), x)
    assert not any(module._forward_hooks for module in model.modules())


def test_enlarging_keeps_the_shape_of_the_hill() -> None:
    found = ClassMap(np.array([[0.0, 2.0], [0.0, 0.0]]), 0, 1.0, "", np.ones(1))
    large = found.enlarged((6, 8))
    assert large.shape == (6, 8) and large.max() == 1 and large.argmax() in (6, 7)
    assert not ClassMap(np.zeros((2, 2)), 0, 1.0, "", np.ones(1)).enlarged((4, 4)).any()


def test_it_finds_the_cup_and_not_the_table() -> None:
    from cnnedu.data import imagenet_labels, load_image
    from cnnedu.models import load_pretrained

    model = load_pretrained("efficientnet_lite0")
    found = grad_cam(model, model.preprocess(load_image("coffee")))  # type: ignore[operator]
    assert imagenet_labels()[found.target] == "espresso"
    assert found.layer == "head" and found.map.shape == (7, 7)
    row, column = np.unravel_index(found.map.argmax(), (7, 7))
    assert row in (1, 2, 3) and column in (2, 3, 4)
    assert found.map[5:].max() < 0.3 * found.map.max()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"x": torch.zeros(2, 3, 8, 8)}, "one picture"),
        ({"x": torch.zeros(3, 8, 8)}, "one picture"),
        ({"target": 5}, "from 0 to 4, got 5"),
        ({"target": -1}, "target"),
        ({"layer": "33"}, "Did you mean '3'"),
        ({"layer": "7"}, "returns no maps"),
    ],
)
def test_what_it_refuses(arguments: dict[str, object], message: str) -> None:
    given = {"x": picture(), **arguments}
    with pytest.raises(ValueError, match=message):
        grad_cam(classifier(), **given)  # type: ignore[arg-type]


def test_models_that_cannot_be_asked() -> None:
    with pytest.raises(ModelError, match="meta"):
        grad_cam(classifier().to("meta"), picture())
    with pytest.raises(ValueError, match="no module"):
        grad_cam(nn.Sequential(nn.Flatten(), nn.Linear(240, 5)), picture())

    class Rounds(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.conv = nn.Conv2d(3, 5, 1)

        def forward(self, x: Tensor) -> Tensor:
            return self.conv(x).detach().mean((2, 3))

    with pytest.raises(ModelError, match="gradient"):
        grad_cam(Rounds(), picture())
    with pytest.raises(TypeError, match="Tensor"):
        grad_cam(classifier(), [[1.0]])  # type: ignore[arg-type]
