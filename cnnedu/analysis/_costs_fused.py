"""Rules for operations in which torch does a whole layer at once; `torch.utils.flop_counter` misses most of them.

Each rule is the sum of what the layer does step by step, so that a fused layer and an unfused one cost the same. A
rule takes the operation's arguments by name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cnnedu.analysis._counts import COLUMNS, Counts

__all__ = ["FUSED"]


def _sum(*parts: Counts) -> Counts:
    return Counts(**{column: sum(getattr(part, column) for part in parts) for column in COLUMNS})


def _linear(rows: int, weight: Any, bias: Any) -> Counts:
    return Counts(macs=rows * weight.numel(), bias=0 if bias is None else rows * weight.shape[0])


def _attention(batch: int, heads: int, queries: int, keys: int, width: int, value_width: int) -> Counts:
    """Scores, softmax, and the mean of the values weighted by it."""
    scores = batch * heads * queries * keys
    return Counts(macs=scores * (width + value_width), activation=scores)


def _scaled_dot_product(given: dict[str, Any]) -> Counts:
    (*batch, heads, queries, width), value = given["query"].shape, given["value"]
    return _attention(batch[0] if batch else 1, heads, queries, value.shape[-2], width, value.shape[-1])


def _multi_head(given: dict[str, Any]) -> Counts:
    batch, queries, width = given["query"].shape
    keys, heads = given["key"].shape[1], given["num_head"]
    weight, bias = given["qkv_weight"], given["qkv_bias"]
    projected = batch * (queries + 2 * keys) * width
    return _sum(
        Counts(macs=projected * weight.shape[1], bias=0 if bias is None else projected),
        _attention(batch, heads, queries, keys, width // heads, width // heads),
        _linear(batch * queries, given["proj_weight"], given["proj_bias"]),
    )


def _encoder_layer(given: dict[str, Any]) -> Counts:
    batch, tokens, width = given["src"].shape
    heads, rows = given["num_heads"], batch * tokens
    return _sum(
        _linear(rows, given["qkv_weight"], given["qkv_bias"]),
        _attention(batch, heads, tokens, tokens, width // heads, width // heads),
        _linear(rows, given["proj_weight"], given["proj_bias"]),
        _linear(rows, given["ffn_weight_1"], given["ffn_bias_1"]),
        Counts(activation=rows * given["ffn_weight_1"].shape[0]),
        _linear(rows, given["ffn_weight_2"], given["ffn_bias_2"]),
        Counts(norm=2 * 5 * rows * width, elementwise=2 * rows * width),  # two layer norms, two residual additions
    )


# Per hidden unit and step, by torch's number of the kind: gates, activations, elementwise steps.
_CELLS = {
    0: (1, 1, 1),  # ReLU: the two products are added
    1: (1, 1, 1),  # tanh
    2: (4, 5, 8),  # LSTM: four such sums, c = f c + i g (3), o tanh c (1)
    3: (3, 3, 7),  # GRU: two such sums, i + r h (2), h' = n + z (h - n) (3)
}


def _cells(kind: int, units: int, biases: int) -> Counts:
    """Count everything in a recurrent step but its matrix products; ``units`` is hidden units times steps."""
    gates, activations, steps = _CELLS[kind]
    return Counts(bias=biases * gates * units, activation=activations * units, elementwise=steps * units)


def _mkldnn_rnn(given: dict[str, Any]) -> Counts:
    """One layer in one direction."""
    w_ih, w_hh = given["weight0"], given["weight1"]
    steps = given["input"].numel() // given["input"].shape[-1]
    products = Counts(macs=steps * (w_ih.numel() + w_hh.numel()))
    return _sum(products, _cells(given["mode"], steps * given["hidden_size"], 2 * given["has_biases"]))


def _cudnn_rnn(given: dict[str, Any]) -> Counts:
    """All layers and directions: every weight matrix is used at every step."""
    steps = given["input"].numel() // given["input"].shape[-1]
    matrices = [weight for weight in given["weight"] if weight.dim() == 2]
    vectors = len(given["weight"]) - len(matrices)
    runs = given["num_layers"] * (1 + given["bidirectional"])
    products = Counts(macs=steps * sum(weight.numel() for weight in matrices))
    return _sum(products, _cells(given["mode"], runs * steps * given["hidden_size"], vectors // runs))


def _fused_cell(kind: int) -> Callable[[dict[str, Any]], Counts]:
    """Return the rule of a cell whose matrix products are done already."""

    def rule(given: dict[str, Any]) -> Counts:
        units = given["cx" if kind == 2 else "hx"].numel()
        return _cells(kind, units, 2 * (given["input_bias"] is not None))

    return rule


FUSED: dict[str, Callable[[dict[str, Any]], Counts]] = {
    **dict.fromkeys(
        (
            "_scaled_dot_product_efficient_attention",
            "_scaled_dot_product_flash_attention",
            "_scaled_dot_product_flash_attention_for_cpu",
            "_scaled_dot_product_cudnn_attention",
            "_scaled_dot_product_fused_attention_overrideable",
            "_scaled_dot_product_attention_math_for_mps",
        ),
        _scaled_dot_product,
    ),
    "_native_multi_head_attention": _multi_head,
    "_transformer_encoder_layer_fwd": _encoder_layer,
    "mkldnn_rnn_layer": _mkldnn_rnn,
    "_cudnn_rnn": _cudnn_rnn,
    "miopen_rnn": _cudnn_rnn,
    "_thnn_fused_lstm_cell": _fused_cell(2),
    "_thnn_fused_gru_cell": _fused_cell(3),
}
