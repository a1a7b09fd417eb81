"""Page and Python never disagree: whatever is touched, whatever is set, and whatever a notebook may hold.

Everything goes through `list_explorers`. What is drawn at random follows from CNNEDU_SEED, which a failure prints;
CNNEDU_ACTIONS makes the walks longer.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from explorer_draws import STARTS, random_changes
from explorer_reader import Reader
from explorer_stage import Stage, alike, disagreements, settings
from playwright.sync_api import Page

from cnnedu.explorers import (
    Explorer,
    GradientExplorer,
    PoolingExplorer,
    Prediction,
    ReceptiveFieldExplorer,
    ScalingExplorer,
    list_explorers,
)
from cnnedu.explorers.traits import Trait

pytestmark = pytest.mark.browser

SEED = int(os.environ.get("CNNEDU_SEED", "2012"))
ACTIONS = int(os.environ.get("CNNEDU_ACTIONS", "12"))
REFUSALS = (ValueError, TypeError)
every_explorer = pytest.mark.parametrize("cls", list_explorers(), ids=lambda cls: cls.__name__)


@pytest.fixture
def stage(page: Page, traffic: Any, tmp_path: Path) -> Any:
    """Show explorers one after the other; the console must stay empty, and nobody be asked for anything."""
    shown = Stage(page, tmp_path)
    yield shown
    assert traffic.console == []
    assert traffic.hosts() == set()


def draw(cls: type[Explorer], salt: int = 0) -> np.random.Generator:
    return np.random.default_rng([SEED, salt, *cls.__name__.encode()])


def python_writes(explorer: Explorer, stage: Stage, rng: np.random.Generator) -> str:
    """Let Python change something while the page is open, as a cell of the notebook does."""
    before = settings(explorer)
    changes = random_changes(explorer, rng, int(rng.integers(1, 4)))
    changes.pop("kind", None)  # a question stays of its kind
    try:
        explorer.set(**changes)
    except REFUSALS:
        return f"Python refuses {changes}"
    after = settings(explorer)
    news = {name: value for name, value in after.items() if not alike(value, before[name])}
    stage.tell({**news, **explorer.get_state(["_initial"])})
    return f"Python sets {changes}"


@every_explorer
def test_touched_at_random_it_agrees_with_python(cls: type[Explorer], stage: Stage) -> None:
    rng = draw(cls)
    starts = [{}, *STARTS.get(cls.__name__, [])]
    explorer = cls(**starts[int(rng.integers(len(starts)))])
    stage.mount(explorer)
    reader = Reader(stage, rng)
    for number in range(ACTIONS):
        reader.act()
        if number % 4 < 3:
            continue
        found = disagreements(explorer, stage.report())
        assert found == [], f"CNNEDU_SEED={SEED}, after {reader.did[-8:]}"
        reader.did.append(python_writes(explorer, stage, rng))


@every_explorer
def test_what_python_allows_is_drawn_and_said_alike(cls: type[Explorer], stage: Stage) -> None:
    rng = draw(cls, 1)
    starts = [{}, *STARTS.get(cls.__name__, [])]
    for number in range(max(3, ACTIONS // 4)):
        explorer, did = cls(**starts[number % len(starts)]), []
        for count in (20, 1, 3, 1, 2):
            try:
                explorer.set(**(changes := random_changes(explorer, rng, count)))
                did.append(changes)
            except REFUSALS:
                continue
        stage.mount(explorer)
        told = stage.report()
        assert told["messages"] == [] and told["problems"] == [], f"CNNEDU_SEED={SEED}: {did}"
        assert disagreements(explorer, told) == [], f"CNNEDU_SEED={SEED}: {did}"


WRONG: tuple[Any, ...] = (
    None,
    "NaN",
    [],
    {"a": 1},
    True,
    [[0.5] * 400] * 400,
    "data:image/png;base64,AAAA",
    ["x", [1]],
)


@every_explorer
def test_a_state_that_makes_no_sense_is_said(cls: type[Explorer], stage: Stage) -> None:
    explorer = cls()
    state = {name: value for name, value in explorer.get_state().items() if not name.startswith("_esm")}
    rng = draw(cls, 2)
    own = [name for name, trait in explorer.traits().items() if isinstance(trait, Trait)]
    for name in [*own, "_initial"]:
        bad = state.copy()
        wrong = WRONG[int(rng.integers(len(WRONG)))]
        bad[name] = wrong
        if rng.random() < 0.1:
            del bad[name]
        stage.mount(explorer, bad)
        seen = stage.look()
        told = f"CNNEDU_SEED={SEED}: {name} is {str(wrong)[:80]}"
        assert seen["errors"] == [] and "blank" not in seen["oddities"], told
        assert all(problem.endswith(".") for problem in seen["problems"]), told


def test_it_begins_again_where_what_was_kept_cannot_be_drawn(stage: Stage) -> None:
    explorer = PoolingExplorer(stride=1)
    stage.mount(explorer, {**explorer.get_state(), "stride": "NaN"})
    told = stage.report()
    assert told["problems"] == [
        "What was kept of this pooling explorer could not be drawn: the setting stride is not what it should be."
        " This is how it began."
    ]
    assert told["messages"] == [{"stride": [1, 1]}] and disagreements(explorer, told) == []


def test_what_cannot_be_drawn_later_is_said_and_forgotten(stage: Stage) -> None:
    explorer = PoolingExplorer()
    stage.mount(explorer)
    stage.tell({"stride": None})
    assert stage.report()["problems"] == ["This could not be drawn. Undo the last change, or begin again."]
    stage.tell({"stride": [2, 2]})
    told = stage.report()
    assert told["problems"] == [] and disagreements(explorer, told) == []


def test_a_picture_is_never_fetched(stage: Stage) -> None:
    explorer = ReceptiveFieldExplorer()
    stage.mount(explorer, {**explorer.get_state(), "picture": "https://example.org/a.png"})
    assert stage.look()["errors"] == []  # the network is watched by `stage`


WIDE = {
    "titles of global pooling": PoolingExplorer(np.ones((11, 11)), window="global"),
    "long numbers": PoolingExplorer(np.full((11, 11), -1.23e20), mode="shift"),
    "an output wider than its map": PoolingExplorer(mode="backward", padding=1, stride=1),
    "a field of millions of pixels": ReceptiveFieldExplorer(layers=[(31, 16, 512, 1)] * 3, size=7, zoom=27),
    "an exponent of many digits": ScalingExplorer(gamma=1.3272064751325632, phi=4.43922844399893),
    "a network beyond the axis": ScalingExplorer(network="b4", chart="factors", alpha=1, beta=1.07),
}


@pytest.mark.parametrize("explorer", WIDE.values(), ids=WIDE)
def test_nothing_is_too_wide(explorer: Explorer, stage: Stage) -> None:
    stage.mount(explorer)
    assert disagreements(explorer, stage.report()) == []


def test_a_chart_is_read_where_nothing_is_drawn_yet(stage: Stage) -> None:
    explorer = GradientExplorer(view="layers", layer=40, speed=0.25)
    stage.mount(explorer)
    stage.page.get_by_role("button", name="Play").click()
    stage.page.locator(".cnn-plot").focus()
    stage.page.keyboard.press("Home")
    stage.settle()
    assert disagreements(explorer, stage.report()) == []


def test_reset_keeps_a_result_that_came_later(stage: Stage) -> None:
    prediction = Prediction("How many?")
    stage.mount(prediction)
    prediction.result = 5
    stage.tell(prediction.get_state(["answer", "_initial"]))
    stage.page.get_by_role("button", name="I don't know").click()
    assert disagreements(prediction, stage.report()) == [] and prediction.looked
    stage.page.get_by_role("button", name="Reset").click()
    assert disagreements(prediction, stage.report()) == []
    assert prediction.result == 5 and not prediction.looked


def test_escape_leaves_a_cell_of_a_sketch_empty(stage: Stage) -> None:
    prediction = Prediction("Which?", shape=(1, 2))
    stage.mount(prediction)
    stage.page.get_by_role("gridcell").first.click()
    stage.page.keyboard.type("12")
    stage.page.keyboard.press("Escape")
    assert stage.page.get_by_role("gridcell").first.inner_text() == ""
