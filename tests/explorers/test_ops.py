"""frontend/ops.ts, run by Node, against `cnnedu.functional`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from cnnedu.explorers import ConvolutionExplorer
from cnnedu.explorers.source import common_denominator, number_source

Ops = Callable[[str, list[Any]], list[Any]]
SEED = int(os.environ.get("CNNEDU_SEED", "2012"))
EXACT = ("size", "dropped", "python")
MODES = ("zeros", "reflect", "replicate", "circular")


def assert_agree(found: dict[str, Any], case: dict[str, Any], expected: dict[str, Any]) -> None:
    """Compare every answer of the page with the reference."""
    told = f"seed {SEED}: {json.dumps(case)}"
    assert found["complaint"] is None, told
    assert found["stored"] and found["reached"], told
    for name in EXACT:
        assert found[name] == expected[name], f"{name}, {told}"
    for name in ("output", "gradInput", "gradWeight", "gradBias", "channelSums", "sum"):
        actual, wanted = np.array(found[name]), np.array(expected[name])
        assert actual.shape == wanted.shape, f"{name}, {told}"
        np.testing.assert_allclose(actual, wanted, rtol=1e-12, atol=1e-12, err_msg=f"{name}, {told}")
    assert found["terms"] == expected["terms"], f"terms, {told}"


def test_golden_file_is_what_functional_gives_now(golden: ModuleType) -> None:
    assert golden.PATH.read_text(encoding="utf-8") == golden.text(), "run: python tests/explorers/golden/make.py"


def test_page_agrees_with_the_golden_file(ops: Ops, golden: ModuleType) -> None:
    vectors = json.loads(golden.PATH.read_text(encoding="utf-8"))
    assert len(vectors) == len(golden.GEOMETRIES)
    for found, vector in zip(ops("cases", [v["case"] for v in vectors]), vectors, strict=True):
        assert_agree(found, vector["case"], vector["expected"])


def random_geometry(rng: np.random.Generator) -> Any:
    """Draw anything the explorer's settings allow one by one; most fit together, some do not."""

    def pair(low: int, high: int) -> tuple[int, int]:
        return int(rng.integers(low, high + 1)), int(rng.integers(low, high + 1))

    image, kernel = pair(1, 12), pair(1, 5)
    channels, filters = pair(1, 4)
    settings = pair(1, 4), pair(0, 6), pair(1, 3)
    return (channels, *image), (filters, *kernel), *settings, str(rng.choice(MODES)), bool(rng.random() < 0.5)


def accepts(geometry: Any) -> bool:
    """Whether the explorer in Python accepts the geometry."""
    input, (filters, *kernel), stride, padding, dilation, mode, flip = geometry
    options = {"stride": stride, "padding": padding, "dilation": dilation, "padding_mode": mode, "flip": flip}
    try:
        ConvolutionExplorer(input=np.zeros(input), weight=np.zeros((filters, input[0], *kernel)), **options)
    except ValueError:
        return False
    return True


def test_page_agrees_on_random_cases(ops: Ops, golden: ModuleType) -> None:
    rng = np.random.default_rng(SEED)
    cases: list[dict[str, Any]] = []
    while len(cases) < 400:
        geometry = random_geometry(rng)
        if accepts(geometry):
            cases.append(golden.draw(rng, geometry, quantum=None))
    for found, case in zip(ops("cases", cases), cases, strict=True):
        assert_agree(found, case, golden.reference(case))


def test_page_and_python_refuse_the_same_geometries(ops: Ops, as_user: None) -> None:
    rng = np.random.default_rng(SEED)
    geometries = [random_geometry(rng) for _ in range(400)]
    names = ("stride", "padding", "dilation", "paddingMode", "flip")
    cases = [
        {"inputShape": g[0], "weightShape": (g[1][0], g[0][0], *g[1][1:]), **dict(zip(names, g[2:], strict=True))}
        for g in geometries
    ]
    legal = [accepts(geometry) for geometry in geometries]
    assert 50 < sum(legal) < 350, "the draw should hold plenty of both"
    for case, complaint, fine in zip(cases, ops("complaints", cases), legal, strict=True):
        assert (complaint is None) == fine, f"seed {SEED}: {case}: {complaint}"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"weightShape": [1, 2, 3, 3]}, "Each filter has 2 channels but the input has 1: they must be equal."),
        ({"stride": [0, 1]}, "Stride is 0: it must be a whole number, at least 1."),
        ({"padding": [0, 1.5]}, "Padding is 1.5: it must be a whole number, at least 0."),
        ({"dilation": [1, -2]}, "Dilation is -2: it must be a whole number, at least 1."),
        (
            {"dilation": [4, 1]},
            "The kernel spans 9 rows with dilation 4, but the padded input has only 7:"
            " use a smaller kernel or dilation, or padding of at least 1.",
        ),
        (
            {"weightShape": [1, 1, 3, 9]},
            "The kernel spans 9 columns, but the padded input has only 7:"
            " use a smaller kernel or dilation, or padding of at least 1.",
        ),
        (
            {"padding": [0, 7], "paddingMode": "reflect"},
            "Reflect padding of 7 needs more than 7 input columns, but there are 7: use at most 6.",
        ),
        (
            {"padding": [8, 0], "paddingMode": "circular"},
            "Circular padding of 8 would wrap around 7 input rows more than once: use at most 7.",
        ),
    ],
)
def test_a_refusal_says_what_would_be_legal(ops: Ops, change: dict[str, Any], sentence: str) -> None:
    case = {
        **{"inputShape": [1, 7, 7], "weightShape": [1, 1, 3, 3], "stride": [1, 1], "padding": [0, 0]},
        **{"dilation": [1, 1], "paddingMode": "zeros", "flip": False},
    }
    assert ops("complaints", [case, {**case, **change}]) == [None, sentence]


def test_padding_modes_read_what_numpy_pads(ops: Ops) -> None:
    numpy_mode = {"reflect": "reflect", "replicate": "edge", "circular": "wrap"}
    cases = [{"n": n, "pad": p, "mode": mode} for n in range(1, 9) for p in range(10) for mode in MODES]
    for found, case in zip(ops("sources", cases), cases, strict=True):
        cells, border, mode = np.arange(case["n"]), case["pad"], case["mode"]
        if mode == "zeros":
            expected = np.pad(cells, border, constant_values=-1)
        else:
            expected = np.pad(cells, border, mode=numpy_mode[mode])
        assert found == expected.tolist(), case


def test_wrong_calls_throw_and_say_why(ops: Ops) -> None:
    image = {"shape": [1, 2, 2], "data": [1, 2, 3, 4]}
    kernel = {"shape": [1, 1, 1, 1], "data": [1]}
    options = {"stride": [1, 1], "padding": [0, 0], "dilation": [1, 1], "paddingMode": "zeros", "flip": False}
    calls = [
        ("tensor", [[2, 2], [1, 2, 3]], "data has 3 elements, but shape (2, 2) needs 4"),
        ("fromNested", [[[1, 2], [3]]], "the lists are ragged: every row must have the same length"),
        ("fromNested", [[1, [2]]], "the lists are ragged: every row must have the same length"),
        ("productsAt", [image, kernel, None, options, [0, 2, 0]], "[0, 2, 0] is outside the output of shape (1, 2, 2)"),
        ("productsAt", [image, kernel, None, options, [1, 0, 0]], "[1, 0, 0] is outside the output"),
        ("conv2d", [image, kernel, None, {**options, "stride": [0, 1]}], "Stride is 0"),
    ]
    answers = ops("refusals", [{"call": call, "args": args} for call, args, _ in calls])
    for answer, (call, _, message) in zip(answers, calls, strict=True):
        assert answer is not None and answer.startswith("RangeError: ") and message in answer, (call, answer)


def test_numbers_are_written_alike(ops: Ops) -> None:
    rng = np.random.default_rng(SEED)
    values = [0.0, 1.0, -3.0, 0.1, 1 / 3, 1e-5, 1.5e-6, 1e-7, -2.5e-9, 1e-10, 123456.789, 2.0**60, 1e20, 1e21, 1e300]
    values += [float(10.0 ** rng.uniform(-12, 25) * rng.choice([-1, 1])) for _ in range(300)]
    assert [number_source(value) for value in values] == ops("numbers", values)


def test_denominators_are_found_alike(ops: Ops) -> None:
    lists = [[1 / 9] * 3, [1 / 16, 4 / 16], [0.1, 0.25], [1.0, 2.0], [np.pi], [1 / 1024], [1 / 1025], [2 / 3, -1 / 6]]
    found = [common_denominator(values) for values in lists]
    assert found == [9, 16, 20, 1, 1, 1024, 1, 6]
    assert ops("denominators", lists) == found
