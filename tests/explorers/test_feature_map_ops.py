"""frontend/ops/network.ts, unit.ts and digit.ts, run by Node, against torch and cnnedu."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from cnnedu.data import centre_digit, load_digit_samples, load_weights
from cnnedu.explorers import FeatureMapExplorer
from cnnedu.explorers._feature_map_picture import prepared, sample_digits, sample_table
from cnnedu.models import create_model

pytestmark = pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")
Frontend = Callable[..., list[Any]]
SEED = int(os.environ.get("CNNEDU_SEED", "1998"))
ACTIVATIONS = [
    nn.ReLU(), nn.LeakyReLU(0.1), nn.ELU(0.7), nn.GELU(), nn.GELU("tanh"), nn.SiLU(), nn.Tanh(), nn.Sigmoid(),
    nn.Softplus(2, 3), nn.Hardtanh(-0.5, 0.8), nn.Hardswish(), nn.ReLU6(), nn.Identity(), nn.Dropout(0.3),
]  # fmt: skip


def page(frontend: Frontend, explorer: FeatureMapExplorer, *pictures: np.ndarray) -> list[list[np.ndarray]]:
    """Return what the page computes: for each picture, the input and the output of every layer."""
    calls = [[{"$shared": 0}, {"$floats": picture.ravel().tolist()}] for picture in pictures]
    answers = frontend("ops/network.ts", "activations", *calls, shared=[explorer.network])
    return [[np.array(layer) for layer in answer] for answer in answers]


def test_lenet_equals_torch_on_all_digits_that_ship(frontend: Frontend) -> None:
    model = create_model("lenet5").eval()
    model.load_state_dict({name: torch.from_numpy(array) for name, array in load_weights("lenet5").items()})
    pictures = np.pad(load_digit_samples().images, ((0, 0), (2, 2), (2, 2))) / 255
    assert len(pictures) == 200
    found = np.array([layers[-1] for layers in page(frontend, FeatureMapExplorer(), *pictures)])
    with torch.no_grad():
        wanted = model(torch.from_numpy(pictures).float()[:, None]).numpy()
    np.testing.assert_allclose(found, wanted, atol=1e-4)
    [shares] = frontend("ops/network.ts", "probabilities", [found[0].tolist()])
    np.testing.assert_allclose(shares, torch.from_numpy(wanted[0]).softmax(0), atol=1e-5)


def random_network(rng: np.random.Generator) -> tuple[nn.Sequential, np.ndarray]:
    """Draw a network of the supported layers that fits together, and a picture for it."""

    def pick(*values: Any) -> Any:
        return values[int(rng.integers(len(values)))]

    channels, layers = pick(1, 2, 3), []
    picture = rng.normal(size=(channels, int(rng.integers(9, 20)), int(rng.integers(9, 20))))
    for _ in range(int(rng.integers(1, 4))):
        groups = pick(1, 1, channels)
        out = groups * pick(1, 2, 3)
        stride = pick(1, 1, 2, (1, 2))
        padding = "same" if stride == 1 and rng.random() < 0.3 else pick(0, 1, (0, 2))
        options = {"stride": stride, "padding": padding, "groups": groups, "dilation": pick(1, 1, 2)}
        mode = pick("zeros", "zeros", "reflect", "replicate", "circular")
        kernel = pick(1, 2, 3, (2, 3))
        layers.append(nn.Conv2d(channels, out, kernel, padding_mode=mode, bias=bool(rng.random() < 0.7), **options))
        channels = out
        if rng.random() < 0.5:
            norm = nn.BatchNorm2d(channels)
            nn.init.uniform_(norm.running_mean), nn.init.uniform_(norm.running_var, 0.5, 2)
            nn.init.uniform_(norm.weight), nn.init.uniform_(norm.bias)
            layers.append(norm)
        layers.append(nn.Sequential(pick(*ACTIVATIONS)))
    pools = [
        nn.MaxPool2d(2), nn.MaxPool2d(3, 2, 1, ceil_mode=True), nn.MaxPool2d(2, 1, dilation=2), nn.AvgPool2d(2),
        nn.AvgPool2d(3, 2, 1), nn.AvgPool2d(3, 2, 1, ceil_mode=True, count_include_pad=False),
        nn.AvgPool2d(2, divisor_override=3), nn.AdaptiveAvgPool2d((3, 2)), nn.AdaptiveMaxPool2d(2),
    ]  # fmt: skip
    layers.append(pick(*pools))
    model = nn.Sequential(*layers)
    with torch.no_grad():
        size = model.eval()(torch.from_numpy(picture).float()[None]).numel()
    ending = [nn.Flatten(), nn.Dropout(), nn.Linear(size, 6, bias=bool(rng.random() < 0.5)), nn.BatchNorm1d(6)]
    model.extend([*ending, pick(*ACTIVATIONS), nn.Linear(6, 3), *[nn.Softmax(1)] * (rng.random() < 0.3)])
    return model.eval(), picture


@pytest.fixture(scope="module")
def drawn() -> list[tuple[nn.Sequential, FeatureMapExplorer]]:
    """Return random networks, each in an explorer with a picture of its own."""
    rng = np.random.default_rng(SEED)
    torch.manual_seed(SEED)
    made: list[tuple[nn.Sequential, FeatureMapExplorer]] = []
    while len(made) < 24:
        try:
            model, picture = random_network(rng)
        except RuntimeError:  # a kernel larger than what it should read
            continue
        made.append((model, FeatureMapExplorer(model, input=picture)))
    return made


Drawn = list[tuple[nn.Sequential, FeatureMapExplorer]]


def test_random_networks_equal_torch_and_python(frontend: Frontend, drawn: Drawn) -> None:
    calls = [[explorer.network, {"$floats": explorer.seen.ravel().tolist()}] for _, explorer in drawn]
    for (model, explorer), found in zip(drawn, frontend("ops/network.ts", "activations", *calls), strict=True):
        with torch.no_grad():
            wanted = model(torch.from_numpy(explorer.seen).float()[None])[0]
        told = f"seed {SEED}: {model}"
        np.testing.assert_allclose(found[-1], wanted, atol=1e-4, err_msg=told)
        for ours, theirs in zip(explorer.activations, found, strict=True):
            np.testing.assert_allclose(theirs, ours.ravel(), atol=1e-4, err_msg=told)


def test_a_units_sum_gives_its_value_and_its_field_holds_all_it_depends_on(frontend: Frontend, drawn: Drawn) -> None:
    rng = np.random.default_rng(SEED)
    units, calls = [], []
    for _, explorer in drawn:
        arrays = explorer.activations
        passed = [{"$floats": array.ravel().tolist()} for array in arrays]
        for layer in range(1, len(arrays)):
            unit = [layer, *(int(rng.integers(size)) for size in arrays[layer].shape)]
            units.append((explorer, unit, float(arrays[layer][tuple(unit[1:])])))
            calls.append([explorer.network, passed, unit])
    workings = frontend("ops/unit.ts", "workingOf", *calls)
    fields = frontend("ops/unit.ts", "fieldsOf", *([net, unit] for net, _, unit in calls))
    for (explorer, unit, value), working, field in zip(units, workings, fields, strict=True):
        total = sum(factor["product"] for factor in working["factors"]) + working["bias"]
        if working["kind"] in ("sum", "mean"):
            assert total == pytest.approx(value, abs=1e-4)
        if working["kind"] == "max":
            assert value == pytest.approx(max(factor["x"] for factor in working["factors"]), abs=1e-5)
        block = field[0]
        outside = np.ones(explorer.seen.shape, bool)
        outside[slice(*block["channels"]), slice(*block["rows"]), slice(*block["cols"])] = False
        changed = np.where(outside, rng.normal(size=outside.shape), explorer.seen)
        after = explorer._network.run(changed)[unit[0]][tuple(unit[1:])]
        assert after == pytest.approx(value, abs=1e-5), f"{unit} depends on more than {block}"


def test_the_field_is_no_larger_than_what_the_unit_sees(frontend: Frontend) -> None:
    explorer = FeatureMapExplorer()
    [field, last] = frontend(
        "ops/unit.ts", "fieldsOf", [explorer.network, [5, 2, 4, 4]], [explorer.network, [12, 3, 0, 0]]
    )
    assert field[0] == {"channels": [0, 1], "rows": [8, 22], "cols": [8, 22]}
    assert field[3] == {"channels": [0, 6], "rows": [4, 9], "cols": [4, 9]}
    assert last[0] == {"channels": [0, 1], "rows": [0, 32], "cols": [0, 32]}


def test_the_strongest_unit_below_is_that_of_the_largest_product(frontend: Frontend) -> None:
    explorer = FeatureMapExplorer()
    all_ = explorer.activations
    passed = [{"$floats": array.ravel().tolist()} for array in all_]
    [below] = frontend("ops/unit.ts", "strongest", [explorer.network, passed, [12, 8, 0, 0]])
    products = load_weights("lenet5")["output.weight"][8] * all_[11][:, 0, 0]
    assert below == [11, int(np.abs(products).argmax()), 0, 0]


def test_pictures_are_prepared_alike(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    drawings = [np.where(rng.random((h, w)) < 0.1, rng.random((h, w)), 0) for h, w in [(32, 32), (28, 28), (20, 31)]]
    drawings += [np.zeros((32, 32)), np.pad(load_digit_samples().images[5], 2) / 255]
    found = frontend("ops/digit.ts", "centreDigit", *([d.ravel().tolist(), *d.shape] for d in drawings))
    for drawing, centred in zip(drawings, found, strict=True):
        np.testing.assert_allclose(np.reshape(centred, drawing.shape), centre_digit(drawing), atol=1e-12)
    picture = rng.random((2, 9, 7))
    for shift, patch in [((3, -2), (0, 0, 0)), ((-8, 8), (1, 1, 3)), ((0, 1), (7, 5, 6))]:
        state = {"input": picture, "centre": False, "shift": shift, "patch": patch}
        size = list(picture.shape)
        [moved] = frontend("ops/digit.ts", "shiftPicture", [picture.ravel().tolist(), size, list(shift), 0.25])
        [covered] = frontend("ops/digit.ts", "coverPicture", [moved, size, list(patch), 0.25])
        np.testing.assert_array_equal(np.reshape(covered, picture.shape), prepared(state, 0.25))


def test_a_stroke_lays_ink_along_its_way(frontend: Frontend) -> None:
    blank = [0.0] * (20 * 20)
    [drawn] = frontend("ops/digit.ts", "stroke", [blank, [1, 20, 20], [[5.5, 3.5], [5.5, 15.5]], 1, 1])
    picture = np.reshape(drawn, (20, 20))
    assert (picture[5, 3:16] == 1).all() and picture[9:].sum() == picture[:3].sum() == 0
    np.testing.assert_array_equal(picture * 255, np.rint(picture * 255))
    [erased] = frontend("ops/digit.ts", "stroke", [drawn, [1, 20, 20], [[5.5, 3.5], [5.5, 15.5]], 2, 0])
    assert np.sum(erased) < 0.01


def test_digits_travel_whole(frontend: Frontend) -> None:
    [found] = frontend("ops/digit.ts", "unpackDigits", [sample_table()["packed"], 784])
    np.testing.assert_array_equal(np.reshape(found, (-1, 28, 28)), sample_digits()[0])


def test_packed_numbers_come_back(frontend: Frontend) -> None:
    from cnnedu.explorers._feature_map_network import packed

    halves = np.array([0, -0.5, 65504, 6e-8, 1 / 1024], np.float16).astype(np.float32)
    floats = np.array([0.1, -1e30, 3e-40], np.float32)
    found = frontend("ops/network.ts", "unpack", [packed(halves)], [packed(floats)])
    np.testing.assert_array_equal(np.array(found[0], np.float32), halves)
    np.testing.assert_array_equal(np.array(found[1], np.float32), floats)
