"""Training on a CPU: the recipes of the book against their targets, and our loop beside the one most people write.

``python -m benchmarks training`` takes some ten minutes of two cores. Fashion-MNIST must be there (Debian's package
``dataset-fashion-mnist``) or can be downloaded.
"""

from __future__ import annotations

import statistics
import sys
import time

import torch

from benchmarks.reference_loop import reference_speed, small_resnet18
from benchmarks.report import Table, write_tables
from cnnedu.train import Recipe, Run, fit, load_data

DIGITS, LENET = 99.0, 90.0  # per cent: what a reader with a laptop should reach …
DIGITS_SECONDS, LENET_SECONDS = 30, 300  # … and how long it may take
LENET_RECIPE = {"model": "lenet5", "data": "fashion_mnist", "epochs": 50, "optimizer": "adamw"}


def row(title: str, run: Run, seconds: float) -> list[str]:
    summary = run.summary
    return [
        title,
        f"{100 * summary['test_accuracy']:.2f}",
        f"{summary['seconds']:.1f}",
        f"{seconds:.1f}",
        f"{summary['images_per_second']:,.0f}",
    ]


def digits() -> list[list[str]]:
    """Train on the five splits that nothing was tuned on."""
    rows, accuracies, times = [], [], []
    for split in "ABCDE":
        start = time.perf_counter()
        run = fit(Recipe(split=split), progress=False)
        times.append(time.perf_counter() - start)
        accuracies.append(100 * run.summary["test_accuracy"])
        rows.append(row(f"resnet20, digits, split {split}", run, times[-1]))
    told = f"{statistics.median(accuracies):.2f}", "", f"{statistics.median(times):.1f}"
    return [*rows, [f"median (target: {DIGITS} % in {DIGITS_SECONDS} s)", *told, ""]]


def fashion() -> list[list[str]]:
    """Train a network of LeNet-5's size on Fashion-MNIST."""
    start = time.perf_counter()
    run = fit(Recipe(**LENET_RECIPE), progress=False)  # type: ignore[arg-type]
    return [row(f"lenet5, Fashion-MNIST (target: {LENET} % in {LENET_SECONDS} s)", run, time.perf_counter() - start)]


def beside() -> list[list[str]]:
    """Measure our loop and a plain one on the same network, images and batch."""
    shape, batch = "3x32x32", 64
    recipe = Recipe(
        model="resnet18_cifar", data=f"random:{shape}", epochs=1, batch_size=batch, augment=("crop:2", "flip")
    )
    images = load_data(recipe).train
    indices = list(range(4 * batch))
    few = images.read(indices), images.labels[: len(indices)]
    ours = fit(recipe, progress=False).summary["images_per_second"]
    theirs = reference_speed(small_resnet18(3), *few, batch, "cpu", epochs=2)
    return [[f"ResNet-18, {shape}, {batch} a step", f"{ours:.1f}", f"{theirs:.1f}", f"{ours / theirs:.2f}"]]


def main() -> None:
    tables = [
        Table(
            ["training", "test accuracy, %", "seconds of steps", "seconds in all", "images per second"],
            [*digits(), *fashion()],
            "How good, how soon",
            "Seconds in all: from `fit` to its return, with reading, checking and judging.",
        ),
        Table(
            ["network", "ours, images/s", "plain loop, images/s", "ratio"],
            beside(),
            "Beside a plain loop",
            "torchvision's ResNet-18, a `DataLoader` of two workers, torchvision's transforms: `reference_loop.py`.",
        ),
    ]
    threads = torch.get_num_threads()
    notes = f"`cnnedu.train` on {threads} threads. Digits: the default recipe. LeNet-5: 50 epochs of AdamW."
    write_tables("training", "Training on a CPU", notes, tables, "torch", "torchvision", "scikit-learn")


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.exit("usage: python -m benchmarks training")
    main()
