"""Settings of explorers drawn at random, from what their kinds allow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from explorer_stage import base

from cnnedu.explorers import Explorer
from cnnedu.explorers.traits import (
    ArrayTrait,
    ChoiceTrait,
    FlagTrait,
    IndexTrait,
    ListTrait,
    NumberTrait,
    PairTrait,
    TextTrait,
    WholeTrait,
)

OPTIONS = ("red", 'a longer answer, with <b>signs</b> & "quotes"', "it’s 3×3", "\\n", "日本")


def random_changes(explorer: Explorer, rng: np.random.Generator, count: int) -> dict[str, Any]:
    """Draw some settings of an explorer from the ranges of their traits; they may not fit together."""
    cls = base(explorer)
    chosen = rng.permutation([name for name in cls.settings if name not in {"playing"}])[:count]
    drawn = {str(name): random_value(cls, str(name), rng) for name in chosen}
    return {name: value for name, value in drawn.items() if value is not None}


def random_value(cls: type[Explorer], name: str, rng: np.random.Generator) -> Any:
    """Draw a value of one setting, or None where its kind says too little."""
    trait = cls.class_traits()[name]
    if (cls.__name__, name) in POOLS:
        pool = POOLS[cls.__name__, name]
        return pool[int(rng.integers(len(pool)))]
    return draw(trait, rng)


def whole(rng: np.random.Generator, low: int, high: int) -> int:
    """Draw an integer: mostly small, often an end."""
    near = range(max(low, -4), min(high, 8) + 1)
    kind = rng.random()
    if kind < 0.55 and len(near) > 0:
        return int(rng.choice(near))
    return int(rng.choice([low, high])) if kind < 0.75 else int(rng.integers(low, high + 1))


def draw(trait: Any, rng: np.random.Generator) -> Any:
    """Draw a value that one kind of trait accepts."""
    if isinstance(trait, FlagTrait):
        return bool(rng.random() < 0.5)
    if isinstance(trait, ChoiceTrait):
        return str(rng.choice(trait.choices))
    if isinstance(trait, WholeTrait):
        return whole(rng, *trait.allowed)
    if isinstance(trait, NumberTrait):
        low, high = trait.allowed
        return float(rng.choice([low, high, rng.uniform(low, high), round(rng.uniform(low, high), 1)]))
    if isinstance(trait, PairTrait):
        one = whole(rng, *trait.allowed)
        return one if rng.random() < 0.5 else (one, whole(rng, *trait.allowed))
    if isinstance(trait, IndexTrait):
        return tuple(whole(rng, 0, 3) for _ in trait.axes)
    if isinstance(trait, ArrayTrait):
        return numbers(rng, [int(rng.integers(low, min(high, 16) + 1)) for low, high in trait.axes.values()])
    if isinstance(trait, ListTrait):
        low, high = trait.allowed
        return [draw(trait.item, rng) for _ in range(int(rng.integers(low, min(high, 5) + 1)))]
    if isinstance(trait, TextTrait):
        return str(rng.choice(OPTIONS))
    return None


def numbers(rng: np.random.Generator, shape: list[int]) -> np.ndarray:
    """Draw an array: small integers, fractions, zeros, or numbers far too large or too small to look nice."""
    kinds: tuple[Callable[[], np.ndarray], ...] = (
        lambda: rng.integers(-9, 10, shape).astype(float),
        lambda: rng.normal(size=shape),
        lambda: np.zeros(shape),
        lambda: rng.integers(-3, 4, shape) / 9,
        lambda: rng.normal(size=shape) * 10.0 ** float(rng.choice([-12, -5, 6, 20])),
    )
    return kinds[int(rng.choice(5, p=[0.4, 0.25, 0.1, 0.1, 0.15]))]()


#: Values of settings whose kind does not say what it allows.
POOLS: dict[tuple[str, str], list[Any]] = {
    ("ReceptiveFieldExplorer", "layers"): [
        *("resnet_stem", "vgg16", "wavenet", "deeplab", "gridding", "ten"),
        [3],
        [(3, 1, 1), (2, 2, 0, 1, "max"), (3, 1, 2, 2)],
        [(7, 3, 0), (1, 1, 0), (5, 2, 2, 3, "avg")],
        [(2, 1, 0, 512, "causal")],
        [(31, 16, 512, 1)] * 3,
        [(3, 1, 1)] * 24,
    ],
    ("ArchitectureExplorer", "model"): ["lenet5", "vgg16", "googlenet", "densenet121", "mobilenet_v2", "unet"],
    ("ArchitectureExplorer", "compare"): ["", "alexnet", "resnet50", "efficientnet_b0", "lenet5"],
    ("ArchitectureExplorer", "focus"): ["", "layer1", "features", "layer4.1", "no such part", "a.b"],
    ("ArchitectureExplorer", "compare_focus"): ["", "layer1", "features", "layer4.1", "no such part", "a.b"],
    ("GradientExplorer", "depth"): [20, 56],
    ("ArithmeticExplorer", "padding"): ["same", "valid", "full", 0, 1, (3, 0), 128, -2],
    ("EquivarianceExplorer", "picture"): ["seven", "dot", "coffee", np.arange(100, dtype=np.uint8).reshape(10, 10)],
    ("KernelExplorer", "image"): ["camera", "chelsea", np.arange(48, dtype=np.uint8).reshape(4, 4, 3)],
    ("Prediction", "answer"): [None, "red", 3, -0.5, [[1, 0], [0, 1]], [[0, 2, 1]]],
    ("Prediction", "guess"): [None, "red", 3, 2, [[1, 0], [0, 1]], [[None, 2, 1]]],
}
#: Where readers start besides the defaults.
STARTS: dict[str, list[dict[str, Any]]] = {
    "Prediction": [
        {"question": "How many?", "kind": "number", "answer": 3, "unit": "pixels"},
        {"question": "Which cells?", "kind": "grid", "shape": (2, 3), "answer": [[1, 0, 2], [0, 0, 1]]},
        {"question": "Where?", "kind": "grid", "shape": (2, 2), "answer": [[1, 0], [0, 1]], "marks": True},
        {"kind": "progress"},
    ],
    "GradientExplorer": [{"view": "layers"}],
    "ArchitectureExplorer": [{"view": "two", "compare": "lenet5"}, {"view": "all"}],
}
