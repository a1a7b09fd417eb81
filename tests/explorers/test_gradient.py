"""GradientExplorer: its chain against functional, torch and finite differences; the page's arithmetic against both."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from benchmarks.record_gradients import measure, network
from cnnedu.errors import ShapeError
from cnnedu.explorers import GradientExplorer
from cnnedu.explorers._gradient_chain import PARTS, backpropagation, terms_of
from cnnedu.explorers._gradient_text import magnitude_text, ratio_sentence
from cnnedu.functional import numerical_gradient

Frontend = Callable[..., list[Any]]


def random_explorers(count: int, seed: int = 0) -> list[GradientExplorer]:
    rng = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        input = rng.integers(-3, 4, rng.integers(5, 8, 2)) + rng.normal(size=1) * rng.integers(0, 2)
        weight = np.round(rng.normal(size=rng.integers(2, 4, 2)), 3)
        explorer = GradientExplorer(
            input,
            weight=weight,
            pooling=str(rng.choice(["max", "average"])),
            activation=str(rng.choice(["relu", "none"])),
        )
        explorer.grad_output = rng.integers(-2, 3, explorer.output.shape).astype(float)
        made.append(explorer)
    return made


def chain(explorer: GradientExplorer) -> dict[str, Any]:
    """Return the state as the page's arithmetic takes it."""
    names = {"input": explorer.input, "kernel": explorer.weight, "upstream": explorer.grad_output}
    maps = {name: {"$tensor": map.tolist()} for name, map in names.items()}
    return {**maps, "relu": explorer.activation == "relu", "pooling": explorer.pooling}


def test_gradients_are_those_of_torch_and_of_finite_differences() -> None:
    import torch
    from torch.nn import functional as F

    for explorer in random_explorers(12):
        x = torch.tensor(explorer.input[None, None], requires_grad=True)
        w = torch.tensor(explorer.weight[None, None], requires_grad=True)
        y = F.conv2d(x, w)
        y = F.relu(y) if explorer.activation == "relu" else y
        y = F.max_pool2d(y, 2) if explorer.pooling == "max" else F.avg_pool2d(y, 2)
        loss = (y * torch.tensor(explorer.grad_output)).sum()
        loss.backward()
        assert x.grad is not None and w.grad is not None
        np.testing.assert_allclose(explorer.grad_input, x.grad[0, 0].numpy(), atol=1e-12)
        np.testing.assert_allclose(explorer.grad_weight, w.grad[0, 0].numpy(), atol=1e-12)
        assert explorer.loss == pytest.approx(loss.item())
    smooth = GradientExplorer(pooling="average", activation="none", grad_output=[[1, -2], [0, 3]])

    def loss_of(weight: np.ndarray) -> float:
        return GradientExplorer(pooling="average", activation="none", grad_output=[[1, -2], [0, 3]], weight=weight).loss

    np.testing.assert_allclose(smooth.grad_weight, numerical_gradient(loss_of, smooth.weight.copy()), atol=1e-6)


def test_the_terms_add_up_to_the_gradient() -> None:
    for explorer in random_explorers(6, seed=1):
        state, done = explorer._state(), backpropagation(explorer._state())
        for part in PARTS:
            for row, col in np.ndindex(*done.grads[part].shape):
                total = sum(a * b for a, b in terms_of(state, done, part, row, col))
                assert total == pytest.approx(done.grads[part][row, col], abs=1e-12), (part, row, col)


def test_the_page_computes_the_same(frontend: Frontend) -> None:
    explorers = [GradientExplorer(), *random_explorers(40, seed=2)]
    answers = frontend("ops/gradient.ts", "backpropagate", *[[chain(explorer)] for explorer in explorers])
    steps = frontend(
        "ops/gradient.ts", "backwardSteps", *[[chain(e), tensors(a)] for e, a in zip(explorers, answers, strict=True)]
    )
    for explorer, answer, page_steps in zip(explorers, answers, steps, strict=True):
        done = backpropagation(explorer._state())
        for part in PARTS:
            np.testing.assert_allclose(answer["values"][part], done.values[part], atol=1e-12)
            np.testing.assert_allclose(answer["grads"][part], done.grads[part], atol=1e-12)
        assert answer["loss"] == pytest.approx(done.loss)
        assert [(step["part"], step["row"], step["col"]) for step in page_steps] == explorer.steps


def tensors(answer: dict[str, Any]) -> dict[str, Any]:
    """Give what the page answered back to it."""
    wrap = {key: {part: {"$tensor": map} for part, map in answer[key].items()} for key in ("values", "grads")}
    return {**wrap, "loss": answer["loss"]}


def test_the_page_writes_the_same_terms_and_nudges(frontend: Frontend) -> None:
    rng = np.random.default_rng(3)
    explorers = random_explorers(15, seed=4)
    done = [tensors(a) for a in frontend("ops/gradient.ts", "backpropagate", *[[chain(e)] for e in explorers])]
    cells = []
    for explorer in explorers:
        part, row, col = explorer.steps[int(rng.integers(len(explorer.steps)))]
        cells.append({"part": part, "row": row, "col": col})
    calls = [[chain(e), d, cell] for e, d, cell in zip(explorers, done, cells, strict=True)]
    answers = frontend("ops/gradient.ts", "gradientTerms", *calls)
    nudges = frontend("ops/gradient.ts", "nudgeCheck", *[[*call, 1e-6] for call in calls])
    for explorer, cell, answer, nudge in zip(explorers, cells, answers, nudges, strict=True):
        at = cell["part"], cell["row"], cell["col"]
        ours = terms_of(explorer._state(), backpropagation(explorer._state()), *at)
        written = [(t["gradient"], t["factor"]) for t in answer["terms"]]
        np.testing.assert_allclose(written, ours, atol=1e-12)
        assert answer["value"] == pytest.approx(sum(a * b for a, b in ours), abs=1e-12)
        assert nudge["slope"] == pytest.approx((nudge["after"] - nudge["before"]) / 1e-6)
        if cell["part"] in ("input", "kernel"):
            name = "input" if cell["part"] == "input" else "weight"
            moved = getattr(explorer, name).copy()
            moved[cell["row"], cell["col"]] += 1e-6
            explorer.set(**{name: moved})
            assert nudge["after"] == pytest.approx(explorer.loss)


def test_python_says_the_same_on_both_sides(frontend: Frontend) -> None:
    for explorer in random_explorers(5, seed=5):
        assert frontend("ops/gradient.ts", "chainSource", [chain(explorer)]) == [explorer.python()]
        printed: dict[str, Any] = {}
        with contextlib.redirect_stdout(io.StringIO()):
            exec(explorer.python(), printed)
        np.testing.assert_allclose(printed["gradients"].input[0], explorer.grad_input, atol=1e-12)
    for depth in (20, 56):
        for norm in (True, False):
            for init in ("he", "small"):
                for of in ("weights", "outputs"):
                    explorer = GradientExplorer(view="layers", depth=depth, norm=norm, initialisation=init, of=of)
                    choice = {"depth": depth, "norm": norm, "init": init, "of": of}
                    assert frontend("ops/gradient_layers.ts", "layersSource", [choice]) == [explorer.python()]
                    assert frontend("ops/gradient_layers.ts", "ratioSentence", [explorer.norms["plain"].tolist()]) == [
                        ratio_sentence(explorer.norms["plain"].tolist())
                    ]


def test_magnitudes_are_written_alike(frontend: Frontend) -> None:
    values = [0, 2450.3, 0.0142, 3.2e-56, 1e-9, 0.5, 1.04, 99.6, 123456, 1.5e7, 1e6, 0.01, 0.00999]
    answers = frontend("ops/gradient_layers.ts", "magnitudeText", *[[value] for value in values])
    assert answers == [magnitude_text(value) for value in values]


@pytest.mark.parametrize(("norm", "init"), [(True, "he"), (False, "small")])
def test_what_is_recorded_can_be_measured_again(norm: bool, init: str) -> None:
    images, labels = GradientExplorer.digits()
    images, labels = images[:, 0] * 16, labels
    for shortcuts in (False, True):
        (net,) = (
            net
            for net in GradientExplorer.networks()
            if (net["depth"], net["shortcuts"], net["norm"], net["init"]) == (20, shortcuts, norm, init)
        )
        runs = np.array([measure(network(20, shortcuts, norm, init, seed), images, labels) for seed in range(5)])
        for at, of in enumerate(("weights", "outputs")):
            np.testing.assert_allclose(np.median(runs[:, at], 0), net[of]["median"], rtol=0.02)
            np.testing.assert_allclose(runs[:, at].min(0), net[of]["least"], rtol=0.02)


def test_the_python_of_layers_measures_what_is_recorded() -> None:
    for settings in ({"norm": False, "initialisation": "small", "of": "outputs"}, {"norm": True}):
        explorer = GradientExplorer(view="layers", depth=20, **settings)
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(explorer.python(), {})
        for line, shortcuts in zip(said.getvalue().splitlines(), (False, True), strict=True):
            (net,) = (
                net
                for net in explorer.networks()
                if (net["depth"], net["shortcuts"], net["norm"], net["init"])
                == (20, shortcuts, explorer.norm, explorer.initialisation)
            )
            first = float(line.split("first layer ")[1].split(",")[0])
            assert net[explorer.of]["least"][0] * 0.98 <= first <= net[explorer.of]["most"][0] * 1.02


def test_the_record_says_where_it_comes_from() -> None:
    measured = GradientExplorer().measured
    assert measured["seeds"] == [0, 1, 2, 3, 4] and "torch" in measured["versions"] and measured["recorded"] >= "2026"
    assert len(measured["nets"]) == 16
    assert len(json.dumps(measured)) < 40_000


def test_a_dead_window_sends_nothing_back() -> None:
    dead = GradientExplorer(grad_output=[[0, 0], [0, 1]])
    assert dead.loss == 0 and not dead.grad_weight.any() and not dead.grad_input.any()
    alive = GradientExplorer(grad_output=[[0, 0], [0, 1]], activation="none")
    assert alive.grad_weight.any()


def test_one_winner_makes_its_patch_the_gradient_of_the_kernel() -> None:
    explorer = GradientExplorer()
    np.testing.assert_array_equal(explorer.grad_weight, explorer.input[1:4, 1:4])
    np.testing.assert_array_equal(explorer.grad_input[1:4, 1:4], explorer.weight)


def test_sizes_follow_and_bad_ones_are_refused() -> None:
    explorer = GradientExplorer(np.ones((7, 5)), weight=np.ones((2, 2)))
    assert explorer.output.shape == explorer.grad_output.shape == (3, 2)
    with pytest.raises(ShapeError, match=r"grad_output must have the shape of the pooled map, \(3, 2\), got \(2, 2\)"):
        explorer.grad_output = np.ones((2, 2))
    with pytest.raises(ShapeError, match="height from 5 to 7"):
        explorer.input = np.ones((9, 9))
    with pytest.raises(ValueError, match="finite"):
        explorer.input = np.full((5, 5), np.nan)
    with pytest.raises(ValueError, match="overflow"):
        explorer.set(input=np.full((5, 5), 1e200), weight=np.full((3, 3), 1e200))
    with pytest.raises(ValueError, match="depth must be 20 or 56, got 30"):
        explorer.depth = 30
    assert explorer.output.shape == (3, 2)


def test_both_views_say_what_they_show() -> None:
    assert GradientExplorer(step=3).describe() == "∂L/∂kernel row 0, column 0: 1×3 = 3"
    layers = GradientExplorer(view="layers")
    assert "plain: the first layer's gradient is 2,450 times the last layer's" in layers.describe()
    assert "residual: the first layer's gradient is about as large" in layers.describe()
    assert layers.still() != GradientExplorer().still()
