"""Published results: every one complete, possible, of a known model, and torchvision's as torchvision has them."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from cnnedu.data import PublishedResult, list_published, published

RESULTS = [result for name in list_published() for result in published(name)]
SINCE = {"convnext_tiny", "regnet_y_3_2gf", "vit_b_16"}  # torchvision's, by its names
NOT_IN_THE_REGISTRY = {"resnet1202", "preact_resnet1001", *SINCE}  # in the book for their numbers only


def test_every_model_is_one_of_the_registry() -> None:
    from cnnedu.models import list_models

    assert set(list_published()) - NOT_IN_THE_REGISTRY <= set(list_models())
    assert not NOT_IN_THE_REGISTRY & set(list_models())


def test_settings_are_arguments_of_the_model() -> None:
    import inspect

    from cnnedu.models.registry import model_class

    special = [result for result in RESULTS if result.settings]
    assert {result.model for result in special} >= {"googlenet", "resnet50"}
    for result in special:
        assert set(result.settings) <= set(inspect.signature(model_class(result.model)).parameters)


@pytest.mark.parametrize("result", [r for r in RESULTS if r.weights], ids=lambda r: f"{r.model}-{r.weights}")
def test_torchvisions_results_are_torchvisions(result: PublishedResult) -> None:
    from torchvision.models import get_model_weights

    from cnnedu.models import model_card

    card = None if result.model in SINCE else model_card(result.model)
    name = str(card.torchvision).rpartition(".")[2] if card else result.model
    theirs = get_model_weights(name)[result.weights]
    ((dataset, metrics),) = theirs.meta["_metrics"].items()
    if dataset == "ImageNet-1K":
        assert result.dataset == "ImageNet" and result.crops == "1"
        assert (result.top1_accuracy, result.top5_accuracy) == (metrics["acc@1"], metrics["acc@5"])
        assert result.resolution == theirs.transforms.keywords["crop_size"]
    else:
        assert dataset == "COCO-val2017-VOC-labels"
        assert (result.miou, result.pixel_accuracy) == (metrics["miou"], metrics["pixel_acc"])
        assert result.resolution == theirs.transforms.keywords["resize_size"]
    overrides = dict(card.torchvision_overrides) if card else {}
    assert dict(result.settings) == overrides or result.model == "deeplabv3_resnet50"


def test_every_version_of_torchvisions_weights_is_there() -> None:
    import math

    from torchvision.models import get_model_weights

    from cnnedu.models import list_models, model_card

    for name in list_models():
        torchvision = str(model_card(name).torchvision)
        if not torchvision or torchvision.startswith("detection."):
            continue
        for weights in get_model_weights(torchvision.rpartition(".")[2]):
            (metrics,) = weights.meta["_metrics"].values()
            if not any(math.isnan(value) for value in metrics.values()):
                assert weights.name in [result.weights for result in published(name)], (name, weights)


def test_what_a_paper_measured_on_imagenet_is_plausible() -> None:
    """Between the first network of the chapter and the last; top-5 above top-1; more crops and networks never hurt."""
    imagenet = [result for result in RESULTS if result.dataset == "ImageNet"]
    assert len(imagenet) > 60
    for result in imagenet:
        top1, top5 = result.accuracy(1), result.accuracy(5)
        assert top1 is None or 55 < top1 < 86
        assert top5 is None or 78 < top5 < 98
        assert top1 is None or top5 is None or top1 + 8 < top5
    for name in {result.model for result in imagenet}:
        single = [r for r in published(name) if r.crops == "1" and r.ensemble == 1 and r.year]
        more = [r for r in published(name) if (r.crops != "1" or r.ensemble > 1) and r.split == "val"]
        for a in single:
            assert all((b.accuracy(5) or 100) > (a.accuracy(5) or 0) for b in more)


def test_the_book_can_quote_what_the_chapter_needs() -> None:
    by_protocol = {(r.split, r.crops, r.ensemble): r.top5_error for r in published("alexnet_2012")}
    assert by_protocol["test", "10", 7] == 15.3
    depths = {depth: published(f"resnet{depth}")[0].top1_error for depth in (20, 32, 44, 56, 110, 1202)}
    assert list(depths.values()) == [8.75, 7.51, 7.17, 6.97, 6.43, 7.93]
    assert published("wavenet") == ()


def test_records_do_not_change() -> None:
    result = published("resnet50")[0]
    with pytest.raises(AttributeError):
        result.top1_accuracy = 100.0  # type: ignore[misc]
    with pytest.raises(TypeError):
        result.settings["depth"] = 1  # type: ignore[index]
    assert published("resnet50") is published("resnet50")


GOOD: dict[str, Any] = {
    "model": "m",
    "top1_error": 5.0,
    "source": "S (2000), Table 1",
    "link": "https://doi.org/1",
    "year": 2000,
    "dataset": "D",
    "split": "test",
}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"top1_error": None}, "has no number"),
        ({"top1_error": 0.0}, "top1_error must be a percentage"),
        ({"top1_error": 101.0}, "top1_error must be a percentage"),
        ({"top1_error": 5}, "with its decimals, got 5"),
        ({"top1_accuracy": 95.0}, "both top1_accuracy and top1_error"),
        ({"source": ""}, "needs a source"),
        ({"link": "http://example.org"}, "its link"),
        ({"crops": "12"}, "crops must be one of"),
        ({"ensemble": 0}, "ensemble and resolution at least 1"),
        ({"year": None}, "needs the year"),
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, Any], message: str) -> None:
    assert PublishedResult(**GOOD).accuracy() == 95
    with pytest.raises(ValueError, match=message):
        PublishedResult(**{**GOOD, **change})


def test_an_unknown_field_is_refused_with_the_nearest() -> None:
    from cnnedu.data.results import _result

    with pytest.raises(ValueError, match=r"m has an unknown field 'crop'\. Did you mean 'crops'"):
        _result("m", {**GOOD, "crop": "1"})


def test_the_file_ships() -> None:
    assert files("cnnedu.data").joinpath("published.toml").is_file()
