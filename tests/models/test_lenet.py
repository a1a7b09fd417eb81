"""LeNet-5: the paper's table, its count of every layer, and each piece of 1998 against its formula."""

from __future__ import annotations

import itertools

import pytest
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.flop_counter import FlopCounterMode

from cnnedu.errors import ShapeError
from cnnedu.models import create_model
from cnnedu.models.lenet import BitmapDistance, PartialConv2d, ScaledTanh, Subsampling, c3_table


def parameters(module: nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def test_every_layer_has_the_parameters_that_the_paper_counts() -> None:
    model = create_model("lenet5_1998")
    counts = {name: parameters(module) for name, module in model.named_children() if name != "squash"}
    assert counts == {"c1": 156, "s2": 12, "c3": 1516, "s4": 32, "c5": 48_120, "f6": 10_164, "output": 0}
    assert [name for name, buffer in model.named_buffers()] == ["output.bitmaps"]


def test_c3_makes_the_connections_that_the_paper_counts() -> None:
    layer = PartialConv2d(c3_table(), 5)
    with FlopCounterMode(display=False) as counter:
        layer(torch.zeros(1, 6, 14, 14))
    assert counter.get_total_flops() // 2 + 16 * 10 * 10 == 151_600  # products and biases
    full = create_model("lenet5").c3
    assert parameters(full) == 2416 and parameters(full) - parameters(layer) == 900


def test_the_table_is_what_the_paper_says_about_it() -> None:
    table = c3_table()

    def is_run(maps: list[int]) -> bool:
        """Whether these are neighbours on the circle of six."""
        return any(sorted((first + k) % 6 for k in range(len(maps))) == maps for first in range(6))

    assert [len(maps) for maps in table] == [3] * 6 + [4] * 9 + [6]
    assert all(is_run(maps) for maps in table[:12]) and not any(is_run(maps) for maps in table[12:15])
    assert len({tuple(maps) for maps in table}) == 16
    assert [sum(i in maps for maps in table) for i in range(6)] == [10] * 6  # no map of S2 is seen more than others


def test_a_partial_convolution_is_a_full_one_with_zeros() -> None:
    torch.manual_seed(0)
    table, layer, weight = c3_table(), PartialConv2d(c3_table(), 5), torch.zeros(16, 6, 5, 5)
    for at, conv in enumerate(layer.convs):
        weight[at, table[at]] = conv.weight[0].detach()
    bias = [conv.bias for conv in layer.convs]
    x = torch.randn(2, 6, 9, 8)
    torch.testing.assert_close(layer(x), F.conv2d(x, weight, torch.cat(bias)))


def test_each_map_of_c3_sees_what_the_table_says() -> None:
    torch.manual_seed(0)
    layer, x = PartialConv2d(c3_table(), 5), torch.randn(1, 6, 5, 5)
    before = layer(x).flatten()
    for i in range(6):
        changed = x.clone()
        changed[:, i] += 1
        moved = (layer(changed).flatten() - before).abs() > 1e-6
        assert moved.tolist() == [i in maps for maps in c3_table()]


def test_subsampling_adds_scales_and_shifts() -> None:
    layer = Subsampling(2)
    with torch.no_grad():
        layer.weight[:], layer.bias[:] = torch.tensor([[[0.5]], [[2.0]]]), torch.tensor([[[1.0]], [[-1.0]]])
    x = torch.arange(8.0).reshape(1, 2, 2, 2)
    assert layer(x).flatten().tolist() == [0.5 * (0 + 1 + 2 + 3) + 1, 2 * (4 + 5 + 6 + 7) - 1]


def test_the_squashing_function_maps_one_to_one() -> None:
    x = torch.tensor([-1.0, 0.0, 1.0, 100.0])
    torch.testing.assert_close(ScaledTanh()(x), torch.tensor([-1.0, 0.0, 1.0, 1.7159]), atol=1e-4, rtol=0)


def test_the_bitmaps_are_ten_different_digits_of_84_pixels() -> None:
    bitmaps = BitmapDistance(10).bitmaps
    assert bitmaps.shape == (10, 84) and set(bitmaps.flatten().tolist()) == {-1.0, 1.0}
    assert all((a != b).sum() >= 12 for a, b in itertools.combinations(bitmaps, 2))
    pictures = bitmaps.view(10, 12, 7)
    assert pictures[0].equal(pictures[0].flip(0)) and pictures[0].equal(pictures[0].flip(1))  # a zero is symmetric
    assert pictures[1, :, 3].eq(1).all()  # a one has a stroke in the middle
    assert pictures[7, 0].eq(1).all()  # a seven has a bar on top


def test_the_nearest_bitmap_wins() -> None:
    output, generator = BitmapDistance(10), torch.Generator().manual_seed(0)
    near = output.bitmaps + 0.3 * torch.randn(10, 84, generator=generator)
    distances = output(near)
    assert distances.argmin(1).equal(torch.arange(10))
    torch.testing.assert_close(distances, torch.cdist(near, output.bitmaps) ** 2)


def test_cross_entropy_of_the_scores_is_the_papers_criterion() -> None:
    torch.manual_seed(0)
    model, seen = create_model("lenet5_1998").double(), []
    model.output.register_forward_hook(lambda _, __, distances: seen.append(distances))
    scores = model(torch.randn(3, 1, 32, 32, dtype=torch.float64))
    paper = seen[0][:, 4] + torch.log(torch.exp(-seen[0]).sum(1))  # equation 9 without its constant
    torch.testing.assert_close(F.cross_entropy(scores, torch.full((3,), 4), reduction="none"), paper)


def test_weights_start_within_the_papers_bounds_and_fill_them() -> None:
    torch.manual_seed(0)
    model = create_model("lenet5_1998")
    bounds = {model.c1: 25, model.s2: 4, model.s4: 4, model.c5: 400, model.f6: 120}
    bounds |= {conv: 25 * len(seen) for conv, seen in zip(model.c3.convs, c3_table(), strict=True)}
    for module, inputs in bounds.items():
        drawn = torch.cat([parameter.flatten() for parameter in module.parameters()]) * inputs / 2.4
        assert -1 <= drawn.min() < -0.5 and 0.5 < drawn.max() <= 1


@pytest.mark.parametrize("name", ["lenet5", "lenet5_1998"])
def test_it_learns_and_takes_larger_images(name: str) -> None:
    torch.manual_seed(0)
    model = create_model(name)
    digits = F.pad(
        BitmapDistance(10).bitmaps.view(10, 1, 12, 7).repeat_interleave(2, 2).repeat_interleave(2, 3), (9, 9, 4, 4)
    )
    assert digits.shape == (10, 1, 32, 32)
    optimizer = torch.optim.Adam(model.parameters(), 3e-3)
    for _ in range(60):
        loss = F.cross_entropy(model(digits), torch.arange(10))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert model(digits).argmax(1).equal(torch.arange(10))
    assert model(torch.zeros(2, 1, 32, 57)).shape == (2, 10)


def test_what_does_not_fit_is_named() -> None:
    model = create_model("lenet5_1998")
    with pytest.raises(ShapeError, match=r"OriginalLeNet5: h and w must be at least 32, got \(n=1, c=1, h=28, w=28\)"):
        model(torch.zeros(1, 1, 28, 28))
    with pytest.raises(ShapeError, match="LeNet5: input must have c=1 channels, got"):
        create_model("lenet5")(torch.zeros(1, 3, 32, 32))
    with pytest.raises(ValueError, match="BitmapDistance: num_classes must be 1 to 10, .*got 11"):
        create_model("lenet5_1998", num_classes=11)
    assert create_model("lenet5_1998", num_classes=3)(torch.zeros(1, 1, 32, 32)).shape == (1, 3)


def test_other_pieces_can_be_chosen() -> None:
    model = create_model("lenet5", act=nn.ReLU, pool=nn.MaxPool2d)
    assert isinstance(model.act, nn.ReLU) and isinstance(model.s4, nn.MaxPool2d)
    assert parameters(model) == 61_706 and model(torch.zeros(1, 1, 32, 32)).shape == (1, 10)
