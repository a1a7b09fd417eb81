"""ConvolutionExplorer, driven from Python and from the page."""

from __future__ import annotations

import ast
from typing import Any

import numpy as np
import pytest

from cnnedu.explorers import PRESETS, ConvolutionExplorer
from cnnedu.functional import conv2d

MODES = ("zeros", "reflect", "replicate", "circular")


@pytest.fixture
def explorer() -> ConvolutionExplorer:
    return ConvolutionExplorer()


def random_explorer(rng: np.random.Generator, **settings: Any) -> ConvolutionExplorer:
    """Return an explorer on random data, whatever the mode, with one filter and channel more than usual."""
    return ConvolutionExplorer(
        **{"input": rng.normal(size=(2, 6, 7)), "weight": rng.normal(size=(3, 2, 3, 2)), "bias": rng.normal(size=3)},
        **settings,
    )


# ------------------------------------------------------------------------------------------------ reading, setting


def test_starts_with_the_classic_picture(explorer: ConvolutionExplorer) -> None:
    assert explorer.input.shape == (1, 7, 7)
    assert np.array_equal(explorer.weight[0, 0], PRESETS["vertical_edge"])
    assert explorer.output.shape == (1, 5, 5)
    assert np.array_equal(explorer.output, conv2d(explorer.input, explorer.weight))
    assert repr(explorer) == "ConvolutionExplorer(input=1×7×7, weight=1×1×3×3, output=1×5×5)"
    picture = explorer.input[0]
    assert not np.array_equal(picture, picture.T) and not np.array_equal(picture, picture[::-1, ::-1])


@pytest.mark.parametrize("value", [np.eye(4, dtype=int), np.eye(4, dtype=np.float32)[None], np.eye(4).tolist()])
def test_input_in_every_form(explorer: ConvolutionExplorer, value: Any) -> None:
    explorer.input = value
    assert explorer.input.shape == (1, 4, 4) and explorer.input.dtype == np.float64
    assert explorer.get_state("input")["input"] == [np.eye(4, dtype=int).tolist()]


def test_weight_in_every_form(explorer: ConvolutionExplorer) -> None:
    explorer.set(input=np.ones((2, 5, 5)), weight=np.ones((2, 3, 3)))
    assert explorer.weight.shape == (1, 2, 3, 3)
    explorer.weight = np.arange(6).reshape(2, 3)
    assert explorer.weight.shape == (1, 2, 2, 3), "a single kernel is used on every channel"
    assert np.array_equal(explorer.weight[0, 0], explorer.weight[0, 1])
    explorer.weight = "gaussian_blur"
    assert np.array_equal(explorer.weight, np.repeat(PRESETS["gaussian_blur"][None, None], 2, axis=1))
    explorer.set(input=np.ones((3, 5, 5)), weight="sharpen")
    assert explorer.weight.shape == (1, 3, 3, 3)


def test_pairs_and_integers(explorer: ConvolutionExplorer) -> None:
    explorer.set(stride=2, padding=(0, 1), dilation=np.array([1, 2]))
    assert (explorer.stride, explorer.padding, explorer.dilation) == ((2, 2), (0, 1), (1, 2))
    explorer.stride = np.int64(3)
    assert explorer.get_state("stride")["stride"] == [3, 3]


def test_bias_follows_the_number_of_filters(explorer: ConvolutionExplorer) -> None:
    explorer.set(weight=np.ones((3, 1, 2, 2)), bias=2)
    assert explorer.bias.tolist() == [2, 2, 2]
    explorer.bias = [1, 2, 3]
    explorer.weight = np.ones((2, 1, 2, 2))
    assert explorer.bias.tolist() == [1, 2]
    explorer.weight = np.ones((4, 1, 2, 2))
    assert explorer.bias.tolist() == [1, 2, 0, 0]


def test_position_follows_the_geometry(explorer: ConvolutionExplorer) -> None:
    explorer.position = (0, 4, 3)
    explorer.stride = 2
    assert explorer.position == (0, 2, 2)
    explorer.set(weight=np.ones((2, 1, 3, 3)), position=(1, 2, 0))
    explorer.weight = "identity"
    assert explorer.position == (0, 2, 0)


def test_arrays_cannot_be_changed_behind_the_page(explorer: ConvolutionExplorer) -> None:
    mine = np.ones((1, 5, 5))
    explorer.input = mine
    mine[:] = 7
    assert explorer.input.max() == 1, "the explorer holds a copy"
    for name in ("input", "weight", "bias", "output"):
        with pytest.raises(ValueError, match="read-only"):
            getattr(explorer, name)[0] = 9
    with pytest.raises(TypeError):
        explorer.presets["identity"] = mine
    with pytest.raises(AttributeError, match="ConvolutionExplorer: output is computed; set one of input, weight"):
        explorer.output = mine
    with pytest.raises(AttributeError):
        explorer.grad_input = mine


def test_output_can_be_observed(explorer: ConvolutionExplorer) -> None:
    seen: list[tuple[int, ...]] = []
    explorer.observe(lambda change: seen.append(change["new"].shape), names="output")
    explorer.set(stride=2, padding=1)
    explorer.position = (0, 1, 1)
    explorer.set_state({"stride": [1, 1]})
    assert seen == [(1, 4, 4), (1, 7, 7)]


def test_every_observer_finds_output_up_to_date(explorer: ConvolutionExplorer) -> None:
    shapes = []
    for name in ("input", "stride", "padding"):
        explorer.observe(lambda change: shapes.append(explorer.output.shape), names=name)
    explorer.set(input=np.ones((9, 9)), stride=2, padding=1)
    assert shapes == [(1, 5, 5)] * 3


# ------------------------------------------------------------------------------------------------------ arithmetic


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("mode", MODES)
def test_output_is_torchs(mode: str, flip: bool, rng: np.random.Generator) -> None:
    torch = pytest.importorskip("torch")
    explorer = random_explorer(rng, padding=(2, 1), stride=(2, 1), dilation=(1, 2), padding_mode=mode, flip=flip)
    layer = torch.nn.Conv2d(2, 3, (3, 2), (2, 1), (2, 1), (1, 2), padding_mode=mode, dtype=torch.float64)
    kernel = explorer.weight[..., ::-1, ::-1] if flip else explorer.weight
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(kernel.copy()))
        layer.bias.copy_(torch.from_numpy(explorer.bias.copy()))
        expected = layer(torch.from_numpy(explorer.input[None].copy()))[0].numpy()
    np.testing.assert_allclose(explorer.output, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("mode", MODES)
def test_gradients_are_finite_differences(mode: str, flip: bool, rng: np.random.Generator) -> None:
    explorer = random_explorer(rng, padding=(2, 3), stride=(2, 1), padding_mode=mode, flip=flip, position=(1, 1, 2))
    for name, grad in (("input", explorer.grad_input), ("weight", explorer.grad_weight)):
        operand = getattr(explorer, name)
        assert grad.shape == operand.shape
        assert np.count_nonzero(grad) > 3
        for index in np.ndindex(operand.shape):
            ends = []
            for step in (-0.5, 0.5):
                moved = operand.copy()
                moved[index] += step
                explorer.set(**{name: moved})
                ends.append(explorer.output[explorer.position])
            explorer.reset()
            assert ends[1] - ends[0] == pytest.approx(grad[index], abs=1e-12), (name, index)


def test_gradient_through_a_mirror_adds_up() -> None:
    # Row -1 mirrors row 1: the kernel's upper and lower row meet the same input cell.
    explorer = ConvolutionExplorer(
        input=np.zeros((3, 3)), weight=[[0, 2, 0], [0, 1, 0], [0, 5, 0]], padding=1, padding_mode="reflect"
    )
    assert explorer.grad_input[0].tolist() == [[1, 0, 0], [7, 0, 0], [0, 0, 0]]


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("mode", MODES)
def test_python_reproduces_the_screen(mode: str, flip: bool, rng: np.random.Generator) -> None:
    for padding in (0, (1, 3)):
        options = {"padding": padding, "padding_mode": mode, "flip": flip}
        explorer = random_explorer(rng, stride=(1, 2), mode="backward", position=(2, 1, 1), **options)
        names: dict[str, Any] = {}
        exec(explorer.python(), names)
        assert np.array_equal(names["output"], explorer.output)
        grad = names["gradients"].weight
        assert np.array_equal(grad[..., ::-1, ::-1] if flip else grad, explorer.grad_weight)
        if not any(explorer.padding) or mode == "zeros":
            assert np.array_equal(names["gradients"].input, explorer.grad_input)


@pytest.mark.parametrize("preset", PRESETS)
def test_python_reproduces_every_preset(preset: str) -> None:
    explorer = ConvolutionExplorer(weight=preset, bias=0.1)
    names: dict[str, Any] = {}
    exec(explorer.python(), names)
    assert np.array_equal(names["output"], explorer.output)


def test_python_says_no_more_than_needed(explorer: ConvolutionExplorer) -> None:
    source = explorer.python()
    assert source.endswith("output = conv2d(input, weight)\n")
    imports = [node for node in ast.parse(source).body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [[alias.name for alias in node.names] for node in imports] == [["numpy"], ["conv2d"]]
    explorer.set(stride=2, padding=(0, 1), dilation=2, bias=3, weight="box_blur")
    assert "output = conv2d(input, weight, bias, stride=2, padding=(0, 1), dilation=2)\n" in explorer.python()
    assert "[1, 1, 1]]]], dtype=float) / 9\n" in explorer.python()


# ------------------------------------------------------------------------------------------------ words and pictures


def test_describe_writes_the_sum_out() -> None:
    explorer = ConvolutionExplorer(input=np.arange(9).reshape(3, 3), weight=[[1, -2], [0, 3]], position=(0, 1, 0))
    assert explorer.describe() == "output row 1, column 0: 3×1 + 4×−2 + 6×0 + 7×3 = 16"
    explorer.set(flip=True, bias=0.5)
    assert explorer.describe() == "output row 1, column 0: 3×3 + 4×0 + 6×−2 + 7×1 + 0.5 (bias) = 4.5"


def test_describe_names_filter_and_channels() -> None:
    explorer = ConvolutionExplorer(input=np.ones((2, 3, 3)), weight=np.full((2, 2, 2, 2), -1.5), position=(1, 0, 1))
    assert explorer.describe() == "filter 1, output row 0, column 1: −6 (channel 0) + −6 (channel 1) = −12"


def test_describe_shortens_a_long_sum_and_keeps_fractions() -> None:
    assert ConvolutionExplorer(weight=np.ones((4, 4))).describe().endswith(" + 0×1 + … (16 products) = 9")
    assert "0×1/9" in ConvolutionExplorer(weight="box_blur").describe()


def test_picture_shows_the_current_state() -> None:
    before = ConvolutionExplorer(weight="box_blur", padding=1, bias=0.25)
    assert before.describe() in before.still()
    assert ">1/9<" in before.still() and ">kernel<" in before.still()
    assert ">rotated kernel<" in ConvolutionExplorer(flip=True).still()
    pictures = {ConvolutionExplorer(**change).still() for change in ({}, {"position": (0, 1, 1)}, {"stride": 2})}
    assert len(pictures) == 3
    backward = ConvolutionExplorer(mode="backward").still()
    assert ">gradient to input<" in backward and ">gradient to kernel<" in backward


def test_repr_names_what_differs_from_the_default() -> None:
    explorer = ConvolutionExplorer(stride=2, padding=(0, 1), bias=1.5, flip=True, padding_mode="circular")
    assert repr(explorer) == (
        "ConvolutionExplorer(input=1×7×7, weight=1×1×3×3, bias=[1.5], stride=2, padding=(0, 1),"
        " padding_mode='circular', flip=True, output=1×3×4)"
    )
