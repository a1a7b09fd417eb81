"""The training loop that most people write: a `DataLoader`, torchvision's transforms and network, AMP, one optimizer.

It is the peer of `benchmarks.training` and `benchmarks.training_gpu`: the same images, batch and network size as ours,
written as torch's and torchvision's own examples do it.
"""

from __future__ import annotations

import time

import torch
import torch.nn.functional as F
import torchvision
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset
from torchvision.transforms import v2

__all__ = ["reference_speed", "small_resnet18"]


class Pictures(Dataset[tuple[Tensor, int]]):
    """Images in memory, augmented one at a time as they are asked for."""

    def __init__(self, pixels: Tensor, labels: Tensor) -> None:
        self.pixels, self.labels = pixels, labels
        channels = pixels.shape[1]
        self.transform = v2.Compose(
            [
                v2.RandomCrop(pixels.shape[-1], padding=2),
                v2.RandomHorizontalFlip(),
                v2.ToDtype(torch.float32, scale=True),
                v2.Normalize([0.5] * channels, [0.25] * channels),
            ]
        )

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, index: int) -> tuple[Tensor, int]:
        return self.transform(self.pixels[index]), int(self.labels[index])


def small_resnet18(channels: int, classes: int = 10) -> nn.Module:
    """Torchvision's ResNet-18 with the stem that everyone gives it for small images."""
    model = torchvision.models.resnet18(num_classes=classes)
    model.conv1 = nn.Conv2d(channels, 64, 3, padding=1, bias=False)
    model.maxpool = nn.Identity()
    return model


def reference_speed(
    model: nn.Module, pixels: Tensor, labels: Tensor, batch_size: int, device: str, *, epochs: int = 2, workers: int = 2
) -> float:
    """Return images per second of the last epoch."""
    model = model.to(device).train()
    loader = DataLoader(
        Pictures(pixels, labels), batch_size, shuffle=True, num_workers=workers, drop_last=True,
        pin_memory=device == "cuda", persistent_workers=workers > 0,
    )  # fmt: skip
    optimizer = torch.optim.SGD(model.parameters(), 0.1, 0.9, weight_decay=5e-4, nesterov=True)
    scaler = torch.amp.GradScaler(device, enabled=device == "cuda")
    speed = 0.0
    for _ in range(epochs):
        start, seen = time.perf_counter(), 0
        for x, y in loader:
            x, y = x.to(device, non_blocking=True), y.to(device, non_blocking=True)
            with torch.autocast(device, torch.float16, enabled=device == "cuda"):
                loss = F.cross_entropy(model(x), y)
            optimizer.zero_grad()
            scaler.scale(loss).backward()
            scaler.step(optimizer)
            scaler.update()
            seen += len(y)
        if device == "cuda":
            torch.cuda.synchronize()
        speed = seen / (time.perf_counter() - start)
    return speed
