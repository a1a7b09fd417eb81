"""Measure the gradients that `GradientExplorer` shows: every layer of 16 networks, at initialisation, on real digits.

``python -m benchmarks.record_gradients`` (with scikit-learn, for its digits) writes ``cnnedu/data/gradients.json``:
for plain and residual networks of 20 and 56 layers, with and without batch normalisation, He's weights or too small
ones, the norm of the gradient of the loss, with respect to each layer's weights and to each layer's output: median,
least and most of five seeds. In float64: without normalisation, numbers far below float32's least one are part of
the story. The digits themselves are in the file, so that any of it can be measured again.
"""

from __future__ import annotations

import datetime
import json
import platform
from itertools import product
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from cnnedu.models.cifar_resnet import CifarResNet

FILE = Path(__file__).parents[1] / "cnnedu" / "data" / "gradients.json"
DEPTHS, INITIALISATIONS, SEEDS, DIGITS, WIDTH, SMALL = (20, 56), ("he", "small"), range(5), 64, 16, 0.01
LETTERS = "0123456789abcdefg"  # a pixel is one of 17 levels of ink


def digits() -> tuple[np.ndarray, np.ndarray]:
    """Return the first digits of scikit-learn, (n, 8, 8) of 0 to 16, and their labels."""
    from sklearn.datasets import load_digits

    loaded = load_digits()
    return loaded.images[:DIGITS].astype(int), loaded.target[:DIGITS]


def network(depth: int, shortcuts: bool, norm: bool, init: str, seed: int) -> nn.Module:
    """Return a network of float64 as it is before training."""
    torch.manual_seed(seed)
    model = CifarResNet(depth, shortcuts, in_channels=1, width=WIDTH)
    for module in list(model.modules()):
        for name, layer in list(module.named_children()):
            if isinstance(layer, nn.BatchNorm2d) and not norm:
                setattr(module, name, nn.Identity())
            if isinstance(layer, nn.Conv2d) and init == "small":
                nn.init.normal_(layer.weight, std=SMALL)
    return model.double()


def measure(model: nn.Module, images: np.ndarray, labels: np.ndarray) -> tuple[list[float], list[float]]:
    """Return the norms of the loss's gradient, layer by layer: of the weights, and of the layer's output."""
    layers = [layer for layer in model.modules() if isinstance(layer, nn.Conv2d | nn.Linear)]
    outputs: list[Tensor] = []

    def keep(_: nn.Module, __: object, output: Tensor) -> None:
        output.retain_grad()
        outputs.append(output)

    hooks = [layer.register_forward_hook(keep) for layer in layers]
    F.cross_entropy(model(torch.tensor(images / 16)[:, None]), torch.tensor(labels)).backward()
    for hook in hooks:
        hook.remove()
    norms = [
        [float(t.grad.norm()) for t in tensors if t.grad is not None]
        for tensors in ([layer.weight for layer in layers], outputs)
    ]
    assert len(norms[0]) == len(norms[1]) == len(layers)
    return norms[0], norms[1]


def rounded(value: float) -> float:
    """Keep three digits."""
    return float(f"{value:.3g}")


def record() -> dict[str, object]:
    """Measure everything."""
    images, labels = digits()
    nets = []
    for depth, shortcuts, norm, init in product(DEPTHS, (False, True), (True, False), INITIALISATIONS):
        runs = np.array([measure(network(depth, shortcuts, norm, init, seed), images, labels) for seed in SEEDS])
        settings = {"depth": depth, "shortcuts": shortcuts, "norm": norm, "init": init}
        spread = {
            name: {
                kind: [rounded(value) for value in pick(runs[:, at], axis=0)]
                for kind, pick in (("median", np.median), ("least", np.min), ("most", np.max))
            }
            for at, name in enumerate(("weights", "outputs"))
        }
        nets.append({**settings, **spread})
        weights = spread["weights"]["median"]
        print(settings, f"first {weights[0]:.3g}, last {weights[-1]:.3g}", flush=True)
    return {
        "recorded": str(datetime.date.today()),
        "machine": f"{platform.system()} {platform.machine()}, one CPU core",
        "versions": {"python": platform.python_version(), "torch": torch.__version__.partition("+")[0]},
        "data": f"the first {DIGITS} of scikit-learn's digits, 8×8 pixels, divided by 16",
        "loss": "mean cross-entropy before the first step, in training mode, float64",
        "networks": f"CIFAR ResNets and their plain twins, {WIDTH}, {2 * WIDTH} and {4 * WIDTH} channels",
        "small": SMALL,
        "seeds": list(SEEDS),
        "images": "".join(LETTERS[level] for level in images.ravel()),
        "labels": labels.tolist(),
        "nets": nets,
    }


def main() -> None:
    """Measure and write, the whole file or nothing."""
    torch.set_num_threads(1)
    part = FILE.with_suffix(".part")
    part.write_text(json.dumps(record(), separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(FILE)
    print(f"{FILE.name}: {FILE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
