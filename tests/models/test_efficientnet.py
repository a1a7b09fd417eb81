"""EfficientNet: its settings are torchvision's, its scaling the paper's."""

from __future__ import annotations

import math

import pytest
import registered
import torch
from torchvision.ops import StochasticDepth

from cnnedu.models import DropPath, create_model, list_models, model_card
from cnnedu.models.efficientnet import EfficientNet, compound_scaling, published_scaling

NAMES = list_models("efficientnet_b?")


@pytest.mark.parametrize("name", NAMES)
def test_stochastic_depth_is_torchvisions(name: str) -> None:
    ours, peer = registered.on_meta(name), registered.torchvision_peer(name)
    drops = [module.p for module in ours.modules() if isinstance(module, DropPath)]
    assert drops == [module.p for module in peer.modules() if isinstance(module, StochasticDepth)]
    assert drops[0] == 0 and drops == sorted(drops) and 0.15 < drops[-1] < 0.2


# Table 2 of the paper: millions of parameters, billions of multiply-accumulates.
PUBLISHED = [(5.3, 0.39), (7.8, 0.70), (9.2, 1.0), (12, 1.8), (19, 4.2), (30, 9.9), (43, 19), (66, 37)]


@pytest.mark.parametrize(("name", "figures"), list(zip(NAMES, PUBLISHED, strict=True)))
def test_costs_are_those_of_the_paper(name: str, figures: tuple[float, float]) -> None:
    parameters, macs = figures
    x = registered.usual_input(name, device="meta")
    assert registered.size_of(name) / 1e6 == pytest.approx(parameters, rel=0.02)
    assert registered.macs(registered.on_meta(name), x) / 1e9 == pytest.approx(macs, rel=0.05)


def test_compound_scaling_doubles_the_work() -> None:
    assert compound_scaling(0) == (1.0, 1.0, 224)
    one = compound_scaling(1)
    assert (one.width, one.depth, one.resolution) == (1.1, 1.2, 258)
    work = [s.depth * s.width**2 * s.resolution**2 for s in map(compound_scaling, (0, 0.5, 1, 2))]
    assert work[2] / work[0] == pytest.approx(1.2 * 1.1**2 * 1.15**2, rel=0.01)
    assert math.log(work[3] / work[0]) == pytest.approx(2 * math.log(work[2] / work[0]), rel=0.01)
    assert work == sorted(work)


def test_published_networks_do_not_follow_the_rule() -> None:
    """B7 stands near φ = 7 in width and resolution, but not in depth; B1 nowhere near φ = 1."""
    assert [published_scaling(name).resolution for name in NAMES] == [224, 240, 260, 300, 380, 456, 528, 600]
    for name in NAMES:
        width, depth, side = published_scaling(name)
        assert model_card(name).settings["width_mult"] == width and model_card(name).settings["depth_mult"] == depth
        assert model_card(name).input_size == (1, 3, side, side)
    seven, rule = published_scaling("efficientnet_b7"), compound_scaling(7)
    assert seven.width == pytest.approx(rule.width, rel=0.03)
    assert seven.resolution == pytest.approx(rule.resolution, rel=0.01)
    assert seven.depth < 0.9 * rule.depth
    one = published_scaling("efficientnet_b1")
    assert all(mine < its for mine, its in zip(one, compound_scaling(1), strict=True))
    with pytest.raises(ValueError, match="name must be one of efficientnet_b0"):
        published_scaling("efficientnet_lite0")


def test_depth_and_width_scale_the_network() -> None:
    with torch.device("meta"):
        small, deep = EfficientNet(), EfficientNet(width_mult=0.5, depth_mult=2)
    layers = [[len(stage) for stage in model.features[1:-1]] for model in (small, deep)]
    assert layers == [[1, 2, 2, 3, 3, 4, 1], [2, 4, 4, 6, 6, 8, 2]]
    assert deep.features[0][0].out_channels == 16 and deep.classifier[1].in_features == 640
    with pytest.raises(ValueError, match="EfficientNet: width_mult and depth_mult must be positive"):
        create_model("efficientnet_b0", depth_mult=0)


def test_dropped_blocks_leave_their_input() -> None:
    torch.manual_seed(0)
    block = EfficientNet(width_mult=0.25).features[2][1]
    assert block.residual
    block.drop_path.p = 0.999
    x = torch.randn(2, block.block[0][0].in_channels, 4, 4)
    assert torch.equal(block.train()(x), x)
    assert not torch.equal(block.eval()(x), x)
