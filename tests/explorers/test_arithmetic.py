"""ArithmeticExplorer: its numbers against cnnedu.analysis and real torch layers, its page against both."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from cnnedu.analysis import conv_output_size, conv_transpose_output_size, summarize
from cnnedu.explorers import ArithmeticExplorer
from cnnedu.functional import conv_transpose2d

Frontend = Callable[..., list[Any]]
SEED = int(os.environ.get("CNNEDU_SEED", "2012"))
LAYER: tuple[str, ...] = ("operation", "input_size", "in_channels", "out_channels", "kernel_size", "stride", "padding")
LAYER += ("dilation", "groups", "bias", "output_padding", "dtype")


def layer_state(explorer: ArithmeticExplorer) -> dict[str, Any]:
    """Return the settings of the layer as the page holds them."""
    state: dict[str, Any] = explorer.get_state(list(LAYER))
    return state


def random_settings(rng: np.random.Generator) -> dict[str, Any]:
    """Draw settings of which about half fit together."""

    def pair(low: int, high: int) -> tuple[int, int]:
        return int(rng.integers(low, high + 1)), int(rng.integers(low, high + 1))

    groups = int(rng.choice([1, 1, 1, 2, 3]))
    padding: Any = str(rng.choice(["same", "valid", "full"])) if rng.random() < 0.4 else pair(0, 3)
    return {
        "operation": str(rng.choice(["convolution", "transposed"])),
        "input_size": pair(1, 9),
        "in_channels": int(rng.integers(1, 4)) * (groups if rng.random() < 0.8 else 1),
        "out_channels": int(rng.integers(1, 4)) * (groups if rng.random() < 0.8 else 1),
        "kernel_size": pair(1, 4),
        "stride": (1, 1) if padding == "same" and rng.random() < 0.7 else pair(0 if rng.random() < 0.05 else 1, 3),
        "padding": padding,
        "dilation": pair(0 if rng.random() < 0.05 else 1, 3),
        "groups": groups,
        "bias": bool(rng.random() < 0.5),
        "output_padding": pair(0, 1) if rng.random() < 0.5 else (0, 0),
        "dtype": str(rng.choice(["float32", "float16", "int8"])),
    }


def torch_layer(s: dict[str, Any]) -> nn.Module:
    """Return the layer as torch has it; "full", which it does not know, as the number that it is."""
    padding = s["padding"]
    if padding == "full" and s["operation"] == "convolution":
        padding = tuple(d * (k - 1) for k, d in zip(s["kernel_size"], s["dilation"], strict=True))
    options = {"stride": s["stride"], "padding": padding, "dilation": s["dilation"]}
    options |= {"groups": s["groups"], "bias": s["bias"]}
    if s["operation"] == "convolution":
        return nn.Conv2d(s["in_channels"], s["out_channels"], s["kernel_size"], **options)
    options["output_padding"] = s["output_padding"]
    return nn.ConvTranspose2d(s["in_channels"], s["out_channels"], s["kernel_size"], **options)


def torch_shape(s: dict[str, Any]) -> tuple[int, int] | None:
    """Return what torch gives for an input of zeros, None where it refuses."""
    try:
        output = torch_layer(s)(torch.zeros(1, s["in_channels"], *s["input_size"]))
    except (ValueError, RuntimeError, TypeError, ZeroDivisionError):
        return None
    # An output without rows or columns, which some versions of torch let pass, is no output.
    return (int(output.shape[2]), int(output.shape[3])) if output.numel() else None


@pytest.mark.filterwarnings("ignore:Using padding='same'")
def test_every_random_layer_is_what_torch_makes_of_it() -> None:
    rng = np.random.default_rng(SEED)
    legal = 0
    for _ in range(300):
        settings = random_settings(rng)
        explorer = ArithmeticExplorer(**settings)
        assert explorer.output_size == torch_shape(settings), f"seed {SEED}: {settings}: {explorer.problem}"
        assert (explorer.problem is None) == (explorer.output_size is not None)
        legal += explorer.problem is None
    assert 80 < legal < 250, "the draw should hold plenty of both"


@pytest.mark.filterwarnings("ignore:Using padding='same'")
def test_prices_are_those_of_summarize() -> None:
    rng = np.random.default_rng(SEED)
    seen = 0
    while seen < 25:
        settings = random_settings(rng)
        explorer = ArithmeticExplorer(**settings)
        if explorer.problem is not None:
            continue
        seen += 1
        summary = summarize(torch_layer(settings), (1, settings["in_channels"], *settings["input_size"]))
        assert (explorer.parameters, explorer.macs) == (summary.parameters, summary.macs), settings
        assert explorer.memory is not None and explorer.output_size is not None
        size = {"float32": 4, "float16": 2, "int8": 1}[settings["dtype"]]
        assert explorer.memory == {
            "input": settings["in_channels"] * int(np.prod(settings["input_size"])) * size,
            "output": settings["out_channels"] * int(np.prod(explorer.output_size)) * size,
            "parameters": summary.parameters * size,
        }


def test_alternatives_are_those_of_real_layers() -> None:
    explorer = ArithmeticExplorer(in_channels=24, out_channels=40, kernel_size=(3, 5), input_size=20, groups=8)
    assert explorer.output_size is not None and explorer.comparison is not None
    shape = explorer.output_size
    options: dict[str, Any] = {"stride": 2}
    layers = {
        "standard": nn.Conv2d(24, 40, (3, 5), **options),
        "grouped, 8 groups": nn.Conv2d(24, 40, (3, 5), groups=8, **options),
        "depthwise separable": nn.Sequential(nn.Conv2d(24, 24, (3, 5), groups=24, **options), nn.Conv2d(24, 40, 1)),
        "1×1": nn.Conv2d(24, 40, 1),
    }
    assert [row["kind"] for row in explorer.comparison] == list(layers)
    for row in explorer.comparison:
        size = shape if row["kind"] == "1×1" else explorer.input_size
        summary = summarize(layers[row["kind"]], (1, 24, *size))
        assert (row["parameters"], row["macs"]) == (summary.parameters, summary.macs), row["kind"]
    separable = explorer.comparison[2]
    assert separable["ratio"] == pytest.approx(1 / 40 + 1 / 15)


def test_overlaps_are_what_ones_sum_to() -> None:
    for settings in ({}, {"kernel_size": 4, "padding": 1}, {"kernel_size": (2, 5), "stride": (3, 2), "dilation": 2}):
        explorer = ArithmeticExplorer(operation="transposed", input_size=(4, 5), output_padding=1, **settings)
        input, weight = np.ones((1, 1, 4, 5)), np.ones((1, 1, *explorer.kernel_size))
        names = ("stride", "padding", "output_padding", "dilation")
        expected = conv_transpose2d(input, weight, **{name: getattr(explorer, name) for name in names})
        assert explorer.overlaps is not None and np.array_equal(explorer.overlaps, expected[0, 0])
    assert ArithmeticExplorer().overlaps is None


def test_page_agrees_on_random_layers(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    explorers = [ArithmeticExplorer(**random_settings(rng)) for _ in range(200)]
    states = [[layer_state(explorer)] for explorer in explorers]
    assert frontend("ops/arithmetic_problem.ts", "problemText", *states) == [e.problem for e in explorers]
    legal = [explorer for explorer in explorers if explorer.problem is None]
    states = [[layer_state(explorer)] for explorer in legal]
    prices = frontend("ops/arithmetic.ts", "convolutionPrice", *states)
    compared = frontend("ops/arithmetic.ts", "costComparison", *states)
    for axis in (0, 1):
        sides = frontend("ops/arithmetic.ts", "layerSide", *[[*state, axis] for state in states])
        assert sides == [explorer.output_size[axis] for explorer in legal]  # type: ignore[index]
    for explorer, price, rows in zip(legal, prices, compared, strict=True):
        assert (price["parameters"], price["macs"]) == (explorer.parameters, explorer.macs)
        assert {"input": price["input"], "output": price["output"], "parameters": price["stored"]} == explorer.memory
        told = [{name: row[name] for name in ("kind", "parameters", "macs", "ratio")} for row in rows]
        assert told == explorer.comparison
        assert all(eval(row["formula"].replace("·", "*")) > 0 for row in rows)
    assert frontend("ops/arithmetic_text.ts", "layerSource", *states) == [explorer.python() for explorer in legal]
    assert frontend("ops/arithmetic_text.ts", "layerSentence", *states) == [explorer.describe() for explorer in legal]


def test_page_counts_reads_and_writes_alike(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED + 1)
    legal = [e for e in (ArithmeticExplorer(**random_settings(rng)) for _ in range(150)) if e.problem is None]
    transposed = [e for e in legal if e.operation == "transposed"]
    counts = [frontend("ops/arithmetic.ts", "axisWrites", *[[layer_state(e), a] for e in transposed]) for a in (0, 1)]
    for explorer, rows, columns in zip(transposed, *counts, strict=True):
        assert np.array_equal(np.outer(rows, columns), explorer.overlaps)
    plain = [e for e in legal if e.operation == "convolution"]
    reads = frontend("ops/arithmetic.ts", "axisReads", *[[layer_state(e), 0] for e in plain])
    for explorer, found in zip(plain, reads, strict=True):
        layer = explorer._layer
        assert layer is not None and found == layer.reads(0).tolist()
        (s, _), (d, _), (k, _) = explorer.stride, explorer.dilation, explorer.kernel_size
        taps = [i * s + m * d for i in range(layer.side(0)) for m in range(k)]
        assert found == np.bincount(taps, minlength=len(found)).tolist()


def test_every_remedy_leads_out_of_its_problem(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED + 2)
    states = [layer_state(ArithmeticExplorer(**random_settings(rng))) for _ in range(200)]
    for _ in range(9):
        told = frontend("ops/arithmetic_problem.ts", "layerProblems", *[[state] for state in states])
        wrong = [(state, problems) for state, problems in zip(states, told, strict=True) if problems]
        if not wrong:
            break
        states = [{**state, **problems[0]["remedy"]["change"]} for state, problems in wrong]
    else:
        pytest.fail(f"still illegal after nine remedies: {wrong[0]}")


def test_source_of_an_illegal_layer_says_why(frontend: Frontend, capsys: pytest.CaptureFixture[str]) -> None:
    usual = layer_state(ArithmeticExplorer())
    settings: list[dict[str, Any]] = [
        {"dilation": 0},
        {"padding": "same"},
        {"kernel_size": (3, 40), "groups": 5, "bias": False},
    ]
    explorers = [ArithmeticExplorer(**given) for given in settings]
    sources = frontend("ops/arithmetic_text.ts", "problemSource", *[[layer_state(e), usual] for e in explorers])
    assert sources == [explorer.python() for explorer in explorers]
    for explorer, source in zip(explorers, sources, strict=True):
        exec(source, {})
        assert capsys.readouterr().out.strip() == explorer.problem


def test_an_illegal_layer_is_a_state_and_keeps_the_last_picture() -> None:
    explorer = ArithmeticExplorer(input_size=9)
    before = explorer.still()
    explorer.dilation = 0
    assert explorer.dilation == (0, 0) and explorer.problem is not None
    assert {explorer.output_size, explorer.parameters, explorer.macs} == {None}
    assert explorer.memory is None and explorer.comparison is None
    assert "output 4" in before and "output 4" in explorer.still() and "Dilation is 0" in explorer.still()
    assert "illegal" in repr(explorer) and explorer.describe() == explorer.problem
    explorer.set_state({"dilation": [1, 1]})
    assert explorer.still() == before


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (
            {"groups": 5},
            "5 groups do not divide 16 input channels and 32 output channels: every group takes an equal share of"
            " both. Legal: 1, 2, 4, 8, 16.",
        ),
        (
            {"kernel_size": 9},
            "The kernel spans 9 rows, but the padded input has only 8. Legal: a kernel of at most 8, or padding of at"
            " least 1.",
        ),
        (
            {"operation": "transposed", "output_padding": 2},
            "Output padding is 2: it must be smaller than the stride (2) or the dilation (1). Legal: 0 to 1. It"
            " chooses among the 2 input sizes that stride 2 makes equal.",
        ),
        ({"padding": (0, -1)}, "Padding is 0 × −1: it must be at least 0. To take pixels away, crop the input."),
        (
            {"operation": "transposed", "padding": "same"},
            'Padding "same": a transposed convolution takes numbers only. Legal: 0 keeps all that the taps write;'
            " p takes p rows or columns away on each side.",
        ),
    ],
)
def test_a_problem_says_what_would_be_legal(settings: dict[str, Any], says: str) -> None:
    assert ArithmeticExplorer(**settings).problem == says


def test_presets_show_what_their_notes_promise() -> None:
    explorer = ArithmeticExplorer()
    sizes = {}
    for name, preset in explorer.presets.items():
        explorer.reset()
        explorer.set(**preset["settings"])
        sizes[name] = explorer.output_size[0] if explorer.output_size else None
        assert explorer.still() and explorer.describe()
    illegal = {"dilation_zero", "same_stride", "too_large", "groups"}
    assert {name for name, size in sizes.items() if size is None} == illegal
    wanted = {"dropped": 3, "padded_width": 5, "dilated": 5, "same_even": 8, "full": 7, "alexnet": 55, "vgg": 224}
    wanted |= {"resnet": 112, "mobilenet": 112, "checkerboard": 11, "even_cover": 8, "output_padding": 8}
    assert {name: size for name, size in sizes.items() if size is not None} == wanted
    assert conv_output_size(224, 11, 4) == 54 and conv_output_size(227, 11, 4) == 55
    assert conv_output_size(7, 3, 2, 1) == conv_output_size(8, 3, 2, 1) == 4
    assert conv_transpose_output_size(4, 3, 2, 1, output_padding=1) == 8
    vgg = ArithmeticExplorer(**explorer.presets["vgg"]["settings"]).memory
    assert vgg is not None and round(vgg["output"] / vgg["parameters"], -2) == 1800
    cover = ArithmeticExplorer(**explorer.presets["even_cover"]["settings"]).overlaps
    assert cover is not None and set(cover[1:-1, 1:-1].ravel()) == {4}


def test_position_stays_inside() -> None:
    explorer = ArithmeticExplorer(position=(2, 2))
    explorer.stride = 3
    assert explorer.position == (1, 1)
    explorer.set(dilation=0)
    assert explorer.position == (1, 1)
    with pytest.raises(ValueError, match="position must be at most"):
        ArithmeticExplorer(position=(3, 0))


@pytest.mark.parametrize(
    ("settings", "error", "match"),
    [
        ({"padding": "Same"}, ValueError, "'valid', 'same', 'full', got 'Same'"),
        ({"padding": 1.5}, TypeError, "padding must be an integer"),
        ({"input_size": 5000}, ValueError, "input_size must be from -1024 to 1024"),
        ({"kernel_size": (3, 3, 3)}, ValueError, "pair"),
        ({"groups": True}, TypeError, "groups must be an integer"),
    ],
)
def test_what_is_no_layer_at_all_is_refused(settings: dict[str, Any], error: type[Exception], match: str) -> None:
    with pytest.raises(error, match=match):
        ArithmeticExplorer(**settings)
