"""Who may look on while a network trains.

A callback is any object with some of the four methods of `Callback`; `cnnedu.explorers.TrainingExplorer` has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from cnnedu.errors import TrainingError

__all__ = ["Callback", "ProgressBar", "TensorBoard"]


class Callback(Protocol):
    """What `fit` calls; numbers arrive a few steps late, together, so that a GPU need not wait.

    The metrics of a step are ``train_loss``, ``learning_rate`` and, where it was computed, ``gradient_norm``. Those of
    an epoch are ``train_accuracy`` (of the images as they were augmented) and, with images held out,
    ``validation_loss``, ``validation_accuracy`` and ``confusion``; ``filters`` are the first layer's weights.
    """

    def on_train_begin(self, name: str) -> None:
        """A run begins, or goes on."""

    def on_step_end(self, step: int, metrics: Mapping[str, Any]) -> None:
        """A step is over; the first is 1."""

    def on_epoch_end(self, epoch: int, metrics: Mapping[str, Any]) -> None:
        """An epoch is over; the first is 1."""

    def on_train_end(self) -> None:
        """The run is over, or was stopped."""


class ProgressBar:
    """A bar with the time left, in a terminal and in a notebook.

    Parameters
    ----------
    steps, done : int
        Steps of the whole run, and how many were done before.
    """

    def __init__(self, steps: int, done: int = 0) -> None:
        from tqdm.auto import tqdm

        self._bar = tqdm(total=steps, initial=done, unit="step", dynamic_ncols=True, smoothing=0.1)
        self._told: dict[str, str] = {}

    def on_train_begin(self, name: str) -> None:
        """Say what is trained."""
        self._bar.set_description(name)

    def on_step_end(self, step: int, metrics: Mapping[str, Any]) -> None:
        """Move on."""
        self._told["loss"] = f"{metrics['train_loss']:.3f}"
        self._bar.set_postfix(self._told, refresh=False)
        self._bar.update(step - self._bar.n)

    def on_epoch_end(self, epoch: int, metrics: Mapping[str, Any]) -> None:
        """Say how good it is."""
        name = "validation_accuracy" if "validation_accuracy" in metrics else "train_accuracy"
        self._told[name.partition("_")[0]] = f"{100 * metrics[name]:.1f} %"

    def on_train_end(self) -> None:
        """Leave the bar as it is."""
        self._bar.close()


class TensorBoard:
    """Writes every number for TensorBoard, whose package must be installed.

    Parameters
    ----------
    folder : path
        Where its event files go.

    Raises
    ------
    TrainingError
        There is no package tensorboard.
    """

    def __init__(self, folder: str | Path) -> None:
        try:
            from torch.utils.tensorboard import SummaryWriter
        except ImportError:
            raise TrainingError("--tensorboard needs its package: pip install tensorboard") from None
        self._make, self._folder = SummaryWriter, str(folder)

    def on_train_begin(self, name: str) -> None:
        """Open a file: not before, because a run's folder must be empty when the run begins."""
        self._writer = self._make(self._folder)

    def on_step_end(self, step: int, metrics: Mapping[str, Any]) -> None:
        """Write a step."""
        for name, value in metrics.items():
            self._writer.add_scalar(f"step/{name}", value, step)

    def on_epoch_end(self, epoch: int, metrics: Mapping[str, Any]) -> None:
        """Write an epoch: its single numbers."""
        for name, value in metrics.items():
            if isinstance(value, int | float):
                self._writer.add_scalar(f"epoch/{name}", value, epoch)

    def on_train_end(self) -> None:
        """Close the file."""
        self._writer.close()


def tell(callbacks: Iterable[object], event: str, *arguments: Any) -> None:
    """Call a method of those callbacks that have it."""
    for callback in callbacks:
        method = getattr(callback, event, None)
        if method is not None:
            method(*arguments)
