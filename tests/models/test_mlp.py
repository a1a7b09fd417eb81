"""The multilayer perceptron: its formula, and that it does not know which pixels are neighbours."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from cnnedu.errors import ShapeError
from cnnedu.models import create_model


def test_it_is_dense_layers_with_relu_between() -> None:
    torch.manual_seed(0)
    model = create_model("mlp", hidden=(7, 5), num_classes=3, in_channels=2, image_size=4).eval()
    first, second, last = (layer for layer in model.layers if isinstance(layer, nn.Linear))
    x = torch.randn(6, 2, 4, 4)
    h = (x.reshape(6, 32) @ first.weight.T + first.bias).clamp(min=0)
    h = (h @ second.weight.T + second.bias).clamp(min=0)
    torch.testing.assert_close(model(x), h @ last.weight.T + last.bias)


def test_a_permutation_of_all_pixels_is_one_of_the_first_weights() -> None:
    torch.manual_seed(0)
    model, x = create_model("mlp").eval(), torch.randn(2, 1, 28, 28)
    before, order = model(x), torch.randperm(784)
    with torch.no_grad():
        model.layers[0].weight[:] = model.layers[0].weight[:, order].clone()
    shuffled = x.flatten(1)[:, order].view_as(x)
    torch.testing.assert_close(model(shuffled), before)
    assert not torch.allclose(model(x), before)


def test_sizes_follow_the_settings() -> None:
    linear = create_model("mlp", hidden=())
    assert sum(parameter.numel() for parameter in linear.parameters()) == 784 * 10 + 10
    assert sum(parameter.numel() for parameter in create_model("mlp").parameters()) == 235_146
    assert [layer.p for layer in create_model("mlp", dropout=0.3).layers if isinstance(layer, nn.Dropout)] == [0.3, 0.3]


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        ((1, 1, 28, 32), r"h and w must be 28, .* got \(n=1, c=1, h=28, w=32\). image_size sets another"),
        ((1, 3, 28, 28), "must have c=1 channels"),
        ((1, 28, 28), r"four axes \(n, c, h, w\), got \(1, 28, 28\). Add the batch axis"),
    ],
)
def test_what_does_not_fit_is_named(shape: tuple[int, ...], message: str) -> None:
    with pytest.raises(ShapeError, match=f"^MLP: .*{message}"):
        create_model("mlp")(torch.zeros(shape))
