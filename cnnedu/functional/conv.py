"""Two-dimensional convolution, as networks compute it, forward and backward.

Start with `conv2d_loops`, which is the definition: for every image, filter, row and column, a sum over channels and
taps (the places of a kernel's weights). `conv2d_loops_backward` walks through the same products again, and sends the
gradient of every sum back along both of its factors. That is all there is to know; `conv2d` and `conv2d_backward` give
the same numbers much faster.

Faster how? The definition fixes *what* is multiplied and added, not in which order, nor what is copied where. Six
ways are worth knowing, and `conv2d` can be told which to take. Each is a short function in
`cnnedu.functional.algorithms` (and `winograd`); three quantities decide between them:

- multiply-accumulates (MACs): the definition needs ``c_out * c_in / groups * k_h * k_w`` for every output position;
- bytes moved: a number that is copied costs as much time as several MACs that need no copy;
- the shape of the matrix product (GEMM) that all but the loops end in: a processor is at its best when its rows
  (filters), its columns (positions) and the sums between them (channels, taps) are all many.

========  ==========================  ==================  ==========================================================
name      MACs                        copied              so it wins
========  ==========================  ==================  ==========================================================
loops     all, one at a time          nothing             never: it is there to be read
im2col    all                         input, k_h k_w ×    for many filters: they share each copied patch
mec       all                         input, k_w ×        for few filters: the copies would cost more than the MACs
shift     all                         output, k_h k_w ×   for fewer filters still, and many channels
winograd  a quarter for 3×3           tiles               for many channels *and* many filters, stride 1, up to 5×5
fft       independent of the kernel   spectra             for large kernels on few channels
========  ==========================  ==================  ==========================================================

Measured, as a multiple of the time `torch.nn.functional.conv2d` takes on the same arrays (one thread, AVX-512; p is
padding, s stride; `benchmarks/results/functional.md` has more):

============================  ======  =====  ====  =====  ========  ====
n×c×h² → filters, kernel      im2col  shift  mec   fft    winograd  auto
============================  ======  =====  ====  =====  ========  ====
8×256×14² → 64, 1×1           1.31    1.70   1.84  39.55  7.34      1.37
8×3×64² → 16, 3×3             1.20    5.51   1.65  11.81  4.32      1.27
8×64×56² → 64, 3×3            1.63    2.51   1.64  6.37   1.25      1.27
1×256×14² → 256, 3×3          1.14    1.91   1.86  25.84  2.23      1.20
8×32×32² → 32, 5×5 p2         2.10    2.52   1.54  2.43   1.12      1.18
4×16×64² → 16, 11×11          2.90    6.34   2.66  1.60   –         1.61
1×8×128² → 8, 31×31           2.17    5.80   3.31  0.26   –         0.26
8×32×56² → 32, 3×3 depthwise  1.96    15.47  2.49  11.85  7.62      2.03
8×64×56² → 128, 3×3 s2        1.29    1.96   1.24  17.82  –         1.40
32×16×32² → 16, 3×3           1.77    2.77   1.45  4.33   2.43      1.51
8×128×28² → 4, 3×3 p1         1.79    0.95   1.27  3.58   2.49      1.00
============================  ======  =====  ====  =====  ========  ====

"auto" estimates all of them from the same three quantities and takes the cheapest.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from jaxtyping import Num

from cnnedu.functional._arguments import Pair
from cnnedu.functional._convolution import Convolution
from cnnedu.functional._convolve import convolve, convolve_backward
from cnnedu.functional._numbers import as_gradient
from cnnedu.functional._products import check_algorithm
from cnnedu.functional._windows import Padding
from cnnedu.functional.gradient import Gradients

__all__ = ["Algorithm", "conv2d", "conv2d_backward", "conv2d_loops", "conv2d_loops_backward"]

Algorithm = Literal["auto", "loops", "im2col", "shift", "mec", "fft", "winograd"]


def conv2d_loops(
    input: Num[np.ndarray, "*n c_in h w"],
    weight: Num[np.ndarray, "c_out c_in_per_group k_h k_w"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
    groups: int = 1,
) -> Num[np.ndarray, "*n c_out h_out w_out"]:
    """Convolve by the definition, one number at a time: slow on purpose, and the judge of every faster way.

    Arguments, shapes and errors are those of `conv2d`.

    Examples
    --------
    Each output is the sum of the 2×2 patch that starts there, the first one 0 + 1 + 3 + 4:

    >>> image = np.arange(9.0).reshape(1, 1, 3, 3)
    >>> conv2d_loops(image, np.ones((1, 1, 2, 2)))
    array([[[[ 8., 12.],
             [20., 24.]]]])
    """
    call = Convolution("conv2d_loops", input, weight, bias, stride, padding, dilation, groups)
    padded, output = call.padded(), call.empty_output()
    (s_h, s_w), (d_h, d_w) = call.stride, call.dilation
    c_out, c_in_per_group, k_h, k_w = weight.shape
    for n, o, i, j in np.ndindex(output.shape):  # image, filter, row, column
        first = o // (c_out // groups) * c_in_per_group  # of filter o's group
        total = output.dtype.type(0 if bias is None else bias[o])
        for c in range(c_in_per_group):
            for m in range(k_h):
                for k in range(k_w):
                    pixel = padded[n, first + c, i * s_h + m * d_h, j * s_w + k * d_w]
                    total += pixel * weight[o, c, m, k]
        output[n, o, i, j] = total
    return call.as_output(output)


def conv2d_loops_backward(
    grad_output: Num[np.ndarray, "*n c_out h_out w_out"],
    input: Num[np.ndarray, "*n c_in h w"],
    weight: Num[np.ndarray, "c_out c_in_per_group k_h k_w"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
    groups: int = 1,
) -> Gradients:
    """Carry gradients back by the product rule, one product at a time: each factor gets the gradient times the other.

    A weight is used at every position, and a pixel by several outputs: each collects the sum over all its uses.
    Arguments, shapes and errors are those of `conv2d_backward`.

    Examples
    --------
    The middle pixel met both weights; the weight 10 met the pixels 1 and 2:

    >>> row = np.array([[[[1.0, 2.0, 3.0]]]])
    >>> weight = np.array([[[[10.0, 20.0]]]])
    >>> grads = conv2d_loops_backward(np.ones((1, 1, 1, 2)), row, weight)
    >>> grads.input, grads.weight
    (array([[[[10., 30., 20.]]]]), array([[[[3., 5.]]]]))
    """
    call = Convolution("conv2d_loops_backward", input, weight, bias, stride, padding, dilation, groups)
    given, padded = call.check_grad_output(grad_output), call.padded()
    grad = given.astype(np.result_type(given, padded))  # wide enough to sum up in
    grad_padded, grad_weight = np.zeros(padded.shape, grad.dtype), np.zeros(weight.shape, grad.dtype)
    (s_h, s_w), (d_h, d_w) = call.stride, call.dilation
    c_out, c_in_per_group, k_h, k_w = weight.shape
    for n, o, i, j in np.ndindex(grad.shape):  # image, filter, row, column
        first = o // (c_out // groups) * c_in_per_group  # of filter o's group
        for c in range(c_in_per_group):
            for m in range(k_h):
                for k in range(k_w):
                    pixel = n, first + c, i * s_h + m * d_h, j * s_w + k * d_w
                    grad_padded[pixel] += grad[n, o, i, j] * weight[o, c, m, k]
                    grad_weight[o, c, m, k] += grad[n, o, i, j] * padded[pixel]
    return Gradients(
        input=as_gradient(call.as_given(call.crop(grad_padded)), input, given),
        weight=as_gradient(grad_weight, weight, given),
        bias=None if bias is None else as_gradient(grad.sum(axis=(0, 2, 3)), bias, given),
    )


def conv2d(
    input: Num[np.ndarray, "*n c_in h w"],
    weight: Num[np.ndarray, "c_out c_in_per_group k_h k_w"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
    groups: int = 1,
    algorithm: Algorithm = "auto",
) -> Num[np.ndarray, "*n c_out h_out w_out"]:
    r"""Slide every filter over the input and sum the products: `torch.nn.functional.conv2d` in NumPy.

    .. math:: S(o, i, j) = b(o) + \sum_c \sum_m \sum_n I(c,\, i s + m d,\, j s + n d)\, K(o, c, m, n)

    for filter o, row i and column j, with I the padded input, K the weight, s the stride and d the dilation; c runs
    over the input channels of the filter's group. This is cross-correlation, which deep learning calls convolution:
    the kernel is not flipped.

    Parameters
    ----------
    input : array, (n, c_in, h, w) or (c_in, h, w)
        Images or feature maps, integers or floats.
    weight : array, (c_out, c_in / groups, k_h, k_w)
        One filter per output channel; a filter sees *every* channel of its group, so it has
        ``c_in / groups * k_h * k_w`` weights, not ``k_h * k_w``.
    bias : array, (c_out,), optional
        One number per filter, added to its whole feature map.
    stride : int or (int, int)
        Step of the kernel in input pixels. Last rows and columns that a step does not reach are dropped.
    padding : int, (int, int), "valid" or "same"
        Zeros added on *each* side; "same" keeps the size at stride 1 (an odd total puts one more at the end).
    dilation : int or (int, int)
        Distance between neighbouring weights in input pixels; 1 means adjacent.
    groups : int
        Channels are cut into this many independent groups; ``groups=c_in`` is the depthwise convolution.
    algorithm : "auto", "loops", "im2col", "shift", "mec", "fft" or "winograd"
        How to compute it, see `cnnedu.functional.conv`; torch has no such argument. The numbers are the same up to
        rounding. "fft" and "winograd" take floats only, and "winograd" small kernels at stride and dilation 1.

    Returns
    -------
    array, (n, c_out, h_out, w_out)
        With ``h_out = floor((h + 2 padding - dilation (k_h - 1) - 1) / stride) + 1``. Its dtype is that of the
        arguments, promoted by NumPy's rules where they differ. Integers are convolved exactly; a sum that their
        dtype cannot hold wraps around, as everywhere in NumPy.

    Raises
    ------
    ShapeError
        The axes do not fit together, or the kernel is larger than the padded input.
    ValueError, TypeError
        A setting is out of range, an argument is no NumPy array, its dtype is object, bool or complex, or the
        algorithm cannot do this.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), *Deep Learning*, eq. 9.6; Chellapilla, Puri & Simard (2006) for im2col;
    Cho & Brand (2017), arXiv:1706.06873, for mec; Vasudevan, Anderson & Gregg (2017), arXiv:1704.04428, for shift;
    Mathieu, Henaff & LeCun (2014), arXiv:1312.5851, for fft; Lavin & Gray (2016), arXiv:1509.09308, for winograd.

    Examples
    --------
    A vertical-edge filter answers where dark (0) meets bright (1), and is silent elsewhere:

    >>> image = np.array([[0, 0, 0, 1, 1, 1]] * 3)
    >>> edge = np.array([[-1, 0, 1]] * 3)
    >>> conv2d(image[None, None], edge[None, None])
    array([[[[0, 3, 3, 0]]]])

    Three colour channels, two filters, the size kept:

    >>> conv2d(np.ones((1, 3, 8, 8)), np.ones((2, 3, 3, 3)), padding="same").shape
    (1, 2, 8, 8)
    """
    call = Convolution("conv2d", input, weight, bias, stride, padding, dilation, groups)
    check_algorithm(call, algorithm)
    if algorithm == "loops":
        return conv2d_loops(input, weight, bias, stride, padding, dilation, groups)
    return convolve(call, algorithm)


def conv2d_backward(
    grad_output: Num[np.ndarray, "*n c_out h_out w_out"],
    input: Num[np.ndarray, "*n c_in h w"],
    weight: Num[np.ndarray, "c_out c_in_per_group k_h k_w"],
    bias: Num[np.ndarray, " c_out"] | None = None,
    stride: Pair = 1,
    padding: Padding = 0,
    dilation: Pair = 1,
    groups: int = 1,
    algorithm: Algorithm = "auto",
) -> Gradients:
    r"""Carry the gradient of a loss from the output of `conv2d` back to its three arguments.

    With G the gradient that arrives at the output S, and I, K, s and d as in `conv2d`:

    .. math::

        \frac{\partial L}{\partial K(o, c, m, n)} &= \sum_{i, j} G(o, i, j)\, I(c,\, i s + m d,\, j s + n d) \\
        \frac{\partial L}{\partial I(c, y, x)} &= \sum_{o, i, j, m, n} G(o, i, j)\, K(o, c, m, n)

    where ``i s + m d = y`` and ``j s + n d = x``: a pixel collects from every output that saw it. At stride 1 that is
    a convolution again, of the zero-padded G with the flipped kernel. As matrices, with every patch a column,
    ``S = filters @ columns``, so that the two are ``G @ columns.T`` and ``filters.T @ G``, the latter summed by pixel.
    The bias was added everywhere: its gradient is the sum of G. Weights and biases sum over the batch, too.

    Parameters
    ----------
    grad_output : array, shaped as the output of ``conv2d(input, weight, ...)``
        Gradient of the loss with respect to that output.
    input, weight, bias, stride, padding, dilation, groups, algorithm
        The arguments that `conv2d` was called with; the last makes no difference.

    Returns
    -------
    Gradients
        Named tuple ``(input, weight, bias)``, each gradient in the shape of its argument.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `conv2d`; also where `grad_output` has not the shape of the output.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), *Deep Learning*, section 9.5; Dumoulin & Visin (2016), arXiv:1603.07285.

    Examples
    --------
    The gradient of a sum of outputs: an input pixel's is the sum of the weights that touched it.

    >>> image, weight = np.zeros((1, 1, 3, 3)), np.ones((1, 1, 2, 2))
    >>> conv2d_backward(np.ones((1, 1, 2, 2)), image, weight).input
    array([[[[1., 2., 1.],
             [2., 4., 2.],
             [1., 2., 1.]]]])
    """
    call = Convolution("conv2d_backward", input, weight, bias, stride, padding, dilation, groups)
    check_algorithm(call, algorithm)
    return convolve_backward(call, grad_output)
