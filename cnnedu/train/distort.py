"""Digits as other hands would write them: shifted, turned, scaled, sheared, and pulled like a rubber sheet.

Question: nobody writes an eight twice alike. What differs between two of them, if it is still an eight? Not single
pixels but the sheet they stand on: it lies a little askew, and it is drawn out here and pressed together there. The
LeNet-5 paper (1998), Section III.A, distorts its training digits by such planar affine maps; Simard, Steinkraus and
Platt (2003) add the sheet.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Generator, Tensor

__all__ = ["random_distortion"]

# What a hand does and a reader forgives, both ways: pixels, radians, and parts of 1.
SHIFT, TURN, SCALE, SHEAR = 2.0, math.radians(12), 0.12, 0.2
KNOTS = 4  # of the rubber sheet, each way


def random_distortion(
    x: Tensor, generator: Generator, *, affine: bool = True, warp: float = 0.0, share: tuple[int, int] = (0, 1)
) -> Tensor:
    """Distort each image in its own way, and read it between its pixels once; zeros come in at the border.

    Parameters
    ----------
    x : Tensor, (n, c, h, w)
        Images in which zero is black.
    generator : torch.Generator
        On the device of `x`.
    affine : bool
        Whether to shift by up to 2 pixels, turn by up to 12 degrees, scale by up to 12 % each way, and shear by up
        to a fifth.
    warp : float
        How far, in pixels, the four by four knots of a rubber sheet are pulled: the standard deviation of a normal
        distribution.
    share : (rank, world)
        Which rows of the step's batch `x` is.

    Returns
    -------
    Tensor, (n, c, h, w)
        Of the dtype of `x`, float32 for bytes: between two pixels lie no whole numbers.

    Examples
    --------
    >>> x = torch.zeros(2, 1, 9, 9)
    >>> x[:, :, 4, 4] = 1
    >>> moved = random_distortion(x, torch.Generator().manual_seed(0))
    >>> moved.shape, torch.equal(moved[0], moved[1])
    (torch.Size([2, 1, 9, 9]), False)
    """
    given, (rank, world) = x.dtype, share
    x = x.float()
    places = _places(x)
    if affine:
        draws = 2 * torch.rand(6, len(x) * world, generator=generator, device=x.device)[:, rank::world] - 1
        places = _moved(places, draws, x)
    if warp:
        knots = (len(x) * world, 2, KNOTS, KNOTS)
        pulled = torch.randn(knots, generator=generator, device=x.device)[rank::world]
        sheet = F.interpolate(warp * pulled, size=x.shape[2:], mode="bicubic", align_corners=True)
        places = places + sheet.movedim(1, 3)
    size = torch.tensor([x.shape[3], x.shape[2]], device=x.device)
    read = F.grid_sample(x, 2 * places.expand(len(x), -1, -1, -1) / size, align_corners=False)
    return read.to(given) if given.is_floating_point else read


def _places(x: Tensor) -> Tensor:
    """Return where each pixel is, counted in pixels from the middle: (1, h, w, 2), to the right and down."""
    down, right = (torch.arange(size, device=x.device) - (size - 1) / 2 for size in x.shape[2:])
    return torch.stack(torch.meshgrid(right, down, indexing="xy"), -1)[None]


def _moved(places: Tensor, draws: Tensor, x: Tensor) -> Tensor:
    """Return where each image is read instead, after a shear, a turn, a scaling and a shift of its own."""
    angle, shear, wide, high = TURN * draws[0], SHEAR * draws[1], 1 + SCALE * draws[2], 1 + SCALE * draws[3]
    cos, sin = angle.cos(), angle.sin()
    matrix = torch.stack([wide * cos, high * (shear * cos - sin), wide * sin, high * (shear * sin + cos)], 1)
    turned = torch.einsum("nij,hwj->nhwi", matrix.view(-1, 2, 2), places[0])
    return turned + SHIFT * draws[4:].T[:, None, None]
