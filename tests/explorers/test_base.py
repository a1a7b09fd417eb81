"""The base of the explorers, on a small one made here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from cnnedu.explorers import base
from cnnedu.explorers.base import Explorer
from cnnedu.explorers.traits import FlagTrait, NumberTrait, PairTrait


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Explorer]]:
    """Return an explorer whose two settings must fit together: low < high."""
    monkeypatch.setattr(base, "_EXPLORERS", [])

    class Toy(Explorer):
        _esm = "export default { render() {} };"
        low = NumberTrait(1, (0, 10))
        high = NumberTrait(5, (0, 10))
        hurry = FlagTrait()

        @classmethod
        def settle(cls, state: dict[str, Any], changed: frozenset[str]) -> dict[str, Any]:
            if state["low"] >= state["high"]:
                if "high" in changed:
                    raise ValueError(f"Toy: high must be above {state['low']}, got {state['high']}.")
                state["high"] = min(10.0, state["low"] + 1)
            return state

        def still(self) -> str:
            return "<svg/>"

    yield Toy


def sent(explorer: Explorer, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return the list that messages to the page go to from now on."""
    messages: list[dict[str, Any]] = []
    monkeypatch.setattr(type(explorer), "_send", lambda self, msg, buffers=None: messages.append(msg))
    return messages


def test_registers_itself_and_lists_settings_as_declared(toy: type[Explorer]) -> None:
    assert base.list_explorers() == [toy]
    assert toy.settings == ("low", "high", "hurry")
    assert repr(toy(low=2)) == "Toy(low=2, high=5, hurry=False)"


def test_settings_that_fit_only_together_are_set_together(toy: type[Explorer]) -> None:
    assert (toy(low=7, high=9).low, toy(high=9, low=7).high) == (7, 9)
    explorer = toy()
    explorer.set(high=9, low=7)
    assert (explorer.low, explorer.high) == (7, 9)


def test_a_setting_that_was_not_given_follows(toy: type[Explorer]) -> None:
    explorer = toy()
    explorer.low = 6
    assert explorer.high == 7


def test_either_all_change_or_none(toy: type[Explorer]) -> None:
    explorer, seen = toy(), []
    explorer.observe(seen.append)
    with pytest.raises(ValueError, match="high must be above 4.0, got 3.0"):
        explorer.set(hurry=True, low=4, high=3)
    with pytest.raises(TypeError, match="Toy: hurry must be True or False, got 'yes'"):
        explorer.set(low=2, hurry="yes")
    assert (repr(explorer), seen) == ("Toy(low=1, high=5, hurry=False)", [])


def test_observers_see_the_whole_change(toy: type[Explorer]) -> None:
    explorer, seen = toy(), []
    explorer.observe(lambda change: seen.append((change["name"], explorer.low, explorer.high)))
    explorer.set(low=7, high=9)
    explorer.set(low=7)
    assert seen == [("low", 7, 9), ("high", 7, 9)]


def test_one_message_for_one_change(toy: type[Explorer], monkeypatch: pytest.MonkeyPatch) -> None:
    explorer = toy()
    messages = sent(explorer, monkeypatch)
    explorer.set(low=7, high=9)
    assert messages == [{"method": "update", "state": {"low": 7, "high": 9}, "buffer_paths": []}]


def test_page_hears_of_what_python_corrected(toy: type[Explorer], monkeypatch: pytest.MonkeyPatch) -> None:
    explorer = toy()
    messages = sent(explorer, monkeypatch)
    explorer.set_state({"low": 8})
    assert (explorer.low, explorer.high) == (8, 9)
    assert [m["state"] for m in messages if m["method"] == "update"] == [{"high": 9}]


def test_page_hears_the_good_value_when_its_own_is_bad(toy: type[Explorer], monkeypatch: pytest.MonkeyPatch) -> None:
    explorer = toy()
    messages = sent(explorer, monkeypatch)
    explorer.set_state({"low": 99, "hurry": True, "nonsense": 1})
    assert (explorer.low, explorer.hurry) == (1, True), "the valid part is taken"
    assert [m["state"] for m in messages if m["method"] == "update"] == [{"low": 1}]


def test_an_accepted_value_is_not_sent_back(toy: type[Explorer], monkeypatch: pytest.MonkeyPatch) -> None:
    explorer = toy()
    messages = sent(explorer, monkeypatch)
    explorer.set_state({"low": 2})
    assert explorer.low == 2
    assert [m["method"] for m in messages] == ["echo_update"], "the echo is for other pages of the same kernel"


def test_reset_returns_to_the_first_settings(toy: type[Explorer]) -> None:
    explorer = toy(low=2, high=3)
    explorer.set(low=7, high=9, hurry=True)
    explorer.reset()
    assert repr(explorer) == "Toy(low=2, high=3, hurry=False)"


def test_widget_keywords_pass(toy: type[Explorer]) -> None:
    assert toy(layout={"width": "50%"}, tooltip="hello").layout.width == "50%"


def test_a_missing_page_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "_EXPLORERS", [])

    class Pageless(Explorer):
        size = PairTrait(1, (1, 2))

    with pytest.raises(FileNotFoundError, match=r"Pageless: explorers/static/\w+\.js is missing"):
        Pageless()


@pytest.mark.parametrize("name", ["settings", "still", "set", "reset", "settle"])
def test_what_belongs_to_the_class_is_not_replaced(toy: type[Explorer], name: str) -> None:
    explorer = toy()
    with pytest.raises(AttributeError, match=f"Toy: {name} is no setting; set one of low, high, hurry"):
        setattr(explorer, name, 1)
    explorer.low = 2
    assert explorer.low == 2
