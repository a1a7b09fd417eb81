"""Settings of every kind: one normal form, and a refusal that names the explorer, the setting and what is allowed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from cnnedu.explorers import Explorer
from cnnedu.explorers.traits import (
    ArrayTrait,
    ChoiceTrait,
    FlagTrait,
    ListTrait,
    NumberTrait,
    PictureTrait,
    TextTrait,
    Trait,
    WholeTrait,
    to_json,
)


class Holder:
    """Names traits as an explorer does."""

    size = WholeTrait(3, (1, 5))
    text = TextTrait("hello", 8)
    sizes = ListTrait(WholeTrait(1, (1, 9)), [1, 2], (1, 3))
    mode = ChoiceTrait(("max", "average"), default="average")
    on = FlagTrait(default=True)
    image = PictureTrait("camera", 32)
    rate = NumberTrait(0.5, (0, 1))
    row = ArrayTrait([0], {"w": (1, 3)}, least=1)


def trait(name: str) -> Trait:
    found: Trait = vars(Holder)[name]
    found.this_class, found.name = Holder, name
    return found


def test_defaults_are_what_was_said() -> None:
    assert [trait(name).default() for name in ("size", "text", "sizes", "mode", "on", "rate")] == [
        *(3, "hello", (1, 2), "average", True, 0.5)
    ]
    assert trait("image").default().shape == (32, 32)


@pytest.mark.parametrize(
    ("name", "value", "error", "words"),
    [
        ("size", 6, ValueError, "Holder: size must be from 1 to 5, got 6."),
        ("size", 2.0, TypeError, "Holder: size must be an integer, got 2.0 (float)."),
        ("size", True, TypeError, "Holder: size must be an integer, got True (bool)."),
        ("text", 3, TypeError, "Holder: text must be a text, got 3 (int)."),
        ("text", "123456789", ValueError, "Holder: text must have at most 8 characters, got 9."),
        ("sizes", [], ValueError, "Holder: sizes must hold from 1 to 3 values, got 0."),
        ("sizes", "12", TypeError, "Holder: sizes must be a list, got '12' (str)."),
        ("sizes", [1, 10], ValueError, "Holder: sizes, one value, must be from 1 to 9, got 10."),
        ("mode", "maxx", ValueError, "Holder: mode must be one of 'max', 'average', got 'maxx'. Did you mean 'max'?"),
        ("on", 1, TypeError, "Holder: on must be True or False, got 1."),
        ("rate", float("nan"), ValueError, "Holder: rate must be from 0 to 1, got nan."),
    ],
)
def test_a_refusal_says_who_what_and_what_is_allowed(name: str, value: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error) as refusal:
        trait(name).check(value)
    assert str(refusal.value) == words


def test_a_list_is_kept_as_a_tuple() -> None:
    assert trait("sizes").check(np.array([3, 4])) == (3, 4)


@pytest.mark.parametrize("value", [[10**20, 1], [10**20, 1.5], [-(10**30), 10**19, 0.5]])
def test_large_numbers_come_as_the_page_writes_them(value: list[float]) -> None:
    assert trait("row").check(value).tolist() == [float(number) for number in value]


@pytest.mark.parametrize("value", [[10**20, True], [10**20, "1"], [10**20, None]])
def test_what_is_no_number_is_refused_beside_large_ones(value: list[Any]) -> None:
    with pytest.raises(TypeError, match=r"Holder: row must be an array of integers or floats"):
        trait("row").check(value)


def test_pictures_travel_as_png() -> None:
    assert to_json(np.zeros((2, 2), np.uint8)).startswith("data:image/png;base64,")
    assert to_json({"a": (1.0, np.array([2.5]))}) == {"a": [1, [2.5]]}


def test_the_base_promises_code_words_and_a_picture() -> None:
    for name in ("python", "still", "describe"):
        assert callable(getattr(Explorer, name))
