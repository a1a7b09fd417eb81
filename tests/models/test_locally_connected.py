"""Locally connected layers: our NumPy reference, forward and backward, and what sharing would have saved."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.flop_counter import FlopCounterMode

from cnnedu.errors import ShapeError
from cnnedu.functional import locally_connected2d, locally_connected2d_backward
from cnnedu.models import create_model
from cnnedu.models.locally_connected import LocallyConnected2d

CASES: list[dict[str, Any]] = [
    {"kernel_size": 3, "image_size": 6},
    {"kernel_size": 1, "image_size": (4, 2)},
    {"kernel_size": (2, 3), "image_size": (7, 8), "stride": (2, 1), "padding": (0, 2)},
    {"kernel_size": (3, 2), "image_size": (8, 6), "stride": 2, "padding": 1, "dilation": (1, 2)},
    {"kernel_size": 5, "image_size": 5, "bias": False},
]


def drawn(settings: dict[str, Any], batch: int = 3) -> tuple[LocallyConnected2d, torch.Tensor]:
    torch.manual_seed(0)
    layer = LocallyConnected2d(2, 4, **settings).double()
    for parameter in layer.parameters():
        nn.init.normal_(parameter)
    return layer, torch.randn(batch, 2, *layer.image_size, dtype=torch.float64, requires_grad=True)


@pytest.mark.parametrize("batch", [1, 3])
@pytest.mark.parametrize("settings", CASES)
def test_it_is_our_reference_forward_and_backward(settings: dict[str, Any], batch: int) -> None:
    layer, x = drawn(settings, batch)
    bias = None if layer.bias is None else layer.bias.detach().numpy()
    call = (x.detach().numpy(), layer.weight.detach().numpy(), bias, layer.stride, layer.padding, layer.dilation)
    output = layer(x)
    np.testing.assert_allclose(output.detach(), locally_connected2d(*call), atol=1e-12)
    grad = torch.randn(output.shape, dtype=torch.float64)
    output.backward(grad)
    expected = locally_connected2d_backward(grad.numpy(), *call)
    np.testing.assert_allclose(x.grad, expected.input, atol=1e-12)
    np.testing.assert_allclose(layer.weight.grad, expected.weight, atol=1e-12)
    if layer.bias is not None:
        np.testing.assert_allclose(layer.bias.grad, expected.bias, atol=1e-12)


@pytest.mark.parametrize("settings", CASES)
def test_with_equal_weights_everywhere_it_is_a_convolution(settings: dict[str, Any]) -> None:
    layer, x = drawn(settings)
    filters = layer.weight.detach()[..., 0, 0]
    with torch.no_grad():
        layer.weight[:] = filters[..., None, None]
        if layer.bias is not None:
            layer.bias.zero_()
    expected = F.conv2d(x, filters, None, layer.stride, layer.padding, layer.dilation)
    torch.testing.assert_close(layer(x), expected)


def test_every_weight_is_used_once() -> None:
    layer = LocallyConnected2d(3, 4, kernel_size=3, image_size=8, stride=2, bias=False)
    with FlopCounterMode(display=False) as counter:
        layer(torch.zeros(1, 3, 8, 8))
    assert counter.get_total_flops() // 2 == layer.weight.numel() == 4 * 3 * 9 * 3 * 3


def macs_and_weights(**settings: bool) -> tuple[int, int]:
    model = create_model("locally_connected_net", **settings)
    with FlopCounterMode(display=False) as counter:
        model(torch.zeros(1, 1, 28, 28))
    return counter.get_total_flops() // 2, sum(parameter.numel() for parameter in model.parameters())


def test_sharing_saves_weights_and_no_multiplication() -> None:
    assert macs_and_weights() == (322_560, 328_202)
    assert macs_and_weights(shared=True) == (322_560, 5_994)


def test_the_shared_network_is_the_same_network() -> None:
    torch.manual_seed(0)
    shared, own = create_model("locally_connected_net", shared=True), create_model("locally_connected_net")
    with torch.no_grad():
        for name in ("layer1", "layer2"):
            getattr(own, name).weight[:] = getattr(shared, name).weight[..., None, None]
            getattr(own, name).bias[:] = getattr(shared, name).bias[:, None, None]
    own.output.load_state_dict(shared.output.state_dict())
    x = torch.randn(2, 1, 28, 28)
    torch.testing.assert_close(own(x), shared(x))


def test_it_starts_as_he_et_al_say() -> None:
    torch.manual_seed(0)
    layer = LocallyConnected2d(8, 16, kernel_size=5, image_size=12)
    assert layer.weight.std().item() == pytest.approx((2 / 200) ** 0.5, rel=0.02)
    assert not layer.bias.any()


def test_what_does_not_fit_is_named() -> None:
    layer = LocallyConnected2d(3, 4, kernel_size=3, image_size=(8, 6))
    for shape in [(1, 3, 6, 8), (1, 2, 8, 6), (3, 8, 6)]:
        with pytest.raises(ShapeError, match=r"LocallyConnected2d: input must be n images of \(c=3, h=8, w=6\), got"):
            layer(torch.zeros(shape))
    with pytest.raises(ShapeError, match=r"no output is left of image_size 4.*kernel_size=\(5, 5\)"):
        LocallyConnected2d(3, 4, kernel_size=5, image_size=4)
    with pytest.raises(ShapeError, match="LocallyConnectedNet: image_size must be at least 16, got 15"):
        create_model("locally_connected_net", image_size=15)
    with pytest.raises(ShapeError, match="LocallyConnectedNet: h and w must be 28, "):
        create_model("locally_connected_net")(torch.zeros(1, 1, 32, 32))
    for shared in (False, True):
        smallest = create_model("locally_connected_net", image_size=16, shared=shared)
        assert smallest(torch.zeros(1, 1, 16, 16)).shape == (1, 10)
