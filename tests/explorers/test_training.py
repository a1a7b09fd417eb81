"""TrainingExplorer: what is logged is kept exactly, cheaply and safely; the page's arithmetic against NumPy."""

from __future__ import annotations

import contextlib
import io
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.explorers import TrainingExplorer
from cnnedu.explorers._training_page import thinned
from cnnedu.explorers._training_record import Frame, packed, unpacked

Frontend = Callable[..., list[Any]]


def begun(name: str = "mine") -> TrainingExplorer:
    explorer = TrainingExplorer()
    explorer.begin(name)
    return explorer


def test_the_shipped_record_is_real_and_small() -> None:
    explorer = TrainingExplorer()
    assert explorer.runs == ["plain-20", "residual-20", "plain-56", "residual-56"]
    ends = {name: explorer.history(name, "train_accuracy")[1][-1] for name in explorer.runs}
    assert ends["plain-56"] < 0.7 < 0.99 < min(ends["plain-20"], ends["residual-20"], ends["residual-56"])
    assert explorer.confusion("plain-56").sum() == 297
    assert {"recorded", "machine", "data"} <= set(explorer.about)
    assert len(json.dumps(explorer.record)) < 60_000
    for name in explorer.runs:
        last = explorer.confusion(name)
        assert last.trace() / last.sum() == pytest.approx(
            explorer.history(name, "validation_accuracy")[1][-1], abs=1e-4
        )


def test_everything_logged_is_kept_exactly() -> None:
    rng = np.random.default_rng(0)
    explorer = begun()
    losses = rng.random(1000)
    for step, loss in enumerate(losses):
        explorer.log(step, train_loss=loss, gradient_norm=np.float32(loss))
    steps, values = explorer.history("mine", "train_loss")
    np.testing.assert_array_equal(values, losses)
    np.testing.assert_array_equal(steps, np.arange(1000))
    explorer.flush()
    page_steps, page_values = explorer.record["runs"][0]["numbers"]["train_loss"]
    assert len(page_steps) <= 300 and page_steps[0] == 0 and page_steps[-1] == 999
    np.testing.assert_allclose(page_values, losses[page_steps], rtol=1e-5)
    assert max(page_values) == pytest.approx(losses.max(), rel=1e-5)


def test_a_spike_survives_thinning() -> None:
    rng = np.random.default_rng(1)
    for size in (5, 300, 301, 1234, 100_000):
        values = rng.normal(size=size)
        at = int(rng.integers(size))
        values[at] = 50
        kept = thinned(values, 300)
        assert len(kept) <= 300 and at in kept and kept[0] == 0 and kept[-1] == size - 1
        assert (np.diff(kept) > 0).all()
    values[777] = np.nan
    assert 777 in thinned(values, 300)


def test_logging_costs_next_to_nothing() -> None:
    explorer = begun()
    start = time.perf_counter()
    for step in range(20_000):
        explorer.log(step, train_loss=1.0, gradient_norm=2.0, learning_rate=0.1)
    each = (time.perf_counter() - start) / 20_000
    assert each < 200e-6  # about 10 µs; a training step takes milliseconds


def test_nan_is_news_and_not_an_error() -> None:
    explorer = begun("plain")
    explorer.log(119, train_loss=3)
    explorer.log(120, train_loss=float("nan"), gradient_norm=float("inf"))
    explorer.log(121, train_loss=float("nan"))
    assert explorer.problems == [
        "plain: the training loss became NaN at step 120.",
        "plain: the gradient norm became infinite at step 120.",
    ]
    explorer.flush()
    assert explorer.record["runs"][0]["numbers"]["train_loss"] == [[119, 120, 121], [3, None, None]]
    assert "became NaN at step 120" in explorer.describe()
    assert explorer.still()


@pytest.mark.parametrize(
    ("logged", "error", "said"),
    [
        ({"train_los": 1}, TypeError, "Did you mean 'train_loss'"),
        ({"train_loss": "1"}, DTypeError, "train_loss must be a number"),
        ({"train_loss": [1, 2]}, ShapeError, "train_loss must be one number"),
        ({"train_loss": -1}, ValueError, "0 or more, got -1"),
        ({"train_accuracy": 97}, ValueError, "Divide percentages by 100"),
        ({"confusion": [[1, 2]]}, ShapeError, r"\(classes, classes\)"),
        ({"confusion": [[1.5, 0], [0, 1]]}, ValueError, "counts"),
        ({"confusion": [[1], [1, 2]]}, ShapeError, "differ in length"),
        ({"filters": np.zeros((4, 2, 3, 3))}, ShapeError, "1 or 3 channels"),
        ({"filters": np.zeros((4, 1, 13, 13))}, ShapeError, "sides up to 11"),
        ({"filters": np.full((4, 1, 3, 3), np.nan)}, ValueError, "finite"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_taken(
    logged: dict[str, Any], error: type[Exception], said: str
) -> None:
    explorer = begun()
    explorer.log(1, learning_rate=0.1)
    with pytest.raises(error, match=said):
        explorer.log(2, learning_rate=0.2, **logged)
    assert explorer.history("mine", "learning_rate")[1].tolist() == [0.1]


def test_steps_and_epochs_only_go_on() -> None:
    explorer = begun()
    explorer.log(epoch=0, train_accuracy=0.1)
    for step in range(1, 26):
        explorer.log(step, train_loss=1)
    explorer.log(epoch=1, train_accuracy=0.5)
    assert explorer.history("mine", "train_accuracy")[0].tolist() == [0, 25]
    with pytest.raises(ValueError, match="step 3 comes after step 25"):
        explorer.log(3, train_loss=1)
    with pytest.raises(TypeError, match="tell the step or the epoch"):
        explorer.log(train_loss=1)
    with pytest.raises(ValueError, match="whole number"):
        explorer.log(1.5, train_loss=1)
    explorer.begin("by epoch")
    explorer.log(epoch=1, train_loss=1)
    with pytest.raises(ValueError, match="counts epochs"):
        explorer.log(30, train_loss=1)
    with pytest.raises(ShapeError, match="earlier in this run"):
        explorer.log(epoch=2, confusion=np.eye(3, dtype=int))
        explorer.log(epoch=3, confusion=np.eye(4, dtype=int))


def test_runs_are_told_apart() -> None:
    explorer = begun("a")
    with pytest.raises(ValueError, match="already"):
        explorer.begin("a")
    for at in range(7):
        explorer.begin(f"run {at}")
    with pytest.raises(ValueError, match="8 runs are shown at most"):
        explorer.begin("one too many")
    with pytest.raises(ValueError, match="Did you mean 'run 3'"):
        explorer.history("runn 3", "train_loss")
    with pytest.raises(ValueError, match="Did you mean 'train_loss'"):
        explorer.history("run 3", "train_losss")


def test_tensors_and_callbacks() -> None:
    import torch

    explorer = TrainingExplorer()
    explorer.on_train_begin()
    weight = torch.nn.Conv2d(3, 80, 5).weight
    explorer.on_step_end(1, {"train_loss": (weight**2).sum(), "seconds": 0.3})
    explorer.on_epoch_end(1, {"train_accuracy": torch.tensor(0.5), "filters": weight, "note": "x"})
    explorer.on_train_end()
    assert explorer.runs == ["run 1"]
    assert explorer.record["runs"][0]["frames"][0]["filters"]["shape"] == [64, 3, 5, 5]


def test_save_and_load_lose_nothing(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    explorer = begun()
    for step in range(1, 400):
        explorer.log(step, train_loss=rng.random() if step != 5 else float("nan"))
    explorer.log(epoch=1, confusion=rng.integers(0, 9, (3, 3)), filters=rng.normal(size=(4, 3, 3)))
    path = explorer.save(tmp_path / "record.json")
    assert [entry.name for entry in tmp_path.iterdir()] == ["record.json"]
    again = TrainingExplorer.load(path)
    assert again.runs == explorer.runs and again.problems == explorer.problems and again.about == explorer.about
    np.testing.assert_array_equal(again.history("mine", "train_loss")[1], explorer.history("mine", "train_loss")[1])
    np.testing.assert_array_equal(again.confusion("mine"), explorer.confusion("mine"))
    again.begin("more")
    again.log(1, train_loss=1)
    assert again.runs == ["mine", "more"]
    for broken in ("{", "[]", "{}", '{"format": "cnnedu training record, version 1"}', path.read_text()[:-40]):
        (tmp_path / "bad.json").write_text(broken)
        with pytest.raises(ValueError, match=r"load: bad\.json is no cnnedu training record"):
            TrainingExplorer.load(tmp_path / "bad.json")


def test_filters_travel_in_eight_bits() -> None:
    filters = np.random.default_rng(3).normal(size=(6, 3, 5, 5)).astype(np.float32)
    back = unpacked(packed(Frame(0, filters=filters)))["filters"]
    np.testing.assert_allclose(back, filters, atol=np.abs(filters).max() / 250)


def test_the_page_unpacks_and_lays_out_filters(frontend: Frontend) -> None:
    rng = np.random.default_rng(4)
    for shape, across in (((5, 1, 3, 3), 4), ((16, 3, 5, 4), 4), ((3, 1, 1, 1), 8)):
        told = packed(Frame(0, filters=rng.normal(size=shape).astype(np.float32)))["filters"]
        values = unpacked({"filters": told})["filters"]
        (sheet,) = frontend("ops/training.ts", "filterSheet", [told, across])
        count, channels, k_h, k_w = shape
        laid = np.array([float(value) for value in sheet["values"]]).reshape(sheet["rows"], sheet["cols"], channels)
        for f in range(count):
            top, left = f // across * (k_h + 1), f % across * (k_w + 1)
            np.testing.assert_allclose(
                laid[top : top + k_h, left : left + k_w], np.moveaxis(values[f], 0, 2), atol=1e-12
            )
        (at,) = frontend("ops/training.ts", "filterAt", [told, across, 0, 0])
        assert at == {"filter": 0, "row": 0, "col": 0}
        assert np.isnan(laid).sum() == laid.size - values.size


def test_the_page_smooths_as_it_says(frontend: Frontend) -> None:
    rng = np.random.default_rng(5)
    for weight in (0.0, 0.5, 0.95):
        values = [None if rng.random() < 0.1 else float(value) for value in rng.normal(size=60)]
        (answer,) = frontend("ops/training.ts", "smoothed", [values, weight])
        for at, value in enumerate(values):
            if value is None:
                assert answer[at] is None
                continue
            before = [(weight ** (at - i), v) for i, v in enumerate(values[: at + 1]) if v is not None]
            assert answer[at] == pytest.approx(sum(w * v for w, v in before) / sum(w for w, _ in before))


def test_the_page_finds_moments_and_counts(frontend: Frontend) -> None:
    explorer = TrainingExplorer()
    run = explorer.record["runs"][2]
    steps, losses = explorer.history("plain-56", "train_loss")
    for step in (0, 1, 13, 200, 500):
        (found,) = frontend("ops/training.ts", "loggedAt", [run, "train_loss", step])
        known = losses[steps <= step]
        assert found == (pytest.approx(known[-1]) if len(known) else None)
    frames = [frame["step"] for frame in run["frames"]]
    for step in (0, 12, 13, 90, 1000):
        assert frontend("ops/training.ts", "nearestFrame", [run["frames"], step]) == [
            int(np.abs(np.array(frames) - step).argmin())
        ]
    matrix = explorer.confusion("plain-56")
    (counts,) = frontend("ops/training.ts", "confusionCounts", [matrix.tolist()])
    assert (counts["right"], counts["total"]) == (matrix.trace(), matrix.sum())
    off = matrix - np.diag(np.diag(matrix))
    assert counts["worst"]["count"] == off.max()
    assert off[counts["worst"]["truth"], counts["worst"]["taken"]] == off.max()


def test_python_says_the_same_on_both_sides(frontend: Frontend) -> None:
    for explorer, shown in (
        (TrainingExplorer(), ["plain-56", 8]),
        (TrainingExplorer(run=0, frame=3, split="validation"), ["plain-20", 3]),
        (begun(), None),
    ):
        told = {"shipped": explorer.record["shipped"], "split": explorer.split, "shown": shown}
        assert frontend("ops/training.ts", "trainingSource", [told]) == [explorer.python()]
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(TrainingExplorer().python(), {})
    assert "residual-56: 1.000 after step 200" in said.getvalue()
