"""Normalisation: equal to torch in value, gradient and running statistics, and more exact; bad arguments by name."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

import cnnedu.functional as cf

TOLERANCE = {"float32": 2e-6, "float64": 1e-12}


def assert_close(ours: np.ndarray | None, theirs: torch.Tensor | None, dtype: np.dtype, least: float = 1) -> None:
    """Hold a result in some dtype against torch's in float64, relative to the largest value or at least `least`."""
    if theirs is None:
        assert ours is None
        return
    expected = theirs.detach().numpy()
    assert isinstance(ours, np.ndarray)
    assert (ours.shape, ours.dtype) == (expected.shape, dtype)
    np.testing.assert_array_equal(np.isnan(ours), np.isnan(expected))
    error, size = (np.nan_to_num(np.abs(value)).max(initial=0) for value in (ours - expected, expected))
    assert error <= TOLERANCE[str(dtype)] * max(least, size)


def layout(draw: st.DrawFn, values: np.ndarray) -> np.ndarray:
    """Return the values in some layout of memory, some of them read-only."""
    kind = draw(st.sampled_from(["plain", "reversed", "channels last", "every other", "read-only"]))
    if kind == "reversed":
        return values[::-1]
    if kind == "channels last":
        return np.moveaxis(np.ascontiguousarray(np.moveaxis(values, 1, -1)), -1, 1)
    if kind == "every other":
        return np.repeat(values, 2, axis=-1)[..., ::2]
    values.flags.writeable = kind == "plain"
    return values


@st.composite
def batches(draw: st.DrawFn, least_n: int = 0) -> tuple[np.ndarray, np.ndarray | None, np.ndarray | None, Any]:
    """Draw an input, a weight and a bias per channel, and a generator."""
    c = draw(st.integers(1, 6))
    shape = (draw(st.integers(least_n, 5)), c, *draw(st.lists(st.integers(1, 5), max_size=3)))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    dtype = draw(st.sampled_from(list(TOLERANCE)))
    spread, offset = draw(st.sampled_from([(1, 0), (5, 1), (0.01, 0)]))
    input = layout(draw, (rng.standard_normal(shape) * spread + offset).astype(dtype))
    weight, bias = (rng.standard_normal(c).astype(dtype) if draw(st.booleans()) else None for _ in range(2))
    return input, weight, bias, rng


def compare(operation: Any, backward: Any, judge: Any, arguments: list[Any], arrays: list[int], settings: Any) -> None:
    """Hold forward and backward against torch; `arrays` says which arguments are differentiable.

    torch computes in float64: in float32 its own results are further off than ours may be.
    """
    dtype, before = arguments[0].dtype, [value.copy() if is_array(value) else value for value in arguments]
    tensors = [torch.tensor(value.astype(float)) if is_array(value) else value for value in arguments]
    leaves = [None if tensors[at] is None else tensors[at].requires_grad_() for at in arrays]
    expected = judge(*tensors, **settings)
    grad_output = np.random.default_rng(1).standard_normal(arguments[0].shape).astype(dtype)
    expected.backward(torch.tensor(grad_output.astype(float)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        gradients = backward(grad_output, *arguments, **settings)
        for value, was in zip(arguments, before, strict=True):
            np.testing.assert_array_equal(value, was)
        output = operation(*arguments, **settings)
    assert_close(output, expected, dtype)
    for ours, tensor in zip(gradients, leaves, strict=True):
        # The terms of a gradient nearly cancel where few numbers are normalised together: two leave almost nothing.
        assert_close(ours, None if tensor is None else tensor.grad, dtype, least=10)
    for value, tensor in zip(arguments, tensors, strict=True):
        if is_array(value):  # running statistics have moved as torch's
            assert_close(value, tensor, dtype)


def is_array(value: Any) -> bool:
    return isinstance(value, np.ndarray)


@given(batches(), st.booleans(), st.booleans(), st.sampled_from([0.1, 0.0, 1.0, 0.37]), st.sampled_from([1e-5, 0.1]))
def test_batch_norm_equals_torch(
    batch: tuple[Any, ...], training: bool, tracked: bool, momentum: float, eps: float
) -> None:
    input, weight, bias, rng = batch
    c = input.shape[1]
    if training and input.size == c:
        return  # one value per channel: see below
    running: list[Any] = [rng.standard_normal(c).astype(input.dtype), rng.random(c).astype(input.dtype) + 0.1]
    if training and not tracked:
        running = [None, None]
    settings = {"training": training, "momentum": momentum, "eps": eps}
    arguments = [input, *running, weight, bias]
    compare(cf.batch_norm, cf.batch_norm_backward, F.batch_norm, arguments, [0, 3, 4], settings)


@given(batches(), st.data())
def test_layer_norm_equals_torch(batch: tuple[Any, ...], data: st.DataObject) -> None:
    input, weight, bias, rng = batch
    first = data.draw(st.integers(1, input.ndim - 1))
    shape = input.shape[first:]
    parts = [None if part is None else rng.standard_normal(shape).astype(input.dtype) for part in (weight, bias)]
    eps = data.draw(st.sampled_from([1e-5, 0.1]))
    compare(cf.layer_norm, cf.layer_norm_backward, F.layer_norm, [input, shape, *parts], [0, 2, 3], {"eps": eps})


@given(batches(), st.data())
def test_group_norm_equals_torch(batch: tuple[Any, ...], data: st.DataObject) -> None:
    input, weight, bias, _ = batch
    groups = data.draw(st.sampled_from([g for g in range(1, 7) if input.shape[1] % g == 0]))
    if input.size == groups:
        return  # one value per group: see below
    eps = data.draw(st.sampled_from([1e-5, 0.1]))
    compare(cf.group_norm, cf.group_norm_backward, F.group_norm, [input, groups, weight, bias], [0, 2, 3], {"eps": eps})


@pytest.mark.parametrize("shape", [(8, 40, 28, 28), (3, 5, 100, 100), (300, 7), (1, 3, 70, 70), (40, 300, 3)], ids=str)
def test_blocks_of_channels_join(shape: tuple[int, ...], rng: np.random.Generator) -> None:
    arrays = [rng.standard_normal(size) for size in (shape, *[shape[1]] * 4)]
    arrays[2] = np.abs(arrays[2])
    for training in (True, False):
        settings = {"training": training}
        compare(cf.batch_norm, cf.batch_norm_backward, F.batch_norm, arrays, [0, 3, 4], settings)


@pytest.mark.parametrize("mean", [0, 100, 1e4, 1e5])
@pytest.mark.parametrize("shape", [(8, 16, 28, 28), (5000, 4), (1, 2, 224, 224)], ids=str)
def test_a_large_mean_costs_no_digits(shape: tuple[int, ...], mean: float, rng: np.random.Generator) -> None:
    input, grad = (rng.standard_normal(shape) + mean).astype("float32"), rng.standard_normal(shape).astype("float32")
    weight, bias = (rng.standard_normal(shape[1]).astype("float32") for _ in range(2))
    exact = [torch.tensor(value.astype(float), requires_grad=True) for value in (input, weight, bias)]
    expected = F.batch_norm(exact[0], None, None, *exact[1:], training=True)
    expected.backward(torch.tensor(grad.astype(float)))
    running_mean, running_var = np.zeros(shape[1]), np.ones(shape[1])
    ours = [cf.batch_norm(input, running_mean, running_var, weight, bias, True, momentum=1).astype(np.float32)]
    ours += cf.batch_norm_backward(grad, input, None, None, weight, bias, True)
    for value, judge in zip(ours, [expected, *(tensor.grad for tensor in exact)], strict=True):
        judge = judge.detach().numpy()
        assert np.abs(value - judge).max() <= 2e-6 * np.abs(judge).max()
    axes = tuple(axis for axis in range(input.ndim) if axis != 1)
    np.testing.assert_allclose(running_mean, input.mean(axis=axes, dtype=float), rtol=0, atol=1e-6)
    np.testing.assert_allclose(running_var, input.var(axis=axes, dtype=float, ddof=1), rtol=2e-6)


@pytest.mark.parametrize(("mean", "spread"), [(0, 1), (1e4, 1), (1e-3, 1e-8), (1, 0)], ids=str)
def test_images_far_from_zero_cost_no_digits(mean: float, spread: float, rng: np.random.Generator) -> None:
    input = (rng.standard_normal((3, 6, 90, 90)) * spread + mean).astype("float32")
    exact = torch.tensor(input.astype(float))
    for output, expected in (
        (cf.layer_norm(input, input.shape[1:]), F.layer_norm(exact, input.shape[1:])),
        (cf.group_norm(input, 3), F.group_norm(exact, 3)),
    ):
        np.testing.assert_allclose(output, expected.numpy(), rtol=0, atol=2e-6 * float(expected.abs().max() or 1))


@pytest.mark.parametrize("shape", [(40, 8, 20, 24), (3, 8, 150, 200), (50, 64, 7, 7)], ids=str)
def test_images_are_normalised_part_by_part(shape: tuple[int, ...], rng: np.random.Generator) -> None:
    input, *per_channel = (rng.standard_normal(size) for size in (shape, shape[1], shape[1]))
    compare(cf.group_norm, cf.group_norm_backward, F.group_norm, [input, 4, *per_channel], [0, 2, 3], {})
    weight, bias = rng.standard_normal((2, *shape[2:]))
    arguments = [input, shape[2:], weight, bias]
    compare(cf.layer_norm, cf.layer_norm_backward, F.layer_norm, arguments, [0, 2, 3], {})


def test_a_constant_channel_becomes_its_bias(rng: np.random.Generator) -> None:
    input = np.full((8, 1, 30, 30), 100.1, np.float32)  # a sum of 100.1s is rounded, and 1 / sqrt(eps) is 316
    output = cf.batch_norm(input, None, None, np.ones(1, np.float32), np.full(1, 7, np.float32), training=True)
    np.testing.assert_allclose(output, 7, rtol=1e-6)


def test_infinity_and_nan_spoil_their_channel_only() -> None:
    input = np.array([[np.nan, 1.0, 1.0], [2.0, np.inf, 2.0], [3.0, 3.0, 4.0]])
    running = [np.zeros(3), np.ones(3)]
    theirs = [torch.zeros(3, dtype=torch.float64), torch.ones(3, dtype=torch.float64)]
    expected = F.batch_norm(torch.tensor(input), *theirs, training=True)
    assert_close(cf.batch_norm(input, *running, training=True), expected, np.dtype(float))
    for ours, judge in zip(running, theirs, strict=True):
        np.testing.assert_allclose(ours, judge.numpy())


@pytest.mark.parametrize("training", [True, False])
def test_gradients_equal_finite_differences(training: bool, rng: np.random.Generator) -> None:
    input, weight, bias = rng.standard_normal((3, 2, 2, 2)), rng.standard_normal(2), rng.standard_normal(2)
    running = [None, None] if training else [rng.standard_normal(2), rng.random(2) + 0.5]
    report = cf.check_gradient(cf.batch_norm, cf.batch_norm_backward, input, *running, weight, bias, training=training)
    assert report, report
    assert len(report) == 3


def test_gradients_per_image_equal_finite_differences(rng: np.random.Generator) -> None:
    input = rng.standard_normal((2, 4, 3))
    weight, bias = rng.standard_normal((2, 4, 3))[0], rng.standard_normal((4, 3))
    assert cf.check_gradient(cf.layer_norm, cf.layer_norm_backward, input, (4, 3), weight, bias)
    assert cf.check_gradient(cf.group_norm, cf.group_norm_backward, input, 2, weight[:, 0].copy(), bias[:, 0].copy())


def test_group_norm_between_its_ends(rng: np.random.Generator) -> None:
    input = rng.standard_normal((2, 6, 5, 5))
    np.testing.assert_allclose(cf.group_norm(input, 1), cf.layer_norm(input, (6, 5, 5)))
    alone = np.stack([cf.batch_norm(image[None], None, None, training=True)[0] for image in input])
    np.testing.assert_allclose(cf.group_norm(input, 6), alone)  # instance normalisation


def test_an_empty_batch_updates_nothing() -> None:
    running_mean, running_var = np.full(3, 2.0), np.full(3, 5.0)
    assert cf.batch_norm(np.zeros((0, 3, 2, 2)), running_mean, running_var, training=True).shape == (0, 3, 2, 2)
    assert (running_mean == 2).all()
    assert (running_var == 5).all()


@pytest.mark.parametrize("training", [True, False])
def test_half_precision_and_foreign_bytes(training: bool, rng: np.random.Generator) -> None:
    input, mean, var = rng.standard_normal((4, 3, 5)), rng.standard_normal(3), rng.random(3)
    expected = cf.batch_norm(input, mean.copy(), var.copy(), training=training)
    foreign = input.astype(input.dtype.newbyteorder("S"))
    output = cf.batch_norm(foreign, mean.copy(), var.copy(), training=training)
    assert output.dtype.isnative
    np.testing.assert_array_equal(output, expected)
    half = [value.astype(np.float16) for value in (input, mean, var)]
    single = [value.astype(np.float32) for value in half]
    output = cf.batch_norm(*half, training=training)
    assert output.dtype == np.float16
    np.testing.assert_array_equal(output, cf.batch_norm(*single, training=training).astype(np.float16))
    np.testing.assert_array_equal(half[0], single[0])


def test_running_statistics_may_be_views(rng: np.random.Generator) -> None:
    table, input = np.zeros((3, 2)), rng.standard_normal((5, 3)).astype(np.float32)
    cf.batch_norm(input, table[:, 0], table[::-1, 1], training=True, momentum=1)
    np.testing.assert_allclose(table[:, 0], input.mean(axis=0, dtype=float), rtol=1e-6)
    np.testing.assert_allclose(table[::-1, 1], input.var(axis=0, ddof=1, dtype=float), rtol=1e-6)


def test_numpys_buffer_is_as_it_was(rng: np.random.Generator) -> None:
    usual = np.setbufsize(4096)
    cf.batch_norm_backward(*[rng.standard_normal((3, 2, 4))] * 2, None, None, training=True)
    cf.layer_norm(rng.standard_normal((3, 2)), 2)
    assert np.setbufsize(usual) == 4096


@st.composite
def layers(draw: st.DrawFn) -> tuple[Any, Any, list[np.ndarray | None], float]:
    """Draw a layer, its input and the batch normalisation behind it."""
    rank, bias = draw(st.integers(0, 3)), draw(st.booleans())
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    input, weight = rng.standard_normal((2, 3, *[5] * rank)), rng.standard_normal((4, 3, *[2] * rank))
    optional = [rng.standard_normal(4) if draw(st.booleans()) else None for _ in range(2)]
    rest = [rng.standard_normal(4) if bias else None, rng.standard_normal(4), rng.random(4), *optional]
    return input, weight, rest, draw(st.sampled_from([1e-5, 0.1]))


@given(layers())
def test_folding_changes_no_output(case: tuple[Any, Any, list[Any], float]) -> None:
    input, weight, (bias, *norm), eps = case
    layer = [cf.linear, cf.conv1d, cf.conv2d, cf.conv3d][weight.ndim - 2]
    expected = cf.batch_norm(layer(input, weight, bias), *norm, eps=eps)
    folded = cf.fold_batch_norm(weight, bias, *norm, eps=eps)
    np.testing.assert_allclose(layer(input, *folded), expected, rtol=1e-9, atol=1e-9)
