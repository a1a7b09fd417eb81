"""Plain against residual, at the smallest size: what is measured, and that it is the training images' error."""

from __future__ import annotations

import pytest

from cnnedu.train import Recipe, fit, load_data
from cnnedu.train.lessons import plain_and_residual, recorded
from cnnedu.train.lessons._judging import judge_run

TINY = {"epochs": 1, "per_class": 13, "test_images": 40}


class Listener:
    """Keeps the names of the runs it was told of."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def on_train_begin(self, name: str) -> None:
        self.names.append(name)


def test_each_depth_is_trained_both_ways() -> None:
    listener = Listener()
    lesson = plain_and_residual([8, 14], [0, 1], callbacks=[listener], batch_size=65, **TINY)
    assert lesson.column("network") == ["plain8", "residual8", "plain14", "residual14"]
    assert list(lesson.rows[0]) == ["network", "training error, %", "test error, %"]
    assert all(len(row["training error, %"]) == 2 for row in lesson.rows)
    assert listener.names[:3] == ["plain8, seed 0", "plain8, seed 1", "residual8, seed 0"] and len(listener.names) == 8
    assert "13 training images of each class, 1 epoch, not augmented" in lesson.about["training"]
    assert "exaggerates" in str(lesson)


def test_a_run_is_judged_as_its_training_judged() -> None:
    # With flips, a border and moved pixels: all that changes what the network is shown.
    recipe = Recipe(epochs=2, model_args={"depth": 8}, augment=("flip",), pad=1, permute=3, per_class=40)
    run = fit(recipe, progress=False)
    data = load_data(recipe)
    found = judge_run(run, data.test)
    assert found.accuracy == run.summary["test_accuracy"] and 0.1 < found.accuracy < 1
    assert sum(map(sum, judge_run(run, data.train).confusion)) == len(data.train) == 400


@pytest.mark.parametrize("data", [None, "fashion_mnist"])
def test_the_recording_shows_degradation_on_the_training_images(data: str | None) -> None:
    lesson = recorded("plain_and_residual", data)
    names = lesson.column("network")
    errors = {name: sorted(values)[1] for name, values in zip(names, lesson.column("training error, %"), strict=True)}
    assert errors["plain56"] > errors["plain20"] and errors["plain56"] > errors["residual56"]
