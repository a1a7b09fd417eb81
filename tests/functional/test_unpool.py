"""max_unpool2d equals torch, forward and backward, with indices of any kind; bad arguments raise by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

import cnnedu.functional as ours
from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional import max_pool2d, max_unpool2d, max_unpool2d_backward


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    """Where indices repeat, several threads of torch race: only one thread gives the same answer every time."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@st.composite
def calls(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, dict[str, Any]]:
    """Draw an input, indices that repeat, and the settings of the pooling they might come from."""
    kernel, steps, border = ([draw(st.integers(low, 3)) for _ in range(2)] for low in (1, 1, 0))
    size = [draw(st.integers(1, 5)) for _ in range(2)]
    border = [min(p, k // 2) for p, k in zip(border, kernel, strict=True)]
    output = [(n - 1) * s + k - 2 * p for n, s, k, p in zip(size, steps, kernel, border, strict=True)]
    size = [n + 1 if out < 1 else n for n, out in zip(size, output, strict=True)]
    output = [(n - 1) * s + k - 2 * p for n, s, k, p in zip(size, steps, kernel, border, strict=True)]
    settings = {"kernel_size": tuple(kernel), "stride": tuple(steps), "padding": tuple(border)}
    if draw(st.booleans()):
        output = [draw(st.integers(max(1, n - s + 1), n + s - 1)) for n, s in zip(output, steps, strict=True)]
        settings["output_size"] = tuple(output)
    shape = (*draw(st.sampled_from([(3,), (2, 3), (0, 2)])), *size)
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    input = rng.standard_normal(shape).astype(draw(st.sampled_from(["float32", "float64"])))
    indices = rng.integers(0, output[0] * output[1], shape)
    if draw(st.booleans()):
        input, indices = input[..., ::-1], np.asfortranarray(indices)
    input.flags.writeable = indices.flags.writeable = False
    return input, indices, settings


@given(calls())
def test_equals_torch(call: tuple[np.ndarray, np.ndarray, dict[str, Any]]) -> None:
    input, indices, settings = call
    tensor = torch.tensor(input.copy(), requires_grad=True)
    expected = F.max_unpool2d(tensor, torch.tensor(indices.copy()), **settings)
    output = max_unpool2d(input, indices, **settings)
    assert output.dtype == input.dtype
    np.testing.assert_array_equal(output, expected.detach().numpy())
    grad_output = np.random.default_rng(0).standard_normal(output.shape[::-1]).astype(input.dtype).T
    (gradient,) = torch.autograd.grad(expected, tensor, torch.tensor(grad_output.copy()))
    mine = max_unpool2d_backward(grad_output, input, indices, **settings).input
    assert mine.dtype == input.dtype
    np.testing.assert_array_equal(mine, gradient.numpy())


def test_maxima_return_to_where_they_were(rng: np.random.Generator) -> None:
    image = rng.permutation(2 * 3 * 7 * 7).reshape(2, 3, 7, 7) + 1
    pooled, indices = max_pool2d(image, 2, return_indices=True)
    unpooled = max_unpool2d(pooled, indices, 2, output_size=image.shape)
    assert unpooled.shape == image.shape
    assert unpooled.dtype == image.dtype
    np.testing.assert_array_equal(unpooled[unpooled > 0], image[unpooled > 0])
    np.testing.assert_array_equal(max_pool2d(unpooled, 2), pooled)


def test_any_integer_counts_as_an_index() -> None:
    image = np.ones((1, 2, 2))
    for dtype in ("int32", "uint8", ">i8"):
        assert max_unpool2d(image, np.array([[[0, 3], [12, 15]]], dtype), 2).sum() == 4


MAPS, INDICES = np.zeros((1, 2, 3, 3)), np.zeros((1, 2, 3, 3), int)


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize("operation", ["max_unpool2d", "max_unpool2d_backward"])
@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"indices": INDICES + 36}, ValueError, "indices must be from 0 to 35, the cells of .* 6×6, got 36"),
        ({"indices": INDICES - 1}, ValueError, "indices must be from 0 to 35, .* got -1"),
        ({"indices": INDICES[:, :1]}, ShapeError, r"indices must have shape \(1, 2, 3, 3\) \(that of the input\)"),
        ({"indices": MAPS}, DTypeError, "indices must hold integers, got dtype float64"),
        ({"indices": INDICES.tolist()}, DTypeError, "indices must be a NumPy array, got list"),
        ({"input": MAPS.tolist()}, DTypeError, "input must be a NumPy array, got list"),
        ({"input": MAPS[0, 0]}, ShapeError, "input must have the axes"),
        ({"input": MAPS.astype(complex)}, DTypeError, "input must hold integers or floats, got dtype complex128"),
        ({"kernel_size": 0}, ValueError, "kernel_size must be at least 1, got 0"),
        ({"stride": 0}, ValueError, "stride must be at least 1, got 0"),
        ({"stride": 1.5}, TypeError, "stride must be an integer or a pair"),
        ({"padding": -1}, ValueError, "padding must be at least 0, got -1"),
        ({"padding": 3}, ShapeError, "padding leaves no output: its height would be 0"),
        ({"output_size": (8, 6)}, ValueError, "output_size must have a height from 5 to 7, got 8"),
        ({"output_size": (6, 4)}, ValueError, "output_size must have a width from 5 to 7, got 4"),
        ({"output_size": (6, 6.0)}, TypeError, "output_size must be an integer, got 6.0"),
        ({"output_size": (0, 6)}, ValueError, "output_size must be at least 1, got 0"),
        ({"output_size": 6}, ValueError, r"output_size must be \(height, width\) or a shape \(n, c, h, w\), got 6"),
        ({"output_size": (2, 6, 6)}, ValueError, r"output_size must be .* got \(2, 6, 6\)"),
    ],
)
def test_bad_arguments_are_named(operation: str, bad: dict[str, Any], error: type[Exception], message: str) -> None:
    arguments = {"input": MAPS, "indices": INDICES, "kernel_size": 2, **bad}
    if operation.endswith("backward"):
        arguments["grad_output"] = np.zeros((1, 2, 6, 6))
    with pytest.raises(error, match=f"^{operation}: {message}"):
        getattr(ours, operation)(**arguments)


@pytest.mark.usefixtures("as_user")
def test_the_gradient_has_the_shape_of_the_output() -> None:
    with pytest.raises(ShapeError, match=r"max_unpool2d_backward: grad_output must have shape \(1, 2, 6, 6\)"):
        max_unpool2d_backward(MAPS, MAPS, INDICES, 2)
