"""What operations cost: judged by torch's own counter, by hand, and by the same layer written out."""

from __future__ import annotations

from collections.abc import Callable
from math import prod
from typing import Any

import pytest
import torch
import torchvision
from hypothesis import given, settings
from hypothesis import strategies as st
from student_models import Calls, columns
from torch import Tensor, nn
from torch.nn import functional as F
from torch.utils.flop_counter import FlopCounterMode

from cnnedu.analysis import summarize
from cnnedu.analysis._counts import COLUMNS

IMAGE = (1, 3, 224, 224)
KNOWN = {
    "alexnet": 714_188_480,
    "densenet121": 2_834_161_664,
    "googlenet": 1_498_376_192,
    "mobilenet_v2": 300_774_272,
    "resnet50": 4_089_184_256,
}


def counter(model: nn.Module, *inputs: Tensor) -> int:
    with FlopCounterMode(display=False) as mode, torch.no_grad():
        model.eval()(*inputs)
    return int(mode.get_total_flops())


def build(name: str) -> nn.Module:
    found = torchvision.models.get_model_builder(name)
    extra: dict[str, Any] = {"weights_backbone": None} if name.startswith("deeplab") else {}
    extra |= {"init_weights": False, "aux_logits": False} if name == "googlenet" else {}
    with torch.device("meta"):
        model: nn.Module = found(weights=None, **extra)
    return model


MODELS = (
    *("alexnet", "deeplabv3_resnet50", "densenet121", "efficientnet_b0", "googlenet", "mobilenet_v2", "resnet50"),
    *("swin_t", "vgg11", "vit_b_16"),
)


@pytest.mark.parametrize("name", MODELS)
def test_macs_are_half_of_what_torch_counts(name: str) -> None:
    model = build(name)
    summary = summarize(model, IMAGE)
    assert 2 * summary.macs == counter(model, torch.empty(IMAGE, device="meta"))
    assert summary.macs == KNOWN.get(name, summary.macs)
    assert summary.parameters == sum(p.numel() for p in model.parameters())
    assert not summary.uncounted


@st.composite
def convolutions(draw: st.DrawFn) -> tuple[nn.Module, tuple[int, ...]]:
    rank, transposed, groups = draw(st.integers(1, 3)), draw(st.booleans()), draw(st.integers(1, 3))
    a, b, batch = (draw(st.integers(1, 3)) for _ in range(3))
    axes = st.tuples(*[st.integers(1, 3)] * rank)
    kernel, stride, dilation = draw(axes), draw(axes), draw(axes)
    padding = draw(st.tuples(*[st.integers(0, 2)] * rank))
    kind = getattr(nn, f"Conv{'Transpose' if transposed else ''}{rank}d")
    more = {} if transposed else {"padding_mode": draw(st.sampled_from(["zeros", "circular", "replicate"]))}
    settings: dict[str, Any] = {"groups": groups, "bias": draw(st.booleans()), "dilation": dilation, **more}
    with torch.device("meta"):
        module = kind(a * groups, b * groups, kernel, stride, padding, **settings)
    return module, (batch, a * groups, *draw(st.tuples(*[st.integers(7, 10)] * rank)))


@settings(max_examples=80)
@given(convolutions())
def test_any_convolution_costs_what_torch_counts(drawn: tuple[Any, tuple[int, ...]]) -> None:
    module, size = drawn
    summary = summarize(module, size)
    assert 2 * summary.macs == counter(module, torch.empty(size, device="meta"))
    assert summary.bias == (0 if module.bias is None else prod(summary.output_shape))
    walked = size if module.transposed else summary.output_shape
    assert summary.macs == size[0] * prod(walked[2:]) * module.weight.numel()
    assert not summary.uncounted and not summary.norm + summary.activation + summary.pooling + summary.elementwise


@pytest.mark.parametrize(
    ("function", "sizes", "macs"),
    [
        (lambda _, a, b: a @ b, [(2, 3, 4, 5), (2, 3, 5, 6)], 2 * 3 * 4 * 5 * 6),
        (lambda _, a, b: torch.einsum("nchw,kc->nkhw", a, b), [(2, 3, 4, 5), (7, 3)], 2 * 4 * 5 * 3 * 7),
        (lambda _, a, b: torch.addmm(a, b, b), [(3, 3), (3, 3)], 27),
        (lambda _, a, b: torch.baddbmm(a, b, b), [(2, 3, 3), (2, 3, 3)], 54),
        (lambda _, a, b: torch.addbmm(a, b, b), [(3, 3), (2, 3, 3)], 54),
        (lambda _, a, b: a @ b, [(4, 5), (5,)], 20),
        (lambda _, a, b: torch.addmv(b, a, b), [(5, 5), (5,)], 25),
        (lambda _, a, b: a @ b, [(5,), (5,)], 5),
        (lambda _, a, b: F.linear(a, b), [(2, 3, 4, 5), (6, 5)], 2 * 3 * 4 * 5 * 6),
        (lambda _, q, k: F.scaled_dot_product_attention(q, k, k), [(2, 3, 4, 8), (2, 3, 6, 8)], 2 * 3 * 4 * 6 * 16),
        (lambda _, a: F.affine_grid(a, [2, 3, 4, 5], align_corners=False), [(2, 2, 3)], 2 * 4 * 5 * 2 * 3),
    ],
)
def test_products_cost_one_mac_per_term(function: Callable[..., Any], sizes: Any, macs: int) -> None:
    summary = summarize(Calls(function), sizes)
    assert summary.macs == macs and not summary.uncounted


@pytest.mark.parametrize(
    ("layer", "column", "count"),
    [
        (nn.BatchNorm2d(4), "norm", 2),
        (nn.BatchNorm2d(4, affine=False), "norm", 1),
        (nn.BatchNorm2d(4, track_running_stats=False), "norm", 5),
        (nn.LayerNorm(6), "norm", 5),
        (nn.LayerNorm(6, elementwise_affine=False), "norm", 4),
        (nn.GroupNorm(2, 4), "norm", 5),
        (nn.InstanceNorm2d(4), "norm", 4),
        (nn.ReLU(inplace=True), "activation", 1),
        (nn.ReLU6(), "activation", 1),
        (nn.Hardswish(), "activation", 1),
        (nn.PReLU(), "activation", 1),
        (nn.Softmax(1), "activation", 1),
        (nn.MaxPool2d(3, 2), "pooling", 1),
        (nn.AvgPool2d(2), "pooling", 1),
        (nn.AdaptiveAvgPool2d(1), "pooling", 1),
        (nn.AdaptiveMaxPool2d(2), "pooling", 1),
        (Calls(lambda _, x: x.mean((2, 3))), "pooling", 1),
        (Calls(lambda _, x: F.silu(x)), "activation", 1),
        (Calls(lambda _, x: x * x + 1), "elementwise", 2),
        (Calls(lambda _, x: x.mean(1)), "elementwise", 1),
        (nn.Upsample(scale_factor=2, mode="bilinear"), "elementwise", 16),
        (nn.Upsample(scale_factor=2), "elementwise", 0),
        (nn.PixelShuffle(2), "elementwise", 0),
        (nn.Identity(), "elementwise", 0),
        (Calls(lambda _, x: torch.cat([x, x.flip(2)]).permute(0, 2, 3, 1).contiguous()), "elementwise", 0),
    ],
)
def test_every_other_operation_has_its_column(layer: nn.Module, column: str, count: int) -> None:
    summary = summarize(layer, (2, 4, 6, 6))
    assert columns(summary) == {**dict.fromkeys(COLUMNS, 0), column: count * 2 * 4 * 6 * 6}
    assert not summary.uncounted


def test_layers_of_several_steps_stay_in_their_column() -> None:
    for layer, column in ((nn.RMSNorm(6), "norm"), (nn.LocalResponseNorm(3), "norm"), (nn.LPPool2d(2, 2), "pooling")):
        counted = columns(summarize(layer, (2, 4, 6, 6)))
        assert counted.pop(column) > 0 and not any(counted.values())


@torch.library.custom_op("cnnedu_test::halve", mutates_args=())
def halve(x: Tensor) -> Tensor:
    return x / 2


@halve.register_fake
def _(x: Tensor) -> Tensor:
    return torch.empty_like(x)


@pytest.mark.parametrize(
    ("function", "name"),
    [
        (lambda _, x: torch.fft.fft(x).real, "_fft_r2c"),
        (lambda _, x: x.sort().values, "sort"),
        (lambda _, x: x.topk(2).values, "topk"),
        (lambda _, x: torch.cdist(x, x), "_cdist_forward"),
        (lambda _, x: torch.linalg.svd(x).S, "_linalg_svd"),
        (lambda _, x: halve(x), "cnnedu_test::halve"),
        (lambda _, x: torchvision.ops.roi_align(x[None, None], [x.new_zeros(1, 4)], 2), "torchvision::roi_align"),
    ],
)
def test_what_no_rule_prices_is_said_by_name(function: Callable[..., Any], name: str) -> None:
    summary = summarize(nn.Sequential(nn.Linear(5, 5), Calls(function)), (5, 5))
    assert [(entry.operation.lower(), entry.path, entry.times) for entry in summary.uncounted] == [(name, "1", 1)]
    assert summary.macs == 125 and f"Not counted: {summary.uncounted[0]}" in str(summary)


def test_other_tools_are_sums_of_columns() -> None:
    """The rules of each tool, written out by hand for a network of layers."""
    layers = nn.Sequential(
        nn.Conv2d(3, 8, 3, stride=2), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(3, 2), nn.Conv2d(8, 6, 3, groups=2),
        nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6, 10),
    )  # fmt: skip
    summary = summarize(layers, (2, 3, 33, 33))
    rows = {row.path: row for row in summary.rows}
    sizes = {path: prod(row.output_shape) for path, row in rows.items()}
    positions = {path: 2 * prod(rows[path].output_shape[2:]) for path in "048"}
    weighted = sum(positions[path] * layers[int(path)].weight.numel() for path in "048")
    biases = sum(positions[path] * layers[int(path)].bias.numel() for path in "048")
    assert summary.macs == weighted
    assert summary.macs + summary.bias + 2 * rows["1"].parameters == weighted + biases + 2 * 16  # torchinfo
    assert summary.macs + summary.norm + rows["6"].pooling == weighted + 2 * sizes["1"] + sizes["5"]  # fvcore
    ptflops = weighted + biases + 2 * sizes["1"] + sizes["2"] + sizes["5"] + sizes["2"] + sizes["5"]
    assert summary.macs + summary.bias + summary.norm + summary.activation + summary.pooling == ptflops


def test_published_figures_of_other_tools_are_met() -> None:
    resnet, alexnet = summarize(build("resnet50"), IMAGE), summarize(build("alexnet"), IMAGE)
    averaged = 2048 * 7 * 7 + 2048  # thop: an addition per element, a division per result
    assert resnet.macs + 2 * resnet.norm + averaged == 4_133_742_592
    assert round((alexnet.macs + alexnet.bias) / 1e6, 2) == 714.68  # torchinfo
    whole = resnet.macs + resnet.bias + resnet.norm + resnet.activation + resnet.pooling
    assert round(whole / 1e9, 2) == 4.12  # ptflops
