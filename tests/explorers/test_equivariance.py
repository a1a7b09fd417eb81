"""EquivarianceExplorer: held to `equivariance_error`; its page's numbers to `cnnedu.functional`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from cnnedu.explorers import EquivarianceExplorer
from cnnedu.explorers._equivariance_layers import BORDERS, FUNCTIONS, noise

Frontend = Callable[..., list[Any]]
OPS = "ops/equivariance.ts"
SEED = int(os.environ.get("CNNEDU_SEED", "2019"))
CASES = [
    {"function": function, "padding": padding, "stride": stride}
    for function in FUNCTIONS
    for padding in BORDERS
    for stride in (1, 2, 3)
    if function != "dense" or (padding, stride) == ("zeros", 1)
]


def page_layer(explorer: EquivarianceExplorer) -> dict[str, Any]:
    return {
        "kind": explorer.function,
        "kernel": explorer.kernels[explorer.kernel].tolist(),
        "border": explorer.padding,
        "stride": explorer.stride,
    }


def recorder(printed: list[Any]) -> Callable[..., None]:
    """Return a `print` that keeps what it is given."""
    return lambda *values: printed.append(values)


def square(map: np.ndarray) -> dict[str, Any]:
    return {"size": map.shape[-1], "data": {"$doubles": map.ravel().tolist()}}


def numbers(found: dict[str, Any]) -> np.ndarray:
    return np.array([float(value) for value in found["data"]]).reshape(found["size"], found["size"])


def made(rng: np.random.Generator, case: dict[str, Any]) -> EquivarianceExplorer:
    """Return an explorer on a random picture with a random shift; some kernels are not 3 wide sums of integers."""
    kernel = str(rng.choice(["sobel_x", "gaussian_blur", "emboss"]))
    picture = rng.integers(0, 256, (32, 32), dtype=np.uint8)
    shift = tuple(int(by) for by in rng.integers(-6, 7, 2))
    return EquivarianceExplorer(**case, kernel=kernel, picture=picture, shift=shift)


def errors_of(frontend: Frontend, explorers: list[EquivarianceExplorer]) -> list[Any]:
    """Let the page compare what it makes of the shifted pictures with Python's outputs, shifted by the page."""
    shifted = frontend(OPS, "shiftSquare", *[[square(e.input), list(e.shift), e.boundary] for e in explorers])
    layers = [[square(numbers(x)), page_layer(e)] for x, e in zip(shifted, explorers, strict=True)]
    found = [square(numbers(output)) for output in frontend(OPS, "applyLayer", *layers)]
    calls = [
        [square(e.output), moved, page_layer(e), list(e.shift), e.boundary]
        for moved, e in zip(found, explorers, strict=True)
    ]
    return frontend(OPS, "errorOf", *calls)


def test_page_agrees_with_functional(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    explorers = [made(rng, case) for case in CASES]
    for explorer in explorers[::2]:
        explorer.boundary = "zero"
    found = frontend(OPS, "applyLayer", *[[square(e.input), page_layer(e)] for e in explorers])
    outputs = [
        [square(e.output), list(e.shift), 1 if e.function == "dense" else e.stride, e.boundary] for e in explorers
    ]
    moved = frontend(OPS, "shiftOutput", *outputs)
    errors = errors_of(frontend, explorers)
    for at, explorer in enumerate(explorers):
        told = f"seed {SEED}: {explorer}"
        np.testing.assert_allclose(numbers(found[at]), explorer.output[0], rtol=0, atol=1e-11, err_msg=told)
        np.testing.assert_allclose(numbers(moved[at]), explorer.shifted_output[0], rtol=0, atol=1e-11, err_msg=told)
        difference = np.array([float(value) for value in errors[at]["map"]]).reshape(explorer.difference.shape)
        np.testing.assert_allclose(difference, explorer.difference, rtol=0, atol=1e-11, err_msg=told)
        assert errors[at]["max"] == pytest.approx(explorer.largest, abs=1e-11), told
        if explorer.largest > 0:
            assert difference[tuple(errors[at]["at"])] == pytest.approx(explorer.largest, abs=1e-11), told
        report = explorer.error
        if report is not None:
            assert errors[at]["compared"] == np.isfinite(report.map).sum(), told
            np.testing.assert_allclose(difference, report.map, rtol=0, atol=1e-11, err_msg=told)
            assert (errors[at]["max"] == 0) == report.holds, told


@pytest.mark.parametrize("function", ["convolution", "max_pool", "avg_pool", "blur_pool"])
@pytest.mark.parametrize(("stride", "shift"), [(1, (3, -5)), (2, (4, 2)), (4, (-8, 4))])
def test_exactly_zero_where_theory_says_so(frontend: Frontend, function: str, stride: int, shift: Any) -> None:
    explorer = EquivarianceExplorer(function, padding="circular", stride=stride, shift=shift)
    assert explorer.error is not None and explorer.error.holds and explorer.largest == 0
    assert errors_of(frontend, [explorer])[0]["max"] == 0


def test_dense_layers_of_several_pictures_are_those_of_each(frontend: Frontend) -> None:
    """The page reads the weights once for every four pictures; the fifth has them to itself."""
    explorers = [EquivarianceExplorer("dense", shift=(0, right), boundary="circular") for right in range(5)]
    pictures = [square(np.roll(explorer.input, explorer.shift, axis=(1, 2))) for explorer in explorers]
    found = frontend(OPS, "applyLayers", [pictures, page_layer(explorers[0])])[0]
    for one, explorer in zip(found, explorers, strict=True):
        np.testing.assert_allclose(numbers(one), explorer.output_of_shifted[0], rtol=0, atol=1e-11)


def test_where_it_breaks() -> None:
    zeros = EquivarianceExplorer(shift=(0, 5))
    assert zeros.error is not None
    assert zeros.error.max == zeros.largest > 0 and zeros.error.inside(1).max < 1e-12, "at the border only"
    odd = EquivarianceExplorer("max_pool", padding="circular", stride=2, shift=(0, 3))
    blurred = EquivarianceExplorer("blur_pool", padding="circular", stride=2, shift=(0, 3))
    assert odd.error is None and 0 < blurred.largest < odd.largest / 2, "anti-aliasing helps, and does not cure"
    assert all(EquivarianceExplorer(f, padding="circular").largest > 0 for f in ("locally_connected", "dense"))
    assert EquivarianceExplorer(shift=(0, 0)).largest == 0
    assert EquivarianceExplorer("convolution", padding="circular").invariance_largest > 0


def test_margin_is_that_of_the_report(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    for margin in (1, 2):
        explorer = made(rng, {"function": "convolution", "padding": "zeros", "stride": 1})
        comparison = {"map": {"$doubles": explorer.difference.ravel().tolist()}, "size": 32}
        found = frontend(OPS, "insideError", [comparison, list(explorer.shift), 1, margin])[0]
        assert explorer.error is not None
        assert found == pytest.approx(explorer.error.inside(margin).max, abs=1e-12)


def test_weights_are_those_of_the_page(frontend: Frontend) -> None:
    index = [0, 1, 2, 77_777, 2**20 - 1]
    values = [noise(seed, 2**20)[index].tolist() for seed in (1, 2)]
    found = frontend(OPS, "noiseAt", *[[seed, i] for seed in (1, 2) for i in index])
    assert found == values[0] + values[1]
    assert abs(noise(1, 10_000).mean()) < 0.02 and abs(np.corrcoef(noise(1, 9999), noise(2, 9999))[0, 1]) < 0.03


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(map(str, case.values())))
def test_page_writes_the_same_python(frontend: Frontend, case: dict[str, Any]) -> None:
    for settings in ({"shift": (6, -12)}, {"shift": (-1, 5), "boundary": "zero", "invariance": True}):
        explorer = EquivarianceExplorer(**case, **settings, picture="seven")
        source = {
            "layer": page_layer(explorer),
            "kernelName": explorer.kernel,
            "picture": "seven",
            "shift": list(explorer.shift),
            "boundary": explorer.boundary,
            "invariance": explorer.invariance,
        }
        assert frontend("ops/equivariance_source.ts", "equivarianceSource", [source]) == [explorer.python()]
        printed: list[Any] = []
        exec(compile(explorer.python(), "<python>", "exec"), {"print": recorder(printed)})
        if explorer.error is None:
            assert printed[0][0] == pytest.approx(np.nanmax(explorer.difference), abs=1e-11)
        else:
            assert repr(printed[0][0]) == repr(explorer.error)
        if explorer.invariance:
            assert printed[1][1] == pytest.approx(explorer.invariance_largest, abs=1e-11)


def test_any_picture_becomes_a_grey_square(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    colour = rng.integers(0, 256, (40, 70, 3), dtype=np.uint8)
    explorer = EquivarianceExplorer(picture=colour)
    assert explorer.picture.shape == (32, 32) and explorer.input.max() <= 1
    assert EquivarianceExplorer(picture=np.zeros((5, 9))).picture.shape == (32, 32)
    flat = [frontend(OPS, "greySquare", [{"$bytes": [90] * 60 * 45 * 3}, 60, 45, 3, 32])[0]]
    assert set(flat[0]) == {90} and len(flat[0]) == 1024
    exact = rng.integers(0, 256, 1024).tolist()
    assert frontend(OPS, "greySquare", [{"$bytes": exact}, 32, 32, 1, 32]) == [exact]
    with pytest.raises(ValueError, match="cannot be read"):
        explorer.picture = "no such picture"


def test_state_is_small_and_words_stay_apart() -> None:
    explorer = EquivarianceExplorer()
    assert len(json.dumps(explorer.get_state([*explorer.settings, "samples", "kernels"]))) < 16_000
    assert "f(x)" not in explorer.describe().replace("shift(f(x))", "")
    explorer.invariance = True
    assert explorer.describe().endswith(".") and "f(shift(x)) differs from f(x)" in explorer.describe()
    assert repr(EquivarianceExplorer(picture=np.zeros((32, 32)))).startswith("EquivarianceExplorer(picture=32×32")


@pytest.mark.parametrize(
    "settings", [{"shift": (17, 0)}, {"stride": 5}, {"function": "convolutional"}, {"kernel": "sobel"}, {"padding": 1}]
)
def test_refusals_change_nothing(settings: dict[str, Any]) -> None:
    explorer = EquivarianceExplorer()
    before = repr(explorer)
    with pytest.raises((ValueError, TypeError), match="EquivarianceExplorer"):
        explorer.set(**settings)
    assert repr(explorer) == before
