"""The transformer block, 2017: two residual branches, one after the other.

Question: what is left of ResNet where no convolution is? The sum. ``x + attention(norm(x))``, ``x + mlp(norm(x))``:
what comes in goes straight through, and each branch learns only what to add. Attention mixes positions, as a k×k
convolution does, with weights that depend on what is there; the MLP mixes channels, as a 1×1 convolution does.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from cnnedu.errors import ShapeError
from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import check_axes
from cnnedu.models.registry import register

__all__ = ["TransformerBlock"]

CARD = ModelCard(
    family="Transformer",
    paper=Paper("Attention Is All You Need", "Vaswani et al.", 2017, "https://arxiv.org/abs/1706.03762"),
    new="Attention alone moves information between positions, in residual blocks that run all positions at once.",
    deviations=(
        "The normalisation stands before each branch, not after the sum, so that nothing interrupts the residual path: "
        "Xiong et al. (2020), https://arxiv.org/abs/2002.04745.",
        "GELU in place of ReLU.",
        "64 channels, 4 heads and 256 hidden units by default, where the paper's base model has 512, 8 and 2,048.",
        "One block of the encoder, without embedding and positions.",
    ),
    task="sequence",
    input_size=(1, 16, 64),
)


class SelfAttention(nn.Module):
    """Every position asks all positions, and takes from each as much as its key fits the question.

    Shape: (n, t, embed_dim) → (n, t, embed_dim).
    """

    def __init__(self, embed_dim: int, num_heads: int) -> None:
        super().__init__()
        self.embed_dim = embed_dim
        self.num_heads = num_heads
        self.query = nn.Linear(embed_dim, embed_dim)
        self.key = nn.Linear(embed_dim, embed_dim)
        self.value = nn.Linear(embed_dim, embed_dim)
        self.out = nn.Linear(embed_dim, embed_dim)

    def forward(self, x: Tensor) -> Tensor:
        q = self._heads(self.query(x))  # (n, num_heads, t, embed_dim/num_heads)
        k = self._heads(self.key(x))  # (n, num_heads, t, embed_dim/num_heads)
        v = self._heads(self.value(x))  # (n, num_heads, t, embed_dim/num_heads)
        scores = q @ k.mT / math.sqrt(q.shape[-1])  # (n, num_heads, t, t)
        weights = torch.softmax(scores, dim=-1)  # (n, num_heads, t, t)
        heads = weights @ v  # (n, num_heads, t, embed_dim/num_heads)
        joined = heads.transpose(1, 2).flatten(2)  # (n, t, embed_dim)
        return self.out(joined)  # (n, t, embed_dim)

    def _heads(self, x: Tensor) -> Tensor:
        """Cut the channels into heads: (n, t, embed_dim) → (n, num_heads, t, embed_dim / num_heads)."""
        return x.unflatten(2, (self.num_heads, -1)).transpose(1, 2)


@register("transformer_block", CARD)
class TransformerBlock(nn.Module):
    """A pre-norm transformer block: ``x + attention(norm(x))``, then ``x + mlp(norm(x))``.

    Parameters
    ----------
    embed_dim, num_heads, hidden_dim : int
        Channels of a position; heads they are cut into; units between the two layers of the MLP.
    dropout : float
        Probability at the end of each branch, before the sum.

    Shape: (n, t, embed_dim) → (n, t, embed_dim).
    """

    def __init__(self, embed_dim: int = 64, num_heads: int = 4, hidden_dim: int = 256, dropout: float = 0.1) -> None:
        super().__init__()
        if embed_dim % num_heads:
            raise ValueError(
                f"TransformerBlock: num_heads must divide embed_dim, got {embed_dim} channels, {num_heads} heads."
            )
        self.embed_dim = embed_dim
        self.norm1 = nn.LayerNorm(embed_dim)
        self.attention = SelfAttention(embed_dim, num_heads)
        self.norm2 = nn.LayerNorm(embed_dim)
        self.mlp = nn.Sequential(nn.Linear(embed_dim, hidden_dim), nn.GELU(), nn.Linear(hidden_dim, embed_dim))
        self.dropout = nn.Dropout(dropout)
        for module in self.modules():
            if isinstance(module, nn.Linear):  # no ReLU follows most of them: Glorot's variance, not He's
                nn.init.xavier_uniform_(module.weight)
                nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        self._check(x)  # (n, 16, 64)
        x = x + self.dropout(self.attention(self.norm1(x)))  # (n, 16, 64)
        return x + self.dropout(self.mlp(self.norm2(x)))  # (n, 16, 64)

    def _check(self, x: Tensor) -> None:
        got = check_axes(self, x, ("n", "t", "c"))
        if x.shape[2] != self.embed_dim:
            raise ShapeError(f"TransformerBlock: input must have c={self.embed_dim} channels, last, got {got}.")
