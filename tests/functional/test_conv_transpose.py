"""conv_transpose1d and conv_transpose2d: loops = fast = torch = the transpose of the matrix that is the convolution."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
import torch
from against_torch import ARRAYS, TOLERANCE, assert_close, check_backward, check_forward, with_torch
from hypothesis import given
from hypothesis import strategies as st

from cnnedu import functional
from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import (
    _scatter,
    conv2d,
    conv2d_backward,
    conv_transpose1d,
    conv_transpose1d_backward,
    conv_transpose1d_loops,
    conv_transpose2d,
    conv_transpose2d_backward,
    conv_transpose2d_loops,
    toeplitz_matrix,
)


@st.composite
def calls(draw: st.DrawFn, rank: int, max_side: int) -> dict[str, Any]:
    """Draw legal arguments of a transposed convolution along `rank` axes, every one of them varied."""

    def per_axis(low: int, high: int) -> tuple[int, ...]:
        return draw(st.tuples(*[st.integers(low, high)] * rank))

    size, kernel, stride, dilation = per_axis(1, max_side), per_axis(1, 4), per_axis(1, 4), per_axis(1, 3)
    extra, padding = [], []
    for n, k, s, d in zip(size, kernel, stride, dilation, strict=True):
        extra.append(draw(st.integers(0, max(s, d) - 1)))
        painted = (n - 1) * s + d * (k - 1) + 1 + extra[-1]
        padding.append(draw(st.integers(0, min(3, (painted - 1) // 2))))
    groups, c_in, c_out = (draw(st.integers(1, 3)) for _ in range(3))
    batch = draw(st.sampled_from([(), (0,), (1,), (3,)]))
    rng, dtype = np.random.default_rng(draw(st.integers(0, 2**32))), draw(st.sampled_from(list(TOLERANCE)))
    shapes = (*batch, groups * c_in, *size), (groups * c_in, c_out, *kernel), (groups * c_out,)
    flip = draw(st.booleans())  # a view with negative strides
    arrays: dict[str, Any] = {
        name: rng.standard_normal(shape).astype(dtype)[..., :: -1 if flip else 1]
        for name, shape in zip(ARRAYS, shapes, strict=True)
    }
    if draw(st.booleans()):
        arrays["bias"] = None
    settings = {"stride": stride, "padding": tuple(padding), "output_padding": tuple(extra), "groups": groups}
    return arrays | settings | {"dilation": dilation}


@given(calls(rank=1, max_side=9))
def test_conv_transpose1d_loops_fast_and_torch_agree(call: dict[str, Any]) -> None:
    check_forward("conv_transpose1d", call)


@given(calls(rank=1, max_side=30))
def test_conv_transpose1d_backward_equals_autograd(call: dict[str, Any]) -> None:
    check_backward("conv_transpose1d", call)


@given(calls(rank=2, max_side=4))
def test_conv_transpose2d_loops_fast_and_torch_agree(call: dict[str, Any]) -> None:
    check_forward("conv_transpose2d", call)


@given(calls(rank=2, max_side=9))
def test_conv_transpose2d_backward_equals_autograd(call: dict[str, Any]) -> None:
    check_backward("conv_transpose2d", call)


@pytest.mark.parametrize(
    ("shape", "kernels", "settings"),
    [
        ((2, 16, 28, 28), (16, 8, 4, 4), {"stride": 2, "padding": 1}),
        ((2, 32, 14, 14), (32, 16, 2, 2), {"stride": 2}),
        ((1, 64, 7, 7), (64, 32, 3, 3), {"stride": 2, "padding": 1, "output_padding": 1}),
        ((1, 8, 16, 16), (8, 1, 4, 4), {"stride": 2, "padding": 1, "groups": 8}),
        ((1, 4, 20, 20), (4, 4, 5, 5), {}),
    ],
)
def test_shapes_of_real_networks(shape: Any, kernels: Any, settings: dict[str, Any], rng: np.random.Generator) -> None:
    call = {"input": rng.standard_normal(shape), "weight": rng.standard_normal(kernels), "bias": None, **settings}
    assert_close(conv_transpose2d(**call), with_torch("conv_transpose2d", call)[0].detach().numpy())
    check_backward("conv_transpose2d", call)


@given(st.sampled_from([1, 2]).flatmap(lambda rank: calls(rank, max_side=9)), st.booleans())
def test_bands_batches_and_gathering_change_nothing(call: dict[str, Any], gather: bool) -> None:
    rank = call["weight"].ndim - 2
    with patch.object(_scatter, "_BLOCK", 60), patch.object(_scatter, "_FEW", 0 if gather else 10**9):
        output = getattr(functional, f"conv_transpose{rank}d")(**call)
    assert_close(output, with_torch(f"conv_transpose{rank}d", call)[0].detach().numpy())


@given(st.integers(1, 3), st.integers(0, 1), st.integers(1, 2), st.integers(0, 2**32))
def test_it_is_the_transpose(stride: int, padding: int, dilation: int, seed: int) -> None:
    """T as `conv2d`, T transposed as `conv_transpose2d`: the same matrix, and the same as conv2d's input gradient."""
    rng = np.random.default_rng(seed)
    weight = rng.standard_normal((4, 3, 2, 3))  # conv2d: 3 channels to 4; conv_transpose2d: 4 to 3
    small, settings = rng.standard_normal((4, 3, 4)), {"stride": stride, "padding": padding, "dilation": dilation}
    large = conv_transpose2d(small, weight, **settings)
    matrix = toeplitz_matrix(weight, large.shape, **settings)
    np.testing.assert_allclose(matrix.T @ small.ravel(), large.ravel(), atol=1e-12)
    np.testing.assert_allclose(conv2d_backward(small, np.zeros(large.shape), weight, **settings).input, large)
    # <conv2d(a), b> = <a, conv_transpose2d(b)>: what "transpose" means.
    image = rng.standard_normal(large.shape)
    assert (conv2d(image, weight, **settings) * small).sum() == pytest.approx((image * large).sum())


def test_it_restores_the_shape_and_not_the_image() -> None:
    image, kernel = np.arange(16.0).reshape(1, 1, 4, 4), np.ones((1, 1, 3, 3))
    there_and_back = conv_transpose2d(conv2d(image, kernel), kernel)
    assert there_and_back.shape == image.shape
    assert np.abs(there_and_back - image).max() > 1


def test_output_padding_chooses_among_the_sizes_that_one_stride_maps_to_one(rng: np.random.Generator) -> None:
    weight = rng.standard_normal((1, 1, 3, 3))
    for side, extra in ((7, 0), (8, 1)):
        small = conv2d(rng.standard_normal((1, 1, side, side)), weight, stride=2)
        assert small.shape == (1, 1, 3, 3)
        assert conv_transpose2d(small, weight, stride=2, output_padding=extra).shape == (1, 1, side, side)


@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")
@pytest.mark.parametrize("name", ["input", "weight"])
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_nan_and_infinity_go_where_torch_sends_them(name: str, value: float, rng: np.random.Generator) -> None:
    call: dict[str, Any] = {"input": rng.standard_normal((1, 2, 12, 12)), "weight": rng.standard_normal((2, 3, 4, 4))}
    call[name][0, 1, 0, 3] = value
    call |= {"bias": None, "stride": 2, "padding": 1}
    judge = with_torch("conv_transpose2d", call)[0].detach().numpy()
    np.testing.assert_array_equal(np.isfinite(conv_transpose2d(**call)), np.isfinite(judge))
    np.testing.assert_array_equal(np.isnan(conv_transpose2d(**call)), np.isnan(judge))


def test_integers_are_exact() -> None:
    output = conv_transpose2d(np.array([[[2**53, 1]]]), np.ones((1, 1, 1, 2), int))
    assert output.tolist() == [[[2**53, 2**53 + 1, 1]]]


def test_half_precision_is_computed_in_single(rng: np.random.Generator) -> None:
    arrays = [rng.standard_normal(shape).astype(np.float16) for shape in ((4, 16, 7, 7), (16, 4, 4, 4), (4,))]
    wide = [array.astype(np.float32) for array in arrays]
    output = conv_transpose2d(*arrays, stride=2)
    np.testing.assert_array_equal(output, conv_transpose2d(*wide, stride=2).astype(np.float16))
    assert output.dtype == np.float16
    gradients = conv_transpose2d_backward(output, *arrays, stride=2)
    exact = conv_transpose2d_backward(output.astype(np.float32), *wide, stride=2)
    for ours, theirs in zip(gradients, exact, strict=True):
        assert ours.dtype == np.float16
        np.testing.assert_array_equal(ours, theirs.astype(np.float16))


def test_arrays_of_another_byte_order_are_read_and_none_is_modified_or_shared(rng: np.random.Generator) -> None:
    arrays = [rng.standard_normal(shape) for shape in ((1, 2, 3, 3), (2, 1, 1, 1), (1,))]
    foreign = [array.astype(array.dtype.newbyteorder("S")) for array in arrays]
    for array in foreign:
        array.flags.writeable = False
    output = conv_transpose2d(*foreign)
    assert output.dtype.isnative
    np.testing.assert_array_equal(output, conv_transpose2d(*arrays))
    output += 1
    for gradient in conv_transpose2d_backward(output, *foreign):
        gradient += 1
    for array, given_ in zip(arrays, foreign, strict=True):
        np.testing.assert_array_equal(array, given_)


MAP, KERNELS = np.zeros((1, 4, 5, 5)), np.zeros((4, 2, 3, 3))
BAD = [
    (ShapeError, r"weight .* holds kernels for 3 input channels, but .* c_in=4", dict(weight=np.zeros((3, 2, 3, 3)))),
    (ShapeError, "groups=3 does not divide the 4 input channels", dict(groups=3)),
    (ValueError, "groups must be at least 1, got 0", dict(groups=0)),
    (ValueError, "stride must be at least 1, got 0", dict(stride=0)),
    (TypeError, "stride must be an integer or a pair .* got 1.5", dict(stride=1.5)),
    (ValueError, r"dilation must be an integer or a pair .* got \(1, 1, 1\)", dict(dilation=(1, 1, 1))),
    (ValueError, "padding must be at least 0, got -1", dict(padding=-1)),
    (TypeError, "padding must be an integer or a pair .* got 'same'", dict(padding="same")),
    (ShapeError, "padding must leave some of the output, whose height is 7 .* got 4.* at most 3 is", dict(padding=4)),
    (ValueError, "output_padding must be at least 0, got -1", dict(output_padding=-1)),
    (
        ValueError,
        "output_padding must be smaller than the stride or the dilation, got 2 for the width, .* 2 and the dilation 1",
        dict(stride=2, output_padding=(1, 2)),
    ),
    (DTypeError, "input must be a NumPy array, got Tensor", dict(input=torch.zeros(1))),
    (DTypeError, "weight must hold integers or floats, got dtype bool", dict(weight=KERNELS.astype(bool))),
    (DTypeError, "bias must be a NumPy array, got int", dict(bias=0)),
    (ShapeError, r"input must have the axes \(n, c_in, h, w\) or \(c_in, h, w\), got", dict(input=MAP[0, 0])),
    (ShapeError, r"weight must have the axes \(c_in, c_out / groups, k_h, k_w\)", dict(weight=KERNELS[0])),
    (ShapeError, r"bias must have shape \(4,\) .* got \(2,\)", dict(bias=np.zeros(2), groups=2)),
    (ShapeError, "input may be empty along the batch axis n only, got .*h=0", dict(input=MAP[:, :, :0])),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize("function", [conv_transpose2d, conv_transpose2d_loops])
@pytest.mark.parametrize(("error", "message", "change"), BAD, ids=[message for _, message, _ in BAD])
def test_bad_arguments_are_named(function: Any, error: type[Exception], message: str, change: dict[str, Any]) -> None:
    with pytest.raises(error, match=f"^{function.__name__}: .*{message}"):
        function(**{"input": MAP, "weight": KERNELS, **change})


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize("function", [conv_transpose1d, conv_transpose1d_loops])
def test_one_axis_is_named(function: Any) -> None:
    with pytest.raises(ValueError, match=rf"^{function.__name__}: stride must be .* \(length,\), got \(1, 2\)"):
        function(MAP[0, ..., 0], KERNELS[..., 0], stride=(1, 2))


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize("rank", [1, 2])
def test_grad_output_of_another_shape_is_refused(rank: int) -> None:
    backward = (conv_transpose1d_backward, conv_transpose2d_backward)[rank - 1]
    input, weight = np.zeros((1, 4, *[5] * rank)), np.zeros((4, 2, *[3] * rank))
    with pytest.raises(ShapeError, match=rf"^{backward.__name__}: grad_output must have shape \(1, 2, 7.* got .* 6"):
        backward(np.zeros((1, 2, *[6] * rank)), input, weight)
