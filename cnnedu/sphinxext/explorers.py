"""The explorers in a book, made from `list_explorers`: a new explorer has its place by itself.

``.. explorer:: KernelExplorer`` puts one, alive, on a page that is no notebook; its settings follow as YAML.
``.. explorer-gallery::`` writes a section per explorer: what it is for, the explorer itself, alive, the call that makes
it, and pictures of it in the light, in the dark and on a phone, where ``book/assets/explorers`` has them.
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
from sphinx.util.docutils import SphinxDirective

from cnnedu.errors import check_choice
from cnnedu.explorers import Explorer, list_explorers
from cnnedu.explorers.base import STATIC
from cnnedu.sphinxext.page import widget_slot, widget_state
from cnnedu.sphinxext.reference import render_sections

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
    """Show every explorer, alive."""

    def run(self) -> list[nodes.Node]:
        """Make one of each, and write their sections and, once, their state."""
        explorers = [cls() for cls in list_explorers()]
        ids = {explorer.model_id: f"gallery-{type(explorer).__mro__[1].__name__}" for explorer in explorers}
        sections = [
            self._section(cls, _stable(widget_slot(explorer), ids))
            for cls, explorer in zip(list_explorers(), explorers, strict=True)
        ]
        return [*sections, _stable(widget_state(explorers), ids)]

    def _section(self, cls: type[Explorer], widget: nodes.raw) -> nodes.section:
        source = _note_files(self.env, cls)
        section = nodes.section(ids=[nodes.make_id(cls.__name__)])
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
    app.add_directive("explorer-entries", ExplorerEntries)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
