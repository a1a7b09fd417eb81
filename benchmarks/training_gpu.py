"""Training on one GPU: throughput beside a plain loop, accuracy in seconds, and the lessons' recorded runs.

``bash benchmarks/train_gpu.sh`` does all of it in less than ten minutes and writes
``benchmarks/results/training_gpu.md`` and ``cnnedu/data/lessons/*.json``. Parts by name:
``python -m benchmarks.training_gpu speed accuracy lessons``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from benchmarks.reference_loop import reference_speed, small_resnet18
from benchmarks.report import Table, write_tables
from cnnedu.train import Recipe, fit, load_data
from cnnedu.train.lessons import (
    Lesson,
    ablation,
    equal_budget,
    permuted_pixels,
    plain_and_residual,
    speed_steps,
    transfer,
)

LESSONS = Path(__file__).parents[1] / "cnnedu" / "data" / "lessons"
FAST: dict[str, Any] = {"precision": "bf16", "channels_last": True, "resident": True, "compile": True, "device": "cuda"}
EAGER = {**FAST, "compile": False}  # many short runs: to compile each would take longer than to train it
TARGETS = {"resnet18_cifar": 50_000, "resnet20": 150_000}  # images per second at 3×32×32
ACCURATE: dict[str, tuple[float, dict[str, Any]]] = {
    "resnet18_cifar": (94.9, {"epochs": 16, "batch_size": 512, "lr": 0.4, "augment": ("crop:2", "flip", "cutout:8")}),
    "resnet20": (94.0, {"epochs": 40, "batch_size": 512, "lr": 0.8, "augment": ("crop:2", "flip"), "ema": 0.99}),
}


def speed() -> list[Table]:
    """Measure images per second, ours and a plain loop's, in the same process."""
    rows = []
    for model, target in TARGETS.items():
        recipe = Recipe(
            model=model, data="random:3x32x32", epochs=12, batch_size=1024, augment=("crop:2", "flip"), **FAST
        )
        ours = fit(recipe, progress=False).metrics["images_per_second"].tail(6).median()
        rows.append([f"cnnedu, {model}", f"{ours:,.0f}", f"{target:,}"])
    recipe = Recipe(data="random:3x32x32", batch_size=1024)
    images = load_data(recipe).train
    pixels = images.read(list(range(len(images))))
    theirs = reference_speed(small_resnet18(3), pixels, images.labels, 1024, "cuda", epochs=2, workers=8)
    rows.append(["plain loop, torchvision's ResNet-18, AMP, 8 workers", f"{theirs:,.0f}", ""])
    return [Table(["training", "images per second", "target"], rows, "Throughput at 3×32×32")]


def accuracy() -> list[Table]:
    """Train on Fashion-MNIST, all of it, and judge on its test images."""
    rows = []
    for model, (target, settings) in ACCURATE.items():
        start = time.perf_counter()
        run = fit(Recipe(model=model, data="fashion_mnist", **{**FAST, **settings}), progress=False)
        whole, found = time.perf_counter() - start, run.summary
        numbers = [f"{found['parameters']:,}", f"{100 * found['test_accuracy']:.2f}", f"{target}"]
        rows.append([model, *numbers, f"{found['seconds']:.1f}", f"{whole:.1f}"])
    header = ["network", "parameters", "test accuracy, %", "target", "seconds of steps", "seconds with compiling"]
    return [Table(header, rows, "Fashion-MNIST", "Target for the seconds of steps: 30.")]


def lessons() -> list[Table]:
    """Record every lesson that wants a GPU."""
    fashion: dict[str, Any] = {"data": "fashion_mnist", "batch_size": 512, "lr": 0.4, **EAGER}
    makers: dict[str, Callable[[], Lesson]] = {
        "speed_steps": lambda: speed_steps(batch_size=1024, device="cuda", workers=8, epochs=3),
        "plain_and_residual_fashion_mnist": lambda: plain_and_residual(
            (20, 32, 56), (0, 1, 2), **{**fashion, "epochs": 4}
        ),
        "permuted_pixels": lambda: permuted_pixels((0, 1, 2, 3, 4), **{**EAGER, "epochs": 10}),
        "equal_budget": lambda: equal_budget(60_000, (0, 1, 2), **{**EAGER, "epochs": 5, "batch_size": 256}),
        "ablation": lambda: ablation((0, 1, 2), **{**fashion, "epochs": 5, "model": "resnet20"}),
        "transfer": lambda: transfer(device="cuda"),
    }
    LESSONS.mkdir(exist_ok=True)
    rows = []
    for name, make in makers.items():
        start = time.perf_counter()
        lesson = make()
        lesson.save(LESSONS / f"{name}.json")
        print(lesson, flush=True)
        rows.append([name, f"{time.perf_counter() - start:.0f}"])
    return [Table(["lesson", "seconds to record"], rows, "Lessons recorded")]


PARTS = {"speed": speed, "accuracy": accuracy, "lessons": lessons}


def main(names: list[str]) -> None:
    if not torch.cuda.is_available():
        sys.exit("training_gpu: this machine has no CUDA GPU; `python -m benchmarks training` measures the CPU.")
    if unknown := set(names) - set(PARTS):
        sys.exit(f"training_gpu: there is no part {', '.join(sorted(unknown))}; there are: {', '.join(PARTS)}")
    tables = [table for name in names or PARTS for table in PARTS[name]()]
    device = torch.cuda.get_device_name()
    notes = f"`cnnedu.train` on one {device}: bfloat16, channels last, images on the device, compiled."
    write_tables("training_gpu", "Training on a GPU", notes, tables, "torch", "torchvision", device=device)


if __name__ == "__main__":
    main(sys.argv[1:])
