"""ScalingExplorer, from Python, and its page's counts against the real models."""

from __future__ import annotations

import contextlib
import io
import math
import os
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from cnnedu.data import published
from cnnedu.explorers import ScalingExplorer
from cnnedu.explorers import _scaling_counts as counts
from cnnedu.explorers._scaling_text import rule_text

Frontend = Callable[..., list[Any]]
FILE = "ops/scaling.ts"
SEED = int(os.environ.get("CNNEDU_SEED", "2012"))


def real(width: float, depth: float, resolution: int) -> tuple[int, int]:
    """Count the real model."""
    torch = pytest.importorskip("torch")
    from cnnedu.analysis import summarize
    from cnnedu.models import create_model

    with torch.device("meta"):
        model = create_model("efficientnet_b0", width_mult=width, depth_mult=depth)
    summary = summarize(model, (1, 3, resolution, resolution))
    return summary.parameters, summary.macs


@pytest.mark.parametrize("name", list(counts.PUBLISHED_SIZES))
def test_published_networks_are_counted_as_the_real_ones(name: str) -> None:
    pytest.importorskip("torch")
    from cnnedu.models.efficientnet import published_scaling

    size = counts.PUBLISHED_SIZES[name]
    assert tuple(size) == tuple(published_scaling(f"efficientnet_{name}"))
    if name in ("b0", "b1", "b4"):  # the others are the same code, and slower to build
        assert counts.count_network(*size)[:2] == real(*size)


def test_the_stages_are_those_of_the_model() -> None:
    pytest.importorskip("torch")
    from cnnedu.models.efficientnet import STAGES

    assert counts._STAGES == STAGES


def test_any_network_is_counted_as_the_real_one() -> None:
    rng = np.random.default_rng(SEED)
    for _ in range(4):
        size = float(rng.uniform(0.5, 1.6)), float(rng.uniform(0.5, 2)), int(rng.integers(40, 300))
        assert counts.count_network(*size)[:2] == real(*size), f"seed {SEED}: {size}"


def test_the_rule_is_that_of_the_models() -> None:
    pytest.importorskip("torch")
    from cnnedu.models.efficientnet import compound_scaling

    for phi in (0, 0.5, 1, 3, 6.35, 7):
        for alpha, beta, gamma in ((1.2, 1.1, 1.15), (1.35, 1.0, 1.21)):
            explorer = ScalingExplorer(phi=phi, alpha=alpha, beta=beta, gamma=gamma)
            assert tuple(explorer.size) == tuple(compound_scaling(phi, alpha, beta, gamma))
    assert tuple(ScalingExplorer(phi=2).size) == tuple(compound_scaling(2)), "the paper's exponents are the usual ones"


def random_settings(rng: np.random.Generator) -> dict[str, Any]:
    while True:
        alpha, beta, gamma = (round(float(rng.uniform(1, top)), 2) for top in (1.6, 1.3, 1.3))
        if counts.work_growth(alpha, beta, gamma) <= 3:
            phi = round(float(rng.integers(0, 141)) / 20, 2)
            grow = str(rng.choice(counts.GROWTHS))
            return {"phi": phi, "alpha": alpha, "beta": beta, "gamma": gamma, "grow": grow, "network": "formula"}


def test_the_page_sizes_and_counts_alike(frontend: Frontend) -> None:
    rng = np.random.default_rng(SEED)
    grid = [random_settings(rng) for _ in range(300)]
    paper = {"alpha": 1.2, "beta": 1.1, "gamma": 1.15, "network": "formula"}
    grid += [{**paper, "phi": step / 20, "grow": grow} for step in range(141) for grow in counts.GROWTHS]
    exact = {"alpha": 1.5, "beta": 1.0, "gamma": 1.25, "network": "formula", "grow": "compound"}
    grid += [{**exact, "phi": phi} for phi in (1, 2, 3)]
    exponents = [{name: s[name] for name in ("alpha", "beta", "gamma")} for s in grid]
    sizes = frontend(FILE, "scaledSize", *[[s["phi"], e, s["grow"]] for s, e in zip(grid, exponents, strict=True)])
    found = frontend(FILE, "countNetwork", *[[size] for size in sizes])
    for settings, size, network in zip(grid, sizes, found, strict=True):
        wanted = counts.scaled_sizes(settings)
        told = f"seed {SEED}: {settings}"
        assert size["resolution"] == wanted.resolution, told
        assert math.isclose(size["width"], wanted.width, rel_tol=1e-14), told
        assert math.isclose(size["depth"], wanted.depth, rel_tol=1e-14), told
        expected = counts.count_network(*wanted)._asdict()
        assert network == {name: list(v) if isinstance(v, tuple) else v for name, v in expected.items()}, told


def test_published_networks_imply_no_whole_phi(frontend: Frontend) -> None:
    explorer = ScalingExplorer()
    exponents = {"alpha": 1.2, "beta": 1.1, "gamma": 1.15}
    names = list(counts.PUBLISHED_SIZES)[1:]
    macs = [counts.count_network(*counts.PUBLISHED_SIZES[name]).macs for name in names]
    page = frontend(FILE, "impliedPhi", *[[m, exponents] for m in macs])
    mine = [explorer.implied_phi(name) for name in names]
    np.testing.assert_allclose(page, mine, rtol=1e-12)
    assert all(abs(phi - round(phi)) > 0.01 for phi in mine[:-1])
    size = counts.PUBLISHED_SIZES["b4"]._asdict()
    (implied,) = frontend(FILE, "impliedPhis", [size, exponents])
    np.testing.assert_allclose(implied["depth"], math.log(1.8) / math.log(1.2), rtol=1e-12)
    np.testing.assert_allclose(implied["width"], math.log(1.4) / math.log(1.1), rtol=1e-12)
    np.testing.assert_allclose(implied["resolution"], math.log(380 / 224) / math.log(1.15), rtol=1e-12)


def test_the_work_is_two_to_the_phi_nearly() -> None:
    assert round(ScalingExplorer().growth, 2) == 1.92
    assert rule_text(1.2, 1.1, 1.15) == "α·β²·γ² = 1.2 × 1.1² × 1.15² = 1.92"
    base = counts.count_network(1, 1, 224).macs
    for grow in counts.GROWTHS:
        grown = ScalingExplorer(phi=5, grow=grow).counts.macs / base
        assert 0.85 < grown / ScalingExplorer().growth ** 5 < 1.25, (
            f"{grow} alone spends the same work, but for rounding"
        )


def test_accuracies_are_the_papers() -> None:
    measured = ScalingExplorer().measured
    for name, *_, accuracy in measured["family"]:
        assert accuracy in [r.top1_accuracy for r in published(f"efficientnet_{name}") if r.year == 2019]
    assert [row[0] for row in measured["alone"]] == ["B0", "depth", "width", "resolution", "compound"]
    best = max(measured["alone"], key=lambda row: row[-1])
    assert best[0] == "compound"


@pytest.mark.parametrize(
    "settings",
    [
        {"phi": 1},
        {"phi": 2.5, "grow": "depth"},
        {"grow": "width", "alpha": 1.31},
        {"grow": "resolution"},
        {"network": "b2"},
    ],
)
def test_python_on_the_page_is_pythons_and_counts_the_same(frontend: Frontend, settings: dict[str, Any]) -> None:
    pytest.importorskip("torch")
    explorer = ScalingExplorer(**{"phi": 1, **settings})
    exponents = {name: getattr(explorer, name) for name in ("alpha", "beta", "gamma")}
    (page,) = frontend(FILE, "scalingPython", [explorer.phi, exponents, explorer.grow, explorer.network])
    assert page == explorer.python()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(explorer.python(), {})
    found = explorer.counts
    assert f"{found.parameters:,} parameters, {found.macs:,} multiply-accumulates" in printed.getvalue()


def test_moving_phi_leaves_a_published_network() -> None:
    explorer = ScalingExplorer(network="b7")
    assert explorer.size.resolution == 600
    explorer.phi = 2
    assert explorer.network == "formula"
    explorer.set(network="b3", phi=1)
    assert explorer.network == "b3"


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"phi": 7.5}, ValueError, "phi must be from 0 to 7"),
        ({"phi": float("nan")}, ValueError, "phi must be from 0 to 7"),
        ({"alpha": 2, "beta": 1.5}, ValueError, "at most 3 is allowed"),
        ({"network": "b8"}, ValueError, "network must be one of"),
        ({"grow": "both"}, ValueError, "grow must be one of"),
        ({"gamma": "1.15"}, TypeError, "gamma must be a number"),
    ],
)
def test_scaling_refusals_say_what_would_be_legal(
    settings: dict[str, Any], error: type[Exception], message: str
) -> None:
    explorer = ScalingExplorer()
    before = explorer._state()
    with pytest.raises(error, match=message):
        explorer.set(**settings)
    assert explorer._state() == before


def test_the_page_refuses_the_same_exponents(frontend: Frontend) -> None:
    fine, refused = frontend(
        FILE, "checkExponents", [{"alpha": 1.2, "beta": 1.1, "gamma": 1.15}], [{"alpha": 2, "beta": 1.5, "gamma": 1.15}]
    )
    assert fine is None and "5.95" in refused and "at most 3" in refused


def test_scaling_words_and_picture_hold_the_numbers() -> None:
    explorer = ScalingExplorer(network="b7")
    assert "66.3 M parameters; 37.7 G multiply-accumulates" in explorer.describe()
    assert "600×600" in explorer.still() and "66.3 M" in explorer.still()
    assert "1.92; to the power of φ 7.08" in ScalingExplorer().describe()
