"""interpolate: torch's sizes, coordinates and weights, forward and backward; bad arguments raise by name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import check_gradient, interpolate, interpolate_backward

TOLERANCE = {"float32": 2e-6, "float64": 1e-12}
LINEAR = {1: "linear", 2: "bilinear", 3: "trilinear"}
scales = st.one_of(st.floats(0.3, 4), st.sampled_from([0.5, 1, 1.1, 2, 3, 1.9, 2.3]))


@st.composite
def calls(draw: st.DrawFn, modes: tuple[str, ...] = ("nearest", "nearest-exact", "linear")) -> dict[str, Any]:
    """Draw legal arguments of interpolate: sizes or scales, one for all axes or one for each."""
    rank, mode = draw(st.integers(1, 3)), draw(st.sampled_from(modes))
    shape = [draw(st.integers(1, 12)) for _ in range(rank)]
    call: dict[str, Any] = {"mode": LINEAR[rank] if mode == "linear" else mode}
    if draw(st.booleans()):
        call["size"] = draw(st.one_of(st.integers(1, 20), st.tuples(*[st.integers(1, 20)] * rank)))
    else:
        call["scale_factor"] = draw(st.one_of(scales.filter(lambda s: s >= 1), st.tuples(*[scales] * rank)))
        given = call["scale_factor"] if isinstance(call["scale_factor"], tuple) else [call["scale_factor"]] * rank
        shape = [max(n, int(np.ceil(1 / s)) + 1) for n, s in zip(shape, given, strict=True)]  # something must be left
        if mode == "nearest" and rank != 2:
            # torch's forward and backward disagree here: see test_torch_disagrees_with_itself.
            call["scale_factor"] = tuple(
                2.0 if int(n * s) in (n, 2 * n) else s for n, s in zip(shape, given, strict=True)
            )
    if mode == "linear":
        call["align_corners"] = draw(st.sampled_from([None, False, True]))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    batch, channels = draw(st.integers(0, 2)), draw(st.integers(1, 3))
    input = rng.standard_normal((batch, channels, *shape)).astype(draw(st.sampled_from(list(TOLERANCE))))
    return call | {"input": np.flip(input, draw(st.integers(0, rank + 1)))}


def assert_close(ours: np.ndarray, judge: np.ndarray) -> None:
    assert (ours.shape, ours.dtype) == (judge.shape, judge.dtype)
    limit = TOLERANCE[str(judge.dtype)] * max(1, np.abs(judge).max(initial=0))
    assert np.abs(ours - judge).max(initial=0) <= limit


@given(calls())
def test_interpolate_equals_torch(call: dict[str, Any]) -> None:
    before = call["input"].copy()
    ours = interpolate(**call)
    assert_close(ours, F.interpolate(**call | {"input": torch.tensor(before)}).numpy())
    assert not np.shares_memory(ours, call["input"])
    np.testing.assert_array_equal(call["input"], before)


@given(calls())
def test_backward_equals_autograd(call: dict[str, Any]) -> None:
    tensor = torch.tensor(call["input"].copy(), requires_grad=True)
    output = F.interpolate(**call | {"input": tensor})
    grad_output = np.random.default_rng(0).standard_normal(output.shape).astype(call["input"].dtype)
    output.backward(torch.tensor(grad_output))
    assert_close(interpolate_backward(grad_output, **call).input, tensor.grad.numpy())


@given(calls())
def test_backward_is_the_transpose(call: dict[str, Any]) -> None:
    """The map is linear: <grad, forward(x)> = <backward(grad), x>."""
    call["input"] = input = call["input"].astype(np.float64)
    output = interpolate(**call)
    grad_output = np.random.default_rng(0).standard_normal(output.shape)
    gradient = interpolate_backward(grad_output, **call).input
    assert (grad_output * output).sum() == pytest.approx((gradient * input).sum(), abs=1e-9)


def test_torch_disagrees_with_itself() -> None:
    """Why "nearest" is compared with care: 3 · 1.2 = 3.6 keeps the size 3, and torch's two passes differ."""
    signal = torch.tensor([[[1.0, 2.0, 3.0]]], requires_grad=True)
    output = F.interpolate(signal, scale_factor=1.2)
    output.backward(torch.tensor([[[1.0, 10.0, 100.0]]]))
    assert output.tolist() == [[[1.0, 1.0, 2.0]]]  # whose gradient would be [11, 100, 0]
    assert signal.grad.tolist() == [[[1.0, 10.0, 100.0]]]
    image = F.interpolate(signal.detach()[:, :, None], scale_factor=(1.0, 1.2))  # on an image its forward pass agrees
    np.testing.assert_array_equal(image[:, :, 0], interpolate(signal.detach().numpy(), scale_factor=1.2))


@pytest.mark.parametrize("size", [(500, 700), (1000, 333)])
@pytest.mark.parametrize("align_corners", [True, False])
def test_coordinates_are_rounded_as_torch_rounds_them(size: Any, align_corners: bool, rng: np.random.Generator) -> None:
    # In single precision, 700 pixels away from the corner, a rounding of the coordinate is worth 4e-5 of weight.
    input = rng.standard_normal((1, 1, 640, 480)).astype(np.float32)
    expected = F.interpolate(torch.tensor(input), size, mode="bilinear", align_corners=align_corners)
    assert_close(interpolate(input, size, None, "bilinear", align_corners), expected.numpy())


@pytest.mark.parametrize("mode", ["nearest", "nearest-exact", "bilinear"])
def test_backward_equals_finite_differences(mode: Any, rng: np.random.Generator) -> None:
    input = rng.standard_normal((2, 1, 3, 4))
    assert check_gradient(interpolate, interpolate_backward, input, scale_factor=(2.5, 0.6), mode=mode)


def test_linear_is_a_matrix_per_axis(rng: np.random.Generator) -> None:
    image = rng.standard_normal((1, 1, 4, 6))
    rows = interpolate(np.eye(4)[None], 7, mode="linear")[0].T  # what each row of an image becomes
    columns = interpolate(np.eye(6)[None], 5, mode="linear")[0].T
    np.testing.assert_allclose(interpolate(image, (7, 5), mode="bilinear")[0, 0], rows @ image[0, 0] @ columns.T)
    np.testing.assert_allclose(rows.sum(axis=1), 1)


@pytest.mark.parametrize("dtype", [np.uint8, np.int64])
def test_nearest_keeps_integers(dtype: Any) -> None:
    labels = np.arange(6).reshape(1, 1, 2, 3).astype(np.dtype(dtype).newbyteorder("S"))
    output = interpolate(labels, (4, 3))
    assert output.dtype == dtype
    assert output.dtype.isnative
    np.testing.assert_array_equal(output[0, 0, ::2], labels[0, 0])
    grad = interpolate_backward(np.ones((1, 1, 4, 3)), labels, (4, 3)).input
    np.testing.assert_array_equal(grad, np.full((1, 1, 2, 3), 2.0))


def test_half_precision_is_computed_in_single(rng: np.random.Generator) -> None:
    input = rng.standard_normal((1, 2, 5, 5)).astype(np.float16)
    output = interpolate(input, 8, mode="bilinear")
    exact = interpolate(input.astype(np.float32), 8, mode="bilinear")
    assert output.dtype == np.float16
    np.testing.assert_array_equal(output, exact.astype(np.float16))
    grad = interpolate_backward(np.ones((1, 1, 4096), np.float16), np.zeros((1, 1, 1), np.float16), 4096).input
    assert grad.item() == 4096  # 2048 + 1 does not exist in float16


def test_a_missing_value_stays_where_it_is() -> None:
    """NaN reaches the outputs that read it, and its gradient the inputs that were read, as in torch."""
    input, grad = np.ones((1, 1, 4, 4)), np.ones((1, 1, 6, 2))
    input[0, 0, 1, 1] = grad[0, 0, 0, 0] = np.nan
    for mode in ("nearest", "bilinear"):
        tensor = torch.tensor(input, requires_grad=True)
        expected = F.interpolate(tensor, (6, 2), mode=mode)
        expected.backward(torch.tensor(grad))
        np.testing.assert_allclose(interpolate(input, (6, 2), mode=mode), expected.detach().numpy())
        np.testing.assert_allclose(interpolate_backward(grad, input, (6, 2), mode=mode).input, tensor.grad.numpy())


IMAGE = np.zeros((1, 2, 3, 4))
BAD = [
    (DTypeError, "input must be a NumPy array, got list", dict(input=[[1]])),
    (DTypeError, "input must hold integers or floats, got dtype complex128", dict(input=IMAGE.astype(complex))),
    (DTypeError, "input must hold floats, got dtype int64", dict(input=IMAGE.astype(np.int64), mode="bilinear")),
    (ShapeError, r"input must have the axes \(n, c, h, w\), got shape \(3, 4\)", dict(input=IMAGE[0, 0])),
    (ShapeError, r"input must have the axes \(n, c, l\), got shape \(1, 2, 3, 4\)", dict(mode="linear")),
    (ShapeError, r"input must have the axes \(n, c, h, w\)", dict(mode="bilinear", input=IMAGE[0])),
    (ShapeError, "input may be empty along the batch axis n only, got .*h=0", dict(input=IMAGE[:, :, :0])),
    (ValueError, "mode must be one of 'nearest', .* got 'nearst'. Did you mean 'nearest'", dict(mode="nearst")),
    (ValueError, "give either size or scale_factor, got both", dict(scale_factor=2)),
    (ValueError, "give either size or scale_factor, got neither", dict(size=None)),
    (ValueError, r"size must be one number, or one for each of height, width; got \(2, 2, 2\)", dict(size=(2, 2, 2))),
    (TypeError, r"size must be an integer, got 2.5 \(float\)", dict(size=2.5)),
    (TypeError, r"size must be an integer, got True \(bool\)", dict(size=(True, 2))),
    (ValueError, "size must be at least 1, got 0", dict(size=(0, 2))),
    (ValueError, "scale_factor must be one number, or one for each", dict(size=None, scale_factor=(2.0,))),
    (TypeError, r"scale_factor must be a number, got '2' \(str\)", dict(size=None, scale_factor="2")),
    (ShapeError, "scale_factor 0.3 leaves nothing of a height of 3", dict(size=None, scale_factor=0.3)),
    (ShapeError, "scale_factor -1 leaves nothing of a height of 3", dict(size=None, scale_factor=-1)),
    (ShapeError, "scale_factor nan leaves nothing", dict(size=None, scale_factor=float("nan"))),
    (ValueError, "align_corners belongs to the linear modes; mode 'nearest' takes none", dict(align_corners=False)),
    (TypeError, "align_corners must be True or False, got 'yes'", dict(mode="bilinear", align_corners="yes")),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(("error", "message", "change"), BAD, ids=[message for _, message, _ in BAD])
def test_bad_arguments_are_named(error: type[Exception], message: str, change: dict[str, Any]) -> None:
    call = {"input": IMAGE, "size": 2, **change}
    with pytest.raises(error, match=f"^interpolate: .*{message}"):
        interpolate(**call)
    with pytest.raises(error, match=f"^interpolate_backward: .*{message}"):
        interpolate_backward(np.zeros((1, 2, 2, 2)), **call)


@pytest.mark.usefixtures("as_user")
def test_grad_output_of_another_shape_is_refused() -> None:
    with pytest.raises(ShapeError, match=r"grad_output must have shape \(1, 2, 2, 2\) .* got \(1, 2, 2\)"):
        interpolate_backward(np.zeros((1, 2, 2)), IMAGE, 2)


@pytest.mark.filterwarnings("error")
def test_infinite_pixels_spread_in_silence_as_in_torch() -> None:
    image = np.array([[[[1.0, np.inf, 2.0, -np.inf, 3.0, 4.0]] * 2]])
    output = interpolate(image, (4, 9), mode="bilinear", align_corners=False)
    judge = F.interpolate(torch.tensor(image), (4, 9), mode="bilinear", align_corners=False).numpy()
    assert np.isnan(judge).any()
    np.testing.assert_array_equal(output, judge)
