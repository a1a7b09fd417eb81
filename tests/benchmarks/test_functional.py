"""The benchmark's rows: that they are made, and that what is timed side by side computes the same. Never how fast."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from benchmarks import convolutions, functional, ideas, memory, operations, report
from benchmarks.shapes import CHOSEN, TELLING, Case, drawn, floats

TINY = [Case(1, 2, 6, 4, 3, padding=1), Case(1, 2, 6, 2, 3, groups=2), Case(2, 1, 5, 2, 2, stride=2)]
OPERATIONS = list(operations.operations())


def test_draws_are_the_same_every_time_and_of_every_kind() -> None:
    assert drawn() == drawn() and len(drawn()) >= 20
    assert {case.kind for case in drawn()} == {"dense", "depthwise", "grouped"}
    assert len({case.label for case in (*CHOSEN, *drawn())}) == len(CHOSEN) + len(drawn())
    assert set(TELLING) - set(CHOSEN) != set(TELLING)


@pytest.mark.parametrize("case", TINY, ids=lambda case: case.label)
def test_macs_are_half_of_torchs_flops(case: Case) -> None:
    with FlopCounterMode(display=False) as counter:
        output = convolutions.torch_forward(case)()
    assert counter.get_total_flops() == 2 * case.macs
    assert output.shape == case.arrays()[2].shape


@pytest.mark.parametrize("case", TINY, ids=lambda case: case.label)
def test_both_gradients_are_torchs(case: Case) -> None:
    ours = convolutions.our_gradients(case)
    expected = convolutions.torch_backward(case, input=True, weight=True)()
    np.testing.assert_allclose(ours["input"](), expected[0], rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(ours["weight"](), expected[1], rtol=1e-4, atol=1e-5)
    assert convolutions.torch_backward(case, weight=True)()[0] is None


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: f"{each.name}, {each.on}")
def test_an_operation_and_its_peer_compute_the_same(operation: operations.Operation) -> None:
    tensors = operation.tensors(requires_grad=True)
    output = operation.peer(tensors)
    np.testing.assert_allclose(operation.ours(), output.detach(), rtol=1e-3, atol=1e-4)
    grad = floats(*output.shape)
    leaves = [value for value in tensors if isinstance(value, torch.Tensor) and value.requires_grad]
    expected = torch.autograd.grad(output, leaves, torch.from_numpy(grad))
    ours = [gradient for gradient in operation.ours_backward(grad) if gradient is not None]
    for own, torchs in zip(ours, expected, strict=True):
        np.testing.assert_allclose(own, torchs, rtol=1e-3, atol=1e-3)


def test_tables_have_a_row_for_every_shape() -> None:
    cases = [*TINY, *CHOSEN[:1]]
    table = convolutions.algorithms(cases, runs=1)
    assert [row[0] for row in table.rows] == [case.label for case in cases]
    assert all(sum(cell.startswith("**") for cell in row) == 1 for row in table.rows)
    assert [row[5] == "–" for row in table.rows] == [False, False, True, False]
    assert [len(row) for row in ideas.beside_peers(TINY, runs=1).rows] == [6] * (len(ideas.PEERS) + 5)


def test_goals_name_what_falls_short() -> None:
    ratios = [
        convolutions.Ratios(case, 1, *numbers)
        for case, numbers in zip((TINY[0], TINY[1]), ([0.5, 1, 1, 1, 1], [2.0, 4, 4, 4, 4]), strict=True)
    ]
    rows = {goal.what: goal.row[1:] for goal in functional.convolution_goals(ratios)}
    assert rows["`conv2d` forward, 2 shapes"] == ["1.00", "≤ 1.0", "yes", "2.00"]
    assert rows["`conv2d` gradient of the input, 2 shapes"] == ["2.00", "≤ 1.8", "**no**", "4.00"]
    assert rows[f"`conv2d` forward, the worst depthwise shape: {TINY[1].label}"] == ["2.00", "≤ 3.0", "yes", ""]


def test_a_page_holds_several_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "RESULTS", tmp_path)
    tables = [report.Table(("a", "b"), [("1", "2")], "First", "Why."), report.Table(("c",), [("3",)])]
    text = report.write_tables("page", "Title", "Notes.", tables, "numpy").read_text(encoding="utf-8")
    assert text.startswith("# Title\n\nNotes.\n\n## First\n\nWhy.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n| c |\n")
    assert text.splitlines()[-1].endswith(f"numpy {np.__version__}")


def test_conv2d_keeps_within_its_memory() -> None:
    held = memory.peaks()
    assert set(held) == {"auto", *convolutions.ALGORITHMS}
    assert all(peak > 0 for both in held.values() for peak in both)
    assert max(held["auto"]) <= functional.MEGABYTES
