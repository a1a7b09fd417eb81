"""Lesson (e): does a network learn faster here for having seen other pictures first? With few labels, and with more.

Frozen: ImageNet's body stays as it is, and a logistic regression reads its features. Fine-tuned: that is where all
weights begin to learn. Discriminative rates: the lower a stage, the slower it learns. From scratch: a small network
that suits the images sees nothing but the same few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from statistics import median
from typing import Any

from cnnedu.errors import check_choice
from cnnedu.train.distributed import pick_device
from cnnedu.train.lessons._transfer_body import Pretrained
from cnnedu.train.lessons._transfer_methods import (
    BATCH,
    DISCRIMINATIVE,
    FROZEN,
    METHODS,
    SCRATCH,
    TUNED,
    TWIN,
    FewLabels,
)
from cnnedu.train.lessons.record import Lesson, gather, make_lesson
from cnnedu.train.recipe import Recipe

__all__ = ["join_transfers", "transfer"]

LABELS, FOUND = "labels of each class", "test accuracy, %"


def transfer(
    per_class: Sequence[int] = (10, 50, 200),
    seeds: Sequence[int] = (0, 1, 2),
    methods: Sequence[str] | None = None,
    *,
    model: str = "efficientnet_lite0",
    data: str = "fashion_mnist",
    side: int = 96,
    test_images: int = 1000,
    scratch: str = "resnet20",
    steps: int = 600,
    tuning_steps: int = 100,
    decay: float = 0.5,
    progress: bool = False,
    **settings: Any,
) -> Lesson:
    """Learn from a few labelled images with and without a network that was trained on ImageNet.

    All methods learn from the same images, drawn by the seed; all are judged on the same test images.

    Parameters
    ----------
    per_class : sequence of int
        Labelled images of each class.
    seeds : sequence of int
        One draw and one training each.
    methods : sequence of str, optional
        Some of `METHODS`; without a GPU, all but the expensive "from scratch, the same network".
    model : str
        What `cnnedu.models.load_pretrained` has weights for; those of "efficientnet_lite0" need no download.
    data : str
        As of `Recipe`. Grey images are shown three times, as red, green and blue.
    side : int
        To which images are scaled for the pretrained network, in pixels; a small network takes them as they are.
    test_images : int
        How many to judge on, of each class alike.
    scratch : str
        The small network.
    steps, tuning_steps : int
        Steps of 32 images that a network takes which begins from nothing, or from ImageNet.
    decay : float
        Discriminative rates: the rate of each stage, as a share of the next one's.
    progress : bool
        Show bars.
    **settings
        Of `Recipe`, for all trainings.

    Returns
    -------
    Lesson
        One row per number of labels and method: test accuracy in per cent. Its note says whether transfer won.

    Raises
    ------
    ValueError
        A method is unknown, or a class has not as many images.

    Notes
    -----
    Fine-tuning begins from the frozen body and its logistic regression, so that a random head cannot spoil the body
    in the first steps (Kumar et al. 2022). Batch norms keep the means and variances of ImageNet; their scales and
    shifts learn. Rates were taken from common practice, none was tuned on these images.
    """
    common = {"data": data, "test_images": test_images, "test_flip": False, **settings}
    device = Recipe(**common).device
    if methods is None:
        on_gpu = pick_device(device).type != "cpu"
        methods = [method for method in METHODS if on_gpu or method != TWIN]
    for method in methods:
        check_choice("transfer", "methods", method, METHODS)
    here = FewLabels(Pretrained.load(model, side), model, scratch, max(per_class), common, progress)
    ways: dict[str, Callable[[int, int], float]] = {
        SCRATCH: partial(here.scratch, steps=steps),
        TWIN: partial(here.twin, steps=steps),
        FROZEN: here.frozen,
        TUNED: partial(here.tuned, steps=tuning_steps, decay=1.0),
        DISCRIMINATIVE: partial(here.tuned, steps=tuning_steps, decay=decay),
    }
    rows = []
    for labels in per_class:
        for method in methods:

            def measure(seed: int, labels: int = labels, method: str = method) -> dict[str, Any]:
                return {FOUND: 100 * ways[method](labels, seed)}

            rows.append({"method": method, LABELS: labels, **gather(seeds, measure)})
    training = (
        f"{data}: {model} with ImageNet's weights at {side}×{side}, {tuning_steps} steps where it is tuned; {scratch}"
        f" from scratch, {steps} steps; {BATCH} images a step; judged on {len(here.test):,} test images."
    )
    return make_lesson("transfer", rows, {"training": training, "note": verdict(rows)}, device)


def join_transfers(*parts: Lesson) -> Lesson:
    """Return one lesson of several that were made alike, such as one for each seed; what is missing is named.

    Raises
    ------
    ValueError
        They were not made alike.
    """
    found: dict[tuple[int, str], list[float]] = {}
    for part in parts:
        for key in ("machine", "versions", "training"):
            if (got := part.about[key]) != (first := parts[0].about[key]):
                raise ValueError(f"join_transfers: parts must be made alike, got {got!r} beside {first!r}.")
        for row in part.rows:
            found.setdefault((row[LABELS], row["method"]), []).extend(_values(row))
    rows = [
        {"method": method, LABELS: labels, FOUND: values if len(values) > 1 else values[0]}
        for (labels, method), values in sorted(found.items(), key=lambda cell: (cell[0][0], METHODS.index(cell[0][1])))
    ]
    return Lesson("transfer", tuple(rows), {**parts[-1].about, "note": verdict(rows)})


def verdict(rows: Sequence[dict[str, Any]]) -> str:
    """Say in words, from the rows, whether transfer won at each number of labels, and what was not measured."""
    told = []
    for labels in dict.fromkeys(row[LABELS] for row in rows):
        found = {row["method"]: _values(row) for row in rows if row[LABELS] == labels}
        base = found.get(SCRATCH)
        ours = {method: values for method, values in found.items() if method not in (SCRATCH, TWIN)}
        if base is None or not ours:
            continue
        gains = {method: median(values) - median(base) for method, values in ours.items()}
        word = "won" if min(gains.values()) > 0 else "lost" if max(gains.values()) <= 0 else "won or lost by its method"
        parts = [
            f"{gain:+.1f} points {method}{_luck(ours[method], base)}".replace("-", "−", gain < 0)
            for method, gain in gains.items()
        ]
        told.append(f"With {labels} labels of each class transfer {word}: {', '.join(parts)}.")
    return " ".join([*told, *_missing(rows)])


def _values(row: dict[str, Any]) -> list[float]:
    return row[FOUND] if isinstance(row[FOUND], list) else [row[FOUND]]


def _luck(one: list[float], other: list[float]) -> str:
    """Return a remark where the lowest and highest of two methods overlap."""
    apart = min(one) > max(other) or max(one) < min(other)
    return "" if apart else " (no more than the luck of a draw)"


def _missing(rows: Sequence[dict[str, Any]]) -> list[str]:
    """Name what has no row, and which rows have one seed where others have several."""
    there = {(row["method"], row[LABELS]): len(_values(row)) for row in rows}
    sizes = sorted({labels for _, labels in there})
    told = []
    for method in METHODS:
        absent = [labels for labels in sizes if (method, labels) not in there]
        if absent:
            which = "" if len(absent) == len(sizes) else f" with {', '.join(map(str, absent))} labels"
            told.append(f"{method}{which}")
    notes = [f"Not recorded: {'; '.join(told)}."] if told else []
    single = [f"{method} with {labels}" for (method, labels), seeds in there.items() if seeds == 1]
    if single and len(single) < len(there):
        notes.append(f"One seed only: {'; '.join(single)}.")
    return notes
