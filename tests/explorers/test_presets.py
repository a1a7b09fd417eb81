"""The kernels known by name do what their names say."""

from __future__ import annotations

import json

import numpy as np
import pytest

from cnnedu.explorers import PRESETS, ConvolutionExplorer
from cnnedu.explorers.source import common_denominator
from cnnedu.functional import conv2d

BLURS = {"box_blur": 9, "gaussian_blur": 16, "box_blur_5": 25, "gaussian_blur_5": 256, "motion_blur": 7}
KEEP_BRIGHTNESS = {"identity", "sharpen", "emboss", "gaussian_blur_7", *BLURS}


def apply(name: str, image: np.ndarray) -> np.ndarray:
    return conv2d(image.astype(float)[None], PRESETS[name].astype(float)[None, None])[0]


@pytest.mark.parametrize("name", PRESETS)
def test_flat_regions(name: str) -> None:
    answer = apply(name, np.full((9, 9), 7.0))
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


@pytest.mark.parametrize("name", BLURS)
def test_blurs_are_exact_fractions(name: str) -> None:
    assert common_denominator(PRESETS[name].ravel()) == BLURS[name]


def test_larger_gaussians_are_the_small_one_repeated() -> None:
    point = np.zeros((13, 13))
    point[6, 6] = 1
    twice = apply("gaussian_blur", apply("gaussian_blur", point))
    assert np.array_equal(twice[2:-2, 2:-2], PRESETS["gaussian_blur_5"])
    assert np.array_equal(apply("gaussian_blur", twice), PRESETS["gaussian_blur_7"])


def test_gabor_filters_answer_to_their_own_direction() -> None:
    down, right = np.mgrid[-4:5, -4:5]
    stripes = {"upright": right, "level": down, "falling": (right - down) * 0.7, "rising": (right + down) * 0.7}
    waves = {name: np.cos(2 * np.pi * across / 6) for name, across in stripes.items()}
    for name in waves:
        answers = {other: apply(f"gabor_{other}", waves[name])[1, 1] for other in waves}
        assert max(answers, key=lambda other: answers[other] / abs(PRESETS[f"gabor_{other}"]).sum()) == name


def test_the_page_gets_the_same_table() -> None:
    synced = json.loads(json.dumps(ConvolutionExplorer().get_state("presets")["presets"]))
    assert list(synced) == list(PRESETS)
    assert all(np.array_equal(synced[name], kernel) for name, kernel in PRESETS.items())


def test_nobody_changes_the_table() -> None:
    with pytest.raises(ValueError, match="read-only"):
        PRESETS["identity"][0, 0] = 1
