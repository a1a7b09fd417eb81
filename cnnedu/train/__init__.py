"""Training: a recipe that can be read in one sitting, and a run in which nothing is lost.

`Recipe` says everything that decides what is learnt, `fit` follows it, a `Run` is what comes out. ``cnnedu train`` is
the same from a terminal; ``torchrun -m cnnedu.train`` the same on several GPUs.
"""

from __future__ import annotations

from cnnedu.train.callbacks import Callback, TensorBoard
from cnnedu.train.data import ImageData, load_data
from cnnedu.train.loop import fit
from cnnedu.train.recipe import Recipe
from cnnedu.train.run import Run

__all__ = ["Callback", "ImageData", "Recipe", "Run", "TensorBoard", "fit", "load_data"]
