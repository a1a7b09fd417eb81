"""A gallery of architectures, made from the registry: a new model file has its entry in the book by itself.

``.. model-gallery::`` writes a section per paper: what the file says about itself, the source, what was new, how the
code departs from the paper, what each registered name costs, and the code. Options: ``:years: 1998-2014`` and
``:tasks: classification`` choose (several tasks with spaces between them).
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterable
from itertools import groupby
from typing import Any, ClassVar

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from cnnedu.sphinxext.reference import render_sections


class ModelGallery(SphinxDirective):
    """Write a section for every paper whose models are registered."""

    option_spec: ClassVar = {"years": str, "tasks": str}

    def run(self) -> list[nodes.Node]:
        """Build the sections, oldest paper first."""
        from cnnedu.models import list_models, model_card

        first, last = (int(year) for year in self.options.get("years", "0-9999").split("-"))
        tasks = self.options.get("tasks", "").split()
        cards = [model_card(name) for name in list_models()]
        chosen = [card for card in cards if first <= card.paper.year <= last and (not tasks or card.task in tasks)]
        return [self._section(file, list(group)) for file, group in groupby(chosen, _file_of)]

    def _section(self, file: str, cards: list[Any]) -> nodes.section:
        """Return what the book says about one file."""
        module = importlib.import_module(file)
        self.env.note_dependency(str(module.__file__))
        card = cards[0]
        title = f"{card.family} ({card.paper.year})"
        section = nodes.section(ids=[nodes.make_id(file.rpartition(".")[2])])
        section += nodes.title("", title)
        lines = [*render_sections(_idea(module)), "", f"**New.** {card.new}", ""]
        lines += [f"*{card.paper.authors}*, `{card.paper.title} <{card.paper.link}>`__, {card.paper.year}.", ""]
        if deviations := list(dict.fromkeys(text for card in cards for text in card.deviations)):
            lines += ["**Where our default differs from the paper**", ""]
            lines += [line for text in deviations for line in (f"- {text}", "")]
        lines += [".. model-costs:: " + " ".join(card.name for card in cards), "", f".. source-of:: {file}", ""]
        self.state.nested_parse(StringList(lines, str(module.__file__)), self.content_offset, section)
        return section


class ModelCosts(SphinxDirective):
    """A table of what models cost: ``.. model-costs:: resnet18 resnet34``, or all of them."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Count on the meta device, while the page is read."""
        from cnnedu.models import compare, list_models

        names = self.arguments[0].split() if self.arguments else list_models()
        return [nodes.raw("", compare(names)._repr_html_(), format="html")]


def _file_of(card: Any) -> str:
    from cnnedu.models.registry import model_class

    return model_class(card.name).__module__


def _idea(module: Any) -> Iterable[str]:
    """Return a file's docstring without its first line, which names the paper as the title does."""
    return (inspect.getdoc(module) or "").partition("\n")[2].strip().splitlines()


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives."""
    app.add_directive("model-gallery", ModelGallery)
    app.add_directive("model-costs", ModelCosts)
    return {"version": "1.0", "parallel_read_safe": False}
