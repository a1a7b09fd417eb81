"""The loop: it learns, it is the loop one would write by hand, and it stops with a reason."""

from __future__ import annotations

import math
import multiprocessing
import warnings
from pathlib import Path
from typing import Any

import pytest
import torch
import torch.nn.functional as F

from cnnedu.errors import TrainingError
from cnnedu.models import create_model
from cnnedu.train import Recipe, Run, fit, load_data
from cnnedu.train.batches import Batches
from cnnedu.train.optim import learning_rate
from cnnedu.train.seeds import derive_seed

TINY: dict[str, Any] = {"model_args": {"depth": 8, "width": 4}, "split": "tuning", "epochs": 1}


def train(**settings: Any) -> Run:
    return fit(Recipe(**{**TINY, **settings}), progress=False)


def losses(run: Run) -> list[float]:
    return list(run.steps["train_loss"])


def test_a_small_network_learns_the_digits() -> None:
    run = train(model_args={"depth": 8}, epochs=6)
    assert run.summary["test_accuracy"] > 0.95
    assert run.confusion is not None and run.confusion.sum() == 360
    assert run.confusion.trace() / 360 == run.summary["test_accuracy"]
    assert run.metrics["train_accuracy"].is_monotonic_increasing or run.metrics["train_accuracy"].iloc[-1] > 0.9


def test_the_same_recipe_learns_the_same_numbers() -> None:
    assert losses(train()) == losses(train())
    assert losses(train()) != losses(train(seed=1))


def by_hand(recipe: Recipe) -> list[float]:
    """Return the losses of the loop that everybody writes."""
    data = load_data(recipe)
    torch.manual_seed(derive_seed(recipe.seed, "weights"))
    model = create_model(recipe.model, in_channels=1, **recipe.model_args)
    decayed = [p for p in model.parameters() if p.ndim > 1]
    others = [p for p in model.parameters() if p.ndim < 2]
    groups = [{"params": decayed, "weight_decay": recipe.weight_decay}, {"params": others, "weight_decay": 0.0}]
    optimizer = torch.optim.SGD(groups, 0.1, recipe.momentum, nesterov=True)
    batches = Batches(
        data.train, batch_size=64, mean=data.mean, std=data.std, device="cpu", augment=("crop:1",), seed=recipe.seed
    )
    found, steps = [], 2 * len(batches)
    for epoch in range(2):
        for x, y in batches.epoch(epoch):
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(recipe, len(found), steps)
            loss = F.cross_entropy(model(x), y, label_smoothing=recipe.label_smoothing)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            found.append(loss.item())
    return found


def test_it_is_the_loop_one_would_write() -> None:
    recipe = Recipe(**{**TINY, "epochs": 2})
    assert losses(fit(recipe, progress=False)) == pytest.approx(by_hand(recipe), rel=1e-5)


def test_a_batch_in_parts_learns_the_same() -> None:
    mlp = {"model": "mlp", "model_args": {"image_size": 8, "hidden": [32]}}  # no batch norm, which sees the parts
    assert losses(train(**mlp, accumulate=4)) == pytest.approx(losses(train(**mlp)), rel=1e-4)


@pytest.mark.parametrize(
    "settings",
    [
        {"optimizer": "adamw"},
        {"optimizer": "muon"},
        {"precision": "bf16"},
        {"channels_last": True},
        {"clip": 0.5},
        {"schedule": "cosine", "warmup": 0.1},
        {"augment": ("crop:1", "mixup:0.4", "cutout:2"), "ema": 0.9},
        {"resident": False, "workers": 0},
        {"test_flip": True},
        {"model": "lenet5_1998", "model_args": {}, "pad": 12, "lr": 1e-3},
    ],
    ids=str,
)
def test_every_part_of_a_recipe_trains(settings: dict[str, Any]) -> None:
    run = train(epochs=2, **settings)
    found = losses(run)
    assert all(map(math.isfinite, found))
    assert sum(found[-5:]) < sum(found[:5])


def test_a_clipped_gradient_takes_short_steps() -> None:
    clipped = train(clip=1e-6, weight_decay=0.0, schedule="constant", momentum=0.0)
    torch.manual_seed(derive_seed(0, "weights"))
    fresh = create_model("resnet20", in_channels=1, depth=8, width=4)
    moved = [(p - q).abs().max() for p, q in zip(fresh.parameters(), clipped.model().parameters(), strict=True)]
    assert 0 < max(moved) < 1e-4


def test_the_kept_network_is_the_one_that_was_judged() -> None:
    run = train(epochs=3, ema=0.9)
    assert run.judge("test").accuracy == run.summary["test_accuracy"]
    assert 0 < run.judge("train").accuracy <= 1


def test_validation_images_are_judged_after_each_epoch() -> None:
    run = train(epochs=2, validation=100)
    assert run.metrics["validation_accuracy"].between(0, 1).all() and len(run.metrics) == 2


BAD: list[tuple[dict[str, Any], str]] = [
    ({"lr": 1e30}, r"the loss became (nan|inf) at step \d+ of \d+, at a learning rate of"),
    ({"model_args": {"num_classes": 5}}, "digits has 10 classes, but model_args say num_classes=5"),
    ({"model_args": {"in_channels": 3}}, "digits has 1 channels?, but model_args say in_channels=3"),
    ({"model_args": {"depht": 8}}, "takes no 'depht'. Did you mean 'depth'"),
    ({"model": "vgg11", "model_args": {}}, "vgg11 does not take images of 1×8×8"),
    ({"model": "mlp", "model_args": {}}, "mlp does not take images of 1×8×8"),
    ({"model": "no.such:Net", "model_args": {}}, "there is no model 'no.such:Net'"),
    ({"model": "math:sqrt", "model_args": {}}, "'math:sqrt' is no class of torch.nn.Module"),
    ({"batch_size": 5000}, "5000"),
    ({"device": "cuda:99"}, "cuda"),
    ({"data": "imagefolder:nowhere", "model_args": {}, "split": "official"}, "nowhere"),
]


@pytest.mark.parametrize(("settings", "message"), BAD, ids=lambda value: str(value)[:40])
def test_what_cannot_go_on_is_said(settings: dict[str, Any], message: str) -> None:
    with pytest.raises((TrainingError, ValueError), match=message) as caught:
        train(**settings)
    assert str(caught.value).rstrip().endswith(".")


def test_a_run_that_cannot_begin_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(TrainingError):
        fit(Recipe(**{**TINY, "model": "vgg11", "model_args": {}}), tmp_path / "run", progress=False)
    assert not (tmp_path / "run").exists()


def test_after_a_loss_that_is_no_number_the_last_good_checkpoint_is_there(tmp_path: Path) -> None:
    recipe = Recipe(**{**TINY, "lr": 1e7, "checkpoint_steps": 1})
    with pytest.raises(TrainingError, match=r"(the loss became|NaN or infinity) .*checkpoint"):
        fit(recipe, tmp_path / "run", progress=False)
    kept = Run.load(tmp_path / "run")
    assert not kept.finished
    assert all(torch.isfinite(value).all() for value in kept.model().state_dict().values())


def test_a_compiler_that_fails_costs_speed_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(model: Any) -> Any:
        raise RuntimeError("no compiler here\nand more")

    monkeypatch.setattr(torch, "compile", broken)
    expected = losses(train())
    with pytest.warns(RuntimeWarning, match="torch.compile failed, training goes on without it: no compiler here"):
        assert losses(train(compile=True)) == expected


def test_memory_that_runs_out_is_said_in_the_recipe_s_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from cnnedu.train.trainer import Trainer

    def full(self: Any, x: Any, y: Any) -> None:
        torch.empty(2**60)

    monkeypatch.setattr(Trainer, "step", full)
    with pytest.raises(
        TrainingError, match="cpu has not enough memory for resnet20 with 64 images a step. accumulate=2"
    ):
        train()


def test_nothing_is_printed_when_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        train()
    assert capsys.readouterr() == ("", "")


def test_images_that_do_not_fit_into_memory_are_said() -> None:
    with pytest.raises(
        TrainingError, match="the images of random:9999x9999x9999, as the recipe wants them, do not fit"
    ):
        train(data="random:9999x9999x9999", split="official")
    with pytest.raises(TrainingError, match="do not fit into memory"):
        train(data="random:3x8x8", split="official", batch_size=10**20)


def test_a_network_in_bf16_is_judged_as_it_was() -> None:
    run = train(precision="bf16", channels_last=True)
    again = run.judge("test")
    assert (again.accuracy, again.loss) == (run.summary["test_accuracy"], run.summary["test_loss"])


def test_it_learns_where_gradients_are_off() -> None:
    with torch.no_grad():
        first = losses(train())
    with torch.inference_mode():
        assert losses(train()) == first


def test_it_learns_where_tensors_are_made_elsewhere() -> None:
    first = losses(train())
    torch.set_default_device("meta")
    try:
        assert losses(train()) == first
    finally:
        torch.set_default_device(None)


OWN = """
from torch import nn

class Careless(nn.Module):
    def __init__(self, in_channels, num_classes):
        super().__init__()
        self.fc, self.calls = nn.Linear(64, num_classes), 0

    def forward(self, x):
        self.calls += self.training
        if self.calls == 12:
            raise KeyError("attention")
        return self.fc(x.flatten(1))
"""


def test_a_mistake_in_a_class_of_one_s_own_is_told_as_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "careless_network.py").write_text(OWN, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    recipe = Recipe(**{**TINY, "model": "careless_network:Careless", "model_args": {}, "checkpoint_steps": 5})
    with pytest.raises(
        TrainingError, match=r"Careless failed at step 11: KeyError: 'attention'\. The last check"
    ) as told:
        fit(recipe, tmp_path / "run", progress=False)
    assert isinstance(told.value.__cause__, KeyError)


def test_workers_go_home_when_a_run_is_stopped() -> None:
    class Impatient:
        def on_step_end(self, step: int, metrics: dict[str, Any]) -> None:
            raise KeyboardInterrupt

    before = set(multiprocessing.active_children())
    with pytest.raises(KeyboardInterrupt):
        fit(Recipe(**TINY, resident=False, workers=2), callbacks=[Impatient()], progress=False)
    assert set(multiprocessing.active_children()) == before


def test_what_is_no_recipe_is_refused() -> None:
    with pytest.raises(TypeError, match="fit: recipe must be a Recipe, got a dict"):
        fit({"epochs": 1})  # type: ignore[arg-type]
