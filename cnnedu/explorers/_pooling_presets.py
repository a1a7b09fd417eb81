"""The examples that the pooling explorer offers by name: a map, and the settings in which it has something to show."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

__all__ = ["POOLING_PRESETS"]

_NUMBERS = [
    [1, 3, 0, 1, 2, 4],
    [2, 0, 5, 1, 1, 0],
    [0, 1, 9, 4, 3, 3],
    [1, 6, 2, 0, 3, 3],
    [4, 4, 1, 0, 7, 2],
    [0, 2, 3, 8, 1, 0],
]
_USUAL = {
    "kernel_size": [2, 2],
    "stride": [2, 2],
    "padding": [0, 0],
    "ceil_mode": False,
    "count_include_pad": True,
    "window": "sliding",
}


def _preset(input: list[list[int]], mode: str = "forward", **settings: Any) -> dict[str, Any]:
    return {"input": input, **_USUAL, "mode": mode, **settings}


# Peaks that stand in the left column of their windows stay inside when the map moves right; those in the right leave.
_PRESETS = {
    "numbers": _preset(_NUMBERS),
    "max_holds": _preset(
        [[9, 0, 2, 0, 7, 0], [0, 0, 0, 0, 0, 0], [4, 0, 8, 0, 1, 0], [0, 0, 0, 0, 0, 0]], "shift", shift=[0, 1]
    ),
    "max_breaks": _preset(
        [[0, 9, 0, 2, 0, 7], [0, 0, 0, 0, 0, 0], [0, 4, 0, 8, 0, 1], [0, 0, 0, 0, 0, 0]], "shift", shift=[0, 1]
    ),
    "average_notices": _preset(
        [[9, 1, 7, 2, 8, 3], [2, 5, 1, 4, 3, 0], [6, 2, 9, 0, 5, 4], [0, 3, 2, 1, 1, 2]], "shift", shift=[0, 1]
    ),
    "ties": _preset([[3, 1, 0, 0, 2, 2], [1, 3, 0, 0, 2, 2], [4, 1, 0, 5, 1, 1], [1, 4, 5, 0, 1, 6]], "backward"),
    "overlapping": _preset(
        [
            [0, 1, 2, 1, 0, 1, 0],
            [1, 2, 3, 2, 1, 0, 2],
            [0, 3, 9, 3, 0, 1, 1],
            [1, 2, 3, 2, 1, 4, 0],
            [0, 1, 2, 1, 8, 1, 2],
            [2, 0, 1, 0, 1, 2, 1],
            [1, 0, 2, 1, 0, 1, 0],
        ],
        "backward",
        kernel_size=[3, 3],
    ),
    "rows_left_over": _preset([[1, 3, 0, 1, 9], [2, 0, 5, 1, 9], [0, 1, 4, 2, 9], [1, 6, 2, 0, 9], [9, 9, 9, 9, 9]]),
    "negative_padded": _preset(
        [[-1, -3, -2, -4], [-2, -5, -1, -1], [-6, -2, -8, -3], [-1, -4, -2, -2]], padding=[1, 1]
    ),
    "global_pooling": _preset(_NUMBERS, window="global"),
}

POOLING_PRESETS = MappingProxyType(_PRESETS)
