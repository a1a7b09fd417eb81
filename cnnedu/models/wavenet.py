"""WaveNet, 2016: sound, one sample after the other, from convolutions that never look ahead.

Question: a second of speech has 16,000 samples. How can a network with kernels of two weights hear more than two?
By leaving ever wider gaps between the two: dilations 1, 2, 4 … 512 double what is heard with every layer, so that ten
layers hear 1,024 samples. Padding on the left only keeps the future out.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import check_axes, he_init
from cnnedu.models.registry import register

__all__ = ["WaveNet", "mu_law_decode", "mu_law_encode"]

CARD = ModelCard(
    family="WaveNet",
    paper=Paper(
        "WaveNet: A Generative Model for Raw Audio", "van den Oord et al.", 2016, "https://arxiv.org/abs/1609.03499"
    ),
    new="Causal convolutions with dilations that double, gated units, and sound as a choice among 256 levels: a "
    "classifier of the next sample, run again and again.",
    deviations=(
        "The first layer is a 1×1 convolution, where the paper has a causal one, so that a stack of ten dilations "
        "hears exactly 1,024 samples.",
        "One stack by default; the paper repeats the ten dilations, stacks=3 as in its example.",
        "64 channels in the residual blocks and 256 after them; the paper gives no widths.",
        "Nothing is conditioned on a speaker or on text.",
    ),
    task="audio",
    input_size=(1, 256, 4096),
)


class GatedResidual(nn.Module):
    """A causal dilated convolution through a gate, added to what came in.

    One 1×1 convolution feeds both ways out, the next block and the sum of skips, as the paper's Figure 4 draws it. (Its
    authors have said since that theirs had one for each.)

    Shape: (n, channels, t) → two of (n, channels, t): for the next block, and the skip.
    """

    def __init__(self, channels: int, dilation: int) -> None:
        super().__init__()
        self.channels = channels
        self.dilation = dilation
        self.filter = nn.Conv1d(channels, channels, 2, dilation=dilation)
        self.gate = nn.Conv1d(channels, channels, 2, dilation=dilation)
        self.mix = nn.Conv1d(channels, channels, 1)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        past = F.pad(x, (self.dilation, 0))  # (n, channels, t+dilation)
        z = torch.tanh(self.filter(past)) * torch.sigmoid(self.gate(past))  # (n, channels, t)
        skip = self.mix(z)  # (n, channels, t)
        return x + skip, skip  # [(n, channels, t), (n, channels, t)]


@register("wavenet", CARD)
class WaveNet(nn.Module):
    """WaveNet: logits of the next sample's level, at every moment, from the samples so far.

    Parameters
    ----------
    stacks, dilations : int
        How often the dilations 1, 2, 4 … 2^(dilations − 1) are run through.
    channels, hidden_channels : int
        Channels of the residual blocks, and of the hidden layer after them.
    levels : int
        Levels of a sample, see `mu_law_encode`.

    Shape: (n, levels, t), the samples one-hot → (n, levels, t): at moment t the logits of sample t + 1.

    Examples
    --------
    >>> codes = mu_law_encode(torch.sin(torch.arange(100) / 5))[None]
    >>> model = WaveNet(dilations=3, channels=8)
    >>> model.receptive_field
    8
    >>> logits = model(F.one_hot(codes, 256).mT.float())
    >>> loss = F.cross_entropy(logits[..., :-1], codes[..., 1:])
    """

    def __init__(
        self, stacks: int = 1, dilations: int = 10, channels: int = 64, hidden_channels: int = 256, levels: int = 256
    ) -> None:
        super().__init__()
        self.levels = levels
        self.receptive_field = 1 + stacks * (2**dilations - 1)
        self.front = nn.Conv1d(levels, channels, 1)
        self.blocks = nn.ModuleList(GatedResidual(channels, 2**i) for _ in range(stacks) for i in range(dilations))
        self.hidden = nn.Conv1d(channels, hidden_channels, 1)
        self.head = nn.Conv1d(hidden_channels, levels, 1)
        he_init(self, mode="fan_in")

    def forward(self, x: Tensor) -> Tensor:
        self._check(x)  # (n, 256, 4096)
        x = self.front(x)  # (n, 64, 4096)
        skips = torch.zeros_like(x)  # (n, 64, 4096)
        for block in self.blocks:
            x, skip = block(x)  # [(n, 64, 4096), (n, 64, 4096)]
            skips = skips + skip  # (n, 64, 4096)
        x = self.hidden(torch.relu(skips))  # (n, 256, 4096)
        return self.head(torch.relu(x))  # (n, 256, 4096)

    def _check(self, x: Tensor) -> None:
        if not x.is_floating_point():
            hint = "F.one_hot(codes, levels).mT.float() makes it from codes."
            raise DTypeError(f"WaveNet: input must hold floats, one-hot, got {x.dtype}. {hint}")
        got = check_axes(self, x, ("n", "levels", "t"))
        if x.shape[1] != self.levels:
            raise ShapeError(f"WaveNet: input must have levels={self.levels} channels, one-hot, got {got}.")

    @torch.no_grad()
    def generate(self, codes: Tensor, steps: int, temperature: float = 1.0) -> Tensor:
        """Continue a sound: draw a sample, append it, and ask again.

        Parameters
        ----------
        codes : Tensor of int64, (n, t)
            The beginning, at least one sample.
        steps : int
            How many to draw. Each costs a pass over the whole receptive field: clear, and slow.
        temperature : float
            Below 1 sticks to what is likely; 0 takes the likeliest.

        Returns
        -------
        Tensor of int64, (n, t + steps)
        """
        if codes.dtype != torch.int64:
            raise DTypeError(f"WaveNet.generate: codes must be int64, got {codes.dtype}. mu_law_encode makes them.")
        if codes.dim() != 2 or codes.shape[1] == 0:
            raise ShapeError(f"WaveNet.generate: codes must be int64, (n, t) with t ≥ 1, got {tuple(codes.shape)}.")
        for _ in range(steps):
            heard = codes[:, -self.receptive_field :]
            logits = self(F.one_hot(heard, self.levels).mT.to(self.front.weight.dtype))[..., -1]
            if temperature == 0:
                drawn = logits.argmax(1, keepdim=True)
            else:
                drawn = torch.multinomial(torch.softmax(logits / temperature, dim=1), 1)
            codes = torch.cat([codes, drawn], dim=1)
        return codes


def mu_law_encode(x: Tensor, levels: int = 256) -> Tensor:
    r"""Turn samples into level numbers, fine near silence and coarse where it is loud.

    .. math:: f(x) = \operatorname{sign}(x)\, \frac{\ln(1 + \mu |x|)}{\ln(1 + \mu)}, \qquad \mu = \text{levels} - 1

    Parameters
    ----------
    x : Tensor of floats, any shape
        Samples in [−1, 1]; what lies outside is clipped.
    levels : int

    Returns
    -------
    Tensor of int64, shaped as ``x``
        Level numbers, 0 … levels − 1.

    Examples
    --------
    >>> mu_law_encode(torch.tensor([-1.0, 0.0, 0.01, 1.0]))
    tensor([  0, 128, 157, 255])
    """
    if not x.is_floating_point():
        raise DTypeError(f"mu_law_encode: x must hold floats in [−1, 1], got {x.dtype}.")
    mu = levels - 1
    x = x.clamp(-1, 1)
    squeezed = x.sign() * torch.log1p(mu * x.abs()) / math.log1p(mu)
    return ((squeezed + 1) / 2 * mu + 0.5).floor().to(torch.int64)


def mu_law_decode(codes: Tensor, levels: int = 256) -> Tensor:
    """Turn level numbers back into samples: the inverse of `mu_law_encode`, up to its rounding.

    Examples
    --------
    >>> mu_law_decode(torch.tensor([0, 128, 255]))
    tensor([-1.0000e+00,  8.6213e-05,  1.0000e+00])
    """
    if codes.is_floating_point():
        raise DTypeError(f"mu_law_decode: codes must be integers, got {codes.dtype}.")
    mu = levels - 1
    squeezed = 2 * codes / mu - 1
    return squeezed.sign() * torch.expm1(squeezed.abs() * math.log1p(mu)) / mu
