"""What a summary says of a student's own model."""

from __future__ import annotations

from typing import Any

import pytest
import torch
import torchvision
from torch import Tensor, nn
from torch.nn import functional as F

from cnnedu.analysis import Summary, summarize
from cnnedu.analysis.summary import SummaryRow


def paths(summary: Summary) -> list[str]:
    return [row.path for row in summary.rows]


def row(summary: Summary, path: str, call: int = 1) -> SummaryRow:
    return next(row for row in summary.rows if row.path == path and row.call == call)


class Block(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(4, 4, 3, padding=1)
        self.norm = nn.BatchNorm2d(4)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(x + self.norm(self.conv(x)))


def test_containers_hold_the_sums_of_what_they_call() -> None:
    summary = summarize(nn.Sequential(nn.Conv2d(3, 4, 1), Block(), nn.MaxPool2d(2)), (2, 3, 8, 8))
    assert paths(summary) == ["", "0", "1", "1.conv", "1.norm", "2"]
    assert [r.depth for r in summary.rows] == [0, 1, 1, 2, 2, 1] and [r.leaf for r in summary.rows].count(True) == 4
    block, pixels = row(summary, "1"), 2 * 4 * 8 * 8
    assert (block.macs, block.own_macs) == (2 * 64 * 144, 0)
    assert (block.bias, block.norm, block.activation, block.elementwise) == (pixels, 2 * pixels, pixels, pixels)
    assert block.parameters == 4 * 4 * 9 + 4 + 8 and block.output_shape == (2, 4, 8, 8)
    assert row(summary, "1.conv").setting == "3×3" and row(summary, "2").setting == "2×2, stride 2"
    assert summary.macs == sum(r.macs for r in summary.rows if r.leaf)
    assert summary.output_shape == (2, 4, 4, 4) and summary.model == "Sequential" and summary.buffers == 4 + 4 + 1


def test_activation_memory_is_what_operations_write() -> None:
    one = 2 * 4 * 8 * 8 * 4  # bytes of one map
    summary = summarize(nn.Sequential(nn.Conv2d(4, 4, 1), nn.ReLU(inplace=True), nn.Flatten()), (2, 4, 8, 8))
    assert [r.activation_bytes for r in summary.rows] == [one, one, 0, 0]
    assert summarize(Block(), (2, 4, 8, 8)).activation_bytes == 4 * one  # convolution, norm, sum, ReLU
    assert summarize(nn.MaxPool2d(2), (2, 4, 8, 8)).activation_bytes == one // 4  # without the positions of maxima
    dense = summarize(nn.Conv2d(4, 4, 1).double(), (2, 4, 8, 8), input_dtype="float64")
    assert dense.activation_bytes == 2 * one and dense.parameter_bytes == 20 * 8


def test_a_module_used_twice_weighs_once_and_works_twice() -> None:
    conv = nn.Conv2d(3, 3, 1)
    summary = summarize(nn.Sequential(conv, nn.ReLU(), conv), (1, 3, 4, 4))
    first, second = row(summary, "0"), row(summary, "0", call=2)
    assert summary.parameters == first.parameters == second.parameters == 12
    assert summary.macs == 2 * first.macs == 2 * 144
    assert (first.shared_with, second.shared_with) == ("", "0")
    assert "(12)" in str(summary) and "Parameters in brackets are counted in an earlier row" in str(summary)


def test_tied_weights_are_counted_once_and_named() -> None:
    class Tied(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.embed, self.head = nn.Embedding(10, 4), nn.Linear(4, 10, bias=False)
            self.head.weight = self.embed.weight

        def forward(self, x: Tensor) -> Any:
            return self.head(self.embed(x))

    summary = summarize(Tied(), (2, 5), input_dtype="int64")
    assert summary.parameters == 40 and row(summary, "head").parameters == 40
    assert row(summary, "head").shared_with == "embed" and not summary.uncounted


def test_frozen_parameters_are_not_trainable() -> None:
    model = nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 2))
    model[0].requires_grad_(False)
    summary = summarize(model, (1, 3))
    assert (summary.parameters, summary.trainable_parameters) == (26, 10)
    assert row(summary, "0").trainable_parameters == 0 and "10 of the parameters are trainable" in str(summary)


def test_functions_in_a_forward_belong_to_the_module_that_calls_them() -> None:
    class Attention(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.project = nn.Linear(4, 4)

        def forward(self, x: Tensor) -> Tensor:
            x = self.project(x)
            return (x @ x.transpose(1, 2)).softmax(-1) @ x

    summary = summarize(nn.Sequential(Attention()), (2, 5, 4))
    assert (row(summary, "0").own_macs, row(summary, "0").macs) == (400, 400 + 160)
    assert "(in its forward)" in str(summary) and "in its forward" in summary.to_markdown()


def test_several_inputs_and_nested_outputs() -> None:
    class Two(nn.Module):
        def forward(self, tokens: Tensor, x: Tensor) -> dict[str, Any]:
            return {"sum": tokens[:, :, None] + x, "rest": [x, (x,)], "note": "text"}

    summary = summarize(Two(), [(2, 5), (2, 5, 3)], input_dtype=["int64", "float32"])
    assert summary.input_size == ((2, 5), (2, 5, 3))
    assert summary.output_shape == {"sum": (2, 5, 3), "rest": [(2, 5, 3), [(2, 5, 3)]], "note": "str"}


def test_modules_in_a_plain_list_are_priced_and_told() -> None:
    class Listed(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.first = nn.Conv2d(3, 3, 1)
            self.layers = [nn.Conv2d(3, 3, 1), nn.Sequential(nn.Conv2d(3, 3, 1), nn.ReLU())]
            self.heads = {"a": nn.Conv2d(3, 3, 1)}

        def forward(self, x: Tensor) -> Any:
            x = self.first(x)
            for layer in self.layers:
                x = layer(x)
            return self.heads["a"](x)

    summary = summarize(Listed(), (1, 3, 4, 4))
    assert summary.parameters == 12 and summary.macs == 4 * 144
    assert any("self.layers of Listed" in n and "24 parameters" in n and "nn.ModuleList" in n for n in summary.notes)
    assert any("self.heads of Listed" in n and "nn.ModuleDict" in n for n in summary.notes)
    assert len(summary.notes) == 2


class MakesItsOwn(nn.Module):
    def forward(self, x: Tensor) -> Any:
        return nn.Linear(4, 4)(x)


class LooseWeights(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.weights = [nn.Parameter(torch.ones(4))]

    def forward(self, x: Tensor) -> Any:
        return x * self.weights[0]


class Drops(nn.Module):
    def forward(self, x: Tensor) -> Any:
        return F.dropout(x)


class Unused(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.used, self.spare, self.act, self.lazy = nn.Linear(4, 4), nn.Linear(4, 7), nn.ReLU(), nn.LazyLinear(3)
        self.attention = nn.MultiheadAttention(4, 2)  # whose out_proj is used and never called

    def forward(self, x: Tensor) -> Any:
        return self.attention(self.used(x), x, x)[0]


class WritesWeights(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.ones(4))

    def forward(self, x: Tensor) -> Tensor:
        self.scale += 1
        return x.relu_() * self.scale


@pytest.mark.parametrize(
    ("model", "told"),
    [
        (MakesItsOwn(), ["Linear (1 module, 20 parameters) is called but not registered"]),
        (LooseWeights(), ["trainable tensor (4,) that is not in model.parameters(): wrap it in nn.ParameterList"]),
        (Drops(), ["F.dropout needs training=self.training"]),
        (WritesWeights(), ["the model itself writes into trainable parameters: training refuses"]),
        (
            Unused(),
            [
                "forward never uses 'spare' in evaluation mode; the 35 parameters count",
                "forward never calls 'act' in",
                "forward never calls 'lazy', still lazy",
            ],
        ),
        (nn.Sequential(nn.Conv2d(3, 4, 1)), ["'0' takes its input (3, 4, 4) for one example"]),
    ],
)
def test_what_torch_lets_pass_in_silence_is_told(model: nn.Module, told: list[str]) -> None:
    summary = summarize(model, (3, 4, 4))
    notes = [note for note in summary.notes if not note.startswith("Receptive field")]
    assert len(notes) == len(told)
    assert all(part in note for part, note in zip(told, notes, strict=True)), notes


def test_lazy_half_and_meta_models() -> None:
    lazy = nn.Sequential(nn.LazyConv2d(4, 3), nn.Flatten(), nn.LazyLinear(2))
    assert summarize(lazy, (1, 3, 6, 6)).parameters == 3 * 4 * 9 + 4 + 64 * 2 + 2
    half = summarize(nn.Conv2d(3, 4, 3).half(), (1, 3, 6, 6), input_dtype="float16")
    assert half.parameter_bytes == 2 * half.parameters and half.activation_bytes == 2 * 4 * 4 * 4
    with torch.device("meta"):
        model = nn.Conv2d(3, 4, 3)
    assert summarize(model, (1, 3, 6, 6)).macs == half.macs


def test_a_model_that_needs_numbers_is_counted_once() -> None:
    class Decides(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.conv = nn.Conv2d(3, 3, 1)

        def forward(self, x: Tensor) -> Any:
            return self.conv(x) if self.conv(x).mean() < 1e9 else x

    assert summarize(Decides(), (1, 3, 4, 4)).macs == 2 * 144


def test_unregistered_modules_run_in_evaluation_and_get_their_mode_back() -> None:
    hidden = nn.BatchNorm2d(3)

    class Holder(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.norms = [hidden]

        def forward(self, x: Tensor) -> Any:
            return self.norms[0](x) if x.sum() < 1e9 else x  # on real numbers

    assert summarize(Holder(), (2, 3, 4, 4)).norm == 2 * 2 * 3 * 16
    assert hidden.training and hidden.num_batches_tracked == 0 and not hidden.running_mean.any()


def test_receptive_fields_stand_beside_the_prices() -> None:
    with torch.device("meta"):
        summary = summarize(torchvision.models.resnet50(), (1, 3, 224, 224))
    assert row(summary, "conv1").receptive_field.size == 7 and row(summary, "layer1").receptive_field.size == 35
    assert summary.receptive_field.size == row(summary, "layer4").receptive_field.size == 427
    assert row(summary, "fc").receptive_field is None
