"""What a run ran on: versions, processor and GPU, and which data; nothing that says whose machine it was."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from cnnedu.train.data import ImageData

__all__ = ["describe_data", "describe_machine"]


def describe_machine(device: torch.device | str = "cpu", world: int = 1) -> dict[str, Any]:
    """Return the date, versions and hardware, as a run's `environment.json` has them.

    Parameters
    ----------
    device : torch.device or str
        Where the network is trained.
    world : int
        How many processes train it.

    Examples
    --------
    >>> sorted(describe_machine())[:5]
    ['cnnedu', 'cpu_cores', 'date', 'device', 'machine']
    """
    device = torch.device(device)
    found: dict[str, Any] = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "cnnedu": _version("cnnedu"),
        "python": platform.python_version(),
        "torch": torch.__version__,
        **{name: _version(name) for name in ("torchvision", "numpy")},
        "system": platform.system(),
        "machine": platform.machine(),
        "processor": _processor(),
        "cpu_cores": os.cpu_count(),
        "threads": torch.get_num_threads(),
        "device": device.type,
        "world": world,
    }
    if device.type == "cuda":
        about = torch.cuda.get_device_properties(device)
        found |= {
            "gpu": about.name,
            "gpu_memory_gb": round(about.total_memory / 1e9, 1),
            "gpu_capability": f"{about.major}.{about.minor}",
            "cuda": torch.version.cuda or torch.version.hip,
            "cudnn": torch.backends.cudnn.version(),
        }
    return found


def describe_data(data: ImageData) -> dict[str, Any]:
    """Return what is to be known of the data in order to use a network that was trained on them."""
    return {
        "title": data.title,
        "source": data.source,
        "classes": list(data.classes),
        "mean": [float(value) for value in data.mean],
        "std": [float(value) for value in data.std],
        "throughput_only": bool(data.throughput_only),
    }


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _processor() -> str:
    """Return the processor's name; Linux tells it in a file, others through Python."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor()
