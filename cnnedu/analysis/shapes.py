"""Output sizes."""

from __future__ import annotations

from typing import Literal

from cnnedu.functional._arguments import at_least
from cnnedu.functional._windows import output_size, resolve_padding

__all__ = ["conv_output_size"]


def conv_output_size(
    size: int, kernel_size: int, stride: int = 1, padding: int | Literal["valid", "same"] = 0, dilation: int = 1
) -> int:
    r"""Return one side of a convolution's output.

    .. math:: \left\lfloor \frac{n + 2p - d (k - 1) - 1}{s} \right\rfloor + 1

    Parameters
    ----------
    size : int
        Side n of the input, in pixels.
    kernel_size, stride, padding, dilation : int
        k, s, p (on each side, or "valid" or "same") and d.

    Returns
    -------
    int
        The same rule serves the height and the width, and pooling too.

    Raises
    ------
    ShapeError, ValueError, TypeError
        The kernel is larger than the padded input, or a setting is out of range.

    Examples
    --------
    >>> conv_output_size(7, 3), conv_output_size(7, 3, padding="same"), conv_output_size(8, 3, stride=2)
    (5, 7, 3)
    """
    name = "conv_output_size"
    n, k = at_least(name, "size", size, 1), at_least(name, "kernel_size", kernel_size, 1)
    s, d = at_least(name, "stride", stride, 1), at_least(name, "dilation", dilation, 1)
    p = padding if isinstance(padding, str) else at_least(name, "padding", padding, 0)
    sides = resolve_padding(name, p, (k, k), (s, s), (d, d))
    return output_size(name, (n, n), (k, k), (s, s), sides, (d, d))[0]
