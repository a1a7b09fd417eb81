"""What holds for every operation: its backward pass takes its arguments, and gradients have their arguments' dtypes."""

from __future__ import annotations

import inspect
import re
from typing import Any

import numpy as np
import pytest

import cnnedu.functional as cf

OPERATIONS = [name.removesuffix("_backward") for name in cf.__all__ if name.endswith("_backward")]
IMAGE, ROW, PLANE, COUNTS = (2, 4, 6, 6), (3, 5), (4,), np.arange(3)
CALLS: dict[str, tuple[Any, ...]] = {  # tuples are the shapes of arrays of floats, all else is passed on
    "adaptive_avg_pool2d": (IMAGE, 2),
    "adaptive_max_pool2d": (IMAGE, 2),
    "avg_pool1d": ((2, 4, 6), 2),
    "avg_pool2d": (IMAGE, 2),
    "batch_norm": (IMAGE, None, None, PLANE, PLANE, True),
    "conv1d": ((2, 4, 6), (3, 4, 2), (3,)),
    "conv2d": (IMAGE, (3, 4, 2, 2), (3,)),
    "conv2d_loops": (IMAGE, (3, 4, 2, 2), (3,)),
    "conv3d": ((2, 4, 6, 6, 6), (3, 4, 2, 2, 2), (3,)),
    "conv_transpose1d": ((2, 4, 6), (4, 3, 2), (3,)),
    "conv_transpose2d": (IMAGE, (4, 3, 2, 2), (3,)),
    "cross_entropy": (ROW, COUNTS),
    "depthwise_separable_conv2d": (IMAGE, (4, 1, 3, 3), (3, 4, 1, 1), (3,)),
    "dropout": (ROW, 0.0),
    "fold": ((4, 4), 3, 2),
    "gelu": (ROW,),
    "group_norm": (IMAGE, 2, PLANE, PLANE),
    "interpolate": (IMAGE, 9, None, "bilinear"),
    "layer_norm": (IMAGE, [6], (6,), (6,)),
    "leaky_relu": (ROW,),
    "linear": (ROW, (2, 5), (2,)),
    "locally_connected2d": (IMAGE, (3, 4, 2, 2, 5, 5), (3, 5, 5)),
    "log_softmax": (ROW, 1),
    "max_pool1d": ((2, 4, 6), 2),
    "max_pool2d": (IMAGE, 2),
    "max_unpool2d": ((1, 1, 1), np.array([[[3]]]), 2),
    "mse_loss": (ROW, ROW),
    "pad": (IMAGE, [1, 1]),
    "relu": (ROW,),
    "sigmoid": (ROW,),
    "silu": (ROW,),
    "softmax": (ROW, 1),
    "tanh": (ROW,),
    "unfold": (IMAGE, 2),
}


def arguments(name: str, dtypes: list[type]) -> list[Any]:
    """Return the arguments of a call, its arrays in these dtypes by turns."""
    rng, turns = np.random.default_rng(0), iter(dtypes * 5)
    return [
        rng.standard_normal(value).astype(next(turns)) if isinstance(value, tuple) else value for value in CALLS[name]
    ]


def test_every_operation_is_called_here() -> None:
    assert sorted(CALLS) == sorted(OPERATIONS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_backward_takes_the_arguments_of_forward(name: str) -> None:
    forward, backward = (
        list(inspect.signature(getattr(cf, each)).parameters.values()) for each in (name, f"{name}_backward")
    )
    assert backward[0].name == "grad_output"
    assert [(p.name, p.default, p.kind) for p in backward[1:]] == [(p.name, p.default, p.kind) for p in forward]


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("dtypes", [[np.float32], [np.float64], [np.float32, np.float64], [np.float16]])
def test_a_gradient_has_the_dtype_of_its_argument(name: str, dtypes: list[type]) -> None:
    given = arguments(name, dtypes)
    output = getattr(cf, name)(*given)
    for dtype in (np.float32, np.float64):
        gradients = getattr(cf, f"{name}_backward")(np.ones(output.shape, dtype), *given)
        parameters = list(inspect.signature(getattr(cf, name)).parameters)
        for field, gradient in gradients._asdict().items():
            if gradient is not None:
                argument = given[parameters.index(field)]
                assert (gradient.shape, gradient.dtype) == (argument.shape, argument.dtype), field


@pytest.mark.parametrize("name", ["conv2d", "conv_transpose2d", "linear", "locally_connected2d"])
def test_the_gradient_of_integers_keeps_the_fractions_of_the_others(name: str) -> None:
    input, *others = arguments(name, [np.float32])
    whole = np.ones(getattr(cf, name)(input, *others).shape, int)
    given = (input * 9).astype(int), *(other * 0.1 for other in others)
    gradients = getattr(cf, f"{name}_backward")(whole, *given)
    expected = getattr(cf, f"{name}_backward")(whole, given[0].astype(float), *given[1:])
    np.testing.assert_allclose(gradients.input, expected.input, rtol=1e-6)
    assert np.abs(gradients.input % 1).max() > 0


@pytest.mark.parametrize("name", [name for name in cf.__all__ if inspect.isfunction(getattr(cf, name))])
def test_docstring_has_an_executed_example(name: str) -> None:
    text = inspect.getdoc(getattr(cf, name)) or ""
    sections = re.findall(r"^(\w+)\n-+$", text, re.MULTILINE)
    assert ">>> " in text
    elsewhere = re.search(r"are\s+those\s+of\s+`\w+`", text)  # "Arguments, shapes and errors are those of `conv2d`."
    assert {"Parameters", "Returns", "Raises"} <= set(sections) or elsewhere
