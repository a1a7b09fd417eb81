"""Checkpoints: what is read is what was written, to the bit, or is refused; and a whole one is always there."""

from __future__ import annotations

import copy
import json
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor, nn
from torch.optim import SGD, AdamW, Optimizer

from cnnedu.errors import TrainingError
from cnnedu.train.average import MovingAverage
from cnnedu.train.checkpoint import TrainState, latest_checkpoint, load_checkpoint, save_checkpoint
from cnnedu.train.optim import make_optimizers
from cnnedu.train.recipe import Recipe

ABOUT = {"epoch": 0, "right": 0, "seconds": 0.0, "recipe": {}, "optimizers": []}


def small_net(channels_last: bool = False) -> nn.Module:
    net = nn.Sequential(
        nn.Conv2d(2, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6), nn.ReLU(),
        nn.Conv2d(6, 4, 3, padding=1), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 3),
    )  # fmt: skip
    return net.to(memory_format=torch.channels_last) if channels_last else net


class Training:
    """A few real steps on noise."""

    def __init__(self, optimizer: str, channels_last: bool) -> None:
        torch.manual_seed(1)
        recipe = Recipe(optimizer=optimizer)
        self.model = small_net(channels_last)
        self.optimizers = make_optimizers(recipe, self.model)
        self.average = MovingAverage(self.model, 0.9)
        self.state = TrainState(self.model, self.optimizers, self.average.model)

    def steps(self, count: int) -> list[float]:
        losses = []
        for _ in range(count):
            generator = torch.Generator().manual_seed(self.state.step)
            x = torch.randn(8, 2, 6, 6, generator=generator)
            y = torch.randint(3, (8,), generator=generator)
            loss = nn.functional.cross_entropy(self.model(x), y)
            loss.backward()
            for optimizer in self.optimizers:
                optimizer.step()
                optimizer.zero_grad()
            self.average.update(self.model, self.state.step)
            self.state.step += 1
            losses.append(loss.item())
        return losses


def noise(step: int, size: int = 3000) -> dict[str, Tensor]:
    return {"model.weight": torch.randn(size, generator=torch.Generator().manual_seed(step))}


def save(folder: Path, step: int) -> Path:
    return save_checkpoint(folder, noise(step), {**ABOUT, "step": step})


def read(folder: Path) -> int:
    """Return the step of the newest checkpoint, after making sure that its numbers are that step's."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = latest_checkpoint(folder)
    assert found is not None and torch.equal(found.tensors["model.weight"], noise(found.step)["model.weight"])
    return found.step


@pytest.mark.parametrize("channels_last", [False, True])
@pytest.mark.parametrize("optimizer", ["sgd", "adamw", "muon"])
def test_a_restored_training_goes_on_with_the_same_bits(tmp_path: Path, optimizer: str, channels_last: bool) -> None:
    whole = Training(optimizer, channels_last)
    whole.steps(3)
    whole.state.right, whole.state.seconds = 17, 0.1 + 0.2
    whole.state.save(tmp_path, {"lr": 0.1})
    expected = whole.steps(4)

    other = Training(optimizer, channels_last)
    other.steps(5)  # whatever it learned is replaced
    found = latest_checkpoint(tmp_path)
    assert found is not None and found.recipe == {"lr": 0.1}
    other.state.restore(found)
    assert (other.state.step, other.state.right, other.state.seconds) == (3, 17, 0.1 + 0.2)
    assert other.steps(4) == expected
    for mine, theirs in ((other.model, whole.model), (other.average.model, whole.average.model)):
        for (name, a), b in zip(mine.state_dict().items(), theirs.state_dict().values(), strict=True):
            assert torch.equal(a, b) and a.stride() == b.stride(), name
    for mine, theirs in zip(other.optimizers, whole.optimizers, strict=True):
        for p, q in zip(mine.param_groups[0]["params"], theirs.param_groups[0]["params"], strict=True):
            a, b = mine.state[p], theirs.state[q]
            assert a.keys() == b.keys() and a
            assert all(torch.equal(a[k], b[k]) and a[k].stride() == b[k].stride() for k in a)


def test_restoring_into_a_fresh_optimizer_leaves_its_settings(tmp_path: Path) -> None:
    first = Training("adamw", False)
    first.steps(2)
    first.state.save(tmp_path, {})
    fresh = Training("adamw", False)
    fresh.optimizers[0].param_groups[0]["lr"] = 0.5
    fresh.state.restore(latest_checkpoint(tmp_path))  # type: ignore[arg-type]
    assert fresh.optimizers[0].param_groups[0]["lr"] == 0.5


def test_tied_sliced_empty_and_small_kinds_of_tensor_survive(tmp_path: Path) -> None:
    shared = torch.arange(12.0)
    tensors = {
        "model.a": shared, "model.b": shared, "model.part": shared[3:7], "model.t": shared.view(3, 4).t(),
        "model.half": torch.ones(3, dtype=torch.bfloat16), "model.count": torch.tensor(7), "model.none": torch.zeros(0),
        "model.none2": torch.zeros(0, 3), "model.flag": torch.tensor([True, False]),
    }  # fmt: skip
    found = load_checkpoint(save_checkpoint(tmp_path, tensors, {**ABOUT, "step": 1}))
    for name, tensor in tensors.items():
        assert torch.equal(found.tensors[name], tensor) and found.tensors[name].dtype == tensor.dtype, name


def test_tied_weights_stay_tied(tmp_path: Path) -> None:
    model = nn.Sequential(nn.Linear(4, 4, bias=False), nn.Linear(4, 4, bias=False))
    model[1].weight = model[0].weight
    TrainState(model, [SGD(model.parameters(), 0.1)]).save(tmp_path, {})
    kept = model[0].weight.detach().clone()
    with torch.no_grad():
        model[0].weight.zero_()
    TrainState(model, [SGD(model.parameters(), 0.1)]).restore(latest_checkpoint(tmp_path))  # type: ignore[arg-type]
    assert model[1].weight is model[0].weight and torch.equal(model[0].weight, kept)


@settings(max_examples=40)
@given(data=st.data(), name=st.sampled_from(["tensors.safetensors", "state.json"]), cut=st.booleans())
def test_one_changed_bit_or_a_missing_end_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, name: str, cut: bool
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    save(folder, 1)
    path = save(folder, 2) / name
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    if cut:
        del content[place:]
    else:
        content[place] ^= 1 << data.draw(st.integers(0, 7))
    changed = name != "state.json" or _parsed(bytes(content)) != _parsed(path.read_bytes())
    path.write_bytes(bytes(content))
    if changed:
        with pytest.warns(RuntimeWarning, match=r"step-00000002.*passed over"):
            found = latest_checkpoint(folder)
        assert found is not None and found.step == 1
    assert read(folder) in (1, 2)


def _parsed(content: bytes) -> object:
    try:
        return json.loads(content)
    except ValueError:
        return None


@pytest.mark.parametrize("name", ["tensors.safetensors", "state.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    path = save(tmp_path, 1)
    (path / name).unlink()
    with pytest.raises(TrainingError, match=f"{name}.* cannot be read: No such file"):
        load_checkpoint(path)


def test_none_and_none_that_can_be_read(tmp_path: Path) -> None:
    assert latest_checkpoint(tmp_path / "nowhere") is None
    assert latest_checkpoint(tmp_path) is None
    (save(tmp_path, 1) / "state.json").write_text("{}")
    with pytest.raises(TrainingError, match="none of the 1 checkpoints"), pytest.warns(RuntimeWarning):
        latest_checkpoint(tmp_path)


def test_another_format_is_named(tmp_path: Path) -> None:
    path = save(tmp_path, 1)
    (path / "state.json").write_text('{"format": 2}')
    with pytest.raises(TrainingError, match="of format 2; this cnnedu reads 1"):
        load_checkpoint(path)


def _narrow(net: nn.Module) -> nn.Module:
    net[6] = nn.Linear(4, 5)
    return net


def _longer(net: nn.Module) -> nn.Module:
    return net.append(nn.Linear(3, 3))


MISFITS: dict[str, tuple[Callable[[nn.Module], nn.Module], Callable[..., Optimizer], str]] = {
    "shape": (_narrow, SGD, r"model.6.weight has shape \(3, 4\) there, \(5, 4\) here"),
    "missing": (_longer, SGD, "it has no model.7.weight"),
    "more": (lambda net: net[:6], SGD, "nothing here is called model.6."),
    "dtype": (lambda net: net.double(), SGD, "is torch.float32 there, torch.float64 here"),
    "optimizer": (lambda net: net, AdamW, "was made with SGD, not AdamW"),
}


@pytest.mark.parametrize("case", MISFITS)
def test_what_does_not_fit_is_refused_and_changes_nothing(tmp_path: Path, case: str) -> None:
    change, optimizer, message = MISFITS[case]
    net = small_net()
    TrainState(net, [SGD(net.parameters(), 0.1)]).save(tmp_path, {})
    other = change(small_net())
    before = copy.deepcopy(other.state_dict())
    state = TrainState(other, [optimizer(other.parameters(), 0.1)], step=7)
    with pytest.raises(TrainingError, match=message):
        state.restore(latest_checkpoint(tmp_path))  # type: ignore[arg-type]
    assert state.step == 7 and all(torch.equal(a, before[name]) for name, a in other.state_dict().items())


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_a_weight_that_is_no_number_is_not_kept(tmp_path: Path, bad: float) -> None:
    save(tmp_path, 1)
    broken = noise(2)
    broken["model.weight"][5] = bad
    with pytest.raises(TrainingError, match=r"model.weight holds NaN or infinity at step 2.*00000001.*still there"):
        save_checkpoint(tmp_path, broken, {**ABOUT, "step": 2})
    assert read(tmp_path) == 1 and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("value", [float("inf"), [1, 2]])
def test_numbers_and_text_an_optimizer_remembers_are_kept_and_nothing_else(tmp_path: Path, value: object) -> None:
    model = nn.Linear(2, 2)
    optimizer = SGD(model.parameters(), 0.1)
    optimizer.state[model.weight] = {"count": 3, "rate": 0.1 + 0.2, "kind": "long", "none": None}
    state = TrainState(model, [optimizer])
    state.save(tmp_path, {})
    expected = dict(optimizer.state[model.weight])
    optimizer.state[model.weight]["rate"] = value
    with pytest.raises(TrainingError, match="SGD remembers .* as 'rate'; a checkpoint keeps tensors, finite numbers"):
        state.save(tmp_path, {})
    state.restore(latest_checkpoint(tmp_path))  # type: ignore[arg-type]
    assert optimizer.state[model.weight] == expected


def test_the_newest_two_stay(tmp_path: Path) -> None:
    for step in (1, 2, 3, 10, 4):  # step 10 belongs to a past that was given up
        save(tmp_path, step)
    (tmp_path / "step-00000005.part").mkdir()
    (tmp_path / "notes").mkdir()
    save(tmp_path, 5)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes", "step-00000004", "step-00000005"]


def test_the_same_step_again_takes_the_place_of_the_first(tmp_path: Path) -> None:
    (save(tmp_path, 3) / "tensors.safetensors").write_bytes(b"damaged")
    save(tmp_path, 3)
    assert read(tmp_path) == 3 and [path.name for path in tmp_path.iterdir()] == ["step-00000003"]


def test_one_that_had_stepped_aside_is_still_read(tmp_path: Path) -> None:
    save(tmp_path, 3).rename(tmp_path / "step-00000003.old")  # where a process may have been stopped
    assert read(tmp_path) == 3
    save(tmp_path, 4)
    assert read(tmp_path) == 4 and [path.name for path in tmp_path.iterdir()] == ["step-00000004"]


def test_a_file_in_the_way_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "checkpoints").write_text("a file")
    with pytest.raises(TrainingError, match=r"cannot write .*checkpoints.*It needs 12,\d+ bytes.*no checkpoint yet"):
        save(tmp_path / "checkpoints", 1)
