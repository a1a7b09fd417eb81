"""What is seen through networks drawn at random is the support of their gradient, unit by unit."""

from __future__ import annotations

import math
import warnings
from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from seen import CHANNELS, NOTHING, Drawn, made_positive, seen, steps

from cnnedu.analysis import receptive_field_of

SIDES = {1: (150,), 2: (60, 63)}
checked = {1: 0, 2: 0}


def judge(rank: int, program: list[Any]) -> None:
    """Compare what units around the middle see, as far from the borders as what is compared is defined."""
    torch.manual_seed(0)
    model = made_positive(Drawn(rank, program))
    size = (1, CHANNELS, *SIDES[rank])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            shape = model(torch.rand(size, dtype=torch.float64)).shape[2:]
        except (RuntimeError, ValueError, NotImplementedError):
            assume(False)  # nothing is left of the map
    assume(min(shape) >= 9)  # units two steps from the middle are then no border's
    fields = receptive_field_of(model, size, input_dtype="float64")
    for offset in (-2, -1, 0, 1, 2):
        unit = tuple(side // 2 + offset for side in shape)
        if fields.field is None:
            assert seen(model, "", size, unit, 1e-13) == (NOTHING,) * rank
            continue
        expected = fields[""].sees(*unit)
        if math.inf in (first for first, _ in expected):
            expected = (NOTHING,) * rank
        elif any(first < n // 7 or last > n - 1 - n // 7 for (first, last), n in zip(expected, size[2:], strict=True)):
            continue
        assert seen(model, "", size, unit, 1e-13) == expected, unit
        checked[rank] += 1


@pytest.mark.parametrize(("rank", "examples", "least"), [(1, 75, 100), (2, 50, 50)])
def test_drawn_models_see_what_the_gradient_reaches(rank: int, examples: int, least: int) -> None:
    before = checked[rank]

    @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(st.lists(steps(rank), min_size=1, max_size=5))
    def compare(program: list[Any]) -> None:
        judge(rank, program)

    compare()
    assert checked[rank] - before >= least, "too few units were far enough from the borders to be compared"


def test_every_step_is_drawn_and_known() -> None:
    drawn = {name.removeprefix("do_") for name in vars(Drawn) if name.startswith("do_")} - {"even"}
    for kind in drawn - {"add", "cat", "halves", "conv", "transposed", "pool", "adaptive", "up", "pad", "crop"}:
        fields = receptive_field_of(Drawn(2, [(kind,)]), (1, CHANNELS, 16, 16))
        assert fields.field is not None and not any("not known" in note for note in fields.notes), kind
