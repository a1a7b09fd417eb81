"""conv2d: loops = fast = torch, forward and backward; bad arguments raise by name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from against_torch import TOLERANCE, assert_close, check_backward, check_forward
from hypothesis import given
from hypothesis import strategies as st

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import conv2d, conv2d_backward, conv2d_loops, conv2d_loops_backward


@st.composite
def calls(draw: st.DrawFn, max_side: int = 9) -> dict[str, Any]:
    """Draw legal arguments of conv2d, every one of them varied."""
    pairs = st.tuples(st.integers(1, 3), st.integers(1, 3))
    stride, dilation, kernel = draw(pairs), draw(pairs), draw(pairs)
    padding: Any = draw(st.one_of(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.sampled_from(["same", "valid"])))
    if padding == "same":
        stride = (1, 1)
    added = padding if isinstance(padding, tuple) else (0, 0)
    least = [
        1 if padding == "same" else max(1, d * (k - 1) + 1 - 2 * p)
        for k, d, p in zip(kernel, dilation, added, strict=True)
    ]
    size = [draw(st.integers(n, max(n, max_side))) for n in least]
    groups, c_in, c_out = (draw(st.integers(1, 3)) for _ in range(3))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    dtype = draw(st.sampled_from(list(TOLERANCE)))
    batch = draw(st.sampled_from([(), (0,), (1,), (3,)]))
    return {
        "input": rng.standard_normal((*batch, groups * c_in, *size)).astype(dtype),
        "weight": rng.standard_normal((groups * c_out, c_in, *kernel)).astype(dtype),
        "bias": rng.standard_normal(groups * c_out).astype(dtype) if draw(st.booleans()) else None,
        "stride": stride,
        "padding": padding,
        "dilation": dilation,
        "groups": groups,
    }


@given(calls())
def test_fast_equals_torch(call: dict[str, Any]) -> None:
    check_forward("conv2d", call, loops=False)


@given(calls(max_side=5))
def test_loops_equal_fast_and_torch(call: dict[str, Any]) -> None:
    check_forward("conv2d", call)


@given(calls(max_side=4))
def test_loops_backward_equals_fast(call: dict[str, Any]) -> None:
    grad_output = np.random.default_rng(0).standard_normal(conv2d(**call).shape).astype(call["input"].dtype)
    for loops, fast in zip(
        conv2d_loops_backward(grad_output, **call), conv2d_backward(grad_output, **call), strict=True
    ):
        assert (loops is None) == (fast is None)
        if loops is not None:
            assert_close(loops, fast)


@given(calls())
def test_backward_equals_autograd(call: dict[str, Any]) -> None:
    check_backward("conv2d", call)


@pytest.mark.parametrize("name", ["input", "weight", "bias"])
def test_backward_equals_finite_differences(name: str, rng: np.random.Generator) -> None:
    arguments = {"input": rng.standard_normal((2, 4, 6, 5)), "weight": rng.standard_normal((6, 2, 3, 2))}
    arguments["bias"] = rng.standard_normal(6)
    settings = {"stride": (2, 1), "padding": (1, 2), "dilation": (1, 2), "groups": 2}
    probe = rng.standard_normal(conv2d(**arguments, **settings).shape)  # the loss is <probe, output>
    analytic = getattr(conv2d_backward(probe, **arguments, **settings), name)
    value, step = arguments[name], 1e-5
    for index in np.ndindex(value.shape):
        kept = value[index]
        value[index] = kept + step
        above = (probe * conv2d(**arguments, **settings)).sum()
        value[index] = kept - step
        below = (probe * conv2d(**arguments, **settings)).sum()
        value[index] = kept
        assert analytic[index] == pytest.approx((above - below) / (2 * step), abs=1e-8)


def test_integers_are_exact() -> None:
    # 2**53 + 1 does not exist in float64: only integer arithmetic gets this right.
    input = np.array([[[[2**53, 1]]]])
    output = conv2d(input, np.ones((1, 1, 1, 2), int))
    assert output.dtype == input.dtype
    assert output.item() == 2**53 + 1


def test_dtypes_are_promoted_as_numpy_promotes() -> None:
    photo = np.full((1, 1, 3, 3), 200, np.uint8)
    assert conv2d(photo, np.ones((1, 1, 3, 3), np.int64)).item() == 1800
    assert conv2d(photo, np.full((1, 1, 3, 3), 0.5)).dtype == np.float64


def test_another_machines_byte_order_is_read_and_not_passed_on(rng: np.random.Generator) -> None:
    image, kernel = rng.standard_normal((1, 1, 4, 4)), rng.standard_normal((1, 1, 2, 2))
    foreign = image.astype(image.dtype.newbyteorder("S")), kernel.astype(kernel.dtype.newbyteorder("S"))
    for output in (conv2d(*foreign), conv2d_loops(*foreign), conv2d_backward(np.ones((1, 1, 3, 3)), *foreign).input):
        assert output.dtype.isnative
    np.testing.assert_array_equal(conv2d(*foreign), conv2d(image, kernel))


def test_views_and_read_only_arrays_work_and_nothing_is_modified(rng: np.random.Generator) -> None:
    base, kernel = rng.standard_normal((2, 9, 3, 8)), rng.standard_normal((4, 3, 3, 3))
    view = base.transpose(0, 2, 1, 3)[:, ::-1, ::-1, ::2]  # channels and rows backwards, every other column
    flipped = kernel[:, :, ::-1]
    before = view.copy()
    view.flags.writeable = flipped.flags.writeable = False
    output = conv2d(view, flipped, padding=1)
    np.testing.assert_array_equal(output, conv2d(view.copy(), flipped.copy(), padding=1))
    np.testing.assert_array_equal(view, before)
    grads = conv2d_backward(np.ones_like(output), view, flipped, padding=1)
    assert grads.input.shape == view.shape


def test_groups_keep_channels_apart(rng: np.random.Generator) -> None:
    input, weight = rng.standard_normal((1, 4, 5, 5)), rng.standard_normal((4, 1, 3, 3))
    alone = [conv2d(input[:, [c]], weight[[c]]) for c in range(4)]
    np.testing.assert_allclose(conv2d(input, weight, groups=4), np.concatenate(alone, axis=1))


IMAGE, KERNEL = np.zeros((1, 4, 7, 7)), np.zeros((2, 4, 3, 3))
BAD = [
    (ShapeError, "filters of 3 channels, but the input has c_in=4", dict(weight=np.zeros((2, 3, 3, 3)))),
    (ShapeError, "groups=3 does not divide the 4 input channels", dict(groups=3)),
    (ShapeError, "groups=4 does not divide the 2 filters", dict(groups=4, weight=np.zeros((2, 1, 3, 3)))),
    (ValueError, "groups must be at least 1, got 0", dict(groups=0)),
    (ShapeError, "kernel of height 9 is larger than the padded input of height 7", dict(weight=np.zeros((2, 4, 9, 3)))),
    (ShapeError, "kernel of width 3 spans 9 with dilation 4", dict(dilation=(1, 4))),
    (ValueError, "stride must be at least 1, got 0", dict(stride=0)),
    (TypeError, "stride must be an integer or a pair .* got 1.5", dict(stride=1.5)),
    (ValueError, r"stride must be an integer or a pair .* got \(1, 1, 1\)", dict(stride=(1, 1, 1))),
    (TypeError, "stride must be an integer or a pair .* got True", dict(stride=True)),
    (ValueError, "stride must be at most 2147483647, got 4611686018427387904", dict(stride=2**62)),
    (ValueError, "dilation must be at least 1, got 0", dict(dilation=0)),
    (ValueError, "padding must be at least 0, got -1", dict(padding=-1)),
    (ValueError, r"padding must be an integer, a pair .*, 'valid' or 'same', got 'full'", dict(padding="full")),
    (ValueError, "padding='same' is defined for stride 1 only", dict(padding="same", stride=2)),
    (DTypeError, "input must be a NumPy array, got list", dict(input=[[1, 2]])),
    (DTypeError, r"weight must be a NumPy array, got Tensor. Convert it with .detach\(\)", dict(weight=torch.zeros(1))),
    (DTypeError, "input must be a plain array, got a masked one", dict(input=np.ma.masked_equal(IMAGE, 1))),
    (DTypeError, "input must hold integers or floats, got dtype object", dict(input=IMAGE.astype(object))),
    (DTypeError, "input must hold integers or floats, got dtype bool", dict(input=IMAGE.astype(bool))),
    (DTypeError, "weight must hold integers or floats, got dtype complex128", dict(weight=KERNEL.astype(complex))),
    (DTypeError, "bias must be a NumPy array, got float", dict(bias=1.0)),
    (
        ShapeError,
        r"input must have the axes \(n, c_in, h, w\) or \(c_in, h, w\), got shape \(7, 7\)",
        dict(input=IMAGE[0, 0]),
    ),
    (ShapeError, "weight must have the axes", dict(weight=KERNEL[0])),
    (ShapeError, r"bias must have shape \(2,\) .* got \(3,\)", dict(bias=np.zeros(3))),
    (ShapeError, "input may be empty along the batch axis n only, got .*w=0", dict(input=IMAGE[..., :0])),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize("function", [conv2d, conv2d_loops])
@pytest.mark.parametrize(("error", "message", "change"), BAD, ids=[message for _, message, _ in BAD])
def test_bad_arguments_are_named(function: Any, error: type[Exception], message: str, change: dict[str, Any]) -> None:
    with pytest.raises(error, match=f"^{function.__name__}: .*{message}"):
        function(**{"input": IMAGE, "weight": KERNEL, **change})


@pytest.mark.usefixtures("as_user")
def test_grad_output_of_another_shape_is_refused() -> None:
    for backward in (conv2d_backward, conv2d_loops_backward):
        with pytest.raises(ShapeError, match=r"grad_output must have shape \(1, 2, 5, 5\) .* got \(1, 2, 5, 4\)"):
            backward(np.zeros((1, 2, 5, 4)), IMAGE, KERNEL)
