"""With torchvision's weights, strictly loaded, our models give torchvision's numbers."""

from __future__ import annotations

import pytest
import registered
import torch
from registered import WITH_TORCHVISION

ODD = (77, 93)


@pytest.mark.parametrize("name", WITH_TORCHVISION)
def test_torchvisions_weights_give_torchvisions_numbers(name: str) -> None:
    ours, peer = registered.as_torchvision(name), registered.torchvision_peer(name).to_empty(device="cpu")
    side = registered.smallest_side(name)
    for seed in (0, 1):
        generator = torch.Generator().manual_seed(seed)
        registered.fill(peer, registered.usual_input(name, *ODD, batch=2, seed=seed), generator)
        ours.load_state_dict(peer.state_dict(), strict=True, assign=True)
        for sides in ((side, side), ODD):
            x = registered.usual_input(name, *sides, batch=2, seed=seed + 2)
            with torch.no_grad():
                expected, got = registered.tensors(peer(x)), registered.tensors(ours(x))
            assert len(got) == len(expected)
            for own, judge in zip(got, expected, strict=True):
                assert_equal(own, judge)


def assert_equal(own: torch.Tensor, judge: torch.Tensor) -> None:
    assert own.shape == judge.shape
    scale = judge.abs().max()
    assert (own - judge).abs().max() <= 1e-5 * scale
    assert (judge[0] - judge[1]).abs().max() > 1e-2 * scale, "both inputs give the same: this proves nothing"
