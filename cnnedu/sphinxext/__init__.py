"""Make every anywidget on a static page alive: no kernel, no CDN, no html-manager.

In the ``_config.yml`` of any Jupyter Book 1::

    sphinx:
      extra_extensions: [cnnedu.sphinxext]           # anywidgets live on the page
      # extra_extensions: [cnnedu.sphinxext.offline] # the same, and pages that ask nothing of other hosts

(in a plain Sphinx project with MyST-NB, add it to ``extensions``). Save the widget state in the notebooks; the
default of ``jupyter execute``, nbclient and JupyterLab does. Each view then runs its own front-end module on the
page, also from ``file://``. If an output carries a picture beside the widget, it stands in until the widget has
drawn and wherever scripts are off. A widget whose state is missing from its notebook is a build warning.
Set the CSS variable ``--anywidget-min-height`` to the height that waiting widgets should reserve; their places carry
the name of their class, ``.anywidget-slot[data-widget="Dial"]``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from cnnedu.sphinxext.state import share_texts

STATE_TYPE = "application/vnd.jupyter.widget-state+json"
VIEW_TYPE = "application/vnd.jupyter.widget-view+json"
STILL_TYPES = ("image/svg+xml", "image/png", "image/jpeg", "text/html")
"""What can stand in for a widget, best first."""

_SLOT = re.compile(
    rf'(?P<start><div class="anywidget-slot[^">]*")>(?P<rest>\s*<script type="{re.escape(VIEW_TYPE)}">(?P<view>[^<]*)<)'
)

logger = logging.getLogger(__name__)


class WidgetSlots(SphinxPostTransform):
    """Give each widget view a place of its own that also holds its still picture, and each picture its words.

    MyST-NB keeps one representation of an output and drops the rest; this runs just before it does.
    """

    default_priority = 3
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Rewrite every output that contains a widget view."""
        for bundle in list(self.document.findall(nodes.container)):
            if bundle.get("nb_element") != "mime_bundle":
                continue
            by_type = {child["mime_type"]: child for child in bundle.children if isinstance(child, nodes.container)}
            _describe_images(by_type)
            if VIEW_TYPE in by_type:
                view = by_type[VIEW_TYPE]
                slot = nodes.container("", *view.children, classes=["anywidget-slot"])
                if still := _still_picture(by_type):
                    slot += still
                view.children = []
                view += slot


def _describe_images(by_type: dict[str, nodes.container]) -> None:
    """Give a picture the output's text as its alternative text, unless it has one or the text is a mere repr."""
    text = by_type["text/plain"].astext().strip() if "text/plain" in by_type else ""
    for kind in ("image/png", "image/jpeg", "image/svg+xml"):
        for image in by_type[kind].findall(nodes.image) if kind in by_type and VIEW_TYPE not in by_type else ():
            if text and not text.startswith("<"):
                image.setdefault("alt", text.removeprefix("Figure: "))
            image.attributes.pop("height", None)  # the width gives way on a phone; the height must follow
            image["loading"] = "lazy"


def _still_picture(by_type: dict[str, nodes.container]) -> nodes.container | None:
    """Return the best representation of an output that needs no script, or None."""
    best = next((by_type[kind] for kind in STILL_TYPES if kind in by_type), None)
    if best is None:
        return None
    still = nodes.container("", *best.children, classes=["anywidget-still"])
    name = by_type["text/plain"].astext() if "text/plain" in by_type else "the interactive figure"
    for image in still.findall(nodes.image):
        image.setdefault("alt", f"Still picture of {name}")
        image["loading"] = "lazy"
    return still


def _embed(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Move a page's widget state behind its text, shortened, and link the loader."""
    if app.builder.format != "html" or VIEW_TYPE not in context.get("body", ""):
        return
    states = [script for script in context["script_files"] if _is_state(script)]
    known: dict[str, Any] = {}
    for script in states:
        context["script_files"].remove(script)
        page = json.loads(script.attributes["body"])
        # "<" only occurs inside JSON strings, where the escape means the same and cannot end the script element.
        text = json.dumps(share_texts(page), separators=(",", ":")).replace("<", "\\u003c")
        context["body"] += f'<script type="{STATE_TYPE}">{text}</script>\n'
    for text in _scripts(context["body"], STATE_TYPE):
        known.update(json.loads(text)["state"])
    for model_id in _views(context["body"]):
        if model_id not in known:
            logger.warning(
                "the notebook shows widget %s but does not hold its state: run it again and save the widget state",
                model_id,
                location=pagename,
                type="cnnedu",
                subtype="widget",
            )
    context["body"] = _SLOT.sub(lambda slot: _name_slot(slot, known), context["body"])
    app.add_js_file("anywidget.js", loading_method="defer")


def _name_slot(slot: re.Match[str], known: dict[str, Any]) -> str:
    """Write the widget's class on its place, so that a style sheet can reserve the height that it will take."""
    state = known.get(json.loads(slot["view"])["model_id"], {}).get("state", {})
    name = str(state.get("_anywidget_id", "")).rpartition(".")[2]
    return f'{slot["start"]} data-widget="{name}">{slot["rest"]}' if name.isidentifier() else slot[0]


def _is_state(script: Any) -> bool:
    return getattr(script, "attributes", {}).get("type") == STATE_TYPE


def _views(body: str) -> list[str]:
    """Return the model id of every widget view in a page."""
    return [json.loads(script)["model_id"] for script in _scripts(body, VIEW_TYPE)]


def _scripts(body: str, kind: str) -> list[str]:
    """Return the text of every script element of one type."""
    return re.findall(rf'<script type="{re.escape(kind)}">(.*?)</script>', body, re.DOTALL)


def _configure(app: Sphinx, config: Any) -> None:
    config.nb_ipywidgets_js = {}  # MyST-NB's default: require.js and html-manager from a CDN
    config.html_static_path.append(str(Path(__file__).parent / "static"))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.setup_extension("myst_nb")
    app.add_post_transform(WidgetSlots)
    app.add_css_file("anywidget.css")
    app.connect("config-inited", _configure)
    app.connect("html-page-context", _embed, priority=600)  # after MyST-NB has added its scripts
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
