"""What the benchmark measures ours against must be a convolution too, or its times mean nothing."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from benchmarks.peers import PEERS, Peer, add_at_input_gradient, in_groups
from benchmarks.shapes import Case

CASES = [
    Case(2, 3, 7, 4, 3),
    Case(1, 2, 8, 5, 2, stride=2, padding=1),
    Case(2, 4, 9, 6, 3, stride=2, padding=1, dilation=2, groups=2),
    Case(1, 3, 6, 3, 1, groups=3),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
@pytest.mark.parametrize("peer", [peer for peer in PEERS if peer.convolve], ids=lambda peer: peer.idea)
def test_a_peer_convolves(peer: Peer, case: Case) -> None:
    assert peer.convolve is not None
    x, w, grad = case.arrays()
    ours = in_groups(peer.convolve, x, w, (case.stride, case.padding, case.dilation), case.groups)
    expected = F.conv2d(torch.from_numpy(x), torch.from_numpy(w), **case.settings).numpy()
    assert ours.shape == grad.shape
    np.testing.assert_allclose(ours, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_the_scattering_peer_gives_the_input_gradient(case: Case) -> None:
    x, w, grad = case.arrays()
    tensor = torch.tensor(x, requires_grad=True)
    F.conv2d(tensor, torch.from_numpy(w), **case.settings).backward(torch.from_numpy(grad))
    assert tensor.grad is not None
    ours = add_at_input_gradient(grad, x, w, **case.settings)
    np.testing.assert_allclose(ours, tensor.grad.numpy(), rtol=1e-4, atol=1e-5)
