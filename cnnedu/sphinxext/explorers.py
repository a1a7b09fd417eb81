"""The explorers in a book, made from `list_explorers`: a new explorer has its place by itself.

``.. explorer:: KernelExplorer`` puts one, alive, on a page that is no notebook; its settings follow as YAML.
``.. explorer-gallery:: KernelExplorer PoolingExplorer`` writes a section for each of these, or for all: what it is for,
the explorer itself, alive, the call that makes it, and pictures of it in the light, in the dark and on a phone, where
``book/assets/explorers`` has them.
``.. explorer-cards::`` lists all explorers, each with a picture, and leads to their sections, wherever these are.
``.. explorer-entries::`` writes the reference entry of each.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from cnnedu.errors import check_choice
from cnnedu.explorers import Explorer, list_explorers
from cnnedu.explorers.base import STATIC
from cnnedu.sphinxext.page import widget_slot, widget_state
from cnnedu.sphinxext.reference import render_sections

logger = logging.getLogger(__name__)

_CARD = (280, 170)  # pixels of a card's picture

VIEWS = {"light": "in the light", "dark": "in the dark", "phone": "on a phone"}
"""The pictures of an explorer, by the end of their file names (`cnnedu.sphinxext.screenshots` takes them)."""


def title_of(explorer: type[Explorer]) -> str:
    """Return an explorer's name in words.

    Examples
    --------
    >>> from cnnedu.explorers import ConvolutionExplorer
    >>> title_of(ConvolutionExplorer)
    'Convolution'
    """
    words = re.findall(r"[A-Z][a-z]*", explorer.__name__.removesuffix("Explorer"))
    return " ".join([words[0], *(word.lower() for word in words[1:])])


def call_of(explorer: type[Explorer]) -> str:
    """Return the Python that shows an explorer as it comes."""
    return f"from cnnedu.explorers import {explorer.__name__}\n\n{explorer.__name__}()"


def _stable(markup: str, ids: Mapping[str, str]) -> nodes.raw:
    """Return HTML with names for ids, which are drawn by chance: a page should be the same whenever it is built."""
    for drawn, fixed in ids.items():
        markup = markup.replace(drawn, fixed)
    return nodes.raw("", markup, format="html")


def _note_files(env: BuildEnvironment, cls: type[Explorer]) -> str:
    """Have the page made again when the explorer's files change, and return its source."""
    source = str(inspect.getsourcefile(cls))
    page = STATIC / cls.__module__.rpartition(".")[2]
    for file in (source, page.with_suffix(".js"), page.with_suffix(".css")):
        env.note_dependency(str(file))
    return source


class OneExplorer(SphinxDirective):
    """Show an explorer, alive, where no notebook does: its class, and its settings as YAML."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Make it as Python would, so that a wrong name or value is refused with its reason."""
        import yaml  # Jupyter Book brings it

        known = {cls.__name__: cls for cls in list_explorers()}
        name = self.arguments[0]
        try:
            check_choice("explorer", "class", name, known)
            explorer = known[name](**(yaml.safe_load("\n".join(self.content)) or {}))
        except (TypeError, ValueError, yaml.YAMLError) as error:
            raise self.error(str(error)) from error
        _note_files(self.env, known[name])
        ids = {explorer.model_id: f"explorer-{self.env.new_serialno('explorer')}"}
        return [_stable(widget_slot(explorer) + widget_state([explorer]), ids)]


class ExplorerGallery(SphinxDirective):
    """Show some explorers, or every one, alive."""

    optional_arguments = 99

    def run(self) -> list[nodes.Node]:
        """Make one of each, and write their sections and, once, their state."""
        known = {cls.__name__: cls for cls in list_explorers()}
        try:
            for name in self.arguments:
                check_choice("explorer-gallery", "class", name, known)
        except ValueError as error:
            raise self.error(str(error)) from error
        chosen = [known[name] for name in self.arguments or known]
        explorers = [cls() for cls in chosen]
        ids = {explorer.model_id: f"gallery-{type(explorer).__mro__[1].__name__}" for explorer in explorers}
        sections = [
            self._section(cls, _stable(widget_slot(explorer), ids))
            for cls, explorer in zip(chosen, explorers, strict=True)
        ]
        return [*sections, _stable(widget_state(explorers), ids)]

    def _section(self, cls: type[Explorer], widget: nodes.raw) -> nodes.section:
        source = _note_files(self.env, cls)
        anchor = nodes.make_id(cls.__name__)
        shown_on(self.env)[cls.__name__] = (self.env.docname, anchor)
        section = nodes.section(ids=[anchor])
        section += nodes.title("", title_of(cls))
        text = (inspect.getdoc(cls) or "").partition("\nParameters\n")[0].strip().splitlines()
        self.state.nested_parse(StringList([*render_sections(text), ""], source), 0, section)
        section += widget
        code = [*call_of(cls).splitlines()]
        lines = [
            ".. code-block:: python",
            "",
            *(f"   {line}" for line in code),
            "",
            f"Its settings: `{cls.__name__}`.",
            "",
        ]
        self.state.nested_parse(StringList(lines, source), 0, section)
        if pictures := self._pictures(cls):
            section += pictures
        return section

    def _pictures(self, cls: type[Explorer]) -> nodes.raw | None:
        """Return the pictures of an explorer, folded, if there are any."""
        from PIL import Image

        folder = Path(self.env.srcdir) / "book" / "assets" / "explorers"
        root = "../" * self.env.docname.count("/")
        figures = []
        for view, words in VIEWS.items():
            path = folder / f"{cls.__name__}-{view}.webp"
            if path.is_file():
                self.env.note_dependency(str(path))
                width, height = Image.open(path).size
                image = f'<img src="{root}_static/explorers/{path.name}" width="{width // 2}" height="{height // 2}"'
                figures.append(f'{image} loading="lazy" alt="{escape(f"{cls.__name__} {words}")}">')
        if not figures:
            return None
        words = ", ".join(VIEWS.values())
        text = f'<details class="screens"><summary>Pictures: {words}</summary><div>{"".join(figures)}</div></details>'
        return nodes.raw("", text, format="html")


def shown_on(env: BuildEnvironment) -> dict[str, tuple[str, str]]:
    """Return where each explorer has its section: page and anchor, by class name."""
    if not hasattr(env, "explorer_sections"):
        env.explorer_sections = {}  # type: ignore[attr-defined]
    known: dict[str, tuple[str, str]] = env.explorer_sections  # type: ignore[attr-defined]
    return known


class explorer_cards(nodes.General, nodes.Element):  # type: ignore[misc]
    """The place of the cards, which are written when every section is known."""


class ExplorerCards(SphinxDirective):
    """List every explorer with its picture."""

    def run(self) -> list[nodes.Node]:
        """Leave a place, and have this page made again in each build, because others decide where it leads."""
        self.env.note_reread()
        return [explorer_cards("")]


def _visit_cards(translator: Any, node: explorer_cards) -> None:
    builder, here = translator.builder, translator.builder.current_docname
    root, cards = "../" * here.count("/"), []
    for cls in list_explorers():
        if cls.__name__ not in shown_on(builder.env):
            logger.warning("%s has no section: name it in an explorer-gallery", cls.__name__, location=here)
            continue
        page, anchor = shown_on(builder.env)[cls.__name__]
        pictures = "".join(
            f'<img class="only-{view}" src="{root}{file}" alt="" loading="lazy" width="{width}" height="{height}">'
            for view in ("light", "dark")
            if (file := _thumbnail(builder, f"{cls.__name__}-{view}"))
            for width, height in [_CARD]
        )
        text = " ".join((inspect.getdoc(cls) or "").partition("\n\n")[0].split())
        link = f'<a href="{builder.get_relative_uri(here, page)}#{anchor}">{escape(title_of(cls))}</a>'
        cards.append(f"<li>{pictures}<p>{link}</p><p>{escape(text.replace('`', ''))}</p></li>")
    translator.body.append(f'<ul class="explorer-cards">{"".join(cards)}</ul>\n')
    raise nodes.SkipNode


def _thumbnail(builder: Any, name: str) -> str | None:
    """Write the top of an explorer's picture, small, into the site, and return its path there."""
    from PIL import Image

    path = Path(builder.srcdir) / "book" / "assets" / "explorers" / f"{name}.webp"
    if not path.is_file():
        return None
    width, height = (2 * side for side in _CARD)  # sharp screens have two pixels for one
    target = Path(builder.outdir) / "_static" / "explorers" / f"{name}-card.webp"
    target.parent.mkdir(parents=True, exist_ok=True)
    whole = Image.open(path)
    scale = width / whole.width
    whole.resize((width, round(whole.height * scale))).crop((0, 0, width, height)).save(target, "WEBP", quality=70)
    return target.relative_to(builder.outdir).as_posix()


class ExplorerEntries(SphinxDirective):
    """Write the reference entry of every explorer."""

    def run(self) -> list[nodes.Node]:
        """Let autodoc read the classes."""
        lines = [".. currentmodule:: cnnedu.explorers", ""]
        for cls in list_explorers():
            self.env.note_dependency(str(inspect.getsourcefile(cls)))
            lines += [f".. autoclass:: {cls.__name__}(**settings)", ""]
        entries = nodes.container()
        self.state.nested_parse(StringList(lines, "explorer-entries"), self.content_offset, entries)
        return list(entries.children)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives."""
    app.add_directive("explorer", OneExplorer)
    app.add_directive("explorer-gallery", ExplorerGallery)
    app.add_node(explorer_cards, html=(_visit_cards, None))
    app.add_directive("explorer-cards", ExplorerCards)
    app.add_directive("explorer-entries", ExplorerEntries)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
