"""ReceptiveFieldExplorer, driven from Python."""

from __future__ import annotations

from typing import Any

import pytest
from torch import nn

from cnnedu.analysis import receptive_field
from cnnedu.errors import ShapeError
from cnnedu.explorers import ReceptiveFieldExplorer
from cnnedu.explorers._receptive_field_layers import FieldLayer

PUBLISHED = {
    "vgg16": [196, 212],
    "alexnet": [163, 195],
    "wavenet_ten": [512, 1024],
    "resnet50": [363, 427],
    "resnet50_paper": [419, 483],
    "deeplab": [243, 435],  # by the list that its authors released; counted here, not published
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_known_networks(name: str) -> None:
    explorer = ReceptiveFieldExplorer(layers=name)
    assert [field.size for field in explorer.fields][-2:] == PUBLISHED[name]
    assert explorer.fields == receptive_field(explorer.layers)


def test_stacked_3x3_see_2k_plus_1() -> None:
    assert [f.size for f in ReceptiveFieldExplorer(layers="ten").fields] == [2 * k + 1 for k in range(1, 11)]


def test_layers_in_every_form() -> None:
    expected = (FieldLayer(3, 1, 1), FieldLayer(2, 2, kind="max"), FieldLayer(3, 1, 2, 2))
    torches = [nn.Conv2d(1, 1, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(1, 1, (3, 3), 1, 2, 2)]
    for given in (
        [(3, 1, 1), (2, 2, 0, 1, "max"), (3, 1, 2, 2)],
        [
            {"kernel_size": 3, "padding": "same"},
            {"kernel_size": (2, 2), "kind": "max"},
            {"kernel_size": 3, "padding": 2, "dilation": 2},
        ],
        [["conv", 3, 1, 1], ("max", 2), FieldLayer(3, 1, 2, 2)],
        torches,
        nn.Sequential(*torches),
    ):
        assert ReceptiveFieldExplorer(layers=given).layers == expected
    assert ReceptiveFieldExplorer(layers=[3, 5]).layers == (FieldLayer(3), FieldLayer(5))
    causal = ReceptiveFieldExplorer(layers=[{"kernel_size": 2, "dilation": 4, "padding": "causal"}])
    assert causal.layers == (FieldLayer(2, 1, 4, 4, "causal"),) and causal.sizes == [20, 20]


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"layers": [3, (0,)]}, ValueError, "layer 2: kernel_size must be from 1 to 31, got 0"),
        (
            {"layers": [{"kernel_size": 3, "strides": 2}]},
            ValueError,
            "unknown setting 'strides'.*Did you mean 'stride'",
        ),
        ({"layers": [{"stride": 2}]}, ValueError, "layer 1 must have a kernel_size"),
        ({"layers": [((1, 3),)]}, ValueError, "kernel_size must be the same on every axis"),
        ({"layers": [(3, 1, 0, 1, "sum")]}, TypeError, "layer 1 must be a kernel size, a tuple"),
        ({"layers": [nn.Linear(2, 2)]}, TypeError, "layer 1 must be a kernel size"),
        ({"layers": [nn.ConvTranspose2d(1, 1, 2)]}, ValueError, "transposed layers and ceil_mode are not drawn"),
        ({"layers": [{"kernel_size": 4, "padding": "same"}]}, ValueError, "needs stride 1 and an odd window"),
        ({"layers": "vgg_16"}, ValueError, "Did you mean 'vgg16'"),
        ({"layers": []}, ValueError, "from 1 to 24 layers, got 0"),
        ({"layers": [30]}, ShapeError, r"Layer 1 \(conv 30\): its window spans 30 units, but only 20 are there"),
        ({"layers": [(2, 2, 2, 1, "max")]}, ShapeError, "at most half its kernel, 1"),
        ({"layers": [(2, 2, 0, 2, "avg")]}, ShapeError, "an average pooling has no dilation"),
        ({"size": 600}, ValueError, "at most 512 for pictures"),
        ({"unit": (6, 0, 0)}, ValueError, "the layers go from 0 to 5"),
        ({"unit": (5, 0, 10)}, ValueError, r"layer 5 has rows 0 to 9 and columns 0 to 9, got unit \(5, 0, 10\)"),
        ({"axes": 1, "unit": (5, 1, 1)}, ValueError, "row 0 and columns 0 to 9"),
    ],
)
def test_refusals(settings: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^ReceptiveFieldExplorer: .*{message}"):
        ReceptiveFieldExplorer(**settings)
    explorer = ReceptiveFieldExplorer()
    before = explorer.get_state(list(explorer.settings))
    with pytest.raises(error):
        explorer.set(**settings)
    assert explorer.get_state(list(explorer.settings)) == before


def test_a_unit_may_see_nothing_but_padding() -> None:
    for weights in ("equal", "random", "relu"):
        explorer = ReceptiveFieldExplorer(layers=[(1, 1, 2), 1], size=6, unit=(2, 0, 0), weights=weights)
        assert explorer.seen == (-2, -2) and not explorer.effective.map.any() and explorer.effective.size == 1
        assert "1 of them outside the input" in explorer.describe() and explorer.still()


def test_the_unit_follows() -> None:
    explorer = ReceptiveFieldExplorer()
    assert explorer.unit == (5, 5, 5) and explorer.seen == (4, 17)
    explorer.layers = explorer.layers[:-1]
    assert explorer.unit == (4, 5, 5), "of the last layer, still"
    explorer.size = 40
    assert explorer.unit == (4, 11, 11)
    explorer.axes = 1
    assert explorer.unit == (4, 0, 11)
    explorer.set(layers="wavenet", size=50)
    assert explorer.unit[0] == 5 and explorer.axes == 1 and explorer.size == 50


def test_what_it_says_and_draws() -> None:
    explorer = ReceptiveFieldExplorer()
    assert explorer.describe() == (
        "Layer 5, unit 5: could see 14×14 pixels, columns 4 to 17. 95.45 % of all paths stay within 12×12."
    )
    explorer.unit = (5, 0, 0)
    assert "columns −6 to 7, 6 of them outside the input" in explorer.describe()
    for name in explorer.presets:
        assert len(ReceptiveFieldExplorer(layers=name).still()) < 300_000
    still = explorer.still()
    assert "r = 14, j = 2, 10 units" in still and "theoretical 14" in still
