"""Whole models that a reader may bring: what they see, what is said of them, what meets out of step."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from cnnedu.analysis import ReceptiveField, receptive_field_of
from cnnedu.errors import ModelError


class Inline(nn.Module):
    """A model whose forward is a function of itself and x."""

    def __init__(self, forward: Callable[..., Any], *layers: nn.Module) -> None:
        super().__init__()
        self.function = forward
        self.layers = nn.ModuleList(layers)

    def forward(self, *inputs: Tensor) -> Any:
        return self.function(self.layers, *inputs)


def fields_of(
    forward: Callable[..., Any], *layers: nn.Module, size: Any = (1, 2, 64, 64), dtype: str = "float32"
) -> Any:
    return receptive_field_of(Inline(forward, *layers), size, input_dtype=dtype)


def conv(k: Any = 3, s: int = 1, p: Any = 0, d: int = 1, c_in: int = 2, c_out: int = 2) -> nn.Conv2d:
    return nn.Conv2d(c_in, c_out, k, s, p, d)


def test_a_shortcut_beside_a_pooling_is_half_a_pixel_off() -> None:
    fields = fields_of(lambda m, x: m[0](x) + F.avg_pool2d(x, 2), conv(1, 2))
    assert fields.field == ReceptiveField(2, 2, 0)
    assert [(each.operation, each.axis, each.by) for each in fields.misaligned] == [
        ("add", 0, Fraction(1, 2)),
        ("add", 1, Fraction(1, 2)),
    ]
    assert "centres 1/2 input pixel apart" in str(fields.misaligned[0])


def test_branches_of_different_jumps_are_reported() -> None:
    fields = fields_of(lambda m, x: m[0](x)[:, :, :9, :9] + x[:, :, :9, :9], conv(3, 3))
    assert fields.misaligned[0].jumps == (3, 1)
    assert "different jumps, 3 and 1" in str(fields.misaligned[0])


def test_a_tensor_turned_in_place_is_followed() -> None:
    def forward(m: Any, x: Tensor) -> Tensor:
        y = m[0](x)
        y.transpose_(2, 3).unsqueeze_(0)
        return y.squeeze(0)

    fields = fields_of(forward, conv((3, 5)))
    assert fields.field == ReceptiveField((3, 5), 1, 0) and not fields.notes
    assert fields[""].sees(9, 4) == ((4, 6), (9, 13))


@pytest.mark.parametrize(
    "forward",
    [
        lambda m, x: m[0](x) + x[:, :, ::2, ::2],
        lambda m, x: F.interpolate(F.avg_pool2d(x, 2), scale_factor=2) + x,
        lambda m, x: F.interpolate(F.avg_pool2d(x, 4), scale_factor=4, mode="bilinear") + x,
        lambda m, x: torch.cat([m[0](x), F.max_pool2d(x, 3, 2, 1)], 1),
        lambda m, x: torch.cat([x[..., ::2], x[..., 1::2]], 1),
    ],
)
def test_branches_that_lie_on_top_of_each_other_are_not_reported(forward: Any) -> None:
    assert not fields_of(forward, conv(3, 2, 1)).misaligned


def test_causal_branches_end_at_the_same_step() -> None:
    def forward(m: Any, x: Tensor) -> Tensor:
        for i, layer in enumerate(m):
            x = x + layer(F.pad(x, (2**i, 0)))
        return x

    layers = [nn.Conv1d(1, 1, 2, dilation=2**i) for i in range(10)]
    fields = fields_of(forward, *layers, size=(1, 1, 3000))
    assert fields.field == ReceptiveField(1024, 1, -1023)
    assert not fields.misaligned


def test_gates_and_statistics_are_left_out_and_named() -> None:
    class Gate(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.fc = nn.Linear(2, 2)

        def forward(self, x: Tensor) -> Tensor:
            return x * self.fc(x.mean((2, 3))).sigmoid()[:, :, None, None].expand_as(x)

    model = nn.Sequential(conv(), nn.GroupNorm(1, 2), Gate(), nn.InstanceNorm2d(2), Gate())
    fields = receptive_field_of(model, (1, 2, 16, 16))
    assert fields.size == fields[""].size == 3
    assert any(note.startswith("In 1,") and "group norm" in note for note in fields.notes)
    assert any(note.startswith("In 3,") and "instance norm" in note for note in fields.notes)
    assert any(note.startswith("In 2, 4, a factor computed from the whole map") for note in fields.notes)


@pytest.mark.parametrize(
    "forward",
    [
        lambda m, x: (
            F.scaled_dot_product_attention(*[x.flatten(2).transpose(1, 2)] * 3).transpose(1, 2).view(x.shape) + x
        ),
        lambda m, x: (
            x + (x.flatten(2).transpose(1, 2) @ x.flatten(2)).softmax(-1).matmul(x.flatten(2).mT).mT.view(x.shape)
        ),
        lambda m, x: m[0](x.flatten(2).permute(2, 0, 1))[0].permute(1, 2, 0).view(x.shape) + x,
        lambda m, x: x.flatten(2).softmax(2).view(x.shape),
        lambda m, x: F.layer_norm(x, x.shape[1:]),
        lambda m, x: x + x.mean((2, 3), keepdim=True),
        lambda m, x: torch.cat([x, F.interpolate(F.adaptive_avg_pool2d(x, 1), size=x.shape[2:])], 1),
        lambda m, x: torch.fft.fft2(x).real,
        lambda m, x: x.flatten(1) @ torch.ones(2 * 64 * 64, 5),
        lambda m, x: x.mean(dim=(2, 3)),
        lambda m, x: F.adaptive_max_pool2d(x, 1),
        lambda m, x: x.flatten(2).sort(2)[0].view(x.shape),
    ],
)
def test_what_sees_everything_has_no_field_and_is_named(forward: Any) -> None:
    attention = nn.MultiheadAttention(2, 1)
    attention.forward = lambda x: nn.MultiheadAttention.forward(attention, x, x, x)
    fields = receptive_field_of(Inline(lambda m, x: forward([attention], m[0](x)), conv(3, p=1)), (1, 2, 64, 64))
    assert fields[""].field is None and fields["layers.0"].size == 3
    assert fields.size == 3, "the last layer that is local"
    assert any("the whole input" in note for note in fields.notes)


def test_an_unknown_operation_is_named() -> None:
    fields = fields_of(lambda m, x: F.grid_sample(m[0](x), torch.zeros(1, 8, 8, 2), align_corners=False), conv())
    assert fields[""].field is None
    assert fields.notes == (
        "In the model's own forward, grid_sampler_2d is not known here, and taken to see the whole input.",
    )


def test_one_axis_may_be_seen_whole() -> None:
    fields = fields_of(lambda m, x: m[0](x).mean(3, keepdim=True), conv(3, 2, 1))
    assert fields.field == ReceptiveField((3, math.inf), (2, 0), (-1, -math.inf))
    assert "3×all" in str(fields)


def test_tokens_volumes_and_several_inputs() -> None:
    text = nn.Sequential(nn.Embedding(9, 4), nn.Flatten(2))
    convolved = Inline(lambda m, x: m[1](m[0](x).transpose(1, 2)), text, nn.Conv1d(4, 2, 5))
    assert receptive_field_of(convolved, (1, 20), input_dtype="int64").field == ReceptiveField(5, 1, 0)
    volume = nn.Sequential(nn.Conv3d(1, 2, (1, 3, 5), (1, 2, 1)), nn.MaxPool3d(2), nn.AdaptiveAvgPool3d(1))
    assert receptive_field_of(volume, (1, 1, 8, 32, 32)).field == ReceptiveField((2, 5, 6), (2, 4, 2), 0)
    two = fields_of(lambda m, x, y: m[1](m[0](x) + y), conv(), conv(5, p=1), size=[(1, 2, 64, 64), (1, 2, 62, 62)])
    assert two.field == ReceptiveField(7, 1, -1)
    assert receptive_field_of(nn.Linear(4, 2), (1, 4)).field is None


def test_windows_are_local_and_their_tokens_find_back() -> None:
    def attend(m: Any, x: Tensor) -> Tensor:
        n, c, h, w = x.shape
        tokens = x.view(n, c, h // 8, 8, w // 8, 8).permute(0, 2, 4, 3, 5, 1).reshape(-1, 64, c)
        mixed = F.scaled_dot_product_attention(tokens, tokens, tokens)
        return m[0](mixed.view(n, h // 8, w // 8, 8, 8, c).permute(0, 5, 1, 3, 2, 4).reshape(n, c, h, w))

    row = fields_of(attend, conv())[""]
    assert row.sees(0, 5) == ((0, 7), (0, 7))
    assert row.sees(7, 6) == ((0, 15), (0, 15))
    assert (row.size, row.jump) == (16, 1)


def test_circular_padding_and_rolls_are_walked_on() -> None:
    fields = receptive_field_of(nn.Conv2d(2, 2, 3, padding=1, padding_mode="circular"), (1, 2, 16, 16))
    assert fields.field == ReceptiveField(3, 1, -1)
    assert "circular padding" in fields.notes[0]
    assert "cyclic shift" in fields_of(lambda m, x: x.roll(1, 2)).notes[0]


def test_upsampled_units_see_what_they_see() -> None:
    row = fields_of(lambda m, x: m[0](F.interpolate(x, scale_factor=2)), conv(4))[""]
    assert (row.size, row.jump, row.start) == (3, Fraction(1, 2), 0)
    assert [row.sees(i, i)[0] for i in range(4)] == [(0, 1), (0, 2), (1, 2), (1, 3)]
    with pytest.raises(ValueError, match="a position has 2 axes"):
        row.sees(0)


def test_a_model_that_needs_numbers_and_hidden_modules() -> None:
    hidden = [conv(5)]
    fields = fields_of(lambda m, x: hidden[0](m[0](x)) if x.sum() < 1e30 else x, conv())
    assert [(row.path, row.size) for row in fields] == [("", 7), ("layers.0", 3), ("<Conv2d>", 7)]


def test_the_result_reads_well() -> None:
    model = nn.Sequential(nn.Sequential(conv(), nn.ReLU()), nn.Upsample(scale_factor=2), nn.ReLU())
    fields = receptive_field_of(model, (1, 2, 16, 16))
    assert len(fields) == len(list(fields)) == 6
    assert fields["0.0"] is fields[2] and fields[2].kind == "Conv2d" and fields[2].output_shape == (1, 2, 14, 14)
    text, page = str(fields), fields._repr_html_()
    names = [line.split()[:2] for line in text.splitlines()[5:8]]
    assert names == [["0", "Sequential"], ["0", "Conv2d"], ["1", "ReLU"]] and max(map(len, text.splitlines())) <= 80
    assert "1×2×14×14" in text and "1/2" in text and page.count("<tr>") == 7
    assert repr(fields) == "<ReceptiveFields of Sequential: size 3, 6 rows>"
    with pytest.raises(KeyError, match=r"Sequential calls no module '0.9'. Did you mean '0"):
        fields["0.9"]


def test_a_module_called_twice_answers_for_its_last_call() -> None:
    fields = fields_of(lambda m, x: m[0](m[0](x)), conv())
    assert [row.size for row in fields if row.path == "layers.0"] == [3, 5]
    assert fields["layers.0"].size == 5


def test_errors_are_the_traces() -> None:
    with pytest.raises(ModelError, match="^receptive_field_of: '0'"):
        receptive_field_of(nn.Sequential(conv(c_in=3)), (1, 2, 8, 8))
    with pytest.raises(TypeError, match="^receptive_field_of: model must be an nn.Module"):
        receptive_field_of("resnet18", (1, 3, 8, 8))  # type: ignore[arg-type]


def test_recurrent_layers_see_all_before_or_everything() -> None:
    steps = nn.Sequential(nn.Embedding(9, 4), nn.GRU(4, 4, batch_first=True))
    fields = receptive_field_of(steps, (2, 16), input_dtype="int64")
    assert fields["1"].sees(5) == ((0, 5),)
    last = fields_of(lambda m, x: m[1](m[0](x).transpose(1, 2))[0], nn.Conv1d(2, 4, 3), nn.LSTM(4, 4), size=(1, 2, 9))
    assert last["layers.1"].field is None and last.size == 3
    assert any("runs through all steps" in note for note in last.notes)


def test_a_mean_over_one_position_mixes_nothing() -> None:
    def mean(layers: Any, x: Tensor) -> Tensor:
        return layers[0](x).mean((2, 3))

    assert fields_of(mean, nn.Conv2d(2, 4, 8), size=(1, 2, 8, 8)).notes == ()
    (note,) = fields_of(mean, nn.Conv2d(2, 4, 8), size=(1, 2, 9, 8)).notes
    assert "a mean takes in all positions" in note


def test_tables_too_large_to_follow_see_everything() -> None:
    def scores(layers: Any, x: Tensor) -> Tensor:
        tokens = layers[0](x)
        return tokens.transpose(1, 2) @ tokens

    small, large = (fields_of(scores, nn.Conv1d(2, 2, 3), size=(1, 2, side)) for side in (64, 4096))
    assert not small.notes and small.size == large.size == 3
    assert "a matrix product" in large.notes[0] and large[""].field is None
