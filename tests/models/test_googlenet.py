"""GoogLeNet: the paper's table 1, torchvision's weights with everything that they come with, the heads."""

from __future__ import annotations

import pytest
import registered
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode
from torchvision import models as torchvision_models

from cnnedu.errors import ShapeError
from cnnedu.models import create_model
from cnnedu.models.googlenet import GoogLeNetOutputs

# Table 1 of the paper: channels out, side, parameters in units of 1,024 and multiply-adds in millions.
TABLE_1 = {
    "inception3a": (256, 28, 159, 128),
    "inception3b": (480, 28, 380, 304),
    "inception4a": (512, 14, 364, 73),
    "inception4b": (512, 14, 437, 88),
    "inception4c": (512, 14, 463, 100),
    "inception4d": (528, 14, 580, 119),
    "inception4e": (832, 14, 840, 170),
    "inception5a": (832, 7, 1072, 54),
    "inception5b": (1024, 7, 1388, 71),
}


def meta(**settings: object) -> nn.Module:
    with torch.device("meta"):
        return create_model("googlenet", **settings)


def parameters(module: nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def test_the_blocks_are_those_of_table_1() -> None:
    model = meta().eval()
    shapes: dict[str, tuple[int, ...]] = {}
    for name in TABLE_1:
        getattr(model, name).register_forward_hook(
            lambda _, __, out, name=name: shapes.update({name: tuple(out.shape)})
        )
    with FlopCounterMode(display=False) as counter:
        model(torch.zeros(1, 3, 224, 224, device="meta"))
    macs = {name.rpartition(".")[2]: sum(ops.values()) / 2e6 for name, ops in counter.get_flop_counts().items()}
    assert shapes == {name: (1, channels, side, side) for name, (channels, side, _, _) in TABLE_1.items()}
    off = {name for name, (_, _, _, ops) in TABLE_1.items() if abs(macs[name] - ops) > 0.65}
    assert off == {"inception5a"}  # 51 by its own channels, the table says 54
    assert macs["conv2"] + macs["conv3"] == pytest.approx(360, abs=0.5)
    assert parameters(model.conv2) + parameters(model.conv3) == pytest.approx(112 * 1024, rel=0.005)
    assert model.fc.weight.numel() == 1000 * 1024
    for name, (_, _, thousands, _) in TABLE_1.items():
        assert parameters(getattr(model, name)) == pytest.approx(thousands * 1024, rel=0.08)


def test_parameters_with_and_without_heads() -> None:
    assert parameters(meta(aux_logits=False)) == 6_998_552  # BVLC's GoogLeNet has as many
    assert parameters(meta()) - parameters(meta(aux_logits=False)) == 3_188_840 + 3_190_888
    assert parameters(meta(variant="torchvision", aux_logits=False)) == 6_624_904
    assert parameters(meta(variant="torchvision")) == 13_004_888


def twins(**settings: bool) -> tuple[nn.Module, nn.Module]:
    """Return torchvision's network and ours with the same weights, in evaluation mode and without dropout."""
    peer = torchvision_models.GoogLeNet(num_classes=10, init_weights=False, dropout=0.0, dropout_aux=0.0, **settings)
    registered.fill(peer.eval(), torch.randn(2, 3, 64, 64), torch.Generator().manual_seed(0))
    ours = create_model("googlenet", variant="torchvision", num_classes=10, dropout=0.0, dropout_aux=0.0, **settings)
    ours.load_state_dict(peer.state_dict(), strict=True)
    return peer, ours.eval()


def test_torchvisions_transform_fits() -> None:
    torch.manual_seed(0)
    peer, ours = twins(aux_logits=False, transform_input=True)
    x = torch.randn(2, 3, 64, 80)
    with torch.no_grad():
        expected, got = peer(x), ours(x)
        ours.transform_input = False
        without = ours(x)
    scale = expected.abs().max()
    assert (got - expected).abs().max() <= 1e-5 * scale < 1e-3 * scale < (without - expected).abs().max()


def test_torchvisions_heads_fit() -> None:
    torch.manual_seed(0)
    peer, ours = twins(aux_logits=True)
    x = torch.randn(4, 3, 96, 96)
    with torch.no_grad():
        got, expected = ours.train()(x), peer.train()(x)
    assert isinstance(got, GoogLeNetOutputs) and got._fields == expected._fields
    for own, judge in zip(got, expected, strict=True):
        assert (own - judge).abs().max() <= 1e-5 * judge.abs().max()
        assert (judge[0] - judge[1]).abs().max() > 1e-2 * judge.abs().max()


def test_heads_speak_in_training_only() -> None:
    torch.manual_seed(0)
    model = create_model("googlenet", num_classes=10)
    x = torch.randn(2, 3, 79, 96)
    out = model(x)
    assert [tuple(logits.shape) for logits in out] == [(2, 10)] * 3
    sum(out.aux_logits1).sum().backward()
    assert model.inception4a.branch1.conv.weight.grad is not None and model.inception4b.branch1.conv.weight.grad is None
    assert isinstance(model.eval()(x), torch.Tensor)
    assert isinstance(create_model("googlenet", aux_logits=False)(x), torch.Tensor)


def test_the_papers_head_pools_5x5_at_stride_3() -> None:
    torch.manual_seed(0)
    head = create_model("googlenet").aux1
    x = torch.randn(1, 512, 14, 14)
    torch.testing.assert_close(head.pool(x), nn.functional.avg_pool2d(x, 5, 3))


def test_responses_are_normalised_where_figure_3_has_it() -> None:
    model, order = meta(aux_logits=False).eval(), []
    for name, layer in model.named_children():
        layer.register_forward_hook(lambda _, __, ___, name=name: order.append(name))
    model(torch.zeros(1, 3, 224, 224, device="meta"))
    assert order[:7] == ["conv1", "maxpool1", "norm1", "conv2", "conv3", "norm2", "maxpool2"]


def test_settings_of_each_variant() -> None:
    assert meta().dropout.p == 0.4 and meta().aux1.dropout.p == 0.7
    assert meta(variant="torchvision").dropout.p == 0.2 and meta(dropout=0.1, dropout_aux=0.3).aux2.dropout.p == 0.3
    assert meta().inception3a.branch3[1].conv.kernel_size == (5, 5)
    assert not any(isinstance(module, nn.BatchNorm2d) for module in meta().modules())
    assert sum(isinstance(module, nn.LocalResponseNorm) for module in meta().modules()) == 2
    assert not any(isinstance(module, nn.LocalResponseNorm) for module in meta(variant="torchvision").modules())


def test_what_does_not_fit_is_named() -> None:
    with pytest.raises(
        ValueError, match="GoogLeNet: variant must be one of 'paper', 'torchvision', got 'torchvison'. Did"
    ):
        meta(variant="torchvison")
    with pytest.raises(ValueError, match="transform_input needs in_channels=3, red, green and blue, got 1"):
        meta(transform_input=True, in_channels=1)


@pytest.mark.parametrize(
    ("settings", "training", "side"),
    [
        ({}, False, 31),
        ({"aux_logits": False}, True, 31),
        ({}, True, 79),
        ({"variant": "torchvision"}, False, 15),
        ({"variant": "torchvision"}, True, 15),
    ],
)
def test_the_smallest_image_is_the_smallest_that_works(
    settings: dict[str, object], training: bool, side: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = meta(**settings).train(training)
    model(torch.zeros(2, 3, side, side, device="meta"))
    smaller = torch.zeros(2, 3, side, side - 1, device="meta")
    with pytest.raises(ShapeError, match=f"h and w must be at least {side}, got"):
        model(smaller)
    monkeypatch.setattr(model, "smallest_side", lambda: 1)
    with pytest.raises(RuntimeError, match="too small"):
        model(smaller)
