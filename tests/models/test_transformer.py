"""The transformer block: torch's own with the same weights, and what attention promises."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from cnnedu.errors import ShapeError
from cnnedu.models import create_model
from cnnedu.models.transformer import SelfAttention, TransformerBlock


def with_weights_of(block: TransformerBlock) -> nn.TransformerEncoderLayer:
    """Return torch's layer with our weights."""
    hidden, heads = block.mlp[0].out_features, block.attention.num_heads
    layer = nn.TransformerEncoderLayer(
        block.embed_dim, heads, hidden, dropout=0.1, activation="gelu", batch_first=True, norm_first=True
    )
    ours = block.state_dict()
    names = {"norm1": "norm1", "norm2": "norm2", "mlp.0": "linear1", "mlp.2": "linear2"}
    names["attention.out"] = "self_attn.out_proj"
    theirs = {f"{b}.{kind}": ours[f"{a}.{kind}"] for a, b in names.items() for kind in ("weight", "bias")}
    for kind in ("weight", "bias"):
        parts = [ours[f"attention.{part}.{kind}"] for part in ("query", "key", "value")]
        theirs[f"self_attn.in_proj_{kind}"] = torch.cat(parts)
    layer.load_state_dict(theirs)
    return layer


@pytest.mark.parametrize("settings", [{}, {"embed_dim": 30, "num_heads": 3, "hidden_dim": 17}])
def test_the_block_is_torchs(settings: dict[str, int]) -> None:
    torch.manual_seed(0)
    block = create_model("transformer_block", **settings).eval()
    for parameter in block.parameters():
        nn.init.normal_(parameter, std=0.3)
    layer = with_weights_of(block).eval()
    x = torch.randn(2, 11, block.embed_dim, requires_grad=True)
    y, expected = block(x), layer(x)
    torch.testing.assert_close(y, expected, rtol=1e-5, atol=1e-5)
    weight = torch.randn_like(y)
    (ours,) = torch.autograd.grad((y * weight).sum(), x)
    (theirs,) = torch.autograd.grad((expected * weight).sum(), x)
    torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=1e-4)


def test_branches_that_add_nothing_leave_the_identity() -> None:
    block = TransformerBlock()
    for layer in (block.attention.out, block.mlp[2]):
        nn.init.zeros_(layer.weight)
    x = torch.randn(1, 16, 64)
    assert torch.equal(block(x), x)


def test_attention_does_not_know_where_a_position_stands() -> None:
    torch.manual_seed(0)
    attention, x, order = SelfAttention(16, 4), torch.randn(2, 9, 16), torch.randperm(9)
    torch.testing.assert_close(attention(x[:, order]), attention(x)[:, order])


def test_every_position_reaches_every_other() -> None:
    torch.manual_seed(0)
    x = torch.randn(1, 12, 16, requires_grad=True)
    TransformerBlock(16, 4, 32).eval()(x)[0, 0].sum().backward()
    assert x.grad is not None and x.grad.abs().sum(2).all()


def test_dropout_is_for_training() -> None:
    assert TransformerBlock().dropout.p == 0.1  # section 5.4
    block = TransformerBlock(dropout=0.5)
    x = torch.randn(1, 16, 64)
    assert not torch.equal(block(x), block(x))
    block.eval()
    assert torch.equal(block(x), block(x))


def test_what_does_not_fit_is_named() -> None:
    with pytest.raises(ValueError, match="num_heads must divide embed_dim, got 64 channels, 5 heads"):
        create_model("transformer_block", num_heads=5)
    block = create_model("transformer_block")
    with pytest.raises(ShapeError, match=r"three axes \(n, t, c\), got \(16, 64\)\. Add the batch axis"):
        block(torch.zeros(16, 64))
    with pytest.raises(ShapeError, match=r"c=64 channels, last, got \(n=1, t=64, c=16\)"):
        block(torch.zeros(1, 64, 16))
