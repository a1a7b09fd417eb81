"""U-Net: which sizes fit, what the skips carry, how it begins."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from cnnedu.errors import ShapeError
from cnnedu.models import create_model
from cnnedu.models.unet import center_crop


def small(**settings: object) -> nn.Module:
    return create_model("unet", width=2, **settings).eval()


def test_parameters_are_those_of_the_papers_23_convolutions() -> None:
    with torch.device("meta"):
        model = create_model("unet")
    layers = [m for m in model.modules() if isinstance(m, nn.Conv2d | nn.ConvTranspose2d)]
    assert len(layers) == 23
    assert sum(p.numel() for p in model.parameters()) == 31_030_658


def test_one_input_tile_of_the_paper_gives_its_output_tile() -> None:
    with torch.device("meta"):
        assert create_model("unet")(torch.zeros(1, 1, 572, 572)).shape == (1, 2, 388, 388)


def survives(side: int) -> bool:
    """Walk through the network in integers: every pooled side must be even, every map must have something left."""
    skips = []
    for _ in range(4):
        side -= 4
        skips.append(side)
        if side < 2 or side % 2:
            return False
        side //= 2
    side -= 4
    for skip in reversed(skips):
        side = 2 * side
        if side < 5 or (skip - side) % 2:
            return False
        side -= 4
    return True


def test_valid_sizes_are_exactly_those_that_lose_nothing() -> None:
    with torch.device("meta"):
        model = small()
        for side in range(1, 320):
            x = torch.zeros(1, 1, side, 572)
            if survives(side):
                assert model(x).shape == (1, 2, side - 184, 388)
            else:
                with pytest.raises(ShapeError, match=f"h={side}, w=572"):
                    model(x)


@pytest.mark.parametrize(
    ("size", "near"),
    [
        ((571, 573), "Nearest: h=556 or 572, w=572 or 588"),
        ((572, 600), "Nearest: h=572, w=588 or 604"),
        ((5, 188), "Nearest: h=188, w=188"),
    ],
)
def test_the_nearest_sizes_are_named_and_work(size: tuple[int, int], near: str) -> None:
    with torch.device("meta"):
        with pytest.raises(ShapeError, match=near):
            small()(torch.zeros(1, 1, *size))
        for part in near.removeprefix("Nearest: ").split(", "):
            for side in part[2:].split(" or "):
                small()(torch.zeros(1, 1, int(side), 188))


def test_same_padding_keeps_the_size() -> None:
    model = small(padding="same", num_classes=3)
    assert model(torch.rand(1, 1, 32, 48)).shape == (1, 3, 32, 48)
    with pytest.raises(ShapeError, match=r"multiples of 16, .*next size up is 48×48"):
        model(torch.rand(1, 1, 40, 48))
    with pytest.raises(ValueError, match="padding must be one of 'valid', 'same'"):
        create_model("unet", padding="full")


def test_the_middle_of_a_map_is_cropped() -> None:
    x = torch.arange(36.0).reshape(1, 1, 6, 6)
    assert torch.equal(center_crop(x, 2, 4), x[:, :, 2:4, 1:5])


def test_skips_are_concatenated_before_what_comes_up() -> None:
    seen: list[Tensor] = []
    model = small(padding="same")
    model.up1.convs.register_forward_pre_hook(lambda module, inputs: seen.append(inputs[0]))
    model.down1.register_forward_hook(lambda module, inputs, output: seen.append(output))
    with torch.no_grad():
        model(torch.rand(1, 1, 32, 32))
    skip, joined = seen
    assert joined.shape[1] == 2 * skip.shape[1]
    assert torch.equal(joined[:, : skip.shape[1]], skip)


def test_a_tile_sees_what_the_whole_image_would_show_it() -> None:
    """Valid convolutions: an output depends on its own surroundings only, so tiles of one image fit seamlessly."""
    torch.manual_seed(0)
    model = small()
    image = torch.rand(1, 1, 236, 220)
    with torch.no_grad():
        whole, tile = model(image), model(image[:, :, 16:220, 16:])
    torch.testing.assert_close(tile, whole[:, :, 16:36, 16:])


def test_weights_begin_as_the_paper_says() -> None:
    torch.manual_seed(0)
    model = create_model("unet", width=16)
    for module in model.modules():
        if isinstance(module, nn.Conv2d | nn.ConvTranspose2d):
            taps = 1 if isinstance(module, nn.ConvTranspose2d) else module.kernel_size[0] * module.kernel_size[1]
            expected = (2 / (taps * module.in_channels)) ** 0.5
            assert module.bias is not None and not module.bias.any()
            if module.weight.numel() > 2000:
                assert module.weight.std().item() == pytest.approx(expected, rel=0.05)


def test_activations_keep_their_size_on_the_way_through() -> None:
    torch.manual_seed(0)
    model = create_model("unet", width=8, padding="same").eval()
    with torch.no_grad():
        out = model(torch.randn(1, 1, 64, 64))
    assert 0.1 < out.std() < 10


def test_dropout_stands_at_the_end_of_the_contracting_path() -> None:
    torch.manual_seed(0)
    model = small(padding="same", dropout=0.9)
    dropped: list[tuple[int, ...]] = []
    model.dropout.register_forward_hook(lambda module, inputs, output: dropped.append(tuple(output.shape[1:])))
    x = torch.rand(1, 1, 32, 32)
    with torch.no_grad():
        assert torch.equal(model(x), model(x))
        dropped.clear()
        model.train()
        assert not torch.equal(model(x), model(x))
    assert dropped[:2] == [(16, 4, 4), (32, 2, 2)]


def test_without_skips_nothing_crosses_from_the_way_down() -> None:
    torch.manual_seed(0)
    model = small(padding="same", skips=False)
    maps: dict[str, Tensor] = {}
    model.down1.register_forward_hook(lambda module, inputs, output: maps.update(across=output))
    model.up1.up.register_forward_hook(lambda module, inputs, output: maps.update(below=output))
    model.up1.convs.register_forward_pre_hook(lambda module, inputs: maps.update(read=inputs[0]))
    with torch.no_grad():
        model(torch.rand(1, 1, 32, 32))
        assert torch.equal(maps["read"], maps["below"])
        below = torch.rand(1, 4, 16, 16)
        assert torch.equal(model.up1(below, maps["across"]), model.up1(below, torch.zeros_like(maps["across"])))


def test_without_skips_a_stage_on_the_way_up_reads_half_the_channels() -> None:
    with torch.device("meta"):
        with_skips, without = create_model("unet"), create_model("unet", skips=False)
        assert without(torch.zeros(1, 1, 572, 572)).shape == (1, 2, 388, 388)
    for name in ("up1", "up2", "up3", "up4"):
        joined, alone = (getattr(model, name).convs[0][0].in_channels for model in (with_skips, without))
        assert joined == 2 * alone
