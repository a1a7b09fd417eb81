"""What the gradient explorer says in words and in code; ``ops/gradient.ts`` and its neighbour write the same code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.explorers._gradient_chain import Backpropagation, backward_steps, terms_of
from cnnedu.explorers._gradient_measured import measured_spread
from cnnedu.explorers.format import number_text
from cnnedu.explorers.source import array_source

__all__ = ["chain_source", "gradient_sentence", "layers_sentence", "layers_source", "magnitude_text", "ratio_sentence"]

_NAMES = {
    "output": "output",
    "active": "map after ReLU",
    "features": "feature map",
    "kernel": "kernel",
    "input": "input",
}


def gradient_sentence(state: Mapping[str, Any], done: Backpropagation) -> str:
    """Write out the gradient that is shown: ∂L/∂kernel row 0, column 1 = 0×1 + 1×2 + … = 2."""
    steps = backward_steps(state, done)
    part, row, col = steps[min(state["step"], len(steps) - 1)]
    name = "map before pooling" if part == "active" and state["activation"] == "none" else _NAMES[part]
    terms = [(a, b) for a, b in terms_of(state, done, part, row, col) if a]
    products = " + ".join(f"{number_text(a)}×{number_text(b)}" for a, b in terms) or "nothing arrives"
    value = number_text(float(done.grads[part][row, col]))
    return f"∂L/∂{name} row {row}, column {col}: {products} = {value}"


_DIGITS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def magnitude_text(value: float) -> str:
    """Write a positive number as a person says it.

    Examples
    --------
    >>> magnitude_text(2450.3), magnitude_text(0.0142), magnitude_text(3.2e-56)
    ('2,450', '0.014', '3.2×10⁻⁵⁶')
    """
    if value == 0:
        return "0"
    if 0.01 <= value < 1e6:
        rounded = float(f"{value:.{3 if value >= 100 else 2}g}")
        return f"{rounded:,.0f}" if rounded.is_integer() else np.format_float_positional(rounded, trim="-")
    digits, _, exponent = f"{value:.1e}".partition("e")
    return f"{digits.removesuffix('.0')}×10{str(int(exponent)).translate(_DIGITS)}"


def ratio_sentence(median: list[float]) -> str:
    """Say how the first layer's gradient compares with the last one's."""
    ratio = median[0] / median[-1]
    if ratio >= 1.25:
        return f"the first layer's gradient is {magnitude_text(ratio)} times the last layer's"
    if ratio > 0.8:
        return "the first layer's gradient is about as large as the last layer's"
    return f"the first layer's gradient is {magnitude_text(1 / ratio)} times smaller than the last layer's"


def layers_sentence(state: Mapping[str, Any]) -> str:
    """Say what the chart of layers shows."""
    norm = "with" if state["norm"] else "without"
    weights = "He's initialisation" if state["initialisation"] == "he" else "too small an initialisation"
    told = [
        f"{name}: {ratio_sentence(measured_spread(state, shortcuts)['median'])}"
        for name, shortcuts in (("plain", False), ("residual", True))
    ]
    of = "weights" if state["of"] == "weights" else "outputs"
    return (
        f"Gradient of the layers' {of}, {state['depth']} layers, {norm} batch normalisation, {weights}. "
        f"{'; '.join(told)}."
    )


def chain_source(state: Mapping[str, Any]) -> str:
    """Return Python that computes every map and every gradient."""
    rectified = state["activation"] == "relu"
    pool = "max_pool2d" if state["pooling"] == "max" else "avg_pool2d"
    names = ["conv2d", "conv2d_backward", pool, f"{pool}_backward", *(["relu", "relu_backward"] if rectified else [])]
    active = "active" if rectified else "features"
    lines = [
        "import numpy as np",
        f"from cnnedu.functional import {', '.join(sorted(names))}",
        "",
        array_source("input", state["input"][None]),
        array_source("weight", state["weight"][None, None]),
        "features = conv2d(input, weight)",
        *(["active = relu(features)"] if rectified else []),
        f"output = {pool}({active}, 2)",
        "",
        array_source("grad_output", state["grad_output"][None]),
        f"grad_{active} = {pool}_backward(grad_output, {active}, 2).input",
        *(["grad_features = relu_backward(grad_active, features).input"] if rectified else []),
        "gradients = conv2d_backward(grad_features, input, weight)",
        "print(gradients.weight[0, 0])",
        "print(gradients.input[0])",
    ]
    return "\n".join(lines) + "\n"


_WITHOUT_NORM = """\
    for block in list(model.modules()):  # take batch normalisation out
        for name, layer in list(block.named_children()):
            if isinstance(layer, torch.nn.BatchNorm2d):
                setattr(block, name, torch.nn.Identity())
"""
_SMALL = """\
    for layer in layers[:-1]:  # too small: the convolutions' weights are a hundredth
        torch.nn.init.normal_(layer.weight, std=0.01)
"""
_HOOKS = """\
    outputs = []
    for layer in layers:
        layer.register_forward_hook(lambda layer, inputs, output: (output.retain_grad(), outputs.append(output))[1])
"""


def layers_source(state: Mapping[str, Any]) -> str:
    """Return Python that measures the plain and the residual network again, with torch."""
    weights = state["of"] == "weights"
    norms = (
        "[float(layer.weight.grad.norm()) for layer in layers]"
        if weights
        else "[float(output.grad.norm()) for output in outputs]"
    )
    return (
        "import torch\n"
        "from cnnedu.explorers import GradientExplorer\n"
        "from cnnedu.models.cifar_resnet import CifarResNet\n"
        "\n"
        "images, labels = map(torch.tensor, GradientExplorer.digits())  # the 64 real digits of the recording\n"
        "for shortcuts in (False, True):\n"
        "    torch.manual_seed(0)\n"
        f"    model = CifarResNet({state['depth']}, shortcuts, in_channels=1)\n"
        f"{'' if state['norm'] else _WITHOUT_NORM}"
        "    layers = [layer for layer in model.modules() if isinstance(layer, (torch.nn.Conv2d, torch.nn.Linear))]\n"
        f"{'' if state['initialisation'] == 'he' else _SMALL}"
        "    model.double()\n"
        f"{'' if weights else _HOOKS}"
        "    torch.nn.functional.cross_entropy(model(images), labels).backward()\n"
        f"    norms = {norms}\n"
        '    print("residual" if shortcuts else "plain", f"first layer {norms[0]:.3g}, last layer {norms[-1]:.3g}")\n'
    )
