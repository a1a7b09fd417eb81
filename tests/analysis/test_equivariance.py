"""What the chapter says about equivariance, measured: where it is exact, and each way in which it breaks."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn
from torch.nn import functional as F

from cnnedu.analysis import equivariance_error
from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import conv2d, interpolate, locally_connected2d, max_pool2d, pad, relu


def whole(*shape: int, seed: int = 0) -> np.ndarray:
    """Return whole numbers as floats: their sums are exact in any order."""
    return np.random.default_rng(seed).integers(-9, 10, shape).astype(np.float64)


X = whole(2, 3, 12, 10)
WEIGHT = whole(4, 3, 3, 3, seed=1)


def circular(x: np.ndarray, stride: int = 1) -> np.ndarray:
    return conv2d(pad(x, (1, 1, 1, 1), mode="circular"), WEIGHT, stride=stride)


def zero_padded(x: np.ndarray) -> np.ndarray:
    return conv2d(x, WEIGHT, padding=1)


@given(st.integers(-12, 12), st.integers(-30, 30))
def test_a_circular_convolution_is_exact_everywhere(down: int, right: int) -> None:
    error = equivariance_error(circular, X, (down, right))
    assert error.max == error.mean == error.relative == 0 and error.holds
    assert error.map.shape == (12, 10) and error.output_shift == (down, right)


@given(st.integers(-5, 5), st.integers(-4, 4))
def test_zero_padding_is_exact_away_from_the_border(down: int, right: int) -> None:
    for boundary in ("circular", "zero"):
        assert equivariance_error(zero_padded, X, (down, right), boundary).inside(1).max == 0


def test_zero_padding_breaks_at_the_border() -> None:
    """Round the border, at both places where the border was; with zeros coming in, where the picture left."""
    error = equivariance_error(zero_padded, X, (3, 0))
    assert set(np.unique(np.nonzero(error.map)[0])) == {0, 2, 3, 11}
    error = equivariance_error(zero_padded, X, (3, 0), "zero")
    assert np.isnan(error.map[:3]).all() and (error.map[3:11] == 0).all() and (error.map[11] > 0).all()
    assert not error.holds and error.mean == pytest.approx(error.map[11].sum() / 90)


def test_two_padded_layers_need_twice_the_margin() -> None:
    deep = whole(4, 4, 3, 3, seed=2)
    bias = whole(4, seed=3)
    error = equivariance_error(lambda x: conv2d(relu(conv2d(x, WEIGHT, bias, padding=1)), deep, padding=1), X, (1, 2))
    assert error.inside(2).max == 0 < error.inside(1).max < error.max


def test_zero_padding_leaks_the_position() -> None:
    """A blank image looks the same everywhere; its map does not."""
    blank = np.ones((1, 3, 12, 10))
    assert np.ptp(circular(blank)[0, 0]) == 0 < np.ptp(zero_padded(blank)[0, 0])


@pytest.mark.parametrize("stride", [2, 3])
def test_a_stride_keeps_its_multiples_and_nothing_else(stride: int) -> None:
    x = whole(1, 3, 12, 24)
    for step in range(-6, 7):
        if step % stride == 0:
            error = equivariance_error(lambda x: circular(x, stride), x, (step, -step))
            assert error.max == 0 and error.output_shift == (step // stride, -step // stride)
            assert error.stride == (stride, stride)
        else:
            with pytest.raises(ValueError, match=rf"shift \({step}, 0\) is no multiple of the stride \({stride}, "):
                equivariance_error(lambda x: circular(x, stride), x, (step, 0))


def test_pooling_at_stride_1_keeps_every_shift_and_strided_pooling_does_not() -> None:
    def pooled(x: np.ndarray) -> np.ndarray:
        return max_pool2d(pad(x, (0, 1, 0, 1), mode="circular"), 2, stride=1)

    def strided(x: np.ndarray) -> np.ndarray:  # and back to the size of the input, to compare any shift
        return interpolate(max_pool2d(x, 2), scale_factor=2)

    assert equivariance_error(pooled, X, (1, 3)).max == 0
    assert equivariance_error(strided, X, (2, 4)).max == 0
    error = equivariance_error(strided, X, (1, 0))
    assert not error.holds and (error.map > 0).mean() > 0.5
    assert "Not equivariant: shifted by 1 down, 0 right, round the border" in repr(error)


def test_a_locally_connected_layer_breaks_everywhere() -> None:
    weight = whole(4, 3, 3, 3, 12, 10, seed=1)
    error = equivariance_error(lambda x: locally_connected2d(x, weight, padding=1), X, (1, 1))
    assert (error.map > 0).all()
    shared = np.broadcast_to(WEIGHT[..., None, None], weight.shape).copy()
    assert equivariance_error(lambda x: locally_connected2d(x, shared, padding=1), X, (1, 1)).inside(1).max == 0


def test_a_dense_layer_breaks() -> None:
    weight = whole(100, 100)
    error = equivariance_error(lambda x: (weight @ x.ravel()).reshape(10, 10), whole(10, 10), (0, 1))
    assert not error.holds and error.map.shape == (10, 10)


def test_an_output_twice_as_large_moves_twice_as_far() -> None:
    error = equivariance_error(lambda x: interpolate(x, scale_factor=2), X, (1, -2))
    assert error.max == 0 and error.output_shift == (2, -4) and error.stride == (Fraction(1, 2),) * 2
    error = equivariance_error(lambda x: interpolate(x, scale_factor=2), X, (1, 0), stride=Fraction(1, 2))
    assert error.max == 0


@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("leading", [0, 1, 2])
def test_signals_images_and_volumes_with_any_leading_axes(rank: int, leading: int) -> None:
    shape = (2, 3)[:leading] + (6, 5, 4)[:rank]
    shift = (2, 1, 3)[:rank]
    error = equivariance_error(np.exp, whole(*shape), shift)
    assert error.max == 0 and error.map.shape == shape[leading:]
    assert equivariance_error(torch.exp, torch.from_numpy(whole(*shape)), shift).max == 0
    weights = whole(*shape)
    assert equivariance_error(lambda x: x * weights, whole(*shape), shift).max > 0


def small_net(mode: str) -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(
        nn.Conv2d(3, 6, 3, stride=2, padding=1, padding_mode=mode),
        nn.BatchNorm2d(6),
        nn.ReLU(),
        nn.Dropout(),
        nn.Conv2d(6, 4, 3, stride=2, padding=1, padding_mode=mode),
    )


def test_a_network_keeps_multiples_of_its_whole_stride() -> None:
    x = torch.randn(2, 3, 32, 32)
    error = equivariance_error(small_net("circular"), x, (4, -8))
    assert error.holds and error.relative < 1e-5 and error.stride == (4, 4)
    with pytest.raises(ValueError, match=r"no multiple of the stride \(4, 4\).*, for example \(4, 0\)"):
        equivariance_error(small_net("circular"), x, (2, 0))
    error = equivariance_error(small_net("zeros"), x, (8, 0), boundary="zero")
    assert not error.holds and error.inside(2).holds


def test_a_module_is_measured_in_evaluation_mode_and_stays_as_it_was() -> None:
    net = small_net("circular").train()
    before = {key: value.clone() for key, value in net.state_dict().items()}
    x = torch.randn(1, 3, 16, 16, requires_grad=True)
    assert equivariance_error(net, x, (4, 4)).holds
    assert all(module.training for module in net.modules())
    assert all(torch.equal(value, before[key]) for key, value in net.state_dict().items())
    assert x.grad is None and net[0].weight.grad is None


def test_half_precision_and_integers_are_compared() -> None:
    x = torch.randn(1, 1, 8, 8)
    assert equivariance_error(lambda x: (x * 2).to(torch.bfloat16), x, (1, 1)).max == 0
    assert equivariance_error(lambda x: x // 2, np.arange(64).reshape(8, 8), (1, 1)).holds


def test_complex_numbers_are_compared_whole() -> None:
    error = equivariance_error(lambda x: x * 1j, X, (1, 0))
    assert error.max == 0 < error.eps
    assert equivariance_error(lambda x: 1j * np.cumsum(x, -1), X, (0, 1)).max > 0  # differs in what is imaginary


@pytest.mark.parametrize(
    ("fn", "x", "error", "message"),
    [
        (lambda x: x * np.nan, X, ValueError, r"fn\(x\) must be finite"),
        (lambda x: x, torch.zeros(1, 1, 4, 4, device="meta"), TypeError, "has no numbers"),
    ],
)
def test_outputs_without_numbers_are_refused(fn: Any, x: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        equivariance_error(fn, x, (1, 0))


def test_the_stride_is_asked_for_where_the_sizes_do_not_tell_it() -> None:
    def valid(x: np.ndarray) -> np.ndarray:
        return max_pool2d(conv2d(x, np.ones((1, 1, 5, 5))), 2)

    x = whole(1, 1, 28, 28)
    assert equivariance_error(lambda x: conv2d(x, np.ones((1, 1, 5, 5))), x, (1, 1), "zero").inside(1).max == 0
    assert equivariance_error(valid, whole(1, 1, 16, 16), (2, 0), "zero", stride=2).output_shift == (1, 0)
    with pytest.raises(ShapeError, match="sizes 28 of the input and 10 of the output do not tell the stride: give it"):
        equivariance_error(lambda x: valid(x)[..., :10, :10], x, (2, 0))
    error = equivariance_error(valid, x, (2, 0), "zero", stride=(2, 2))
    assert (error.map[1:] == 0).all() and np.isnan(error.map[0]).all()


def test_the_report_says_a_sentence() -> None:
    assert repr(equivariance_error(circular, X, (1, 0))) == (
        "Equivariant: shifted by 1 down, 0 right, round the border, the outputs are equal at all 12×10 positions"
        " compared."
    )
    text = repr(equivariance_error(zero_padded, X, (0, 1), "zero"))
    assert "shifted by 0 down, 1 right, zeros coming in, 12 of the 108 positions compared differ, by " in text
    x = np.random.default_rng(0).normal(size=(1, 16))
    text = repr(equivariance_error(lambda x: np.roll(x, 1) * 0.1 + x + 1e-16 * np.arange(16), x, (3,)))
    assert text.startswith("Equivariant up to rounding (") and "shifted by 3 right" in text
    assert equivariance_error(lambda x: 0 * x, x, (3,)).relative == 0


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"x": [[1.0]]}, DTypeError, "x must be a NumPy array or a torch tensor, got list"),
        ({"shift": 1}, TypeError, r"shift must be a pair \(down, right\), or one number per spatial axis, got 1"),
        ({"shift": (1.5, 0)}, TypeError, r"shift must be an integer, got 1.5"),
        ({"shift": (1, 1, 1, 1)}, TypeError, "shift must be a pair"),
        ({"x": X[0, 0, 0]}, ShapeError, r"x must have at least 2 axes for shift \(1, 1\), got \(10,\)"),
        ({"boundary": "zeros"}, ValueError, "boundary must be one of 'circular', 'zero', got 'zeros'. Did you mean"),
        ({"boundary": "zero", "shift": (12, 0)}, ShapeError, "moves all of x, .* out of sight"),
        ({"stride": 0}, ValueError, "stride must be a positive integer or fraction, or 2 of them, got 0"),
        ({"stride": (1, 1, 1)}, ValueError, "stride must be a positive"),
        ({"stride": 0.5}, ValueError, "stride must be a positive"),
        ({"fn": lambda x: [x]}, DTypeError, r"fn\(x\) must be one array or tensor, got list"),
        ({"fn": lambda x: x[0, 0, 0]}, ShapeError, r"fn must return an array with 2 spatial axes.* \(10,\) and"),
        ({"fn": lambda x: x[..., :2, :2], "boundary": "zero", "shift": (3, 0), "stride": 1}, ShapeError, "whole"),
    ],
)
def test_bad_arguments_are_named(change: dict[str, Any], error: type[Exception], message: str) -> None:
    call: dict[str, Any] = {"fn": circular, "x": X, "shift": (1, 1), **change}
    with pytest.raises(error, match=f"^equivariance_error: .*{message}"):
        equivariance_error(**call)


def test_a_margin_must_leave_something() -> None:
    error = equivariance_error(zero_padded, X, (1, 0))
    assert error.inside((0, 4)).max > 0 == error.inside((1, 0)).map[5, 3]
    with pytest.raises(ShapeError, match="margin 5 leaves nothing of 12×10 positions"):
        error.inside(5)
    with pytest.raises(ValueError, match="margin must be an integer or 2 of them"):
        error.inside((1, 1, 1))
    with pytest.raises(ValueError, match="margin must be at least 0"):
        error.inside(-1)


def test_numpy_needs_no_torch() -> None:
    code = "import sys, numpy as np; from cnnedu.analysis import equivariance_error as e;"
    code += "assert e(np.exp, np.ones((4, 4)), (1, 1)).holds; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_torchs_own_circular_convolution_agrees() -> None:
    x, weight = torch.from_numpy(X), torch.from_numpy(WEIGHT)
    error = equivariance_error(lambda x: F.conv2d(F.pad(x, (1, 1, 1, 1), mode="circular"), weight), x, (5, 7))
    assert error.max == 0
