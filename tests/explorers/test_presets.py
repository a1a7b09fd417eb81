"""The kernels known by name do what their names say."""

from __future__ import annotations

import json

import numpy as np
import pytest

from cnnedu.explorers import PRESETS, ConvolutionExplorer
from cnnedu.explorers.source import common_denominator
from cnnedu.functional import conv2d

KEEP_BRIGHTNESS = {"identity", "sharpen", "emboss", "box_blur", "gaussian_blur"}


def apply(name: str, image: np.ndarray) -> np.ndarray:
    return conv2d(image.astype(float)[None], PRESETS[name].astype(float)[None, None])[0]


@pytest.mark.parametrize("name", PRESETS)
def test_flat_regions(name: str) -> None:
    answer = apply(name, np.full((5, 5), 7.0))
    np.testing.assert_allclose(answer, 7.0 if name in KEEP_BRIGHTNESS else 0.0, atol=1e-12)


def test_edges_answer_to_their_own_direction() -> None:
    rising = np.tile(np.arange(5), (5, 1))
    for across, down in (("sobel_x", "sobel_y"), ("vertical_edge", "horizontal_edge")):
        assert (apply(across, rising) > 0).all() and (apply(down, rising) == 0).all()
        assert (apply(down, rising.T) > 0).all() and (apply(across, rising.T) == 0).all()
        assert np.array_equal(PRESETS[across].T, PRESETS[down])


def test_second_derivatives_are_silent_on_a_ramp() -> None:
    ramp = np.add.outer(2 * np.arange(5), 3 * np.arange(5))
    assert not apply("laplacian", ramp).any() and not apply("ridge", ramp).any()


def test_known_relations() -> None:
    assert np.array_equal(PRESETS["sharpen"], PRESETS["identity"] - PRESETS["laplacian"])
    assert np.array_equal(PRESETS["gaussian_blur"], np.outer([1, 2, 1], [1, 2, 1]) / 16)
    image = np.random.default_rng(0).normal(size=(6, 6))
    assert np.array_equal(apply("identity", image), image[1:-1, 1:-1])


def test_blurs_are_exact_fractions() -> None:
    assert common_denominator(PRESETS["box_blur"].ravel()) == 9
    assert common_denominator(PRESETS["gaussian_blur"].ravel()) == 16


def test_the_page_gets_the_same_table() -> None:
    synced = json.loads(json.dumps(ConvolutionExplorer().get_state("presets")["presets"]))
    assert list(synced) == list(PRESETS)
    assert all(np.array_equal(synced[name], kernel) for name, kernel in PRESETS.items())


def test_nobody_changes_the_table() -> None:
    with pytest.raises(ValueError, match="read-only"):
        PRESETS["identity"][0, 0] = 1
