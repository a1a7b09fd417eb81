"""Output sizes."""

from __future__ import annotations

from typing import Literal

from cnnedu.functional._arguments import at_least
from cnnedu.functional._transposed import transposed_output_size
from cnnedu.functional._windows import output_size, resolve_padding

__all__ = ["conv_output_size", "conv_transpose_output_size"]


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


def conv_transpose_output_size(
    size: int, kernel_size: int, stride: int = 1, padding: int = 0, output_padding: int = 0, dilation: int = 1
) -> int:
    r"""Return one side of a transposed convolution's output.

    .. math:: (n - 1) s - 2p + d (k - 1) + o + 1

    It undoes `conv_output_size`. A convolution with stride s rounds down, so that s input sizes give the same output:
    o, smaller than s, chooses among them.

    Parameters
    ----------
    size : int
        Side n of the input, in pixels.
    kernel_size, stride, padding, output_padding, dilation : int
        k, s, p, o and d, all of the convolution that is transposed: the padding takes p away from each side.

    Raises
    ------
    ShapeError, ValueError, TypeError
        The padding leaves nothing, o is not smaller than the stride or the dilation, or a setting is out of range.

    Examples
    --------
    Both 7 and 8 pixels become 4 under a 3×3 kernel with stride 2 and padding 1, and this is the way back:

    >>> conv_output_size(7, 3, 2, 1), conv_output_size(8, 3, 2, 1)
    (4, 4)
    >>> conv_transpose_output_size(4, 3, 2, 1), conv_transpose_output_size(4, 3, 2, 1, output_padding=1)
    (7, 8)
    """
    name = "conv_transpose_output_size"
    n, k = at_least(name, "size", size, 1), at_least(name, "kernel_size", kernel_size, 1)
    s, d = at_least(name, "stride", stride, 1), at_least(name, "dilation", dilation, 1)
    p, extra = at_least(name, "padding", padding, 0), at_least(name, "output_padding", output_padding, 0)
    return transposed_output_size(name, (n,), (k,), (s,), ((p, p),), (extra,), (d,))[0]
