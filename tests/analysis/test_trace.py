"""What a traced model tells: judged by torch's own modules."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from cnnedu.analysis._calls import ModuleCall, Operation
from cnnedu.analysis._trace import trace
from cnnedu.errors import ModelError


class Log:
    def __init__(self) -> None:
        self.calls: list[tuple[str, int, bool]] = []
        self.operations: list[tuple[str, str]] = []

    def enter(self, call: ModuleCall) -> None:
        self.calls.append((call.path, call.index, call.registered))

    def operation(self, operation: Operation) -> None:
        self.operations.append((operation.call.path, operation.name))

    def leave(self, call: ModuleCall, output: Any) -> None:
        pass


class NeedsNumbers(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 3, 3)
        self.hidden = [nn.Conv2d(3, 3, 3)]

    def forward(self, x: Tensor) -> Tensor:
        x = self.hidden[0](self.conv(x) + torch.zeros(3, 1, 1))
        return self.conv(x) if x.sum() < 1e30 else x


def test_nothing_is_computed_and_the_model_stays_as_it_was() -> None:
    model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.Dropout())
    model[2].eval()
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    output, (log,) = trace("test", model, (2, 3, 5, 5), Log)
    assert output.is_meta and output.shape == (2, 4, 3, 3)
    assert [module.training for module in model] == [True, True, False]
    assert all(torch.equal(before[name], tensor) for name, tensor in model.state_dict().items())
    assert ("0", "convolution") in log.operations and ("1", "native_batch_norm") in log.operations


def test_a_model_that_needs_numbers_gets_them_and_hidden_modules_are_seen() -> None:
    state = torch.get_rng_state()
    output, (log,) = trace("test", NeedsNumbers(), (1, 3, 9, 9), Log)
    assert not output.is_meta and output.shape == (1, 3, 3, 3)
    assert log.calls == [("", 0, True), ("conv", 0, True), ("hidden[0]", 0, False), ("conv", 1, True)]
    assert log.operations.count(("conv", "convolution")) == 2  # not four: the failed attempt is forgotten
    assert torch.get_rng_state().shape == state.shape


class WritesIntoItself(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.mask: Tensor | None = None
        self.head: nn.Module | None = None
        self.kept: dict[str, Tensor] = {}
        self.log: list[Tensor] = []
        self.register_buffer("steps", torch.zeros(1))

    def forward(self, x: Tensor) -> Tensor:
        self.mask = torch.ones(4) if self.mask is None else self.mask
        self.head = nn.Linear(4, 2) if self.head is None else self.head
        self.kept["x"] = x
        self.log.append(x)
        self.steps += 1 if x.sum() < 1e30 else 2  # on real numbers
        return self.head(x * self.mask)


def test_what_a_forward_writes_into_its_model_is_undone() -> None:
    model = WritesIntoItself()
    trace("test", model, (1, 4), Log)
    assert model.mask is None and model.head is None and not model.kept and not model.log and model.steps == 0
    assert model(torch.zeros(1, 4)).shape == (1, 2)  # which a mask without numbers would spoil


class Changes(nn.Module):
    """Needs numbers, and changes itself in a way that no signature of an operation tells."""

    def __init__(self, change: Callable[[Any], Any]) -> None:
        super().__init__()
        self.change = change
        self.norm = nn.BatchNorm1d(4)
        self.seen = torch.zeros(2)

    def forward(self, x: Tensor) -> Tensor:
        self.change(self)
        return self.norm(x) if x.sum() < 1e30 else x


@pytest.mark.parametrize(
    "change",
    [
        lambda model: model.norm.train(),  # whose statistics move
        lambda model: model.norm.weight.data.mul_(0.9),
        lambda model: model.norm.weight[0].add_(1),
        lambda model: model.norm.half().float(),
        lambda model: model.norm.weight.requires_grad_(False),
        lambda model: setattr(model.norm.bias, "grad", torch.ones(4)),
        lambda model: model.seen.add_(1),
        lambda model: model.norm.register_forward_hook(lambda *given: None),
        lambda model: random.random() + np.random.random(),
    ],
)
def test_a_run_on_numbers_leaves_the_model_as_it_was(change: Callable[[Any], Any]) -> None:
    model = Changes(change)
    before, draws = fingerprint(model), (random.getstate(), np.random.get_state()[2])
    trace("test", model, (3, 4), Log)
    assert fingerprint(model) == before
    assert (random.getstate(), np.random.get_state()[2]) == draws


def fingerprint(model: Changes) -> list[Any]:
    tensors = [*model.parameters(), *model.buffers(), model.seen]
    grads = [p.grad is None for p in model.parameters()]
    hooks = [len(module._forward_hooks) for module in model.modules()]
    return [[(x.tolist(), x.dtype, x.requires_grad, x.data_ptr()) for x in tensors], grads, hooks]


def test_sizes_and_dtypes_come_in_the_forms_of_torch_and_numpy() -> None:
    for size in [(1, 3), [1, 3], torch.Size([1, 3]), tuple(np.array([1, 3])), [(1, 3)]]:
        output, _ = trace("test", nn.ReLU(), size, Log, input_dtype=torch.float64)  # type: ignore[arg-type]
        assert output.shape == (1, 3) and output.dtype == torch.float64


class Fails(Log):
    def operation(self, operation: Operation) -> None:
        if operation.name == "relu":
            raise ZeroDivisionError("of the observer")


def test_an_observer_that_fails_is_not_the_models_failure() -> None:
    class Catches(nn.Module):
        def forward(self, x: Tensor) -> Tensor:
            try:
                return x.relu().exp()
            except ZeroDivisionError:
                return x

    with pytest.raises(ZeroDivisionError, match="of the observer"):
        trace("test", Catches(), (1, 3), Fails, Log)


def test_hidden_modules_run_in_evaluation_too() -> None:
    model = NeedsNumbers()
    model.hidden = [nn.Dropout(0.5)]
    _, (log,) = trace("test", model, (1, 3, 9, 9), Log)
    assert not {name for _, name in log.operations} & {"native_dropout", "bernoulli_"}
    assert model.hidden[0].training


def test_the_callers_random_numbers_are_left_alone() -> None:
    model = nn.LSTM(3, 4)
    torch.manual_seed(0)
    expected = torch.rand(3)
    torch.manual_seed(0)
    trace("test", model, (5, 1, 3), Log)
    assert torch.equal(torch.rand(3), expected)


def test_lazy_modules_are_initialised_in_a_copy() -> None:
    model = nn.Sequential(nn.LazyConv2d(4, 3))
    output, _ = trace("test", model, (1, 2, 5, 5), Log)
    assert output.shape == (1, 4, 3, 3)
    assert model[0].has_uninitialized_params()


def test_inference_mode_changes_nothing() -> None:
    parts = nn.Conv2d(3, 8, 3), nn.GELU(), nn.MaxPool2d(2), nn.Flatten(2), nn.Linear(49, 8), nn.LayerNorm(8)
    model = nn.Sequential(*parts)
    _, (plain,) = trace("test", model, (1, 3, 16, 16), Log)
    with torch.inference_mode():
        _, (inside,) = trace("test", model, (1, 3, 16, 16), Log)
    assert inside.operations == plain.operations
    assert {("0", "convolution"), ("2", "max_pool2d_with_indices")} <= {*inside.operations}


def test_a_failure_names_the_module_and_leaves_no_hook() -> None:
    model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Sequential(nn.Conv2d(4, 8, 3)))
    with pytest.raises(
        ModelError, match=r"^summarize: '1\.0' \(Conv2d\(4, 8.* failed on input \(1, 8, 3, 3\): .*4 chan"
    ):
        trace("summarize", model, (1, 3, 5, 5), Log)
    log = Log()
    nn.Conv2d(1, 1, 1)(torch.zeros(1, 1, 1, 1))
    assert not log.calls and not nn.modules.module._global_forward_hooks


@pytest.mark.parametrize(
    ("model", "size", "dtype", "error", "message"),
    [
        ("resnet18", (1, 3, 8, 8), "float32", TypeError, r"must be an nn.Module, got str. create_model\(name\)"),
        (nn.ReLU(), "1,3", "float32", TypeError, "with its batch axis"),
        (nn.ReLU(), (1, 2.5), "float32", TypeError, "with its batch axis"),
        (nn.ReLU(), (True, 3), "float32", TypeError, "with its batch axis"),
        (nn.ReLU(), b"ab", "float32", TypeError, "with its batch axis"),
        (nn.ReLU(), torch.zeros(1, 3), "float32", TypeError, r"got a Tensor: pass tuple\(x.shape\)"),
        (nn.ReLU(), [torch.zeros(9, 9)], "float32", TypeError, "with its batch axis"),
        (nn.ReLU(), (10**9, 10**10), "float32", ValueError, "more elements than a tensor can have"),
        (nn.ReLU(), (1, 3), None, ValueError, "input_dtype must name a torch dtype"),
        (nn.ReLU(), (0, 3), "float32", ValueError, "at least 1"),
        (nn.ReLU(), (1, 3), "float23", ValueError, "must name a torch dtype"),
        (nn.ReLU(), [(1, 3), (1, 3)], ["float32"], ValueError, "as many dtypes"),
    ],
)
def test_bad_arguments_are_named(model: Any, size: Any, dtype: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^test: .*{message}"):
        trace("test", model, size, Log, input_dtype=dtype)
