"""PoolingExplorer: its numbers against torch, its page's numbers against `cnnedu.functional`."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

from cnnedu.errors import ShapeError
from cnnedu.explorers import PoolingExplorer
from cnnedu.explorers._pooling_presets import POOLING_PRESETS
from cnnedu.functional import (
    adaptive_avg_pool2d,
    adaptive_max_pool2d,
    avg_pool2d,
    avg_pool2d_backward,
    max_pool2d,
    max_pool2d_backward,
)

Frontend = Callable[..., list[Any]]
SEED = int(os.environ.get("CNNEDU_SEED", "1998"))
OPS = "ops/pooling.ts"


def page_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Name the settings as the page's functions do."""
    return {
        "kernel": settings["kernel_size"],
        "stride": settings["stride"],
        "padding": settings["padding"],
        "ceil": settings["ceil_mode"],
        "countPad": settings["count_include_pad"],
        "global": settings.get("window") == "global",
    }


def draw(rng: np.random.Generator) -> tuple[np.ndarray, dict[str, Any]]:
    """Draw a map, with ties, and settings that are each allowed; most fit together."""
    size = rng.integers(2, 13, 2)
    map = rng.integers(-4, 5, size) if rng.random() < 0.5 else rng.normal(size=size)
    pair = lambda low, high: tuple(int(v) for v in rng.integers(low, high + 1, 2))  # noqa: E731
    settings = {"kernel_size": pair(1, 6), "stride": pair(1, 6), "padding": pair(0, 3)}
    flags = {name: bool(rng.random() < 0.5) for name in ("ceil_mode", "count_include_pad")}
    return map.astype(float), {**settings, **flags}


def test_page_agrees_with_functional(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    cases, refused = [], []
    while len(cases) < 250:
        map, settings = draw(rng)
        try:
            PoolingExplorer(map, **settings)
        except ValueError:
            refused.append((map, settings))
        else:
            cases.append((map, settings))
    tensors = [({"$tensor": map.tolist()}, page_options(settings)) for map, settings in cases]
    maxima = frontend(OPS, "maxPool", *map_list(tensors))
    averages = frontend(OPS, "avgPool", *map_list(tensors))
    grads = [rng.normal(size=np.shape(output)) for output in averages]
    with_grads = [[{"$tensor": g.tolist()}, *case] for g, case in zip(grads, tensors, strict=True)]
    back_max = frontend(OPS, "maxPoolBackward", *with_grads)
    back_avg = frontend(OPS, "avgPoolBackward", *with_grads)
    for at, (map, settings) in enumerate(cases):
        count = settings.pop("count_include_pad")
        told = f"seed {SEED}, case {at}: {map.shape} {settings} {count}"
        x, grad = map[None], grads[at][None]
        shown = np.array([[float(v) for v in line] for line in maxima[at]])
        np.testing.assert_array_equal(shown, max_pool2d(x, **settings)[0], err_msg=told)
        for found, expected in (
            (averages[at], avg_pool2d(x, **settings, count_include_pad=count)[0]),
            (back_max[at], max_pool2d_backward(grad, x, **settings).input[0]),
            (back_avg[at], avg_pool2d_backward(grad, x, **settings, count_include_pad=count).input[0]),
        ):
            np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12, err_msg=told)
    checks = [[list(map.shape), page_options(settings)] for map, settings in refused]
    assert len(refused) > 20 and all(isinstance(told, str) for told in frontend(OPS, "checkPool", *checks))
    legal = [[list(map.shape), options] for (map, _), (_, options) in zip(cases, tensors, strict=True)]
    assert frontend(OPS, "checkPool", *legal) == [None] * len(cases)


def map_list(tensors: list[Any]) -> list[list[Any]]:
    return [list(case) for case in tensors]


def test_page_pools_the_whole_map(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    options = page_options({**POOLING_PRESETS["global_pooling"], "padding": [3, 3]})
    for _ in range(5):
        map = rng.normal(size=rng.integers(2, 13, 2))
        case = [{"$tensor": map.tolist()}, options]
        assert frontend(OPS, "maxPool", case)[0] == adaptive_max_pool2d(map[None], 1)[0].tolist()
        np.testing.assert_allclose(frontend(OPS, "avgPool", case)[0], adaptive_avg_pool2d(map[None], 1)[0], rtol=1e-13)
    assert frontend(OPS, "checkPool", [[4, 4], options]) == [None]


def test_page_shifts_as_python_does(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    for boundary in ("circular", "zero"):
        for shift in ((0, 1), (-2, 2), (1, -1), (0, 0)):
            explorer = PoolingExplorer(rng.integers(0, 9, (3, 5)), shift=shift, boundary=boundary)
            found = frontend(OPS, "shiftMap", [{"$tensor": explorer.input.tolist()}, list(shift), boundary])
            assert found == [explorer.shifted.tolist()]


@pytest.mark.parametrize("name", POOLING_PRESETS)
@pytest.mark.parametrize("mode", ["forward", "backward", "shift"])
def test_page_writes_the_same_python(frontend: Frontend, name: str, mode: str) -> None:
    for extra in ({}, {"boundary": "zero", "shift": (1, -2)}):
        explorer = PoolingExplorer(name, **{"mode": mode, **extra})
        state = explorer._state()
        source = {
            "map": {"$tensor": state["input"].tolist()},
            "opts": page_options(state),
            "mode": mode,
            "gradOutput": {"$tensor": state["grad_output"].tolist()},
            "shift": list(state["shift"]),
            "boundary": state["boundary"],
        }
        assert frontend(OPS, "poolingSource", [source]) == [explorer.python()]
        scope: dict[str, Any] = {}
        exec(compile(explorer.python(), "<python>", "exec"), scope)
        np.testing.assert_array_equal(scope["maximum"][0], explorer.maximum)
        np.testing.assert_array_equal(scope["average"][0], explorer.average)
        if mode == "backward":
            np.testing.assert_array_equal(scope["grad_max"][0], explorer.grad_max)
            np.testing.assert_array_equal(scope["grad_average"][0], explorer.grad_average)
        if mode == "shift":
            np.testing.assert_array_equal(scope["shifted"][0], explorer.shifted)


def test_numbers_are_torchs() -> None:
    explorer = PoolingExplorer("overlapping", padding=1, grad_output=np.arange(16).reshape(4, 4))
    x = torch.tensor(explorer.input[None], requires_grad=True)
    output = torch.nn.functional.max_pool2d(x, 3, 2, 1)
    np.testing.assert_array_equal(explorer.maximum, output[0].detach())
    output.backward(torch.tensor(explorer.grad_output[None]))
    assert x.grad is not None
    np.testing.assert_array_equal(explorer.grad_max, x.grad[0])


def test_a_tie_goes_to_the_first() -> None:
    explorer = PoolingExplorer(np.ones((4, 4)), mode="backward")
    assert explorer.winners.tolist() == [[[0, 0], [0, 2]], [[2, 0], [2, 2]]]
    assert explorer.grad_max.sum() == explorer.grad_average.sum() == 4
    assert explorer.grad_max[0, 0] == 1 and explorer.grad_average[0, 0] == 0.25


def test_presets_show_what_their_names_say() -> None:
    assert PoolingExplorer("max_holds").changed == (0, 0)
    everything = PoolingExplorer("max_breaks")
    assert everything.changed == (everything.maximum.size,) * 2
    assert PoolingExplorer("average_notices").changed[0] == 0
    assert PoolingExplorer("average_notices").changed[1] > 0
    assert PoolingExplorer("negative_padded").maximum.max() < 0, "padding never wins"
    assert PoolingExplorer("global_pooling", mode="shift").changed == (0, 0), "the whole map, round the border"
    assert "0 averages change" in PoolingExplorer("max_holds").describe()
    with pytest.raises(ValueError, match="Did you mean 'ties'"):
        PoolingExplorer("tie")


def test_gradient_and_position_follow_the_output() -> None:
    explorer = PoolingExplorer(position=(2, 2), grad_output=np.full((3, 3), 5))
    explorer.stride = 4
    assert explorer.position == (1, 1) and explorer.grad_output.tolist() == [[5, 5], [5, 5]]
    explorer.stride = 1
    assert explorer.grad_output.shape == (5, 5) and explorer.grad_output[0, 0] == 5 and explorer.grad_output[4, 4] == 1
    with pytest.raises(ShapeError, match="must have the shape of the output"):
        explorer.grad_output = np.ones((2, 2))
    with pytest.raises(ValueError, match="position must be at most"):
        explorer.position = (5, 0)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"padding": 2}, "PoolingExplorer.*padding"),
        ({"kernel_size": 6, "input": np.ones((3, 3))}, "larger than the padded input|PoolingExplorer"),
        ({"input": np.full((4, 4), 1.7e308)}, "overflow"),
        ({"input": np.full((4, 4), np.nan)}, "finite"),
        ({"input": np.ones((13, 2))}, "height from 2 to 12"),
        ({"shift": (3, 0)}, "from -2 to 2"),
    ],
)
def test_refusals_say_what_is_legal(settings: dict[str, Any], sentence: str) -> None:
    explorer = PoolingExplorer()
    with pytest.raises((ValueError, TypeError), match=sentence):
        explorer.set(**settings)
    assert repr(explorer) == "PoolingExplorer(input=6×6, output=3×3)"
