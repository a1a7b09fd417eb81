"""The registry: its functions, its cards, and the counts that FACTS and torchvision give for its models.

A figure is written as it was published, "3,504,872" or "568.7 M", and holds to its last digit.
"""

from __future__ import annotations

import copy
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import registered
import torch
from registered import NAMES, WITH_TORCHVISION, on_meta
from torch import nn

import cnnedu
from cnnedu.analysis import summarize
from cnnedu.models import create_model, list_models, model_card, register, registry

UNITS = {"M": 10**6, "G": 10**9}
PARAMETERS = {
    "lenet5": "61,706",
    "lenet5_1998": "60,000",
    "alexnet": "61,100,840",
    "alexnet_2012": "60,965,224",
    "mobilenet_v1": "4.232 M",
    "mobilenet_v2": "3,504,872",
    "xception": "22,855,952",
    "se_resnet50": "28.088 M",
    "efficientnet_b0": "5.29 M",
    "efficientnet_b7": "66.35 M",
    "resnet20": "269,722",
    "resnet32": "464,154",
    "resnet44": "658,586",
    "resnet56": "853,018",
    "resnet110": "1,727,962",
    "resnet18_cifar": "11,173,962",
}
MACS = {
    "resnet50": "4,089,184,256",
    "alexnet": "714,188,480",
    "densenet121": "2,834,161,664",
    "mobilenet_v1": "568.7 M",
    "mobilenet_v2": "300,774,272",
    "xception": "8.357 G",
    "efficientnet_b0": "0.386 G",
    "efficientnet_b7": "37.75 G",
    "resnet18_cifar": "555.4 M",
}


def assert_is(count: int, figure: str) -> None:
    """Hold a count to a figure, to the last digit that the figure has."""
    number, _, unit = figure.partition(" ")
    if not unit:
        assert f"{count:,}" == number
        return
    digits = len(number.partition(".")[2])
    assert f"{count / UNITS[unit]:.{digits}f}" == number


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters_are_those_of_the_paper(name: str) -> None:
    assert_is(registered.size_of(name), PARAMETERS[name])


@pytest.mark.parametrize("name", MACS)
def test_multiply_accumulates_are_those_known(name: str) -> None:
    assert_is(registered.macs(on_meta(name), registered.usual_input(name, device="meta")), MACS[name])


@pytest.mark.parametrize("name", WITH_TORCHVISION)
def test_counts_and_what_only_training_shows_are_torchvisions(name: str) -> None:
    """How likely each layer drops, and how fast and how safely each batch norm learns its statistics."""
    ours, peer = registered.as_torchvision(name), registered.torchvision_peer(name)
    for kind, settings in ((nn.Dropout, ("p",)), (nn.BatchNorm2d, ("eps", "momentum"))):
        own, judge = (
            [[getattr(module, key) for key in settings] for module in model.modules() if isinstance(module, kind)]
            for model in (ours, peer)
        )
        assert [each for each in own if any(each)] == judge  # what never drops, torchvision leaves out
    x = registered.usual_input(name, device="meta")
    assert registered.count_parameters(ours) == registered.count_parameters(peer)
    assert registered.macs(ours, x) == registered.macs(peer, x)


@pytest.mark.parametrize("name", NAMES)
def test_summarize_counts_what_torch_counts(name: str) -> None:
    card, model = model_card(name), on_meta(name)
    summary = summarize(model, card.input_size, input_dtype=card.input_dtype)
    assert summary.macs == registered.macs(model, registered.usual_input(name, device="meta"))
    assert summary.parameters == registered.size_of(name)
    assert not summary.uncounted


@pytest.mark.parametrize("name", NAMES)
def test_a_card_says_everything(name: str) -> None:
    card = model_card(name)
    assert card.name == name and card.family and card.new.endswith(".")
    assert 1980 <= card.paper.year <= 2026 and card.paper.title and card.paper.authors
    assert card.paper.link.startswith("https://") and not card.paper.link.endswith(("/", ".pdf"))
    for deviation in card.deviations:
        assert not deviation[0].islower() and deviation.endswith(".") and " " in deviation
    assert max(map(len, str(card).splitlines())) < 80
    text = " ".join(str(card).split())
    assert all(part in text for part in (name, card.paper.title, str(card.paper.year), card.new, *card.deviations))
    assert card.input_size[0] == 1 and registered.accepts(name)
    allowed = {*card.settings, *card.torchvision_overrides}
    assert allowed <= set(registry.inspect.signature(registry.model_class(name)).parameters)


@pytest.mark.parametrize("name", NAMES)
def test_classes_and_channels_can_be_chosen(name: str) -> None:
    card = model_card(name)
    if card.task != "classification" or card.input_dtype != "float32":
        pytest.skip(f"a model for {card.task}")
    with torch.device("meta"):
        model = create_model(name, num_classes=7, in_channels=2).eval()
    x = registered.usual_input(name, device="meta")[:, :1].expand(2, 2, *card.input_size[2:])
    assert model(x).shape == (2, 7)


def test_every_name_of_the_chapter_is_there() -> None:
    expected = "lenet5 lenet5_1998 alexnet alexnet_2012 googlenet unet fpn deeplabv3_resnet50 wavenet textcnn mlp"
    expected += " locally_connected_net xception se_resnet50 mobilenet_v1 mobilenet_v2 resnet18_cifar"
    expected += " efficientnet_lite0 densenet121 densenet169 densenet201"
    wanted = {*expected.split(), *(f"efficientnet_b{phi}" for phi in range(8))}
    wanted |= {f"vgg{depth}{norm}" for depth in (11, 13, 16, 19) for norm in ("", "_bn")}
    wanted |= {f"resnet{depth}" for depth in (18, 34, 50, 101, 152)}
    wanted |= {f"{kind}{depth}" for kind in ("resnet", "plain") for depth in (20, 32, 44, 56, 110)}
    assert not wanted - set(NAMES)
    assert any(name.startswith("preact_resnet") for name in NAMES)
    assert any(model_card(name).task == "sequence" for name in NAMES)


def test_models_are_listed_by_year_and_number() -> None:
    years = [model_card(name).paper.year for name in NAMES]
    assert years == sorted(years)
    assert list_models("vgg1?") == ["vgg11", "vgg13", "vgg16", "vgg19"]
    assert list_models("no such *") == []
    assert set(list_models(task="classification")) < set(NAMES)


class Small(nn.Module):
    def __init__(self, width: int = 1) -> None:
        super().__init__()
        self.width = width


class Other(nn.Module):
    pass


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test register what it likes."""
    monkeypatch.setattr(registry, "_REGISTRY", {})


@pytest.mark.usefixtures("empty")
def test_registering_gives_a_name_with_settings() -> None:
    card = replace(CARD, torchvision=True)
    assert register("small", card, width=3)(register("small_2", replace(CARD, torchvision="x.y"))(Small)) is Small
    assert create_model("small").width == 3 and create_model("small", width=4).width == 4
    assert create_model("small_2").width == 1
    assert model_card("small").torchvision == "small" and model_card("small").settings == {"width": 3}
    assert model_card("small_2").torchvision == "x.y"
    register("small", card)(Small)  # a cell of a notebook that is run again
    assert create_model("small").width == 1


@pytest.mark.usefixtures("empty")
def test_registering_says_what_is_wrong() -> None:
    register("small", CARD)(Small)
    with pytest.raises(ValueError, match=r"register: the name 'small' is taken by .*Small"):
        register("small", CARD)(Other)
    with pytest.raises(
        TypeError, match=r"register 'wide': Small takes no 'widht'. Did you mean 'width'\? It takes wid"
    ):
        register("wide", CARD, widht=2)(Small)
    assert list_models() == ["small"]


def test_asking_for_what_is_not_there_says_what_is() -> None:
    with pytest.raises(ValueError, match=r"create_model: there is no model 'vgg61'. Did you mean 'vgg..'\? list_mod"):
        create_model("vgg61")
    with pytest.raises(ValueError, match=r"model_card: there is no model 'vgg_16'. Did you mean 'vgg16'\?"):
        model_card("vgg_16")
    with pytest.raises(ValueError, match="create_model: there is no model 16"):
        create_model(16)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"create_model 'vgg16': VGG takes no 'classes'.* It takes stages, .*dropout"):
        create_model("vgg16", classes=10)


def test_importing_the_models_loads_nothing_but_torch() -> None:
    code = "import sys, torch; before = set(sys.modules); import cnnedu.models; print(*(set(sys.modules) - before))"
    root = Path(cnnedu.__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, check=True, capture_output=True, text=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded - {"cnnedu"} <= set(sys.stdlib_module_names)
    more = {name for name in done.stdout.split() if name.startswith("cnnedu.")}
    assert all(name.startswith(("cnnedu.models", "cnnedu.errors", "cnnedu.text")) for name in more)


def test_a_card_is_data() -> None:
    card = model_card("vgg16")
    assert copy.deepcopy(card) == card
    assert "create_model('vgg16') takes the weights of torchvision's vgg16." in " ".join(str(card).split())
    with_overrides = replace(card, torchvision_overrides={"batch_norm": False, "dropout": 0.5})
    assert "create_model('vgg16', batch_norm=False, dropout=0.5) takes" in " ".join(str(with_overrides).split())


CARD = replace(model_card("vgg16"), torchvision="", name="", settings={})
