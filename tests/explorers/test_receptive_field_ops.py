"""The arithmetic of ReceptiveFieldExplorer: the page against Python, and Python against torch's gradients."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from cnnedu.analysis import receptive_field
from cnnedu.explorers import ReceptiveFieldExplorer
from cnnedu.explorers._receptive_field_layers import FieldLayer, geometry_problem, layer_sizes
from cnnedu.explorers._receptive_field_paths import _draw, held_size, mean_gradient, paths_down, paths_up

FILE, NETWORKS_FILE = "ops/receptive_field.ts", "ops/random_networks.ts"
Frontend = Callable[..., list[Any]]


def random_stack(rng: np.random.Generator, most: int = 5) -> tuple[list[FieldLayer], int]:
    """Return layers that fit on an input, and its size."""
    while True:
        layers = []
        for _ in range(rng.integers(1, most + 1)):
            kind = str(rng.choice(["conv", "conv", "causal", "max", "avg"]))
            kernel, stride, dilation = (int(rng.integers(1, top)) for top in (5, 4, 4))
            padding = int(rng.integers(0, 3))
            if kind in ("max", "avg"):
                padding, dilation = min(padding, kernel // 2), 1 if kind == "avg" else dilation
            elif kind == "causal":
                padding = (kernel - 1) * dilation
            layers.append(FieldLayer(kernel, stride, padding, dilation, kind))
        size = int(rng.integers(6, 30))
        if geometry_problem(layers, size) is None:
            return layers, size


def page(layers: list[FieldLayer]) -> list[dict[str, Any]]:
    """Return layers as the page's functions take them."""
    return [
        {"kernel": k, "stride": s, "padding": p, "after": each.after, "dilation": d, "kind": kind}
        for each in layers
        for k, s, p, d, kind in [each]
    ]


def stacks(count: int, seed: int = 0) -> list[tuple[list[FieldLayer], int, int, int]]:
    """Return random layers, input size, and a unit: layer and column."""
    rng, found = np.random.default_rng(seed), []
    for _ in range(count):
        layers, size = random_stack(rng)
        layer = int(rng.integers(0, len(layers) + 1))
        found.append((layers, size, layer, int(rng.integers(0, layer_sizes(layers, size)[layer]))))
    return found


# ------------------------------------------------------------------------------------------- the page against Python


def test_the_page_computes_r_j_start_and_sizes(frontend: Frontend) -> None:
    cases = stacks(200)
    steps = frontend(FILE, "fieldSteps", *([page(layers)] for layers, *_ in cases))
    sizes = frontend(FILE, "stackSizes", *([page(layers), size] for layers, size, *_ in cases))
    for (layers, size, *_), made, units in zip(cases, steps, sizes, strict=True):
        expected = [(1, 1, 0), *((field.size, field.jump, field.start) for field in receptive_field(layers))]
        assert [(step["r"], step["j"], step["start"]) for step in made] == expected
        assert units == layer_sizes(layers, size)


def test_the_page_counts_the_same_paths(frontend: Frontend) -> None:
    cases = stacks(200, seed=1)
    calls = [[page(layers), layer_sizes(layers, size), layer, unit] for layers, size, layer, unit in cases]
    down, up = frontend(FILE, "pathsDown", *calls), frontend(FILE, "pathsUp", *calls)
    for (layers, size, layer, unit), below, above in zip(cases, down, up, strict=True):
        sizes = layer_sizes(layers, size)
        assert below == [paths.tolist() for paths in paths_down(layers, sizes, layer, unit)]
        assert above == [paths.tolist() for paths in paths_up(layers, sizes, layer, unit)]


def test_the_page_refuses_what_python_refuses_in_the_same_words(frontend: Frontend) -> None:
    rng = np.random.default_rng(2)
    cases: list[tuple[list[FieldLayer], int]] = []
    while len(cases) < 60:
        layers = []
        for _ in range(3):
            k, s, p, d = (int(v) for v in rng.integers((1, 1, 0, 1), (5, 3, 2, 3)))
            layers.append(FieldLayer(k, s, p, d, str(rng.choice(["conv", "max", "avg"]))))
        cases.append((layers, int(rng.integers(4, 20))))
    answers = frontend(FILE, "stackProblem", *([page(layers), size] for layers, size in cases))
    assert answers == [geometry_problem(layers, size) for layers, size in cases]
    assert 5 < sum(answer is None for answer in answers) < 55


@pytest.mark.parametrize("axes", [1, 2])
@pytest.mark.parametrize("weights", ["random", "relu"])
def test_the_page_draws_the_same_random_networks(frontend: Frontend, axes: int, weights: str) -> None:
    cases = [case for case in stacks(14, seed=3) if case[2] > 0]
    units = [(layer, unit if axes == 2 else 0, unit) for _, _, layer, unit in cases]
    calls = [
        [
            {
                "layers": page(layers),
                "sizes": layer_sizes(layers, size),
                "axes": axes,
                "unit": unit,
                "relu": weights == "relu",
            },
            3,
        ]
        for (layers, size, *_), unit in zip(cases, units, strict=True)
    ]
    for (layers, size, *_), unit, found in zip(
        cases, units, frontend(NETWORKS_FILE, "meanRandomGradient", *calls), strict=True
    ):
        expected = mean_gradient(layers, size, axes, unit, weights, networks=3)
        assert np.allclose(np.reshape(found, expected.shape), expected, rtol=1e-9, atol=1e-12)


def test_the_page_measures_the_same_square(frontend: Frontend) -> None:
    rng = np.random.default_rng(4)
    cases = []
    for _ in range(60):
        rows, cols = (int(v) for v in rng.integers(1, 12, 2))
        mass = rng.random((rows, cols)) ** 3
        centre = [float(v) / 2 for v in rng.integers(-3, 2 * max(rows, cols), 2)]
        cases.append((mass / mass.sum(), centre))
    calls = [[mass.ravel().tolist(), *mass.shape, centre] for mass, centre in cases]
    assert frontend(FILE, "heldSize", *calls) == [held_size(mass, centre) for mass, centre in cases]


def test_the_page_samples_a_picture(frontend: Frontend) -> None:
    pixels = np.random.default_rng(5).integers(0, 256, (12, 20, 3))
    ((small, large)) = (
        np.reshape(frontend(FILE, "squareSample", [pixels.ravel().tolist(), 20, 12, 3, n])[0], (n, n, 3))
        for n in (4, 24)
    )
    middle = pixels[:, 4:16]
    means = middle.reshape(4, 3, 4, 3, 3).mean((1, 3))
    assert np.abs(small - means).max() <= 0.5
    assert np.array_equal(large, middle.repeat(2, 0).repeat(2, 1))


# --------------------------------------------------------------------------------------------------- against torch


def chain(layers: tuple[FieldLayer, ...], equal: bool = True) -> nn.Sequential:
    """Return the same layers of torch's on one axis, weights 1, maxima replaced by means where all paths count."""
    parts: list[nn.Module] = []
    for k, s, p, d, kind in layers:
        if kind in ("max", "avg"):
            parts.append(nn.AvgPool1d(k, s, p) if equal or kind == "avg" else nn.MaxPool1d(k, s, p, d))
        else:
            parts += [nn.ConstantPad1d((p, 0 if kind == "causal" else p), 0), nn.Conv1d(1, 1, k, s, 0, d, bias=False)]
    made = nn.Sequential(*parts).double()
    for weight in made.parameters():
        nn.init.ones_(weight)
    return made


def test_counted_paths_are_the_gradient_of_equal_weights() -> None:
    for layers, size, layer, unit in stacks(60, seed=6):
        plain = [each._replace(dilation=1) if each.kind == "max" else each for each in layers][:layer]
        if layer == 0 or geometry_problem(plain, size) is not None:
            continue
        unit = min(unit, layer_sizes(plain, size)[-1] - 1)
        explorer = ReceptiveFieldExplorer(layers=plain, size=size, axes=1, unit=(layer, 0, unit))
        x = torch.zeros(1, 1, size, dtype=torch.float64, requires_grad=True)
        chain(explorer.layers)(x)[0, 0, unit].backward()
        assert x.grad is not None
        gradient = x.grad[0, 0].numpy()
        if gradient.sum() > 0:
            assert np.allclose(explorer.effective.map, gradient / gradient.sum())
        assert np.array_equal(explorer.paths[0] > 0, gradient > 0)
        first, last = explorer.seen
        lit = np.flatnonzero(gradient)
        assert lit.size == 0 or (first <= lit[0] and lit[-1] <= last)
        explorer.unit = (0, 0, size // 2)
        y = torch.zeros(1, 1, size, dtype=torch.float64)
        y[0, 0, size // 2] = 1
        assert np.array_equal(explorer.reached[-1] > 0, chain(explorer.layers)(y)[0, 0].detach().numpy() > 0)


@pytest.mark.parametrize("name", ["two_blocks", "three", "ten", "resnet_stem", "dilated"])
def test_agrees_with_the_measured_effective_field(name: str) -> None:
    explorer = ReceptiveFieldExplorer(layers=name)
    scope: dict[str, Any] = {}
    exec(compile(explorer.python(), name, "exec"), scope)
    layer, row, column = explorer.unit
    side = explorer.sizes[layer]
    assert (row, column) == (side // 2, side // 2)
    measured, ours = scope["effective"], explorer.effective
    assert (ours.size, ours.theoretical) == (measured.size, measured.theoretical)
    assert np.allclose(ours.map, measured.map, atol=1e-6)
    assert ours.ratio == pytest.approx(measured.ratio)


@pytest.mark.parametrize("relu", [False, True])
def test_random_networks_are_what_torch_differentiates(relu: bool) -> None:
    layers = [FieldLayer(3, 1, 1), FieldLayer(2, 2, kind="max"), FieldLayer(3, 1, 1, 2), FieldLayer(2, 1, kind="avg")]
    layers.append(FieldLayer(2, 1, 3, 3, "causal"))
    size, unit, hidden = 14, (5, 2, 3), 4 if relu else 1
    maps = []
    for number in range(3):
        x = torch.tensor(_draw(64 * number, (1, 1, size, size)), requires_grad=True)
        y: Tensor = x
        for place, (k, s, p, d, kind) in enumerate(layers, 1):
            if kind in ("max", "avg"):
                y = nn.MaxPool2d(k, s)(y) if kind == "max" else nn.AvgPool2d(k, s)(y)
                continue
            shape = (hidden, y.shape[1], k, k)
            weight = torch.tensor(_draw(64 * number + place, shape) / np.sqrt(np.prod(shape[1:])))
            sides = (p, 0, p, 0) if kind == "causal" else (p, p, p, p)
            y = nn.functional.conv2d(nn.functional.pad(y, sides), weight, stride=s, dilation=d)
            y = torch.relu(y) if relu and place < len(layers) else y
        y[0, 0, unit[1], unit[2]].backward()  # type: ignore[no-untyped-call]
        assert x.grad is not None
        maps.append(x.grad[0, 0].abs().numpy())
    total = np.sum(maps, axis=0)
    found = mean_gradient(layers, size, 2, unit, "relu" if relu else "random", networks=3)
    assert np.allclose(found, total / total.sum(), atol=1e-12)


def test_the_square_of_the_gradient_averages_to_the_number_of_paths() -> None:
    """What the page claims of linear networks, with Luo et al."""
    layers = [FieldLayer(3)] * 3
    squares = [mean_gradient(layers, 7, 1, (3, 0, 0), "random", networks=1)[0] for _ in range(1)]
    rng = np.random.default_rng(0)
    total = np.zeros(7)
    for _ in range(20_000):
        gradient = np.ones(1)
        for _ in layers:
            gradient = np.convolve(gradient, rng.normal(size=3))
        total += gradient**2
    paths = paths_down(layers, [7, 5, 3, 1], 3, 0)[0]
    assert np.allclose(total / total.sum(), paths / paths.sum(), atol=0.01)
    assert squares[0].sum() == pytest.approx(1)
