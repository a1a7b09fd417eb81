"""Resampling: the same picture on a finer or a coarser grid."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Integral, Real
from typing import Any, Literal, get_args

import numpy as np
from jaxtyping import Num

from cnnedu.errors import ShapeError, check_choice
from cnnedu.functional._arguments import SIDES, at_least, check_array, check_flag, check_float
from cnnedu.functional._convolution import SPATIAL
from cnnedu.functional._gather import Gather, linear_gather, nearest_gather
from cnnedu.functional._numbers import as_gradient, check_grad_output, working_dtype
from cnnedu.functional.gradient import InputGradient

__all__ = ["InterpolateMode", "interpolate", "interpolate_backward"]

InterpolateMode = Literal["nearest", "nearest-exact", "linear", "bilinear", "trilinear"]
_RANK = {"linear": 1, "bilinear": 2, "trilinear": 3}
_BLOCK = 2**18  # bytes of planes resampled at a time: what one axis leaves for the next is still in the cache


def interpolate(
    input: Num[np.ndarray, "n c *size"],
    size: int | Sequence[int] | None = None,
    scale_factor: int | float | Sequence[int | float] | None = None,
    mode: InterpolateMode = "nearest",
    align_corners: bool | None = None,
) -> Num[np.ndarray, "n c *out"]:
    r"""Resample signals, images or volumes: `torch.nn.functional.interpolate` in NumPy.

    Every mode here is linear in the pixels and treats one axis after the other, so it is a fixed matrix per axis:

    .. math:: S(c) = R\, I(c)\, C^\top

    with :math:`R` (h_out × h) for the rows and :math:`C` (w_out × w) for the columns. Nothing is learned. A row of the
    matrix has a single 1 ("nearest") or two weights that sum to 1 ("linear"); its transpose is the backward pass.

    Parameters
    ----------
    input : array, (n, c, l), (n, c, h, w) or (n, c, d, h, w)
        Signals, images or volumes: floats, or integers for the two "nearest" modes.
    size : int or one int per spatial axis
        The output's size; give this or `scale_factor`.
    scale_factor : number or one number per spatial axis
        The output is ``floor(size * scale_factor)`` long, and coordinates are divided by this very number.
    mode : "nearest", "nearest-exact", "linear", "bilinear" or "trilinear"
        Copy the input cell that contains the output cell's left edge; the one that contains its centre, which
        does not shift the picture; or mix the neighbours: two of a signal, four of an image, eight of a volume.
    align_corners : bool, optional
        For the linear modes. False (or omitted): pixels are small areas, and the areas of input and output cover
        the same ground. True: pixels are points, and the corner points coincide.

    Returns
    -------
    array, (n, c, h_out, w_out), for signals and volumes likewise
        In the input's dtype.

    Raises
    ------
    ShapeError, ValueError, TypeError
        Both or neither of `size` and `scale_factor`, one that leaves no output, a mode that is not for this number
        of axes, `align_corners` with a nearest mode, or integers with a linear one.

    References
    ----------
    Odena, Dumoulin & Olah (2016), *Deconvolution and Checkerboard Artifacts*: to enlarge feature maps, interpolate
    and then convolve.

    Examples
    --------
    >>> ramp = np.array([[[0.0, 4.0]]])
    >>> interpolate(ramp, 4)
    array([[[0., 0., 4., 4.]]])
    >>> interpolate(ramp, 4, mode="linear")
    array([[[0., 1., 3., 4.]]])
    >>> interpolate(ramp, 5, mode="linear", align_corners=True)
    array([[[0., 1., 2., 3., 4.]]])
    """
    steps = _steps("interpolate", input, size, scale_factor, mode, align_corners)
    return _resample(input, steps, input.dtype.newbyteorder("="))


def interpolate_backward(
    grad_output: Num[np.ndarray, "n c *out"],
    input: Num[np.ndarray, "n c *size"],
    size: int | Sequence[int] | None = None,
    scale_factor: int | float | Sequence[int | float] | None = None,
    mode: InterpolateMode = "nearest",
    align_corners: bool | None = None,
) -> InputGradient:
    r"""Give each input what the outputs that read it send back, in the shares they read: :math:`R^\top G\, C`.

    Parameters
    ----------
    grad_output : array, shaped as the output of `interpolate`
        Gradient of the loss with respect to that output.
    input, size, scale_factor, mode, align_corners
        The arguments that `interpolate` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``, in the shape of the input.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `interpolate`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    The four outputs 0, ¼, ¾, 1 of the way from the left input to the right one:

    >>> pair = np.zeros((1, 1, 2))
    >>> interpolate_backward(np.array([[[1.0, 0.0, 0.0, 0.0]]]), pair, 4, mode="linear").input
    array([[[1., 0.]]])
    >>> interpolate_backward(np.array([[[0.0, 1.0, 0.0, 0.0]]]), pair, 4, mode="linear").input
    array([[[0.75, 0.25]]])
    """
    name = "interpolate_backward"
    steps = _steps(name, input, size, scale_factor, mode, align_corners)
    check_grad_output(name, grad_output, (*input.shape[:2], *(step.out_size for step in steps)))
    dtype = np.result_type(input, grad_output).newbyteorder("=")
    gradient = _resample(grad_output, [step.transpose() for step in steps], dtype)
    return InputGradient(as_gradient(gradient, input, grad_output))


def _resample(input: np.ndarray, steps: list[Gather], dtype: np.dtype) -> np.ndarray:
    """Apply one matrix per spatial axis, the last first, to a few planes at a time."""
    computing = working_dtype(dtype)
    planes = input.reshape(input.shape[0] * input.shape[1], *input.shape[2:])
    output = np.empty((len(planes), *(step.out_size for step in steps)), dtype)
    largest = max(planes[:1].nbytes, output[:1].nbytes, 1)
    count = max(1, _BLOCK // largest)
    for first in range(0, len(planes), count):
        block = planes[first : first + count].astype(computing, copy=False)
        with np.errstate(all="ignore"):  # an infinite pixel times a weight of zero is NaN, as in torch
            for axis, step in zip(range(-1, -1 - len(steps), -1), reversed(steps), strict=True):
                block = step(block, axis)
            output[first : first + count] = block
    return output.reshape(*input.shape[:2], *output.shape[1:])


def _steps(operation: str, input: Any, size: Any, scale_factor: Any, mode: Any, align_corners: Any) -> list[Gather]:
    """Check the arguments and return one matrix per spatial axis."""
    check_choice(operation, "mode", mode, get_args(InterpolateMode))
    rank = getattr(input, "ndim", 4) - 2
    rank = rank if rank in SPATIAL else 2
    check_array(operation, "input", input, ("n", "c", *SPATIAL[_RANK.get(mode, rank)]))
    if mode in _RANK:
        check_float(operation, "input", input, "a mean of neighbours is no integer")
        check_flag(operation, "align_corners", False if align_corners is None else align_corners)
    elif align_corners is not None:
        raise ValueError(
            f"{operation}: align_corners belongs to the linear modes; mode {mode!r} takes none, got {align_corners!r}."
        )
    sizes, scales = _sizes(operation, input.shape[2:], size, scale_factor)
    axes = zip(input.shape[2:], sizes, scales, strict=True)
    if mode in _RANK:
        # torch's kernel for small images and its backward passes round once where the others round twice.
        fused = operation.endswith("backward") or (len(sizes) == 2 and sum(sizes) <= 128)
        return [linear_gather(n, out, scale, bool(align_corners), input.dtype, fused) for n, out, scale in axes]
    return [nearest_gather(n, out, scale, mode == "nearest-exact") for n, out, scale in axes]


def _sizes(
    operation: str, shape: tuple[int, ...], size: Any, scale_factor: Any
) -> tuple[list[int], list[float | None]]:
    """Return the output's size, and the scale of each axis where it was given."""
    rank = len(shape)
    if (size is None) == (scale_factor is None):
        given = "neither" if size is None else "both"
        raise ValueError(f"{operation}: give either size or scale_factor, got {given}.")
    if size is not None:
        return [at_least(operation, "size", n, 1) for n in _each(operation, "size", size, rank, Integral)], [
            None
        ] * rank
    scales = [float(s) for s in _each(operation, "scale_factor", scale_factor, rank, Real)]
    sizes = []
    for side, n, scale in zip(SIDES[rank], shape, scales, strict=True):
        if not (0 < scale < np.inf) or int(n * scale) < 1:
            raise ShapeError(f"{operation}: scale_factor {scale:g} leaves nothing of a {side} of {n}.")
        sizes.append(at_least(operation, "size", int(n * scale), 1))
    return sizes, list(scales)


def _each(operation: str, name: str, value: Any, rank: int, kind: type) -> list[Any]:
    """Return one number per spatial axis; a single one stands for all."""
    several = list(value) if isinstance(value, tuple | list) else [value] * rank
    if len(several) != rank:
        raise ValueError(
            f"{operation}: {name} must be one number, or one for each of {', '.join(SIDES[rank])}; got {value!r}."
        )
    for number in several:
        if not isinstance(number, kind) or isinstance(number, bool | np.bool_):
            what = "an integer" if kind is Integral else "a number"
            raise TypeError(f"{operation}: {name} must be {what}, got {number!r} ({type(number).__name__}).")
    return several
