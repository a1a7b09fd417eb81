"""torch's tools take every model: batches, export, compile, channels_last, copies, saved weights."""

from __future__ import annotations

import copy
import functools
import io

import pytest
import registered
import torch
from registered import representatives, usual_input
from torch import Tensor, nn

from cnnedu.models import create_model, model_card

CLASSES = representatives()


@functools.cache
def small(name: str) -> tuple[nn.Module, Tensor, list[Tensor]]:
    """Return a narrow model in evaluation mode, a small input and what it makes of that: all shared, so not changed."""
    torch.manual_seed(0)
    model = create_model(name, **registered.narrow(name)).eval()
    x = usual_input(name, *registered.small_sides(name), batch=2)
    with torch.no_grad():
        return model, x, registered.tensors(model(x))


def assert_same(found: object, expected: list[Tensor], tolerance: float = 1e-5) -> None:
    for own, judge in zip(registered.tensors(found), expected, strict=True):
        assert own.shape == judge.shape
        assert (own - judge).abs().max() <= tolerance * judge.abs().max()


@pytest.mark.parametrize("name", CLASSES)
def test_a_batch_gives_what_its_examples_give(name: str) -> None:
    model, x, expected = small(name)
    with torch.no_grad():
        alone = [registered.tensors(model(example[None])) for example in x]
    assert_same([torch.cat(parts) for parts in zip(*alone, strict=True)], expected)


@pytest.mark.parametrize("name", CLASSES)
def test_export(name: str) -> None:
    model, x, expected = small(name)
    batch = {0: torch.export.Dim("batch", min=1, max=64)}
    with torch.no_grad():
        program = torch.export.export(model, (x,), dynamic_shapes=(batch,), strict=False).module()
        assert_same(program(x), expected)
        if model_card(name).task == "classification":
            more = torch.cat([x, x[:1]])
            assert_same(program(more), registered.tensors(model(more)))


@pytest.mark.parametrize("name", CLASSES)
def test_compile(name: str) -> None:
    """The whole forward is one graph; what a C++ compiler would make of it is torch's part."""
    torch._dynamo.reset()
    model, x, expected = small(name)
    with torch.no_grad():
        assert_same(torch.compile(model, fullgraph=True, backend="eager")(x), expected)


@pytest.mark.parametrize("name", [name for name in CLASSES if registered.takes_images(name)])
def test_channels_last(name: str) -> None:
    model, x, expected = small(name)
    with torch.no_grad():
        assert_same(
            copy.deepcopy(model).to(memory_format=torch.channels_last)(x.to(memory_format=torch.channels_last)),
            expected,
        )


@pytest.mark.parametrize("name", CLASSES)
def test_copies_and_saved_weights_give_the_same(name: str) -> None:
    model, x, expected = small(name)
    file = io.BytesIO()
    torch.save(model.state_dict(), file)
    file.seek(0)
    with torch.device("meta"):
        loaded = create_model(name, **registered.narrow(name)).eval()
    assert all(tensor.is_meta for tensor in [*loaded.parameters(), *loaded.buffers()])
    loaded.load_state_dict(torch.load(file, weights_only=True), strict=True, assign=True)
    with torch.no_grad():
        assert_same(copy.deepcopy(model)(x), expected, tolerance=0)
        assert_same(loaded(x), expected, tolerance=0)


@pytest.mark.parametrize("name", CLASSES)
def test_a_seed_makes_the_same_weights(name: str) -> None:
    models = []
    for seed in (3, 3, 4):
        torch.manual_seed(seed)
        models.append(create_model(name, **registered.narrow(name)))
    first, again, other = (torch.cat([p.detach().flatten() for p in model.parameters()]) for model in models)
    assert torch.equal(first, again) and not torch.equal(first, other) and first.isfinite().all()
