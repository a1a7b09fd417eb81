"""conv1d and conv3d: loops = fast = torch, forward and backward; bad arguments raise by name."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from against_torch import ARRAYS, TOLERANCE, assert_close, check_backward, check_forward, with_torch
from hypothesis import given
from hypothesis import strategies as st

from cnnedu import functional
from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import (
    _scatter,
    conv1d,
    conv1d_backward,
    conv1d_loops,
    conv2d,
    conv3d,
    conv3d_backward,
    conv3d_loops,
)


def as_laid_out(array: np.ndarray, layout: str) -> np.ndarray:
    """Return the same numbers, laid out otherwise in memory."""
    if layout == "reversed":
        return np.ascontiguousarray(array[..., ::-1])[..., ::-1]
    if layout == "strided":
        return np.repeat(array, 2, axis=-1)[..., ::2]
    return np.asfortranarray(array) if layout == "fortran" else array


@st.composite
def calls(draw: st.DrawFn, rank: int, max_side: int) -> dict[str, Any]:
    """Draw legal arguments of a convolution along `rank` axes, every one of them varied."""

    def per_axis(low: int) -> tuple[int, ...]:
        return draw(st.tuples(*[st.integers(low, 3)] * rank))

    stride, dilation, kernel = per_axis(1), per_axis(1), per_axis(1)
    padding: Any = draw(st.sampled_from(["same", "valid", None])) or per_axis(0)
    if padding == "same":
        stride = (1,) * rank
    added = padding if isinstance(padding, tuple) else (0,) * rank
    spans = [d * (k - 1) + 1 for k, d in zip(kernel, dilation, strict=True)]
    least = [1 if padding == "same" else max(1, n - 2 * p) for n, p in zip(spans, added, strict=True)]
    size = [draw(st.integers(n, max(n, max_side))) for n in least]
    groups, c_in, c_out = (draw(st.integers(1, 3)) for _ in range(3))
    batch = draw(st.sampled_from([(), (0,), (1,), (3,)]))
    rng, dtype = np.random.default_rng(draw(st.integers(0, 2**32))), draw(st.sampled_from(list(TOLERANCE)))
    layouts = st.sampled_from(["contiguous", "reversed", "strided", "fortran"])
    shapes = (*batch, groups * c_in, *size), (groups * c_out, c_in, *kernel), (groups * c_out,)
    arrays: dict[str, Any] = {
        name: as_laid_out(rng.standard_normal(shape).astype(dtype), draw(layouts))
        for name, shape in zip(ARRAYS, shapes, strict=True)
    }
    if draw(st.booleans()):
        arrays["bias"] = None
    return arrays | {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}


@given(calls(rank=1, max_side=12))
def test_conv1d_loops_fast_and_torch_agree(call: dict[str, Any]) -> None:
    check_forward("conv1d", call)


@given(calls(rank=1, max_side=40))
def test_conv1d_backward_equals_autograd(call: dict[str, Any]) -> None:
    check_backward("conv1d", call)


@given(calls(rank=3, max_side=3))
def test_conv3d_loops_fast_and_torch_agree(call: dict[str, Any]) -> None:
    check_forward("conv3d", call)


@given(calls(rank=3, max_side=6))
def test_conv3d_backward_equals_autograd(call: dict[str, Any]) -> None:
    check_backward("conv3d", call)


@given(calls(rank=3, max_side=6), st.sampled_from([0, 10**9]))
def test_bands_batches_and_gathering_change_no_gradient(call: dict[str, Any], few: int) -> None:
    with patch.object(_scatter, "_BLOCK", 60), patch.object(_scatter, "_FEW", few):
        check_backward("conv3d", call)


@pytest.mark.parametrize(
    ("shape", "filters", "settings"),
    [
        ((2, 64, 300), (32, 64, 9), {}),
        ((2, 1, 4000), (16, 1, 80), {"stride": 4}),
        ((1, 16, 700), (16, 16, 2), {"dilation": 512}),
        ((2, 32, 256), (32, 1, 5), {"groups": 32, "padding": "same"}),
        ((1, 8, 6, 12, 12), (8, 8, 3, 3, 3), {"padding": 1}),
    ],
)
def test_shapes_of_real_networks(shape: Any, filters: Any, settings: dict[str, Any], rng: np.random.Generator) -> None:
    # Large enough that whatever works block by block meets several blocks.
    call = {"input": rng.standard_normal(shape), "weight": rng.standard_normal(filters), "bias": None}
    call |= {"stride": 1, "padding": 0, "dilation": 1, "groups": 1} | settings
    rank = len(shape) - 2
    output = getattr(functional, f"conv{rank}d")(**call)
    assert_close(output, with_torch(f"conv{rank}d", call)[0].detach().numpy())
    check_backward(f"conv{rank}d", call)


def test_a_signal_is_an_image_of_one_row(rng: np.random.Generator) -> None:
    signal, weight = rng.standard_normal((2, 3, 20)), rng.standard_normal((4, 3, 5))
    image = conv2d(signal[:, :, None], weight[:, :, None], stride=(1, 2), padding=(0, 1))
    np.testing.assert_allclose(conv1d(signal, weight, stride=2, padding=1), image[:, :, 0], rtol=1e-12)


def test_integers_are_exact_in_every_dimension() -> None:
    # 2**53 + 1 does not exist in float64: only integer arithmetic gets this right.
    pair = np.array([2**53, 1])
    for output in (
        conv1d(pair[None], np.ones((1, 1, 2), int)),
        conv3d(pair[None, None, None], np.ones((1, 1, 1, 1, 2), int)),
    ):
        assert output.dtype == pair.dtype
        assert output.item() == 2**53 + 1


def test_half_precision_is_computed_in_single(rng: np.random.Generator) -> None:
    signal, weight = (rng.standard_normal(shape).astype(np.float16) for shape in ((8, 16, 200), (4, 16, 9)))
    output = conv1d(signal, weight)
    assert output.dtype == np.float16
    np.testing.assert_array_equal(output, conv1d(signal.astype(np.float32), weight).astype(np.float16))
    grad = rng.standard_normal(output.shape).astype(np.float16)
    gradients = conv1d_backward(grad, signal, weight, np.zeros(4, np.float16))
    wide = conv1d_backward(grad.astype(np.float32), signal, weight, np.zeros(4, np.float16))
    for ours, exact in zip(gradients, wide, strict=True):
        assert ours.dtype == np.float16
        np.testing.assert_array_equal(ours, exact.astype(np.float16))


def test_nothing_given_is_modified_or_shared(rng: np.random.Generator) -> None:
    arrays = rng.standard_normal((1, 1, 6)), np.ones((1, 1, 1)), np.zeros(1)
    kept = [array.copy() for array in arrays]
    for array in arrays:
        array.flags.writeable = False
    output = conv1d(*arrays)
    output += 1
    for gradient in conv1d_backward(output, *arrays):
        gradient += 1
    for array, before in zip(arrays, kept, strict=True):
        np.testing.assert_array_equal(array, before)


SIGNAL, FILTERS = np.zeros((1, 4, 7)), np.zeros((2, 4, 3))
BAD_1D = [
    (ShapeError, "weight .* has filters of 3 channels, but the input has c_in=4", dict(weight=np.zeros((2, 3, 3)))),
    (ShapeError, "groups=3 does not divide the 4 input channels", dict(groups=3)),
    (ValueError, "groups must be at least 1, got 0", dict(groups=0)),
    (ShapeError, "kernel of length 9 is larger than the padded input of length 7", dict(weight=np.zeros((2, 4, 9)))),
    (ValueError, "stride must be at least 1, got 0", dict(stride=0)),
    (ValueError, r"stride must be an integer or a tuple \(length,\), got \(1, 1\)", dict(stride=(1, 1))),
    (TypeError, "dilation must be an integer or a tuple .* got 1.5", dict(dilation=1.5)),
    (ValueError, "padding must be at least 0, got -1", dict(padding=-1)),
    (ValueError, "padding must be .* 'valid' or 'same', got 'full'", dict(padding="full")),
    (ValueError, "padding='same' is defined for stride 1 only", dict(padding="same", stride=2)),
    (DTypeError, "input must be a NumPy array, got list", dict(input=[[1, 2]])),
    (DTypeError, "weight must hold integers or floats, got dtype complex128", dict(weight=FILTERS.astype(complex))),
    (DTypeError, "input must hold integers or floats, got dtype bool", dict(input=SIGNAL.astype(bool))),
    (ShapeError, r"input must have the axes \(n, c_in, l\) or \(c_in, l\), got shape \(7,\)", dict(input=SIGNAL[0, 0])),
    (ShapeError, r"weight must have the axes \(c_out, c_in / groups, k_l\)", dict(weight=FILTERS[0])),
    (ShapeError, r"bias must have shape \(2,\) .* got \(3,\)", dict(bias=np.zeros(3))),
    (ShapeError, "input may be empty along the batch axis n only, got .*l=0", dict(input=SIGNAL[..., :0])),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize("function", [conv1d, conv1d_loops])
@pytest.mark.parametrize(("error", "message", "change"), BAD_1D, ids=[message for _, message, _ in BAD_1D])
def test_bad_arguments_are_named(function: Any, error: type[Exception], message: str, change: dict[str, Any]) -> None:
    with pytest.raises(error, match=f"^{function.__name__}: .*{message}"):
        function(**{"input": SIGNAL, "weight": FILTERS, **change})


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize("function", [conv3d, conv3d_loops])
@pytest.mark.parametrize(
    ("message", "change"),
    [
        (r"stride must be an integer or a triple \(depth, height, width\), got \(1, 2\)", dict(stride=(1, 2))),
        ("kernel of depth 3 is larger than the padded input of depth 2", dict(input=np.zeros((1, 1, 2, 5, 5)))),
        (r"input must have the axes \(n, c_in, d, h, w\) or \(c_in, d, h, w\)", dict(input=np.zeros((5, 5)))),
    ],
)
def test_three_axes_are_named(function: Any, message: str, change: dict[str, Any]) -> None:
    volume, filters = np.zeros((1, 1, 5, 5, 5)), np.zeros((1, 1, 3, 3, 3))
    with pytest.raises(ValueError, match=f"^{function.__name__}: .*{message}"):
        function(**{"input": volume, "weight": filters, **change})


@pytest.mark.usefixtures("as_user")
def test_grad_output_of_another_shape_is_refused() -> None:
    with pytest.raises(
        ShapeError, match=r"conv1d_backward: grad_output must have shape \(1, 2, 5\) .* got \(1, 2, 4\)"
    ):
        conv1d_backward(np.zeros((1, 2, 4)), SIGNAL, FILTERS)
    with pytest.raises(ShapeError, match="conv3d_backward: grad_output must have the axes"):
        conv3d_backward(np.zeros((2, 4)), np.zeros((1, 1, 3, 3, 3)), np.zeros((1, 1, 3, 3, 3)))
