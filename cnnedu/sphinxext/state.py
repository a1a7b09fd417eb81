"""The widget state of a page, with every long text in it stored once."""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

LONG = 200
"""Characters from which a text is worth sharing: module sources and styles, not labels."""


def share_texts(page: dict[str, Any]) -> dict[str, Any]:
    """Store each long text that several widgets of a page hold (module source, style) only once.

    Parameters
    ----------
    page : dict
        Widget state as Jupyter embeds it: ``{"state": {model_id: {"state": {trait: value}, …}}, …}``.

    Returns
    -------
    dict
        A copy with ``page["shared"]``, a list of texts, and in each model ``"shared": {trait: index}`` in place
        of the traits that were moved there. ``static/anywidget.js`` puts them back.

    Examples
    --------
    >>> source = "export default {}" + " " * 200
    >>> page = {"state": {"a": {"state": {"_esm": source}}, "b": {"state": {"_esm": source, "n": 1}}}}
    >>> small = share_texts(page)
    >>> small["state"]["b"], small["shared"] == [source]
    ({'state': {'n': 1}, 'shared': {'_esm': 0}}, True)
    """
    page = copy.deepcopy(page)
    models = list(page.get("state", {}).values())
    texts = [value for model in models for value in model["state"].values() if isinstance(value, str)]
    repeated = [text for text, count in Counter(texts).items() if count > 1 and len(text) >= LONG]
    places = {text: index for index, text in enumerate(repeated)}
    for model in models:
        moved = {key: places[v] for key, v in model["state"].items() if isinstance(v, str) and v in places}
        if moved:
            model["shared"] = moved
            for key in moved:
                del model["state"][key]
    if repeated:
        page["shared"] = repeated
    return page
