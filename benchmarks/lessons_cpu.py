"""Record lessons on a CPU, small but real: ``python -m benchmarks.lessons_cpu plain_and_residual ablation``.

Without names it makes all of them, one after the other, in half an hour to an hour of one core, and writes
``cnnedu/data/lessons/*.json``. One thread each, so that two machines of a kind find the same numbers. Where there is a
GPU, `benchmarks.training_gpu` records the lessons as they are meant, with more epochs and all images.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import torch

from cnnedu.train.lessons import Lesson, ablation, equal_budget, permuted_pixels, plain_and_residual, transfer
from cnnedu.train.lessons.transfer import join_transfers

FOLDER = Path(__file__).parents[1] / "cnnedu" / "data" / "lessons"
SEEDS = (0, 1, 2)

# What of the transfer lesson a CPU bears: methods, labels of each class, seeds.
TRANSFER: dict[str, tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]] = {
    "scratch": (("from scratch",), (10, 50, 200), SEEDS),
    "frozen": (("frozen",), (10, 50, 200), SEEDS),
    "tuned10": (("fine-tuned", "discriminative rates"), (10,), (0,)),
    "tuned50": (("fine-tuned", "discriminative rates"), (50,), (0,)),
    "tuned200": (("fine-tuned", "discriminative rates"), (200,), (0,)),
}


def transfer_part(name: str) -> Lesson:
    methods, labels, seeds = TRANSFER[name]
    return transfer(labels, seeds, methods, steps=600, tuning_steps=60, device="cpu")


MAKERS: dict[str, Callable[[], Lesson]] = {
    "transfer": lambda: join_transfers(*map(transfer_part, TRANSFER)),
    "plain_and_residual": lambda: plain_and_residual((20, 56), SEEDS, device="cpu"),
    "plain_and_residual_fashion_mnist": lambda: plain_and_residual(
        (20, 32, 56),
        SEEDS,
        data="fashion_mnist",
        per_class=200,
        epochs=10,
        batch_size=64,
        test_images=1000,
        test_flip=False,
        device="cpu",
    ),
    "ablation": lambda: ablation(SEEDS, epochs=10, device="cpu"),
    "permuted_pixels": lambda: permuted_pixels(SEEDS, epochs=4, test_flip=False, device="cpu"),
    # A sixtieth of the images: the shapes cost up to 16 million multiply-accumulates each, and there are 18 trainings.
    "equal_budget": lambda: equal_budget(
        60_000, SEEDS, per_class=100, test_images=1000, epochs=10, batch_size=50, test_flip=False, device="cpu"
    ),
}


def main(names: list[str]) -> None:
    if unknown := set(names) - set(MAKERS):
        sys.exit(f"lessons_cpu: there is no {', '.join(sorted(unknown))}; there are: {', '.join(MAKERS)}")
    torch.set_num_threads(1)
    FOLDER.mkdir(exist_ok=True)
    for name in names or MAKERS:
        start = time.process_time()
        lesson = MAKERS[name]()
        lesson.save(FOLDER / f"{name}.json")
        print(lesson, f"\n{name}: {time.process_time() - start:.0f} seconds of one core\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
