"""Every algorithm of conv2d = torch, whatever the shape, the blocks, the dtype and the layout in memory."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional as F

from cnnedu.errors import DTypeError
from cnnedu.functional import _matmul, conv2d, conv2d_backward

FAST = ["im2col", "shift", "mec", "fft", "winograd"]
ALGORITHMS = ["auto", "loops", *FAST]
TOLERANCE = {"float32": 2e-6, "float64": 1e-12}


def by_torch(input: np.ndarray, weight: np.ndarray, bias: np.ndarray | None = None, **settings: Any) -> np.ndarray:
    tensors = (None if array is None else torch.tensor(array) for array in (input, weight, bias))
    return F.conv2d(*tensors, **settings).numpy()


def assert_rounding(ours: np.ndarray, call: dict[str, Any], algorithm: str = "im2col") -> None:
    """Compare with torch, relative to the largest output or, where outputs cancel, to the largest product."""
    judge = by_torch(**call)
    assert (ours.shape, ours.dtype) == (judge.shape, judge.dtype)
    largest = max(np.abs(judge).max(initial=0), *(np.abs(call[name]).max(initial=0) for name in ("input", "weight")))
    rough = 25 if algorithm == "winograd" else 1
    assert np.abs(ours - judge).max(initial=0) <= rough * TOLERANCE[str(judge.dtype)] * largest


def every_other(array: np.ndarray) -> np.ndarray:
    wide = np.repeat(array, 2, axis=-1)
    wide[..., 1::2] = np.nan  # whoever reads between the elements will be noticed
    return wide[..., ::2]


def locked(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array


LAYOUTS = {
    "plain": lambda array: array,
    "read-only": locked,
    "every other": every_other,
    "rows and columns backwards": lambda array: array[..., ::-1, ::-1],
    "first axis backwards": lambda array: array[::-1],
    "columns first": np.asfortranarray,
    "foreign": lambda array: array.astype(array.dtype.newbyteorder("S")),
}


def native(call: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of the arguments, arrays as torch reads them."""
    return {
        name: np.array(value, value.dtype.newbyteorder("="), order="C") if isinstance(value, np.ndarray) else value
        for name, value in call.items()
    }


@st.composite
def calls(draw: st.DrawFn, algorithm: str) -> dict[str, Any]:
    """Draw legal arguments that `algorithm` can take, down to 1×1 images and to no image at all."""
    upto = 2 if algorithm == "loops" else 5
    kernel = draw(st.tuples(st.integers(1, upto), st.integers(1, upto)))
    steps = st.just((1, 1)) if algorithm == "winograd" else st.tuples(st.integers(1, 3), st.integers(1, 3))
    stride, dilation, padding = draw(steps), draw(steps), draw(st.tuples(st.integers(0, 4), st.integers(0, 4)))
    least = [max(1, d * (k - 1) + 1 - 2 * p) for k, d, p in zip(kernel, dilation, padding, strict=True)]
    size = [draw(st.integers(n, n + 2 * upto)) for n in least]
    groups, channels, filters = (draw(st.integers(1, 3)) for _ in range(3))
    batch = draw(st.sampled_from([(), (0,), (1,), (upto,)]))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    dtype = draw(st.sampled_from(sorted(TOLERANCE)))
    shapes = {"input": (*batch, groups * channels, *size), "weight": (groups * filters, channels, *kernel)}
    arrays: dict[str, Any] = {
        name: LAYOUTS[draw(st.sampled_from(sorted(LAYOUTS)))](rng.standard_normal(shape).astype(dtype))
        for name, shape in shapes.items()
    }
    bias = rng.standard_normal(groups * filters).astype(dtype) if draw(st.booleans()) else None
    return arrays | dict(bias=bias, stride=stride, padding=padding, dilation=dilation, groups=groups)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@settings(max_examples=150)
@given(data=st.data())
def test_algorithm_equals_torch(algorithm: str, data: st.DataObject) -> None:
    call = data.draw(calls(algorithm))
    before = native(call)
    output = conv2d(**call, algorithm=algorithm)
    assert_rounding(output, before, algorithm)
    assert output.flags.c_contiguous
    assert output.flags.writeable
    for name in ("input", "weight", "bias"):
        if call[name] is not None:
            assert not np.shares_memory(output, call[name])
            np.testing.assert_array_equal(call[name], before[name])


SHAPES = {  # large enough that blocks, phases, bands and last axes of images all occur
    "whole images": ((7, 3, 12, 13), (4, 3, 3, 3), {}),
    "bands of rows": ((2, 5, 61, 40), (6, 5, 5, 3), dict(padding=(2, 1))),
    "images last": ((6, 4, 9, 8), (5, 4, 3, 3), dict(padding=1)),
    "images last, stride 2": ((9, 4, 17, 20), (6, 2, 3, 4), dict(stride=2, groups=2)),
    "phases": ((3, 2, 41, 37), (3, 2, 5, 4), dict(stride=(3, 2), dilation=(2, 3), padding=(4, 5))),
    "stride over a kernel": ((2, 3, 30, 31), (4, 3, 2, 3), dict(stride=(3, 4))),
    "two filters a channel": ((2, 6, 29, 30), (12, 1, 3, 3), dict(groups=6, padding=1)),
    "depthwise": ((2, 6, 29, 37), (6, 1, 5, 3), dict(groups=6, padding=1)),
    "depthwise, few in a row": ((5, 7, 20, 9), (7, 1, 3, 3), dict(groups=7)),
    "depthwise, phases": ((3, 5, 43, 50), (5, 1, 4, 5), dict(groups=5, stride=(2, 3), dilation=(3, 2))),
    "one filter": ((2, 17, 33, 20), (1, 17, 3, 3), dict(padding=1)),
    "one pixel": ((3, 30, 4, 5), (20, 30, 4, 5), {}),
    "pointwise": ((3, 12, 19, 21), (70, 12, 1, 1), {}),
    "pointwise, stride 2": ((3, 12, 19, 20), (7, 12, 1, 1), dict(stride=2)),
    "one row": ((3, 4, 1, 90), (5, 4, 1, 5), dict(padding=(0, 2))),
    "2×5": ((2, 8, 23, 30), (9, 8, 2, 5), {}),
    "4×3": ((2, 8, 23, 30), (8, 4, 4, 3), dict(groups=2, padding=(3, 0))),
    "5×5": ((3, 6, 40, 26), (5, 6, 5, 5), dict(padding="same")),
}


def suits(algorithm: str, name: str) -> bool:
    """Return whether an algorithm takes a shape: winograd wants small kernels at stride and dilation 1."""
    return algorithm != "winograd" or {"stride", "dilation"}.isdisjoint(SHAPES[name][2])


@pytest.mark.parametrize("dtype", sorted(TOLERANCE))
@pytest.mark.parametrize(
    ("algorithm", "name"), [(a, name) for a in ["auto", *FAST] for name in SHAPES if suits(a, name)]
)
def test_many_small_blocks_give_what_one_gives(
    name: str, algorithm: str, dtype: str, rng: np.random.Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    input_shape, weight_shape, settings = SHAPES[name]
    arrays = {"input": rng.standard_normal(input_shape), "weight": rng.standard_normal(weight_shape)}
    call = {name: array.astype(dtype) for name, array in arrays.items()} | settings
    monkeypatch.setattr(_matmul, "_BUFFER", 20_000)
    monkeypatch.setattr(_matmul, "_SMALL", 10_000)
    assert_rounding(conv2d(**call, algorithm=algorithm), call, algorithm)
    monkeypatch.setattr(_matmul, "_BUFFER", 1)  # row by row, and never less
    assert_rounding(conv2d(**call, algorithm=algorithm), call, algorithm)


def test_small_buffers_mean_many_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_matmul, "_BUFFER", 1000)
    assert [(images, rows) for images, rows, _ in _matmul.blocks((5, 3, 4, 6), 20)] == [
        (slice(0, 2), slice(0, 4)), (slice(2, 4), slice(0, 4)), (slice(4, 5), slice(0, 4)),
    ]  # fmt: skip
    bands = [(images.start, positions) for images, _, positions in _matmul.blocks((2, 3, 9, 6), 40)]
    assert bands == [(n, slice(6 * row, 6 * row + 18)) for n in range(2) for row in (0, 3, 6)]


@pytest.mark.parametrize("algorithm", ["auto", "im2col", "shift", "mec", "fft"])
@pytest.mark.parametrize(
    ("input_shape", "weight_shape", "settings"),
    [
        ((32, 82, 43, 3), (7, 82, 7, 7), dict(stride=(2, 3), padding=(5, 5))),  # one large product, in bands
        ((1, 22, 37, 37), (14, 11, 15, 15), dict(stride=(3, 2), padding=(17, 9), dilation=(2, 1), groups=2)),  # small
    ],
)
def test_thousands_of_terms_are_not_added_one_after_another(
    input_shape: Any, weight_shape: Any, settings: Any, algorithm: str, rng: np.random.Generator
) -> None:
    input, weight = rng.random(input_shape), rng.random(weight_shape)
    output = conv2d(input.astype(np.float32), weight.astype(np.float32), **settings, algorithm=algorithm)
    exact = by_torch(input.astype(np.float32).astype(float), weight.astype(np.float32).astype(float), **settings)
    assert np.abs(output - exact).max() <= 1.5e-6 * np.abs(exact).max()


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_output_of_an_identity_is_a_copy(algorithm: str, rng: np.random.Generator) -> None:
    input = rng.standard_normal((2, 1, 5, 6))
    output = conv2d(input, np.ones((1, 1, 1, 1)), algorithm=algorithm)
    np.testing.assert_allclose(output, input, atol=1e-12)
    kept = input.copy()
    output[:] = 7
    np.testing.assert_array_equal(input, kept)


@pytest.mark.usefixtures("as_user")  # jaxtyping knows no longdouble
@pytest.mark.parametrize("algorithm", ["auto", "im2col", "shift", "mec", "fft"])
def test_longdouble_keeps_its_digits(algorithm: Any, rng: np.random.Generator) -> None:
    if np.finfo(np.longdouble).eps == np.finfo(float).eps:
        pytest.skip("this machine has no longer floats")
    input, weight = (rng.standard_normal(shape).astype(np.longdouble) for shape in [(1, 2, 9, 9), (3, 2, 3, 3)])
    input[..., ::2] += np.longdouble(2) ** -60  # float64 has no room for that beside a 1
    output = conv2d(input, weight, algorithm=algorithm)
    assert output.dtype == np.longdouble
    assert np.abs(output - conv2d(input, weight, algorithm="loops")).max() < 1e-17


@pytest.mark.parametrize("algorithm", ["auto", *FAST])
def test_half_precision_is_rounded_once(algorithm: str, rng: np.random.Generator) -> None:
    shapes = (2, 32, 12, 12), (16, 32, 3, 3)
    input, weight = (rng.standard_normal(shape).astype(np.float16) for shape in shapes)
    output = conv2d(input, weight, algorithm=algorithm)
    assert output.dtype == np.float16
    exact = conv2d(input.astype(float), weight.astype(float))
    assert np.abs(output - exact).max() <= 2**-11 * np.abs(exact).max() * 1.01


@pytest.mark.parametrize("algorithm", ["auto", *FAST])
@pytest.mark.parametrize("padding", [0, 1])
def test_memory_is_bounded(algorithm: str, padding: int, rng: np.random.Generator) -> None:
    input = rng.standard_normal((8, 64, 56, 56), np.float32)
    weight = rng.standard_normal((64, 64, 3, 3), np.float32)
    conv2d(input[:1], weight, padding=padding, algorithm=algorithm)  # what is imported late counts as well
    tracemalloc.start()
    output = conv2d(input, weight, padding=padding, algorithm=algorithm)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak - output.nbytes <= 24e6


IMAGE, KERNEL = np.zeros((1, 4, 9, 9)), np.zeros((2, 4, 3, 3))
REFUSED = [
    (ValueError, "algorithm must be one of 'auto', .* got 'im2row'. Did you mean 'im2col'?", "im2row", {}),
    (ValueError, "algorithm must be one of 'auto', .* got 'Winograd'. Did you mean 'winograd'?", "Winograd", {}),
    (ValueError, "algorithm must be one of 'auto', .* got None", None, {}),
    (ValueError, r"'winograd' needs stride 1, .* got stride \(2, 2\)", "winograd", dict(stride=2)),
    (ValueError, r"'winograd' needs .* dilation 1 .* dilation \(1, 3\)", "winograd", dict(dilation=(1, 3))),
    (
        ValueError,
        r"'winograd' needs .* kernel of at most 5×5, got .* kernel \(7, 7\)",
        "winograd",
        dict(weight=np.zeros((2, 4, 7, 7))),
    ),
    (
        DTypeError,
        "'fft' rounds, and integers .* exactly: got dtype int64. Use .astype",
        "fft",
        dict(input=IMAGE.astype(int), weight=KERNEL.astype(int)),
    ),
    (
        DTypeError,
        "'winograd' rounds, and integers .* exactly: got dtype uint8",
        "winograd",
        dict(input=IMAGE.astype(np.uint8), weight=KERNEL.astype(np.uint8)),
    ),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(("error", "message", "algorithm", "change"), REFUSED, ids=[case[1] for case in REFUSED])
def test_what_an_algorithm_cannot_do_is_said(error: Any, message: str, algorithm: Any, change: dict[str, Any]) -> None:
    call: dict[str, Any] = {"input": IMAGE, "weight": KERNEL, **change}
    with pytest.raises(error, match=f"^conv2d: .*{message}"):
        conv2d(**call, algorithm=algorithm)
    with pytest.raises(error, match=f"^conv2d_backward: .*{message}"):
        conv2d_backward(np.zeros((1, 2, 7, 7)), **call, algorithm=algorithm)
