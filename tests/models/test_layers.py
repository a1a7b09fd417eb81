"""The pieces that models share: what they promise beyond what each model's own tests see of them."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from cnnedu.errors import ShapeError
from cnnedu.models import ConvNormAct, DropPath
from cnnedu.models.layers import check_axes, check_input, he_init


def test_a_brick_keeps_the_side_and_needs_one_shift() -> None:
    for kernel, dilation in ((1, 1), (3, 1), (5, 1), (3, 2), (7, 3)):
        assert ConvNormAct(2, 4, kernel, dilation=dilation)(torch.zeros(2, 2, 9, 7)).shape == (2, 4, 9, 7)
    kinds = [[type(layer) for layer in brick] for brick in (ConvNormAct(2, 4, 3), ConvNormAct(2, 4, 3, act=None))]
    assert kinds == [[nn.Conv2d, nn.BatchNorm2d, nn.ReLU], [nn.Conv2d, nn.BatchNorm2d]]
    assert ConvNormAct(2, 4, 3)[0].bias is None and ConvNormAct(2, 4, 3, norm=None)[0].bias is not None


@pytest.mark.parametrize("shape", [(20_000, 2), (20_000, 2, 1, 1)])
def test_a_path_is_dropped_for_a_whole_example_and_its_mean_stays(shape: tuple[int, ...]) -> None:
    torch.manual_seed(0)
    path, x = DropPath(0.2), torch.ones(shape)
    y = path(x).flatten(1)
    assert set(y.unique().tolist()) == {0.0, 1.25} and torch.equal(y[:, 0], y[:, 1])
    assert y.mean().item() == pytest.approx(1, abs=0.02)
    assert torch.equal(path.eval()(x), x) and torch.equal(DropPath(0.0)(x), x)
    with pytest.raises(ValueError, match=r"DropPath: p must be in \[0, 1\), got 1"):
        DropPath(1)


@pytest.mark.parametrize("mode", ["fan_in", "fan_out"])
@pytest.mark.parametrize("groups", [1, 8])
def test_the_first_weights_keep_the_size_of_activations_or_of_gradients(mode: str, groups: int) -> None:
    """With a unit signal on one side, ReLU (half of it) included, a unit comes out on the other."""
    torch.manual_seed(0)
    conv = nn.Conv2d(64, 128, 3, groups=groups, padding=1, padding_mode="circular")
    he_init(conv, mode)  # type: ignore[arg-type]
    assert not conv.bias.any()
    x = torch.randn(4, 64, 12, 12).requires_grad_()
    y = conv(x)
    assert y.std().item() ** 2 == pytest.approx(2 if mode == "fan_in" else 1, rel=0.1)
    (gradient,) = torch.autograd.grad(y, x, torch.randn_like(y))
    assert gradient.std().item() ** 2 == pytest.approx(4 if mode == "fan_in" else 2, rel=0.1)


def test_what_does_not_fit_is_named_by_its_axes() -> None:
    model = nn.Identity()
    assert check_axes(model, torch.zeros(2, 3), ("n", "t")) == "(n=2, t=3)"
    with pytest.raises(ShapeError, match=r"^Identity: input must have three axes \(n, t, c\), got \(2,\)\.$"):
        check_axes(model, torch.zeros(2), ("n", "t", "c"))
    check_input(model, torch.zeros(1, 3, 32, 48), 3, at_least=32, multiple_of=16)
    with pytest.raises(ShapeError, match=r"multiples of 16, got \(n=1, c=3, h=33, w=48\)\. .* is 48×48\."):
        check_input(model, torch.zeros(1, 3, 33, 48), 3, multiple_of=16)
    with pytest.raises(ShapeError, match=r"h and w must be 28, .*got \(n=1, c=3, h=28, w=27\)\. image_size sets"):
        check_input(model, torch.zeros(1, 3, 28, 27), 3, exactly=28)
