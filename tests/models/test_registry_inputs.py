"""Every model takes any valid input, refuses any other with a sentence, and learns in all its parameters."""

from __future__ import annotations

import re

import pytest
import registered
import torch
from registered import NAMES, on_meta, representatives, usual_input
from torch import Tensor, nn

from cnnedu.errors import ShapeError
from cnnedu.models import create_model, model_card
from cnnedu.models.registry import model_class

CLASSES = representatives()
ODD_SIDES = [(33, 64), (97, 131), (321, 255)]
LENGTHS = [*range(1, 12), 21, 34, 55, 89]
TRAINING_SIDE = {"googlenet": 80}  # its auxiliary heads need more than the network itself
AFFORDABLE = 1_000_000  # parameters whose gradients a test may compute with numbers


def refusal(model: nn.Module, x: Tensor) -> str:
    with pytest.raises(ShapeError) as caught:
        model(x)
    message = str(caught.value)
    assert message.startswith(f"{type(model).__name__}: ") and message.endswith(".")
    return message


@pytest.mark.parametrize("name", NAMES)
def test_an_example_without_its_batch_is_refused(name: str) -> None:
    message = refusal(on_meta(name), usual_input(name, device="meta")[0])
    assert str(tuple(model_card(name).input_size[1:])) in message and "axes" in message


@pytest.mark.parametrize("name", NAMES)
def test_wrong_channels_are_refused(name: str) -> None:
    card = model_card(name)
    if card.input_dtype != "float32":
        pytest.skip("tokens have no channels")
    channels = 2 if card.task == "sequence" else 1
    x = usual_input(name, device="meta").repeat_interleave(2, channels)
    message = refusal(on_meta(name), x)
    assert re.search(rf"\b{card.input_size[channels]}\b", message)


@pytest.mark.parametrize("name", CLASSES)
def test_any_size_works_or_is_refused(name: str) -> None:
    """Nothing but a ShapeError may stop a model, whatever the size of the image or the length of the sequence."""
    if registered.takes_images(name):
        assert any(registered.accepts(name, side, side) for side in model_card(name).input_size[2:])
        smallest = registered.smallest_side(name)
        for side in {1, 2, 3, 34, 89, *range(max(1, smallest - 2), smallest + 3)}:
            registered.accepts(name, side, side)
        for sides in ODD_SIDES:
            registered.accepts(name, *sides)
    else:
        for length in LENGTHS:
            shape = list(model_card(name).input_size)
            shape[1 if model_card(name).task in ("text", "sequence") else 2] = length
            registered.accepts(name, *shape[1:])


@pytest.mark.parametrize("name", CLASSES)
def test_the_smallest_size_is_the_one_that_is_named_and_no_larger_than_needed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below it torch itself would fail, or the map would be empty."""
    if not registered.takes_images(name):
        pytest.skip("no image")
    side = registered.smallest_side(name)
    if side == 1:
        return
    below = usual_input(name, side - 1, side - 1, device="meta")
    message = refusal(on_meta(name), below)
    assert re.search(rf"\b{side}\b", message) and re.search(r"at least|must be|multiples of", message)
    monkeypatch.setitem(model_class(name).forward.__globals__, "check_input", lambda *args, **kwargs: None)
    with torch.no_grad(), pytest.raises((RuntimeError, ValueError, IndexError)):
        output = on_meta(name)(below)
        if any(0 in tensor.shape for tensor in registered.tensors(output)):
            raise ValueError("nothing is left")


def training_output(model: nn.Module, x: Tensor) -> Tensor:
    """Return the sum of all outputs, each number with a random weight."""
    registered.without_chance(model).train()
    generator = torch.Generator().manual_seed(1)
    outputs = registered.tensors(model(x))
    assert all(output.dtype.is_floating_point for output in outputs)
    weights = [torch.randn(output.shape, generator=generator).to(output.device) for output in outputs]
    return torch.stack([(output * weight).sum() for output, weight in zip(outputs, weights, strict=True)]).sum()


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_is_reached_by_the_gradient(name: str) -> None:
    with torch.device("meta"):
        model = create_model(name)
    training_output(model, usual_input(name, batch=2, device="meta")).backward()
    assert [key for key, parameter in model.named_parameters() if parameter.grad is None] == []


@pytest.mark.parametrize("name", CLASSES)
def test_no_gradient_is_zero(name: str) -> None:
    torch.manual_seed(0)
    model = create_model(name, **(registered.narrow(name) if registered.size_of(name) > AFFORDABLE else {}))
    x = usual_input(name, *registered.small_sides(name, TRAINING_SIDE.get(name, 64)), batch=2)
    training_output(model, x).backward()
    gradients = {key: parameter.grad for key, parameter in model.named_parameters()}
    assert all(gradient.isfinite().all() for gradient in gradients.values())
    assert [key for key, gradient in gradients.items() if not gradient.any()] == []


@pytest.mark.parametrize("name", CLASSES)
def test_a_fresh_model_tells_examples_apart(name: str) -> None:
    """A start from which all answers are one and the same, or overflow, is one that nothing is learnt from."""
    torch.manual_seed(0)
    model = registered.without_chance(create_model(name, **registered.narrow(name))).train()
    with torch.no_grad():
        x = usual_input(name, *registered.small_sides(name, TRAINING_SIDE.get(name, 64)), batch=4)
        outputs = model(64 * x if name == "alexnet_2012" else x)  # whose first weights are made for pixels up to 255
    for output in registered.tensors(outputs):
        assert 1e-3 < output.std(0).mean() < 100
