"""Those who look on are told everything, in order, and what they write can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cnnedu.explorers import TrainingExplorer
from cnnedu.train import Recipe, Run, fit, load_data
from cnnedu.train.callbacks import TensorBoard

TINY: dict[str, Any] = {"model_args": {"depth": 8, "width": 4}, "split": "tuning", "epochs": 1}


def losses(run: Run) -> list[float]:
    return list(run.steps["train_loss"])


class Witness:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Any]] = []

    def on_train_begin(self, name: str) -> None:
        self.told.append(("begin", name))

    def on_step_end(self, step: int, metrics: dict[str, Any]) -> None:
        self.told.append(("step", step))

    def on_epoch_end(self, epoch: int, metrics: dict[str, Any]) -> None:
        self.told.append(("epoch", epoch))
        assert metrics["filters"].shape == (4, 1, 3, 3)

    def on_train_end(self) -> None:
        self.told.append(("end", None))


def test_callbacks_are_told_everything_in_order() -> None:
    witness = Witness()
    recipe = Recipe(**{**TINY, "epochs": 2, "batch_size": 200})
    fit(recipe, callbacks=[witness], progress=False, name="mine")
    steps = len(load_data(recipe).train) // 200
    first, second = [("step", i + 1) for i in range(steps)], [("step", steps + i + 1) for i in range(steps)]
    assert witness.told == [("begin", "mine"), *first, ("epoch", 1), *second, ("epoch", 2), ("end", None)]


def test_the_training_explorer_looks_on() -> None:
    explorer = TrainingExplorer()
    run = fit(Recipe(**{**TINY, "epochs": 2, "validation": 50}), callbacks=[explorer], progress=False, name="mine")
    assert explorer.runs == ["mine"] and explorer.problems == []
    assert list(explorer.history("mine", "train_loss")[1]) == pytest.approx(losses(run))
    assert explorer.confusion("mine").sum() == 50


def test_tensorboard_reads_what_was_written(tmp_path: Path) -> None:
    reader = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")
    run = fit(Recipe(**TINY), callbacks=[TensorBoard(tmp_path)], progress=False)
    found = reader.EventAccumulator(str(tmp_path))
    found.Reload()
    told = [event.value for event in found.Scalars("step/train_loss")]
    assert told == pytest.approx(losses(run))
    assert found.Scalars("epoch/train_accuracy")[0].value == pytest.approx(run.metrics["train_accuracy"].iloc[0])
