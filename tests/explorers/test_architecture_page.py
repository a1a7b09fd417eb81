"""The arithmetic of the architecture explorer's page against its Python, and against what a layout owes its reader."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from cnnedu.analysis import model_graph
from cnnedu.explorers import ArchitectureExplorer
from cnnedu.explorers._architecture_data import architectures
from cnnedu.explorers._architecture_pack import pack, unpack, unpack_tree
from cnnedu.explorers._architecture_state import opened
from tests.student_models import Branches

Frontend = Callable[..., list[Any]]
OPS = "ops/architecture.ts"
LAYOUT = "ops/architecture_layout.ts"
COST = "ops/architecture_cost.ts"
PROBE = "../../../tests/explorers/architecture_probe.ts"
GRAPHS = architectures()["pack"]["graphs"]


@pytest.mark.parametrize("name", ["resnet18", "googlenet", "densenet121", "unet", "fpn", "wavenet", "Branches"])
def test_the_page_unpacks_the_same_network(frontend: Frontend, name: str) -> None:
    packed = pack({name: model_graph(Branches(), (1, 3, 20, 20))}) if name == "Branches" else architectures()["pack"]
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
        if node["name"] in ("Conv2d", "Conv1d") or (node["name"] == "Linear" and len(node["shape"]) == 2):
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
