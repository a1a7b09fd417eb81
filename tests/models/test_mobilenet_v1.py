"""MobileNet against the tables of its paper."""

from __future__ import annotations

import pytest
import registered
import torch
from torch import nn

from cnnedu.models import create_model
from cnnedu.models.mobilenet_v1 import DepthwiseSeparable

# Tables 6 and 7: width multiplier, side of the image, millions of multiply-accumulates, millions of parameters.
PUBLISHED = [
    (1.0, 224, 569, 4.2),
    (0.75, 224, 325, 2.6),
    (0.5, 224, 149, 1.3),
    (0.25, 224, 41, 0.5),
    (1.0, 192, 418, 4.2),
    (1.0, 160, 290, 4.2),
    (1.0, 128, 186, 4.2),
]


@pytest.mark.parametrize(("width", "side", "macs", "parameters"), PUBLISHED)
def test_costs_are_those_of_the_paper(width: float, side: int, macs: int, parameters: float) -> None:
    with torch.device("meta"):
        model = create_model("mobilenet_v1", width_mult=width).eval()
        x = torch.empty(1, 3, side, side)
    assert registered.macs(model, x) / 1e6 == pytest.approx(macs, abs=1)
    assert registered.count_parameters(model) / 1e6 == pytest.approx(parameters, abs=0.06)


def test_nearly_everything_is_in_the_pointwise_convolutions() -> None:
    """Table 2 of the paper: 94.86 % of the multiply-accumulates and 74.59 % of the parameters."""
    with torch.device("meta"):
        model = create_model("mobilenet_v1").eval()
        x = torch.empty(1, 3, 224, 224)
    pointwise = [m for m in model.modules() if isinstance(m, nn.Conv2d) and m.kernel_size == (1, 1)]
    work = {}
    for conv in pointwise:
        conv.register_forward_hook(lambda m, _, y: work.__setitem__(m, m.weight.numel() * y[0, 0].numel()))
    total = registered.macs(model, x)
    assert f"{sum(work.values()) / total:.2%}" == "94.86%"
    # batch norms' parameters are counted neither way, as in the paper
    weights = sum(m.weight.numel() for m in model.modules() if isinstance(m, nn.Conv2d | nn.Linear))
    assert sum(conv.weight.numel() for conv in pointwise) / weights == pytest.approx(0.7459, abs=5e-4)


def test_a_separable_convolution_costs_what_the_paper_says() -> None:
    """Equation 5: 1/N + 1/k² of a standard convolution."""
    c_in, c_out, side = 24, 48, 9
    separable = DepthwiseSeparable(c_in, c_out, stride=1).eval()
    x = torch.randn(1, c_in, side, side)
    standard = nn.Conv2d(c_in, c_out, 3, padding=1)
    assert registered.macs(separable, x) / registered.macs(standard, x) == pytest.approx(1 / c_out + 1 / 9)


def test_both_halves_are_normalised_and_rectified() -> None:
    """Figure 3 of the paper."""
    half = ["Conv2d", "BatchNorm2d", "ReLU"]
    leaves = [m for m in DepthwiseSeparable(4, 8, stride=2).modules() if not list(m.children())]
    assert [type(leaf).__name__ for leaf in leaves] == 2 * half


@pytest.mark.parametrize("name", ["mobilenet_v1", "mobilenet_v2"])
@pytest.mark.parametrize("width", [0, -1.0])
def test_no_width_is_refused(name: str, width: float) -> None:
    with pytest.raises(ValueError, match=r"^MobileNetV\d: width_mult must be positive, got"):
        create_model(name, width_mult=width)


def test_any_width_leaves_a_channel() -> None:
    assert create_model("mobilenet_v1", width_mult=0.01, num_classes=2).eval()(torch.zeros(1, 3, 9, 9)).shape == (1, 2)
