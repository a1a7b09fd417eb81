"""Transfer: the same images for all methods, features that are the body's, rates that fall with depth."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn

from cnnedu.models import create_model, load_pretrained
from cnnedu.train import Recipe, load_data
from cnnedu.train._data_choose import few_of_each
from cnnedu.train.data import Images
from cnnedu.train.lessons import Lesson, recorded, transfer
from cnnedu.train.lessons._transfer_body import Pretrained, enlarged, fine_tune, fit_head, stage_shares
from cnnedu.train.lessons._transfer_methods import DISCRIMINATIVE, FROZEN, METHODS, SCRATCH, TUNED, TWIN, FewLabels
from cnnedu.train.lessons.transfer import FOUND, LABELS, join_transfers, verdict

LITE = "efficientnet_lite0"
COMMON = {"data": "digits", "test_images": 30, "test_flip": False, "device": "cpu"}


@pytest.fixture(scope="module")
def start() -> Pretrained:
    return Pretrained.load(LITE, 32)


@pytest.fixture
def ways(start: Pretrained) -> FewLabels:
    return FewLabels(start, LITE, "resnet20", 4, dict(COMMON), progress=False)


def some_pictures(count: int = 4, classes: int = 2) -> Images:
    drawn = torch.randint(0, 256, (count, 3, 32, 32), dtype=torch.uint8, generator=torch.Generator().manual_seed(0))
    return Images(drawn, torch.arange(count) % classes, classes)


def test_a_grey_image_is_shown_three_times_and_normalised_as_imagenet_was(start: Pretrained) -> None:
    grey = Images(torch.full((2, 1, 8, 8), 200, dtype=torch.uint8), torch.tensor([0, 1]))
    pictures = start.pictures(grey)
    assert pictures.shape == (3, 32, 32) and (pictures.pixels == 200).all()
    x, _ = next(start.batches(pictures, Recipe(**COMMON)).plain())
    preprocess: Any = load_pretrained(LITE).preprocess
    assert x.unique().item() == pytest.approx((200 / 255 - preprocess.mean[0]) / preprocess.std[0], abs=1e-5)


def test_features_are_what_the_body_gives_its_head(start: Pretrained) -> None:
    pictures = some_pictures()
    features = start.features(pictures, Recipe(**COMMON))
    assert features.shape == (4, 1280) and start.head == "classifier"
    x, _ = next(start.batches(pictures, Recipe(**COMMON)).plain())
    with torch.no_grad():
        whole, read = start.network(x), start.network.get_submodule(start.head)(features)
    assert torch.allclose(whole, read, atol=1e-4)


def test_the_head_finds_its_place_in_other_networks() -> None:
    resnet = Pretrained(create_model("resnet18").eval(), (0.5,) * 3, (0.5,) * 3, 32)
    assert resnet.head == "fc"
    assert resnet.features(some_pictures(), Recipe(**COMMON)).shape == (4, 512)
    assert isinstance(resnet.network.get_submodule("fc"), nn.Linear)  # the copy was changed, not the network


@pytest.mark.parametrize("classes", [2, 3])
def test_the_fitted_head_is_scikit_learns_regression(classes: int) -> None:
    generator = torch.Generator().manual_seed(classes)
    labels = torch.arange(60) % classes
    features = torch.randn(60, 5, generator=generator) * 3 + 7
    features[torch.arange(60), labels] += 7
    head = fit_head(features, labels, 0)
    with torch.no_grad():
        found = head(features)
    assert found.shape == (60, classes) and (found.argmax(1) == labels).float().mean() > 0.8
    # One of the strengths to choose from gives these very probabilities.
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    scaled = StandardScaler().fit_transform(features.numpy())
    each = [LogisticRegression(C=c, max_iter=500, tol=1e-3).fit(scaled, labels) for c in (1e-4, 1e-3, 1e-2, 0.1, 1)]
    differences = [abs(model.predict_proba(scaled) - found.softmax(1).numpy()).max() for model in each]
    assert min(differences) < 1e-4


def test_one_label_of_each_class_is_too_few_to_check() -> None:
    with pytest.raises(ValueError, match="per_class must be 2 or more"):
        fit_head(torch.randn(3, 4), torch.arange(3), 0)


@pytest.mark.parametrize(("model", "side"), [(LITE, 64), ("resnet18", 64)])
def test_rates_fall_with_depth(model: str, side: int) -> None:
    network = create_model(model, num_classes=5)
    shares = stage_shares(network, torch.randn(1, 3, side, side), 0.5)
    rates = [share for share, _ in shares]
    assert rates == [0.5**depth for depth in reversed(range(len(shares)))] and len(shares) == 6
    found = [parameter for _, stage in shares for parameter in stage]
    assert {id(p) for p in found} == {id(p) for p in network.parameters()} and len(found) == len(set(map(id, found)))
    by_name = {id(p): name for name, p in network.named_parameters()}
    assert {by_name[id(p)].partition(".")[0] for p in shares[-1][1]} == {"classifier" if model == LITE else "fc"}
    assert by_name[id(shares[0][1][0])].startswith(("stem", "conv1"))
    assert network.training
    assert [share for share, _ in stage_shares(network, torch.randn(1, 3, side, side), 1.0)] == [1.0] * 6


def test_lower_stages_move_less_and_statistics_stay(start: Pretrained) -> None:
    pictures = some_pictures(8)
    settings = {**COMMON, "model": LITE, "batch_size": 4, "epochs": 1, "augment": (), "optimizer": "sgd"}
    recipe = Recipe(
        **{**settings, "lr": 0.01, "momentum": 0.0, "weight_decay": 0.0, "schedule": "constant", "warmup": 0}
    )

    def moved(decay: float) -> dict[str, float]:
        torch.manual_seed(0)
        network = start.with_head(nn.Linear(1280, 2))
        before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
        fine_tune(network, start, pictures, recipe, decay=decay, fresh=False)
        return {name: float((tensor - before[name]).abs().max()) for name, tensor in network.state_dict().items()}

    alike, graded, head_only = moved(1.0), moved(0.1), moved(0.0)
    first = "stem.1.0.weight"
    assert 0 < graded[first] < alike[first] / 100 and graded["classifier.weight"] > alike["classifier.weight"] / 10
    assert {name for name, most in head_only.items() if most > 0} == {"classifier.weight", "classifier.bias"}
    assert all(most == 0 for name, most in alike.items() if "running" in name)
    assert alike["stem.1.1.weight"] > 0  # their scales learn


def test_fresh_networks_learn_their_statistics(start: Pretrained) -> None:
    network = create_model(LITE, num_classes=2)
    recipe = Recipe(**COMMON, model=LITE, batch_size=4, epochs=1, augment=())
    fine_tune(network, start, some_pictures(4), recipe, decay=1.0, fresh=True)
    assert network.get_buffer("stem.1.1.running_mean").abs().max() > 0 and not network.training


def test_changes_grow_with_the_images() -> None:
    assert enlarged(("crop:2", "flip", "cutout:8", "mixup:0.2"), 96 / 28) == (
        "crop:7",
        "flip",
        "cutout:27",
        "mixup:0.2",
    )
    assert enlarged((), 3) == ()


def test_all_methods_learn_from_the_same_images(ways: FewLabels) -> None:
    for labels, seed in ((2, 0), (4, 1)):
        theirs = load_data(ways.recipe(labels, seed, 5)).train  # what `fit` gives the small network
        ours = ways.few(labels, seed)
        assert torch.equal(ways.start.pictures(theirs).pixels, ours.pixels) and torch.equal(theirs.labels, ours.labels)
        assert ours.labels.bincount().tolist() == [labels] * 10
    test = load_data(ways.recipe(2, 1, 5)).test
    assert torch.equal(ways.start.pictures(test).pixels, ways.test.pixels) and len(test) == 30
    seen = {bytes(row.numpy().tobytes()) for row in load_data(ways.recipe(4, 0, 5)).train.read(range(40))}
    assert not seen & {bytes(row.numpy().tobytes()) for row in test.read(range(30))}


def test_features_of_a_smaller_draw_are_those_of_its_own_images(ways: FewLabels) -> None:
    ways._head(2, 0)  # computes the features of the largest draw, and takes from these
    features, labels = ways._features[0]
    indices = [few_of_each(ways.data.train.labels, count, 0) for count in (4, 2)]
    part = torch.isin(*indices)
    own = ways.few(2, 0)
    assert torch.equal(labels[part], own.labels)
    assert torch.allclose(features[part], ways.start.features(own, Recipe(**COMMON)), atol=1e-4)


def test_about_as_many_steps_whatever_the_number_of_labels(ways: FewLabels) -> None:
    for labels in (2, 10, 50):
        recipe = ways.recipe(labels, 0, 100)
        assert recipe.epochs and recipe.batch_size
        assert recipe.epochs * (10 * labels // recipe.batch_size) == pytest.approx(100, rel=0.15)
    assert ways.recipe(2, 0, 1).batch_size == 20


def test_every_method_at_its_smallest() -> None:
    lesson = transfer((2,), (0,), METHODS, side=32, steps=1, tuning_steps=1, **{**COMMON, "test_flip": False})
    assert lesson.column("method") == list(METHODS)
    assert all(row[LABELS] == 2 and 0 <= row[FOUND] <= 100 for row in lesson.rows)
    assert lesson.column(FOUND)[METHODS.index(FROZEN)] > 15  # chance is 10
    assert "With 2 labels of each class transfer" in lesson.about["note"] and "Not recorded" not in str(lesson)


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(ValueError, match="Did you mean 'frozen'"):
        transfer((2,), (0,), ["frosen"], **COMMON)


def rows_of(*cells: tuple[str, int, Any]) -> list[dict[str, Any]]:
    return [{"method": method, LABELS: labels, FOUND: found} for method, labels, found in cells]


def test_the_verdict_follows_the_rows() -> None:
    won = verdict(rows_of((SCRATCH, 10, [50.0, 51.0, 60.0]), (FROZEN, 10, [61.5, 62.0, 63.0]), (TUNED, 10, 59.0)))
    assert "With 10 labels of each class transfer won: +11.0 points frozen, +8.0 points fine-tuned (no more" in won
    assert f"Not recorded: {TWIN}; {DISCRIMINATIVE}." in won and "One seed only: fine-tuned with 10." in won
    lost = verdict(rows_of((SCRATCH, 10, 80.0), (FROZEN, 10, 70.5)))
    assert "transfer lost: −9.5 points frozen." in lost
    mixed = verdict(rows_of((SCRATCH, 10, 80.0), (FROZEN, 10, 70.0), (TUNED, 10, 90.0), (TUNED, 50, 95.0)))
    assert "won or lost by its method" in mixed and "With 50" not in mixed
    assert f"Not recorded: {SCRATCH} with 50 labels; {TWIN}; {FROZEN} with 50 labels; {DISCRIMINATIVE}." in mixed


def test_parts_are_joined_seed_by_seed() -> None:
    about = {"machine": "m", "versions": "v", "training": "t"}
    parts = [
        Lesson("transfer", tuple(rows_of((FROZEN, 50, 70.0))), about),
        Lesson("transfer", tuple(rows_of((FROZEN, 10, [1.0, 2.0]), (FROZEN, 50, 71.0))), about),
        Lesson("transfer", tuple(rows_of((SCRATCH, 10, 60.0))), about),
    ]
    joined = join_transfers(*parts)
    assert list(joined.rows) == rows_of((SCRATCH, 10, 60.0), (FROZEN, 10, [1.0, 2.0]), (FROZEN, 50, [70.0, 71.0]))
    assert joined.about["note"] == verdict(joined.rows)
    with pytest.raises(ValueError, match="made alike, got 'other' beside 't'"):
        join_transfers(parts[0], Lesson("transfer", parts[1].rows, {**about, "training": "other"}))


def test_the_recordings_verdict_is_its_rows() -> None:
    lesson = recorded("transfer")
    assert lesson.rows and lesson.about["note"] == verdict(lesson.rows)
    assert {row["method"] for row in lesson.rows} >= {SCRATCH, FROZEN}
    assert set(lesson.column(LABELS)) == {10, 50, 200}
