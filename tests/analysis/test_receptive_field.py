"""Receptive fields by arithmetic, and of any model: judged by published figures, torch's gradients and each other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import torch
import torchvision
from hypothesis import given
from hypothesis import strategies as st
from seen import made_positive, narrowed, seen
from torch import nn

from cnnedu.analysis import ReceptiveField, receptive_field, receptive_field_of

LAYER = st.tuples(st.integers(1, 5), st.integers(1, 3), st.integers(0, 3), st.integers(1, 3))


@given(st.lists(LAYER, min_size=1, max_size=4))
def test_arithmetic_and_the_walk_through_a_model_agree(layers: list[tuple[int, int, int, int]]) -> None:
    chain = nn.Sequential(*[nn.Conv1d(1, 1, k, s, p, d) for k, s, p, d in layers])
    walked = receptive_field_of(chain, (1, 1, 2000))
    assert [row.field for row in walked][1:] == receptive_field(layers) == receptive_field(chain)


def test_settings_may_be_given_in_many_ways() -> None:
    expected = [ReceptiveField((3, 5), (2, 1), (-1, 0))]
    assert receptive_field([((3, 5), (2, 1), (1, 0))]) == expected
    assert receptive_field([{"kernel_size": [3, 5], "stride": (2, 1), "padding": (1, 0)}]) == expected
    assert receptive_field([nn.Conv2d(1, 1, (3, 5), (2, 1), (1, 0))]) == expected
    assert receptive_field([SimpleNamespace(kernel_size=(3, 5), stride=(2, 1), padding=(1, 0))]) == expected
    assert receptive_field([nn.MaxPool2d(3)]) == receptive_field([(3, 3)])
    assert receptive_field([nn.Conv2d(1, 1, 4, padding="same", dilation=3)]) == [ReceptiveField(10, 1, -4)]
    assert receptive_field([]) == []


def test_an_integer_stands_for_all_axes() -> None:
    assert receptive_field([3, (1, 5)]) == [ReceptiveField(3, 1, 0), ReceptiveField(3, 5, 0)]
    assert receptive_field([3, ((1, 5), 2)])[1] == ReceptiveField((3, 7), 2, 0)


@pytest.mark.parametrize(
    ("layers", "error", "message"),
    [
        ([3, (0,)], ValueError, "layer 1: kernel_size must be at least 1, got 0"),
        ([(3, 0)], ValueError, "layer 0: stride must be at least 1, got 0"),
        ([(3, 1, -1)], ValueError, "layer 0: padding must be at least 0, got -1"),
        ([(3, 1, 0, 1.5)], TypeError, r"layer 0: dilation must be an integer, got 1.5"),
        ([{"kernel_size": 3, "strides": 2}], ValueError, "unknown setting 'strides'.*Did you mean 'stride'"),
        ([{"stride": 2}], ValueError, "layer 0 must have a kernel_size"),
        ([3, nn.ReLU()], TypeError, r"layer 1 must be a kernel size, a tuple .*got ReLU\(\)"),
        ([(3, 1, 1, 1, 1)], ValueError, "1 to 4 settings"),
        ([((3, 3), (1, 1, 1))], ValueError, "different numbers of axes"),
        ([((3, 3),), ((3, 3, 3),)], ValueError, "layer 1 is for 3 axes, layers before it for 2"),
        ([nn.ConvTranspose2d(1, 1, 2, 2)], ValueError, "layer 0 is a transposed convolution.*receptive_field_of"),
        ([{"kernel_size": 3, "padding": "full"}], ValueError, "'valid' or 'same', got 'full'"),
        ([{"kernel_size": 3, "padding": "same", "stride": 2}], ValueError, "stride 1 only"),
        ({"kernel_size": 3}, TypeError, "layers must be a list of layers, got dict"),
        (3, TypeError, "layers must be a list of layers, got int"),
    ],
)
def test_bad_layers_are_named(layers: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^receptive_field: .*{message}"):
        receptive_field(layers)


def torchvisions(name: str) -> nn.Module:
    """Return a model of torchvision's; resnet50_v1 has its stride where the paper has it."""
    settings = {"init_weights": False} if name in {"googlenet", "inception_v3"} else {}
    model = getattr(torchvision.models, name.removesuffix("_v1"))(**settings)
    for module in model.modules():
        if name.endswith("_v1") and isinstance(module, torchvision.models.resnet.Bottleneck):
            module.conv1.stride, module.conv2.stride = module.conv2.stride, module.conv1.stride
    return model


PUBLISHED = {
    "alexnet": (195, {"features.11": 163}),
    "vgg16": (212, {"features.29": 196}),
    "vgg19": (268, {"features.35": 252}),
    "resnet18": (435, {"conv1": 7, "maxpool": 11}),
    "resnet34": (899, {}),
    "resnet50": (427, {"layer4.2.conv3": 427}),
    "resnet50_v1": (483, {}),
    "resnet101": (971, {}),
    "resnet152": (1451, {}),
    "densenet121": (2071, {"features.norm5": 2071}),
    "mobilenet_v2": (491, {"features.18": 491}),
    "efficientnet_b0": (851, {}),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_known_networks_see_what_is_known(name: str) -> None:
    with torch.device("meta"):
        model = torchvisions(name)
    fields = receptive_field_of(model, (1, 3, 224, 224))
    size, layers = PUBLISHED[name]
    assert (fields.size, fields.jump) == (size, 32)
    assert {path: fields[path].size for path in layers} == layers
    assert fields[""].field is None and not fields.misaligned
    assert any("the whole input is seen" in note for note in fields.notes)


# Per model: a module whose output has a place, by how much to divide widths, and a height that holds its field.
MEASURED = {
    "alexnet": ("features", 16, 450),
    "vgg16": ("features", 16, 500),
    "resnet18": ("layer4", 16, 900),
    "resnet50": ("layer4", 16, 900),
    "resnet50_v1": ("layer4", 16, 1000),
    "densenet121": ("features", 8, 4200),
    "mobilenet_v2": ("features", 8, 1000),
    "efficientnet_b0": ("features", 8, 1750),
    "inception_v3": ("Mixed_7c", 16, 2700),
    "googlenet": ("inception5b", 8, 800),
    "shufflenet_v2_x1_0": ("conv5", 2, 1100),
    "convnext_tiny": ("features", 32, 3400),
    "squeezenet1_0": ("features", 8, 600),
    "mnasnet1_0": ("layers", 8, 1700),
}


@pytest.mark.parametrize("name", MEASURED)
def test_the_field_is_the_support_of_the_gradient(name: str) -> None:
    path, by, height = MEASURED[name]
    with torch.device("meta"):
        model = torchvisions(name)
    model = made_positive(narrowed(model, by))
    for axis, size in enumerate([(1, 3, height, 96), (1, 3, 96, height)]):
        row = receptive_field_of(model, size, input_dtype="float64")[path]
        unit = (row.output_shape[2] // 2, row.output_shape[3] // 2)
        first, last = row.sees(*unit)[axis]
        assert first >= 0 and last < height, "the input does not hold the field"
        assert seen(model, path, size, unit)[axis] == (first, last)
