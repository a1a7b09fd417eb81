"""The kernel explorer: a real picture, a kernel, and the feature map, with every product of any patch written out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from cnnedu.errors import ShapeError, suggest
from cnnedu.explorers._kernel_about import ABOUT_KERNELS
from cnnedu.explorers._kernel_still import kernel_still
from cnnedu.explorers._kernel_text import kernel_name, kernel_source, sum_of_products
from cnnedu.explorers._kernel_traits import GivenTextTrait, PlaceTrait, ShippedPictureTrait, pixels_of, shipped_pictures
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.format import shape_text
from cnnedu.explorers.presets import PRESETS
from cnnedu.explorers.traits import ArrayTrait, ChoiceTrait, FlagTrait, NumberTrait, TableTrait, WholeTrait
from cnnedu.functional import conv2d, pad

__all__ = ["KernelExplorer"]

# Red, green and blue to grey, in 65,536ths: what Pillow's convert("L") computes, in whole numbers.
_LUMINANCE = np.array([19595, 38470, 7471])


class KernelExplorer(Explorer):
    """A kernel of up to 7 by 7 on a real picture: where the picture matches the kernel, the feature map lights up.

    Find out what an edge detector, a blur or a kernel of your own answers to, pixel by pixel. On the page, pictures can
    also be opened, dropped, pasted, drawn, or taken with a camera. Nothing leaves the page, except to this object,
    where there is one: ``explorer.image`` is then what the reader chose.

    Parameters
    ----------
    image : str, path, PIL image, or array of (h, w), (h, w, 3) or (3, h, w)
        The name of a picture that ships (`cnnedu.data.list_images`), a file, or pixels: uint8, or floats from 0 to 1.
        A picture of more than 512 pixels a side is made smaller.
    kernel : array-like, (filters, channels, k_h, k_w), (channels, k_h, k_w) or (k_h, k_w); a name, or several
        1 to 4 filters of 1 to 7 rows and columns; their number of channels says what they read: 1, the picture in
        grey; 3, its red, green and blue, whose products are summed as a layer does. Names are those of `presets`;
        several of different size are given a border of zeros, which changes no answer.
    stride : int
        Pixels from one patch to the next, 1 to 4.
    padding : "same" or "valid"
        Zeros around the picture, so that the map keeps its size (at stride 1), or none.
    flip : bool
        False: cross-correlation, which networks compute. True: convolution, the kernel rotated by 180 degrees.
    display : "signed", "abs", "clip" or "relu"
        What of each answer is shown: the number with its sign, its size, what of it lies from 0 to 255 as a grey
        picture, or what of it is positive.
    color_scale : "unit" or "layer"
        Whether each map has a colour scale of its own, or all share one.
    position : (filter, row, column)
        The cell of the map that is written out; moved into the map when the geometry shrinks it.
    slide : bool
        Whether the map is shown only as far as the kernel has come.
    playing : bool
        Whether the kernel is moving.
    speed : float
        Stops per second, 0.25 to 8.

    Attributes
    ----------
    input : array, (channels, h, w)
        What the filters read: whole numbers from 0 to 255.
    output : array, (filters, h_out, w_out)
        The feature maps, computed by `cnnedu.functional.conv2d`.
    patch : array, (channels, k_h, k_w)
        What lies under the kernel at `position`.
    presets : mapping from str to array
        The kernels known by name.

    Raises
    ------
    TypeError, ValueError, ShapeError
        A wrong name, kind, range or geometry; the explorer then stays as it was.

    Examples
    --------
    >>> explorer = KernelExplorer(image="coffee", kernel="sobel_x")
    >>> explorer
    KernelExplorer(image='coffee', kernel='sobel_x', output=1×200×300)
    >>> explorer.set(kernel=["sobel_x", "gaussian_blur_5"], stride=2, position=(1, 20, 30))
    >>> explorer.output.shape
    (2, 100, 150)
    >>> (explorer.patch * explorer.kernel[1]).sum() == explorer.output[1, 20, 30]
    np.True_
    """

    section = 9
    image = ShippedPictureTrait("camera")
    kernel = ArrayTrait(
        PRESETS["sobel_x"][None, None],
        {"filters": (1, 4), "channels": (1, 3), "k_h": (1, 7), "k_w": (1, 7)},
        least=2,
    )
    stride = WholeTrait(1, (1, 4))
    padding = ChoiceTrait(("same", "valid"))
    flip = FlagTrait()
    display = ChoiceTrait(("signed", "abs", "clip", "relu"))
    color_scale = ChoiceTrait(("unit", "layer"))
    position = PlaceTrait(("filter", "row", "column"), (0, 103, 88))
    slide = FlagTrait()
    playing = FlagTrait()
    speed = NumberTrait(8, (0.25, 8))
    presets = TableTrait(PRESETS)
    _pictures = GivenTextTrait(shipped_pictures())
    _about = TableTrait(ABOUT_KERNELS)

    @classmethod
    def prepare(cls, state: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
        """Write out the names of kernels."""
        full = dict(changes)
        given = full.get("kernel")
        if isinstance(given, str):
            full["kernel"] = cls._preset(given)[None, None]
        elif isinstance(given, Sequence) and given and all(isinstance(name, str) for name in given):
            full["kernel"] = _stacked([cls._preset(name) for name in given])
        return full

    @classmethod
    def _preset(cls, name: str) -> np.ndarray:
        if name not in PRESETS:
            raise ValueError(
                f"{cls.__name__}: kernel must be an array or the name of a preset ({', '.join(PRESETS)}),"
                f" got {name!r}.{suggest(name, PRESETS)}"
            )
        return PRESETS[name]

    @classmethod
    def settle(cls, state: dict[str, Any], changed: frozenset[str]) -> dict[str, Any]:
        """Check the geometry; let the position follow it where it was not given."""
        filters, depth, *size = state["kernel"].shape
        if depth == 2:
            raise ShapeError(
                f"{cls.__name__}: kernel must have 1 channel (grey) or 3 (red, green, blue), got 2. Several filters"
                " are an array of shape (filters, 1, k_h, k_w)."
            )
        if np.abs(state["kernel"]).max() > 1e6:
            raise ValueError(f"{cls.__name__}: kernel must hold numbers from -1,000,000 to 1,000,000.")
        sides = pixels_of(state["image"]).shape[:2]
        edges = [k - 1 if state["padding"] == "same" else 0 for k in size]
        spare = [n + edge - k for n, edge, k in zip(sides, edges, size, strict=True)]
        if min(spare) < 0:
            raise ShapeError(
                f"{cls.__name__}: a kernel of {size[0]}×{size[1]} does not fit into a picture of {sides[0]}×{sides[1]}"
                " without padding: use a smaller kernel or padding='same'."
            )
        rows, columns = (left // state["stride"] + 1 for left in spare)
        cls.fit_position(state, changed, (filters, rows, columns))
        return state

    @property
    def input(self) -> np.ndarray:
        """What the filters read, (channels, h, w): the picture in grey for one channel, else its three colours."""
        pixels, depth = pixels_of(self.image).astype(np.int64), self.kernel.shape[1]
        if pixels.ndim == 3:
            planes = np.moveaxis(pixels, 2, 0) if depth == 3 else ((pixels @ _LUMINANCE + 0x8000) >> 16)[None]
        else:
            planes = np.repeat(pixels[None], depth, axis=0)
        return np.ascontiguousarray(planes, dtype=np.float64)

    @property
    def output(self) -> np.ndarray:
        """The feature maps, (filters, h_out, w_out)."""
        return conv2d(self._padded(), self._used(), stride=self.stride)

    @property
    def patch(self) -> np.ndarray:
        """What lies under the kernel at `position`, (channels, k_h, k_w); 0 in the padding."""
        (_, row, column), (k_h, k_w) = self.position, self.kernel.shape[2:]
        top, left = row * self.stride, column * self.stride
        return self._padded()[:, top : top + k_h, left : left + k_w].copy()

    def _used(self) -> np.ndarray:
        return np.ascontiguousarray(self.kernel[..., ::-1, ::-1]) if self.flip else self.kernel

    def _padded(self) -> np.ndarray:
        if self.padding == "valid":
            return self.input
        up, left = ((k - 1) // 2 for k in self.kernel.shape[2:])
        down, right = (k // 2 for k in self.kernel.shape[2:])
        return pad(self.input, (left, right, up, down))

    def python(self) -> str:
        """Return Python source that computes `output` from scratch, and what of it is shown."""
        return kernel_source({**self._state(), "image_channels": pixels_of(self.image)[0, 0].size})

    def describe(self) -> str:
        """Write out the sum behind the current cell."""
        filter_, row, column = self.position
        where = (f"filter {filter_}, " if len(self.kernel) > 1 else "") + f"output row {row}, column {column}"
        total = float(self.output[self.position])
        return f"{where}: {sum_of_products(self.patch, self._used()[filter_], total)}"

    def still(self) -> str:
        """Draw the picture, the map of the current filter, and the products behind the current cell, as SVG."""
        return kernel_still(self._state(), self.input, self.output, self.patch)

    def _summary(self) -> dict[str, str]:
        image = repr(self.image) if isinstance(self.image, str) else shape_text(self.image)
        names = [kernel_name(kernel) for kernel in self.kernel]
        kernel = repr(names[0] if len(names) == 1 else names) if all(names) else shape_text(self.kernel)
        shown = {"image": image, "kernel": kernel}
        for name in ("stride", "padding", "flip", "display"):
            if getattr(self, name) != self._trait(name).default():
                shown[name] = repr(getattr(self, name))
        return {**shown, "output": shape_text(self.output)}


def _stacked(kernels: Sequence[np.ndarray]) -> np.ndarray:
    """Return kernels as one array of filters, the smaller ones in a border of zeros that keeps their middle."""
    size = [max(kernel.shape[axis] for kernel in kernels) for axis in (0, 1)]
    made = np.zeros((len(kernels), 1, *size))
    for filter_, kernel in zip(made, kernels, strict=True):
        top, left = ((n - 1) // 2 - (k - 1) // 2 for n, k in zip(size, kernel.shape, strict=True))
        filter_[0, top : top + kernel.shape[0], left : left + kernel.shape[1]] = kernel
    return made
