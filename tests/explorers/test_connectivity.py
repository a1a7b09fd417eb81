"""ConnectivityExplorer, from Python, and its page's arithmetic against `cnnedu.functional` and torch."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from cnnedu.errors import ShapeError
from cnnedu.explorers import ConnectivityExplorer
from cnnedu.explorers._connectivity_layers import KINDS, drawn_costs, layer_costs, layer_matrices, layer_outputs, usual
from cnnedu.explorers._connectivity_text import connectivity_source

Frontend = Callable[..., list[Any]]
SEED = int(os.environ.get("CNNEDU_SEED", "2012"))


def random_state(rng: np.random.Generator) -> dict[str, Any]:
    """Draw a drawing of any size."""
    inputs = int(rng.integers(3, 11))
    taps = int(rng.integers(1, min(5, inputs) + 1))
    outputs = inputs - taps + 1
    return {
        "input": rng.normal(size=inputs),
        "dense_weight": rng.normal(size=(outputs, inputs)),
        "local_weight": rng.normal(size=(outputs, taps)),
        "kernel": rng.normal(size=taps),
        "shuffled": bool(rng.random() < 0.5),
    }


def page_state(state: dict[str, Any]) -> dict[str, Any]:
    names = {"input": "input", "dense": "dense_weight", "local": "local_weight", "kernel": "kernel"}
    return {**{mine: state[its].tolist() for mine, its in names.items()}, "shuffled": state["shuffled"]}


def test_the_page_computes_what_functional_does(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    states = [random_state(rng) for _ in range(60)]
    calls = [[kind, page_state(state)] for state in states for kind in KINDS]
    outputs = frontend("ops/connectivity.ts", "wiringOutput", *calls)
    matrices = frontend("ops/connectivity.ts", "wiringMatrix", *calls)
    wanted = [(layer_outputs(s)[kind], layer_matrices(s)[kind]) for s in states for kind in KINDS]
    for output, matrix, (y, w) in zip(outputs, matrices, wanted, strict=True):
        np.testing.assert_allclose(output, y, rtol=1e-12, atol=1e-12)
        np.testing.assert_array_equal(matrix, w)


def test_the_matrix_is_the_layer() -> None:
    rng = np.random.default_rng(SEED)
    for _ in range(20):
        explorer = ConnectivityExplorer(**{**random_state(rng), "shuffled": False})
        for kind in KINDS:
            np.testing.assert_allclose(explorer.matrices[kind] @ explorer.input, explorer.outputs[kind], atol=1e-12)


def test_only_the_dense_layer_does_not_mind_a_shuffle() -> None:
    explorer = ConnectivityExplorer()
    before = explorer.outputs
    explorer.shuffled = True
    assert np.array_equal(explorer.outputs["dense"], before["dense"])
    assert not np.array_equal(explorer.outputs["local"], before["local"])
    assert not np.array_equal(explorer.outputs["convolutional"], before["convolutional"])


def test_the_same_patch_gets_the_same_answer_from_the_convolution_alone(frontend: Frontend) -> None:
    explorer = ConnectivityExplorer()
    assert frontend("ops/connectivity.ts", "twinsOf", [explorer.input.tolist(), 3, 0]) == [[5]]
    for kind, alike in (("dense", False), ("local", False), ("convolutional", True)):
        assert (explorer.outputs[kind][0] == explorer.outputs[kind][5]) is np.bool_(alike)


@pytest.mark.parametrize("sizes", [(256, 3, 3, 64, 1000), (9, 1, 3, 2, 7), (28, 1, 5, 6, 120), (12, 4, 1, 3, 10)])
def test_counts_are_those_of_real_modules(sizes: tuple[int, int, int, int, int]) -> None:
    torch = pytest.importorskip("torch")
    from cnnedu.analysis import summarize
    from cnnedu.models.locally_connected import LocallyConnected2d

    size, channels, kernel, filters, units = sizes
    costs = layer_costs(*sizes)
    with torch.device("meta"):
        modules = {
            "dense": torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(size * size * channels, units)),
            "convolutional": torch.nn.Conv2d(channels, filters, kernel),
        }
    for kind, module in modules.items():
        summary = summarize(module, (1, channels, size, size))
        assert sum(p.numel() for p in module.parameters()) == summary.parameters == costs[kind].parameters
        assert summary.macs == costs[kind].macs
    if size < 100:
        local = LocallyConnected2d(channels, filters, kernel, size)
        summary = summarize(local, (1, channels, size, size))
        assert summary.parameters == costs["local"].parameters
        assert summary.macs == costs["local"].macs


def test_the_number_everyone_quotes() -> None:
    dense = ConnectivityExplorer().costs["dense"]
    assert (dense.weights, dense.biases, dense.parameters) == (196_608_000, 1_000, 196_609_000)
    assert ConnectivityExplorer(size=17, filters=1).costs["convolutional"].weights == 9 * 3


def test_the_page_counts_alike(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    draws = [
        [int(rng.integers(11, 513)), *(int(rng.integers(1, top)) for top in (65, 12, 513, 10_001))] for _ in range(80)
    ]
    names = ("size", "channels", "kernel", "filters", "units")
    found = frontend("ops/connectivity.ts", "wiringCosts", *[[dict(zip(names, draw, strict=True))] for draw in draws])
    for costs, draw in zip(found, draws, strict=True):
        wanted = layer_costs(*draw)
        wanted["same"] = wanted.pop("dense, same outputs")
        assert costs == {kind: cost._asdict() for kind, cost in wanted.items()}
    drawn = frontend("ops/connectivity.ts", "drawnCosts", [9, 3], [5, 5])
    assert drawn == [{kind: cost._asdict() for kind, cost in drawn_costs(*s).items()} for s in ((9, 3), (5, 5))]


def test_a_parameter_has_one_number(frontend: Frontend) -> None:
    explorer = ConnectivityExplorer()
    for kind in KINDS:
        cells = [[kind, i, j, 9, 3] for i in range(7) for j in range(9)]
        numbers = frontend("ops/connectivity.ts", "parameterAt", *cells)
        found = {number for number in numbers if number is not None}
        assert found == set(range(explorer.drawn[kind].weights))
        assert sum(number is not None for number in numbers) == explorer.drawn[kind].macs


def test_looking_at_a_shared_weight_lights_its_diagonal(frontend: Frontend) -> None:
    cells = [(i, j) for i in range(7) for j in range(9)]

    def lit(kind: str, **focus: int) -> set[tuple[int, int]]:
        answers = frontend("ops/connectivity.ts", "isLit", *[[kind, i, j, focus, 3] for i, j in cells])
        return {cell for cell, on in zip(cells, answers, strict=True) if on}

    assert lit("convolutional", output=2, input=3) == {(i, i + 1) for i in range(7)}
    assert lit("local", output=2, input=3) == lit("dense", output=2, input=3) == {(2, 3)}
    assert lit("local", output=2, input=8) == lit("convolutional", output=2, input=8) == set()
    assert lit("convolutional", output=4) == {(4, 4), (4, 5), (4, 6)}
    assert lit("dense", input=4) == {(i, 4) for i in range(7)}
    assert lit("local", input=4) == {(2, 4), (3, 4), (4, 4)}


def test_the_nearest_edge_is_found(frontend: Frontend) -> None:
    lines = [{"x1": 0, "y1": 0, "x2": 0, "y2": 100}, {"x1": 0, "y1": 0, "x2": 100, "y2": 100}]
    calls = [[lines, 3, 90, 9], [lines, 60, 55, 9], [lines, 60, 20, 9], [[], 0, 0, 9]]
    assert frontend("ops/connectivity.ts", "nearestLine", *calls) == [0, 1, -1, -1]


def test_usual_weights_are_drawn_alike(frontend: Frontend) -> None:
    kept = np.arange(6.0).reshape(2, 3)
    calls = [[10, 10], [4, 2, kept.tolist()]]
    found = frontend("ops/connectivity.ts", "usualWeights", *calls)
    assert found == [usual(10, 10).tolist(), usual(4, 2, kept).tolist()]


def test_numbers_are_written_for_reading(frontend: Frontend) -> None:
    numbers = [0, 7, 999, 1000, 196_608_000, 811_799_150_592]
    assert frontend("ops/digits.ts", "grouped", *[[n] for n in numbers]) == [f"{n:,}" for n in numbers]
    sizes = [[4], [7168], [786_436_000], [3_247_213_118_464]]
    assert frontend("ops/connectivity.ts", "bytesText", *sizes) == ["4 bytes", "7.2 kB", "786 MB", "3.2 TB"]


@pytest.mark.parametrize("shuffled", [False, True])
def test_python_on_the_page_is_pythons_and_runs(frontend: Frontend, shuffled: bool) -> None:
    rng = np.random.default_rng(SEED)
    counted = {"size": 28, "channels": 2, "kernel_size": 5, "filters": 6, "units": 120}
    explorer = ConnectivityExplorer(**{**random_state(rng), "shuffled": shuffled}, **counted)
    state = explorer._state()
    page_counted = {("kernel" if name == "kernel_size" else name): value for name, value in counted.items()}
    assert frontend("ops/connectivity.ts", "wiringPython", [page_state(state), page_counted]) == [explorer.python()]
    assert connectivity_source(state) == explorer.python()
    printed, names = io.StringIO(), dict[str, Any]()
    with contextlib.redirect_stdout(printed):
        exec(explorer.python(), names)
    for kind in KINDS:
        assert f"{explorer.costs[kind].parameters:,} parameters" in printed.getvalue()
        assert f"{explorer.costs[kind].macs:,} multiply" in printed.getvalue()
    assert names["macs"]["convolutional"] == explorer.costs["convolutional"].macs


def test_weights_follow_the_sizes() -> None:
    explorer = ConnectivityExplorer(position=6)
    first = explorer.dense_weight
    explorer.input = [1, 2, 3, 4, 5]
    assert explorer.dense_weight.shape == (3, 5) and explorer.local_weight.shape == (3, 3)
    assert np.array_equal(explorer.dense_weight, first[:3, :5]) and explorer.position == 2
    explorer.set(kernel=[1], input=np.ones(10))
    assert explorer.matrices["convolutional"].tolist() == np.eye(10).tolist()


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"input": [1, 2, 3], "kernel": [1, 2, 3, 4]}, ShapeError, "a kernel of 4 weights needs at least 4 inputs"),
        ({"dense_weight": np.ones((3, 9))}, ShapeError, r"dense_weight must have shape \(7, 9\)"),
        ({"local_weight": np.ones((7, 2))}, ShapeError, r"local_weight must have shape \(7, 3\)"),
        ({"size": 5, "kernel_size": 7}, ShapeError, "kernel_size 7 does not fit into a picture of size 5"),
        ({"position": 7}, ValueError, "position must be at most 6, got 7"),
        ({"input": np.full(9, 1e308), "kernel": [1e10] * 3}, ValueError, "the sums overflow"),
        ({"input": [1, float("nan"), 3]}, ValueError, "input must hold finite numbers"),
        ({"kind": "sparse"}, ValueError, "kind must be one of"),
        ({"units": 0}, ValueError, "units must be from 1 to 10000"),
    ],
)
def test_refusals_say_what_would_be_legal(settings: dict[str, Any], error: type[Exception], message: str) -> None:
    explorer = ConnectivityExplorer()
    before = explorer._state()
    with pytest.raises(error, match=message):
        explorer.set(**settings)
    assert all(np.array_equal(value, getattr(explorer, name)) for name, value in before.items())


def test_the_page_refuses_what_python_refuses(frontend: Frontend) -> None:
    counted = {"size": 256, "channels": 3, "kernel": 3, "filters": 64, "units": 1000}
    calls = [[9, 3, counted], [3, 4, counted], [9, 3, {**counted, "size": 5, "kernel": 7}]]
    fine, taps, kernel = frontend("ops/connectivity.ts", "checkWiring", *calls)
    assert fine is None and "at least 4 inputs" in taps and "does not fit into a picture of 5×5" in kernel


def test_words_and_picture_hold_the_numbers() -> None:
    explorer = ConnectivityExplorer(position=5)
    assert "0×−1 + 2×2 + 1×1 = 5" in explorer.describe()
    picture = ConnectivityExplorer(shuffled=True, kind="dense").still()
    assert "196,609,000 parameters" in picture and "dense: 63 weights" in picture
