"""Rules for operations in which torch does a whole layer at once; `torch.utils.flop_counter` misses most of them.

Each rule is the sum of what the layer does step by step, so that a fused layer and an unfused one cost the same. A
rule takes the operation's arguments by name.
"""

from __future__ import annotations

from collections.abc import Callable
from math import prod
from typing import Any

from cnnedu.analysis._counts import COLUMNS, Counts

__all__ = ["FUSED"]


def _sum(*parts: Counts) -> Counts:
    return Counts(**{column: sum(getattr(part, column) for part in parts) for column in COLUMNS})


def _attention(given: dict[str, Any]) -> Counts:
    """Scores, softmax, and the mean of the values weighted by it."""
    *batch, queries, width = given["query"].shape
    keys, value_width = given["value"].shape[-2:]
    scores = prod(batch) * queries * keys
    return Counts(macs=scores * (width + value_width), activation=scores)


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
        _attention,
    ),
    "mkldnn_rnn_layer": _mkldnn_rnn,
    "_cudnn_rnn": _cudnn_rnn,
    "miopen_rnn": _cudnn_rnn,
    "_thnn_fused_lstm_cell": _fused_cell(2),
    "_thnn_fused_gru_cell": _fused_cell(3),
}
