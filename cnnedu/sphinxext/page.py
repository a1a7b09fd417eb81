"""One page that holds live widgets and needs nothing else: no server, no kernel, no network.

>>> from cnnedu.explorers import ConvolutionExplorer
>>> page = standalone_page([ConvolutionExplorer()], title="Edges")
>>> "<script src" in page, "ConvolutionExplorer" in page
(False, True)
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from cnnedu.sphinxext.state import share_texts

__all__ = ["standalone_page", "widget_slot", "widget_state"]

_STATIC = Path(__file__).parent / "static"
_STYLE = """
body { margin: 0 auto; padding: 16px; max-width: 1100px; background: Canvas; color: CanvasText; }
html { color-scheme: light dark; font-family: system-ui, sans-serif; }
html[data-theme="light"] { color-scheme: light; }
html[data-theme="dark"] { color-scheme: dark; }
.anywidget-slot { margin-block: 16px; }
"""


def widget_state(widgets: Sequence[Any]) -> str:
    """Return the script element that holds the state of widgets, for the loader to read."""
    from ipywidgets.embed import dependency_state, embed_data

    needed = dependency_state(list(widgets), drop_defaults=False)  # or every widget of this process would come along
    state = embed_data(views=list(widgets), state=needed)["manager_state"]
    # "<" only occurs inside JSON strings, where the escape means the same and cannot end the script element.
    text = json.dumps(share_texts(state), separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/vnd.jupyter.widget-state+json">{text}</script>'


def widget_slot(widget: Any) -> str:
    """Return the place of a widget on a page, with a still picture that stands in until it lives."""
    view = json.dumps({"model_id": widget.model_id, "version_major": 2, "version_minor": 0})
    data, _ = widget._repr_mimebundle_()
    picture = data.get("image/svg+xml", "")
    still = (
        f'<div class="anywidget-still" role="img" aria-label="Still picture of {escape(repr(widget))}">{picture}</div>'
    )
    script = f'<script type="application/vnd.jupyter.widget-view+json">{view}</script>'
    return f'<div class="anywidget-slot">{script}{still if picture else ""}</div>'


def standalone_page(widgets: Sequence[Any], title: str = "cnnedu") -> str:
    """Return an HTML page with live widgets, complete in itself: save it, mail it, open it from a folder.

    Parameters
    ----------
    widgets : sequence of widgets
        Explorers, or any other anywidgets, one below the other.
    title : str
        What the browser's tab says.

    Returns
    -------
    str
        HTML; ``Path("edges.html").write_text(page, encoding="utf-8")`` makes a file of it.
    """
    style, loader = ((_STATIC / f"anywidget.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    slots = "\n".join(map(widget_slot, widgets))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{style}{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n{slots}\n</main>\n"
        f"{widget_state(widgets)}\n<script>{loader}</script>\n</body>\n</html>\n"
    )
