"""The pooling explorer: max beside average on an editable map, forward, backward, and shifted by a pixel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.errors import ShapeError, suggest
from cnnedu.explorers._pooling_presets import POOLING_PRESETS
from cnnedu.explorers._pooling_still import pooling_still
from cnnedu.explorers._pooling_text import pooling_source, told
from cnnedu.explorers._pooling_windows import averages, changes, gradients, maxima, moved
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.format import shape_text
from cnnedu.explorers.source import pair_source
from cnnedu.explorers.traits import (
    ArrayTrait,
    ChoiceTrait,
    FlagTrait,
    IndexTrait,
    NumberTrait,
    PairTrait,
    TableTrait,
    to_json,
)

__all__ = ["PoolingExplorer"]

_PAIRS = ("kernel_size", "stride", "padding")


class _ShiftTrait(PairTrait):
    """A shift (down, right); its default is one pixel to the right."""

    def __init__(self, most: int) -> None:
        super().__init__(0, (-most, most))
        self.default_value = (0, 1)


class PoolingExplorer(Explorer):
    """A window slides over a feature map, and its maximum stands beside its average.

    See what a shift by one pixel does to each, nothing or everything, and which cells get the gradient back: the one
    winner, or all of them in equal shares. Every number can be changed, and there are no weights to learn.

    Parameters
    ----------
    input : array-like, (height, width), or the name of a preset
        2 to 12 rows and columns. A preset also sets what it is meant to be seen with, as far as nothing else is given.
    kernel_size, stride : int or (int, int)
        1 to 6 cells; both 2 unless given.
    padding : int or (int, int)
        0 to 3 cells, at most half the window, as in torch: minus infinity for max, zeros for the average.
    ceil_mode : bool
        Keep a last window that overhangs the border.
    count_include_pad : bool
        Whether the average also divides by the zeros of the padding.
    window : "sliding" or "global"
        Global pooling is one window, the whole map: the settings above do not matter then.
    mode : "forward", "backward" or "shift"
        Show the outputs; or how a gradient goes back to the map; or what a shift of the map changes.
    position : (row, column)
        The window shown; moved into the output when the geometry shrinks it.
    grad_output : array-like, (h_out, w_out)
        The gradient that arrives at the outputs; 1 at each unless given. Follows the output's shape.
    shift : (int, int)
        Pixels down and right, −2 to 2.
    boundary : "circular" or "zero"
        What leaves on one side comes back on the other, or zeros come in.
    playing : bool
        Whether the window is sliding.
    speed : float
        Steps per second, 0.25 to 8.

    Attributes
    ----------
    maximum, average : arrays, (h_out, w_out)
        The outputs, computed by `cnnedu.functional`.
    winners : integer array, (h_out, w_out, 2)
        Row and column of the cell that wins each window; of equals, the first in reading order.
    grad_max, grad_average : arrays, (height, width)
        What `grad_output` becomes on its way back to the map.
    shifted : array, (height, width)
        The map after the shift.
    changed : (int, int)
        How many maxima and how many averages the shift changes.
    presets : mapping from str to settings
        The examples known by name.

    Raises
    ------
    TypeError, ValueError, ShapeError
        A wrong name, kind, range or geometry; the explorer then stays as it was.

    Examples
    --------
    >>> explorer = PoolingExplorer()
    >>> explorer
    PoolingExplorer(input=6×6, output=3×3)
    >>> explorer.maximum
    array([[3., 5., 4.],
           [6., 9., 3.],
           [4., 8., 7.]])

    A shift by one pixel can change nothing, or everything:

    >>> PoolingExplorer("max_holds").changed
    (0, 0)
    >>> PoolingExplorer("max_breaks").changed
    (6, 6)
    """

    section = 5
    input = ArrayTrait(POOLING_PRESETS["numbers"]["input"], {"height": (2, 12), "width": (2, 12)}, least=2)
    kernel_size = PairTrait(2, (1, 6))
    stride = PairTrait(2, (1, 6))
    padding = PairTrait(0, (0, 3))
    ceil_mode = FlagTrait()
    count_include_pad = FlagTrait(True)
    window = ChoiceTrait(("sliding", "global"))
    mode = ChoiceTrait(("forward", "backward", "shift"))
    position = IndexTrait(("row", "column"))
    grad_output = ArrayTrait(np.ones((3, 3)), {"h_out": (1, 18), "w_out": (1, 18)}, least=2)
    shift = _ShiftTrait(2)
    boundary = ChoiceTrait(("circular", "zero"))
    playing = FlagTrait()
    speed = NumberTrait(1, (0.25, 8))
    presets = TableTrait(POOLING_PRESETS)

    def __init__(self, input: Any = None, **settings: Any) -> None:
        super().__init__(**({} if input is None else {"input": input}), **settings)

    @classmethod
    def prepare(cls, state: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
        """Write out a preset's name."""
        name = changes.get("input")
        if not isinstance(name, str):
            return dict(changes)
        if name not in POOLING_PRESETS:
            raise ValueError(
                f"{cls.__name__}: input must be an array or the name of a preset ({', '.join(POOLING_PRESETS)}),"
                f" got {name!r}.{suggest(name, POOLING_PRESETS)}"
            )
        preset = POOLING_PRESETS[name]
        return {**preset, **changes, "input": preset["input"]}

    @classmethod
    def settle(cls, state: dict[str, Any], changed: frozenset[str]) -> dict[str, Any]:
        """Check the geometry; let position and gradient follow it where they were not given."""
        try:
            largest, mean = maxima(state["input"][None], state)[0], averages(state["input"][None], state)
        except ValueError as error:
            raise type(error)(f"{cls.__name__}: {error}") from None
        if not np.isfinite(mean).all():
            raise ValueError(f"{cls.__name__}: the sums overflow: the numbers of input must be smaller.")
        shape = largest.shape[1:]
        cls.fit_position(state, changed, shape)
        old = state["grad_output"]
        if old.shape != shape:
            if "grad_output" in changed:
                raise ShapeError(
                    f"{cls.__name__}: grad_output must have the shape of the output, {shape}, got {old.shape}."
                )
            new = np.ones(shape)
            kept = tuple(slice(min(sizes)) for sizes in zip(shape, old.shape, strict=True))
            new[kept] = old[kept]
            state["grad_output"] = cls._trait("grad_output").check(new)
        if not all(np.isfinite(grad).all() for grad in gradients(state)):
            raise ValueError(f"{cls.__name__}: the sums overflow: the numbers of grad_output must be smaller.")
        return state

    @property
    def maximum(self) -> np.ndarray:
        """Largest number of each window, (h_out, w_out)."""
        largest: np.ndarray = maxima(self.input[None], self._state())[0][0]
        return largest

    @property
    def average(self) -> np.ndarray:
        """Mean of each window, (h_out, w_out)."""
        mean: np.ndarray = averages(self.input[None], self._state())[0]
        return mean

    @property
    def winners(self) -> np.ndarray:
        """Row and column of the cell that wins each window, (h_out, w_out, 2)."""
        at = maxima(self.input[None], self._state())[1][0]
        return np.stack(np.divmod(at, self.input.shape[1]), axis=-1)

    @property
    def grad_max(self) -> np.ndarray:
        """Gradient of the map through max pooling, (height, width)."""
        return gradients(self._state())[0]

    @property
    def grad_average(self) -> np.ndarray:
        """Gradient of the map through average pooling, (height, width)."""
        return gradients(self._state())[1]

    @property
    def shifted(self) -> np.ndarray:
        """The map after the shift, (height, width)."""
        return moved(self._state())

    @property
    def changed(self) -> tuple[int, int]:
        """How many maxima and how many averages the shift changes."""
        return changes(self._state())

    def python(self) -> str:
        """Return Python source that computes what is shown from scratch."""
        return pooling_source(self._state())

    def describe(self) -> str:
        """Write out the maximum and the average of the shown window, and what the mode is about."""
        return told(self._state(), self.changed, self.maximum.size)

    def still(self) -> str:
        """Draw the map with the current window, the maxima and the averages, as SVG."""
        return pooling_still(self._state())

    def _summary(self) -> dict[str, str]:
        shown = {"input": shape_text(self.input)}
        for name in self.settings:
            value, usual = getattr(self, name), self._trait(name).default()
            if name not in ("input", "grad_output") and value != usual:
                shown[name] = pair_source(value) if name in _PAIRS else repr(to_json(value))
        return {**shown, "output": shape_text(self.maximum)}
