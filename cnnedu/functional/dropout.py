"""Dropout: a different half of the network is switched off for every batch, so that no unit can rely on another."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from cnnedu.functional._arguments import check_flag
from cnnedu.functional._numbers import as_result, check_floats, check_grad_output, check_number, working
from cnnedu.functional.gradient import InputGradient

__all__ = ["dropout", "dropout_backward"]

_WHY = "what is kept is scaled by a fraction"


def dropout(
    input: Float[np.ndarray, "*shape"],
    p: int | float = 0.5,
    training: bool = True,
    *,
    generator: np.random.Generator | None = None,
) -> Float[np.ndarray, "*shape"]:
    r"""Set each number to zero with probability `p`, scale up the others: `torch.nn.functional.dropout` in NumPy.

    .. math:: y_i = \frac{m_i}{1 - p}\, x_i, \qquad m_i = 0 \text{ with probability } p, \text{ else } 1

    The scaling keeps the expected value, so that evaluation, where nothing is dropped, needs no change.

    Parameters
    ----------
    input : array of floats, any shape
        Activations.
    p : float
        Probability to be dropped, from 0 to 1.
    training : bool
        In evaluation the input is returned, copied.
    generator : numpy.random.Generator
        Where the chance comes from; needed in training unless ``p=0``. torch takes its global one instead: ours is
        an argument so that the same call can be made again.

    Returns
    -------
    array, shaped as the input
        In the input's dtype.

    Raises
    ------
    DTypeError, TypeError, ValueError
        The input does not hold floats, `p` is no probability, or the generator is missing.

    References
    ----------
    Srivastava, Hinton, Krizhevsky, Sutskever & Salakhutdinov (2014), *Dropout*. There the scaling is left to
    evaluation; doing it in training is called inverted dropout.

    Examples
    --------
    >>> dropout(np.ones(6), generator=np.random.default_rng(0))
    array([2., 0., 0., 0., 2., 2.])
    """
    check_floats("dropout", "input", input, _WHY)
    mask = _mask("dropout", input, p, training, generator)
    with np.errstate(all="ignore"):  # infinity is not dropped but becomes NaN, as in torch
        return as_result(working(input) * mask, input)


def dropout_backward(
    grad_output: Float[np.ndarray, "*shape"],
    input: Float[np.ndarray, "*shape"],
    p: int | float = 0.5,
    training: bool = True,
    *,
    generator: np.random.Generator | None = None,
) -> InputGradient:
    """Scale the gradient as the numbers were scaled: what was dropped gets none.

    Parameters
    ----------
    grad_output : array, shaped as the input
        Gradient of the loss with respect to the output.
    input, p, training
        The arguments that `dropout` was called with.
    generator : numpy.random.Generator
        In the state in which `dropout` was given it, so that it draws the same mask.

    Returns
    -------
    InputGradient
        Named tuple ``(input,)``.

    Raises
    ------
    DTypeError, ShapeError, TypeError, ValueError
        As `dropout`; also where `grad_output` has not the shape of the output.

    Examples
    --------
    A fresh ``default_rng(0)`` for each of the two is in the same state:

    >>> x = np.ones(6)
    >>> dropout(x, generator=np.random.default_rng(0))
    array([2., 0., 0., 0., 2., 2.])
    >>> dropout_backward(np.ones(6), x, generator=np.random.default_rng(0)).input
    array([2., 0., 0., 0., 2., 2.])
    """
    name = "dropout_backward"
    check_floats(name, "input", input, _WHY)
    grad = working(check_grad_output(name, grad_output, input.shape))
    mask = _mask(name, input, p, training, generator)
    with np.errstate(all="ignore"):
        return InputGradient(as_result(grad * mask, input))


def _mask(
    operation: str, input: np.ndarray, p: int | float, training: bool, generator: np.random.Generator | None
) -> np.ndarray:
    """Return what each number is multiplied by: 0 where it is dropped, 1 / (1 - p) where it is kept."""
    chance = check_number(operation, "p", p, 0, 1)
    check_flag(operation, "training", training)
    dtype = np.result_type(input.dtype, np.float32)
    if not training or chance == 0:
        return np.ones((), dtype)
    if not isinstance(generator, np.random.Generator):
        raise TypeError(
            f"{operation}: generator must be a numpy.random.Generator, such as np.random.default_rng(0), got"
            f" {generator!r}."
        )
    kept = generator.random(input.shape) >= chance  # never true where p is 1: random numbers stay below it
    return np.asarray(kept / (1 - chance) if chance < 1 else kept, dtype)
