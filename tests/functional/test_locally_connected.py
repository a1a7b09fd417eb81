"""locally_connected2d: loops = fast = torch's unfold and einsum; with tied weights it is conv2d."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import (
    conv2d,
    conv2d_backward,
    locally_connected2d,
    locally_connected2d_backward,
    locally_connected2d_loops,
)

TOLERANCE = {"float32": 2e-6, "float64": 1e-12}
ARRAYS = "input", "weight", "bias"


@st.composite
def calls(draw: st.DrawFn, max_side: int) -> dict[str, Any]:
    """Draw legal arguments of locally_connected2d, every one of them varied."""
    pairs = st.tuples(st.integers(1, 3), st.integers(1, 3))
    stride, dilation, kernel = draw(pairs), draw(pairs), draw(pairs)
    padding = draw(st.tuples(st.integers(0, 2), st.integers(0, 2)))
    spans = [d * (k - 1) + 1 for k, d in zip(kernel, dilation, strict=True)]
    size = [draw(st.integers(max(1, n - 2 * p), max(n, max_side))) for n, p in zip(spans, padding, strict=True)]
    out = [(n + 2 * p - k) // s + 1 for n, p, k, s in zip(size, padding, spans, stride, strict=True)]
    c_in, c_out = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    batch = draw(st.sampled_from([(), (0,), (1,), (3,)]))
    rng, dtype = np.random.default_rng(draw(st.integers(0, 2**32))), draw(st.sampled_from(list(TOLERANCE)))
    shapes = (*batch, c_in, *size), (c_out, c_in, *kernel, *out), (c_out, *out)
    step = draw(st.sampled_from([1, -1]))  # a view with negative strides
    arrays: dict[str, Any] = {
        name: rng.standard_normal(shape).astype(dtype)[..., ::step] for name, shape in zip(ARRAYS, shapes, strict=True)
    }
    if draw(st.booleans()):
        arrays["bias"] = None
    return arrays | {"stride": stride, "padding": padding, "dilation": dilation}


def assert_close(ours: np.ndarray, judge: np.ndarray) -> None:
    assert ours.shape == judge.shape
    assert ours.dtype == judge.dtype
    # A sum of terms that nearly cancel is judged by the size of its terms, hence the floor of 10.
    assert np.abs(ours - judge).max(initial=0) <= TOLERANCE[str(judge.dtype)] * max(10, np.abs(judge).max(initial=0))


def with_torch(call: dict[str, Any]) -> tuple[torch.Tensor, list[torch.Tensor | None]]:
    tensors = [None if call[n] is None else torch.tensor(call[n].copy(), requires_grad=True) for n in ARRAYS]
    input, weight, bias = tensors
    c_out, *taps, h_out, w_out = call["weight"].shape
    batched = input if input.ndim == 4 else input[None]
    settings = {name: call[name] for name in ("stride", "padding", "dilation")}
    shape = len(batched), int(np.prod(taps)), h_out * w_out
    columns = F.unfold(batched, taps[1:], **settings) if len(batched) else torch.zeros(shape, dtype=input.dtype)
    output = torch.einsum("ntp,otp->nop", columns, weight.reshape(c_out, -1, h_out * w_out))
    output = output.reshape(-1, c_out, h_out, w_out) + (0 if bias is None else bias)
    return (output if input.ndim == 4 else output[0]), tensors


@given(calls(max_side=5))
def test_loops_fast_and_torch_agree(call: dict[str, Any]) -> None:
    output = locally_connected2d(**call)
    assert_close(output, with_torch(call)[0].detach().numpy())
    assert_close(locally_connected2d_loops(**call), output)


@given(calls(max_side=9), st.sampled_from([0, 10**9]), st.sampled_from([1, 10**9]))
def test_backward_and_every_way_to_multiply_equal_autograd(call: dict[str, Any], dense: int, block: int) -> None:
    output, tensors = with_torch(call)
    grad_output = np.random.default_rng(0).standard_normal(output.shape).astype(call["input"].dtype)
    (output * torch.tensor(grad_output)).sum().backward()
    module = "cnnedu.functional.locally_connected"
    with patch(f"{module}._DENSE", dense), patch(f"{module}._BLOCK", block):  # row by row or matrices; by the channel
        assert_close(locally_connected2d(**call), output.detach().numpy())
        gradients = locally_connected2d_backward(grad_output, **call)
    for ours, tensor in zip(gradients, tensors, strict=True):
        if tensor is None:
            assert ours is None
        else:
            assert_close(ours, np.zeros(tensor.shape, ours.dtype) if tensor.grad is None else tensor.grad.numpy())


@pytest.mark.parametrize(("n", "c_in", "c_out", "side"), [(2, 16, 8, 40), (64, 16, 32, 10)])
def test_blocks_of_channels_and_matrix_products(
    n: int, c_in: int, c_out: int, side: int, rng: np.random.Generator
) -> None:
    out = side - 2
    call = {
        "input": rng.standard_normal((n, c_in, side, side)),
        "weight": rng.standard_normal((c_out, c_in, 3, 3, out, out)),
        "bias": rng.standard_normal((c_out, out, out)),
        "stride": 1,
        "padding": 0,
        "dilation": 1,
    }
    output, tensors = with_torch(call)
    assert_close(locally_connected2d(**call), output.detach().numpy())
    output.sum().backward()
    for ours, tensor in zip(locally_connected2d_backward(np.ones(output.shape), **call), tensors, strict=True):
        assert_close(ours, tensor.grad.numpy())


@given(calls(max_side=9))
def test_tied_weights_make_it_a_convolution(call: dict[str, Any]) -> None:
    positions = call["weight"].shape[4:]
    kernel = call["weight"][..., 0, 0]
    tied = call | {"weight": np.broadcast_to(kernel[..., None, None], call["weight"].shape), "bias": None}
    convolution = tied | {"weight": kernel}
    output = conv2d(**convolution)
    assert_close(locally_connected2d(**tied), output)
    grad = np.random.default_rng(0).standard_normal(output.shape).astype(output.dtype)
    each, shared = locally_connected2d_backward(grad, **tied), conv2d_backward(grad, **convolution)
    assert_close(each.input, shared.input)
    tolerance = TOLERANCE[str(output.dtype)] * np.prod(positions)
    np.testing.assert_allclose(each.weight.sum(axis=(4, 5)), shared.weight, atol=10 * tolerance)


def test_padding_by_name(rng: np.random.Generator) -> None:
    image, weight = rng.standard_normal((2, 3, 5, 5)), rng.standard_normal((1, 3, 3, 3, 5, 5))
    np.testing.assert_array_equal(
        locally_connected2d(image, weight, padding="same"), locally_connected2d(image, weight, padding=1)
    )


def test_integers_are_exact_and_half_precision_is_computed_in_single(rng: np.random.Generator) -> None:
    assert locally_connected2d(np.array([[[2**53, 1]]]), np.ones((1, 1, 1, 2, 1, 1), int)).item() == 2**53 + 1
    image, weight = (rng.standard_normal(s).astype(np.float16) for s in ((2, 16, 6, 6), (4, 16, 3, 3, 4, 4)))
    output, exact = locally_connected2d(image, weight), locally_connected2d(image.astype(np.float32), weight)
    assert output.dtype == np.float16
    np.testing.assert_array_equal(output, exact.astype(np.float16))
    assert {g.dtype for g in locally_connected2d_backward(output, image, weight)[:2]} == {np.dtype(np.float16)}


def test_read_only_arrays_of_another_byte_order_are_read_and_not_modified(rng: np.random.Generator) -> None:
    arrays = [rng.standard_normal(shape) for shape in ((1, 2, 4, 4), (2, 2, 3, 3, 2, 2), (2, 2, 2))]
    foreign = [array.astype(array.dtype.newbyteorder("S")) for array in arrays]
    for array in foreign:
        array.flags.writeable = False
    output = locally_connected2d(*foreign)
    assert output.dtype.isnative
    np.testing.assert_array_equal(output, locally_connected2d(*arrays))
    for gradient in locally_connected2d_backward(output, *foreign):
        assert gradient.dtype.isnative
        gradient += 1
    for array, given_ in zip(arrays, foreign, strict=True):
        np.testing.assert_array_equal(array, given_)


IMAGE, WEIGHT = np.zeros((1, 3, 7, 7)), np.zeros((2, 3, 3, 3, 5, 5))
BAD = [
    (
        ShapeError,
        r"weight must have shape \(2, 3, 3, 3, 3, 3\) .* each of 3×3 outputs\), got \(2, 3, 3, 3, 5, 5\)",
        dict(stride=2),
    ),
    (ShapeError, "filters of 4 channels, but the input has c_in=3", dict(weight=np.zeros((2, 4, 3, 3, 5, 5)))),
    (ShapeError, r"weight must have the axes \(c_out, c_in, k_h, k_w, h_out, w_out\)", dict(weight=WEIGHT[..., 0])),
    (ShapeError, r"bias must have shape \(2, 5, 5\) .* got \(2, 5, 4\)", dict(bias=np.zeros((2, 5, 4)))),
    (ShapeError, r"bias must have the axes \(c_out, h_out, w_out\), got shape \(2,\)", dict(bias=np.zeros(2))),
    (ShapeError, "kernel of height 3 spans 9 with dilation 4", dict(dilation=4)),
    (ShapeError, "input must have the axes", dict(input=IMAGE[0, 0])),
    (ShapeError, "input may be empty along the batch axis n only, got .*w=0", dict(input=IMAGE[..., :0])),
    (ShapeError, "weight may be empty along the batch axis n only, got .*w_out=0", dict(weight=WEIGHT[..., :0])),
    (ValueError, "stride must be at least 1, got 0", dict(stride=0)),
    (TypeError, "stride must be an integer or a pair .* got 1.5", dict(stride=1.5)),
    (ValueError, "padding must be at least 0, got -1", dict(padding=-1)),
    (ValueError, "padding must be .* got 'full'", dict(padding="full")),
    (DTypeError, "weight must be a NumPy array, got list", dict(weight=[1])),
    (DTypeError, "input must be a NumPy array, got Tensor", dict(input=torch.zeros(1))),
    (DTypeError, "weight must hold integers or floats, got dtype object", dict(weight=WEIGHT.astype(object))),
    (DTypeError, "bias must hold integers or floats, got dtype bool", dict(bias=np.zeros((2, 5, 5), bool))),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize("function", [locally_connected2d, locally_connected2d_loops])
@pytest.mark.parametrize(("error", "message", "change"), BAD, ids=[message for _, message, _ in BAD])
def test_bad_arguments_are_named(function: Any, error: type[Exception], message: str, change: dict[str, Any]) -> None:
    with pytest.raises(error, match=f"^{function.__name__}: .*{message}"):
        function(**{"input": IMAGE, "weight": WEIGHT, **change})


@pytest.mark.usefixtures("as_user")
def test_grad_output_of_another_shape_is_refused() -> None:
    with pytest.raises(ShapeError, match=r"backward: grad_output must have shape \(1, 2, 5, 5\) .* got \(1, 2, 5, 4\)"):
        locally_connected2d_backward(np.zeros((1, 2, 5, 4)), IMAGE, WEIGHT)
