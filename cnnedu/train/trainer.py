"""Training a network: take a batch, measure the loss, follow the gradient, again and again.

`Trainer.step` is the heart of it. Everything around it is there so that nothing is lost and nothing is guessed: a run
that is killed goes on where its last checkpoint was, with the numbers it would have had.
"""

from __future__ import annotations

import math
import time
from contextlib import nullcontext
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from cnnedu.errors import TrainingError
from cnnedu.train.average import MovingAverage
from cnnedu.train.batches import Batches
from cnnedu.train.build import build_model, check_fit, compile_model, in_words, out_of_memory, training_loss
from cnnedu.train.callbacks import tell
from cnnedu.train.checkpoint import TrainState
from cnnedu.train.data import ImageData
from cnnedu.train.distributed import Processes
from cnnedu.train.evaluate import Judgement, judge
from cnnedu.train.optim import learning_rate, make_optimizers, set_learning_rate
from cnnedu.train.recipe import Recipe
from cnnedu.train.run import Run, RunFolder
from cnnedu.train.seeds import derive_seed, seed_layers
from cnnedu.train.synchronized_norm import synchronize_batch_norm

__all__ = ["Trainer", "explained"]

_TELL = 20  # steps between two looks at the loss: each look makes a GPU wait


class Trainer:
    """One run in one process: what is needed for a step, and the two loops around it."""

    def __init__(self, recipe: Recipe, data: ImageData, here: Processes, folder: RunFolder, context: Any) -> None:
        self.recipe, self.data, self.here, self.folder, self.context = recipe, data, here, folder, context
        self.callbacks: list[object] = []
        self.own = ":" in recipe.model  # a class of one's own may have weights that it does not use, and mistakes
        seed_layers(derive_seed(recipe.seed, "weights"), here.device)
        self.model = build_model(recipe, len(data.mean), len(data.classes)).to(here.device)
        if recipe.channels_last:
            self.model = self.model.to(memory_format=torch.channels_last)
        self.batches = self._batches(data.train, train=True)
        x, y = (whole.chunk(recipe.accumulate)[0] for whole in next(iter(self.batches.epoch(0))))
        with context():
            check_fit(self.model, recipe, x, len(data.classes))
        if here.world > 1:
            self.model = synchronize_batch_norm(self.model)
        self.optimizers = make_optimizers(recipe, self.model)
        self.average = MovingAverage(self.model, recipe.ema) if recipe.ema is not None else None
        self.state = TrainState(self.model, self.optimizers, self.average.model if self.average else None)
        folder.restore(self.state)
        self.several = None if here.world == 1 else DistributedDataParallel(self.model, find_unused_parameters=self.own)
        wrapped = self.model if self.several is None else self.several
        self.forward: Any = wrapped
        if recipe.compile:
            self.forward = compile_model(wrapped, lambda forward: self._loss(forward, x, y)[0])
        self.steps = len(self.batches) * recipe.epochs
        self.waiting: list[tuple[float, Tensor, Tensor]] = []
        self.right = torch.zeros((), dtype=torch.long, device=here.device)
        self.judged: dict[int, Batches] = {}
        self.speed = 0.0

    def _batches(self, images: Any, *, train: bool) -> Batches:
        return Batches(
            images,
            batch_size=self.recipe.batch_size,
            mean=self.data.mean,
            std=self.data.std,
            device=self.here.device,
            augment=self.recipe.augment if train else (),
            pad=self.recipe.pad,
            permute=self.recipe.permute,
            seed=self.recipe.seed,
            rank=self.here.rank,
            world=self.here.world,
            channels_last=self.recipe.channels_last,
            workers=self.recipe.workers,
            train=train,
        )

    def run(self, name: str) -> Run:
        """Train all epochs that are left, judge the network on the test images, and close the folder."""
        try:
            tell(self.callbacks, "on_train_begin", name)
            for epoch in range(self.state.step // len(self.batches), self.recipe.epochs):
                self._train_epoch(epoch)
                self._end_epoch(epoch)
            test = self._judge(self.data.test)
        except (RuntimeError, MemoryError) as error:
            if not out_of_memory(error):
                raise
            raise explained(error, self.recipe, self.here, self.folder.what_is_safe()) from None
        finally:
            tell(self.callbacks, "on_train_end")
            self.folder.flush()
            for batches in (self.batches, *self.judged.values()):
                batches.close()
        return self.folder.finish(self.state, self.data, test)

    def _train_epoch(self, epoch: int) -> None:
        """See every training image once."""
        start = self.state.step - epoch * len(self.batches)
        if start == 0:
            self.state.right = 0
        before, clock = (self.state.step, self.state.seconds), time.perf_counter()
        for x, y in self.batches.epoch(epoch, start=start):
            self.step(x, y)
            if len(self.waiting) == _TELL:
                self._tell(epoch)
            every = self.recipe.checkpoint_steps
            if every and self.state.step % every == 0 and self.state.step % len(self.batches):
                clock = self._count_seconds(epoch, clock)
                self.folder.save(self.state)
        self._count_seconds(epoch, clock)
        steps, seconds = self.state.step - before[0], self.state.seconds - before[1]
        self.speed = steps * self.recipe.batch_size / seconds

    def step(self, x: Tensor, y: Tensor) -> None:
        """Take one step down the gradient of one batch."""
        number = self.state.step
        rate = learning_rate(self.recipe, number, self.steps)
        set_learning_rate(self.optimizers, rate)
        loss = self._add_up_gradients(x, y)
        norm = nn.utils.get_total_norm([p.grad for p in self.model.parameters() if p.grad is not None])
        if self.recipe.clip is not None:
            nn.utils.clip_grads_with_norm_(self.model.parameters(), self.recipe.clip, norm)
        for optimizer in self.optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        if self.average is not None:
            self.average.update(self.model, number)
        self.state.step += 1
        self.waiting.append((rate, loss, norm))

    def _add_up_gradients(self, x: Tensor, y: Tensor) -> Tensor:
        """Measure the loss of a batch, part by part, and what each weight could do about it; returns the loss."""
        parts, world, number = self.recipe.accumulate, self.here.world, self.state.step
        seed_layers(derive_seed(self.recipe.seed, "dropout", number * world + self.here.rank), self.here.device)
        total = torch.zeros((), device=x.device)
        for part, (images, labels) in enumerate(zip(x.chunk(parts), y.chunk(parts), strict=True), 1):
            # Gradients need to be exchanged between processes once, with the last part.
            with nullcontext() if self.several is None or part == parts else self.several.no_sync():
                loss, logits = self._loss(self.forward, images, labels)
                (loss / parts).backward()
            total += loss.detach() / parts
            answers = labels if labels.ndim == 1 else labels.argmax(1)
            self.right += (logits.detach().argmax(1) == answers).sum()
        return total

    def _loss(self, forward: Any, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        with self.context():
            output = self._answer(forward, x)
        return training_loss(output, y, self.recipe.label_smoothing)

    def _answer(self, forward: Any, x: Tensor) -> Any:
        """Call the network; what a class of one's own raises on the way is told as its own."""
        try:
            return forward(x)
        except Exception as error:
            if not self.own or out_of_memory(error):
                raise
            safe = self.folder.what_is_safe()
            raise TrainingError(
                f"{self.recipe.model} failed at step {self.state.step + 1}: {in_words(error)}. {safe}".rstrip()
            ) from error

    def _tell(self, epoch: int) -> None:
        """Look at the losses since the last look, write them down, and stop where one is no longer a number."""
        if not self.waiting:
            return
        rates, losses, norms = zip(*self.waiting, strict=True)
        self.waiting.clear()
        found = self.here.mean(torch.stack(losses)).tolist(), torch.stack(norms).tolist()
        first = self.state.step - len(rates) + 1
        for step, (rate, loss, norm) in enumerate(zip(rates, *found, strict=True), first):
            if not math.isfinite(loss):
                raise TrainingError(
                    f"the loss became {loss} at step {step} of {self.steps}, at a learning rate of {rate:.3g}."
                    f" A lower lr, a longer warmup or clip=1 may help. {self.folder.what_is_safe()}".rstrip()
                )
            metrics = {"train_loss": loss, "learning_rate": rate, "gradient_norm": norm}
            self.folder.log_step(step, epoch + 1, metrics)
            tell(self.callbacks, "on_step_end", step, metrics)

    def _count_seconds(self, epoch: int, clock: float) -> float:
        """Add the time since `clock` to the run's; the device is done by then. Returns the time now."""
        self._tell(epoch)
        self.state.right += int(self.here.add_up(self.right))
        self.right.zero_()
        now = time.perf_counter()
        self.state.seconds += now - clock
        return now

    def _end_epoch(self, epoch: int) -> None:
        """Judge, tell, and keep a checkpoint."""
        seen = len(self.batches) * self.recipe.batch_size
        metrics: dict[str, Any] = {"train_accuracy": self.state.right / seen, "images_per_second": self.speed}
        if self.data.validation is not None:
            held = self._judge(self.data.validation)
            metrics |= {"validation_loss": held.loss, "validation_accuracy": held.accuracy, "confusion": held.confusion}
        self.folder.log_epoch(self.state.step, epoch + 1, metrics)
        filters = next((m.weight for m in self.model.modules() if isinstance(m, nn.Conv2d)), None)
        tell(self.callbacks, "on_epoch_end", epoch + 1, metrics | _drawable(filters))
        self.folder.save(self.state)

    def _judge(self, images: Any) -> Judgement:
        return judge(
            self.average.model if self.average is not None else self.model,
            self._to_judge(images).plain(),
            len(self.data.classes),
            flip=self.recipe.test_flip,
            context=self.context,
            add_up=self.here.add_up,
        )

    def _to_judge(self, images: Any) -> Batches:
        """Return images that are judged again and again, sent to the device once."""
        if id(images) not in self.judged:
            self.judged[id(images)] = self._batches(images, train=False)
        return self.judged[id(images)]


def explained(error: Exception, recipe: Recipe, here: Processes, safe: str = "") -> Exception:
    """Say in the recipe's words what memory lacks, and what is safe on the disk; other errors stay as they are."""
    if not out_of_memory(error):
        return error
    each, now = (recipe.batch_size or 1) // here.world, recipe.accumulate
    more = next((parts for parts in range(now + 1, each + 1) if each % parts == 0), None)
    help = f" accumulate={more} cuts each batch into smaller parts and learns the same, but for the statistics of"
    help = " Smaller images or a smaller network may fit." if more is None else f"{help} batch norm."
    return TrainingError(
        f"{here.device} has not enough memory for {recipe.model} with {recipe.batch_size} images a step.{help}"
        f" {safe}".rstrip()
    )


def _drawable(filters: Tensor | None) -> dict[str, Any]:
    """Return the first layer's filters where they can be drawn: of one or three channels, up to 11 pixels wide."""
    if filters is None or filters.shape[1] not in (1, 3) or max(filters.shape[2:]) > 11:
        return {}
    return {"filters": filters.detach().float().cpu().numpy()}
