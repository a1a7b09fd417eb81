"""Train the four networks whose curves `TrainingExplorer` shows: plain and residual, 20 and 56 layers, on real digits.

``python -m benchmarks.record_training`` (with scikit-learn, for its 1,797 digits of 8×8 pixels) writes
``cnnedu/data/training_runs.json``. The networks are CIFAR ResNets of 16, 32 and 64 channels and their plain twins, all
trained in the same way; 297 digits are held out and look on. Three seeds; the curves are those of the first, the
others add their last accuracies.
"""

from __future__ import annotations

import datetime
import platform
from itertools import product
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from cnnedu.explorers._training_record import TrainingRecord
from cnnedu.models.cifar_resnet import CifarResNet

FILE = Path(__file__).parents[1] / "cnnedu" / "data" / "training_runs.json"
DEPTHS, WIDTH, SEEDS, HELD_OUT = (20, 56), 16, (0, 1, 2), 297
EPOCHS, BATCH, RATE, MOMENTUM, DECAY = 8, 60, 0.05, 0.9, 1e-4
NAMES = {True: "residual", False: "plain"}

Split = tuple[Tensor, Tensor]


def data() -> tuple[Split, Split]:
    """Return digits for training and digits held out, 0 to 1, shuffled once for all."""
    from sklearn.datasets import load_digits

    loaded = load_digits()
    order = np.random.default_rng(0).permutation(len(loaded.target))
    x, y = torch.tensor(loaded.images[order] / 16, dtype=torch.float32)[:, None], torch.tensor(loaded.target[order])
    return (x[HELD_OUT:], y[HELD_OUT:]), (x[:HELD_OUT], y[:HELD_OUT])


def judged(model: nn.Module, x: Tensor, y: Tensor) -> tuple[float, float, np.ndarray]:
    """Return mean loss, accuracy, and how often each class was taken for each."""
    model.eval()
    with torch.no_grad():
        logits = model(x)
    confusion = np.zeros((10, 10), dtype=int)
    np.add.at(confusion, (y.numpy(), logits.argmax(1).numpy()), 1)
    return float(F.cross_entropy(logits, y)), confusion.trace() / len(y), confusion


def train(record: TrainingRecord, model: nn.Module, name: str, train: Split, held: Split) -> None:
    """Train one network and log every step and every epoch."""
    run = record.begin(name)
    optimizer = torch.optim.SGD(model.parameters(), RATE, MOMENTUM, weight_decay=DECAY, nesterov=True)
    steps = len(train[1]) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, EPOCHS * steps, pct_start=0.25)
    step = 0
    for epoch in range(EPOCHS + 1):
        model.train()
        for chosen in torch.randperm(len(train[1]))[: steps * BATCH].split(BATCH) if epoch else ():
            loss = F.cross_entropy(model(train[0][chosen]), train[1][chosen])
            optimizer.zero_grad()
            loss.backward()
            norm = nn.utils.get_total_norm([p.grad for p in model.parameters() if p.grad is not None])
            step += 1
            rate = optimizer.param_groups[0]["lr"]
            run.add(step, None, {"train_loss": loss, "gradient_norm": norm, "learning_rate": rate})
            optimizer.step()
            schedule.step()
        _, accuracy, _ = judged(model, *train)
        loss_held, accuracy_held, confusion = judged(model, *held)
        measured = {"train_accuracy": accuracy, "validation_loss": loss_held, "validation_accuracy": accuracy_held}
        run.add(step, epoch, {**measured, "confusion": confusion, "filters": model.conv1.weight})
        print(f"{name}, epoch {epoch}: {accuracy:.3f}, held out {accuracy_held:.3f}", flush=True)


def main() -> None:
    """Train, and write the whole file or nothing."""
    torch.set_num_threads(1)
    splits = data()
    kept = TrainingRecord(classes=tuple("0123456789"))
    last: dict[str, list[str]] = {}
    for seed, depth, shortcuts in product(SEEDS, DEPTHS, (False, True)):
        torch.manual_seed(seed)
        name = f"{NAMES[shortcuts]}-{depth}"
        record = kept if seed == SEEDS[0] else TrainingRecord()
        train(record, CifarResNet(depth, shortcuts, in_channels=1, width=WIDTH), name, *splits)
        last.setdefault(name, []).append(f"{record.runs[-1].values['train_accuracy'][-1]:.3f}")
    kept.about = {
        "recorded": str(datetime.date.today()),
        "machine": f"{platform.system()} {platform.machine()}, one CPU core",
        "data": f"scikit-learn's digits, 8×8 pixels: {len(splits[0][1])} for training, {HELD_OUT} held out",
        "networks": f"CIFAR ResNets of {WIDTH}, {2 * WIDTH} and {4 * WIDTH} channels, and the same without shortcuts",
        "training": f"SGD, momentum {MOMENTUM}, one cycle up to a rate of {RATE}, batches of {BATCH}, {EPOCHS} epochs",
        "seeds": "; ".join(f"{name} ends at {', '.join(found)}" for name, found in last.items()),
        "versions": f"Python {platform.python_version()}, torch {torch.__version__.partition('+')[0]}",
    }
    kept.save(FILE, digits=4)
    print(f"{FILE.name}: {FILE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
