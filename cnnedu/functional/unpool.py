"""Max unpooling: put every maximum back where it was found, and nothing elsewhere."""

from __future__ import annotations

from typing import Any

import numpy as np
from jaxtyping import Int, Integer, Num

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.functional._arguments import SIDES, Pair, at_least, check_array, check_same_shape, pair
from cnnedu.functional.gradient import InputGradient

__all__ = ["max_unpool2d", "max_unpool2d_backward"]

_AXES = ("n", "c", "h", "w")


def max_unpool2d(
    input: Num[np.ndarray, "*n c h w"],
    indices: Integer[np.ndarray, "*n c h w"],
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
    output_size: tuple[int, ...] | None = None,
) -> Num[np.ndarray, "*n c h_out w_out"]:
    """Write each number at its index into zeros: `torch.nn.functional.max_unpool2d` in NumPy.

    With the indices that `max_pool2d` returned it is a partial inverse: what was not a maximum is lost, but the
    maxima stand where they stood. Decoders that have to draw sharp edges use it.

    Parameters
    ----------
    input : array, (n, c, h, w) or (c, h, w)
        What to write, integers or floats.
    indices : array of integers, shaped as `input`
        Where: ``row * w_out + column``. Of several numbers with one index the last in reading order stays
        (in torch too on one thread; several race).
    kernel_size, stride, padding : int or (int, int)
        Those of the pooling that is undone; they only determine the size of the output.
    output_size : (int, int), optional
        Height and width of the output, also accepted with the axes before them, as a shape. Sizes that differ by
        less than a stride pool to the same size, so pooling alone does not tell which one it was.

    Returns
    -------
    array, (n, c, h_out, w_out)
        In the input's dtype; ``h_out = (h - 1) stride + kernel_size - 2 padding`` where no size is given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        An index or a size is out of range, `indices` is not shaped as `input` or not of integers, or an argument is
        no array of real numbers.

    References
    ----------
    Zeiler, Taylor & Fergus (2011), *Adaptive Deconvolutional Networks*; Badrinarayanan, Kendall & Cipolla (2017),
    *SegNet*, arXiv:1511.00561.

    Examples
    --------
    >>> max_unpool2d(np.array([[[5, 7]]]), np.array([[[1, 6]]]), 2)
    array([[[0, 5, 0, 0],
            [0, 0, 7, 0]]])
    """
    name = "max_unpool2d"
    size, index = _arguments(name, input, indices, kernel_size, stride, padding, output_size)
    output = np.zeros((*input.shape[:-2], *size), input.dtype.type)
    output.reshape(-1)[index] = input.reshape(-1)  # where indices repeat, NumPy keeps the last
    return output


def max_unpool2d_backward(
    grad_output: Num[np.ndarray, "*n c h_out w_out"],
    input: Num[np.ndarray, "*n c h w"],
    indices: Integer[np.ndarray, "*n c h w"],
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
    output_size: tuple[int, ...] | None = None,
) -> InputGradient:
    """Read each input's gradient where `max_unpool2d` wrote it.

    Of several inputs with one index, each gets the gradient, also those that were overwritten: torch does the same.

    Parameters
    ----------
    grad_output : array, shaped as the output of `max_unpool2d`
        Gradient of the loss with respect to that output.
    input, indices, kernel_size, stride, padding, output_size
        The arguments that `max_unpool2d` was called with.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``, in the shape of the input.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `max_unpool2d`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    >>> grad_output = np.array([[[10.0, 11.0, 12.0, 13.0], [14.0, 15.0, 16.0, 17.0]]])
    >>> max_unpool2d_backward(grad_output, np.array([[[5.0, 7.0]]]), np.array([[[1, 6]]]), 2).input
    array([[[11., 16.]]])
    """
    name = "max_unpool2d_backward"
    size, index = _arguments(name, input, indices, kernel_size, stride, padding, output_size)
    check_array(name, "grad_output", grad_output, ("n", "c", "h_out", "w_out"), unbatched=True)
    check_same_shape(name, "grad_output", grad_output, (*input.shape[:-2], *size), "that of the output")
    dtype = input.dtype if input.dtype.kind == "f" else np.result_type(input, grad_output)
    gradient = np.take(grad_output.reshape(-1), index).astype(dtype.type, copy=False)
    return InputGradient(gradient.reshape(input.shape))


def _arguments(
    name: str, input: Any, indices: Any, kernel_size: Any, stride: Any, padding: Any, output_size: Any
) -> tuple[tuple[int, int], Int[np.ndarray, " numbers"]]:
    """Check the arguments; return the output's sides and, for each number, its place in the raveled output."""
    check_array(name, "input", input, _AXES, unbatched=True)
    check_array(name, "indices", indices, _AXES, unbatched=True)
    if indices.dtype.kind == "f":
        raise DTypeError(f"{name}: indices must hold integers, got dtype {indices.dtype}.")
    check_same_shape(name, "indices", indices, input.shape, "that of the input")
    kernel = pair(name, "kernel_size", kernel_size, 1)
    steps = kernel if stride is None else pair(name, "stride", stride, 1)
    border = pair(name, "padding", padding, 0)
    size = _output_size(name, input.shape[-2:], kernel, steps, border, output_size)
    cells = size[0] * size[1]
    planes = indices.reshape(-1, input.shape[-2] * input.shape[-1])
    wrong = (planes < 0) | (planes >= cells)
    if wrong.any():
        raise ValueError(
            f"{name}: indices must be from 0 to {cells - 1}, the cells of an output of {size[0]}×{size[1]},"
            f" got {planes[wrong][0]}."
        )
    return size, (planes.astype(np.intp) + cells * np.arange(len(planes))[:, None]).reshape(-1)


def _output_size(name: str, size: Any, kernel: Any, steps: Any, border: Any, wanted: Any) -> tuple[int, int]:
    """Return the output's sides: what the pooling implies, or what is wanted if that pools to the same size."""
    implied = [(n - 1) * s + k - 2 * p for n, k, s, p in zip(size, kernel, steps, border, strict=True)]
    if wanted is not None and not (isinstance(wanted, tuple | list) and len(wanted) in (2, 4)):
        raise ValueError(f"{name}: output_size must be (height, width) or a shape (n, c, h, w), got {wanted!r}.")
    h, w = implied if wanted is None else (at_least(name, "output_size", side, 1) for side in wanted[-2:])
    for side, got, middle, s in zip(SIDES[2], (h, w), implied, steps, strict=True):
        if abs(got - middle) >= s:
            low, high = max(1, middle - s + 1), middle + s - 1
            raise ValueError(f"{name}: output_size must have a {side} from {low} to {high}, got {got}.")
        if got < 1:
            raise ShapeError(f"{name}: padding leaves no output: its {side} would be {got}.")
    return h, w
