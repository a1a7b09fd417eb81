"""`make weights`: the same seed makes the same weights, and what is written beside them is true of them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.numpy import load_file

from cnnedu.data import load_digit_samples, load_weights, weights_provenance
from cnnedu.errors import TrainingError
from cnnedu.models import create_model
from cnnedu.train import ImageData, Recipe, load_data, weights
from cnnedu.train import _data_npm as npm
from cnnedu.train.weights import RECIPE, confusion, judge_digits, make_weights, train_digits

SHIPS = Path(weights.__file__).parents[1] / "data"
FILES = ["digits.png", "lenet5.md", "lenet5.safetensors"]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory, digit_package: Callable[..., np.ndarray]) -> tuple[Path, str]:
    """Return a folder with a package of other digits, and the hash of their pixels."""
    folder = tmp_path_factory.mktemp("package")
    return folder, hashlib.sha256(digit_package(folder, [220] * 10).tobytes()).hexdigest()


@pytest.fixture
def few(package: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> Recipe:
    """Return the recipe of what ships, for few steps on other digits."""
    monkeypatch.setattr(npm, "SHA256", package[1])
    return replace(RECIPE, epochs=6, batch_size=40, data_dir=str(package[0]))


def tables(text: str) -> list[list[list[str]]]:
    """Read the tables of a page, each without its header."""
    found = re.findall(r"(?:^\|.*\|\n?)+", text, re.M)
    return [[[cell.strip() for cell in row.split("|")[1:-1]] for row in table.splitlines()[2:]] for table in found]


def test_the_same_seed_makes_the_same_weights_to_the_last_bit(few: Recipe) -> None:
    first, again, other = (train_digits(recipe).arrays for recipe in (few, few, replace(few, seed=3)))
    assert list(first) == list(create_model("lenet5").state_dict())
    for name, array in first.items():
        assert array.dtype == np.float16 and array.tobytes() == again[name].tobytes()
    assert any(first[name].tobytes() != other[name].tobytes() for name in first)


def test_rounding_comes_before_judging(few: Recipe) -> None:
    trained = train_digits(few)
    probability, sizes = judge_digits(trained.arrays, trained.held_out)
    model = create_model("lenet5").eval()
    model.load_state_dict({name: torch.from_numpy(array.astype(np.float32)) for name, array in trained.arrays.items()})
    x = np.pad(trained.held_out.pixels.numpy() / 255, ((0, 0), (0, 0), (2, 2), (2, 2))).astype(np.float32)
    with torch.no_grad():
        c1 = model.c1(torch.from_numpy(x)).tanh()
        np.testing.assert_allclose(probability, model(torch.from_numpy(x)).softmax(1), atol=1e-6)
    assert sizes["C1"] == pytest.approx(c1.abs().mean().item(), abs=1e-6) and list(sizes) == ["C1", "C3", "C5", "F6"]


def test_digits_held_out_for_choosing_are_training_digits(few: Recipe) -> None:
    chosen, whole = replace(few, validation=100), load_data(few)
    trained = train_digits(replace(chosen, epochs=1))
    seen = set(map(bytes, whole.train.pixels.numpy()))
    assert len(trained.held_out) == 100 and set(map(bytes, trained.held_out.pixels.numpy())) <= seen


def test_all_is_written_and_true(few: Recipe, tmp_path: Path) -> None:
    said = make_weights(tmp_path, few)
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES
    arrays, test = load_file(tmp_path / "lenet5.safetensors"), load_data(few).test
    probability, _ = judge_digits(arrays, test)
    found, labels = probability.argmax(1), test.labels.numpy()
    card = (tmp_path / "lenet5.md").read_text(encoding="utf-8")
    assert hashlib.sha256((tmp_path / "lenet5.safetensors").read_bytes()).hexdigest() in card
    measured, counts = tables(card)
    np.testing.assert_array_equal([[int(n) for n in row[1:]] for row in counts], confusion(labels, found))
    right = f"{100 * (found == labels).mean():.2f} %"
    assert dict(measured)["right"] == right and right in said
    recipe = json.loads(re.findall(r"```json\n(.*?)```", card, re.S)[0])
    assert Recipe(**recipe) == few and "data_dir" not in recipe and str(few.data_dir) not in card
    with Image.open(tmp_path / "digits.png") as sheet:
        told = [int(digit) for digit in sheet.info["labels"]]
        rows = np.asarray(sheet).reshape(-1, 28, 20, 28).swapaxes(1, 2).reshape(-1, 28, 28)
    wrong = set(map(bytes, test.pixels[torch.from_numpy(found != labels), 0].numpy()))
    assert told[:200] == np.repeat(np.arange(10), 20).tolist() and len(told) == 220
    assert all(bytes(image) in wrong for image in rows[200:220])


@pytest.mark.parametrize("name", FILES)
def test_nothing_changes_where_one_file_cannot_be_written(few: Recipe, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    for other in set(FILES) - {name}:
        (tmp_path / other).write_text("old")
    with pytest.raises(TrainingError, match="cannot be written into .* Nothing was changed"):
        make_weights(tmp_path, replace(few, epochs=1))
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES
    assert all((tmp_path / other).read_text() == "old" for other in set(FILES) - {name})


def test_other_recipes_are_refused() -> None:
    for recipe in (replace(RECIPE, normalize=True), replace(RECIPE, model="mlp", pad=0)):
        with pytest.raises(ValueError, match="must have model='lenet5' and normalize=False, got model="):
            train_digits(recipe)


def test_the_command_line_knows_two_options(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (["--chek"], ["--check", "--validate"], ["here"]):
        assert weights.main(wrong) == 2
    assert "[--check | --validate]" in capsys.readouterr().err


def test_the_card_that_ships_is_that_of_the_weights_that_ship() -> None:
    card, told = (SHIPS / "lenet5.md").read_text(encoding="utf-8"), weights_provenance("lenet5")
    assert hashlib.sha256((SHIPS / "lenet5.safetensors").read_bytes()).hexdigest() in card
    measured, counts = tables(card)
    counted = np.array([[int(n) for n in row[1:]] for row in counts])
    assert counted.tolist() == json.loads(told["confusion"])
    right = np.trace(counted) / counted.sum()
    assert dict(measured)["right"] == f"{100 * right:.2f} %" and told["accuracy"].startswith(f"{right:.4f} ")
    assert dict(measured)["standard error of that"] == f"{100 * (right * (1 - right) / counted.sum()) ** 0.5:.2f} %"
    assert right >= 0.988 and told["script"] == "cnnedu/train/weights.py"
    recipe = json.loads(re.findall(r"```json\n(.*?)```", card, re.S)[0])
    assert Recipe(**recipe) == RECIPE, "the recipe was changed: make weights"


def test_the_weights_that_ship_read_the_digits_held_out_as_they_say(
    real_digits: ImageData, capsys: pytest.CaptureFixture[str]
) -> None:
    assert weights.main(["--check"]) == 0
    said = capsys.readouterr().out
    accuracy = float(weights_provenance("lenet5")["accuracy"].split()[0])
    assert "made the same weights twice" in said and f"right on {100 * accuracy:.2f} % of 2,000 digits" in said
    labels = real_digits.test.labels.numpy()
    probability, sizes = judge_digits(load_weights("lenet5"), real_digits.test)
    found = probability.argmax(1)
    assert confusion(labels, found).tolist() == json.loads(weights_provenance("lenet5")["confusion"])
    wrong = set(map(bytes, real_digits.test.pixels[torch.from_numpy(found != labels), 0].numpy()))
    assert {bytes(image) for image in load_digit_samples(mistaken=True).images} <= wrong
    assert sizes["C1"] < 0.35 and sizes["C3"] < 0.65, "maps that can be read"
