"""What an operation is to a graph: a node of its own, or a way on for what came in."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from cnnedu.analysis._calls import Operation, tensors_in
from cnnedu.analysis._costs_tables import MOVES

__all__ = ["is_fresh", "operation_name", "passes_on", "setting_of"]

_NAMES = {
    "cat": "concatenate",
    "_chunk_cat": "concatenate",
    "_stack": "stack",
    "add": "add",
    "sub": "subtract",
    "rsub": "subtract",
    "mul": "multiply",
    "div": "divide",
    **dict.fromkeys(("mm", "bmm", "mv", "dot", "baddbmm", "addbmm"), "matrix product"),
    "addmm": "linear",
    **dict.fromkeys(("_softmax", "_safe_softmax", "_log_softmax"), "softmax"),
    **dict.fromkeys(("max_pool1d", "max_pool2d_with_indices", "max_pool3d_with_indices"), "max pooling"),
    **dict.fromkeys(("avg_pool1d", "avg_pool2d", "avg_pool3d"), "average pooling"),
    **dict.fromkeys(("_adaptive_avg_pool2d", "_adaptive_avg_pool3d"), "adaptive average pooling"),
    **dict.fromkeys(("adaptive_max_pool2d", "adaptive_max_pool3d"), "adaptive max pooling"),
    "native_batch_norm": "batch norm",
    "native_layer_norm": "layer norm",
    "native_group_norm": "group norm",
    **dict.fromkeys(("constant_pad_nd", "reflection_pad2d", "replication_pad2d", "reflection_pad1d"), "pad"),
    "im2col": "unfold",
    "hardtanh": "clamp",
}
# Moves that a reader writes as a step of the network; the others only hand numbers on.
_STEPS = {"cat", "_chunk_cat", "stack", "_stack", "block_diag", "constant_pad_nd", "reflection_pad1d"}
_STEPS |= {"reflection_pad2d", "replication_pad1d", "replication_pad2d", "pixel_shuffle", "pixel_unshuffle", "im2col"}
_STEPS |= {"embedding", "channel_shuffle", "max_unpool2d", "max_unpool3d", "roll"}
_SCALING = {"add", "sub", "rsub", "mul", "div", "neg"}


def is_fresh(operation: Operation) -> bool:
    """Say whether an operation takes no more than a shape: zeros like x, new ones."""
    name = operation.name
    return name.endswith("_like") or name.startswith("new_")


def operation_name(operation: Operation) -> str:
    """Return what a reader calls an operation: "add", "concatenate", "max pooling"."""
    name = operation.name.removesuffix("_")
    if name.startswith("_scaled_dot_product"):
        return "attention"
    if name.startswith(("upsample", "_upsample")):
        return "upsample"
    if name in ("convolution", "_convolution"):
        return "transposed convolution" if operation.arguments["transposed"] else "convolution"
    return _NAMES.get(name, name.strip("_").replace("_", " "))


def passes_on(operation: Operation, activations: int, constants: Sequence[Tensor]) -> bool:
    """Say whether an operation only hands on what came in: views, copies, choices, a constant factor, a mask."""
    name = operation.name.removesuffix("_")
    if operation.func.is_view or (name in MOVES and name not in _STEPS):
        return True
    made = tensors_in(operation.output)
    if not any(x.is_floating_point() or x.is_complex() for x in made):
        return True
    return name in _SCALING and activations < 2 and not any(map(_has_numbers, constants))


def _has_numbers(tensor: Tensor) -> bool:
    """Say whether a tensor holds more than one number, or one to be learned."""
    return tensor.numel() > 1 or isinstance(tensor, nn.Parameter)


def setting_of(operation: Operation) -> str:
    """Return kernel and stride of a convolution or pooling called as a function, in words."""
    given = operation.arguments
    if operation.name in ("convolution", "_convolution"):
        kernel: object = tuple(given["weight"].shape[2:])
    else:
        kernel = given.get("kernel_size")
    if not isinstance(kernel, tuple | list):
        return ""
    parts = ["×".join(map(str, kernel))]
    for name in ("stride", "dilation", "groups"):
        value = given.get(name)
        value = value[0] if isinstance(value, tuple | list) and len(set(value)) == 1 else value
        if value not in (None, 1) and value != []:
            parts.append(f"{name} {'×'.join(map(str, value)) if isinstance(value, tuple | list) else value}")
    return ", ".join(parts)
