"""A student's ``nn.Sequential`` as a list of layers; torch is imported by whoever built the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from cnnedu.explorers._feature_map_network import Layer

if TYPE_CHECKING:
    from torch import nn

__all__ = ["layers_of"]

_SUPPORTED = (
    "Sequential (nested too), Conv2d, MaxPool2d, AvgPool2d, AdaptiveAvgPool2d, AdaptiveMaxPool2d, Linear, Flatten,"
    " BatchNorm1d, BatchNorm2d, Dropout, Dropout1d, Dropout2d, Identity, Softmax, ReLU, ReLU6, LeakyReLU, ELU, GELU,"
    " SiLU, Tanh, Sigmoid, Softplus, Hardtanh, Hardswish, and LeNet5 of cnnedu.models"
)
Pair = tuple[int, int]


def layers_of(model: Any) -> list[Layer]:
    """Flatten a model into layers, as it computes in evaluation mode; the model itself is left alone.

    Raises
    ------
    TypeError
        It is no torch module, or a layer is not among those the page can run; the message names it.
    ValueError
        Weights are not finite, or a setting is not supported.
    """
    from torch import nn

    if not isinstance(model, nn.Module):
        raise TypeError(f"FeatureMapExplorer: model must be a torch nn.Sequential, got {type(model).__name__}.")
    layers = [_made(name, module) for name, module in _leaves(model, "")]
    for layer in layers:
        for part, array in layer.arrays.items():
            if array is not None and not np.isfinite(array).all():
                raise ValueError(
                    f"FeatureMapExplorer: the {part} of layer {layer.name!r} holds {_odd(array)}: training has"
                    " diverged. Lower the learning rate, or look for a division by zero or a logarithm of zero."
                )
    return layers


def _odd(array: np.ndarray) -> str:
    return "NaN" if np.isnan(array).any() else "infinity"


def _leaves(module: nn.Module, path: str) -> Iterator[tuple[str, nn.Module]]:
    """Walk through containers, in the order in which they run."""
    from torch import nn

    if type(module).__qualname__ == "LeNet5" and type(module).__module__ == "cnnedu.models.lenet":
        flat = nn.Flatten()
        parts: dict[str, Any] = dict(module.named_children())
        for name in ("c1", "act", "s2", "c3", "act", "s4", "c5", "act"):
            yield from _leaves(parts[name], name)
        yield from [("mean", nn.AdaptiveAvgPool2d(1)), ("flatten", flat), ("f6", parts["f6"])]
        yield from [("act", parts["act"]), ("output", parts["output"])]
    elif type(module) is nn.Sequential:
        for name, child in module.named_children():
            yield from _leaves(child, f"{path}.{name}" if path else name)
    else:
        yield path or type(module).__name__.lower(), module


def _made(name: str, module: nn.Module) -> Layer:
    kind = type(module).__name__
    make = _MAKE.get(kind) if type(module).__module__.startswith("torch.nn.modules") else None
    if make is None:
        what = f"{kind}, which computes in a forward of its own" if list(module.children()) else kind
        raise TypeError(f"FeatureMapExplorer: layer {name!r} is of class {what}. The page can run: {_SUPPORTED}.")
    return make(name, module)


def _numbers(tensor: Any) -> np.ndarray | None:
    return None if tensor is None else np.asarray(tensor.detach().cpu().float().numpy(), np.float32)


def _pair(value: Any) -> list[int]:
    return [int(v) for v in value] if isinstance(value, tuple | list) else [int(value)] * 2


def _conv(name: str, module: Any) -> Layer:
    kernel, dilation = _pair(module.kernel_size), _pair(module.dilation)
    if module.padding == "same":
        spans = [d * (k - 1) for k, d in zip(kernel, dilation, strict=True)]
        border = [spans[0] // 2, spans[1] // 2, spans[0] - spans[0] // 2, spans[1] - spans[1] // 2]
    else:
        border = [0, 0, 0, 0] if module.padding == "valid" else _pair(module.padding) * 2
    settings = {
        "kernel": kernel,
        "stride": _pair(module.stride),
        "dilation": dilation,
        "border": border,
        "border_mode": module.padding_mode,
        "groups": int(module.groups),
    }
    return Layer("conv", name, settings, {"weight": _numbers(module.weight), "bias": _numbers(module.bias)})


def _pool(name: str, module: Any) -> Layer:
    kernel = _pair(module.kernel_size)
    most = type(module).__name__ == "MaxPool2d"
    if most and module.return_indices:
        raise ValueError(f"FeatureMapExplorer: layer {name!r} returns indices too: make it without return_indices.")
    divisor = None if most else module.divisor_override
    settings = {
        "mode": "max" if most else "avg",
        "kernel": kernel,
        "stride": kernel if module.stride is None else _pair(module.stride),
        "dilation": _pair(module.dilation) if most else [1, 1],
        "padding": _pair(module.padding),
        "ceil": bool(module.ceil_mode),
        "divisor": divisor or ("window" if most or module.count_include_pad else "inside"),
    }
    return Layer("pool", name, settings, {})


def _adaptive(name: str, module: Any) -> Layer:
    out = module.output_size if isinstance(module.output_size, tuple | list) else [module.output_size] * 2
    mode = "avg" if "Avg" in type(module).__name__ else "max"
    return Layer("adaptive", name, {"mode": mode, "out": list(out)}, {})


def _norm(name: str, module: Any) -> Layer:
    if module.running_mean is None:
        raise ValueError(
            f"FeatureMapExplorer: layer {name!r} keeps no running statistics: it needs a batch to normalise a picture."
        )
    mean, variance = _numbers(module.running_mean), _numbers(module.running_var)
    assert mean is not None and variance is not None
    with np.errstate(invalid="ignore"):
        scale = 1 / np.sqrt(variance.astype(float) + module.eps)
    weight, bias = _numbers(module.weight), _numbers(module.bias)
    scale = scale if weight is None else scale * weight
    shift = -mean * scale if bias is None else bias - mean * scale
    return Layer("norm", name, {}, {"scale": scale.astype(np.float32), "shift": shift.astype(np.float32)})


def _flatten(name: str, module: Any) -> Layer:
    if (module.start_dim, module.end_dim) not in {(1, -1), (1, 3)}:
        got = f"Flatten({module.start_dim}, {module.end_dim})"
        raise ValueError(f"FeatureMapExplorer: layer {name!r} is {got}: the page flattens all of a picture: Flatten().")
    return Layer("flatten", name, {}, {})


def _softmax(name: str, module: Any) -> Layer:
    if module.dim not in {1, -1}:
        raise ValueError(f"FeatureMapExplorer: layer {name!r} must be Softmax(dim=1): shares among the classes.")
    return Layer("softmax", name, {}, {})


def _linear(name: str, module: Any) -> Layer:
    return Layer("linear", name, {}, {"weight": _numbers(module.weight), "bias": _numbers(module.bias)})


def _act(f: str, *fields: str) -> Callable[[str, Any], Layer]:
    def make(name: str, module: Any) -> Layer:
        approximate = getattr(module, "approximate", "none") if f == "gelu" else "none"
        params = [float(getattr(module, field)) for field in fields]
        return Layer("act", name, {"f": "gelu_tanh" if approximate == "tanh" else f, "params": params}, {})

    return make


def _idle(name: str, module: Any) -> Layer:
    return Layer("identity", name, {}, {})


_MAKE: dict[str, Callable[[str, Any], Layer]] = {
    "Conv2d": _conv,
    "MaxPool2d": _pool,
    "AvgPool2d": _pool,
    "AdaptiveAvgPool2d": _adaptive,
    "AdaptiveMaxPool2d": _adaptive,
    "Linear": _linear,
    "Flatten": _flatten,
    "BatchNorm1d": _norm,
    "BatchNorm2d": _norm,
    **dict.fromkeys(("Dropout", "Dropout1d", "Dropout2d", "Identity"), _idle),
    "Softmax": _softmax,
    "ReLU": _act("relu"),
    "ReLU6": _act("hardtanh", "min_val", "max_val"),
    "LeakyReLU": _act("leaky_relu", "negative_slope"),
    "ELU": _act("elu", "alpha"),
    "GELU": _act("gelu"),
    "SiLU": _act("silu"),
    "Tanh": _act("tanh"),
    "Sigmoid": _act("sigmoid"),
    "Softplus": _act("softplus", "beta", "threshold"),
    "Hardtanh": _act("hardtanh", "min_val", "max_val"),
    "Hardswish": _act("hardswish"),
}
