"""What ConvolutionExplorer refuses, from Python and from the page, and what it says."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.explorers import ConvolutionExplorer
from cnnedu.functional import conv2d


@pytest.fixture
def explorer() -> ConvolutionExplorer:
    return ConvolutionExplorer()


def state(explorer: ConvolutionExplorer) -> dict[str, Any]:
    result: dict[str, Any] = explorer.get_state(list(explorer.settings))
    return result


# ------------------------------------------------------------------------------------------------------- bad input

BAD = [
    ({"input": None}, DTypeError, "input must be an array of integers or floats, got NoneType of dtype object"),
    ({"input": [["1"]]}, DTypeError, "input must be an array of integers or floats, got list of dtype <U1"),
    ({"input": np.ones((3, 3), bool)}, DTypeError, "got ndarray of dtype bool. Convert it with .astype(float)."),
    ({"input": np.ones((3, 3), complex)}, DTypeError, "got ndarray of dtype complex128"),
    ({"input": [[1, 2], [3]]}, ShapeError, "input must be an array of numbers: the rows given differ in length"),
    ({"input": [1, 2, 3]}, ShapeError, "input must have the axes (channels, height, width) or (height, width), got"),
    ({"input": np.ones((1, 1, 7, 7))}, ShapeError, "got shape (1, 1, 7, 7)"),
    (
        {"input": np.ones((17, 3))},
        ShapeError,
        "height from 1 to 16, got (channels=1, height=17, width=3)",
    ),
    ({"input": np.ones((5, 3, 3))}, ShapeError, "input must have channels from 1 to 4"),
    ({"input": np.ones((0, 3))}, ShapeError, "input must have height from 1 to 16"),
    ({"input": [[0, np.nan]]}, ValueError, "input must hold finite numbers, got nan at index (0, 1)"),
    ({"weight": [[np.inf]]}, ValueError, "weight must hold finite numbers, got inf at index (0, 0)"),
    ({"weight": "sobel-x"}, ValueError, "got 'sobel-x'. Did you mean 'sobel_x'?"),
    ({"weight": np.ones((8, 8))}, ShapeError, "weight must have k_h from 1 to 7"),
    ({"weight": np.ones((5, 1, 3, 3))}, ShapeError, "weight must have filters from 1 to 4"),
    ({"weight": np.ones((1, 2, 3, 3))}, ShapeError, "each filter of weight has 2 channels, but input has 1"),
    ({"input": np.ones((3, 7, 7))}, ShapeError, "Both can change together: explorer.set(input=..., weight=...)"),
    ({"input": np.ones((2, 2))}, ShapeError, "larger than the padded input"),
    ({"dilation": 4}, ShapeError, "larger than the padded input"),
    ({"bias": [1, 2]}, ShapeError, "bias must have one number per filter (1), got 2"),
    ({"bias": "x"}, DTypeError, "bias must be an array of integers or floats"),
    ({"stride": 0}, ValueError, "stride must be from 1 to 4, got 0"),
    ({"stride": 1.0}, TypeError, "stride must be an integer, got 1.0 (float)"),
    ({"stride": True}, TypeError, "stride must be an integer, got True (bool)"),
    ({"stride": (1, 2, 3)}, ValueError, "stride must be an integer or a pair (height, width), got (1, 2, 3)"),
    ({"padding": (0, 7)}, ValueError, "padding (width) must be from 0 to 6, got 7"),
    ({"padding": "same"}, TypeError, "padding must be an integer, got 'same' (str)"),
    ({"padding": -1}, ValueError, "padding must be from 0 to 6, got -1"),
    ({"padding_mode": "zero"}, ValueError, "'circular', got 'zero'. Did you mean 'zeros'?"),
    (
        {"padding_mode": "reflect", "padding": 2, "input": np.ones((2, 7))},
        ShapeError,
        "can add at most 1 to a height of 2",
    ),
    ({"flip": 1}, TypeError, "flip must be True or False, got 1"),
    ({"position": (0, 5, 0)}, ValueError, "position must be at most (0, 4, 4), got (0, 5, 0)"),
    ({"position": (0, -1, 0)}, ValueError, "position (row) must be from 0"),
    ({"position": 3}, TypeError, "position must be (filter, row, column), got 3"),
    ({"mode": "back"}, ValueError, "mode must be one of 'forward', 'backward', got 'back'"),
    ({"color_scale": None}, ValueError, "color_scale must be one of"),
    ({"input": np.full((3, 3), 1e200), "weight": [[1e200]]}, ValueError, "the sums overflow"),
    ({"speed": 9}, ValueError, "speed must be from 0.25 to 8, got 9"),
    ({"speed": float("nan")}, ValueError, "speed must be from 0.25 to 8, got nan"),
    ({"speed": "fast"}, TypeError, "speed must be a number, got 'fast' (str)"),
    ({"presets": {}}, TypeError, "ConvolutionExplorer has no setting 'presets'"),
]


@pytest.mark.parametrize(("change", "error", "message"), BAD, ids=[f"{list(b[0])[-1]}-{i}" for i, b in enumerate(BAD)])
def test_bad_values_raise_and_change_nothing(
    explorer: ConvolutionExplorer, change: dict[str, Any], error: type[Exception], message: str, as_user: None
) -> None:
    before = state(explorer)
    with pytest.raises(error) as refusal:
        explorer.set(**change)
    assert type(refusal.value) is error
    assert message in str(refusal.value) and "ConvolutionExplorer" in str(refusal.value)
    with pytest.raises(error):
        ConvolutionExplorer(**change)
    assert state(explorer) == before


def test_a_tensor_that_requires_a_gradient_is_refused_with_torchs_advice(explorer: ConvolutionExplorer) -> None:
    torch = pytest.importorskip("torch")
    with pytest.raises(DTypeError, match="input must be an array of numbers: .*detach"):
        explorer.input = torch.ones(3, 3, requires_grad=True)
    explorer.input = torch.ones(3, 3)
    assert explorer.input.shape == (1, 3, 3)


# ---------------------------------------------------------------------------------------------------- from the page


def test_what_the_page_writes_arrives_as_arrays(explorer: ConvolutionExplorer) -> None:
    changes = []
    explorer.observe(changes.append, names="input")
    grid = explorer.get_state("input")["input"]
    grid[0][3][3] = 9
    explorer.set_state({"input": grid, "position": [0, 2, 3], "playing": True})
    assert isinstance(explorer.input, np.ndarray) and explorer.input[0, 3, 3] == 9
    assert (explorer.position, explorer.playing) == ((0, 2, 3), True)
    assert changes[0]["new"] is explorer.input
    assert np.array_equal(explorer.output, conv2d(explorer.input, explorer.weight))


@pytest.mark.parametrize(
    "written",
    [
        {"input": [[[0] * 17] * 3]},
        {"input": [[[0, None], [0, 1]]]},
        {"weight": [[[[1e400]]]]},
        {"weight": "nothing"},
        {"stride": [0, 1]},
        {"stride": [1.5, 1]},
        {"padding": [1]},
        {"dilation": [4, 4]},
        {"position": [0, 0]},
        {"position": [0, 99, 0]},
        {"position": ["0", 0, 0]},
        {"padding_mode": "__proto__"},
        {"speed": 1e9},
        {"flip": "true"},
        {"input": [[[10**400]]]},
    ],
)
def test_nonsense_from_the_page_is_dropped(
    explorer: ConvolutionExplorer, written: dict[str, Any], as_user: None
) -> None:
    explorer.set(stride=2, position=(0, 1, 1))
    before = state(explorer)
    explorer.set_state(written)
    assert state(explorer) == before
    explorer.set_state({**written, "bias": [4]})
    assert state(explorer) == {**before, "bias": [4]}, "the sound part of a message is kept"


def test_page_may_write_what_fits_only_together(explorer: ConvolutionExplorer) -> None:
    explorer.set_state({"input": [[[1] * 3] * 3] * 2, "weight": [[[[1]], [[2]]]] * 3, "position": [2, 2, 2]})
    assert explorer.output.shape == (3, 3, 3) and explorer.bias.tolist() == [0, 0, 0]
    assert explorer.position == (2, 2, 2)
