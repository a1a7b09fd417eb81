"""ArchitectureExplorer in Python, its data against the models, and its arithmetic in the page against both."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from torch import nn

from cnnedu.analysis import model_graph, summarize
from cnnedu.errors import ModelError
from cnnedu.explorers import ArchitectureExplorer
from cnnedu.explorers._architecture_data import architectures, registered_graph
from cnnedu.explorers._architecture_pack import LARGEST, pack, unpack, unpack_tree
from cnnedu.explorers._architecture_state import opened
from cnnedu.explorers._architecture_words import WORDS
from cnnedu.models import create_model, list_models, model_card
from cnnedu.models.comparison import _quoted, comparable
from tests.registered import representatives
from tests.student_models import Branches

Frontend = Callable[..., list[Any]]
OPS = "ops/architecture.ts"
LAYOUT = "ops/architecture_layout.ts"
COST = "ops/architecture_cost.ts"
NAMES = list_models()
REMAKE = "run: python -m cnnedu.explorers._architecture_data"
PROBE = "../../../tests/explorers/architecture_probe.ts"
GRAPHS = architectures()["pack"]["graphs"]


@functools.cache
def student() -> Any:
    return model_graph(Branches(), (1, 3, 20, 20))


# What ships


def test_every_registered_model_ships() -> None:
    assert list(GRAPHS) == list(architectures()["cards"]) == NAMES, REMAKE
    assert files("cnnedu.data").joinpath("architectures.json").stat().st_size < 350_000  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", representatives())
def test_what_ships_is_what_is_counted_now(name: str) -> None:
    fresh = pack({name: registered_graph(name)})
    shipped = architectures()["pack"]
    assert unpack(shipped, name) == unpack(fresh, name), REMAKE
    assert unpack_tree(shipped, name) == unpack_tree(fresh, name), REMAKE
    assert GRAPHS[name]["totals"] == fresh["graphs"][name]["totals"], REMAKE


def test_cards_quote_what_is_published() -> None:
    for name, card in architectures()["cards"].items():
        known, result = model_card(name), _quoted(name)
        assert (card["family"], card["year"], card["new"]) == (known.family, known.paper.year, known.new), REMAKE
        assert card["counts"] == GRAPHS[name]["totals"][:2], REMAKE
        assert card.get("top1") == (None if result is None else result.accuracy()), REMAKE
        assert ("measured" in card) == (result is not None and comparable(result)), REMAKE


@pytest.mark.parametrize("name", ["resnet18", "densenet121", "googlenet", "efficientnet_b0", "unet", "wavenet", "fpn"])
def test_what_is_packed_is_the_graph(name: str) -> None:
    graph, packed = registered_graph(name), architectures()["pack"]
    nodes = unpack(packed, name)
    for node, found in zip(graph.nodes, nodes, strict=True):
        expected = (node.kind, node.name, node.setting, list(node.inputs), node.parameters, node.macs)
        assert tuple(found[key] for key in ("kind", "name", "setting", "inputs", "parameters", "macs")) == expected
        assert found["memory"] == node.activation_bytes
        field = node.receptive_field
        if field is not None and isinstance(field.size, int) and isinstance(field.jump, int):
            assert found["field"] == [field.size, field.jump]
        elif node.kind != "input":
            assert (found["field"] is None) == (field is None)
    tree = unpack_tree(packed, name)
    layers = [unit for unit in tree.walk() if not unit.children]
    assert [unit.start for unit in layers] == [
        node.index for node in graph.nodes if node.kind in ("layer", "operation")
    ]
    assert all(graph.nodes[unit.start].path.startswith(unit.path.partition(":")[0]) for unit in layers)


@pytest.mark.parametrize("name", NAMES)
def test_every_unit_is_a_run_of_its_parent_and_has_a_key_of_its_own(name: str) -> None:
    tree = opened(name).root
    keys = [unit.key for unit in tree.walk()]
    assert len(keys) == len(set(keys))
    for unit in tree.walk():
        if unit.children:
            starts = [child.start for child in unit.children]
            assert starts == [unit.start, *(child.end for child in unit.children[:-1])]
            assert unit.children[-1].end == unit.end
            assert unit.kind != "fold" or unit.times == len(unit.children) >= 3
    assert len(tree.children) <= 26, "the first sight of a network must be easy to take in"


def test_stages_blocks_and_folds() -> None:
    sights = {
        name: [unit.key for unit in opened(name).root.children] for name in ("resnet18", "vgg16", "efficientnet_b0")
    }
    assert sights["resnet18"] == [
        "conv1",
        "bn1",
        "relu",
        "maxpool",
        "layer1",
        "layer2",
        "layer3",
        "layer4",
        "avgpool",
        "fc",
    ]
    assert sights["vgg16"][:2] == ["features.0…features.4", "features.5…features.9"]
    assert sights["efficientnet_b0"] == [*(f"features.{i}" for i in range(9)), "avgpool", "classifier"]
    layer3 = opened("resnet152").units["layer3"]
    assert [(unit.key, unit.times) for unit in layer3.children] == [("layer3.0", 1), ("layer3.1…layer3.35", 35)]
    block = opened("densenet121").units["features.denseblock3"]
    assert [unit.times for unit in block.children] == [1, 22, 1]
    assert len(opened("lenet5").root.children) == 12


def test_every_kind_of_layer_that_ships_has_its_sentence() -> None:
    import re

    kinds = {node["name"] for name in NAMES for node in opened(name).nodes}
    silent = {kind for kind in kinds if not any(re.search(pattern, kind, re.IGNORECASE) for pattern, _ in WORDS)}
    assert silent <= {"Conv2d", "Conv1d", "PartialConv2d", "convolution"}, "those the page describes from their numbers"


# The explorer in Python


def test_registered_models_need_no_torch_and_agree_with_summarize() -> None:
    explorer = ArchitectureExplorer("resnet50", cost="parameters")
    summary = summarize(create_model("resnet50"), model_card("resnet50").input_size)
    assert (explorer.parameters, explorer.macs) == (summary.parameters, summary.macs)
    rows = {row.path: row for row in summary.rows}
    for unit in explorer.units:
        if unit["key"] in rows and unit["key"] != "relu":
            row = rows[unit["key"]]
            assert (unit["parameters"], unit["macs"]) == (row.parameters, row.macs)
    assert explorer.describe().startswith(
        "resnet50: 10 parts in sight, from 3×224×224 to 1000. Most parameters: layer4"
    )


def test_a_model_of_ones_own() -> None:
    explorer = ArchitectureExplorer(Branches(), input_size=(1, 3, 20, 20))
    assert (
        repr(explorer)
        == f"ArchitectureExplorer(model='Branches', parameters={explorer.parameters}, macs={explorer.macs})"
    )
    assert explorer.macs == student().summary.macs
    merges = {unit["key"]: unit["inputs"] for unit in explorer.units if ":" in unit["key"]}
    assert merges[":concatenate"] == ["left", "right"]
    assert merges[":add"] == [":relu", "stem"]
    assert merges[":add#2"] == [":add", "shared#2"]
    again = ArchitectureExplorer(student())
    assert again.get_state("model") == explorer.get_state("model")
    state = json.loads(json.dumps({name: explorer.get_state(name)[name] for name in explorer.settings}))
    assert ArchitectureExplorer(**state).get_state(list(explorer.settings)) == state
    assert "# model is your Branches" in explorer.python()
    explorer.model = "lenet5"
    assert explorer.units[0]["key"] == "c1"
    explorer.reset()
    assert explorer.parameters == student().summary.parameters


def test_another_size_and_a_comparison() -> None:
    explorer = ArchitectureExplorer("resnet18", "plain20", input_size=(1, 3, 32, 32))
    assert (explorer.view, explorer.macs) == ("two", summarize(create_model("resnet18"), (1, 3, 32, 32)).macs)
    assert "resnet18, 3×32×32" in repr(explorer)
    assert ArchitectureExplorer(view="two").compare == "vgg16"
    assert ArchitectureExplorer("vgg16", view="two").compare == "resnet18"


def test_what_is_open_follows_the_model() -> None:
    explorer = ArchitectureExplorer(focus="layer2.0", step=60)
    explorer.model = "resnet34"
    assert explorer.focus == "layer2.0"
    explorer.model = "lenet5"
    assert (explorer.focus, explorer.step) == ("", 0)
    with pytest.raises(ValueError, match=r"focus: nothing is called 'layer9'\.|Did you mean"):
        explorer.focus = "layer9"
    with pytest.raises(ValueError, match="step must be at most 13"):
        explorer.step = 14


def test_a_single_layer_is_a_model() -> None:
    explorer = ArchitectureExplorer(nn.Conv2d(3, 4, 3), input_size=(1, 3, 8, 8))
    assert [(unit["key"], unit["shape"]) for unit in explorer.units] == [(":Conv2d", [1, 4, 6, 6])]


@pytest.mark.parametrize(
    ("given", "error", "told"),
    [
        ({"model": "resnet19"}, ValueError, "there is no model 'resnet19'. Did you mean 'resnet1"),
        ({"model": Branches()}, TypeError, "a model of your own needs its input size"),
        ({"model": Branches}, TypeError, "got the class Branches: Branches\\(\\) makes one"),
        ({"model": 3}, TypeError, "must be the name of a registered model"),
        ({"model": Branches(), "input_size": (1, 4, 20, 20)}, ModelError, "4 channels|got 4"),
        ({"model": Branches(), "input_size": (1, 3, float("nan"), 20)}, TypeError, "input_size must be a size"),
        (
            {"model": nn.Sequential(*[nn.ReLU()] * (LARGEST + 1)), "input_size": (1, 3)},
            ValueError,
            "a page can show 3,000",
        ),
        ({"model": nn.Sequential(), "input_size": (1, 3)}, ValueError, "Sequential computes nothing"),
        ({"model": ""}, ValueError, "must be a registered model"),
        ({"view": "two", "compare": 7}, TypeError, "compare must be"),
        ({"cost": "mac"}, ValueError, "Did you mean 'macs'"),
    ],
)
def test_what_cannot_be_shown_is_told(given: dict[str, Any], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        ArchitectureExplorer(**given)


def broken(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    packed: dict[str, Any] = json.loads(json.dumps(pack({"Branches": student()})))
    change(packed)
    return packed


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p.pop("rows"),
        lambda p: p["graphs"].update(other=p["graphs"]["Branches"]),
        lambda p: p["graphs"]["Branches"].update(order=[[10**9, 0]]),
        lambda p: p["graphs"]["Branches"].update(form=0),
        lambda p: p["forms"].append([0, 1, [0, len(p["forms"])]]),
        lambda p: p["rows"][1].__setitem__(-1, -5),
        lambda p: p["texts"].__setitem__(0, None),
        lambda p: p["rows"][1].__setitem__(1, 10**6),
    ],
)
def test_a_pack_that_the_page_has_broken_changes_nothing(change: Callable[[dict[str, Any]], Any]) -> None:
    packed = broken(change)
    if packed["forms"][-1][-1] == [0, len(packed["forms"]) - 1]:
        packed["graphs"]["Branches"]["form"] = len(packed["forms"]) - 1
    explorer = ArchitectureExplorer()
    explorer.set_state({"model": packed})
    assert explorer.model == "resnet18"
