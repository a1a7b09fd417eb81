"""A student's broken model: the error names the layer, the cause, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from cnnedu.analysis import summarize
from cnnedu.errors import ModelError

IMAGE = (1, 3, 32, 32)


def student(forward: Callable[..., Any], **modules: Any) -> nn.Module:
    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            for name, module in modules.items():
                setattr(self, name, module)

    Net.forward = forward  # type: ignore[method-assign]
    return Net()


class ForgotSuper(nn.Module):
    def __init__(self) -> None:
        self.width = 3


class NoForward(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 3, 3)


class TakesTwo(nn.Module):
    def forward(self, x: Tensor, skip: Tensor) -> Tensor:
        return x + skip


class ReturnsNothing(nn.Module):
    def forward(self, x: Tensor) -> None:
        x.relu()


class CallsItself(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 3, 3, padding=1)

    def forward(self, x: Tensor) -> Any:
        return self.forward(self.conv(x))


Seq = nn.Sequential
LAYERS: dict[str, tuple[nn.Module, tuple[int, ...], str]] = {
    "in_channels": (
        Seq(nn.Conv2d(3, 8, 3), nn.Conv2d(16, 8, 3)),
        IMAGE,
        r"'1' \(Conv2d\(16, 8.* failed on input \(1, 8, 30, 30\).*in_channels must be 8, not 16",
    ),
    "channels last": (Seq(nn.Conv2d(3, 8, 3)), (1, 32, 32, 3), r"channels come last.*\(1, 3, 32, 32\)"),
    "flattened too early": (Seq(nn.Flatten(), nn.Conv2d(3, 8, 3)), IMAGE, r"takes \(n, c, h, w\).*flattened too early"),
    "kernel larger than map": (Seq(nn.Conv2d(3, 8, 7)), (1, 3, 5, 5), "'0'.*kernel spans 7×7 .* only 5×5"),
    "pooled to nothing": (
        Seq(nn.MaxPool2d(2), nn.MaxPool2d(2), nn.MaxPool2d(4)),
        (1, 3, 8, 8),
        "'2'.*utput size is too small.*spans 4×4 .* only 2×2.* fewer strides and poolings",
    ),
    "in_features": (
        Seq(nn.Conv2d(3, 8, 3), nn.Flatten(), nn.Linear(100, 10)),
        IMAGE,
        r"'2' \(Linear.*in_features must be 7200, not 100",
    ),
    "not flattened": (Seq(nn.Conv2d(3, 8, 3), nn.Linear(7200, 10)), IMAGE, "'1'.*flatten before it"),
    "neither": (Seq(nn.Conv2d(3, 8, 3), nn.Linear(100, 10)), IMAGE, "Flatten before it.*in_features=7200"),
    "no batch axis, flat": (
        Seq(nn.Conv2d(3, 8, 3), nn.Flatten(), nn.Linear(7200, 10)),
        (3, 32, 32),
        r"batch axis is missing.*\(1, 3, 32, 32\)",
    ),
    "no batch axis, norm": (Seq(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8)), (3, 32, 32), r"batch axis is missing"),
    "num_features": (Seq(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(16)), IMAGE, "'1'.*num_features must be 8, not 16"),
    "BatchNorm1d": (Seq(nn.BatchNorm1d(3)), IMAGE, "For 4 axes there is nn.BatchNorm2d"),
    "LayerNorm": (Seq(nn.LayerNorm(3)), IMAGE, r"channels stand second: use nn.GroupNorm\(1, 3\)"),
    "normalized_shape": (Seq(nn.LayerNorm(16)), IMAGE, r"last axes, which here are \(32,\), not \(16,\)"),
    "GroupNorm": (Seq(nn.GroupNorm(2, 8)), IMAGE, "num_channels must be 3, not 8"),
    "LSTM": (Seq(nn.LSTM(10, 4)), (1, 5, 3), "input_size must be 3, not 10"),
    "attention": (student(lambda s, x: s.a(x, x, x)[0], a=nn.MultiheadAttention(8, 2)), (1, 5, 16), "embed_dim must"),
    "tuple": (Seq(nn.LSTM(3, 4), nn.Linear(4, 2)), (1, 5, 3), "'1'.*given a tuple.*first entry"),
    "None inside": (Seq(ReturnsNothing(), nn.Conv2d(3, 8, 3)), IMAGE, "'1'.* on input None.*returned None"),
    "ModuleList": (student(lambda s, x: s.layers(x), layers=nn.ModuleList([nn.ReLU()])), IMAGE, "'layers'.*in a loop"),
    "no brackets": (student(lambda s, x: torch.relu(s.act(x)), act=nn.ReLU), IMAGE, r"write nn.ReLU\(\)\(x\)"),
    "view": (student(lambda s, x: x.view(-1, 100)), IMAGE, r"32\), 3072 numbers per example: x.flatten\(1\)"),
    "strided view": (student(lambda s, x: x.transpose(1, 2).view(1, -1)), IMAGE, "use reshape or flatten"),
    "shortcut channels": (
        student(lambda s, x: x + s.conv(x), conv=nn.Conv2d(3, 8, 3, padding=1)),
        IMAGE,
        r"add got \(1, 3, 32, 32\) and \(1, 8, 32, 32\). Channels differ: a 1×1",
    ),
    "shortcut sides": (student(lambda s, x: x + s.conv(x), conv=nn.Conv2d(3, 3, 3)), IMAGE, "Sides differ: padding"),
    "cat": (student(lambda s, x: torch.cat([x, x[..., 2:]], 1)), IMAGE, r"cat got \(1, 3, 32, 32\) and \(1, 3, 32, 30"),
    "misspelt": (student(lambda s, x: s.conv2(x), conv1=nn.ReLU()), IMAGE, "no attribute 'conv2'. Did you mean 'conv1"),
    "no super().__init__()": (ForgotSuper(), IMAGE, r"ForgotSuper is not initialised.*super\(\).__init__\(\)"),
    "no forward": (NoForward(), IMAGE, r"NoForward failed.*Define forward\(self, x\)"),
    "no return": (ReturnsNothing(), IMAGE, "ReturnsNothing returned None: its forward must end with return"),
    "no tensor": (student(lambda s, x: "cat"), IMAGE, "Net returned no tensor: str"),
    "recursion": (CallsItself(), IMAGE, "forward of CallsItself calls itself without end"),
    "too few inputs inside": (Seq(nn.ReLU(), TakesTwo()), IMAGE, r"'1'.* has forward\(x, skip\); its caller passes 1"),
    "in a list": (
        student(lambda s, x: s.layers[1](s.layers[0](x)), layers=[nn.Conv2d(3, 8, 3), nn.Conv2d(3, 8, 3)]),
        IMAGE,
        r"'layers\[1\]' \(Conv2d.*in_channels must be 8, not 3",
    ),
    "in a dictionary": (
        student(lambda s, x: s.parts["fc"](x), parts={"fc": nn.Linear(3, 2)}), (1, 5), r"\['fc'\].*in_features must be"
    ),
    "a dictionary": (
        Seq(student(lambda s, x: {"out": x}), nn.Conv2d(3, 8, 3)), IMAGE, r"'1'.*given a dict: .* such as \['out'\]"
    ),
    "a string": (Seq(student(lambda s, x: "cat"), nn.Conv2d(3, 8, 3)), IMAGE, "given a str: what comes before it must"),
    "class as a layer": (student(lambda s, x: s.a(s.b(x)), a=nn.ReLU(), b=nn.GELU), IMAGE, r"nn.GELU\(\)\(x\) calls"),
    "batch": (student(lambda s, x: x.view(64, -1)), (2, 3, 4, 4), "asks for 64 examples, and the batch has 2"),
    "first state": (
        student(lambda s, x: s.rnn(x, (torch.zeros(1, 64, 5), torch.zeros(1, 64, 5)))[0], rnn=nn.LSTM(3, 5)),
        (7, 2, 3),
        "'rnn'.*first state is for another batch",
    ),
    "half precision on the way": (
        student(lambda s, x: s.conv(x.half()), conv=nn.Conv2d(3, 8, 3)), IMAGE, r"before it make: x.to\(torch.float32"
    ),
    "positions from a layer": (Seq(nn.ReLU(), nn.Embedding(9, 2)), (1, 4), "whole numbers: its input is float32"),
    "groups": (Seq(nn.Conv2d(8, 8, 3, groups=4)), (1, 6, 9, 9), "must be 6, not 8, and groups must divide 6"),
    "axes": (Seq(nn.Conv3d(3, 8, 3)), IMAGE, r"takes \(n, c, d, h, w\), 5 axes, and got 4"),
    "transposed": (Seq(nn.ConvTranspose2d(8, 3, 2)), IMAGE, "'0'.*in_channels must be 3, not 8"),
    "softmax": (Seq(nn.Flatten(), nn.Softmax(3)), IMAGE, r"'1' \(Softmax.*[Dd]imension out of range"),
    "skip": (
        student(lambda s, x: torch.cat([x, s.up(s.down(x))], 1), down=nn.MaxPool2d(2), up=nn.Upsample(scale_factor=2)),
        (1, 3, 33, 33),
        "Sides differ: pad or crop one",
    ),
    "pooled by a function": (
        student(lambda s, x: F.max_pool2d(F.max_pool2d(x, 4), 4)), (1, 3, 8, 8), "map is only 2×2 there"
    ),
    "method": (student(lambda s, x: x.flaten(1)), IMAGE, "no attribute 'flaten'. Did you mean 'flatten'"),
    "self": (student(lambda s, x: conv(x), conv=nn.ReLU()), IMAGE, "Write self.conv"),  # type: ignore[name-defined] # noqa: F821
    "graphics card": (
        student(lambda s, x: (_ for _ in ()).throw(AssertionError("Torch not compiled with CUDA enabled"))),
        IMAGE,
        "device=x.device follows its input",
    ),
    "key": (student(lambda s, x: s.parts["a"](x), parts=nn.ModuleDict()), IMAGE, "KeyError 'a'"),
    "too few inputs": (student(lambda s, x, y: x + y), IMAGE, r"forward\(x, y\): input_size must list 2 sizes"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", LAYERS)
def test_a_broken_model_is_explained(mistake: str) -> None:
    model, size, message = LAYERS[mistake]
    with pytest.raises(ModelError, match=f"^summarize: .*{message}"):
        summarize(model, size)


@pytest.mark.parametrize(
    ("model", "dtype", "message"),
    [
        (Seq(nn.Embedding(10, 3)), "float32", r"'0' \(Embedding.*give input_dtype='int64'"),
        (Seq(nn.Conv2d(3, 8, 3)), "int64", "weights are float32, its input is int64: give input_dtype='float32'"),
        (Seq(nn.Conv2d(3, 8, 3)).half(), "float32", "give input_dtype='float16'"),
        (Seq(nn.Linear(32, 8)).half(), "float32", "give input_dtype='float16'"),  # which meta tensors forgive
    ],
)
def test_a_wrong_dtype_is_explained(model: nn.Module, dtype: str, message: str) -> None:
    size = (1, 5) if isinstance(model[0], nn.Embedding) else IMAGE  # type: ignore[index]
    with pytest.raises(ModelError, match=message):
        summarize(model, size, input_dtype=dtype)


@pytest.mark.parametrize(
    ("model", "message"),
    [
        (NoForward, r"the class NoForward: NoForward\(\) makes a model"),
        ([nn.ReLU()], r"got list. nn.Sequential\(\*layers\)"),
        (torch.relu, "must be an nn.Module, got builtin"),
    ],
)
def test_what_is_no_model_is_refused(model: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        summarize(model, IMAGE)


def test_too_many_inputs_are_refused() -> None:
    with pytest.raises(ModelError, match=r"forward\(input\): input_size must list 1 size,"):
        summarize(Seq(nn.Conv2d(3, 8, 3)), [IMAGE, IMAGE])


def test_the_line_of_the_students_code_is_shown() -> None:
    with pytest.raises(ModelError, match=r"At line \d+ of test_summary_errors.py: .*x.view\(-1, 100\)"):
        summarize(LAYERS["view"][0], IMAGE)


def test_a_model_that_refuses_its_input_is_quoted() -> None:
    from cnnedu.models import create_model

    with torch.device("meta"):
        model = create_model("vgg11")
    with pytest.raises(ModelError, match="^summarize: VGG: input must have c=3 channels, got .*[.]$"):
        summarize(model, (1, 1, 224, 224))


def test_a_model_that_holds_itself_is_summarized() -> None:
    model = nn.Sequential(nn.Linear(2, 2))
    model.inner = nn.Identity()
    model.inner.owner = model
    assert summarize(model.inner, (1, 2)).parameters == 6


@pytest.mark.parametrize("depth", [-1, 1.5, True])
def test_a_depth_is_a_count(depth: Any) -> None:
    with pytest.raises(ValueError, match="depth must be None or an integer from 0 on"):
        summarize(nn.ReLU(), (1, 2), depth=depth)
