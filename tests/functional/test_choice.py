"""The choice of an algorithm: legal always, the documented one where the shape is telling, and kept to."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnedu.functional import _products, conv1d, conv2d, conv2d_backward, conv3d
from cnnedu.functional._choice import cheapest
from cnnedu.functional.winograd import LARGEST_KERNEL

# padded input, weight, stride, dilation, groups: what the docstring of `conv` says of each
TELLING = {
    "few channels, many filters": ("im2col", (2, 3, 230, 230), (64, 3, 7, 7), 2, 1, 1),
    "a colour image": ("im2col", (8, 3, 64, 64), (16, 3, 3, 3), 1, 1, 1),
    "a small layer": ("im2col", (1, 1, 32, 32), (6, 1, 5, 5), 1, 1, 1),
    "pointwise": ("im2col", (8, 256, 14, 14), (64, 256, 1, 1), 1, 1, 1),
    "few filters, dilated": ("mec", (2, 16, 64, 64), (4, 16, 5, 5), 1, 2, 1),
    "one filter, many channels": ("shift", (2, 256, 40, 40), (1, 256, 3, 3), 1, 1, 1),
    "few filters, many channels": ("shift", (1, 256, 40, 40), (2, 256, 3, 3), 1, 1, 1),
    "many channels and filters": ("winograd", (8, 128, 30, 30), (128, 128, 3, 3), 1, 1, 1),
    "a large kernel, few channels": ("fft", (1, 8, 128, 128), (8, 8, 31, 31), 1, 1, 1),
    "a large kernel, one channel": ("fft", (8, 1, 158, 158), (4, 1, 31, 31), 1, 1, 1),
    "a large kernel, stride 4": ("im2col", (1, 3, 227, 227), (96, 3, 11, 11), 4, 1, 1),
}


@pytest.mark.parametrize(("name", "input_shape", "weight_shape", "s", "d", "groups"), TELLING.values(), ids=TELLING)
def test_telling_shapes_get_the_documented_algorithm(
    name: str, input_shape: Any, weight_shape: Any, s: int, d: int, groups: int
) -> None:
    assert cheapest(input_shape, weight_shape, (s, s), (d, d), groups) == name


@given(st.data())
def test_the_choice_is_legal(data: st.DataObject) -> None:
    rank = data.draw(st.integers(1, 3))
    kernel, stride, dilation, more = (data.draw(st.tuples(*[st.integers(1, most)] * rank)) for most in (9, 3, 3, 40))
    size = [d * (k - 1) + n for k, d, n in zip(kernel, dilation, more, strict=True)]
    groups, n = data.draw(st.sampled_from([1, 1, 2, 8])), data.draw(st.sampled_from([1, 2, 32]))
    channels, filters = (data.draw(st.sampled_from([1, 2, 3, 16, 200])) for _ in range(2))
    settings = (n, groups * channels, *size), (groups * filters, channels, *kernel), stride, dilation, groups
    chosen = cheapest(*settings)
    assert chosen in _products.ALGORITHMS
    if chosen == "winograd":
        assert rank == 2
        assert {*stride, *dilation} == {1}
        assert max(kernel) <= LARGEST_KERNEL


@pytest.mark.parametrize(
    ("kernel", "stride", "dilation"),
    [
        ((3, 3), (2, 1), (1, 1)),
        ((3, 3), (1, 1), (1, 2)),
        ((3, 6), (1, 1), (1, 1)),
        ((3,), (1,), (1,)),
        ((3, 3, 3), (1, 1, 1), (1, 1, 1)),
    ],
)
def test_winograd_is_for_small_kernels_of_images_at_stride_one(kernel: Any, stride: Any, dilation: Any) -> None:
    shapes = (8, 512, *(60 * s for s in stride)), (512, 512, *kernel)
    assert cheapest(*shapes, stride, dilation, 1) != "winograd"
    assert cheapest((8, 512, 60, 60), (512, 512, 3, 3), (1, 1), (1, 1), 1) == "winograd"


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that the names of the algorithms are written to as they are called."""
    names: list[str] = []
    for name, function in _products.ALGORITHMS.items():

        def called(*arguments: Any, name: str = name, function: Any = function) -> np.ndarray:
            names.append(name)
            return function(*arguments)

        monkeypatch.setitem(_products.ALGORITHMS, name, called)
    return names


def arrays(input_shape: Any, weight_shape: Any) -> tuple[np.ndarray, np.ndarray]:
    return np.ones(input_shape, np.float32), np.ones(weight_shape, np.float32)


@pytest.mark.parametrize(("name", "input_shape", "weight_shape", "s", "d", "groups"), TELLING.values(), ids=TELLING)
def test_auto_takes_it(
    name: str, input_shape: Any, weight_shape: Any, s: int, d: int, groups: int, taken: list[str]
) -> None:
    input, weight = arrays(input_shape, weight_shape)
    conv2d(input, weight, stride=s, dilation=d, groups=groups)
    assert taken == [name]


def test_padding_counts(taken: list[str]) -> None:
    input, weight = arrays((8, 128, 28, 28), (128, 128, 3, 3))
    conv2d(input, weight, padding=1)
    assert taken == ["winograd"]


@pytest.mark.parametrize("algorithm", _products.ALGORITHMS)
def test_a_named_algorithm_is_taken(algorithm: str, taken: list[str]) -> None:
    for _, input_shape, weight_shape, *_ in TELLING.values():
        if max(weight_shape[2:]) <= 5 and input_shape[1] < 128:
            conv2d(*arrays(input_shape, weight_shape), algorithm=algorithm)
    assert len(taken) >= 3
    assert set(taken) == {algorithm}


@pytest.mark.parametrize("name", ["winograd", "fft"])
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("where", [0, 1])
def test_what_mixes_patches_never_sees_nan_or_infinity(name: str, value: float, where: int, taken: list[str]) -> None:
    shapes = next(case[1:3] for case in TELLING.values() if case[0] == name)
    call = arrays(*shapes)
    call[where].flat[-1] = value
    with np.errstate(invalid="ignore"):
        conv2d(*call)
    assert taken == ["im2col"]


@pytest.mark.parametrize("name", ["winograd", "fft"])
def test_what_rounds_never_sees_integers(name: str, taken: list[str]) -> None:
    shapes = next(case[1:3] for case in TELLING.values() if case[0] == name)
    conv2d(*(array.astype(int) for array in arrays(*shapes)))
    assert taken == ["im2col"]


@pytest.mark.parametrize("name", ["winograd", "fft"])
def test_gradient_of_the_input_is_a_convolution_where_that_is_cheap(name: str, taken: list[str]) -> None:
    shapes = next(case[1:3] for case in TELLING.values() if case[0] == name)
    input, weight = arrays(*shapes)
    grad_output = np.ones_like(conv2d(input, weight))
    conv2d_backward(grad_output, input, weight)
    assert taken == [name, name]
    grad_output.flat[0] = np.inf
    conv2d_backward(grad_output, input, weight)
    assert taken == [name, name]  # scattered


def test_signals_and_volumes_are_chosen_for_too(taken: list[str]) -> None:
    conv1d(np.ones((1, 1, 60_000)), np.ones((1, 1, 3000)))
    conv3d(np.ones((1, 1, 48, 48, 48)), np.ones((1, 1, 15, 15, 15)))
    assert taken == ["fft", "fft"]


def test_no_images_need_no_choice(taken: list[str]) -> None:
    assert conv2d(*arrays((0, 8, 128, 128), (8, 8, 31, 31))).shape == (0, 8, 98, 98)
    assert taken == ["im2col"]
