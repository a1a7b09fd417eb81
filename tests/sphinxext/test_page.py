"""A page of its own: complete, small, and holding nothing but what it was given."""

from __future__ import annotations

import json
import re

from cnnedu.explorers import ConvolutionExplorer
from cnnedu.sphinxext.page import standalone_page, widget_slot, widget_state


def models(page: str) -> dict[str, dict[str, object]]:
    (text,) = re.findall(r'<script type="application/vnd.jupyter.widget-state\+json">(.*?)</script>', page, re.DOTALL)
    assert "<" not in text  # nothing in it can end the script element
    found: dict[str, dict[str, object]] = json.loads(text)["state"]
    return found


def test_a_page_holds_the_widgets_it_was_given_and_no_others() -> None:
    others = [ConvolutionExplorer(stride=3) for _ in range(3)]
    explorer = ConvolutionExplorer(stride=2)
    held = models(standalone_page([explorer]))
    assert explorer.model_id in held
    assert not {other.model_id for other in others} & set(held)
    assert held[explorer.model_id]["state"]["stride"] == [2, 2]  # type: ignore[index]


def test_two_of_a_kind_share_their_module() -> None:
    one, two = (len(widget_state([ConvolutionExplorer() for _ in range(n)])) for n in (1, 2))
    assert two - one < 0.2 * one


def test_a_page_is_complete_in_itself() -> None:
    page = standalone_page([ConvolutionExplorer()], title="Edges & <corners>")
    assert "<title>Edges &amp; &lt;corners&gt;</title>" in page
    assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=", page)


def test_a_place_has_a_picture_with_words() -> None:
    explorer = ConvolutionExplorer()
    place = widget_slot(explorer)
    assert explorer.still() in place
    assert f'aria-label="Still picture of {explorer!r}"' in place
