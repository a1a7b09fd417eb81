"""Pictures as settings: one form for all that can be given, and PNG on the way to the page, which loses nothing."""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from typing import Any

import numpy as np

from cnnedu.data import list_images, load_image
from cnnedu.errors import DTypeError, ShapeError, suggest

__all__ = ["as_picture", "picture_url"]

_LARGEST = 50_000_000  # pixels that are decoded at all


def picture_url(pixels: np.ndarray) -> str:
    """Return uint8 pixels, (h, w) or (h, w, 3), as a PNG in a data URL.

    Examples
    --------
    >>> picture_url(np.zeros((2, 2), np.uint8))[:22]
    'data:image/png;base64,'
    """
    return _encode(pixels.tobytes(), pixels.shape)


@lru_cache(maxsize=32)
def _encode(data: bytes, shape: tuple[int, ...]) -> str:
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(np.frombuffer(data, np.uint8).reshape(shape)).save(file, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def as_picture(label: str, value: Any, largest: int) -> np.ndarray:
    """Return `value` as read-only uint8 pixels, (h, w) or (h, w, 3), at most `largest` pixels a side.

    Parameters
    ----------
    label : str
        What begins the message of an error.
    value : str, path, PIL image, or array of (h, w), (h, w, 1), (h, w, 3), (h, w, 4) or (3, h, w)
        The name of a picture that ships, the path of a file, a data URL, or pixels: uint8, or floats from 0 to 1.
    largest : int
        A larger picture is made smaller, keeping its proportions.

    Raises
    ------
    ShapeError, DTypeError, ValueError
        It is no picture; the message says what is allowed.
    """
    if isinstance(value, str) and value in list_images():
        pixels = load_image(value)
    elif isinstance(value, str) or hasattr(value, "__fspath__") or hasattr(value, "convert"):
        pixels = _opened(label, value)
    else:
        pixels = _from_array(label, value)
    made = _fitted(pixels, largest)
    made.flags.writeable = False
    return made


def _opened(label: str, source: Any) -> np.ndarray:
    """Return the pixels of a file, a data URL or a PIL image; transparency is laid on white."""
    from PIL import Image

    try:
        if isinstance(source, str) and source.startswith("data:"):
            source = io.BytesIO(base64.b64decode(source.partition(",")[2], validate=True))
        image = source if isinstance(source, Image.Image) else Image.open(source)
        if image.width * image.height > _LARGEST:
            raise ValueError(f"it has {image.width}×{image.height} pixels")
        if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
            white = Image.new("RGBA", image.size, "white")
            image = Image.alpha_composite(white, image.convert("RGBA"))
        return np.array(image.convert("L" if image.mode in ("1", "L", "LA") else "RGB"))
    except (OSError, ValueError) as error:
        name = source if isinstance(source, str) else type(source).__name__
        near = suggest(str(name), list_images())
        raise ValueError(
            f"{label} must be one of {', '.join(map(repr, list_images()))}, a picture file, a PIL image or an array;"
            f" {str(name)[:60]!r} cannot be read ({error}).{near}"
        ) from None


def _from_array(label: str, value: Any) -> np.ndarray:
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, RuntimeError) as error:
        raise DTypeError(f"{label} must be a picture, got what is no array: {error}") from None
    if array.dtype.kind not in "uif":
        raise DTypeError(f"{label} must be a picture of numbers, got {type(value).__name__} of dtype {array.dtype}.")
    if array.ndim == 3 and array.shape[0] in (1, 3) and array.shape[2] not in (1, 3, 4):
        array = np.moveaxis(array, 0, 2)  # channels first, as layers hold them
    if array.ndim == 3 and array.shape[2] in (1, 4):
        array = array[:, :, 0] if array.shape[2] == 1 else array[:, :, :3]
    if array.ndim not in (2, 3) or array.size == 0 or (array.ndim == 3 and array.shape[2] != 3):
        got = np.shape(value)
        raise ShapeError(f"{label} must be a picture of shape (h, w), (h, w, 3) or (3, h, w), got shape {got}.")
    if not np.isfinite(array).all():
        raise ValueError(f"{label} must hold finite numbers.")
    top = 1 if array.dtype.kind == "f" else 255
    if array.min() < 0 or array.max() > top:
        told = "floats from 0 to 1" if top == 1 else "integers from 0 to 255"
        raise ValueError(f"{label} must hold {told}, got {array.min()} to {array.max()}.")
    return np.rint(array * (255 / top)).astype(np.uint8)


def _fitted(pixels: np.ndarray, largest: int) -> np.ndarray:
    from PIL import Image

    if max(pixels.shape[:2]) <= largest:
        return pixels.copy()
    scale = largest / max(pixels.shape[:2])
    size = tuple(max(1, round(side * scale)) for side in pixels.shape[1::-1])
    return np.array(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS))
