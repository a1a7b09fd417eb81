"""KernelExplorer, driven from Python and from the page."""

from __future__ import annotations

import base64
import io
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from cnnedu.data import load_image
from cnnedu.errors import ShapeError
from cnnedu.explorers import PRESETS, KernelExplorer
from cnnedu.explorers.pictures import picture_url
from cnnedu.functional import conv2d, pad

SEED = int(os.environ.get("CNNEDU_SEED", "2012"))


def picture(rows: int, cols: int, *rgb: int) -> np.ndarray:
    return np.random.default_rng(SEED).integers(0, 256, (rows, cols, *rgb), dtype=np.uint8)


def reference(input: np.ndarray, kernel: np.ndarray, stride: int, same: bool, flip: bool) -> np.ndarray:
    """Filter by `conv2d`, with zeros around the picture where it is to keep its size."""
    if same:
        (up, left), (down, right) = ((k - 1) // 2 for k in kernel.shape[2:]), (k // 2 for k in kernel.shape[2:])
        input = pad(input, (left, right, up, down))
    used = np.ascontiguousarray(kernel[..., ::-1, ::-1]) if flip else kernel
    return conv2d(input, used, stride=stride)


# ------------------------------------------------------------------------------------------------ reading, setting


def test_starts_with_the_cameraman_and_sobel() -> None:
    explorer = KernelExplorer()
    assert repr(explorer) == "KernelExplorer(image='camera', kernel='sobel_x', output=1×256×256)"
    assert np.array_equal(explorer.input[0], load_image("camera"))
    assert explorer.output.shape == (1, 256, 256)
    assert abs(explorer.output[explorer.position]) > 0.5 * 4 * 255, "the first cell shown should be worth looking at"
    assert explorer.describe().startswith("output row 103, column 88: 30×−1 + 157×0 + 255×1 + ")
    assert explorer.describe().endswith(" = 891")


def test_image_in_every_form(tmp_path: Path) -> None:
    grey, colour = picture(9, 12), picture(9, 12, 3)
    Image.fromarray(colour).save(tmp_path / "mine.png")
    for given in (colour, np.moveaxis(colour, 2, 0), colour / 255, tmp_path / "mine.png", Image.fromarray(colour)):
        assert np.array_equal(KernelExplorer(image=given, position=(0, 0, 0)).image, colour)
    assert np.array_equal(KernelExplorer(image=picture_url(colour)).image, colour)
    assert KernelExplorer(image=grey).input.shape == (1, 9, 12)
    assert KernelExplorer(image="coffee").image == "coffee"
    assert KernelExplorer(image=np.repeat(grey[:, :, None], 3, axis=2)).image.shape == (9, 12), "grey is grey"


def test_a_huge_picture_is_made_smaller() -> None:
    assert KernelExplorer(image=np.zeros((600, 1200), np.uint8)).input.shape == (1, 256, 512)


@pytest.mark.parametrize(("image", "told"), [("cofee", "Did you mean 'coffee'"), (np.zeros(4), "shape"), (7, "shape")])
def test_a_bad_picture_is_refused_and_changes_nothing(image: Any, told: str) -> None:
    explorer = KernelExplorer()
    with pytest.raises((ValueError, TypeError), match=told):
        explorer.image = image
    assert explorer.image == "camera"


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG no more")
    with pytest.raises(ValueError, match="cannot be read"):
        KernelExplorer(image=tmp_path / "broken.png")


def test_what_the_page_uploads_becomes_the_image() -> None:
    explorer, colour = KernelExplorer(), picture(20, 30, 3)
    file = io.BytesIO()
    Image.fromarray(np.dstack([colour, np.full((20, 30), 255, np.uint8)])).save(file, "PNG")  # as a canvas writes it
    explorer.set_state({"image": "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()})
    assert np.array_equal(explorer.image, colour)
    assert explorer.position == (0, 19, 29), "moved into the smaller map"
    explorer.set_state({"image": "data:image/png;base64,AAAA"})
    assert np.array_equal(explorer.image, colour), "what cannot be read changes nothing"


def test_kernel_in_every_form() -> None:
    explorer = KernelExplorer(kernel=[[1, 2], [3, 4]])
    assert explorer.kernel.shape == (1, 1, 2, 2)
    explorer.kernel = np.ones((3, 5, 5))
    assert explorer.kernel.shape == (1, 3, 5, 5) and explorer.input.shape == (3, 256, 256)
    explorer.kernel = ["sobel_x", "gaussian_blur_5"]
    assert explorer.kernel.shape == (2, 1, 5, 5)
    alone = KernelExplorer(kernel="sobel_x")
    assert np.array_equal(explorer.output[0], alone.output[0]), "a border of zeros changes no answer"
    explorer.kernel = np.zeros((4, 3, 7, 7))
    assert explorer.output.shape == (4, 256, 256)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"kernel": "sobel"}, "Did you mean 'sobel_"),
        ({"kernel": np.zeros((2, 3, 3))}, "1 channel .grey. or 3 .red, green, blue., got 2"),
        ({"kernel": np.zeros((8, 8))}, "k_h from 1 to 7"),
        ({"kernel": np.full((3, 3), 1e7)}, "1,000,000"),
        ({"stride": 5}, "from 1 to 4"),
        ({"position": (0, 256, 0)}, "at most .0, 255, 255."),
        ({"image": np.zeros((4, 4), np.uint8), "kernel": np.zeros((5, 5)), "padding": "valid"}, "does not fit"),
    ],
)
def test_refusals_say_what_is_allowed(change: dict[str, Any], told: str) -> None:
    explorer = KernelExplorer()
    with pytest.raises((ValueError, ShapeError), match=told):
        explorer.set(**change)
    assert repr(explorer) == repr(KernelExplorer())


# ------------------------------------------------------------------------------------------------------ arithmetic


def test_grey_is_what_pillow_calls_grey() -> None:
    coffee = load_image("coffee")
    expected = np.asarray(Image.fromarray(coffee).convert("L"))
    assert np.array_equal(KernelExplorer(image="coffee").input[0], expected)


def test_a_kernel_in_thirds_answers_to_grey_as_the_kernel_does() -> None:
    grey = KernelExplorer(kernel="ridge")
    colour = KernelExplorer(kernel=np.repeat(PRESETS["ridge"][None] / 3, 3, axis=0))
    np.testing.assert_allclose(colour.output, grey.output, atol=1e-9)
    assert "'ridge'" in repr(colour)


@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("padding", ["same", "valid"])
@pytest.mark.parametrize("size", [(3, 3), (2, 4), (7, 5)])
def test_output_and_patch_agree(stride: int, padding: str, size: tuple[int, int]) -> None:
    kernel = np.random.default_rng(SEED).normal(size=(2, 3, *size))
    explorer = KernelExplorer(
        image=picture(17, 23, 3), kernel=kernel, stride=stride, padding=padding, flip=True, position=(1, 2, 3)
    )
    expected = reference(explorer.input, kernel, stride, padding == "same", flip=True)
    assert np.array_equal(explorer.output, expected)
    turned = kernel[1, :, ::-1, ::-1]
    assert (explorer.patch * turned).sum() == pytest.approx(explorer.output[1, 2, 3], abs=1e-9)


@pytest.mark.parametrize("display", ["signed", "abs", "clip", "relu"])
@pytest.mark.parametrize("depth", [1, 3])
@pytest.mark.parametrize("image", ["camera", "coffee", "grey", "colour"])
def test_python_reproduces_the_screen(image: Any, depth: int, display: str) -> None:
    own = {"grey": picture(9, 8), "colour": picture(9, 8, 3)}
    for options in ({}, {"stride": 2, "flip": True}, {"padding": "valid"}):
        kernel = np.random.default_rng(1).integers(-3, 4, (2, depth, 4, 5))
        explorer = KernelExplorer(image=own.get(image, image), kernel=kernel, display=display, **options)
        names: dict[str, Any] = {}
        exec(explorer.python(), names)
        assert np.array_equal(names["output"], explorer.output)
        assert ("shown" in names) == (display != "signed")


def test_a_large_picture_is_named_not_written_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = picture(300, 300, 3)
    explorer = KernelExplorer(image=large)
    assert len(explorer.python()) < 1000
    Image.fromarray(large).save(tmp_path / "picture.png")  # what "Save picture" does
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(explorer.python(), names)
    assert np.array_equal(names["output"], explorer.output)


def test_words_and_pictures() -> None:
    assert " (row 4) = " in KernelExplorer(kernel="gaussian_blur_5").describe()
    colour = KernelExplorer(image="coffee", kernel=np.ones((3, 3, 3)), position=(0, 1, 1))
    assert " (red) + " in colour.describe() and colour.describe().startswith("output row 1, column 1: ")
    several = KernelExplorer(kernel=["sobel_x", "sobel_y"], position=(1, 5, 6))
    assert several.describe().startswith("filter 1, output row 5, column 6: ")
    assert ">feature map of filter 1, 256×256<" in several.still()
    assert len({KernelExplorer(display=display).still() for display in ("signed", "abs", "clip", "relu")}) == 4
    assert len(colour.still()) < 150_000


def test_the_pictures_travel_once() -> None:
    from cnnedu.sphinxext.page import standalone_page

    one, three = (len(standalone_page([KernelExplorer() for _ in range(n)])) for n in (1, 3))
    stills = len(KernelExplorer().still())
    assert three - one < 2 * (stills + 12_000)
