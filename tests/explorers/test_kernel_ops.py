"""frontend/ops/kernel.ts and picture_filter.ts, run by Node, against `cnnedu.functional` and NumPy."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import numpy as np
from PIL import Image

from cnnedu.explorers import PRESETS, KernelExplorer
from cnnedu.functional import conv2d, pad

Frontend = Callable[..., list[Any]]
SEED = int(os.environ.get("CNNEDU_SEED", "2012"))
OPS, FILTER = "ops/kernel.ts", "ops/picture_filter.ts"


def picture(rows: int, cols: int, *rgb: int) -> np.ndarray:
    return np.random.default_rng(SEED).integers(0, 256, (rows, cols, *rgb), dtype=np.uint8)


def reference(input: np.ndarray, kernel: np.ndarray, stride: int, same: bool, flip: bool) -> np.ndarray:
    """Filter by `conv2d`, with zeros around the picture where it is to keep its size."""
    if same:
        (up, left), (down, right) = ((k - 1) // 2 for k in kernel.shape[2:]), (k // 2 for k in kernel.shape[2:])
        input = pad(input, (left, right, up, down))
    used = np.ascontiguousarray(kernel[..., ::-1, ::-1]) if flip else kernel
    return conv2d(input, used, stride=stride)


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
        rank = 1 + (kind == "rank 2")
        kernel = np.matmul(
            rng.normal(size=(filters, channels, kh, rank)), rng.normal(size=(filters, channels, rank, kw))
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
        FILTER, "filterPicture", *([{"$tensor": x.tolist()}, {"$tensor": k.tolist()}, how] for x, k, how in cases)
    )
    for found, (x, kernel, how) in zip(answers, cases, strict=True):
        expected = reference(x.astype(float), kernel, how["stride"], how["same"], how["flip"])
        most = np.abs(kernel).sum((1, 2, 3)).max() * 255
        np.testing.assert_allclose(found, expected, rtol=0, atol=1e-12 * most + 1e-9, err_msg=f"seed {SEED}: {how}")


def test_edits_leave_no_trace(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    calls, expected = [], []
    for depth, stride, change in [(1, 1, 1.0), (3, 1, -0.3), (3, 2, 1.0), (1, 1, 1e6), (1, 1, 0.0)]:
        x, kernel = rng.integers(0, 256, (depth, 15, 12)), rng.normal(size=(2, depth, 5, 3))
        steps = [kernel]
        for _ in range(40):  # one weight after the other, now and then all
            steps.append(steps[-1].copy())
            steps[-1][tuple(rng.integers(steps[-1].shape))] += change * rng.normal()
        steps += [
            steps[-1] * 2,
            kernel,
            rng.normal(size=kernel.shape),
            kernel + change * (np.arange(30 * depth) == 7.0).reshape(kernel.shape),
        ]
        tensors = [{"$tensor": step.tolist()} for step in steps]
        for end in (40, len(steps) - 1):
            calls.append([{"$tensor": x.tolist()}, tensors[end], filtering(stride, flip=stride > 1), tensors[:end]])
            expected.append(reference(x.astype(float), steps[end], stride, same=True, flip=stride > 1))
    for found, wanted in zip(frontend(FILTER, "filterPicture", *calls), expected, strict=True):
        np.testing.assert_allclose(found, wanted, rtol=1e-12, atol=1e-9)


def test_page_filters_every_preset(frontend: Frontend) -> None:
    x = picture(12, 14)[None]
    names = list(PRESETS)
    answers = frontend(
        FILTER,
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
        FILTER, "filterPicture", [small, large, filtering(same=False)], [small, colour, filtering()]
    )
    assert misfit == {"$error": "RangeError: a kernel of 5×5 does not fit into 3×3"}
    assert channels == {"$error": "RangeError: filters of 3 channels cannot read 1"}


def test_page_reads_grey_as_pillow_does(frontend: Frontend) -> None:
    rgb = picture(64, 64, 3)
    (found,) = frontend(FILTER, "luminance", [{"$bytes": rgb.ravel().tolist()}])
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


def test_a_shared_kernel_is_found(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    shares, kernel = rng.normal(size=3), rng.normal(size=(5, 3))
    same = shares[:, None, None] * kernel
    mended = same.copy()
    mended[1, 2, 1] += 1e-6
    filters = [same, mended, np.zeros((3, 2, 2)), np.array([1, 0, -1])[:, None, None] * PRESETS["sobel_x"]]
    calls = [[{"$doubles": filter_.ravel().tolist()}, 3] for filter_ in filters]
    found = frontend(FILTER, "sharedKernel", *calls)
    for pair, filter_ in zip((found[0], *found[2:]), (same, *filters[2:]), strict=True):
        np.testing.assert_allclose(np.outer(*pair).ravel(), filter_.ravel(), atol=1e-13)
    assert found[1] is None


def test_the_strongest_answer_may_have_to_lie_inside(frontend: Frontend) -> None:
    cases = [((256, 256), (3, 3), filtering(), (0, 5)), ((9, 9), (3, 3), filtering(), (8, 4))]
    cases += [
        ((9, 9), (3, 3), filtering(), (1, 7)),
        ((9, 9), (2, 2), filtering(), (0, 0)),
        ((9, 9), (2, 2), filtering(), (8, 0)),
    ]
    cases += [((9, 9), (7, 7), filtering(same=False), (0, 0)), ((9, 9), (3, 3), filtering(stride=4), (2, 1))]
    answers = frontend(OPS, "overBorder", *map(list, cases))
    assert answers == [True, True, False, False, True, False, True]


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
