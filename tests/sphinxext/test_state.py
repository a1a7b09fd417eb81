from __future__ import annotations

import copy
import json

from cnnedu.sphinxext.state import LONG, share_texts


def page(**models: dict[str, object]) -> dict[str, object]:
    return {"version_major": 2, "state": {name: {"state": state} for name, state in models.items()}}


def restore(small: dict) -> dict:
    """Do in Python what static/anywidget.js does in the page."""
    for model in small["state"].values():
        for key, index in model.pop("shared", {}).items():
            model["state"][key] = small["shared"][index]
    small.pop("shared", None)
    return small


def test_repeated_long_texts_are_stored_once_and_come_back() -> None:
    esm, css = "a" * 5000, "b" * LONG
    full = page(x={"_esm": esm, "_css": css, "n": 1}, y={"_esm": esm, "_css": css}, z={"_esm": "c" * 5000})
    small = share_texts(full)
    assert json.dumps(small).count(esm) == json.dumps(small).count(css) == 1
    assert restore(copy.deepcopy(small)) == full


def test_short_single_and_non_text_values_stay_where_they_are() -> None:
    full = page(x={"label": "s" * (LONG - 1), "values": [1] * 500}, y={"label": "s" * (LONG - 1), "_esm": "e" * 999})
    assert share_texts(full) == full


def test_the_argument_is_not_changed() -> None:
    full = page(x={"_esm": "a" * 999}, y={"_esm": "a" * 999})
    before = copy.deepcopy(full)
    share_texts(full)
    assert full == before
