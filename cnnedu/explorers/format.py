"""Numbers, shapes and shares as people read them; ``frontend/shared/format.ts`` writes them alike."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal

import numpy as np

__all__ = ["cell_text", "count_text", "fixed_text", "number_text", "percent_text", "shape_text", "weight_text"]

_MINUS = "\N{MINUS SIGN}"


def shape_text(array: np.ndarray) -> str:
    """Write a shape as 1×7×7."""
    return "×".join(map(str, array.shape))


def fixed_text(value: float, decimals: int) -> str:
    """Write a number with so many decimals, halves up as the page's toFixed does (and `format` does not).

    Examples
    --------
    >>> fixed_text(1.125, 2), f"{1.125:.2f}"
    ('1.13', '1.12')
    """
    return f"{Decimal(float(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"


def number_text(value: float) -> str:
    """Write a number for reading, as the page does: two decimals (or two digits, if small), a true minus sign.

    Examples
    --------
    >>> number_text(0.125), number_text(-2.0), number_text(1e-17), number_text(-np.inf)
    ('0.13', '−2', '0', '−∞')
    """
    size, sign = abs(value), _MINUS if value < 0 else ""
    if not math.isfinite(value):
        return "nan" if math.isnan(value) else f"{sign}∞"
    if size < 1e-9:  # what is left of a zero after cancellation
        return "0"
    if size >= 1e15:  # nobody counts the digits: 1.25e+20
        return sign + f"{Context(3, ROUND_HALF_UP).create_decimal(size).normalize():e}"
    rounded = float(fixed_text(size, 2))
    return sign + (repr(rounded).removesuffix(".0") if rounded else f"{size:.2g}")


def weight_text(value: float, denominator: int) -> str:
    """Write a weight as a person would: 1/9 rather than 0.11 where all weights of the filter are ninths."""
    if value.is_integer() or not 1 < denominator <= 99:
        return number_text(value)
    return f"{number_text(value * denominator)}/{denominator}"


def cell_text(value: float, write: Callable[[float], str] = number_text, characters: int = 4) -> str:
    """Write a number so that it fits into a cell: fewer decimals, then only its magnitude.

    Examples
    --------
    >>> [cell_text(value) for value in (0.25, -0.25, 12.75, -1234.0)]
    ['0.25', '−.25', '12.8', '−1e3']
    """
    text = write(value)
    if len(text) > characters and abs(value) < 1:
        text = text.replace("0.", ".")
    for decimals in (1, 0):
        rounded = round(value, decimals)
        if len(text) > characters and rounded:  # never round a number away to zero
            text = number_text(rounded)
    if len(text) > characters:
        text = f"{value:.0e}".replace("e+0", "e").replace("e-0", "e-").replace("e+", "e").replace("-", _MINUS)
    return text


def count_text(count: float) -> str:
    """Write a count in three digits.

    Examples
    --------
    >>> count_text(999), count_text(61_706), count_text(385_814_752), count_text(999_999_999)
    ('999', '61.7 k', '386 M', '1.00 G')
    """
    if count < 999.5:
        return fixed_text(count, 0)
    for power, prefix in ((3, "k"), (6, "M"), (9, "G"), (12, "T"), (15, "P")):
        value = count / 10**power
        for decimals, top in ((2, 9.995), (1, 99.95), (0, 999.5)):
            if value < top:
                return f"{fixed_text(value, decimals)} {prefix}"
    return f"{Context(3, ROUND_HALF_UP).create_decimal(float(count)):.2e}"


def percent_text(share: float) -> str:
    """Write a probability: 99.8 %.

    Examples
    --------
    >>> percent_text(0.9981), percent_text(0.00004), percent_text(1.0)
    ('99.8 %', 'under 0.1 %', '100 %')
    """
    if 0 < share < 0.0005:
        return "under 0.1 %"
    if 0.9995 <= share < 1:
        return "over 99.9 %"
    return f"{fixed_text(100 * share, 1).removesuffix('.0')} %"
