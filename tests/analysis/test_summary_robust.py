"""A summary is not lost to a fault of ours, nor to an output or a wrapper that few models have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import torch
from student_models import Calls
from torch import Tensor, nn

from cnnedu.analysis import _costs, _fields, receptive_field_of, summarize
from cnnedu.analysis._fields_call import RULES
from cnnedu.analysis._fields_views import VIEWS

SIZE = (1, 3, 9, 9)


def network() -> nn.Module:
    return nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.Conv2d(4, 2, 3), nn.Flatten(), nn.Linear(50, 2))


def fails(*given: Any) -> Any:
    raise AssertionError("a fault of ours")


@pytest.mark.parametrize(("table", "operation"), [(RULES, "convolution"), (RULES, "relu"), (VIEWS, "view")])
def test_a_rule_for_fields_that_fails_costs_only_the_field(
    table: dict[str, Any], operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = summarize(network(), SIZE)
    monkeypatch.setitem(table, operation, fails)
    shaken = summarize(network(), SIZE)
    assert (shaken.macs, shaken.activation, shaken.uncounted) == (sound.macs, sound.activation, ())
    assert any(f"{operation} is not known here" in note for note in shaken.notes)
    assert any(operation in note for note in receptive_field_of(network(), SIZE).notes)


@pytest.mark.parametrize("place", ["AtenCall", "describe"])
def test_nor_does_any_other_fault_in_following_fields(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = summarize(network(), SIZE)
    monkeypatch.setattr(_fields, place, fails)
    shaken = summarize(network(), SIZE)
    assert (shaken.macs, shaken.parameters, shaken.receptive_field) == (sound.macs, sound.parameters, None)
    assert all(row.receptive_field is None for row in shaken.rows[2:])


def test_a_rule_for_costs_that_fails_leaves_its_operation_uncounted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(_costs.RULES, "convolution", fails)
    summary = summarize(network(), SIZE)
    assert summary.macs == 100 and [str(each) for each in summary.uncounted] == ["convolution in 0", "convolution in 2"]


@dataclass
class Detections:
    boxes: Tensor
    scores: list[Tensor]


def test_a_dataclass_is_an_output() -> None:
    model = Calls(lambda self, x: Detections(self.conv(x), [x]), conv=nn.Conv2d(3, 4, 3))
    summary = summarize(model, SIZE)
    assert summary.output_shape == {"boxes": (1, 4, 7, 7), "scores": [(1, 3, 9, 9)]}
    assert summary.receptive_field is not None and summary.receptive_field.size == 3


def compiled() -> nn.Module:
    model: Any = torch.compile(network())
    return model


@pytest.mark.filterwarnings("ignore:Using `torch.compile")
@pytest.mark.parametrize("wrap", [compiled, lambda: torch.fx.symbolic_trace(network())])
def test_wrappers_of_torch_cost_what_they_wrap(wrap: Callable[[], nn.Module]) -> None:
    plain, wrapped = summarize(network(), SIZE), summarize(wrap(), SIZE)
    assert (wrapped.macs, wrapped.bias, wrapped.activation) == (plain.macs, plain.bias, plain.activation)
    assert wrapped.parameters == plain.parameters and wrapped.uncounted == ()


@pytest.mark.filterwarnings("ignore:.*nested tensors")
def test_nested_tensors_have_no_shape_and_are_named() -> None:
    model = Calls(lambda self, x: self.linear(torch.nested.nested_tensor([x[0], x[1]])), linear=nn.Linear(4, 5))
    summary = summarize(model, (2, 3, 4))
    assert summary.parameters == 25 and summary.receptive_field is None
    assert any(each.path == "linear" for each in summary.uncounted)
