"""Layers that torch computes at once cost what they cost step by step."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from student_models import Calls, NeedsNumbers, columns
from torch import Tensor, nn

from cnnedu.analysis import summarize
from cnnedu.analysis._costs_fused import FUSED
from cnnedu.analysis._counts import COLUMNS


def test_bilinear_costs_what_its_sum_written_out_costs() -> None:
    def written_out(self: Any, x: Tensor, y: Tensor) -> Tensor:
        return torch.einsum("noj,nj->no", torch.einsum("ni,oij->noj", x, self.b.weight), y)

    layer, sizes = nn.Bilinear(3, 4, 5), [(2, 3), (2, 4)]
    summary = summarize(layer, sizes)
    assert summary.macs == summarize(Calls(written_out, b=layer), sizes).macs == 2 * 5 * 3 * 4 + 2 * 5 * 4
    assert summary.bias == 10


def steps(self: Any, x: Tensor) -> Tensor:
    state = None
    for row in x:
        state = self.cell(row, state)
    return state[0] if isinstance(state, tuple) else state


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize(("kind", "mode", "gates"), [("LSTM", 2, 4), ("GRU", 3, 3), ("RNN", 1, 1)])
def test_recurrent_layers_cost_what_their_cells_cost(kind: str, mode: int, gates: int, bias: bool) -> None:
    layer = getattr(nn, kind)(3, 4, bias=bias)
    cell = getattr(nn, f"{kind}Cell")(3, 4, bias=bias)
    whole, unrolled = summarize(layer, (5, 2, 3)), summarize(Calls(steps, cell=cell), (5, 2, 3))
    assert whole.macs == 5 * 2 * gates * 4 * (3 + 4)
    assert columns(whole) == columns(unrolled) and not whole.uncounted
    weights = [p for p in layer.parameters()]
    fused = FUSED["_cudnn_rnn"](
        {
            **{"input": torch.empty(5, 2, 3), "weight": weights, "mode": mode, "hidden_size": 4},
            **{"num_layers": 1, "bidirectional": False},
        }
    )
    assert {column: getattr(fused, column) for column in COLUMNS} == columns(unrolled)


@pytest.mark.parametrize(
    ("layer", "macs"),
    [
        (nn.LSTM(3, 4, num_layers=2, bidirectional=True), 10 * 2 * 16 * ((3 + 4) + (8 + 4))),
        (nn.LSTM(3, 4, batch_first=True, num_layers=2), 10 * 16 * ((3 + 4) + (4 + 4))),
        (nn.LSTM(3, 4, proj_size=2), 10 * (16 * (3 + 2) + 4 * 2)),
        (nn.GRU(3, 4, bidirectional=True), 10 * 2 * 12 * (3 + 4)),
    ],
)
@pytest.mark.filterwarnings("ignore:LSTM with projections")
@pytest.mark.parametrize("real", [False, True])
def test_recurrent_layers_use_every_weight_at_every_step(layer: nn.Module, macs: int, real: bool) -> None:
    model = NeedsNumbers(layer) if real else layer
    summary = summarize(model, (5, 2, 3))
    assert summary.macs == macs == 10 * sum(p.numel() for p in layer.parameters() if p.dim() == 2)
    assert not summary.uncounted


@pytest.mark.parametrize("real", [False, True])
def test_transformers_list_their_layers(real: bool) -> None:
    """In evaluation torch would take one operation for all of them, and nested tensors under a mask."""
    encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, dim_feedforward=16, batch_first=True), 2)

    def masked(self: Any, x: Tensor) -> Any:
        return self.encoder(x, src_key_padding_mask=torch.zeros(x.shape[:2], dtype=torch.bool))

    model = Calls(masked, encoder=encoder)
    summary = summarize(NeedsNumbers(model) if real else model, (2, 5, 8))
    assert summary.macs == 2 * (10 * (4 * 8 * 8 + 2 * 8 * 16) + 2 * 2 * 5 * 5 * 8) and not summary.uncounted
    assert {row.path.rpartition(".")[2] for row in summary.rows} >= {"self_attn", "linear1", "norm2"}
    assert torch.backends.mha.get_fastpath_enabled()


@pytest.mark.parametrize("real", [False, True])
def test_attention_is_projections_scores_and_means(real: bool) -> None:
    attention = nn.MultiheadAttention(8, 2, batch_first=True)
    model = Calls(lambda self, x: self.a(x, x, x, need_weights=False)[0], a=attention)
    summary = summarize(NeedsNumbers(model) if real else model, (3, 5, 8))
    assert summary.macs == 3 * 5 * 4 * 8 * 8 + 2 * 3 * 5 * 5 * 8
    assert summary.bias == 3 * 5 * 4 * 8 and not summary.uncounted
