"""KernelExplorer: its Python side, and frontend/ops/kernel.ts against `cnnedu.functional`."""

from __future__ import annotations

import base64
import io
import os
from collections.abc import Callable
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

Frontend = Callable[..., list[Any]]
SEED = int(os.environ.get("CNNEDU_SEED", "2012"))
OPS = "ops/kernel.ts"


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


# ------------------------------------------------------------------------------------------------ the page's numbers


def filtering(stride: int = 1, same: bool = True, flip: bool = False) -> dict[str, Any]:
    return {"stride": stride, "same": same, "flip": flip}


def random_case(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, dict[str, Any]]:
    """Draw a picture and filters of every kind that the page computes in a way of its own."""
    rows, cols = (int(n) for n in rng.integers(7, 20, 2))
    (kh, kw), channels, filters = rng.integers(1, 8, 2), int(rng.choice([1, 3])), int(rng.integers(1, 3))
    input = rng.integers(0, 256, (channels, rows, cols))
    kind = rng.choice(["any", "separable", "rank 2", "shared", "zero rows"])
    kernel = rng.normal(size=(filters, channels, kh, kw))
    if kind in ("separable", "rank 2"):
        kernel = sum(
            rng.normal(size=(filters, channels, kh, 1)) * rng.normal(size=(filters, channels, 1, kw))
            for _ in range(1 + (kind == "rank 2"))
        )
    elif kind == "shared":
        kernel = rng.normal(size=(filters, channels, 1, 1)) * rng.normal(size=(filters, 1, kh, kw))
    elif kind == "zero rows":
        kernel[:, :, ::2] = 0
    return input, kernel, filtering(int(rng.integers(1, 4)), bool(rng.random() < 0.6), bool(rng.random() < 0.5))


def test_page_filters_as_conv2d_does(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    cases = [random_case(rng) for _ in range(150)]
    answers = frontend(
        OPS, "filterPicture", *([{"$tensor": x.tolist()}, {"$tensor": k.tolist()}, how] for x, k, how in cases)
    )
    for found, (x, kernel, how) in zip(answers, cases, strict=True):
        expected = reference(x.astype(float), kernel, how["stride"], how["same"], how["flip"])
        most = np.abs(kernel).sum((1, 2, 3)).max() * 255
        np.testing.assert_allclose(found, expected, rtol=0, atol=1e-12 * most + 1e-9, err_msg=f"seed {SEED}: {how}")


def test_page_filters_every_preset(frontend: Frontend) -> None:
    x = picture(12, 14)[None]
    names = list(PRESETS)
    answers = frontend(
        OPS,
        "filterPicture",
        *([{"$tensor": x.tolist()}, {"$tensor": PRESETS[n][None, None].tolist()}, filtering()] for n in names),
    )
    for name, found in zip(names, answers, strict=True):
        expected = conv2d(x.astype(float), PRESETS[name][None, None].astype(float), padding="same")
        np.testing.assert_allclose(found, expected, atol=1e-9, err_msg=name)


def test_page_says_when_a_kernel_does_not_fit(frontend: Frontend) -> None:
    small, large = {"$tensor": np.zeros((1, 3, 3)).tolist()}, {"$tensor": np.zeros((1, 1, 5, 5)).tolist()}
    colour = {"$tensor": np.zeros((1, 3, 3, 3)).tolist()}
    misfit, channels = frontend(
        OPS, "filterPicture", [small, large, filtering(same=False)], [small, colour, filtering()]
    )
    assert misfit == {"$error": "RangeError: a kernel of 5×5 does not fit into 3×3"}
    assert channels == {"$error": "RangeError: filters of 3 channels cannot read 1"}


def test_page_reads_grey_as_pillow_does(frontend: Frontend) -> None:
    rgb = picture(64, 64, 3)
    (found,) = frontend(OPS, "luminance", [{"$bytes": rgb.ravel().tolist()}])
    assert found == np.asarray(Image.fromarray(rgb).convert("L")).ravel().tolist()


def test_page_finds_patches(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    image = picture(11, 13)
    cases = []
    for _ in range(60):
        kh, kw, stride = (int(n) for n in (*rng.integers(1, 8, 2), rng.integers(1, 4)))
        padding = str(rng.choice(["same", "valid"]))
        explorer = KernelExplorer(image=image, kernel=rng.normal(size=(kh, kw)), stride=stride, padding=padding)
        _, rows, cols = explorer.output.shape
        place = int(rng.integers(rows)), int(rng.integers(cols))
        explorer.position = (0, *place)
        plane = {"$doubles": image.ravel().tolist()}
        cases.append(([[plane], 11, 13, [kh, kw], filtering(stride, padding == "same"), place], explorer.patch))
    answers = frontend(OPS, "patchUnder", *(arguments for arguments, _ in cases))
    assert all(np.array_equal(found, patch) for found, (_, patch) in zip(answers, cases, strict=True))


def test_page_shows_what_it_says(frontend: Frontend) -> None:
    values = np.random.default_rng(SEED).normal(0, 300, 200)
    expected = {
        "signed": values,
        "abs": np.abs(values),
        "clip": np.clip(values, 0, 255),
        "relu": np.maximum(values, 0),
    }
    calls = [[{"$doubles": values.tolist()}, mode, {"$doubles": [0] * 200}] for mode in expected]
    for found, wanted in zip(frontend(OPS, "shownValues", *calls), expected.values(), strict=True):
        np.testing.assert_array_equal(found, wanted)


def test_full_colour_leaves_out_one_value_in_forty(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    maps = [rng.normal(0, s, 5000) for s in (0.003, 1, 700)] + [rng.exponential(40, 90_000), np.zeros(9)]
    answers = frontend(OPS, "fullColour", *([[{"$doubles": m.tolist()}]] for m in maps))
    for found, values in zip(answers[:-1], maps[:-1], strict=True):
        sizes = np.abs(values)
        assert np.quantile(sizes, 0.97) <= found <= 1.12 * np.quantile(sizes, 0.975) + sizes.max() / 512
        assert float(f"{found:.1e}") == found, "two digits"
    assert answers[-1] == 0


def test_factors_multiply_to_the_kernel(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    kernels = [*PRESETS.values(), rng.normal(size=(5, 7)), np.zeros((3, 3))]
    answers = frontend(OPS, "factorise", *([k.ravel().tolist(), *k.shape, 7] for k in kernels))
    for parts, kernel in zip(answers, kernels, strict=True):
        made = sum((np.outer(column, row) for column, row in parts), np.zeros(kernel.shape))
        np.testing.assert_allclose(made, kernel, atol=1e-12)
        assert len(parts) == np.linalg.matrix_rank(kernel)
    assert frontend(OPS, "factorise", [np.eye(3).ravel().tolist(), 3, 3, 2]) == [None]


def test_normalised_patterns_and_ranges(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    filters = [rng.normal(size=9) for _ in range(20)] + [PRESETS["sobel_x"].ravel().astype(float), np.zeros(4)]
    for found, given in zip(frontend(OPS, "normalisedFilter", *([f.tolist()] for f in filters)), filters, strict=True):
        total = given.sum() if abs(given.sum()) > 1e-9 else given.clip(0).sum()
        np.testing.assert_allclose(found, given / total if total else given, rtol=1e-12)
    for found, given in zip(frontend(OPS, "answerRange", *([f.tolist()] for f in filters)), filters, strict=True):
        np.testing.assert_allclose(found, [255 * given.clip(max=0).sum(), 255 * given.clip(0).sum()], rtol=1e-12)
    patches = [rng.integers(0, 256, 49) for _ in range(30)]
    for found, patch in zip(frontend(OPS, "patternOf", *([p.tolist()] for p in patches)), patches, strict=True):
        assert sum(found) == 0 and max(map(abs, found)) <= 9
        differences = patch - patch.mean()
        assert np.abs(np.array(found) - 8 * differences / np.abs(differences).max()).max() <= 1
    assert frontend(OPS, "patternOf", [[7] * 9]) == [[0] * 9]


def test_recentring_changes_no_answer(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    x, calls = picture(12, 12)[None].astype(float), []
    kernels = [rng.normal(size=rng.integers(1, 7, 2)) for _ in range(20)]
    calls = [[k.ravel().tolist(), k.shape, [7, 7]] for k in kernels]
    for found, kernel in zip(frontend(OPS, "recentred", *calls), kernels, strict=True):
        larger = np.reshape(found, (1, 1, 7, 7))
        expected = conv2d(x, kernel[None, None], padding="same")
        np.testing.assert_allclose(conv2d(x, larger, padding="same"), expected, atol=1e-9)


def test_the_walk_covers_the_map(frontend: Frontend) -> None:
    sizes = [(256, 256), (200, 300), (1, 1), (5, 40), (17, 16), (512, 3)]
    walks = frontend(OPS, "walkOver", *map(list, sizes))
    for (rows, cols), walk in zip(sizes, walks, strict=True):
        count = walk["down"] * walk["along"]
        assert count <= 17 * 17
        stops = frontend(OPS, "stopAt", *([walk, index, rows, cols] for index in range(count)))
        assert stops[-1] == [rows - 1, cols - 1]
        assert all(0 <= i < rows and 0 <= j < cols for i, j in stops)
        assert frontend(OPS, "stopOf", *([walk, i, j] for i, j in stops)) == list(range(count))
