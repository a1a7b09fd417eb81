"""The digits that ship, the network trained to read them, and how MNIST centres a drawing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from cnnedu.data import centre_digit, list_images, load_digit_samples, load_weights, weights_provenance
from cnnedu.data.weights import write_safetensors
from cnnedu.models import create_model

DATA = Path(__file__).parents[2] / "cnnedu" / "data"


def read(images: np.ndarray) -> np.ndarray:
    """Return what the shipped network reads, in torch."""
    model = create_model("lenet5").eval()
    model.load_state_dict({name: torch.from_numpy(array) for name, array in load_weights("lenet5").items()})
    with torch.no_grad():
        return (
            model(torch.from_numpy(np.pad(images, ((0, 0), (2, 2), (2, 2)))[:, None] / 255).float()).argmax(1).numpy()
        )


def test_the_network_reads_the_digits_it_never_saw() -> None:
    digits = load_digit_samples()
    assert np.bincount(digits.labels).tolist() == [20] * 10
    assert (read(digits.images) == digits.labels).mean() >= 0.98


def test_the_mistaken_ones_are_mistaken() -> None:
    digits = load_digit_samples(mistaken=True)
    assert len(digits.labels) >= 10
    assert (read(digits.images) != digits.labels).all()


def test_no_digit_ships_twice() -> None:
    images = np.concatenate([load_digit_samples().images, load_digit_samples(mistaken=True).images])
    assert len({image.tobytes() for image in images}) == len(images)
    assert all(image.any() for image in images)


def test_digits_are_no_photograph() -> None:
    assert "digits" not in list_images()


def test_weights_are_exact_in_float16_and_say_where_they_come_from() -> None:
    for array in load_weights("lenet5").values():
        assert array.dtype == np.float32
        np.testing.assert_array_equal(array, array.astype(np.float16))
    assert (DATA / "lenet5.safetensors").stat().st_size < 130_000
    told = weights_provenance("lenet5")
    assert {"data", "script", "seed", "accuracy", "date", "licence"} <= set(told)
    assert float(told["accuracy"].split()[0]) >= 0.98


def test_weights_have_the_form_that_safetensors_names(tmp_path: Path) -> None:
    raw = (DATA / "lenet5.safetensors").read_bytes()
    length = int.from_bytes(raw[:8], "little")
    assert length % 8 == 0 and raw[8:9] == b"{"
    arrays = {name: array.astype(np.float16) for name, array in load_weights("lenet5").items()}
    write_safetensors(tmp_path / "again.safetensors", arrays, weights_provenance("lenet5"))
    assert (tmp_path / "again.safetensors").read_bytes() == raw


def test_unknown_weights_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'lenet5'"):
        load_weights("lenet")


def test_digits_of_mnist_are_centred_already() -> None:
    for image in load_digit_samples().images[::10] / 255:
        moved = centre_digit(np.pad(image, 2))
        assert np.abs(moved - np.pad(image, 2)).mean() < 0.05


@pytest.mark.parametrize("shift", [(-3, 4), (2, -5), (0, 0)])
@pytest.mark.parametrize("scale", [1, 2])
def test_a_drawing_lands_in_the_middle_wherever_it_was_drawn(shift: tuple[int, int], scale: int) -> None:
    image = np.zeros((32, 32))
    image[10 : 10 + 5 * scale, 12 : 12 + 3 * scale] = 1
    centred = centre_digit(np.roll(image, shift, (0, 1)))
    middle = [(centred.sum(axis) @ np.arange(32)) / centred.sum() for axis in (1, 0)]
    np.testing.assert_allclose(middle, 16, atol=0.1)
    tall = np.ptp(np.flatnonzero(centred.max(1) > 0.5)) + 1
    assert abs(tall - (15 if scale == 1 else 20)) <= 1  # a tiny drawing grows threefold at most


def test_an_empty_picture_stays_empty() -> None:
    np.testing.assert_array_equal(centre_digit(np.zeros((32, 32))), np.zeros((32, 32)))
