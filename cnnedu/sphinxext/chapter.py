"""What a reader sees of a chapter as a whole: its map, how long each page takes, how to open it, what is done.

``lesson_pages`` in ``_config.yml`` (patterns such as ``chapter*/*``) says which pages are worked through. Each says in
its opening, before the first section, how long it takes: "about forty minutes".
``.. chapter-map:: chapter*/*`` lists pages in the order of the table of contents. Under the title of each lesson stand
its time and how to open it: the notebook to download, the command ``notebook_command``, and, as soon as the theme knows
a ``repository_url``, its ``launch_buttons``. ``static/reader.js`` remembers what is done, in the reader's browser only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

__all__ = ["minutes_in"]

logger = logging.getLogger(__name__)

_TENS = {"ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_TENS |= {"seventy": 70, "eighty": 80, "ninety": 90}
_NUMBER = rf"(?:\d+|(?:{'|'.join(_TENS)})(?:-five)?)"
_MINUTES = re.compile(rf"\b(?:about|takes)\s+(?:{_NUMBER}\s+to\s+)?(?P<n>{_NUMBER})\s+minutes\b")
_HOURS = {
    "half an hour": 30,
    "three quarters of an hour": 45,
    "an hour and a half": 90,
    "an hour": 60,
    "two hours": 120,
}


def minutes_in(text: str) -> int | None:
    """Return the minutes that a text says it takes, the larger of two, or None.

    Examples
    --------
    >>> minutes_in("It takes about forty minutes."), minutes_in("It takes 35 to 40 minutes.")
    (40, 40)
    >>> minutes_in("Three functions, about an hour."), minutes_in("Each takes a minute.")
    (60, None)
    """
    text = " ".join(text.split())
    if (said := _MINUTES.search(text)) is not None:
        word = said["n"]
        return int(word) if word.isdigit() else _TENS[word.removesuffix("-five")] + 5 * word.endswith("-five")
    return next((value for words, value in _HOURS.items() if re.search(rf"\b(?:about|takes) {words}\b", text)), None)


def lessons(env: BuildEnvironment, *patterns: str) -> list[str]:
    """Return the pages that match, or all lessons, in the order of the table of contents."""
    root = env.config.root_doc
    chosen = patterns or tuple(env.config.lesson_pages)
    return [page for page in _pages_below(env, root) if any(fnmatch(page, pattern) for pattern in chosen)]


def _pages_below(env: BuildEnvironment, page: str) -> Iterator[str]:
    for child in env.toctree_includes.get(page, []):
        yield child
        yield from _pages_below(env, child)


def opening(doctree: nodes.document) -> list[str]:
    """Return the paragraphs of a page before its first section."""
    top = next(iter(doctree.findall(nodes.section)), doctree)
    return [" ".join(child.astext().split()) for child in top.children if isinstance(child, nodes.paragraph)]


def _note_lesson(app: Sphinx, doctree: nodes.document) -> None:
    """Keep what the map says of a page; Sphinx forgets this metadata with the page."""
    page = app.env.docname
    paragraphs = opening(doctree)
    known = app.env.metadata[page]
    known["opening"] = paragraphs[0] if paragraphs else ""
    if not any(fnmatch(page, pattern) for pattern in app.config.lesson_pages):
        return
    known["minutes"] = minutes_in(" ".join(paragraphs))
    if known["minutes"] is None:
        logger.info("%s: nothing before its first section says how long it takes", page)


class chapter_map(nodes.General, nodes.Element):  # type: ignore[misc]
    """The place of a map that can be drawn when all pages have been read."""


class ChapterMap(SphinxDirective):
    """List pages: title, first line, minutes, done or not."""

    optional_arguments = 99

    def run(self) -> list[nodes.Node]:
        """Leave a place, and have this page made again in each build, because others decide what it says."""
        self.env.note_reread()
        return [chapter_map("", patterns=self.arguments)]


def _visit_map(translator: Any, node: chapter_map) -> None:
    builder, here = translator.builder, translator.builder.current_docname
    env = builder.env
    items, total = [], 0
    for page in lessons(env, *node["patterns"]):
        known = env.metadata[page]
        minutes = known.get("minutes")
        total += minutes or 0
        time = f'<span class="minutes">{minutes} min</span>' if minutes else ""
        link = f'<a href="{builder.get_relative_uri(here, page)}">{escape(env.titles[page].astext())}</a>'
        question = _first_sentences(known.get("opening", ""), 260)
        items.append(f'<li data-page="{page}"><p>{link}{time}</p><p class="question">{escape(question)}</p></li>')
    sum_ = f'<p class="map-sum">{len(items)} pages, about {_in_words(total)} in all.</p>' if len(items) > 1 else ""
    translator.body.append(f'<ol class="chapter-map">{"".join(items)}</ol>{sum_}\n')
    raise nodes.SkipNode


def _first_sentences(text: str, length: int) -> str:
    """Return as many sentences as fit, at least one."""
    sentences = re.split(r"(?<=[.?!])\s+(?=[A-Z])", text)
    kept = sentences[0]
    for sentence in sentences[1:]:
        if len(kept) + len(sentence) >= length:
            break
        kept += f" {sentence}"
    return kept


def _in_words(minutes: int) -> str:
    hours, rest = divmod(round(minutes / 30), 2)
    if hours == 0:
        return f"{minutes} minutes"
    return f"{hours}{'½' if rest else ''} hour{'s' if hours > 1 or rest else ''}"


class ReadingProgress(SphinxDirective):
    """A place where the reader sees, saves, restores and forgets what is done; hidden where nothing can be kept."""

    def run(self) -> list[nodes.Node]:
        """Write the controls; the script brings them to life."""
        buttons = '<button type="button" data-do="export">Save as a file</button> '
        buttons += '<label class="import">Bring back from a file <input type="file" accept=".json"></label> '
        buttons += '<button type="button" data-do="forget">Forget all</button>'
        text = f'<div class="progress-box" hidden><p role="status"></p><p class="progress-actions">{buttons}</p></div>'
        return [nodes.raw("", text, format="html")]


def _add_facts(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Write under the title of a lesson how long it takes and how to open it, and at its end that it is done."""
    if doctree is None or pagename not in lessons(app.env):
        return
    facts = []
    if minutes := app.env.metadata[pagename].get("minutes"):
        facts.append(f"<span>About {minutes} minutes</span>")
    if (source := context.get("sourcename", "")).endswith(".ipynb"):
        address = context["pathto"](f"_sources/{source}", 1)
        facts.append(f'<a href="{address}" download>Download the notebook</a>')
    facts += [
        f'<a href="{escape(button["url"])}">Open in {button["text"]}</a>'
        for group in context.get("header_buttons", [])
        if group.get("label") == "launch-buttons"
        for button in group["buttons"]
    ]
    if command := app.config.notebook_command:
        facts.append(f"<span>In JupyterLab: <code>{escape(command)}</code> in a copy of the source</span>")
    line = f'<p class="page-facts">{"".join(facts)}</p>'
    context["body"] = context["body"].replace("</h1>", f"</h1>\n{line}", 1)
    done = (
        f'<p class="page-done" data-page="{pagename}" hidden><button type="button" aria-pressed="false"></button></p>'
    )
    context["body"] += f"{done}\n"


def _configure(app: Sphinx, config: Any) -> None:
    """Without a repository there is nothing to launch, and the theme would fail to find one."""
    if not config.html_theme_options.get("repository_url"):
        config.html_theme_options.pop("launch_buttons", None)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives, the settings and the script."""
    app.add_config_value("lesson_pages", [], "env")
    app.add_config_value("notebook_command", "", "html")
    app.add_node(chapter_map, html=(_visit_map, None))
    app.add_directive("chapter-map", ChapterMap)
    app.add_directive("reading-progress", ReadingProgress)
    app.add_js_file("reader.js", loading_method="defer")
    app.connect("config-inited", _configure)
    app.connect("doctree-read", _note_lesson)
    app.connect("html-page-context", _add_facts, priority=700)  # after the theme's buttons and the widgets' states
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
