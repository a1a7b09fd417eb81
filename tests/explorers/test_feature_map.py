"""The feature map explorer: what it accepts, what it computes, and what it refuses."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from cnnedu.data import load_digit_samples, load_weights
from cnnedu.errors import ShapeError
from cnnedu.explorers import FeatureMapExplorer
from cnnedu.models import create_model


def small(**changes: Any) -> nn.Sequential:
    """Return a network of a few layers for 28×28 digits."""
    torch.manual_seed(0)
    return nn.Sequential(nn.Conv2d(1, 3, 5), nn.ReLU(), nn.MaxPool2d(4), nn.Flatten(), nn.Linear(108, 10))


def lenet() -> nn.Module:
    """Return the shipped network in torch."""
    model = create_model("lenet5").eval()
    model.load_state_dict({name: torch.from_numpy(array) for name, array in load_weights("lenet5").items()})
    return model


def test_the_shipped_network_equals_torch() -> None:
    explorer, model = FeatureMapExplorer(), lenet()
    for image in load_digit_samples().images[::20]:
        explorer.input = image
        with torch.no_grad():
            wanted = model(torch.from_numpy(np.pad(image, 2) / 255).float()[None, None]).softmax(1)[0]
        np.testing.assert_allclose(explorer.probabilities, wanted, atol=1e-5)


def test_a_lenet_given_as_a_module_is_the_same() -> None:
    given, shipped = FeatureMapExplorer(lenet(), input=np.zeros((28, 28))), FeatureMapExplorer()
    given.input = shipped.input
    assert [array.shape for array in given.activations] == [array.shape for array in shipped.activations]
    np.testing.assert_allclose(given.probabilities, shipped.probabilities, atol=1e-6)


def test_a_network_of_ones_own_computes_as_in_torch() -> None:
    model = small()
    explorer = FeatureMapExplorer(model)
    with torch.no_grad():
        x = torch.from_numpy(explorer.seen).float()[None]
        for layer, found in zip(model, explorer.activations[1:], strict=True):
            x = layer(x)
            np.testing.assert_allclose(found.reshape(x[0].shape), x[0], atol=1e-5)


def test_the_model_is_left_as_it_was() -> None:
    model = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Dropout(), nn.Flatten(), nn.LazyLinear(4))
    model(torch.randn(2, 1, 28, 28))
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    explorer = FeatureMapExplorer(model.train())
    assert model.training and all(torch.equal(before[name], tensor) for name, tensor in model.state_dict().items())
    with torch.no_grad():
        wanted = model.eval()(torch.from_numpy(explorer.seen).float()[None])[0]
    np.testing.assert_allclose(explorer.activations[-1][:, 0, 0], wanted, atol=1e-5)


def test_pictures_come_in_many_forms() -> None:
    digit = load_digit_samples().images[3]
    framed = np.pad(digit, 2) / 255
    for given in (digit, digit / 255, framed, framed[None], framed[None, None], torch.from_numpy(framed)):
        np.testing.assert_allclose(FeatureMapExplorer(input=given).input[0], framed)
    colour = FeatureMapExplorer(nn.Sequential(nn.Conv2d(3, 2, 3)), input=digit)
    assert colour.input.shape == (3, 28, 28)


def test_centre_shift_and_patch_come_before_the_network() -> None:
    explorer = FeatureMapExplorer(shift=(2, -3), patch=(10, 12, 6))
    moved = np.roll(explorer.input, (2, -3), (1, 2))
    moved[:, 10:16, 12:18] = 0
    np.testing.assert_array_equal(explorer.seen, moved)
    corner = np.zeros((32, 32))
    corner[2:22, 1:4] = 1
    drawn = FeatureMapExplorer(input=corner, centre=True)
    assert drawn.prediction == "1"
    assert abs((drawn.seen[0].sum(0) @ np.arange(32)) / drawn.seen.sum() - 16) < 0.1


def test_covering_a_part_changes_the_answer() -> None:
    explorer = FeatureMapExplorer()
    answers = {explorer.prediction}
    for row in range(4, 24, 4):
        for column in range(4, 24, 4):
            explorer.patch = (row, column, 8)
            answers.add(explorer.prediction)
    assert len(answers) > 1


def test_stages_group_what_belongs_together() -> None:
    stages = FeatureMapExplorer().network["stages"]
    assert [stage["name"] for stage in stages] == ["input", "c1", "s2", "c3", "s4", "c5", "f6", "output"]
    model = nn.Sequential(nn.Flatten(), nn.Dropout(), nn.Linear(784, 8), nn.ReLU(), nn.Linear(8, 3), nn.Softmax(1))
    stages = FeatureMapExplorer(model).network["stages"]
    assert [(stage["main"], stage["last"]) for stage in stages] == [(0, 0), (3, 4), (5, 6)]
    ends = FeatureMapExplorer(nn.Sequential(nn.Conv2d(1, 2, 3), nn.AdaptiveAvgPool2d(1), nn.Flatten()))
    assert [(stage["main"], stage["last"]) for stage in ends.network["stages"]] == [(0, 0), (1, 1), (2, 3)]
    assert ends.prediction in {"0", "1"}


def test_labels_and_outputs_that_are_no_classes() -> None:
    explorer = FeatureMapExplorer(small(), labels=[f"kind {i}" for i in range(10)])
    assert str(explorer.prediction).startswith("kind ")
    maps = FeatureMapExplorer(nn.Sequential(nn.Conv2d(1, 2, 3)))
    assert maps.probabilities is None and maps.prediction is None and "Read as" not in maps.describe()
    assert maps.still().startswith("<svg")


class Residual(nn.Module):
    """A block with a forward of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(1, 1, 3, padding=1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.conv(x)


@pytest.mark.parametrize(
    ("model", "message"),
    [
        (
            nn.Sequential(nn.Conv2d(1, 2, 3), Residual()),
            "layer '1' is of class Residual, which computes in a forward of its",
        ),
        (
            nn.Sequential(nn.Sequential(nn.LSTM(3, 3))),
            "layer '0.0' is of class LSTM. The page can run: Sequential",
        ),
        (nn.Sequential(), "the model has no layers"),
        (nn.Sequential(nn.Conv2d(1, 2, 3), nn.Linear(26, 10)), r"layer '1' \(dense\) reads a vector .*nn.Flatten\(\)"),
        (nn.Sequential(nn.Conv2d(1, 2, 3), nn.Conv2d(3, 2, 3)), "layer '1' .* reads 3 channels, but gets .*channels=2"),
        (nn.Sequential(nn.Flatten(), nn.Linear(100, 10)), "reads 100 numbers, but gets .*input=array of"),
        (nn.Sequential(nn.MaxPool2d(2, return_indices=True)), "returns indices"),
        (nn.Sequential(nn.Conv2d(1, 2, 3), nn.InstanceNorm2d(2)), "layer '1' is of class InstanceNorm2d"),
        (nn.Sequential(nn.BatchNorm2d(1, track_running_stats=False)), "keeps no running statistics"),
        (nn.Sequential(nn.Flatten(), nn.Linear(784, 3000)), "2,355,000 parameters; a page carries at most 2,000,000"),
        (
            nn.Sequential(nn.Conv2d(1, 256, 3, padding=1), nn.Conv2d(256, 256, 3)),
            "400,527,360 multiply-accumulates; at most",
        ),
        (nn.Sequential(*[nn.Conv2d(1, 1, 1), nn.Conv2d(1, 4000, 1)]), "activations; a page shows at most 3,000,000"),
        (len, "model must be a torch nn.Sequential, got builtin_function_or_method"),
    ],
)
def test_models_that_do_not_fit_are_told_why(model: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=f"^FeatureMapExplorer: .*{message}"):
        FeatureMapExplorer(model)


def test_weights_that_are_not_finite_are_named() -> None:
    model = small()
    with torch.no_grad():
        model[4].weight[3, 5] = float("nan")
    with pytest.raises(ValueError, match="the weight of layer '4' holds NaN: training has diverged"):
        FeatureMapExplorer(model)


def test_wrong_settings_are_refused_and_change_nothing() -> None:
    explorer = FeatureMapExplorer()
    before = explorer.get_state(list(explorer.settings))
    with pytest.raises(ShapeError, match="input must be .*32.* which the network reads; got .*30"):
        explorer.input = np.zeros((30, 30))
    with pytest.raises(ValueError, match="finite"):
        explorer.input = np.full((32, 32), np.nan)
    with pytest.raises(ValueError, match="overflow"):
        explorer.input = np.full((32, 32), 1e39)
    with pytest.raises(ValueError, match=r"unit must be at most \(12, 15, 9, 9\)"):
        explorer.unit = (5, 16, 0, 0)
    with pytest.raises(ValueError, match="patch must be at most"):
        explorer.patch = (0, 0, 17)
    with pytest.raises(ValueError, match="shift"):
        explorer.shift = (9, 0)
    with pytest.raises(ValueError, match="labels must name each output"):
        FeatureMapExplorer(small(), labels=["a"])
    with pytest.raises(TypeError, match="labels must be a list of str"):
        FeatureMapExplorer(small(), labels="abcdefghij")
    with pytest.raises(ValueError, match="labels name the classes of a model"):
        FeatureMapExplorer(labels=["a"])
    with pytest.raises(TypeError, match="has no setting 'model'"):
        explorer.model = small()
    assert explorer.get_state(list(explorer.settings)) == before


def test_what_travels_is_small_and_holds_the_model_once() -> None:
    explorer = FeatureMapExplorer()
    state = {name: json.dumps(value) for name, value in explorer.get_state().items() if name not in ("_esm", "_css")}
    assert len(state["network"]) < 180_000
    assert len(state["samples"]) < 22_000
    assert sum(map(len, state.values())) < 230_000


def test_the_python_text_computes_what_is_shown() -> None:
    drawn = np.zeros((32, 32))
    drawn[5:27, 14:18] = 0.8
    for settings in (
        {},
        {"input": drawn, "centre": True},
        {"shift": (1, -2), "patch": (3, 4, 5), "unit": (11, 7, 0, 0)},
    ):
        explorer = FeatureMapExplorer(**settings)
        names: dict[str, Any] = {}
        exec(explorer.python(), names)
        np.testing.assert_allclose(names["output"], explorer.activations[-1][:, 0, 0], atol=1e-5)
        np.testing.assert_allclose(names["c3"], explorer.activations[5], atol=1e-6)


def test_the_python_text_of_a_model_of_ones_own_runs_with_it() -> None:
    model = small()
    explorer = FeatureMapExplorer(model, unit=(5, 3, 0, 0))
    names: dict[str, Any] = {"model": model}
    exec(explorer.python(), names)
    np.testing.assert_allclose(names["outputs"][-1][0], explorer.activations[-1][:, 0, 0], atol=1e-5)


def test_words_tell_the_answer_and_the_unit() -> None:
    explorer = FeatureMapExplorer(unit=(12, 8, 0, 0))
    assert explorer.describe().startswith(f"Read as {explorer.prediction} (")
    assert "Shown: output, unit 8 = " in explorer.describe()
