"""ArchitectureExplorer in Python, its data against the models, and its arithmetic in the page against both."""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from torch import Tensor, nn

from cnnedu.analysis import model_graph, summarize
from cnnedu.errors import ModelError
from cnnedu.explorers import ArchitectureExplorer
from cnnedu.explorers._architecture_data import architectures, registered_graph
from cnnedu.explorers._architecture_pack import LARGEST, pack, unpack, unpack_tree
from cnnedu.explorers._architecture_state import opened
from cnnedu.explorers._architecture_text import amount
from cnnedu.explorers._architecture_words import WORDS
from cnnedu.models import create_model, list_models, model_card
from cnnedu.models.comparison import _quoted, comparable
from tests.registered import representatives

Frontend = Callable[..., list[Any]]
OPS = "ops/architecture.ts"
LAYOUT = "ops/architecture_layout.ts"
COST = "ops/architecture_cost.ts"
NAMES = list_models()
REMAKE = "run: python -m cnnedu.explorers._architecture_data"
PROBE = "../../../tests/explorers/architecture_probe.ts"
GRAPHS = architectures()["pack"]["graphs"]


class Student(nn.Module):
    """A model that no registry knows: branches, a shortcut, a shared layer, functions."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU())
        self.left, self.right = nn.Conv2d(8, 4, 1), nn.Conv2d(8, 4, 3, padding=1)
        self.shared, self.head = nn.Conv2d(8, 8, 3, padding=1), nn.Linear(8, 5)

    def forward(self, x: Tensor) -> Any:
        import torch

        x = self.stem(x)
        x = torch.cat([self.left(x), self.right(x)], 1).relu() + x
        x = x + self.shared(self.shared(x))
        return self.head(x.mean((2, 3)))


@functools.cache
def student() -> Any:
    return model_graph(Student(), (1, 3, 20, 20))


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
    explorer = ArchitectureExplorer(Student(), input_size=(1, 3, 20, 20))
    assert (
        repr(explorer)
        == f"ArchitectureExplorer(model='Student', parameters={explorer.parameters}, macs={explorer.macs})"
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
    assert "# model is your Student" in explorer.python()
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


@pytest.mark.parametrize(
    ("given", "error", "told"),
    [
        ({"model": "resnet19"}, ValueError, "there is no model 'resnet19'. Did you mean 'resnet1"),
        ({"model": Student()}, TypeError, "a model of your own needs its input size"),
        ({"model": Student}, TypeError, "got the class Student: Student\\(\\) makes one"),
        ({"model": 3}, TypeError, "must be the name of a registered model"),
        ({"model": Student(), "input_size": (1, 4, 20, 20)}, ModelError, "4 channels|got 4"),
        ({"model": Student(), "input_size": (1, 3, float("nan"), 20)}, TypeError, "input_size must be a size"),
        (
            {"model": nn.Sequential(*[nn.ReLU()] * (LARGEST + 1)), "input_size": (1, 3)},
            ValueError,
            "a page can show 3,000",
        ),
        ({"model": ""}, ValueError, "must be a registered model"),
        ({"view": "two", "compare": 7}, TypeError, "compare must be"),
        ({"cost": "mac"}, ValueError, "Did you mean 'macs'"),
    ],
)
def test_what_cannot_be_shown_is_told(given: dict[str, Any], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        ArchitectureExplorer(**given)


def broken(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    packed: dict[str, Any] = json.loads(json.dumps(pack({"Student": student()})))
    change(packed)
    return packed


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p.pop("rows"),
        lambda p: p["graphs"].update(other=p["graphs"]["Student"]),
        lambda p: p["graphs"]["Student"].update(order=[[10**9, 0]]),
        lambda p: p["graphs"]["Student"].update(form=0),
        lambda p: p["forms"].append([0, 1, [0, len(p["forms"])]]),
        lambda p: p["rows"][1].__setitem__(-1, -5),
        lambda p: p["texts"].__setitem__(0, None),
        lambda p: p["rows"][1].__setitem__(1, 10**6),
    ],
)
def test_a_pack_that_the_page_has_broken_changes_nothing(change: Callable[[dict[str, Any]], Any]) -> None:
    packed = broken(change)
    if packed["forms"][-1][-1] == [0, len(packed["forms"]) - 1]:
        packed["graphs"]["Student"]["form"] = len(packed["forms"]) - 1
    explorer = ArchitectureExplorer()
    explorer.set_state({"model": packed})
    assert explorer.model == "resnet18"


def test_sums_are_written_in_three_digits() -> None:
    assert [amount(n) for n in (0, 999, 1000, 9_995, 61_706, 999_500)] == [
        "0",
        "999",
        "1.00 k",
        "10.0 k",
        "61.7 k",
        "1.00 M",
    ]


# The page's arithmetic


@pytest.mark.parametrize("name", ["resnet18", "googlenet", "densenet121", "unet", "fpn", "wavenet", "Student"])
def test_the_page_unpacks_the_same_network(frontend: Frontend, name: str) -> None:
    packed = pack({name: student()}) if name == "Student" else architectures()["pack"]
    packed = {**packed, "graphs": {name: packed["graphs"][name]}}
    (nodes,) = frontend(OPS, "unpackNodes", [packed, name])
    assert nodes == unpack(packed, name)
    expected = [[u.key, u.start, u.end, u.times, u.kind] for u in unpack_tree(packed, name).walk()]
    (found,) = frontend(PROBE, "unitsOf", [packed, name])
    assert found == expected


SIGHTS = ["resnet18 layer2.0", "googlenet inception3a", "unet ", "unet up3", "se_resnet50 layer1.1"]


@pytest.mark.parametrize("sight", [*SIGHTS, "densenet121 features.denseblock2"])
def test_the_page_draws_the_wires_that_python_tells(frontend: Frontend, sight: str) -> None:
    name, _, focus = sight.partition(" ")
    explorer = ArchitectureExplorer(name, focus=focus)
    packed = {**architectures()["pack"], "graphs": {name: GRAPHS[name]}}
    (level,) = frontend(PROBE, "levelIn", [packed, name, focus])
    boxes = [box["key"] for box in level["boxes"]]
    sources = ["" if key.startswith("in:") else key for key in boxes]
    found = {key: {sources[a] for a, b in level["wires"] if boxes[b] == key} for key in boxes}
    for unit in explorer.units:
        assert set(unit["inputs"]) == found[unit["key"]], unit["key"]
    assert level["costs"] == [[unit[c] for c in ("parameters", "macs", "memory")] for unit in explorer.units]


def random_wires(rng: np.random.Generator, count: int) -> list[list[int]]:
    wires = {(int(rng.integers(max(0, b - 6), b)), b) for b in range(1, count) for _ in range(rng.integers(1, 4))}
    return [list(wire) for wire in sorted(wires, key=lambda wire: wire[1])]


def longer_way(wires: list[list[int]], wire: list[int]) -> bool:
    """Say whether another way leads from the beginning of a wire to its end."""
    left, seen = [b for a, b in wires if a == wire[0] and b != wire[1]], set()
    while left:
        at = left.pop()
        if at == wire[1]:
            return True
        if at not in seen:
            seen.add(at)
            left += [b for a, b in wires if a == at]
    return False


def test_boxes_never_overlap_and_flow_downwards(frontend: Frontend) -> None:
    rng = np.random.default_rng(0)
    cases = [(count, random_wires(rng, count)) for count in rng.integers(2, 30, 60).tolist()]
    placements = frontend(LAYOUT, "placeBoxes", *[[count, wires] for count, wires in cases])
    drawings = frontend(
        LAYOUT,
        "drawLevel",
        *[[p, wires, 600, [1] * count] for p, (count, wires) in zip(placements, cases, strict=True)],
    )
    for placed, drawn, (count, wires) in zip(placements, drawings, cases, strict=True):
        rows, lanes = placed["rows"], placed["lanes"]
        assert all(rows[a] < rows[b] for a, b in wires)
        assert placed["skips"] == [longer_way(wires, wire) for wire in wires]
        places = sorted(zip(rows, lanes, strict=True))
        assert all(b[1] - a[1] > 0.999 for a, b in itertools.pairwise(places) if a[0] == b[0])
        assert len(drawn["boxes"]) == count and len(drawn["paths"]) == len(wires)
        assert all(box["x"] >= 0 and box["x"] + box["w"] <= drawn["width"] + 1 for box in drawn["boxes"])


def test_branches_stand_beside_each_other_and_chains_below(frontend: Frontend) -> None:
    inception = [[0, 1], [0, 2], [2, 3], [0, 4], [4, 5], [0, 6], [6, 7], [1, 8], [3, 8], [5, 8], [7, 8]]
    residual = [[0, 1], [1, 2], [2, 3], [0, 3]]
    four, one = frontend(LAYOUT, "placeBoxes", [9, inception], [4, residual])
    assert four["laneCount"] == 4 and not any(four["skips"])
    assert four["lanes"][0] == four["lanes"][8] == 1.5, "fork and merge stand in the middle"
    assert [four["lanes"][i] for i in (1, 2, 4, 6)] == [0, 1, 2, 3]
    assert (one["laneCount"], one["skips"]) == (1, [False, False, False, True])


def test_maps_of_one_size_begin_at_one_height(frontend: Frontend) -> None:
    left, right = [224, 112, 112, 56, 28, 0], [224, 224, 224, 112, 56, 56, 28, 0]
    ((a, b),) = frontend(LAYOUT, "alignRows", [[left, right], 50])
    for side in (224, 112, 56, 28, 0):
        assert a[left.index(side)] == b[right.index(side)]
    assert all(y - x >= 50 for tops in (a, b) for x, y in itertools.pairwise(tops))


def test_bills_give_the_numbers_or_stay_silent(frontend: Frontend) -> None:
    calls, nodes = [], []
    for name in ("resnet50", "mobilenet_v2", "alexnet", "lenet5", "wavenet", "googlenet", "transformer_block"):
        known = opened(name).nodes
        for node in known[1:-1]:
            calls.append([node, known[node["inputs"][0]]["shape"]])
            nodes.append(node)
    bills = frontend(COST, "layerBill", *calls)
    counted = 0
    for node, bill in zip(nodes, bills, strict=True):
        for which in ("parameters", "macs"):
            if bill[which] is None:
                continue
            product, _, result = bill[which].partition(" = ")
            value = eval(product.replace("·", "*").replace(",", "").replace(" biases", ""))
            assert value == int(result.split(" (")[0].replace(",", "")) == node[which]
            counted += 1
        if node["name"] in ("Conv2d", "Conv1d", "Linear"):
            assert bill["macs"] is not None, node
    assert counted > 300


def test_the_walk_keeps_its_depth_and_finds_its_match(frontend: Frontend) -> None:
    packed = {**architectures()["pack"], "graphs": {n: GRAPHS[n] for n in ("resnet18", "vgg16")}}
    model = opened("resnet18")
    after = model.units["layer2"].start
    assert frontend(
        PROBE,
        "follow",
        [packed, "resnet18", "layer1", after],
        [packed, "resnet18", "", after],
        [packed, "resnet18", "layer1.0", after],
    ) == ["layer2", "", "layer2.0"]
    assert frontend(PROBE, "follow", [packed, "resnet18", "layer1.0", len(model.nodes) - 1]) == [""]
    (matches,) = frontend(PROBE, "matches", [packed, "resnet18", "vgg16"])
    sides = [[max(node["shape"][2:], default=0) for node in opened(name).nodes] for name in ("resnet18", "vgg16")]
    assert matches[0] == 0 and matches[-1] == len(opened("vgg16").nodes) - 1
    assert all(sides[1][at] == side for at, side in zip(matches, sides[0], strict=True) if side in sides[1])


@pytest.mark.parametrize(
    "state", [{}, {"focus": "layer2"}, {"view": "all"}, {"model": "textcnn"}, {"compare": "wavenet"}]
)
def test_the_page_writes_the_same_python(frontend: Frontend, state: dict[str, Any]) -> None:
    explorer = ArchitectureExplorer(**state)
    names = [explorer.model, *([explorer.compare] if explorer.view == "two" else [])]
    packed = {**architectures()["pack"], "graphs": {name: GRAPHS[name] for name in names}}
    focus = [explorer.focus, explorer.compare_focus][: len(names)]
    (found,) = frontend(PROBE, "source", [packed, names, focus, explorer.view])
    assert found == explorer.python()


def test_the_page_writes_counts_as_python_does(frontend: Frontend) -> None:
    counts = [0, 1, 999, 1000, 9994, 9995, 99_949, 99_950, 999_499, 999_500, 61_706, 11_689_512, 1_814_073_344]
    assert frontend(COST, "shortCount", *[[count] for count in counts]) == [amount(count) for count in counts]
