"""SE-ResNet: the gate, and that everything around it is ResNet."""

from __future__ import annotations

import pytest
import registered
import torch
from torch import nn

from cnnedu.models import create_model
from cnnedu.models.resnet import Bottleneck
from cnnedu.models.se_resnet import SEBottleneck

GENERATOR = torch.Generator().manual_seed(0)


def test_the_gate_scales_each_channel_of_f_and_not_the_shortcut() -> None:
    torch.manual_seed(0)
    block = SEBottleneck(8, 8, stride=2, reduction=4).eval()
    plain = Bottleneck(8, 8, stride=2).eval()
    plain.load_state_dict({key: value for key, value in block.state_dict().items() if not key.startswith("se.")})
    x = torch.randn(3, 8, 6, 7, generator=GENERATOR)
    f = plain.residual(x)
    squeezed = torch.relu(f.mean((2, 3)) @ block.se.fc1.weight[:, :, 0, 0].T + block.se.fc1.bias)
    gate = torch.sigmoid(squeezed @ block.se.fc2.weight[:, :, 0, 0].T + block.se.fc2.bias)
    expected = torch.relu(f * gate[:, :, None, None] + plain.downsample(x))
    assert squeezed.shape == (3, 8) and gate.std() > 0.01
    torch.testing.assert_close(block(x), expected)


def test_with_every_gate_open_it_is_resnet50() -> None:
    own, plain = create_model("se_resnet50", width=8).eval(), create_model("resnet50", width=8).eval()
    registered.fill(plain, torch.randn(2, 3, 64, 64, generator=GENERATOR), GENERATOR)
    missing, unexpected = own.load_state_dict(plain.state_dict(), strict=False)
    assert not unexpected and all(".se." in key for key in missing)
    for name, module in own.named_modules():
        if name.endswith("se.fc2"):
            nn.init.zeros_(module.weight)
            nn.init.constant_(module.bias, 100)
    x = torch.randn(2, 3, 65, 50, generator=GENERATOR)
    with torch.no_grad():
        assert torch.equal(own(x), plain(x))


@pytest.mark.parametrize("reduction", [16, 8])
def test_its_gates_add_the_papers_parameters(reduction: int) -> None:
    """In each block of C channels two products of C²/r weights, section 4, and C + C/r biases."""
    with torch.device("meta"):
        model = create_model("se_resnet50", reduction=reduction)
    blocks = [256] * 3 + [512] * 4 + [1024] * 6 + [2048] * 3
    gates = sum(2 * c * c // reduction + c + c // reduction for c in blocks)
    assert registered.count_parameters(model) == 25_557_032 + gates
    assert registered.size_of("se_resnet50") == 28_088_024


def test_the_papers_stride_needs_the_papers_arithmetic() -> None:
    with torch.device("meta"):
        model = create_model("se_resnet50", stride_in_1x1=True).eval()
    macs = registered.macs(model, registered.usual_input("se_resnet50", device="meta"))
    assert f"{macs / 1e9:.2f}" == "3.86"  # ResNet-50's and 0.07 %; the paper adds the gates' products to its 3.87


def test_zero_init_residual_reaches_its_blocks() -> None:
    model = create_model("se_resnet50", width=4, zero_init_residual=True)
    last = [module for name, module in model.named_modules() if name.endswith("bn3")]
    assert len(last) == 16 and not any(norm.weight.any() for norm in last)
