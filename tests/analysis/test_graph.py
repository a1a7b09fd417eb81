"""`model_graph` on models whose wiring is known, and on what students write."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from cnnedu.analysis import ModelGraph, model_graph, summarize
from cnnedu.errors import ModelError
from cnnedu.models import model_card
from tests.registered import on_meta
from tests.student_models import Calls, NeedsNumbers

CONV = nn.Conv2d(8, 8, 3, padding=1)


@functools.cache
def graph_of(name: str) -> ModelGraph:
    card = model_card(name)
    return model_graph(on_meta(name), card.input_size, input_dtype=card.input_dtype)


def wiring(function: Callable[..., Any], size: Any = (1, 8, 16, 16), **modules: nn.Module) -> list[str]:
    """Write a model's nodes as "name(inputs)"."""
    nodes = model_graph(Calls(function, **modules), size).nodes
    return [f"{node.name}({', '.join(map(str, node.inputs))})" for node in nodes]


def test_resnet18_has_eight_additions_of_two() -> None:
    graph = graph_of("resnet18")
    additions = graph.merges("add")
    assert [len(node.inputs) for node in additions] == [2] * 8
    assert [node.path for node in additions] == [f"layer{i}.{j}" for i in (1, 2, 3, 4) for j in (0, 1)]
    assert graph.merges() == additions
    by_path = {node.path: node for node in graph.nodes if node.kind == "layer"}
    plain, strided = additions[1], additions[2]
    assert [graph.nodes[i].path for i in plain.inputs] == ["layer1.1.bn2", "layer1.0.relu"]
    assert [graph.nodes[i].path for i in strided.inputs] == ["layer2.0.bn2", "layer2.0.downsample.1"]
    assert by_path["layer2.0.conv1"].inputs == by_path["layer2.0.downsample.0"].inputs


@pytest.mark.parametrize(
    ("name", "what", "counts"),
    [
        ("resnet50", "add", [2] * 16),
        ("densenet121", "concatenate", [2] * 58),
        ("googlenet", "concatenate", [4] * 9),
        ("unet", "concatenate", [2] * 4),
        ("se_resnet50", "multiply", [2] * 16),
        ("efficientnet_b0", "multiply", [2] * 16),
        ("mobilenet_v2", "add", [2] * 10),
        ("deeplabv3_resnet50", "concatenate", [5]),
        ("plain20", "add", []),
        ("vgg16", "concatenate", []),
    ],
)
def test_known_models_merge_where_their_papers_say(name: str, what: str, counts: list[int]) -> None:
    assert [len(node.inputs) for node in graph_of(name).merges(what)] == counts


def test_unet_skips_join_the_two_arms() -> None:
    graph = graph_of("unet")
    skips = [[graph.nodes[i].path.partition(".")[0] for i in node.inputs] for node in graph.merges()]
    assert [sorted(pair) for pair in skips] == [
        sorted((f"up{i}", "dropout" if i == 4 else f"down{i}")) for i in (4, 3, 2, 1)
    ]


def test_gates_of_squeeze_and_excitation_come_from_the_map_they_gate() -> None:
    graph = graph_of("se_resnet50")
    for node in graph.merges("multiply"):
        ancestors = [set(reached(graph, i)) | {i} for i in node.inputs]
        assert ancestors[0] & set(node.inputs) or ancestors[1] & set(node.inputs)


def reached(graph: ModelGraph, index: int) -> list[int]:
    """Return all nodes that flow into one."""
    found: set[int] = set()
    left = [index]
    while left:
        new = set(graph.nodes[left.pop()].inputs) - found
        found |= new
        left += new
    return sorted(found)


@pytest.mark.parametrize("name", ["resnet18", "densenet121", "unet", "mobilenet_v2", "efficientnet_b0", "vgg16_bn"])
def test_numbers_are_those_of_the_summary(name: str) -> None:
    graph = graph_of(name)
    summary = summarize(on_meta(name), model_card(name).input_size)
    assert graph.summary.rows == summary.rows
    assert sum(node.parameters for node in graph.nodes) == summary.parameters
    assert sum(node.macs for node in graph.nodes) == summary.macs
    assert sum(node.activation_bytes for node in graph.nodes) == summary.activation_bytes
    for node in graph.nodes:
        if node.row is not None:
            row = graph.summary.rows[node.row]
            assert (node.path, node.name, node.call) == (row.path, row.kind, row.call)
            assert (node.output_shape, node.receptive_field) == (row.output_shape, row.receptive_field)
            assert [graph.summary.rows[i].depth for i in node.modules] == list(range(row.depth))


@pytest.mark.parametrize(
    "name", ["resnet34", "googlenet", "densenet121", "wavenet", "fpn", "transformer_block", "textcnn"]
)
def test_nodes_stand_behind_what_they_take_from_and_lead_to_the_output(name: str) -> None:
    graph = graph_of(name)
    assert [node.index for node in graph.nodes] == list(range(len(graph.nodes)))
    assert all(source < target for source, target in graph.edges)
    assert graph.nodes[0].kind == "input" and graph.nodes[-1].kind == "output"
    unreached = set(range(len(graph.nodes) - 1)) - set(reached(graph, len(graph.nodes) - 1))
    dead = [graph.nodes[i].path for i in unreached]
    assert dead == (["blocks.9"] if name == "wavenet" else []), "WaveNet drops what its last block hands on"


def test_functions_are_steps_and_views_are_not() -> None:
    def net(self: Any, x: Tensor) -> Any:
        x = F.max_pool2d(F.relu(self.conv(x)), 2)
        return self.fc(x.view(x.size(0), -1).contiguous() / 2)

    nodes = wiring(net, conv=CONV, fc=nn.Linear(512, 10))
    assert nodes == ["input()", "Conv2d(0)", "relu(1)", "max pooling(2)", "Linear(3)", "output(4)"]


def test_flatten_as_a_layer_is_a_step() -> None:
    model = nn.Sequential(nn.Conv2d(8, 8, 3), nn.Flatten(), nn.Dropout(), nn.Linear(8 * 14 * 14, 2))
    assert [node.name for node in model_graph(model, (1, 8, 16, 16)).nodes[1:-1]] == [
        "Conv2d",
        "Flatten",
        "Dropout",
        "Linear",
    ]


@pytest.mark.parametrize(
    "join",
    [
        lambda x, y: x + y,
        lambda x, y: torch.add(x, y, alpha=2),
        lambda x, y: y.add_(x),
        lambda x, y: y.__iadd__(x),
        lambda x, y: torch.sum(torch.stack([x, y]), 0),
        lambda x, y: torch.cat([x, y], 1)[:, :8],
        lambda x, y: x * y,
        lambda x, y: torch.maximum(x, y),
    ],
)
def test_two_tensors_meet(join: Callable[[Tensor, Tensor], Tensor]) -> None:
    model = Calls(lambda self, x: self.last(join(x, self.conv(x))), conv=CONV, last=nn.ReLU())
    (merge,) = model_graph(model, (1, 8, 16, 16)).merges()
    assert sorted(merge.inputs) == [0, 1]


def test_an_operation_on_one_tensor_twice_names_it_twice() -> None:
    assert wiring(lambda self, x: self.conv(x) + x + x, conv=CONV)[2:4] == ["add(1, 0)", "add(2, 0)"]
    assert wiring(lambda self, x: (y := self.conv(x)) + y, conv=CONV)[2] == "add(1, 1)"


def test_parts_of_a_tensor_lead_back_to_who_made_it() -> None:
    def net(self: Any, x: Tensor) -> Any:
        a, b = self.conv(x).chunk(2, 1)
        return torch.cat([b, a.sigmoid() * b, x[:, :2]], 1)

    assert wiring(net, conv=CONV)[2:] == ["sigmoid(1)", "multiply(2, 1)", "concatenate(1, 3, 0)", "output(4)"]


def test_what_is_written_into_a_part_is_seen_in_the_whole() -> None:
    def net(self: Any, x: Tensor) -> Any:
        out = torch.zeros_like(x)
        out[:, :4] = self.a(x)
        out[:, 4:] = self.b(x)
        return self.last(out)

    parts = {name: nn.Conv2d(8, 4, 1) for name in "ab"}
    assert wiring(net, **parts, last=nn.ReLU())[3:] == ["ReLU(1, 2)", "output(3)"]


def test_in_place_layers_hand_on_what_they_wrote() -> None:
    model = nn.Sequential(CONV, nn.ReLU(inplace=True), CONV)
    graph = model_graph(model, (1, 8, 16, 16))
    assert [node.inputs for node in graph.nodes] == [(), (0,), (1,), (2,), (3,)]
    assert [node.call for node in graph.nodes[1:4]] == [1, 1, 2]
    assert [node.parameters for node in graph.nodes[1:4]] == [584, 0, 0], "shared weights count once"


def test_identities_are_steps_only_where_that_is_certain() -> None:
    def shortcut(self: Any, x: Tensor) -> Any:
        return self.conv(x) + self.same(x)

    def before(self: Any, x: Tensor) -> Any:
        y = self.same(x)
        return self.conv(x) + y

    for net in (shortcut, before):
        assert wiring(net, conv=CONV, same=nn.Identity())[1:] == ["Conv2d(0)", "add(1, 0)", "output(2)"]
    assert wiring(lambda self, x: self.same(self.conv(x)), conv=CONV, same=nn.Identity())[2] == "Identity(1)"
    chain = model_graph(nn.Sequential(nn.Dropout(), nn.Identity(), CONV), (1, 8, 16, 16))
    assert [node.inputs for node in chain.nodes] == [(), (0,), (1,), (2,), (3,)]


def test_weights_used_as_functions_are_priced() -> None:
    class Own(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.weight, self.scale = nn.Parameter(torch.zeros(4, 8, 3, 3)), nn.Parameter(torch.ones(4, 1, 1))
            self.dense, self.last = nn.Parameter(torch.zeros(5, 4)), nn.Softmax(1)

        def forward(self, x: Tensor) -> Any:
            x = F.conv2d(x, self.weight, stride=2) * self.scale
            return self.last(F.linear(x.mean((2, 3)), self.dense))

    graph = model_graph(Own(), (1, 8, 15, 15))
    steps = [(node.name, node.setting, node.parameters, node.macs) for node in graph.nodes[1:-1]]
    assert steps[0] == ("convolution", "3×3, stride 2", 288, 288 * 49)
    assert [step[0] for step in steps] == ["convolution", "multiply", "mean", "matrix product", "Softmax"]
    assert [step[2] for step in steps] == [288, 4, 0, 20, 0]
    assert graph.nodes[1].receptive_field is not None and graph.nodes[1].receptive_field.size == 3


def test_several_inputs_and_outputs() -> None:
    def net(self: Any, x: Tensor, y: Tensor) -> dict[str, Tensor]:
        z = self.conv(x) - y
        return {"sum": z, "y": self.last(y)}

    nodes = wiring(net, [(1, 8, 16, 16), (1, 8, 16, 16)], conv=CONV, last=nn.ReLU())
    assert nodes == ["input()", "input()", "Conv2d(0)", "subtract(2, 1)", "ReLU(1)", "output(3, 4)"]


def test_positions_of_a_transformer_are_an_input_of_the_sum() -> None:
    def net(self: Any, x: Tensor) -> Any:
        return self.block(self.words(x) + self.places(torch.arange(x.shape[1])))

    block = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True)
    model = Calls(net, words=nn.Embedding(10, 8), places=nn.Embedding(12, 8), block=block)
    graph = model_graph(model, (1, 12), input_dtype="int64")
    first = graph.merges("add")[0]
    assert [graph.nodes[i].path for i in first.inputs] == ["words", "places"]
    assert [node.name for node in graph.nodes if node.path == "block.self_attn"] == ["MultiheadAttention"]
    assert len(graph.merges("add")) == 3


def test_a_model_that_needs_numbers_is_followed_too() -> None:
    model = NeedsNumbers(nn.Sequential(CONV, nn.ReLU()))
    assert [node.name for node in model_graph(model, (1, 8, 16, 16)).nodes] == ["input", "Conv2d", "ReLU", "output"]


def test_the_model_stays_as_it_was() -> None:
    model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.Dropout()).train()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    model_graph(model, (1, 3, 8, 8))
    assert model.training and model[2].training
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())


def test_one_layer_alone_is_a_graph() -> None:
    assert [node.name for node in model_graph(CONV, (1, 8, 16, 16)).nodes] == ["input", "Conv2d", "output"]


def test_what_fails_is_told_by_name() -> None:
    with pytest.raises(ModelError, match="model_graph: "):
        model_graph(CONV, (1, 3, 16, 16))
    with pytest.raises(TypeError, match="model_graph: model must be an nn.Module"):
        model_graph("resnet18", (1, 3, 16, 16))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="input_size"):
        model_graph(CONV, (1, 8, float("nan"), 16))  # type: ignore[arg-type]
    assert repr(model_graph(CONV, (1, 8, 16, 16))) == "<ModelGraph of Conv2d: 3 nodes, 2 edges>"
