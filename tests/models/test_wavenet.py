"""WaveNet: it hears exactly its receptive field, never the future, and its code of 256 levels can be undone."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.models import create_model
from cnnedu.models.wavenet import WaveNet, mu_law_decode, mu_law_encode


@pytest.fixture(autouse=True)
def seed() -> None:
    torch.manual_seed(0)


def support(model: nn.Module, t: int, levels: int) -> list[int]:
    """Return the moments that reach the last output, by its gradient."""
    x = torch.randn(1, levels, t, requires_grad=True)
    model(x)[0, :, -1].sum().backward()
    assert x.grad is not None
    return x.grad.abs().sum((0, 1)).nonzero().flatten().tolist()


def test_one_stack_hears_exactly_1024_samples() -> None:
    model = WaveNet(channels=16, hidden_channels=16, levels=8)
    assert model.receptive_field == 1024
    assert support(model, 1100, 8) == list(range(1100 - 1024, 1100))


@pytest.mark.parametrize(("stacks", "dilations"), [(1, 1), (2, 3), (3, 4)])
def test_the_receptive_field_is_what_the_gradient_reaches(stacks: int, dilations: int) -> None:
    model = WaveNet(stacks, dilations, channels=16, hidden_channels=16, levels=8)
    field = model.receptive_field
    assert field == 1 + stacks * (2**dilations - 1)
    assert support(model, field + 9, 8) == list(range(9, field + 9))


def test_three_stacks_as_in_the_paper_hear_3070() -> None:
    with torch.device("meta"):
        assert create_model("wavenet", stacks=3).receptive_field == 3070


def test_the_future_changes_nothing() -> None:
    model = WaveNet(dilations=6, channels=8, hidden_channels=8, levels=16).eval()
    x = torch.randn(2, 16, 120)
    with torch.no_grad():
        before = model(x)
        for now in (0, 1, 63, 64, 118):
            changed = x.clone()
            changed[..., now + 1 :] = torch.randn_like(changed[..., now + 1 :])
            after = model(changed)
            assert torch.equal(after[..., : now + 1], before[..., : now + 1])
            assert not torch.equal(after[..., now + 1], before[..., now + 1])


def test_a_block_is_the_papers_equation_2() -> None:
    block = WaveNet(channels=3, dilations=3, levels=4).blocks[2]
    x = torch.randn(1, 3, 20)
    t, late = 15, 15 - block.dilation
    filtered = block.filter.weight[..., 0] @ x[0, :, late] + block.filter.weight[..., 1] @ x[0, :, t]
    gated = block.gate.weight[..., 0] @ x[0, :, late] + block.gate.weight[..., 1] @ x[0, :, t]
    z = torch.tanh(filtered + block.filter.bias) * torch.sigmoid(gated + block.gate.bias)
    mixed = block.mix.weight[..., 0] @ z + block.mix.bias
    out, skip = block(x)
    torch.testing.assert_close(skip[0, :, t], mixed)
    torch.testing.assert_close(out[0, :, t], x[0, :, t] + mixed)


def test_it_learns_to_continue_a_wave() -> None:
    wave = 0.8 * torch.sin(torch.arange(401) * 2 * torch.pi / 20)
    codes = mu_law_encode(wave, levels=32)[None]
    model = WaveNet(dilations=5, channels=16, hidden_channels=32, levels=32)
    x = F.one_hot(codes[:, :-1], 32).mT.float()
    optimizer = torch.optim.Adam(model.parameters(), 0.01)
    for _ in range(60):
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x), codes[:, 1:])
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.2
    continued = model.generate(codes[:, :60], 40, temperature=0)
    assert (continued[:, 60:] == codes[:, 60:100]).float().mean() > 0.9


def test_generating_is_asking_the_whole_past_again_and_again() -> None:
    model = WaveNet(dilations=3, channels=4, hidden_channels=4, levels=8).eval()
    codes = torch.randint(8, (2, 3))
    out = model.generate(codes, 20, temperature=0)
    assert torch.equal(out[:, :3], codes) and out.shape == (2, 23)
    with torch.no_grad():
        logits = model(F.one_hot(out, 8).mT.float())
    assert torch.equal(logits[..., 2:-1].argmax(1), out[:, 3:])
    torch.manual_seed(1)
    assert not torch.equal(model.generate(codes, 20), model.generate(codes, 20))


def test_inputs_that_do_not_fit_are_named() -> None:
    model = WaveNet(dilations=2, channels=4, levels=8)
    with pytest.raises(DTypeError, match=r"must hold floats, one-hot, got torch.int64\. F.one_hot\(codes, levels\)"):
        model(torch.zeros(1, 8, 9, dtype=torch.int64))
    with pytest.raises(ShapeError, match=r"three axes \(n, levels, t\), got \(8, 9\)\. Add the batch axis"):
        model(torch.zeros(8, 9))
    with pytest.raises(ShapeError, match=r"levels=8 channels, one-hot, got \(n=1, levels=9, t=8\)"):
        model(torch.zeros(1, 9, 8))
    with pytest.raises(ShapeError, match=r"generate: codes must be int64, \(n, t\)"):
        model.generate(torch.zeros(1, 0, dtype=torch.int64), 1)
    with pytest.raises(DTypeError, match="generate: codes must be int64"):
        model.generate(torch.zeros(1, 3), 1)


def reference_encode(x: Tensor, mu: int = 255) -> Tensor:
    """The paper's formula in float64, its values −1 … 1 spread over 0 … mu and rounded."""
    x = x.double()
    f = x.sign() * (1 + mu * x.abs()).log() / torch.tensor(1.0 + mu).double().log()
    return ((f + 1) / 2 * mu).round().long()


def test_codes_are_the_papers() -> None:
    x = torch.linspace(-1, 1, 4001, dtype=torch.float64)
    assert (mu_law_encode(x) - reference_encode(x)).abs().max() <= 1  # half a level may be rounded either way
    assert (mu_law_encode(x) != reference_encode(x)).sum() <= 1


@pytest.mark.parametrize("levels", [2, 16, 256])
def test_codes_survive_the_way_there_and_back(levels: int) -> None:
    codes = torch.arange(levels)
    samples = mu_law_decode(codes, levels)
    assert torch.equal(mu_law_encode(samples, levels), codes)
    assert samples[0] == -1 and samples[-1] == 1 and (samples.diff() > 0).all()
    torch.testing.assert_close(samples, -samples.flip(0))


def test_samples_come_back_to_within_half_a_level() -> None:
    x = torch.linspace(-1, 1, 1001)
    codes = mu_law_encode(x)
    low = mu_law_decode((codes - 1).clamp(min=0))
    high = mu_law_decode((codes + 1).clamp(max=255))
    assert ((low <= x) & (x <= high)).all()
    assert (mu_law_decode(codes) - x).abs().max() < 0.025
    quiet = x.abs() < 0.01
    assert (mu_law_decode(codes) - x)[quiet].abs().max() < 0.0004


def test_what_is_too_loud_is_clipped_and_integers_are_refused() -> None:
    assert mu_law_encode(torch.tensor([-3.0, 3.0])).tolist() == [0, 255]
    with pytest.raises(DTypeError, match="mu_law_encode: x must hold floats"):
        mu_law_encode(torch.arange(3))
    with pytest.raises(DTypeError, match="mu_law_decode: codes must be integers"):
        mu_law_decode(torch.rand(3))
