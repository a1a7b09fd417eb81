"""The equivariance explorer: shift, then f, beside f, then shift."""

from __future__ import annotations

from typing import Any

import numpy as np

from cnnedu.analysis import EquivarianceReport
from cnnedu.explorers._equivariance_claims import Claim, claims_of, moved_picture, report
from cnnedu.explorers._equivariance_layers import BORDERS, FUNCTIONS, SIZE, layer, layer_weight, output_stride
from cnnedu.explorers._equivariance_pictures import GreySquareTrait, samples
from cnnedu.explorers._equivariance_still import equivariance_still
from cnnedu.explorers._equivariance_text import equivariance_source, equivariance_told
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.pictures import picture_url
from cnnedu.explorers.presets import PRESETS
from cnnedu.explorers.traits import (
    ChoiceTrait,
    FlagTrait,
    NumberTrait,
    PairTrait,
    TableTrait,
    WholeTrait,
    to_json,
)

__all__ = ["EquivarianceExplorer"]


class _ShiftTrait(PairTrait):
    """A shift (down, right), which starts off somewhere."""

    def __init__(self, most: int, default: tuple[int, int]) -> None:
        super().__init__(0, (-most, most))
        self.default_value = default


class EquivarianceExplorer(Explorer):
    """A picture shifted before a layer and after it, and a map of where the two results differ.

    A layer f is equivariant to a shift when f(shift(x)) = shift(f(x)): what it finds moves with the picture. It is
    invariant when f(shift(x)) = f(x), which is another claim; both can be looked at, side by side. Find out which
    layers keep their promise, and which padding, stride or shift breaks it.

    Parameters
    ----------
    function : "convolution", "locally_connected", "dense", "max_pool", "avg_pool" or "blur_pool"
        The layer f. Pools have windows of 2×2; blur pool is max pooling at stride 1, a blur, and the stride (Zhang,
        2019). Locally connected and dense layers have fixed weights that look random.
    kernel : str
        Name of the preset kernel of the convolution; each position of the locally connected layer has a variant of it.
    padding : "zeros", "circular" or "none"
        What stands beyond the border of the picture, as far as the window needs it to keep the size.
    stride : int
        1 to 4; a dense layer has none.
    shift : (int, int)
        Pixels down and right, −16 to 16.
    boundary : "circular" or "zero"
        What leaves on one side comes back on the other, or zeros come in; then only those positions are compared that
        stand inside the output both before and after.
    picture : str, path, PIL image or array
        A name ("camera", "chelsea", "coffee", "seven", "dot"), or any picture; its middle is made 32×32, in grey.
    invariance : bool
        Whether to ask the other question, too.
    playing : bool
        Whether the picture is moving.
    speed : float
        Steps per second, 0.25 to 8.

    Attributes
    ----------
    input : array, (1, 32, 32)
        The picture as numbers from 0 to 1.
    weight : array or None
        The weights of f, as the function of `cnnedu.functional` takes them.
    output, output_of_shifted : arrays, (1, h_out, w_out)
        f(x) and f(shift(x)).
    shifted_output : array, (1, h_out, w_out)
        shift(f(x)), by shift / stride positions; interpolated between two where the stride does not divide the shift.
    difference : array, (h_out, w_out)
        Their difference in absolute value, NaN where nothing is compared.
    error : EquivarianceReport or None
        What `cnnedu.analysis.equivariance_error` says; None where the stride does not divide the shift.
    largest : float
        The largest difference, 0 where there is none but rounding.
    invariance_largest : float
        The largest difference of f(shift(x)) from f(x).
    samples, kernels : mappings from str to str and to array
        The pictures known by name, as data URLs, and the kernels.

    Raises
    ------
    TypeError, ValueError, ShapeError
        A wrong name, kind or range; the explorer then stays as it was.

    Examples
    --------
    Zero padding does not move with the picture, what goes round the border does:

    >>> explorer = EquivarianceExplorer("convolution", shift=(2, 3))
    >>> explorer.largest > 0
    True
    >>> explorer.padding = "circular"
    >>> explorer.error
    Equivariant: shifted by 2 down, 3 right, round the border, the outputs are equal at all 32×32 positions compared.
    >>> explorer
    EquivarianceExplorer(padding='circular', shift=[2, 3], output=32×32)
    """

    section = 4
    function = ChoiceTrait(FUNCTIONS)
    kernel = ChoiceTrait(tuple(PRESETS), "sobel_x")
    padding = ChoiceTrait(BORDERS)
    stride = WholeTrait(1, (1, 4))
    shift = _ShiftTrait(16, (0, 5))
    boundary = ChoiceTrait(("circular", "zero"))
    picture = GreySquareTrait("camera")
    invariance = FlagTrait()
    playing = FlagTrait()
    speed = NumberTrait(2, (0.25, 8))
    samples = TableTrait(samples())
    kernels = TableTrait(PRESETS)

    def __init__(self, function: str | None = None, **settings: Any) -> None:
        super().__init__(**({} if function is None else {"function": function}), **settings)

    @property
    def input(self) -> np.ndarray:
        """The picture as numbers from 0 to 1, (1, 32, 32)."""
        pixels: np.ndarray = self.picture[None] / 255
        return pixels

    @property
    def weight(self) -> np.ndarray | None:
        """The weights of f; None for pooling, which has none."""
        return layer_weight(self._state())

    @property
    def output(self) -> np.ndarray:
        """f(x), (1, h_out, w_out)."""
        return layer(self._state())(self.input)

    @property
    def output_of_shifted(self) -> np.ndarray:
        """f(shift(x)), (1, h_out, w_out)."""
        return layer(self._state())(moved_picture(self.input, self.shift, self.boundary))

    @property
    def shifted_output(self) -> np.ndarray:
        """shift(f(x)), (1, h_out, w_out)."""
        return self._compared()[0].expected[None]

    @property
    def difference(self) -> np.ndarray:
        """|f(shift(x)) − shift(f(x))|, (h_out, w_out)."""
        return self._compared()[0].difference

    @property
    def error(self) -> EquivarianceReport | None:
        """What `equivariance_error` says; None where the stride does not divide the shift."""
        return report(self._state(), self.input)

    @property
    def largest(self) -> float:
        """The largest difference."""
        return self._compared()[0].largest

    @property
    def invariance_largest(self) -> float:
        """The largest difference of f(shift(x)) from f(x)."""
        return self._compared()[1].largest

    def _compared(self) -> tuple[Claim, Claim]:
        return claims_of(self._state(), self.input)

    def _picture_name(self) -> str:
        """Name of the sample that the picture is, or its data URL."""
        url = picture_url(self.picture)
        return next((name for name, known in self.samples.items() if known == url), url)

    def python(self) -> str:
        """Return Python source that measures what is shown."""
        return equivariance_source(self._state(), self._picture_name(), len(PRESETS[self.kernel]))

    def describe(self) -> str:
        """Say how far f(shift(x)) is from shift(f(x)), and where it differs most."""
        return equivariance_told(self._state(), *self._compared())

    def still(self) -> str:
        """Draw f(shift(x)), shift(f(x)) and their difference, as SVG."""
        return equivariance_still(self._state(), self._compared()[0], self.describe(), output_stride(self._state()))

    def _summary(self) -> dict[str, str]:
        shown = {}
        for name in self.settings:
            value, usual = getattr(self, name), self._trait(name).default()
            if usual is not None and name == "picture":
                if not np.array_equal(value, usual):
                    known = self._picture_name()
                    shown[name] = repr(known) if known in self.samples else f"{SIZE}×{SIZE}"
            elif value != usual:
                shown[name] = repr(to_json(value))
        return {**shown, "output": "×".join(map(str, self.output.shape[1:]))}
