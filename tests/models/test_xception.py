"""Xception against its paper's figure 5."""

from __future__ import annotations

import torch
from torch import nn

from cnnedu.models import create_model
from cnnedu.models.xception import Block, SeparableConv


def test_it_has_the_layers_and_shortcuts_of_the_paper() -> None:
    """36 convolutional layers in 14 modules, all but the first and the last with a shortcut."""
    with torch.device("meta"):
        model = create_model("xception")
    separable = [module for module in model.modules() if isinstance(module, SeparableConv)]
    full = [m for m in model.modules() if isinstance(m, nn.Conv2d) and m.groups == 1 and m.kernel_size == (3, 3)]
    blocks = [module for module in model.modules() if isinstance(module, Block)]
    assert (len(separable), len(full), len(blocks)) == (34, 2, 12)
    assert sum(isinstance(block.shortcut, nn.Identity) for block in blocks) == 8


def test_the_map_is_as_large_as_in_the_figure() -> None:
    with torch.device("meta"):
        model = create_model("xception").eval()
        x = torch.empty(1, 3, 299, 299)
    assert model.entry(x).shape == (1, 728, 19, 19)
    assert model.exit(model.entry(x)).shape == (1, 2048, 10, 10)


def test_nothing_bends_between_depthwise_and_pointwise() -> None:
    """So a separable convolution in evaluation mode is linear, up to its batch norm's shift."""
    torch.manual_seed(0)
    layer = SeparableConv(4, 6).eval()
    a, b, zero = torch.randn(1, 4, 5, 5), torch.randn(1, 4, 5, 5), torch.zeros(1, 4, 5, 5)
    torch.testing.assert_close(layer(a + b) + layer(zero), layer(a) + layer(b))


def test_a_middle_block_whose_branch_is_silent_passes_its_input_on() -> None:
    torch.manual_seed(0)
    block = Block(4, (4, 4, 4), downsample=False).eval()
    nn.init.zeros_(block.body[-1][-1].weight)
    x = torch.randn(2, 4, 5, 5)
    assert torch.equal(block(x), x)


def test_activations_and_poolings_stand_where_figure_5_has_them() -> None:
    with torch.device("meta"):
        model = create_model("xception")
    letters = {"SeparableConv": "s", "ReLU": "r", "MaxPool2d": "p", "Dropout": "d"}
    flow = "".join(letters.get(type(module).__name__, "") for module in model.modules())
    assert flow == "rr" + "srsp" + 2 * "rsrsp" + 8 * "rsrsrs" + "rsrsp" + "srsr" + "d"
    assert model.classifier[0].p == 0.5
