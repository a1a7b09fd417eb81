"""What the kernel explorer says in words and in code; ``frontend/kernel/words.ts`` says the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.explorers.format import number_text, weight_text
from cnnedu.explorers.pictures import picture_url
from cnnedu.explorers.presets import PRESETS
from cnnedu.explorers.source import array_source, common_denominator

__all__ = ["denominator", "kernel_name", "kernel_source", "sum_of_products"]

_LONGEST_URL = 20_000  # characters of a picture that are written into the source
_LONGEST_SUM = 9
_SHOWN = {"abs": "np.abs(output)", "clip": "np.clip(output, 0, 255)", "relu": "np.maximum(output, 0)"}


def kernel_name(kernel: np.ndarray) -> str:
    """Return the name of the preset that a filter (channels, k_h, k_w) is, thirds of it in three channels; or ""."""
    depth = len(kernel)
    for name, preset in PRESETS.items():
        if preset.shape == kernel.shape[1:] and (np.abs(kernel - preset / depth) < 1e-12).all():
            return name
    return ""


def sum_of_products(patch: np.ndarray, kernel: np.ndarray, total: float) -> str:
    """Write the sum behind one cell: 12×-1 + 13×0 + … = 47; with several channels or many products, in parts."""
    products = patch * kernel
    if len(patch) > 1:
        terms = [f"{number_text(p)} ({c})" for p, c in zip(products.sum((1, 2)), ("red", "green", "blue"), strict=True)]
    elif products.size <= _LONGEST_SUM:
        q = denominator(kernel)
        pairs = zip(patch.ravel().tolist(), kernel.ravel().tolist(), strict=True)
        terms = [f"{number_text(x)}×{weight_text(w, q)}" for x, w in pairs]
    else:
        rows = [f"{number_text(row)} (row {m})" for m, row in enumerate(products[0].sum(1).tolist())]
        terms = rows if len(rows) > 1 else [number_text(x) for x in products.ravel().tolist()]
    return f"{' + '.join(terms)} = {number_text(total)}"


def denominator(kernel: np.ndarray) -> int:
    """Return what all weights are whole multiples of: 9 for ninths; 1 where two decimals write them exactly."""
    short = bool((np.rint(kernel * 100) / 100 == kernel).all())
    return 1 if short else common_denominator(kernel.ravel())


def kernel_source(state: Mapping[str, Any]) -> str:
    """Return the source that computes the maps, and what of them is shown."""
    kernel, stride, image = state["kernel"], state["stride"], state["image"]
    depth, same, colour = kernel.shape[1], state["padding"] == "same", state["image_channels"] == 3
    pixels, lines = _image_source(image, "RGB" if colour and depth == 3 else "L")
    needs = "\n".join([*lines, pixels])
    edge = (kernel.shape[2] - 1, kernel.shape[3] - 1)
    padded = same and stride > 1 and any(edge)
    imports = ["import base64", "import io", ""] if "base64" in needs else []
    imports.append("import numpy as np")
    if "Image." in needs or (depth == 1 and colour):
        imports.append("from PIL import Image")
    if "load_image" in needs:
        imports.append("from cnnedu.data import load_image")
    imports.append(f"from cnnedu.functional import conv2d{', pad' if padded else ''}")
    body = [*lines, *_input_source(pixels, depth, colour), array_source("weight", kernel)]
    if state["flip"]:
        body.append("weight = weight[..., ::-1, ::-1]  # rotated by 180 degrees: true convolution")
    if padded:
        (up, left), (down, right) = (e // 2 for e in edge), (e - e // 2 for e in edge)
        body.append(f"input = pad(input, ({left}, {right}, {up}, {down}))  # left, right, top, bottom")
    options = ', padding="same"' if same and not padded and any(edge) else ""
    body.append(f"output = conv2d(input, weight{f', stride={stride}' if stride > 1 else ''}{options})")
    if state["display"] in _SHOWN:
        body.append(f"shown = {_SHOWN[state['display']]}")
    return "\n".join([*imports, "", *body]) + "\n"


def _image_source(image: str | np.ndarray, mode: str) -> tuple[str, list[str]]:
    """Return an expression for the pixels, and the lines before it."""
    if isinstance(image, str):
        return f'load_image("{image}")', []
    url, pixels = picture_url(image), f'np.array(picture.convert("{mode}"))'
    if len(url) > _LONGEST_URL:
        return pixels, ['picture = Image.open("picture.png")  # yours: "Save picture" writes this file']
    data = url.partition(",")[2]
    return pixels, [f'picture = Image.open(io.BytesIO(base64.b64decode("{data}")))']


def _input_source(pixels: str, depth: int, colour: bool) -> list[str]:
    """Return the lines that bring pixels into the form of a layer's input: channels first, as many as the filters."""
    if depth == 1 and colour and "picture" not in pixels:
        pixels = f'np.array(Image.fromarray({pixels}).convert("L"))'
    if depth == 1:
        return [f"input = {pixels}[None].astype(float)  # one channel of grey, 0 to 255"]
    if colour:
        return [f"input = np.moveaxis({pixels}, 2, 0).astype(float)  # red, green, blue first, 0 to 255"]
    return [f"input = np.repeat({pixels}[None].astype(float), 3, axis=0)  # grey in all three channels, 0 to 255"]
